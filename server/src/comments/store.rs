//! SQL of comments.

use app::domain::Millis;
use app::domain::comment::CommentSort;
use sqlx::AssertSqlSafe;

use crate::db::{Conn, Numbers, Tx};
use crate::{bind_all, execute, fetch};

/// A comment as kept.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct CommentRow {
    /// Its number.
    pub id: i64,
    /// The idea it belongs to.
    pub idea_id: i64,
    /// The comment it answers.
    pub parent_id: Option<i64>,
    /// Who wrote it.
    pub author_id: i64,
    /// Of the text.
    pub language: String,
    /// As typed; empty when deleted.
    pub body: String,
    /// Rendered; empty when deleted.
    pub body_html: String,
    /// When.
    pub created_at: Millis,
    /// When it was deleted.
    pub deleted_at: Option<Millis>,
}

/// One comment, deleted or not.
pub async fn find(conn: &mut Conn, id: i64) -> Result<Option<CommentRow>, sqlx::Error> {
    const SQL: &str = "select id, idea_id, parent_id, author_id, language, body, body_html, created_at, deleted_at
        from comments where id = $1";
    fetch!(conn, fetch_optional, sqlx::query_as(SQL).bind(id))
}

/// A comment as the discussion shows it to a viewer.
#[derive(Debug, sqlx::FromRow)]
pub struct ThreadRow {
    /// Its number.
    pub id: i64,
    /// The comment it answers.
    pub parent_id: Option<i64>,
    /// Who wrote it.
    pub author_id: i64,
    /// Their public name.
    pub author: String,
    /// Word of a [`Role`](app::domain::account::Role).
    pub role: String,
    /// Agency of an officer.
    pub agency_id: Option<i64>,
    /// Of the text.
    pub language: String,
    /// Rendered; empty when deleted.
    pub body_html: String,
    /// Marks as helpful.
    pub helpful: i64,
    /// Marks by the viewer: 0 or 1.
    pub marked: i64,
    /// When.
    pub created_at: Millis,
    /// When it was changed.
    pub edited_at: Option<Millis>,
    /// When it was deleted.
    pub deleted_at: Option<Millis>,
    /// Replies that can be read.
    pub reply_count: i64,
}

/// Columns of a [`ThreadRow`]; `$1` is the idea and `$2` the viewer, 0 for a visitor.
const COLUMNS: &str = "c.id, c.parent_id, c.author_id, a.display_name as author, a.role, a.agency_id, c.language,
    c.body_html, c.helpful, c.created_at, c.edited_at, c.deleted_at,
    (select count(*) from helpful_marks m where m.comment_id = c.id and m.account_id = $2) as marked,
    (select count(*) from comments r where r.parent_id = c.id and r.deleted_at is null) as reply_count";

/// Which comments of the first level.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    /// From the first one on.
    First,
    /// After this one: what it is sorted by, and its number.
    After(i64, i64),
    /// This one alone.
    Only(i64),
}

/// Up to `most` comments of the first level; a deleted one while it has replies that can be read.
pub async fn first_level(
    conn: &mut Conn,
    idea_id: i64,
    viewer_id: i64,
    sort: CommentSort,
    part: Part,
    most: usize,
) -> Result<Vec<ThreadRow>, sqlx::Error> {
    let (after, order) = match sort {
        CommentSort::Oldest => ("(c.created_at, c.id) > ($3, $4)", "c.created_at, c.id"),
        CommentSort::Helpful => ("(c.helpful < $3 or (c.helpful = $3 and c.id > $4))", "c.helpful desc, c.id"),
    };
    let only = match part {
        Part::First => "1 = 1",
        Part::After(..) => after,
        Part::Only(_) => "c.id = $3",
    };
    let sql = format!(
        "select {COLUMNS} from comments c join accounts a on a.id = c.author_id
         where c.idea_id = $1 and c.parent_id is null and {only}
           and (c.deleted_at is null
                or exists (select 1 from comments r where r.parent_id = c.id and r.deleted_at is null))
         order by {order} limit {most}"
    );
    let sql = AssertSqlSafe(sql.as_str());
    match part {
        Part::First => fetch!(conn, fetch_all, sqlx::query_as(sql).bind(idea_id).bind(viewer_id)),
        Part::After(key, id) => {
            fetch!(conn, fetch_all, sqlx::query_as(sql).bind(idea_id).bind(viewer_id).bind(key).bind(id))
        }
        Part::Only(id) => fetch!(conn, fetch_all, sqlx::query_as(sql).bind(idea_id).bind(viewer_id).bind(id)),
    }
}

