//! What an item is: its texts, its place, its helpers.

use app::domain::Millis;
use app::domain::access::{Action, Actor, authorize};
use app::domain::roadmap::Plan;

use super::{RoadmapError, managed, record_change, store};
use crate::db::Db;

/// Writes an item's texts, topic, area, budget and helpers anew. Its agency stays: a promise is
/// handed on with a reason ([`super::changes::handover`]), not in passing.
pub async fn edit(db: &Db, actor: Actor<'_>, item_id: i64, plan: &Plan, now: Millis) -> Result<(), RoadmapError> {
    let mut tx = db.write().await?;
    let (_, actor_id) = managed(&mut tx, actor, item_id).await?;
    store::write_plan(&mut tx, item_id, plan).await?;
    record_change(&mut tx, item_id, actor_id, now).await?;
    tx.commit().await?;
    Ok(())
}

/// Whether an account may look after an item.
pub fn may_manage(actor: Actor<'_>, item: &store::ItemRow) -> bool {
    authorize(actor, Action::ManageItem { agency_id: item.agency_id, place: item.place() })
}
