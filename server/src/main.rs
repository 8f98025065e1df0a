//! The `masmou` command.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use masmou::clock::Clock;
use masmou::commands::{account, demo, serve};
use masmou::config::Config;
use masmou::db::Db;
use tracing_subscriber::EnvFilter;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// A citizen idea and feedback forum that a city runs for itself.
#[derive(Parser)]
#[command(version, arg_required_else_help = true)]
struct Cli {
    /// Settings file; `masmou.toml` in the current folder when it is there.
    #[arg(long, global = true, env = "MASMOU_CONFIG")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the site.
    Serve,
    /// Make a demo city, if there is none, and serve it.
    Demo,
    /// Accounts.
    #[command(subcommand)]
    Account(AccountCommand),
    /// Bring the database's schema up to date, and stop.
    Migrate,
}

#[derive(Subcommand)]
enum AccountCommand {
    /// Make an account.
    Create(account::CreateArgs),
}

#[tokio::main]
async fn main() -> ExitCode {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    match run(Cli::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("masmou: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(cli: Cli) -> anyhow::Result<()> {
    let mut config = Config::load(cli.config.as_deref())?;
    if matches!(cli.command, Command::Demo) {
        config.demo = true;
        config.city_names = demo::city_names()?;
    }
    let db = Db::open(&config.target()).await?;
    match cli.command {
        Command::Serve => return serve::serve(config, db).await,
        Command::Demo => {
            if demo::fill(&db, &Clock::System).await? {
                eprintln!("Made the demo city.");
            }
            demo::tell_accounts(&config);
            return serve::serve(config, db).await;
        }
        Command::Account(AccountCommand::Create(args)) => account::run(&db, args).await?,
        Command::Migrate => println!("The database is up to date: schema {}.", masmou::db::newest_version()),
    }
    db.close().await;
    Ok(())
}
