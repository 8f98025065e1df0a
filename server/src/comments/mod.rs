//! Comments: writing, changing, deleting, marking as helpful.

pub mod handlers;
pub mod list;
pub mod store;
pub mod told;

use app::domain::Millis;
use app::domain::access::{Action, Actor, authorize};
use app::domain::comment::CommentBody;
use app::domain::idea::FieldError;
use app::domain::moderation::{Subject, Thing, Visibility};
use app::domain::text;

use crate::db::{Db, Tx};
use crate::events::{self, EventKind};
use crate::ideas::{self, IdeaError, tree};
use crate::moderation::gate::{Arrival, Gate, receive_again_in, receive_in};
use crate::moderation::things;
use crate::{markdown, splitting};
use store::CommentRow;

/// Why something could not be done with a comment.
#[derive(Debug, thiserror::Error)]
pub enum CommentError {
    /// The text is wrong.
    #[error("the text is wrong: {0:?}")]
    Invalid(FieldError),
    /// There is no such comment, or no such idea.
    #[error("no such comment")]
    NotFound,
    /// Not this account's to do, or too late.
    #[error("not allowed")]
    Forbidden,
    /// Nobody adds to an idea that is hidden, or waits to be approved.
    #[error(transparent)]
    Idea(IdeaError),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] sqlx::Error),
}

impl From<IdeaError> for CommentError {
    fn from(error: IdeaError) -> Self {
        match error {
            IdeaError::NotFound => Self::NotFound,
            IdeaError::Forbidden => Self::Forbidden,
            IdeaError::Db(error) => Self::Db(error),
            state => Self::Idea(state),
        }
    }
}

/// Writes a comment on an idea, or a reply to one of its comments, past the gate: for what is not
/// typed just now. Gives its number.
pub async fn write(
    db: &Db,
    author_id: i64,
    idea_id: i64,
    parent_id: Option<i64>,
    body: &str,
    reader_language: &str,
    now: Millis,
) -> Result<i64, CommentError> {
    let written = submit(db, author_id, idea_id, parent_id, body, reader_language, Gate::open(), now).await?;
    Ok(written.0)
}

/// Writes a comment on an idea, or a reply to one of its comments. A reply to a reply stands
/// beside it, under the same comment: there is one level. `gate` tells whether it waits for a
/// moderator. Gives its number, and whether it can be read.
#[allow(clippy::too_many_arguments, reason = "who, where, what, how it is looked at, and when")]
pub async fn submit(
    db: &Db,
    author_id: i64,
    idea_id: i64,
    parent_id: Option<i64>,
    body: &str,
    reader_language: &str,
    gate: Gate,
    now: Millis,
) -> Result<(i64, Visibility), CommentError> {
    let body = CommentBody::parse(body).map_err(CommentError::Invalid)?;
    let mut tx = db.write().await?;
    let answered = parent_id;
    let (idea_id, parent_id) = place(&mut tx, idea_id, parent_id).await?;
    let new = store::NewComment {
        idea_id,
        parent_id,
        author_id,
        language: text::guess_language(body.as_str(), reader_language),
        body: body.as_str(),
        body_html: &markdown::render(body.as_str()),
        at: now,
    };
    let id = store::insert(&mut tx, &new).await?;
    let thing = Thing { subject: Subject::Comment, id };
    let arrival = Arrival { thing, idea_id, author_id, text: body.as_str() };
    let visibility = receive_in(&mut tx, gate, arrival, now).await?;
    if visibility == Visibility::Public {
        ideas::count_comments_in(&mut tx, idea_id, 1).await?;
    }
    let data = serde_json::json!({ "comment": id });
    events::record(&mut tx, EventKind::CommentWritten, Some(idea_id), Some(author_id), data, now).await?;
    let answered = match answered {
        Some(answered) => store::find(&mut tx, answered).await?.map(|comment| comment.author_id),
        None => None,
    };
    told::published_in(&mut tx, id, answered, now).await?;
    tx.commit().await?;
    Ok((id, visibility))
}

