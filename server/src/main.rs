//! The `masmou` command.

use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use masmou::clock::Clock;
use masmou::commands::{account, demo, directory, serve};
use masmou::config::Config;
use masmou::db::Db;
use masmou::{backup, check, eval, generate, import};
use tracing_subscriber::EnvFilter;

// Everything allocates from it, SQLite and brotli included, so that no memory lies free in one
// heap while another grows; and without huge pages, of which a few used bytes hold 2 MiB each.
// `Cargo.toml` chooses both.
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
    /// Topics, areas and agencies.
    #[command(subcommand)]
    Directory(DirectoryCommand),
    /// Bring ideas in from elsewhere, or take an import back.
    #[command(subcommand)]
    Import(ImportCommand),
    /// Bring the database's schema up to date, and stop.
    Migrate,
    /// Compare counters and constraints with the rows.
    Check(check::Args),
    /// Copy everything into one file while the site runs.
    Backup(backup::Args),
    /// Bring back what a backup holds.
    Restore(backup::RestoreArgs),
    /// Make a large city of invented texts, to measure with.
    Generate(generate::Args),
    /// Measure how well the search finds what means the same.
    Eval(eval::Args),
}

#[derive(Subcommand)]
enum DirectoryCommand {
    /// Add and rename what a TOML file lists.
    Load(directory::LoadArgs),
}

#[derive(Subcommand)]
enum ImportCommand {
    /// Import a CSV file.
    Csv(Box<import::ImportArgs>),
    /// Take an import back, but for ideas that residents have made their own since.
    Undo(import::UndoArgs),
    /// List the imports so far.
    List,
}

#[derive(Subcommand)]
enum AccountCommand {
    /// Make an account.
    Create(account::CreateArgs),
    /// Set what a moderator looks after.
    Reach(account::ReachArgs),
}

#[tokio::main]
async fn main() -> ExitCode {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn"));
    let colours = std::io::stderr().is_terminal();
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(colours).init();
    match run(Cli::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("masmou: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(cli: Cli) -> anyhow::Result<()> {
    if let Command::Eval(args) = &cli.command {
        return eval::run(args).await;
    }
    let mut config = Config::load(cli.config.as_deref())?;
    if matches!(cli.command, Command::Demo) {
        config.demo = true;
        config.city_names = demo::city_names()?;
    }
    let target = config.target();
    match cli.command {
        // These open the database in their own way.
        Command::Check(args) => return check::run(&target, args).await,
        Command::Backup(args) => return backup::run(&target, &args).await,
        Command::Restore(args) => return args.run(&target).await,
        Command::Generate(args) => return generate::run(&target, &args).await,
        _ => {}
    }
    let makes_one = matches!(cli.command, Command::Serve | Command::Demo | Command::Migrate | Command::Directory(_));
    let db = if makes_one { Db::open(&target).await? } else { Db::open_existing(&target).await? };
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
        Command::Account(AccountCommand::Reach(args)) => account::reach(&db, args).await?,
        Command::Directory(DirectoryCommand::Load(args)) => directory::load(&db, args).await?,
        Command::Import(ImportCommand::Csv(args)) => import::run(&db, &Clock::System, *args).await?,
        Command::Import(ImportCommand::Undo(args)) => import::undo(&db, &Clock::System, args).await?,
        Command::Import(ImportCommand::List) => import::list(&db).await?,
        _ => println!("The database is up to date: schema {}.", masmou::db::newest_version()),
    }
    db.close().await;
    Ok(())
}
