//! Official answers: what an agency says to an idea, with the stage that it sets. Kept for ever.

pub mod handlers;
pub mod store;

use app::domain::Millis;
use app::domain::access::{Action, Actor, authorize};
use app::domain::answer::{AnswerErrors, AnswerInput, Saying};
use app::domain::idea::Stage;
use app::domain::notice::{Audience, NoticeKind};
use app::domain::text;
use serde_json::json;

pub use app::domain::answer::AnswerBody;

use crate::db::{Db, Tx};
use crate::events::{self, EventKind};
use crate::ideas::{self, tree};
use crate::notifications::{NewNotice, tell_in};
use crate::{agencies, markdown};

/// Why an answer was not given.
#[derive(Debug, thiserror::Error)]
pub enum AnswerError {
    /// Fields of the form are wrong.
    #[error("the form is wrong: {0:?}")]
    Invalid(AnswerErrors),
    /// There is no such idea.
    #[error("no such idea")]
    NotFound,
    /// The account does not answer for the idea's agency.
    #[error("not allowed")]
    Forbidden,
    /// Nobody answers an idea that is hidden, or waits to be approved.
    #[error(transparent)]
    Idea(ideas::IdeaError),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] sqlx::Error),
}

/// Publishes what an officer says for the agency that has an idea: an answer, which moves the idea
/// to its stage and lets a paused clock go on, or a question to residents, which pauses it.
pub async fn publish(
    db: &Db,
    officer: Actor<'_>,
    idea_id: i64,
    input: &AnswerInput,
    reader_language: &str,
    now: Millis,
) -> Result<i64, AnswerError> {
    let mut tx = db.write().await?;
    let idea_id = tree::standing(&mut tx, idea_id).await?.ok_or(AnswerError::NotFound)?;
    let idea = ideas::store::facts(&mut tx, idea_id).await?.ok_or(AnswerError::NotFound)?;
    let (Actor::Account { id: author_id, .. }, Some(agency_id)) = (officer, idea.agency_id) else {
        return Err(AnswerError::Forbidden);
    };
    if !may_answer(officer, Some(agency_id)) {
        return Err(AnswerError::Forbidden);
    }
    idea.published().map_err(AnswerError::Idea)?;
    let (body, saying) = input.parse().map_err(AnswerError::Invalid)?;
    let language = text::guess_language(body.as_str(), reader_language).to_owned();
    let answer = Answer { idea_id, agency_id, author_id, body: &body, saying: &saying, language: &language, at: now };
    let id = publish_in(&mut tx, &answer).await?;
    tx.commit().await?;
    Ok(id)
}

/// What an agency says, checked.
#[derive(Clone, Copy, Debug)]
pub struct Answer<'a> {
    /// The idea.
    pub idea_id: i64,
    /// The agency.
    pub agency_id: i64,
    /// Its officer.
    pub author_id: i64,
    /// The text.
    pub body: &'a AnswerBody,
    /// An answer with its stage, or a question.
    pub saying: &'a Saying,
    /// Of the text.
    pub language: &'a str,
    /// When.
    pub at: Millis,
}

/// The same within a transaction that is already open, the rights being known.
pub async fn publish_in(tx: &mut Tx, answer: &Answer<'_>) -> Result<i64, sqlx::Error> {
    let Answer { idea_id, agency_id, author_id, body, saying, language, at } = *answer;
    let html = markdown::render(body.as_str());
    let (stage, decline) = match saying {
        Saying::Answer { stage, decline } => (*stage, decline.as_ref()),
        // A question leaves the stage as it is.
        Saying::Question => (ideas::store::stage_of(tx, idea_id).await?, None),
    };
    let is_question = *saying == Saying::Question;
    let new = store::NewAnswer {
        idea_id,
        agency_id,
        author_id,
        is_question,
        language,
        stage,
        decline,
        body: body.as_str(),
        html: &html,
        at,
    };
    let id = store::insert(tx, &new).await?;
    if !is_question {
        ideas::store::answered(tx, idea_id, stage, at).await?;
    }
    let data = json!({ "answer": id, "stage": stage.as_str(), "question": is_question });
    events::record(tx, EventKind::IdeaAnswered, Some(idea_id), Some(author_id), data, at).await?;
    turn_clock(tx, answer, id).await?;
    tell(tx, answer, id, stage).await?;
    Ok(id)
}

/// A question stops the clock, an answer lets it go on.
async fn turn_clock(tx: &mut Tx, answer: &Answer<'_>, id: i64) -> Result<(), sqlx::Error> {
    let Answer { idea_id, agency_id, author_id, at, .. } = *answer;
    let Some(standing) = agencies::store::standing(tx, idea_id).await? else { return Ok(()) };
    if standing.agency_id != agency_id {
        return Ok(());
    }
    match answer.saying {
        Saying::Question => agencies::pause_in(tx, idea_id, standing.id, author_id, "", Some(id), at).await?,
        Saying::Answer { .. } => agencies::resume_in(tx, idea_id, standing.id, author_id, at).await?,
    };
    Ok(())
}

async fn tell(tx: &mut Tx, answer: &Answer<'_>, id: i64, stage: Stage) -> Result<(), sqlx::Error> {
    let kind = match answer.saying {
        Saying::Question => NoticeKind::Asked,
        Saying::Answer { .. } => NoticeKind::Answered,
    };
    let notice = NewNotice {
        kind,
        audience: Audience::Idea(answer.idea_id),
        idea_id: Some(answer.idea_id),
        item_id: None,
        actor_id: Some(answer.author_id),
        data: json!({ "answer": id, "agency": answer.agency_id, "stage": stage.as_str() }),
    };
    tell_in(tx, &notice, answer.at).await
}

/// Whether an account answers for an idea's agency.
pub fn may_answer(actor: Actor<'_>, agency_id: Option<i64>) -> bool {
    authorize(actor, Action::AnswerIdea { agency_id })
}
