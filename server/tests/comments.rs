//! Discussing an idea.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use app::domain::account::Role;
use axum::http::StatusCode;
use masmou::fetch;
use support::{Browser, TestSite};

async fn comment(browser: &mut Browser, idea: i64, body: &str, parent: Option<i64>) -> i64 {
    let parent = parent.map(|id| id.to_string()).unwrap_or_default();
    let mut fields = vec![("body", body)];
    if !parent.is_empty() {
        fields.push(("parent_id", &parent));
    }
    let answer = browser.post(&format!("/en/ideas/{idea}/comments"), &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.location().rsplit('/').next().unwrap().parse().unwrap()
}

async fn scene(site: &TestSite) -> (Browser, Browser, i64) {
    let (author, author_id) = site.signed_in_as("Author", Role::Resident).await;
    let idea = site.idea(author_id, "More light at the harbour").await;
    (author, site.resident("Salma").await, idea)
}

async fn counted(site: &TestSite, idea: i64) -> (i64, i64) {
    const SQL: &str =
        "select comments, (select count(*) from comments c where c.idea_id = i.id and c.deleted_at is null)
        from ideas i where id = $1";
    let mut conn = site.db().read().await.unwrap();
    fetch!(conn, fetch_one, sqlx::query_as(SQL).bind(idea)).unwrap()
}

on_both_engines! {
    async fn a_reply_to_a_reply_stands_under_the_first_comment(site: TestSite) {
        let (mut author, mut salma, idea) = scene(&site).await;
        let first = comment(&mut salma, idea, "I walk there every night.", None).await;
        let second = comment(&mut author, idea, "So do I.", Some(first)).await;
        let third = comment(&mut salma, idea, "Then we are two.", Some(second)).await;
        let row = masmou::comments::store::find(&mut site.db().read().await.unwrap(), third).await.unwrap().unwrap();
        assert_eq!(row.parent_id, Some(first));
        assert_eq!(counted(&site, idea).await, (3, 3));
    }

    async fn a_comment_is_changed_within_fifteen_minutes_with_its_history_in_view(site: TestSite) {
        let (mut author, mut salma, idea) = scene(&site).await;
        let id = comment(&mut salma, idea, "The first wording", None).await;
        let path = format!("/en/comments/{id}/edit");
        assert_eq!(author.post(&path, &[("body", "Not mine")]).await.status, StatusCode::FORBIDDEN);
        assert_eq!(salma.post(&path, &[("body", "The second wording")]).await.status, StatusCode::SEE_OTHER);
        let page = site.visitor().get(&format!("/en/ideas/{idea}")).await.body;
        assert!(page.contains("The second wording") && page.contains(&format!("/comments/{id}/history")));
        let history = site.visitor().get(&format!("/en/comments/{id}/history")).await.body;
        assert!(history.contains("The first wording") && history.contains("The second wording"));
        site.clock.advance(16 * 60 * 1000);
        assert_eq!(salma.post(&path, &[("body", "Too late")]).await.status, StatusCode::FORBIDDEN);
    }

    async fn a_deleted_comment_leaves_its_place_only_where_it_was_answered(site: TestSite) {
        let (mut author, mut salma, idea) = scene(&site).await;
        let answered = comment(&mut salma, idea, "Words that were answered", None).await;
        comment(&mut author, idea, "The answer itself", Some(answered)).await;
        let alone = comment(&mut salma, idea, "Words that stood alone", None).await;
        for id in [answered, alone] {
            assert_eq!(author.post(&format!("/en/comments/{id}/deletion"), &[]).await.status, StatusCode::FORBIDDEN);
            salma.post(&format!("/en/comments/{id}/deletion"), &[]).await;
            salma.post(&format!("/en/comments/{id}/deletion"), &[]).await;
        }
        let page = site.visitor().get(&format!("/en/ideas/{idea}")).await.body;
        assert!(!page.contains("Words that were answered") && !page.contains("Words that stood alone"));
        assert!(page.contains("The answer itself"));
        assert!(page.contains(&format!("id=\"comment-{answered}\"")), "the placeholder");
        assert!(!page.contains(&format!("id=\"comment-{alone}\"")));
        assert_eq!(counted(&site, idea).await, (1, 1));
        assert_eq!(site.visitor().get(&format!("/en/comments/{answered}/history")).await.status, StatusCode::NOT_FOUND);
    }

    async fn helpful_counts_each_reader_once_and_never_the_author(site: TestSite) {
        let (mut author, mut salma, idea) = scene(&site).await;
        let first = comment(&mut salma, idea, "Said first", None).await;
        let second = comment(&mut salma, idea, "Said second", None).await;
        for _ in 0..2 {
            author.post(&format!("/en/comments/{second}/helpful"), &[]).await;
        }
        assert_eq!(salma.post(&format!("/en/comments/{second}/helpful"), &[]).await.status, StatusCode::FORBIDDEN);
        let mut conn = site.db().read().await.unwrap();
        const SQL: &str = "select id, helpful from comments order by id";
        let rows: Vec<(i64, i64)> = fetch!(conn, fetch_all, sqlx::query_as(SQL)).unwrap();
        assert_eq!(rows, [(first, 0), (second, 1)]);
        let mut visitor = site.visitor();
        let oldest = visitor.get(&format!("/en/ideas/{idea}")).await.body;
        assert!(oldest.find("Said first") < oldest.find("Said second"));
        let helpful = visitor.get(&format!("/en/ideas/{idea}?comments=helpful")).await.body;
        assert!(helpful.find("Said second") < helpful.find("Said first"));
    }

    async fn a_long_discussion_is_paged_and_every_comment_has_an_address(site: TestSite) {
        let (_, mut salma, idea) = scene(&site).await;
        let mut ids = Vec::new();
        for n in 0..25 {
            ids.push(comment(&mut salma, idea, &format!("Comment number {n:02}"), None).await);
            site.clock.advance(1000);
        }
        let mut visitor = site.visitor();
        let first = visitor.get(&format!("/en/ideas/{idea}")).await.body;
        assert!(first.contains("Comment number 19") && !first.contains("Comment number 20"));
        let to = visitor.get(&format!("/en/comments/{}", ids[24])).await;
        let page = visitor.get(to.location().split('#').next().unwrap()).await.body;
        assert!(page.contains("Comment number 24"), "{}", to.location());
    }

    async fn a_comment_written_before_signing_in_is_published_after(site: TestSite) {
        let (_, _, idea) = scene(&site).await;
        let mut browser = site.visitor();
        let answer = browser.post(&format!("/en/ideas/{idea}/comments"), &[("body", "Kept for later")]).await;
        assert!(answer.location().starts_with("/en/sign-in"));
        let fields = [("email", "new@example.org"), ("name", "Newcomer"), ("password", support::PASSWORD)];
        let page = browser.post_and_follow("/en/sign-up", &fields).await;
        assert!(page.body.contains("Kept for later"));
    }

    async fn an_empty_comment_comes_back_with_a_word_on_it(site: TestSite) {
        let (_, mut salma, idea) = scene(&site).await;
        let answer = salma.post(&format!("/en/ideas/{idea}/comments"), &[("body", "  ")]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let long = "x".repeat(3001);
        let answer = salma.post(&format!("/en/ideas/{idea}/comments"), &[("body", &long)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains(&long), "what was typed is still there");
    }
}
