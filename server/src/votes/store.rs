//! SQL of votes and follows.

use app::domain::Millis;

use crate::db::{Conn, Tx};
use crate::{execute, fetch};

/// Keeps a vote; false when it was there already. The unique key decides, so that requests at
/// the same time count one.
pub async fn insert(tx: &mut Tx, idea_id: i64, account_id: i64, at: Millis) -> Result<bool, sqlx::Error> {
    const SQL: &str = "insert into votes (idea_id, account_id, created_at) values ($1, $2, $3) on conflict do nothing";
    Ok(execute!(tx, sqlx::query(SQL).bind(idea_id).bind(account_id).bind(at))? == 1)
}

/// Removes a vote and gives when it was cast; none when there was none.
pub async fn delete(tx: &mut Tx, idea_id: i64, account_id: i64) -> Result<Option<Millis>, sqlx::Error> {
    const SQL: &str = "delete from votes where idea_id = $1 and account_id = $2 returning created_at";
    fetch!(tx, fetch_optional, sqlx::query_scalar(SQL).bind(idea_id).bind(account_id))
}

/// When each vote of an idea was cast.
pub async fn moments(conn: &mut Conn, idea_id: i64) -> Result<Vec<Millis>, sqlx::Error> {
    const SQL: &str = "select created_at from votes where idea_id = $1";
    fetch!(conn, fetch_all, sqlx::query_scalar(SQL).bind(idea_id))
}

/// Whether an account follows an idea.
pub async fn follows(conn: &mut Conn, idea_id: i64, account_id: i64) -> Result<bool, sqlx::Error> {
    const SQL: &str = "select count(*) from follows where idea_id = $1 and account_id = $2";
    let count: i64 = fetch!(conn, fetch_one, sqlx::query_scalar(SQL).bind(idea_id).bind(account_id))?;
    Ok(count > 0)
}

/// Adds or removes a follow.
pub async fn set_follow(
    tx: &mut Tx,
    idea_id: i64,
    account_id: i64,
    follows: bool,
    at: Millis,
) -> Result<(), sqlx::Error> {
    if follows {
        const SQL: &str =
            "insert into follows (idea_id, account_id, created_at) values ($1, $2, $3) on conflict do nothing";
        execute!(tx, sqlx::query(SQL).bind(idea_id).bind(account_id).bind(at)).map(drop)
    } else {
        const SQL: &str = "delete from follows where idea_id = $1 and account_id = $2";
        execute!(tx, sqlx::query(SQL).bind(idea_id).bind(account_id)).map(drop)
    }
}
