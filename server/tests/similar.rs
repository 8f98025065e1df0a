//! What was said before: standing behind it, telling one's own apart, finding it beside an idea.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use app::domain::account::Role;
use axum::http::{StatusCode, header};
use masmou::search::calibration::Tongues;
use masmou::{execute, fetch};
use sqlx::AssertSqlSafe;
use support::index::in_step;
use support::waiting::{Task, until};
use support::{Browser, PASSWORD, TestSite};

const TITLE: &str = "Street lamps are out on School Street";
const DRAFT: [(&str, &str); 5] = [
    ("kind", "complaint"),
    ("title", "چراغ خیابان مدرسه خاموش است"),
    ("body", "جلوی پلاک **۱۲** سه هفته است."),
    ("topic", "lighting"),
    ("area", "harbour"),
];
const PAIRS: [(&str, &str, &str); 12] = [
    ("Abbey", "lamp", "bench"),
    ("Baker", "bin", "fountain"),
    ("Castle", "railing", "pavement"),
    ("Dyer", "gate", "fence"),
    ("Elm", "roof", "window"),
    ("Friary", "clock", "statue"),
    ("Garden", "bollard", "kerb"),
    ("Harbour", "drain", "stair"),
    ("Ivy", "lift", "ramp"),
    ("Quay", "shelter", "sign"),
    ("Mill", "tap", "pipe"),
    ("Orchard", "swing", "slide"),
];
const CANARY: &str = "\"'></title></textarea><img src=x onerror=alert(1)><script>alert(1)</script>{{7*7}}";

async fn number(site: &TestSite, sql: &str) -> i64 {
    let mut conn = site.db().read().await.unwrap();
    fetch!(conn, fetch_one, sqlx::query_scalar(AssertSqlSafe(sql))).unwrap()
}

async fn text(site: &TestSite, sql: &str) -> String {
    let mut conn = site.db().read().await.unwrap();
    fetch!(conn, fetch_one, sqlx::query_scalar(AssertSqlSafe(sql))).unwrap()
}

async fn idea(site: &TestSite) -> i64 {
    let author = site.account("Author", Role::Resident).await;
    site.idea(author, TITLE).await
}

/// Says "mine too" with the fields of a draft and shows where that leads.
async fn same(browser: &mut Browser, idea: i64, fields: &[(&str, &str)]) -> String {
    let answer = browser.post(&format!("/en/ideas/{idea}/same"), fields).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, format!("/en/ideas/{idea}").as_str()));
    browser.get(&format!("/en/ideas/{idea}")).await.body
}

