//! Making an item of the roadmap out of ideas.

use app::domain::Millis;
use app::domain::access::{Action, Actor, Place, authorize};
use app::domain::notice::{Audience, NoticeKind};
use app::domain::roadmap::{Change, Plan};
use app::domain::text;

use super::changes::notice_data;
use super::{RoadmapError, behind, changes, record_change, store};
use crate::db::{Conn, Db, Tx};
use crate::ideas::store::IdeaFacts;
use crate::notifications::{NewNotice, tell_in};
use crate::{ideas, markdown};

/// Makes an item out of ideas, in one transaction: the item, its texts, its first change, the
/// stage of the ideas, the event, and the notice to all who stand behind them. Gives its number.
pub async fn promote(
    db: &Db,
    actor: Actor<'_>,
    idea_ids: &[i64],
    plan: &Plan,
    change: &Change,
    language: &str,
    now: Millis,
) -> Result<i64, RoadmapError> {
    let mut tx = db.write().await?;
    let id = promote_in(&mut tx, actor, idea_ids, plan, change, language, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// The same within a transaction that is already open.
pub async fn promote_in(
    tx: &mut Tx,
    actor: Actor<'_>,
    idea_ids: &[i64],
    plan: &Plan,
    change: &Change,
    language: &str,
    now: Millis,
) -> Result<i64, RoadmapError> {
    let actor_id = actor.id().ok_or(RoadmapError::Forbidden)?;
    let place = Place { topic_id: plan.topic_id, area_id: plan.area_id };
    if !authorize(actor, Action::Moderate(place)) {
        return Err(RoadmapError::Forbidden);
    }
    let mut behind = Vec::new();
    for id in idea_ids {
        let (kept, idea) = readable(tx, *id).await?;
        if !authorize(actor, Action::Moderate(idea.place())) {
            return Err(RoadmapError::Forbidden);
        }
        behind.push(kept);
    }
    let id = store::insert(tx, plan, &change.to, actor_id, now).await?;
    store::write_plan(tx, id, plan).await?;
    for idea in &behind {
        behind::store::add_idea(tx, id, *idea, actor_id, now).await?;
    }
    ideas::store::set_stage(tx, &behind, change.to.stage.into()).await?;
    let reason = change.reason.as_str();
    let new = changes::store::NewChange {
        item_id: id,
        actor_id,
        reason,
        language: text::guess_language(reason, language),
        from: None,
        to: change.to,
        handed: None,
        at: now,
    };
    changes::store::insert_change(tx, &new).await?;
    record_change(tx, id, actor_id, now).await?;
    let kind = if change.to.stage.is_promise() { NoticeKind::Promised } else { NoticeKind::StageMoved };
    let notice = NewNotice {
        kind,
        audience: Audience::Item(id),
        idea_id: behind.first().copied(),
        item_id: Some(id),
        actor_id: Some(actor_id),
        data: notice_data(None, &change.to, reason),
    };
    tell_in(tx, &notice, now).await?;
    Ok(id)
}

/// An idea that can be put behind an item, or the one that it stands in: everybody can read it.
pub(super) async fn readable(conn: &mut Conn, id: i64) -> Result<(i64, IdeaFacts), RoadmapError> {
    ideas::open(conn, id).await.map_err(|error| match error {
        ideas::IdeaError::Db(error) => error.into(),
        _ => RoadmapError::NotFound,
    })
}

/// The words with which the form for a new item begins: those of an idea, in its language.
pub fn first_words(title: &str, body: &str) -> (String, String) {
    (title.to_owned(), markdown::excerpt(body, 600))
}
