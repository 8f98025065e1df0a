//! Handing an item on: another agency answers for the promise from then on. Its stage and its dates
//! stay, and so does everything that was told of it.

use app::domain::Millis;
use app::domain::access::Actor;
use app::domain::notice::{Audience, NoticeKind};
use app::domain::roadmap::Handover;
use app::domain::text;
use serde_json::json;

use super::store;
use crate::db::{Db, Tx};
use crate::notifications::{NewNotice, tell_in};
use crate::roadmap::store as items;
use crate::roadmap::{RoadmapError, behind, managed, record_change};

/// Hands an item on, with the public reason, as one who looks after it. Whoever had not seen the
/// last change is told so, and nothing is done.
pub async fn hand_on(
    db: &Db,
    actor: Actor<'_>,
    item_id: i64,
    handover: &Handover,
    seen: i64,
    language: &str,
    now: Millis,
) -> Result<(), RoadmapError> {
    let mut tx = db.write().await?;
    hand_on_in(&mut tx, actor, item_id, handover, seen, language, now).await?;
    tx.commit().await?;
    Ok(())
}

/// The same within a transaction that is already open.
pub async fn hand_on_in(
    tx: &mut Tx,
    actor: Actor<'_>,
    item_id: i64,
    handover: &Handover,
    seen: i64,
    language: &str,
    now: Millis,
) -> Result<(), RoadmapError> {
    let (item, actor_id) = managed(tx, actor, item_id).await?;
    let (from, to) = (item.agency_id, handover.agency_id);
    if from == to || store::last_change(tx, item_id).await? != seen {
        return Err(RoadmapError::Late);
    }
    items::set_owner(tx, item_id, to).await?;
    if handover.stays {
        items::add_helper(tx, item_id, from).await?;
    }
    let reason = handover.reason.as_str();
    let standing = item.standing();
    let new = store::NewChange {
        item_id,
        actor_id,
        reason,
        language: text::guess_language(reason, language),
        from: Some(standing),
        to: standing,
        handed: Some((from, to)),
        at: now,
    };
    store::insert_change(tx, &new).await?;
    record_change(tx, item_id, actor_id, now).await?;
    let notice = NewNotice {
        kind: NoticeKind::HandedOn,
        audience: Audience::ItemAndOfficers { item: item_id, agency: to },
        idea_id: behind::store::ideas_behind(tx, item_id).await?.first().copied(),
        item_id: Some(item_id),
        actor_id: Some(actor_id),
        data: json!({ "agency_before": from, "agency": to, "reason": reason }),
    };
    tell_in(tx, &notice, now).await?;
    Ok(())
}
