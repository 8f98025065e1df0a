//! SQL of merges.

use app::domain::Millis;
use app::domain::access::Place;
use app::domain::merge::Voices;
use app::domain::moderation::Visibility;
use app::pages::idea::JoinedIdea;
use sqlx::AssertSqlSafe;

use crate::db::{Conn, Raw, Tx};
use crate::ideas::store::{numbers, visibility};
use crate::ideas::tree::store::{MERGING, TREE};
use crate::{execute, fetch};

/// One of the ideas of a merge.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Side {
    /// Its number.
    pub id: i64,
    /// Residents behind it and all that stand in it.
    pub votes: i64,
    /// Voices that came with an import.
    pub imported_votes: i64,
    /// Comments there that can be read.
    pub comments: i64,
    /// See [`app::domain::trend`].
    pub trend: f64,
    /// When it was written.
    pub created_at: Millis,
    /// The idea that it stands in.
    pub kept_id: Option<i64>,
    /// How many stand in it.
    pub merged: i64,
    visibility: String,
    topic_id: Option<i64>,
    area_id: Option<i64>,
}

impl Side {
    /// Whether everyone can read it.
    pub fn is_public(&self) -> bool {
        visibility(&self.visibility) == Visibility::Public
    }

    /// What a moderator's reach is measured by.
    pub fn place(&self) -> Place {
        Place { topic_id: self.topic_id, area_id: self.area_id }
    }
}

/// An idea, as merging sees it.
pub async fn side(conn: &mut Conn, id: i64) -> Result<Option<Side>, sqlx::Error> {
    const SQL: &str = "select id, votes, imported_votes, comments, trend, created_at, kept_id, merged, visibility,
            topic_id, area_id
        from ideas where id = $1";
    fetch!(conn, fetch_optional, sqlx::query_as(SQL).bind(id))
}

/// A merge as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct MergeRow {
    /// Its number.
    pub id: i64,
    /// The idea that was merged.
    pub idea_id: i64,
    /// The one that it was merged into.
    pub into_id: i64,
    /// Public name of who did it.
    pub actor: String,
    /// When.
    pub created_at: Millis,
    /// When it was undone.
    pub undone_at: Option<Millis>,
    /// Public name of who undid it.
    pub undoer: Option<String>,
}

const MERGES: &str =
    "select m.id, m.idea_id, m.into_id, a.display_name as actor, m.created_at, m.undone_at, u.display_name as undoer
    from merges m join accounts a on a.id = m.actor_id left join accounts u on u.id = m.undone_by";

/// A merge.
pub async fn find(conn: &mut Conn, id: i64) -> Result<Option<MergeRow>, sqlx::Error> {
    let sql = const_format::formatcp!("{MERGES} where m.id = $1");
    fetch!(conn, fetch_optional, sqlx::query_as(sql).bind(id))
}

/// The merge by which an idea stands in another.
pub async fn standing_merge(conn: &mut Conn, idea_id: i64) -> Result<Option<MergeRow>, sqlx::Error> {
    let sql = const_format::formatcp!("{MERGES} where m.idea_id = $1 and m.undone_at is null");
    fetch!(conn, fetch_optional, sqlx::query_as(sql).bind(idea_id))
}

/// What a merge says of two ideas: that they are the same, or, undone, that they are not.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct Verdict {
    /// The idea that was merged.
    pub idea_id: i64,
    /// The one that it was merged into.
    pub into_id: i64,
    /// When it was merged.
    pub created_at: Millis,
    /// When that was undone.
    pub undone_at: Option<Millis>,
}

/// At most `most` merges, the newest first.
pub async fn verdicts(conn: &mut Conn, most: i64) -> Result<Vec<Verdict>, sqlx::Error> {
    const SQL: &str = "select idea_id, into_id, created_at, undone_at from merges order by id desc limit $1";
    fetch!(conn, fetch_all, sqlx::query_as(SQL).bind(most))
}

/// Waits until no other merge is under way, and nothing that keeps ideas where they stand: they would
/// wait for each other on PostgreSQL. On SQLite a writer is alone anyway.
pub async fn take_turn(tx: &mut Tx) -> Result<(), sqlx::Error> {
    if let Raw::Postgres(conn) = tx.raw() {
        sqlx::query("select pg_advisory_xact_lock($1)").bind(MERGING).execute(conn).await?;
    }
    Ok(())
}

/// What is kept of a new merge.
pub struct NewMerge<'a> {
    /// The idea that is merged.
    pub idea_id: i64,
    /// The one that is kept.
    pub into_id: i64,
    /// Who does it.
    pub actor_id: i64,
    /// Why; may be empty.
    pub reason: &'a str,
    /// Voices before.
    pub voices: Voices,
    /// When.
    pub at: Millis,
}

/// Keeps a merge and gives its number.
pub async fn insert(tx: &mut Tx, new: &NewMerge<'_>) -> Result<i64, sqlx::Error> {
    const SQL: &str = "insert into merges
            (idea_id, into_id, actor_id, reason, votes_kept, votes_merged, votes_both, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8) returning id";
    fetch!(
        tx,
        fetch_one,
        sqlx::query_scalar(SQL)
            .bind(new.idea_id)
            .bind(new.into_id)
            .bind(new.actor_id)
            .bind(new.reason)
            .bind(new.voices.kept)
            .bind(new.voices.merged)
            .bind(new.voices.both)
            .bind(new.at)
    )
}

