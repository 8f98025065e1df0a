//! Loading a prepared SQLite file into PostgreSQL, in one transaction.

use std::path::Path;

use anyhow::{Context, bail};
use futures::TryStreamExt;
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};

use super::open;
use super::progress::Progress;
use super::rows::{Cell, Digest, Digests, Table, tables};
use crate::db::{Db, Target};

/// Bytes that are sent at a time.
const CHUNK: usize = 256 * 1024;

/// Fills the database at `url` with the rows of `file`; it keeps what it held if anything fails.
pub(super) async fn into_postgres(
    url: &str,
    file: &Path,
    expected: &Digests,
    replace: bool,
    progress: &Progress,
) -> anyhow::Result<()> {
    // Makes our tables where there are none yet.
    Db::open(&Target::Postgres(url.to_owned())).await?.close().await;
    let mut source = open(file, true).await?;
    let tables = tables(&mut source).await?;
    let mut conn = PgConnection::connect(url).await?;
    let mut tx = conn.begin().await?;
    clear(&mut tx, &tables, replace).await?;
    for table in &tables {
        copy(table, &mut source, &mut tx, progress).await?;
        set_next_number(table, &mut source, &mut tx).await?;
        if expected.get(&table.name) != Some(&digest(table, &mut tx).await?) {
            bail!("{} does not hold what the backup holds; the database was left as it was", table.name);
        }
    }
    tx.commit().await.context("the restored rows could not be committed; the database was left as it was")?;
    source.close().await?;
    Ok(())
}

/// Locks out everyone else and refuses, or clears, what is there.
async fn clear(tx: &mut PgConnection, tables: &[Table], replace: bool) -> anyhow::Result<()> {
    let names: Vec<_> = tables.iter().map(|table| format!("\"{}\"", table.name)).collect();
    let names = names.join(", ");
    sqlx::query("set local lock_timeout = '10s'").execute(&mut *tx).await?;
    sqlx::query(AssertSqlSafe(format!("lock table {names} in access exclusive mode")))
        .execute(&mut *tx)
        .await
        .context("the database is in use: stop the server first, then restore")?;
    for table in tables {
        let first = AssertSqlSafe(format!("select exists (select 1 from \"{}\")", table.name));
        if !replace && sqlx::query_scalar(first).fetch_one(&mut *tx).await? {
            bail!("the database holds data already: back it up, then restore with --replace, which removes it");
        }
    }
    sqlx::query(AssertSqlSafe(format!("truncate {names}"))).execute(tx).await?;
    Ok(())
}

/// By `copy`, which checks references when all of a table's rows are there: comments may name
/// each other.
async fn copy(
    table: &Table,
    source: &mut SqliteConnection,
    tx: &mut PgConnection,
    progress: &Progress,
) -> anyhow::Result<()> {
    let statement = format!("copy \"{}\" ({}) from stdin", table.name, table.column_list());
    let mut sink = tx.copy_in_raw(&statement).await?;
    let mut rows = sqlx::query(table.select()).fetch(source);
    let (mut chunk, mut done) = (String::with_capacity(CHUNK + 64 * 1024), 0);
    while let Some(row) = rows.try_next().await? {
        append(&mut chunk, &table.cells(&row)?);
        done += 1;
        progress.rows(&table.name, done);
        if chunk.len() >= CHUNK {
            sink.send(chunk.as_bytes()).await?;
            chunk.clear();
        }
    }
    sink.send(chunk.as_bytes()).await?;
    sink.finish().await.with_context(|| format!("PostgreSQL refused the rows of {}", table.name))?;
    Ok(())
}

/// A row in PostgreSQL's text form of `copy`.
fn append(chunk: &mut String, cells: &[Cell]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            chunk.push('\t');
        }
        match cell {
            Cell::Null => chunk.push_str("\\N"),
            Cell::Integer(value) => chunk.push_str(&value.to_string()),
            Cell::Real(value) => chunk.push_str(&value.to_string()),
            Cell::Text(value) => {
                for c in value.chars() {
                    match c {
                        '\\' => chunk.push_str("\\\\"),
                        '\n' => chunk.push_str("\\n"),
                        '\r' => chunk.push_str("\\r"),
                        '\t' => chunk.push_str("\\t"),
                        other => chunk.push(other),
                    }
                }
            }
        }
    }
    chunk.push('\n');
}

/// Rows come with their numbers; the next one must not meet them.
async fn set_next_number(table: &Table, source: &mut SqliteConnection, tx: &mut PgConnection) -> anyhow::Result<()> {
    if !table.is_numbered {
        return Ok(());
    }
    let last: Option<i64> = sqlx::query_scalar("select seq from sqlite_sequence where name = $1")
        .bind(&table.name)
        .fetch_optional(source)
        .await?;
    sqlx::query("select setval(pg_get_serial_sequence($1, 'id'), greatest($2, 1), $2 > 0)")
        .bind(&table.name)
        .bind(last.unwrap_or(0))
        .execute(tx)
        .await?;
    Ok(())
}

async fn digest(table: &Table, tx: &mut PgConnection) -> anyhow::Result<Digest> {
    let mut digest = Digest::default();
    let mut rows = sqlx::query(table.select()).fetch(tx);
    while let Some(row) = rows.try_next().await? {
        digest.add(&table.cells(&row)?);
    }
    Ok(digest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_survives_tabs_lines_and_backslashes() {
        let mut line = String::new();
        let text = Cell::Text("a\tb\nc\\N\r".into());
        append(&mut line, &[Cell::Integer(-1), Cell::Null, text, Cell::Real(0.1)]);
        assert_eq!(line, "-1\t\\N\ta\\tb\\nc\\\\N\\r\t0.1\n");
    }
}
