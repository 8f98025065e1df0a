//! Ideas that say what a text says.

pub mod score;

use app::domain::similar::{Marks, Reason, Strength};

use super::Snapshot;
use super::analysis::Language;

/// A text that somebody is writing, or has written.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// Its title, as far as it is typed.
    pub title: String,
    /// Its text, which may be empty.
    pub body: String,
    /// Language when the words do not tell: the reader's.
    pub language: Language,
    /// Number of the chosen area; 0 for none.
    pub area: u64,
    /// Number of the idea itself, which is not like itself; 0 when it is not kept yet.
    pub itself: i64,
}

/// An idea that was found to be like a text.
#[derive(Clone, Debug)]
pub struct Match {
    /// Its number.
    pub idea_id: i64,
    /// How alike, from 0 to 1.
    pub score: f32,
    /// What that means.
    pub strength: Option<Strength>,
    evidence: Evidence,
}

/// What the comparison found, word by word of the idea's title.
#[derive(Clone, Debug, Default)]
struct Evidence {
    same_area: bool,
}

impl Match {
    /// The words of the idea's title that made the score, in their own spelling, and the reason
    /// in words. `title` is the idea's title as it was written.
    pub fn explain(&self, _title: &str) -> (Marks, Reason) {
        (Marks::new(), Reason { place: None, ..Reason::default() })
    }

    /// Whether the area is the one that was chosen.
    pub fn is_same_area(&self) -> bool {
        self.evidence.same_area
    }
}

impl Snapshot {
    /// The ideas most like a draft, best first; at most `limit`, none of them below
    /// [`Strength::Related`].
    pub fn similar(&self, _draft: &Draft, _limit: usize) -> tantivy::Result<Vec<Match>> {
        Ok(Vec::new())
    }
}
