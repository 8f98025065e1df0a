//! The one who writes the index.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tantivy::indexer::LogMergePolicy;
use tantivy::{IndexWriter, TantivyDocument, Term};

use super::Open;
use super::index::{self, Entry, VERSION};

/// Bytes that the writer may hold before it writes a segment.
const HEAP: usize = 24_000_000;

/// What a commit of the index remembers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// [`VERSION`] of the program that wrote it.
    version: u32,
    /// The last event whose change is in the index; none while it is still being filled.
    pub event: Option<i64>,
    /// The moment of that event, by which another database (restored, or swapped) is recognised.
    pub at: i64,
    /// Up to which idea pairs were looked for; see [`pairs`](super::pairs).
    pub paired: i64,
}

/// Writes the index; there is one.
pub struct Keeper {
    writer: IndexWriter,
    /// For asking it.
    pub open: Arc<Open>,
    /// What the last commit remembers.
    pub mark: Mark,
}

impl Keeper {
    /// Opens the index of a folder for writing. What is damaged, or was made by another version,
    /// is thrown away, and so is one that was not filled to the end.
    pub fn open(folder: &Path) -> tantivy::Result<Self> {
        match Self::try_open(folder) {
            Ok(keeper) if keeper.mark.version == VERSION && keeper.mark.event.is_some() => Ok(keeper),
            Ok(keeper) if keeper.mark == Mark::default() && keeper.open.count() == 0 => Ok(keeper),
            Err(error @ tantivy::TantivyError::LockFailure(..)) => Err(error),
            other => {
                match other {
                    Ok(_) => tracing::info!("the search index is of another version or unfinished; it is made anew"),
                    Err(error) => tracing::warn!(%error, "the search index is damaged; it is made anew"),
                }
                std::fs::remove_dir_all(folder).or_else(missing)?;
                Self::try_open(folder)
            }
        }
    }

    fn try_open(folder: &Path) -> tantivy::Result<Self> {
        let open = Open::new(Some(folder))?;
        let damaged = open.index.validate_checksum()?;
        if !damaged.is_empty() {
            return Err(tantivy::TantivyError::SystemError(format!("{damaged:?} are damaged")));
        }
        let payload = open.index.load_metas()?.payload;
        let mark = payload.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        Ok(Self { writer: writer(&open)?, open: Arc::new(open), mark })
    }

    /// Takes ideas in, in place of what was known of them; those without an entry are forgotten.
    pub fn put(&mut self, ids: &BTreeSet<i64>, entries: &[Entry]) -> tantivy::Result<()> {
        for id in ids {
            self.writer.delete_term(Term::from_field_u64(self.open.fields.id, *id as u64));
        }
        self.add(entries)
    }

    /// Takes ideas in that are not known yet.
    pub fn add(&mut self, entries: &[Entry]) -> tantivy::Result<()> {
        for entry in entries {
            self.writer.add_document(index::document(&self.open.fields, entry))?;
        }
        Ok(())
    }

    /// Makes everything so far durable and visible, together with the event that it reaches to.
    pub fn commit(&mut self, event: Option<i64>, at: i64) -> tantivy::Result<()> {
        let mark = Mark { version: VERSION, event, at, paired: self.mark.paired };
        let mut commit = self.writer.prepare_commit()?;
        commit.set_payload(&serde_json::to_string(&mark).unwrap_or_default());
        commit.commit()?;
        self.mark = mark;
        self.open.reload()
    }
}

fn writer(open: &Open) -> tantivy::Result<IndexWriter<TantivyDocument>> {
    let writer = open.index.writer_with_num_threads(1, HEAP)?;
    // Each commit makes a small segment; few of them keep questions quick.
    let mut merging = LogMergePolicy::default();
    merging.set_min_num_segments(6);
    merging.set_del_docs_ratio_before_merge(0.2);
    writer.set_merge_policy(Box::new(merging));
    Ok(writer)
}

fn missing(error: std::io::Error) -> std::io::Result<()> {
    if error.kind() == std::io::ErrorKind::NotFound { Ok(()) } else { Err(error) }
}
