//! A text made ready for comparing: its distinct words with their weights, what they mean, and
//! the groups of letters it is made of.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::search::analysis::{Language, arabic};
use crate::search::index::grams;
use crate::search::index::profile::Term;
use crate::search::index::statistics::{Statistics, key};
use crate::search::lexicon::{ConceptKind, Lexicon, Occurrence};

/// Words of which a text is compared at most, those that tell most: more cost time and tell
/// little.
const MOST_WORDS: usize = 32;

/// What a word of everyday speech counts beside one of the city's life.
const EVERYDAY: f32 = 0.8;
/// What a word of the title counts beside one of the text.
const IN_TITLE: f32 = 1.5;

/// A distinct word of a text.
#[derive(Clone, Debug)]
pub struct Unit {
    /// Where it first stands among the text's words.
    pub at: usize,
    /// Hash of its stem.
    pub stem: u64,
    /// Hash of its consonants, or of its stem where it has none.
    pub root: u64,
    /// How much it tells.
    pub weight: f32,
    /// What it may mean: part of a word or phrase of the lexicon.
    pub concepts: Vec<Occurrence>,
    /// Pairs of neighbouring letters, sorted.
    pairs: Vec<u32>,
    /// One bit for each pair: two words cannot have more pairs in common than bits.
    bits: u64,
}

/// Weights by key, sorted by key, with the length of the vector.
#[derive(Clone, Debug, Default)]
pub struct Vector {
    entries: Vec<(u64, f32)>,
    length: f32,
}

/// A text ready for comparing.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// Its language.
    pub language: Language,
    /// Its distinct words.
    pub units: Vec<Unit>,
    /// Stems.
    pub stems: Vector,
    /// What the words mean: concepts, and consonants of words that the lexicon does not know.
    pub meanings: Vector,
    /// Concepts alone, by which texts of two languages are compared.
    pub concepts: Vector,
    /// Letter groups.
    pub grams: Vector,
}

impl Vector {
    fn new(map: FxHashMap<u64, f32>) -> Self {
        let mut entries: Vec<_> = map.into_iter().collect();
        entries.sort_unstable_by_key(|(key, _)| *key);
        let length = entries.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
        Self { entries, length }
    }

    /// The cosine of the angle between two vectors.
    pub fn cosine(&self, other: &Self) -> f32 {
        let (product, _) = self.product(other);
        if product == 0.0 { 0.0 } else { product / (self.length * other.length) }
    }

    /// Their inner product, and the sum of the smaller weights of what they share.
    pub fn product(&self, other: &Self) -> (f32, f32) {
        let (mut a, mut b) = (self.entries.iter().peekable(), other.entries.iter().peekable());
        let (mut sum, mut shared) = (0.0, 0.0);
        while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
            match x.0.cmp(&y.0) {
                std::cmp::Ordering::Less => _ = a.next(),
                std::cmp::Ordering::Greater => _ = b.next(),
                std::cmp::Ordering::Equal => {
                    sum += x.1 * y.1;
                    shared += x.1.min(y.1);
                    a.next();
                    b.next();
                }
            }
        }
        (sum, shared)
    }
}

