//! Proposing another wording, and answering to it.

use app::domain::access::{Action, authorize};
use app::domain::moderation::inbox::Key;
use app::domain::moderation::{Subject, Thing};
use app::pages::error::Problem;
use app::pages::moderation::detail::EditForm;
use app::pages::moderation::edit::{EditPage, html};
use app::pages::moderation::inbox;
use app::pages::shell::{Notice, encode};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::{NewEdit, answer, propose, store};
use crate::moderation::inbox::handlers::{InboxQuery, back_to, load};
use crate::web::failure::Failure;
use crate::web::form::{Form, Id};
use crate::web::visit::Visit;
use crate::{ideas, markdown};

/// Another wording as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct EditInput {
    title: String,
    body: String,
    reason: String,
    to: String,
}

/// The author's answer.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct AnswerInput {
    answer: String,
}

/// `POST /ideas/{id}/edits`.
pub async fn create(visit: Visit, Id(id): Id, Form(input): Form<EditInput>) -> Result<Response, Failure> {
    match NewEdit::parse(&input.title, &input.body, &input.reason) {
        Ok(new) => {
            propose(&visit.site.db, visit.actor(), id, &new, visit.frame.now).await?;
            Ok(visit.go(back_to(&input.to), Some(Notice::EditProposed)))
        }
        Err(wrong) => {
            let key = Key::Thing(Thing { subject: Subject::Idea, id });
            let mut page = load(&visit, &InboxQuery::of_path(&input.to).opening(key)).await?;
            if let Some(open) = &mut page.open {
                open.edit = EditForm {
                    title: input.title,
                    body: input.body,
                    reason: input.reason,
                    title_error: wrong.title,
                    body_error: wrong.body,
                    reason_error: wrong.reason,
                };
            }
            let frame = visit.frame_at(&page.filter.path(Some(key)));
            Ok(visit.page(StatusCode::UNPROCESSABLE_ENTITY, inbox::html(&frame, &page)))
        }
    }
}

/// `GET /ideas/{id}/edit-proposal`: for the idea's author.
pub async fn show(visit: Visit, Id(id): Id) -> Result<Response, Failure> {
    if visit.account_id().is_none() {
        let back = format!("/ideas/{id}/edit-proposal");
        return Ok(visit.go(&format!("/sign-in?next={}", encode(&back)), None));
    }
    let mut conn = visit.site.db.read().await?;
    let idea = ideas::store::find(&mut conn, id, 0).await?.ok_or(Problem::NotFound)?;
    if !authorize(visit.actor(), Action::SpeakAsAuthor { author_id: idea.author_id }) {
        return Err(Problem::Forbidden.into());
    }
    let edit = store::standing(&mut conn, id).await?.ok_or(Problem::NotFound)?;
    drop(conn);
    let body_html = idea.body_html.clone();
    let card: app::pages::home::IdeaCard = idea.card.into();
    let page = EditPage {
        id: edit.id,
        idea_id: id,
        language: card.language,
        title: card.title,
        body_html,
        new_body_html: markdown::render(&edit.body),
        new_title: edit.title,
        reason: edit.reason,
        at: edit.created_at,
    };
    Ok(visit.page(StatusCode::OK, html(&visit.frame, &page)))
}

/// `POST /edits/{id}/answer`.
pub async fn settle(visit: Visit, Id(id): Id, Form(input): Form<AnswerInput>) -> Result<Response, Failure> {
    let accepted = match input.answer.as_str() {
        "accepted" => true,
        "refused" => false,
        _ => return Err(Problem::BadRequest.into()),
    };
    let idea_id = answer(&visit.site.db, visit.actor(), id, accepted, visit.frame.now).await?;
    let notice = if accepted { Notice::EditAccepted } else { Notice::EditRefused };
    Ok(visit.go(&format!("/ideas/{idea_id}"), Some(notice)))
}
