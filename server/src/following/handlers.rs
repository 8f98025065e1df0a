//! Following and stopping.

use app::domain::directory::{Directory, Label};
use app::domain::following::Followed;
use app::pages::error::Problem;
use app::pages::shell::Notice;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::{list, set, store};
use crate::ideas;
use crate::web::failure::Failure;
use crate::web::form::{Form, Query};
use crate::web::limits::Deed;
use crate::web::redirect::safe_path;
use crate::web::visit::Visit;

/// Which page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Before {
    before: String,
}

/// `GET /following`.
pub async fn index(visit: Visit, Query(Before { before }): Query<Before>) -> Result<Response, Failure> {
    if visit.account_id().is_none() {
        return visit.sign_in_first(&visit.kept_work().await?, "/following").await;
    }
    let before = before.split_once('_').and_then(|(at, id)| Some((at.parse().ok()?, id.parse().ok()?)));
    let mut conn = visit.site.db.read().await?;
    let directory = &visit.frame.directory;
    let page = list::page(&mut conn, visit.actor(), directory, visit.lang().code, before).await?;
    drop(conn);
    Ok(visit.page(StatusCode::OK, app::pages::following::html(&visit.frame, &page)))
}

/// What is followed, by number or by its word in addresses, and where the button stood.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct FollowInput {
    subject: String,
    id: Option<i64>,
    slug: String,
    to: String,
}

/// `POST /follows`.
pub async fn start(visit: Visit, Form(input): Form<FollowInput>) -> Result<Response, Failure> {
    change(&visit, &input, true).await
}

/// `POST /unfollows`.
pub async fn stop(visit: Visit, Form(input): Form<FollowInput>) -> Result<Response, Failure> {
    change(&visit, &input, false).await
}

async fn change(visit: &Visit, input: &FollowInput, follows: bool) -> Result<Response, Failure> {
    let what = Followed::parse(&input.subject).ok_or(Problem::BadRequest)?;
    let to = if input.to.starts_with('?') { input.to.as_str() } else { safe_path(&input.to) };
    let id = find(visit, what, input).await?.ok_or(Problem::NotFound)?;
    if follows && what == Followed::Idea {
        ideas::open(&mut visit.site.db.read().await?, id).await?;
    }
    let Some(account_id) = visit.account_id() else {
        return visit.sign_in_first(&visit.kept_work().await?, to).await;
    };
    visit.site.limits.check(Deed::Vote, visit.client, Some(account_id.to_string()))?;
    set(&visit.site.db, account_id, what, id, follows, visit.frame.now).await?;
    Ok(visit.go(to, Some(if follows { Notice::FollowOn } else { Notice::FollowOff })))
}

/// The number of what a form names; none when there is no such thing.
async fn find(visit: &Visit, what: Followed, input: &FollowInput) -> Result<Option<i64>, Failure> {
    let directory = &visit.frame.directory;
    let label = |labels: &[Label]| match input.id {
        Some(id) => Directory::by_id(labels, Some(id)).map(|label| label.id),
        None => Directory::id(labels, &input.slug),
    };
    let found = match what {
        Followed::Topic => label(&directory.topics),
        Followed::Area => label(&directory.areas),
        Followed::Agency => label(&directory.agencies),
        Followed::Idea | Followed::Item => {
            let Some(id) = input.id else { return Ok(None) };
            let mut conn = visit.site.db.read().await?;
            let exists = if what == Followed::Idea {
                ideas::store::facts(&mut conn, id).await?.is_some()
            } else {
                store::item_exists(&mut conn, id).await?
            };
            exists.then_some(id)
        }
    };
    Ok(found)
}