/// The first `most` replies under each of these comments.
pub async fn replies(
    conn: &mut Conn,
    idea_id: i64,
    viewer_id: i64,
    parents: &[i64],
    most: i64,
) -> Result<Vec<ThreadRow>, sqlx::Error> {
    let Some(parents) = Numbers::of(parents) else { return Ok(Vec::new()) };
    let sql = format!(
        "select * from (
            select {COLUMNS}, row_number() over (partition by c.parent_id order by c.created_at, c.id) as place
            from comments c join accounts a on a.id = c.author_id
            where c.idea_id = $1 and c.parent_id in ({}) and c.deleted_at is null
         ) ranked where place <= $3 order by created_at, id",
        parents.holes(4)
    );
    let sql = AssertSqlSafe(sql.as_str());
    fetch!(conn, fetch_all, bind_all!(sqlx::query_as(sql).bind(idea_id).bind(viewer_id).bind(most), parents))
}

/// What is kept of a new comment.
pub struct NewComment<'a> {
    /// The idea.
    pub idea_id: i64,
    /// The comment of the first level that it answers.
    pub parent_id: Option<i64>,
    /// Who writes.
    pub author_id: i64,
    /// Of the text.
    pub language: &'a str,
    /// Checked.
    pub body: &'a str,
    /// Rendered.
    pub body_html: &'a str,
    /// When.
    pub at: Millis,
}

/// Keeps a comment and gives its number.
pub async fn insert(tx: &mut Tx, new: &NewComment<'_>) -> Result<i64, sqlx::Error> {
    const SQL: &str = "insert into comments
            (idea_id, parent_id, author_id, language, body, body_html, created_at)
        values ($1, $2, $3, $4, $5, $6, $7)
        returning id";
    fetch!(
        tx,
        fetch_one,
        sqlx::query_scalar(SQL)
            .bind(new.idea_id)
            .bind(new.parent_id)
            .bind(new.author_id)
            .bind(new.language)
            .bind(new.body)
            .bind(new.body_html)
            .bind(new.at)
    )
}

/// Changes a comment and keeps what it said.
pub async fn update(
    tx: &mut Tx,
    before: &CommentRow,
    body: &str,
    body_html: &str,
    now: Millis,
) -> Result<(), sqlx::Error> {
    // Two edits in the same millisecond: the first version of that moment is enough.
    const KEEP: &str = "insert into comment_versions (comment_id, replaced_at, body_html) values ($1, $2, $3)
        on conflict do nothing";
    execute!(tx, sqlx::query(KEEP).bind(before.id).bind(now).bind(&before.body_html))?;
    const SQL: &str = "update comments set body = $1, body_html = $2, edited_at = $3 where id = $4";
    execute!(tx, sqlx::query(SQL).bind(body).bind(body_html).bind(now).bind(before.id)).map(drop)
}

/// Takes a comment's words away; false when that was done before.
pub async fn delete(tx: &mut Tx, id: i64, now: Millis) -> Result<bool, sqlx::Error> {
    const SQL: &str = "update comments set deleted_at = $1, body = '', body_html = ''
        where id = $2 and deleted_at is null";
    let done = execute!(tx, sqlx::query(SQL).bind(now).bind(id))? == 1;
    if done {
        execute!(tx, sqlx::query("delete from comment_versions where comment_id = $1").bind(id))?;
    }
    Ok(done)
}

/// Adds or removes a mark, and counts it; false when nothing changed.
pub async fn set_mark(tx: &mut Tx, id: i64, account_id: i64, helpful: bool, now: Millis) -> Result<bool, sqlx::Error> {
    let changed = if helpful {
        const SQL: &str = "insert into helpful_marks (comment_id, account_id, created_at) values ($1, $2, $3)
            on conflict do nothing";
        execute!(tx, sqlx::query(SQL).bind(id).bind(account_id).bind(now))?
    } else {
        const SQL: &str = "delete from helpful_marks where comment_id = $1 and account_id = $2";
        execute!(tx, sqlx::query(SQL).bind(id).bind(account_id))?
    };
    if changed == 0 {
        return Ok(false);
    }
    let by: i64 = if helpful { 1 } else { -1 };
    execute!(tx, sqlx::query("update comments set helpful = helpful + $1 where id = $2").bind(by).bind(id))?;
    Ok(true)
}

/// An earlier state of a comment, newest first.
pub async fn versions(conn: &mut Conn, id: i64) -> Result<Vec<(String, Millis)>, sqlx::Error> {
    const SQL: &str =
        "select body_html, replaced_at from comment_versions where comment_id = $1 order by replaced_at desc";
    fetch!(conn, fetch_all, sqlx::query_as(SQL).bind(id))
}

/// Public name of an account.
pub async fn author_name(conn: &mut Conn, account_id: i64) -> Result<String, sqlx::Error> {
    const SQL: &str = "select display_name from accounts where id = $1";
    fetch!(conn, fetch_one, sqlx::query_scalar(SQL).bind(account_id))
}
