//! The civic lexicon: what one thing is called in three languages, by whom and where.
//!
//! Each `.toml` file beside this one lists concepts of one theme. A city adds its own in a file
//! of the same form, and its areas count as places without being listed.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::analysis::{Language, analyse, frequency};
use super::index::profile::Term;
use super::index::statistics::key;

/// The lexicon's own files.
const THEMES: &[(&str, &str)] = &[
    ("actions", include_str!("actions.toml")),
    ("administration", include_str!("administration.toml")),
    ("animals", include_str!("animals.toml")),
    ("culture", include_str!("culture.toml")),
    ("digital", include_str!("digital.toml")),
    ("economy", include_str!("economy.toml")),
    ("education", include_str!("education.toml")),
    ("energy-environment", include_str!("energy-environment.toml")),
    ("health", include_str!("health.toml")),
    ("housing", include_str!("housing.toml")),
    ("lighting", include_str!("lighting.toml")),
    ("parks", include_str!("parks.toml")),
    ("qualities", include_str!("qualities.toml")),
    ("roads", include_str!("roads.toml")),
    ("safety", include_str!("safety.toml")),
    ("social", include_str!("social.toml")),
    ("transport", include_str!("transport.toml")),
    ("waste", include_str!("waste.toml")),
    ("water", include_str!("water.toml")),
    ("everyday/adjectives", include_str!("everyday/adjectives.toml")),
    ("everyday/frames", include_str!("everyday/frames.toml")),
    ("everyday/nouns", include_str!("everyday/nouns.toml")),
    ("everyday/verbs", include_str!("everyday/verbs.toml")),
];

/// A number that changes with any word of the lexicon.
pub fn fingerprint() -> u64 {
    THEMES.iter().fold(0, |sum: u64, (theme, text)| sum.rotate_left(7) ^ key(theme) ^ key(text))
}

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

/// From this share among all words on, a word alone names nothing: “in”, which is also Persian's
/// “door”.
const COMMONEST: f32 = 0.0015;

/// Whether a word is a single letter, or too common to name a concept by itself.
fn says_nothing(word: &str, language: Language) -> bool {
    let words = analyse(word, language).words;
    let is_common = |text: &str| text.chars().count() < 2 || frequency::share(text, language) >= COMMONEST;
    words.iter().all(|word| is_common(&word.surface) || is_common(&word.stem))
}

/// The stems of a word or phrase, and the concept it belongs to.
struct Phrase {
    rest: Vec<u64>,
    concept: ConceptId,
}

/// Concepts, ready to be found in texts.
#[derive(Default)]
pub struct Lexicon {
    kinds: Vec<ConceptKind>,
    /// Phrases by language and first stem, longest first.
    phrases: FxHashMap<(Language, u64), Vec<Phrase>>,
    /// Stems that stand for a concept of the city, by concept: a phrase is one list.
    stems: Vec<Vec<(Language, Vec<String>)>>,
    /// How many concepts are Masmou's own: they come first.
    built_in: usize,
}

/// Masmou's own concepts. The index holds their numbers.
pub static BUILT_IN: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&BTreeMap::new(), &[]));

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
        for (theme, text) in THEMES {
            match toml::from_str::<BTreeMap<String, Entry>>(text) {
                Ok(entries) => entries.values().for_each(|entry| lexicon.add(entry)),
                // A test reads every file, so this does not reach a city.
                Err(error) => tracing::error!(theme, %error, "a theme of the lexicon cannot be read"),
            }
        }
        lexicon.built_in = lexicon.len();
        own.values().for_each(|entry| lexicon.add(entry));
        places.iter().for_each(|names| lexicon.add(&Entry::place(names)));
        for phrases in lexicon.phrases.values_mut() {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
        }
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
        let concept = self.kinds.len() as ConceptId;
        self.kinds.push(entry.kind);
        let mut of_concept = Vec::new();
        let mut seen = FxHashSet::default();
        for (language, words) in entry.words() {
            for word in words {
                let stems: Vec<String> = analyse(word, language).words.into_iter().map(|word| word.stem).collect();
                let keys: Vec<u64> = stems.iter().map(|stem| key(stem)).collect();
                let Some((first, rest)) = keys.split_first() else { continue };
                if stems.len() == 1 && says_nothing(word, language) {
                    continue;
                }
                if !seen.insert((language, keys.clone())) {
                    continue;
                }
                let phrase = Phrase { rest: rest.to_vec(), concept };
                self.phrases.entry((language, *first)).or_default().push(phrase);
                of_concept.push((language, stems));
            }
        }
        self.stems.push(of_concept);
    }

    /// Number of concepts.
    pub fn len(&self) -> usize {
        self.kinds.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }

    /// Whether a concept is Masmou's own, so that the index knows which ideas name it.
    pub fn is_built_in(&self, concept: ConceptId) -> bool {
        (concept as usize) < self.built_in
    }

    /// What sort of thing a concept is.
    pub fn kind(&self, concept: ConceptId) -> ConceptKind {
        self.kinds[concept as usize]
    }

    /// The words and phrases of a concept, stemmed.
    pub fn stems(&self, concept: ConceptId) -> &[(Language, Vec<String>)] {
        &self.stems[concept as usize]
    }

    /// The concepts that a text names. Of phrases that begin at the same word the longest wins;
    /// a word within a longer phrase is not found again.
    pub fn find(&self, terms: &[Term<'_>], language: Language) -> Vec<Occurrence> {
        let language = if language == Language::Other { Language::English } else { language };
        let keys: Vec<u64> = terms.iter().map(|term| key(&term.stem)).collect();
        let mut found = Vec::new();
        let mut at = 0;
        while at < keys.len() {
            let mut longest = 0;
            for phrase in self.phrases.get(&(language, keys[at])).map_or(&[][..], Vec::as_slice) {
                let length = phrase.rest.len() + 1;
                if length >= longest && keys[at + 1..].starts_with(&phrase.rest) {
                    found.push(Occurrence { concept: phrase.concept, start: at, length });
                    longest = length;
                }
            }
            at += longest.max(1);
        }
        found
    }
}
