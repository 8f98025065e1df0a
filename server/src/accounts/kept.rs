//! What a visitor had begun and not finished: the draft of an idea, or an action that waits
//! until they are signed in. Kept on the server under a cookie of its own, so that it outlives
//! a closed tab and a lost session, and needs no JavaScript.

use app::domain::Millis;
use app::domain::idea::IdeaInput;
use serde::{Deserialize, Serialize};

use super::sessions::Token;
use super::store;
use crate::db::Db;

/// How long it is kept after the last change: 30 days.
pub const LIFETIME: Millis = 30 * 24 * 60 * 60 * 1000;

/// What is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// A draft.
    pub draft: Option<IdeaInput>,
    /// What is to be done after signing in.
    pub waiting: Option<Action>,
}

/// What can wait.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Action {
    /// Support an idea.
    Support {
        /// Its number.
        idea_id: i64,
    },
    /// Write a comment.
    Comment {
        /// The idea's number.
        idea_id: i64,
        /// The comment that is answered.
        parent_id: Option<i64>,
        /// As typed.
        body: String,
    },
    /// Submit the draft.
    SubmitDraft,
    /// Say "mine too" to an idea, with what the draft tells as one's own case.
    SameAs {
        /// The idea's number.
        idea_id: i64,
    },
}

/// What is kept under a token.
pub async fn find(db: &Db, token: &Token, now: Millis) -> Result<Kept, sqlx::Error> {
    let payload = store::kept_work(&mut db.read().await?, &token.hash(), now).await?;
    Ok(payload.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default())
}

/// Keeps `kept` under a token, in place of what was there.
pub async fn save(db: &Db, token: &Token, kept: &Kept, now: Millis) -> Result<(), sqlx::Error> {
    let mut tx = db.write().await?;
    store::delete_expired_kept_work(&mut tx, now).await?;
    if *kept == Kept::default() {
        store::delete_kept_work(&mut tx, &token.hash()).await?;
    } else {
        let payload = serde_json::to_string(kept).unwrap_or_default();
        store::upsert_kept_work(&mut tx, &token.hash(), &payload, now, now + LIFETIME).await?;
    }
    tx.commit().await
}
