//! What residents are told: each once, those whom it concerns, and nothing that is not public.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use std::time::{Duration, Instant};

use app::domain::access::Actor;
use app::domain::account::{Reach, Role};
use app::domain::following::Followed;
use app::domain::moderation::trust::Premoderation;
use app::domain::notice::{Audience, NoticeKind};
use axum::http::StatusCode;
use masmou::moderation::gate::Gate;
use masmou::notifications::{self, NewNotice, spread};
use masmou::{execute, fetch, following};
use sqlx::AssertSqlSafe;
use support::waiting::{Task, until};
use support::{NOW, TestSite};

/// Runs a statement.
async fn run(site: &TestSite, sql: &str) {
    let mut tx = site.db().write().await.unwrap();
    execute!(tx, sqlx::query(AssertSqlSafe(sql))).unwrap();
    tx.commit().await.unwrap();
}

/// The number that a query gives.
async fn number(site: &TestSite, sql: &str) -> i64 {
    let mut conn = site.db().read().await.unwrap();
    fetch!(conn, fetch_one, sqlx::query_scalar(AssertSqlSafe(sql))).unwrap()
}

/// Kinds of the notices that an account has got, in order.
async fn told(site: &TestSite, account: i64) -> Vec<String> {
    let mut conn = site.db().read().await.unwrap();
    const SQL: &str = "select n.kind from deliveries d join notices n on n.id = d.notice_id
        where d.account_id = $1 order by n.id";
    fetch!(conn, fetch_all, sqlx::query_scalar(SQL).bind(account)).unwrap()
}

async fn spread_all(site: &TestSite) {
    spread::spread_all(site.db(), || NOW).await.unwrap();
}

/// Writes a notice about an idea.
async fn tell(site: &TestSite, kind: NoticeKind, audience: Audience, idea: i64, actor: Option<i64>) {
    let data = serde_json::json!({});
    let notice = NewNotice { kind, audience, idea_id: Some(idea), item_id: None, actor_id: actor, data };
    let mut tx = site.db().write().await.unwrap();
    notifications::tell_in(&mut tx, &notice, NOW).await.unwrap();
    tx.commit().await.unwrap();
}

/// Adds many residents who support an idea; the number of the first.
async fn crowd(site: &TestSite, idea: i64, size: i64) -> i64 {
    let first = number(site, "select max(id) + 1 from accounts").await;
    let last = first + size - 1;
    let numbers = format!("with recursive n (n) as (select {first} union all select n + 1 from n where n < {last})");
    run(
        site,
        &format!(
            "insert into accounts (id, email, display_name, name_skeleton, password_hash, role, created_at, language)
             {numbers} select n, 'c' || n || '@example.org', 'C' || n, 'c' || n, 'x', 'resident', 1, 'fa' from n"
        ),
    )
    .await;
    run(site, &format!("insert into votes (idea_id, account_id, created_at) {numbers} select {idea}, n, {NOW} from n"))
        .await;
    first
}

async fn reply(site: &TestSite, author: i64, idea: i64, parent: Option<i64>) -> i64 {
    masmou::comments::write(site.db(), author, idea, parent, "I see it, too.", "en", NOW).await.unwrap()
}

