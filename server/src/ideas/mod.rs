//! Ideas: submitting them and listing them.

pub mod drafts;
pub mod handlers;
pub mod list;
pub mod store;

use app::domain::idea::NewIdea;
use app::domain::text;
use app::domain::{Millis, trend};

use crate::db::{Db, Tx};
use crate::events::{self, EventKind};
use crate::markdown;

/// Characters of the first words shown in lists.
pub const EXCERPT: usize = 180;

/// Submits an idea in one transaction: the idea, its author's own voice, the event. Gives its
/// number.
pub async fn submit(
    db: &Db,
    author_id: i64,
    new: &NewIdea,
    reader_language: &str,
    now: Millis,
) -> Result<i64, sqlx::Error> {
    let mut tx = db.write().await?;
    let id = submit_in(&mut tx, author_id, new, reader_language, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// The same within a transaction that is already open.
pub async fn submit_in(
    tx: &mut Tx,
    author_id: i64,
    new: &NewIdea,
    reader_language: &str,
    now: Millis,
) -> Result<i64, sqlx::Error> {
    let body = new.body.as_str();
    let language = text::guess_language(&format!("{} {body}", new.title.as_str()), reader_language).to_owned();
    let row = store::NewIdeaRow {
        kind: new.kind,
        topic_id: new.topic_id,
        area_id: new.area_id,
        author_id,
        language: &language,
        title: new.title.as_str(),
        body,
        body_html: &markdown::render(body),
        excerpt: &markdown::excerpt(body, EXCERPT),
        trend: trend::single(now),
        at: now,
    };
    let id = store::insert(tx, &row).await?;
    events::record(tx, EventKind::IdeaSubmitted, Some(id), Some(author_id), serde_json::json!({}), now).await?;
    // Who asks for something stands behind it.
    crate::votes::cast_in(tx, id, author_id, now).await?;
    Ok(id)
}
