//! SQL of outcomes and of what is looked at again.

use app::domain::Millis;
use app::domain::roadmap::{Outcome, Settlement, Verdict};
use app::pages::roadmap::WhyView;
use sqlx::AssertSqlSafe;

use crate::db::{Conn, Tx};
use crate::ideas::store::numbers;
use crate::{execute, fetch};

/// What one says of an item, in place of what they said before.
pub async fn upsert(
    tx: &mut Tx,
    item_id: i64,
    account_id: i64,
    verdict: Verdict,
    why: &str,
    language: &str,
    at: Millis,
) -> Result<(), sqlx::Error> {
    const SQL: &str = "insert into outcomes (item_id, account_id, verdict, why, language, created_at, changed_at)
        values ($1, $2, $3, $4, $5, $6, $6)
        on conflict (item_id, account_id) do update set verdict = excluded.verdict, why = excluded.why,
            language = excluded.language, changed_at = excluded.changed_at";
    let verdict = verdict.as_str();
    execute!(tx, sqlx::query(SQL).bind(item_id).bind(account_id).bind(verdict).bind(why).bind(language).bind(at))
        .map(drop)
}

/// How those answered who were asked about each of these items.
pub async fn of_items(conn: &mut Conn, items: &[i64]) -> Result<Vec<(i64, Outcome)>, sqlx::Error> {
    if items.is_empty() {
        return Ok(Vec::new());
    }
    let count = |verdict: &str| format!("sum(case when verdict = '{verdict}' then 1 else 0 end)");
    let sql = format!(
        "select item_id, cast({} as bigint), cast({} as bigint), cast({} as bigint) from outcomes
         where item_id in ({}) group by item_id",
        count("yes"),
        count("partly"),
        count("no"),
        numbers(items)
    );
    let rows: Vec<(i64, i64, i64, i64)> =
        fetch!(conn, fetch_all, sqlx::query_as(AssertSqlSafe(sql.as_str())).persistent(false))?;
    Ok(rows.into_iter().map(|(item, yes, partly, no)| (item, Outcome { yes, partly, no })).collect())
}

/// The newest reasons of an item.
pub async fn whys(conn: &mut Conn, item_id: i64, most: i64) -> Result<Vec<WhyView>, sqlx::Error> {
    const SQL: &str = "select verdict, language, why, changed_at from outcomes
        where item_id = $1 and why <> '' order by changed_at desc, account_id limit $2";
    let rows: Vec<(String, String, String, Millis)> =
        fetch!(conn, fetch_all, sqlx::query_as(SQL).bind(item_id).bind(most))?;
    let view = |(verdict, language, text, at): (String, String, String, Millis)| {
        Some(WhyView { verdict: Verdict::parse(&verdict)?, language, text, at })
    };
    Ok(rows.into_iter().filter_map(view).collect())
}

/// What one said of an item, and why.
pub async fn own(conn: &mut Conn, item_id: i64, account_id: i64) -> Result<Option<(Verdict, String)>, sqlx::Error> {
    const SQL: &str = "select verdict, why from outcomes where item_id = $1 and account_id = $2";
    let row: Option<(String, String)> =
        fetch!(conn, fetch_optional, sqlx::query_as(SQL).bind(item_id).bind(account_id))?;
    Ok(row.and_then(|(verdict, why)| Some((Verdict::parse(&verdict)?, why))))
}

/// Brings an item before the moderators again; false when it is before them already.
pub async fn open(tx: &mut Tx, item_id: i64, outcome: Outcome, at: Millis) -> Result<bool, sqlx::Error> {
    const SQL: &str = "insert into reopenings (item_id, answers, no, created_at) values ($1, $2, $3, $4)
        on conflict do nothing";
    Ok(execute!(tx, sqlx::query(SQL).bind(item_id).bind(outcome.answers()).bind(outcome.no).bind(at))? == 1)
}

