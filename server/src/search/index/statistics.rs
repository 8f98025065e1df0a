//! How rare words and letter groups are, in the city's ideas and in the language at large.

use std::hash::Hasher;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHasher};

use tantivy::Searcher;
use tantivy::schema::Field;

use super::Fields;
use crate::search::analysis::{Language, frequency, stem};

/// How many texts of usual words the knowledge of a language counts for.
pub const BACKGROUND: f32 = 2000.0;
/// Texts that are taken for granted before a concept's rarity means much.
const FEW: f32 = 100.0;
/// Words of a typical text, by which a share among words becomes a share among texts.
const WORDS_OF_A_TEXT: f32 = 8.0;

/// Counts of texts by word and by letter group.
#[derive(Debug, Default)]
pub struct Statistics {
    /// Number of ideas.
    pub texts: f32,
    words: FxHashMap<u64, u32>,
    grams: FxHashMap<u64, u32>,
    concepts: FxHashMap<u64, u32>,
}

/// Hash of a word, by which it is counted.
pub fn key(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(word.as_bytes());
    hasher.finish()
}

impl Statistics {
    /// Counts what an index holds.
    pub fn read(searcher: &Searcher, fields: &Fields) -> tantivy::Result<Self> {
        let (mut words, mut grams) = (FxHashMap::default(), FxHashMap::default());
        add(searcher, fields.title, &mut words)?;
        add(searcher, fields.body, &mut words)?;
        add(searcher, fields.grams, &mut grams)?;
        let mut concepts = FxHashMap::default();
        add(searcher, fields.concepts, &mut concepts)?;
        Ok(Self { texts: searcher.num_docs() as f32, words, grams, concepts })
    }

    /// How much a stem tells: the logarithm of how seldom it occurs.
    pub fn word(&self, stem: &str) -> f32 {
        let key = key(stem);
        let count =
            self.words.get(&key).map_or(0.0, |count| *count as f32) + BACKGROUND_COUNTS.get(&key).unwrap_or(&0.0);
        (1.0 + (self.texts + BACKGROUND) / (count + 1.0)).ln()
    }

    /// Whether any idea has a stem.
    pub fn occurs(&self, stem: &str) -> bool {
        self.words.contains_key(&key(stem))
    }

    /// The same of a concept, whatever it is called.
    pub fn concept(&self, concept: u32) -> f32 {
        let count = self.concepts.get(&key(&concept.to_string())).copied().unwrap_or(0) as f32;
        (1.0 + (self.texts + FEW) / (count + 1.0)).ln()
    }

    /// The same of a letter group.
    pub fn gram(&self, gram: u64) -> f32 {
        let count = self.grams.get(&gram).copied().unwrap_or(0) as f32;
        (1.0 + self.texts / (count + 1.0)).ln()
    }
}

fn key_of_bytes(bytes: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(bytes);
    hasher.finish()
}

fn add(searcher: &Searcher, field: Field, counts: &mut FxHashMap<u64, u32>) -> tantivy::Result<()> {
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(field)?;
        let mut terms = index.terms().stream()?;
        while terms.advance() {
            *counts.entry(key_of_bytes(terms.key())).or_default() += terms.value().doc_freq;
        }
    }
    Ok(())
}

/// What is known of the languages, as if it had been counted in [`BACKGROUND`] texts of each.
static BACKGROUND_COUNTS: LazyLock<FxHashMap<u64, f32>> = LazyLock::new(|| {
    let mut words = FxHashMap::default();
    for language in [Language::Arabic, Language::Persian, Language::English] {
        for (word, share) in frequency::all(language) {
            let among_texts = 1.0 - (1.0 - share).powf(WORDS_OF_A_TEXT);
            *words.entry(key(&stem(word, language))).or_default() += BACKGROUND * among_texts;
        }
    }
    words
});
