//! Pages of administrators.

use app::domain::access::{Action, authorize};
use app::domain::account::Reach;
use app::domain::agency::AgencyInput;
use app::domain::directory::{Directory, Label};
use app::pages::agencies::admin::{self, AgencyAdminPage};
use app::pages::agencies::reach::{self, ModeratorView};
use app::pages::error::Problem;
use app::pages::shell::Notice;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::{AdminError, add_member, remove_member, save, set_reach};
use crate::agencies::store;
use crate::web::failure::Failure;
use crate::web::form::{Form, Id, Slug};
use crate::web::visit::Visit;
use crate::{accounts, directory};

impl From<AdminError> for Failure {
    fn from(error: AdminError) -> Self {
        match error {
            AdminError::Invalid(_) | AdminError::Member(_) => Self(Problem::BadRequest),
            AdminError::NotFound => Self(Problem::NotFound),
            AdminError::Forbidden => Self(Problem::Forbidden),
            AdminError::Db(error) => error.into(),
        }
    }
}

fn administrator(visit: &Visit) -> Result<(), Failure> {
    if authorize(visit.actor(), Action::ManageCity) { Ok(()) } else { Err(Problem::Forbidden.into()) }
}

fn find(visit: &Visit, slug: &str) -> Result<Label, Failure> {
    let found = visit.frame.directory.agencies.iter().find(|label| label.slug == slug);
    found.cloned().ok_or(Failure(Problem::NotFound))
}

/// `GET /administration/agencies`.
pub async fn list(visit: Visit) -> Result<Response, Failure> {
    administrator(&visit)?;
    Ok(visit.page(StatusCode::OK, admin::list_html(&visit.frame)))
}

/// `GET /administration/agencies/new`.
pub async fn new(visit: Visit) -> Result<Response, Failure> {
    administrator(&visit)?;
    let targets = app::domain::clock::Targets::default();
    let input = AgencyInput {
        answer_days: visit.lang().number(targets.answer_days),
        decision_days: visit.lang().number(targets.decision_days),
        ..AgencyInput::default()
    };
    let page = AgencyAdminPage { input, ..AgencyAdminPage::default() };
    Ok(visit.page(StatusCode::OK, admin::html(&visit.frame, &page)))
}

/// The page of an agency as it is kept.
async fn kept(visit: &Visit, label: &Label) -> Result<AgencyAdminPage, Failure> {
    let mut conn = visit.site.db.read().await?;
    let directory = &visit.frame.directory;
    let targets = directory.targets_of(label.id);
    let owned = directory.topics.iter().filter(|topic| directory.owner(Some(topic.id)) == Some(label.id));
    let input = AgencyInput {
        slug: label.slug.clone(),
        names: label.names.clone(),
        about: directory::store::about(&mut conn, label.id).await?,
        answer_days: visit.lang().number(targets.answer_days),
        decision_days: visit.lang().number(targets.decision_days),
        topics: owned.map(|topic| topic.slug.clone()).collect(),
    };
    let members = store::members(&mut conn, label.id).await?;
    Ok(AgencyAdminPage { slug: Some(label.slug.clone()), input, members, ..AgencyAdminPage::default() })
}

/// `GET /administration/agencies/{slug}`.
pub async fn show(visit: Visit, Slug(slug): Slug) -> Result<Response, Failure> {
    administrator(&visit)?;
    let label = find(&visit, &slug)?;
    let page = kept(&visit, &label).await?;
    Ok(visit.page(StatusCode::OK, admin::html(&visit.frame, &page)))
}

/// The fields of a form in which a name may come many times.
fn fields(body: &str) -> Result<Vec<(String, String)>, Failure> {
    serde_urlencoded::from_str(body).map_err(|_| Failure(Problem::BadRequest))
}

/// `POST /administration/agencies`.
pub async fn create(visit: Visit, body: String) -> Result<Response, Failure> {
    write(&visit, None, AgencyInput::of_fields(fields(&body)?)).await
}

/// `POST /administration/agencies/{slug}`.
pub async fn update(visit: Visit, Slug(slug): Slug, body: String) -> Result<Response, Failure> {
    administrator(&visit)?;
    let label = find(&visit, &slug)?;
    let input = AgencyInput { slug: label.slug.clone(), ..AgencyInput::of_fields(fields(&body)?) };
    write(&visit, Some(&label), input).await
}

