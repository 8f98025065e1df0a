//! The database: one SQLite file, or PostgreSQL, behind one small surface.
//!
//! A [`Conn`] reads; a [`Tx`] also writes, and ends with [`Tx::commit`], which returns once the
//! change is durable. The same SQL text runs on both engines through [`fetch!`](crate::fetch)
//! and [`execute!`](crate::execute).

mod migrate;
mod numbers;
mod sqlite;

use std::path::PathBuf;
use std::sync::Arc;

use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{PgConnection, PgPool, Postgres, Sqlite, SqliteConnection, Transaction};
use tokio::sync::OwnedMutexGuard;

pub(crate) use migrate::sqlite as bring_up_to_date;
pub use migrate::{MigrationError, newest_version};
pub use numbers::Numbers;

use crate::events::Changes;
use sqlite::{SqliteDb, Writer};

/// Where the data is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A file; made when it is missing.
    Sqlite(PathBuf),
    /// A PostgreSQL address, `postgres://…`.
    Postgres(String),
}

/// A handle to the database; cheap to clone.
#[derive(Clone)]
pub struct Db {
    engine: Engine,
    changes: Arc<Changes>,
}

#[derive(Clone)]
enum Engine {
    Sqlite(SqliteDb),
    Postgres(PgPool),
}

/// A connection that reads.
pub struct Conn(Held);

enum Held {
    SqliteReader(PoolConnection<Sqlite>),
    SqliteWriter(OwnedMutexGuard<Writer>),
    SqliteSnapshot(Transaction<'static, Sqlite>),
    PostgresReader(PoolConnection<Postgres>),
    PostgresWriter(Transaction<'static, Postgres>),
}

/// What a query runs on; made for [`fetch!`](crate::fetch) and [`execute!`](crate::execute).
pub enum Raw<'c> {
    /// SQLite.
    Sqlite(&'c mut SqliteConnection),
    /// PostgreSQL.
    Postgres(&'c mut PgConnection),
}

impl Conn {
    /// The engine's own connection.
    pub fn raw(&mut self) -> Raw<'_> {
        match &mut self.0 {
            Held::SqliteReader(conn) => Raw::Sqlite(conn),
            Held::SqliteWriter(writer) => Raw::Sqlite(&mut writer.conn),
            Held::SqliteSnapshot(tx) => Raw::Sqlite(tx),
            Held::PostgresReader(conn) => Raw::Postgres(conn),
            Held::PostgresWriter(tx) => Raw::Postgres(tx),
        }
    }
}

/// Runs `$query` (a `sqlx::query_as`, `query_scalar` …) by `fetch_one`, `fetch_optional` or
/// `fetch_all` on either engine.
#[macro_export]
macro_rules! fetch {
    ($conn:expr, $method:ident, $query:expr) => {
        match $conn.raw() {
            $crate::db::Raw::Sqlite(conn) => $query.$method(conn).await,
            $crate::db::Raw::Postgres(conn) => $query.$method(conn).await,
        }
    };
}

/// Binds a list of [`Numbers`](crate::db::Numbers) to `$query`, as its next parameters.
#[macro_export]
macro_rules! bind_all {
    ($query:expr, $numbers:expr) => {
        $numbers.iter().fold($query, |query, number| query.bind(number))
    };
}

/// Runs `$query` on either engine and gives the number of rows it changed.
#[macro_export]
macro_rules! execute {
    ($conn:expr, $query:expr) => {
        match $conn.raw() {
            $crate::db::Raw::Sqlite(conn) => $query.execute(conn).await.map(|done| done.rows_affected()),
            $crate::db::Raw::Postgres(conn) => $query.execute(conn).await.map(|done| done.rows_affected()),
        }
    };
}

/// A transaction that writes. Dropped without [`Tx::commit`], it leaves nothing behind.
pub struct Tx {
    conn: Conn,
    sqlite: Option<SqliteDb>,
    changes: Arc<Changes>,
    touched: Vec<Option<i64>>,
    tells: bool,
    moves_clocks: bool,
}

impl std::ops::Deref for Tx {
    type Target = Conn;
    fn deref(&self) -> &Conn {
        &self.conn
    }
}

impl std::ops::DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.conn
    }
}

