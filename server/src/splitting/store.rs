//! SQL of splits.

use app::domain::Millis;
use app::domain::idea::Kind;
use app::domain::moderation::{Subject, Thing, Visibility};
use app::domain::split::SplitOutcome;

use super::NewSplit;
use crate::db::{Conn, Tx};
use crate::ideas::store::visibility;
use crate::ideas::tree::store::TREE;
use crate::moderation::things::ThingFacts;
use crate::{execute, fetch};

/// What is kept of a new proposal.
pub struct NewRow<'a> {
    /// The words.
    pub facts: &'a ThingFacts,
    /// Whose they are.
    pub author_id: i64,
    /// Who asks.
    pub actor_id: i64,
    /// The proposal.
    pub new: &'a NewSplit,
    /// When.
    pub at: Millis,
}

/// Keeps a proposal and gives its number; none when one waits about the same words.
pub async fn insert(tx: &mut Tx, row: &NewRow<'_>) -> Result<Option<i64>, sqlx::Error> {
    const SQL: &str = "insert into splits
            (from_id, comment_id, author_id, actor_id, kind, topic_id, area_id, title, body, reason, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing returning id";
    let NewRow { facts, author_id, actor_id, new, at } = row;
    let comment_id = (facts.thing.subject == Subject::Comment).then_some(facts.thing.id);
    fetch!(
        tx,
        fetch_optional,
        sqlx::query_scalar(SQL)
            .bind(facts.idea_id)
            .bind(comment_id)
            .bind(author_id)
            .bind(actor_id)
            .bind(new.idea.kind.as_str())
            .bind(new.idea.topic_id)
            .bind(new.idea.area_id)
            .bind(new.idea.title.as_str())
            .bind(new.idea.body.as_str())
            .bind(new.reason.as_str())
            .bind(at)
    )
}

/// A proposal.
#[derive(Clone, Debug)]
pub struct SplitRow {
    /// Its number.
    pub id: i64,
    /// The idea that the words are part of, or were written for.
    pub from_id: i64,
    /// The comment; none when they are a part of the idea.
    pub comment_id: Option<i64>,
    /// Whose words they are.
    pub author_id: i64,
    /// Public name of the moderator who asks.
    pub actor: String,
    /// Kind of the idea as proposed.
    pub kind: Kind,
    /// Its topic.
    pub topic_id: i64,
    /// Its area.
    pub area_id: Option<i64>,
    /// Its title.
    pub title: String,
    /// The passage; empty when the words were deleted since.
    pub body: String,
    /// Why.
    pub reason: String,
    /// When.
    pub created_at: Millis,
    /// What became of it; none while it waits.
    pub outcome: Option<SplitOutcome>,
    /// When it was settled.
    pub settled_at: Option<Millis>,
    /// Public name of who settled it.
    pub settler: Option<String>,
    /// The idea that came of it.
    pub idea_id: Option<i64>,
}

impl SplitRow {
    /// The comment, or the idea.
    pub fn source(&self) -> Thing {
        match self.comment_id {
            Some(id) => Thing { subject: Subject::Comment, id },
            None => Thing { subject: Subject::Idea, id: self.from_id },
        }
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    from_id: i64,
    comment_id: Option<i64>,
    author_id: i64,
    actor: String,
    kind: String,
    topic_id: i64,
    area_id: Option<i64>,
    title: String,
    body: String,
    reason: String,
    created_at: Millis,
    outcome: Option<String>,
    settled_at: Option<Millis>,
    settler: Option<String>,
    idea_id: Option<i64>,
}

impl From<Row> for SplitRow {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            from_id: row.from_id,
            comment_id: row.comment_id,
            author_id: row.author_id,
            actor: row.actor,
            kind: Kind::parse(&row.kind).unwrap_or(Kind::Idea),
            topic_id: row.topic_id,
            area_id: row.area_id,
            title: row.title,
            body: row.body,
            reason: row.reason,
            created_at: row.created_at,
            outcome: row.outcome.as_deref().and_then(SplitOutcome::parse),
            settled_at: row.settled_at,
            settler: row.settler,
            idea_id: row.idea_id,
        }
    }
}

const ROWS: &str = "select s.id, s.from_id, s.comment_id, s.author_id, a.display_name as actor, s.kind, s.topic_id,
        s.area_id, s.title, s.body, s.reason, s.created_at, s.outcome, s.settled_at, b.display_name as settler,
        s.idea_id
    from splits s join accounts a on a.id = s.actor_id left join accounts b on b.id = s.settled_by";

/// One proposal.
pub async fn find(conn: &mut Conn, id: i64) -> Result<Option<SplitRow>, sqlx::Error> {
    let sql = const_format::formatcp!("{ROWS} where s.id = $1");
    let row: Option<Row> = fetch!(conn, fetch_optional, sqlx::query_as(sql).bind(id))?;
    Ok(row.map(SplitRow::from))
}

/// The proposals about a comment, or about an idea itself, the oldest first.
pub async fn of_source(conn: &mut Conn, source: Thing) -> Result<Vec<SplitRow>, sqlx::Error> {
    let sql = match source.subject {
        Subject::Comment => const_format::formatcp!("{ROWS} where s.comment_id = $1 order by s.id"),
        Subject::Idea | Subject::Case => {
            const_format::formatcp!("{ROWS} where s.from_id = $1 and s.comment_id is null order by s.id")
        }
    };
    let rows: Vec<Row> = fetch!(conn, fetch_all, sqlx::query_as(sql).bind(source.id))?;
    Ok(rows.into_iter().map(SplitRow::from).collect())
}

