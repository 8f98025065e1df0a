//! Appeals: an author objects once to a decision that hid their words; another moderator decides.

pub mod handlers;
pub mod store;

use app::domain::Millis;
use app::domain::access::{Action, Actor, authorize};
use app::domain::moderation::{AppealText, Outcome, ReasonText, Thing, Verdict, Visibility};
use app::domain::notice::{Audience, NoticeKind};
use serde_json::json;

use super::decisions::{self, Ruling};
use super::things;
use super::{ModerationError, Settled, Wrong};
use crate::db::{Db, Tx};
use crate::events::{self, EventKind};
use crate::notifications::{NewNotice, tell_in};

/// Objects to a decision.
pub async fn appeal(
    db: &Db,
    actor: Actor<'_>,
    decision_id: i64,
    body: &str,
    now: Millis,
) -> Result<i64, ModerationError> {
    let body =
        AppealText::parse(body).map_err(|error| ModerationError::Invalid(Wrong { text: Some(error), rule: None }))?;
    let mut tx = db.write().await?;
    let decision = decisions::store::find(&mut tx, decision_id).await?.ok_or(ModerationError::NotFound)?;
    things::store::lock(&mut tx, decision.thing).await?;
    let facts = things::store::facts(&mut tx, decision.thing).await?.ok_or(ModerationError::NotFound)?;
    let action = Action::SpeakAsAuthor { author_id: facts.author_id };
    let Some(account_id) = actor.id().filter(|_| authorize(actor, action)) else {
        return Err(ModerationError::Forbidden);
    };
    let stands = decision.verdict == Verdict::Hide
        && decision.undone.is_none()
        && facts.last_decision == decision_id
        && facts.visibility == Visibility::Hidden;
    if !stands {
        return Err(ModerationError::Changed);
    }
    // The key of the table holds that there is one: whoever is late changes nothing.
    let Some(id) = store::insert(&mut tx, decision_id, account_id, body.as_str(), now).await? else {
        return Err(ModerationError::Changed);
    };
    let data = json!({ "appeal": id, "decision": decision_id });
    events::record(&mut tx, EventKind::DecisionAppealed, Some(facts.idea_id), Some(account_id), data, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// Decides an appeal: upheld, the decision stands; overturned, the words can be read again.
pub async fn settle(
    db: &Db,
    actor: Actor<'_>,
    appeal_id: i64,
    outcome: Outcome,
    answer: &str,
    now: Millis,
) -> Result<(), ModerationError> {
    let answer =
        ReasonText::parse(answer).map_err(|error| ModerationError::Invalid(Wrong { text: Some(error), rule: None }))?;
    let mut tx = db.write().await?;
    let before = store::find(&mut tx, appeal_id).await?.ok_or(ModerationError::NotFound)?;
    let thing = before.thing();
    things::store::lock(&mut tx, thing).await?;
    let appeal = store::find(&mut tx, appeal_id).await?.ok_or(ModerationError::NotFound)?;
    let facts = things::store::facts(&mut tx, thing).await?.ok_or(ModerationError::NotFound)?;
    let action = Action::DecideAppeal { place: facts.place, decided_by: appeal.actor_id };
    let Some(actor_id) = actor.id().filter(|_| authorize(actor, action)) else {
        return Err(ModerationError::Forbidden);
    };
    if let (Some(by), Some(at)) = (appeal.decider, appeal.decided_at) {
        return Err(ModerationError::Settled(Settled { by, at }));
    }
    let new = store::Settlement { appeal_id, outcome, answer: answer.as_str(), actor_id, at: now };
    store::settle(&mut tx, &new).await?;
    if outcome == Outcome::Overturned && facts.visibility == Visibility::Hidden {
        let ruling = Ruling { verdict: Verdict::Restore, rule: None, reason: answer.as_str().to_owned() };
        decisions::decide_in(&mut tx, actor, thing, None, &ruling, now).await?;
    }
    let data = json!({
        "appeal": appeal_id, "decision": appeal.decision_id, "outcome": outcome.as_str(),
        "subject": thing.subject.as_str(), "id": thing.id,
    });
    events::record(&mut tx, EventKind::AppealDecided, Some(facts.idea_id), Some(actor_id), data.clone(), now).await?;
    let notice = NewNotice {
        kind: NoticeKind::AppealDecided,
        audience: Audience::Accounts(vec![appeal.account_id]),
        idea_id: Some(facts.idea_id),
        item_id: None,
        actor_id: Some(actor_id),
        data,
    };
    tell_in(&mut tx, &notice, now).await?;
    tx.commit().await?;
    Ok(())
}

/// The words that an author objected about can be read again by another moderator's decision:
/// then the appeal is decided with it.
pub async fn overtaken_in(tx: &mut Tx, thing: Thing, actor_id: i64, now: Millis) -> Result<(), sqlx::Error> {
    store::overturn_open(tx, thing, actor_id, now).await
}