impl Db {
    /// Opens the database, makes it when it is missing, and brings its schema up to date.
    pub async fn open(target: &Target) -> Result<Self, MigrationError> {
        let engine = match target {
            Target::Sqlite(path) => Engine::Sqlite(SqliteDb::open(path).await?),
            Target::Postgres(url) => {
                let options: PgConnectOptions = url.parse()?;
                let pool = PgPoolOptions::new().max_connections(16).connect_with(options).await?;
                migrate::postgres(&pool).await?;
                Engine::Postgres(pool)
            }
        };
        Ok(Self { engine, changes: Arc::default() })
    }

    /// Opens a database that is there already, so that a slip in the settings does not make an
    /// empty one and report that all is well.
    pub async fn open_existing(target: &Target) -> Result<Self, MigrationError> {
        match target {
            Target::Sqlite(path) if !path.exists() => Err(MigrationError::Missing(path.clone())),
            _ => Self::open(target).await,
        }
    }

    /// A connection for reading.
    pub async fn read(&self) -> Result<Conn, sqlx::Error> {
        Ok(Conn(match &self.engine {
            Engine::Sqlite(db) => Held::SqliteReader(db.readers.acquire().await?),
            Engine::Postgres(pool) => Held::PostgresReader(pool.acquire().await?),
        }))
    }

    /// A connection that sees one moment of the database, however much is written meanwhile.
    pub async fn snapshot(&self) -> Result<Conn, sqlx::Error> {
        Ok(Conn(match &self.engine {
            Engine::Sqlite(db) => Held::SqliteSnapshot(db.readers.begin().await?),
            Engine::Postgres(pool) => {
                Held::PostgresWriter(pool.begin_with("begin isolation level repeatable read, read only").await?)
            }
        }))
    }

    /// A transaction for writing. On SQLite writers take turns; those that wait at the same
    /// time share one commit to disk.
    pub async fn write(&self) -> Result<Tx, sqlx::Error> {
        let (held, sqlite) = match &self.engine {
            Engine::Sqlite(db) => (Held::SqliteWriter(db.turn().await?), Some(db.clone())),
            Engine::Postgres(pool) => (Held::PostgresWriter(pool.begin().await?), None),
        };
        Ok(Tx {
            conn: Conn(held),
            sqlite,
            changes: self.changes.clone(),
            touched: Vec::new(),
            moves_clocks: false,
            tells: false,
        })
    }

    /// What has changed lately, for those who keep rendered pages.
    pub fn changes(&self) -> &Arc<Changes> {
        &self.changes
    }

    /// Whether whoever sees a row's number sees all rows with lower ones: SQLite's writers take
    /// turns, while PostgreSQL hands numbers out before the commit.
    pub fn numbers_in_order(&self) -> bool {
        matches!(self.engine, Engine::Sqlite(_))
    }

    /// Writes what is left and closes every connection.
    pub async fn close(&self) {
        match &self.engine {
            Engine::Sqlite(db) => db.close().await,
            Engine::Postgres(pool) => pool.close().await,
        }
    }
}

impl Tx {
    /// Remembers that pages which show an idea (`None`: pages of everything) are out of date
    /// once this transaction is committed.
    pub fn touch(&mut self, idea_id: Option<i64>) {
        self.touched.push(idea_id);
    }

    /// Remembers that there is a notice to spread once this transaction is committed.
    pub fn tell(&mut self) {
        self.tells = true;
    }

    /// Remembers that what agencies have to answer for differs once this is committed.
    pub fn touch_clocks(&mut self) {
        self.moves_clocks = true;
    }

    /// Makes the change durable and visible.
    pub async fn commit(self) -> Result<(), sqlx::Error> {
        match (self.conn.0, self.sqlite) {
            (Held::SqliteWriter(writer), Some(db)) => db.commit(writer).await?,
            (Held::PostgresWriter(tx), _) => tx.commit().await?,
            _ => {}
        }
        if self.moves_clocks {
            self.changes.bump_clocks();
        }
        self.changes.bump(&self.touched);
        if self.tells {
            self.changes.tell();
        }
        Ok(())
    }
}
