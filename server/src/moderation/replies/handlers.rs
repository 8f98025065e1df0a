//! The page of saved replies.

use std::collections::BTreeMap;

use app::domain::access::{Action, authorize};
use app::pages::error::Problem;
use app::pages::moderation::replies::{FIELDS, RepliesPage, SavedReply, html};
use app::pages::shell::Notice;
use axum::http::StatusCode;
use axum::response::Response;

use super::{delete, save, store};
use crate::moderation::ModerationError;
use crate::web::failure::Failure;
use crate::web::form::{Form, Id};
use crate::web::visit::Visit;

async fn load(visit: &Visit) -> Result<RepliesPage, Failure> {
    if !authorize(visit.actor(), Action::SeeInbox) {
        return Err(Problem::Forbidden.into());
    }
    let all = store::all(&mut visit.site.db.read().await?).await?;
    let replies = all
        .into_iter()
        .map(|reply| SavedReply { id: reply.id, name: reply.name, texts: reply.texts.into_iter().collect() })
        .collect();
    let can_change = authorize(visit.actor(), Action::ManageCity);
    Ok(RepliesPage { replies, can_change, ..RepliesPage::default() })
}

/// `GET /moderation/replies`.
pub async fn show(visit: Visit) -> Result<Response, Failure> {
    let page = load(&visit).await?;
    Ok(visit.page(StatusCode::OK, html(&visit.frame, &page)))
}

/// `POST /moderation/replies`.
pub async fn create(visit: Visit, Form(fields): Form<Vec<(String, String)>>) -> Result<Response, Failure> {
    let value = |wanted: &str| {
        fields.iter().find(|(name, _)| name == wanted).map_or_else(String::new, |(_, value)| value.clone())
    };
    let texts: BTreeMap<String, String> =
        FIELDS.iter().map(|(code, field)| ((*code).to_owned(), value(field))).collect();
    match save(&visit.site.db, visit.actor(), &value("name"), &texts).await {
        Ok(()) => Ok(visit.go("/moderation/replies", Some(Notice::ReplySaved))),
        Err(ModerationError::Invalid(wrong)) => {
            let page = RepliesPage {
                name: value("name"),
                texts: FIELDS.map(|(_, field)| value(field)),
                name_error: wrong.rule,
                text_error: wrong.text,
                ..load(&visit).await?
            };
            let frame = visit.frame_at("/moderation/replies");
            Ok(visit.page(StatusCode::UNPROCESSABLE_ENTITY, html(&frame, &page)))
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /moderation/replies/{id}/deletion`.
pub async fn remove(visit: Visit, Id(id): Id) -> Result<Response, Failure> {
    delete(&visit.site.db, visit.actor(), id).await?;
    Ok(visit.go("/moderation/replies", Some(Notice::ReplyDeleted)))
}
