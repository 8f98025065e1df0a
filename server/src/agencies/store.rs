//! SQL of what agencies have to answer for: assignments, and the times in which a clock stands.

use app::domain::Millis;

use crate::db::{Conn, Tx};
use crate::{execute, fetch};

/// That an agency has an idea, and how its clock stands.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct Standing {
    /// Number of the assignment.
    pub id: i64,
    /// The agency.
    pub agency_id: i64,
    /// Number of the pause that lasts, if one does.
    pub pause_id: Option<i64>,
}

/// The assignment of an idea that stands.
pub async fn standing(conn: &mut Conn, idea_id: i64) -> Result<Option<Standing>, sqlx::Error> {
    const SQL: &str = "select a.id, a.agency_id,
            (select p.id from clock_pauses p where p.assignment_id = a.id and p.ended_at is null) as pause_id
        from assignments a where a.idea_id = $1 and a.ended_at is null";
    fetch!(conn, fetch_optional, sqlx::query_as(SQL).bind(idea_id))
}

/// What is kept of a new assignment.
pub struct NewAssignment<'a> {
    /// The idea.
    pub idea_id: i64,
    /// The agency.
    pub agency_id: i64,
    /// Who assigns it; none when an import does.
    pub actor_id: Option<i64>,
    /// Why, in public; may be empty.
    pub reason: &'a str,
    /// When.
    pub at: Millis,
}

/// Keeps an assignment; none when another stands.
pub async fn insert(tx: &mut Tx, new: &NewAssignment<'_>) -> Result<Option<i64>, sqlx::Error> {
    const SQL: &str = "insert into assignments (idea_id, agency_id, actor_id, reason, created_at)
        values ($1, $2, $3, $4, $5) on conflict do nothing returning id";
    fetch!(
        tx,
        fetch_optional,
        sqlx::query_scalar(SQL).bind(new.idea_id).bind(new.agency_id).bind(new.actor_id).bind(new.reason).bind(new.at)
    )
}

/// How an assignment ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Another agency has it.
    HandedOver,
    /// The agency returned it to the moderators.
    HandedBack,
    /// The moderators took it back.
    Withdrawn,
}

impl Ending {
    fn as_str(self) -> &'static str {
        match self {
            Self::HandedOver => "handed_over",
            Self::HandedBack => "handed_back",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// Ends an assignment, and a pause of its clock; whether it still stood.
pub async fn end(
    tx: &mut Tx,
    id: i64,
    ending: Ending,
    actor_id: Option<i64>,
    reason: &str,
    at: Millis,
) -> Result<bool, sqlx::Error> {
    const SQL: &str = "update assignments set ended_at = $2, ended_as = $3, ended_by = $4, ended_reason = $5
        where id = $1 and ended_at is null";
    let ended = execute!(tx, sqlx::query(SQL).bind(id).bind(at).bind(ending.as_str()).bind(actor_id).bind(reason))?;
    resume(tx, id, actor_id, at).await?;
    Ok(ended > 0)
}

/// Lets a clock stand still, for a question to residents or for another reason; whether it ran.
pub async fn pause(
    tx: &mut Tx,
    assignment_id: i64,
    actor_id: i64,
    reason: &str,
    answer_id: Option<i64>,
    at: Millis,
) -> Result<bool, sqlx::Error> {
    const SQL: &str = "insert into clock_pauses (assignment_id, actor_id, reason, answer_id, created_at)
        values ($1, $2, $3, $4, $5) on conflict do nothing";
    let done = execute!(tx, sqlx::query(SQL).bind(assignment_id).bind(actor_id).bind(reason).bind(answer_id).bind(at))?;
    Ok(done > 0)
}

/// Lets a clock go on; whether it stood.
pub async fn resume(tx: &mut Tx, assignment_id: i64, actor_id: Option<i64>, at: Millis) -> Result<bool, sqlx::Error> {
    const SQL: &str = "update clock_pauses set ended_at = $2, ended_by = $3
        where assignment_id = $1 and ended_at is null";
    Ok(execute!(tx, sqlx::query(SQL).bind(assignment_id).bind(at).bind(actor_id))? > 0)
}

/// Who last did something to an idea's assignment or clock, and when.
pub async fn last_deed(conn: &mut Conn, idea_id: i64) -> Result<Option<(Option<String>, Millis)>, sqlx::Error> {
    const SQL: &str = "select x.display_name, deeds.at from (
            select actor_id as who, created_at as at from assignments where idea_id = $1
            union all select ended_by, ended_at from assignments where idea_id = $1 and ended_at is not null
            union all select p.actor_id, p.created_at from clock_pauses p
                join assignments a on a.id = p.assignment_id where a.idea_id = $1
            union all select p.ended_by, p.ended_at from clock_pauses p
                join assignments a on a.id = p.assignment_id where a.idea_id = $1 and p.ended_at is not null
        ) as deeds left join accounts x on x.id = deeds.who order by deeds.at desc limit 1";
    fetch!(conn, fetch_optional, sqlx::query_as(SQL).bind(idea_id))
}

/// One assignment of an idea's trail.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct TrailRow {
    /// Its number.
    pub id: i64,
    /// The agency.
    pub agency_id: i64,
    /// Why; may be empty.
    pub reason: String,
    /// Since when.
    pub created_at: Millis,
    /// Until when.
    pub ended_at: Option<Millis>,
    /// Word of an [`Ending`].
    pub ended_as: Option<String>,
    /// Why it ended; empty when handed over.
    pub ended_reason: String,
}

