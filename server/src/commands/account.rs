//! `masmou account create`: accounts that the city makes itself.

use anyhow::{Context, bail};
use app::domain::account::{Role, SignUpInput};
use app::domain::directory::Directory;
use clap::Args;

use crate::accounts::{AccountError, Hasher, create};
use crate::clock::Clock;
use crate::db::Db;
use crate::directory;

/// Options of `masmou account create`.
#[derive(Debug, Args)]
pub struct CreateArgs {
    /// E-mail address to sign in with.
    #[arg(long)]
    email: String,
    /// Public display name.
    #[arg(long)]
    name: String,
    /// What it may do: resident, officer, moderator or administrator.
    #[arg(long, default_value = "resident")]
    role: String,
    /// Slug of the agency that an officer answers for.
    #[arg(long)]
    agency: Option<String>,
    /// The password; without it, it is read from standard input, so that it stays out of the
    /// shell's history.
    #[arg(long)]
    password: Option<String>,
}

/// Makes an account.
pub async fn run(db: &Db, args: CreateArgs) -> anyhow::Result<()> {
    let Some(role) = Role::parse(&args.role) else {
        bail!("--role {}: it is one of resident, officer, moderator, administrator", args.role);
    };
    let directory = directory::store::all(&mut db.read().await?).await?;
    let agency_id = match (&args.agency, role) {
        (Some(slug), Role::Officer) => {
            let known: Vec<&str> = directory.agencies.iter().map(|agency| agency.slug.as_str()).collect();
            let id = Directory::id(&directory.agencies, slug);
            Some(id.with_context(|| format!("--agency {slug}: there are {}", known.join(", ")))?)
        }
        (None, Role::Officer) => bail!("an officer answers for an agency: name it with --agency"),
        (Some(_), _) => bail!("--agency is for officers alone"),
        (None, _) => None,
    };
    let password = match args.password {
        Some(password) => password,
        None => {
            eprintln!("Password (15 characters or more), then Enter:");
            let mut line = String::new();
            std::io::stdin().read_line(&mut line)?;
            line.trim_end_matches(['\r', '\n']).to_owned()
        }
    };
    let input = SignUpInput { email: args.email, name: args.name };
    match create(db, &Hasher::default(), &Clock::System, &input, &password, role, agency_id).await {
        Ok(account) => {
            println!("{} is number {} and may sign in as {}.", account.name, account.id, input.email.trim());
            Ok(())
        }
        Err(AccountError::Invalid(errors)) => {
            let wrong = [("e-mail", errors.email), ("name", errors.name), ("password", errors.password)];
            let told: Vec<String> =
                wrong.iter().filter_map(|(field, error)| error.map(|error| format!("{field}: {error:?}"))).collect();
            bail!("the account was not made: {}", told.join("; "))
        }
        Err(other) => Err(other.into()),
    }
}
