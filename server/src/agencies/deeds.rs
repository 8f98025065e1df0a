//! Forms on the page of an idea: assigning it, handing it on or back, pausing its clock.

use app::domain::directory::Directory;
use app::domain::idea::FieldError;
use app::pages::idea::clock::{ClockForm, Deed};
use app::pages::shell::Notice;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::AgencyError;
use crate::ideas::handlers::{DiscussionQuery, load};
use crate::web::failure::Failure;
use crate::web::form::{Form, Id};
use crate::web::visit::Visit;

/// What was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ClockInput {
    agency: String,
    reason: String,
    seen: String,
}

impl ClockInput {
    /// Number of the assignment that stood when the form was drawn.
    fn seen(&self) -> Option<i64> {
        self.seen.parse().ok()
    }
}

/// `POST /ideas/{id}/assignments`: to the first agency, or to another.
pub async fn assign(visit: Visit, Id(id): Id, Form(input): Form<ClockInput>) -> Result<Response, Failure> {
    let is_first = input.seen() == Some(0);
    let (deed, notice) =
        if is_first { (Deed::Assign, Notice::ClockAssigned) } else { (Deed::HandOver, Notice::ClockHandedOver) };
    let Some(agency_id) = Directory::id(&visit.frame.directory.agencies, &input.agency) else {
        // Who may not act learns so before what is wrong with the form.
        may_act(&visit, id).await?;
        let missing = if input.agency.is_empty() { FieldError::Missing } else { FieldError::Unknown };
        let form = ClockForm { deed: Some(deed), agency_error: Some(missing), ..typed(input) };
        return again(&visit, id, form, StatusCode::UNPROCESSABLE_ENTITY).await;
    };
    let (db, now) = (&visit.site.db, visit.frame.now);
    let done = super::hand_over(db, visit.actor(), id, agency_id, &input.reason, input.seen(), now).await;
    told(&visit, id, done, deed, input, notice).await
}

/// `POST /ideas/{id}/hand-back`: to the moderators.
pub async fn hand_back(visit: Visit, Id(id): Id, Form(input): Form<ClockInput>) -> Result<Response, Failure> {
    let (db, now) = (&visit.site.db, visit.frame.now);
    let done = super::hand_back(db, visit.actor(), id, &input.reason, input.seen(), now).await;
    told(&visit, id, done, Deed::HandBack, input, Notice::ClockHandedBack).await
}

/// `POST /ideas/{id}/hand-back/settlement`: it stays without an agency.
pub async fn leave(visit: Visit, Id(id): Id) -> Result<Response, Failure> {
    let done = super::leave_unassigned(&visit.site.db, visit.actor(), id, visit.frame.now).await;
    told(&visit, id, done, Deed::Assign, ClockInput::default(), Notice::ClockLeft).await
}

/// `POST /ideas/{id}/pauses`.
pub async fn pause(visit: Visit, Id(id): Id, Form(input): Form<ClockInput>) -> Result<Response, Failure> {
    let (db, now) = (&visit.site.db, visit.frame.now);
    let done = super::pause(db, visit.actor(), id, &input.reason, input.seen(), now).await;
    told(&visit, id, done, Deed::Pause, input, Notice::ClockPaused).await
}

/// `POST /ideas/{id}/resumption`.
pub async fn resume(visit: Visit, Id(id): Id, Form(input): Form<ClockInput>) -> Result<Response, Failure> {
    let done = super::resume(&visit.site.db, visit.actor(), id, input.seen(), visit.frame.now).await;
    told(&visit, id, done, Deed::Pause, input, Notice::ClockResumed).await
}

/// Whether the viewer could act at all.
async fn may_act(visit: &Visit, id: i64) -> Result<(), Failure> {
    super::may_hand_over(&mut visit.site.db.read().await?, visit.actor(), id).await.map_err(Failure::from)
}

fn typed(input: ClockInput) -> ClockForm {
    ClockForm { agency: input.agency, reason: input.reason, ..ClockForm::default() }
}

/// On to the idea; or its page again, with what is wrong or who was quicker.
async fn told(
    visit: &Visit,
    id: i64,
    done: Result<(), AgencyError>,
    deed: Deed,
    input: ClockInput,
    notice: Notice,
) -> Result<Response, Failure> {
    match done {
        Ok(()) => Ok(visit.go(&format!("/ideas/{id}#clock"), Some(notice))),
        Err(AgencyError::Reason(error)) => {
            let form = ClockForm { deed: Some(deed), reason_error: Some(error), ..typed(input) };
            again(visit, id, form, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(AgencyError::Late(late)) => {
            let form = ClockForm { deed: Some(deed), late: Some(late), ..typed(input) };
            again(visit, id, form, StatusCode::CONFLICT).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn again(visit: &Visit, id: i64, form: ClockForm, status: StatusCode) -> Result<Response, Failure> {
    let mut page = load(visit, id, &DiscussionQuery::default()).await?;
    if let Some(clock) = &mut page.clock {
        clock.form = form;
    }
    Ok(visit.page(status, app::pages::idea::html(&visit.frame_at(&format!("/ideas/{id}")), &page)))
}
