//! SQL of the logs.

use app::domain::Millis;
use app::domain::access::Place;
use app::domain::moderation::{Outcome, Rule, Thing};
use app::pages::moderation::log::{LogEntry, PublicEntry, Tally};

use crate::db::Conn;
use crate::fetch;
use crate::moderation::decisions::store::{subject, verdict};

/// A decision with its surroundings.
#[derive(sqlx::FromRow)]
pub struct Row {
    id: i64,
    subject: String,
    subject_id: i64,
    title: String,
    language: String,
    topic_id: Option<i64>,
    area_id: Option<i64>,
    verdict: String,
    rule: String,
    reason: String,
    by_name: String,
    created_at: Millis,
    undone_at: Option<Millis>,
    undoer: Option<String>,
    outcome: Option<String>,
    is_last: i64,
}

impl Row {
    /// Its number.
    pub fn id(&self) -> i64 {
        self.id
    }

    /// When.
    pub fn at(&self) -> Millis {
        self.created_at
    }

    /// Where its idea belongs.
    pub fn place(&self) -> Place {
        Place { topic_id: self.topic_id, area_id: self.area_id }
    }

    /// As the log shows it.
    pub fn entry(self, may_undo: bool) -> LogEntry {
        LogEntry {
            can_undo: may_undo && self.is_last > 0 && self.undone_at.is_none(),
            id: self.id,
            thing: Thing { subject: subject(&self.subject), id: self.subject_id },
            title: self.title,
            language: self.language,
            verdict: verdict(&self.verdict),
            rule: Rule::parse(&self.rule),
            reason: self.reason,
            by: self.by_name,
            at: self.created_at,
            undone: self.undone_at.map(|at| (self.undoer.unwrap_or_default(), at)),
            outcome: self.outcome.as_deref().and_then(Outcome::parse),
        }
    }
}

/// Decisions with a number below `before`, newest first.
pub async fn page(conn: &mut Conn, before: i64, limit: i64) -> Result<Vec<Row>, sqlx::Error> {
    const SQL: &str = "select d.id, d.subject, d.subject_id, i.title, i.language, i.topic_id, i.area_id, d.verdict,
            d.rule, d.reason, a.display_name as by_name, d.created_at, d.undone_at, u.display_name as undoer,
            p.outcome,
            cast(case when exists (select 1 from decisions l where l.subject = d.subject
                and l.subject_id = d.subject_id and l.id > d.id) then 0 else 1 end as bigint) as is_last
        from decisions d join ideas i on i.id = d.idea_id join accounts a on a.id = d.actor_id
        left join accounts u on u.id = d.undone_by left join appeals p on p.decision_id = d.id
        where d.id < $1 order by d.id desc limit $2";
    fetch!(conn, fetch_all, sqlx::query_as(SQL).bind(before).bind(limit))
}

#[derive(sqlx::FromRow)]
struct TallyRow {
    subject: String,
    rule: String,
    hidden: i64,
    appealed: i64,
    overturned: i64,
}

/// How often things were hidden since a moment, by sort and rule; what was taken back is not
/// counted.
pub async fn tallies(conn: &mut Conn, since: Millis) -> Result<Vec<Tally>, sqlx::Error> {
    const SQL: &str = "select d.subject, d.rule, count(*) as hidden, count(p.id) as appealed,
            count(case when p.outcome = 'overturned' then 1 end) as overturned
        from decisions d left join appeals p on p.decision_id = d.id
        where d.verdict = 'hide' and d.undone_at is null and d.created_at > $1
        group by d.subject, d.rule order by count(*) desc, d.subject, d.rule";
    let rows: Vec<TallyRow> = fetch!(conn, fetch_all, sqlx::query_as(SQL).bind(since))?;
    let tally = |row: TallyRow| Tally {
        subject: subject(&row.subject),
        rule: Rule::parse(&row.rule),
        hidden: row.hidden,
        appealed: row.appealed,
        overturned: row.overturned,
    };
    Ok(rows.into_iter().map(tally).collect())
}

#[derive(sqlx::FromRow)]
struct PublicRow {
    subject: String,
    verdict: String,
    rule: String,
    reason: String,
    created_at: Millis,
    outcome: Option<String>,
}

/// The last things that were hidden or restored, without a word of who wrote or decided.
pub async fn latest(conn: &mut Conn, limit: i64) -> Result<Vec<PublicEntry>, sqlx::Error> {
    const SQL: &str = "select d.subject, d.verdict, d.rule, d.reason, d.created_at, p.outcome
        from decisions d left join appeals p on p.decision_id = d.id
        where d.verdict in ('hide', 'restore') and d.undone_at is null
        order by d.created_at desc, d.id desc limit $1";
    let rows: Vec<PublicRow> = fetch!(conn, fetch_all, sqlx::query_as(SQL).bind(limit))?;
    let entry = |row: PublicRow| PublicEntry {
        subject: subject(&row.subject),
        verdict: verdict(&row.verdict),
        rule: Rule::parse(&row.rule),
        reason: row.reason,
        at: row.created_at,
        outcome: row.outcome.as_deref().and_then(Outcome::parse),
    };
    Ok(rows.into_iter().map(entry).collect())
}
