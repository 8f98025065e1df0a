//! SQL of imports.

use app::domain::Millis;

use super::draft::Draft;
use crate::db::{Conn, Tx};
use crate::ideas::tree;
use crate::{execute, fetch};

/// Opens an import and gives its number.
pub async fn start(tx: &mut Tx, source: &str, file_name: &str, at: Millis) -> Result<i64, sqlx::Error> {
    const SQL: &str = "insert into imports (source, file_name, started_at) values ($1, $2, $3) returning id";
    fetch!(tx, fetch_one, sqlx::query_scalar(SQL).bind(source).bind(file_name).bind(at))
}

/// Marks an import as read to its end.
pub async fn finish(tx: &mut Tx, import_id: i64, at: Millis) -> Result<(), sqlx::Error> {
    const SQL: &str = "update imports set finished_at = $2 where id = $1";
    execute!(tx, sqlx::query(SQL).bind(import_id).bind(at)).map(drop)
}

/// An idea that came from a source before.
#[derive(Debug, sqlx::FromRow)]
pub struct Known {
    /// Its number here.
    pub id: i64,
    title: String,
    body: String,
    language: String,
    stage: String,
    imported_votes: i64,
    answered_at: Option<Millis>,
}

impl Known {
    /// Whether its row says something else by now. A stage that an agency has set here since
    /// is the agency's word, whatever the row says.
    pub fn differs(&self, draft: &Draft) -> bool {
        self.title != draft.title
            || self.body != draft.body
            || self.language != draft.language
            || self.imported_votes != draft.votes
            || (self.stage != draft.stage.as_str() && self.answered_at.is_none())
    }
}

/// The idea that a row of a source became. What residents wrote here has no source, and is
/// never found.
pub async fn known(conn: &mut Conn, source: &str, external_id: &str) -> Result<Option<Known>, sqlx::Error> {
    const SQL: &str = "
        select id, title, body, language, stage, imported_votes, answered_at
        from ideas where source = $1 and external_id = $2 and author_id is null";
    fetch!(conn, fetch_optional, sqlx::query_as(SQL).bind(source).bind(external_id))
}

/// What is derived from a draft.
#[derive(Debug)]
pub struct Derived {
    /// Rendered body.
    pub body_html: String,
    /// First words.
    pub excerpt: String,
    /// Score of the moment it was written.
    pub trend: f64,
}

/// Keeps a new idea and gives its number; none when its row is there already.
pub async fn insert(
    tx: &mut Tx,
    import_id: i64,
    source: &str,
    draft: &Draft,
    derived: &Derived,
) -> Result<Option<i64>, sqlx::Error> {
    const SQL: &str = "
        insert into ideas
            (kind, stage, topic_id, area_id, agency_id, language, title, body, body_html, excerpt,
             imported_votes, trend, created_at, import_id, source, external_id)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
        on conflict (source, external_id) do nothing
        returning id";
    fetch!(
        tx,
        fetch_optional,
        sqlx::query_scalar(SQL)
            .bind(draft.kind.as_str())
            .bind(draft.stage.as_str())
            .bind(draft.topic_id)
            .bind(draft.area_id)
            .bind(draft.agency_id)
            .bind(&draft.language)
            .bind(&draft.title)
            .bind(&draft.body)
            .bind(&derived.body_html)
            .bind(&derived.excerpt)
            .bind(draft.votes)
            .bind(derived.trend)
            .bind(draft.created_at)
            .bind(import_id)
            .bind(source)
            .bind(&draft.external_id)
    )
}

/// Brings an imported idea up to date with its row, and tells whether it is still there. Kind,
/// topic, area, agency and date stay: the city may have sorted the idea since. Where it was merged,
/// the ideas that it stands in count its voices, too.
pub async fn update(tx: &mut Tx, id: i64, draft: &Draft, derived: &Derived) -> Result<bool, sqlx::Error> {
    const SQL: &str = "
        update ideas set title = $2, body = $3, body_html = $4, excerpt = $5, language = $6,
            stage = case when answered_at is null then $7 else stage end
        where id = $1 and author_id is null
        returning cast($8 as bigint) - imported_votes + coalesce(
            (select cast(sum(m.imported_votes) as bigint) from ideas m where m.merged_into = ideas.id), 0)";
    let came: Option<i64> = fetch!(
        tx,
        fetch_optional,
        sqlx::query_scalar(SQL)
            .bind(id)
            .bind(&draft.title)
            .bind(&draft.body)
            .bind(&derived.body_html)
            .bind(&derived.excerpt)
            .bind(&draft.language)
            .bind(draft.stage.as_str())
            .bind(draft.votes)
    )?;
    let Some(came) = came else { return Ok(false) };
    if came != 0 {
        const COUNT: &str = "update ideas set imported_votes = imported_votes + $2 where id = $1";
        for idea in tree::chain(tx, id).await? {
            execute!(tx, sqlx::query(COUNT).bind(idea).bind(came))?;
        }
    }
    Ok(true)
}

