//! `masmou backup` and `masmou restore`.
//!
//! A backup is one SQLite file with our own schema, whatever the engine: it can be read with
//! any SQLite, and moves a city from one engine to the other. It is taken while the server
//! writes, of one moment, and checked before it gets its name. It holds every table but
//! `sessions`: whoever restores must not sign anybody in again. Drafts (`kept_work`) are kept.

mod load;
mod manifest;
pub(crate) mod partial;
mod progress;
mod restore;
pub(crate) mod rows;
mod take;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection, SqliteConnection};

use crate::clock::Clock;
use crate::db::Target;
use partial::Partial;
use progress::Progress;

pub use manifest::Manifest;
pub use restore::{RestoreArgs, restore};

/// Tables that no backup holds.
const LEFT_OUT: &str = "sessions";

/// Arguments of `masmou backup`.
#[derive(clap::Args, Clone, Debug)]
pub struct Args {
    /// The file to write; it must not exist yet
    pub file: PathBuf,
}

/// Takes a backup into `args.file`, which appears only when it is whole and checked.
pub async fn run(target: &Target, args: &Args) -> anyhow::Result<()> {
    let started = Instant::now();
    let manifest = until_interrupted(take(target, &args.file, &Clock::System)).await?;
    let size = std::fs::metadata(&args.file)?.len();
    println!(
        "backed up {} rows of {} tables to {} ({:.1} MB, {:.1} s)",
        manifest.rows(),
        manifest.tables.len(),
        args.file.display(),
        size as f64 / 1e6,
        started.elapsed().as_secs_f64()
    );
    Ok(())
}

/// Gives up when somebody presses Ctrl-C, so that what was begun is cleared away.
async fn until_interrupted<T>(work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    tokio::select! {
        done = work => done,
        _ = tokio::signal::ctrl_c() => bail!("interrupted; nothing was changed"),
    }
}

/// Takes a backup and tells what is in it.
pub async fn take(target: &Target, file: &Path, clock: &Clock) -> anyhow::Result<Manifest> {
    if file.symlink_metadata().is_ok() {
        bail!("{} exists already: a backup never overwrites anything, so choose another name", file.display());
    }
    let partial = Partial::beside(file)?;
    let progress = Progress::new("taking the backup");
    let made = async {
        let made = match target {
            Target::Sqlite(source) => take::from_sqlite(source, &partial, &progress).await?,
            Target::Postgres(url) => take::from_postgres(url, &partial, &progress).await?,
        };
        progress.step("writing what is in it");
        manifest::write(partial.path(), made, clock.now()).await?;
        progress.step("reading it again");
        manifest::verify(partial.path()).await
    };
    let manifest = made.await.map_err(|error| explain(error, file))?;
    partial.publish(file).map_err(|error| explain(error.into(), file))?;
    Ok(manifest)
}

/// Opens a file of ours alone, without making it and without touching its schema.
pub(crate) async fn open(path: &Path, read_only: bool) -> Result<SqliteConnection, sqlx::Error> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .read_only(read_only)
        .foreign_keys(false)
        .busy_timeout(Duration::from_secs(15))
        .pragma("cache_size", "-64000");
    SqliteConnection::connect_with(&options).await
}

/// Says plainly what a full disk or an unwritable folder means for `file`.
fn explain(error: anyhow::Error, file: &Path) -> anyhow::Error {
    const SQLITE_FULL: &str = "13";
    let is_full = error.chain().any(|cause| match cause.downcast_ref::<sqlx::Error>() {
        Some(sqlx::Error::Database(error)) => error.code().as_deref() == Some(SQLITE_FULL),
        _ => {
            cause.downcast_ref::<std::io::Error>().is_some_and(|error| error.kind() == std::io::ErrorKind::StorageFull)
        }
    });
    if is_full {
        error.context(format!("the disk that should hold {} is full; nothing was left there", file.display()))
    } else {
        error
    }
}

/// Fails with the first thing that SQLite finds wrong with a file's pages. What rows say of each
/// other is the business of `masmou check`: a city with a flaw can be backed up, too.
async fn ensure_whole(conn: &mut SqliteConnection) -> anyhow::Result<()> {
    let lines: Vec<String> = sqlx::query_scalar("pragma integrity_check(1)")
        .fetch_all(&mut *conn)
        .await
        .context("the file cannot be read as a database")?;
    if let Some(line) = lines.iter().find(|line| *line != "ok") {
        bail!("its pages are damaged: {line}");
    }
    Ok(())
}
