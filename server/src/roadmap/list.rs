//! Items in lists: a city has hundreds, so all are read by a few queries and sorted out here.

use std::collections::{BTreeMap, BTreeSet};

use app::domain::Millis;
use app::domain::directory::Directory;
use app::domain::roadmap::{History, ItemStage, Move, Promised, Roadmap, RoadmapFilter, View};
use app::i18n::Lang;
use app::pages::roadmap::{DoneCard, DonePage, IdeaBehind, ItemCard, ItemLink, PromiseView};
use serde::Deserialize;

use super::store::{self, DueRow, ItemRow, TitleRow};
use super::{news, outcomes};
use crate::db::Conn;

/// Delivered items on one page of "You asked, we did".
const DONE_PAGE: i64 = 12;

/// The query of the roadmap's address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct RoadmapQuery {
    view: String,
    agency: String,
    area: String,
    topic: String,
    year: String,
}

impl RoadmapQuery {
    /// What the address asks for; words that mean nothing here are passed over.
    pub fn roadmap(&self, directory: &Directory) -> Roadmap {
        let known = |labels, slug: &String| Directory::id(labels, slug).map(|_| slug.clone());
        Roadmap {
            view: View::parse(&self.view).unwrap_or(View::Columns),
            filter: RoadmapFilter {
                agency: known(&directory.agencies, &self.agency),
                area: known(&directory.areas, &self.area),
                topic: known(&directory.topics, &self.topic),
                year: self.year.parse().ok(),
            },
        }
    }
}

/// Every item as lists show it, in the order of their numbers.
pub async fn cards(conn: &mut Conn, language: &str) -> Result<Vec<ItemCard>, sqlx::Error> {
    let items = store::all(conn, None).await?;
    let mut titles = first_titles(store::titles(conn, None, language).await?);
    let dues = by_item(store::dues(conn).await?);
    let told: BTreeMap<i64, Millis> = news::store::last_told(conn).await?.into_iter().collect();
    let voices = voices(conn).await?;
    let mut helpers: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for (item, agency) in store::helpers(conn, None).await? {
        helpers.entry(item).or_default().push(agency);
    }
    let mut cards = Vec::with_capacity(items.len());
    for item in items {
        let title = titles.remove(&item.id).unwrap_or_default();
        let dues = dues.get(&item.id).map_or(&[][..], Vec::as_slice);
        let mut card = card(&item, title, dues, told.get(&item.id).copied());
        card.voices = voices.get(&item.id).copied().unwrap_or(0);
        card.helpers = helpers.remove(&item.id).unwrap_or_default();
        cards.push(card);
    }
    cards.sort_by_key(|card| card.id);
    Ok(cards)
}

/// Language and title that suit the reader best, by item.
fn first_titles(rows: Vec<TitleRow>) -> BTreeMap<i64, (String, String)> {
    let mut titles = BTreeMap::new();
    for row in rows {
        titles.entry(row.item_id).or_insert((row.language, row.title));
    }
    titles
}

fn by_item(rows: Vec<DueRow>) -> BTreeMap<i64, Vec<DueRow>> {
    let mut by_item: BTreeMap<i64, Vec<DueRow>> = BTreeMap::new();
    for row in rows {
        by_item.entry(row.item_id).or_default().push(row);
    }
    by_item
}

/// An item without its voices and helpers. `dues` are the dates that its changes left behind.
pub(super) fn card(item: &ItemRow, title: (String, String), dues: &[DueRow], told: Option<Millis>) -> ItemCard {
    let changed_at = dues.last().map_or(item.created_at, |row| row.created_at);
    let history = history(dues.iter().map(DueRow::due));
    ItemCard {
        id: item.id,
        language: title.0,
        title: title.1,
        standing: item.standing(),
        agency_id: item.agency_id,
        topic_id: item.topic_id,
        area_id: item.area_id,
        voices: 0,
        moved: history.moved(),
        first_due: history.first,
        told_at: told.map_or(changed_at, |told| told.max(changed_at)),
        delivered_at: item.delivered_at,
        last_change: dues.last().map_or(0, |row| row.id),
        helpers: Vec::new(),
    }
}

/// The history of a date that took these values.
pub(super) fn history(dues: impl IntoIterator<Item = Option<Promised>>) -> History {
    let mut before = None;
    History::of(dues.into_iter().map(|after| Move { before: std::mem::replace(&mut before, after), after }))
}

/// Residents behind each item, each once. One idea counts its own; of several, who supports more
/// than one of them is looked for.
async fn voices(conn: &mut Conn) -> Result<BTreeMap<i64, i64>, sqlx::Error> {
    let mut ideas: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for row in store::all_behind(conn).await? {
        ideas.entry(row.item_id).or_default().push(row.votes);
    }
    let mut voices = BTreeMap::new();
    for (item, votes) in ideas {
        let count = match votes.as_slice() {
            [votes] => *votes,
            _ => store::voices(conn, item).await?,
        };
        voices.insert(item, count);
    }
    Ok(voices)
}

/// The years in which something is due or was delivered.
pub fn years(cards: &[ItemCard], lang: Lang) -> Vec<i16> {
    let years: BTreeSet<i16> = cards.iter().filter_map(|card| year(card, lang)).collect();
    years.into_iter().collect()
}

