//! Moving an item to another stage, or its dates. There is no other way to do either.

pub mod handover;
pub mod store;

use app::domain::Millis;
use app::domain::access::Actor;
use app::domain::notice::{Audience, NoticeKind};
use app::domain::roadmap::{Change, ChangeErrors, ChangeInput, ItemStage, Promised, Standing};
use app::domain::text;
use serde_json::{Value, json};

use super::store as items;
use super::{RoadmapError, behind, managed, record_change};
use crate::db::{Db, Tx};
use crate::ideas;
use crate::notifications::{NewNotice, tell_in};

/// Changes stage or dates as typed, with the public reason, in one transaction with the ideas
/// behind the item. Whoever had not seen the last change is told so, and nothing is done.
pub async fn change(
    db: &Db,
    actor: Actor<'_>,
    item_id: i64,
    input: &ChangeInput,
    language: &str,
    now: Millis,
) -> Result<(), RoadmapError> {
    let mut tx = db.write().await?;
    change_in(&mut tx, actor, item_id, input, language, now).await?;
    tx.commit().await?;
    Ok(())
}

/// The same within a transaction that is already open.
pub async fn change_in(
    tx: &mut Tx,
    actor: Actor<'_>,
    item_id: i64,
    input: &ChangeInput,
    language: &str,
    now: Millis,
) -> Result<(), RoadmapError> {
    let (item, actor_id) = managed(tx, actor, item_id).await?;
    if store::last_change(tx, item_id).await? != input.seen {
        return Err(RoadmapError::Late);
    }
    let from = item.standing();
    let change = Change::parse(input, Some(&from)).map_err(invalid)?;
    apply(tx, item_id, actor_id, from, &change, item.delivered_at, language, now).await?;
    Ok(())
}

#[allow(clippy::boxed_local, reason = "as it comes out of the domain")]
fn invalid(errors: Box<ChangeErrors>) -> RoadmapError {
    RoadmapError::Invalid(Box::new((Default::default(), *errors)))
}

/// Carries a checked change out, and tells of it.
#[allow(clippy::too_many_arguments, reason = "each is a plain value of the change")]
pub(super) async fn apply(
    tx: &mut Tx,
    item_id: i64,
    actor_id: i64,
    from: Standing,
    change: &Change,
    delivered_at: Option<Millis>,
    language: &str,
    now: Millis,
) -> Result<(), sqlx::Error> {
    let notice = write(tx, item_id, actor_id, from, change, delivered_at, language, now).await?;
    tell_in(tx, &notice, now).await
}

/// Carries a checked change out: the item, the row that tells of it, the ideas, the event. Gives the
/// notice that is still to be told.
#[allow(clippy::too_many_arguments, reason = "each is a plain value of the change")]
pub(super) async fn write(
    tx: &mut Tx,
    item_id: i64,
    actor_id: i64,
    from: Standing,
    change: &Change,
    delivered_at: Option<Millis>,
    language: &str,
    now: Millis,
) -> Result<NewNotice, sqlx::Error> {
    let to = change.to;
    let delivered_at = (to.stage == ItemStage::Done).then(|| delivered_at.unwrap_or(now));
    items::set_standing(tx, item_id, &to, change.declined.as_ref(), delivered_at).await?;
    let reason = change.reason.as_str();
    let language = text::guess_language(reason, language);
    let new = store::NewChange { item_id, actor_id, reason, language, from: Some(from), to, handed: None, at: now };
    store::insert_change(tx, &new).await?;
    let ideas = behind::store::ideas_behind(tx, item_id).await?;
    if from.stage != to.stage {
        ideas::store::set_stage(tx, &ideas, to.stage.into()).await?;
    }
    record_change(tx, item_id, actor_id, now).await?;
    Ok(NewNotice {
        kind: kind(&from, &to),
        audience: Audience::Item(item_id),
        idea_id: ideas.first().copied(),
        item_id: Some(item_id),
        actor_id: Some(actor_id),
        data: notice_data(Some(&from), &to, reason),
    })
}

/// One change is told once, by what matters most of it.
fn kind(from: &Standing, to: &Standing) -> NoticeKind {
    match (from.stage == to.stage, to.stage) {
        (false, ItemStage::Done) => NoticeKind::Delivered,
        (false, _) => NoticeKind::StageMoved,
        (true, _) => NoticeKind::DateMoved,
    }
}

/// What the wording of a notice needs: stages, and dates as they are typed.
pub(super) fn notice_data(from: Option<&Standing>, to: &Standing, reason: &str) -> Value {
    let typed = |date: Option<Promised>| date.map(|date| date.typed());
    json!({
        "stage_before": from.map(|from| from.stage.as_str()),
        "stage": to.stage.as_str(),
        "due_before": from.and_then(|from| typed(from.due)),
        "due": typed(to.due),
        "start_before": from.and_then(|from| typed(from.start)),
        "start": typed(to.start),
        "reason": reason,
    })
}