impl Text {
    /// Makes a text ready whose first `title` words are its title.
    pub fn new(
        terms: &[Term<'_>],
        title: usize,
        language: Language,
        statistics: &Statistics,
        lexicon: &Lexicon,
    ) -> Self {
        let mut units = distinct(terms, statistics);
        name_concepts(&mut units, terms, language, lexicon);
        if units.len() > MOST_WORDS {
            units.sort_by(|a, b| b.weight.total_cmp(&a.weight));
            units.truncate(MOST_WORDS);
            units.sort_by_key(|unit| unit.at);
        }
        let stems = units.iter().map(|unit| (unit.stem, unit.weight)).collect();
        Self {
            language,
            stems: Vector::new(stems),
            meanings: meanings(&units),
            concepts: concepts(&units, title, statistics, lexicon),
            grams: letters(&units, terms, statistics),
            units,
        }
    }
}

fn distinct(terms: &[Term<'_>], statistics: &Statistics) -> Vec<Unit> {
    let mut seen = FxHashSet::default();
    let mut units = Vec::with_capacity(terms.len());
    for (at, term) in terms.iter().enumerate() {
        let stem = key(&term.stem);
        if !seen.insert(stem) {
            continue;
        }
        let pairs = pairs(&term.stem);
        units.push(Unit {
            at,
            stem,
            root: root(&term.stem).map_or(stem, |root| key(&root)),
            weight: statistics.word(&term.stem),
            concepts: Vec::new(),
            bits: pairs.iter().fold(0, |bits, pair| bits | 1 << (pair.wrapping_mul(0x9E37_79B1) >> 26)),
            pairs,
        });
    }
    units
}

/// Consonants are shared by words of Arabic origin, in Persian as well.
fn root(stem: &str) -> Option<String> {
    let is_arabic = stem.chars().next().is_some_and(crate::search::analysis::fold::is_arabic);
    if is_arabic { arabic::skeleton(stem) } else { None }
}

fn name_concepts(units: &mut [Unit], terms: &[Term<'_>], language: Language, lexicon: &Lexicon) {
    for occurrence in lexicon.find(terms, language) {
        for term in &terms[occurrence.start..occurrence.start + occurrence.length] {
            let stem = key(&term.stem);
            if let Some(unit) = units.iter_mut().find(|unit| unit.stem == stem)
                && unit.concepts.iter().all(|known| known.concept != occurrence.concept)
            {
                unit.concepts.push(occurrence);
            }
        }
    }
}

/// Ways of asking say nothing of what is asked for. A word that may mean several things counts
/// less for each.
fn concepts(units: &[Unit], title: usize, statistics: &Statistics, lexicon: &Lexicon) -> Vector {
    let mut map: FxHashMap<u64, f32> = FxHashMap::default();
    for unit in units {
        for Occurrence { concept, .. } in &unit.concepts {
            let worth = match lexicon.kind(*concept) {
                ConceptKind::Frame => continue,
                ConceptKind::Word => EVERYDAY,
                _ => 1.0,
            };
            let place = if unit.at < title { IN_TITLE } else { 1.0 };
            let weight = worth * place * statistics.concept(*concept) / (unit.concepts.len() as f32).sqrt();
            let entry = map.entry(u64::from(*concept)).or_default();
            *entry = entry.max(weight);
        }
    }
    Vector::new(map)
}

fn meanings(units: &[Unit]) -> Vector {
    let mut map: FxHashMap<u64, f32> = FxHashMap::default();
    for unit in units {
        // Numbers of concepts are small, hashes of words are not.
        let key = unit.concepts.first().map_or(unit.root, |found| u64::from(found.concept));
        let weight = map.entry(key).or_default();
        *weight = weight.max(unit.weight);
    }
    Vector::new(map)
}

fn letters(units: &[Unit], terms: &[Term<'_>], statistics: &Statistics) -> Vector {
    let mut map = FxHashMap::default();
    for unit in units {
        grams::each(&terms[unit.at].surface, |gram| {
            let gram = key(gram);
            map.entry(gram).or_insert_with(|| statistics.gram(gram));
        });
    }
    Vector::new(map)
}

fn pairs(word: &str) -> Vec<u32> {
    let mut list = Vec::with_capacity(word.len() + 1);
    let mut before = '_';
    for c in word.chars().chain(['_']) {
        list.push((before as u32) << 16 ^ c as u32);
        before = c;
    }
    list.sort_unstable();
    list
}

impl Unit {
    /// Dice's coefficient of the letter pairs of two words, or 0 where it is under `least`.
    pub fn resemblance(&self, other: &Self, least: f32) -> f32 {
        let all = (self.pairs.len() + other.pairs.len()) as f32;
        // Each bit stands for at least one pair; a pair that occurs twice may cost a little.
        let most = (self.bits & other.bits).count_ones() + 1;
        if 2.0 * most as f32 / all < least {
            return 0.0;
        }
        let (mut a, mut b, mut common) = (0, 0, 0);
        while a < self.pairs.len() && b < other.pairs.len() {
            match self.pairs[a].cmp(&other.pairs[b]) {
                std::cmp::Ordering::Less => a += 1,
                std::cmp::Ordering::Greater => b += 1,
                std::cmp::Ordering::Equal => {
                    common += 1;
                    a += 1;
                    b += 1;
                }
            }
        }
        let dice = 2.0 * common as f32 / all;
        if dice < least { 0.0 } else { dice }
    }
}
