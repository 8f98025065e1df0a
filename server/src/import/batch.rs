//! Rows go in by batches: looked up, rendered, and then written in one short transaction.

use serde_json::json;

use super::args::ImportArgs;
use super::draft::Draft;
use super::store::{self, Derived, Known};
use crate::clock::Clock;
use crate::db::{Db, Tx};
use crate::events::{self, EventKind};
use crate::{agencies, markdown};
use app::domain::{Millis, trend};

/// Rows of one transaction: enough that syncs to disk cost little, few enough that a running
/// site hardly waits for its turn to write.
const ROWS: usize = 500;
/// Bytes of text of one transaction, which bounds memory where bodies are long.
const BYTES: usize = 1024 * 1024;
/// Rows that a dry run shows.
const SHOWN: usize = 3;

/// What became of good rows.
#[derive(Debug, Default)]
pub struct Done {
    /// The import's number; none when nothing was written.
    pub import_id: Option<i64>,
    /// New ideas.
    pub imported: u64,
    /// Ideas whose row had changed.
    pub updated: u64,
    /// Ideas whose row was the same.
    pub unchanged: u64,
    /// The first rows, as a dry run shows them.
    pub first: Vec<Draft>,
}

/// Gathers drafts and writes them by batches.
pub struct Batches<'a> {
    db: &'a Db,
    clock: &'a Clock,
    args: &'a ImportArgs,
    waiting: Vec<Draft>,
    bytes: usize,
    done: Done,
}

struct Change {
    draft: Draft,
    known: Option<i64>,
    derived: Derived,
}

impl<'a> Batches<'a> {
    /// Nothing yet.
    pub fn new(db: &'a Db, clock: &'a Clock, args: &'a ImportArgs) -> Self {
        Self { db, clock, args, waiting: Vec::new(), bytes: 0, done: Done::default() }
    }

    /// Adds a draft; a full batch is written.
    pub async fn add(&mut self, draft: Draft) -> Result<(), sqlx::Error> {
        if self.args.dry_run && self.done.first.len() < SHOWN {
            self.done.first.push(draft.clone());
        }
        self.bytes += draft.title.len() + draft.body.len();
        self.waiting.push(draft);
        if self.waiting.len() >= ROWS || self.bytes >= BYTES { self.flush().await } else { Ok(()) }
    }

    /// Writes the last batch, and that the file was read to its end.
    pub async fn finish(mut self) -> Result<Done, sqlx::Error> {
        self.flush().await?;
        if let Some(id) = self.done.import_id {
            let mut tx = self.db.write().await?;
            store::finish(&mut tx, id, self.clock.now()).await?;
            tx.commit().await?;
        }
        Ok(self.done)
    }

    async fn flush(&mut self) -> Result<(), sqlx::Error> {
        self.bytes = 0;
        let drafts = std::mem::take(&mut self.waiting);
        let changes = self.changes(drafts).await?;
        if self.args.dry_run {
            let new = changes.iter().filter(|change| change.known.is_none()).count();
            self.done.imported += new as u64;
            self.done.updated += (changes.len() - new) as u64;
        } else if !changes.is_empty() {
            self.write(changes).await?;
        }
        Ok(())
    }

    /// What is new or different; rendered before any lock is held.
    async fn changes(&mut self, drafts: Vec<Draft>) -> Result<Vec<Change>, sqlx::Error> {
        let mut conn = self.db.read().await?;
        let mut changes = Vec::new();
        for draft in drafts {
            let known = store::known(&mut conn, &self.args.source, &draft.external_id).await?;
            match known {
                Some(known) if !known.differs(&draft) => self.done.unchanged += 1,
                known => changes.push(Change::new(draft, known)),
            }
        }
        Ok(changes)
    }

    async fn write(&mut self, changes: Vec<Change>) -> Result<(), sqlx::Error> {
        let mut tx = self.db.write().await?;
        let import_id = match self.done.import_id {
            Some(id) => id,
            None => {
                let name = self.args.file.file_name().unwrap_or_default().to_string_lossy();
                store::start(&mut tx, &self.args.source, &name, self.clock.now()).await?
            }
        };
        let (mut imported, mut updated) = (Vec::new(), Vec::new());
        for change in &changes {
            match change.known {
                Some(id) if store::update(&mut tx, id, &change.draft, &change.derived).await? => updated.push(id),
                Some(_) => {}
                None => imported.extend(change.insert(&mut tx, import_id, &self.args.source, self.clock.now()).await?),
            }
        }
        let (new, changed) = (imported.len() as u64, updated.len() as u64);
        let data = json!({ "import": import_id, "imported": imported, "updated": updated });
        events::record(&mut tx, EventKind::IdeasImported, None, None, data, self.clock.now()).await?;
        tx.commit().await?;
        self.done.import_id = Some(import_id);
        self.done.imported += new;
        self.done.updated += changed;
        // Another import of the same file may have been quicker.
        self.done.unchanged += changes.len() as u64 - new - changed;
        Ok(())
    }
}

impl Change {
    fn new(draft: Draft, known: Option<Known>) -> Self {
        let derived = Derived {
            body_html: markdown::render(&draft.body),
            excerpt: markdown::excerpt(&draft.body, crate::ideas::EXCERPT),
            trend: trend::single(draft.created_at),
        };
        Self { draft, known: known.map(|known| known.id), derived }
    }

    async fn insert(&self, tx: &mut Tx, import_id: i64, source: &str, now: Millis) -> Result<Option<i64>, sqlx::Error> {
        let id = store::insert(tx, import_id, source, &self.draft, &self.derived).await?;
        if let (Some(id), Some(agency)) = (id, self.draft.agency_id) {
            agencies::imported_in(tx, id, agency, now).await?;
        }
        Ok(id)
    }
}
