//! SQL of notes among colleagues.

use app::domain::Millis;
use app::pages::moderation::detail::NoteView;

use crate::db::{Conn, Tx};
use crate::fetch;

/// Keeps a note and gives its number.
pub async fn insert(tx: &mut Tx, idea_id: i64, author_id: i64, body: &str, at: Millis) -> Result<i64, sqlx::Error> {
    const SQL: &str = "insert into internal_notes (idea_id, author_id, body, created_at) values ($1, $2, $3, $4)
        returning id";
    fetch!(tx, fetch_one, sqlx::query_scalar(SQL).bind(idea_id).bind(author_id).bind(body).bind(at))
}

/// Moderators and administrators, with their names.
pub async fn colleagues(conn: &mut Conn) -> Result<Vec<(i64, String)>, sqlx::Error> {
    const SQL: &str = "select id, display_name from accounts where role in ('moderator', 'administrator') order by id";
    fetch!(conn, fetch_all, sqlx::query_as(SQL))
}

/// The notes about an idea, oldest first.
pub async fn of_idea(conn: &mut Conn, idea_id: i64) -> Result<Vec<NoteView>, sqlx::Error> {
    const SQL: &str = "select a.display_name, n.body, n.created_at
        from internal_notes n join accounts a on a.id = n.author_id
        where n.idea_id = $1 order by n.created_at, n.id";
    let rows: Vec<(String, String, Millis)> = fetch!(conn, fetch_all, sqlx::query_as(SQL).bind(idea_id))?;
    Ok(rows.into_iter().map(|(by, body, at)| NoteView { by, body, at }).collect())
}
