//! Pairs of ideas that are alike, kept in the database for whoever lists them: beside an idea, and
//! for moderators. Derived as the index is, and kept up as ideas come.

use std::collections::BTreeSet;
use std::sync::Arc;

use tokio::task::spawn_blocking;

use super::calibration::RELATED;
use super::index::Entry;
use super::{Draft, Open, Snapshot, store};
use crate::search::analysis::Language;
use crate::site::Site;

/// Ideas that are kept for each.
const MOST: usize = 8;
/// Ideas whose pairs are looked for at a time.
const BATCH: i64 = 200;
/// Every idea has its pairs.
pub const ALL: i64 = i64::MAX;

/// Looks for the pairs of the next ideas after number `done`, and gives how far it came.
pub async fn go_on(site: &Arc<Site>, open: &Arc<Open>, done: i64) -> Result<i64, anyhow::Error> {
    let entries = store::entries_after(&mut site.db.read().await?, site, done, BATCH).await?;
    let Some(last) = entries.last().map(|entry| entry.id) else { return Ok(ALL) };
    keep(site, open, entries).await?;
    Ok(last)
}

/// Looks anew for the pairs of ideas that have changed, up to number `done`.
pub async fn refresh(
    site: &Arc<Site>,
    open: &Arc<Open>,
    changed: &BTreeSet<i64>,
    done: i64,
) -> Result<(), anyhow::Error> {
    let changed: BTreeSet<i64> = changed.iter().copied().filter(|id| *id <= done).collect();
    if changed.is_empty() {
        return Ok(());
    }
    let entries = store::entries(&mut site.db.read().await?, site, &changed).await?;
    keep(site, open, entries).await
}

async fn keep(site: &Arc<Site>, open: &Arc<Open>, entries: Vec<Entry>) -> Result<(), anyhow::Error> {
    let snapshot = open.snapshot(site.search.lexicon());
    let found = spawn_blocking(move || look(&snapshot, &entries)).await??;
    let mut tx = site.db.write().await?;
    for (id, alike) in &found {
        let had = store::forget_pairs(&mut tx, *id).await?;
        store::keep_pairs(&mut tx, *id, alike).await?;
        // Each stands beside the other on their pages.
        for other in had.iter().chain(alike.iter().map(|(other, _)| other)) {
            tx.touch(Some(*id));
            tx.touch(Some(*other));
        }
    }
    tx.commit().await?;
    Ok(())
}

/// An idea, and those like it with how alike they are.
type Alike = (i64, Vec<(i64, f32)>);

/// The ideas most like each of some, on all processors.
fn look(snapshot: &Snapshot, entries: &[Entry]) -> tantivy::Result<Vec<Alike>> {
    let one = |entry: &Entry| -> tantivy::Result<Alike> {
        if entry.kept.is_some() {
            return Ok((entry.id, Vec::new()));
        }
        let matches = snapshot.ranked(&draft(entry), MOST)?;
        let alike = matches.into_iter().filter(|found| found.score >= RELATED);
        Ok((entry.id, alike.map(|found| (found.idea_id, found.score)).collect()))
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        let shares: Vec<_> = entries
            .chunks(entries.len().div_ceil(threads).max(1))
            .map(|share| scope.spawn(move || share.iter().map(one).collect::<tantivy::Result<Vec<_>>>()))
            .collect();
        let mut found = Vec::with_capacity(entries.len());
        for share in shares {
            let panicked = |_| tantivy::TantivyError::SystemError("comparing ideas panicked".to_owned());
            found.extend(share.join().map_err(panicked)??);
        }
        Ok(found)
    })
}

/// An idea as the text that it is.
fn draft(entry: &Entry) -> Draft {
    Draft {
        title: entry.title.clone(),
        body: entry.body.clone(),
        language: Language::of_tag(&entry.language),
        area: entry.area,
        itself: entry.id,
    }
}
