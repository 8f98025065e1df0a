//! The list of ideas: filtered, sorted, paged by key, so that the deepest page costs what the
//! first does.

use app::domain::directory::Directory;
use app::domain::idea::{Kind, Stage};
use app::domain::listing::{Cursor, Filter, Listing, PAGE_SIZE, Page, Sort};
use app::pages::home::HomePage;
use serde::Deserialize;
use sqlx::AssertSqlSafe;

use super::store::{CARD_COLUMNS, CardRow};
use crate::db::Conn;
use crate::fetch;

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
    let mut rows = rows(conn, directory, &listing, viewer_id).await?;
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
    Ok(HomePage { previous, next, listing, ideas: rows.into_iter().map(Into::into).collect() })
}

fn cursor(sort: Sort, row: &CardRow) -> Cursor {
    match sort {
        Sort::Trending => Cursor::Trend(row.trend, row.id()),
        Sort::Newest => Cursor::Moment(row.created_at, row.id()),
        Sort::Supported => Cursor::Votes(row.votes, row.imported_votes, row.id()),
        Sort::Answered => Cursor::Moment(row.answered_at.unwrap_or_default(), row.id()),
    }
}

async fn rows(
    conn: &mut Conn,
    directory: &Directory,
    listing: &Listing,
    viewer_id: i64,
) -> Result<Vec<CardRow>, sqlx::Error> {
    let sql = sql(directory, listing);
    let sql = AssertSqlSafe(sql.as_str());
    match &listing.page {
        Page::First => fetch!(conn, fetch_all, sqlx::query_as(sql).bind(viewer_id)),
        Page::After(cursor) | Page::Before(cursor) => match *cursor {
            Cursor::Trend(score, id) => {
                fetch!(conn, fetch_all, sqlx::query_as(sql).bind(viewer_id).bind(score).bind(id))
            }
            Cursor::Moment(at, id) => fetch!(conn, fetch_all, sqlx::query_as(sql).bind(viewer_id).bind(at).bind(id)),
            Cursor::Votes(votes, imported, id) => {
                fetch!(conn, fetch_all, sqlx::query_as(sql).bind(viewer_id).bind(votes).bind(imported).bind(id))
            }
        },
    }
}

/// The query of a page. Only words of enums and numbers go into the text.
fn sql(directory: &Directory, listing: &Listing) -> String {
    let (columns, holes) = match listing.sort {
        Sort::Trending => ("i.trend, i.id", "$2, $3"),
        Sort::Newest => ("i.created_at, i.id", "$2, $3"),
        Sort::Supported => ("i.votes, i.imported_votes, i.id", "$2, $3, $4"),
        Sort::Answered => ("i.answered_at, i.id", "$2, $3"),
    };
    let mut conditions = conditions(directory, &listing.filter);
    if listing.sort == Sort::Answered {
        conditions.push("i.answered_at is not null".into());
    }
    let direction = match listing.page {
        Page::First => "desc",
        Page::After(_) => {
            conditions.push(format!("({columns}) < ({holes})"));
            "desc"
        }
        Page::Before(_) => {
            conditions.push(format!("({columns}) > ({holes})"));
            "asc"
        }
    };
    let conditions = if conditions.is_empty() { "1 = 1".to_owned() } else { conditions.join(" and ") };
    let order: Vec<String> = columns.split(", ").map(|column| format!("{column} {direction}")).collect();
    format!(
        "select {CARD_COLUMNS} from ideas i left join accounts a on a.id = i.author_id
         where {conditions} order by {} limit {}",
        order.join(", "),
        PAGE_SIZE + 1
    )
}

fn conditions(directory: &Directory, filter: &Filter) -> Vec<String> {
    // A slug that is not known matches nothing, rather than everything.
    let id = |labels, slug: &Option<String>| slug.as_ref().map(|slug| Directory::id(labels, slug).unwrap_or(-1));
    [
        filter.kind.map(|kind| format!("i.kind = '{}'", kind.as_str())),
        filter.stage.map(|stage| format!("i.stage = '{}'", stage.as_str())),
        id(&directory.topics, &filter.topic).map(|id| format!("i.topic_id = {id}")),
        id(&directory.areas, &filter.area).map(|id| format!("i.area_id = {id}")),
        id(&directory.agencies, &filter.agency).map(|id| format!("i.agency_id = {id}")),
    ]
    .into_iter()
    .flatten()
    .collect()
}
