//! What the engine itself can tell: whether its pages are whole and its references lead
//! somewhere.

use sqlx::{AssertSqlSafe, PgConnection, SqliteConnection};

use super::Finding;
use crate::db::{Conn, Raw};

const REFERENCES: &str = "references between tables lead to rows that exist";

pub(super) async fn findings(conn: &mut Conn) -> Result<Vec<Finding>, sqlx::Error> {
    match conn.raw() {
        Raw::Sqlite(conn) => Ok(vec![sqlite_pages(conn).await?, sqlite_references(conn).await?]),
        Raw::Postgres(conn) => Ok(vec![postgres_references(conn).await?]),
    }
}

async fn sqlite_pages(conn: &mut SqliteConnection) -> Result<Finding, sqlx::Error> {
    let mut finding = Finding::new("the database file is whole");
    let lines: Vec<String> = sqlx::query_scalar("pragma integrity_check(100)").fetch_all(conn).await?;
    for line in lines.into_iter().filter(|line| line != "ok") {
        finding.add(|| line);
    }
    Ok(finding)
}

async fn sqlite_references(conn: &mut SqliteConnection) -> Result<Finding, sqlx::Error> {
    let mut finding = Finding::new(REFERENCES);
    // The row's number is null in tables without one.
    let broken: Vec<(String, Option<i64>, String, i64)> =
        sqlx::query_as("pragma foreign_key_check").fetch_all(conn).await?;
    for (table, row, parent, _) in broken {
        let row = row.map_or_else(String::new, |row| format!(", row {row}"));
        finding.add(|| format!("{table}{row}: names a row that is not in {parent}"));
    }
    Ok(finding)
}

/// PostgreSQL keeps its references itself, unless somebody loaded rows with its triggers off.
async fn postgres_references(conn: &mut PgConnection) -> Result<Finding, sqlx::Error> {
    const KEYS: &str = "select c.conrelid::regclass::text, quote_ident(a.attname), \
             c.confrelid::regclass::text, quote_ident(b.attname) \
        from pg_constraint c \
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1] \
        join pg_attribute b on b.attrelid = c.confrelid and b.attnum = c.confkey[1] \
        where c.contype = 'f' and c.connamespace = current_schema()::regnamespace \
          and cardinality(c.conkey) = 1 \
        order by 1, 2";
    let mut finding = Finding::new(REFERENCES);
    let keys: Vec<(String, String, String, String)> = sqlx::query_as(KEYS).fetch_all(&mut *conn).await?;
    for (table, column, parent, key) in keys {
        // Safe: the four names come quoted from the catalogue.
        let lost = format!(
            "select c.{column}::text from {table} c left join {parent} p on p.{key} = c.{column} \
             where c.{column} is not null and p.{key} is null"
        );
        let lost: Vec<String> = sqlx::query_scalar(AssertSqlSafe(lost)).fetch_all(&mut *conn).await?;
        for value in lost {
            finding.add(|| format!("{table}: {column} {value} is not in {parent}"));
        }
    }
    Ok(finding)
}
