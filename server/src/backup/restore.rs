//! Putting a backup in the place of a database.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use app::domain::Millis;
use jiff::Timestamp;
use sqlx::{Connection, SqliteConnection};

use super::manifest::{self, Manifest};
use super::partial::{Partial, folder_of, sync_folder, with_ending};
use super::progress::Progress;
use super::rows::{Digests, digests, tables};
use super::{ensure_whole, explain, load, open, until_interrupted};
use crate::clock::Clock;
use crate::db::{Target, bring_up_to_date, newest_version};
use crate::private;

/// Arguments of `masmou restore`.
#[derive(clap::Args, Clone, Debug)]
pub struct RestoreArgs {
    /// A backup made by `masmou backup`
    pub file: PathBuf,
    /// Replace what the database holds now (a SQLite file is kept aside under a dated name)
    #[arg(long)]
    pub replace: bool,
}

impl RestoreArgs {
    /// The command: restores and tells what is there now.
    pub async fn run(&self, target: &Target) -> anyhow::Result<()> {
        let (manifest, aside) = until_interrupted(restore(target, self, &Clock::System)).await?;
        if let Some(aside) = aside {
            println!("what was there before is kept as {}", aside.display());
        }
        println!(
            "restored {} rows from the backup of {} UTC; everyone has to sign in again",
            manifest.rows(),
            stamp(manifest.made_at)
        );
        Ok(())
    }
}

/// Restores a backup: wholly, or not at all. Gives what was restored, and where the SQLite
/// file that it replaced is now.
pub async fn restore(
    target: &Target,
    args: &RestoreArgs,
    clock: &Clock,
) -> anyhow::Result<(Manifest, Option<PathBuf>)> {
    let progress = Progress::new("reading the backup");
    match target {
        Target::Sqlite(path) => {
            let held = Held::look(path, args.replace).await?;
            private::folder(folder_of(path))?;
            let work = Partial::beside(path)?;
            let prepared = prepare(&args.file, &work, &progress).await.map_err(|error| explain(error, path));
            let (manifest, _) = prepared?;
            let aside = held.give_way(path, work, clock.now()).await?;
            Ok((manifest, aside))
        }
        Target::Postgres(url) => {
            let work = Partial::passing("restore")?;
            let (manifest, expected) = prepare(&args.file, &work, &progress).await?;
            load::into_postgres(url, work.path(), &expected, args.replace, &progress).await?;
            Ok((manifest, None))
        }
    }
}

/// Copies the backup, checks the copy against its manifest, and brings it up to this program's
/// schema. Gives the digests of the result.
async fn prepare(file: &Path, work: &Partial, progress: &Progress) -> anyhow::Result<(Manifest, Digests)> {
    if !file.is_file() {
        bail!("there is no file {}", file.display());
    }
    let refused = || format!("{} was not restored", file.display());
    refuse_newer(file).await.with_context(refused)?;
    progress.step("copying the backup");
    let (from, to) = (file.to_owned(), work.path().to_owned());
    tokio::task::spawn_blocking(move || {
        fs::File::open(from).and_then(|mut from| {
            std::io::copy(&mut from, &mut fs::OpenOptions::new().write(true).truncate(true).open(to)?)
        })
    })
    .await??;
    progress.step("checking the backup");
    let manifest = manifest::verify(work.path()).await.with_context(refused)?;
    progress.step("bringing it up to date");
    let mut conn = open(work.path(), false).await?;
    for sql in ["drop table backup_manifest", "drop table backup_tables"] {
        sqlx::query(sql).execute(&mut conn).await?;
    }
    bring_up_to_date(&mut conn).await?;
    conn.close().await?;
    progress.step("checking the result");
    let mut conn = open(work.path(), true).await?;
    ensure_whole(&mut conn).await.with_context(refused)?;
    let found = digests(&mut conn, true).await?;
    if manifest.schema == newest_version() {
        manifest::compare(&manifest, &found).with_context(refused)?;
    }
    conn.close().await?;
    Ok((manifest, found))
}

