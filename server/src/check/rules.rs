//! The rules of our own tables.

use app::domain::Millis;
use app::domain::trend;
use futures::TryStreamExt;

use super::Finding;
use crate::db::{Conn, Raw};
use crate::fetch;

/// Scores further apart than this differ; adding in another order moves them by far less.
const TREND_TOLERANCE: f64 = 1e-6;

/// A rule whose breaches one query finds: it gives their number and a line about each, told in
/// the order of `id`.
macro_rules! rule {
    ($rule:literal, $sql:literal) => {
        ($rule, concat!("select line, count(*) over () from (", $sql, ") as breaches order by id limit 10"))
    };
}

const RULES: &[(&str, &str)] = &[
    rule!(
        "supports counted on each idea are those in votes",
        "select i.id, 'idea ' || i.id || ': counts ' || i.votes || ', has ' || n.n as line from ideas i \
         join (select i.id, (select count(*) from votes v where v.idea_id = i.id) as n from ideas i \
               where i.merged = 0 and i.kept_id is null) n on n.id = i.id \
         where i.votes <> n.n"
    ),
    rule!(
        "comments counted on each idea are those that can be read",
        "select i.id, 'idea ' || i.id || ': counts ' || i.comments || ', has ' || n.n as line from ideas i \
         join (select i.id, (select count(*) from comments c where c.idea_id = i.id and c.deleted_at is null \
                             and c.visibility = 'public') as n \
               from ideas i where i.merged = 0 and i.kept_id is null) n on n.id = i.id \
         where i.comments <> n.n"
    ),
    rule!(
        "where ideas were merged, each resident's voice counts once",
        "with recursive up (id, top) as (select id, id from ideas where merged > 0 or kept_id is not null \
             union select up.id, i.merged_into from up join ideas i on i.id = up.top \
             where i.merged_into is not null) \
         select i.id, 'idea ' || i.id || ': counts ' || i.votes || ', has ' || n.n as line from ideas i \
         join (select up.top, count(distinct v.account_id) as n from up left join votes v on v.idea_id = up.id \
               group by up.top) n on n.top = i.id \
         where i.votes <> n.n"
    ),
    rule!(
        "where ideas were merged, all their comments are counted",
        "with recursive up (id, top) as (select id, id from ideas where merged > 0 or kept_id is not null \
             union select up.id, i.merged_into from up join ideas i on i.id = up.top \
             where i.merged_into is not null) \
         select i.id, 'idea ' || i.id || ': counts ' || i.comments || ', has ' || n.n as line from ideas i \
         join (select up.top, count(c.id) as n from up left join comments c on c.idea_id = up.id \
               and c.deleted_at is null and c.visibility = 'public' group by up.top) n on n.top = i.id \
         where i.comments <> n.n"
    ),
    rule!(
        "each merged idea leads to the end of its chain, which stands by itself",
        "select i.id, 'idea ' || i.id || ': is merged into ' || coalesce(cast(i.merged_into as text), 'none') \
                || ', leads to ' || coalesce(cast(i.kept_id as text), 'none') as line from ideas i \
         left join ideas p on p.id = i.merged_into \
         where (i.merged_into is null) <> (i.kept_id is null) or coalesce(p.kept_id, p.id) <> i.kept_id"
    ),
    rule!(
        "each idea knows how many stand in it",
        "select i.id, 'idea ' || i.id || ': says ' || i.merged || ', has ' || n.n as line from ideas i \
         join (select i.id, (select count(*) from ideas m where m.kept_id = i.id) as n from ideas i) n on n.id = i.id \
         where i.merged <> n.n"
    ),
    rule!(
        "each merged idea has the one merge by which it stands where it does",
        "select i.id, 'idea ' || i.id || ': has no merge that says so' as line from ideas i \
         left join merges m on m.idea_id = i.id and m.undone_at is null \
         where (i.merged_into is null) <> (m.id is null) or i.merged_into <> m.into_id"
    ),
    rule!(
        "each split that was agreed to has made an idea of its author, and no other has",
        "select s.id, 'split ' || s.id || ': is ' || coalesce(s.outcome, 'waiting') || ', has idea ' \
                || coalesce(cast(s.idea_id as text), 'none') as line from splits s \
         left join ideas n on n.id = s.idea_id \
         where (s.outcome is null) <> (s.settled_at is null) or (s.outcome is null) <> (s.settled_by is null) \
            or (coalesce(s.outcome, '') = 'agreed') <> (s.idea_id is not null) or s.idea_id = s.from_id \
            or n.author_id <> s.author_id"
    ),
    rule!(
        "each split is of words of its author, where it says",
        "select s.id, 'split ' || s.id || ': is not of ' || coalesce('comment ' || s.comment_id, 'idea ' || s.from_id) \
                || ' by ' || s.author_id as line from splits s \
         join ideas i on i.id = s.from_id left join comments c on c.id = s.comment_id \
         where coalesce(c.author_id, i.author_id, -1) <> s.author_id or c.idea_id <> s.from_id"
    ),
    rule!(
        "no split waits for the author of a comment that is deleted, or keeps its words",
        "select s.id, 'split ' || s.id || ': of comment ' || c.id || ', which is deleted' as line from splits s \
         join comments c on c.id = s.comment_id \
         where c.deleted_at is not null and (s.outcome is null or s.body <> '')"
    ),
    rule!(
        "helpful marks counted on each comment are those in helpful_marks",
        "select c.id, 'comment ' || c.id || ': counts ' || c.helpful || ', has ' || n.n as line from comments c \
         join (select c.id, (select count(*) from helpful_marks h where h.comment_id = c.id) as n \
               from comments c) n on n.id = c.id \
         where c.helpful <> n.n"
    ),
    rule!(
        "each idea's date of answer is that of its latest official answer",
        "select i.id, 'idea ' || i.id || ': says ' || coalesce(cast(i.answered_at as text), 'none') \
                || ', latest answer ' || coalesce(cast(a.latest as text), 'none') as line from ideas i \
         left join (select idea_id, max(created_at) as latest from official_answers where kind = 'answer' \
                    group by idea_id) a \
           on a.idea_id = i.id \
         where coalesce(i.answered_at, -1) <> coalesce(a.latest, -1)"
    ),
    rule!(
        "each answered idea is at the stage of its latest official answer, or of a promise that it stands behind",
        "select i.id, 'idea ' || i.id || ': is ' || i.stage || ', was answered ' || a.stage as line from ideas i \
         join official_answers a on a.idea_id = i.id \
         where a.stage <> i.stage and a.kind = 'answer' \
           and not exists (select 1 from official_answers b where b.idea_id = a.idea_id and b.kind = 'answer' \
           and (b.created_at > a.created_at or (b.created_at = a.created_at and b.id > a.id))) \
         and not exists (select 1 from roadmap_ideas b join ideas l on l.id = b.idea_id \
           join roadmap_items r on r.id = b.item_id \
           where (l.id = i.id or l.kept_id = i.id) and r.stage = i.stage)"
    ),
    rule!(
        "replies are one level deep",
        "select c.id, 'comment ' || c.id || ': replies to the reply ' || p.id as line from comments c \
         join comments p on p.id = c.parent_id where p.parent_id is not null"
    ),
    rule!(
        "replies stand under the idea of what they reply to",
        "select c.id, 'comment ' || c.id || ': is under idea ' || c.idea_id || ', replies under idea ' || p.idea_id \
                as line from comments c \
         join comments p on p.id = c.parent_id where p.idea_id <> c.idea_id"
    ),
    rule!(
        "each case holds words of its author",
        "select id, 'case ' || id || ': is empty' as line from cases where title = '' and body = ''"
    ),
    rule!(
        "what many say did not help is settled by somebody, one way or the other, for a reason",
        "select id, 'reopening ' || id || ': ' || case when settled_at is null then 'is taken back or decided and not settled' \
             else 'is settled without who, what or why' end as line from reopenings \
         where settled_at is null and (settled_by is not null or decision <> '' or undone_at is not null) \
            or settled_at is not null and (settled_by is null or decision = '' or reason = '') \
            or undone_at is not null and undone_by is null"
    ),
    rule!(
        "no idea is like itself, or told apart from itself",
        "select idea_id as id, 'idea ' || idea_id || ': is paired with itself' as line from ( \
             select idea_id, other_id from distinctions union all select idea_id, other_id from similar_pairs) as pairs \
         where idea_id = other_id"
    ),
    rule!(
        "what is hidden was hidden by a decision that stands",
        "select t.id, t.subject || ' ' || t.id || ': is ' || t.visibility || ', its last decision that stands is ' \
                || coalesce(d.verdict, 'none') as line \
         from (select 'idea' as subject, id, visibility from ideas \
               union all select 'comment', id, visibility from comments \
               union all select 'case', id, visibility from cases) t \
         left join decisions d on d.id = (select max(l.id) from decisions l where l.subject = t.subject \
               and l.subject_id = t.id and l.undone_at is null) \
         where (t.visibility = 'hidden') <> (coalesce(d.verdict, '') = 'hide')"
    ),
    rule!(
        "decisions that were taken back tell who did it",
        "select id, 'decision ' || id || ': lacks who took it back, or when' as line from decisions \
         where (undone_at is null) <> (undone_by is null)"
    ),
    rule!(
        "appeals are decided by another than who took the decision",
        "select p.id, 'appeal ' || p.id || ': is decided by half, or by who took decision ' || p.decision_id as line \
         from appeals p join decisions d on d.id = p.decision_id \
         where (p.decided_at is null) <> (p.decided_by is null) or (p.decided_at is null) <> (p.outcome is null) \
            or p.decided_by = d.actor_id"
    ),
    rule!(
        "flags and holds are settled by a decision about the same thing",
        "select s.id, s.word || ' ' || s.id || ': is settled by decision ' || d.id || ' about another thing' as line \
         from (select 'flag' as word, id, subject, subject_id, decision_id from flags \
               union all select 'hold', id, subject, subject_id, decision_id from holds) s \
         join decisions d on d.id = s.decision_id \
         where d.subject <> s.subject or d.subject_id <> s.subject_id"
    ),
    rule!(
        "notices have reached those accounts only that they say",
        "select n.id, 'notice ' || n.id || ': has reached ' || n.reached || ', was told to ' || d.account_id as line \
         from notices n join deliveries d on d.notice_id = n.id where n.spread_at is null and d.account_id > n.reached"
    ),
    rule!(
        "no notice has reached an account that is still to come",
        "select n.id, 'notice ' || n.id || ': has reached ' || n.reached as line from notices n \
         where n.reached > (select coalesce(max(id), 0) from accounts)"
    ),
    rule!(
        "nobody is told what they did themselves",
        "select n.id, 'notice ' || n.id || ': was told to ' || d.account_id || ', who did it' as line \
         from notices n join deliveries d on d.notice_id = n.id and d.account_id = n.actor_id"
    ),
    rule!(
        "what is followed exists",
        "select s.account_id as id, 'account ' || s.account_id || ': follows ' || s.subject || ' ' || s.subject_id as line \
         from (select account_id, subject, subject_id from subscriptions \
               union all select account_id, subject, subject_id from silences) s \
         where s.subject_id not in (select id from topics where s.subject = 'topic' \
             union all select id from areas where s.subject = 'area' \
             union all select id from agencies where s.subject = 'agency' \
             union all select id from ideas where s.subject = 'idea' \
             union all select id from roadmap_items where s.subject = 'item')"
    ),
    rule!(
        "each promise stands where its last change left it",
        "select r.id, 'promise ' || r.id || ': is ' || r.stage || ' until ' || coalesce(r.due_on, 'no day') \
                || ', was left ' || coalesce(c.stage_after, 'nowhere') || ' until ' || coalesce(c.due_after, 'no day') \
                as line from roadmap_items r \
         left join roadmap_changes c on c.item_id = r.id \
           and c.id = (select max(l.id) from roadmap_changes l where l.item_id = r.id) \
         where c.id is null or c.stage_after <> r.stage \
           or coalesce(c.due_after, '') <> coalesce(r.due_on, '') \
           or coalesce(c.due_after_precision, '') <> coalesce(r.due_precision, '') \
           or coalesce(c.start_after, '') <> coalesce(r.start_on, '') \
           or coalesce(c.start_after_precision, '') <> coalesce(r.start_precision, '')"
    ),
    rule!(
        "each change of a promise begins where the one before ended, and tells why",
        "select c.id, 'change ' || c.id || ' of promise ' || c.item_id || ': follows from nothing that was said' \
                as line from roadmap_changes c \
         left join roadmap_changes p on p.item_id = c.item_id \
           and p.id = (select max(l.id) from roadmap_changes l where l.item_id = c.item_id and l.id < c.id) \
         where c.reason = '' or coalesce(c.stage_before, '') <> coalesce(p.stage_after, '') \
           or coalesce(c.due_before, '') <> coalesce(p.due_after, '') \
           or coalesce(c.due_before_precision, '') <> coalesce(p.due_after_precision, '') \
           or coalesce(c.start_before, '') <> coalesce(p.start_after, '') \
           or coalesce(c.start_before_precision, '') <> coalesce(p.start_after_precision, '')"
    ),
    rule!(
        "each promise belongs to the agency that it was handed to last",
        "select r.id, 'promise ' || r.id || ': belongs to ' || r.agency_id || ', was handed to ' || c.agency_after as line \
         from roadmap_items r join roadmap_changes c on c.id = (select max(l.id) from roadmap_changes l \
           where l.item_id = r.id and l.agency_after is not null) \
         where c.agency_after <> r.agency_id"
    ),
    rule!(
        "each handover of a promise begins with the agency that had it",
        "select c.id, 'change ' || c.id || ' of promise ' || c.item_id || ': hands on from ' \
                || coalesce(cast(c.agency_before as text), 'nobody') as line from roadmap_changes c \
         left join roadmap_changes p on p.id = (select max(l.id) from roadmap_changes l \
           where l.item_id = c.item_id and l.id < c.id and l.agency_after is not null) \
         where (c.agency_before is null) <> (c.agency_after is null) or c.agency_before = c.agency_after \
           or c.agency_before <> p.agency_after"
    ),
    rule!(
        "each promise has words, and a date where it is one",
        "select r.id, 'promise ' || r.id || ': lacks words or a date' as line from roadmap_items r \
         where not exists (select 1 from roadmap_texts t where t.item_id = r.id) \
           or (r.stage in ('planned', 'in_progress') and r.due_on is null) \
           or (r.due_on is null) <> (r.due_precision is null) \
           or (r.start_on is null) <> (r.start_precision is null)"
    ),
    rule!(
        "what is delivered or declined says so in every part",
        "select id, 'promise ' || id || ': is ' || stage || ' in one part and not in another' as line \
         from roadmap_items where (stage = 'done') <> (delivered_at is not null) \
           or (stage = 'declined') <> (decline_reason is not null) \
           or (stage = 'declined') <> (reopen_if is not null)"
    ),
    rule!(
        "no agency helps itself",
        "select r.id, 'promise ' || r.id || ': its owner is among its helpers' as line from roadmap_items r \
         join roadmap_helpers h on h.item_id = r.id and h.agency_id = r.agency_id"
    ),
    rule!(
        "each idea's agency is that of the assignment that stands",
        "select i.id, 'idea ' || i.id || ': has agency ' || coalesce(cast(i.agency_id as text), 'none') \
                || ', assigned to ' || coalesce(cast(a.agency_id as text), 'none') as line from ideas i \
         left join assignments a on a.idea_id = i.id and a.ended_at is null \
         where coalesce(i.agency_id, -1) <> coalesce(a.agency_id, -1)"
    ),
    rule!(
        "assignments of an idea follow one another, and each that ended tells how",
        "select a.id, 'assignment ' || a.id || ': ends ' || coalesce(cast(a.ended_at as text), 'never') as line \
         from assignments a where (a.ended_at is null) <> (a.ended_as is null) or a.ended_at < a.created_at \
           or exists (select 1 from assignments b where b.idea_id = a.idea_id and b.id < a.id \
                and (b.ended_at is null or b.ended_at > a.created_at))"
    ),
    rule!(
        "clocks stand still within their assignment, one pause after another",
        "select p.id, 'pause ' || p.id || ': of assignment ' || p.assignment_id as line from clock_pauses p \
         join assignments a on a.id = p.assignment_id \
         where p.created_at < a.created_at or p.ended_at < p.created_at \
           or coalesce(p.ended_at, 9223372036854775807) > coalesce(a.ended_at, 9223372036854775807) \
           or exists (select 1 from clock_pauses b where b.assignment_id = p.assignment_id and b.id < p.id \
                and (b.ended_at is null or b.ended_at > p.created_at))"
    ),
    rule!(
        "only answers that decline give a reason for it, and what would reopen it",
        "select id, 'answer ' || id || ': is ' || kind || ' with ' || stage as line from official_answers \
         where (decline_reason is null) <> (reopen_if is null) \
           or (decline_reason is not null and (stage <> 'declined' or kind <> 'answer'))"
    ),
    rule!(
        "only officers speak for agencies, and for the one that stands beside their name",
        "select a.id, 'account ' || a.id || ': is ' || a.role || ' with agency ' \
                || coalesce(cast(a.agency_id as text), 'none') as line from accounts a \
         where (a.role <> 'officer' and exists (select 1 from agency_members m where m.account_id = a.id)) \
            or (a.agency_id is not null and not exists \
                (select 1 from agency_members m where m.account_id = a.id and m.agency_id = a.agency_id))"
    ),
    rule!(
        "only officers have an agency",
        "select id, 'account ' || id || ': is ' || role || ' with agency ' || agency_id as line from accounts \
         where agency_id is not null and role <> 'officer'"
    ),
];

