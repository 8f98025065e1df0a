//! What looks like spam, and why. It holds and never hides: a moderator decides.

use serde::{Deserialize, Serialize};

use crate::domain::Millis;
use crate::domain::idea::words;

use super::flagging::NEW_FOR;

words! {
    /// What a score is made of.
    Sign {
        /// Links, by an account of this week.
        Links = "links",
        /// The same words have been posted before.
        Repeated = "repeated",
        /// Many texts within an hour.
        Burst = "burst",
        /// Nearly the same as another, by the measure of the search.
        NearDuplicate = "near-duplicate",
        /// Residents' flags.
        Flags = "flags",
    }
}

/// One reason of a hold.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reason {
    /// What was noticed.
    pub sign: Sign,
    /// How often: links, earlier copies, texts within an hour, percent alike, flags.
    pub count: i64,
}

/// What is known of a text that has just come.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Facts {
    /// How long ago its author signed up.
    pub account_age: Millis,
    /// Links in it.
    pub links: i64,
    /// Texts with the same words within 30 days.
    pub copies: i64,
    /// Texts of the same author within the hour, with this one.
    pub within_hour: i64,
    /// How alike the most similar idea is, from 0 to 1; 0 where it was not compared.
    pub alike: f64,
}

/// From which score on something is held.
pub const HOLD_AT: f64 = 0.6;
/// Texts within an hour that are no burst yet.
const CALM: i64 = 6;
/// From where on an idea is nearly another. Whoever has seen the other and says that theirs is
/// different has a word in this: alone it does not hold.
const NEARLY: f64 = 0.9;

/// The score from 0 to 1, and what it is made of. Signs are taken as independent: each takes its
/// share of what is left.
pub fn score(facts: Facts) -> (f64, Vec<Reason>) {
    let is_new = facts.account_age < NEW_FOR;
    let signs = [
        (Sign::Links, facts.links, if is_new { [0.0, 0.35, 0.6, 0.8][facts.links.clamp(0, 3) as usize] } else { 0.0 }),
        (Sign::Repeated, facts.copies, [0.0, 0.45, 0.65, 0.85][facts.copies.clamp(0, 3) as usize]),
        (Sign::Burst, facts.within_hour, burst(facts.within_hour, is_new)),
        (
            Sign::NearDuplicate,
            (facts.alike * 100.0).round() as i64,
            if is_new && facts.alike >= NEARLY { 0.4 } else { 0.0 },
        ),
    ];
    let reasons =
        signs.iter().filter(|(_, _, part)| *part > 0.0).map(|(sign, count, _)| Reason { sign: *sign, count: *count });
    let left: f64 = signs.iter().map(|(_, _, part)| 1.0 - part).product();
    (1.0 - left, reasons.collect())
}

fn burst(within_hour: i64, is_new: bool) -> f64 {
    match (within_hour - CALM, is_new) {
        (..=0, _) => 0.0,
        (1..=6, false) => 0.3,
        _ => 0.6,
    }
}

/// Links in a text: what begins as an address on the web does.
pub fn links(text: &str) -> i64 {
    let lower = text.to_lowercase();
    let schemes = lower.matches("http://").count() + lower.matches("https://").count();
    let bare = lower
        .split(|c: char| c.is_whitespace() || "()[]<>\"'".contains(c))
        .filter(|word| word.starts_with("www."))
        .count();
    i64::try_from(schemes + bare).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(facts: Facts) -> bool {
        score(facts).0 >= HOLD_AT
    }

    fn signs(facts: Facts) -> Vec<Sign> {
        score(facts).1.into_iter().map(|reason| reason.sign).collect()
    }

    #[test]
    fn an_ordinary_text_of_a_new_account_is_not_held() {
        let facts = Facts { within_hour: 1, ..Facts::default() };
        assert_eq!(score(facts), (0.0, Vec::new()));
        assert!(!held(Facts { links: 1, within_hour: 1, ..facts }), "one link is no spam");
    }

    #[test]
    fn links_count_against_new_accounts_alone() {
        let facts = Facts { links: 3, within_hour: 1, ..Facts::default() };
        assert!(held(facts));
        assert!(!held(Facts { account_age: NEW_FOR, ..facts }));
    }

    #[test]
    fn signs_add_up() {
        let facts = Facts { links: 1, copies: 1, within_hour: 2, ..Facts::default() };
        assert!(held(facts), "{:?}", score(facts));
        assert_eq!(signs(facts), [Sign::Links, Sign::Repeated]);
    }

    #[test]
    fn a_near_duplicate_alone_holds_nothing() {
        let facts = Facts { alike: 0.97, within_hour: 1, ..Facts::default() };
        assert!(!held(facts));
        assert!(held(Facts { links: 1, ..facts }), "{:?}", score(Facts { links: 1, ..facts }));
    }

    #[test]
    fn a_burst_is_told_from_a_lively_discussion() {
        let old = Facts { account_age: NEW_FOR, ..Facts::default() };
        assert!(!held(Facts { within_hour: 8, ..old }));
        assert!(held(Facts { within_hour: 13, ..old }));
        assert!(held(Facts { within_hour: 7, ..Facts::default() }));
    }

    #[test]
    fn links_are_counted_as_they_are_written() {
        assert_eq!(links("see https://a.example and HTTP://b.example (www.c.example)"), 3);
        assert_eq!(links("the www is old"), 0);
    }
}
