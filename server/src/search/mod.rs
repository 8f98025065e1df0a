//! Finding what was said before.
//!
//! The index is derived from the database by following its events (`follow.rs`) and can be
//! thrown away. A [`Snapshot`] answers questions about one moment of it, on the thread that
//! asks; [`Search`] hands snapshots out, and answers for handlers without holding up the
//! runtime's threads. What a snapshot answers is what `masmou eval` measures.

pub mod analysis;
pub mod clusters;
pub mod duplicates;
pub mod feed;
pub mod handlers;
pub mod index;
pub mod lexicon;
pub mod numbers;
pub mod query;
pub mod results;
pub mod similar;
pub mod store;

use std::path::PathBuf;
use std::sync::{Arc, RwLock};

use tantivy::{Index, IndexReader, ReloadPolicy, Searcher};

use index::Fields;
use index::statistics::Statistics;
use lexicon::Lexicon;
pub use query::{Found, Wanted};
pub use similar::{Draft, Match};

/// Why nothing can be found at the moment.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// The index is being built, or built anew; ideas and supports are not affected.
    #[error("the search index is being built")]
    Building,
    /// The index is broken; it is thrown away and built anew.
    #[error("the search index failed: {0}")]
    Broken(String),
}

/// One moment of the index, with what is needed to ask it.
#[derive(Clone)]
pub struct Snapshot {
    searcher: Searcher,
    fields: Fields,
    statistics: Arc<Statistics>,
    lexicon: Arc<Lexicon>,
}

/// An index that is open.
pub struct Open {
    index: Index,
    fields: Fields,
    reader: IndexReader,
    statistics: RwLock<Arc<Statistics>>,
}

impl Open {
    /// Opens the index of a folder, or an empty one in memory.
    pub fn new(folder: Option<&std::path::Path>) -> tantivy::Result<Self> {
        let (index, fields) = index::open(folder)?;
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let open = Self { index, fields, reader, statistics: RwLock::default() };
        open.reload()?;
        Ok(open)
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

    /// The index as it is now.
    pub fn snapshot(&self, lexicon: Arc<Lexicon>) -> Snapshot {
        Snapshot { searcher: self.reader.searcher(), fields: self.fields, statistics: self.statistics(), lexicon }
    }
}

/// The city's search.
pub struct Search {
    folder: PathBuf,
    open: RwLock<Option<Arc<Open>>>,
    lexicon: RwLock<Arc<Lexicon>>,
}

impl Search {
    /// Nothing is open yet: `follow` opens it.
    pub fn new(folder: PathBuf, lexicon: Lexicon) -> Self {
        Self { folder, open: RwLock::default(), lexicon: RwLock::new(Arc::new(lexicon)) }
    }

    /// The words of the city and of its places.
    pub fn lexicon(&self) -> Arc<Lexicon> {
        self.lexicon.read().unwrap_or_else(|poisoned| poisoned.into_inner()).clone()
    }

    /// The index as it is now.
    pub fn snapshot(&self) -> Result<Snapshot, SearchError> {
        let open = self.open.read().unwrap_or_else(|poisoned| poisoned.into_inner()).clone();
        open.map(|open| open.snapshot(self.lexicon())).ok_or(SearchError::Building)
    }

    /// Asks the index on a thread that may take its time. A panic within (an index whose bytes
    /// have changed) is a failure like others.
    pub async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Snapshot) -> tantivy::Result<T> + Send + 'static,
    ) -> Result<T, SearchError> {
        let snapshot = self.snapshot()?;
        let answer = tokio::task::spawn_blocking(move || question(&snapshot)).await;
        answer
            .map_err(|panic| SearchError::Broken(panic.to_string()))?
            .map_err(|error| SearchError::Broken(error.to_string()))
    }
}