/// Runs `$body` for each row of `$query` as it arrives, on either engine.
macro_rules! each_row {
    ($conn:expr, $query:expr, $row:pat => $body:expr) => {
        match $conn.raw() {
            Raw::Sqlite(conn) => {
                let mut rows = $query.fetch(conn);
                while let Some($row) = rows.try_next().await? {
                    $body
                }
            }
            Raw::Postgres(conn) => {
                let mut rows = $query.fetch(conn);
                while let Some($row) = rows.try_next().await? {
                    $body
                }
            }
        }
    };
}

pub(super) async fn findings(conn: &mut Conn) -> Result<Vec<Finding>, sqlx::Error> {
    let mut findings = Vec::with_capacity(RULES.len() + 2);
    for (rule, sql) in RULES {
        let rows: Vec<(String, i64)> = fetch!(conn, fetch_all, sqlx::query_as(*sql))?;
        let differences = rows.first().map_or(0, |(_, all)| all.unsigned_abs());
        findings.push(Finding { rule, differences, first: rows.into_iter().map(|(line, _)| line).collect() });
    }
    findings.push(trends(conn).await?);
    findings.push(emails(conn).await?);
    Ok(findings)
}

async fn trends(conn: &mut Conn) -> Result<Finding, sqlx::Error> {
    let mut finding = Finding::new("each idea's trend is that of its supports");
    for (id, kept, right) in wrong_trends(conn).await? {
        finding.add(|| format!("idea {id}: says {kept}, its supports give {right}"));
    }
    Ok(finding)
}