/// Marks a merge as undone.
pub async fn mark_undone(tx: &mut Tx, id: i64, actor_id: i64, at: Millis) -> Result<(), sqlx::Error> {
    const SQL: &str = "update merges set undone_at = $2, undone_by = $3 where id = $1";
    execute!(tx, sqlx::query(SQL).bind(id).bind(at).bind(actor_id)).map(drop)
}

/// Says where an idea stands: in another, or by itself.
pub async fn set_standing(tx: &mut Tx, id: i64, into: Option<i64>) -> Result<(), sqlx::Error> {
    execute!(tx, sqlx::query("update ideas set merged_into = $2, merged = 0 where id = $1").bind(id).bind(into))
        .map(drop)
}

/// Says at which idea the chain of each of these ends.
pub async fn set_kept(tx: &mut Tx, ideas: &[i64], kept: Option<i64>) -> Result<(), sqlx::Error> {
    let sql = format!("update ideas set kept_id = $1 where id in ({})", numbers(ideas));
    execute!(tx, sqlx::query(AssertSqlSafe(sql.as_str())).persistent(false).bind(kept)).map(drop)
}

/// Lets an idea stand by itself again, with as many others in it.
pub async fn stand_alone(tx: &mut Tx, id: i64, merged: i64) -> Result<(), sqlx::Error> {
    execute!(tx, sqlx::query("update ideas set kept_id = null, merged = $2 where id = $1").bind(id).bind(merged))
        .map(drop)
}

/// Writes what an idea counts of voices.
pub async fn count(tx: &mut Tx, id: i64, votes: i64, trend: f64) -> Result<(), sqlx::Error> {
    const SQL: &str = "update ideas set votes = $2, trend = $3 where id = $1";
    execute!(tx, sqlx::query(SQL).bind(id).bind(votes).bind(trend)).map(drop)
}

/// Adds to the idea that is kept what comes with a merged one: `ideas` in all.
pub async fn bring(tx: &mut Tx, kept: i64, idea: &Side, ideas: i64) -> Result<(), sqlx::Error> {
    add(tx, kept, idea.comments, idea.imported_votes, ideas).await
}

/// Takes from an idea above what had come with a merged one; the end of the chain counts ideas.
pub async fn take_away(tx: &mut Tx, above: &Side, idea: &Side, ideas: i64) -> Result<(), sqlx::Error> {
    let ideas = if above.kept_id.is_none() { -ideas } else { 0 };
    add(tx, above.id, -idea.comments, -idea.imported_votes, ideas).await
}

async fn add(tx: &mut Tx, id: i64, comments: i64, imported: i64, ideas: i64) -> Result<(), sqlx::Error> {
    const SQL: &str = "update ideas set comments = comments + $2, imported_votes = imported_votes + $3,
            merged = merged + $4
        where id = $1";
    execute!(tx, sqlx::query(SQL).bind(id).bind(comments).bind(imported).bind(ideas)).map(drop)
}

#[derive(sqlx::FromRow)]
struct JoinedRow {
    id: i64,
    title: String,
    language: String,
    body_html: String,
    author: Option<String>,
    created_at: Millis,
    merge_id: i64,
    merged_at: Millis,
    reason: String,
}

/// The ideas that stand in an idea, in the order in which they came.
pub async fn joined(conn: &mut Conn, idea_id: i64) -> Result<Vec<JoinedIdea>, sqlx::Error> {
    const SQL: &str = "select i.id, i.title, i.language, i.body_html, a.display_name as author, i.created_at,
            m.id as merge_id, m.created_at as merged_at, m.reason
        from ideas i join merges m on m.idea_id = i.id and m.undone_at is null
        left join accounts a on a.id = i.author_id
        where i.kept_id = $1 and i.visibility = 'public' order by m.created_at, m.id";
    let rows: Vec<JoinedRow> = fetch!(conn, fetch_all, sqlx::query_as(SQL).bind(idea_id))?;
    Ok(rows
        .into_iter()
        .map(|row| JoinedIdea {
            id: row.id,
            title: row.title,
            language: row.language,
            body_html: row.body_html,
            author: row.author,
            created_at: row.created_at,
            merge_id: row.merge_id,
            merged_at: row.merged_at,
            reason: row.reason,
        })
        .collect())
}

/// What comes along when an idea is merged: followers, cases, official answers, and items of the
/// roadmap that it is behind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Luggage {
    /// Residents who follow it.
    pub followers: i64,
    /// Cases of their own that residents told.
    pub cases: i64,
    /// Official answers.
    pub answers: i64,
    /// Items of the roadmap.
    pub items: i64,
}

/// Counts what comes along with an idea.
pub async fn luggage(conn: &mut Conn, idea_id: i64) -> Result<Luggage, sqlx::Error> {
    let sql = const_format::formatcp!(
        "select (select count(distinct account_id) from follows where idea_id in {TREE}) as followers,
            (select count(*) from cases where idea_id in {TREE}) as cases,
            (select count(*) from official_answers where idea_id in {TREE}) as answers,
            (select count(distinct item_id) from roadmap_ideas where idea_id in {TREE}) as items"
    );
    fetch!(conn, fetch_one, sqlx::query_as(sql).bind(idea_id))
}
