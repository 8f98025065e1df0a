//! Items in lists.

use super::{IdeaBehind, PictureView};
use crate::domain::Millis;
use crate::domain::access::Place;
use crate::domain::roadmap::{Outcome, Promised, Roadmap, Standing};

/// An item in a list.
#[derive(Clone, Debug)]
pub struct ItemCard {
    /// Its number.
    pub id: i64,
    /// Language of the title.
    pub language: String,
    /// In the reader's language, or another that it has.
    pub title: String,
    /// Where it stands.
    pub standing: Standing,
    /// The agency that promises, by number.
    pub agency_id: i64,
    /// Topic, by number.
    pub topic_id: Option<i64>,
    /// Area, by number; none for the whole city.
    pub area_id: Option<i64>,
    /// Residents behind the ideas behind it, each counted once.
    pub voices: i64,
    /// How often its date moved.
    pub moved: i64,
    /// The date that was first promised.
    pub first_due: Option<Promised>,
    /// When something was last told of it.
    pub told_at: Millis,
    /// When it was delivered.
    pub delivered_at: Option<Millis>,
    /// Number of its last change.
    pub last_change: i64,
    /// Agencies that help.
    pub helpers: Vec<i64>,
}

impl ItemCard {
    /// What a moderator's reach is measured by.
    pub fn place(&self) -> Place {
        Place { topic_id: self.topic_id, area_id: self.area_id }
    }
}

/// The roadmap, in one of its views.
#[derive(Clone, Debug)]
pub struct RoadmapPage {
    /// View and filters, as the address told.
    pub roadmap: Roadmap,
    /// The items, in the order of the view.
    pub items: Vec<ItemCard>,
    /// Whether there are more than one page can show.
    pub is_cut: bool,
    /// Years that can be chosen.
    pub years: Vec<i16>,
    /// Items of which many say that they did not help, for moderators: number, language, title.
    pub reopenings: Vec<ItemLink>,
    /// Whether the viewer may begin a new item.
    pub can_promote: bool,
}

/// A way to an item.
#[derive(Clone, Debug)]
pub struct ItemLink {
    /// Its number.
    pub id: i64,
    /// Language of the title.
    pub language: String,
    /// Its title.
    pub title: String,
}

impl From<&ItemCard> for ItemLink {
    fn from(card: &ItemCard) -> Self {
        Self { id: card.id, language: card.language.clone(), title: card.title.clone() }
    }
}

/// The promise that an idea is part of.
#[derive(Clone, Debug)]
pub struct PromiseView {
    /// Its number.
    pub id: i64,
    /// Language of the title.
    pub language: String,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub standing: Standing,
    /// The agency that promises, by number.
    pub agency_id: i64,
}

/// A delivered item, and what began it.
#[derive(Clone, Debug)]
pub struct DoneCard {
    /// The item.
    pub card: ItemCard,
    /// The idea that began it: the first of those behind it.
    pub idea: Option<IdeaBehind>,
    /// How many others stand behind it.
    pub others: i64,
    /// What those say who were asked.
    pub outcome: Outcome,
    /// Its picture, from the evidence.
    pub picture: Option<PictureView>,
}

/// "You asked, we did".
#[derive(Clone, Debug, Default)]
pub struct DonePage {
    /// Last delivered first.
    pub items: Vec<DoneCard>,
    /// Whether there are earlier ones: query (with `?`) of the next page.
    pub next: Option<String>,
    /// How many there are in all.
    pub total: i64,
}
