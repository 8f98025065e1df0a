//! Who hears of a new idea.

use app::domain::Millis;
use app::domain::moderation::Visibility;
use app::domain::notice::{Audience, NoticeKind};
use serde_json::json;

use super::store;
use crate::db::Tx;
use crate::notifications::{NewNotice, tell_in, was_told};

/// Tells those who follow its topic, its area or its agency, once, that an idea can be read. One that
/// waits, or is hidden, is told to nobody; when a moderator approves it, this is called again.
pub async fn published_in(tx: &mut Tx, id: i64, now: Millis) -> Result<(), sqlx::Error> {
    let Some(idea) = store::facts(tx, id).await? else { return Ok(()) };
    let notice = NewNotice {
        kind: NoticeKind::Published,
        audience: Audience::Place(id),
        idea_id: Some(id),
        item_id: None,
        actor_id: idea.author_id,
        data: json!({}),
    };
    if idea.visibility() != Visibility::Public || was_told(tx, notice.kind, id, &notice.data).await? {
        return Ok(());
    }
    tell_in(tx, &notice, now).await
}
