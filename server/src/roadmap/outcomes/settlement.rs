//! Settling what many say did not help: work goes on, or the item stays delivered. And taking that back.

use app::domain::Millis;
use app::domain::access::{Action, Actor, authorize};
use app::domain::idea::FieldError;
use app::domain::notice::{Audience, NoticeKind};
use app::domain::roadmap::{Change, ChangeReason, ItemStage, Settlement, Standing};
use serde_json::json;

use super::store::CaseRow;
use super::{OutcomeError, store};
use crate::db::{Db, Tx};
use crate::events::EventKind;
use crate::notifications::{NewNotice, tell_in};
use crate::roadmap::changes::{apply, store as changes, write};
use crate::roadmap::store::ItemRow;
use crate::roadmap::{RoadmapError, behind, record_news, store as items};

/// What a moderator decides of a case, as typed.
#[derive(Clone, Copy, Debug)]
pub struct Decided<'a> {
    /// Word of a [`Settlement`].
    pub decision: &'a str,
    /// The public reason.
    pub reason: &'a str,
    /// The language that it is taken to be in where it does not tell.
    pub language: &'a str,
}

/// Settles a case with a public reason. The second of two who do is told that it is settled.
pub async fn settle(
    db: &Db,
    actor: Actor<'_>,
    case_id: i64,
    decided: Decided<'_>,
    now: Millis,
) -> Result<(), OutcomeError> {
    let mut tx = db.write().await?;
    let (_, item, actor_id) = held(&mut tx, actor, case_id).await?;
    let settlement = Settlement::parse(decided.decision).ok_or(FieldError::Missing);
    let (settlement, reason) = match (settlement, ChangeReason::parse(decided.reason)) {
        (Ok(settlement), Ok(reason)) => (settlement, reason),
        (settlement, reason) => return Err(OutcomeError::Invalid(settlement.err(), reason.err())),
    };
    if !store::settle(&mut tx, case_id, settlement, actor_id, reason.as_str(), now).await? {
        return Err(RoadmapError::Late.into());
    }
    let from = item.standing();
    match settlement {
        Settlement::Reopen if from.stage == ItemStage::Done => {
            let change = Change { to: Standing { stage: ItemStage::InProgress, ..from }, reason, declined: None };
            apply(&mut tx, item.id, actor_id, from, &change, None, decided.language, now).await?;
        }
        // Work goes on already: somebody has moved the item meanwhile.
        Settlement::Reopen => record_news(&mut tx, EventKind::OutcomeTold, item.id, actor_id, now).await?,
        Settlement::Keep => {
            record_news(&mut tx, EventKind::OutcomeTold, item.id, actor_id, now).await?;
            tell_doubters(&mut tx, item.id, actor_id, reason.as_str(), now).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

/// Those who said that it did not help, or not wholly, hear that moderators have looked, and why it
/// stays as it is.
async fn tell_doubters(tx: &mut Tx, item_id: i64, actor_id: i64, reason: &str, now: Millis) -> Result<(), sqlx::Error> {
    let notice = NewNotice {
        kind: NoticeKind::LookedAt,
        audience: Audience::Doubters(item_id),
        idea_id: behind::store::ideas_behind(tx, item_id).await?.first().copied(),
        item_id: Some(item_id),
        actor_id: Some(actor_id),
        data: json!({ "reason": reason }),
    };
    tell_in(tx, &notice, now).await
}

/// Takes the settlement of a case back: it waits for a decision again, as long as it has waited. Where
/// work was to go on, the item is delivered again, with `reason` in its history. Gives whether nobody
/// has changed the item since; else nothing is done.
pub async fn take_back(
    db: &Db,
    actor: Actor<'_>,
    case_id: i64,
    reason: &str,
    language: &str,
    now: Millis,
) -> Result<(), OutcomeError> {
    let mut tx = db.write().await?;
    let (case, item, actor_id) = held(&mut tx, actor, case_id).await?;
    let (Some(settled_at), true) = (case.settled_at, case.can_be_taken_back(&item)) else {
        return Err(RoadmapError::Late.into());
    };
    let is_last = store::last(&mut tx, item.id).await?.is_some_and(|last| last.id == case_id);
    if !is_last || !store::mark_undone(&mut tx, case_id, actor_id, now).await? {
        return Err(RoadmapError::Late.into());
    }
    store::open_again(&mut tx, case_id).await?;
    if case.settlement() == Some(Settlement::Reopen) {
        if changes::last_changed(&mut tx, item.id).await? != settled_at {
            return Err(RoadmapError::Late.into());
        }
        deliver_again(&mut tx, &item, actor_id, reason, language, now).await?;
    } else {
        record_news(&mut tx, EventKind::OutcomeTold, item.id, actor_id, now).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// The item is as delivered as it was. Followers hear that the stage moved; they are not asked once more
/// whether it helped.
async fn deliver_again(
    tx: &mut Tx,
    item: &ItemRow,
    actor_id: i64,
    reason: &str,
    language: &str,
    now: Millis,
) -> Result<(), OutcomeError> {
    let reason = ChangeReason::parse(reason).map_err(|error| OutcomeError::Invalid(None, Some(error)))?;
    let from = item.standing();
    let change = Change { to: Standing { stage: ItemStage::Done, ..from }, reason, declined: None };
    let delivered_at = changes::delivered_last(tx, item.id).await?;
    let mut notice = write(tx, item.id, actor_id, from, &change, delivered_at, language, now).await?;
    notice.kind = NoticeKind::StageMoved;
    Ok(tell_in(tx, &notice, now).await?)
}

/// A case with its item, which nobody else changes until the transaction ends, for a moderator who looks
/// after its place.
async fn held(tx: &mut Tx, actor: Actor<'_>, case_id: i64) -> Result<(CaseRow, ItemRow, i64), OutcomeError> {
    let case = store::find(tx, case_id).await?.ok_or(RoadmapError::NotFound)?;
    let item = items::find_to_change(tx, case.item_id).await?.ok_or(RoadmapError::NotFound)?;
    let actor_id = actor.id().ok_or(RoadmapError::Forbidden)?;
    if !authorize(actor, Action::Moderate(item.place())) {
        return Err(RoadmapError::Forbidden.into());
    }
    // Again, now that nobody else settles it.
    let case = store::find(tx, case_id).await?.ok_or(RoadmapError::NotFound)?;
    Ok((case, item, actor_id))
}

impl CaseRow {
    /// Whether it is settled, and the item stands as that left it.
    pub fn can_be_taken_back(&self, item: &ItemRow) -> bool {
        let stage = item.standing().stage;
        self.undone_at.is_none()
            && match self.settlement() {
                Some(Settlement::Reopen) => stage == ItemStage::InProgress,
                Some(Settlement::Keep) => stage == ItemStage::Done,
                None => false,
            }
    }
}
