//! One pass over what the index finds: what passes the filters is ranked, and every facet is
//! counted under the other filters.

use std::cmp::Ordering;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use tantivy::collector::{Collector, DocSetCollector, SegmentCollector};
use tantivy::columnar::ColumnValues;
use tantivy::query::{PhraseQuery, Query as IndexQuery};
use tantivy::{DocAddress, DocId, Score, SegmentOrdinal, SegmentReader};

use super::{Facets, Wanted};
use crate::search::Snapshot;

/// The columns of filters and facets, in the order of their fields in [`Facets`].
const COLUMNS: [&str; 7] = ["kind", "stage", "topic", "area", "agency", "language", "year"];

/// Ideas that are kept beside the best before those are sorted out, even where few are wanted.
const SPARE: usize = 128;

/// What was found.
#[derive(Default)]
pub struct Collected {
    /// Numbers of the ideas of the page, in order.
    pub ideas: Vec<i64>,
    /// How many there are in all.
    pub total: usize,
    /// Counts.
    pub facets: Facets,
}

type Counts = [FxHashMap<u64, u64>; COLUMNS.len()];

struct Pass {
    unwanted: FxHashSet<DocAddress>,
    filter: [Option<u64>; COLUMNS.len()],
    newest: bool,
    /// How many of the best are wanted.
    most: usize,
}

struct OfSegment {
    unwanted: FxHashSet<DocId>,
    filter: [Option<u64>; COLUMNS.len()],
    newest: bool,
    columns: Vec<Arc<dyn ColumnValues<u64>>>,
    id: Arc<dyn ColumnValues<u64>>,
    kept: Arc<dyn ColumnValues<u64>>,
    created: Arc<dyn ColumnValues<i64>>,
    fruit: Fruit,
}

/// The best ideas, how many passed, and counts.
#[derive(Default)]
struct Fruit {
    best: Best,
    total: usize,
    counts: Counts,
}

/// The best of many ideas with what they are sorted by. A common word finds most of a city's
/// ideas and a page shows twenty: keeping all until the end would take megabytes a question.
#[derive(Default)]
struct Best {
    most: usize,
    kept: Vec<(f64, u64)>,
}

/// The same score: the newer first.
fn order(one: &(f64, u64), other: &(f64, u64)) -> Ordering {
    other.0.total_cmp(&one.0).then(other.1.cmp(&one.1))
}

impl Best {
    fn of(most: usize) -> Self {
        Self { most, kept: Vec::new() }
    }

    /// Takes an idea in. Now and then, which costs less than each time, those are let go that are
    /// not among the best.
    fn push(&mut self, score: f64, id: u64) {
        self.kept.push((score, id));
        if self.kept.len() >= 2 * self.most.max(SPARE) {
            self.prune();
        }
    }

    fn prune(&mut self) {
        if self.most < self.kept.len() {
            self.kept.select_nth_unstable_by(self.most, order);
            self.kept.truncate(self.most);
        }
    }

    fn sorted(mut self) -> Vec<(f64, u64)> {
        self.prune();
        self.kept.sort_unstable_by(order);
        self.kept
    }
}

impl Collector for Pass {
    type Fruit = Fruit;
    type Child = OfSegment;

    fn for_segment(&self, ordinal: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<OfSegment> {
        let fast = segment.fast_fields();
        let columns = COLUMNS.iter().map(|name| fast.column_first_or_default::<u64>(name)).collect::<Result<_, _>>()?;
        let unwanted = self.unwanted.iter().filter(|address| address.segment_ord == ordinal);
        Ok(OfSegment {
            unwanted: unwanted.map(|address| address.doc_id).collect(),
            filter: self.filter,
            newest: self.newest,
            columns,
            id: fast.column_first_or_default("id")?,
            kept: fast.column_first_or_default("kept")?,
            created: fast.column_first_or_default("created")?,
            fruit: Fruit { best: Best::of(self.most), ..Fruit::default() },
        })
    }

    fn requires_scoring(&self) -> bool {
        !self.newest
    }

    fn merge_fruits(&self, fruits: Vec<Fruit>) -> tantivy::Result<Fruit> {
        let mut all = Fruit { best: Best::of(self.most), ..Fruit::default() };
        for fruit in fruits {
            all.total += fruit.total;
            fruit.best.kept.into_iter().for_each(|(score, id)| all.best.push(score, id));
            for (sum, counts) in all.counts.iter_mut().zip(fruit.counts) {
                for (number, count) in counts {
                    *sum.entry(number).or_default() += count;
                }
            }
        }
        Ok(all)
    }
}

impl SegmentCollector for OfSegment {
    type Fruit = Fruit;

    fn collect(&mut self, doc: DocId, score: Score) {
        // What was merged is found by the idea that it stands in.
        let id = self.id.get_val(doc);
        if self.kept.get_val(doc) != id || self.unwanted.contains(&doc) {
            return;
        }
        let (mut failing, mut failed) = (0, 0);
        let mut numbers = [0; COLUMNS.len()];
        for (at, column) in self.columns.iter().enumerate() {
            numbers[at] = column.get_val(doc);
            if self.filter[at].is_some_and(|wanted| wanted != numbers[at]) {
                failing += 1;
                failed = at;
                if failing > 1 {
                    return;
                }
            }
        }
        if failing == 1 {
            // One would find it by choosing otherwise in this facet alone.
            *self.fruit.counts[failed].entry(numbers[failed]).or_default() += 1;
            return;
        }
        for (counts, number) in self.fruit.counts.iter_mut().zip(numbers) {
            *counts.entry(number).or_default() += 1;
        }
        let order = if self.newest { self.created.get_val(doc) as f64 } else { f64::from(score) };
        self.fruit.total += 1;
        self.fruit.best.push(order, id);
    }

    fn harvest(self) -> Fruit {
        self.fruit
    }
}

impl Snapshot {
    /// The page that is wanted of what a question finds and none of `unwanted` does.
    pub(super) fn collect(
        &self,
        question: &dyn IndexQuery,
        unwanted: &[PhraseQuery],
        wanted: &Wanted,
    ) -> tantivy::Result<Collected> {
        let found = unwanted.iter().map(|phrase| self.searcher.search(phrase, &DocSetCollector));
        let unwanted = found.collect::<tantivy::Result<Vec<_>>>()?.into_iter().flatten().collect();
        let most = wanted.skip + wanted.limit;
        let pass = Pass { unwanted, filter: wanted.filter.numbers(), newest: wanted.newest, most };
        let Fruit { best, total, counts } = self.searcher.search(question, &pass)?;
        let [kind, stage, topic, area, agency, language, year] = counts.map(|counts| counts.into_iter().collect());
        Ok(Collected {
            ideas: best.sorted().into_iter().skip(wanted.skip).map(|(_, id)| id as i64).collect(),
            total,
            facets: Facets { kind, stage, topic, area, agency, language, year },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_of_many_are_those_that_sorting_all_would_give() {
        let all: Vec<(f64, u64)> = (0..3000u64).map(|id| (f64::from((id * 7919 % 101) as u32), id)).collect();
        let mut sorted = all.clone();
        sorted.sort_unstable_by(order);
        for most in [0, 1, 20, 500, 4000] {
            let mut best = Best::of(most);
            all.iter().for_each(|(score, id)| best.push(*score, *id));
            assert_eq!(best.sorted(), sorted[..most.min(all.len())], "{most}");
        }
    }
}
