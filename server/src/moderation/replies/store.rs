//! SQL of saved replies.

use std::collections::BTreeMap;

use crate::db::{Conn, Tx};
use crate::{execute, fetch};

/// A saved reply.
#[derive(Clone, Debug)]
pub struct Reply {
    /// Its number.
    pub id: i64,
    /// What colleagues call it.
    pub name: String,
    /// Its text by language code.
    pub texts: BTreeMap<String, String>,
}

/// All of them, in their order.
pub async fn all(conn: &mut Conn) -> Result<Vec<Reply>, sqlx::Error> {
    const SQL: &str = "select id, name, texts from saved_replies order by position, id";
    let rows: Vec<(i64, String, String)> = fetch!(conn, fetch_all, sqlx::query_as(SQL))?;
    Ok(rows
        .into_iter()
        .map(|(id, name, texts)| Reply { id, name, texts: serde_json::from_str(&texts).unwrap_or_default() })
        .collect())
}

/// Keeps a reply at the end; false when another has its name.
pub async fn insert(tx: &mut Tx, name: &str, texts: &BTreeMap<String, String>) -> Result<bool, sqlx::Error> {
    const SQL: &str = "insert into saved_replies (name, texts, position)
        select $1, $2, coalesce(max(position), 0) + 1 from saved_replies where 1 = 1
        on conflict do nothing";
    let texts = serde_json::to_string(texts).unwrap_or_default();
    Ok(execute!(tx, sqlx::query(SQL).bind(name).bind(texts))? == 1)
}

/// Throws a reply away.
pub async fn delete(tx: &mut Tx, id: i64) -> Result<(), sqlx::Error> {
    execute!(tx, sqlx::query("delete from saved_replies where id = $1").bind(id)).map(drop)
}
