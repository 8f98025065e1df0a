//! What an agency tells of an item: milestones, news, evidence.

pub mod handlers;
pub mod store;

use app::domain::Millis;
use app::domain::access::Actor;
use app::domain::notice::{Audience, NoticeKind};
use app::domain::roadmap::{NewMilestone, PostBody, PostKind};
use app::domain::text;
use serde_json::json;

use super::{RoadmapError, behind, managed, record_news};
use crate::db::{Db, Tx};
use crate::events::EventKind;
use crate::notifications::{NewNotice, tell_in};
use crate::pictures::{self, Picture};

/// Adds a milestone.
pub async fn add_milestone(
    db: &Db,
    actor: Actor<'_>,
    item_id: i64,
    new: &NewMilestone,
    language: &str,
    now: Millis,
) -> Result<i64, RoadmapError> {
    let mut tx = db.write().await?;
    let (_, actor_id) = managed(&mut tx, actor, item_id).await?;
    let id = store::insert_milestone(&mut tx, item_id, new, text::guess_language(&new.title, language), now).await?;
    record_news(&mut tx, EventKind::ItemPosted, item_id, actor_id, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// Says that a milestone was reached, once.
pub async fn reach_milestone(
    db: &Db,
    actor: Actor<'_>,
    item_id: i64,
    milestone_id: i64,
    now: Millis,
) -> Result<(), RoadmapError> {
    let mut tx = db.write().await?;
    reach_milestone_in(&mut tx, actor, item_id, milestone_id, now).await?;
    tx.commit().await?;
    Ok(())
}

/// The same within a transaction that is already open.
pub async fn reach_milestone_in(
    tx: &mut Tx,
    actor: Actor<'_>,
    item_id: i64,
    milestone_id: i64,
    now: Millis,
) -> Result<(), RoadmapError> {
    let (_, actor_id) = managed(tx, actor, item_id).await?;
    let title = store::reach_milestone(tx, item_id, milestone_id, now).await?.ok_or(RoadmapError::Late)?;
    record_news(tx, EventKind::ItemPosted, item_id, actor_id, now).await?;
    tell(tx, NoticeKind::MilestoneReached, item_id, actor_id, json!({ "milestone": title }), now).await?;
    Ok(())
}

/// A post that has been checked.
pub struct NewPost {
    /// News or evidence.
    pub kind: PostKind,
    /// What it tells.
    pub body: PostBody,
    /// A picture, with words for those who cannot see it.
    pub picture: Option<(Picture, String)>,
}

/// Publishes news or evidence.
pub async fn post(
    db: &Db,
    actor: Actor<'_>,
    item_id: i64,
    new: &NewPost,
    language: &str,
    now: Millis,
) -> Result<i64, RoadmapError> {
    let mut tx = db.write().await?;
    let id = post_in(&mut tx, actor, item_id, new, language, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// The same within a transaction that is already open.
pub async fn post_in(
    tx: &mut Tx,
    actor: Actor<'_>,
    item_id: i64,
    new: &NewPost,
    language: &str,
    now: Millis,
) -> Result<i64, RoadmapError> {
    let (item, author_id) = managed(tx, actor, item_id).await?;
    let picture_id = match &new.picture {
        Some((picture, _)) => Some(pictures::store::insert(tx, picture, now).await?),
        None => None,
    };
    let row = store::NewPostRow {
        item_id,
        kind: new.kind,
        author_id,
        language: text::guess_language(new.body.as_str(), language),
        body: new.body.as_str(),
        picture_id,
        picture_text: new.picture.as_ref().map_or("", |(_, text)| text),
        at: now,
    };
    let id = store::insert_post(tx, &row).await?;
    record_news(tx, EventKind::ItemPosted, item_id, author_id, now).await?;
    let data = json!({ "post": id, "kind": new.kind.as_str(), "agency": item.agency_id });
    tell(tx, NoticeKind::ItemPosted, item_id, author_id, data, now).await?;
    Ok(id)
}

async fn tell(
    tx: &mut Tx,
    kind: NoticeKind,
    item_id: i64,
    actor_id: i64,
    data: serde_json::Value,
    now: Millis,
) -> Result<(), sqlx::Error> {
    let idea_id = behind::store::ideas_behind(tx, item_id).await?.first().copied();
    let audience = Audience::Item(item_id);
    let notice = NewNotice { kind, audience, idea_id, item_id: Some(item_id), actor_id: Some(actor_id), data };
    tell_in(tx, &notice, now).await
}
