//! A generated city is one that could have grown.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod town;

use masmou::check::examine;
use masmou::clock::Clock;
use masmou::generate::{self, Args};
use masmou::{backup, fetch};
use town::Place;

fn args(seed: u64) -> Args {
    Args { ideas: 1_500, residents: 2_500, votes: 6_000, comments: 1_500, sessions: 8, seed, until: 1_793_491_200_000 }
}

#[tokio::test]
async fn a_generated_city_passes_the_check() {
    let place = Place::sqlite();
    generate::run(&place.target, &args(1)).await.unwrap();
    let db = place.open().await;
    let report = examine(&db).await.unwrap();
    assert!(report.is_clean(), "{report}");
    let mut conn = db.read().await.unwrap();
    for (sql, rows) in [
        ("select count(*) from ideas", 1_500),
        ("select count(*) from votes", 6_000),
        ("select count(*) from comments", 1_500),
        ("select count(*) from accounts where role = 'resident'", 2_500),
        ("select count(distinct language) from ideas", 3),
        ("select count(*) from accounts where role = 'moderator'", 2),
        ("select count(*) from ideas where visibility = 'waiting'", 6),
        ("select count(*) from comments where visibility = 'waiting'", 6),
        ("select count(*) from appeals", 1),
        ("select count(distinct subject_id) from flags", 11),
        ("select count(*) from assignments where ended_as = 'handed_back'", 1),
        ("select count(*) from clock_pauses", 3),
        ("select count(*) from roadmap_items", 15),
        ("select count(distinct stage) from roadmap_items", 5),
        ("select count(distinct item_id) from roadmap_texts", 15),
    ] {
        let found: i64 = fetch!(conn, fetch_one, sqlx::query_scalar(sql)).unwrap();
        assert_eq!(found, rows, "{sql}");
    }
}

#[tokio::test]
async fn the_same_seed_gives_the_same_city_and_another_gives_another() {
    let mut digests = Vec::new();
    for seed in [1, 1, 2] {
        let place = Place::sqlite();
        generate::run(&place.target, &args(seed)).await.unwrap();
        let manifest = backup::take(&place.target, &place.path("city.backup"), &Clock::fixed(0)).await.unwrap();
        digests.push(manifest.tables);
    }
    assert_eq!(digests[0], digests[1]);
    assert_ne!(digests[0], digests[2]);
}

#[tokio::test]
async fn nothing_is_generated_over_a_city_that_is_there() {
    let place = Place::sqlite();
    town::settled(&place).await;
    let error = generate::run(&place.target, &args(1)).await.unwrap_err();
    assert!(error.to_string().contains("exists already"), "{error}");
}
