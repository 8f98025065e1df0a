//! Every item as lists show it, kept until something changes that they show: the roadmap, or an idea
//! behind it. Who stands behind several ideas is counted once, which takes a query for each item;
//! where one idea changes, those of the others are not asked again.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use app::domain::Millis;
use app::pages::roadmap::ItemCard;

use super::behind::store::BehindRow;
use super::changes::store::DueRow;
use super::list::card;
use super::{behind, changes, news, store};
use crate::db::Conn;
use crate::events::Changes;
use crate::site::Site;

/// The items that were read last.
#[derive(Default)]
pub struct KeptItems(Mutex<Option<Arc<Items>>>);

struct Items {
    /// See [`version`]; of all the ideas behind them.
    version: u64,
    voices: BTreeMap<i64, Voices>,
    /// Cards without a title, each with language and title of all that there are.
    cards: Vec<(ItemCard, Vec<(String, String)>)>,
}

/// How many stand behind an item.
#[derive(Clone)]
struct Voices {
    /// The ideas behind it.
    ideas: Vec<i64>,
    /// See [`version`]; of these ideas, when their voices were counted.
    version: u64,
    count: i64,
}

impl Items {
    fn ideas(&self) -> impl Iterator<Item = i64> {
        self.voices.values().flat_map(|voices| voices.ideas.iter().copied())
    }
}

/// How often ideas have changed so far, taken together. What changes on the roadmap itself counts
/// as a change of all ideas (see [`super::record_change`]), of that which bears no number as well.
fn version(changes: &Changes, ideas: impl Iterator<Item = i64>) -> u64 {
    ideas.map(|id| changes.of_idea(id)).fold(changes.of_idea(0), u64::wrapping_add)
}

/// Every item as lists show it, for a reader of `language`, in the order of their numbers.
pub async fn all(site: &Site, language: &str) -> Result<Vec<ItemCard>, sqlx::Error> {
    let changes = site.db.changes();
    let kept = site.roadmap.0.lock().ok().and_then(|kept| kept.clone());
    let items = match kept {
        Some(items) if items.version == version(changes, items.ideas()) => items,
        kept => read(site, kept.as_deref()).await?,
    };
    let title = |titles: &[(String, String)]| {
        titles.iter().find(|(code, _)| code == language).or(titles.first()).cloned().unwrap_or_default()
    };
    let card = |(card, titles): &(ItemCard, Vec<_>)| {
        let (language, title) = title(titles);
        ItemCard { language, title, ..card.clone() }
    };
    Ok(items.cards.iter().map(card).collect())
}

/// Reads them, and keeps them unless something changed while it was being found out what to watch.
async fn read(site: &Site, before: Option<&Items>) -> Result<Arc<Items>, sqlx::Error> {
    let changes = site.db.changes();
    let lists = changes.of_lists();
    let mut conn = site.db.read().await?;
    let mut behind: BTreeMap<i64, Vec<BehindRow>> = BTreeMap::new();
    for row in behind::store::all_behind(&mut conn).await? {
        behind.entry(row.item_id).or_default().push(row);
    }
    let version = version(changes, behind.values().flatten().map(|row| row.id));
    let is_still = changes.of_lists() == lists;
    let voices = voices(&mut conn, changes, behind, before).await?;
    let cards = cards(&mut conn, &voices).await?;
    let items = Arc::new(Items { version, voices, cards });
    if let Ok(mut kept) = site.roadmap.0.lock()
        && is_still
    {
        *kept = Some(items.clone());
    }
    Ok(items)
}

async fn cards(
    conn: &mut Conn,
    voices: &BTreeMap<i64, Voices>,
) -> Result<Vec<(ItemCard, Vec<(String, String)>)>, sqlx::Error> {
    let items = store::all(conn, None).await?;
    let mut titles: BTreeMap<i64, Vec<(String, String)>> = BTreeMap::new();
    for row in store::titles(conn, None, "").await? {
        titles.entry(row.item_id).or_default().push((row.language, row.title));
    }
    let dues = by_item(changes::store::dues(conn).await?);
    let told: BTreeMap<i64, Millis> = news::store::last_told(conn).await?.into_iter().collect();
    let mut helpers: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for (item, agency) in store::helpers(conn, None).await? {
        helpers.entry(item).or_default().push(agency);
    }
    let mut cards = Vec::with_capacity(items.len());
    for item in items {
        let dues = dues.get(&item.id).map_or(&[][..], Vec::as_slice);
        let mut card = card(&item, Default::default(), dues, told.get(&item.id).copied());
        card.voices = voices.get(&item.id).map_or(0, |voices| voices.count);
        card.helpers = helpers.remove(&item.id).unwrap_or_default();
        cards.push((card, titles.remove(&item.id).unwrap_or_default()));
    }
    cards.sort_by_key(|(card, _)| card.id);
    Ok(cards)
}

fn by_item(rows: Vec<DueRow>) -> BTreeMap<i64, Vec<DueRow>> {
    let mut by_item: BTreeMap<i64, Vec<DueRow>> = BTreeMap::new();
    for row in rows {
        by_item.entry(row.item_id).or_default().push(row);
    }
    by_item
}

/// Residents behind each item, each once. One idea counts its own; of several, who supports more
/// than one of them is looked for, unless that is known from `before`.
async fn voices(
    conn: &mut Conn,
    changes: &Changes,
    behind: BTreeMap<i64, Vec<BehindRow>>,
    before: Option<&Items>,
) -> Result<BTreeMap<i64, Voices>, sqlx::Error> {
    let mut voices = BTreeMap::new();
    for (item, rows) in behind {
        let ideas: Vec<i64> = rows.iter().map(|row| row.id).collect();
        // Noted before they are counted: a voice that comes meanwhile makes them out of date.
        let version = version(changes, ideas.iter().copied());
        let known = before.and_then(|items| items.voices.get(&item));
        let known = known.filter(|known| known.version == version && known.ideas == ideas);
        let count = match (rows.as_slice(), known) {
            ([only], _) => only.votes,
            (_, Some(known)) => known.count,
            _ => behind::store::voices(conn, item).await?,
        };
        voices.insert(item, Voices { ideas, version, count });
    }
    Ok(voices)
}
