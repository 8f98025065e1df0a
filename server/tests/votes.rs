//! One resident, one voice.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use app::domain::account::Role;
use axum::http::StatusCode;
use masmou::fetch;
use support::TestSite;

async fn count(site: &TestSite, idea: i64) -> (i64, i64) {
    const SQL: &str = "select votes, (select count(*) from votes v where v.idea_id = i.id) from ideas i where id = $1";
    let mut conn = site.db().read().await.unwrap();
    fetch!(conn, fetch_one, sqlx::query_as(SQL).bind(idea)).unwrap()
}

on_both_engines! {
    async fn sixty_four_requests_of_one_resident_at_once_count_one(site: TestSite) {
        let author = site.account("Author", Role::Resident).await;
        let idea = site.idea(author, "More light at the harbour").await;
        let browser = site.resident("Salma").await;
        let requests: Vec<_> = (0..64)
            .map(|_| {
                let mut browser = browser.clone();
                tokio::spawn(async move { browser.post(&format!("/en/ideas/{idea}/support"), &[]).await.status })
            })
            .collect();
        for request in requests {
            assert_eq!(request.await.unwrap(), StatusCode::SEE_OTHER);
        }
        assert_eq!(count(&site, idea).await, (2, 2), "the author's voice and one more");
    }

    async fn a_withdrawn_voice_is_gone_and_can_be_given_again(site: TestSite) {
        let author = site.account("Author", Role::Resident).await;
        let idea = site.idea(author, "More light at the harbour").await;
        let mut browser = site.resident("Salma").await;
        for expected in [2, 1, 2] {
            let verb = if expected == 1 { "withdrawal" } else { "support" };
            browser.post(&format!("/en/ideas/{idea}/{verb}"), &[]).await;
            assert_eq!(count(&site, idea).await, (expected, expected));
        }
        browser.post(&format!("/en/ideas/{idea}/withdrawal"), &[]).await;
        browser.post(&format!("/en/ideas/{idea}/withdrawal"), &[]).await;
        assert_eq!(count(&site, idea).await, (1, 1), "withdrawing twice takes one voice back");
    }

    async fn support_given_before_signing_in_is_counted_after(site: TestSite) {
        let author = site.account("Author", Role::Resident).await;
        let idea = site.idea(author, "More light at the harbour").await;
        site.account("Salma", Role::Resident).await;
        let mut browser = site.visitor();
        let answer = browser.post(&format!("/ar/ideas/{idea}/support"), &[]).await;
        assert!(answer.location().starts_with("/ar/sign-in"), "{}", answer.location());
        let fields = [("email", "salma@example.org"), ("password", support::PASSWORD)];
        let answer = browser.post("/ar/sign-in", &fields).await;
        assert_eq!(answer.location(), format!("/ar/ideas/{idea}"));
        assert_eq!(count(&site, idea).await, (2, 2));
    }

    async fn supporting_does_not_follow_unasked(site: TestSite) {
        let author = site.account("Author", Role::Resident).await;
        let idea = site.idea(author, "More light at the harbour").await;
        let (mut browser, salma) = site.signed_in_as("Salma", Role::Resident).await;
        browser.post(&format!("/en/ideas/{idea}/support"), &[]).await;
        let follows = masmou::votes::store::follows(&mut site.db().read().await.unwrap(), idea, salma).await.unwrap();
        assert!(!follows);
        browser.post(&format!("/en/ideas/{idea}/follow"), &[]).await;
        let follows = masmou::votes::store::follows(&mut site.db().read().await.unwrap(), idea, salma).await.unwrap();
        assert!(follows);
    }
}
