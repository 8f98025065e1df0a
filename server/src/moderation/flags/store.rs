//! SQL of flags and holds.

use app::domain::Millis;
use app::domain::moderation::flagging::Record;
use app::domain::moderation::spam::Reason;
use app::domain::moderation::{Rule, Thing};

use crate::db::{Conn, Tx};
use crate::moderation::things::ThingFacts;
use crate::{execute, fetch};

/// Somebody who flags.
#[derive(Debug, sqlx::FromRow)]
pub struct Flagger {
    /// When they signed up.
    pub created_at: Millis,
    decided: i64,
    hidden: i64,
}

impl Flagger {
    /// What became of their earlier flags.
    pub fn record(&self) -> Record {
        Record { decided: self.decided, hidden: self.hidden }
    }
}

/// What is known of an account that flags. A decision that was taken back, or overturned on
/// appeal, did not prove the flag right.
pub async fn flagger(conn: &mut Conn, account_id: i64) -> Result<Flagger, sqlx::Error> {
    const SQL: &str = "select a.created_at, count(d.id) as decided,
            count(case when d.verdict = 'hide' and p.id is null then 1 end) as hidden
        from accounts a
        left join flags f on f.account_id = a.id
        left join decisions d on d.id = f.decision_id and d.undone_at is null
        left join appeals p on p.decision_id = d.id and p.outcome = 'overturned'
        where a.id = $1 group by a.id, a.created_at";
    fetch!(conn, fetch_one, sqlx::query_as(SQL).bind(account_id))
}

/// What is kept of a new flag.
pub struct NewFlag<'a> {
    /// What is flagged.
    pub facts: &'a ThingFacts,
    /// By whom.
    pub account_id: i64,
    /// The rule that it breaks.
    pub rule: Rule,
    /// What they say of it; may be empty.
    pub body: &'a str,
    /// See [`app::domain::moderation::flagging`].
    pub weight: f64,
    /// When.
    pub at: Millis,
}

/// Keeps a flag; false when this resident has flagged the thing before.
pub async fn insert(tx: &mut Tx, new: &NewFlag<'_>) -> Result<bool, sqlx::Error> {
    const SQL: &str = "insert into flags (subject, subject_id, idea_id, account_id, rule, body, weight, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing";
    let NewFlag { facts, account_id, rule, body, weight, at } = new;
    Ok(execute!(
        tx,
        sqlx::query(SQL)
            .bind(facts.thing.subject.as_str())
            .bind(facts.thing.id)
            .bind(facts.idea_id)
            .bind(account_id)
            .bind(rule.as_str())
            .bind(*body)
            .bind(weight)
            .bind(at)
    )? == 1)
}

/// Flags that nobody has decided about, together.
#[derive(Debug, sqlx::FromRow)]
pub struct Open {
    /// How many.
    pub flags: i64,
    /// What they weigh.
    pub weight: f64,
}

/// The open flags on a thing.
pub async fn open_weight(conn: &mut Conn, thing: Thing) -> Result<Open, sqlx::Error> {
    const SQL: &str = "select count(*) as flags, cast(coalesce(sum(weight), 0) as double precision) as weight
        from flags where subject = $1 and subject_id = $2 and decision_id is null";
    fetch!(conn, fetch_one, sqlx::query_as(SQL).bind(thing.subject.as_str()).bind(thing.id))
}

/// Keeps that a thing is held; false when it is already.
pub async fn hold(
    tx: &mut Tx,
    facts: &ThingFacts,
    score: f64,
    reasons: &[Reason],
    at: Millis,
) -> Result<bool, sqlx::Error> {
    const SQL: &str = "insert into holds (subject, subject_id, idea_id, reasons, score, created_at)
        values ($1, $2, $3, $4, $5, $6) on conflict do nothing";
    Ok(execute!(
        tx,
        sqlx::query(SQL)
            .bind(facts.thing.subject.as_str())
            .bind(facts.thing.id)
            .bind(facts.idea_id)
            .bind(serde_json::to_string(reasons).unwrap_or_default())
            .bind(score)
            .bind(at)
    )? == 1)
}

/// A decision settles the flags and the hold on a thing.
pub async fn settle(tx: &mut Tx, thing: Thing, decision_id: i64) -> Result<(), sqlx::Error> {
    for sql in [
        "update flags set decision_id = $1 where subject = $2 and subject_id = $3 and decision_id is null",
        "update holds set decision_id = $1 where subject = $2 and subject_id = $3 and decision_id is null",
    ] {
        execute!(tx, sqlx::query(sql).bind(decision_id).bind(thing.subject.as_str()).bind(thing.id))?;
    }
    Ok(())
}

/// What a decision settled is open again, since it was taken back.
pub async fn reopen(tx: &mut Tx, thing: Thing, decision_id: i64) -> Result<(), sqlx::Error> {
    const FLAGS: &str = "update flags set decision_id = null where decision_id = $1";
    execute!(tx, sqlx::query(FLAGS).bind(decision_id))?;
    // One that has begun meanwhile holds it already.
    const HOLDS: &str = "update holds set decision_id = null where decision_id = $1 and not exists
        (select 1 from holds h where h.subject = $2 and h.subject_id = $3 and h.decision_id is null)";
    execute!(tx, sqlx::query(HOLDS).bind(decision_id).bind(thing.subject.as_str()).bind(thing.id)).map(drop)
}

/// Whether a decision ended a hold.
pub async fn was_held(conn: &mut Conn, decision_id: i64) -> Result<bool, sqlx::Error> {
    const SQL: &str = "select count(*) from holds where decision_id = $1";
    let count: i64 = fetch!(conn, fetch_one, sqlx::query_scalar(SQL).bind(decision_id))?;
    Ok(count > 0)
}
