//! Addresses of feeds.

use app::domain::directory::Directory;
use app::domain::listing::{Filter, Listing, Page, Sort};
use app::domain::moderation::Visibility;
use app::domain::text::isolate;
use app::pages::error::Problem;
use app::pages::home;
use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::store::Items;
use super::{Head, News, activity, document, of_idea};
use crate::ideas;
use crate::ideas::list::{ListQuery, page};
use crate::web::failure::Failure;
use crate::web::form::{Id, Query};
use crate::web::redirect;
use crate::web::visit::Visit;

/// A feed as an answer. Whoever asks, it is the same; readers of feeds ask again and again.
pub fn atom(xml: String) -> Response {
    let mut response = xml.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/atom+xml; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=300"));
    response
}

fn answer(visit: &Visit, title: String, path: String, page: String, news: &[News]) -> Response {
    let head = Head { public_url: &visit.site.config.public_url, title, path, page };
    atom(document(&visit.frame, &head, news))
}

/// `GET /feed.atom`: the list, with its filters and its order.
pub async fn list(visit: Visit, Query(query): Query<ListQuery>) -> Result<Response, Failure> {
    of_list(&visit, query.listing(&visit.frame.directory)).await
}

async fn of_list(visit: &Visit, listing: Listing) -> Result<Response, Failure> {
    let frame = &visit.frame;
    let asked = listing.paged(Page::First);
    // What is trending changes its order all the time, which tells readers of feeds nothing.
    let sort = if asked.sort == Sort::Trending { Sort::Newest } else { asked.sort };
    let mut conn = visit.site.db.read().await?;
    let found = page(&mut conn, &frame.directory, asked.sorted(sort), 0).await?;
    drop(conn);
    let news: Vec<News> = found.ideas.iter().map(|idea| of_idea(frame, idea)).collect();
    let (path, page) = (home::feed_path(&asked), format!("/{}", asked.query()));
    Ok(answer(visit, home::feed_title(frame, &asked), path, page, &news))
}

/// `GET /agencies/{slug}/feed.atom`: ideas that an agency answers for.
pub async fn agency(visit: Visit, Path(parts): Path<Vec<(String, String)>>) -> Result<Response, Failure> {
    let slug = parts.into_iter().find(|(name, _)| name == "slug").map(|(_, slug)| slug).unwrap_or_default();
    Directory::id(&visit.frame.directory.agencies, &slug).ok_or(Problem::NotFound)?;
    let filter = Filter { agency: Some(slug), ..Filter::default() };
    of_list(&visit, Listing { filter, sort: Sort::Newest, page: Page::First }).await
}

/// `GET /ideas/{id}/feed.atom`: what becomes of an idea.
pub async fn idea(visit: Visit, Id(id): Id) -> Result<Response, Failure> {
    let mut conn = visit.site.db.read().await?;
    let facts = ideas::store::facts(&mut conn, id).await?.ok_or(Problem::NotFound)?;
    if facts.visibility() != Visibility::Public {
        return Err(Problem::NotFound.into());
    }
    if let Some(kept) = facts.kept_id {
        let path = visit.frame.href(&format!("/ideas/{kept}/feed.atom"));
        return Ok(redirect::to(StatusCode::PERMANENT_REDIRECT, &path));
    }
    let row = ideas::store::find(&mut conn, id, 0).await?.ok_or(Problem::NotFound)?;
    let card = row.card.into();
    let news = activity::of_idea(&mut conn, &visit.frame, &card).await?;
    drop(conn);
    let title = visit.frame.lang.with("feed-idea-title", &[("title", &isolate(&card.title))]);
    Ok(answer(&visit, title, format!("/ideas/{id}/feed.atom"), format!("/ideas/{id}"), &news))
}

/// What is shown of the roadmap.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct RoadmapInput {
    agency: String,
    area: String,
    topic: String,
}

impl RoadmapInput {
    /// The items that are meant; words that mean nothing here are passed over.
    pub fn items(&self, directory: &Directory) -> Items {
        Items {
            agency_id: Directory::id(&directory.agencies, &self.agency),
            topic_id: Directory::id(&directory.topics, &self.topic),
            area_id: Directory::id(&directory.areas, &self.area),
            idea_id: None,
        }
    }

    /// The query with what is known of it; empty without.
    pub fn query(&self, directory: &Directory) -> String {
        let known = [
            ("agency", &self.agency, &directory.agencies),
            ("area", &self.area, &directory.areas),
            ("topic", &self.topic, &directory.topics),
        ];
        let parts: Vec<String> = known
            .into_iter()
            .filter(|(_, slug, labels)| Directory::id(labels, slug).is_some())
            .map(|(name, slug, _)| format!("{name}={slug}"))
            .collect();
        if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
    }
}

/// `GET /roadmap.atom`: changes and news of the roadmap.
pub async fn roadmap(visit: Visit, Query(input): Query<RoadmapInput>) -> Result<Response, Failure> {
    let frame = &visit.frame;
    let items = input.items(&frame.directory);
    let news = activity::of_items(&mut visit.site.db.read().await?, frame, items).await?;
    let query = input.query(&frame.directory);
    let title = frame.lang.with("feed-roadmap-title", &[("city", frame.city.name(frame.lang.code))]);
    Ok(answer(&visit, title, format!("/roadmap.atom{query}"), format!("/roadmap{query}"), &news))
}
