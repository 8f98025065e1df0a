//! The page of the search, and its feed.

use app::domain::search::{SearchInput, SearchQuery};
use app::pages::error::Problem;
use app::pages::search::SearchPage;
use axum::http::StatusCode;
use axum::response::Response;

use super::results;
use crate::feeds::handlers::atom;
use crate::web::failure::Failure;
use crate::web::form::Query;
use crate::web::visit::Visit;

/// `GET /search`. Not among the kept pages: the index follows the database a moment later, and a
/// page made within that moment would stay without the idea until the next change.
pub async fn show(visit: Visit, Query(input): Query<SearchInput>) -> Result<Response, Failure> {
    let directory = &visit.frame.directory;
    let query = SearchQuery::parse(&input, directory);
    let mut page = SearchPage { is_cut: input.is_too_long(), query, results: None };
    if !page.query.is_blank() {
        let found = results::find(&visit.site.search, &page.query, directory, visit.lang().code).await?;
        let last = SearchQuery::pages(found.total);
        if page.query.page > last {
            return Ok(visit.go(&page.query.paged(last).path(), None));
        }
        let mut conn = visit.site.db.read().await?;
        let viewer_id = visit.account_id().unwrap_or(0);
        page.results = Some(results::load(&mut conn, directory, &page.query, found, viewer_id).await?);
    }
    // Links to the same page in other languages carry the words as they were understood.
    let frame = visit.frame_at(&page.query.path());
    Ok(visit.page(StatusCode::OK, app::pages::search::html(&frame, &page)))
}

/// `GET /search.atom`: what was last said that fits a search.
pub async fn feed(visit: Visit, Query(input): Query<SearchInput>) -> Result<Response, Failure> {
    let query = SearchQuery::parse(&input, &visit.frame.directory);
    if query.is_blank() {
        return Err(Problem::NotFound.into());
    }
    let xml = super::feed::xml(&visit.site, &visit.frame, &query).await?;
    Ok(atom(xml))
}
