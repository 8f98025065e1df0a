//! Concepts by the words and phrases that name them.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{ConceptId, ConceptKind, Entry, Stems};
use crate::search::analysis::{Language, analyse, frequency};
use crate::search::index::statistics::key;

/// From this share among all words on, a word alone names nothing: “in”, which is also Persian's
/// “door”.
const COMMONEST: f32 = 0.0015;

/// The stems of a phrase after its first, and the concept that it names.
struct Phrase {
    rest: Box<[u64]>,
    concept: ConceptId,
}

/// Some concepts with numbers that follow each other.
#[derive(Default)]
pub struct Layer {
    kinds: Vec<ConceptKind>,
    /// By language and first stem.
    phrases: FxHashMap<(Language, u64), Vec<Phrase>>,
}

impl Layer {
    /// Number of concepts.
    pub fn len(&self) -> usize {
        self.kinds.len()
    }

    /// What sort of thing a concept is, by its place in this layer.
    pub fn kind(&self, at: usize) -> ConceptKind {
        self.kinds[at]
    }

    /// Takes a concept in under a number, and gives its words and phrases, stemmed.
    pub fn add(&mut self, concept: ConceptId, entry: &Entry) -> Vec<Stems> {
        self.kinds.push(entry.kind);
        let (mut all, mut seen) = (Vec::new(), FxHashSet::default());
        for (language, words) in entry.words() {
            for word in words {
                let stems: Vec<String> = analyse(word, language).words.into_iter().map(|word| word.stem).collect();
                let keys: Vec<u64> = stems.iter().map(|stem| key(stem)).collect();
                let Some((first, rest)) = keys.split_first() else { continue };
                let says_nothing = stems.len() == 1 && says_nothing(word, language);
                if says_nothing || !seen.insert((language, keys.clone())) {
                    continue;
                }
                let phrase = Phrase { rest: rest.into(), concept };
                self.phrases.entry((language, *first)).or_default().push(phrase);
                all.push((language, stems));
            }
        }
        all
    }

    /// Calls back with each concept that is named from the beginning of `keys` on, and by how many
    /// of them.
    pub fn each_at_start(&self, keys: &[u64], language: Language, mut tell: impl FnMut(ConceptId, usize)) {
        let Some((first, rest)) = keys.split_first() else { return };
        for phrase in self.phrases.get(&(language, *first)).map_or(&[][..], Vec::as_slice) {
            if rest.starts_with(&phrase.rest) {
                tell(phrase.concept, phrase.rest.len() + 1);
            }
        }
    }
}

/// Whether a word is a single letter, or too common to name a concept by itself.
fn says_nothing(word: &str, language: Language) -> bool {
    let words = analyse(word, language).words;
    let is_common = |text: &str| text.chars().count() < 2 || frequency::share(text, language) >= COMMONEST;
    words.iter().all(|word| is_common(&word.surface) || is_common(&word.stem))
}