/// A look at the manifest alone, before anything is copied.
async fn refuse_newer(file: &Path) -> anyhow::Result<()> {
    let mut conn = open(file, true).await.context("it cannot be opened")?;
    let manifest = manifest::read(&mut conn).await?;
    conn.close().await?;
    let known = newest_version();
    if manifest.schema > known {
        bail!(
            "it has schema {}, and this program knows schemas up to {known}: restore it with masmou {} or later",
            manifest.schema,
            manifest.program
        );
    }
    Ok(())
}

/// What stands at the place of a SQLite database, held so that nobody writes to it meanwhile.
enum Held {
    Nothing,
    Database(SqliteConnection),
    /// Something that is no database, or no longer one.
    Damaged,
}

impl Held {
    async fn look(path: &Path, may_replace: bool) -> anyhow::Result<Self> {
        if path.symlink_metadata().is_err() {
            return Ok(Self::Nothing);
        }
        let mut conn = match take_alone(path).await {
            Ok(conn) => conn,
            Err(sqlx::Error::Database(error)) if matches!(error.code().as_deref(), Some("5" | "261" | "6")) => {
                bail!("{} is in use: stop the server first, then restore", path.display())
            }
            Err(_) if may_replace => return Ok(Self::Damaged),
            Err(error) => {
                return Err(error).with_context(|| {
                    format!(
                        "{} cannot be read; with --replace it is kept aside and the backup takes its place",
                        path.display()
                    )
                });
            }
        };
        if !may_replace && has_rows(&mut conn).await? {
            conn.close().await?;
            bail!("{} holds data already: --replace keeps it aside and restores the backup", path.display());
        }
        Ok(Self::Database(conn))
    }

    /// Moves it aside and puts `work` in its place. There is a database at `path` at every
    /// moment, the old or the new one.
    async fn give_way(self, path: &Path, work: Partial, now: Millis) -> anyhow::Result<Option<PathBuf>> {
        if matches!(self, Self::Nothing) {
            remove_stale(path, &with_ending(path, &format!(".replaced-{}", stamp(now))))?;
            work.own_like(folder_of(path));
            work.publish(path)?;
            return Ok(None);
        }
        let aside = with_ending(path, &format!(".replaced-{}", stamp(now)));
        if aside.symlink_metadata().is_ok() {
            bail!("{} exists already; wait a second and try again", aside.display());
        }
        work.own_like(path);
        if fs::hard_link(path, &aside).is_err() {
            fs::copy(path, &aside).context("cannot keep the old database aside")?;
        }
        remove_stale(path, &aside)?;
        sync_folder(path)?;
        work.publish_over(path)?;
        if let Self::Database(conn) = self {
            conn.close().await?;
        }
        Ok(Some(aside))
    }
}

/// A log that belongs to the old database would be played into the new one: it goes aside, too.
fn remove_stale(path: &Path, aside: &Path) -> anyhow::Result<()> {
    for ending in ["-wal", "-journal"] {
        let log = with_ending(path, ending);
        if log.symlink_metadata().is_ok() {
            fs::rename(&log, with_ending(aside, ending))?;
        }
    }
    let _ = fs::remove_file(with_ending(path, "-shm"));
    Ok(())
}

/// Opens a database, brings its log home, and locks out everyone else. Fails as "locked" while
/// a server has it open: leaving WAL mode needs to be alone.
async fn take_alone(path: &Path) -> Result<SqliteConnection, sqlx::Error> {
    let mut conn = open(path, false).await?;
    for sql in ["pragma busy_timeout = 1000", "pragma journal_mode = delete", "begin exclusive"] {
        sqlx::query(sql).fetch_all(&mut conn).await?;
    }
    Ok(conn)
}

async fn has_rows(conn: &mut SqliteConnection) -> anyhow::Result<bool> {
    for table in tables(conn).await? {
        let first = sqlx::AssertSqlSafe(format!("select exists (select 1 from \"{}\")", table.name));
        if sqlx::query_scalar(first).fetch_one(&mut *conn).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// `2026-11-22T045600Z`: sorts by time, and is a file name everywhere.
fn stamp(at: Millis) -> String {
    Timestamp::from_millisecond(at).unwrap_or_default().strftime("%Y-%m-%dT%H%M%SZ").to_string()
}
