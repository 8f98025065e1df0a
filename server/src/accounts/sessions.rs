//! Sessions: who is signed in, by an opaque cookie that the database knows only as a hash.

use app::domain::Millis;
use app::pages::shell::Viewer;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::TryRngCore;
use sha2::{Digest, Sha256};

use super::store::{AccountRow, role};
use crate::db::{Conn, Tx};
use crate::{execute, fetch};

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

/// Begins a session.
pub async fn begin(tx: &mut Tx, token: &Token, account_id: i64, now: Millis) -> Result<(), sqlx::Error> {
    const SQL: &str = "insert into sessions (token_hash, account_id, created_at, expires_at) values ($1, $2, $3, $4)";
    execute!(tx, sqlx::query(SQL).bind(token.hash()).bind(account_id).bind(now).bind(now + LIFETIME))?;
    execute!(tx, sqlx::query("delete from sessions where expires_at < $1").bind(now)).map(drop)
}

/// Ends a session.
pub async fn end(tx: &mut Tx, token: &Token) -> Result<(), sqlx::Error> {
    execute!(tx, sqlx::query("delete from sessions where token_hash = $1").bind(token.hash())).map(drop)
}

/// Who a session belongs to.
pub async fn viewer(conn: &mut Conn, token: &Token, now: Millis) -> Result<Option<Viewer>, sqlx::Error> {
    const SQL: &str = "select a.id, a.display_name, a.role, a.agency_id, '' as password_hash
        from sessions s join accounts a on a.id = s.account_id
        where s.token_hash = $1 and s.expires_at > $2";
    let row: Option<AccountRow> = fetch!(conn, fetch_optional, sqlx::query_as(SQL).bind(token.hash()).bind(now))?;
    Ok(row.map(|row| Viewer { id: row.id, role: role(&row.role), name: row.display_name, agency_id: row.agency_id }))
}
