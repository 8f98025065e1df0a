//! SQL of subscriptions, and of what is followed.

use app::domain::Millis;
use app::domain::following::Followed;

use crate::db::{Conn, Tx};
use crate::{execute, fetch};

/// Adds or removes a subscription.
pub async fn set(
    tx: &mut Tx,
    account_id: i64,
    what: Followed,
    id: i64,
    follows: bool,
    at: Millis,
) -> Result<(), sqlx::Error> {
    let what = what.as_str();
    if follows {
        const SQL: &str = "insert into subscriptions (account_id, subject, subject_id, created_at)
            values ($1, $2, $3, $4) on conflict do nothing";
        execute!(tx, sqlx::query(SQL).bind(account_id).bind(what).bind(id).bind(at)).map(drop)
    } else {
        const SQL: &str = "delete from subscriptions where account_id = $1 and subject = $2 and subject_id = $3";
        execute!(tx, sqlx::query(SQL).bind(account_id).bind(what).bind(id)).map(drop)
    }
}

/// Keeps that somebody wants to hear no more of something, or that they do again.
pub async fn set_silence(
    tx: &mut Tx,
    account_id: i64,
    what: Followed,
    id: i64,
    silent: bool,
    at: Millis,
) -> Result<(), sqlx::Error> {
    let what = what.as_str();
    if silent {
        const SQL: &str = "insert into silences (account_id, subject, subject_id, created_at)
            values ($1, $2, $3, $4) on conflict do nothing";
        execute!(tx, sqlx::query(SQL).bind(account_id).bind(what).bind(id).bind(at)).map(drop)
    } else {
        const SQL: &str = "delete from silences where account_id = $1 and subject = $2 and subject_id = $3";
        execute!(tx, sqlx::query(SQL).bind(account_id).bind(what).bind(id)).map(drop)
    }
}

/// Whether an account follows something other than an idea.
pub async fn follows(conn: &mut Conn, account_id: i64, what: Followed, id: i64) -> Result<bool, sqlx::Error> {
    const SQL: &str = "select count(*) from subscriptions where account_id = $1 and subject = $2 and subject_id = $3";
    let what = what.as_str();
    let count: i64 = fetch!(conn, fetch_one, sqlx::query_scalar(SQL).bind(account_id).bind(what).bind(id))?;
    Ok(count > 0)
}

/// Whether an account wants to hear no more of something.
pub async fn is_silent(conn: &mut Conn, account_id: i64, what: Followed, id: i64) -> Result<bool, sqlx::Error> {
    const SQL: &str = "select count(*) from silences where account_id = $1 and subject = $2 and subject_id = $3";
    let what = what.as_str();
    let count: i64 = fetch!(conn, fetch_one, sqlx::query_scalar(SQL).bind(account_id).bind(what).bind(id))?;
    Ok(count > 0)
}

/// The subscriptions of an account, by word and number.
pub async fn subscriptions(conn: &mut Conn, account_id: i64) -> Result<Vec<(String, i64)>, sqlx::Error> {
    const SQL: &str =
        "select subject, subject_id from subscriptions where account_id = $1 order by created_at desc, subject_id";
    fetch!(conn, fetch_all, sqlx::query_as(SQL).bind(account_id))
}

/// Up to `most` ideas that an account follows, with the moment; those before one when it is given.
pub async fn ideas(
    conn: &mut Conn,
    account_id: i64,
    before: (Millis, i64),
    most: usize,
) -> Result<Vec<(Millis, i64)>, sqlx::Error> {
    const SQL: &str = "select created_at, idea_id from follows
        where account_id = $1 and (created_at, idea_id) < ($2, $3)
        order by created_at desc, idea_id desc limit $4";
    let (at, id) = before;
    fetch!(conn, fetch_all, sqlx::query_as(SQL).bind(account_id).bind(at).bind(id).bind(most as i64))
}

/// Whether there is such an item of the roadmap.
pub async fn item_exists(conn: &mut Conn, id: i64) -> Result<bool, sqlx::Error> {
    const SQL: &str = "select count(*) from roadmap_items where id = $1";
    let count: i64 = fetch!(conn, fetch_one, sqlx::query_scalar(SQL).bind(id))?;
    Ok(count > 0)
}
