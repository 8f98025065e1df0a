//! Splits in the log of moderators' work.

use app::domain::Millis;
use app::domain::access::Actor;
use app::pages::moderation::log::SplitEntry;

use super::page::became;
use super::store;
use crate::db::Conn;
use crate::ideas;

/// Splits that stand between two decisions at the most; more were not proposed by hand.
const MOST: i64 = 200;

/// Splits that were proposed after one moment, from the beginning on when none is given, up to
/// another, or to now; the newest first.
pub async fn between(
    conn: &mut Conn,
    viewer: Actor<'_>,
    after: Option<Millis>,
    up_to: Option<Millis>,
) -> Result<Vec<SplitEntry>, sqlx::Error> {
    let rows = store::between(conn, after.unwrap_or(Millis::MIN), up_to.unwrap_or(Millis::MAX), MOST).await?;
    let mut entries = Vec::new();
    for row in rows {
        let Some(idea) = ideas::store::facts(conn, row.from_id).await? else { continue };
        let settled = became(conn, viewer, &row).await?;
        entries.push(SplitEntry {
            id: row.id,
            thing: row.source(),
            title: idea.title,
            language: idea.language,
            reason: row.reason,
            by: row.actor,
            at: row.created_at,
            settled,
        });
    }
    Ok(entries)
}
