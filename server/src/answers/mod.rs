//! Official answers: what an agency says to an idea, with the stage that it sets. Kept for ever.

pub mod handlers;
pub mod store;

use app::domain::Millis;
use app::domain::access::{Action, Actor, authorize};
use app::domain::idea::{FieldError, Markdown, Stage};
use app::domain::notice::{Audience, NoticeKind};
use app::domain::text;

use crate::db::{Db, Tx};
use crate::events::{self, EventKind};
use crate::notifications::{NewNotice, tell_in};
use crate::{ideas, markdown};

/// The text of an official answer: up to 5,000 characters.
pub type AnswerBody = Markdown<5000>;

/// Why an answer was not given.
#[derive(Debug, thiserror::Error)]
pub enum AnswerError {
    /// Fields of the form are wrong: of the text, of the stage.
    #[error("the form is wrong")]
    Invalid(Option<FieldError>, Option<FieldError>),
    /// There is no such idea.
    #[error("no such idea")]
    NotFound,
    /// The account does not answer for the idea's agency.
    #[error("not allowed")]
    Forbidden,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] sqlx::Error),
}

/// Publishes an answer of the officer's agency and moves the idea to `stage`.
pub async fn publish(
    db: &Db,
    officer: Actor<'_>,
    idea_id: i64,
    body: &str,
    stage: &str,
    reader_language: &str,
    now: Millis,
) -> Result<i64, AnswerError> {
    let body = AnswerBody::parse(body);
    let stage = Stage::parse(stage).ok_or(if stage.is_empty() { FieldError::Missing } else { FieldError::Unknown });
    let (body, stage) = match (body, stage) {
        (Ok(body), Ok(stage)) => (body, stage),
        (body, stage) => return Err(AnswerError::Invalid(body.err(), stage.err())),
    };
    let mut tx = db.write().await?;
    let idea = ideas::store::facts(&mut tx, idea_id).await?.ok_or(AnswerError::NotFound)?;
    let (Actor::Account { id: author_id, .. }, Some(agency_id)) = (officer, idea.agency_id) else {
        return Err(AnswerError::Forbidden);
    };
    if !may_answer(officer, Some(agency_id)) {
        return Err(AnswerError::Forbidden);
    }
    let language = text::guess_language(body.as_str(), reader_language).to_owned();
    let id = publish_in(&mut tx, idea_id, agency_id, author_id, &body, stage, &language, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// The same within a transaction that is already open, the rights being known.
#[allow(clippy::too_many_arguments, reason = "each is a plain column of the answer")]
pub async fn publish_in(
    tx: &mut Tx,
    idea_id: i64,
    agency_id: i64,
    author_id: i64,
    body: &AnswerBody,
    stage: Stage,
    language: &str,
    now: Millis,
) -> Result<i64, sqlx::Error> {
    let html = markdown::render(body.as_str());
    let new =
        store::NewAnswer { idea_id, agency_id, author_id, language, stage, body: body.as_str(), html: &html, at: now };
    let id = store::insert(tx, &new).await?;
    ideas::store::answered(tx, idea_id, stage, now).await?;
    let data = serde_json::json!({ "answer": id, "stage": stage.as_str() });
    events::record(tx, EventKind::IdeaAnswered, Some(idea_id), Some(author_id), data, now).await?;
    let notice = NewNotice {
        kind: NoticeKind::Answered,
        audience: Audience::Idea(idea_id),
        idea_id: Some(idea_id),
        item_id: None,
        actor_id: Some(author_id),
        data: serde_json::json!({ "answer": id, "stage": stage.as_str(), "agency": agency_id }),
    };
    tell_in(tx, &notice, now).await?;
    Ok(id)
}

/// Whether an account answers for an idea's agency.
pub fn may_answer(actor: Actor<'_>, agency_id: Option<i64>) -> bool {
    authorize(actor, Action::AnswerIdea { agency_id })
}