on_both_engines! {
    async fn mine_too_counts_one_voice_follows_and_keeps_every_word(site: TestSite) {
        let idea = idea(&site).await;
        let (mut salma, id) = site.signed_in_as("Salma", Role::Resident).await;
        salma.post("/fa/ideas/draft", &DRAFT).await;
        let page = same(&mut salma, idea, &DRAFT).await;
        assert_eq!(number(&site, "select votes from ideas").await, 2);
        assert!(masmou::votes::store::follows(&mut site.db().read().await.unwrap(), idea, id).await.unwrap());
        assert!(page.contains("چراغ خیابان مدرسه خاموش است") && page.contains("<strong>۱۲</strong>"), "{page}");
        assert!(page.contains("One resident told of their own case"), "{page}");
        assert_eq!(text(&site, "select language from cases").await, "fa");
        assert_eq!(number(&site, "select area_id from cases").await, 1);
        assert_eq!(number(&site, "select count(*) from events where kind = 'case.attached'").await, 1);
        assert!(!salma.get("/en/ideas/new").await.body.contains("چراغ خیابان"), "the draft is used up");
        let other = site.visitor().get(&format!("/fa/ideas/{idea}")).await.body;
        assert!(other.contains("یک شهروند از مورد خودش گفته است"), "kept pages know of it\n{other}");
    }

    async fn a_title_that_says_no_more_is_a_voice_alone(site: TestSite) {
        let idea = idea(&site).await;
        let mut salma = site.resident("Salma").await;
        let page = same(&mut salma, idea, &[("title", "street LAMPS"), ("body", " ")]).await;
        assert_eq!(number(&site, "select votes from ideas").await, 2);
        assert!(!page.contains("id=\"cases\""), "{page}");
        // Another wording is not lost, however short.
        let page = same(&mut salma, idea, &[("title", "Lamp 12"), ("body", "")]).await;
        assert!(page.contains("Lamp 12"));
        assert_eq!(number(&site, "select votes from ideas").await, 2);
    }

    async fn sixty_four_presses_at_once_count_one_voice_and_one_case(site: TestSite) {
        let idea = idea(&site).await;
        let salma = site.resident("Salma").await;
        let presses: Vec<_> = (0..64)
            .map(|_| {
                let mut salma = salma.clone();
                tokio::spawn(async move { salma.post(&format!("/en/ideas/{idea}/same"), &DRAFT).await.status })
            })
            .collect();
        for press in presses {
            assert_eq!(press.await.unwrap(), StatusCode::SEE_OTHER);
        }
        assert_eq!(number(&site, "select votes from ideas").await, 2);
        assert_eq!(number(&site, "select count(*) from votes").await, 2);
        assert_eq!(number(&site, "select count(*) from cases").await, 1);
        assert_eq!(number(&site, "select count(*) from follows").await, 2, "and the author follows what they wrote");
    }

    async fn mine_too_before_signing_in_is_done_after(site: TestSite) {
        let idea = idea(&site).await;
        site.account("Salma", Role::Resident).await;
        let mut browser = site.visitor();
        let answer = browser.post(&format!("/ar/ideas/{idea}/same"), &DRAFT).await;
        assert!(answer.location().starts_with("/ar/sign-in"), "{}", answer.location());
        assert!(browser.get(answer.location()).await.body.contains(TITLE), "the page tells what waits");
        assert_eq!(number(&site, "select votes from ideas").await, 1, "nothing is done yet");
        let answer = browser.post("/ar/sign-in", &[("email", "salma@example.org"), ("password", PASSWORD)]).await;
        assert_eq!(answer.location(), format!("/ar/ideas/{idea}"));
        let page = browser.get(answer.location()).await.body;
        assert!(page.contains("<strong>۱۲</strong>") && page.contains("بوصفه حالتك"), "{page}");
        assert_eq!(number(&site, "select votes from ideas").await, 2);
        assert_eq!(number(&site, "select count(*) from follows").await, 2, "and the author follows what they wrote");
        assert!(!browser.get("/en/ideas/new").await.body.contains("چراغ خیابان"), "the draft is used up");
    }

    async fn mine_too_of_an_idea_that_is_gone_by_then_keeps_the_draft(site: TestSite) {
        let idea = idea(&site).await;
        site.account("Salma", Role::Resident).await;
        let mut browser = site.visitor();
        browser.post(&format!("/en/ideas/{idea}/same"), &DRAFT).await;
        let mut tx = site.db().write().await.unwrap();
        execute!(tx, sqlx::query("delete from ideas")).unwrap();
        tx.commit().await.unwrap();
        let fields = [("email", "salma@example.org"), ("password", PASSWORD)];
        let form = browser.post_and_follow("/en/sign-in", &fields).await;
        assert!(form.body.contains("چراغ خیابان مدرسه"), "{}", form.body);
        assert_eq!(browser.post(&format!("/en/ideas/{idea}/same"), &DRAFT).await.status, StatusCode::NOT_FOUND);
    }

    async fn a_case_that_is_too_long_comes_back_whole(site: TestSite) {
        let idea = idea(&site).await;
        let long = "چاله ".repeat(1001);
        for mut browser in [site.visitor(), site.resident("Salma").await] {
            let answer = browser.post(&format!("/en/ideas/{idea}/same"), &[("title", "Mine"), ("body", &long)]).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(answer.body.contains(long.trim()) && answer.body.contains("value=\"Mine\""));
            assert!(answer.body.contains("data-error-summary") && answer.body.contains("href=\"#body\""));
        }
        assert_eq!(number(&site, "select votes from ideas").await, 1);
    }

    async fn one_deletes_ones_own_case_and_nobody_elses(site: TestSite) {
        let idea = idea(&site).await;
        let (mut salma, _) = site.signed_in_as("Salma", Role::Resident).await;
        let (mut moderator, _) = site.signed_in_as("Moderator", Role::Moderator).await;
        assert!(same(&mut salma, idea, &DRAFT).await.contains("/en/cases/1/deletion"));
        assert!(!moderator.get(&format!("/en/ideas/{idea}")).await.body.contains("/cases/1/deletion"));
        for browser in [&mut moderator, &mut site.visitor()] {
            assert_eq!(browser.post("/en/cases/1/deletion", &[]).await.status, StatusCode::FORBIDDEN);
        }
        let page = salma.post_and_follow("/en/cases/1/deletion", &[]).await.body;
        assert!(!page.contains("پلاک") && page.contains("Your case is deleted."), "{page}");
        assert_eq!(number(&site, "select votes from ideas").await, 2, "the voice stays");
        assert_eq!(salma.post("/en/cases/1/deletion", &[]).await.status, StatusCode::NOT_FOUND);
        // Also where visitors have a kept page of the idea that it stands in.
        same(&mut salma, idea, &DRAFT).await;
        let author = site.account("Another", Role::Resident).await;
        let into = site.idea(author, "Everything that is dark in this city").await;
        let fields = [("into", into.to_string()), ("reason", "The same.".into())];
        let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
        moderator.post(&format!("/en/ideas/{idea}/merges"), &fields).await;
        let path = format!("/en/ideas/{into}");
        assert!(site.visitor().get(&path).await.body.contains("پلاک"));
        let case = number(&site, "select max(id) from cases").await;
        salma.post(&format!("/en/cases/{case}/deletion"), &[]).await;
        assert!(!site.visitor().get(&path).await.body.contains("پلاک"));
    }

    async fn the_newest_cases_stand_with_the_idea_and_all_can_be_reached(site: TestSite) {
        let idea = idea(&site).await;
        for n in 0..13 {
            let mut browser = site.resident(&format!("Resident {n:02}")).await;
            browser.post(&format!("/en/ideas/{idea}/same"), &[("title", ""), ("body", &format!("Case number {n:02}"))]).await;
            site.clock.advance(1000);
        }
        let cases = |html: &str| (0..13).filter(|n| html.contains(&format!("Case number {n:02}"))).collect::<Vec<_>>();
        let mut visitor = site.visitor();
        let page = visitor.get(&format!("/en/ideas/{idea}")).await.body;
        assert_eq!(cases(&page), (3..13).collect::<Vec<_>>());
        assert!(page.find("Case number 12") < page.find("Case number 03"), "newest first");
        assert!(page.contains("13 residents told") && page.contains("?cases=all#cases"), "{page}");
        let page = visitor.get(&format!("/en/ideas/{idea}?cases=all")).await.body;
        assert_eq!(cases(&page).len(), 13);
        let before = format!("/en/ideas/{idea}?cases=all&before={}_{}", support::NOW + 2000, 3);
        assert_eq!(cases(&visitor.get(&before).await.body), [0, 1]);
        let odd = visitor.get(&format!("/en/ideas/{idea}?cases=%27&before=x_y")).await;
        assert_eq!((odd.status, cases(&odd.body).len()), (StatusCode::OK, 10));
    }

    async fn cases_and_drafts_are_shown_as_words(site: TestSite) {
        let idea = idea(&site).await;
        let mut salma = site.resident("Salma").await;
        let hostile = [("title", CANARY), ("body", CANARY), ("different", CANARY), ("area", CANARY)];
        let shown = same(&mut salma, idea, &hostile).await;
        let long = CANARY.repeat(70);
        let again = salma.post(&format!("/en/ideas/{idea}/same"), &[("title", &long), ("body", &long), ("different", CANARY)]).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        for html in [shown, again.body, salma.post("/en/ideas/new", &hostile).await.body] {
            assert!(html.contains("{{7*7}}"), "the words are there");
            assert!(!html.contains("<img src=x") && !html.contains("<script>alert"), "{html}");
        }
    }

    async fn mine_is_different_is_remembered_in_the_draft_and_kept_when_published(site: TestSite) {
        let first = idea(&site).await;
        let author = site.account("Other", Role::Resident).await;
        let second = site.idea(author, "Repaint the crossing by the clinic").await;
        let (mut salma, id) = site.signed_in_as("Salma", Role::Resident).await;
        let (one, offered) = (first.to_string(), format!("{second},999999"));
        let mut fields = DRAFT.to_vec();
        fields.push(("different", &one));
        salma.post("/en/ideas/draft", &fields).await;
        let form = salma.get("/en/ideas/new").await.body;
        assert!(form.contains(&format!("name=\"different\" value=\"{first}\"")), "{form}");
        fields.extend([("offered", offered.as_str()), ("answer", "different")]);
        let published = salma.post_and_follow("/en/ideas", &fields).await;
        assert!(published.body.contains("چراغ خیابان مدرسه"), "{}", published.body);
        let sql = format!("select count(*) from distinctions where other_id in ({first}, {second}) and account_id = {id}");
        assert_eq!(number(&site, &sql).await, 2);
        assert_eq!(number(&site, "select count(*) from distinctions").await, 2, "what is no idea is passed over");
        let data = text(&site, "select data from events where kind = 'ideas.distinguished'").await;
        assert_eq!(data, format!("{{\"others\":[{first},{second}]}}"));
    }

    async fn what_was_listed_without_an_answer_is_not_told_apart(site: TestSite) {
        let listed = idea(&site).await.to_string();
        let mut salma = site.resident("Salma").await;
        let mut fields = DRAFT.to_vec();
        fields.push(("offered", &listed));
        let published = salma.post("/en/ideas", &fields).await;
        assert_eq!(published.status, StatusCode::SEE_OTHER, "while nothing can be found, all is published");
        assert_eq!(number(&site, "select count(*) from distinctions").await, 0);
    }

    async fn writing_goes_on_while_nothing_can_be_found(site: TestSite) {
        let answer = site.visitor().post("/fa/ideas/similar", &DRAFT).await;
        assert_eq!((answer.status, answer.body.as_str()), (StatusCode::NO_CONTENT, ""));
    }

    async fn what_moderators_tell_apart_moves_the_gate_and_leaves_the_list(site: TestSite) {
        let author = site.account("Author", Role::Resident).await;
        let mut pairs = Vec::new();
        let broken = |what: &str, street: &str| {
            format!("Somebody should repair the old broken {what} beside the bridge on {street} Street")
        };
        for (street, one, other) in PAIRS {
            let one = site.told(author, &broken(one, street), "Please.").await;
            pairs.push((one, site.told(author, &broken(other, street), "Please.").await));
        }
        let _tasks = [site.follow(), Task::of(masmou::similar::decided::follow(site.site.clone()))];
        in_step(&site).await;
        let title = broken("mural", "Quay");
        let draft = [
            ("kind", "idea"), ("topic", "lighting"), ("area", "harbour"), ("body", "Please."),
            ("title", title.as_str()),
        ];
        let mut salma = site.resident("Salma").await;
        let asked = salma.post("/en/ideas", &draft).await;
        assert_eq!(asked.status, StatusCode::OK, "it is held up");
        assert!(asked.body.contains("sign beside the bridge"), "{}", asked.body);

        let (mut moderator, _) = site.signed_in_as("Moderator", Role::Moderator).await;
        let page = moderator.get("/en/moderation/duplicates").await.body;
        assert!(page.contains("How far the search can be trusted") && page.contains("Nothing decided yet"), "{page}");
        for (one, other) in &pairs {
            let (one, other) = (one.to_string(), other.to_string());
            let fields = [("into", one.as_str()), ("shown", &one), ("shown", &other), ("shown", "999")];
            let answer = moderator.post("/en/moderation/distinctions", &fields).await;
            assert_eq!(answer.location(), "/en/moderation/duplicates");
        }
        let gate = || site.site.search.gates().of(Tongues::English);
        until("the gate follows", async || gate().decided == pairs.len() && gate().gate.probable > 0.76).await;
        assert_eq!(gate().same, 0);
        let of_idea = moderator.get(&format!("/en/ideas/{}/duplicates", pairs[0].0)).await.body;
        assert!(!of_idea.contains("bench beside"), "what was told apart is not listed again");
        assert_eq!(salma.post("/en/ideas", &draft).await.status, StatusCode::SEE_OTHER, "and nothing is held up");
        let page = moderator.get("/en/moderation/duplicates").await.body;
        assert!(page.contains(&format!("<td>{}</td>", pairs.len())), "{page}");
    }

    async fn merging_a_group_tells_apart_what_was_unticked(site: TestSite) {
        let author = site.account("Author", Role::Resident).await;
        let mut ids = Vec::new();
        for title in ["Street lamps are out on School Street", "The lamps of School Street are out", "School Street needs a crossing"] {
            ids.push(site.idea(author, title).await.to_string());
        }
        let fields = [
            ("into", ids[0].as_str()), ("shown", &ids[0]), ("shown", &ids[1]), ("shown", &ids[2]), ("idea", &ids[1]), ("idea", &ids[0]),
        ];
        let (mut moderator, id) = site.signed_in_as("Moderator", Role::Moderator).await;
        assert_eq!(moderator.post("/en/moderation/merges", &fields).await.status, StatusCode::SEE_OTHER);
        assert_eq!(number(&site, "select count(*) from merges").await, 1);
        let sql = format!("select count(*) from distinctions where idea_id = {} and other_id = {} and account_id = {id}", ids[2], ids[0]);
        assert_eq!(number(&site, &sql).await, 1);
        assert_eq!(number(&site, "select count(*) from distinctions").await, 1);
        assert_eq!(moderator.post("/en/moderation/distinctions", &[("into", "999"), ("shown", "1")]).await.status, StatusCode::NOT_FOUND);
    }

    async fn the_language_of_a_text_is_its_authors_and_the_moderators_to_correct(site: TestSite) {
        let (mut author, id) = site.signed_in_as("Author", Role::Resident).await;
        let idea = site.idea(id, TITLE).await;
        let (mut moderator, _) = site.signed_in_as("Moderator", Role::Moderator).await;
        let (mut officer, _) = site.signed_in_as("Officer", Role::Officer).await;
        let (path, page) = (format!("/en/ideas/{idea}/language"), format!("/en/ideas/{idea}"));
        for browser in [&mut officer, &mut site.resident("Salma").await, &mut site.visitor()] {
            assert!(!browser.get(&page).await.body.contains("Language of this text"));
            assert_eq!(browser.post(&path, &[("language", "fa")]).await.status, StatusCode::FORBIDDEN);
        }
        assert!(author.get(&page).await.body.contains("Language of this text: English"));
        assert_eq!(author.post(&path, &[("language", "tlh")]).await.status, StatusCode::BAD_REQUEST);
        let shown = author.post_and_follow(&path, &[("language", "fa")]).await.body;
        assert!(shown.contains("<h1 lang=\"fa\">"), "{shown}");
        let seen = site.visitor().get(&page).await.body;
        assert!(seen.contains("<h1 lang=\"fa\">"), "kept pages know of it");
        for language in ["ar", "ar"] {
            assert_eq!(moderator.post(&path, &[("language", language)]).await.status, StatusCode::SEE_OTHER);
        }
        assert_eq!(text(&site, "select language from ideas").await, "ar");
        let sql = "select count(*) from events where kind = 'idea.language_corrected'";
        assert_eq!(number(&site, sql).await, 2, "the same once more is no change");
    }

    async fn ideas_that_are_alike_stand_beside_each_other(site: TestSite) {
        let idea = idea(&site).await;
        let author = site.account("Other", Role::Resident).await;
        assert!(!site.visitor().get(&format!("/en/ideas/{idea}")).await.body.contains("id=\"related\""));
        let near = site.idea(author, "The lamp at the school gate").await;
        let nearer = site.idea(author, "School Street is dark at night").await;
        let mut tx = site.db().write().await.unwrap();
        for (one, other, score) in [(idea, near, 0.4), (nearer, idea, 0.9), (idea, nearer, 0.8)] {
            const SQL: &str = "insert into similar_pairs (idea_id, other_id, score) values ($1, $2, $3)";
            execute!(tx, sqlx::query(SQL).bind(one).bind(other).bind(score)).unwrap();
        }
        tx.touch(Some(idea));
        tx.commit().await.unwrap();
        let page = site.visitor().get(&format!("/en/ideas/{idea}")).await.body;
        let related = page.split("id=\"related\"").nth(1).unwrap();
        assert!(related.find("School Street is dark") < related.find("The lamp at the school gate"), "{related}");
        assert_eq!(related.matches("School Street is dark").count(), 1);
        let page = site.visitor().get(&format!("/fa/ideas/{near}")).await.body;
        assert!(page.split("id=\"related\"").nth(1).unwrap().contains(TITLE), "from both sides");
    }
}

