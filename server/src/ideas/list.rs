//! The list of ideas: filtered, sorted, paged by key, so that the deepest page costs what the
//! first does.

use app::domain::directory::Directory;
use app::domain::idea::{Kind, Stage};
use app::domain::listing::{Cursor, Filter, Listing, PAGE_SIZE, Page, Sort};
use app::pages::home::HomePage;
use serde::Deserialize;

use super::store::{self, CardRow};
use crate::db::Conn;
use crate::following;

/// The query of a list's address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    sort: String,
    kind: String,
    topic: String,
    area: String,
    agency: String,
    stage: String,
    after: String,
    before: String,
}

impl ListQuery {
    /// What the address asks for; words that mean nothing here are passed over, so that an old
    /// link still shows a list.
    pub fn listing(&self, directory: &Directory) -> Listing {
        let known = |labels, slug: &String| Directory::id(labels, slug).map(|_| slug.clone());
        let sort = Sort::parse(&self.sort).unwrap_or(Sort::Trending);
        let after = Cursor::decode(sort, &self.after).map(Page::After);
        let before = Cursor::decode(sort, &self.before).map(Page::Before);
        Listing {
            filter: Filter {
                kind: Kind::parse(&self.kind),
                topic: known(&directory.topics, &self.topic),
                area: known(&directory.areas, &self.area),
                agency: known(&directory.agencies, &self.agency),
                stage: Stage::parse(&self.stage),
            },
            sort,
            page: after.or(before).unwrap_or(Page::First),
        }
    }
}

/// One page of a list, as `viewer_id` (0 for a visitor) sees it.
pub async fn page(
    conn: &mut Conn,
    directory: &Directory,
    listing: Listing,
    viewer_id: i64,
) -> Result<HomePage, sqlx::Error> {
    let mut rows = store::list(conn, directory, &listing, viewer_id).await?;
    let more = rows.len() > PAGE_SIZE;
    rows.truncate(PAGE_SIZE);
    let backwards = matches!(listing.page, Page::Before(_));
    if backwards && !more {
        // The beginning is near: show the first page whole instead of a short one.
        let first = listing.paged(Page::First);
        return Box::pin(page(conn, directory, first, viewer_id)).await;
    }
    if backwards {
        rows.reverse();
    }
    let key = |row: Option<&CardRow>| row.map(|row| cursor(listing.sort, row));
    let previous = key(rows.first()).filter(|_| listing.page != Page::First).map(Page::Before);
    let next = key(rows.last()).filter(|_| more || backwards).map(Page::After);
    let followed = following::of_filter(conn, directory, &listing.filter, viewer_id).await?;
    Ok(HomePage { previous, next, listing, followed, ideas: rows.into_iter().map(Into::into).collect() })
}

fn cursor(sort: Sort, row: &CardRow) -> Cursor {
    match sort {
        Sort::Trending => Cursor::Trend(row.trend, row.id()),
        Sort::Newest => Cursor::Moment(row.created_at, row.id()),
        Sort::Supported => Cursor::Votes(row.votes, row.imported_votes, row.id()),
        Sort::Answered => Cursor::Moment(row.answered_at.unwrap_or_default(), row.id()),
    }
}