on_both_engines! {
    async fn whoever_follows_hears_of_comments_and_whoever_is_answered_of_replies(site: TestSite) {
        let author = site.account("Author", Role::Resident).await;
        let salma = site.account("Salma", Role::Resident).await;
        let noor = site.account("Noor", Role::Resident).await;
        let idea = site.idea(author, "More light at the harbour").await;
        following::set(site.db(), noor, Followed::Idea, idea, true, NOW).await.unwrap();
        let first = reply(&site, salma, idea, None).await;
        let second = reply(&site, noor, idea, Some(first)).await;
        reply(&site, author, idea, Some(second)).await;
        spread_all(&site).await;
        assert_eq!(told(&site, author).await, ["commented", "commented"], "not of their own");
        assert_eq!(told(&site, salma).await, ["replied", "replied"], "once each, though the thread is theirs");
        assert_eq!(told(&site, noor).await, ["commented", "replied"], "as one who follows, then as one answered");
    }

    async fn an_official_answer_reaches_supporters_and_followers_once_and_not_its_author(site: TestSite) {
        let author = site.account("Author", Role::Resident).await;
        let salma = site.account("Salma", Role::Resident).await;
        let (mut officer, officer_id) = site.signed_in_as("Officer", Role::Officer).await;
        let idea = site.idea(author, "More light at the harbour").await;
        run(&site, &format!("update ideas set agency_id = 1 where id = {idea}")).await;
        masmou::votes::cast(site.db(), idea, salma, NOW).await.unwrap();
        following::set(site.db(), salma, Followed::Idea, idea, true, NOW).await.unwrap();
        following::set(site.db(), officer_id, Followed::Idea, idea, true, NOW).await.unwrap();
        let fields = [("body", "We will light it."), ("stage", "planned")];
        officer.post(&format!("/en/ideas/{idea}/answers"), &fields).await;
        spread_all(&site).await;
        assert_eq!(told(&site, salma).await, ["answered"], "a supporter who follows is one person");
        assert_eq!(told(&site, author).await, ["answered"]);
        assert!(told(&site, officer_id).await.is_empty());
    }

    async fn an_assignment_reaches_officers_supporters_and_who_follows_the_agency_each_once(site: TestSite) {
        let author = site.account("Author", Role::Resident).await;
        let salma = site.account("Salma", Role::Resident).await;
        let noor = site.account("Noor", Role::Resident).await;
        let officer = site.account("Officer", Role::Officer).await;
        let elsewhere = site.account("Elsewhere", Role::Officer).await;
        let silent = site.account("Silent", Role::Resident).await;
        let (mut moderator, moderator_id) = site.signed_in_as("Moderator", Role::Moderator).await;
        run(&site, &format!("delete from agency_members where account_id = {elsewhere}")).await;
        let idea = site.idea(author, "More light at the harbour").await;
        for (account, idea) in [(salma, idea), (officer, idea)] {
            masmou::votes::cast(site.db(), idea, account, NOW).await.unwrap();
        }
        spread_all(&site).await;
        for account in [salma, noor, officer, silent, moderator_id] {
            following::set(site.db(), account, Followed::Agency, 1, true, NOW).await.unwrap();
        }
        following::set(site.db(), silent, Followed::Idea, idea, true, NOW).await.unwrap();
        following::set(site.db(), silent, Followed::Idea, idea, false, NOW).await.unwrap();
        let fields = [("agency", "works"), ("reason", ""), ("seen", "0")];
        moderator.post(&format!("/en/ideas/{idea}/assignments"), &fields).await;
        spread_all(&site).await;
        for (who, account) in [("author", author), ("supporter", salma), ("follower", noor), ("officer", officer)] {
            assert_eq!(told(&site, account).await, ["assigned"], "{who}");
        }
        for (who, account) in [("another's officer", elsewhere), ("stopped", silent), ("did it", moderator_id)] {
            assert!(told(&site, account).await.is_empty(), "{who}");
        }
    }

    async fn a_notice_to_few_shows_within_a_second(site: TestSite) {
        let author = site.account("Author", Role::Resident).await;
        let (mut browser, salma) = site.signed_in_as("Salma", Role::Resident).await;
        let idea = site.idea(author, "More light at the harbour").await;
        crowd(&site, idea, 6_000).await;
        let _worker = Task::of(spread::follow(site.site.clone()));
        tell(&site, NoticeKind::Answered, Audience::Idea(idea), idea, None).await;
        let begun = Instant::now();
        tell(&site, NoticeKind::EditProposed, Audience::Accounts(vec![salma]), idea, Some(author)).await;
        until("the notice is told", async || !told(&site, salma).await.is_empty()).await;
        assert!(begun.elapsed() < Duration::from_secs(1), "{:?}", begun.elapsed());
        let page = browser.get("/en").await.body;
        assert!(page.contains("1 unread notice"), "{page}");
    }

    async fn who_was_stopped_in_the_middle_goes_on_there_and_tells_nobody_twice(site: TestSite) {
        let author = site.account("Author", Role::Resident).await;
        let idea = site.idea(author, "More light at the harbour").await;
        crowd(&site, idea, 3_000).await;
        tell(&site, NoticeKind::Answered, Audience::Idea(idea), idea, Some(author)).await;
        let mut stops = 0;
        let left = async || number(&site, "select count(*) from notices where spread_at is null").await;
        while left().await > 0 {
            let before = number(&site, "select count(*) from deliveries").await;
            let worker = Task::of(spread::follow(site.site.clone()));
            until("some more are told", async || {
                left().await == 0 || number(&site, "select count(*) from deliveries").await > before
            })
            .await;
            worker.stop().await;
            stops += 1;
        }
        assert_eq!(number(&site, "select count(*) from deliveries where language = 'fa'").await, 3_000, "{stops} stops");
        assert_eq!(number(&site, "select count(*) from deliveries").await, 3_000, "all but the actor");
        spread_all(&site).await;
        assert_eq!(number(&site, "select count(*) from deliveries").await, 3_000);
    }

    async fn servers_that_spread_at_the_same_time_take_turns(site: TestSite) {
        let author = site.account("Author", Role::Resident).await;
        let idea = site.idea(author, "More light at the harbour").await;
        crowd(&site, idea, 4_000).await;
        for _ in 0..3 {
            tell(&site, NoticeKind::Answered, Audience::Idea(idea), idea, None).await;
        }
        let db = site.db();
        let servers = (0..3).map(|_| spread::spread_all(db, || NOW));
        for done in futures::future::join_all(servers).await {
            done.unwrap();
        }
        assert_eq!(number(&site, "select count(*) from deliveries").await, 3 * 4_001);
        assert_eq!(number(&site, "select count(*) from notices where spread_at is null").await, 0);
    }

    async fn twenty_thousand_supporters_hear_and_other_writers_do_not_wait_for_them_all(site: TestSite) {
        let author = site.account("Author", Role::Resident).await;
        let idea = site.idea(author, "More light at the harbour").await;
        let first = crowd(&site, idea, 20_000).await;
        tell(&site, NoticeKind::Answered, Audience::Idea(idea), idea, Some(author)).await;
        let _worker = Task::of(spread::follow(site.site.clone()));
        let mut waits = Vec::new();
        let mut voter = first;
        while number(&site, "select count(*) from notices where spread_at is null").await > 0 {
            let begun = Instant::now();
            masmou::votes::withdraw(site.db(), idea, voter, NOW).await.unwrap();
            waits.push(begun.elapsed());
            voter += 1;
            assert!(waits.len() < 20_000, "it never ends");
        }
        waits.sort_unstable();
        // Without optimisation and on a busy machine; a whole audience at once takes seconds.
        let median = waits[waits.len() / 2];
        assert!(median < Duration::from_millis(150), "median {median:?}, {} writers", waits.len());
        let heard = number(&site, "select count(distinct account_id) from deliveries").await;
        assert!(heard <= 20_000 && heard >= 20_000 - waits.len() as i64, "{heard}");
    }

    async fn supporters_of_merged_ideas_are_one_audience(site: TestSite) {
        let author = site.account("Author", Role::Resident).await;
        let salma = site.account("Salma", Role::Resident).await;
        let noor = site.account("Noor", Role::Resident).await;
        let kept = site.idea(author, "More light at the harbour").await;
        let merged = site.idea(noor, "Lamps at the harbour").await;
        for idea in [kept, merged] {
            masmou::votes::cast(site.db(), idea, salma, NOW).await.unwrap();
        }
        run(&site, &format!("update ideas set merged_into = {kept}, kept_id = {kept} where id = {merged}")).await;
        tell(&site, NoticeKind::Answered, Audience::Idea(kept), kept, None).await;
        tell(&site, NoticeKind::Merged, Audience::Only(vec![merged]), kept, None).await;
        tell(&site, NoticeKind::Joined, Audience::Others { idea: kept, than: vec![merged] }, kept, None).await;
        spread_all(&site).await;
        assert_eq!(told(&site, salma).await, ["answered", "merged"]);
        assert_eq!(told(&site, noor).await, ["answered", "merged"]);
        assert_eq!(told(&site, author).await, ["answered", "joined"]);
    }

    async fn whoever_a_merge_carried_withdraws_from_its_notice_and_may_take_that_back(site: TestSite) {
        let author = site.account("Author", Role::Resident).await;
        let (mut salma, salma_id) = site.signed_in_as("Salma", Role::Resident).await;
        let (mut noor, noor_id) = site.signed_in_as("Noor", Role::Resident).await;
        let moderator = site.account("Moderator", Role::Moderator).await;
        let kept = site.idea(author, "More light at the harbour").await;
        let merged = site.idea(author, "Lamps at the harbour").await;
        masmou::votes::cast(site.db(), merged, salma_id, NOW).await.unwrap();
        following::set(site.db(), noor_id, Followed::Idea, merged, true, NOW).await.unwrap();
        let actor = Actor::Account { id: moderator, role: Role::Moderator, reach: &Reach::default() };
        let merge = masmou::merging::merge(site.db(), actor, merged, kept, "", NOW).await.unwrap();
        spread_all(&site).await;
        let voices = async || number(&site, &format!("select votes from ideas where id = {kept}")).await;
        let notice = number(&site, "select id from notices where kind = 'merged'").await;
        let button = format!("/en/notices/{notice}/withdrawal");
        let page = salma.get("/en/notices").await.body;
        assert!(page.contains(&button) && page.contains("with 1 other."), "{page}");
        assert!(!noor.get("/en/notices").await.body.contains(&button), "who follows has no voice there");

        let answer = salma.post(&button, &[]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert_eq!(voices().await, 1);
        let page = salma.get(answer.location()).await.body;
        let undo = page.split("action=\"").find(|part| part.contains("/undo\"")).unwrap().split('"').next().unwrap();
        assert!(page.contains("is withdrawn") && !page.contains(&button), "{page}");
        assert!(salma.post(&button, &[]).await.location().ends_with("/notices"), "there is nothing to withdraw");
        assert!(!noor.get(answer.location()).await.body.contains(undo), "it is hers alone to take back");
        noor.post(undo, &[]).await;
        assert_eq!(voices().await, 1);
        salma.post(undo, &[]).await;
        assert_eq!(voices().await, 2);
        let page = salma.get(answer.location()).await.body;
        assert!(page.contains(&button) && !page.contains(undo), "{page}");
        let own = format!("select count(*) from votes where account_id = {salma_id} and idea_id = {merged}");
        assert_eq!(number(&site, &own).await, 1, "it stands where it was given");

        masmou::merging::undo(site.db(), actor, merge, NOW).await.unwrap();
        assert!(!salma.get("/en/notices").await.body.contains(&button), "what was merged stands by itself again");
        salma.post(&button, &[]).await;
        assert_eq!(number(&site, &own).await, 1);
        assert_eq!(noor.post(&format!("/en/notices/{}/withdrawal", notice + 90), &[]).await.status, StatusCode::NOT_FOUND);
        assert!(site.visitor().post(&button, &[]).await.location().contains("/sign-in"));
    }

    async fn whoever_stopped_hears_no_more_until_they_follow_again(site: TestSite) {
        let author = site.account("Author", Role::Resident).await;
        let (mut browser, salma) = site.signed_in_as("Salma", Role::Resident).await;
        let idea = site.idea(author, "More light at the harbour").await;
        masmou::votes::cast(site.db(), idea, salma, NOW).await.unwrap();
        let subject = [("subject", "idea"), ("id", &*idea.to_string()), ("to", "/notices")];
        let answer = browser.post("/en/unfollows", &subject).await;
        assert_eq!(answer.location(), "/en/notices");
        tell(&site, NoticeKind::Answered, Audience::Idea(idea), idea, None).await;
        spread_all(&site).await;
        assert!(told(&site, salma).await.is_empty(), "a supporter who stopped");
        browser.post(&format!("/en/ideas/{idea}/follow"), &[]).await;
        tell(&site, NoticeKind::Answered, Audience::Idea(idea), idea, None).await;
        spread_all(&site).await;
        assert_eq!(told(&site, salma).await, ["answered"]);
    }

    async fn a_new_idea_is_told_to_those_who_follow_its_place(site: TestSite) {
        let author = site.account("Author", Role::Resident).await;
        let (mut salma, salma_id) = site.signed_in_as("Salma", Role::Resident).await;
        let (mut noor, noor_id) = site.signed_in_as("Noor", Role::Resident).await;
        for subject in ["topic", "area"] {
            let slug = if subject == "topic" { "lighting" } else { "harbour" };
            let answer = salma.post("/en/follows", &[("subject", subject), ("slug", slug), ("to", "/following")]).await;
            assert_eq!(answer.location(), "/en/following");
        }
        noor.post("/en/follows", &[("subject", "agency"), ("id", "1")]).await;
        site.idea(author, "More light at the harbour").await;
        spread_all(&site).await;
        assert_eq!(told(&site, salma_id).await, ["published"], "once, though topic and area are followed");
        assert!(told(&site, noor_id).await.is_empty(), "no agency has it yet");
        let page = salma.get("/en/following").await.body;
        assert!(page.contains("Lighting") && page.contains("Harbour"), "{page}");
        salma.post("/en/unfollows", &[("subject", "topic"), ("id", "1")]).await;
        salma.post("/en/unfollows", &[("subject", "area"), ("id", "1")]).await;
        assert!(salma.get("/en/following").await.body.contains("You follow nothing yet"));
        for wrong in [[("subject", "topic"), ("slug", "nowhere")], [("subject", "idea"), ("id", "99")]] {
            assert_eq!(salma.post("/en/follows", &wrong).await.status, StatusCode::NOT_FOUND);
        }
        assert_eq!(salma.post("/en/follows", &[("subject", "city")]).await.status, StatusCode::BAD_REQUEST);
    }

    async fn a_notice_is_read_by_going_where_it_leads_or_by_the_button(site: TestSite) {
        let (mut author, author_id) = site.signed_in_as("Author", Role::Resident).await;
        let salma = site.account("Salma", Role::Resident).await;
        let idea = site.idea(author_id, "More light at the harbour").await;
        let other = site.idea(author_id, "Shade at the bus stops").await;
        let comment = reply(&site, salma, idea, None).await;
        reply(&site, salma, other, None).await;
        spread_all(&site).await;
        let page = author.get("/en/notices").await.body;
        assert!(page.contains("2 unread notices") && page.contains("wrote a comment"), "{page}");
        assert!(page.find("Shade at the bus stops") < page.find("More light at the harbour"), "the newest first");
        let notice = number(&site, &format!("select min(notice_id) from deliveries where account_id = {author_id}")).await;
        let ahead = axum::http::Request::get(format!("/en/notices/{notice}")).header("sec-purpose", "prefetch");
        author.send(ahead.body(axum::body::Body::empty()).unwrap()).await;
        assert!(author.get("/en").await.body.contains("2 unread notices"), "fetched ahead is not read");
        let answer = author.get(&format!("/en/notices/{notice}")).await;
        assert_eq!(answer.location(), format!("/en/comments/{comment}"));
        assert!(author.get("/en").await.body.contains("1 unread notice"));
        author.post("/en/notices/read", &[("up_to", "1000")]).await;
        assert!(!author.get("/en").await.body.contains("unread notice"));
        let mut stranger = site.resident("Noor").await;
        assert_eq!(stranger.get(&format!("/en/notices/{notice}")).await.status, StatusCode::NOT_FOUND);
        let answer = site.visitor().get("/en/notices").await;
        assert!(answer.location().starts_with("/en/sign-in?next="), "{}", answer.location());
    }

    async fn nothing_that_may_not_be_read_is_told(site: TestSite) {
        let (mut author, author_id) = site.signed_in_as("Author", Role::Resident).await;
        let (mut salma, salma_id) = site.signed_in_as("Salma", Role::Resident).await;
        let idea = site.idea(author_id, "A secret wish").await;
        following::set(site.db(), salma_id, Followed::Idea, idea, true, NOW).await.unwrap();
        let noor = site.account("Noor Al-Huda", Role::Resident).await;
        let comment = reply(&site, noor, idea, None).await;
        spread_all(&site).await;
        assert!(salma.get("/en/notices").await.body.contains("Noor Al-Huda"));
        run(&site, &format!("update comments set visibility = 'hidden' where id = {comment}")).await;
        let page = salma.get("/en/notices").await.body;
        assert!(!page.contains("Noor Al-Huda") && page.contains("cannot be read any more"), "{page}");
        run(&site, &format!("update ideas set visibility = 'hidden' where id = {idea}")).await;
        for path in ["/en/notices", "/en/following"] {
            let page = salma.get(path).await.body;
            assert!(!page.contains("A secret wish"), "{page}");
            assert!(page.contains("cannot be read at the moment"), "{page}");
        }
        assert!(author.get("/en/notices").await.body.contains("A secret wish"), "their own words");
    }

    async fn what_waits_for_a_moderator_is_told_when_it_is_published_and_once(site: TestSite) {
        let author = site.account("Author", Role::Resident).await;
        let salma = site.account("Salma", Role::Resident).await;
        let idea = site.idea(author, "More light at the harbour").await;
        let waiting = reply(&site, salma, idea, None).await;
        // As if the city looked at it first.
        run(&site, "delete from notices where kind = 'commented'").await;
        let announce = async || {
            let mut tx = site.db().write().await.unwrap();
            masmou::comments::told::published_in(&mut tx, waiting, None, NOW).await.unwrap();
            tx.commit().await.unwrap();
            spread_all(&site).await;
        };
        run(&site, &format!("update comments set visibility = 'waiting' where id = {waiting}")).await;
        announce().await;
        assert!(told(&site, author).await.is_empty());
        run(&site, &format!("update comments set visibility = 'public' where id = {waiting}")).await;
        announce().await;
        announce().await;
        assert_eq!(told(&site, author).await, ["commented"]);
    }

    async fn the_author_hears_of_cases_and_of_none_after_they_stopped(site: TestSite) {
        let author = site.account("Author", Role::Resident).await;
        let idea = site.idea(author, "More light at the harbour").await;
        for (name, told_of) in [("Salma", 1), ("Noor", 1)] {
            let account = site.account(name, Role::Resident).await;
            let draft = app::domain::idea::IdeaInput { body: "At my door, too.".into(), ..Default::default() };
            masmou::cases::join(site.db(), account, idea, &draft, |_| None, "en", Gate::open(), NOW).await.unwrap();
            spread_all(&site).await;
            assert_eq!(told(&site, author).await.len(), told_of);
            following::set(site.db(), author, Followed::Idea, idea, false, NOW).await.unwrap();
        }
    }

    async fn notices_are_worded_in_the_language_that_somebody_last_chose(site: TestSite) {
        let (mut browser, id) = site.signed_in_as("Salma", Role::Resident).await;
        let language = async || {
            let mut conn = site.db().read().await.unwrap();
            const SQL: &str = "select language from accounts where id = $1";
            let language: String = fetch!(conn, fetch_one, sqlx::query_scalar(SQL).bind(id)).unwrap();
            language
        };
        assert_eq!(language().await, "en");
        browser.get("/language/fa?to=/notices").await;
        assert_eq!(language().await, "fa");
        let mut elsewhere = site.visitor();
        elsewhere.post("/ar/sign-in", &[("email", "salma@example.org"), ("password", support::PASSWORD)]).await;
        assert_eq!(language().await, "ar");
        let fields = [("email", "noor@example.org"), ("name", "Noor"), ("password", support::PASSWORD)];
        site.visitor().post("/fa/sign-up", &fields).await;
        let farsi = number(&site, "select count(*) from accounts where display_name = 'Noor' and language = 'fa'").await;
        assert_eq!(farsi, 1);
    }

    async fn a_promise_is_told_to_those_behind_its_ideas_and_those_who_follow_it(site: TestSite) {
        let author = site.account("Author", Role::Resident).await;
        let (mut salma, salma_id) = site.signed_in_as("Salma", Role::Resident).await;
        let idea = site.idea(author, "More light at the harbour").await;
        run(&site, &format!("insert into roadmap_items (id, agency_id, stage, created_by, created_at) values (4, 1, 'planned', {author}, 1)")).await;
        run(&site, "insert into roadmap_texts values (4, 'fa', 'چراغ‌های بندر', '', ''), (4, 'en', 'Harbour lamps', '', '')").await;
        run(&site, &format!("insert into roadmap_ideas values (4, {idea}, {author}, 1)")).await;
        salma.post("/en/follows", &[("subject", "item"), ("id", "4")]).await;
        let data = serde_json::json!({ "stage": "in_progress", "reason": "The lamps are here." });
        let notice = NewNotice {
            kind: NoticeKind::StageMoved,
            audience: Audience::Item(4),
            idea_id: Some(idea),
            item_id: Some(4),
            actor_id: None,
            data,
        };
        let mut tx = site.db().write().await.unwrap();
        notifications::tell_in(&mut tx, &notice, NOW).await.unwrap();
        tx.commit().await.unwrap();
        spread_all(&site).await;
        assert_eq!((told(&site, author).await.len(), told(&site, salma_id).await.len()), (1, 1));
        let page = salma.get("/en/notices").await.body;
        assert!(page.contains("Harbour lamps") && page.contains("In progress") && page.contains("The lamps are here."));
        assert!(salma.get("/fa/notices").await.body.contains("چراغ‌های بندر"));
        assert!(salma.get("/en/following").await.body.contains("Harbour lamps"));
        salma.post("/en/unfollows", &[("subject", "item"), ("id", "4")]).await;
        let mut tx = site.db().write().await.unwrap();
        notifications::tell_in(&mut tx, &notice, NOW).await.unwrap();
        tx.commit().await.unwrap();
        spread_all(&site).await;
        assert_eq!(told(&site, salma_id).await.len(), 1);
    }
}

#[tokio::test]
async fn feeds_tell_what_is_new_in_lists_with_ideas_and_on_the_roadmap() {
    let site = TestSite::sqlite().await;
    let author = site.account("Author", Role::Resident).await;
    let idea = site.idea(author, "More light at the harbour").await;
    let hidden = site.idea(author, "A secret wish").await;
    run(&site, &format!("update ideas set visibility = 'hidden' where id = {hidden}")).await;
    run(&site, &format!("update ideas set agency_id = 1 where id = {idea}")).await;
    reply(&site, author, idea, None).await;
    run(
        &site,
        &format!(
            "insert into roadmap_items (id, agency_id, topic_id, stage, created_by, created_at)
             values (4, 1, 1, 'planned', {author}, 1)"
        ),
    )
    .await;
    run(&site, "insert into roadmap_texts values (4, 'en', 'Harbour lamps', '', '')").await;
    run(&site, &format!("insert into roadmap_ideas values (4, {idea}, {author}, 1)")).await;
    run(
        &site,
        &format!(
            "insert into roadmap_changes (item_id, actor_id, reason, language, stage_after, created_at)
             values (4, {author}, 'It is needed.', 'en', 'planned', 5)"
        ),
    )
    .await;
    let mut visitor = site.visitor();
    for (path, holds) in [
        ("/en/feed.atom?topic=lighting".to_owned(), "More light at the harbour"),
        (format!("/en/ideas/{idea}/feed.atom"), "I see it, too."),
        (format!("/en/ideas/{idea}/feed.atom"), "It is needed."),
        ("/en/agencies/works/feed.atom".to_owned(), "More light at the harbour"),
        ("/en/roadmap.atom?agency=works&topic=lighting".to_owned(), "Harbour lamps"),
    ] {
        let answer = visitor.get(&path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert_eq!(answer.headers["content-type"], "application/atom+xml; charset=utf-8");
        let feed: atom_syndication::Feed = answer.body.parse().unwrap();
        assert!(feed.links[0].href.starts_with("http") && !feed.entries.is_empty(), "{path}");
        assert!(answer.body.contains(holds), "{path}: {}", answer.body);
        assert!(!answer.body.contains("A secret wish"), "{path}");
    }
    let answered = async |at: i64| {
        run(&site, &format!("update ideas set answered_at = {at} where id = {idea}")).await;
        let feed = site.visitor().get("/en/feed.atom?sort=answered").await.body;
        feed.parse::<atom_syndication::Feed>().unwrap().entries.remove(0)
    };
    let (first, second) = (answered(NOW + 86_400_000).await, answered(NOW + 2 * 86_400_000).await);
    assert_eq!(first.updated.to_rfc3339(), "2026-11-23T00:00:00+00:00", "dated by the answer");
    assert_eq!(first.published, Some(first.updated));
    assert_ne!(first.id, second.id, "another answer is news again");
    assert_eq!(visitor.get(&format!("/en/ideas/{hidden}/feed.atom")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(visitor.get("/en/agencies/nowhere/feed.atom").await.status, StatusCode::NOT_FOUND);
    let page = visitor.get("/en?topic=lighting").await.body;
    assert!(page.contains("/en/feed.atom?topic=lighting") && page.contains("Follow this topic"), "{page}");
}

#[tokio::test]
async fn what_waits_is_told_to_nobody_until_it_is_approved() {
    let site = TestSite::with(|config| config.moderation = Premoderation::Before).await;
    let reader = site.account("Reader", Role::Resident).await;
    following::set(site.db(), reader, Followed::Topic, 1, true, NOW).await.unwrap();
    let mut author = site.resident("Author").await;
    let fields = [
        ("kind", "idea"),
        ("title", "More light at the harbour"),
        ("body", "The quay is dark."),
        ("topic", "lighting"),
        ("area", "harbour"),
    ];
    assert_eq!(author.post("/en/ideas", &fields).await.status, StatusCode::SEE_OTHER);
    spread_all(&site).await;
    assert!(told(&site, reader).await.is_empty());
    let (mut mona, _) = site.signed_in_as("Mona", Role::Moderator).await;
    for verdict in ["approve", "hide", "restore"] {
        let fields = [("thing", "idea-1"), ("verdict", verdict), ("rule", "spam"), ("reason", "Looked at.")];
        let answer = mona.post("/en/moderation/decisions", &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{verdict}: {}", answer.body);
    }
    spread_all(&site).await;
    assert_eq!(told(&site, reader).await, ["published"], "once, however often it comes back");
}
