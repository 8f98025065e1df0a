//! Words that there are: those that a begun word may become, and those that a misspelt word may
//! have meant.

use tantivy::postings::TermInfo;
use tantivy::query::FuzzyTermQuery;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, InvertedIndexReader, SegmentReader, TERMINATED, Term as IndexTerm};

use super::parse::Query;
use crate::search::Snapshot;
use crate::search::analysis::{Language, analyse, frequency};

/// Words that a begun word is taken for, the most common ones.
const GOING_ON: usize = 20;
/// Words that a misspelt word is taken for.
const SPELT_LIKE: usize = 5;
/// Letters of a word that may be misspelt, and of one that may be begun.
const SHORTEST: usize = 4;
const BEGUN: usize = 2;
/// Terms of the dictionary that are looked at for one begun word.
const LOOKED_AT: usize = 4000;

impl Snapshot {
    /// Words that begin with a folded word, most common first; without the word itself.
    pub(super) fn going_on(&self, begun: &str) -> tantivy::Result<Vec<String>> {
        if begun.chars().count() < BEGUN {
            return Ok(Vec::new());
        }
        let mut found: Vec<(u32, String)> = Vec::new();
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(self.fields.surface)?;
            let mut terms = index.terms().range().ge(begun.as_bytes()).into_stream()?;
            let mut seen = 0;
            while terms.advance() && terms.key().starts_with(begun.as_bytes()) && seen < LOOKED_AT {
                seen += 1;
                let Ok(word) = std::str::from_utf8(terms.key()) else { continue };
                if word != begun {
                    found.push((terms.value().doc_freq, word.to_owned()));
                }
            }
        }
        Ok(most_common(found, GOING_ON))
    }

    /// Words that differ from a folded word by one letter, or by two neighbours changing places;
    /// most common first.
    pub(super) fn spelt_like(&self, word: &str) -> tantivy::Result<Vec<String>> {
        if word.chars().count() < SHORTEST {
            return Ok(Vec::new());
        }
        let alike = FuzzyTermQuery::new(IndexTerm::from_field_text(self.fields.surface, word), 1, true);
        let mut found = Vec::new();
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(self.fields.surface)?;
            let mut terms = index.terms().search(alike.automaton()?).into_stream()?;
            while terms.advance() {
                let Ok(like) = std::str::from_utf8(terms.key()) else { continue };
                let living = living(segment, &index, terms.value())?;
                if living > 0 {
                    found.push((living, like.to_owned()));
                }
            }
        }
        Ok(most_common(found, SPELT_LIKE))
    }

    /// What was typed with words that there are, when it holds words that there are not.
    pub(super) fn suggestion(&self, text: &str, query: &Query) -> tantivy::Result<Option<String>> {
        let mut better = text.to_owned();
        let mut is_better = false;
        // From the end, so that places before stay right.
        let words = analyse(text, query.language).words;
        for word in words.iter().rev() {
            // A ligature may be several words; none of them can be put in its place.
            let is_shared = words.iter().filter(|one| one.start < word.end && word.start < one.end).count() > 1;
            let is_there = is_shared
                || self.statistics.occurs(&word.stem)
                || frequency::is_common(&word.surface, query.language)
                || query
                    .parts
                    .iter()
                    .any(|part| part.is_open && part.terms.iter().any(|term| term.surface == word.surface));
            if is_there {
                continue;
            }
            if let Some(like) = self.spelt_like(&word.surface)?.into_iter().next() {
                better.replace_range(word.start..word.end, &spelling(&like, query.language));
                is_better = true;
            }
        }
        Ok(is_better.then_some(better))
    }
}

/// How many ideas hold a word that can be found today: the dictionary keeps those of a hidden one
/// until its part of the index is written anew, and nobody may learn of them by a suggestion.
fn living(segment: &SegmentReader, index: &InvertedIndexReader, word: &TermInfo) -> tantivy::Result<u32> {
    let Some(alive) = segment.alive_bitset() else { return Ok(word.doc_freq) };
    let mut found = index.read_postings_from_terminfo(word, IndexRecordOption::Basic)?;
    let mut living = 0;
    while found.doc() != TERMINATED {
        living += u32::from(alive.is_alive(found.doc()));
        found.advance();
    }
    Ok(living)
}

/// A folded word with the letters that the language writes.
fn spelling(word: &str, language: Language) -> String {
    if language == Language::Persian { word.replace('ي', "ی").replace('ك', "ک") } else { word.to_owned() }
}

fn most_common(mut found: Vec<(u32, String)>, most: usize) -> Vec<String> {
    found.sort_by(|a, b| a.1.cmp(&b.1));
    found.dedup_by(|later, first| {
        let is_same = later.1 == first.1;
        if is_same {
            first.0 += later.0;
        }
        is_same
    });
    found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    found.truncate(most);
    found.into_iter().map(|(_, word)| word).collect()
}
