//! SQL of proposed edits.

use app::domain::Millis;

use super::NewEdit;
use crate::db::{Conn, Tx};
use crate::{execute, fetch};

/// Keeps a proposal and gives its number; none when one waits already.
pub async fn insert(
    tx: &mut Tx,
    idea_id: i64,
    actor_id: i64,
    new: &NewEdit,
    at: Millis,
) -> Result<Option<i64>, sqlx::Error> {
    const SQL: &str = "insert into proposed_edits (idea_id, actor_id, title, body, reason, created_at)
        values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning id";
    fetch!(
        tx,
        fetch_optional,
        sqlx::query_scalar(SQL)
            .bind(idea_id)
            .bind(actor_id)
            .bind(new.title.as_str())
            .bind(new.body.as_str())
            .bind(new.reason.as_str())
            .bind(at)
    )
}

/// A proposal.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Edit {
    /// Its number.
    pub id: i64,
    /// The idea.
    pub idea_id: i64,
    /// The proposed title.
    pub title: String,
    /// The proposed text, as typed.
    pub body: String,
    /// Why.
    pub reason: String,
    /// When.
    pub created_at: Millis,
    /// When the author answered.
    pub settled_at: Option<Millis>,
    /// The author's name.
    pub author: String,
}

const EDIT: &str = "select e.id, e.idea_id, e.title, e.body, e.reason, e.created_at, e.settled_at,
        coalesce(a.display_name, '') as author
    from proposed_edits e join ideas i on i.id = e.idea_id left join accounts a on a.id = i.author_id";

/// One proposal.
pub async fn find(conn: &mut Conn, id: i64) -> Result<Option<Edit>, sqlx::Error> {
    let sql = const_format::formatcp!("{EDIT} where e.id = $1");
    fetch!(conn, fetch_optional, sqlx::query_as(sql).bind(id))
}

/// The proposal that waits for the answer of an idea's author.
pub async fn standing(conn: &mut Conn, idea_id: i64) -> Result<Option<Edit>, sqlx::Error> {
    let sql = const_format::formatcp!("{EDIT} where e.idea_id = $1 and e.settled_at is null");
    fetch!(conn, fetch_optional, sqlx::query_as(sql).bind(idea_id))
}

/// Keeps the answer; false when there is one already.
pub async fn settle(tx: &mut Tx, id: i64, outcome: &str, at: Millis) -> Result<bool, sqlx::Error> {
    const SQL: &str = "update proposed_edits set outcome = $1, settled_at = $2 where id = $3 and settled_at is null";
    Ok(execute!(tx, sqlx::query(SQL).bind(outcome).bind(at).bind(id))? == 1)
}
