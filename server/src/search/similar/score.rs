//! How alike two texts are.

use rustc_hash::FxHashMap;

use crate::search::index::grams;
use crate::search::index::profile::Term;
use crate::search::index::statistics::{Statistics, key};

/// Two words are taken for the same one, misspelt or inflected, from this share of common
/// letter pairs on (Dice's coefficient).
const SAME_WORD: f32 = 0.5;

/// A word ready for comparing.
#[derive(Clone, Debug)]
pub struct Unit {
    pub stem: u64,
    pub weight: f32,
    pub pairs: Vec<u32>,
}

/// A text ready for comparing.
#[derive(Clone, Debug, Default)]
pub struct Prepared {
    pub units: Vec<Unit>,
    /// stem -> weight, sorted by stem
    pub stems: Vec<(u64, f32)>,
    pub stems_norm: f32,
    pub grams: Vec<(u64, f32)>,
    pub grams_norm: f32,
    pub joined: Vec<(u64, usize)>,
}

#[derive(Clone, Copy, Debug, Default)]
pub struct Parts {
    pub stems: f32,
    pub grams: f32,
    pub cover_a: f32,
    pub cover_b: f32,
}

pub fn prepare(terms: &[Term], statistics: &Statistics) -> Prepared {
    let mut units = Vec::with_capacity(terms.len());
    let mut stems: FxHashMap<u64, f32> = FxHashMap::default();
    let mut gram_set: FxHashMap<u64, f32> = FxHashMap::default();
    for term in terms {
        let weight = statistics.word(&term.stem);
        let stem = key(&term.stem);
        if stems.insert(stem, weight).is_none() {
            units.push(Unit { stem, weight, pairs: pairs(&term.stem) });
        }
        grams::each(&term.surface, |gram| {
            if gram.chars().count() == 3 {
                let id = key(gram);
                gram_set.entry(id).or_insert_with(|| statistics.gram(id));
            }
        });
    }
    let mut joined = Vec::new();
    for (at, two) in terms.windows(2).enumerate() {
        joined.push((key(&format!("{}{}", two[0].surface, two[1].stem)), at));
    }
    let stems = sorted(stems);
    let grams = sorted(gram_set);
    Prepared { stems_norm: norm(&stems), grams_norm: norm(&grams), units, stems, grams, joined }
}

fn sorted(map: FxHashMap<u64, f32>) -> Vec<(u64, f32)> {
    let mut list: Vec<_> = map.into_iter().collect();
    list.sort_unstable_by_key(|(id, _)| *id);
    list
}

fn norm(list: &[(u64, f32)]) -> f32 {
    list.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt()
}

fn pairs(word: &str) -> Vec<u32> {
    let letters: Vec<char> = std::iter::once('_').chain(word.chars()).chain(['_']).collect();
    let mut list: Vec<u32> = letters.windows(2).map(|two| (two[0] as u32) << 16 ^ (two[1] as u32)).collect();
    list.sort_unstable();
    list
}

fn cosine(a: &[(u64, f32)], an: f32, b: &[(u64, f32)], bn: f32) -> f32 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while i < a.len() && j < b.len() {
        match a[i].0.cmp(&b[j].0) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += a[i].1 * b[j].1;
                i += 1;
                j += 1;
            }
        }
    }
    if sum == 0.0 { 0.0 } else { sum / (an * bn) }
}

pub fn dice(a: &[u32], b: &[u32]) -> f32 {
    let (mut i, mut j, mut common) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                common += 1;
                i += 1;
                j += 1;
            }
        }
    }
    2.0 * common as f32 / (a.len() + b.len()) as f32
}

fn cover(a: &Prepared, b: &Prepared) -> f32 {
    let mut total = 0.0;
    let mut covered = 0.0;
    for unit in &a.units {
        total += unit.weight;
        let mut best = 0.0f32;
        for other in &b.units {
            if unit.stem == other.stem {
                best = 1.0;
                break;
            }
            let d = dice(&unit.pairs, &other.pairs);
            if d >= SAME_WORD {
                best = best.max(d);
            }
        }
        covered += unit.weight * best;
    }
    if total == 0.0 { 0.0 } else { covered / total }
}

pub fn compare(a: &Prepared, b: &Prepared) -> Parts {
    Parts {
        stems: cosine(&a.stems, a.stems_norm, &b.stems, b.stems_norm),
        grams: cosine(&a.grams, a.grams_norm, &b.grams, b.grams_norm),
        cover_a: cover(a, b),
        cover_b: cover(b, a),
    }
}
