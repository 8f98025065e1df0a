//! What a visitor had begun and not finished: the draft of an idea, or an action that waits
//! until they are signed in. Kept on the server under a cookie of its own, so that it outlives
//! a closed tab and a lost session, and needs no JavaScript.

use app::domain::Millis;
use app::domain::idea::IdeaInput;
use serde::{Deserialize, Serialize};

use super::sessions::Token;
use crate::db::{Conn, Tx};
use crate::{execute, fetch};

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
}

/// What is kept under a token.
pub async fn find(conn: &mut Conn, token: &Token, now: Millis) -> Result<Kept, sqlx::Error> {
    const SQL: &str = "select payload from kept_work where token_hash = $1 and expires_at > $2";
    let payload: Option<String> = fetch!(conn, fetch_optional, sqlx::query_scalar(SQL).bind(token.hash()).bind(now))?;
    Ok(payload.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default())
}

/// Keeps `kept` under a token, in place of what was there.
pub async fn save(tx: &mut Tx, token: &Token, kept: &Kept, now: Millis) -> Result<(), sqlx::Error> {
    execute!(tx, sqlx::query("delete from kept_work where expires_at < $1").bind(now))?;
    if *kept == Kept::default() {
        return execute!(tx, sqlx::query("delete from kept_work where token_hash = $1").bind(token.hash())).map(drop);
    }
    const SQL: &str = "insert into kept_work (token_hash, payload, updated_at, expires_at) values ($1, $2, $3, $4)
        on conflict (token_hash) do update set
            payload = excluded.payload, updated_at = excluded.updated_at, expires_at = excluded.expires_at";
    let payload = serde_json::to_string(kept).unwrap_or_default();
    execute!(tx, sqlx::query(SQL).bind(token.hash()).bind(payload).bind(now).bind(now + LIFETIME)).map(drop)
}
