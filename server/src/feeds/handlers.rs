//! Addresses of feeds.

use app::domain::directory::Directory;
use app::domain::listing::{Filter, Listing, Page, Sort};
use app::domain::moderation::Visibility;
use app::domain::roadmap::{Roadmap, View};
use app::domain::text::isolate;
use app::pages::error::Problem;
use app::pages::roadmap::ItemCard;
use app::pages::{self, home};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::store::Items;
use super::{Head, News, activity, document, of_answer, of_idea};
use crate::ideas;
use crate::ideas::list::{ListQuery, page};
use crate::roadmap::{self, list::RoadmapQuery};
use crate::web::failure::Failure;
use crate::web::form::{Id, Query, Slug};
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
    let news = |idea| if sort == Sort::Answered { of_answer(frame, idea) } else { of_idea(frame, idea) };
    let news: Vec<News> = found.ideas.iter().map(news).collect();
    let (path, page) = (home::feed_path(&asked), format!("/{}", asked.query()));
    Ok(answer(visit, home::feed_title(frame, &asked), path, page, &news))
}

/// `GET /agencies/{slug}/feed.atom`: ideas that an agency answers for.
pub async fn agency(visit: Visit, Slug(slug): Slug) -> Result<Response, Failure> {
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

/// `GET /roadmap.atom`: changes and news of the roadmap, with the reader's filters.
pub async fn roadmap(visit: Visit, Query(query): Query<RoadmapQuery>) -> Result<Response, Failure> {
    let frame = &visit.frame;
    let asked = query.roadmap(&frame.directory).viewed(View::Columns);
    let shown: Vec<i64> = items(&visit, &asked).await?.into_iter().map(|item| item.id).collect();
    let news = activity::of_items(&mut visit.site.db.read().await?, frame, &Items::These(shown)).await?;
    let title = pages::roadmap::feed_title(frame);
    Ok(answer(&visit, title, asked.feed_path(), asked.path(), &news))
}

/// `GET /roadmap.ics`: what is due when, with the reader's filters.
pub async fn calendar(visit: Visit, Query(query): Query<RoadmapQuery>) -> Result<Response, Failure> {
    let asked = query.roadmap(&visit.frame.directory).viewed(View::Columns);
    let mut due = items(&visit, &asked).await?;
    due.retain(|item| item.standing.stage.is_open());
    let text = super::calendar::document(&visit.site.config.public_url, &visit.frame, &due);
    let mut response = atom(text);
    let kind = HeaderValue::from_static("text/calendar; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    Ok(response)
}

/// The items that the page of the roadmap would show.
async fn items(visit: &Visit, asked: &Roadmap) -> Result<Vec<ItemCard>, Failure> {
    let cards = roadmap::cards::all(&visit.site, visit.lang().code).await?;
    Ok(roadmap::list::shown(cards, asked, &visit.frame.directory, visit.lang()).0)
}