/// An import, and how many ideas are left of it.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Import {
    /// Its number.
    pub id: i64,
    /// Where its rows came from.
    pub source: String,
    /// The file.
    pub file_name: String,
    /// When it began.
    pub started_at: Millis,
    /// When it was read to its end; none when it was cut short.
    pub finished_at: Option<Millis>,
    /// When it was undone.
    pub undone_at: Option<Millis>,
    /// Ideas that it brought and that are here.
    pub ideas: i64,
}

/// Every import, the latest first.
pub async fn list(conn: &mut Conn) -> Result<Vec<Import>, sqlx::Error> {
    const SQL: &str = "
        select id, source, file_name, started_at, finished_at, undone_at,
            (select count(*) from ideas where import_id = imports.id) as ideas
        from imports order by id desc";
    fetch!(conn, fetch_all, sqlx::query_as(SQL))
}

/// One import.
pub async fn import(conn: &mut Conn, id: i64) -> Result<Option<Import>, sqlx::Error> {
    Ok(list(conn).await?.into_iter().find(|import| import.id == id))
}

/// An imported idea that people here have taken up.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct TakenUp {
    /// Its number.
    pub id: i64,
    /// Its title.
    pub title: String,
    /// Residents who support it.
    pub votes: i64,
    /// Comments, deleted ones among them.
    pub comments: i64,
    /// Official answers.
    pub answers: i64,
    /// Residents who follow it.
    pub followers: i64,
    /// Cases of their own that residents have told.
    pub cases: i64,
    /// Ideas that it was merged with: such an idea stays until the merge is undone.
    pub merged: i64,
}

/// The ideas of an import that people here have taken up.
pub async fn taken_up(conn: &mut Conn, import_id: i64) -> Result<Vec<TakenUp>, sqlx::Error> {
    const SQL: &str = "
        select * from (
            select id, title,
                (select count(*) from votes where idea_id = ideas.id) as votes,
                (select count(*) from comments where idea_id = ideas.id) as comments,
                (select count(*) from official_answers where idea_id = ideas.id) as answers,
                (select count(*) from follows where idea_id = ideas.id) as followers,
                (select count(*) from cases where idea_id = ideas.id) as cases,
                merged + case when merged_into is null then 0 else 1 end as merged
            from ideas where import_id = $1
        ) as counted
        where votes + comments + answers + followers + cases + merged > 0
        order by id";
    fetch!(conn, fetch_all, sqlx::query_as(SQL).bind(import_id))
}

/// Removes up to `limit` ideas of an import and gives their numbers; of those that people here
/// have taken up, only when `even_taken_up`; never of those that were merged.
pub async fn remove(tx: &mut Tx, import_id: i64, even_taken_up: bool, limit: i64) -> Result<Vec<i64>, sqlx::Error> {
    // The counters are asked too: PostgreSQL reads them anew where a vote came in meanwhile.
    const SQL: &str = "
        delete from ideas
        where id in (
            select id from ideas
            where import_id = $1 and ($2 or (
                not exists (select 1 from votes where idea_id = ideas.id)
                and not exists (select 1 from comments where idea_id = ideas.id)
                and not exists (select 1 from official_answers where idea_id = ideas.id)
                and not exists (select 1 from follows where idea_id = ideas.id)
                and not exists (select 1 from cases where idea_id = ideas.id)))
                and merged_into is null and merged = 0
            order by id limit $3)
        and ($2 or (votes = 0 and comments = 0 and answered_at is null))
        returning id";
    fetch!(tx, fetch_all, sqlx::query_scalar(SQL).bind(import_id).bind(even_taken_up).bind(limit))
}

/// Marks an import as undone.
pub async fn mark_undone(tx: &mut Tx, import_id: i64, at: Millis) -> Result<(), sqlx::Error> {
    const SQL: &str = "update imports set undone_at = $2 where id = $1";
    execute!(tx, sqlx::query(SQL).bind(import_id).bind(at)).map(drop)
}
