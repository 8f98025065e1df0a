//! Pages of the logs.

use app::domain::access::{Action, authorize};
use app::pages::error::Problem;
use app::pages::moderation::log;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::web::failure::Failure;
use crate::web::form::Query;
use crate::web::visit::Visit;

/// Where a page begins.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct LogQuery {
    before: Option<i64>,
}

/// `GET /moderation/log`: for colleagues.
pub async fn show(visit: Visit, Query(query): Query<LogQuery>) -> Result<Response, Failure> {
    if !authorize(visit.actor(), Action::SeeInbox) {
        return Err(Problem::Forbidden.into());
    }
    let page = super::page(&mut visit.site.db.read().await?, visit.actor(), visit.lang().code, query.before).await?;
    Ok(visit.page(StatusCode::OK, log::html(&visit.frame, &page)))
}

/// `GET /moderation/public-log`: for everyone.
pub async fn public(visit: Visit) -> Result<Response, Failure> {
    let page = super::public_page(&mut visit.site.db.read().await?, visit.frame.now).await?;
    Ok(visit.page(StatusCode::OK, log::public_html(&visit.frame, &page)))
}
