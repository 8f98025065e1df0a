//! How alike two texts are, and which words make them so.
//!
//! The score is the mean of three views: the same words (cosine of stems, and of meanings), the
//! same letters (cosine of letter groups), and how much of each text the other says as well
//! (the smaller of two shares, weighted by how much each word tells). A word is said as well by
//! a word of the same stem, of the same consonants, spelt alike, or of the same meaning in the
//! lexicon. docs/search.md tells how the parts were chosen.

use rustc_hash::FxHashSet;

use super::text::{Text, Unit};
use crate::search::analysis::Language;
use crate::search::lexicon::{ConceptKind, Lexicon};

/// Two words are taken for one, misspelt or inflected, from this share of letter pairs on.
const SPELT_ALIKE: f32 = 0.5;
/// What a word counts for that has the same consonants.
const SAME_ROOT: f32 = 0.8;
/// What a word counts for that means the same in the city's life.
const SAME_CONCEPT: f32 = 0.9;
/// What a word counts for that means the same in everyday speech.
const SAME_SENSE: f32 = 0.75;

/// How a word was found in the other text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum How {
    /// The same stem.
    Same,
    /// The same consonants, or spelt alike.
    Alike,
    /// Another word of the same meaning.
    Meaning,
}

/// A word of the first text and the word of the second that says it best.
#[derive(Clone, Copy, Debug)]
pub struct Link {
    /// Index among the units of the first text.
    pub from: usize,
    /// The word or phrase of the first text: where it begins, and how many words it has.
    pub own: (usize, usize),
    /// The word or phrase of the second text.
    pub theirs: (usize, usize),
    /// Whether it names a place of the city.
    pub is_place: bool,
    /// How well, from 0 to 1.
    pub value: f32,
    /// In which way.
    pub how: How,
}

/// What a comparison found.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// From 0 to 1.
    pub score: f32,
    /// For each word of the first text that the second says too.
    pub links: Vec<Link>,
}

/// Compares a text that somebody writes with one that is there.
pub fn compare(one: &Text, other: &Text, lexicon: &Lexicon) -> Comparison {
    let (links, back) = links(one, other, lexicon);
    let score = if are_comparable(one.language, other.language) {
        let words = (one.stems.cosine(&other.stems) + one.meanings.cosine(&other.meanings)) / 2.0;
        let letters = one.grams.cosine(&other.grams);
        let said = Share::of(one, &links).least(Share::of(other, &back));
        (words + letters + (said.plain + said.squared) / 2.0) / 3.0
    } else {
        let things = links.iter().filter(|link| link.how == How::Meaning && !link.is_place).map(|link| link.theirs);
        let limit = if things.collect::<FxHashSet<_>>().len() > 1 { 1.0 } else { ONE_THING };
        across(one, other).min(limit)
    };
    Comparison { score, links }
}

/// Whether two texts share their letters, so that their words can be compared. Languages that
/// have no analysis of their own are held against English, as which their drafts are read.
pub fn are_comparable(one: Language, other: Language) -> bool {
    let is_arabic = |language| matches!(language, Language::Arabic | Language::Persian);
    one == other || !(is_arabic(one) || is_arabic(other))
}

/// Two languages that share one thing and perhaps a place do not say the same: a bus shelter on
/// the Corniche is not its cleaning. Related at most.
const ONE_THING: f32 = 0.45;

/// Texts of two languages share no letters: what counts is which concepts they share. One that
/// is shared by chance does not make two texts alike, so it takes some to reach the full score.
fn across(one: &Text, other: &Text) -> f32 {
    let (_, shared) = one.concepts.product(&other.concepts);
    let likeness = one.concepts.cosine(&other.concepts) * (shared / ENOUGH).min(1.0).sqrt();
    (ACROSS * likeness).min(1.0)
}

/// The weight of shared concepts that is enough to believe in the likeness: two that are rare.
const ENOUGH: f32 = 12.0;
/// Two people who write the same in two languages share at best half of what the lexicon knows
/// of either text; within one language they share letters and words as well.
const ACROSS: f32 = 2.0;

/// How much of a text is said in another, by weight and by squared weight.
#[derive(Clone, Copy)]
struct Share {
    plain: f32,
    squared: f32,
}

impl Share {
    fn of(text: &Text, links: &[Link]) -> Self {
        let (mut all, mut squares) = (0.0, 0.0);
        for unit in &text.units {
            all += unit.weight;
            squares += unit.weight * unit.weight;
        }
        let (mut said, mut said_squared) = (0.0, 0.0);
        for link in links {
            let weight = text.units[link.from].weight;
            said += weight * link.value;
            said_squared += weight * weight * link.value;
        }
        if all == 0.0 {
            Self { plain: 0.0, squared: 0.0 }
        } else {
            Self { plain: said / all, squared: said_squared / squares }
        }
    }

    fn least(self, other: Self) -> Self {
        Self { plain: self.plain.min(other.plain), squared: self.squared.min(other.squared) }
    }
}

/// For each word of either text the word of the other that says it best.
fn links(one: &Text, other: &Text, lexicon: &Lexicon) -> (Vec<Link>, Vec<Link>) {
    let mut there: Vec<Option<Link>> = vec![None; one.units.len()];
    let mut back: Vec<Option<Link>> = vec![None; other.units.len()];
    for (at, unit) in one.units.iter().enumerate() {
        for (other_at, candidate) in other.units.iter().enumerate() {
            let found = said(unit, candidate, lexicon);
            if found.value > there[at].map_or(0.0, |link| link.value) {
                there[at] = Some(Link { from: at, ..found });
            }
            if found.value > back[other_at].map_or(0.0, |link| link.value) {
                back[other_at] = Some(Link { from: other_at, own: found.theirs, theirs: found.own, ..found });
            }
        }
    }
    (there.into_iter().flatten().collect(), back.into_iter().flatten().collect())
}

/// How well one word says another.
fn said(one: &Unit, other: &Unit, lexicon: &Lexicon) -> Link {
    let word = Link { from: 0, own: (one.at, 1), theirs: (other.at, 1), value: 1.0, how: How::Same, is_place: false };
    if one.stem == other.stem {
        // The whole name, where the word is one of several.
        let place = |unit: &Unit| {
            let found = unit.concepts.iter().find(|found| lexicon.kind(found.concept) == ConceptKind::Place)?;
            Some((found.start, found.length))
        };
        return match (place(one), place(other)) {
            (Some(own), Some(theirs)) => Link { own, theirs, is_place: true, ..word },
            _ => word,
        };
    }
    let mut value = one.resemblance(other, SPELT_ALIKE);
    if one.root == other.root {
        value = value.max(SAME_ROOT);
    }
    let mut best = Link { value, how: How::Alike, ..word };
    for own in &one.concepts {
        let Some(theirs) = other.concepts.iter().find(|found| found.concept == own.concept) else { continue };
        let kind = lexicon.kind(own.concept);
        let worth = if kind == ConceptKind::Word { SAME_SENSE } else { SAME_CONCEPT };
        if worth > best.value {
            best = Link {
                value: worth,
                how: How::Meaning,
                own: (own.start, own.length),
                theirs: (theirs.start, theirs.length),
                is_place: kind == ConceptKind::Place,
                ..word
            };
        }
    }
    best
}

/// How much of a text is said in another, those words first that tell most.
pub fn contained(one: &Text, other: &Text, lexicon: &Lexicon) -> f32 {
    let (links, _) = links(one, other, lexicon);
    Share::of(one, &links).squared
}