/// The idea and the comment of the first level that a new comment stands under. What was merged
/// is discussed at the idea that is kept; a reply stays with what it replies to.
async fn place(tx: &mut Tx, idea_id: i64, parent_id: Option<i64>) -> Result<(i64, Option<i64>), CommentError> {
    let (kept, _) = ideas::open_in(tx, idea_id).await?;
    let Some(id) = parent_id else { return Ok((kept, None)) };
    let parent = store::find(tx, id).await?.filter(store::CommentRow::is_public);
    let parent = parent.ok_or(CommentError::NotFound)?;
    if tree::kept(tx, parent.idea_id).await? != Some(kept) {
        return Err(CommentError::NotFound);
    }
    Ok((parent.idea_id, Some(parent.parent_id.unwrap_or(id))))
}

/// Changes a comment within its 15 minutes; what it said before is kept and can be read. What was
/// hidden meanwhile stays as it was hidden. `gate` tells whether the new words wait for a moderator:
/// gives whether they can be read.
pub async fn edit(
    db: &Db,
    actor: Actor<'_>,
    id: i64,
    body: &str,
    gate: Gate,
    now: Millis,
) -> Result<(store::CommentRow, Visibility), CommentError> {
    let body = CommentBody::parse(body).map_err(CommentError::Invalid)?;
    let mut tx = db.write().await?;
    let thing = Thing { subject: Subject::Comment, id };
    // Nobody decides about it meanwhile: whether it could be read decides what is kept and counted.
    things::store::lock(&mut tx, thing).await?;
    let comment = store::find(&mut tx, id).await?.filter(|c| c.deleted_at.is_none()).ok_or(CommentError::NotFound)?;
    let action = Action::EditComment { author_id: comment.author_id, created_at: comment.created_at, now };
    if !authorize(actor, action) || comment.visibility() == Visibility::Hidden {
        return Err(CommentError::Forbidden);
    }
    ideas::open(&mut tx, comment.idea_id).await?;
    let mut visibility = comment.visibility();
    if comment.body != body.as_str() {
        store::update(&mut tx, &comment, body.as_str(), &markdown::render(body.as_str()), now).await?;
        let CommentRow { idea_id, author_id, .. } = comment;
        let arrival = Arrival { thing, idea_id, author_id, text: body.as_str() };
        visibility = receive_again_in(&mut tx, gate, arrival, visibility, now).await?;
        let data = serde_json::json!({ "comment": id });
        let (idea, author) = (Some(comment.idea_id), Some(comment.author_id));
        events::record(&mut tx, EventKind::CommentEdited, idea, author, data, now).await?;
        tx.commit().await?;
    }
    Ok((comment, visibility))
}

/// Deletes a comment: its words go, its place stays where it was answered. Gives its idea.
pub async fn delete(db: &Db, actor: Actor<'_>, id: i64, now: Millis) -> Result<store::CommentRow, CommentError> {
    let mut tx = db.write().await?;
    let comment = store::find(&mut tx, id).await?.ok_or(CommentError::NotFound)?;
    if !authorize(actor, Action::DeleteComment { author_id: comment.author_id }) {
        return Err(CommentError::Forbidden);
    }
    if store::delete(&mut tx, id, now).await? {
        if comment.is_public() {
            ideas::count_comments_in(&mut tx, comment.idea_id, -1).await?;
        }
        splitting::comment_deleted_in(&mut tx, id, comment.author_id, now).await?;
        let data = serde_json::json!({ "comment": id });
        let (idea, author) = (Some(comment.idea_id), Some(comment.author_id));
        events::record(&mut tx, EventKind::CommentDeleted, idea, author, data, now).await?;
        tx.commit().await?;
    }
    Ok(comment)
}

/// Marks a comment as helpful, or takes the mark back.
pub async fn mark(
    db: &Db,
    actor: Actor<'_>,
    id: i64,
    helpful: bool,
    now: Millis,
) -> Result<store::CommentRow, CommentError> {
    let mut tx = db.write().await?;
    let comment = store::find(&mut tx, id).await?.filter(store::CommentRow::is_public).ok_or(CommentError::NotFound)?;
    let Actor::Account { id: account_id, .. } = actor else { return Err(CommentError::Forbidden) };
    if !authorize(actor, Action::MarkHelpful { author_id: comment.author_id }) {
        return Err(CommentError::Forbidden);
    }
    ideas::open(&mut tx, comment.idea_id).await?;
    if store::set_mark(&mut tx, id, account_id, helpful, now).await? {
        let data = serde_json::json!({ "comment": id, "helpful": helpful });
        let idea = Some(comment.idea_id);
        events::record(&mut tx, EventKind::CommentMarked, idea, Some(account_id), data, now).await?;
        tx.commit().await?;
    }
    Ok(comment)
}
