//! The roadmap: what agencies promise, until when, and how it goes. An item changes its stage, its
//! dates and its agency only together with a row that tells who, when and why; the ideas behind it
//! move along in the same transaction.

pub mod behind;
pub mod cards;
pub mod changes;
pub mod handlers;
pub mod input;
pub mod list;
pub mod manage;
pub mod news;
pub mod outcomes;
pub mod page;
pub mod plan;
pub mod promote;
pub mod store;

use app::domain::Millis;
use app::domain::access::{Action, Actor, authorize};
use app::domain::roadmap::{ChangeErrors, PlanErrors};
use serde_json::json;

use crate::db::Tx;
use crate::events::{self, EventKind};
use store::ItemRow;

/// Why something could not be done with an item.
#[derive(Debug, thiserror::Error)]
pub enum RoadmapError {
    /// Fields of the form are wrong: of what the item is, of its stage and dates.
    #[error("the form is wrong")]
    Invalid(Box<(PlanErrors, ChangeErrors)>),
    /// Somebody else changed it after the form was read.
    #[error("somebody else changed it meanwhile")]
    Late,
    /// There is no such item, or no such idea.
    #[error("no such item or idea")]
    NotFound,
    /// Not this account's to do.
    #[error("not allowed")]
    Forbidden,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] sqlx::Error),
}

/// The item and the number of the actor, when they may look after it. Nobody else changes it until
/// the transaction ends.
async fn managed(tx: &mut Tx, actor: Actor<'_>, item_id: i64) -> Result<(ItemRow, i64), RoadmapError> {
    let item = store::find_to_change(tx, item_id).await?.ok_or(RoadmapError::NotFound)?;
    let actor_id = actor.id().ok_or(RoadmapError::Forbidden)?;
    if !authorize(actor, Action::ManageItem { agency_id: item.agency_id, place: item.place() }) {
        return Err(RoadmapError::Forbidden);
    }
    Ok((item, actor_id))
}

/// Records that an item changed. It is about all the ideas behind it, whose pages show it.
async fn record_change(tx: &mut Tx, item_id: i64, actor_id: i64, now: Millis) -> Result<(), sqlx::Error> {
    let ideas = behind::store::ideas_behind(tx, item_id).await?;
    let data = json!({ "item": item_id, "ideas": ideas });
    events::record(tx, EventKind::ItemChanged, None, Some(actor_id), data, now).await
}

/// Records that something was told of an item, which pages of ideas do not show.
async fn record_news(
    tx: &mut Tx,
    kind: EventKind,
    item_id: i64,
    actor_id: i64,
    now: Millis,
) -> Result<(), sqlx::Error> {
    let first = behind::store::ideas_behind(tx, item_id).await?.first().copied();
    events::record(tx, kind, first, Some(actor_id), json!({ "item": item_id }), now).await
}
