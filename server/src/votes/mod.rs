//! Votes: one resident's support for one idea. And following, which support offers and never
//! does unasked.

pub mod handlers;
pub mod store;

use app::domain::{Millis, trend};

use crate::db::{Db, Tx};
use crate::events::{self, EventKind};
use crate::ideas;

/// Counts a resident's support, once. Gives whether it was new.
pub async fn cast(db: &Db, idea_id: i64, account_id: i64, now: Millis) -> Result<bool, sqlx::Error> {
    let mut tx = db.write().await?;
    let new = cast_in(&mut tx, idea_id, account_id, now).await?;
    tx.commit().await?;
    Ok(new)
}

/// The same within a transaction that is already open.
pub async fn cast_in(tx: &mut Tx, idea_id: i64, account_id: i64, now: Millis) -> Result<bool, sqlx::Error> {
    if !store::insert(tx, idea_id, account_id, now).await? {
        return Ok(false);
    }
    let (score, _) = ideas::store::count_votes(tx, idea_id, 1).await?;
    ideas::store::set_trend(tx, idea_id, trend::add(score, now)).await?;
    events::record(tx, EventKind::VoteCast, Some(idea_id), Some(account_id), serde_json::json!({}), now).await?;
    Ok(true)
}

/// Takes a resident's support back. Gives whether there was one.
pub async fn withdraw(db: &Db, idea_id: i64, account_id: i64, now: Millis) -> Result<bool, sqlx::Error> {
    let mut tx = db.write().await?;
    let Some(cast_at) = store::delete(&mut tx, idea_id, account_id).await? else { return Ok(false) };
    let (score, created) = ideas::store::count_votes(&mut tx, idea_id, -1).await?;
    let trend = match trend::remove(score, cast_at) {
        Some(trend) => trend,
        None => trend::total(created, store::moments(&mut tx, idea_id).await?),
    };
    ideas::store::set_trend(&mut tx, idea_id, trend).await?;
    let data = serde_json::json!({});
    events::record(&mut tx, EventKind::VoteWithdrawn, Some(idea_id), Some(account_id), data, now).await?;
    tx.commit().await?;
    Ok(true)
}

/// Follows an idea, or stops following it.
pub async fn follow(db: &Db, idea_id: i64, account_id: i64, follows: bool, now: Millis) -> Result<(), sqlx::Error> {
    let mut tx = db.write().await?;
    store::set_follow(&mut tx, idea_id, account_id, follows, now).await?;
    tx.commit().await
}
