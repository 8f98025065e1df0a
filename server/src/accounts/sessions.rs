//! Sessions: who is signed in, by an opaque cookie that the database knows only as a hash.

use app::domain::Millis;
use app::pages::shell::Viewer;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::TryRngCore;
use sha2::{Digest, Sha256};

use super::store;
use crate::db::Db;

/// How long one stays signed in: 30 days.
pub const LIFETIME: Millis = 30 * 24 * 60 * 60 * 1000;

/// A value that a browser keeps: 256 random bits, in base64url.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// A new one, from the system's random source.
    pub fn generate() -> Result<Self, rand::rand_core::OsError> {
        let mut bytes = [0u8; 32];
        rand::rngs::OsRng.try_fill_bytes(&mut bytes)?;
        Ok(Self(URL_SAFE_NO_PAD.encode(bytes)))
    }

    /// One that a browser sent.
    pub fn from_cookie(value: &str) -> Self {
        Self(value.to_owned())
    }

    /// What the browser keeps.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What the database keeps: lowercase hexadecimal SHA-256.
    pub fn hash(&self) -> String {
        Sha256::digest(self.0.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Begins a session under `token`, in place of the one before.
pub async fn begin(
    db: &Db,
    token: &Token,
    before: Option<&Token>,
    account_id: i64,
    now: Millis,
) -> Result<(), sqlx::Error> {
    let mut tx = db.write().await?;
    if let Some(before) = before {
        store::delete_session(&mut tx, &before.hash()).await?;
    }
    store::delete_expired_sessions(&mut tx, now).await?;
    store::insert_session(&mut tx, &token.hash(), account_id, now, now + LIFETIME).await?;
    tx.commit().await
}

/// Ends a session.
pub async fn end(db: &Db, token: &Token) -> Result<(), sqlx::Error> {
    let mut tx = db.write().await?;
    store::delete_session(&mut tx, &token.hash()).await?;
    tx.commit().await
}

/// Who a session belongs to.
pub async fn viewer(db: &Db, token: &Token, now: Millis) -> Result<Option<Viewer>, sqlx::Error> {
    let mut conn = db.read().await?;
    match store::by_session(&mut conn, &token.hash(), now).await? {
        Some(row) => store::viewer(&mut conn, row).await.map(Some),
        None => Ok(None),
    }
}
