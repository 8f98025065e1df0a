//! SQL of the inbox.

use std::collections::HashMap;

use app::domain::Millis;
use app::domain::moderation::inbox::{Key, What};
use app::domain::moderation::spam::{Reason, Sign};
use app::domain::moderation::{Rule, Seen, Subject, Thing};
use app::pages::moderation::detail::{DecisionView, FlagView};
use sqlx::AssertSqlSafe;

use crate::db::{Conn, Tx};
use crate::ideas::store::{numbers, visibility};
use crate::moderation::decisions::store::{subject, verdict};
use crate::moderation::things::store::worded_at;
use crate::{execute, fetch, markdown};

/// What of the inbox is seen; empty lists and none mean all.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    /// Topics within reach.
    pub topics: Vec<i64>,
    /// Areas within reach.
    pub areas: Vec<i64>,
    /// The topic that is asked for.
    pub topic: Option<i64>,
    /// The area that is asked for.
    pub area: Option<i64>,
}

impl Scope {
    /// As a condition on the idea or the promise `i`, of numbers alone.
    fn condition(&self) -> String {
        let within =
            |column: &str, ids: &[i64]| (!ids.is_empty()).then(|| format!(" and i.{column} in ({})", numbers(ids)));
        let only = |column: &str, id: Option<i64>| id.map(|id| format!(" and i.{column} = {id}"));
        [
            within("topic_id", &self.topics),
            within("area_id", &self.areas),
            only("topic_id", self.topic),
            only("area_id", self.area),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// What waits, as one query for each sort. `{}` is where the scope stands.
fn sql(what: What, scope: &Scope) -> String {
    let within = scope.condition();
    let held = |subject: &str, id: &str| {
        format!(
            "cast((select count(*) from holds h where h.subject = '{subject}' and h.subject_id = {id}
                and h.decision_id is null) as bigint) as held"
        )
    };
    match what {
        What::Ideas => format!(
            "select 'idea' as subject, i.id as subject_id, cast(0 as bigint) as case_id, i.id as idea_id,
                i.created_at as since, {} from ideas i where i.visibility = 'waiting'{within}",
            held("idea", "i.id")
        ),
        What::Comments => format!(
            "select 'comment' as subject, c.id as subject_id, cast(0 as bigint) as case_id, c.idea_id,
                c.created_at as since, {}
             from comments c join ideas i on i.id = c.idea_id
             where c.visibility = 'waiting' and c.deleted_at is null{within}
             union all
             select 'case', k.id, cast(0 as bigint), k.idea_id, k.created_at, {}
             from cases k join ideas i on i.id = k.idea_id where k.visibility = 'waiting'{within}",
            held("comment", "c.id"),
            held("case", "k.id")
        ),
        What::Flags => format!(
            "select f.subject, f.subject_id, cast(0 as bigint) as case_id, f.idea_id, min(f.created_at) as since,
                max(f.held) as held
             from (select subject, subject_id, idea_id, created_at, cast(0 as bigint) as held from flags
                   where decision_id is null
                   union all
                   select subject, subject_id, idea_id, created_at, cast(1 as bigint) from holds
                   where decision_id is null) f
             join ideas i on i.id = f.idea_id
             where ((f.subject = 'idea' and i.visibility <> 'waiting')
                or (f.subject = 'comment' and exists (select 1 from comments c where c.id = f.subject_id
                    and c.deleted_at is null and c.visibility <> 'waiting'))
                or (f.subject = 'case' and exists (select 1 from cases k where k.id = f.subject_id
                    and k.visibility <> 'waiting'))){within}
             group by f.subject, f.subject_id, f.idea_id"
        ),
        What::Appeals => format!(
            "select d.subject, d.subject_id, p.id as case_id, d.idea_id, p.created_at as since,
                cast(0 as bigint) as held
             from appeals p join decisions d on d.id = p.decision_id join ideas i on i.id = d.idea_id
             where p.decided_at is null and d.undone_at is null and not exists (select 1 from decisions l
                where l.subject = d.subject and l.subject_id = d.subject_id and l.id > d.id){within}"
        ),
        What::Duplicates | What::Handbacks => format!(
            "select 'idea' as subject, i.id as subject_id, cast(0 as bigint) as case_id, i.id as idea_id,
                max(s.ended_at) as since, cast(0 as bigint) as held
             from assignments s join ideas i on i.id = s.idea_id
             where s.ended_as = 'handed_back' and s.settled_at is null and i.visibility = 'public'
                and i.merged_into is null{within}
             group by i.id"
        ),
        What::Reopenings => format!(
            "select '' as subject, i.id as subject_id, r.id as case_id, cast(0 as bigint) as idea_id,
                r.created_at as since, cast(0 as bigint) as held
             from reopenings r join roadmap_items i on i.id = r.item_id where r.settled_at is null{within}"
        ),
    }
}

/// Something that waits.
#[derive(Clone, Debug)]
pub struct WaitingRow {
    /// Why.
    pub what: What,
    /// Its key in the inbox.
    pub key: Key,
    /// What a resident wrote that it is about; none for a promise.
    pub thing: Option<Thing>,
    /// Number of the thing or the promise.
    pub subject_id: i64,
    /// The idea that it is, or stands under.
    pub idea_id: i64,
    /// Since when.
    pub since: Millis,
}

impl WaitingRow {
    fn new(what: What, (word, subject_id, case_id, idea_id, since, _): (String, i64, i64, i64, Millis, i64)) -> Self {
        let thing = Thing { subject: subject(&word), id: subject_id };
        let (key, thing) = match what {
            What::Appeals => (Key::Appeal(case_id), Some(thing)),
            What::Reopenings => (Key::Reopening(case_id), None),
            _ => (Key::Thing(thing), Some(thing)),
        };
        Self { what, key, thing, subject_id, idea_id, since }
    }
}

/// What of a sort waits, longest waiting first.
pub async fn waiting(conn: &mut Conn, scope: &Scope, what: What, limit: i64) -> Result<Vec<WaitingRow>, sqlx::Error> {
    let sql = format!("{} order by since, subject_id limit $1", sql(what, scope));
    let rows: Vec<(String, i64, i64, i64, Millis, i64)> =
        fetch!(conn, fetch_all, sqlx::query_as(AssertSqlSafe(sql.as_str())).bind(limit))?;
    Ok(rows.into_iter().map(|row| WaitingRow::new(what, row)).collect())
}

/// How much of each sort waits.
pub async fn counts(conn: &mut Conn, scope: &Scope, sorts: &[What]) -> Result<Vec<(What, i64)>, sqlx::Error> {
    let mut counts = Vec::with_capacity(sorts.len());
    for what in sorts {
        let sql = format!("select count(*) from ({}) waiting", sql(*what, scope));
        let count: i64 = fetch!(conn, fetch_one, sqlx::query_scalar(AssertSqlSafe(sql.as_str())))?;
        counts.push((*what, count));
    }
    Ok(counts)
}

/// Words of a thing.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct WordsRow {
    /// Its number.
    pub id: i64,
    words: String,
    /// Of the words.
    pub language: String,
    /// Who wrote them.
    pub author: Option<String>,
    /// The idea's topic.
    pub topic_id: Option<i64>,
    /// The idea's area.
    pub area_id: Option<i64>,
    visibility: String,
    last_decision: i64,
    worded_at: Millis,
}

