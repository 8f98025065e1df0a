//! Agencies: what each has to answer for, until when, and what became of it.

pub mod administration;
pub mod clock;
pub mod deeds;
pub mod handlers;
pub mod sheet;
pub mod store;

use app::domain::Millis;
use app::domain::access::{Action, Actor, authorize};
use app::domain::account::Role;
use app::domain::answer::PublicReason;
use app::domain::idea::FieldError;
use app::domain::notice::{Audience, NoticeKind};
use app::pages::idea::clock::Late;
use serde_json::json;
use store::{Ending, NewAssignment, Standing};

use crate::db::{Conn, Db, Tx};
use crate::events::{self, EventKind};
use crate::ideas::{self, store::IdeaFacts};
use crate::notifications::{NewNotice, tell_in};

/// Why something could not be done with an assignment or its clock.
#[derive(Debug, thiserror::Error)]
pub enum AgencyError {
    /// The reason is missing or too long.
    #[error("the reason is wrong: {0:?}")]
    Reason(FieldError),
    /// There is no such idea.
    #[error("no such idea")]
    NotFound,
    /// Not this account's to do.
    #[error("not allowed")]
    Forbidden,
    /// Somebody was quicker: things are not as they were seen.
    #[error("somebody was quicker")]
    Late(Late),
    /// No agency has an idea that is hidden, or waits to be approved, before it.
    #[error(transparent)]
    Idea(ideas::IdeaError),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] sqlx::Error),
}

impl From<ideas::IdeaError> for AgencyError {
    fn from(error: ideas::IdeaError) -> Self {
        match error {
            ideas::IdeaError::NotFound => Self::NotFound,
            ideas::IdeaError::Forbidden => Self::Forbidden,
            ideas::IdeaError::Db(error) => Self::Db(error),
            state => Self::Idea(state),
        }
    }
}

/// What one saw before one acted: the number of the assignment that stood, 0 for none. Where it
/// is not known, nothing is compared.
pub type Seen = Option<i64>;

/// Gives an idea to an agency, as a moderator. Where another agency has it, that is handing it
/// over, and needs a reason.
pub async fn assign(
    db: &Db,
    moderator: Actor<'_>,
    idea_id: i64,
    agency_id: i64,
    reason: &str,
    now: Millis,
) -> Result<(), AgencyError> {
    hand_over(db, moderator, idea_id, agency_id, reason, None, now).await
}

/// Gives an idea to an agency: the first as a moderator, another one also as an officer of the
/// agency that has it, who tells why.
pub async fn hand_over(
    db: &Db,
    actor: Actor<'_>,
    idea_id: i64,
    agency_id: i64,
    reason: &str,
    seen: Seen,
    now: Millis,
) -> Result<(), AgencyError> {
    let mut tx = db.write().await?;
    let (idea_id, idea, standing) = seen_idea(&mut tx, actor, idea_id, seen).await?;
    let moderates = authorize(actor, Action::Moderate(idea.place()));
    if !moderates && !answers_for(actor, standing) {
        return Err(AgencyError::Forbidden);
    }
    if standing.is_some_and(|standing| standing.agency_id == agency_id) {
        return Err(late(&mut tx, idea_id).await?);
    }
    let reason = match PublicReason::parse(reason) {
        Ok(reason) => reason.as_str().to_owned(),
        Err(FieldError::Missing) if standing.is_none() => String::new(),
        Err(error) => return Err(AgencyError::Reason(error)),
    };
    let new = NewAssignment { idea_id, agency_id, actor_id: actor.id(), reason: &reason, at: now };
    if !assign_in(&mut tx, &new, standing).await? {
        return Err(late(&mut tx, idea_id).await?);
    }
    tx.commit().await?;
    Ok(())
}

/// Whether an account may give an idea to another agency.
pub async fn may_hand_over(conn: &mut Conn, actor: Actor<'_>, idea_id: i64) -> Result<(), AgencyError> {
    let (_, idea) = ideas::open(conn, idea_id).await?;
    let may = authorize(actor, Action::Moderate(idea.place()))
        || authorize(actor, Action::AnswerIdea { agency_id: idea.agency_id });
    if may { Ok(()) } else { Err(AgencyError::Forbidden) }
}

