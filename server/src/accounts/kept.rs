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

/// How many may be kept: a city of half a million has some hundreds. Whoever fills the table with
/// more only throws out what was left longest.
const MOST: i64 = 20_000;

/// What is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// A draft.
    pub draft: Option<IdeaInput>,
    /// What is to be done after signing in.
    pub waiting: Option<Action>,
}

impl Kept {
    /// Whether it is of a length that somebody writes by hand.
    pub fn fits(&self) -> bool {
        let draft_fits = self.draft.as_ref().is_none_or(|draft| draft.check_draft().is_ok());
        let waiting_fits = match &self.waiting {
            Some(Action::Comment { body, .. }) => body.chars().count() <= IdeaInput::BODY_KEPT,
            _ => true,
        };
        draft_fits && waiting_fits
    }
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
        let is_new = store::kept_work(&mut tx, &token.hash(), now).await?.is_none();
        store::upsert_kept_work(&mut tx, &token.hash(), &payload, now, now + LIFETIME).await?;
        if is_new {
            store::delete_oldest_kept_work(&mut tx, MOST, &token.hash()).await?;
        }
    }
    tx.commit().await
}
