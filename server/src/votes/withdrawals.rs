//! Taking one's support back, and taking that back.

use std::collections::{BTreeMap, BTreeSet};

use app::domain::{Millis, trend};
use serde_json::json;

use super::store;
use crate::db::{Conn, Db, Tx};
use crate::events::{self, EventKind};
use crate::ideas::{self, tree};

/// A voice: the idea that it was given to, and when.
type Voice = (i64, Millis);
/// The ideas that count a voice, by the idea that it was given to: from this to the one that is kept.
type Chains = BTreeMap<i64, Vec<i64>>;

/// Takes a resident's support back, also what was carried here by merges. Gives the number of the
/// withdrawal, by which [`restore`] brings back what it took; none when there was no support.
pub async fn withdraw(db: &Db, idea_id: i64, account_id: i64, now: Millis) -> Result<Option<i64>, sqlx::Error> {
    let mut tx = db.write().await?;
    let Some((idea_id, chains)) = hold(&mut tx, idea_id, account_id).await? else { return Ok(None) };
    let gone = store::delete(&mut tx, idea_id, account_id).await?;
    // Each idea that one of the voices stood behind loses this resident, whose first voice counted.
    for (idea, first) in firsts(&chains, &gone) {
        uncount_in(&mut tx, idea, first).await?;
    }
    let data = json!({ "voices": gone });
    let kind = EventKind::VoteWithdrawn;
    let id = events::record_numbered(&mut tx, kind, Some(idea_id), Some(account_id), data, now).await?;
    tx.commit().await?;
    Ok(Some(id))
}

/// Locks all that counts a resident's voices for an idea and for what stands with it. Gives the idea
/// that is kept; none when there are no such voices.
async fn hold(tx: &mut Tx, idea_id: i64, account_id: i64) -> Result<Option<(i64, Chains)>, sqlx::Error> {
    // Before anything is locked: once that has begun, a merge that came in between would turn its order.
    tree::store::hold(tx).await?;
    loop {
        let Some(kept) = tree::kept(tx, idea_id).await? else { return Ok(None) };
        let given = store::voiced(tx, kept, account_id).await?;
        if given.is_empty() {
            return Ok(None);
        }
        let chains = chains(tx, &given).await?;
        // While the one that is kept is locked nobody gives or takes a voice there, or merges it.
        let is_held = chains.values().all(|chain| chain.last() == Some(&kept));
        if is_held && store::voiced(tx, kept, account_id).await? == given {
            return Ok(Some((kept, chains)));
        }
    }
}

async fn chains(tx: &mut Tx, ideas: &[i64]) -> Result<Chains, sqlx::Error> {
    Ok(ideas.iter().copied().zip(tree::chains(tx, ideas).await?).collect())
}

/// In each idea that counts some of these voices, the first of them: that one has its weight there.
fn firsts(chains: &Chains, voices: &[Voice]) -> BTreeMap<i64, Millis> {
    let mut firsts = BTreeMap::new();
    for (given, at) in voices {
        for idea in chains.get(given).into_iter().flatten() {
            firsts.entry(*idea).and_modify(|first| *first = *at.min(first)).or_insert(*at);
        }
    }
    firsts
}

/// Takes a voice that was given at `cast_at` out of what an idea counts.
async fn uncount_in(tx: &mut Tx, idea_id: i64, cast_at: Millis) -> Result<(), sqlx::Error> {
    let (score, created) = ideas::store::count_votes(tx, idea_id, -1).await?;
    let trend = match trend::remove(score, cast_at) {
        Some(trend) => trend,
        None => {
            let all = tree::all(tx, idea_id).await?;
            trend::total(created, store::moments(tx, &all).await?)
        }
    };
    ideas::store::set_trend(tx, idea_id, trend).await
}

/// A withdrawal that can be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    /// Its number.
    pub id: i64,
    /// The idea that it was about: the one that was kept then.
    pub idea_id: i64,
    /// When.
    pub at: Millis,
}

/// A resident's withdrawal; none when it is not theirs, or they stand behind the idea again.
pub async fn withdrawal(conn: &mut Conn, id: i64, account_id: i64) -> Result<Option<Withdrawal>, sqlx::Error> {
    let event = events::store::of_actor(conn, id, EventKind::VoteWithdrawn, account_id).await?;
    let withdrawal = event.and_then(|event| Some(Withdrawal { id, idea_id: event.idea_id?, at: event.created_at }));
    match withdrawal {
        Some(found) if !super::stands(conn, found.idea_id, account_id).await? => Ok(Some(found)),
        _ => Ok(None),
    }
}

/// Brings back what a resident's withdrawal took: each voice where it was given and as old as it was,
/// but none where they stand behind the same again by another. Gives whether there was any.
pub async fn restore(db: &Db, withdrawal: i64, account_id: i64, now: Millis) -> Result<bool, sqlx::Error> {
    let mut tx = db.write().await?;
    let event = events::store::of_actor(&mut tx, withdrawal, EventKind::VoteWithdrawn, account_id).await?;
    let mut voices = event.map_or_else(Vec::new, |event| taken(&event.data));
    let given: Vec<i64> = voices.iter().map(|(idea, _)| *idea).collect();
    let mut chains = chains(&mut tx, &given).await?;
    let mut kept = BTreeSet::new();
    for last in chains.values().filter_map(|chain| chain.last()) {
        if !store::is_behind(&mut tx, *last, account_id).await? {
            kept.insert(*last);
        }
    }
    chains.retain(|_, chain| chain.last().is_some_and(|last| kept.contains(last)));
    voices.retain(|(idea, _)| chains.contains_key(idea));
    for (idea, at) in &voices {
        store::insert(&mut tx, *idea, account_id, *at).await?;
    }
    for (idea, first) in firsts(&chains, &voices) {
        let (score, _) = ideas::store::count_votes(&mut tx, idea, 1).await?;
        ideas::store::set_trend(&mut tx, idea, trend::add(score, first)).await?;
    }
    for idea in &kept {
        let data = json!({ "restored": withdrawal });
        events::record(&mut tx, EventKind::VoteCast, Some(*idea), Some(account_id), data, now).await?;
    }
    tx.commit().await?;
    Ok(!kept.is_empty())
}

/// The voices that a withdrawal took, as its event tells.
fn taken(data: &str) -> Vec<Voice> {
    let data: serde_json::Value = serde_json::from_str(data).unwrap_or_default();
    serde_json::from_value(data["voices"].clone()).unwrap_or_default()
}
