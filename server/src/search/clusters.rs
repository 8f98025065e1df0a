//! Ideas that probably say the same, in groups around the one with most voices.

use std::collections::{HashMap, HashSet};

use super::store;
use crate::db::Conn;

/// Pairs below are not shown to moderators: from here on the wish is probably the same.
pub const LEAST: f32 = 0.5;

/// Groups on one page.
pub const PAGE_SIZE: usize = 20;

/// Two ideas that are alike, whichever way round.
#[derive(Clone, Copy, Debug, PartialEq, sqlx::FromRow)]
pub struct Pair {
    /// Number of one idea.
    pub one: i64,
    /// Number of the other.
    pub other: i64,
    /// How alike, from 0 to 1.
    pub score: f32,
    /// Voices of the one.
    pub one_votes: i64,
    /// Voices of the other.
    pub other_votes: i64,
}

/// Ideas that probably say the same.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cluster {
    /// Numbers of the ideas with how alike they are to the first, which has most voices; most
    /// alike come first.
    pub ideas: Vec<(i64, f32)>,
}

/// Groups the ideas of pairs into stars: ideas are taken by their voices, and each takes along
/// those like it that no other has taken. So everything in a group is like its first idea, and a
/// chain of ideas, each a little unlike the last, does not become one group. Groups come in the
/// order of their first ideas.
pub fn stars(pairs: &[Pair]) -> Vec<Cluster> {
    let mut votes: HashMap<i64, i64> = HashMap::new();
    let mut near: HashMap<i64, HashMap<i64, f32>> = HashMap::new();
    for pair in pairs.iter().filter(|pair| pair.one != pair.other) {
        votes.insert(pair.one, pair.one_votes);
        votes.insert(pair.other, pair.other_votes);
        for (from, to) in [(pair.one, pair.other), (pair.other, pair.one)] {
            let score = near.entry(from).or_default().entry(to).or_default();
            *score = score.max(pair.score);
        }
    }
    let mut order: Vec<(i64, i64)> = votes.into_iter().collect();
    order.sort_unstable_by_key(|(id, votes)| (-votes, *id));
    let mut taken = HashSet::new();
    let mut clusters = Vec::new();
    for (id, _) in order {
        if taken.contains(&id) {
            continue;
        }
        let around = near.remove(&id).unwrap_or_default();
        let mut others: Vec<(i64, f32)> = around.into_iter().filter(|(other, _)| !taken.contains(other)).collect();
        if others.is_empty() {
            continue;
        }
        others.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        taken.insert(id);
        taken.extend(others.iter().map(|(other, _)| *other));
        others.insert(0, (id, 1.0));
        clusters.push(Cluster { ideas: others });
    }
    clusters
}

/// A page of groups after so many, and one group more to tell whether there is another page.
pub async fn page(conn: &mut Conn, after: usize) -> Result<Vec<Cluster>, sqlx::Error> {
    let clusters = stars(&store::pairs(conn, LEAST).await?);
    Ok(clusters.into_iter().skip(after).take(PAGE_SIZE + 1).collect())
}

/// Everything that is like one idea, as a group around it.
pub async fn around(conn: &mut Conn, id: i64) -> Result<Cluster, sqlx::Error> {
    let mut ideas = vec![(id, 1.0)];
    for pair in store::pairs_of(conn, id, LEAST).await? {
        let other = if pair.one == id { pair.other } else { pair.one };
        // A pair may be kept both ways round.
        if ideas.iter().all(|(known, _)| *known != other) {
            ideas.push((other, pair.score));
        }
    }
    Ok(Cluster { ideas })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Voices of the idea of a number: 1 has most.
    fn votes(id: i64) -> i64 {
        100 - id
    }

    fn pair(one: i64, other: i64, score: f32) -> Pair {
        Pair { one, other, score, one_votes: votes(one), other_votes: votes(other) }
    }

    fn numbers(pairs: &[Pair]) -> Vec<Vec<i64>> {
        stars(pairs).iter().map(|cluster| cluster.ideas.iter().map(|(id, _)| *id).collect()).collect()
    }

    #[test]
    fn the_idea_with_most_voices_comes_first_and_then_what_is_most_like_it() {
        let clusters = stars(&[pair(5, 2, 0.6), pair(2, 9, 0.9)]);
        assert_eq!(clusters, [Cluster { ideas: vec![(2, 1.0), (9, 0.9), (5, 0.6)] }]);
    }

    #[test]
    fn a_chain_is_not_one_group() {
        let chain: Vec<Pair> = (1..6).map(|id| pair(id, id + 1, 0.8)).collect();
        assert_eq!(numbers(&chain), [vec![1, 2], vec![3, 4], vec![5, 6]]);
    }

    #[test]
    fn an_idea_whose_likes_are_taken_stays_out() {
        assert_eq!(numbers(&[pair(1, 2, 0.8), pair(2, 3, 0.9)]), [vec![1, 2]]);
    }

    #[test]
    fn a_pair_kept_both_ways_round_counts_once_and_by_its_better_score() {
        let clusters = stars(&[pair(1, 2, 0.7), pair(2, 1, 0.8), pair(3, 3, 1.0)]);
        assert_eq!(clusters, [Cluster { ideas: vec![(1, 1.0), (2, 0.8)] }]);
    }

    #[test]
    fn nothing_alike_makes_no_groups() {
        assert_eq!(stars(&[]), []);
    }
}