/// The same as [`hand_over`] within a transaction that is already open, the rights being known; `standing` is what
/// stands until now. Whether it was done: somebody may have been quicker.
pub async fn assign_in(tx: &mut Tx, new: &NewAssignment<'_>, standing: Option<Standing>) -> Result<bool, sqlx::Error> {
    let NewAssignment { idea_id, agency_id, actor_id, at, .. } = *new;
    if let Some(before) = standing
        && !store::end(tx, before.id, Ending::HandedOver, actor_id, "", at).await?
    {
        return Ok(false);
    }
    let Some(id) = store::insert(tx, new).await? else { return Ok(false) };
    store::settle_hand_back(tx, idea_id, at).await?;
    ideas::store::assign(tx, idea_id, Some(agency_id)).await?;
    let from = standing.map(|before| before.agency_id);
    let data = json!({ "assignment": id, "agency": agency_id, "from": from });
    events::record(tx, EventKind::IdeaAssigned, Some(idea_id), actor_id, data, at).await?;
    let data = json!({ "agency": agency_id, "from": from, "reason": new.reason });
    let audience = Audience::Watchers { agency: agency_id, idea: idea_id };
    let (kind, idea_id) = (NoticeKind::Assigned, Some(idea_id));
    tell_in(tx, &NewNotice { kind, audience, idea_id, item_id: None, actor_id, data }, at).await?;
    Ok(true)
}

/// Notes that an import brought an idea with its agency. The import's own event tells of it, and
/// nobody is told of thousands of ideas one by one. The clock begins with the import.
pub async fn imported_in(tx: &mut Tx, idea_id: i64, agency_id: i64, now: Millis) -> Result<(), sqlx::Error> {
    let new = NewAssignment { idea_id, agency_id, actor_id: None, reason: "", at: now };
    store::insert(tx, &new).await.map(drop)
}

/// Returns an idea to the moderators, as an officer of the agency that has it; or takes it from
/// the agency, as a moderator. Either tells why.
pub async fn hand_back(
    db: &Db,
    actor: Actor<'_>,
    idea_id: i64,
    reason: &str,
    seen: Seen,
    now: Millis,
) -> Result<(), AgencyError> {
    let mut tx = db.write().await?;
    let (idea_id, idea, standing) = seen_idea(&mut tx, actor, idea_id, seen).await?;
    let ending = if answers_for(actor, standing) {
        Ending::HandedBack
    } else if authorize(actor, Action::Moderate(idea.place())) {
        Ending::Withdrawn
    } else {
        return Err(AgencyError::Forbidden);
    };
    let reason = PublicReason::parse(reason).map_err(AgencyError::Reason)?;
    let Some(before) = standing else { return Err(late(&mut tx, idea_id).await?) };
    if !hand_back_in(&mut tx, idea_id, before, ending, actor.id(), reason.as_str(), now).await? {
        return Err(late(&mut tx, idea_id).await?);
    }
    tx.commit().await?;
    Ok(())
}

/// The same within a transaction that is already open, the rights being known. Whether it was
/// done: somebody may have been quicker.
pub async fn hand_back_in(
    tx: &mut Tx,
    idea_id: i64,
    before: Standing,
    ending: Ending,
    actor_id: Option<i64>,
    reason: &str,
    now: Millis,
) -> Result<bool, sqlx::Error> {
    if !store::end(tx, before.id, ending, actor_id, reason, now).await? {
        return Ok(false);
    }
    ideas::store::assign(tx, idea_id, None).await?;
    let data = json!({ "assignment": before.id, "agency": null, "from": before.agency_id });
    events::record(tx, EventKind::IdeaAssigned, Some(idea_id), actor_id, data, now).await?;
    Ok(true)
}

/// Leaves an idea that was handed back without an agency, as a moderator: it waits no longer.
pub async fn leave_unassigned(db: &Db, moderator: Actor<'_>, idea_id: i64, now: Millis) -> Result<(), AgencyError> {
    let mut tx = db.write().await?;
    let (idea_id, idea, _) = seen_idea(&mut tx, moderator, idea_id, None).await?;
    if !authorize(moderator, Action::Moderate(idea.place())) {
        return Err(AgencyError::Forbidden);
    }
    if !store::settle_hand_back(&mut tx, idea_id, now).await? {
        return Err(late(&mut tx, idea_id).await?);
    }
    tx.touch(Some(idea_id));
    tx.commit().await?;
    Ok(())
}

