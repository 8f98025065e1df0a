//! Splitting, as moderators propose it and authors answer it in the browser.

use app::domain::idea::{FieldError, IdeaErrors, IdeaInput, NewIdea};
use app::domain::moderation::{ReasonText, Subject, Thing, Visibility};
use app::pages::error::Problem;
use app::pages::idea_form::IdeaFormPage;
use app::pages::shell::{Notice, encode};
use app::pages::split::{answer_html, propose_html};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::page::{to_answer, to_propose};
use super::{NewSplit, SplitError, agree, decline, propose};
use crate::ideas::handlers::parse;
use crate::web::failure::Failure;
use crate::web::form::{Form, Id};
use crate::web::visit::Visit;

/// An idea as proposed, and why.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SplitInput {
    #[serde(flatten)]
    idea: IdeaInput,
    reason: String,
}

/// The author's answer, with the idea as they want it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct AnswerInput {
    #[serde(flatten)]
    idea: IdeaInput,
    answer: String,
}

/// What is wrong with a proposal.
#[derive(Default)]
struct WrongSplit {
    idea: IdeaErrors,
    reason: Option<FieldError>,
}

fn comment(id: i64) -> Thing {
    Thing { subject: Subject::Comment, id }
}

fn idea(id: i64) -> Thing {
    Thing { subject: Subject::Idea, id }
}

/// Where a moderator proposes it.
fn path(thing: Thing) -> String {
    match thing.subject {
        Subject::Comment => format!("/comments/{}/split", thing.id),
        Subject::Idea | Subject::Case => format!("/ideas/{}/split", thing.id),
    }
}

/// `GET /comments/{id}/split`.
pub async fn of_comment(visit: Visit, Id(id): Id) -> Result<Response, Failure> {
    page(&visit, comment(id), StatusCode::OK, None).await
}

/// `GET /ideas/{id}/split`.
pub async fn of_idea(visit: Visit, Id(id): Id) -> Result<Response, Failure> {
    page(&visit, idea(id), StatusCode::OK, None).await
}

/// `POST /comments/{id}/splits`.
pub async fn create_of_comment(visit: Visit, Id(id): Id, Form(input): Form<SplitInput>) -> Result<Response, Failure> {
    create(&visit, comment(id), input).await
}

/// `POST /ideas/{id}/splits`.
pub async fn create_of_idea(visit: Visit, Id(id): Id, Form(input): Form<SplitInput>) -> Result<Response, Failure> {
    create(&visit, idea(id), input).await
}

/// The page on which a moderator proposes it: with the form as it was sent, or with what was quicker.
async fn page(
    visit: &Visit,
    thing: Thing,
    status: StatusCode,
    sent: Option<(SplitInput, WrongSplit)>,
) -> Result<Response, Failure> {
    let mut conn = visit.site.db.read().await?;
    let mut page = to_propose(&mut conn, &visit.frame.directory, visit.actor(), thing).await?;
    drop(conn);
    page.is_late = status == StatusCode::CONFLICT;
    if let Some((SplitInput { idea: input, reason }, wrong)) = sent {
        page.form = IdeaFormPage { input, errors: wrong.idea, ..Default::default() };
        page.reason = reason;
        page.reason_error = wrong.reason;
    }
    Ok(visit.page(status, propose_html(&visit.frame_at(&path(thing)), &page)))
}

async fn create(visit: &Visit, thing: Thing, input: SplitInput) -> Result<Response, Failure> {
    let (idea, reason) = match (parse(visit, &input.idea), ReasonText::parse(&input.reason)) {
        (Ok(idea), Ok(reason)) => (idea, reason),
        (idea, reason) => {
            let wrong = WrongSplit { idea: idea.err().unwrap_or_default(), reason: reason.err() };
            return page(visit, thing, StatusCode::UNPROCESSABLE_ENTITY, Some((input, wrong))).await;
        }
    };
    match propose(&visit.site.db, visit.actor(), thing, &NewSplit { idea, reason }, visit.frame.now).await {
        Ok(_) => Ok(visit.go(&path(thing), Some(Notice::SplitProposed))),
        Err(SplitError::Text(error)) => {
            let idea = IdeaErrors { body: Some(error), ..IdeaErrors::default() };
            let wrong = WrongSplit { idea, reason: None };
            page(visit, thing, StatusCode::UNPROCESSABLE_ENTITY, Some((input, wrong))).await
        }
        Err(SplitError::Standing | SplitError::Unreadable | SplitError::NobodyToAsk) => {
            page(visit, thing, StatusCode::CONFLICT, None).await
        }
        Err(other) => Err(other.into()),
    }
}

