//! The roadmap as everyone reads it, and the way from ideas to a new item.

use app::domain::access::{Action, authorize};
use app::domain::directory::Directory;
use app::domain::idea::numbers;
use app::domain::roadmap::{Change, ChangeErrors, Plan, PlanErrors, PlanInput, TextInput};
use app::domain::text;
use app::pages::error::Problem;
use app::pages::roadmap::{ItemCard, ItemLink, NewItemPage, RoadmapPage};
use app::pages::shell::Notice;
use axum::extract::RawQuery;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::input::Fields;
use super::list::{self, RoadmapQuery};
use super::{RoadmapError, cards, outcomes, page, promote};
use crate::ideas;
use crate::web::failure::Failure;
use crate::web::form::{Form, Id, Query};
use crate::web::page_cache::{Keep, Subject, Version, version};
use crate::web::visit::Visit;

/// Marks a visitor's page as one to keep until anything changes.
fn keeping(visit: &Visit, version: Version, html: String) -> Response {
    let mut response = visit.page(StatusCode::OK, html);
    if visit.session.is_none() && visit.frame.notice.is_none() {
        response.extensions_mut().insert(Keep(version));
    }
    response
}

/// `GET /roadmap`.
pub async fn index(visit: Visit, Query(query): Query<RoadmapQuery>) -> Result<Response, Failure> {
    let version = version(&visit.site, Subject::List);
    let (lang, directory) = (visit.lang(), &visit.frame.directory);
    let roadmap = query.roadmap(directory);
    let cards = cards::all(&visit.site, lang.code).await?;
    let is_staff = authorize(visit.actor(), Action::SeeInbox);
    let reopenings = if is_staff { reopenings(&visit, &cards).await? } else { Vec::new() };
    let years = list::years(&cards, lang);
    let (items, is_cut) = list::shown(cards, &roadmap, directory, lang);
    let page = RoadmapPage { items, is_cut, years, roadmap, reopenings, can_promote: is_staff };
    Ok(keeping(&visit, version, app::pages::roadmap::list_html(&visit.frame, &page)))
}

/// What those who may settle it are to look at again, longest waiting first.
async fn reopenings(visit: &Visit, cards: &[ItemCard]) -> Result<Vec<ItemLink>, sqlx::Error> {
    let standing = outcomes::store::standing(&mut visit.site.db.read().await?).await?;
    let cards = standing.iter().filter_map(|id| cards.iter().find(|card| card.id == *id));
    let within_reach = cards.filter(|card| authorize(visit.actor(), Action::Moderate(card.place())));
    Ok(within_reach.map(ItemLink::from).collect())
}

/// Which page of what was delivered.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct DoneQuery {
    page: usize,
}

/// `GET /roadmap/done`: "You asked, we did".
pub async fn done(visit: Visit, Query(DoneQuery { page }): Query<DoneQuery>) -> Result<Response, Failure> {
    let version = version(&visit.site, Subject::List);
    let cards = cards::all(&visit.site, visit.lang().code).await?;
    let page = list::done(&mut visit.site.db.read().await?, cards, page.clamp(1, 10_000)).await?;
    Ok(keeping(&visit, version, app::pages::roadmap::done_html(&visit.frame, &page)))
}

/// `GET /roadmap/{id}`.
pub async fn show(visit: Visit, Id(id): Id) -> Result<Response, Failure> {
    let version = version(&visit.site, Subject::List);
    let item = page::load(&mut visit.site.db.read().await?, id, visit.actor(), visit.lang().code).await?;
    Ok(keeping(&visit, version, app::pages::roadmap::item_html(&visit.frame, &item)))
}

/// Only moderators begin items; where, is looked at when it is made.
fn moderators_only(visit: &Visit) -> Result<(), Failure> {
    if authorize(visit.actor(), Action::SeeInbox) { Ok(()) } else { Err(Problem::Forbidden.into()) }
}

/// The languages in which items are written.
pub(super) fn languages(visit: &Visit) -> Vec<&'static str> {
    visit.frame.locales.all().map(|lang| lang.code).collect()
}

/// Checks what an item is against the city's agencies, topics and areas.
pub(super) fn parse_plan(visit: &Visit, input: &PlanInput) -> Result<Plan, PlanErrors> {
    let directory = &visit.frame.directory;
    Plan::parse(
        input,
        visit.lang().code,
        |slug| Directory::id(&directory.agencies, slug),
        |slug| Directory::id(&directory.topics, slug),
        |slug| Directory::id(&directory.areas, slug),
    )
}

