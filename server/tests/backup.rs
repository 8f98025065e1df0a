//! Backups: taken while people write, checked, and restored wholly or not at all.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod town;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use masmou::backup::{Manifest, RestoreArgs, restore, take};
use masmou::check::examine;
use masmou::clock::Clock;
use masmou::db::{Db, Target};
use masmou::{execute, fetch};
use sqlx::AssertSqlSafe;
use tokio::sync::Notify;
use town::{DAY_ONE, Place, run, settled};

fn clock() -> Clock {
    Clock::fixed(DAY_ONE)
}

fn args(file: &Path, replace: bool) -> RestoreArgs {
    RestoreArgs { file: file.to_owned(), replace }
}

async fn backup(place: &Place, file: &Path) -> Manifest {
    take(&place.target, file, &clock()).await.unwrap()
}

/// The error, with all its causes on one line.
async fn refusal(target: &Target, args: &RestoreArgs) -> String {
    let error = restore(target, args, &clock()).await.unwrap_err();
    format!("{error:#}")
}

/// Digests of the city's tables, without those of SQLite's own.
fn content(manifest: &Manifest) -> BTreeMap<String, (u64, String)> {
    manifest.tables.clone().into_iter().filter(|(name, _)| !name.starts_with("sqlite_")).collect()
}

async fn count(db: &Db, sql: &'static str) -> i64 {
    let mut conn = db.read().await.unwrap();
    fetch!(conn, fetch_one, sqlx::query_scalar(sql)).unwrap()
}

fn leftovers(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    names.filter(|name| name.contains("partial")).collect()
}

