//! Masmou's own search over a set, by the code that answers residents.

use std::collections::BTreeSet;
use std::sync::Arc;

use app::domain::similar::Strength;
use tantivy::IndexWriter;
use tantivy::indexer::NoMergePolicy;

use super::contender::Contender;
use super::measures::SHOWN;
use super::set::{Document, Question, Set};
use crate::search::index::{Entry, document};
use crate::search::lexicon::Lexicon;
use crate::search::{Open, Snapshot};

/// Bytes that a writer of an index may hold before it writes a segment.
pub const HEAP: usize = 100_000_000;

/// How many are asked for before a publication, as in `similar::find`.
const ASKED_FOR: usize = 15;

/// An index of a set, in memory.
pub struct Ours {
    snapshot: Snapshot,
}

impl Ours {
    /// Takes all documents in.
    pub fn new(set: &Set) -> tantivy::Result<Self> {
        let open = Open::new(None)?;
        // One thread and no merging: the same order of documents in every run.
        let mut writer: IndexWriter = open.index.writer_with_num_threads(1, HEAP)?;
        writer.set_merge_policy(Box::new(NoMergePolicy));
        for one in &set.documents {
            writer.add_document(document(&open.fields, &entry(one)))?;
        }
        writer.commit()?;
        open.reload()?;
        Ok(Self { snapshot: open.snapshot(Arc::new(Lexicon::default())) })
    }

    /// How alike two documents are.
    pub fn compare(&self, one: &Document, other: &Document) -> f32 {
        self.snapshot.compare_texts(&one.draft(), &other.draft()).0
    }

    /// Whether a question would hold up a publication when `passed_over` are not there: one of
    /// those that its author is shown is probably the same.
    pub fn holds_up(&self, question: &Question, passed_over: &BTreeSet<i64>) -> tantivy::Result<bool> {
        let found = self.snapshot.similar(&question.document.draft(), ASKED_FOR + passed_over.len())?;
        let mut shown = found.iter().filter(|one| !passed_over.contains(&one.idea_id)).take(SHOWN);
        Ok(shown.any(|one| one.strength == Some(Strength::Probable)))
    }
}

impl Contender for Ours {
    fn name(&self) -> &'static str {
        "Masmou"
    }

    async fn ask(&mut self, question: &Question, limit: usize) -> anyhow::Result<Vec<i64>> {
        let ranked = self.snapshot.ranked(&question.document.draft(), limit)?;
        Ok(ranked.into_iter().map(|found| found.idea_id).collect())
    }
}

fn entry(document: &Document) -> Entry {
    Entry {
        id: document.id,
        language: document.lang.clone(),
        title: document.title.clone(),
        body: document.body.clone(),
        ..Entry::default()
    }
}