async fn write(visit: &Visit, label: Option<&Label>, input: AgencyInput) -> Result<Response, Failure> {
    administrator(visit)?;
    let languages: Vec<&str> = visit.site.locales.all().map(|lang| lang.code).collect();
    let topics = &visit.frame.directory.topics;
    let owned: Vec<i64> = input.topics.iter().filter_map(|slug| Directory::id(topics, slug)).collect();
    let site = &visit.site;
    let saved = match input.parse(&languages) {
        Ok(agency) => save(&site.db, visit.actor(), label.map(|l| l.id), &agency, &owned, visit.frame.now).await,
        Err(errors) => Err(AdminError::Invalid(errors)),
    };
    match saved {
        Ok(()) => {
            site.directory.reload(&site.db).await?;
            Ok(visit.go(&format!("/administration/agencies/{}", input.slug.trim()), Some(Notice::AgencySaved)))
        }
        Err(AdminError::Invalid(errors)) => {
            let before = match label {
                Some(label) => kept(visit, label).await?,
                None => AgencyAdminPage::default(),
            };
            let path = before.slug.as_ref().map_or("new".to_owned(), Clone::clone);
            let page = AgencyAdminPage { input, errors, ..before };
            let frame = visit.frame_at(&format!("/administration/agencies/{path}"));
            Ok(visit.page(StatusCode::UNPROCESSABLE_ENTITY, admin::html(&frame, &page)))
        }
        Err(other) => Err(other.into()),
    }
}

/// Whom to add.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct MemberInput {
    email: String,
}

/// `POST /administration/agencies/{slug}/members`.
pub async fn join(visit: Visit, Slug(slug): Slug, Form(input): Form<MemberInput>) -> Result<Response, Failure> {
    administrator(&visit)?;
    let label = find(&visit, &slug)?;
    let address = format!("/administration/agencies/{slug}");
    match add_member(&visit.site.db, visit.actor(), label.id, &input.email, visit.frame.now).await {
        Ok(()) => Ok(visit.go(&address, Some(Notice::MemberAdded))),
        Err(AdminError::Member(problem)) => {
            let before = kept(&visit, &label).await?;
            let page = AgencyAdminPage { email: input.email, problem: Some(problem), ..before };
            let html = admin::html(&visit.frame_at(&address), &page);
            Ok(visit.page(StatusCode::UNPROCESSABLE_ENTITY, html))
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /administration/agencies/{slug}/members/{id}/removal`.
pub async fn leave(visit: Visit, Slug(slug): Slug, Id(id): Id) -> Result<Response, Failure> {
    administrator(&visit)?;
    let label = find(&visit, &slug)?;
    remove_member(&visit.site.db, visit.actor(), label.id, id, visit.frame.now).await?;
    Ok(visit.go(&format!("/administration/agencies/{slug}"), Some(Notice::MemberRemoved)))
}

/// `GET /administration/moderators`.
pub async fn moderators(visit: Visit) -> Result<Response, Failure> {
    administrator(&visit)?;
    let found = accounts::store::moderators(&mut visit.site.db.read().await?).await?;
    let all: Vec<ModeratorView> =
        found.into_iter().map(|(id, name, reach)| ModeratorView { id, name, reach }).collect();
    Ok(visit.page(StatusCode::OK, reach::html(&visit.frame, &all)))
}

/// `POST /administration/moderators/{id}`.
pub async fn change_reach(visit: Visit, Id(id): Id, body: String) -> Result<Response, Failure> {
    administrator(&visit)?;
    let fields = fields(&body)?;
    let directory = &visit.frame.directory;
    let chosen = |name: &str, labels: &[Label]| {
        let own = fields.iter().filter(|(field, _)| field == name);
        own.filter_map(|(_, slug)| Directory::id(labels, slug)).collect::<Vec<_>>()
    };
    let reach = Reach {
        topics: chosen("topic", &directory.topics),
        areas: chosen("area", &directory.areas),
        ..Reach::default()
    };
    set_reach(&visit.site.db, visit.actor(), id, &reach, visit.frame.now).await?;
    Ok(visit.go("/administration/moderators", Some(Notice::ReachSaved)))
}
