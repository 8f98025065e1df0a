//! Signing up, in and out.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use app::domain::account::Role;
use axum::http::StatusCode;
use masmou::fetch;
use support::{PASSWORD, TestSite};

async fn sessions(site: &TestSite) -> i64 {
    let mut conn = site.db().read().await.unwrap();
    fetch!(conn, fetch_one, sqlx::query_scalar("select count(*) from sessions")).unwrap()
}

on_both_engines! {
    async fn a_visitor_signs_up_signs_out_and_signs_in_again(site: TestSite) {
        let mut browser = site.visitor();
        let fields = [("email", "salma@example.org"), ("name", "Salma"), ("password", PASSWORD), ("next", "/ideas/new")];
        let answer = browser.post("/fa/sign-up", &fields).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/fa/ideas/new"));
        assert!(browser.get("/fa").await.body.contains("Salma"));
        browser.post("/fa/sign-out", &[]).await;
        assert_eq!(sessions(&site).await, 0);
        assert!(!browser.get("/fa").await.body.contains("Salma"));
        let answer = browser.post("/en/sign-in", &[("email", " SALMA@example.org "), ("password", PASSWORD)]).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/en"));
        assert!(browser.get("/en").await.body.contains("Salma"));
    }

    async fn what_is_wrong_comes_back_with_what_was_typed_but_for_the_password(site: TestSite) {
        site.account("Salma", Role::Resident).await;
        let fields = [("email", "salma@example.org"), ("name", "sаlmа"), ("password", "secret words")];
        let answer = site.visitor().post("/en/sign-up", &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains("salma@example.org"));
        assert!(!answer.body.contains("secret words"));
        assert!(answer.body.contains("12") && answer.body.contains("15"), "the length there is and the one needed");
    }

    async fn a_name_that_looks_like_anothers_is_refused(site: TestSite) {
        site.account("Salma", Role::Resident).await;
        let fields = [("email", "other@example.org"), ("name", "Sаlmа"), ("password", PASSWORD)];
        let answer = site.visitor().post("/en/sign-up", &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "Cyrillic а");
    }

    async fn two_sign_ups_of_one_address_at_once_make_one_account(site: TestSite) {
        let sign_ups: Vec<_> = ["Salma", "Samira", "Sumaya"]
            .map(|name| {
                let mut browser = site.visitor();
                tokio::spawn(async move {
                    let fields = [("email", "one@example.org"), ("name", name), ("password", PASSWORD)];
                    browser.post("/en/sign-up", &fields).await.status
                })
            })
            .into_iter()
            .collect();
        let mut made = 0;
        for sign_up in sign_ups {
            let status = sign_up.await.unwrap();
            assert!(status == StatusCode::SEE_OTHER || status == StatusCode::UNPROCESSABLE_ENTITY, "{status}");
            made += i32::from(status == StatusCode::SEE_OTHER);
        }
        assert_eq!(made, 1);
    }

    async fn signing_in_gives_a_new_session_and_ends_the_old(site: TestSite) {
        let (mut browser, _) = site.signed_in_as("Salma", Role::Resident).await;
        let before = browser.cookies["session"].clone();
        browser.post("/en/sign-in", &[("email", "salma@example.org"), ("password", PASSWORD)]).await;
        assert_ne!(browser.cookies["session"], before);
        assert_eq!(sessions(&site).await, 1);
    }

    async fn a_session_ends_after_thirty_days(site: TestSite) {
        let mut browser = site.resident("Salma").await;
        assert!(browser.get("/en").await.body.contains("Salma"));
        site.clock.advance(masmou::accounts::sessions::LIFETIME + 1);
        assert!(!browser.get("/en").await.body.contains("Salma"));
    }

    async fn the_database_does_not_hold_what_the_cookie_holds(site: TestSite) {
        let (browser, _) = site.signed_in_as("Salma", Role::Resident).await;
        let mut conn = site.db().read().await.unwrap();
        let hash: String = fetch!(conn, fetch_one, sqlx::query_scalar("select token_hash from sessions")).unwrap();
        assert_eq!(hash.len(), 64);
        assert_ne!(hash, browser.cookies["session"]);
    }
}

#[tokio::test]
async fn an_unknown_account_and_a_wrong_password_get_the_same_answer() {
    let site = TestSite::sqlite().await;
    site.account("Salma", Role::Resident).await;
    let mut bodies = Vec::new();
    for email in ["salma@example.org", "nobody@example.org", "not an address"] {
        let answer =
            site.visitor().post("/en/sign-in", &[("email", email), ("password", "a wrong long password")]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        bodies.push(answer.body.replace(email, "…"));
    }
    assert_eq!(bodies[0], bodies[1]);
    assert_eq!(bodies[0], bodies[2]);
}

#[tokio::test]
async fn guessing_is_slowed_down_with_a_word_on_when_to_come_back() {
    let site = TestSite::with(|config| config.rate_limits = true).await;
    let mut browser = site.visitor();
    let mut last = StatusCode::OK;
    for _ in 0..11 {
        let fields = [("email", "salma@example.org"), ("password", "a wrong long password")];
        let answer = browser.post("/en/sign-in", &fields).await;
        last = answer.status;
        if last == StatusCode::TOO_MANY_REQUESTS {
            assert!(answer.headers.contains_key("retry-after"));
            assert!(answer.body.contains("value=\"salma@example.org\""), "what was typed is still there");
        }
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn too_many_sign_ups_lose_nothing_that_was_typed() {
    let site = TestSite::with(|config| config.rate_limits = true).await;
    let mut browser = site.visitor();
    let fields = [("email", "no address"), ("name", "Salma"), ("password", PASSWORD), ("next", "/ideas/new")];
    let limited = loop {
        let answer = browser.post("/en/sign-up", &fields).await;
        if answer.status != StatusCode::UNPROCESSABLE_ENTITY {
            break answer;
        }
    };
    assert_eq!(limited.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(limited.headers.contains_key("retry-after"));
    for typed in ["no address", "Salma", "/ideas/new"] {
        assert!(limited.body.contains(&format!("value=\"{typed}\"")), "{typed}");
    }
}

#[tokio::test]
async fn nobody_signs_up_as_the_city_an_agency_or_its_staff() {
    let site = TestSite::sqlite().await;
    for name in ["Our city", "مدينتنا", "Administrator", "Mоderator", "مدیر سایت", "Public works"] {
        let fields = [("email", "other@example.org"), ("name", name), ("password", PASSWORD)];
        let answer = site.visitor().post("/en/sign-up", &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(answer.body.contains("kept for the city"), "{name}");
    }
}

#[tokio::test]
async fn behind_tls_cookies_are_locked_to_the_host() {
    let site = TestSite::with(|config| config.public_url = "https://ideas.example.org".into()).await;
    let fields = [("email", "salma@example.org"), ("name", "Salma"), ("password", PASSWORD)];
    let answer = site.visitor().post("/en/sign-up", &fields).await;
    let cookies: Vec<&str> = answer.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap()).collect();
    let session = cookies.iter().find(|cookie| cookie.starts_with("__Host-session=")).unwrap();
    for lock in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(session.contains(lock), "{session}");
    }
    assert!(answer.headers.contains_key("strict-transport-security"));
}
