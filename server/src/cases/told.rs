//! Who hears of a case.

use app::domain::Millis;
use app::domain::notice::{Audience, NoticeKind};
use serde_json::json;

use super::store;
use crate::db::Tx;
use crate::following;
use crate::notifications::{NewNotice, tell_in, was_told};

/// Tells the author of an idea, once, that a resident told of a case of their own and that it can be
/// read. One that waits, or is hidden, is told to nobody; when a moderator approves it, this is called
/// again.
pub async fn published_in(tx: &mut Tx, id: i64, now: Millis) -> Result<(), sqlx::Error> {
    let Some((idea_id, author_id, Some(idea_author_id))) = store::to_tell(tx, id).await? else { return Ok(()) };
    let notice = NewNotice {
        kind: NoticeKind::CaseAttached,
        audience: Audience::Accounts(vec![idea_author_id]),
        idea_id: Some(idea_id),
        item_id: None,
        actor_id: Some(author_id),
        data: json!({ "case": id }),
    };
    if following::is_silent(tx, idea_author_id, idea_id).await?
        || was_told(tx, notice.kind, idea_id, &notice.data).await?
    {
        return Ok(());
    }
    tell_in(tx, &notice, now).await
}