impl WordsRow {
    /// Characters that are shown of a comment or a case.
    const FIRST: usize = 140;

    /// As it is now.
    pub fn seen(&self) -> Seen {
        Seen { visibility: visibility(&self.visibility), decision: self.last_decision, worded_at: self.worded_at }
    }

    /// As the list shows them.
    pub fn shown(&self) -> String {
        markdown::excerpt(&self.words, Self::FIRST)
    }
}

/// The words of things of one kind.
pub async fn words(conn: &mut Conn, subject: Subject, ids: &[i64]) -> Result<Vec<WordsRow>, sqlx::Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let (words, from) = match subject {
        Subject::Idea => ("i.title", "ideas t join ideas i on i.id = t.id"),
        Subject::Comment => ("t.body", "comments t join ideas i on i.id = t.idea_id"),
        Subject::Case => {
            ("case when t.title = '' then t.body else t.title end", "cases t join ideas i on i.id = t.idea_id")
        }
    };
    let sql = format!(
        "select t.id, {words} as words, t.language, a.display_name as author, i.topic_id, i.area_id, t.visibility,
            (select coalesce(max(d.id), 0) from decisions d where d.subject = '{}' and d.subject_id = t.id)
                as last_decision, {} as worded_at
         from {from} left join accounts a on a.id = t.author_id where t.id in ({})",
        subject.as_str(),
        worded_at(subject),
        numbers(ids)
    );
    // Not kept as prepared statements, here and below: the numbers differ from page to page.
    fetch!(conn, fetch_all, sqlx::query_as(AssertSqlSafe(sql.as_str())).persistent(false))
}