/// The year that an item belongs to: in which it was delivered, or is due.
fn year(card: &ItemCard, lang: Lang) -> Option<i16> {
    match card.delivered_at {
        Some(at) => Some(lang.today(at).year()),
        None => card.standing.due.map(|due| due.last().year()),
    }
}

/// The items that a view shows, in its order.
pub fn shown(cards: Vec<ItemCard>, roadmap: &Roadmap, directory: &Directory, lang: Lang) -> Vec<ItemCard> {
    let filter = &roadmap.filter;
    let id = |labels, slug: &Option<String>| slug.as_ref().map(|slug| Directory::id(labels, slug).unwrap_or(-1));
    let agency = id(&directory.agencies, &filter.agency);
    let area = id(&directory.areas, &filter.area);
    let topic = id(&directory.topics, &filter.topic);
    let fits = |card: &ItemCard| {
        agency.is_none_or(|id| card.agency_id == id || card.helpers.contains(&id))
            && area.is_none_or(|id| card.area_id == Some(id))
            && topic.is_none_or(|id| card.topic_id == Some(id))
            && filter.year.is_none_or(|wanted| year(card, lang) == Some(wanted))
    };
    let mut cards: Vec<ItemCard> = cards.into_iter().filter(fits).collect();
    match roadmap.view {
        // What is due first stands first; what is over, last moved first.
        View::Columns => cards.sort_by_key(|card| {
            let over = (!card.standing.stage.is_open()).then(|| -card.told_at);
            (over, card.standing.due.map_or((true, None), |due| (false, Some(due.last()))), card.id)
        }),
        View::Timeline => {
            cards.retain(|card| card.standing.due.is_some() && card.standing.stage != ItemStage::Declined);
            cards.sort_by_key(|card| (card.standing.due.map(|due| (due.last(), due.first())), card.id));
        }
        View::Changelog => {
            cards.retain(|card| card.delivered_at.is_some());
            cards.sort_by_key(|card| (std::cmp::Reverse(card.delivered_at), card.id));
        }
    }
    cards
}

/// Ways to items, in the reader's language where they have it.
pub async fn links(conn: &mut Conn, items: &[i64], language: &str) -> Result<Vec<ItemLink>, sqlx::Error> {
    let mut links = Vec::new();
    for id in items {
        if let Some(row) = store::titles(conn, Some(*id), language).await?.into_iter().next() {
            links.push(ItemLink { id: *id, language: row.language, title: row.title });
        }
    }
    Ok(links)
}

/// The promises that an idea is part of.
pub async fn promises(conn: &mut Conn, idea_id: i64, language: &str) -> Result<Vec<PromiseView>, sqlx::Error> {
    let items = store::of_idea(conn, idea_id).await?;
    if items.is_empty() {
        return Ok(Vec::new());
    }
    let mut rows = store::all(conn, Some(&items)).await?;
    rows.sort_by_key(|row| row.id);
    let mut promises = Vec::new();
    for (row, link) in rows.iter().zip(links(conn, &items, language).await?) {
        promises.push(PromiseView {
            id: row.id,
            language: link.language,
            title: link.title,
            standing: row.standing(),
            agency_id: row.agency_id,
        });
    }
    Ok(promises)
}

/// One page of what was delivered, with what began it.
pub async fn done(conn: &mut Conn, language: &str, page: i64) -> Result<DonePage, sqlx::Error> {
    let (ids, total) = store::delivered(conn, (page - 1) * DONE_PAGE, DONE_PAGE).await?;
    let rows = if ids.is_empty() { Vec::new() } else { store::all(conn, Some(&ids)).await? };
    let posts = news::store::posts(conn, &ids).await?;
    let ideas = store::ideas(conn, &ids).await?;
    let outcomes: BTreeMap<i64, _> = outcomes::store::of_items(conn, &ids).await?.into_iter().collect();
    let mut items = Vec::new();
    for id in &ids {
        let Some(row) = rows.iter().find(|row| row.id == *id) else { continue };
        let title = store::titles(conn, Some(*id), language).await?.into_iter().next();
        let title = title.map(|row| (row.language, row.title)).unwrap_or_default();
        let mut card = card(row, title, &[], None);
        card.voices = store::voices(conn, *id).await?;
        let behind = ideas.iter().filter(|idea| idea.item_id == *id);
        let first = behind.clone().min_by_key(|idea| (idea.created_at, idea.id));
        let picture = posts.iter().filter(|(item, _)| item == id).find_map(|(_, post)| post.picture.clone());
        items.push(DoneCard {
            idea: first.cloned().map(Into::into),
            others: (behind.count() as i64 - 1).max(0),
            outcome: outcomes.get(id).copied().unwrap_or_default(),
            card,
            picture,
        });
    }
    let next = (page * DONE_PAGE < total).then(|| format!("?page={}", page + 1));
    Ok(DonePage { items, next, total })
}

impl From<store::IdeaRow> for IdeaBehind {
    fn from(row: store::IdeaRow) -> Self {
        Self {
            id: row.id,
            language: row.language,
            title: row.title,
            excerpt: row.excerpt,
            votes: row.votes,
            author: row.author,
            created_at: row.created_at,
        }
    }
}
