//! SQL of votes and follows.

use app::domain::Millis;

use sqlx::AssertSqlSafe;

use crate::db::{Conn, Tx};
use crate::ideas::store::numbers;
use crate::ideas::tree::store::TREE;
use crate::{execute, fetch};

/// Keeps a vote; false when it was there already. The unique key decides, so that requests at
/// the same time count one.
pub async fn insert(tx: &mut Tx, idea_id: i64, account_id: i64, at: Millis) -> Result<bool, sqlx::Error> {
    const SQL: &str = "insert into votes (idea_id, account_id, created_at) values ($1, $2, $3) on conflict do nothing";
    Ok(execute!(tx, sqlx::query(SQL).bind(idea_id).bind(account_id).bind(at))? == 1)
}

/// Whether a resident's voice counts for an idea, given there or at one that stands in it.
pub async fn is_behind(conn: &mut Conn, idea_id: i64, account_id: i64) -> Result<bool, sqlx::Error> {
    let sql = const_format::formatcp!("select count(*) from votes where idea_id in {TREE} and account_id = $2");
    let count: i64 = fetch!(conn, fetch_one, sqlx::query_scalar(sql).bind(idea_id).bind(account_id))?;
    Ok(count > 0)
}

/// To which ideas a resident gave a voice, of an idea and those that stand in it.
pub async fn voiced(conn: &mut Conn, idea_id: i64, account_id: i64) -> Result<Vec<i64>, sqlx::Error> {
    let sql = const_format::formatcp!(
        "select idea_id from votes where idea_id in {TREE} and account_id = $2 order by idea_id"
    );
    fetch!(conn, fetch_all, sqlx::query_scalar(sql).bind(idea_id).bind(account_id))
}

/// Removes a resident's votes for an idea and those that stand in it; for which, and when each was
/// cast.
pub async fn delete(tx: &mut Tx, idea_id: i64, account_id: i64) -> Result<Vec<(i64, Millis)>, sqlx::Error> {
    let sql = const_format::formatcp!(
        "delete from votes where idea_id in {TREE} and account_id = $2 returning idea_id, created_at"
    );
    fetch!(tx, fetch_all, sqlx::query_as(sql).bind(idea_id).bind(account_id))
}

/// When each resident gave their first voice to one of these ideas.
pub async fn moments(conn: &mut Conn, ideas: &[i64]) -> Result<Vec<Millis>, sqlx::Error> {
    if let [idea] = ideas {
        const SQL: &str = "select created_at from votes where idea_id = $1";
        return fetch!(conn, fetch_all, sqlx::query_scalar(SQL).bind(*idea));
    }
    let ideas = numbers(ideas);
    let sql = format!("select min(created_at) from votes where idea_id in ({ideas}) group by account_id");
    fetch!(conn, fetch_all, sqlx::query_scalar(AssertSqlSafe(sql.as_str())).persistent(false))
}

/// Whether an account follows an idea, or one that stands in it.
pub async fn follows(conn: &mut Conn, idea_id: i64, account_id: i64) -> Result<bool, sqlx::Error> {
    let sql = const_format::formatcp!("select count(*) from follows where idea_id in {TREE} and account_id = $2");
    let count: i64 = fetch!(conn, fetch_one, sqlx::query_scalar(sql).bind(idea_id).bind(account_id))?;
    Ok(count > 0)
}

/// Adds a follow, or removes it here and at ideas that stand in this one.
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
        let sql = const_format::formatcp!("delete from follows where idea_id in {TREE} and account_id = $2");
        execute!(tx, sqlx::query(sql).bind(idea_id).bind(account_id)).map(drop)
    }
}
