//! Telling whether it helped, and settling what is looked at again.

use app::domain::roadmap::Verdict;
use app::pages::error::Problem;
use app::pages::roadmap::{ItemPage, SettleForm};
use app::pages::shell::Notice;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::settlement::Decided;
use super::{OutcomeError, settle, store, tell};
use crate::roadmap::page;
use crate::web::failure::Failure;
use crate::web::form::{Form, Id};
use crate::web::visit::Visit;

/// An answer as sent.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct OutcomeInput {
    verdict: String,
    why: String,
}

/// `POST /roadmap/{id}/outcome`.
pub async fn create(visit: Visit, Id(id): Id, Form(input): Form<OutcomeInput>) -> Result<Response, Failure> {
    if visit.account_id().is_none() {
        return visit.sign_in_first(&visit.kept_work().await?, &format!("/roadmap/{id}")).await;
    }
    let share = visit.site.config.reopen_share;
    let (db, lang, now) = (&visit.site.db, visit.lang().code, visit.frame.now);
    match tell(db, visit.actor(), id, &input.verdict, &input.why, lang, share, now).await {
        Ok(()) => Ok(visit.go(&format!("/roadmap/{id}#outcome"), Some(Notice::OutcomeTold))),
        Err(OutcomeError::Invalid(verdict_error, why_error)) => {
            let mut item = load(&visit, id).await?;
            if let Some(outcome) = &mut item.outcome {
                outcome.own = Verdict::parse(&input.verdict);
                outcome.own_why = input.why;
                outcome.verdict_error = verdict_error;
                outcome.why_error = why_error;
            }
            Ok(again(&visit, &item))
        }
        Err(OutcomeError::Roadmap(error)) => Err(error.into()),
    }
}

/// A decision as sent.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct SettleInput {
    decision: String,
    reason: String,
}

/// `POST /roadmap/{id}/reopening`.
pub async fn settle_reopening(visit: Visit, Id(id): Id, Form(input): Form<SettleInput>) -> Result<Response, Failure> {
    let (db, lang, now) = (&visit.site.db, visit.lang().code, visit.frame.now);
    let case = store::last(&mut db.read().await?, id).await?.ok_or(Problem::NotFound)?;
    let decided = Decided { decision: &input.decision, reason: &input.reason, language: lang };
    match settle(db, visit.actor(), case.id, decided, now).await {
        Ok(()) => Ok(visit.go(&format!("/roadmap/{id}"), Some(Notice::ReopeningSettled))),
        Err(OutcomeError::Invalid(decision_error, reason_error)) => {
            let SettleInput { decision, reason } = input;
            let settle = SettleForm { decision, reason, decision_error, reason_error };
            Ok(again(&visit, &ItemPage { settle, ..load(&visit, id).await? }))
        }
        Err(OutcomeError::Roadmap(error)) => Err(error.into()),
    }
}

async fn load(visit: &Visit, id: i64) -> Result<ItemPage, Failure> {
    Ok(page::load(&mut visit.site.db.read().await?, id, visit.actor(), visit.lang().code).await?)
}

fn again(visit: &Visit, item: &ItemPage) -> Response {
    let frame = visit.frame_at(&format!("/roadmap/{}", item.card.id));
    visit.page(StatusCode::UNPROCESSABLE_ENTITY, app::pages::roadmap::item_html(&frame, item))
}
