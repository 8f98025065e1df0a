//! What a hostile visitor may try.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use std::net::IpAddr;

use app::domain::account::Role;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use masmou::web::limits::Deed;
use masmou::{execute, fetch};
use support::{Answer, Browser, NOW, TestSite};

const CANARY: &str = "\"'></title></textarea><img src=x onerror=alert(1)><script>alert(1)</script>{{7*7}}";

#[tokio::test]
async fn a_form_of_another_site_is_refused_and_changes_nothing() {
    let site = TestSite::sqlite().await;
    let author = site.account("Author", Role::Resident).await;
    let idea = site.idea(author, "More light at the harbour").await;
    let mut salma = site.resident("Salma").await;
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("sec-fetch-site", "none"),
        ("origin", "https://evil.example"),
        ("origin", "https://127.0.0.1:3000"),
        ("origin", "http://127.0.0.1:3001"),
        ("origin", "null"),
        ("x-nothing", "neither header"),
    ] {
        for kind in ["application/x-www-form-urlencoded", "text/plain"] {
            let request = Request::post(format!("/en/ideas/{idea}/support")).header(name, value);
            let request = request.header(header::CONTENT_TYPE, kind).body(Body::empty()).unwrap();
            assert_eq!(salma.send(request).await.status, StatusCode::FORBIDDEN, "{name}: {value}");
        }
    }
    let facts = masmou::ideas::store::facts(&mut site.db().read().await.unwrap(), idea).await.unwrap().unwrap();
    assert_eq!(facts.votes, 1);
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let site = TestSite::sqlite().await;
    let mut browser = site.visitor();
    for path in ["/en", "/", "/en", "/nowhere", "/en/nowhere", "/en/ideas/999", "/healthz", "/pkg/wake.js"] {
        let answer = browser.get(path).await;
        let csp = answer.headers["content-security-policy"].to_str().unwrap();
        assert!(csp.starts_with("default-src 'none'") && !csp.contains("unsafe-inline") && !csp.contains("nonce"));
        for name in ["x-content-type-options", "referrer-policy", "cross-origin-opener-policy", "permissions-policy"] {
            assert!(answer.headers.contains_key(name), "{path} lacks {name}");
        }
    }
}

#[tokio::test]
async fn no_redirect_leaves_the_site() {
    let site = TestSite::sqlite().await;
    site.account("Salma", Role::Resident).await;
    let mut browser = site.visitor();
    for target in ["https://evil.example", "//evil.example", "/\\evil.example", "/%0d%0aX: y", "javascript:alert(1)"] {
        let encoded: String = serde_urlencoded::to_string([("to", target)]).unwrap();
        let answer = browser.get(&format!("/language/fa?{encoded}")).await;
        assert!(answer.location().starts_with("/fa"), "{target} → {}", answer.location());
        let fields = [("email", "salma@example.org"), ("password", support::PASSWORD), ("next", target)];
        let answer = browser.post("/en/sign-in", &fields).await;
        assert!(answer.location().starts_with("/en"), "{target} → {}", answer.location());
    }
}

