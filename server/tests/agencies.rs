//! Agencies: who has an idea, until when it answers, and what it says.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use std::collections::BTreeMap;

use app::domain::account::Role;
use axum::http::StatusCode;
use masmou::agencies::{self, AgencyError};
use masmou::check::examine;
use masmou::directory::store::{Shelf, insert};
use masmou::events::EventKind;
use masmou::fetch;
use sqlx::AssertSqlSafe;
use support::{Browser, NOW, TestSite};

const DAY: i64 = 86_400_000;

/// A second agency, `parks`; the first, `works`, has number 1.
async fn second_agency(site: &TestSite) -> i64 {
    let names = BTreeMap::from([("en".to_owned(), "Parks".to_owned())]);
    let mut tx = site.db().write().await.unwrap();
    let id = insert(&mut tx, Shelf::Agencies, "parks", &names, 1).await.unwrap();
    tx.commit().await.unwrap();
    site.site.directory.reload(site.db()).await.unwrap();
    id
}

/// An idea that the agency `works` has, its officer and a moderator, and the number of the idea.
async fn assigned(site: &TestSite) -> (Browser, Browser, i64) {
    let author = site.account("Author", Role::Resident).await;
    let idea = site.idea(author, "More light at the harbour").await;
    let (officer, _) = site.signed_in_as("Nabil", Role::Officer).await;
    let (mut moderator, _) = site.signed_in_as("Farah", Role::Moderator).await;
    let fields = [("agency", "works"), ("reason", ""), ("seen", "0")];
    let answer = moderator.post(&format!("/en/ideas/{idea}/assignments"), &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    (officer, moderator, idea)
}

async fn number(site: &TestSite, sql: &str) -> i64 {
    let mut conn = site.db().read().await.unwrap();
    fetch!(conn, fetch_one, sqlx::query_scalar(AssertSqlSafe(sql))).unwrap()
}

/// Number of the assignment that stands.
async fn seen(site: &TestSite, idea: i64) -> String {
    let sql = format!("select coalesce(max(id), 0) from assignments where idea_id = {idea} and ended_at is null");
    number(site, &sql).await.to_string()
}

async fn events_of(site: &TestSite, kind: EventKind) -> i64 {
    number(site, &format!("select count(*) from events where kind = '{}'", kind.as_str())).await
}

async fn is_sound(site: &TestSite) {
    let report = examine(site.db()).await.unwrap();
    assert!(report.is_clean(), "{report}");
}

async fn page(browser: &mut Browser, idea: i64) -> String {
    browser.get(&format!("/en/ideas/{idea}")).await.body
}

/// Works days of the default city: Sunday to Thursday. NOW is a Sunday.
fn declined() -> Vec<(&'static str, &'static str)> {
    vec![
        ("body", "It cannot be paid for."),
        ("stage", "declined"),
        ("decline_reason", "too-costly"),
        ("reopen_if", "A grant from the state."),
    ]
}

on_both_engines! {
    async fn an_assigned_idea_tells_everyone_by_when_it_will_be_answered(site: TestSite) {
        let (_, _, idea) = assigned(&site).await;
        let html = page(&mut site.visitor(), idea).await;
        // Ten working days after Sunday 22 November, without Fridays and Saturdays: 6 December.
        assert!(html.contains("Due by 6 December 2026"), "{html}");
        assert!(html.contains("10 working days left"));
        assert!(html.contains("Assigned to"));
        assert_eq!(events_of(&site, EventKind::IdeaAssigned).await, 1);
        let told = "select count(*) from notices where kind = 'assigned'";
        assert_eq!(number(&site, told).await, 2, "officers, and who follows the idea");
        site.clock.advance(15 * DAY);
        let html = page(&mut site.visitor(), idea).await;
        assert!(html.contains("Overdue by 1 working day"), "a kept page is drawn anew on a new day");
        is_sound(&site).await;
    }

    async fn an_answer_in_time_is_told_as_such_and_lets_the_clock_of_the_decision_run(site: TestSite) {
        let (mut officer, _, idea) = assigned(&site).await;
        site.clock.advance(3 * DAY);
        let fields = [("body", "We are looking at it."), ("stage", "under_review")];
        let answer = officer.post_and_follow(&format!("/en/ideas/{idea}/answers"), &fields).await;
        assert!(answer.body.contains("Given after 3 working days"), "{}", answer.body);
        assert!(answer.body.contains("in time"));
        assert!(answer.body.contains("Due by 3 January 2027"));
        let told = number(&site, "select count(*) from notices where kind = 'answered'").await;
        assert_eq!(told, 1);
        is_sound(&site).await;
    }

    async fn an_officer_asks_residents_and_the_clock_stands_until_it_goes_on(site: TestSite) {
        let (mut officer, _, idea) = assigned(&site).await;
        let fields = [("kind", "question"), ("body", "Which of the **lamps**?")];
        let asked = officer.post_and_follow(&format!("/en/ideas/{idea}/answers"), &fields).await;
        assert!(asked.body.contains("Paused since 22 November 2026"), "{}", asked.body);
        assert!(asked.body.contains("Question to residents"));
        let unanswered = format!("select count(*) from ideas where id = {idea} and answered_at is null");
        assert_eq!(number(&site, &unanswered).await, 1, "a question is no answer");
        site.clock.advance(DAY);
        let mut resident = site.resident("Salma").await;
        resident.post(&format!("/en/ideas/{idea}/comments"), &[("body", "The one by the gate.")]).await;
        assert!(page(&mut officer, idea).await.contains("1 comment has come since then."));
        site.clock.advance(DAY);
        let fields = [("seen", seen(&site, idea).await)];
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let resumed = officer.post_and_follow(&format!("/en/ideas/{idea}/resumption"), &fields).await;
        // Sunday and Monday ended while it stood; Sunday was the day of the assignment anyway.
        assert!(resumed.body.contains("Due by 7 December 2026"), "{}", resumed.body);
        assert!(resumed.body.contains("Clock running again"));
        is_sound(&site).await;
    }

    async fn an_answer_lets_a_paused_clock_go_on(site: TestSite) {
        let (mut officer, _, idea) = assigned(&site).await;
        let seen = seen(&site, idea).await;
        let wrong = officer.post(&format!("/en/ideas/{idea}/pauses"), &[("reason", " "), ("seen", &seen)]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("Give a reason that everyone can read."));
        let pause = [("reason", "The cable is on its way."), ("seen", seen.as_str())];
        let paused = officer.post_and_follow(&format!("/en/ideas/{idea}/pauses"), &pause).await;
        assert!(paused.body.contains("The cable is on its way."));
        let again = officer.post(&format!("/en/ideas/{idea}/pauses"), &pause).await;
        assert_eq!(again.status, StatusCode::CONFLICT, "{}", again.body);
        assert!(again.body.contains("Nabil</"), "{}", again.body);
        let fields = [("body", "Done."), ("stage", "done")];
        officer.post(&format!("/en/ideas/{idea}/answers"), &fields).await;
        assert_eq!(number(&site, "select count(*) from clock_pauses where ended_at is null").await, 0);
        is_sound(&site).await;
    }

    async fn an_idea_is_handed_over_with_a_reason_that_all_can_read(site: TestSite) {
        let (mut officer, _, idea) = assigned(&site).await;
        let parks = second_agency(&site).await;
        let seen = seen(&site, idea).await;
        let path = format!("/en/ideas/{idea}/assignments");
        let nothing = officer.post(&path, &[("agency", "parks"), ("reason", ""), ("seen", &seen)]).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        let nowhere = officer.post(&path, &[("agency", ""), ("reason", "<b>Trees</b>"), ("seen", &seen)]).await;
        assert_eq!(nowhere.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(nowhere.body.contains("Choose an agency.") && nowhere.body.contains("&lt;b&gt;Trees"));
        site.clock.advance(DAY);
        let fields = [("agency", "parks"), ("reason", "The trees hide the lamp."), ("seen", &seen)];
        let moved = officer.post_and_follow(&path, &fields).await;
        assert!(moved.body.contains("The trees hide the lamp."), "{}", moved.body);
        let has = format!("select agency_id from ideas where id = {idea}");
        assert_eq!(number(&site, &has).await, parks);
        // The new agency's days begin anew.
        assert!(moved.body.contains("Due by 7 December 2026"));
        let answer = officer.post(&format!("/en/ideas/{idea}/answers"), &[("body", "x"), ("stage", "done")]).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        is_sound(&site).await;
    }

    async fn who_comes_second_is_told_who_was_quicker_and_nothing_is_done_twice(site: TestSite) {
        let (mut officer, mut moderator, idea) = assigned(&site).await;
        second_agency(&site).await;
        let stale = seen(&site, idea).await;
        let fields = [("agency", "parks"), ("reason", "Trees."), ("seen", stale.as_str())];
        let path = format!("/en/ideas/{idea}/assignments");
        assert_eq!(moderator.post(&path, &fields).await.status, StatusCode::SEE_OTHER);
        let late = officer.post(&format!("/en/ideas/{idea}/hand-back"), &[("reason", "No"), ("seen", &stale)]).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.body.contains("Farah") && late.body.contains("has already settled this"), "{}", late.body);
        assert_eq!(moderator.post(&path, &fields).await.status, StatusCode::CONFLICT);
        assert_eq!(number(&site, "select count(*) from assignments").await, 2);
        is_sound(&site).await;
    }

    async fn what_is_handed_back_waits_for_the_moderators_until_they_settle_it(site: TestSite) {
        let (mut officer, mut moderator, idea) = assigned(&site).await;
        let seen = seen(&site, idea).await;
        let fields = [("reason", "Not ours: a private yard."), ("seen", seen.as_str())];
        let back = officer.post_and_follow(&format!("/en/ideas/{idea}/hand-back"), &fields).await;
        assert_eq!(back.status, StatusCode::OK);
        let mut conn = site.db().read().await.unwrap();
        let open = agencies::store::open_hand_backs(&mut conn).await.unwrap();
        assert_eq!((open.len(), open[0].idea_id, open[0].by.as_str()), (1, idea, "Nabil"));
        assert_eq!(open[0].reason, "Not ours: a private yard.");
        let html = page(&mut site.visitor(), idea).await;
        assert!(html.contains("returned it to the moderators") && !html.contains("Nabil"), "{html}");
        let left = moderator.post(&format!("/en/ideas/{idea}/hand-back/settlement"), &[]).await;
        assert_eq!(left.status, StatusCode::SEE_OTHER);
        assert!(agencies::store::open_hand_backs(&mut conn).await.unwrap().is_empty());
        let twice = moderator.post(&format!("/en/ideas/{idea}/hand-back/settlement"), &[]).await;
        assert_eq!(twice.status, StatusCode::CONFLICT);
        is_sound(&site).await;
    }

    async fn declining_needs_a_reason_from_the_list_and_what_would_reopen_it(site: TestSite) {
        let (mut officer, _, idea) = assigned(&site).await;
        let path = format!("/en/ideas/{idea}/answers");
        let bare = officer.post(&path, &[("body", "It is too dear."), ("stage", "declined")]).await;
        assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(bare.body.contains("Choose why it is declined.") && bare.body.contains("Say what would reopen it."));
        assert!(bare.body.contains("It is too dear."), "what was typed is still there");
        let done = officer.post_and_follow(&path, &declined()).await;
        assert!(done.body.contains("It costs more than it brings") && done.body.contains("A grant from the state."));
        is_sound(&site).await;
    }

    async fn nobody_but_the_agency_and_the_moderators_turns_a_clock(site: TestSite) {
        let (_, _, idea) = assigned(&site).await;
        second_agency(&site).await;
        let seen = seen(&site, idea).await;
        let fields = [("agency", "parks"), ("reason", "Because."), ("seen", seen.as_str())];
        let mut resident = site.resident("Salma").await;
        let (mut moderator, _) = site.signed_in_as("Mina", Role::Moderator).await;
        for path in ["assignments", "hand-back", "hand-back/settlement", "pauses", "resumption"] {
            for browser in [&mut site.visitor(), &mut resident] {
                let answer = browser.post(&format!("/en/ideas/{idea}/{path}"), &fields).await;
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
            }
        }
        for path in ["pauses", "resumption"] {
            let answer = moderator.post(&format!("/en/ideas/{idea}/{path}"), &fields).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
        }
        let nothing = resident.post("/en/ideas/999/pauses", &fields).await;
        assert_eq!(nothing.status, StatusCode::FORBIDDEN);
    }

    async fn two_moderators_at_once_assign_an_idea_once(site: TestSite) {
        let author = site.account("Author", Role::Resident).await;
        let idea = site.idea(author, "More light at the harbour").await;
        let parks = second_agency(&site).await;
        let id = site.account("Farah", Role::Moderator).await;
        let reach = app::domain::account::Reach::default();
        let tries = (0..8).map(|number| {
            let (db, reach) = (site.db().clone(), reach.clone());
            tokio::spawn(async move {
                let actor = app::domain::access::Actor::Account { id, role: Role::Moderator, reach: &reach };
                let agency = if number % 2 == 0 { 1 } else { parks };
                agencies::hand_over(&db, actor, idea, agency, "", Some(0), NOW).await
            })
        });
        let mut done = 0;
        for one in tries.collect::<Vec<_>>() {
            match one.await.unwrap() {
                Ok(()) => done += 1,
                Err(AgencyError::Late(_)) => {}
                Err(other) => panic!("{other:?}"),
            }
        }
        assert_eq!(done, 1);
        assert_eq!(number(&site, "select count(*) from assignments").await, 1);
        is_sound(&site).await;
    }
}
