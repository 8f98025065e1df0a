//! Finding what was said before.
//!
//! The index is derived from the database by following its events (`follow.rs`) and can be
//! thrown away. A [`Snapshot`] answers questions about one moment of it, on the thread that
//! asks; [`Search`] hands snapshots out, and answers for handlers without holding up the
//! runtime's threads. What a snapshot answers is what `masmou eval` measures.

pub mod analysis;
pub mod calibration;
pub mod clusters;
pub mod duplicates;
mod feed;
pub mod follow;
pub mod handlers;
pub mod index;
mod keeper;
pub mod lexicon;
pub mod numbers;
mod pairs;
pub mod query;
pub mod results;
pub mod similar;
mod snapshot;
pub mod store;
pub mod words;

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, RwLock};

use tokio::sync::{Notify, Semaphore};

use calibration::Gates;
use lexicon::Lexicon;
pub use query::{Found, Wanted};
pub use similar::{Draft, Match};
pub use snapshot::{Open, Snapshot};

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

/// The city's search.
pub struct Search {
    folder: PathBuf,
    open: RwLock<Option<Arc<Open>>>,
    lexicon: RwLock<Arc<Lexicon>>,
    gates: RwLock<Gates>,
    decided: Notify,
    suspect: AtomicBool,
    /// Questions that are answered at the same time.
    turns: Arc<Semaphore>,
}

impl Search {
    /// Nothing is open yet: [`follow::follow`] opens it.
    pub fn new(folder: PathBuf) -> Self {
        let processors = std::thread::available_parallelism().map_or(1, usize::from);
        Self {
            folder,
            open: RwLock::default(),
            lexicon: RwLock::default(),
            gates: RwLock::default(),
            decided: Notify::new(),
            suspect: AtomicBool::new(false),
            turns: Arc::new(Semaphore::new(processors)),
        }
    }

    /// The words of the city and of its places.
    pub fn lexicon(&self) -> Arc<Lexicon> {
        self.lexicon.read().unwrap_or_else(|poisoned| poisoned.into_inner()).clone()
    }

    /// From now on with these words.
    fn speak(&self, lexicon: Lexicon) {
        *self.lexicon.write().unwrap_or_else(|poisoned| poisoned.into_inner()) = Arc::new(lexicon);
    }

    /// The scores from which on ideas are shown.
    pub fn gates(&self) -> Gates {
        *self.gates.read().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// From now on by these.
    pub fn open_by(&self, gates: Gates) {
        *self.gates.write().unwrap_or_else(|poisoned| poisoned.into_inner()) = gates;
    }

    /// Waits until somebody has decided what is the same, or until the index is there. For one who
    /// waits.
    pub async fn decided(&self) {
        self.decided.notified().await;
    }

    /// From now on by this index, or by none.
    fn show(&self, open: Option<Arc<Open>>) {
        *self.open.write().unwrap_or_else(|poisoned| poisoned.into_inner()) = open;
        self.suspect.store(false, Ordering::Release);
        self.decided.notify_one();
    }

    /// The index as it is now.
    pub fn snapshot(&self) -> Result<Snapshot, SearchError> {
        let open = self.open.read().unwrap_or_else(|poisoned| poisoned.into_inner()).clone();
        open.map(|open| Snapshot { gates: self.gates(), ..open.snapshot(self.lexicon()) }).ok_or(SearchError::Building)
    }

    /// Whether an answer failed, so that the index ought to be looked at.
    fn is_suspect(&self) -> bool {
        self.suspect.load(Ordering::Acquire)
    }

    /// Asks the index on a thread that may take its time; as many at a time as there are
    /// processors, others wait for their turn. A panic within (an index whose bytes
    /// have changed) is a failure like others.
    pub async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Snapshot) -> tantivy::Result<T> + Send + 'static,
    ) -> Result<T, SearchError> {
        let snapshot = self.snapshot()?;
        let turn = self.turns.clone().acquire_owned().await;
        let broken = |reason: String| {
            self.suspect.store(true, Ordering::Release);
            SearchError::Broken(reason)
        };
        match tokio::task::spawn_blocking(move || {
            // Kept until the answer is there, even if nobody waits for it any more.
            let _turn = turn;
            question(&snapshot)
        })
        .await
        {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(error)) => Err(broken(error.to_string())),
            Err(panic) => Err(broken(panic.to_string())),
        }
    }
}
