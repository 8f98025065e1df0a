//! The civic lexicon: what one thing is called in three languages, by whom and where.
//!
//! Each `.toml` file beside this one lists concepts of one theme. They are read once, however
//! many lexicons there are. A city adds its own in a file of the same form, and its areas count
//! as places without being listed.

mod layer;
mod themes;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use serde::Deserialize;

use super::analysis::Language;
use super::index::profile::Term;
use super::index::statistics::key;
use layer::Layer;
pub use themes::fingerprint;

/// What sort of thing a concept is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ConceptKind {
    /// An object, a sort of place, a service, a group of people.
    Thing,
    /// What is wrong.
    Problem,
    /// What is asked for.
    Action,
    /// How something is.
    Quality,
    /// A way of asking: how, why, where.
    Frame,
    /// A word of everyday speech.
    Word,
    /// A place of this city.
    Place,
}

/// A concept as its file writes it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    kind: ConceptKind,
    #[serde(default)]
    en: Vec<String>,
    #[serde(default)]
    fa: Vec<String>,
    #[serde(default)]
    ar: Vec<String>,
}

impl Entry {
    /// A place by its names in each language.
    pub fn place(names: &BTreeMap<String, String>) -> Self {
        let of = |code: &str| names.get(code).cloned().into_iter().collect();
        Self { kind: ConceptKind::Place, en: of("en"), fa: of("fa"), ar: of("ar") }
    }

    fn words(&self) -> [(Language, &[String]); 3] {
        [(Language::English, &self.en), (Language::Persian, &self.fa), (Language::Arabic, &self.ar)]
    }
}

/// Number of a concept, while the program runs.
pub type ConceptId = u32;

/// Why a city's own words cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum LexiconError {
    /// The file cannot be read.
    #[error("{0} cannot be read: {1}")]
    Unreadable(String, std::io::Error),
    /// It is not of the form that is told in docs/search.md.
    #[error("{0} is not a list of concepts: {1}")]
    Malformed(String, toml::de::Error),
}

/// The stems of a word or phrase in a language.
pub type Stems = (Language, Vec<String>);

/// Masmou's own concepts. The index holds their numbers.
static BUILT_IN: LazyLock<Layer> = LazyLock::new(|| {
    let mut layer = Layer::default();
    for entry in themes::entries() {
        layer.add(layer.len() as ConceptId, &entry);
    }
    layer
});

/// Masmou's own concepts and those of a city, ready to be found in texts. Masmou's come first.
#[derive(Default)]
pub struct Lexicon {
    own: Layer,
    /// Words and phrases of the city's own concepts.
    stems: Vec<Vec<Stems>>,
}

/// Where a concept stands in a text: `length` words from `start` on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// The concept.
    pub concept: ConceptId,
    /// Its first word.
    pub start: usize,
    /// How many words.
    pub length: usize,
}

impl Lexicon {
    /// Masmou's own concepts, with a city's own words and places.
    pub fn new(own: &BTreeMap<String, Entry>, places: &[BTreeMap<String, String>]) -> Self {
        let mut lexicon = Self::default();
        own.values().for_each(|entry| lexicon.add(entry));
        places.iter().for_each(|names| lexicon.add(&Entry::place(names)));
        lexicon
    }

    /// Reads a city's own words; a missing file holds none.
    pub fn read_own(path: &Path) -> Result<BTreeMap<String, Entry>, LexiconError> {
        let name = || path.display().to_string();
        match std::fs::read_to_string(path) {
            Ok(text) => toml::from_str(&text).map_err(|error| LexiconError::Malformed(name(), error)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(BTreeMap::new()),
            Err(error) => Err(LexiconError::Unreadable(name(), error)),
        }
    }

    fn add(&mut self, entry: &Entry) {
        let concept = (BUILT_IN.len() + self.own.len()) as ConceptId;
        self.stems.push(self.own.add(concept, entry));
    }

    /// Whether a concept is Masmou's own, so that the index knows which ideas name it.
    pub fn is_built_in(&self, concept: ConceptId) -> bool {
        (concept as usize) < BUILT_IN.len()
    }

    /// What sort of thing a concept is.
    pub fn kind(&self, concept: ConceptId) -> ConceptKind {
        match (concept as usize).checked_sub(BUILT_IN.len()) {
            None => BUILT_IN.kind(concept as usize),
            Some(at) => self.own.kind(at),
        }
    }

    /// The words and phrases of a concept of the city, stemmed; none for Masmou's own, by whose
    /// numbers the index is asked.
    pub fn stems(&self, concept: ConceptId) -> &[Stems] {
        let at = (concept as usize).checked_sub(BUILT_IN.len());
        at.and_then(|at| self.stems.get(at)).map_or(&[], Vec::as_slice)
    }

    /// The concepts that a text names. Of phrases that begin at the same word the longest wins;
    /// a word within a longer phrase is not found again.
    pub fn find(&self, terms: &[Term<'_>], language: Language) -> Vec<Occurrence> {
        let language = if language == Language::Other { Language::English } else { language };
        let keys: Vec<u64> = terms.iter().map(|term| key(&term.stem)).collect();
        let mut found: Vec<Occurrence> = Vec::new();
        let mut start = 0;
        while start < keys.len() {
            let (before, mut longest) = (found.len(), 1);
            let mut tell = |concept, length| {
                if length > longest {
                    found.truncate(before);
                    longest = length;
                }
                if length == longest {
                    found.push(Occurrence { concept, start, length });
                }
            };
            BUILT_IN.each_at_start(&keys[start..], language, &mut tell);
            self.own.each_at_start(&keys[start..], language, &mut tell);
            start += longest;
        }
        found
    }
}
