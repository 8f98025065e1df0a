//! The home page: the list of ideas.

use crate::domain::Millis;
use crate::domain::idea::{Kind, Stage};
use crate::domain::listing::{Listing, Page};

/// One idea in a list.
#[derive(Clone, Debug)]
pub struct IdeaCard {
    /// Its number.
    pub id: i64,
    /// Its kind.
    pub kind: Kind,
    /// Its stage.
    pub stage: Stage,
    /// Language of its text (BCP 47).
    pub language: String,
    /// Its title.
    pub title: String,
    /// Its first words.
    pub excerpt: String,
    /// Residents' voices.
    pub votes: i64,
    /// Supports from elsewhere, without names.
    pub imported_votes: i64,
    /// Comments that can be read.
    pub comments: i64,
    /// When it was submitted.
    pub created_at: Millis,
    /// Topic, by number.
    pub topic_id: Option<i64>,
    /// Area, by number.
    pub area_id: Option<i64>,
    /// Agency, by number.
    pub agency_id: Option<i64>,
    /// Public name of its author; none when imported.
    pub author: Option<String>,
    /// Whether the viewer supports it.
    pub supported: bool,
}

/// What the home page shows.
#[derive(Clone, Debug)]
pub struct HomePage {
    /// Filters, order and page, as the address told.
    pub listing: Listing,
    /// The ideas of this page.
    pub ideas: Vec<IdeaCard>,
    /// The page before this one.
    pub previous: Option<Page>,
    /// The page after this one.
    pub next: Option<Page>,
}
