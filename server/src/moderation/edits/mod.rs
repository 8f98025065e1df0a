//! Proposed edits: a moderator cannot rewrite a resident's words, only propose another wording,
//! which the author accepts or refuses. What was said before is kept.

pub mod handlers;
pub mod store;

use app::domain::Millis;
use app::domain::access::{Action, Actor, authorize};
use app::domain::idea::{FieldError, IdeaBody, IdeaTitle};
use app::domain::moderation::ReasonText;
use app::domain::notice::{Audience, NoticeKind};
use serde_json::json;

use super::{ModerationError, Settled};
use crate::db::Db;
use crate::events::{self, EventKind};
use crate::notifications::{NewNotice, tell_in};
use crate::{ideas, markdown};

/// What is wrong with a proposal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WrongEdit {
    /// Of the title.
    pub title: Option<FieldError>,
    /// Of the text.
    pub body: Option<FieldError>,
    /// Of the reason.
    pub reason: Option<FieldError>,
}

/// Another wording, checked.
#[derive(Clone, Debug)]
pub struct NewEdit {
    /// The title.
    pub title: IdeaTitle,
    /// The text.
    pub body: IdeaBody,
    /// Why.
    pub reason: ReasonText,
}

impl NewEdit {
    /// Checks what was typed.
    pub fn parse(title: &str, body: &str, reason: &str) -> Result<Self, WrongEdit> {
        match (IdeaTitle::parse(title), IdeaBody::parse(body), ReasonText::parse(reason)) {
            (Ok(title), Ok(body), Ok(reason)) => Ok(Self { title, body, reason }),
            (title, body, reason) => Err(WrongEdit { title: title.err(), body: body.err(), reason: reason.err() }),
        }
    }
}

/// Proposes another wording of an idea; one at a time.
pub async fn propose(
    db: &Db,
    actor: Actor<'_>,
    idea_id: i64,
    new: &NewEdit,
    now: Millis,
) -> Result<i64, ModerationError> {
    let mut tx = db.write().await?;
    let idea = ideas::store::facts(&mut tx, idea_id).await?.ok_or(ModerationError::NotFound)?;
    let Some(actor_id) = actor.id().filter(|_| authorize(actor, Action::Moderate(idea.place()))) else {
        return Err(ModerationError::Forbidden);
    };
    // An idea that was imported has nobody to ask.
    let author_id = idea.author_id.ok_or(ModerationError::Forbidden)?;
    let Some(id) = store::insert(&mut tx, idea_id, actor_id, new, now).await? else {
        return Err(ModerationError::Changed);
    };
    let data = json!({ "edit": id });
    events::record(&mut tx, EventKind::EditProposed, Some(idea_id), Some(actor_id), data.clone(), now).await?;
    let notice = NewNotice {
        kind: NoticeKind::EditProposed,
        audience: Audience::Accounts(vec![author_id]),
        idea_id: Some(idea_id),
        item_id: None,
        actor_id: Some(actor_id),
        data,
    };
    tell_in(&mut tx, &notice, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// The author's answer. Accepted, the idea says it so from now on. Gives the idea's number.
pub async fn answer(
    db: &Db,
    actor: Actor<'_>,
    edit_id: i64,
    accepted: bool,
    now: Millis,
) -> Result<i64, ModerationError> {
    let mut tx = db.write().await?;
    let edit = store::find(&mut tx, edit_id).await?.ok_or(ModerationError::NotFound)?;
    let idea = ideas::store::facts(&mut tx, edit.idea_id).await?.ok_or(ModerationError::NotFound)?;
    let action = Action::SpeakAsAuthor { author_id: idea.author_id };
    let Some(author_id) = actor.id().filter(|_| authorize(actor, action)) else {
        return Err(ModerationError::Forbidden);
    };
    let outcome = if accepted { "accepted" } else { "refused" };
    if !store::settle(&mut tx, edit_id, outcome, now).await? {
        let settled = Settled { by: edit.author, at: edit.settled_at.unwrap_or(now) };
        return Err(ModerationError::Settled(settled));
    }
    if accepted {
        let html = markdown::render(&edit.body);
        let excerpt = markdown::excerpt(&edit.body, ideas::EXCERPT);
        let wording =
            ideas::store::Wording { title: &edit.title, body: &edit.body, body_html: &html, excerpt: &excerpt };
        ideas::store::reword(&mut tx, edit.idea_id, &wording, now).await?;
    }
    let data = json!({ "edit": edit_id, "outcome": outcome });
    events::record(&mut tx, EventKind::EditSettled, Some(edit.idea_id), Some(author_id), data, now).await?;
    tx.commit().await?;
    Ok(edit.idea_id)
}
