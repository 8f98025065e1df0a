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
        assert_eq!(number(&site, told).await, 1);
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
        assert!(done.body.contains("it costs more than it brings") && done.body.contains("A grant from the state."));
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

    async fn an_agencys_page_tells_how_it_does_and_what_is_overdue(site: TestSite) {
        let (mut officer, mut moderator, first) = assigned(&site).await;
        let mut others = Vec::new();
        for title in ["A lamp for the gate", "Mend the quay wall", "Paint the ferry steps"] {
            let author = site.account(&format!("Of {title}"), Role::Resident).await;
            let idea = site.idea(author, title).await;
            let fields = [("agency", "works"), ("reason", ""), ("seen", "0")];
            moderator.post(&format!("/en/ideas/{idea}/assignments"), &fields).await;
            others.push(idea);
        }
        site.clock.advance(2 * DAY);
        officer.post(&format!("/en/ideas/{first}/answers"), &[("body", "Soon."), ("stage", "under_review")]).await;
        let wait = [("reason", "The diver comes in spring."), ("seen", &seen(&site, others[1]).await)];
        officer.post(&format!("/en/ideas/{}/pauses", others[1]), &wait).await;
        site.clock.advance(20 * DAY);
        let html = site.visitor().get("/en/agencies/works").await.body;
        // One given in time, two overdue, one paused.
        assert!(html.contains("33%"), "{html}");
        assert!(html.contains("2 working days") && html.contains("The clock of one idea is paused."));
        assert!(html.contains("A lamp for the gate") && html.contains("Paint the ferry steps"));
        assert!(!html.contains("Mend the quay wall"), "what is paused is not overdue");
        assert!(html.contains("Nabil") && !html.contains("@example.org"));
        let list = site.visitor().get("/fa/agencies").await;
        assert!(list.body.contains("عمران"));
        let late = [("body", "It stands."), ("stage", "done")];
        officer.post(&format!("/en/ideas/{}/answers", others[0]), &late).await;
        let html = site.visitor().get("/en/agencies/works").await.body;
        assert!(!html.contains("A lamp for the gate"), "an answer changes the page at once");
        let title = "update ideas set visibility = 'hidden' where title = 'Paint the ferry steps'";
        let mut tx = site.db().write().await.unwrap();
        masmou::execute!(tx, sqlx::query(title)).unwrap();
        tx.touch(None);
        tx.touch_clocks();
        tx.commit().await.unwrap();
        assert!(!site.visitor().get("/en/agencies/works").await.body.contains("Paint the ferry steps"));
    }

    async fn the_queue_has_the_most_urgent_first_and_is_for_those_who_work_on_it(site: TestSite) {
        let (mut officer, mut moderator, first) = assigned(&site).await;
        site.clock.advance(5 * DAY);
        let author = site.account("Later", Role::Resident).await;
        let later = site.idea(author, "Mend the quay wall").await;
        let fields = [("agency", "works"), ("reason", ""), ("seen", "0")];
        moderator.post(&format!("/en/ideas/{later}/assignments"), &fields).await;
        let at = |html: &str, idea: i64| html.find(&format!("/en/ideas/{idea}#clock"));
        let queue = officer.get("/en/agencies/works/queue").await;
        assert_eq!(queue.status, StatusCode::OK);
        assert!(at(&queue.body, first) < at(&queue.body, later), "the older is due sooner");
        let pause = [("reason", "We wait."), ("seen", &seen(&site, first).await)];
        officer.post(&format!("/en/ideas/{first}/pauses"), &pause).await;
        let queue = officer.get("/en/agencies/works/queue").await.body;
        assert!(at(&queue, first) > at(&queue, later), "what is paused comes last");
        let paused = officer.get("/en/agencies/works/queue?state=paused&topic=lighting").await.body;
        assert!(at(&paused, first).is_some() && at(&paused, later).is_none());
        assert!(officer.get("/en").await.body.contains("/en/agencies/works/queue"), "the account's menu leads there");
        officer.post(&format!("/en/ideas/{first}/answers"), &declined()).await;
        assert!(at(&officer.get("/en/agencies/works/queue").await.body, first).is_none(), "what is decided is gone");
        assert_eq!(officer.get("/en/agencies/nowhere/queue").await.status, StatusCode::NOT_FOUND);
        let resident = site.resident("Salma").await.get("/en/agencies/works/queue").await;
        assert_eq!(resident.status, StatusCode::FORBIDDEN);
    }

    async fn an_administrator_sets_an_agency_up_and_its_topic_is_suggested(site: TestSite) {
        let (mut administrator, _) = site.signed_in_as("Adil", Role::Administrator).await;
        let fields = [
            ("slug", "parks"), ("name-en", "Parks & gardens"), ("name-fa", "پارک‌ها"), ("about-en", "Green."),
            ("answer_days", "۷"), ("decision_days", "0"), ("topic", "lighting"),
        ];
        let wrong = administrator.post("/en/administration/agencies", &fields).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("Parks &amp; gardens") && wrong.body.contains("from 1 to 365"));
        let mut right = fields;
        right[5] = ("decision_days", "20");
        let made = administrator.post_and_follow("/en/administration/agencies", &right).await;
        assert!(made.body.contains("The agency is saved."), "{}", made.body);
        let again = administrator.post("/en/administration/agencies", &right).await;
        assert!(again.body.contains("Another agency has this word."));
        let form = site.visitor().get("/en/ideas/new").await.body;
        assert!(form.contains("<optgroup label=\"Parks &amp; gardens\">"), "{form}");
        let author = site.account("Author", Role::Resident).await;
        let idea = site.idea(author, "More light at the harbour").await;
        let (mut moderator, _) = site.signed_in_as("Farah", Role::Moderator).await;
        let html = page(&mut moderator, idea).await;
        assert!(html.contains("Parks &amp; gardens\u{2069} (has this topic)"), "{html}");
    }

    async fn members_come_and_go_by_their_address_which_nobody_is_shown(site: TestSite) {
        let (mut administrator, _) = site.signed_in_as("Adil", Role::Administrator).await;
        let (mut salma, id) = site.signed_in_as("Salma", Role::Resident).await;
        site.account("Farah", Role::Moderator).await;
        let path = "/en/administration/agencies/works/members";
        let none = administrator.post(path, &[("email", "nobody@example.org")]).await;
        assert!(none.status == StatusCode::UNPROCESSABLE_ENTITY && none.body.contains("There is no account"));
        let other = administrator.post(path, &[("email", "farah@example.org")]).await;
        assert!(other.body.contains("who cannot speak for an agency"));
        let joined = administrator.post_and_follow(path, &[("email", "Salma@Example.org")]).await;
        assert!(joined.body.contains("Salma") && !joined.body.contains("salma@example.org"));
        assert_eq!(salma.get("/en/agencies/works/queue").await.status, StatusCode::OK);
        is_sound(&site).await;
        administrator.post(&format!("{path}/{id}/removal"), &[]).await;
        assert_eq!(salma.get("/en/agencies/works/queue").await.status, StatusCode::FORBIDDEN);
        assert_eq!(number(&site, &format!("select count(*) from accounts where id = {id} and role = 'resident'")).await, 1);
        assert_eq!(administrator.post(&format!("{path}/{id}/removal"), &[]).await.status, StatusCode::NOT_FOUND);
        is_sound(&site).await;
    }

    async fn an_administrator_narrows_what_a_moderator_looks_after(site: TestSite) {
        let (mut administrator, _) = site.signed_in_as("Adil", Role::Administrator).await;
        let (mut moderator, id) = site.signed_in_as("Farah", Role::Moderator).await;
        let author = site.account("Author", Role::Resident).await;
        let idea = site.idea(author, "More light at the harbour").await;
        let mut tx = site.db().write().await.unwrap();
        let names = BTreeMap::from([("en".to_owned(), "Trees".to_owned())]);
        insert(&mut tx, Shelf::Topics, "trees", &names, 1).await.unwrap();
        tx.commit().await.unwrap();
        site.site.directory.reload(site.db()).await.unwrap();
        let path = format!("/en/administration/moderators/{id}");
        let saved = administrator.post_and_follow(&path, &[("topic", "trees")]).await;
        assert!(saved.body.contains("Trees"), "{}", saved.body);
        let fields = [("agency", "works"), ("reason", ""), ("seen", "0")];
        let assign = format!("/en/ideas/{idea}/assignments");
        assert_eq!(moderator.post(&assign, &fields).await.status, StatusCode::FORBIDDEN);
        administrator.post(&path, &[]).await;
        assert_eq!(moderator.post(&assign, &fields).await.status, StatusCode::SEE_OTHER);
    }
}
