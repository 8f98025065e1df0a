//! Submitting ideas and listing them.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use std::io::Read;

use app::domain::account::Role;
use axum::http::StatusCode;
use masmou::{execute, fetch};
use support::TestSite;

const GOOD: [(&str, &str); 5] = [
    ("kind", "complaint"),
    ("title", "چراغ خیابان مدرسه خاموش است"),
    ("body", "سه هفته است که **خاموش** است."),
    ("topic", "lighting"),
    ("area", "harbour"),
];

fn titles(html: &str) -> Vec<String> {
    (0..100).map(|n| format!("Idea number {n:03}")).filter(|title| html.contains(title.as_str())).collect()
}

async fn thirty_ideas(site: &TestSite) -> i64 {
    let author = site.account("Author", Role::Resident).await;
    for n in 0..30 {
        site.idea(author, &format!("Idea number {n:03}")).await;
        site.clock.advance(60_000);
    }
    author
}

fn link(html: &str, rel: &str) -> Option<String> {
    let at = html.find(&format!("rel=\"{rel}\""))?;
    let tag = html[..at].rfind("<a")?;
    let end = html[tag..].find('>')? + tag;
    let from = html[tag..end].find("href=\"")? + tag + 6;
    let to = html[from..].find('"')? + from;
    Some(html[from..to].replace("&amp;", "&"))
}