/// Ideas whose trend is not that of their supports, with the score kept and the right one.
/// Supports pass one by one; a large city has millions.
pub(super) async fn wrong_trends(conn: &mut Conn) -> Result<Vec<(i64, f64, f64)>, sqlx::Error> {
    // Of a resident with several voices in what was merged, the first counts.
    const SQL: &str = "select i.id, i.trend, i.created_at, v.created_at from ideas i \
            left join votes v on v.idea_id = i.id where i.merged = 0 and i.kept_id is null \
        union all \
        select * from (with recursive up (id, top) as (select id, id from ideas where merged > 0 or kept_id is not null \
             union select up.id, i.merged_into from up join ideas i on i.id = up.top \
             where i.merged_into is not null) \
         select i.id, i.trend, i.created_at, min(v.created_at) from up join ideas i on i.id = up.top \
         left join votes v on v.idea_id = up.id group by i.id, i.trend, i.created_at, v.account_id) as merged \
        order by 1";
    let mut wrong = Vec::new();
    let mut judge = |(id, kept, right): (i64, f64, f64)| {
        // Not "greater than": a trend that is no number must be found, too.
        let is_close = (kept - right).abs() <= TREND_TOLERANCE;
        if !is_close {
            wrong.push((id, kept, right));
        }
    };
    let mut current: Option<(i64, f64, f64)> = None;
    each_row!(conn, sqlx::query_as::<_, (i64, f64, Millis, Option<Millis>)>(SQL), (id, kept, created, vote) => {
        let mut score = match current {
            Some((of, _, score)) if of == id => score,
            other => {
                other.into_iter().for_each(&mut judge);
                trend::total(created, [])
            }
        };
        if let Some(at) = vote {
            score = trend::add(score, at);
        }
        current = Some((id, kept, score));
    });
    current.into_iter().for_each(&mut judge);
    Ok(wrong)
}

/// In Rust, since `lower()` means something else on each engine.
async fn emails(conn: &mut Conn) -> Result<Finding, sqlx::Error> {
    let mut finding = Finding::new("e-mail addresses are in lower case");
    const SQL: &str = "select id, email from accounts order by id";
    each_row!(conn, sqlx::query_as::<_, (i64, String)>(SQL), (id, email) => {
        if email != email.to_lowercase() {
            finding.add(|| format!("account {id}: has an address with capitals"));
        }
    });
    Ok(finding)
}
