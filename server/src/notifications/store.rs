//! SQL of notices, and of who has read them.

use app::domain::Millis;
use app::domain::notice::NoticeKind;
use serde_json::Value;
use sqlx::AssertSqlSafe;

use super::NewNotice;
use crate::db::{Conn, Tx};
use crate::ideas::store::numbers;
use crate::{execute, fetch};

/// Keeps a notice that nobody has been told yet; its number.
pub async fn insert(tx: &mut Tx, notice: &NewNotice, at: Millis) -> Result<i64, sqlx::Error> {
    const SQL: &str = "insert into notices (kind, audience, idea_id, item_id, actor_id, data, created_at)
        values ($1, $2, $3, $4, $5, $6, $7) returning id";
    let audience = serde_json::to_string(&notice.audience).unwrap_or_default();
    fetch!(
        tx,
        fetch_one,
        sqlx::query_scalar(SQL)
            .bind(notice.kind.as_str())
            .bind(audience)
            .bind(notice.idea_id)
            .bind(notice.item_id)
            .bind(notice.actor_id)
            .bind(notice.data.to_string())
            .bind(at)
    )
}

/// Whether there is a notice of this kind about an idea with the same data.
pub async fn was_told(tx: &mut Tx, kind: NoticeKind, idea_id: i64, data: &Value) -> Result<bool, sqlx::Error> {
    const SQL: &str = "select count(*) from notices where idea_id = $1 and kind = $2 and data = $3";
    let (kind, data) = (kind.as_str(), data.to_string());
    let count: i64 = fetch!(tx, fetch_one, sqlx::query_scalar(SQL).bind(idea_id).bind(kind).bind(&data))?;
    Ok(count > 0)
}

/// What notices are grouped by: the item of the roadmap, or else the idea (negative), or else
/// nothing (0).
const SUBJECT: &str = "coalesce(n.item_id, -n.idea_id, 0)";

/// What was told an account of one idea or item.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct GroupRow {
    /// See [`SUBJECT`].
    pub subject: i64,
    /// The number of its last notice.
    pub newest: i64,
    /// How many there are.
    pub notices: i64,
    /// How many of them are not read.
    pub unread: i64,
}

/// Up to `most` groups of an account's notices, those with the newest notice first; those before
/// a notice when its number is given.
pub async fn groups(conn: &mut Conn, account_id: i64, before: i64, most: usize) -> Result<Vec<GroupRow>, sqlx::Error> {
    let sql = format!(
        "select {SUBJECT} as subject, max(n.id) as newest, count(*) as notices,
            count(*) - count(d.read_at) as unread
         from deliveries d join notices n on n.id = d.notice_id
         where d.account_id = $1 and d.channel = 'app'
         group by {SUBJECT} having max(n.id) < $2 order by newest desc limit {most}"
    );
    let sql = AssertSqlSafe(sql.as_str());
    fetch!(conn, fetch_all, sqlx::query_as(sql).bind(account_id).bind(before))
}

/// A notice that an account got.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct NoticeRow {
    /// Its number.
    pub id: i64,
    /// See [`SUBJECT`].
    pub subject: i64,
    /// Word of a [`NoticeKind`].
    pub kind: String,
    /// The idea that it is about.
    pub idea_id: Option<i64>,
    /// The item of the roadmap that it is about.
    pub item_id: Option<i64>,
    /// Public name of who did it; none when nobody did.
    pub actor: Option<String>,
    /// JSON.
    pub data: String,
    /// When it was read; none until then.
    pub read_at: Option<Millis>,
    /// When it happened.
    pub created_at: Millis,
}

impl NoticeRow {
    /// What its wording needs.
    pub fn data(&self) -> Value {
        serde_json::from_str(&self.data).unwrap_or_default()
    }
}

const COLUMNS: &str = const_format::formatcp!(
    "n.id, {SUBJECT} as subject, n.kind, n.idea_id, n.item_id, a.display_name as actor, n.data, d.read_at,
    n.created_at"
);

/// The newest `most` notices of each of these groups, newest first.
pub async fn in_groups(
    conn: &mut Conn,
    account_id: i64,
    subjects: &[i64],
    most: i64,
) -> Result<Vec<NoticeRow>, sqlx::Error> {
    if subjects.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "select * from (
            select {COLUMNS}, row_number() over (partition by {SUBJECT} order by n.id desc) as place
            from deliveries d join notices n on n.id = d.notice_id left join accounts a on a.id = n.actor_id
            where d.account_id = $1 and d.channel = 'app' and {SUBJECT} in ({})
         ) as ranked where place <= $2 order by id desc",
        numbers(subjects)
    );
    let sql = AssertSqlSafe(sql.as_str());
    // Not kept as a prepared statement: the numbers in it differ from page to page.
    fetch!(conn, fetch_all, sqlx::query_as(sql).persistent(false).bind(account_id).bind(most))
}

/// A notice that an account got; none when it did not.
pub async fn find(conn: &mut Conn, account_id: i64, id: i64) -> Result<Option<NoticeRow>, sqlx::Error> {
    const SQL: &str = const_format::formatcp!(
        "select {COLUMNS} from deliveries d join notices n on n.id = d.notice_id
            left join accounts a on a.id = n.actor_id
         where d.account_id = $1 and d.channel = 'app' and d.notice_id = $2"
    );
    fetch!(conn, fetch_optional, sqlx::query_as(SQL).bind(account_id).bind(id))
}

/// Notes that an account has read what was told of the idea or item of a notice.
pub async fn mark_read(tx: &mut Tx, account_id: i64, id: i64, at: Millis) -> Result<u64, sqlx::Error> {
    const SQL: &str = const_format::formatcp!(
        "update deliveries set read_at = $1
         where account_id = $2 and read_at is null and channel = 'app' and exists (
            select 1 from notices n join notices o on o.id = $3
            where n.id = deliveries.notice_id
              and (n.id = o.id or {SUBJECT} <> 0 and {SUBJECT} = coalesce(o.item_id, -o.idea_id, 0)))"
    );
    execute!(tx, sqlx::query(SQL).bind(at).bind(account_id).bind(id))
}

/// Notes that an account has read its notices up to a number.
pub async fn mark_all_read(tx: &mut Tx, account_id: i64, up_to: i64, at: Millis) -> Result<u64, sqlx::Error> {
    const SQL: &str = "update deliveries set read_at = $1
        where account_id = $2 and read_at is null and channel = 'app' and notice_id <= $3";
    execute!(tx, sqlx::query(SQL).bind(at).bind(account_id).bind(up_to))
}

/// Titles of items of the roadmap, with the language that each is in.
pub async fn item_titles(conn: &mut Conn, items: &[i64]) -> Result<Vec<(i64, String, String)>, sqlx::Error> {
    if items.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "select item_id, language, title from roadmap_texts where item_id in ({}) order by language",
        numbers(items)
    );
    let sql = AssertSqlSafe(sql.as_str());
    fetch!(conn, fetch_all, sqlx::query_as(sql).persistent(false))
}
