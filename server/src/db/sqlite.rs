//! SQLite with one writer that groups commits, and readers apart.
//!
//! Writers take turns on one connection, each within a savepoint of one open transaction. A
//! commit releases the savepoint and waits for the committer, which queues for a turn like any
//! writer: those who were waiting before it get into the same transaction, and one sync to disk
//! serves them all. Nobody is told "done" before that sync.

use std::io::ErrorKind;
use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection, Executor, SqliteConnection, SqlitePool};
use tokio::sync::{Mutex, Notify, OwnedMutexGuard, oneshot};

use super::migrate::{self, MigrationError};
use crate::private;

/// Connections that read at the same time.
const READERS: u32 = 4;
/// Pages kept in memory by each connection, in KiB. Few: the system keeps the file's pages, too, and
/// reading one from there takes microseconds.
const CACHE_KIB: &str = "-2000";

#[derive(Clone)]
pub(super) struct SqliteDb {
    pub(super) readers: SqlitePool,
    writer: Arc<Mutex<Writer>>,
    committer: Arc<Notify>,
}

/// The one connection that writes.
pub(super) struct Writer {
    pub(super) conn: SqliteConnection,
    in_transaction: bool,
    in_savepoint: bool,
    waiting: Vec<oneshot::Sender<Result<(), String>>>,
}

impl Writer {
    /// Takes back what a writer began and did not commit: it failed, or its client went away.
    async fn abandon_savepoint(&mut self) -> Result<(), sqlx::Error> {
        if self.in_savepoint {
            self.conn.execute("rollback to turn").await?;
            self.conn.execute("release turn").await?;
            self.in_savepoint = false;
        }
        Ok(())
    }

    async fn begin_turn(&mut self) -> Result<(), sqlx::Error> {
        self.abandon_savepoint().await?;
        if !self.in_transaction {
            self.conn.execute("begin immediate").await?;
            self.in_transaction = true;
        }
        self.conn.execute("savepoint turn").await?;
        self.in_savepoint = true;
        Ok(())
    }

    /// Commits all released savepoints and tells those who wait.
    async fn flush(&mut self) {
        if !self.in_transaction {
            return;
        }
        let result = match self.abandon_savepoint().await {
            Ok(()) => self.conn.execute("commit").await.map(drop),
            Err(error) => Err(error),
        };
        if result.is_err() {
            // A full disk may have ended the transaction already; then this fails, harmlessly.
            let _ = self.conn.execute("rollback").await;
        }
        self.in_transaction = false;
        self.in_savepoint = false;
        for writer in self.waiting.drain(..) {
            let _ = writer.send(result.as_ref().copied().map_err(ToString::to_string));
        }
    }

    /// After a statement failed in a way that ended the whole transaction (disk full), SQLite
    /// has forgotten the savepoints of others, too: they are told.
    async fn recover(&mut self) {
        let _ = self.conn.execute("rollback").await;
        self.in_transaction = false;
        self.in_savepoint = false;
        for writer in self.waiting.drain(..) {
            let _ = writer.send(Err("the transaction was rolled back".into()));
        }
    }
}

impl SqliteDb {
    pub(super) async fn open(path: &Path) -> Result<Self, MigrationError> {
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            private::folder(folder).map_err(sqlx::Error::Io)?;
        }
        // Made beforehand: SQLite gives the files beside it (`-wal`, `-shm`) the same mode.
        match private::file(path) {
            // A folder that was not mounted looks just so: the operator hears of it.
            Ok(_) => tracing::warn!("made a new, empty database at {}", path.display()),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(sqlx::Error::Io(error).into()),
        }
        let options = SqliteConnectOptions::from_str("sqlite:")?
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(15))
            .statement_cache_capacity(256)
            .pragma("cache_size", CACHE_KIB);
        let mut conn = SqliteConnection::connect_with(&options).await?;
        migrate::sqlite(&mut conn).await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            .min_connections(1)
            .idle_timeout(None)
            .max_lifetime(None)
            .test_before_acquire(false)
            .connect_with(options.read_only(true))
            .await?;
        let writer = Writer { conn, in_transaction: false, in_savepoint: false, waiting: Vec::new() };
        let db = Self { readers, writer: Arc::new(Mutex::new(writer)), committer: Arc::default() };
        db.clone().spawn_committer();
        Ok(db)
    }

    /// Waits for a turn to write.
    pub(super) async fn turn(&self) -> Result<OwnedMutexGuard<Writer>, sqlx::Error> {
        let mut writer = self.writer.clone().lock_owned().await;
        if let Err(first) = writer.begin_turn().await {
            writer.recover().await;
            tracing::warn!(%first, "a write transaction could not begin; trying anew");
            writer.begin_turn().await?;
        }
        // Should this turn be abandoned, the committer takes it back.
        self.committer.notify_one();
        Ok(writer)
    }

    /// Ends a turn and waits until it is on disk.
    pub(super) async fn commit(&self, mut writer: OwnedMutexGuard<Writer>) -> Result<(), sqlx::Error> {
        let (sender, done) = oneshot::channel();
        if let Err(error) = writer.conn.execute("release turn").await {
            writer.recover().await;
            return Err(error);
        }
        writer.in_savepoint = false;
        writer.waiting.push(sender);
        drop(writer);
        self.committer.notify_one();
        match done.await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(message)) => Err(sqlx::Error::Protocol(message)),
            Err(_) => Err(sqlx::Error::WorkerCrashed),
        }
    }

    fn spawn_committer(self) {
        let writer = Arc::downgrade(&self.writer);
        let committer = self.committer.clone();
        tokio::spawn(async move {
            loop {
                committer.notified().await;
                let Some(writer) = writer.upgrade() else { return };
                writer.lock_owned().await.flush().await;
            }
        });
    }

    pub(super) async fn close(&self) {
        self.writer.lock().await.flush().await;
        self.readers.close().await;
    }
}
