//! SQL of topics, areas and agencies.

use std::collections::BTreeMap;

use app::domain::clock::Targets;
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
        owners: owners(conn).await?,
        targets: targets(conn).await?,
    })
}

/// The agency of each topic that has one.
async fn owners(conn: &mut Conn) -> Result<BTreeMap<i64, i64>, sqlx::Error> {
    const SQL: &str = "select topic_id, agency_id from agency_topics";
    let rows: Vec<(i64, i64)> = fetch!(conn, fetch_all, sqlx::query_as(SQL))?;
    Ok(rows.into_iter().collect())
}

async fn targets(conn: &mut Conn) -> Result<BTreeMap<i64, Targets>, sqlx::Error> {
    const SQL: &str = "select id, answer_days, decision_days from agencies";
    let rows: Vec<(i64, i64, i64)> = fetch!(conn, fetch_all, sqlx::query_as(SQL))?;
    let targets = |(id, answer_days, decision_days)| (id, Targets { answer_days, decision_days });
    Ok(rows.into_iter().map(targets).collect())
}

/// What an agency says of itself, by language.
pub async fn about(conn: &mut Conn, agency_id: i64) -> Result<BTreeMap<String, String>, sqlx::Error> {
    const SQL: &str = "select about from agencies where id = $1";
    let about: Option<String> = fetch!(conn, fetch_optional, sqlx::query_scalar(SQL).bind(agency_id))?;
    Ok(about.and_then(|about| serde_json::from_str(&about).ok()).unwrap_or_default())
}

/// Sets what an agency says of itself and promises.
pub async fn describe(
    tx: &mut Tx,
    agency_id: i64,
    about: &BTreeMap<String, String>,
    targets: Targets,
) -> Result<(), sqlx::Error> {
    const SQL: &str = "update agencies set about = $2, answer_days = $3, decision_days = $4 where id = $1";
    let about = serde_json::to_string(about).unwrap_or_default();
    let Targets { answer_days, decision_days } = targets;
    execute!(tx, sqlx::query(SQL).bind(agency_id).bind(&about).bind(answer_days).bind(decision_days)).map(drop)
}

/// Gives these topics to an agency, and takes from it all others that it has.
pub async fn own_topics(tx: &mut Tx, agency_id: i64, topics: &[i64]) -> Result<(), sqlx::Error> {
    execute!(tx, sqlx::query("delete from agency_topics where agency_id = $1").bind(agency_id))?;
    for topic in topics {
        const SQL: &str = "insert into agency_topics (topic_id, agency_id) values ($1, $2)
            on conflict (topic_id) do update set agency_id = excluded.agency_id";
        execute!(tx, sqlx::query(SQL).bind(topic).bind(agency_id))?;
    }
    Ok(())
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
