//! From what was typed to a question to the index.

use tantivy::Term as IndexTerm;
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, DisjunctionMaxQuery, Occur, PhraseQuery, Query as IndexQuery, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

use super::parse::{Part, Query};
use crate::search::Snapshot;
use crate::search::index::profile::Term;

/// What a word counts in the title, in the text, and in what others said.
const TITLE: f32 = 3.0;
const BODY: f32 = 1.0;
const REPLIES: f32 = 0.5;
/// What another word of the same meaning counts.
const MEANING: f32 = 0.7;
/// What a word counts that was found by its beginning, or despite its spelling.
const NEAR: f32 = 0.5;

type Clause = (Occur, Box<dyn IndexQuery>);

/// The question in two strengths.
pub struct Question {
    /// Ideas that have every part.
    pub all: BooleanQuery,
    /// Ideas that have at least one.
    pub any: BooleanQuery,
    /// Phrases that ideas must not have.
    pub unwanted: Vec<PhraseQuery>,
    /// Words that stand for those that were typed: begun words gone on with, misspelt ones set
    /// right.
    pub spellings: Vec<String>,
}

impl Snapshot {
    /// The question to the index.
    pub(super) fn question(&self, query: &Query) -> tantivy::Result<Question> {
        let (mut wanted, mut unwanted, mut spellings) = (Vec::new(), Vec::new(), Vec::new());
        let mut phrases = Vec::new();
        for part in &query.parts {
            if part.is_excluded {
                match self.phrase(part) {
                    // Tantivy's phrases may not be asked for a document before their first, which
                    // its exclusions do.
                    Some(phrase) => phrases.push(phrase),
                    None => unwanted.push(self.stem(&part.terms[0].stem)),
                }
            } else {
                wanted.push(self.meant(part, &mut spellings)?);
            }
        }
        let without = |occur: Occur| {
            let mut clauses: Vec<Clause> = wanted.iter().map(|query| (occur, query.box_clone())).collect();
            if clauses.is_empty() {
                clauses.push((Occur::Must, Box::new(AllQuery)));
            }
            clauses.extend(unwanted.iter().map(|query| (Occur::MustNot, query.box_clone())));
            BooleanQuery::new(clauses)
        };
        Ok(Question { all: without(Occur::Must), any: without(Occur::Should), unwanted: phrases, spellings })
    }

    /// A part as it was typed, in folded letters; a single word is no phrase.
    fn phrase(&self, part: &Part) -> Option<PhraseQuery> {
        let term = |term: &Term| IndexTerm::from_field_text(self.fields.surface, &term.surface);
        (part.terms.len() > 1).then(|| PhraseQuery::new(part.terms.iter().map(term).collect()))
    }

    /// A part in whatever words: its stems, what means the same, what goes on from it, and where
    /// nothing has it what is spelt almost so.
    fn meant(&self, part: &Part, spellings: &mut Vec<String>) -> tantivy::Result<Box<dyn IndexQuery>> {
        if let Some(phrase) = self.phrase(part).filter(|_| part.is_phrase) {
            return Ok(Box::new(phrase));
        }
        let mut ways: Vec<Box<dyn IndexQuery>> = Vec::new();
        let words: Vec<Clause> = part.terms.iter().map(|term| (Occur::Must, self.stem(&term.stem))).collect();
        ways.push(Box::new(BooleanQuery::new(words)));
        for concept in &part.concepts {
            if self.lexicon.is_built_in(*concept) {
                ways.push(boosted(self.fields.concepts, &concept.to_string(), MEANING));
            }
            // A city's own words are not in the index as concepts.
            for (_, stems) in self.lexicon.stems(*concept) {
                let all = stems.iter().map(|stem| (Occur::Must, self.stem(stem)));
                ways.push(Box::new(BoostQuery::new(Box::new(BooleanQuery::new(all.collect())), MEANING)));
            }
        }
        if let Some(last) = part.terms.last() {
            let near = if part.is_open { self.going_on(&last.surface)? } else { Vec::new() };
            let near = if near.is_empty() && !self.statistics.occurs(&last.stem) {
                self.spelt_like(&last.surface)?
            } else {
                near
            };
            for word in near {
                ways.push(boosted(self.fields.surface, &word, NEAR));
                spellings.push(word);
            }
        }
        Ok(Box::new(DisjunctionMaxQuery::new(ways)))
    }

    /// A stem, wherever it stands.
    fn stem(&self, stem: &str) -> Box<dyn IndexQuery> {
        let places = [(self.fields.title, TITLE), (self.fields.body, BODY), (self.fields.replies, REPLIES)];
        Box::new(BooleanQuery::new(
            places.iter().map(|(field, boost)| (Occur::Should, boosted(*field, stem, *boost))).collect(),
        ))
    }
}

fn boosted(field: Field, text: &str, boost: f32) -> Box<dyn IndexQuery> {
    let term = TermQuery::new(IndexTerm::from_field_text(field, text), IndexRecordOption::WithFreqs);
    Box::new(BoostQuery::new(Box::new(term), boost))
}
