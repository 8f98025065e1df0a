//! Searching by words.
//!
//! What was typed is read (`parse.rs`), turned into a question to the index (`ask.rs`), counted
//! and ranked in one pass (`collect.rs`), and found again in the texts (`highlight.rs`).

mod ask;
mod collect;
mod highlight;
mod parse;
mod suggest;

pub use highlight::{Highlighter, Passage};

use super::Snapshot;
use super::analysis::Language;
use parse::Query;

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

/// Numbers that an idea must have; none is any. The numbers are those of
/// [`Entry`](super::index::Entry).
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

impl Filter {
    /// In the order of [`collect::COLUMNS`].
    fn numbers(&self) -> [Option<u64>; 7] {
        [self.kind, self.stage, self.topic, self.area, self.agency, self.language, self.year]
    }
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

impl Snapshot {
    /// Looks for ideas that have all of the words; where there is none, for ideas that have some.
    pub fn search(&self, wanted: &Wanted) -> tantivy::Result<Found> {
        let query = Query::parse(&wanted.text, wanted.language, &self.lexicon);
        if query.is_empty() {
            return Ok(Found::default());
        }
        let asked = self.question(&query)?;
        let mut collected = self.collect(&asked.all, &asked.unwanted, wanted)?;
        let loosened = collected.total == 0 && query.words() > 1;
        if loosened {
            collected = self.collect(&asked.any, &asked.unwanted, wanted)?;
        }
        Ok(Found {
            suggestion: self.suggestion(&wanted.text, &query)?,
            loosened: loosened && collected.total > 0,
            highlighter: Highlighter::new(&query, asked.spellings, self.lexicon.clone()),
            ideas: collected.ideas,
            total: collected.total,
            facets: collected.facets,
        })
    }
}
