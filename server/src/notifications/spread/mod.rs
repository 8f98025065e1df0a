//! Spreading: who hears of a notice is worked out, and each of them gets it, some hundreds at a
//! time. A notice remembers the last account that it has reached, in the transaction that reached
//! it: who is stopped in the middle goes on there, and two servers of one database take turns.

pub mod store;

use std::sync::Arc;
use std::time::Duration;

use app::domain::Millis;
use app::domain::notice::Audience;

use crate::db::Db;
use crate::site::Site;
use store::Spreading;

/// Accounts that are told in one transaction. On SQLite other writers wait for it: 500 rows took
/// 3 to 8 ms on the machine where this was written.
pub const BATCH: usize = 500;
/// Accounts that are looked up at a time; between, notices to a few people go first.
const LOOKED_UP: usize = 5_000;
/// How often notices of other processes are looked for. Those of this process wake the worker.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// After a failure.
const TRY_AGAIN: Duration = Duration::from_secs(5);

/// Spreads for as long as the site runs.
pub async fn follow(site: Arc<Site>) {
    loop {
        match spread_all(&site.db, || site.clock.now()).await {
            Ok(()) => tokio::select! {
                () = site.db.changes().told() => {}
                () = tokio::time::sleep(LOOK_EVERY) => {}
            },
            Err(error) => {
                tracing::warn!(%error, "notices could not be spread; trying again");
                tokio::time::sleep(TRY_AGAIN).await;
            }
        }
    }
}

/// Spreads what there is to spread.
pub async fn spread_all(db: &Db, now: impl Fn() -> Millis) -> Result<(), sqlx::Error> {
    loop {
        // Given back before anything is written: readers are few.
        let notice = store::next(&mut db.read().await?).await?;
        let Some(notice) = notice else { return Ok(()) };
        spread_some(db, &notice, &now).await?;
    }
}

/// Tells a notice to some thousand accounts more.
async fn spread_some(db: &Db, notice: &Spreading, now: impl Fn() -> Millis) -> Result<(), sqlx::Error> {
    let people = audience(db, notice).await?;
    let is_end = people.len() < LOOKED_UP;
    let mut reached = notice.reached;
    let mut batches = people.chunks(BATCH).peekable();
    while let Some(batch) = batches.next() {
        let spread_at = (is_end && batches.peek().is_none()).then(&now);
        let Some(last) = batch.last().copied() else { continue };
        if !deliver(db, notice, reached, batch, last, spread_at, now()).await? {
            // Another server was faster: what is left is looked up anew.
            return Ok(());
        }
        reached = last;
        // Those who wait to write get their turn before the next batch.
        tokio::task::yield_now().await;
    }
    if people.is_empty() {
        deliver(db, notice, reached, &[], reached, Some(now()), now()).await?;
    }
    Ok(())
}

/// Tells a notice to these accounts, unless somebody else has meanwhile.
async fn deliver(
    db: &Db,
    notice: &Spreading,
    reached: i64,
    people: &[i64],
    last: i64,
    spread_at: Option<Millis>,
    now: Millis,
) -> Result<bool, sqlx::Error> {
    let mut tx = db.write().await?;
    if !store::go_on(&mut tx, notice.id, reached, last, spread_at).await? {
        return Ok(false);
    }
    store::deliver(&mut tx, notice, people, now).await?;
    tx.commit().await?;
    Ok(true)
}

/// The next accounts that hear of a notice, by number. Whoever did what it tells knows already.
async fn audience(db: &Db, notice: &Spreading) -> Result<Vec<i64>, sqlx::Error> {
    let Ok(audience) = serde_json::from_str::<Audience>(&notice.audience) else {
        tracing::error!(notice = notice.id, "a notice does not tell whom it concerns, and is told to nobody");
        return Ok(Vec::new());
    };
    if let Audience::Accounts(accounts) = audience {
        let mut people: Vec<i64> =
            accounts.into_iter().filter(|id| *id > notice.reached && Some(*id) != notice.actor_id).collect();
        people.sort_unstable();
        people.dedup();
        people.truncate(LOOKED_UP);
        return Ok(people);
    }
    store::audience(&mut db.read().await?, &audience, notice, LOOKED_UP).await
}