/// `GET /roadmap/new?idea=7&idea=9`: the form with the words of the first idea, in its language.
pub async fn new(visit: Visit, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    moderators_only(&visit)?;
    let fields = Fields(serde_urlencoded::from_str(&query.unwrap_or_default()).unwrap_or_default());
    let mut form = form(&visit, Fields::default(), &fields.ideas("idea")).await?;
    let mut conn = visit.site.db.read().await?;
    let directory = &visit.frame.directory;
    let slug = |labels, id| Directory::by_id(labels, id).map(|label| label.slug.clone()).unwrap_or_default();
    if let Some(first) = form.ideas.first() {
        let (_, idea) = promote::readable(&mut conn, first.id).await?;
        let body = ideas::store::body(&mut conn, first.id).await?;
        let (title, summary) = promote::first_words(&idea.title, &body);
        form.plan.texts.insert(idea.language, TextInput { title, summary });
        form.plan.agency = slug(&directory.agencies, idea.agency_id);
        form.plan.topic = slug(&directory.topics, idea.topic_id);
        form.plan.area = slug(&directory.areas, idea.area_id);
    }
    Ok(visit.page(StatusCode::OK, app::pages::roadmap::new_html(&visit.frame, &form)))
}

/// The form for a new item with what was typed, and the ideas that it is made of.
async fn form(visit: &Visit, fields: Fields, idea_ids: &[i64]) -> Result<NewItemPage, Failure> {
    let mut conn = visit.site.db.read().await?;
    let mut links = Vec::new();
    for id in idea_ids {
        let (kept, idea) = promote::readable(&mut conn, *id).await?;
        links.push(ItemLink { id: kept, language: idea.language, title: idea.title });
    }
    Ok(NewItemPage {
        ideas: links,
        plan: fields.plan(&languages(visit)),
        change: fields.change(),
        ..NewItemPage::default()
    })
}

/// `POST /roadmap/new`: the form again in another language, with everything typed.
pub async fn again(visit: Visit, Form(fields): Form<Vec<(String, String)>>) -> Result<Response, Failure> {
    moderators_only(&visit)?;
    let fields = Fields(fields);
    let idea_ids = fields.ideas("idea");
    let form = form(&visit, fields, &idea_ids).await?;
    Ok(visit.page(StatusCode::OK, app::pages::roadmap::new_html(&visit.frame_at("/roadmap/new"), &form)))
}

/// `POST /roadmap`.
pub async fn create(visit: Visit, Form(fields): Form<Vec<(String, String)>>) -> Result<Response, Failure> {
    moderators_only(&visit)?;
    let fields = Fields(fields);
    let idea_ids = fields.ideas("idea");
    let (plan, change) = (parse_plan(&visit, &fields.plan(&languages(&visit))), Change::parse(&fields.change(), None));
    let (plan, change) = match (plan, change) {
        (Ok(plan), Ok(change)) => (plan, change),
        (plan, change) => {
            let errors = (plan.err().unwrap_or_default(), change.err().map(|errors| *errors).unwrap_or_default());
            return wrong(&visit, fields, &idea_ids, errors).await;
        }
    };
    let (db, lang, now) = (&visit.site.db, visit.lang().code, visit.frame.now);
    let id = promote::promote(db, visit.actor(), &idea_ids, &plan, &change, lang, now).await?;
    Ok(visit.go(&format!("/roadmap/{id}"), Some(Notice::ItemMade)))
}

async fn wrong(
    visit: &Visit,
    fields: Fields,
    idea_ids: &[i64],
    (plan_errors, change_errors): (PlanErrors, ChangeErrors),
) -> Result<Response, Failure> {
    let form = NewItemPage { plan_errors, change_errors, ..form(visit, fields, idea_ids).await? };
    let html = app::pages::roadmap::new_html(&visit.frame_at("/roadmap/new"), &form);
    Ok(visit.page(StatusCode::UNPROCESSABLE_ENTITY, html))
}

/// Numbers of ideas as typed, such as `7, 9`.
pub(super) fn idea_numbers(typed: &str) -> Vec<i64> {
    numbers(&text::western_digits(typed).replace(['#', ' ', '،', ';'], ","))
}

impl From<RoadmapError> for Failure {
    fn from(error: RoadmapError) -> Self {
        match error {
            RoadmapError::Invalid(_) => Self(Problem::BadRequest),
            RoadmapError::Late => Self(Problem::Late),
            RoadmapError::NotFound => Self(Problem::NotFound),
            RoadmapError::Forbidden => Self(Problem::Forbidden),
            RoadmapError::Db(error) => error.into(),
        }
    }
}