#[tokio::test]
async fn hostile_words_are_shown_as_words_on_every_page() {
    let site = TestSite::sqlite().await;
    let mut browser = site.resident("Salma").await;
    let fields = [("kind", "idea"), ("title", CANARY), ("body", CANARY), ("topic", "lighting"), ("area", "")];
    let published = browser.post_and_follow("/en/ideas", &fields).await;
    assert_eq!(published.status, StatusCode::OK, "{}", published.body);
    browser.post("/en/ideas/1/comments", &[("body", CANARY)]).await;
    browser.post("/en/comments/1/edit", &[("body", &format!("{CANARY} again"))]).await;
    browser.post("/en/ideas/draft", &[("title", CANARY), ("body", CANARY)]).await;
    let mut pages = Vec::new();
    for path in ["/en", "/ar", "/en/ideas/1", "/en/ideas/new", "/en/comments/1/edit", "/en/comments/1/history"] {
        pages.push((path.to_owned(), browser.get(path).await.body));
    }
    let bad = [("kind", CANARY), ("title", CANARY), ("body", CANARY), ("topic", CANARY), ("area", CANARY)];
    pages.push(("form with errors".into(), browser.post("/en/ideas", &bad).await.body));
    pages.push(("preview".into(), browser.post("/en/preview", &[("body", CANARY)]).await.body));
    let mut visitor = site.visitor();
    let query = serde_urlencoded::to_string([("next", CANARY), ("sort", CANARY), ("after", CANARY)]).unwrap();
    for path in ["/en/sign-in", "/en/sign-up", "/en", "/en/nowhere"] {
        pages.push((path.to_owned(), visitor.get(&format!("{path}?{query}")).await.body));
    }
    let query = serde_urlencoded::to_string([("q", CANARY), ("topic", CANARY), ("year", CANARY)]).unwrap();
    for path in ["/en/search", "/ar/search", "/en/search.atom"] {
        pages.push((path.to_owned(), visitor.get(&format!("{path}?{query}")).await.body));
    }
    let sign_up = [("email", CANARY), ("name", CANARY), ("password", CANARY), ("next", CANARY)];
    pages.push(("sign-up with errors".into(), visitor.post("/en/sign-up", &sign_up).await.body));
    visitor.post(&format!("/en/ideas/{}/support", 1), &[]).await;
    pages.push(("sign-in with a waiting support".into(), visitor.get("/en/sign-in").await.body));
    for (page, html) in pages {
        assert!(!html.is_empty(), "{page}");
        assert!(!html.contains("<img src=x"), "{page} runs it:\n{html}");
        assert!(!html.contains("<script>alert"), "{page} runs it");
    }
}

#[tokio::test]
async fn too_much_is_refused_with_a_page() {
    let site = TestSite::sqlite().await;
    let mut salma = site.resident("Salma").await;
    let answer = salma.post("/fa/ideas", &[("body", &"x".repeat(300_000))]).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.body.contains("lang=\"fa\""));
}