/// Rules that open flags name on things under these ideas, and how many do.
pub async fn flags(conn: &mut Conn, ideas: &[i64]) -> Result<HashMap<Thing, Vec<(Rule, i64)>>, sqlx::Error> {
    let mut flags: HashMap<Thing, Vec<(Rule, i64)>> = HashMap::new();
    if ideas.is_empty() {
        return Ok(flags);
    }
    let sql = format!(
        "select subject, subject_id, rule, count(*) from flags where decision_id is null and idea_id in ({})
         group by subject, subject_id, rule order by count(*) desc, rule",
        numbers(ideas)
    );
    let rows: Vec<(String, i64, String, i64)> =
        fetch!(conn, fetch_all, sqlx::query_as(AssertSqlSafe(sql.as_str())).persistent(false))?;
    for (word, id, rule, count) in rows {
        let rule = Rule::parse(&rule).unwrap_or(Rule::Other);
        flags.entry(Thing { subject: subject(&word), id }).or_default().push((rule, count));
    }
    Ok(flags)
}

/// Why things under these ideas are held. Flags are told apart, by rule.
pub async fn holds(conn: &mut Conn, ideas: &[i64]) -> Result<HashMap<Thing, Vec<Reason>>, sqlx::Error> {
    if ideas.is_empty() {
        return Ok(HashMap::new());
    }
    let sql = format!(
        "select subject, subject_id, reasons from holds where decision_id is null and idea_id in ({})",
        numbers(ideas)
    );
    let rows: Vec<(String, i64, String)> =
        fetch!(conn, fetch_all, sqlx::query_as(AssertSqlSafe(sql.as_str())).persistent(false))?;
    Ok(rows
        .into_iter()
        .map(|(word, id, reasons)| {
            let mut reasons: Vec<Reason> = serde_json::from_str(&reasons).unwrap_or_default();
            reasons.retain(|reason| reason.sign != Sign::Flags);
            (Thing { subject: subject(&word), id }, reasons)
        })
        .collect())
}

/// What colleagues of `viewer_id` are looking at.
pub async fn claims(conn: &mut Conn, viewer_id: i64, now: Millis) -> Result<HashMap<Key, String>, sqlx::Error> {
    const SQL: &str = "select c.subject, c.subject_id, a.display_name
        from claims c join accounts a on a.id = c.account_id where c.expires_at > $1 and c.account_id <> $2";
    let rows: Vec<(String, i64, String)> = fetch!(conn, fetch_all, sqlx::query_as(SQL).bind(now).bind(viewer_id))?;
    Ok(rows.into_iter().filter_map(|(subject, id, by)| Some((Key::parse(&format!("{subject}-{id}"))?, by))).collect())
}

