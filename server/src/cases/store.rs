//! SQL of cases.

use app::domain::Millis;
use app::domain::moderation::Visibility;

use crate::db::{Conn, Tx};
use crate::ideas::store::visibility;
use crate::ideas::tree::store::TREE;
use crate::{execute, fetch};

/// What is kept of a new case.
pub struct NewCaseRow<'a> {
    /// The idea.
    pub idea_id: i64,
    /// Who tells of it.
    pub author_id: i64,
    /// Where; none for the whole city.
    pub area_id: Option<i64>,
    /// Of the text.
    pub language: &'a str,
    /// Checked; may be empty.
    pub title: &'a str,
    /// Checked; may be empty.
    pub body: &'a str,
    /// Rendered.
    pub body_html: &'a str,
    /// Of title and text.
    pub digest: &'a str,
    /// When.
    pub at: Millis,
}

/// Keeps a case and gives its number; none when this resident has told the same there before.
pub async fn insert(tx: &mut Tx, new: &NewCaseRow<'_>) -> Result<Option<i64>, sqlx::Error> {
    const SQL: &str = "insert into cases
            (idea_id, author_id, area_id, language, title, body, body_html, digest, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict do nothing
        returning id";
    fetch!(
        tx,
        fetch_optional,
        sqlx::query_scalar(SQL)
            .bind(new.idea_id)
            .bind(new.author_id)
            .bind(new.area_id)
            .bind(new.language)
            .bind(new.title)
            .bind(new.body)
            .bind(new.body_html)
            .bind(new.digest)
            .bind(new.at)
    )
}

/// The idea and the author of a case.
pub async fn find(conn: &mut Conn, id: i64) -> Result<Option<(i64, i64)>, sqlx::Error> {
    const SQL: &str = "select idea_id, author_id from cases where id = $1";
    fetch!(conn, fetch_optional, sqlx::query_as(SQL).bind(id))
}

/// Words of a case.
#[derive(Debug, sqlx::FromRow)]
pub struct CaseWords {
    /// Of the text.
    pub language: String,
    /// May be empty.
    pub title: String,
    /// Rendered; may be empty.
    pub body_html: String,
    /// When.
    pub created_at: Millis,
}

/// The words of one case.
pub async fn words(conn: &mut Conn, id: i64) -> Result<Option<CaseWords>, sqlx::Error> {
    const SQL: &str = "select language, title, body_html, created_at from cases where id = $1";
    fetch!(conn, fetch_optional, sqlx::query_as(SQL).bind(id))
}

/// A case as a text that is compared with the idea that it stands under.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct CaseText {
    /// Its number.
    pub id: i64,
    /// The idea.
    pub idea_id: i64,
    /// Who found it to be the same.
    pub author_id: i64,
    /// Where; none for the whole city.
    pub area_id: Option<i64>,
    /// Of the text.
    pub language: String,
    /// May be empty.
    pub title: String,
    /// Markdown as typed; may be empty.
    pub body: String,
    /// When.
    pub created_at: Millis,
}

/// At most `most` cases with a title that can be read, the newest first.
pub async fn texts(conn: &mut Conn, most: i64) -> Result<Vec<CaseText>, sqlx::Error> {
    const SQL: &str = "select id, idea_id, author_id, area_id, language, title, body, created_at
        from cases where visibility = 'public' and title <> '' order by id desc limit $1";
    fetch!(conn, fetch_all, sqlx::query_as(SQL).bind(most))
}

/// Lets a case be read, or not.
pub async fn set_visibility(tx: &mut Tx, id: i64, to: Visibility) -> Result<(), sqlx::Error> {
    execute!(tx, sqlx::query("update cases set visibility = $1 where id = $2").bind(to.as_str()).bind(id)).map(drop)
}

/// Removes a case.
pub async fn delete(tx: &mut Tx, id: i64) -> Result<(), sqlx::Error> {
    execute!(tx, sqlx::query("delete from cases where id = $1").bind(id)).map(drop)
}

/// How many residents told of a case of their own under an idea that can be read.
pub async fn residents(conn: &mut Conn, idea_id: i64) -> Result<i64, sqlx::Error> {
    let sql = const_format::formatcp!(
        "select count(distinct author_id) from cases where idea_id in {TREE} and visibility = 'public'"
    );
    fetch!(conn, fetch_one, sqlx::query_scalar(sql).bind(idea_id))
}

/// A case as the idea's page shows it.
#[derive(Debug, sqlx::FromRow)]
pub struct CaseRow {
    /// Its number.
    pub id: i64,
    /// The idea that it was told under.
    pub idea_id: i64,
    /// Who tells of it.
    pub author_id: i64,
    /// Their public name.
    pub author: String,
    /// Where; none for the whole city.
    pub area_id: Option<i64>,
    /// Of the text.
    pub language: String,
    /// May be empty.
    pub title: String,
    /// Rendered; may be empty.
    pub body_html: String,
    /// When.
    pub created_at: Millis,
    /// Word of a [`Visibility`].
    visibility: String,
}

impl CaseRow {
    /// Whether it can be read.
    pub fn visibility(&self) -> Visibility {
        visibility(&self.visibility)
    }
}

/// Up to `most` cases under an idea, newest first; those before one when its moment and number
/// are given. Those that wait are for their author and for who `moderates`; what is hidden keeps
/// its place, without its words.
pub async fn of_idea(
    conn: &mut Conn,
    idea_id: i64,
    (viewer_id, moderates): (i64, bool),
    before: Option<(Millis, i64)>,
    most: i64,
) -> Result<Vec<CaseRow>, sqlx::Error> {
    let sql = const_format::formatcp!(
        "select c.id, c.idea_id, c.author_id, a.display_name as author, c.area_id, c.language, c.title,
            c.body_html, c.created_at, c.visibility
        from cases c join accounts a on a.id = c.author_id
        where c.idea_id in {TREE} and (c.created_at, c.id) < ($2, $3)
            and (c.visibility <> 'waiting' or c.author_id = $5 or $6 = 1)
        order by c.created_at desc, c.id desc limit $4"
    );
    let (at, id) = before.unwrap_or((Millis::MAX, i64::MAX));
    let moderates = i64::from(moderates);
    fetch!(
        conn,
        fetch_all,
        sqlx::query_as(sql).bind(idea_id).bind(at).bind(id).bind(most).bind(viewer_id).bind(moderates)
    )
}

/// The idea that a case stands under now, its author, and the idea's author; none when not everyone
/// can read it.
pub async fn to_tell(conn: &mut Conn, id: i64) -> Result<Option<(i64, i64, Option<i64>)>, sqlx::Error> {
    const SQL: &str = "select coalesce(i.kept_id, i.id), c.author_id, i.author_id
        from cases c join ideas i on i.id = c.idea_id where c.id = $1 and c.visibility = 'public'";
    fetch!(conn, fetch_optional, sqlx::query_as(SQL).bind(id))
}
