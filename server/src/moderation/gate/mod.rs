//! The gate that what residents write comes through: whether it waits for a moderator, and whether
//! it looks like spam. Asked within the transaction that keeps the words.

pub mod store;

use app::domain::Millis;
use app::domain::access::Place;
use app::domain::moderation::spam::{self, HOLD_AT};
use app::domain::moderation::trust::{Premoderation, on_arrival};
use app::domain::moderation::{Thing, Visibility};
use sha2::{Digest, Sha256};

use super::flags::hold_in;
use super::things::{self, ThingFacts};
use crate::db::Tx;

/// Characters below which the same words again mean nothing: many people say "thank you".
const SHORT: usize = 40;
/// For how long arrivals are remembered: 30 days.
const REMEMBERED: Millis = 30 * 24 * 60 * 60 * 1000;
const HOUR: Millis = 60 * 60 * 1000;

/// How the city wants what arrives to be looked at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gate {
    mode: Premoderation,
    is_watched: bool,
    alike: f64,
}

impl Gate {
    /// The gate of a city.
    pub fn of(mode: Premoderation) -> Self {
        Self { mode, is_watched: true, alike: 0.0 }
    }

    /// For what is not typed by a resident just now: the demo's words, and what tests begin with.
    pub fn open() -> Self {
        Self { mode: Premoderation::After, is_watched: false, alike: 0.0 }
    }

    /// The same, knowing how alike the most similar idea is.
    pub fn knowing(self, alike: f64) -> Self {
        Self { alike, ..self }
    }
}

/// Something that a resident has just written, kept already as what can be read.
#[derive(Clone, Copy, Debug)]
pub struct Arrival<'a> {
    /// What it is.
    pub thing: Thing,
    /// The idea that it is, or stands under.
    pub idea_id: i64,
    /// Who wrote it.
    pub author_id: i64,
    /// Its words.
    pub text: &'a str,
}

/// Lets something through, or has it wait; holds what looks like spam. Gives what became of it:
/// what waits is counted nowhere.
pub async fn receive_in(tx: &mut Tx, gate: Gate, arrival: Arrival<'_>, now: Millis) -> Result<Visibility, sqlx::Error> {
    if !gate.is_watched {
        return Ok(Visibility::Public);
    }
    // Nothing has counted it yet, so that nothing is to be taken back.
    let arrived = arrival.facts(Visibility::Waiting);
    pass(tx, gate, arrival, arrived, Visibility::Public, now).await
}

/// The same for words that their author has just changed, of something that was `was`. What could be
/// read waits again where the author's new words would: what has not been seen is not public. What
/// waits goes on waiting.
pub async fn receive_again_in(
    tx: &mut Tx,
    gate: Gate,
    arrival: Arrival<'_>,
    was: Visibility,
    now: Millis,
) -> Result<Visibility, sqlx::Error> {
    if !gate.is_watched {
        return Ok(was);
    }
    pass(tx, gate, arrival, arrival.facts(was), was, now).await
}

/// `most` is what becomes of it at best.
async fn pass(
    tx: &mut Tx,
    gate: Gate,
    arrival: Arrival<'_>,
    mut facts: ThingFacts,
    most: Visibility,
    now: Millis,
) -> Result<Visibility, sqlx::Error> {
    let author = store::author(tx, arrival.author_id, store::ENOUGH, now).await?;
    // These very words are among what can be read, and not counted.
    let standing = author.standing(i64::from(most == Visibility::Public));
    let visibility = if most == Visibility::Public { on_arrival(gate.mode, standing) } else { most };
    if visibility != Visibility::Public {
        things::set_visibility(tx, &facts, visibility).await?;
    }
    facts.visibility = visibility;
    if standing.is_staff {
        return Ok(visibility);
    }
    let known =
        spam::Facts { account_age: now - author.created_at, alike: gate.alike, ..look(tx, &arrival, now).await? };
    let (score, reasons) = spam::score(known);
    if score >= HOLD_AT {
        hold_in(tx, &facts, score, &reasons, now).await?;
    }
    Ok(visibility)
}

impl Arrival<'_> {
    fn facts(&self, visibility: Visibility) -> ThingFacts {
        ThingFacts {
            thing: self.thing,
            idea_id: self.idea_id,
            author_id: Some(self.author_id),
            visibility,
            deleted: false,
            place: Place::default(),
            last_decision: 0,
            worded_at: 0,
        }
    }
}

/// What the words themselves tell, and what arrived before them.
async fn look(tx: &mut Tx, arrival: &Arrival<'_>, now: Millis) -> Result<spam::Facts, sqlx::Error> {
    let digest = digest(arrival.text);
    store::forget(tx, now - REMEMBERED).await?;
    let is_long = arrival.text.chars().count() >= SHORT;
    let copies = if is_long { store::copies(tx, &digest, arrival.thing).await? } else { 0 };
    store::remember(tx, arrival, &digest, now).await?;
    let within_hour = store::count_since(tx, arrival.author_id, now - HOUR).await?;
    Ok(spam::Facts { links: spam::links(arrival.text), copies, within_hour, ..spam::Facts::default() })
}

/// Of the words, whatever their case and the space between them.
fn digest(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    Sha256::digest(words.join(" ")).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_have_the_same_digest() {
        assert_eq!(digest("Buy  MY\nlamps"), digest("buy my lamps"));
        assert_ne!(digest("buy my lamps"), digest("buy my lamp"));
    }
}
