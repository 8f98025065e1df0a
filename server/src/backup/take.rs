//! Copying a city into one SQLite file.

use std::path::Path;

use anyhow::{Context, bail};
use futures::TryStreamExt;
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};

use super::manifest::Made;
use super::partial::Partial;
use super::progress::Progress;
use super::rows::{Digest, Digests, Table, VALUES, insert, tables};
use super::{LEFT_OUT, open};
use crate::db::{bring_up_to_date, newest_version};

/// By `vacuum into`: it reads one moment of the database, and writers go on meanwhile.
pub(super) async fn from_sqlite(source: &Path, copy: &Partial, progress: &Progress) -> anyhow::Result<Made> {
    if !source.is_file() {
        bail!("there is no database at {}", source.display());
    }
    let mut conn = open(source, true).await.with_context(|| format!("cannot open {}", source.display()))?;
    progress.step("copying the database");
    let target = copy.path().to_str().context("the name of the backup's folder is not UTF-8")?;
    sqlx::query("vacuum into $1").bind(target).execute(&mut conn).await?;
    conn.close().await?;
    Ok(Made { engine: "sqlite", source: None })
}

/// By reading every table in one read-only transaction.
pub(super) async fn from_postgres(url: &str, copy: &Partial, progress: &Progress) -> anyhow::Result<Made> {
    let mut source = PgConnection::connect(url).await.context("cannot reach the database")?;
    let mut source = source.begin_with("begin isolation level repeatable read, read only").await?;
    ensure_same_schema(&mut source).await?;
    let mut conn = open(copy.path(), false).await?;
    for sql in ["pragma journal_mode = delete", "pragma synchronous = off"] {
        sqlx::query(sql).execute(&mut conn).await?;
    }
    bring_up_to_date(&mut conn).await?;
    let mut digests = Digests::new();
    for table in tables(&mut conn).await? {
        if table.name != LEFT_OUT {
            let digest = copy_table(&table, &mut source, &mut conn, progress).await?;
            keep_next_number(&table, &mut source, &mut conn).await?;
            digests.insert(table.name, digest);
        }
    }
    source.rollback().await?;
    conn.close().await?;
    Ok(Made { engine: "postgres", source: Some(digests) })
}

async fn ensure_same_schema(source: &mut PgConnection) -> anyhow::Result<()> {
    let found: Option<i64> = sqlx::query_scalar("select max(version) from _sqlx_migrations")
        .fetch_one(source)
        .await
        .context("this is not a database of masmou's")?;
    let (found, known) = (found.unwrap_or(0), newest_version());
    if found != known {
        bail!(
            "the database has schema {found}, and this program schema {known}: take the backup with the program that serves it"
        );
    }
    Ok(())
}

async fn copy_table(
    table: &Table,
    source: &mut PgConnection,
    copy: &mut SqliteConnection,
    progress: &Progress,
) -> anyhow::Result<Digest> {
    let mut digest = Digest::default();
    let mut batch = Vec::new();
    let mut copy = copy.begin().await?;
    let mut rows = sqlx::query(table.select()).fetch(source);
    while let Some(row) = rows.try_next().await? {
        let cells = table.cells(&row)?;
        digest.add(&cells);
        progress.rows(&table.name, digest.rows);
        batch.push(cells);
        if batch.len() * table.columns.len() >= VALUES {
            insert(table, &mut copy, std::mem::take(&mut batch)).await?;
        }
    }
    insert(table, &mut copy, batch).await?;
    copy.commit().await?;
    Ok(digest)
}

/// A number once given is never given again, even when its row is gone.
async fn keep_next_number(table: &Table, source: &mut PgConnection, copy: &mut SqliteConnection) -> anyhow::Result<()> {
    if !table.is_numbered {
        return Ok(());
    }
    let sequence: String =
        sqlx::query_scalar("select pg_get_serial_sequence($1, 'id')").bind(&table.name).fetch_one(&mut *source).await?;
    // Safe: the name comes quoted from the catalogue.
    let last = AssertSqlSafe(format!("select last_value from {sequence} where is_called"));
    // A table that never had a row has given no number, and SQLite keeps none for it.
    let Some(last): Option<i64> = sqlx::query_scalar(last).fetch_optional(source).await? else { return Ok(()) };
    sqlx::query("delete from sqlite_sequence where name = $1 and seq < $2")
        .bind(&table.name)
        .bind(last)
        .execute(&mut *copy)
        .await?;
    sqlx::query("insert into sqlite_sequence (name, seq) select $1, $2 where not exists (select 1 from sqlite_sequence where name = $1)")
        .bind(&table.name)
        .bind(last)
        .execute(&mut *copy)
        .await?;
    Ok(())
}
