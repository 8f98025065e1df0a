//! SQL of notices and of whom they reach.

use app::domain::Millis;

use super::NewNotice;
use crate::db::Tx;
use crate::fetch;

/// Keeps a notice that nobody has been told yet; its number.
pub async fn insert(tx: &mut Tx, notice: &NewNotice, at: Millis) -> Result<i64, sqlx::Error> {
    const SQL: &str = "insert into notices (kind, audience, idea_id, item_id, actor_id, data, created_at)
        values ($1, $2, $3, $4, $5, $6, $7) returning id";
    let audience = serde_json::to_string(&notice.audience).unwrap_or_default();
    fetch!(
        tx,
        fetch_one,
        sqlx::query_scalar(SQL)
            .bind(notice.kind.as_str())
            .bind(audience)
            .bind(notice.idea_id)
            .bind(notice.item_id)
            .bind(notice.actor_id)
            .bind(notice.data.to_string())
            .bind(at)
    )
}
