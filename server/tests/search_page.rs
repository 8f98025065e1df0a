//! The page of the search, its feed, and the list of probable duplicates.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use app::domain::account::Role;
use app::domain::search::SearchQuery;
use axum::http::StatusCode;
use masmou::execute;
use masmou::search::query::Found;
use masmou::search::{results, store};
use support::TestSite;

/// What people and machines put into a field; each is to be looked for, or passed over.
const ODD: [&str; 22] = [
    "%",
    "%zz",
    "%00",
    "%00lamp",
    "%FF%FE",
    "+",
    "%28%28%28%20AND",
    "%22%28%28%28%20AND",
    "%22",
    "%22%22%22",
    "-",
    "--",
    "-%22",
    "-lamp",
    "title%3Alamp",
    "*",
    "~2%5E",
    "%5B1%20TO%202%5D",
    "%7B%7D",
    "%F0%9F%98%80",
    "%E2%80%AE%D8%A7",
    "%D9%80%D9%80%D9%80",
];

/// Before the index is there, the page says so; afterwards it answers.
fn is_fine(status: StatusCode) -> bool {
    [StatusCode::OK, StatusCode::SERVICE_UNAVAILABLE, StatusCode::SEE_OTHER].contains(&status)
}

async fn make_pairs(site: &TestSite, pairs: &[(i64, i64, f32)]) {
    const TABLE: &str = "create table if not exists similar_pairs
        (idea_id bigint not null, other_id bigint not null, score double precision not null, primary key (idea_id, other_id))";
    let mut tx = site.db().write().await.unwrap();
    execute!(tx, sqlx::query(TABLE)).unwrap();
    for (one, other, score) in pairs {
        const SQL: &str = "insert into similar_pairs (idea_id, other_id, score) values ($1, $2, $3)";
        execute!(tx, sqlx::query(SQL).bind(one).bind(other).bind(score)).unwrap();
    }
    tx.commit().await.unwrap();
}