#[tokio::test]
async fn standing_behind_ideas_is_slowed_down_without_losing_a_word() {
    let site = TestSite::with(|config| config.rate_limits = true).await;
    let idea = idea(&site).await;
    let mut salma = site.resident("Salma").await;
    for _ in 0..40 {
        let answer = salma.post(&format!("/en/ideas/{idea}/same"), &DRAFT).await;
        if answer.status == StatusCode::TOO_MANY_REQUESTS {
            assert!(answer.body.contains("جلوی پلاک **۱۲**"), "{}", answer.body);
            return;
        }
    }
    panic!("nobody was slowed down");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn asking_without_end_is_slowed_down_and_typing_and_publishing_are_not() {
    let site = TestSite::with(|config| config.rate_limits = true).await;
    let mut salma = site.resident("Salma").await;
    let mut ask = async |times: usize| {
        let mut refused = 0;
        for _ in 0..times {
            let answer = salma.post("/fa/ideas/similar", &DRAFT).await;
            if answer.status == StatusCode::TOO_MANY_REQUESTS {
                assert!(answer.body.is_empty() && answer.headers.contains_key(header::RETRY_AFTER));
                refused += 1;
            }
        }
        refused
    };
    assert_eq!(ask(100).await, 0, "a long idea, with a pause after each word");
    assert!(ask(400).await > 0);
    let published = salma.post("/fa/ideas", &DRAFT).await;
    assert_eq!(published.status, StatusCode::SEE_OTHER, "what is written can be published all the same");
}