#[tokio::test]
async fn what_is_restored_is_what_was_backed_up() {
    for place in Place::all().await {
        let db = settled(&place).await;
        let file = place.path("monday.backup");
        let manifest = backup(&place, &file).await;
        assert_eq!(manifest.tables["ideas"].0, 3);
        assert_eq!(manifest.tables["kept_work"].0, 1, "drafts are kept");
        assert_eq!(manifest.tables["sessions"].0, 0, "sessions are not");
        run(&db, &["delete from votes", "update ideas set title = 'lost'"]).await;
        db.close().await;
        drop(db);

        restore(&place.target, &args(&file, true), &clock()).await.unwrap();
        let again = backup(&place, &place.path("again.backup")).await;
        assert_eq!(content(&manifest), content(&again));
        let db = place.open().await;
        let report = examine(&db).await.unwrap();
        assert!(report.is_clean(), "{report}");
        assert!(leftovers(place.folder.path()).is_empty());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_backup_holds_one_moment_while_eight_tasks_write() {
    for place in Place::all().await {
        let db = settled(&place).await;
        let stop = Arc::new(AtomicBool::new(false));
        let acknowledged = Arc::new(AtomicUsize::new(0));
        let enough = Arc::new(Notify::new());
        let writers: Vec<_> = (0..8)
            .map(|writer| {
                let (db, stop, acknowledged, enough) = (db.clone(), stop.clone(), acknowledged.clone(), enough.clone());
                tokio::spawn(async move {
                    let mut written = 0i64;
                    while !stop.load(Ordering::Relaxed) {
                        write_comment(&db, writer * 1_000_000 + written).await;
                        written += 1;
                        if acknowledged.fetch_add(1, Ordering::SeqCst) % 100 == 99 {
                            enough.notify_waiters();
                        }
                    }
                })
            })
            .collect();
        enough.notified().await;
        for round in 0..3 {
            let before = acknowledged.load(Ordering::SeqCst) as i64;
            let file = place.path(&format!("{round}.backup"));
            backup(&place, &file).await;
            let copy = Place::sqlite();
            restore(&copy.target, &args(&file, false), &clock()).await.unwrap();
            let restored = copy.open().await;
            let report = examine(&restored).await.unwrap();
            assert!(report.is_clean(), "a counter and its rows are of the same moment\n{report}");
            let events = count(&restored, "select count(*) from events where kind = 'comment.written'").await;
            let comments = count(&restored, "select count(*) from comments where idea_id = 3").await;
            assert!(events >= before, "{events} of {before} acknowledged before the backup began");
            assert_eq!(events, comments);
            enough.notified().await;
        }
        stop.store(true, Ordering::Relaxed);
        for writer in writers {
            writer.await.unwrap();
        }
        let all = count(&db, "select count(*) from comments where idea_id = 3").await;
        assert_eq!(all, acknowledged.load(Ordering::SeqCst) as i64);
    }
}

/// A comment, its counter and its event in one transaction.
async fn write_comment(db: &Db, number: i64) {
    const COMMENT: &str = "insert into comments (idea_id, author_id, language, body, body_html, created_at) \
        values (3, 1, 'en', $1, '', 1)";
    const EVENT: &str = "insert into events (kind, data, created_at) values ('comment.written', $1, 1)";
    let mut tx = db.write().await.unwrap();
    execute!(tx, sqlx::query(COMMENT).bind(number.to_string())).unwrap();
    execute!(tx, sqlx::query("update ideas set comments = comments + 1 where id = 3")).unwrap();
    execute!(tx, sqlx::query(EVENT).bind(number.to_string())).unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_backup_never_overwrites() {
    let place = Place::sqlite();
    settled(&place).await;
    let file = place.path("precious");
    fs::write(&file, "last year").unwrap();
    let error = take(&place.target, &file, &clock()).await.unwrap_err();
    assert!(error.to_string().contains("exists already"), "{error}");
    assert_eq!(fs::read_to_string(&file).unwrap(), "last year");
}

#[tokio::test]
async fn a_backup_of_nothing_is_refused() {
    let place = Place::sqlite();
    let file = place.path("empty.backup");
    assert!(take(&place.target, &file, &clock()).await.unwrap_err().to_string().contains("no database"));
    assert!(!file.exists() && leftovers(place.folder.path()).is_empty());
}

#[tokio::test]
async fn data_is_replaced_only_when_asked_and_kept_aside() {
    for place in Place::all().await {
        let db = settled(&place).await;
        let file = place.path("b.backup");
        backup(&place, &file).await;
        run(&db, &["update ideas set title = 'written since'"]).await;
        db.close().await;
        drop(db);
        assert!(refusal(&place.target, &args(&file, false)).await.contains("holds data already"));
        let db = place.open().await;
        assert_eq!(count(&db, "select count(*) from ideas where title = 'written since'").await, 3);
        db.close().await;
        drop(db);

        let (_, aside) = restore(&place.target, &args(&file, true), &clock()).await.unwrap();
        let db = place.open().await;
        assert_eq!(count(&db, "select count(*) from ideas where title = 'written since'").await, 0);
        if let Target::Sqlite(_) = place.target {
            let aside = aside.unwrap();
            assert!(aside.to_string_lossy().ends_with(".replaced-2026-03-01T000000Z"), "{aside:?}");
            let old = Db::open(&Target::Sqlite(aside)).await.unwrap();
            assert_eq!(count(&old, "select count(*) from ideas where title = 'written since'").await, 3);
        }
    }
}

#[tokio::test]
async fn a_database_in_use_is_not_replaced() {
    for place in Place::all().await {
        let db = settled(&place).await;
        let file = place.path("b.backup");
        backup(&place, &file).await;
        if let Target::Postgres(_) = place.target {
            continue; // There, a transaction replaces the rows under a running server as well.
        }
        assert!(refusal(&place.target, &args(&file, true)).await.contains("in use"));
        run(&db, &["update ideas set title = 'still served'"]).await;
        assert_eq!(count(&db, "select count(*) from ideas where title = 'still served'").await, 3);
    }
}

#[tokio::test]
async fn what_is_no_longer_a_database_can_be_replaced_and_is_kept() {
    let place = Place::sqlite();
    settled(&place).await.close().await;
    let file = place.path("b.backup");
    backup(&place, &file).await;
    let other = Place::sqlite();
    let path = other.path("masmou.db");
    fs::write(&path, "not a database, whatever its name says").unwrap();
    fs::write(other.path("masmou.db-wal"), "its log").unwrap();
    assert!(refusal(&other.target, &args(&file, false)).await.contains("--replace"));
    let (_, aside) = restore(&other.target, &args(&file, true), &clock()).await.unwrap();
    assert!(fs::read_to_string(aside.unwrap()).unwrap().starts_with("not a database"));
    assert!(examine(&other.open().await).await.unwrap().is_clean());
}

#[tokio::test]
async fn a_damaged_backup_is_refused_and_leaves_nothing() {
    let place = Place::sqlite();
    settled(&place).await;
    let file = place.path("whole.backup");
    let manifest = backup(&place, &file).await;
    let whole = fs::read(&file).unwrap();
    let bad = place.path("bad.backup");

    for length in [0, 100, whole.len() / 2, whole.len() - 1] {
        fs::write(&bad, &whole[..length]).unwrap();
        let target = Place::sqlite();
        let refused = refusal(&target.target, &args(&bad, false)).await;
        assert!(refused.contains("was not restored"), "{refused}");
        assert_eq!(fs::read_dir(target.folder.path()).unwrap().count(), 0, "cut to {length}");
    }

    // One bit, everywhere in the file: refused, or without any effect on what is restored.
    let mut refused = 0;
    let filled: Vec<usize> = (0..whole.len()).filter(|at| whole[*at] != 0).collect();
    for at in filled.iter().copied().step_by(filled.len() / 60) {
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << (at % 8);
        fs::write(&bad, &bytes).unwrap();
        let target = Place::sqlite();
        match restore(&target.target, &args(&bad, false), &clock()).await {
            Ok(_) => {
                let again = take(&target.target, &target.path("again"), &clock()).await.unwrap();
                assert_eq!(again.tables, manifest.tables, "byte {at}");
            }
            Err(_) => refused += 1,
        }
    }
    let words = whole.windows(6).position(|window| window == b"bridge").unwrap();
    let mut bytes = whole.clone();
    bytes[words] ^= 1;
    fs::write(&bad, &bytes).unwrap();
    let told = refusal(&Place::sqlite().target, &args(&bad, false)).await;
    assert!(told.contains("ideas was altered"), "{told}");
    assert!(refused > 5, "{refused}");
}

#[tokio::test]
async fn a_newer_schema_and_a_plain_database_are_refused() {
    for target in Place::all().await {
        let place = Place::sqlite();
        let db = settled(&place).await;
        db.close().await;
        let plain = refusal(&target.target, &args(&place.path("masmou.db"), false)).await;
        assert!(plain.contains("not a backup"), "{plain}");
        let file = place.path("new.backup");
        backup(&place, &file).await;
        let newer = Db::open(&Target::Sqlite(file.clone())).await.unwrap();
        run(&newer, &["update backup_manifest set schema = 99, program = '7.0.0'"]).await;
        newer.close().await;
        drop(newer);
        let told = refusal(&target.target, &args(&file, false)).await;
        assert!(told.contains("schema 99") && told.contains("masmou 7.0.0 or later"), "{told}");
    }
}

#[tokio::test]
async fn a_city_moves_to_postgresql_and_back() {
    let Some(postgres) = Place::postgres().await else { return };
    let (home, back) = (Place::sqlite(), Place::sqlite());
    let db = settled(&home).await;
    // A number that was given once, and must not be given again.
    run(
        &db,
        &[
            "insert into events (id, kind, data, created_at) values (70, 'x', '{}', 1)",
            "delete from events where id = 70",
        ],
    )
    .await;
    let first = home.path("first.backup");
    let there = backup(&home, &first).await;
    restore(&postgres.target, &args(&first, false), &clock()).await.unwrap();
    let moved = postgres.open().await;
    let report = examine(&moved).await.unwrap();
    assert!(report.is_clean(), "{report}");

    let second = home.path("second.backup");
    let and_back = backup(&postgres, &second).await;
    assert_eq!(and_back.tables, there.tables, "with the numbers given so far");
    restore(&back.target, &args(&second, false), &clock()).await.unwrap();
    let third = backup(&back, &home.path("third.backup")).await;
    assert_eq!(third.tables, there.tables);

    for db in [moved, back.open().await] {
        run(&db, &["insert into events (kind, data, created_at) values ('next', '{}', 1)"]).await;
        assert_eq!(count(&db, "select id from events where kind = 'next'").await, 71);
    }
}

#[tokio::test]
async fn a_restore_that_fails_half_way_leaves_postgresql_as_it_was() {
    let Some(postgres) = Place::postgres().await else { return };
    let place = Place::sqlite();
    settled(&place).await;
    let file = place.path("b.backup");
    backup(&place, &file).await;
    let db = settled(&postgres).await;
    // The last table of the copy refuses its rows.
    for table in ["votes", "official_answers"] {
        let sql = format!("alter table {table} add constraint never check (created_at < 0) not valid");
        run(&db, &[&sql]).await;
    }
    restore(&postgres.target, &args(&file, true), &clock()).await.unwrap_err();
    let mut conn = db.read().await.unwrap();
    for (table, rows) in [("ideas", 3i64), ("votes", 5), ("sessions", 1), ("comments", 4)] {
        let sql = AssertSqlSafe(format!("select count(*) from {table}"));
        let found: i64 = fetch!(conn, fetch_one, sqlx::query_scalar(sql)).unwrap();
        assert_eq!(found, rows, "{table}");
    }
}

#[tokio::test]
async fn a_city_with_a_flaw_can_be_backed_up_and_comes_back_as_it_was() {
    let place = Place::sqlite();
    let db = settled(&place).await;
    run(&db, &["update ideas set votes = 99 where id = 1"]).await;
    let file = place.path("flawed.backup");
    backup(&place, &file).await;
    let other = Place::sqlite();
    restore(&other.target, &args(&file, false), &clock()).await.unwrap();
    assert_eq!(examine(&other.open().await).await.unwrap().failed().count(), 1);
}

/// `MASMOU_TEST_SMALL_DISK` names a folder on a file system of 200 KiB: too little for a backup
/// (`mount -t tmpfs -o size=200k none FOLDER`).
#[tokio::test]
async fn a_full_disk_is_told_plainly_and_leaves_nothing() {
    let Some(folder) = std::env::var_os("MASMOU_TEST_SMALL_DISK") else { return };
    let full = Path::new(&folder).join("full.backup");
    for place in Place::all().await {
        let db = settled(&place).await;
        let long = "x".repeat(400_000);
        run(&db, &[&format!("update ideas set body = '{long}'")]).await;
        let error = take(&place.target, &full, &clock()).await.unwrap_err();
        assert!(error.to_string().contains("is full"), "{error:#}");
        let file = place.path("b.backup");
        backup(&place, &file).await;
        let target = Target::Sqlite(Path::new(&folder).join("masmou.db"));
        let told = refusal(&target, &args(&file, false)).await;
        assert!(told.contains("is full"), "{told}");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
    }
}
