//! Where an idea stands since ideas were merged. What residents did stays at the idea where they
//! did it; the idea that is kept counts the voices and comments of all that stand in it.
//!
//! Rows of ideas are locked from an idea towards the one that is kept, in every transaction, so
//! that two of them never wait for each other.

pub mod store;

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::db::{Conn, Tx};

/// The idea that an idea stands in: itself, unless it was merged; none when there is no such idea.
pub async fn kept(conn: &mut Conn, id: i64) -> Result<Option<i64>, sqlx::Error> {
    Ok(store::kept_id(conn, id).await?.map(|kept| kept.unwrap_or(id)))
}

/// The same, with its row locked: it stays the one that is kept until this transaction ends.
pub async fn standing(tx: &mut Tx, id: i64) -> Result<Option<i64>, sqlx::Error> {
    Ok(chain(tx, id).await?.last().copied())
}

/// An idea and those that it stands in, up to the one that is kept, with their rows locked.
pub async fn chain(tx: &mut Tx, id: i64) -> Result<Vec<i64>, sqlx::Error> {
    store::hold(tx).await?;
    let mut chain = Vec::new();
    let mut at = Some(id);
    while let Some(id) = at {
        at = match store::lock(tx, id).await? {
            None => break,
            // A circle, which only a damaged database holds, ends where it began.
            Some(_) if chain.contains(&id) => break,
            Some(next) => {
                chain.push(id);
                next
            }
        };
    }
    Ok(chain)
}

/// Locks each of these ideas and all that they stand in: the deepest first, of all of them together.
/// Gives the chain of each, up to the one that is kept. One that does not exist has an empty chain.
pub async fn chains(tx: &mut Tx, ids: &[i64]) -> Result<Vec<Vec<i64>>, sqlx::Error> {
    store::hold(tx).await?;
    loop {
        let chains = read_chains(tx, ids).await?;
        // From how far it is to the end of its chain, which a merge in between may change.
        let order: BTreeSet<(Reverse<usize>, i64)> = chains
            .iter()
            .flat_map(|chain| chain.iter().enumerate().map(|(at, id)| (Reverse(chain.len() - at), *id)))
            .collect();
        for (_, id) in order {
            store::lock(tx, id).await?;
        }
        if read_chains(tx, ids).await? == chains {
            return Ok(chains);
        }
    }
}

async fn read_chains(conn: &mut Conn, ids: &[i64]) -> Result<Vec<Vec<i64>>, sqlx::Error> {
    let mut chains = Vec::new();
    for id in ids {
        let mut chain = Vec::new();
        if store::kept_id(conn, *id).await?.is_some() {
            chain.push(*id);
            chain.extend(store::above(conn, *id).await?);
        }
        chains.push(chain);
    }
    Ok(chains)
}

/// An idea and all that stand in it, those first that nothing stands in.
pub async fn all(conn: &mut Conn, id: i64) -> Result<Vec<i64>, sqlx::Error> {
    store::tree(conn, id).await
}
