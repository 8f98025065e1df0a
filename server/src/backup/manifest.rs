//! What a backup says of itself, and whether it is true.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, bail};
use app::domain::Millis;
use sqlx::{Connection, SqliteConnection};

use super::rows::{Digests, digests};
use super::{LEFT_OUT, ensure_whole, open};

/// The only form of backup there is so far.
const FORMAT: i64 = 1;

const SCHEMA: &str = "create table backup_manifest ( \
        format integer not null, program text not null, schema integer not null, \
        engine text not null, made_at integer not null); \
    create table backup_tables (name text not null primary key, rows integer not null, digest text not null)";

/// What a backup holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// Version of the program that made it.
    pub program: String,
    /// Version of its schema.
    pub schema: i64,
    /// The engine it was taken from.
    pub engine: String,
    /// When.
    pub made_at: Millis,
    /// Rows and digest of each table.
    pub tables: BTreeMap<String, (u64, String)>,
}

impl Manifest {
    /// All rows.
    pub fn rows(&self) -> u64 {
        self.tables.iter().filter(|(name, _)| !name.starts_with("sqlite_")).map(|(_, (rows, _))| rows).sum()
    }
}

/// What was copied, before the manifest is written.
pub(super) struct Made {
    pub(super) engine: &'static str,
    /// Digests made while reading the source, where that was possible.
    pub(super) source: Option<Digests>,
}

/// Clears what backups leave out, and writes the manifest into the file.
pub(super) async fn write(path: &Path, made: Made, at: Millis) -> anyhow::Result<()> {
    let mut conn = open(path, false).await?;
    // Without secure_delete the hashes would stay in free pages.
    for sql in ["pragma journal_mode = delete", "pragma secure_delete = on", "delete from sessions"] {
        sqlx::query(sql).execute(&mut conn).await?;
    }
    ensure_whole(&mut conn).await.context("the copy is not whole")?;
    let found = digests(&mut conn, true).await?;
    for (table, digest) in made.source.iter().flatten().filter(|(table, _)| *table != LEFT_OUT) {
        if found.get(table) != Some(digest) {
            bail!("the copy of the table {table} differs from what was read; no backup was made");
        }
    }
    let mut tx = conn.begin().await?;
    sqlx::raw_sql(SCHEMA).execute(&mut *tx).await?;
    sqlx::query("insert into backup_manifest select $1, $2, max(version), $3, $4 from _sqlx_migrations")
        .bind(FORMAT)
        .bind(env!("CARGO_PKG_VERSION"))
        .bind(made.engine)
        .bind(at)
        .execute(&mut *tx)
        .await?;
    for (table, digest) in found {
        sqlx::query("insert into backup_tables values ($1, $2, $3)")
            .bind(table)
            .bind(i64::try_from(digest.rows)?)
            .bind(digest.to_string())
            .execute(&mut *tx)
            .await?;
    }
    tx.commit().await?;
    conn.close().await?;
    Ok(())
}

/// Reads the manifest, without looking at the rest.
pub(super) async fn read(conn: &mut SqliteConnection) -> anyhow::Result<Manifest> {
    const HEAD: &str = "select format, program, schema, engine, made_at from backup_manifest";
    let head: Result<(i64, String, i64, String, Millis), _> = sqlx::query_as(HEAD).fetch_one(&mut *conn).await;
    let (format, program, schema, engine, made_at) = match head {
        Ok(head) => head,
        Err(sqlx::Error::Database(error)) if error.message().contains("no such table") => {
            bail!("it is a database, and not a backup made by `masmou backup`")
        }
        Err(error) => return Err(error).context("it cannot be read: it is damaged, or no backup"),
    };
    if format != FORMAT {
        bail!(
            "it is of the form {format}, and this program knows only form {FORMAT}: use the masmou that made it ({program})"
        );
    }
    let rows: Vec<(String, i64, String)> =
        sqlx::query_as("select name, rows, digest from backup_tables").fetch_all(&mut *conn).await?;
    let tables = rows.into_iter().map(|(name, rows, digest)| (name, (rows.unsigned_abs(), digest))).collect();
    Ok(Manifest { program, schema, engine, made_at, tables })
}

/// Reads a whole backup and compares it with its manifest.
pub(super) async fn verify(path: &Path) -> anyhow::Result<Manifest> {
    let mut conn = open(path, true).await?;
    let manifest = read(&mut conn).await?;
    ensure_whole(&mut conn).await?;
    let found = digests(&mut conn, true).await?;
    compare(&manifest, &found)?;
    conn.close().await?;
    Ok(manifest)
}

/// Fails with the first table that is not as the manifest says.
pub(super) fn compare(manifest: &Manifest, found: &Digests) -> anyhow::Result<()> {
    for (table, (rows, digest)) in &manifest.tables {
        match found.get(table) {
            None => bail!("the table {table} is missing"),
            Some(found) if found.rows != *rows => bail!("{table} has {} rows, and should have {rows}", found.rows),
            Some(found) if found.to_string() != *digest => bail!("the content of {table} was altered"),
            Some(_) => {}
        }
    }
    match found.keys().find(|table| !manifest.tables.contains_key(*table)) {
        Some(table) => bail!("the table {table} was added"),
        None => Ok(()),
    }
}
