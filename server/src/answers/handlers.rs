//! Answering for an agency.

use app::domain::answer::AnswerInput;
use app::pages::idea::AnswerForm;
use app::pages::shell::Notice;
use axum::http::StatusCode;
use axum::response::Response;

use super::{AnswerError, publish};
use crate::ideas::handlers::{DiscussionQuery, load};
use crate::web::failure::Failure;
use crate::web::form::{Form, Id};
use crate::web::visit::Visit;

/// `POST /ideas/{id}/answers`: an answer, or a question to residents.
pub async fn create(visit: Visit, Id(id): Id, Form(input): Form<AnswerInput>) -> Result<Response, Failure> {
    let (db, lang, now) = (&visit.site.db, visit.lang().code, visit.frame.now);
    match publish(db, visit.actor(), id, &input, lang, now).await {
        Ok(answer) => {
            let notice = if input.is_question() { Notice::Asked } else { Notice::Answered };
            Ok(visit.go(&format!("/ideas/{id}#answer-{answer}"), Some(notice)))
        }
        Err(AnswerError::Invalid(errors)) => {
            let mut page = load(&visit, id, &DiscussionQuery::default()).await?;
            page.answer_form = AnswerForm { input, errors };
            let html = app::pages::idea::html(&visit.frame_at(&format!("/ideas/{id}")), &page);
            Ok(visit.page(StatusCode::UNPROCESSABLE_ENTITY, html))
        }
        Err(other) => Err(other.into()),
    }
}
