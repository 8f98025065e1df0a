//! Notices: what people are to hear of. A use case writes one in its own transaction; to whom it
//! goes is worked out and written afterwards.

pub mod store;

use app::domain::Millis;
use app::domain::notice::{Audience, NoticeKind};
use serde_json::Value;

use crate::db::Tx;

/// What is to be told.
#[derive(Clone, Debug)]
pub struct NewNotice {
    /// What it tells.
    pub kind: NoticeKind,
    /// Whom it concerns.
    pub audience: Audience,
    /// The idea that it is about; it leads there.
    pub idea_id: Option<i64>,
    /// The item of the roadmap that it is about; it leads there.
    pub item_id: Option<i64>,
    /// Who did it, and does not hear of it.
    pub actor_id: Option<i64>,
    /// What else its wording needs.
    pub data: Value,
}

/// Writes a notice in the transaction of what it tells.
pub async fn tell_in(tx: &mut Tx, notice: &NewNotice, now: Millis) -> Result<(), sqlx::Error> {
    store::insert(tx, notice, now).await.map(drop)
}
