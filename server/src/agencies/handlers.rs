//! Pages of agencies.

use app::domain::access::{Action, authorize};
use app::domain::clock::{ClockState, Urgency};
use app::domain::directory::{Directory, Label};
use app::domain::figures::by_month;
use app::domain::following::Followed;
use app::pages::agencies::agency::AgencyPage;
use app::pages::agencies::queue::{QueuePage, QueueRow};
use app::pages::agencies::trend::MonthView;
use app::pages::agencies::{AgencyRow, agency, queue};
use app::pages::error::Problem;
use app::pages::home::IdeaCard;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::sheet::{self, Open};
use super::store;
use crate::db::Conn;
use crate::ideas::handlers::keeping;
use crate::web::failure::Failure;
use crate::web::form::{Query, Slug};
use crate::web::page_cache::{Subject, version};
use crate::web::visit::Visit;
use crate::{directory, following, ideas};

/// Months that the trend goes back.
const MONTHS: usize = 12;
/// Overdue ideas that an agency's page names.
const OVERDUE: usize = 20;
/// Ideas on one page of a queue.
const PAGE: usize = 30;

/// The agency of a slug.
fn find(visit: &Visit, slug: &str) -> Result<Label, Failure> {
    let agencies = &visit.frame.directory.agencies;
    agencies.iter().find(|label| label.slug == slug).cloned().ok_or(Failure(Problem::NotFound))
}

/// `GET /agencies`.
pub async fn list(visit: Visit) -> Result<Response, Failure> {
    let site = &visit.site;
    let version = version(site, Subject::List);
    let mut rows = Vec::new();
    for label in &visit.frame.directory.agencies {
        let sheet = sheet::of(site, label.id).await?;
        let about = directory::store::about(&mut site.db.read().await?, label.id).await?;
        let open = sheet.open.len() as i64;
        rows.push(AgencyRow { id: label.id, about, figures: sheet.figures.clone(), open });
    }
    Ok(keeping(&visit, version, app::pages::agencies::html(&visit.frame, &rows)))
}

/// `GET /agencies/{slug}`.
pub async fn show(visit: Visit, Slug(slug): Slug) -> Result<Response, Failure> {
    let site = &visit.site;
    let version = version(site, Subject::List);
    let label = find(&visit, &slug)?;
    let sheet = sheet::of(site, label.id).await?;
    let late: Vec<&Open> = sheet.open.iter().filter(|one| is_overdue(one)).collect();
    let shown: Vec<i64> = late.iter().take(OVERDUE).map(|one| one.idea_id).collect();
    let mut conn = site.db.read().await?;
    let overdue = cards(&mut conn, &visit, &shown)
        .await?
        .into_iter()
        .filter_map(|card| Some((sheet.open.iter().find(|one| one.idea_id == card.id)?.next, card)))
        .map(|(next, card)| (card, next))
        .collect();
    let months = visit.lang().months(visit.frame.now, MONTHS);
    let starts: Vec<i64> = months.iter().map(|(start, _)| *start).collect();
    let by_month = by_month(&sheet.figures.answer.done, &starts);
    let page = AgencyPage {
        following: following::follows(&mut conn, visit.actor(), Followed::Agency, label.id).await?,
        id: label.id,
        about: directory::store::about(&mut conn, label.id).await?,
        members: store::members(&mut conn, label.id).await?.into_iter().map(|(_, name)| name).collect(),
        targets: visit.frame.directory.targets_of(label.id),
        figures: sheet.figures.clone(),
        months: months.into_iter().zip(by_month).map(|((_, name), month)| MonthView { name, month }).collect(),
        open: sheet.open.len() as i64,
        overdue,
        overdue_count: late.len() as i64,
        can_see_queue: authorize(visit.actor(), Action::SeeAgencyQueue { agency_id: label.id }),
    };
    Ok(keeping(&visit, version, agency::html(&visit.frame, &page)))
}

async fn cards(conn: &mut Conn, visit: &Visit, ids: &[i64]) -> Result<Vec<IdeaCard>, sqlx::Error> {
    let rows = ideas::store::by_ids(conn, ids, visit.account_id().unwrap_or(0), 0).await?;
    Ok(rows.into_iter().map(IdeaCard::from).collect())
}

fn is_overdue(one: &Open) -> bool {
    matches!(one.next, ClockState::Overdue { .. })
}

/// What a queue's address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct QueueQuery {
    state: String,
    topic: String,
    page: usize,
}

fn is_of(urgency: Urgency, one: &Open) -> bool {
    match urgency {
        Urgency::Overdue => is_overdue(one),
        Urgency::Paused => matches!(one.next, ClockState::Paused { .. }),
        Urgency::Unanswered => !one.is_answered,
        Urgency::Undecided => one.is_answered,
    }
}

/// `GET /agencies/{slug}/queue`: what its officers have to do, the most urgent first.
pub async fn queue(visit: Visit, Slug(slug): Slug, Query(query): Query<QueueQuery>) -> Result<Response, Failure> {
    let label = find(&visit, &slug)?;
    if !authorize(visit.actor(), Action::SeeAgencyQueue { agency_id: label.id }) {
        return Err(Problem::Forbidden.into());
    }
    let sheet = sheet::of(&visit.site, label.id).await?;
    let topic_id = Directory::id(&visit.frame.directory.topics, &query.topic);
    let urgency = Urgency::parse(&query.state);
    let of_topic: Vec<&Open> = sheet.open.iter().filter(|one| topic_id.is_none() || one.topic_id == topic_id).collect();
    let count = |urgency: &Urgency| of_topic.iter().filter(|one| is_of(*urgency, one)).count() as i64;
    let wanted: Vec<&Open> =
        of_topic.iter().copied().filter(|one| urgency.is_none_or(|urgency| is_of(urgency, one))).collect();
    let at = query.page.max(1);
    let shown: Vec<i64> = wanted.iter().skip((at - 1).saturating_mul(PAGE)).take(PAGE).map(|one| one.idea_id).collect();
    let cards = cards(&mut visit.site.db.read().await?, &visit, &shown).await?;
    let row = |idea: IdeaCard| {
        let one = wanted.iter().find(|one| one.idea_id == idea.id)?;
        Some(QueueRow { idea, next: one.next, is_answered: one.is_answered })
    };
    let page = QueuePage {
        agency_id: label.id,
        urgency,
        topic: topic_id.map(|_| query.topic).unwrap_or_default(),
        rows: cards.into_iter().filter_map(row).collect(),
        counts: Urgency::ALL.iter().map(count).collect(),
        all: of_topic.len() as i64,
        page: at,
        more: wanted.len() > at.saturating_mul(PAGE),
    };
    Ok(visit.page(StatusCode::OK, queue::html(&visit.frame, &page)))
}
