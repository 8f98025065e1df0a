//! Trending: support, weighed by how lately it came.
//!
//! Each support counts `2^((t - L) / H)`, where `t` is when it was given, `L` a fixed landmark
//! and `H` the half-life; submitting counts once, too. This is *forward decay* (Cormode,
//! Shkapenyuk, Srivastava, Xu: "Forward Decay: A Practical Time Decay Model for Streaming
//! Systems", ICDE 2009): as time passes all ideas decay by the same factor, so the order of
//! stored scores stays right without touching any row, and a list can be paged by them.
//! The score kept is the binary logarithm of the sum, which never overflows.

use super::Millis;

/// A support counts half as much after this time: three days.
pub const HALF_LIFE: Millis = 3 * 24 * 60 * 60 * 1000;

/// 2024-01-01T00:00Z; any fixed moment gives the same order.
pub const LANDMARK: Millis = 1_704_067_200_000;

/// The score of one support given at `at`.
pub fn single(at: Millis) -> f64 {
    (at - LANDMARK) as f64 / HALF_LIFE as f64
}

/// The score after a further support at `at`.
pub fn add(score: f64, at: Millis) -> f64 {
    let other = single(at);
    let (high, low) = if score > other { (score, other) } else { (other, score) };
    high + (low - high).exp2().ln_1p() / std::f64::consts::LN_2
}

/// The score after a support of `at` is taken back; none when so little of the sum is left
/// that rounding would show, and it must be computed from all that remain.
pub fn remove(score: f64, at: Millis) -> Option<f64> {
    let left = 1.0 - (single(at) - score).exp2();
    (left > 1e-6).then(|| score + left.log2())
}

/// The score from nothing: of the submission and every support.
pub fn total(created: Millis, votes: impl IntoIterator<Item = Millis>) -> f64 {
    votes.into_iter().fold(single(created), add)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Millis = 24 * 60 * 60 * 1000;

    #[test]
    fn two_supports_at_once_weigh_twice_one() {
        assert!((add(single(LANDMARK), LANDMARK) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_support_now_outweighs_three_of_a_week_ago() {
        let now = LANDMARK + 100 * DAY;
        let fresh = total(now - 8 * DAY, [now]);
        let stale = total(now - 8 * DAY, [now - 7 * DAY; 3]);
        assert!(fresh > stale);
    }

    #[test]
    fn taking_a_support_back_restores_the_score() {
        let before = total(LANDMARK, [LANDMARK + DAY, LANDMARK + 2 * DAY]);
        let after = remove(add(before, LANDMARK + 3 * DAY), LANDMARK + 3 * DAY).unwrap();
        assert!((after - before).abs() < 1e-9);
        assert_eq!(remove(add(before, LANDMARK + 300 * DAY), LANDMARK + 300 * DAY), None, "nothing is left of the sum");
    }

    #[test]
    fn the_order_of_supports_does_not_matter() {
        let at = |d: i64| LANDMARK + d * DAY;
        let forward = total(at(0), (1..200).map(at));
        let backward = total(at(0), (1..200).rev().map(at));
        assert!((forward - backward).abs() < 1e-9);
    }
}
