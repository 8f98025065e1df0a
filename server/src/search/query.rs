//! Searching by words.

use std::ops::Range;

use app::domain::similar::Marks;

use super::Snapshot;
use super::analysis::Language;

/// What is looked for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// As typed: words, `"phrases"`, `-exclusions`.
    pub text: String,
    /// Language when the words do not tell: the reader's.
    pub language: Language,
    /// What else must hold.
    pub filter: Filter,
    /// Newest first instead of best first.
    pub newest: bool,
    /// How many to leave out at the beginning.
    pub skip: usize,
    /// How many to find.
    pub limit: usize,
}

/// Numbers that an idea must have; none is any. The numbers are those of [`super::index::Entry`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)] // Each is the column of the same name.
pub struct Filter {
    pub kind: Option<u64>,
    pub stage: Option<u64>,
    pub topic: Option<u64>,
    pub area: Option<u64>,
    pub agency: Option<u64>,
    pub language: Option<u64>,
    pub year: Option<u64>,
}

/// How many of the ideas found have each number. Each is counted under the other filters, and
/// not under its own: what one would get by choosing it.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs)] // Each is the column of the same name.
pub struct Facets {
    pub kind: Vec<(u64, u64)>,
    pub stage: Vec<(u64, u64)>,
    pub topic: Vec<(u64, u64)>,
    pub area: Vec<(u64, u64)>,
    pub agency: Vec<(u64, u64)>,
    pub language: Vec<(u64, u64)>,
    pub year: Vec<(u64, u64)>,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Numbers of the ideas in order.
    pub ideas: Vec<i64>,
    /// How many there are in all.
    pub total: usize,
    /// What they are sorted by, with counts.
    pub facets: Facets,
    /// The text with words that exist in place of words that do not.
    pub suggestion: Option<String>,
    /// Whether not all words were found together, so that ideas with some of them are shown.
    pub loosened: bool,
    /// Finds the words in texts.
    pub highlighter: Highlighter,
}

/// Finds what was looked for in a text.
#[derive(Clone, Debug, Default)]
pub struct Highlighter {}

/// A piece of a text with what was looked for in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// The piece, in the original spelling.
    pub text: String,
    /// What to mark in it.
    pub marks: Marks,
    /// Whether something was left out before it, and after it.
    pub cut: (bool, bool),
}

impl Highlighter {
    /// What to mark in a text of a language.
    pub fn marks(&self, _text: &str, _language: Language) -> Vec<Range<usize>> {
        Vec::new()
    }

    /// The piece of a plain text, about `length` characters long, that has most of what was
    /// looked for; none when it has nothing of it.
    pub fn passage(&self, _text: &str, _language: Language, _length: usize) -> Option<Passage> {
        None
    }
}

impl Snapshot {
    /// Looks for ideas.
    pub fn search(&self, _wanted: &Wanted) -> tantivy::Result<Found> {
        Ok(Found::default())
    }
}
