//! Tables as rows of plain values, the same on both engines, and digests of them.

use std::collections::BTreeMap;
use std::fmt;

use anyhow::{Context, bail};
use futures::TryStreamExt;
use sha2::{Digest as _, Sha256};
use sqlx::{AssertSqlSafe, ColumnIndex, Database, Decode, QueryBuilder, Row, Sqlite, SqliteConnection, Type};

/// Values that one statement carries (SQLite's limit is 32,766).
pub(crate) const VALUES: usize = 16_000;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Integer,
    Real,
    Text,
}

/// A value of a row.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    Null,
    Integer(i64),
    Real(f64),
    Text(String),
}

impl From<i64> for Cell {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

impl From<f64> for Cell {
    fn from(value: f64) -> Self {
        Self::Real(value)
    }
}

impl From<&str> for Cell {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<String> for Cell {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// A table, as the SQLite schema describes it.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub(crate) name: String,
    pub(crate) columns: Vec<(String, Kind)>,
    /// Whether the engine numbers its rows.
    pub(crate) is_numbered: bool,
}

impl Table {
    /// Some columns of a table, separated by spaces, to be filled by [`insert`].
    pub(crate) fn of(name: &str, columns: &str) -> Self {
        let columns: Vec<_> = columns.split(' ').map(|column| (column, Kind::Text)).collect();
        Self::known(name, &columns)
    }

    fn known(name: &str, columns: &[(&str, Kind)]) -> Self {
        let columns = columns.iter().map(|(name, kind)| ((*name).to_owned(), *kind)).collect();
        Self { name: name.to_owned(), columns, is_numbered: false }
    }

