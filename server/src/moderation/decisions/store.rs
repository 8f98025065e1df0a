//! SQL of decisions.

use app::domain::Millis;
use app::domain::moderation::{Rule, Subject, Thing, Verdict};

use super::{Decision, Ruling};
use crate::db::{Conn, Tx};
use crate::ideas::store::visibility;
use crate::moderation::Settled;
use crate::moderation::things::ThingFacts;
use crate::{execute, fetch};

/// What is kept of a new decision.
pub struct NewDecision<'a> {
    /// What it is about, as it is before.
    pub facts: &'a ThingFacts,
    /// What is decided.
    pub ruling: &'a Ruling,
    /// Who decides.
    pub actor_id: i64,
    /// When.
    pub at: Millis,
}

/// Keeps a decision and gives its number.
pub async fn insert(tx: &mut Tx, new: &NewDecision<'_>) -> Result<i64, sqlx::Error> {
    const SQL: &str = "insert into decisions
            (subject, subject_id, idea_id, verdict, rule, reason, was, actor_id, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id";
    let NewDecision { facts, ruling, actor_id, at } = new;
    fetch!(
        tx,
        fetch_one,
        sqlx::query_scalar(SQL)
            .bind(facts.thing.subject.as_str())
            .bind(facts.thing.id)
            .bind(facts.idea_id)
            .bind(ruling.verdict.as_str())
            .bind(ruling.rule.map_or("", Rule::as_str))
            .bind(&ruling.reason)
            .bind(facts.visibility.as_str())
            .bind(actor_id)
            .bind(at)
    )
}

/// A decision as kept.
#[derive(sqlx::FromRow)]
pub struct Row {
    id: i64,
    subject: String,
    subject_id: i64,
    idea_id: i64,
    verdict: String,
    rule: String,
    reason: String,
    was: String,
    actor_id: i64,
    created_at: Millis,
    undone_at: Option<Millis>,
    undoer: Option<String>,
}

impl From<Row> for Decision {
    fn from(row: Row) -> Self {
        let undone = row.undone_at.map(|at| Settled { by: row.undoer.unwrap_or_default(), at });
        Self {
            id: row.id,
            thing: Thing { subject: subject(&row.subject), id: row.subject_id },
            idea_id: row.idea_id,
            verdict: verdict(&row.verdict),
            rule: Rule::parse(&row.rule),
            reason: row.reason,
            was: visibility(&row.was),
            actor_id: row.actor_id,
            at: row.created_at,
            undone,
        }
    }
}

/// The subject of a word; the schema allows no others.
pub fn subject(word: &str) -> Subject {
    Subject::parse(word).unwrap_or(Subject::Idea)
}

/// The verdict of a word; the schema allows no others.
pub fn verdict(word: &str) -> Verdict {
    Verdict::parse(word).unwrap_or(Verdict::Keep)
}

const DECISION: &str = "select d.id, d.subject, d.subject_id, d.idea_id, d.verdict, d.rule, d.reason, d.was,
        d.actor_id, d.created_at, d.undone_at, u.display_name as undoer
    from decisions d left join accounts u on u.id = d.undone_by";

/// One decision.
pub async fn find(conn: &mut Conn, id: i64) -> Result<Option<Decision>, sqlx::Error> {
    let sql = const_format::formatcp!("{DECISION} where d.id = $1");
    let row: Option<Row> = fetch!(conn, fetch_optional, sqlx::query_as(sql).bind(id))?;
    Ok(row.map(Into::into))
}

/// Who decided last about a thing, or took a decision back, and when.
pub async fn last(conn: &mut Conn, thing: Thing) -> Result<Option<Settled>, sqlx::Error> {
    const SQL: &str = "select a.display_name, coalesce(d.undone_at, d.created_at)
        from decisions d join accounts a on a.id = coalesce(d.undone_by, d.actor_id)
        where d.subject = $1 and d.subject_id = $2 order by d.id desc limit 1";
    let row: Option<(String, Millis)> =
        fetch!(conn, fetch_optional, sqlx::query_as(SQL).bind(thing.subject.as_str()).bind(thing.id))?;
    Ok(row.map(|(by, at)| Settled { by, at }))
}

/// Keeps that a decision was taken back.
pub async fn mark_undone(tx: &mut Tx, id: i64, actor_id: i64, at: Millis) -> Result<(), sqlx::Error> {
    const SQL: &str = "update decisions set undone_at = $1, undone_by = $2 where id = $3";
    execute!(tx, sqlx::query(SQL).bind(at).bind(actor_id).bind(id)).map(drop)
}

/// Why a thing is hidden, without its text: what anyone may know.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct TraceRow {
    /// The thing's number.
    pub subject_id: i64,
    /// Number of the decision.
    pub id: i64,
    /// Word of a [`Rule`].
    pub rule: String,
    /// The reason.
    pub reason: String,
    /// When.
    pub created_at: Millis,
}

/// Why these things of one kind are hidden.
pub async fn traces(conn: &mut Conn, subject: Subject, ids: &[i64]) -> Result<Vec<TraceRow>, sqlx::Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "select subject_id, id, rule, reason, created_at from decisions
         where subject = $1 and subject_id in ({}) and verdict = 'hide' and undone_at is null order by id",
        crate::ideas::store::numbers(ids)
    );
    let sql = sqlx::AssertSqlSafe(sql.as_str());
    fetch!(conn, fetch_all, sqlx::query_as(sql).persistent(false).bind(subject.as_str()))
}
