//! SQL of what changed of items.

use app::domain::Millis;
use app::domain::roadmap::{Move, Promised, Standing};

use crate::db::{Conn, Tx};
use crate::fetch;
use crate::roadmap::store::{columns, date};

/// What is kept of a change.
pub struct NewChange<'a> {
    /// The item.
    pub item_id: i64,
    /// Who.
    pub actor_id: i64,
    /// Why.
    pub reason: &'a str,
    /// Of the reason.
    pub language: &'a str,
    /// Where it stood; none at its making.
    pub from: Option<Standing>,
    /// Where it stands.
    pub to: Standing,
    /// The agencies between which it was handed on, if it was.
    pub handed: Option<(i64, i64)>,
    /// When.
    pub at: Millis,
}

/// Keeps a change and gives its number.
pub async fn insert_change(tx: &mut Tx, new: &NewChange<'_>) -> Result<i64, sqlx::Error> {
    const SQL: &str = "insert into roadmap_changes (item_id, actor_id, reason, language, stage_before, stage_after,
            start_before, start_before_precision, start_after, start_after_precision,
            due_before, due_before_precision, due_after, due_after_precision, agency_before, agency_after, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
        returning id";
    let before = |pick: fn(&Standing) -> Option<Promised>| columns(new.from.as_ref().and_then(pick));
    let (start_before, start_before_precision) = before(|from| from.start);
    let (due_before, due_before_precision) = before(|from| from.due);
    let (start_after, start_after_precision) = columns(new.to.start);
    let (due_after, due_after_precision) = columns(new.to.due);
    fetch!(
        tx,
        fetch_one,
        sqlx::query_scalar(SQL)
            .bind(new.item_id)
            .bind(new.actor_id)
            .bind(new.reason)
            .bind(new.language)
            .bind(new.from.map(|from| from.stage.as_str()))
            .bind(new.to.stage.as_str())
            .bind(&start_before)
            .bind(start_before_precision)
            .bind(&start_after)
            .bind(start_after_precision)
            .bind(&due_before)
            .bind(due_before_precision)
            .bind(&due_after)
            .bind(due_after_precision)
            .bind(new.handed.map(|(before, _)| before))
            .bind(new.handed.map(|(_, after)| after))
            .bind(new.at)
    )
}

/// A change.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ChangeRow {
    /// Its number.
    pub id: i64,
    /// Public name of who made it.
    pub actor: String,
    /// Why.
    pub reason: String,
    /// Of the reason.
    pub language: String,
    /// Word of a stage; none at the item's making.
    pub stage_before: Option<String>,
    /// Word of a stage.
    pub stage_after: String,
    start_before: Option<String>,
    start_before_precision: Option<String>,
    start_after: Option<String>,
    start_after_precision: Option<String>,
    due_before: Option<String>,
    due_before_precision: Option<String>,
    due_after: Option<String>,
    due_after_precision: Option<String>,
    agency_before: Option<i64>,
    agency_after: Option<i64>,
    /// When.
    pub created_at: Millis,
}

impl ChangeRow {
    /// The agencies between which it was handed on, if it was.
    pub fn handed(&self) -> Option<(i64, i64)> {
        Some((self.agency_before?, self.agency_after?))
    }

    /// How the beginning moved.
    pub fn start(&self) -> Move {
        Move {
            before: date(self.start_before.clone(), self.start_before_precision.clone()),
            after: date(self.start_after.clone(), self.start_after_precision.clone()),
        }
    }

    /// How the promised date moved.
    pub fn due(&self) -> Move {
        Move {
            before: date(self.due_before.clone(), self.due_before_precision.clone()),
            after: date(self.due_after.clone(), self.due_after_precision.clone()),
        }
    }
}

/// Every change of an item, oldest first.
pub async fn changes(conn: &mut Conn, item_id: i64) -> Result<Vec<ChangeRow>, sqlx::Error> {
    const SQL: &str = "select c.id, a.display_name as actor, c.reason, c.language, c.stage_before, c.stage_after,
            c.start_before, c.start_before_precision, c.start_after, c.start_after_precision,
            c.due_before, c.due_before_precision, c.due_after, c.due_after_precision,
            c.agency_before, c.agency_after, c.created_at
        from roadmap_changes c join accounts a on a.id = c.actor_id
        where c.item_id = $1 order by c.id";
    fetch!(conn, fetch_all, sqlx::query_as(SQL).bind(item_id))
}

/// Number of the last change of an item.
pub async fn last_change(conn: &mut Conn, item_id: i64) -> Result<i64, sqlx::Error> {
    const SQL: &str = "select coalesce(max(id), 0) from roadmap_changes where item_id = $1";
    fetch!(conn, fetch_one, sqlx::query_scalar(SQL).bind(item_id))
}

/// When an item last changed its stage or its dates; 0 when it never did.
pub async fn last_changed(conn: &mut Conn, item_id: i64) -> Result<Millis, sqlx::Error> {
    const SQL: &str = "select coalesce(max(created_at), 0) from roadmap_changes where item_id = $1";
    fetch!(conn, fetch_one, sqlx::query_scalar(SQL).bind(item_id))
}

/// When an item was last moved to the stage of what is delivered, if it was.
pub async fn delivered_last(conn: &mut Conn, item_id: i64) -> Result<Option<Millis>, sqlx::Error> {
    const SQL: &str = "select max(created_at) from roadmap_changes
        where item_id = $1 and stage_after = 'done' and coalesce(stage_before, '') <> 'done'";
    fetch!(conn, fetch_one, sqlx::query_scalar(SQL).bind(item_id))
}

/// The date that one change leaves behind.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct DueRow {
    /// The item.
    pub item_id: i64,
    /// Number of the change.
    pub id: i64,
    /// When.
    pub created_at: Millis,
    due_after: Option<String>,
    due_after_precision: Option<String>,
}

impl DueRow {
    /// The date.
    pub fn due(&self) -> Option<Promised> {
        date(self.due_after.clone(), self.due_after_precision.clone())
    }
}

/// The dates that all changes leave behind, by item, oldest first.
pub async fn dues(conn: &mut Conn) -> Result<Vec<DueRow>, sqlx::Error> {
    const SQL: &str = "select item_id, id, created_at, due_after, due_after_precision from roadmap_changes
        order by item_id, id";
    fetch!(conn, fetch_all, sqlx::query_as(SQL))
}
