//! Writing a note among colleagues.

use app::domain::moderation::inbox::Key;
use app::domain::moderation::{Subject, Thing};
use app::pages::moderation::inbox::html;
use app::pages::shell::Notice;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::write;
use crate::moderation::ModerationError;
use crate::moderation::inbox::handlers::{InboxQuery, back_to, load};
use crate::web::failure::Failure;
use crate::web::form::{Form, Id};
use crate::web::visit::Visit;

/// What is typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct NoteInput {
    body: String,
    to: String,
}

/// `POST /ideas/{id}/notes`.
pub async fn create(visit: Visit, Id(id): Id, Form(input): Form<NoteInput>) -> Result<Response, Failure> {
    match write(&visit.site.db, visit.actor(), id, &input.body, visit.frame.now).await {
        Ok(_) => Ok(visit.go(back_to(&input.to), Some(Notice::Noted))),
        Err(ModerationError::Invalid(wrong)) => {
            let query = InboxQuery::of_path(&input.to);
            let key = query.item().unwrap_or(Key::Thing(Thing { subject: Subject::Idea, id }));
            let mut page = load(&visit, &query.opening(key)).await?;
            if let Some(open) = &mut page.open {
                open.note = input.body;
                open.note_error = wrong.text;
            }
            let frame = visit.frame_at(&page.filter.path(Some(key)));
            Ok(visit.page(StatusCode::UNPROCESSABLE_ENTITY, html(&frame, &page)))
        }
        Err(other) => Err(other.into()),
    }
}