    /// The columns, quoted, separated by commas.
    pub(crate) fn column_list(&self) -> String {
        self.columns.iter().map(|(name, _)| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
    }

    /// A query of all rows. Safe to run: names come from our own schema.
    pub(crate) fn select(&self) -> AssertSqlSafe<String> {
        AssertSqlSafe(format!("select {} from \"{}\"", self.column_list(), self.name))
    }

    /// A row's values.
    pub(crate) fn cells<R>(&self, row: &R) -> Result<Vec<Cell>, sqlx::Error>
    where
        R: Row,
        usize: ColumnIndex<R>,
        for<'r> Option<i64>: Decode<'r, R::Database> + Type<R::Database>,
        for<'r> Option<f64>: Decode<'r, R::Database> + Type<R::Database>,
        for<'r> Option<String>: Decode<'r, R::Database> + Type<R::Database>,
        R::Database: Database<Row = R>,
    {
        let cell = |(at, (_, kind)): (usize, &(String, Kind))| {
            Ok(match kind {
                Kind::Integer => row.try_get::<Option<i64>, _>(at)?.map_or(Cell::Null, Cell::Integer),
                Kind::Real => row.try_get::<Option<f64>, _>(at)?.map_or(Cell::Null, Cell::Real),
                Kind::Text => row.try_get::<Option<String>, _>(at)?.map_or(Cell::Null, Cell::Text),
            })
        };
        self.columns.iter().enumerate().map(cell).collect()
    }
}

/// The tables of a city, in an order in which each names only rows of tables before it.
pub(crate) async fn tables(conn: &mut SqliteConnection) -> anyhow::Result<Vec<Table>> {
    const TABLES: &str = "select name, sql from sqlite_schema where type = 'table' \
        and name not like 'sqlite\\_%' escape '\\' and name not like 'backup\\_%' escape '\\' \
        and name <> '_sqlx_migrations' order by name";
    let names: Vec<(String, String)> = sqlx::query_as(TABLES).fetch_all(&mut *conn).await?;
    let mut waiting = BTreeMap::new();
    for (name, sql) in names {
        let columns: Vec<(String, String)> =
            sqlx::query_as("select name, lower(type) from pragma_table_info($1) order by cid")
                .bind(&name)
                .fetch_all(&mut *conn)
                .await?;
        let kinds = columns.into_iter().map(|(column, word)| match &*word {
            "integer" => Ok((column, Kind::Integer)),
            "real" => Ok((column, Kind::Real)),
            "text" => Ok((column, Kind::Text)),
            other => bail!("{name}.{column} is of the type {other:?}, which backups do not know"),
        });
        let columns = kinds.collect::<anyhow::Result<_>>()?;
        let parents: Vec<String> = sqlx::query_scalar("select \"table\" from pragma_foreign_key_list($1)")
            .bind(&name)
            .fetch_all(&mut *conn)
            .await?;
        let is_numbered = sql.to_lowercase().contains("autoincrement");
        waiting.insert(name.clone(), (Table { name, columns, is_numbered }, parents));
    }
    let mut ordered = Vec::new();
    while !waiting.is_empty() {
        let ready = waiting
            .iter()
            .find(|(name, (_, parents))| parents.iter().all(|parent| parent == *name || !waiting.contains_key(parent)))
            .map(|(name, _)| name.clone())
            .context("tables refer to each other in a circle")?;
        ordered.extend(waiting.remove(&ready).map(|(table, _)| table));
    }
    Ok(ordered)
}

/// Adds rows to a SQLite table.
pub(crate) async fn insert(
    table: &Table,
    conn: &mut SqliteConnection,
    batch: Vec<Vec<Cell>>,
) -> Result<(), sqlx::Error> {
    if batch.is_empty() {
        return Ok(());
    }
    let mut query = QueryBuilder::<Sqlite>::new(format!("insert into \"{}\" ({}) ", table.name, table.column_list()));
    query.push_values(batch, |mut row, cells| {
        for cell in cells {
            match cell {
                Cell::Null => row.push_bind(None::<i64>),
                Cell::Integer(value) => row.push_bind(value),
                Cell::Real(value) => row.push_bind(value),
                Cell::Text(value) => row.push_bind(value),
            };
        }
    });
    query.build().execute(conn).await.map(drop)
}

/// How many rows there are, and a sum of their SHA-256: the same in whatever order they come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Digest {
    pub(crate) rows: u64,
    lanes: [u64; 4],
}

impl Digest {
    pub(crate) fn add(&mut self, row: &[Cell]) {
        let mut hash = Sha256::new();
        for cell in row {
            match cell {
                Cell::Null => hash.update(b"n"),
                Cell::Integer(value) => {
                    hash.update(b"i");
                    hash.update(value.to_le_bytes());
                }
                Cell::Real(value) => {
                    // SQLite keeps no negative zero.
                    let value = if *value == 0.0 { 0.0 } else { *value };
                    hash.update(b"r");
                    hash.update(value.to_bits().to_le_bytes());
                }
                Cell::Text(value) => {
                    hash.update(b"t");
                    hash.update((value.len() as u64).to_le_bytes());
                    hash.update(value);
                }
            }
        }
        self.rows += 1;
        for (lane, bytes) in self.lanes.iter_mut().zip(hash.finalize().chunks_exact(8)) {
            let word = bytes.iter().fold(0u64, |word, byte| word << 8 | u64::from(*byte));
            *lane = lane.wrapping_add(word);
        }
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.lanes.iter().try_for_each(|lane| write!(f, "{lane:016x}"))
    }
}

/// Digests by table.
pub(crate) type Digests = BTreeMap<String, Digest>;

/// The digest of each table of a SQLite file; with `whole_file` also of its schema and of the
/// numbers it would give next.
pub(crate) async fn digests(conn: &mut SqliteConnection, whole_file: bool) -> anyhow::Result<Digests> {
    let mut tables = tables(conn).await?;
    if whole_file {
        tables.push(Table::known("sqlite_sequence", &[("name", Kind::Text), ("seq", Kind::Integer)]));
        tables.push(Table::known("sqlite_schema", &[("type", Kind::Text), ("name", Kind::Text), ("sql", Kind::Text)]));
    }
    let mut digests = Digests::new();
    for table in tables {
        let mut digest = Digest::default();
        let mut rows = sqlx::query(table.select()).fetch(&mut *conn);
        while let Some(row) = rows.try_next().await? {
            let cells = table.cells(&row)?;
            let is_ours =
                table.name == "sqlite_schema" && matches!(&cells[1], Cell::Text(name) if name.contains("backup_"));
            if !is_ours {
                digest.add(&cells);
            }
        }
        drop(rows);
        digests.insert(table.name, digest);
    }
    Ok(digests)
}
