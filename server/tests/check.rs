//! `masmou check` finds every kind of damage, and nothing in a database that is right.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod town;

use masmou::check::{self, Report, examine, repair};
use masmou::db::Target;
use sqlx::{Connection, SqliteConnection};
use town::{Place, run, settled};

/// The rules that are broken, in the report's words.
fn broken(report: &Report) -> Vec<&str> {
    report.failed().map(|finding| finding.rule).collect()
}

#[tokio::test]
async fn a_right_database_passes() {
    for place in Place::all().await {
        let db = settled(&place).await;
        let report = examine(&db).await.unwrap();
        assert!(report.is_clean(), "{report}");
        assert!(report.findings.len() >= 11, "{report}");
        check::run(&place.target, check::Args::default()).await.unwrap();
    }
}

/// Damage, a word of the rule that tells of it, and whether it can be repaired.
const DAMAGE: &[(&str, &str, bool)] = &[
    ("update ideas set votes = votes + 1 where id = 1", "supports counted", true),
    ("delete from votes where idea_id = 2 and account_id = 2", "supports counted", true),
    ("update ideas set comments = 7 where id = 3", "comments counted", true),
    ("update comments set deleted_at = 1 where id = 2", "comments counted", true),
    ("update comments set helpful = 0 where id = 1", "helpful marks", true),
    ("delete from helpful_marks", "helpful marks", true),
    ("update ideas set answered_at = null where id = 1", "date of answer", true),
    ("update ideas set answered_at = 5 where id = 2", "date of answer", true),
    ("update ideas set stage = 'done' where id = 1", "stage of its latest", true),
    ("update ideas set trend = trend + 0.00001 where id = 1", "trend", true),
    ("update votes set created_at = created_at + 1000 where idea_id = 2", "trend", true),
    ("update comments set parent_id = 2 where id = 3", "one level deep", false),
    ("update comments set parent_id = 1 where id = 4", "under the idea", false),
    ("update comments set visibility = 'public' where id = 4", "hidden was hidden", false),
    ("update decisions set undone_by = null where id = 2", "taken back", false),
    ("update appeals set decided_by = 4", "another than who took", false),
    ("update flags set decision_id = 2 where id = 1", "about the same thing", false),
    ("update accounts set email = 'Ä@example.org' where id = 1", "lower case", false),
    ("update accounts set agency_id = 2 where id = 1", "only officers", false),
    ("update cases set body = '' where id = 2", "words of its author", false),
    ("update distinctions set other_id = 2", "like itself", false),
    ("update similar_pairs set other_id = 1", "like itself", false),
    ("update notices set reached = 0 where id = 2", "reached those accounts", false),
    ("update notices set reached = 99 where id = 1", "still to come", false),
    ("update notices set actor_id = 2 where id = 1", "did themselves", false),
    ("update silences set subject_id = 99", "is followed exists", false),
];

#[tokio::test]
async fn each_kind_of_damage_is_found_and_repaired_where_it_can_be() {
    for place in Place::all().await {
        let db = settled(&place).await;
        for (damage, word, can_be_repaired) in DAMAGE {
            run(&db, &[damage]).await;
            let report = examine(&db).await.unwrap();
            assert!(broken(&report).iter().any(|rule| rule.contains(word)), "{damage}\n{report}");
            repair(&db).await.unwrap();
            let report = examine(&db).await.unwrap();
            assert_eq!(report.is_clean(), *can_be_repaired, "{damage}\n{report}");
            run(
                &db,
                &[
                    "update comments set parent_id = null where id in (3, 4)",
                    "update accounts set email = 'p1@example.org', agency_id = null where id = 1",
                    "update cases set body = 'Mine is out' where id = 2",
                    "update distinctions set other_id = 1",
                    "update similar_pairs set other_id = 2",
                    "update comments set visibility = 'hidden' where id = 4",
                    "update ideas set comments = 0 where id = 2",
                    "update decisions set undone_by = 3 where id = 2",
                    "update appeals set decided_by = 3",
                    "update flags set decision_id = 1 where id = 1",
                    "update notices set reached = 3 - 2 * (id - 1), actor_id = 7 - 2 * id",
                    "update silences set subject_id = 1",
                ],
            )
            .await;
            assert!(examine(&db).await.unwrap().is_clean(), "the scene is right again after: {damage}");
        }
    }
}

