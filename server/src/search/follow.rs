//! Keeping the index in step with the database.
//!
//! The index remembers the last event it holds, within its own commit. At start it goes on from
//! there; a missing, damaged or outdated index is filled anew from the rows, while the site
//! serves and says that the search is being built. Whatever fails is tried again: the database
//! is the truth, and every idea that an event names is read from it afresh.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use tokio::task::spawn_blocking;

use super::keeper::Keeper;
use super::{pairs, store};
use crate::events::{self, EventKind};
use crate::site::Site;

/// How often events of other processes are looked for. Those of this process wake the follower.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// How long changes are gathered before they are written together.
const GATHER: Duration = Duration::from_millis(100);
/// After a failure.
const TRY_AGAIN: Duration = Duration::from_secs(5);
/// How often ideas are counted at start before some are taken to be missing: one may come between
/// the index and the count.
const COUNTED: usize = 3;
/// Ideas that are read at a time while the index is filled.
const BATCH: i64 = 1000;

type Outcome<T> = Result<T, anyhow::Error>;

/// Follows for as long as the site runs.
pub async fn follow(site: Arc<Site>) {
    loop {
        if let Err(error) = keep_up(&site).await {
            tracing::warn!(%error, "the search index could not be kept up; trying again");
        }
        tokio::time::sleep(TRY_AGAIN).await;
    }
}