on_both_engines! {
    async fn odd_words_never_break_the_page_or_the_feed(site: TestSite) {
        let mut browser = site.visitor();
        for odd in ODD {
            for path in ["/en/search", "/ar/search.atom"] {
                for rest in ["", "&kind=x&topic=%27%3B--&year=%00&language=zz&sort=%22&page=-1", "&page=9999999999999999999"] {
                    let status = browser.get(&format!("{path}?q={odd}{rest}")).await.status;
                    assert!(is_fine(status) || status == StatusCode::NOT_FOUND, "{path}?q={odd}{rest}: {status}");
                }
            }
        }
        let status = browser.get("/en/search?q=a&q=b").await.status;
        assert_eq!(status, StatusCode::OK, "what cannot be read counts as not given");
    }

    async fn without_words_the_page_tells_how_to_search(site: TestSite) {
        for path in ["/en/search", "/en/search?q=", "/en/search?q=%20%00&kind=idea"] {
            let page = site.visitor().get(path).await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(page.body.contains("How to search") && page.body.contains("role=\"search\""), "{path}");
            assert!(page.body.contains("name=\"robots\" content=\"noindex\""));
        }
        assert_eq!(site.visitor().get("/en/search.atom").await.status, StatusCode::NOT_FOUND);
    }

    async fn while_there_is_no_index_the_page_says_so_and_leads_to_the_list(site: TestSite) {
        let page = site.visitor().get("/fa/search?q=%DA%86%D8%B1%D8%A7%D8%BA").await;
        if page.status == StatusCode::OK {
            return; // There is one.
        }
        assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(page.headers["retry-after"], "5");
        assert!(page.body.contains("جست‌وجو در حال بازسازی است") && page.body.contains("href=\"/fa\""), "{}", page.body);
        assert!(page.body.contains("href=\"/fa/search?q=%DA%86%D8%B1%D8%A7%D8%BA\""), "a way to try again");
    }

    async fn a_long_text_is_looked_for_by_its_beginning(site: TestSite) {
        let page = site.visitor().get(&format!("/en/search?q={}", "lamp%20".repeat(100))).await;
        assert!(is_fine(page.status));
        if page.status == StatusCode::OK {
            assert!(page.body.contains("first 300 characters"), "{}", page.body);
        }
    }

    async fn what_was_found_is_shown_in_its_order_and_without_what_is_gone(site: TestSite) {
        let (_, author) = site.signed_in_as("Author", Role::Resident).await;
        let ids = [site.idea(author, "Idea number 001").await, site.idea(author, "Idea number 002").await];
        let found = Found { ideas: vec![ids[1], 999, ids[0]], total: 3, ..Found::default() };
        let mut conn = site.db().read().await.unwrap();
        let directory = site.site.directory.get();
        let query = SearchQuery { text: "number".into(), ..SearchQuery::default() };
        let results = results::load(&mut conn, &directory, &query, found, author).await.unwrap();
        let shown: Vec<i64> = results.hits.iter().map(|hit| hit.idea.id).collect();
        assert_eq!(shown, [ids[1], ids[0]]);
        assert!(results.hits.iter().all(|hit| hit.idea.supported), "one's own voice is seen");
        assert_eq!(results.total, 3);
    }

    async fn words_are_looked_for_in_answers_before_comments_and_never_in_deleted_ones(site: TestSite) {
        let (mut resident, author) = site.signed_in_as("Author", Role::Resident).await;
        let (mut officer, _) = site.signed_in_as("Officer", Role::Officer).await;
        let idea = site.idea(author, "Idea number 001").await;
        for body in ["To be deleted", "It is dark there."] {
            resident.post(&format!("/en/ideas/{idea}/comments"), &[("body", body)]).await;
        }
        resident.post("/en/comments/1/deletion", &[]).await;
        let mut tx = site.db().write().await.unwrap();
        masmou::ideas::store::assign(&mut tx, idea, 1).await.unwrap();
        tx.commit().await.unwrap();
        officer.post(&format!("/en/ideas/{idea}/answers"), &[("body", "We begin in May."), ("stage", "planned")]).await;
        let mut conn = site.db().read().await.unwrap();
        let rows = store::replies(&mut conn, &[idea]).await.unwrap();
        let said: Vec<(i64, &str)> = rows.iter().map(|row| (row.place, row.body.as_str())).collect();
        assert_eq!(said, [(1, "We begin in May."), (0, "It is dark there.")]);
        assert_eq!(store::replies(&mut conn, &[]).await.unwrap().len(), 0);
    }

    async fn duplicates_are_for_moderators_alone(site: TestSite) {
        make_pairs(&site, &[]).await;
        let author = site.account("Author", Role::Resident).await;
        let idea = site.idea(author, "Idea number 001").await;
        let paths = ["/en/moderation/duplicates".to_owned(), format!("/en/ideas/{idea}/duplicates")];
        for path in &paths {
            assert_eq!(site.visitor().get(path).await.status, StatusCode::FORBIDDEN, "{path}");
        }
        for role in Role::ALL {
            let (mut browser, _) = site.signed_in_as(&format!("A {}", role.as_str()), *role).await;
            let may = matches!(role, Role::Moderator | Role::Administrator);
            for path in &paths {
                let status = browser.get(path).await.status;
                assert_eq!(status, if may { StatusCode::OK } else { StatusCode::FORBIDDEN }, "{path}, {role:?}");
            }
            assert_eq!(browser.get("/en").await.body.contains("/en/moderation/duplicates"), may, "{role:?}");
        }
    }

    async fn duplicates_stand_below_the_idea_with_most_voices(site: TestSite) {
        let author = site.account("Author", Role::Resident).await;
        let mut ids = Vec::new();
        for n in 0..4 {
            ids.push(site.idea(author, &format!("Idea number 00{n}")).await);
        }
        let voter = site.account("Voter", Role::Resident).await;
        masmou::votes::cast(site.db(), ids[2], voter, support::NOW).await.unwrap();
        make_pairs(&site, &[(ids[0], ids[2], 0.91), (ids[1], ids[2], 0.72), (ids[0], ids[3], 0.95)]).await;
        let (mut moderator, _) = site.signed_in_as("Moderator", Role::Moderator).await;
        let page = moderator.get("/en/moderation/duplicates").await.body;
        let at = |what: &str| page.find(what).unwrap_or_else(|| panic!("{what} in {page}"));
        assert!(at("Idea number 002") < at("91% alike") && at("91% alike") < at("72% alike"));
        assert!(!page.contains("Idea number 003"), "its only like is in the other group");
        let of_idea = moderator.get(&format!("/en/ideas/{}/duplicates", ids[0])).await.body;
        assert!(of_idea.find("95% alike") < of_idea.find("91% alike") && of_idea.contains("Idea number 003"));
        assert_eq!(moderator.get("/en/ideas/999/duplicates").await.status, StatusCode::NOT_FOUND);
        assert_eq!(moderator.get("/en/moderation/duplicates?page=2").await.status, StatusCode::OK);
    }
}