/// Which colleague looks at an entry.
pub async fn claimed_by_other(
    conn: &mut Conn,
    key: Key,
    account_id: i64,
    now: Millis,
) -> Result<Option<String>, sqlx::Error> {
    const SQL: &str = "select a.display_name from claims c join accounts a on a.id = c.account_id
        where c.subject = $1 and c.subject_id = $2 and c.expires_at > $3 and c.account_id <> $4";
    let (subject, id) = key.parts();
    fetch!(conn, fetch_optional, sqlx::query_scalar(SQL).bind(subject).bind(id).bind(now).bind(account_id))
}

/// Ends what somebody looked at before, and what nobody looks at any more.
pub async fn release(tx: &mut Tx, account_id: i64, now: Millis) -> Result<(), sqlx::Error> {
    const SQL: &str = "delete from claims where account_id = $1 or expires_at <= $2";
    execute!(tx, sqlx::query(SQL).bind(account_id).bind(now)).map(drop)
}

/// Keeps that somebody looks at an entry.
pub async fn claim(tx: &mut Tx, key: Key, account_id: i64, expires_at: Millis) -> Result<(), sqlx::Error> {
    const SQL: &str = "insert into claims (subject, subject_id, account_id, expires_at) values ($1, $2, $3, $4)
        on conflict do nothing";
    let (subject, id) = key.parts();
    execute!(tx, sqlx::query(SQL).bind(subject).bind(id).bind(account_id).bind(expires_at)).map(drop)
}

/// The open flags on a thing, heaviest first.
pub async fn flags_of(conn: &mut Conn, thing: Thing) -> Result<Vec<FlagView>, sqlx::Error> {
    const SQL: &str = "select rule, body, weight, created_at from flags
        where subject = $1 and subject_id = $2 and decision_id is null order by weight desc, id";
    let rows: Vec<(String, String, f64, Millis)> =
        fetch!(conn, fetch_all, sqlx::query_as(SQL).bind(thing.subject.as_str()).bind(thing.id))?;
    let view = |(rule, body, weight, at): (String, String, f64, Millis)| FlagView {
        rule: Rule::parse(&rule),
        body,
        weight: (weight * 100.0).round() as i64,
        at,
    };
    Ok(rows.into_iter().map(view).collect())
}

#[derive(sqlx::FromRow)]
struct DecisionRow {
    id: i64,
    verdict: String,
    rule: String,
    reason: String,
    by_name: String,
    created_at: Millis,
    undone_at: Option<Millis>,
    outcome: Option<String>,
}

/// The decisions about a thing, newest first.
pub async fn decisions_of(conn: &mut Conn, thing: Thing) -> Result<Vec<DecisionView>, sqlx::Error> {
    const SQL: &str = "select d.id, d.verdict, d.rule, d.reason, a.display_name as by_name, d.created_at, d.undone_at,
            p.outcome
        from decisions d join accounts a on a.id = d.actor_id left join appeals p on p.decision_id = d.id
        where d.subject = $1 and d.subject_id = $2 order by d.id desc limit 50";
    let rows: Vec<DecisionRow> =
        fetch!(conn, fetch_all, sqlx::query_as(SQL).bind(thing.subject.as_str()).bind(thing.id))?;
    let view = |row: DecisionRow| DecisionView {
        id: row.id,
        verdict: verdict(&row.verdict),
        rule: Rule::parse(&row.rule),
        reason: row.reason,
        by: row.by_name,
        at: row.created_at,
        is_undone: row.undone_at.is_some(),
        outcome: row.outcome.as_deref().and_then(app::domain::moderation::Outcome::parse),
    };
    Ok(rows.into_iter().map(view).collect())
}

/// The agency that handed an idea back last, and why; none once that is settled.
pub async fn handback(conn: &mut Conn, idea_id: i64) -> Result<Option<(i64, String)>, sqlx::Error> {
    const SQL: &str = "select s.agency_id, s.ended_reason from assignments s
        where s.idea_id = $1 and s.ended_as = 'handed_back' and s.settled_at is null
        order by s.ended_at desc, s.id desc limit 1";
    fetch!(conn, fetch_optional, sqlx::query_as(SQL).bind(idea_id))
}