/// Opens the index and follows until something fails, or the index is found to be damaged.
async fn keep_up(site: &Arc<Site>) -> Outcome<()> {
    let folder = site.search.folder.clone();
    let mut keeper = spawn_blocking(move || Keeper::open(&folder)).await??;
    if !is_of_this_database(site, &keeper).await? {
        keeper = fill(site, keeper).await?;
    }
    site.search.show(Some(keeper.open.clone()));
    let mut known = settled(site, &keeper);
    let mut is_complete = false;
    for _ in 0..COUNTED {
        keeper = catch_up(site, keeper, &mut known).await?;
        is_complete |= keeper.open.count() == store::count(&mut site.db.read().await?).await?;
    }
    if !is_complete {
        // Rows that came without an event.
        keeper = fill(site, keeper).await?;
        site.search.show(Some(keeper.open.clone()));
    }
    loop {
        keeper = catch_up(site, keeper, &mut known).await?;
        if keeper.mark.paired != pairs::ALL {
            keeper = pair(site, keeper).await?;
            continue;
        }
        tokio::select! {
            () = site.db.changes().changed() => tokio::time::sleep(GATHER).await,
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
        if site.search.is_suspect() {
            // Whether it is truly damaged shows when it is opened anew.
            return Ok(());
        }
    }
}

/// Events from before the start that need not be looked at again. On PostgreSQL some may have
/// turned up late, so there are none.
fn settled(site: &Site, keeper: &Keeper) -> BTreeSet<i64> {
    // The index's account of itself has no checksum: what is new stays new, whatever it says.
    let last = keeper.mark.settled.min(keeper.mark.event.unwrap_or(0));
    if site.db.numbers_in_order() { (last - events::LOOK_BACK..=last).collect() } else { BTreeSet::new() }
}

/// Whether the event that the index reaches to is in the database as it was.
async fn is_of_this_database(site: &Site, keeper: &Keeper) -> Outcome<bool> {
    let Some(event) = keeper.mark.event else { return Ok(false) };
    let at = events::store::moment(&mut site.db.read().await?, event).await?;
    Ok(if event == 0 { at.is_none() } else { at == Some(keeper.mark.at) })
}

/// Fills an empty index from the rows.
async fn fill(site: &Arc<Site>, keeper: Keeper) -> Outcome<Keeper> {
    let folder = site.search.folder.clone();
    let mut keeper = spawn_blocking(move || {
        if keeper.open.count() == 0 {
            return Ok(keeper);
        }
        // Of another database.
        keeper.close();
        Keeper::discard(&folder)?;
        Keeper::open(&folder)
    })
    .await??;
    site.search.show(None);
    // Noted before the rows are read: what changes meanwhile is read again afterwards.
    let (event, at) = events::store::last(&mut site.db.read().await?).await?;
    let mut after = 0;
    loop {
        let mut conn = site.db.read().await?;
        let entries = store::entries_after(&mut conn, site, after, BATCH).await?;
        drop(conn);
        let Some(last) = entries.last() else { break };
        after = last.id;
        keeper = spawn_blocking(move || keeper.add(&entries).map(|()| keeper)).await??;
    }
    // Pairs are looked for from the first idea on, after the rows are in.
    (keeper.mark.paired, keeper.mark.settled) = (0, event);
    keeper = spawn_blocking(move || keeper.commit(Some(event), at).map(|()| keeper)).await??;
    tracing::info!(ideas = keeper.open.count(), "the search index is filled");
    Ok(keeper)
}

/// Looks for pairs of some ideas more, after the index was filled.
async fn pair(site: &Arc<Site>, mut keeper: Keeper) -> Outcome<Keeper> {
    keeper.mark.paired = pairs::go_on(site, &keeper.open, keeper.mark.paired).await?;
    let (event, at) = (keeper.mark.event, keeper.mark.at);
    Ok(spawn_blocking(move || keeper.commit(event, at).map(|()| keeper)).await??)
}

/// Takes in what happened since the last commit. `known` are events that were taken in already:
/// PostgreSQL hands numbers out before the commit, so a lower one may turn up after a higher.
async fn catch_up(site: &Arc<Site>, mut keeper: Keeper, known: &mut BTreeSet<i64>) -> Outcome<Keeper> {
    loop {
        let reached = keeper.mark.event.unwrap_or(0);
        let mut conn = site.db.read().await?;
        let rows = events::store::after(&mut conn, reached - events::LOOK_BACK, 2 * events::LOOK_BACK).await?;
        let fresh: Vec<_> = rows.into_iter().filter(|row| !known.contains(&row.id)).collect();
        let Some(last) = fresh.iter().map(|row| (row.id, row.created_at)).max() else { return Ok(keeper) };
        if fresh.iter().any(|row| EventKind::tells_alike(&row.kind)) {
            site.search.decided.notify_one();
        }
        let mut touched: BTreeSet<i64> = fresh.iter().flat_map(ideas_of).collect();
        // What was said at an idea that was merged is found by the one that is kept.
        touched.extend(store::standing(&mut conn, &touched).await?);
        let entries = store::entries(&mut conn, site, &touched).await?;
        drop(conn);
        let (event, at) = last.max((reached, keeper.mark.at));
        if touched.is_empty() && event - reached < events::LOOK_BACK / 2 {
            // Votes change nothing here; a commit for each would be work for nothing.
            known.extend(fresh.iter().map(|row| row.id));
            forget_old(known);
            return Ok(keeper);
        }
        let changed = touched.clone();
        keeper = spawn_blocking(move || -> tantivy::Result<Keeper> {
            keeper.put(&touched, &entries)?;
            keeper.commit(Some(event), at)?;
            Ok(keeper)
        })
        .await??;
        known.extend(fresh.iter().map(|row| row.id));
        forget_old(known);
        pairs::refresh(site, &keeper.open, &changed, keeper.mark.paired).await?;
        keeper.mark.settled = event;
    }
}

fn forget_old(known: &mut BTreeSet<i64>) {
    while known.len() as i64 > 4 * events::LOOK_BACK {
        known.pop_first();
    }
}

/// The ideas whose words an event may have changed.
fn ideas_of(row: &events::store::Told) -> Vec<i64> {
    let changes_words = [
        EventKind::IdeaSubmitted,
        EventKind::IdeaAnswered,
        EventKind::IdeaAssigned,
        EventKind::LanguageCorrected,
        EventKind::CommentWritten,
        EventKind::CommentEdited,
        EventKind::CommentDeleted,
        EventKind::IdeaPlaced,
        EventKind::ThingDecided,
        EventKind::DecisionUndone,
        EventKind::EditSettled,
        EventKind::ItemChanged,
    ];
    let merges = [EventKind::IdeasMerged, EventKind::MergeUndone];
    let is_one_of = |kinds: &[EventKind]| kinds.iter().any(|kind| kind.as_str() == row.kind);
    if let Some(id) = row.idea_id.filter(|_| !is_one_of(&merges)) {
        return if is_one_of(&changes_words) { vec![id] } else { Vec::new() };
    }
    let data: serde_json::Value = serde_json::from_str(&row.data).unwrap_or_default();
    ["imported", "updated", "ideas"]
        .iter()
        .filter_map(|list| data[list].as_array())
        .flatten()
        .filter_map(serde_json::Value::as_i64)
        .collect()
}
