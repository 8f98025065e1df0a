//! Merging: what was said several times stands together, and no voice is lost.
//!
//! Rows stay where residents made them (see [`ideas::tree`](crate::ideas::tree)): merging says
//! where an idea stands now, and what the idea that is kept counts. Undoing takes that back, so it
//! restores exactly what was, and what came meanwhile stays where it was made.

pub mod handlers;
mod plan;
pub mod preview;
pub mod store;

use app::domain::Millis;
use app::domain::access::Actor;
use app::domain::notice::{Audience, NoticeKind};
use serde_json::json;

use crate::db::{Db, Tx};
use crate::events::{self, EventKind};
use crate::ideas::tree;
use crate::notifications::{NewNotice, tell_in};
use plan::{MergePlan, UndoPlan};
use store::MergeRow;

/// How often what a merge comes to is worked out beside the writers, before they are kept waiting
/// for it.
const TRIES: usize = 3;

/// Why ideas were not merged, or a merge not undone.
#[derive(Debug, thiserror::Error)]
pub enum MergeError {
    /// There is no such idea, or no such merge.
    #[error("no such idea or merge")]
    NotFound,
    /// Not this account's to do.
    #[error("not allowed")]
    Forbidden,
    /// One of them is hidden, or waits to be approved: voices would go where nobody can read.
    #[error("not both can be read")]
    Unpublished,
    /// Both stand together already, or they are one and the same.
    #[error("they stand together already")]
    Together,
    /// Somebody else has done it.
    #[error("settled already by {by}")]
    Settled {
        /// Public name of who did.
        by: String,
        /// When.
        at: Millis,
    },
    /// The database failed.
    #[error(transparent)]
    Db(#[from] sqlx::Error),
}

/// Merges an idea into another, or into the one that this stands in. Gives the merge's number.
pub async fn merge(
    db: &Db,
    actor: Actor<'_>,
    idea_id: i64,
    into_id: i64,
    reason: &str,
    now: Millis,
) -> Result<i64, MergeError> {
    let actor_id = actor.id().ok_or(MergeError::Forbidden)?;
    for tried in 1.. {
        let plan = MergePlan::draw(&mut db.snapshot().await?, actor, idea_id, into_id).await?;
        let mut tx = db.write().await?;
        store::take_turn(&mut tx).await?;
        plan.lock(&mut tx).await?;
        let id = match plan.still_holds(&mut tx).await? {
            true => carry_out(&mut tx, &plan, actor_id, reason, now).await?,
            false if tried < TRIES => continue,
            false => merge_in(&mut tx, actor, idea_id, into_id, reason, now).await?,
        };
        tx.commit().await?;
        return Ok(id);
    }
    Err(MergeError::NotFound)
}

/// The same within a transaction that is already open: others wait while it is worked out.
pub async fn merge_in(
    tx: &mut Tx,
    actor: Actor<'_>,
    idea_id: i64,
    into_id: i64,
    reason: &str,
    now: Millis,
) -> Result<i64, MergeError> {
    let actor_id = actor.id().ok_or(MergeError::Forbidden)?;
    store::take_turn(tx).await?;
    // No other merge comes in between; once the rows are locked, no voice does.
    MergePlan::draw(tx, actor, idea_id, into_id).await?.lock(tx).await?;
    let plan = MergePlan::draw(tx, actor, idea_id, into_id).await?;
    carry_out(tx, &plan, actor_id, reason, now).await
}

async fn carry_out(tx: &mut Tx, plan: &MergePlan, actor_id: i64, reason: &str, now: Millis) -> Result<i64, MergeError> {
    let MergePlan { idea, kept, tree, voices, trend } = plan;
    let merge = store::NewMerge { idea_id: idea.id, into_id: kept.id, actor_id, reason, voices: *voices, at: now };
    let id = store::insert(tx, &merge).await?;
    store::set_standing(tx, idea.id, Some(kept.id)).await?;
    store::set_kept(tx, tree, Some(kept.id)).await?;
    store::count(tx, kept.id, voices.united(), *trend).await?;
    store::bring(tx, kept.id, idea, tree.len() as i64).await?;
    let data = json!({ "merge": id, "idea": idea.id, "reason": reason, "ideas": everything(tree, &[kept.id]) });
    events::record(tx, EventKind::IdeasMerged, Some(kept.id), Some(actor_id), data, now).await?;
    tree.iter().for_each(|idea| tx.touch(Some(*idea)));
    tell_of_merge(tx, plan, actor_id, now).await?;
    Ok(id)
}

/// One notice to each: those who stood behind the merged idea hear where it stands now, the others
/// behind the kept idea that voices came.
async fn tell_of_merge(tx: &mut Tx, plan: &MergePlan, actor_id: i64, now: Millis) -> Result<(), sqlx::Error> {
    let MergePlan { idea, kept, tree, voices, .. } = plan;
    let data = json!({ "from": idea.id, "voices": voices.united(), "carried": voices.carried() });
    let notice = |kind, audience| NewNotice {
        kind,
        audience,
        idea_id: Some(kept.id),
        item_id: None,
        actor_id: Some(actor_id),
        data: data.clone(),
    };
    tell_in(tx, &notice(NoticeKind::Merged, Audience::Only(tree.clone())), now).await?;
    let others = Audience::Others { idea: kept.id, than: tree.clone() };
    tell_in(tx, &notice(NoticeKind::Joined, others), now).await
}

/// Undoes a merge: the idea stands by itself again, with all that stood in it.
pub async fn undo(db: &Db, actor: Actor<'_>, merge_id: i64, now: Millis) -> Result<MergeRow, MergeError> {
    let actor_id = actor.id().ok_or(MergeError::Forbidden)?;
    for tried in 1.. {
        let plan = UndoPlan::draw(&mut db.snapshot().await?, actor, merge_id).await?;
        let mut tx = db.write().await?;
        store::take_turn(&mut tx).await?;
        plan.lock(&mut tx).await?;
        let merge = match plan.still_holds(&mut tx).await? {
            true => take_back(&mut tx, plan, actor_id, now).await?,
            false if tried < TRIES => continue,
            false => undo_in(&mut tx, actor, merge_id, now).await?,
        };
        tx.commit().await?;
        return Ok(merge);
    }
    Err(MergeError::NotFound)
}

/// The same within a transaction that is already open: others wait while it is worked out.
pub async fn undo_in(tx: &mut Tx, actor: Actor<'_>, merge_id: i64, now: Millis) -> Result<MergeRow, MergeError> {
    let actor_id = actor.id().ok_or(MergeError::Forbidden)?;
    store::take_turn(tx).await?;
    UndoPlan::draw(tx, actor, merge_id).await?.lock(tx).await?;
    let plan = UndoPlan::draw(tx, actor, merge_id).await?;
    take_back(tx, plan, actor_id, now).await
}

async fn take_back(tx: &mut Tx, plan: UndoPlan, actor_id: i64, now: Millis) -> Result<MergeRow, MergeError> {
    let UndoPlan { merge, idea, tree, above } = plan;
    store::mark_undone(tx, merge.id, actor_id, now).await?;
    store::set_standing(tx, idea.id, None).await?;
    store::set_kept(tx, &tree, Some(idea.id)).await?;
    store::stand_alone(tx, idea.id, tree.len() as i64 - 1).await?;
    for (side, votes, trend) in &above {
        store::count(tx, side.id, *votes, *trend).await?;
        store::take_away(tx, side, &idea, tree.len() as i64).await?;
    }
    let over: Vec<i64> = above.iter().map(|(side, ..)| side.id).collect();
    let data = json!({ "merge": merge.id, "idea": idea.id, "ideas": everything(&tree, &over) });
    events::record(tx, EventKind::MergeUndone, Some(merge.into_id), Some(actor_id), data, now).await?;
    tree.iter().chain(&over).for_each(|idea| tx.touch(Some(*idea)));
    let notice = NewNotice {
        kind: NoticeKind::Unmerged,
        audience: Audience::Only(tree),
        idea_id: Some(idea.id),
        item_id: None,
        actor_id: Some(actor_id),
        data: json!({ "from": merge.into_id }),
    };
    tell_in(tx, &notice, now).await?;
    Ok(merge)
}

/// The ideas whose words are found elsewhere after this: for the search.
fn everything(tree: &[i64], above: &[i64]) -> Vec<i64> {
    tree.iter().chain(above).copied().collect()
}

/// What an idea's page tells of the ideas that stand in it.
pub async fn joined(
    conn: &mut crate::db::Conn,
    idea_id: i64,
) -> Result<Vec<app::pages::idea::JoinedIdea>, sqlx::Error> {
    store::joined(conn, idea_id).await
}

impl MergePlan {
    async fn lock(&self, tx: &mut Tx) -> Result<(), sqlx::Error> {
        lock(tx, self.tree.iter().chain([&self.kept.id])).await
    }
}

impl UndoPlan {
    async fn lock(&self, tx: &mut Tx) -> Result<(), sqlx::Error> {
        lock(tx, self.tree.iter().chain(self.above.iter().map(|(side, ..)| &side.id))).await
    }
}

/// From the deepest towards the idea that is kept, as everywhere.
async fn lock<'i>(tx: &mut Tx, ideas: impl Iterator<Item = &'i i64>) -> Result<(), sqlx::Error> {
    for idea in ideas {
        tree::store::lock(tx, *idea).await?;
    }
    Ok(())
}
