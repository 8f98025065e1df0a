//! Answering for an agency.

use app::pages::idea::AnswerForm;
use app::pages::shell::Notice;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::{AnswerError, publish};
use crate::ideas::handlers::{DiscussionQuery, load};
use crate::web::failure::Failure;
use crate::web::form::{Form, Id};
use crate::web::visit::Visit;

/// What an officer typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct AnswerInput {
    body: String,
    stage: String,
}

/// `POST /ideas/{id}/answers`.
pub async fn create(visit: Visit, Id(id): Id, Form(input): Form<AnswerInput>) -> Result<Response, Failure> {
    let (db, lang, now) = (&visit.site.db, visit.lang().code, visit.frame.now);
    match publish(db, visit.actor(), id, &input.body, &input.stage, lang, now).await {
        Ok(answer) => Ok(visit.go(&format!("/ideas/{id}#answer-{answer}"), Some(Notice::Answered))),
        Err(AnswerError::Invalid(body_error, stage_error)) => {
            let mut page = load(&visit, id, &DiscussionQuery::default()).await?;
            page.answer_form = AnswerForm { body: input.body, stage: input.stage, body_error, stage_error };
            let html = app::pages::idea::html(&visit.frame_at(&format!("/ideas/{id}")), &page);
            Ok(visit.page(StatusCode::UNPROCESSABLE_ENTITY, html))
        }
        Err(other) => Err(other.into()),
    }
}
