//! The ideas worth comparing with a text: those that share its words, its letters or its
//! meanings, as the index finds them.

use std::collections::BTreeMap;

use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, BoostQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocAddress, Term as IndexTerm};

use crate::search::Snapshot;
use crate::search::index::grams;
use crate::search::index::profile::{Profile, Term};
use crate::search::index::statistics::key;
use crate::search::lexicon::ConceptKind;

/// How many are compared by words and letters.
const BY_WORDS: usize = 60;
/// And how many by what the words mean, which are mostly of other languages.
const BY_MEANING: usize = 40;
/// Words of a text that are looked for, those that tell most: of a title, and of what follows.
const WORDS: (usize, usize) = (12, 8);
/// Letter groups of a title that are looked for, those that tell most.
const GRAMS: usize = 16;
/// Concepts that are looked for, those that tell most.
const CONCEPTS: usize = 20;
/// Words that tell less than this share of what the most telling one tells are not looked for, as
/// long as so many are left.
const COMMON: f32 = 0.4;
const FEWEST: usize = 4;
/// What a letter group counts beside a word.
const GRAM_BOOST: f32 = 0.3;
/// What a word of the text counts beside a word of the title.
const BODY_BOOST: f32 = 0.5;

/// Terms to look for, each once, with what they count.
#[derive(Default)]
struct Terms(BTreeMap<(Field, String), f32>);

impl Terms {
    fn add(&mut self, field: Field, text: &str, boost: f32) {
        let weight = self.0.entry((field, text.to_owned())).or_default();
        *weight = weight.max(boost);
    }

    fn query(self) -> Option<BooleanQuery> {
        let clauses: Vec<(Occur, Box<dyn Query>)> = self
            .0
            .into_iter()
            .map(|((field, text), boost)| {
                let term = TermQuery::new(IndexTerm::from_field_text(field, &text), IndexRecordOption::WithFreqs);
                (Occur::Should, Box::new(BoostQuery::new(Box::new(term), boost)) as Box<dyn Query>)
            })
            .collect();
        (!clauses.is_empty()).then(|| BooleanQuery::new(clauses))
    }
}

impl Snapshot {
    /// The candidates for a text, with what the index gives each: first those found by words, best
    /// first, then those found by their meaning alone. And how many the first are.
    pub(super) fn candidates(&self, profile: &Profile<'_>) -> tantivy::Result<(Vec<(f32, DocAddress)>, usize)> {
        let mut found = self.top(self.by_words(profile), BY_WORDS)?;
        let by_words = found.len();
        for (score, address) in self.top(self.by_meaning(profile), BY_MEANING)? {
            if !found.iter().any(|(_, known)| *known == address) {
                // What it shares are other words, which the first query did not count.
                found.push((score.min(found.last().map_or(score, |last| last.0)), address));
            }
        }
        Ok((found, by_words))
    }

    fn top(&self, terms: Terms, most: usize) -> tantivy::Result<Vec<(f32, DocAddress)>> {
        match terms.query() {
            Some(query) => self.searcher.search(&query, &TopDocs::with_limit(most).order_by_score()),
            None => Ok(Vec::new()),
        }
    }

    fn by_words(&self, profile: &Profile<'_>) -> Terms {
        let mut terms = Terms::default();
        let stems = |words: &[Term<'_>], most| {
            rarest(words.iter().map(|word| (word.stem.to_string(), self.statistics.word(&word.stem))), most)
        };
        for stem in stems(&profile.title, WORDS.0) {
            terms.add(self.fields.title, &stem, 1.0);
            if !profile.body.is_empty() {
                terms.add(self.fields.body, &stem, BODY_BOOST);
            }
        }
        for stem in stems(&profile.body, WORDS.1) {
            terms.add(self.fields.title, &stem, BODY_BOOST);
            terms.add(self.fields.body, &stem, BODY_BOOST);
        }
        let mut groups = Vec::new();
        for word in &profile.title {
            grams::each(&word.surface, |gram| groups.push((gram.to_owned(), self.statistics.gram(key(gram)))));
        }
        for gram in rarest(groups.into_iter(), GRAMS) {
            terms.add(self.fields.grams, &gram, GRAM_BOOST);
        }
        terms
    }

    /// What the words mean: the lexicon's own concepts by number, those of the city by all of
    /// their words, since the index was made without them.
    fn by_meaning(&self, profile: &Profile<'_>) -> Terms {
        let mut found = Vec::new();
        for (words, boost) in [(&profile.title, 1.0), (&profile.body, BODY_BOOST)] {
            for occurrence in self.lexicon.find(words, profile.language) {
                if self.lexicon.kind(occurrence.concept) != ConceptKind::Frame {
                    found.push((occurrence.concept, boost, boost * self.statistics.concept(occurrence.concept)));
                }
            }
        }
        found.sort_by(|a, b| b.2.total_cmp(&a.2).then(a.0.cmp(&b.0)));
        found.dedup_by_key(|(concept, ..)| *concept);
        let mut terms = Terms::default();
        for (concept, boost, _) in found.into_iter().take(CONCEPTS) {
            if self.lexicon.is_built_in(concept) {
                terms.add(self.fields.concepts, &concept.to_string(), boost);
                continue;
            }
            for (_, stems) in self.lexicon.stems(concept) {
                let rarest = stems.iter().max_by(|a, b| self.statistics.word(a).total_cmp(&self.statistics.word(b)));
                if let Some(stem) = rarest {
                    terms.add(self.fields.title, stem, boost);
                    terms.add(self.fields.body, stem, boost * BODY_BOOST);
                }
            }
        }
        terms
    }
}

/// The words that tell most, each once.
fn rarest(words: impl Iterator<Item = (String, f32)>, most: usize) -> Vec<String> {
    let mut words: Vec<_> = words.collect();
    words.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    words.dedup_by(|a, b| a.0 == b.0);
    words.truncate(most);
    // Those that are common beside the others cost most and decide least.
    let least = words.first().map_or(0.0, |(_, weight)| weight * COMMON);
    let kept = words.iter().take_while(|(_, weight)| *weight >= least).count().max(FEWEST);
    words.into_iter().take(kept).map(|(word, _)| word).collect()
}
