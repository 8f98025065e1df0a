//! Merging two ideas that tens of thousands stand behind, and undoing it, while others write.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use app::domain::access::Actor;
use app::domain::account::{Reach, Role};
use app::domain::trend;
use masmou::db::Db;
use masmou::{execute, merging, votes};

use crate::open;
use crate::report::{Aim, Report};

// Any three: one that is merged, one that is kept, one that others support meanwhile.
const IDEA: i64 = 11;
const KEPT: i64 = 12;
const OTHER: i64 = 13;
/// Voices behind the merged one and the kept one, half of the former behind both.
const VOICES: [(i64, i64, i64); 2] = [(IDEA, 1, 20_000), (KEPT, 10_001, 40_000)];
/// A moment before the city's own.
const AT: i64 = 1_750_000_000_000;

/// Measures both, and how long other writers wait.
pub async fn merge(data: &Path, report: &mut Report) -> anyhow::Result<()> {
    let db = open(data).await?;
    for (idea, from, to) in VOICES {
        crowd(&db, idea, from, to).await?;
    }
    let reach = Reach::default();
    let moderator = Actor::Account { id: 1, role: Role::Moderator, reach: &reach };
    let is_over = Arc::new(AtomicBool::new(false));
    let others = tokio::spawn(write(db.clone(), is_over.clone()));
    let started = Instant::now();
    let id = merging::merge(&db, moderator, IDEA, KEPT, "", AT).await?;
    report.milliseconds("merging 20,000 voices into 30,000", started.elapsed(), Aim::AtMost(1000.0));
    let started = Instant::now();
    merging::undo(&db, moderator, id, AT).await?;
    report.milliseconds("undoing it", started.elapsed(), Aim::AtMost(1000.0));
    is_over.store(true, Ordering::Relaxed);
    report.milliseconds("longest wait of another writer meanwhile", others.await??, Aim::AtMost(50.0));
    db.close().await;
    Ok(())
}

/// Makes accounts `from` to `to` the only ones behind an idea.
async fn crowd(db: &Db, idea: i64, from: i64, to: i64) -> anyhow::Result<()> {
    let mut tx = db.write().await?;
    execute!(tx, sqlx::query("delete from votes where idea_id = $1").bind(idea))?;
    const VOTE: &str = "insert into votes (idea_id, account_id, created_at)
        select $1, id, $2 + id from accounts where id between $3 and $4";
    execute!(tx, sqlx::query(VOTE).bind(idea).bind(AT).bind(from).bind(to))?;
    let count = to - from + 1;
    let score = trend::total(AT, (from..=to).map(|id| AT + id));
    const COUNT: &str = "update ideas set votes = $2, trend = $3, created_at = $4 where id = $1";
    execute!(tx, sqlx::query(COUNT).bind(idea).bind(count).bind(score).bind(AT))?;
    Ok(tx.commit().await?)
}

/// Supports another idea with one account after another until it is over; the longest that took.
async fn write(db: Db, is_over: Arc<AtomicBool>) -> anyhow::Result<Duration> {
    let mut longest = Duration::ZERO;
    let mut account = 100_000;
    while !is_over.load(Ordering::Relaxed) {
        account += 1;
        let started = Instant::now();
        votes::cast(&db, OTHER, account, AT).await?;
        longest = longest.max(started.elapsed());
    }
    Ok(longest)
}