on_both_engines! {
    async fn an_idea_is_published_with_its_authors_voice(site: TestSite) {
        let mut browser = site.resident("Salma").await;
        let page = browser.post_and_follow("/fa/ideas", &GOOD).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("چراغ خیابان مدرسه خاموش است"));
        assert!(page.body.contains("<strong>خاموش</strong>"));
        let mut conn = site.db().read().await.unwrap();
        const SQL: &str = "select i.votes, i.language, (select count(*) from events) from ideas i";
        let row: (i64, String, i64) = fetch!(conn, fetch_one, sqlx::query_as(SQL)).unwrap();
        assert_eq!(row, (1, "fa".into(), 2), "one voice, Persian, an event of each");
    }

    async fn words_that_a_search_found_nothing_for_begin_an_idea(site: TestSite) {
        let page = site.visitor().get("/en/ideas/new?title=%3Cb%3EMore%20shade%3C%2Fb%3E%20%22here%22").await;
        assert!(page.body.contains("value=\"&lt;b&gt;More shade&lt;/b&gt; &quot;here&quot;\""), "{}", page.body);
        // What somebody has begun is not overwritten by a link.
        let mut resident = site.resident("Salma").await;
        resident.post("/en/ideas/draft", &[("title", "Benches by the river"), ("body", "")]).await;
        let page = resident.get("/en/ideas/new?title=Shade").await;
        assert!(page.body.contains("value=\"Benches by the river\""), "{}", page.body);
    }

    async fn a_wrong_idea_comes_back_with_everything_typed(site: TestSite) {
        let mut browser = site.resident("Salma").await;
        let fields = [("kind", "praise"), ("title", "short"), ("body", "A <b>body</b> & all"), ("topic", ""), ("area", "harbour")];
        let answer = browser.post("/en/ideas", &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        for kept in ["value=\"short\"", "A &lt;b&gt;body&lt;/b&gt; &amp; all", "data-error-summary", "aria-invalid=\"true\""] {
            assert!(answer.body.contains(kept), "{kept}\n{}", answer.body);
        }
    }

    async fn an_idea_written_before_signing_in_is_published_after(site: TestSite) {
        let mut browser = site.visitor();
        let answer = browser.post("/en/ideas", &GOOD).await;
        assert!(answer.location().starts_with("/en/sign-in"), "{}", answer.location());
        let waiting = browser.get(answer.location()).await;
        assert!(waiting.body.contains("چراغ خیابان مدرسه خاموش است"), "the page tells what waits");
        let fields = [("email", "salma@example.org"), ("name", "Salma"), ("password", support::PASSWORD)];
        let page = browser.post_and_follow("/en/sign-up", &fields).await;
        assert!(page.body.contains("چراغ خیابان مدرسه خاموش است"));
        let form = browser.get("/en/ideas/new").await;
        assert!(!form.body.contains("چراغ خیابان"), "the draft is used up");
    }

    async fn a_draft_outlives_a_lost_session(site: TestSite) {
        let mut browser = site.resident("Salma").await;
        let answer = browser.post("/en/ideas/draft", &[("title", "Half a title"), ("body", "")]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        browser.cookies.remove("session");
        assert!(browser.get("/ar/ideas/new").await.body.contains("Half a title"));
        browser.post("/ar/ideas/draft/discard", &[]).await;
        assert!(!browser.get("/ar/ideas/new").await.body.contains("Half a title"));
    }

    async fn the_language_switch_keeps_what_is_being_written(site: TestSite) {
        let fields = [("title", "Half a title"), ("body", "and <i>words</i>"), ("intent", "language")];
        let page = site.visitor().post("/fa/ideas/new", &fields).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("lang=\"fa\"") && page.body.contains("Half a title"));
        assert!(page.body.contains("and &lt;i&gt;words&lt;/i&gt;"));
    }

    async fn pages_follow_one_another_without_gap_or_repeat(site: TestSite) {
        thirty_ideas(&site).await;
        for sort in ["trending", "newest", "supported"] {
            let mut browser = site.visitor();
            let first = browser.get(&format!("/en?sort={sort}")).await;
            let next = link(&first.body, "next").expect("a next page");
            let second = browser.get(&next).await;
            let mut all = titles(&first.body);
            assert_eq!(all.len(), 20);
            all.extend(titles(&second.body));
            all.sort();
            all.dedup();
            assert_eq!(all.len(), 30, "{sort}");
            assert_eq!(link(&second.body, "next"), None);
            let back = browser.get(&link(&second.body, "prev").expect("a way back")).await;
            assert_eq!(titles(&back.body), titles(&first.body), "{sort}");
        }
    }

    async fn the_order_is_what_was_asked_for(site: TestSite) {
        let author = site.account("Author", Role::Resident).await;
        let old = site.idea(author, "Idea number 001").await;
        site.clock.advance(40 * 24 * 3_600_000);
        site.idea(author, "Idea number 002").await;
        for n in 0..3 {
            let voter = site.account(&format!("Voter {n}"), Role::Resident).await;
            masmou::votes::cast(site.db(), old, voter, support::NOW + n).await.unwrap();
        }
        let first = |html: String| html.find("Idea number 001") < html.find("Idea number 002");
        let mut browser = site.visitor();
        assert!(first(browser.get("/en?sort=supported").await.body), "four voices against one");
        assert!(!first(browser.get("/en?sort=newest").await.body));
        assert!(!first(browser.get("/en").await.body), "voices of 40 days ago do not trend");
    }

    async fn filters_show_what_fits_and_live_in_the_address(site: TestSite) {
        let mut salma = site.resident("Salma").await;
        salma.post("/en/ideas", &GOOD).await;
        let author = site.account("Author", Role::Resident).await;
        site.idea(author, "Idea number 001").await;
        let mut browser = site.visitor();
        let page = browser.get("/en?kind=complaint&area=harbour").await.body;
        assert!(page.contains("چراغ خیابان") && !page.contains("Idea number 001"));
        let page = browser.get("/fa?kind=idea&sort=newest").await.body;
        assert!(page.contains("Idea number 001") && !page.contains("چراغ خیابان مدرسه"));
        assert!(page.contains("/language/en?to=%3Fkind%3Didea%26sort%3Dnewest"), "the switch keeps the filter");
        let page = browser.get("/en?kind=nonsense&after=broken&topic=%27%3B--").await;
        assert_eq!(page.status, StatusCode::OK);
    }

    async fn an_official_answer_sets_the_stage_and_is_the_officers_alone(site: TestSite) {
        let (mut officer, id) = site.signed_in_as("Officer", Role::Officer).await;
        let (mut moderator, _) = site.signed_in_as("Moderator", Role::Moderator).await;
        let idea = site.idea(id, "Idea number 001").await;
        let fields = [("body", "We begin in May."), ("stage", "planned")];
        let path = format!("/en/ideas/{idea}/answers");
        assert_eq!(officer.post(&path, &fields).await.status, StatusCode::FORBIDDEN, "not assigned yet");
        let mut tx = site.db().write().await.unwrap();
        masmou::ideas::store::assign(&mut tx, idea, Some(1)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(moderator.post(&path, &fields).await.status, StatusCode::FORBIDDEN);
        assert_eq!(officer.post(&path, &[("body", " "), ("stage", "")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(officer.post(&path, &fields).await.status, StatusCode::SEE_OTHER);
        let page = site.visitor().get("/en?sort=answered&stage=planned").await.body;
        assert!(page.contains("Idea number 001"));
    }

    async fn a_visitors_page_is_kept_until_what_it_shows_changes(site: TestSite) {
        let author = site.account("Author", Role::Resident).await;
        let idea = site.idea(author, "Idea number 001").await;
        let mut visitor = site.visitor();
        let before = visitor.get("/en").await;
        let etag = before.headers["etag"].clone();
        let request = axum::http::Request::get("/en").header("if-none-match", etag.clone());
        let same = visitor.send(request.body(axum::body::Body::empty()).unwrap()).await;
        assert_eq!(same.status, StatusCode::NOT_MODIFIED);
        site.resident("Salma").await.post(&format!("/en/ideas/{idea}/support"), &[]).await;
        let after = visitor.get("/en").await;
        assert_ne!(after.headers["etag"], etag);
        // A write that is taken back touches nothing.
        let mut tx = site.db().write().await.unwrap();
        execute!(tx, sqlx::query("update ideas set title = 'Never to be seen'")).unwrap();
        drop(tx);
        assert_eq!(visitor.get("/en").await.headers["etag"], after.headers["etag"]);
    }
}

#[tokio::test]
async fn pages_arrive_whole_however_a_browser_wants_them_packed() {
    let site = TestSite::sqlite().await;
    let author = site.account("Author", Role::Resident).await;
    site.idea(author, "Idea number 001").await;
    // What is kept for many, and what is drawn for one, by what a browser says it can unpack.
    let browsers =
        [("gzip, deflate, br, zstd", "br", "gzip"), ("br", "br", "br"), ("gzip;q=1.0, br;q=0", "gzip", "gzip")];
    // The second time they come from the kept pages.
    for round in 0..2 {
        for (accepted, kept, drawn) in browsers {
            for (path, coding) in [("/en", kept), ("/en/ideas/1", kept), ("/en/sign-in", drawn)] {
                let request = axum::http::Request::get(path).header("accept-encoding", accepted);
                let (headers, body) = site.visitor().raw(request.body(axum::body::Body::empty()).unwrap()).await;
                assert_eq!(headers["content-encoding"], coding, "{path}, {accepted}, {round}");
                let plain = unpacked(coding, &body);
                assert!(plain.starts_with("<!DOCTYPE html>") && plain.ends_with("</html>"), "{path}, {accepted}");
            }
        }
    }
}

fn unpacked(coding: &str, body: &[u8]) -> String {
    let mut plain = Vec::new();
    match coding {
        "br" => brotli::BrotliDecompress(&mut &*body, &mut plain).unwrap(),
        _ => drop(flate2::read::GzDecoder::new(body).read_to_end(&mut plain).unwrap()),
    }
    String::from_utf8(plain).unwrap()
}

#[tokio::test]
async fn writers_and_readers_at_once_never_meet_a_locked_database() {
    let site = TestSite::sqlite().await;
    let author = site.account("Author", Role::Resident).await;
    let idea = site.idea(author, "Idea number 001").await;
    let mut tasks = Vec::new();
    for n in 0..24 {
        let mut browser = site.resident(&format!("Resident {n}")).await;
        tasks.push(tokio::spawn(async move {
            for round in 0..8 {
                let verb = if round % 2 == 0 { "support" } else { "withdrawal" };
                let answer = browser.post(&format!("/en/ideas/{idea}/{verb}"), &[]).await;
                assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
                assert_eq!(browser.get(&format!("/en/ideas/{idea}")).await.status, StatusCode::OK);
            }
        }));
    }
    for task in tasks {
        task.await.unwrap();
    }
}
