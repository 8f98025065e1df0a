//! `masmou account`: accounts that the city makes itself, and what moderators look after.

use anyhow::{Context, bail};
use app::domain::account::{Email, Reach, Role, SignUpInput};
use app::domain::directory::{Directory, Label};
use app::domain::idea::FieldError;
use app::i18n::{DateSettings, Locales};
use clap::Args;

use crate::accounts::{AccountError, Hasher, create, store};
use crate::clock::Clock;
use crate::db::Db;
use crate::directory;
use crate::events::{self, EventKind};

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
    /// Slug of an agency that an officer answers for; may be given many times.
    #[arg(long)]
    agency: Vec<String>,
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
    let agencies = numbers("agency", &directory.agencies, &args.agency)?;
    match (agencies.is_empty(), role) {
        (true, Role::Officer) => bail!("an officer answers for an agency: name it with --agency"),
        (false, Role::Resident | Role::Moderator | Role::Administrator) => bail!("--agency is for officers alone"),
        _ => {}
    }
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
    match create(db, &Hasher::default(), &Clock::System, &input, &password, role, agencies.first().copied()).await {
        Ok(account) => {
            let mut tx = db.write().await?;
            for agency in agencies.iter().skip(1) {
                store::join_agency(&mut tx, account.id, *agency, Clock::System.now()).await?;
            }
            tx.commit().await?;
            println!("{} is number {} and may sign in as {}.", account.name, account.id, input.email.trim());
            Ok(())
        }
        Err(AccountError::Invalid(errors)) => {
            let wrong = [("e-mail", errors.email), ("name", errors.name), ("password", errors.password)];
            let told: Vec<String> = wrong
                .iter()
                .filter_map(|(field, error)| error.map(|error| format!("{field}: {}", english(error))))
                .collect();
            bail!("the account was not made: {}", told.join("; "))
        }
        Err(other) => Err(other.into()),
    }
}

/// What is wrong with a field, as the sign-up form says it in English.
fn english(error: FieldError) -> String {
    let told = Locales::load(&DateSettings::default()).ok().and_then(|locales| locales.find("en"));
    told.map_or_else(|| format!("{error:?}"), |lang| app::parts::field::error_text(lang, "password", error))
}

/// The numbers of the slugs that were given with `--name`.
fn numbers(name: &str, labels: &[Label], slugs: &[String]) -> anyhow::Result<Vec<i64>> {
    let known = || labels.iter().map(|label| label.slug.as_str()).collect::<Vec<_>>().join(", ");
    let number =
        |slug: &String| Directory::id(labels, slug).with_context(|| format!("--{name} {slug}: there are {}", known()));
    slugs.iter().map(number).collect()
}

/// Options of `masmou account reach`.
#[derive(Debug, Args)]
pub struct ReachArgs {
    /// E-mail address of a moderator.
    email: String,
    /// Slug of a topic that they look after; may be given many times.
    #[arg(long)]
    topic: Vec<String>,
    /// Slug of an area that they look after; may be given many times. Without topics and areas,
    /// they look after everything.
    #[arg(long)]
    area: Vec<String>,
}

/// Sets what a moderator looks after.
pub async fn reach(db: &Db, args: ReachArgs) -> anyhow::Result<()> {
    let directory = directory::store::all(&mut db.read().await?).await?;
    let reach = Reach {
        topics: numbers("topic", &directory.topics, &args.topic)?,
        areas: numbers("area", &directory.areas, &args.area)?,
        ..Reach::default()
    };
    let email = Email::parse(&args.email).ok().with_context(|| format!("{} is no e-mail address", args.email))?;
    let mut tx = db.write().await?;
    let account = store::by_email(&mut tx, email.as_str()).await?;
    let account = account.with_context(|| format!("there is no account of {}", email.as_str()))?;
    if !store::set_reach(&mut tx, account.id, &reach).await? {
        bail!("{} is no moderator but {}", account.display_name, account.role);
    }
    let data = serde_json::json!({ "moderator": account.id, "topics": reach.topics, "areas": reach.areas });
    events::record(&mut tx, EventKind::DirectoryChanged, None, None, data, Clock::System.now()).await?;
    tx.commit().await?;
    let told = |words: &[String]| if words.is_empty() { "all".to_owned() } else { words.join(", ") };
    println!("{} looks after topics: {}; areas: {}.", account.display_name, told(&args.topic), told(&args.area));
    Ok(())
}
