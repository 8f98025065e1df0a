//! Who hears of a comment.

use app::domain::Millis;
use app::domain::notice::{Audience, NoticeKind};
use serde_json::json;

use super::store;
use crate::db::Tx;
use crate::ideas;
use crate::notifications::{NewNotice, tell_in, was_told};

/// Tells those concerned that a comment can be read, once: whoever is answered (the author of the
/// thread, and `answered`), and who follows the idea. A comment that waits, or is hidden, is told to
/// nobody; when a moderator approves it, this is called again.
pub async fn published_in(tx: &mut Tx, id: i64, answered: Option<i64>, now: Millis) -> Result<(), sqlx::Error> {
    let Some(comment) = store::mentions(tx, &[id]).await?.pop() else { return Ok(()) };
    let Some(idea) = ideas::store::facts(tx, comment.idea_id).await? else { return Ok(()) };
    let idea_id = idea.kept_id.unwrap_or(comment.idea_id);
    let mut replied: Vec<i64> = comment.parent_author_id.into_iter().chain(answered).collect();
    replied.sort_unstable();
    replied.dedup();
    replied.retain(|account| *account != comment.author_id);
    let told = |kind, audience| NewNotice {
        kind,
        audience,
        idea_id: Some(idea_id),
        item_id: None,
        actor_id: Some(comment.author_id),
        data: json!({ "comment": id }),
    };
    let others = told(NoticeKind::Commented, Audience::Followers { idea: idea_id, without: replied.clone() });
    if was_told(tx, others.kind, idea_id, &others.data).await? {
        return Ok(());
    }
    if !replied.is_empty() {
        tell_in(tx, &told(NoticeKind::Replied, Audience::Accounts(replied)), now).await?;
    }
    tell_in(tx, &others, now).await
}
