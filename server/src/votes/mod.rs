//! Votes: one resident's support for one idea. And following, which support offers and never
//! does unasked.

pub mod handlers;
pub mod store;

use std::collections::BTreeMap;

use app::domain::{Millis, trend};

use crate::db::{Db, Tx};
use crate::events::{self, EventKind};
use crate::ideas::{self, tree};

/// Counts a resident's support, once. Gives whether it was new.
pub async fn cast(db: &Db, idea_id: i64, account_id: i64, now: Millis) -> Result<bool, sqlx::Error> {
    let mut tx = db.write().await?;
    let new = cast_in(&mut tx, idea_id, account_id, now).await?;
    tx.commit().await?;
    Ok(new)
}

/// The same within a transaction that is already open. Where the idea was merged, the voice is for
/// the one that it stands in.
pub async fn cast_in(tx: &mut Tx, idea_id: i64, account_id: i64, now: Millis) -> Result<bool, sqlx::Error> {
    let Some(idea_id) = tree::standing(tx, idea_id).await? else { return Ok(false) };
    if store::is_behind(tx, idea_id, account_id).await? || !store::insert(tx, idea_id, account_id, now).await? {
        return Ok(false);
    }
    let (score, _) = ideas::store::count_votes(tx, idea_id, 1).await?;
    ideas::store::set_trend(tx, idea_id, trend::add(score, now)).await?;
    events::record(tx, EventKind::VoteCast, Some(idea_id), Some(account_id), serde_json::json!({}), now).await?;
    Ok(true)
}

/// Takes a resident's support back, also what was carried here by merges. Gives whether there was
/// one.
pub async fn withdraw(db: &Db, idea_id: i64, account_id: i64, now: Millis) -> Result<bool, sqlx::Error> {
    let mut tx = db.write().await?;
    let Some(idea_id) = tree::standing(&mut tx, idea_id).await? else { return Ok(false) };
    let gone = store::delete(&mut tx, idea_id, account_id).await?;
    if gone.is_empty() {
        return Ok(false);
    }
    // Each idea that one of the voices stood behind loses this resident, whose first voice counted.
    let mut losing: BTreeMap<i64, Millis> = BTreeMap::new();
    for (cast_for, cast_at) in gone {
        for idea in tree::chain(&mut tx, cast_for).await? {
            losing.entry(idea).and_modify(|first| *first = cast_at.min(*first)).or_insert(cast_at);
        }
    }
    for (idea, first) in losing {
        uncount_in(&mut tx, idea, first).await?;
    }
    let data = serde_json::json!({});
    events::record(&mut tx, EventKind::VoteWithdrawn, Some(idea_id), Some(account_id), data, now).await?;
    tx.commit().await?;
    Ok(true)
}

/// Takes a voice that was given at `cast_at` out of what an idea counts.
async fn uncount_in(tx: &mut Tx, idea_id: i64, cast_at: Millis) -> Result<(), sqlx::Error> {
    let (score, created) = ideas::store::count_votes(tx, idea_id, -1).await?;
    let trend = match trend::remove(score, cast_at) {
        Some(trend) => trend,
        None => {
            let all = tree::all(tx, idea_id).await?;
            trend::total(created, store::moments(tx, &all).await?)
        }
    };
    ideas::store::set_trend(tx, idea_id, trend).await
}

/// Follows an idea, or stops following it.
pub async fn follow(db: &Db, idea_id: i64, account_id: i64, follows: bool, now: Millis) -> Result<(), sqlx::Error> {
    let mut tx = db.write().await?;
    follow_in(&mut tx, idea_id, account_id, follows, now).await?;
    tx.commit().await
}

/// The same within a transaction that is already open. Where the idea was merged, it is about the
/// one that it stands in.
pub async fn follow_in(
    tx: &mut Tx,
    idea_id: i64,
    account_id: i64,
    follows: bool,
    now: Millis,
) -> Result<(), sqlx::Error> {
    match tree::kept(tx, idea_id).await? {
        Some(kept) => store::set_follow(tx, kept, account_id, follows, now).await,
        None => Ok(()),
    }
}
