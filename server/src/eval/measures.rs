//! Measures of rankings and of scores, as the field defines them (Manning, Raghavan and Schütze,
//! “Introduction to Information Retrieval”, chapter 8).

use std::collections::BTreeSet;
use std::time::Duration;

/// How deep the reciprocal rank looks.
const RECIPROCAL_DEPTH: usize = 10;
/// Results that a resident sees.
pub const SHOWN: usize = 5;

/// Documents by number, best first, with those that ought to be among them.
pub type Judged<'a> = (&'a [i64], &'a BTreeSet<i64>);

/// What is told of a list of rankings. All are shares from 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Figures {
    /// Questions whose first result is right.
    pub first: f64,
    /// Questions with a right result among the first five.
    pub five: f64,
    /// Mean reciprocal rank of the first right result among the first ten.
    pub reciprocal: f64,
    /// Of all that ought to be found, at most five for a question, the share among the first five.
    pub all_in_five: f64,
}

impl Figures {
    /// Measures rankings.
    pub fn of(rankings: &[Judged]) -> Self {
        Self {
            first: recall_at(1, rankings),
            five: recall_at(SHOWN, rankings),
            reciprocal: mean(rankings.iter().map(|one| reciprocal_rank(*one))),
            all_in_five: all_in_five(rankings),
        }
    }
}

/// Share of rankings with at least one right result among the first `k`.
pub fn recall_at(k: usize, rankings: &[Judged]) -> f64 {
    share(rankings, |(ranking, relevant)| ranking.iter().take(k).any(|id| relevant.contains(id)))
}

/// Share of the items for which something holds; 0 of none.
pub fn share<T>(items: &[T], holds: impl Fn(&T) -> bool) -> f64 {
    mean(items.iter().map(|item| f64::from(u8::from(holds(item)))))
}

fn reciprocal_rank((ranking, relevant): Judged) -> f64 {
    let at = ranking.iter().take(RECIPROCAL_DEPTH).position(|id| relevant.contains(id));
    at.map_or(0.0, |at| 1.0 / (at + 1) as f64)
}

fn all_in_five(rankings: &[Judged]) -> f64 {
    let hits = |(ranking, relevant): &Judged| ranking.iter().take(SHOWN).filter(|id| relevant.contains(id)).count();
    let found: usize = rankings.iter().map(hits).sum();
    let all: usize = rankings.iter().map(|(_, relevant)| relevant.len().min(SHOWN)).sum();
    if all == 0 { 0.0 } else { found as f64 / all as f64 }
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0usize), |(sum, count), value| (sum + value, count + 1));
    if count == 0 { 0.0 } else { sum / count as f64 }
}

/// A score, and whether it belongs to a pair that means the same.
pub type Scored = (f32, bool);

/// The area under the ROC curve: how probably a pair that means the same scores above one that
/// does not, by ranks (Mann and Whitney); equal scores count half. None without pairs of both
/// sorts.
pub fn auc(scores: &[Scored]) -> Option<f64> {
    let positives = scores.iter().filter(|(_, positive)| *positive).count();
    let negatives = scores.len() - positives;
    if positives == 0 || negatives == 0 {
        return None;
    }
    let (mut below, mut won) = (0.0, 0.0);
    for tied in descending(scores).chunk_by(|a, b| a.0 == b.0).rev() {
        let among = tied.iter().filter(|(_, positive)| *positive).count() as f64;
        let others = tied.len() as f64 - among;
        won += among * (below + others / 2.0);
        below += others;
    }
    Some(won / (positives as f64 * negatives as f64))
}

/// The largest share of the pairs that mean the same which a threshold lets through while at
/// least `precision` of what it lets through means the same; 0 where no threshold does.
pub fn recall_at_precision(precision: f64, scores: &[Scored]) -> f64 {
    let positives = scores.iter().filter(|(_, positive)| *positive).count();
    let (mut through, mut right, mut most) = (0, 0, 0);
    for tied in descending(scores).chunk_by(|a, b| a.0 == b.0) {
        through += tied.len();
        right += tied.iter().filter(|(_, positive)| *positive).count();
        if right as f64 >= precision * through as f64 {
            most = right;
        }
    }
    if positives == 0 { 0.0 } else { most as f64 / positives as f64 }
}

fn descending(scores: &[Scored]) -> Vec<Scored> {
    let mut sorted = scores.to_vec();
    sorted.sort_by(|a, b| b.0.total_cmp(&a.0));
    sorted
}

/// The time that a share of the questions stays within, by the nearest rank.
pub fn percentile(share: f64, times: &[Duration]) -> Duration {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    let rank = (share * sorted.len() as f64).ceil() as usize;
    sorted.get(rank.saturating_sub(1)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn relevant(ids: &[i64]) -> BTreeSet<i64> {
        ids.iter().copied().collect()
    }

    #[test]
    fn a_question_counts_as_found_by_its_first_right_result() {
        let (one, two, three) = (relevant(&[7]), relevant(&[1, 2]), relevant(&[9]));
        let rankings: [Judged; 4] =
            [(&[7, 8, 9], &one), (&[5, 2, 6, 1], &two), (&[1, 2, 3, 4, 5, 9], &three), (&[], &three)];
        let figures = Figures::of(&rankings);
        assert_eq!(figures.first, 0.25);
        assert_eq!(figures.five, 0.5);
        assert!((figures.reciprocal - (1.0 + 0.5 + 1.0 / 6.0) / 4.0).abs() < 1e-12);
        assert_eq!(figures.all_in_five, 3.0 / 5.0);
    }

    #[test]
    fn more_than_five_cannot_be_among_five() {
        let many = relevant(&[1, 2, 3, 4, 5, 6, 7]);
        assert_eq!(Figures::of(&[(&[1, 2, 3, 4, 5, 6, 7], &many)]).all_in_five, 1.0);
    }

    #[test]
    fn nothing_asked_is_nothing_found() {
        assert_eq!(Figures::of(&[]), Figures::default());
    }

    #[test]
    fn the_area_is_the_share_of_pairs_in_the_right_order() {
        assert_eq!(auc(&[(0.9, true), (0.1, false)]), Some(1.0));
        assert_eq!(auc(&[(0.1, true), (0.9, false)]), Some(0.0));
        assert_eq!(auc(&[(0.5, true), (0.5, false), (0.5, true)]), Some(0.5));
        // Of 2 × 2 pairs three are in the right order.
        assert_eq!(auc(&[(0.9, true), (0.7, false), (0.6, true), (0.2, false)]), Some(0.75));
        assert_eq!(auc(&[(0.9, true)]), None);
    }

    #[test]
    fn a_threshold_lets_equal_scores_through_together() {
        let scores = [(0.9, true), (0.8, true), (0.7, false), (0.6, true), (0.6, true), (0.1, false), (0.0, true)];
        // Down to 0.6 four of five are right; all five positives are through only with five of seven.
        assert_eq!(recall_at_precision(0.8, &scores), 4.0 / 5.0);
        assert_eq!(recall_at_precision(1.0, &scores), 2.0 / 5.0);
        assert_eq!(recall_at_precision(0.8, &[(0.9, false), (0.1, true)]), 0.0);
    }

    #[test]
    fn percentiles_are_times_that_were_measured() {
        let times: Vec<_> = (1..=100).rev().map(Duration::from_millis).collect();
        assert_eq!(percentile(0.5, &times), Duration::from_millis(50));
        assert_eq!(percentile(0.99, &times), Duration::from_millis(99));
        assert_eq!(percentile(0.5, &[]), Duration::ZERO);
    }
}