#[tokio::test]
async fn a_repair_leaves_what_is_right_alone() {
    for place in Place::all().await {
        let db = settled(&place).await;
        assert_eq!(repair(&db).await.unwrap(), check::Repaired::default());
    }
}

#[tokio::test]
async fn the_first_ten_differences_are_told_and_all_are_counted() {
    for place in Place::all().await {
        let db = settled(&place).await;
        run(
            &db,
            &["insert into comments (idea_id, author_id, language, body, body_html, helpful, created_at, deleted_at) \
               with recursive n (n) as (select 1 union all select n + 1 from n where n < 25) \
               select 2, 1, 'en', 'x', 'x', 3, 1, 1 from n"],
        )
        .await;
        let report = examine(&db).await.unwrap();
        let finding = report.failed().next().unwrap();
        assert_eq!((finding.differences, finding.first.len()), (25, 10));
        assert!(report.to_string().contains("and 15 more"), "{report}");
        let failure = check::run(&place.target, check::Args::default()).await.unwrap_err();
        assert!(failure.to_string().contains("1 of"), "{failure}");
        check::run(&place.target, check::Args { repair: true }).await.unwrap();
    }
}

#[tokio::test]
async fn a_reference_to_nothing_is_found() {
    for place in Place::all().await {
        let db = settled(&place).await;
        match &place.target {
            Target::Sqlite(path) => {
                let mut conn = SqliteConnection::connect(&format!("sqlite:{}", path.display())).await.unwrap();
                sqlx::query("pragma foreign_keys = off").execute(&mut conn).await.unwrap();
                sqlx::query("update ideas set topic_id = 99 where id = 1").execute(&mut conn).await.unwrap();
                conn.close().await.unwrap();
            }
            Target::Postgres(url) => {
                let mut conn = sqlx::PgConnection::connect(url).await.unwrap();
                sqlx::query("set session_replication_role = replica").execute(&mut conn).await.unwrap();
                sqlx::query("update ideas set topic_id = 99 where id = 1").execute(&mut conn).await.unwrap();
            }
        }
        let report = examine(&db).await.unwrap();
        assert_eq!(broken(&report), ["references between tables lead to rows that exist"], "{report}");
    }
}

/// Damage to promises, a word of the rule that tells of it, and how it is undone.
const SILENT: &[(&str, &str, &str)] = &[
    (
        "update roadmap_items set due_on = '2026-06-01' where id = 1",
        "its last change left",
        "update roadmap_items set due_on = '2026-05-01' where id = 1",
    ),
    (
        "update roadmap_items set stage = 'planned', delivered_at = null where id = 1",
        "its last change left",
        "update roadmap_items set stage = 'done', delivered_at = 7 where id = 1",
    ),
    (
        "update roadmap_changes set due_after = '2026-03-01' where id = 1",
        "the one before ended",
        "update roadmap_changes set due_after = '2026-04-01' where id = 1",
    ),
    (
        "update roadmap_changes set reason = '' where id = 3",
        "tells why",
        "update roadmap_changes set reason = 'Perhaps' where id = 3",
    ),
    (
        "update roadmap_texts set item_id = 1 where item_id = 2",
        "has words",
        "update roadmap_texts set item_id = 2 where language = 'fa'",
    ),
    (
        "update roadmap_items set delivered_at = null where id = 1",
        "in every part",
        "update roadmap_items set delivered_at = 7 where id = 1",
    ),
    ("update roadmap_helpers set agency_id = 1", "helps itself", "update roadmap_helpers set agency_id = 2"),
];

#[tokio::test]
async fn a_promise_that_was_changed_silently_is_found_and_never_mended_by_itself() {
    for place in Place::all().await {
        let db = settled(&place).await;
        for (damage, word, mend) in SILENT {
            run(&db, &[damage]).await;
            repair(&db).await.unwrap();
            let report = examine(&db).await.unwrap();
            assert!(broken(&report).iter().any(|rule| rule.contains(word)), "{damage}\n{report}");
            run(&db, &[mend]).await;
            assert!(examine(&db).await.unwrap().is_clean(), "the scene is right again after: {damage}");
        }
    }
}