/// `GET /splits/{id}`: for the author.
pub async fn show(visit: Visit, Id(id): Id) -> Result<Response, Failure> {
    if visit.account_id().is_none() {
        return Ok(visit.go(&format!("/sign-in?next={}", encode(&format!("/splits/{id}"))), None));
    }
    asked(&visit, id, StatusCode::OK, None).await
}

/// The page on which the author answers: with the form as it was sent, or with what was quicker.
async fn asked(
    visit: &Visit,
    id: i64,
    status: StatusCode,
    sent: Option<(IdeaInput, IdeaErrors)>,
) -> Result<Response, Failure> {
    let mut conn = visit.site.db.read().await?;
    let mut page = to_answer(&mut conn, &visit.frame.directory, visit.actor(), id).await?;
    drop(conn);
    page.is_late = status == StatusCode::CONFLICT;
    if let Some((input, errors)) = sent {
        page.form = IdeaFormPage { input, errors, ..Default::default() };
    }
    Ok(visit.page(status, answer_html(&visit.frame_at(&format!("/splits/{id}")), &page)))
}

/// `POST /splits/{id}/answer`.
pub async fn answer(visit: Visit, Id(id): Id, Form(input): Form<AnswerInput>) -> Result<Response, Failure> {
    if input.answer == "declined" {
        return match decline(&visit.site.db, visit.actor(), id, visit.frame.now).await {
            Ok(split) => {
                let source = split.source();
                let back = match source.subject {
                    Subject::Comment => format!("/comments/{}", source.id),
                    Subject::Idea | Subject::Case => format!("/ideas/{}", source.id),
                };
                Ok(visit.go(&back, Some(Notice::SplitDeclined)))
            }
            Err(SplitError::Settled) => asked(&visit, id, StatusCode::CONFLICT, None).await,
            Err(other) => Err(other.into()),
        };
    }
    match parse(&visit, &input.idea) {
        Ok(new) => agreed(&visit, id, &new, input.idea).await,
        Err(errors) => asked(&visit, id, StatusCode::UNPROCESSABLE_ENTITY, Some((input.idea, errors))).await,
    }
}

async fn agreed(visit: &Visit, id: i64, new: &NewIdea, input: IdeaInput) -> Result<Response, Failure> {
    let site = &visit.site;
    match agree(&site.db, visit.actor(), id, new, site.gate(), visit.frame.now).await {
        Ok((idea, visibility)) => {
            let waits = visibility == Visibility::Waiting;
            let notice = if waits { Notice::Waiting } else { Notice::IdeaPublished };
            Ok(visit.go(&format!("/ideas/{idea}"), Some(notice)))
        }
        Err(SplitError::Settled | SplitError::Unreadable) => {
            asked(visit, id, StatusCode::CONFLICT, Some((input, IdeaErrors::default()))).await
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /splits/{id}/withdrawal`.
pub async fn withdraw(visit: Visit, Id(id): Id) -> Result<Response, Failure> {
    match super::withdraw(&visit.site.db, visit.actor(), id, visit.frame.now).await {
        Ok(split) => Ok(visit.go(&path(split.source()), Some(Notice::SplitWithdrawn))),
        Err(SplitError::Settled) => {
            let split = super::store::find(&mut visit.site.db.read().await?, id).await?.ok_or(Problem::NotFound)?;
            Ok(visit.go(&path(split.source()), Some(Notice::AlreadySettled)))
        }
        Err(other) => Err(other.into()),
    }
}
