//! Votes: one resident's support for one idea. And following, which support offers and never
//! does unasked.

pub mod handlers;
pub mod store;
mod withdrawals;

use app::domain::{Millis, trend};

pub use withdrawals::{Withdrawal, restore, withdraw, withdrawal};

use crate::db::{Conn, Db, Tx};
use crate::events::{self, EventKind};
use crate::ideas::{self, IdeaError, tree};

/// Counts a resident's support for an idea that everyone can read, once. Gives whether it was new.
/// Where the idea was merged, the voice is for the one that it stands in.
pub async fn cast(db: &Db, idea_id: i64, account_id: i64, now: Millis) -> Result<bool, IdeaError> {
    let mut tx = db.write().await?;
    let (kept, _) = ideas::open_in(&mut tx, idea_id).await?;
    let new = cast_in(&mut tx, kept, account_id, now).await?;
    tx.commit().await?;
    Ok(new)
}

/// The same within a transaction that is already open, for an idea that stands by itself and is locked.
pub async fn cast_in(tx: &mut Tx, idea_id: i64, account_id: i64, now: Millis) -> Result<bool, sqlx::Error> {
    if store::is_behind(tx, idea_id, account_id).await? || !store::insert(tx, idea_id, account_id, now).await? {
        return Ok(false);
    }
    let (score, _) = ideas::store::count_votes(tx, idea_id, 1).await?;
    ideas::store::set_trend(tx, idea_id, trend::add(score, now)).await?;
    events::record(tx, EventKind::VoteCast, Some(idea_id), Some(account_id), serde_json::json!({}), now).await?;
    Ok(true)
}

/// Whether a resident's voice counts for an idea, or for the one that it stands in.
pub async fn stands(conn: &mut Conn, idea_id: i64, account_id: i64) -> Result<bool, sqlx::Error> {
    match tree::kept(conn, idea_id).await? {
        Some(kept) => store::is_behind(conn, kept, account_id).await,
        None => Ok(false),
    }
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
