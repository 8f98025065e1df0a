//! One moment of the index, and the index that is open.

use std::path::Path;
use std::sync::{Arc, RwLock};

use tantivy::{Index, IndexReader, ReloadPolicy, Searcher};

use super::calibration::Gates;
use super::index::statistics::Statistics;
use super::index::{self, Fields};
use super::lexicon::Lexicon;

/// One moment of the index, with what is needed to ask it.
#[derive(Clone)]
pub struct Snapshot {
    pub(super) searcher: Searcher,
    pub(super) fields: Fields,
    pub(super) statistics: Arc<Statistics>,
    pub(super) lexicon: Arc<Lexicon>,
    pub(super) gates: Gates,
}

/// An index that is open.
pub struct Open {
    /// For writing to it.
    pub index: Index,
    /// Its fields.
    pub fields: Fields,
    reader: IndexReader,
    statistics: RwLock<Arc<Statistics>>,
}

impl Open {
    /// Opens the index of a folder, or an empty one in memory.
    pub fn new(folder: Option<&Path>) -> tantivy::Result<Self> {
        let (index, fields) = index::open(folder)?;
        Self::of(index, fields)
    }

    /// Reads an index that is open, and counts what it holds.
    pub(super) fn of(index: Index, fields: Fields) -> tantivy::Result<Self> {
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let open = Self { index, fields, reader, statistics: RwLock::default() };
        open.reload()?;
        Ok(open)
    }

    /// Number of ideas that can be found.
    pub fn count(&self) -> u64 {
        self.reader.searcher().num_docs()
    }

    /// Makes what was committed visible, and counts anew where the number of ideas has changed
    /// enough to matter.
    pub fn reload(&self) -> tantivy::Result<()> {
        self.reader.reload()?;
        let searcher = self.reader.searcher();
        let (before, now) = (self.statistics().texts, searcher.num_docs() as f32);
        // Counts enter by their logarithm: two in a hundred more or less change nothing.
        if (now - before).abs() > before * 0.02 || before == 0.0 {
            let counted = Arc::new(Statistics::read(&searcher, &self.fields)?);
            *self.statistics.write().unwrap_or_else(|poisoned| poisoned.into_inner()) = counted;
        }
        Ok(())
    }

    fn statistics(&self) -> Arc<Statistics> {
        self.statistics.read().unwrap_or_else(|poisoned| poisoned.into_inner()).clone()
    }

    /// The index as it is now, with the gates that are shipped.
    pub fn snapshot(&self, lexicon: Arc<Lexicon>) -> Snapshot {
        let (searcher, statistics) = (self.reader.searcher(), self.statistics());
        Snapshot { searcher, fields: self.fields, statistics, lexicon, gates: Gates::default() }
    }
}
