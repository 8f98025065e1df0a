//! SQL of topics, areas and agencies.

use std::collections::BTreeMap;

use app::domain::directory::{Directory, Label};
use sqlx::AssertSqlSafe;

use crate::db::{Conn, Tx};
use crate::{execute, fetch};

/// Which of the three tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    /// What ideas are about.
    Topics,
    /// Where.
    Areas,
    /// Who answers.
    Agencies,
}

impl Shelf {
    fn table(self) -> &'static str {
        match self {
            Self::Topics => "topics",
            Self::Areas => "areas",
            Self::Agencies => "agencies",
        }
    }
}

/// Everything.
pub async fn all(conn: &mut Conn) -> Result<Directory, sqlx::Error> {
    Ok(Directory {
        topics: shelf(conn, Shelf::Topics).await?,
        areas: shelf(conn, Shelf::Areas).await?,
        agencies: shelf(conn, Shelf::Agencies).await?,
    })
}

async fn shelf(conn: &mut Conn, shelf: Shelf) -> Result<Vec<Label>, sqlx::Error> {
    let sql = format!("select id, slug, names from {} order by position, id", shelf.table());
    let rows: Vec<(i64, String, String)> = fetch!(conn, fetch_all, sqlx::query_as(AssertSqlSafe(sql.as_str())))?;
    Ok(rows
        .into_iter()
        .map(|(id, slug, names)| Label { id, slug, names: serde_json::from_str(&names).unwrap_or_default() })
        .collect())
}

/// Adds a label, or names and places the one of this slug anew.
pub async fn upsert(
    tx: &mut Tx,
    shelf: Shelf,
    slug: &str,
    names: &BTreeMap<String, String>,
    position: i64,
) -> Result<(), sqlx::Error> {
    let sql = format!(
        "insert into {} (slug, names, position) values ($1, $2, $3)
         on conflict (slug) do update set names = excluded.names, position = excluded.position",
        shelf.table()
    );
    let names = serde_json::to_string(names).unwrap_or_default();
    execute!(tx, sqlx::query(AssertSqlSafe(sql.as_str())).bind(slug).bind(&names).bind(position)).map(drop)
}

/// Adds a label and gives its number.
pub async fn insert(
    tx: &mut Tx,
    shelf: Shelf,
    slug: &str,
    names: &BTreeMap<String, String>,
    position: i64,
) -> Result<i64, sqlx::Error> {
    let sql = format!("insert into {} (slug, names, position) values ($1, $2, $3) returning id", shelf.table());
    let names = serde_json::to_string(names).unwrap_or_default();
    tx.touch(None);
    fetch!(tx, fetch_one, sqlx::query_scalar(AssertSqlSafe(sql.as_str())).bind(slug).bind(&names).bind(position))
}
