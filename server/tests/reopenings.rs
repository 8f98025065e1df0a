//! What was delivered and did not help comes back to the moderators, who settle it in public.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use app::domain::account::Role;
use axum::http::StatusCode;
use masmou::check::examine;
use masmou::notifications::spread;
use masmou::{execute, fetch};
use sqlx::AssertSqlSafe;
use support::{Browser, NOW, TestSite};

const HOUR: i64 = 3_600_000;

/// A promise that was delivered, and five residents who are asked.
struct Scene {
    moderator: Browser,
    residents: Vec<Browser>,
    item: String,
}

async fn number(site: &TestSite, sql: &str) -> i64 {
    let mut conn = site.db().read().await.unwrap();
    fetch!(conn, fetch_one, sqlx::query_scalar(AssertSqlSafe(sql))).unwrap()
}

async fn word(site: &TestSite, sql: &str) -> String {
    let mut conn = site.db().read().await.unwrap();
    fetch!(conn, fetch_one, sqlx::query_scalar(AssertSqlSafe(sql))).unwrap()
}

async fn scene(site: &TestSite) -> Scene {
    let (mut moderator, _) = site.signed_in_as("Moderator", Role::Moderator).await;
    let mut residents = Vec::new();
    let (author, author_id) = site.signed_in_as("Author", Role::Resident).await;
    residents.push(author);
    let idea = site.idea(author_id, "The lamps are out on School Street").await.to_string();
    for n in 0..4 {
        let mut resident = site.resident(&format!("Neighbour {n}")).await;
        resident.post(&format!("/en/ideas/{idea}/support"), &[]).await;
        residents.push(resident);
    }
    let fields = [
        ("title_en", "New lamps for School Street"),
        ("summary_en", "Seven poles and a new cable."),
        ("agency", "works"),
        ("topic", "lighting"),
        ("area", "harbour"),
        ("stage", "planned"),
        ("reason", "The cable is ordered."),
        ("due", "2027-05"),
        ("idea", &idea),
    ];
    let answer = moderator.post("/en/roadmap", &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let item = answer.location().rsplit('/').next().unwrap().to_owned();
    let mut scene = Scene { moderator, residents, item };
    scene.change(&[("stage", "done"), ("due", "2027-05"), ("reason", "They burn.")]).await;
    scene
}

impl Scene {
    /// Moves the promise to another stage or date.
    async fn change(&mut self, fields: &[(&str, &str)]) {
        let manage = self.moderator.get(&format!("/en/roadmap/{}/manage", self.item)).await.body;
        let seen = manage.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        let all: Vec<(&str, &str)> = std::iter::once(("seen", seen)).chain(fields.iter().copied()).collect();
        let answer = self.moderator.post(&format!("/en/roadmap/{}/changes", self.item), &all).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    }

    /// All five answer: so many that it did not help.
    async fn told(&mut self, no: usize) {
        let path = format!("/en/roadmap/{}/outcome", self.item);
        for (n, resident) in self.residents.iter_mut().enumerate() {
            let answer = resident.post(&path, &[("verdict", if n < no { "no" } else { "yes" })]).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        }
    }

    async fn settle(&mut self, decision: &str, reason: &str) -> support::Answer {
        let fields = [("decision", decision), ("reason", reason), ("to", "/moderation?what=reopenings")];
        self.moderator.post("/en/moderation/reopenings/1/settlement", &fields).await
    }
}

/// Kinds of the notices of the promise that a resident has got, in order.
async fn heard(site: &TestSite, name: &str) -> Vec<String> {
    spread::spread_all(site.db(), || NOW).await.unwrap();
    let mut conn = site.db().read().await.unwrap();
    const SQL: &str = "select n.kind from deliveries d join notices n on n.id = d.notice_id
        join accounts a on a.id = d.account_id where a.display_name = $1 and n.item_id is not null order by n.id";
    fetch!(conn, fetch_all, sqlx::query_scalar(SQL).bind(name)).unwrap()
}

on_both_engines! {
    async fn it_comes_to_the_inbox_when_many_say_no_and_waits_there_with_its_age(site: TestSite) {
        let mut scene = scene(&site).await;
        scene.told(2).await;
        let inbox = scene.moderator.get("/en/moderation?what=reopenings").await.body;
        assert!(!inbox.contains("reopening-1"), "two of five are no more than the city's share: {inbox}");
        scene.told(3).await;
        site.clock.advance(80 * HOUR);
        let all = scene.moderator.get("/en/moderation").await.body;
        assert!(all.contains("item=reopening-1") && all.contains("New lamps for School Street"), "{all}");
        let page = scene.moderator.get("/en/moderation?what=reopenings&item=reopening-1").await.body;
        for told in ["Did not help<!> <span class=\"count\">1<", "3 of 5 who answered", "inbox-late", "/roadmap/1/manage"] {
            assert!(page.contains(told), "{told}: {page}");
        }
        let persian = scene.moderator.get("/fa/moderation?topic=lighting&area=harbour").await.body;
        assert!(persian.contains("item=reopening-1"), "{persian}");
    }

    async fn it_stays_delivered_with_a_public_reason_which_those_hear_who_said_no(site: TestSite) {
        let mut scene = scene(&site).await;
        scene.told(3).await;
        let unfinished = scene.settle("keep", " ").await;
        assert_eq!(unfinished.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(unfinished.body.contains("id=\"settle-reason-error\""), "{}", unfinished.body);
        let settled = scene.settle("keep", "Measured: every lamp burns.").await;
        assert_eq!(settled.location(), "/en/moderation?what=reopenings&settled=1");
        let page = scene.moderator.get(settled.location()).await.body;
        assert!(page.contains("It stays delivered") && page.contains("/moderation/reopenings/1/undo"), "{page}");
        let (mut colleague, _) = site.signed_in_as("Colleague", Role::Moderator).await;
        let fields = [("decision", "reopen"), ("reason", "No.")];
        let late = colleague.post("/en/moderation/reopenings/1/settlement", &fields).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.body.contains("Already settled by") && late.body.contains("Moderator"), "{}", late.body);
        let log = colleague.get("/en/moderation/log").await.body;
        for told in ["It stays delivered", "Measured: every lamp burns.", "/moderation/reopenings/1/undo"] {
            assert!(log.contains(told), "{told}: {log}");
        }
        let public = site.visitor().get(&format!("/en/roadmap/{}", scene.item)).await.body;
        assert!(public.contains("Measured: every lamp burns.") && !public.contains("reopenings/1/undo"), "{public}");
        assert_eq!(heard(&site, "Neighbour 0").await, ["promised", "delivered", "looked_at"]);
        assert_eq!(heard(&site, "Neighbour 3").await, ["promised", "delivered"], "who was helped hears nothing of it");
        let notices = scene.residents[1].get("/en/notices").await.body;
        assert!(notices.contains("Moderators looked at this again"), "{notices}");
        assert!(examine(site.db()).await.unwrap().is_clean());
    }

    async fn work_goes_on_and_taking_that_back_restores_what_was(site: TestSite) {
        let mut scene = scene(&site).await;
        scene.told(3).await;
        let stage = "select stage from roadmap_items";
        let delivered = "select delivered_at from roadmap_items";
        let at = number(&site, delivered).await;
        site.clock.advance(HOUR);
        scene.settle("reopen", "Five lamps are missing.").await;
        assert_eq!(word(&site, stage).await, "in_progress");
        site.clock.advance(HOUR);
        let undone = scene.moderator.post("/en/moderation/reopenings/1/undo", &[("to", "/moderation")]).await;
        assert_eq!(undone.location(), "/en/moderation");
        assert_eq!((word(&site, stage).await, number(&site, delivered).await), ("done".to_owned(), at));
        assert_eq!(word(&site, "select stage from ideas").await, "done");
        let twice = scene.moderator.post("/en/moderation/reopenings/1/undo", &[]).await;
        assert_eq!(twice.status, StatusCode::CONFLICT);
        let heard = heard(&site, "Neighbour 3").await;
        assert_eq!(heard, ["promised", "delivered", "stage_moved", "stage_moved"], "and nobody is asked once more");
        let waiting = "select count(*) from reopenings where settled_at is null and created_at = (select min(created_at) from reopenings)";
        assert_eq!(number(&site, waiting).await, 1, "it waits again, as old as it was");
        let history = site.visitor().get(&format!("/en/roadmap/{}", scene.item)).await.body;
        assert!(history.contains("Five lamps are missing.") && history.contains("was taken back"), "{history}");
        assert!(examine(site.db()).await.unwrap().is_clean());
    }

    async fn what_was_changed_since_is_not_taken_back(site: TestSite) {
        let mut scene = scene(&site).await;
        scene.told(3).await;
        scene.settle("reopen", "Five lamps are missing.").await;
        site.clock.advance(HOUR);
        scene.change(&[("stage", "in_progress"), ("due", "2027-08"), ("reason", "Later.")]).await;
        let undone = scene.moderator.post("/en/moderation/reopenings/1/undo", &[]).await;
        assert_eq!(undone.status, StatusCode::CONFLICT);
        assert_eq!(word(&site, "select stage from roadmap_items").await, "in_progress");
        assert_eq!(number(&site, "select count(*) from reopenings where undone_at is not null").await, 0);
    }

    async fn it_is_before_those_alone_who_look_after_its_place(site: TestSite) {
        let mut scene = scene(&site).await;
        let (mut elsewhere, id) = site.signed_in_as("Elsewhere", Role::Moderator).await;
        let mut tx = site.db().write().await.unwrap();
        let other = "insert into topics (slug, names, position) values ('parks', '{\"en\":\"Parks\"}', 1)";
        execute!(tx, sqlx::query(other)).unwrap();
        execute!(tx, sqlx::query("insert into moderator_topics values ($1, 2)").bind(id)).unwrap();
        tx.commit().await.unwrap();
        scene.told(4).await;
        assert!(!elsewhere.get("/en/moderation").await.body.contains("reopening-1"));
        assert_eq!(elsewhere.get("/en/moderation?item=reopening-1").await.status, StatusCode::FORBIDDEN);
        let fields = [("decision", "keep"), ("reason", "It is fine.")];
        for browser in [&mut elsewhere, &mut scene.residents[0]] {
            let answer = browser.post("/en/moderation/reopenings/1/settlement", &fields).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN);
        }
        scene.settle("keep", "Measured.").await;
        for browser in [&mut elsewhere, &mut scene.residents[0]] {
            assert_eq!(browser.post("/en/moderation/reopenings/1/undo", &[]).await.status, StatusCode::FORBIDDEN);
        }
    }
}