/// The proposals about a comment that wait for its author.
pub async fn waiting_of_comment(tx: &mut Tx, comment_id: i64) -> Result<Vec<SplitRow>, sqlx::Error> {
    let sql = const_format::formatcp!("{ROWS} where s.comment_id = $1 and s.settled_at is null");
    let rows: Vec<Row> = fetch!(tx, fetch_all, sqlx::query_as(sql).bind(comment_id))?;
    Ok(rows.into_iter().map(SplitRow::from).collect())
}

/// Keeps what became of a proposal.
pub async fn settle(
    tx: &mut Tx,
    id: i64,
    outcome: SplitOutcome,
    by: i64,
    idea_id: Option<i64>,
    at: Millis,
) -> Result<(), sqlx::Error> {
    const SQL: &str = "update splits set outcome = $2, settled_by = $3, idea_id = $4, settled_at = $5 where id = $1";
    execute!(tx, sqlx::query(SQL).bind(id).bind(outcome.as_str()).bind(by).bind(idea_id).bind(at)).map(drop)
}

/// Takes the words of a comment out of what was proposed about it.
pub async fn forget_words(tx: &mut Tx, comment_id: i64) -> Result<(), sqlx::Error> {
    const SQL: &str = "update splits set title = '', body = '' where comment_id = $1";
    execute!(tx, sqlx::query(SQL).bind(comment_id)).map(drop)
}

/// The ideas that an idea, with those that stand in it, was made of, or that were made of them and
/// of comments there.
pub async fn linked(conn: &mut Conn, idea_id: i64) -> Result<Vec<i64>, sqlx::Error> {
    let sql = const_format::formatcp!(
        "select from_id from splits where idea_id in {TREE}
        union select idea_id from splits where from_id in {TREE} and idea_id is not null"
    );
    fetch!(conn, fetch_all, sqlx::query_scalar(sql).bind(idea_id))
}

/// A split as the page shows it that the words stand on.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct PartRow {
    /// Its number.
    pub id: i64,
    /// The comment; none when they are a part of an idea.
    pub comment_id: Option<i64>,
    /// Whose words they are.
    pub author_id: i64,
    /// The idea that came of it; none while it waits.
    pub idea_id: Option<i64>,
    /// Title of that.
    pub title: Option<String>,
    /// Of its text.
    pub language: Option<String>,
    visibility: Option<String>,
}

impl PartRow {
    /// Whether everyone can read what came of it.
    pub fn is_public(&self) -> bool {
        self.visibility.as_deref().map(visibility) == Some(Visibility::Public)
    }
}

/// What was split off from an idea, from those that stand in it and from their comments, and what
/// waits for an author, the oldest first.
pub async fn parts(conn: &mut Conn, idea_id: i64) -> Result<Vec<PartRow>, sqlx::Error> {
    let sql = const_format::formatcp!(
        "select s.id, s.comment_id, s.author_id, s.idea_id, i.title, i.language, i.visibility
        from splits s left join ideas i on i.id = s.idea_id
        where s.from_id in {TREE} and (s.settled_at is null or s.idea_id is not null) order by s.id"
    );
    fetch!(conn, fetch_all, sqlx::query_as(sql).bind(idea_id))
}

/// Of what an idea was made.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct OriginRow {
    /// The idea.
    pub from_id: i64,
    /// Its title.
    pub title: String,
    /// Of its text.
    pub language: String,
    /// The comment on it; none when it was a part of the idea.
    pub comment_id: Option<i64>,
    /// Whether everyone can read that comment: 0 or 1.
    pub can_read_comment: i64,
}

/// Of what an idea was made; none when it was submitted by itself, or the other idea is not to be
/// read by everyone.
pub async fn origin(conn: &mut Conn, idea_id: i64) -> Result<Option<OriginRow>, sqlx::Error> {
    const SQL: &str = "select s.from_id, i.title, i.language, s.comment_id,
            cast(case when c.visibility = 'public' and c.deleted_at is null then 1 else 0 end as bigint)
                as can_read_comment
        from splits s join ideas i on i.id = s.from_id left join ideas k on k.id = i.kept_id
        left join comments c on c.id = s.comment_id
        where s.idea_id = $1 and i.visibility = 'public' and coalesce(k.visibility, 'public') = 'public'";
    fetch!(conn, fetch_optional, sqlx::query_as(SQL).bind(idea_id))
}

/// The splits proposed after one moment, up to another, the newest first.
pub async fn between(conn: &mut Conn, after: Millis, up_to: Millis, most: i64) -> Result<Vec<SplitRow>, sqlx::Error> {
    let sql = const_format::formatcp!(
        "{ROWS} where s.created_at > $1 and s.created_at <= $2 order by s.created_at desc, s.id desc limit $3"
    );
    let rows: Vec<Row> = fetch!(conn, fetch_all, sqlx::query_as(sql).bind(after).bind(up_to).bind(most))?;
    Ok(rows.into_iter().map(SplitRow::from).collect())
}
