//! SQL of events.

use app::domain::Millis;
use serde_json::Value;

use super::EventKind;
use crate::db::{Conn, Tx};
use crate::fetch;

/// Keeps an event; gives its number, and the idea that its idea stands in, if that was merged.
pub async fn insert(
    tx: &mut Tx,
    kind: EventKind,
    idea_id: Option<i64>,
    actor_id: Option<i64>,
    data: &Value,
    at: Millis,
) -> Result<(i64, Option<i64>), sqlx::Error> {
    const SQL: &str = "insert into events (kind, idea_id, actor_id, data, created_at) values ($1, $2, $3, $4, $5)
        returning id, (select i.kept_id from ideas i where i.id = $2)";
    let (kind, data) = (kind.as_str(), data.to_string());
    fetch!(tx, fetch_one, sqlx::query_as(SQL).bind(kind).bind(idea_id).bind(actor_id).bind(&data).bind(at))
}

/// The event of a kind that an account caused, by its number.
pub async fn of_actor(conn: &mut Conn, id: i64, kind: EventKind, actor_id: i64) -> Result<Option<Told>, sqlx::Error> {
    const SQL: &str = "select id, idea_id, kind, data, created_at from events
        where id = $1 and kind = $2 and actor_id = $3";
    fetch!(conn, fetch_optional, sqlx::query_as(SQL).bind(id).bind(kind.as_str()).bind(actor_id))
}

/// An event as those who follow see it.
#[derive(sqlx::FromRow)]
pub struct Seen {
    /// Its number.
    pub id: i64,
    /// The idea that it happened to.
    pub idea_id: Option<i64>,
    /// Word of an [`EventKind`].
    pub kind: String,
}

/// Events with a number over `after`, at most the last `most`, in order.
pub async fn latest(conn: &mut Conn, most: i64, after: i64) -> Result<Vec<Seen>, sqlx::Error> {
    const SQL: &str = "select id, idea_id, kind from events
        where id > (select coalesce(max(id), 0) from events) - $1 and id > $2 order by id";
    fetch!(conn, fetch_all, sqlx::query_as(SQL).bind(most).bind(after))
}

/// An event with what it tells.
#[derive(sqlx::FromRow)]
pub struct Told {
    /// Its number.
    pub id: i64,
    /// The idea that it happened to.
    pub idea_id: Option<i64>,
    /// Word of an [`EventKind`].
    pub kind: String,
    /// JSON.
    pub data: String,
    /// When.
    pub created_at: Millis,
}

/// At most `limit` events with a number over `after`, in order.
pub async fn after(conn: &mut Conn, after: i64, limit: i64) -> Result<Vec<Told>, sqlx::Error> {
    const SQL: &str = "select id, idea_id, kind, data, created_at from events where id > $1 order by id limit $2";
    fetch!(conn, fetch_all, sqlx::query_as(SQL).bind(after).bind(limit))
}

/// Number and moment of the last event; 0 and 0 when nothing has happened yet.
pub async fn last(conn: &mut Conn) -> Result<(i64, Millis), sqlx::Error> {
    const SQL: &str = "select id, created_at from events order by id desc limit 1";
    let last: Option<(i64, Millis)> = fetch!(conn, fetch_optional, sqlx::query_as(SQL))?;
    Ok(last.unwrap_or_default())
}

/// The moment of an event; none when there is no such event.
pub async fn moment(conn: &mut Conn, id: i64) -> Result<Option<Millis>, sqlx::Error> {
    const SQL: &str = "select created_at from events where id = $1";
    fetch!(conn, fetch_optional, sqlx::query_scalar(SQL).bind(id))
}
