//! Finding in a text what was looked for.

use std::ops::Range;
use std::sync::Arc;

use app::domain::similar::Marks;
use rustc_hash::FxHashSet;

use super::parse::Query;
use crate::search::analysis::{Language, Words, analyse};
use crate::search::index::profile::Term;
use crate::search::lexicon::{ConceptId, Lexicon};

/// Finds what was looked for in a text.
#[derive(Clone, Default)]
pub struct Highlighter {
    stems: FxHashSet<String>,
    surfaces: FxHashSet<String>,
    concepts: FxHashSet<ConceptId>,
    lexicon: Option<Arc<Lexicon>>,
}

impl std::fmt::Debug for Highlighter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Highlighter")
            .field("stems", &self.stems)
            .field("surfaces", &self.surfaces)
            .finish_non_exhaustive()
    }
}

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
    /// For what was typed; `spellings` are words that stand for those that were typed.
    pub(super) fn new(query: &Query, spellings: Vec<String>, lexicon: Arc<Lexicon>) -> Self {
        let wanted = || query.parts.iter().filter(|part| !part.is_excluded);
        Self {
            stems: wanted().flat_map(|part| part.terms.iter().map(|term| term.stem.to_string())).collect(),
            surfaces: spellings.into_iter().collect(),
            concepts: wanted().flat_map(|part| part.concepts.iter().copied()).collect(),
            lexicon: Some(lexicon),
        }
    }

    /// For words that have these stems.
    pub fn of_stems(stems: Vec<String>) -> Self {
        Self { stems: stems.into_iter().collect(), ..Self::default() }
    }

    /// What to mark in a text of a language.
    pub fn marks(&self, text: &str, language: Language) -> Marks {
        let words = analyse(text, language);
        let found = self.found(&words);
        marks(&words, &found)
    }

    /// Which words of a text were looked for.
    fn found(&self, words: &Words) -> Vec<bool> {
        let mut found: Vec<bool> = words
            .words
            .iter()
            .map(|word| self.stems.contains(&word.stem) || self.surfaces.contains(&word.surface))
            .collect();
        if let Some(lexicon) = self.lexicon.as_ref().filter(|_| !self.concepts.is_empty()) {
            let terms: Vec<Term<'static>> = words.words.iter().cloned().map(Term::from).collect();
            for occurrence in lexicon.find(&terms, words.language) {
                if self.concepts.contains(&occurrence.concept) {
                    found[occurrence.start..occurrence.start + occurrence.length].fill(true);
                }
            }
        }
        found
    }

    /// The piece of a plain text, about `length` characters long, that has most of what was
    /// looked for; none when it has nothing of it.
    pub fn passage(&self, text: &str, language: Language, length: usize) -> Option<Passage> {
        let words = analyse(text, language);
        let found = self.found(&words);
        let marked = marks(&words, &found);
        let first = best_start(text, &marked, length)?;
        let (start, end) = window(text, &words, marked[first].start, length);
        let marks = marked
            .iter()
            .filter(|mark| mark.start >= start && mark.end <= end)
            .map(|mark| mark.start - start..mark.end - start)
            .collect();
        Some(Passage { text: text[start..end].to_owned(), marks, cut: (start > 0, end < text.len()) })
    }
}

/// Where the words that were found stand. A ligature may be several words; it is marked once.
fn marks(words: &Words, found: &[bool]) -> Marks {
    let mut marks: Marks = Vec::new();
    for (word, _) in words.words.iter().zip(found).filter(|(_, found)| **found) {
        if marks.last().is_none_or(|last| last.end <= word.start) {
            marks.push(word.start..word.end);
        }
    }
    marks
}

/// The mark from which on most different words stand within `length` characters.
fn best_start(text: &str, marks: &[Range<usize>], length: usize) -> Option<usize> {
    // A character takes up to four bytes; two is Arabic's measure, and a little more or less
    // does no harm here.
    let bytes = length * 3 / 2;
    let worth = |from: usize| {
        let within = marks[from..].iter().take_while(|mark| mark.end <= marks[from].start + bytes);
        within.map(|mark| text[mark.clone()].to_lowercase()).collect::<FxHashSet<_>>().len()
    };
    (0..marks.len().min(200)).max_by_key(|from| (worth(*from), std::cmp::Reverse(*from)))
}

/// About `length` characters around a place, from the beginning of a word to the end of one.
fn window(text: &str, words: &Words, place: usize, length: usize) -> (usize, usize) {
    let before = text[..place].char_indices().rev().nth(length / 4).map_or(0, |(at, _)| at);
    let start = if before == 0 {
        0
    } else {
        words.words.iter().map(|word| word.start).find(|at| *at >= before).unwrap_or(place)
    };
    let after = text[start..].char_indices().nth(length).map_or(text.len(), |(at, _)| start + at);
    let end = if after == text.len() {
        after
    } else {
        words.words.iter().map(|word| word.end).rfind(|at| *at <= after && *at > place).unwrap_or(after)
    };
    (start, end)
}