/// The assignments of an idea, oldest first.
pub async fn trail(conn: &mut Conn, idea_id: i64) -> Result<Vec<TrailRow>, sqlx::Error> {
    const SQL: &str = "select id, agency_id, reason, created_at, ended_at, ended_as, ended_reason
        from assignments where idea_id = $1 order by created_at, id";
    fetch!(conn, fetch_all, sqlx::query_as(SQL).bind(idea_id))
}

/// A time in which a clock stood still.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct PauseRow {
    /// The assignment.
    pub assignment_id: i64,
    /// Why; empty when a question to residents tells.
    pub reason: String,
    /// That question.
    pub answer_id: Option<i64>,
    /// Since when.
    pub created_at: Millis,
    /// Until when.
    pub ended_at: Option<Millis>,
}

/// The pauses of an idea's clocks, oldest first.
pub async fn pauses(conn: &mut Conn, idea_id: i64) -> Result<Vec<PauseRow>, sqlx::Error> {
    const SQL: &str = "select p.assignment_id, p.reason, p.answer_id, p.created_at, p.ended_at
        from clock_pauses p join assignments a on a.id = p.assignment_id
        where a.idea_id = $1 order by p.created_at, p.id";
    fetch!(conn, fetch_all, sqlx::query_as(SQL).bind(idea_id))
}

/// An idea that an agency returned to the moderators, and that waits for them.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct HandBack {
    /// Number of the assignment that ended.
    pub assignment_id: i64,
    /// The idea.
    pub idea_id: i64,
    /// The agency that returned it.
    pub agency_id: i64,
    /// Why.
    pub reason: String,
    /// Public name of the officer.
    pub by: String,
    /// When.
    pub at: Millis,
}

/// What agencies returned and no moderator has settled, oldest first.
pub async fn open_hand_backs(conn: &mut Conn) -> Result<Vec<HandBack>, sqlx::Error> {
    const SQL: &str = "select a.id as assignment_id, a.idea_id, a.agency_id, a.ended_reason as reason,
            coalesce(x.display_name, '') as by, a.ended_at as at
        from assignments a left join accounts x on x.id = a.ended_by
        where a.ended_as = 'handed_back' and a.settled_at is null
            and not exists (select 1 from assignments b where b.idea_id = a.idea_id and b.id > a.id)
        order by a.ended_at, a.id";
    fetch!(conn, fetch_all, sqlx::query_as(SQL))
}

/// Settles what was handed back of an idea; whether something waited.
pub async fn settle_hand_back(tx: &mut Tx, idea_id: i64, at: Millis) -> Result<bool, sqlx::Error> {
    const SQL: &str = "update assignments set settled_at = $2
        where idea_id = $1 and ended_as = 'handed_back' and settled_at is null";
    Ok(execute!(tx, sqlx::query(SQL).bind(idea_id).bind(at))? > 0)
}

/// One line of an agency's sheet: an idea that it has or had, and what it did.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct SheetRow {
    /// Number of the assignment.
    pub id: i64,
    /// The idea.
    pub idea_id: i64,
    /// Its topic.
    pub topic_id: Option<i64>,
    /// Its area.
    pub area_id: Option<i64>,
    /// Word of its stage.
    pub stage: String,
    /// Since when the agency has it.
    pub created_at: Millis,
    /// Until when.
    pub ended_at: Option<Millis>,
    /// Its first answer since.
    pub answered_at: Option<Millis>,
    /// Its first answer since that decides.
    pub decided_at: Option<Millis>,
}

/// What an agency has to answer for, and what it got since `since`; of what can be read and
/// stands by itself.
pub async fn sheet(conn: &mut Conn, agency_id: i64, since: Millis) -> Result<Vec<SheetRow>, sqlx::Error> {
    const SQL: &str = "select a.id, a.idea_id, i.topic_id, i.area_id, i.stage, a.created_at, a.ended_at,
            (select min(o.created_at) from official_answers o where o.idea_id = a.idea_id
                and o.agency_id = a.agency_id and o.kind = 'answer' and o.created_at >= a.created_at
                and (a.ended_at is null or o.created_at <= a.ended_at)) as answered_at,
            (select min(o.created_at) from official_answers o where o.idea_id = a.idea_id
                and o.agency_id = a.agency_id and o.kind = 'answer' and o.created_at >= a.created_at
                and (a.ended_at is null or o.created_at <= a.ended_at)
                and o.stage in ('planned', 'in_progress', 'done', 'declined')) as decided_at
        from assignments a join ideas i on i.id = a.idea_id
        where a.agency_id = $1 and (a.ended_at is null or a.created_at >= $2)
            and i.visibility = 'public' and i.merged_into is null
        order by a.id";
    fetch!(conn, fetch_all, sqlx::query_as(SQL).bind(agency_id).bind(since))
}

/// The pauses of an agency's clocks, each with its assignment's number, in the order of time.
pub async fn sheet_pauses(conn: &mut Conn, agency_id: i64) -> Result<Vec<(i64, Millis, Option<Millis>)>, sqlx::Error> {
    const SQL: &str = "select p.assignment_id, p.created_at, p.ended_at
        from clock_pauses p join assignments a on a.id = p.assignment_id
        where a.agency_id = $1 order by p.created_at, p.id";
    fetch!(conn, fetch_all, sqlx::query_as(SQL).bind(agency_id))
}

/// Public names of an agency's members.
pub async fn members(conn: &mut Conn, agency_id: i64) -> Result<Vec<(i64, String)>, sqlx::Error> {
    const SQL: &str = "select a.id, a.display_name from agency_members m join accounts a on a.id = m.account_id
        where m.agency_id = $1 order by m.created_at, a.id";
    fetch!(conn, fetch_all, sqlx::query_as(SQL).bind(agency_id))
}
