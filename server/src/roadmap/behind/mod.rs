//! The ideas behind an item.

pub mod store;

use app::domain::Millis;
use app::domain::access::{Action, Actor, authorize};
use app::domain::idea::Stage;

use super::{RoadmapError, managed, promote, record_change};
use crate::db::{Db, Tx};
use crate::{answers, ideas};

/// Puts ideas behind an item; they come to its stage.
pub async fn add_ideas(
    db: &Db,
    actor: Actor<'_>,
    item_id: i64,
    idea_ids: &[i64],
    now: Millis,
) -> Result<(), RoadmapError> {
    let mut tx = db.write().await?;
    let (item, actor_id) = managed(&mut tx, actor, item_id).await?;
    let mut added = Vec::new();
    for id in idea_ids {
        let (root, idea) = promote::readable(&mut tx, *id).await?;
        // It comes to the item's stage, which is an answer to those who asked for it.
        let place = Action::Moderate(idea.place());
        if !authorize(actor, place) && !authorize(actor, Action::AnswerIdea { agency_id: idea.agency_id }) {
            return Err(RoadmapError::Forbidden);
        }
        if store::add_idea(&mut tx, item_id, root, actor_id, now).await? {
            added.push(root);
        }
    }
    ideas::store::set_stage(&mut tx, &added, item.standing().stage.into()).await?;
    record_change(&mut tx, item_id, actor_id, now).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes an idea away from behind an item. The idea keeps the stage that it was told last, unless
/// it never had an answer or another promise: then it waits as it did before.
pub async fn remove_idea(
    db: &Db,
    actor: Actor<'_>,
    item_id: i64,
    idea_id: i64,
    now: Millis,
) -> Result<(), RoadmapError> {
    let mut tx = db.write().await?;
    let (_, actor_id) = managed(&mut tx, actor, item_id).await?;
    // Recorded first, while the idea is still among those that it concerns.
    record_change(&mut tx, item_id, actor_id, now).await?;
    if !store::remove_idea(&mut tx, item_id, idea_id).await? {
        return Err(RoadmapError::NotFound);
    }
    settle_stage(&mut tx, idea_id).await?;
    tx.commit().await?;
    Ok(())
}

/// The stage of an idea that lost a promise: that of another promise, of its last answer, or none.
async fn settle_stage(tx: &mut Tx, idea_id: i64) -> Result<(), sqlx::Error> {
    let other = store::of_idea(tx, idea_id).await?.last().copied();
    let stage = match other {
        Some(item) => super::store::find(tx, item).await?.map(|item| item.standing().stage.into()),
        None => answers::store::last_stage(tx, idea_id).await?,
    };
    let stage = stage.unwrap_or(Stage::Submitted);
    ideas::store::set_stage(tx, &[idea_id], stage).await
}