#[tokio::test]
async fn odd_requests_get_clear_answers() {
    let site = TestSite::sqlite().await;
    let mut browser = site.visitor();
    for (path, status) in [
        ("/en/ideas/abc", 404),
        ("/en/ideas/-1", 404),
        ("/en/ideas/99999999999999999999", 404),
        ("/en/comments/5", 404),
        ("/en/ideas/1/support", 405),
        ("/xx/ideas/1", 302),
        ("/en?after=%00%ff", 200),
        ("/en?topic=%F0%9F%98%80", 200),
    ] {
        assert_eq!(browser.get(path).await.status.as_u16(), status, "{path}");
    }
    let json = Request::post("/en/ideas").header("sec-fetch-site", "same-origin");
    let json = json.header(header::CONTENT_TYPE, "application/json").body(Body::from("{}")).unwrap();
    assert_eq!(browser.send(json).await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn what_cannot_be_read_at_all_is_answered_with_a_page() {
    let site = TestSite::sqlite().await;
    let mut browser = site.visitor();
    for (path, status) in [("/language/%ff", 404), ("/en/ideas/%ff", 404)] {
        let answer = browser.get(path).await;
        assert_eq!(answer.status.as_u16(), status, "{path}");
        assert!(answer.body.contains("<!DOCTYPE html>"), "{path}: {}", answer.body);
    }
    for (path, kind) in [
        ("/fa/ideas/new", "application/x-www-form-urlencoded"),
        ("/fa/roadmap/1/posts", "text/plain"),
        ("/fa/roadmap/1/posts", "multipart/form-data"),
    ] {
        let request = Request::post(path).header("sec-fetch-site", "same-origin").header(header::CONTENT_TYPE, kind);
        let answer = browser.send(request.body(Body::from(&b"title=\xff\xfe"[..])).unwrap()).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{path} {kind}");
        assert!(answer.body.contains("lang=\"fa\"") && answer.body.contains("<h1"), "{path} {kind}: {}", answer.body);
    }
}

#[tokio::test]
async fn texts_that_show_nothing_are_missing() {
    let site = TestSite::sqlite().await;
    let mut salma = site.resident("Salma").await;
    for blank in ["\u{200B}", "\u{3164}", "\u{2800}", "\u{FE0F}"] {
        let blank = blank.repeat(20);
        let title =
            [("kind", "idea"), ("title", blank.as_str()), ("body", "Dark."), ("topic", "lighting"), ("area", "")];
        let answer = salma.post("/en/ideas", &title).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{blank:?}");
        let body =
            [("kind", "idea"), ("title", "A dark street"), ("body", &blank), ("topic", "lighting"), ("area", "")];
        assert_eq!(salma.post("/en/ideas", &body).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{blank:?}");
    }
    let seen =
        [("kind", "idea"), ("title", "A dark street"), ("body", "❤\u{FE0F}"), ("topic", "lighting"), ("area", "")];
    assert_eq!(salma.post("/en/ideas", &seen).await.status, StatusCode::SEE_OTHER);
    let answer = salma.post("/en/ideas/1/comments", &[("body", "\u{3164}\u{200D}")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn the_clients_address_is_read_only_behind_ones_own_proxies() {
    async fn refused_after_spoofing(hops: usize) -> bool {
        let site = TestSite::with(|config| {
            config.rate_limits = true;
            config.proxy_hops = hops;
        })
        .await;
        let mut browser = site.visitor();
        for n in 0..60 {
            let body = format!("email=someone{n}%40example.org&password=a+wrong+long+password");
            let request = Request::post("/en/sign-in")
                .header("sec-fetch-site", "same-origin")
                .header("x-forwarded-for", format!("10.0.{n}.1, 203.0.113.7"))
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            if browser.send(request.body(Body::from(body)).unwrap()).await.status == StatusCode::TOO_MANY_REQUESTS {
                return true;
            }
        }
        false
    }
    assert!(refused_after_spoofing(0).await, "the header is not believed at all");
    assert!(refused_after_spoofing(1).await, "the last address is the proxy's word; earlier ones are the client's");
    assert!(!refused_after_spoofing(2).await, "two proxies: the address before the last");
}

async fn kept_rows(site: &TestSite) -> i64 {
    fetch!(site.db().read().await.unwrap(), fetch_one, sqlx::query_scalar("select count(*) from kept_work")).unwrap()
}

async fn save_by_script(browser: &mut Browser, title: &str, body: &str) -> Answer {
    let request = Request::post("/en/ideas/draft")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::ACCEPT, "application/json")
        .header("sec-fetch-site", "same-origin");
    let body = serde_urlencoded::to_string([("title", title), ("body", body)]).unwrap();
    browser.send(request.body(Body::from(body)).unwrap()).await
}

on_both_engines! {
    async fn kept_drafts_cannot_fill_the_disk(site: TestSite) {
        const FILL: &str = "with recursive number (n) as (select 1 union all select n + 1 from number where n < 20000)
            insert into kept_work (token_hash, payload, updated_at, expires_at)
            select cast(n as text), '{}', 0, $1 + n from number";
        let mut tx = site.db().write().await.unwrap();
        execute!(tx, sqlx::query(FILL).bind(NOW)).unwrap();
        tx.commit().await.unwrap();
        let mut visitor = site.visitor();
        assert_eq!(save_by_script(&mut visitor, "A dark street", "").await.status, StatusCode::NO_CONTENT);
        assert_eq!(kept_rows(&site).await, 20_000, "the one that was left longest has gone");
        assert!(visitor.get("/en/ideas/new").await.body.contains("A dark street"));
        assert_eq!(save_by_script(&mut visitor, "A dark street", "Since May").await.status, StatusCode::NO_CONTENT);
        assert_eq!(kept_rows(&site).await, 20_000, "a change of one's own draft costs nobody theirs");
    }

    async fn a_draft_of_endless_length_is_refused_and_shown_again(site: TestSite) {
        let mut visitor = site.visitor();
        let long = format!("Kept in sight {}", "x".repeat(10_000));
        let answer = save_by_script(&mut visitor, "A dark street", &long).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
        let answer = visitor.post("/en/ideas/draft", &[("title", "A dark street"), ("body", &long)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains("Kept in sight") && answer.body.contains("aria-invalid"), "{}", answer.body);
        assert_eq!(kept_rows(&site).await, 0);
    }

    async fn looking_at_pages_for_residents_keeps_nothing(site: TestSite) {
        let mut visitor = site.visitor();
        for path in ["/en/notices", "/en/following"] {
            let answer = visitor.get(path).await;
            assert!(answer.location().starts_with("/en/sign-in"), "{path}");
            assert!(visitor.cookies.is_empty(), "{path}: {:?}", visitor.cookies);
        }
        assert_eq!(kept_rows(&site).await, 0);
        save_by_script(&mut visitor, "A dark street", "").await;
        visitor.get("/en/notices").await;
        assert!(visitor.get("/en/ideas/new").await.body.contains("A dark street"), "a draft is still there");
        visitor.post("/en/ideas/draft/discard", &[]).await;
        assert_eq!(kept_rows(&site).await, 0);
    }
}

/// Uses an allowance up and sends at once; again where the machine was so slow that it had grown.
async fn beyond(
    site: &TestSite,
    deed: Deed,
    account: Option<i64>,
    mut send: impl AsyncFnMut(usize) -> Answer,
) -> Answer {
    for tried in 0..50 {
        let client = IpAddr::from(if account.is_some() { [10, 0, 0, tried as u8] } else { [127, 0, 0, 1] });
        while site.site.limits.check(deed, client, account.map(|id| id.to_string())).is_ok() {}
        let answer = send(tried).await;
        if answer.status == StatusCode::TOO_MANY_REQUESTS {
            assert!(answer.headers.contains_key("retry-after"));
            return answer;
        }
    }
    panic!("it is never refused");
}

#[tokio::test]
async fn drafts_that_come_too_fast_are_refused_and_lose_nothing() {
    let site = TestSite::with(|config| config.rate_limits = true).await;
    let mut visitor = site.visitor();
    beyond(&site, Deed::Keep, None, async |n| save_by_script(&mut visitor, &format!("Street {n}"), "").await).await;
    let answer = beyond(&site, Deed::Keep, None, async |n| {
        visitor.post("/en/ideas/draft", &[("title", &format!("Avenue {n}")), ("body", "Still here")]).await
    });
    assert!(answer.await.body.contains("Still here"));
    let author = site.account("Author", Role::Resident).await;
    let idea = site.idea(author, "More light at the harbour").await;
    let answer = beyond(&site, Deed::Keep, None, async |n| {
        visitor.post(&format!("/en/ideas/{idea}/comments"), &[("body", &format!("Still here {n}"))]).await
    });
    assert!(answer.await.body.contains("Still here"));
}

#[tokio::test]
async fn endless_toggling_is_refused_with_a_page() {
    let site = TestSite::with(|config| config.rate_limits = true).await;
    let (mut salma, id) = site.signed_in_as("Salma", Role::Resident).await;
    let idea = site.idea(id, "More light at the harbour").await;
    let comment = "insert into comments (idea_id, author_id, language, body, body_html, created_at)
        values ($1, $2, 'en', 'Yes', '<p>Yes</p>', 1)";
    let other = site.account("Other", Role::Resident).await;
    let mut tx = site.db().write().await.unwrap();
    execute!(tx, sqlx::query(comment).bind(idea).bind(other)).unwrap();
    tx.commit().await.unwrap();
    for path in ["ideas/1/support", "ideas/1/withdrawal", "ideas/1/follow", "ideas/1/unfollow", "comments/1/helpful"] {
        let path = format!("/fa/{path}");
        let answer = beyond(&site, Deed::Vote, Some(id), async |_| salma.post(&path, &[]).await).await;
        assert!(answer.body.contains("lang=\"fa\""), "{path}");
    }
    let fields = [("subject", "topic"), ("slug", "lighting"), ("to", "/")];
    beyond(&site, Deed::Vote, Some(id), async |_| salma.post("/fa/follows", &fields).await).await;
}
