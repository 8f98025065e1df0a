//! Taking an import back, without taking from residents what they did since.

use anyhow::Context as _;
use serde_json::json;

use super::args::UndoArgs;
use super::store::{self, Import, TakenUp};
use crate::clock::Clock;
use crate::db::Db;
use crate::events::{self, EventKind};

/// Ideas that are removed in one transaction, so that a running site is never held up long.
const BATCH: i64 = 500;

/// What an undo did.
#[derive(Debug)]
pub struct Undone {
    /// The import.
    pub import: Import,
    /// How many ideas are gone.
    pub removed: u64,
    /// Ideas that stayed since people here have taken them up.
    pub kept: Vec<TakenUp>,
    /// What went with removed ideas.
    pub lost: Vec<TakenUp>,
}

/// Removes the ideas that an import brought. An undo that was cut short can be run again.
pub async fn undo(db: &Db, clock: &Clock, args: &UndoArgs) -> anyhow::Result<Undone> {
    let import = store::import(&mut db.read().await?, args.id)
        .await?
        .with_context(|| format!("there is no import {}; masmou import list shows those there are", args.id))?;
    let mut lost =
        if args.even_with_voices { store::taken_up(&mut db.read().await?, import.id).await? } else { Vec::new() };
    let removed = remove_all(db, clock, &import, args.even_with_voices).await?;
    let kept = store::taken_up(&mut db.read().await?, import.id).await?;
    lost.retain(|idea| kept.iter().all(|kept| kept.id != idea.id));
    Ok(Undone { import, removed, kept, lost })
}

async fn remove_all(db: &Db, clock: &Clock, import: &Import, even_taken_up: bool) -> anyhow::Result<u64> {
    let mut removed = 0;
    loop {
        let mut tx = db.write().await?;
        let ideas = store::remove(&mut tx, import.id, even_taken_up, BATCH).await?;
        if ideas.is_empty() && import.undone_at.is_some() {
            return Ok(removed);
        }
        let last = (ideas.len() as i64) < BATCH;
        if last {
            store::mark_undone(&mut tx, import.id, clock.now()).await?;
        }
        removed += ideas.len() as u64;
        let data = json!({ "import": import.id, "ideas": ideas, "last": last });
        events::record(&mut tx, EventKind::ImportUndone, None, None, data, clock.now()).await?;
        tx.commit().await?;
        if last {
            return Ok(removed);
        }
    }
}

impl Undone {
    /// What is told to the operator.
    pub fn report(&self) -> String {
        let mut lines =
            vec![format!("Import {} of {}: {} ideas removed.", self.import.id, self.import.source, self.removed)];
        if !self.lost.is_empty() {
            lines.push(format!("With them went, in {} ideas: {}.", self.lost.len(), sums(&self.lost)));
        }
        if !self.kept.is_empty() {
            lines.push(format!("{} ideas are kept, since people here have taken them up:", self.kept.len()));
            lines.extend(
                self.kept
                    .iter()
                    .map(|idea| format!("  {}  {}  ({})", idea.id, idea.title, sums(std::slice::from_ref(idea)))),
            );
            lines.push(format!("To remove them as well: masmou import undo {} --even-with-voices", self.import.id));
        }
        lines.join("\n")
    }
}

fn sums(ideas: &[TakenUp]) -> String {
    let sum = |of: fn(&TakenUp) -> i64| ideas.iter().map(of).sum::<i64>();
    [
        (sum(|i| i.votes), "voices"),
        (sum(|i| i.comments), "comments"),
        (sum(|i| i.answers), "official answers"),
        (sum(|i| i.followers), "followers"),
        (sum(|i| i.cases), "cases"),
        (sum(|i| i.merged), "merges"),
    ]
    .iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, what)| format!("{what}: {count}"))
    .collect::<Vec<_>>()
    .join(", ")
}