/// Lets the clock of an idea stand still, as an officer of the agency that has it; everyone can
/// read why.
pub async fn pause(
    db: &Db,
    officer: Actor<'_>,
    idea_id: i64,
    reason: &str,
    seen: Seen,
    now: Millis,
) -> Result<(), AgencyError> {
    let mut tx = db.write().await?;
    let (idea_id, standing, officer_id) = own(&mut tx, officer, idea_id, seen).await?;
    let reason = PublicReason::parse(reason).map_err(AgencyError::Reason)?;
    if !pause_in(&mut tx, idea_id, standing.id, officer_id, reason.as_str(), None, now).await? {
        return Err(late(&mut tx, idea_id).await?);
    }
    tx.commit().await?;
    Ok(())
}

/// The same within a transaction that is already open, the rights being known; `question` is what
/// residents are asked meanwhile. Whether the clock ran.
pub async fn pause_in(
    tx: &mut Tx,
    idea_id: i64,
    assignment_id: i64,
    officer_id: i64,
    reason: &str,
    question: Option<i64>,
    now: Millis,
) -> Result<bool, sqlx::Error> {
    if !store::pause(tx, assignment_id, officer_id, reason, question, now).await? {
        return Ok(false);
    }
    let data = json!({ "assignment": assignment_id, "paused": true });
    events::record(tx, EventKind::ClockPaused, Some(idea_id), Some(officer_id), data, now).await?;
    Ok(true)
}

/// Lets the clock of an idea go on, as an officer of the agency that has it.
pub async fn resume(db: &Db, officer: Actor<'_>, idea_id: i64, seen: Seen, now: Millis) -> Result<(), AgencyError> {
    let mut tx = db.write().await?;
    let (idea_id, standing, officer_id) = own(&mut tx, officer, idea_id, seen).await?;
    if !resume_in(&mut tx, idea_id, standing.id, officer_id, now).await? {
        return Err(late(&mut tx, idea_id).await?);
    }
    tx.commit().await?;
    Ok(())
}

/// The same within a transaction that is already open, the rights being known. Whether it stood.
pub async fn resume_in(
    tx: &mut Tx,
    idea_id: i64,
    assignment_id: i64,
    officer_id: i64,
    now: Millis,
) -> Result<bool, sqlx::Error> {
    if !store::resume(tx, assignment_id, Some(officer_id), now).await? {
        return Ok(false);
    }
    let data = json!({ "assignment": assignment_id, "paused": false });
    events::record(tx, EventKind::ClockPaused, Some(idea_id), Some(officer_id), data, now).await?;
    Ok(true)
}

/// The idea that an idea stands in, which everyone can read, and the assignment that stands, when that is the
/// one that was seen.
async fn seen_idea(
    tx: &mut Tx,
    actor: Actor<'_>,
    idea_id: i64,
    seen: Seen,
) -> Result<(i64, IdeaFacts, Option<Standing>), AgencyError> {
    // Who may never do any of this is not told who did what.
    if !matches!(actor, Actor::Account { role, .. } if role != Role::Resident) {
        return Err(AgencyError::Forbidden);
    }
    let (idea_id, idea) = ideas::open_in(tx, idea_id).await?;
    let standing = store::standing(tx, idea_id).await?;
    if seen.is_some_and(|seen| seen != standing.map_or(0, |standing| standing.id)) {
        return Err(late(tx, idea_id).await?);
    }
    Ok((idea_id, idea, standing))
}

/// The idea, the assignment that stands, and the officer's number, when it is theirs.
async fn own(tx: &mut Tx, officer: Actor<'_>, idea_id: i64, seen: Seen) -> Result<(i64, Standing, i64), AgencyError> {
    let (idea_id, _, standing) = seen_idea(tx, officer, idea_id, seen).await?;
    match (standing, officer.id()) {
        (Some(standing), Some(id)) if answers_for(officer, Some(standing)) => Ok((idea_id, standing, id)),
        _ => Err(AgencyError::Forbidden),
    }
}

fn answers_for(actor: Actor<'_>, standing: Option<Standing>) -> bool {
    authorize(actor, Action::AnswerIdea { agency_id: standing.map(|standing| standing.agency_id) })
}

/// Tells who was quicker.
async fn late(conn: &mut Conn, idea_id: i64) -> Result<AgencyError, sqlx::Error> {
    let (by, at) = store::last_deed(conn, idea_id).await?.unwrap_or_default();
    Ok(AgencyError::Late(Late { by, at }))
}
