//! Objecting to a decision, and deciding about an objection.

use app::domain::access::{Action, authorize};
use app::domain::idea::FieldError;
use app::domain::moderation::inbox::Key;
use app::domain::moderation::{Outcome, Subject, Verdict};
use app::pages::error::Problem;
use app::pages::moderation::appeal::{AppealPage, html};
use app::pages::moderation::detail::DecisionForm;
use app::pages::moderation::inbox::{self, Conflict};
use app::pages::moderation::trace::Trace;
use app::pages::shell::{Notice, encode};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::{appeal, settle, store};
use crate::moderation::inbox::handlers::{InboxQuery, back_to, load as load_inbox};
use crate::moderation::{ModerationError, decisions, things};
use crate::web::failure::Failure;
use crate::web::form::{Form, Id};
use crate::web::visit::Visit;
use crate::{cases, comments, ideas};

/// What an author sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct AppealInput {
    body: String,
}

/// What another moderator sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct OutcomeInput {
    outcome: String,
    reason: String,
    to: String,
}

/// `GET /decisions/{id}/appeal`: for the author of what was hidden.
pub async fn show(visit: Visit, Id(id): Id) -> Result<Response, Failure> {
    if visit.account_id().is_none() {
        let back = format!("/decisions/{id}/appeal");
        return Ok(visit.go(&format!("/sign-in?next={}", encode(&back)), None));
    }
    let page = load(&visit, id, String::new(), None).await?;
    Ok(visit.page(StatusCode::OK, html(&visit.frame, &page)))
}

/// `POST /decisions/{id}/appeal`.
pub async fn create(visit: Visit, Id(id): Id, Form(input): Form<AppealInput>) -> Result<Response, Failure> {
    let path = format!("/decisions/{id}/appeal");
    match appeal(&visit.site.db, visit.actor(), id, &input.body, visit.frame.now).await {
        Ok(_) => Ok(visit.go(&path, Some(Notice::Appealed))),
        Err(ModerationError::Invalid(wrong)) => {
            let page = load(&visit, id, input.body, wrong.text).await?;
            Ok(visit.page(StatusCode::UNPROCESSABLE_ENTITY, html(&visit.frame_at(&path), &page)))
        }
        // Sent twice, or taken back meanwhile: the page tells which.
        Err(ModerationError::Changed) => {
            let page = load(&visit, id, input.body, None).await?;
            Ok(visit.page(StatusCode::CONFLICT, html(&visit.frame_at(&path), &page)))
        }
        Err(other) => Err(other.into()),
    }
}

async fn load(visit: &Visit, id: i64, typed: String, error: Option<FieldError>) -> Result<AppealPage, Failure> {
    let mut conn = visit.site.db.read().await?;
    let decision = decisions::store::find(&mut conn, id).await?.ok_or(Problem::NotFound)?;
    let facts = things::store::facts(&mut conn, decision.thing).await?.ok_or(Problem::NotFound)?;
    if !authorize(visit.actor(), Action::SpeakAsAuthor { author_id: facts.author_id }) {
        return Err(Problem::Forbidden.into());
    }
    if decision.verdict != Verdict::Hide {
        return Err(Problem::NotFound.into());
    }
    let (language, body_html) = match decision.thing.subject {
        Subject::Idea => {
            let idea = ideas::store::find(&mut conn, decision.thing.id, 0).await?.ok_or(Problem::NotFound)?;
            let html = idea.body_html.clone();
            (app::pages::home::IdeaCard::from(idea.card).language, html)
        }
        Subject::Comment => {
            let row = comments::store::find(&mut conn, decision.thing.id).await?.ok_or(Problem::NotFound)?;
            (row.language, row.body_html)
        }
        Subject::Case => {
            let row = cases::store::words(&mut conn, decision.thing.id).await?.ok_or(Problem::NotFound)?;
            (row.language, row.body_html)
        }
    };
    let appeal = store::of_decision(&mut conn, id).await?.map(Into::into);
    let is_undone = decision.undone.is_some() || facts.last_decision != id;
    let trace = Trace { decision: id, rule: decision.rule, reason: decision.reason, at: decision.at };
    Ok(AppealPage { trace, idea_id: decision.idea_id, language, body_html, appeal, is_undone, typed, error })
}

/// `POST /moderation/appeals/{id}/outcome`.
pub async fn decide(visit: Visit, Id(id): Id, Form(input): Form<OutcomeInput>) -> Result<Response, Failure> {
    let outcome = Outcome::parse(&input.outcome).ok_or(Problem::BadRequest)?;
    let query = || InboxQuery::of_path(&input.to).opening(Key::Appeal(id));
    match settle(&visit.site.db, visit.actor(), id, outcome, &input.reason, visit.frame.now).await {
        Ok(()) => Ok(visit.go(back_to(&input.to), Some(Notice::AppealDecided))),
        Err(ModerationError::Invalid(wrong)) => {
            let mut page = load_inbox(&visit, &query()).await?;
            if let Some(open) = &mut page.open {
                open.form =
                    DecisionForm { reason: input.reason.clone(), reason_error: wrong.text, ..Default::default() };
            }
            let frame = visit.frame_at(&page.filter.path(Some(Key::Appeal(id))));
            Ok(visit.page(StatusCode::UNPROCESSABLE_ENTITY, inbox::html(&frame, &page)))
        }
        Err(ModerationError::Settled(settled)) => {
            let mut page = load_inbox(&visit, &query()).await?;
            page.conflict = Some(Conflict { by: Some((settled.by, settled.at)) });
            let frame = visit.frame_at(&page.filter.path(Some(Key::Appeal(id))));
            Ok(visit.page(StatusCode::CONFLICT, inbox::html(&frame, &page)))
        }
        Err(other) => Err(other.into()),
    }
}