/// A case: an item that is, or was, before the moderators again.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct CaseRow {
    /// Its number.
    pub id: i64,
    /// The item.
    pub item_id: i64,
    /// How many had answered.
    pub answers: i64,
    /// And said no.
    pub no: i64,
    /// Since when it waits, or waited.
    pub created_at: Millis,
    /// When it was settled; none until then.
    pub settled_at: Option<Millis>,
    /// Public name of who settled it.
    pub settler: Option<String>,
    decision: String,
    /// The public reason; empty until it is settled.
    pub reason: String,
    /// When the settlement was taken back, if it was.
    pub undone_at: Option<Millis>,
    /// Public name of who took it back.
    pub undoer: Option<String>,
}

impl CaseRow {
    /// How it was settled; none until then.
    pub fn settlement(&self) -> Option<Settlement> {
        Settlement::parse(&self.decision)
    }
}

const CASE: &str = "select r.id, r.item_id, r.answers, r.no, r.created_at, r.settled_at, a.display_name as settler,
        r.decision, r.reason, r.undone_at, u.display_name as undoer
    from reopenings r left join accounts a on a.id = r.settled_by left join accounts u on u.id = r.undone_by";

/// A case, by its number.
pub async fn find(conn: &mut Conn, id: i64) -> Result<Option<CaseRow>, sqlx::Error> {
    let sql = const_format::formatcp!("{CASE} where r.id = $1");
    fetch!(conn, fetch_optional, sqlx::query_as(sql).bind(id))
}

/// The last case of an item.
pub async fn last(conn: &mut Conn, item_id: i64) -> Result<Option<CaseRow>, sqlx::Error> {
    let sql = const_format::formatcp!("{CASE} where r.item_id = $1 order by r.id desc limit 1");
    fetch!(conn, fetch_optional, sqlx::query_as(sql).bind(item_id))
}

/// At most so many cases that were settled after one moment up to another, newest first.
pub async fn settled_between(
    conn: &mut Conn,
    after: Millis,
    up_to: Millis,
    most: i64,
) -> Result<Vec<CaseRow>, sqlx::Error> {
    let sql = const_format::formatcp!(
        "{CASE} where r.settled_at > $1 and r.settled_at <= $2 order by r.settled_at desc, r.id desc limit $3"
    );
    fetch!(conn, fetch_all, sqlx::query_as(sql).bind(after).bind(up_to).bind(most))
}

/// Settles a case; false when it is settled already.
pub async fn settle(
    tx: &mut Tx,
    id: i64,
    settlement: Settlement,
    actor_id: i64,
    reason: &str,
    at: Millis,
) -> Result<bool, sqlx::Error> {
    const SQL: &str = "update reopenings set settled_at = $1, settled_by = $2, reason = $3, decision = $4
        where id = $5 and settled_at is null";
    let decision = settlement.as_str();
    Ok(execute!(tx, sqlx::query(SQL).bind(at).bind(actor_id).bind(reason).bind(decision).bind(id))? == 1)
}

/// Keeps that the settlement of a case was taken back; false when it was already.
pub async fn mark_undone(tx: &mut Tx, id: i64, actor_id: i64, at: Millis) -> Result<bool, sqlx::Error> {
    const SQL: &str = "update reopenings set undone_at = $1, undone_by = $2
        where id = $3 and settled_at is not null and undone_at is null";
    Ok(execute!(tx, sqlx::query(SQL).bind(at).bind(actor_id).bind(id))? == 1)
}

/// Brings before the moderators again what a case was about, as old as it is.
pub async fn open_again(tx: &mut Tx, id: i64) -> Result<(), sqlx::Error> {
    const SQL: &str = "insert into reopenings (item_id, answers, no, created_at)
        select item_id, answers, no, created_at from reopenings where id = $1";
    execute!(tx, sqlx::query(SQL).bind(id)).map(drop)
}

/// The items that are before the moderators, longest waiting first.
pub async fn standing(conn: &mut Conn) -> Result<Vec<i64>, sqlx::Error> {
    const SQL: &str = "select item_id from reopenings where settled_at is null order by created_at, id";
    fetch!(conn, fetch_all, sqlx::query_scalar(SQL))
}
