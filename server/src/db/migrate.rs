//! Bringing a schema up to date, and refusing one that is newer than the program.

use std::path::PathBuf;

use sqlx::migrate::{MigrateError, Migrator};
use sqlx::{PgPool, SqliteConnection};

static SQLITE: Migrator = sqlx::migrate!("../migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("../migrations/postgres");

/// Why the database cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum MigrationError {
    /// It was made by a later program.
    #[error(
        "the database has schema {found}, and this program knows schemas up to {known}: \
         run the newer masmou that made it, or restore a backup from before the upgrade"
    )]
    Newer {
        /// The schema found.
        found: i64,
        /// The newest that this program knows.
        known: i64,
    },
    /// A migration failed, or was changed after it ran.
    #[error("the database's schema could not be brought up to date: {0}")]
    Failed(MigrateError),
    /// There is none, and the command is not one that makes it.
    #[error("there is no database at {}: is `data_dir` right? `masmou serve` and `masmou migrate` make one", .0.display())]
    Missing(PathBuf),
    /// It could not be reached.
    #[error("the database could not be opened: {0}")]
    Unreachable(#[from] sqlx::Error),
}

/// The newest schema that this program knows.
pub fn newest_version() -> i64 {
    SQLITE.iter().map(|migration| migration.version).max().unwrap_or(0)
}

fn told(error: MigrateError) -> MigrationError {
    match error {
        MigrateError::VersionMissing(found) => MigrationError::Newer { found, known: newest_version() },
        other => MigrationError::Failed(other),
    }
}

pub(crate) async fn sqlite(conn: &mut SqliteConnection) -> Result<(), MigrationError> {
    SQLITE.run_direct(None, conn, false).await.map_err(told)
}

pub(super) async fn postgres(pool: &PgPool) -> Result<(), MigrationError> {
    POSTGRES.run(pool).await.map_err(told)
}
