//! SQL of comments.

use app::domain::Millis;

use crate::db::{Conn, Tx};
use crate::{execute, fetch};

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
