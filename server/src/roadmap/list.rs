//! Items in lists: a city has hundreds, so lists are sorted out here, of all that there are.

use std::collections::{BTreeMap, BTreeSet};

use app::domain::Millis;
use app::domain::directory::Directory;
use app::domain::roadmap::{History, ItemStage, Move, Promised, Roadmap, RoadmapFilter, View};
use app::i18n::Lang;
use app::pages::roadmap::{DoneCard, DonePage, IdeaBehind, ItemCard, ItemLink, PromiseView};
use serde::Deserialize;

use super::behind;
use super::changes::store::DueRow;
use super::store::{self, ItemRow};
use super::{news, outcomes};
use crate::db::Conn;

/// Items that a timeline or the changelog shows at once.
const MOST: usize = 100;
/// Delivered items on one page of "You asked, we did".
const DONE_PAGE: usize = 12;

/// The query of the roadmap's address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct RoadmapQuery {
    view: String,
    agency: String,
    area: String,
    topic: String,
    year: String,
    stage: String,
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
                stage: ItemStage::parse(&self.stage),
            },
        }
    }
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

/// The items that a view shows, in its order, and whether there are more than it can show.
pub fn shown(cards: Vec<ItemCard>, roadmap: &Roadmap, directory: &Directory, lang: Lang) -> (Vec<ItemCard>, bool) {
    let filter = &roadmap.filter;
    let id = |labels, slug: &Option<String>| slug.as_ref().map(|slug| Directory::id(labels, slug).unwrap_or(-1));
    let agency = id(&directory.agencies, &filter.agency);
    let area = id(&directory.areas, &filter.area);
    let topic = id(&directory.topics, &filter.topic);
    let fits = |card: &ItemCard| {
        agency.is_none_or(|id| card.agency_id == id || card.helpers.contains(&id))
            && area.is_none_or(|id| card.area_id == Some(id))
            && topic.is_none_or(|id| card.topic_id == Some(id))
            && filter.stage.is_none_or(|wanted| card.standing.stage == wanted)
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
    if roadmap.view == View::Columns || cards.len() <= MOST {
        return (cards, false);
    }
    if roadmap.view == View::Timeline {
        // What lies ahead is what people come for: the longest past is left out.
        cards.drain(..cards.len() - MOST);
    }
    cards.truncate(MOST);
    (cards, true)
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
    let items = behind::store::of_idea(conn, idea_id).await?;
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

/// One page of what was delivered, last delivered first, with what began it.
pub async fn done(conn: &mut Conn, cards: Vec<ItemCard>, page: usize) -> Result<DonePage, sqlx::Error> {
    let mut delivered: Vec<ItemCard> = cards.into_iter().filter(|card| card.delivered_at.is_some()).collect();
    delivered.sort_by_key(|card| std::cmp::Reverse((card.delivered_at, card.id)));
    let total = i64::try_from(delivered.len()).unwrap_or(i64::MAX);
    let shown: Vec<ItemCard> = delivered.into_iter().skip((page - 1) * DONE_PAGE).take(DONE_PAGE + 1).collect();
    let next = (shown.len() > DONE_PAGE).then(|| format!("?page={}", page + 1));
    let ids: Vec<i64> = shown.iter().take(DONE_PAGE).map(|card| card.id).collect();
    let posts = news::store::posts(conn, &ids).await?;
    let ideas = behind::store::ideas(conn, &ids).await?;
    let outcomes: BTreeMap<i64, _> = outcomes::store::of_items(conn, &ids).await?.into_iter().collect();
    let item = |card: ItemCard| {
        let behind = ideas.iter().filter(|idea| idea.item_id == card.id);
        let first = behind.clone().min_by_key(|idea| (idea.created_at, idea.id));
        DoneCard {
            idea: first.cloned().map(Into::into),
            others: (behind.count() as i64 - 1).max(0),
            outcome: outcomes.get(&card.id).copied().unwrap_or_default(),
            picture: posts.iter().filter(|(item, _)| *item == card.id).find_map(|(_, post)| post.picture.clone()),
            card,
        }
    };
    let items = shown.into_iter().take(DONE_PAGE).map(item).collect();
    Ok(DonePage { items, next, total })
}

impl From<behind::store::IdeaRow> for IdeaBehind {
    fn from(row: behind::store::IdeaRow) -> Self {
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
