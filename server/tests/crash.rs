//! What was acknowledged survives `kill -9`, ten times over, with sixteen writers at work.
//!
//! The test starts itself again as a child that writes. The child tells of each write once
//! `commit` has returned; the parent kills it after a number of those, and looks.
#![allow(clippy::unwrap_used, reason = "a test may panic")]
#![cfg(unix)]

mod town;

use std::collections::HashSet;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use app::domain::trend;
use masmou::check::examine;
use masmou::db::{Db, Target};
use masmou::{execute, fetch};
use town::{DAY_ONE, Place, settled};

const ROUNDS: i64 = 10;
const WRITERS: i64 = 16;
const DATABASE: &str = "MASMOU_CRASH_DATABASE";
const FIRST: &str = "MASMOU_CRASH_FIRST";

#[tokio::test]
async fn acknowledged_writes_survive_kill_9() {
    let place = Place::sqlite();
    let path = place.path("masmou.db");
    settled(&place).await.close().await;
    let mut acknowledged = HashSet::new();
    // Scattered, and the same in every run: 40 to 939 writes before the kill.
    let kill_after = |round: i64| 40 + (round * 7919 + 4409) % 900;
    for round in 0..ROUNDS {
        let told = write_and_kill(&path, round * 1_000_000, kill_after(round));
        assert!(told.len() as i64 >= kill_after(round));
        acknowledged.extend(told);

        let db = place.open().await;
        let there = numbers(&db).await;
        let lost: Vec<_> = acknowledged.difference(&there).collect();
        assert!(lost.is_empty(), "round {round}: {lost:?} were acknowledged and are gone");
        let report = examine(&db).await.unwrap();
        assert!(report.is_clean(), "round {round}: a write was kept in part\n{report}");
        db.close().await;
    }
}

/// Starts a writer, kills it after `enough` acknowledgements, and gives all it made: those
/// that were on their way while it died count as well.
fn write_and_kill(path: &Path, first: i64, enough: i64) -> Vec<i64> {
    let mut child = start(path, first);
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    let (mut told, mut line, mut is_killed) = (Vec::new(), String::new(), false);
    while lines.read_line(&mut line).unwrap() > 0 {
        // A line that was cut off by the kill acknowledges nothing.
        let number = line.strip_suffix('\n').and_then(|line| line.strip_prefix("kept ")).and_then(|n| n.parse().ok());
        told.extend::<Option<i64>>(number);
        line.clear();
        if told.len() as i64 == enough && !is_killed {
            child.kill().unwrap();
            is_killed = true;
        }
    }
    let status = child.wait().unwrap();
    assert_eq!(std::os::unix::process::ExitStatusExt::signal(&status), Some(9), "{status}");
    told
}

fn start(path: &Path, first: i64) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "writer", "--ignored", "--nocapture"])
        .env(DATABASE, path)
        .env(FIRST, first.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

async fn numbers(db: &Db) -> HashSet<i64> {
    let mut conn = db.read().await.unwrap();
    const SQL: &str = "select cast(data as integer) from events where kind = 'vote.cast'";
    let rows: Vec<i64> = fetch!(conn, fetch_all, sqlx::query_scalar(SQL)).unwrap();
    rows.into_iter().collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "the child of acknowledged_writes_survive_kill_9"]
async fn writer() {
    let (Some(path), Ok(first)) = (std::env::var_os(DATABASE), std::env::var(FIRST)) else { return };
    let db = Db::open(&Target::Sqlite(path.into())).await.unwrap();
    let next = Arc::new(AtomicI64::new(first.parse().unwrap()));
    println!();
    let tasks = (0..WRITERS).map(|_| {
        let (db, next) = (db.clone(), next.clone());
        tokio::spawn(async move {
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                support(&db, number).await;
                let mut out = std::io::stdout().lock();
                writeln!(out, "kept {number}").and_then(|()| out.flush()).unwrap();
            }
        })
    });
    futures::future::join_all(tasks).await;
}

/// A new resident supports idea 3: four rows that belong together.
async fn support(db: &Db, number: i64) {
    const ACCOUNT: &str = "insert into accounts (email, display_name, name_skeleton, password_hash, role, created_at) \
        values ($1, $1, $1, 'x', 'resident', 1) returning id";
    const VOTE: &str = "insert into votes (idea_id, account_id, created_at) values (3, $1, $2)";
    const IDEA: &str = "update ideas set votes = votes + 1, trend = $1 where id = 3";
    const EVENT: &str = "insert into events (kind, idea_id, data, created_at) values ('vote.cast', 3, $1, $2)";
    let at = DAY_ONE + number;
    let mut tx = db.write().await.unwrap();
    let account: i64 =
        fetch!(tx, fetch_one, sqlx::query_scalar(ACCOUNT).bind(format!("n{number}@example.org"))).unwrap();
    execute!(tx, sqlx::query(VOTE).bind(account).bind(at)).unwrap();
    let score: f64 = fetch!(tx, fetch_one, sqlx::query_scalar("select trend from ideas where id = 3")).unwrap();
    execute!(tx, sqlx::query(IDEA).bind(trend::add(score, at))).unwrap();
    execute!(tx, sqlx::query(EVENT).bind(number.to_string()).bind(at)).unwrap();
    tx.commit().await.unwrap();
}
