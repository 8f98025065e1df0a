//! The forms of those who look after an item. What is wrong comes back on the page of all of them,
//! with everything typed.

use app::domain::access::{Action, authorize};
use app::domain::directory::Directory;
use app::domain::idea::FieldError;
use app::domain::roadmap::{Handover, HandoverInput, PlanInput, TextInput};
use app::pages::error::Problem;
use app::pages::roadmap::ManagePage;
use app::pages::shell::Notice;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::changes::{self, handover};
use super::handlers::{idea_numbers, languages, parse_plan};
use super::input::{Fields, beginning};
use super::{RoadmapError, behind, page, plan, store};
use crate::web::failure::Failure;
use crate::web::form::{Form, Id, Query};
use crate::web::visit::Visit;

/// The page as it stands, for one who may look after the item.
pub(super) async fn load(visit: &Visit, id: i64) -> Result<ManagePage, Failure> {
    let mut conn = visit.site.db.read().await?;
    let item = page::load(&mut conn, id, visit.actor(), visit.lang().code).await?;
    let card = &item.card;
    if !authorize(visit.actor(), Action::ManageItem { agency_id: card.agency_id, place: card.place() }) {
        return Err(Problem::Forbidden.into());
    }
    let directory = &visit.frame.directory;
    let slug = |labels, id| Directory::by_id(labels, id).map(|label| label.slug.clone()).unwrap_or_default();
    let mut plan = PlanInput {
        agency: slug(&directory.agencies, Some(card.agency_id)),
        helpers: card.helpers.iter().map(|id| slug(&directory.agencies, Some(*id))).collect(),
        topic: slug(&directory.topics, card.topic_id),
        area: slug(&directory.areas, card.area_id),
        budget: item.budget.clone(),
        ..PlanInput::default()
    };
    for code in languages(visit) {
        plan.texts.insert(code.to_owned(), TextInput::default());
    }
    for text in store::texts(&mut conn, id, "").await? {
        plan.texts.insert(text.language, TextInput { title: text.title, summary: text.summary });
    }
    Ok(ManagePage {
        change: beginning(&card.standing, card.last_change),
        change_errors: Default::default(),
        late: false,
        plan,
        plan_errors: Default::default(),
        handover: HandoverInput { stays: true, seen: card.last_change, ..HandoverInput::default() },
        handover_errors: Default::default(),
        post: Default::default(),
        milestone: Default::default(),
        idea: String::new(),
        idea_error: None,
        item,
    })
}

/// The page again, in answer to a form.
pub(super) fn again(visit: &Visit, status: StatusCode, page: &ManagePage) -> Response {
    let frame = visit.frame_at(&format!("/roadmap/{}/manage", page.item.card.id));
    visit.page(status, app::pages::roadmap::manage_html(&frame, page))
}

/// What the form of stage and dates begins with.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Beginning {
    stage: String,
}

/// `GET /roadmap/{id}/manage`.
pub async fn show(visit: Visit, Id(id): Id, Query(Beginning { stage }): Query<Beginning>) -> Result<Response, Failure> {
    let mut page = load(&visit, id).await?;
    if !stage.is_empty() {
        page.change.stage = stage;
    }
    Ok(visit.page(StatusCode::OK, app::pages::roadmap::manage_html(&visit.frame, &page)))
}

/// `POST /roadmap/{id}/changes`.
pub async fn create_change(
    visit: Visit,
    Id(id): Id,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let input = Fields(fields).change();
    let (db, lang, now) = (&visit.site.db, visit.lang().code, visit.frame.now);
    match changes::change(db, visit.actor(), id, &input, lang, now).await {
        Ok(()) => Ok(visit.go(&format!("/roadmap/{id}"), Some(Notice::ItemChanged))),
        Err(RoadmapError::Invalid(errors)) => {
            let page = ManagePage { change: input, change_errors: errors.1, ..load(&visit, id).await? };
            Ok(again(&visit, StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(RoadmapError::Late) => {
            // What was typed stands against what stands now: sent once more, it is meant so.
            let mut page = load(&visit, id).await?;
            page.change = app::domain::roadmap::ChangeInput { seen: page.change.seen, ..input };
            page.late = true;
            Ok(again(&visit, StatusCode::CONFLICT, &page))
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /roadmap/{id}/handovers`.
pub async fn create_handover(
    visit: Visit,
    Id(id): Id,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let page = load(&visit, id).await?;
    let input = Fields(fields).handover();
    let agencies = &visit.frame.directory.agencies;
    let checked = Handover::parse(&input, page.item.card.agency_id, |slug| Directory::id(agencies, slug));
    let checked = match checked {
        Ok(checked) => checked,
        Err(handover_errors) => {
            let page = ManagePage { handover: input, handover_errors, ..page };
            return Ok(again(&visit, StatusCode::UNPROCESSABLE_ENTITY, &page));
        }
    };
    let (db, lang, now) = (&visit.site.db, visit.lang().code, visit.frame.now);
    match handover::hand_on(db, visit.actor(), id, &checked, input.seen, lang, now).await {
        Ok(()) => Ok(visit.go(&format!("/roadmap/{id}"), Some(Notice::ItemHandedOn))),
        Err(RoadmapError::Late) => {
            let mut page = load(&visit, id).await?;
            page.handover = HandoverInput { seen: page.handover.seen, ..input };
            page.late = true;
            Ok(again(&visit, StatusCode::CONFLICT, &page))
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /roadmap/{id}/texts`.
pub async fn update_texts(
    visit: Visit,
    Id(id): Id,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let mut page = load(&visit, id).await?;
    let input = PlanInput { agency: page.plan.agency.clone(), ..Fields(fields).plan(&languages(&visit)) };
    match parse_plan(&visit, &input) {
        Ok(checked) => {
            plan::edit(&visit.site.db, visit.actor(), id, &checked, visit.frame.now).await?;
            Ok(visit.go(&format!("/roadmap/{id}"), Some(Notice::ItemSaved)))
        }
        Err(errors) => {
            page.plan = input;
            page.plan_errors = errors;
            Ok(again(&visit, StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
    }
}

/// `POST /roadmap/{id}/ideas`.
pub async fn add_ideas(
    visit: Visit,
    Id(id): Id,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let typed = Fields(fields).one("idea").to_owned();
    let numbers = idea_numbers(&typed);
    let done = match numbers.as_slice() {
        [] => Err(FieldError::Missing),
        numbers => match behind::add_ideas(&visit.site.db, visit.actor(), id, numbers, visit.frame.now).await {
            Ok(()) => Ok(()),
            Err(RoadmapError::NotFound) => Err(FieldError::Missing),
            Err(other) => return Err(other.into()),
        },
    };
    match done {
        Ok(()) => Ok(visit.go(&format!("/roadmap/{id}/manage#ideas"), Some(Notice::ItemSaved))),
        Err(error) => {
            let page = ManagePage { idea: typed, idea_error: Some(error), ..load(&visit, id).await? };
            Ok(again(&visit, StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
    }
}

/// `POST /roadmap/{id}/ideas/removal`.
pub async fn remove_idea(
    visit: Visit,
    Id(id): Id,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let idea_id = Fields(fields).number("idea");
    behind::remove_idea(&visit.site.db, visit.actor(), id, idea_id, visit.frame.now).await?;
    Ok(visit.go(&format!("/roadmap/{id}/manage#ideas"), Some(Notice::ItemSaved)))
}
