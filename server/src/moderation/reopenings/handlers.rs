//! Settling what many say did not help, from the inbox.

use app::domain::moderation::inbox::Key;
use app::pages::moderation::inbox::Conflict;
use app::pages::roadmap::SettleForm;
use app::pages::shell::Notice;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::moderation::decisions::handlers::shown;
use crate::moderation::inbox::handlers::{InboxQuery, back_settled, back_to, load};
use crate::roadmap::RoadmapError;
use crate::roadmap::outcomes::settlement::{Decided, settle, take_back};
use crate::roadmap::outcomes::{OutcomeError, store};
use crate::web::failure::Failure;
use crate::web::form::{Form, Id};
use crate::web::redirect::safe_path;
use crate::web::visit::Visit;

/// A decision as sent.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct SettlementInput {
    decision: String,
    reason: String,
    to: String,
}

/// `POST /moderation/reopenings/{id}/settlement`.
pub async fn create(visit: Visit, Id(id): Id, Form(input): Form<SettlementInput>) -> Result<Response, Failure> {
    let decided = Decided { decision: &input.decision, reason: &input.reason, language: visit.lang().code };
    match settle(&visit.site.db, visit.actor(), id, decided, visit.frame.now).await {
        Ok(()) => Ok(visit.go(&back_settled(&input.to, id), None)),
        Err(OutcomeError::Invalid(decision_error, reason_error)) => {
            let mut page = load(&visit, &InboxQuery::of_path(&input.to).opening(Key::Reopening(id))).await?;
            if let Some(open) = &mut page.reopening {
                let SettlementInput { decision, reason, .. } = input;
                open.form = SettleForm { decision, reason, decision_error, reason_error };
            }
            Ok(shown(&visit, StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(OutcomeError::Roadmap(RoadmapError::Late)) => conflict(&visit, id, &input.to).await,
        Err(OutcomeError::Roadmap(error)) => Err(error.into()),
    }
}

/// Somebody was faster: nothing is done, and the case is shown as it is now.
async fn conflict(visit: &Visit, id: i64, to: &str) -> Result<Response, Failure> {
    let mut page = load(visit, &InboxQuery::of_path(to).opening(Key::Reopening(id))).await?;
    let case = store::find(&mut visit.site.db.read().await?, id).await?;
    page.conflict = Some(Conflict { by: case.and_then(|case| Some((case.settler?, case.settled_at?))) });
    Ok(shown(visit, StatusCode::CONFLICT, &page))
}

/// Where a form leads.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Back {
    to: String,
}

/// `POST /moderation/reopenings/{id}/undo`: from the inbox, or from the promise's page.
pub async fn undo(visit: Visit, Id(id): Id, Form(Back { to }): Form<Back>) -> Result<Response, Failure> {
    let lang = visit.lang();
    let reason = lang.t("reopening-undone");
    match take_back(&visit.site.db, visit.actor(), id, reason, lang.code, visit.frame.now).await {
        Ok(()) => {
            let to = if to.starts_with("/roadmap/") { safe_path(&to) } else { back_to(&to) };
            Ok(visit.go(to, Some(Notice::DecisionUndone)))
        }
        Err(OutcomeError::Roadmap(RoadmapError::Late)) => conflict(&visit, id, &to).await,
        Err(OutcomeError::Roadmap(error)) => Err(error.into()),
        Err(OutcomeError::Invalid(..)) => Err(app::pages::error::Problem::BadRequest.into()),
    }
}
