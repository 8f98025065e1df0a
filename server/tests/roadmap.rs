//! The roadmap: promises that move only in public, and whether they helped.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use std::collections::BTreeMap;

use app::domain::account::Role;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use masmou::check::examine;
use masmou::directory::store::{Shelf, insert};
use masmou::fetch;
use masmou::notifications::spread::spread_all;
use sqlx::AssertSqlSafe;
use support::{Answer, Browser, TestSite};

const DAY: i64 = 86_400_000;

/// The fields of a new item, which others stand after.
const NEW: [(&str, &str); 7] = [
    ("title_en", "New lamps for School Street"),
    ("summary_en", "Seven poles and a new cable."),
    ("agency", "works"),
    ("topic", "lighting"),
    ("area", "harbour"),
    ("stage", "planned"),
    ("reason", "The cable is ordered."),
];

fn new_item<'a>(ideas: &'a [String], due: &'a str) -> Vec<(&'a str, &'a str)> {
    let ideas = ideas.iter().map(|id| ("idea", id.as_str()));
    NEW.into_iter().chain([("due", due)]).chain(ideas).collect()
}

/// A moderator, an officer of the agency, and an idea that two residents support.
struct Scene {
    moderator: Browser,
    officer: Browser,
    author: Browser,
    idea: i64,
}

async fn scene(site: &TestSite) -> Scene {
    let (moderator, _) = site.signed_in_as("Moderator", Role::Moderator).await;
    let (officer, _) = site.signed_in_as("Officer", Role::Officer).await;
    let (author, author_id) = site.signed_in_as("Author", Role::Resident).await;
    let idea = site.idea(author_id, "The lamps are out on School Street").await;
    Scene { moderator, officer, author, idea }
}

impl Scene {
    /// Makes an item out of the idea, due in May 2027.
    async fn promised(&mut self) -> i64 {
        let ideas = [self.idea.to_string()];
        let answer = self.moderator.post("/en/roadmap", &new_item(&ideas, "2027-05")).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        answer.location().rsplit('/').next().unwrap().parse().unwrap()
    }
}

/// The number of the last change, as the form carries it.
fn seen(page: &Answer) -> String {
    let (_, rest) = page.body.split_once("name=\"seen\" value=\"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

async fn change(browser: &mut Browser, item: i64, fields: &[(&str, &str)]) -> Answer {
    let manage = browser.get(&format!("/en/roadmap/{item}/manage")).await;
    let seen = seen(&manage);
    let mut all = vec![("seen", seen.as_str())];
    all.extend(fields);
    browser.post(&format!("/en/roadmap/{item}/changes"), &all).await
}

async fn stage_of(site: &TestSite, idea: i64) -> String {
    let mut conn = site.db().read().await.unwrap();
    fetch!(conn, fetch_one, sqlx::query_scalar("select stage from ideas where id = $1").bind(idea)).unwrap()
}

/// Kinds of the notices that tell of promises, in order.
async fn notices(site: &TestSite) -> Vec<String> {
    let mut conn = site.db().read().await.unwrap();
    const SQL: &str = "select kind from notices where item_id is not null order by id";
    fetch!(conn, fetch_all, sqlx::query_scalar(SQL)).unwrap()
}

/// A second agency, `parks`; the first, `works`, has number 1.
async fn second_agency(site: &TestSite) -> i64 {
    let names = BTreeMap::from([("en".to_owned(), "Parks".to_owned())]);
    let mut tx = site.db().write().await.unwrap();
    let id = insert(&mut tx, Shelf::Agencies, "parks", &names, 1).await.unwrap();
    tx.commit().await.unwrap();
    site.site.directory.reload(site.db()).await.unwrap();
    id
}

async fn run(site: &TestSite, sql: &str) {
    let mut tx = site.db().write().await.unwrap();
    masmou::execute!(tx, sqlx::query(AssertSqlSafe(sql))).unwrap();
    tx.commit().await.unwrap();
}

/// Lets an officer speak for another agency.
async fn move_officer(site: &TestSite, officer: i64, agency: i64) {
    run(site, &format!("update agency_members set agency_id = {agency} where account_id = {officer}")).await;
    run(site, &format!("update accounts set agency_id = {agency} where id = {officer}")).await;
}

async fn all_is_right(site: &TestSite) {
    let report = examine(site.db()).await.unwrap();
    assert!(report.is_clean(), "{report}");
}

/// The lines of a calendar, each of which was folded at 75 bytes.
fn unfolded(calendar: &str) -> Vec<String> {
    assert!(calendar.ends_with("\r\n") && !calendar.replace("\r\n", "").contains(['\r', '\n']), "{calendar:?}");
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75), "{calendar}");
    calendar.replace("\r\n ", "").lines().map(str::to_owned).collect()
}

/// POSTs a form with a file as a browser does.
async fn upload(browser: &mut Browser, path: &str, fields: &[(&str, &str)], file: &[u8]) -> Answer {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes());
    }
    let head = "--b\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"a.png\"\r\n\
        Content-Type: image/png\r\n\r\n";
    body.extend(head.bytes());
    body.extend(file);
    body.extend(b"\r\n--b--\r\n");
    let request = Request::post(path)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b")
        .header("sec-fetch-site", "same-origin");
    browser.send(request.body(Body::from(body)).unwrap()).await
}

fn png() -> Vec<u8> {
    let image = image::DynamicImage::ImageRgb8(image::RgbImage::from_pixel(40, 30, image::Rgb([200, 30, 30])));
    let mut bytes = std::io::Cursor::new(Vec::new());
    image.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

on_both_engines! {
    async fn an_idea_becomes_a_promise_in_one_step(site: TestSite) {
        let mut scene = scene(&site).await;
        let idea = scene.idea;
        let page = scene.moderator.get(&format!("/en/ideas/{idea}")).await;
        assert!(page.body.contains(&format!("/en/roadmap/new?idea={idea}")), "{}", page.body);
        let form = scene.moderator.get(&format!("/en/roadmap/new?idea={idea}")).await;
        assert!(form.body.contains("value=\"The lamps are out on School Street\""), "{}", form.body);
        let item = scene.promised().await;
        assert_eq!(stage_of(&site, idea).await, "planned");
        let mut visitor = site.visitor();
        let item_page = visitor.get(&format!("/en/roadmap/{item}")).await;
        for told in ["New lamps for School Street", "May 2027", "The cable is ordered.", "1 resident stands behind"] {
            assert!(item_page.body.contains(told), "{told}: {}", item_page.body);
        }
        assert!(visitor.get(&format!("/en/ideas/{idea}")).await.body.contains(&format!("/en/roadmap/{item}")));
        assert!(visitor.get("/fa/roadmap").await.body.contains("New lamps for School Street"));
        assert_eq!(notices(&site).await, ["promised"]);
        all_is_right(&site).await;
    }

    async fn only_moderators_promote_and_only_those_concerned_manage(site: TestSite) {
        let mut scene = scene(&site).await;
        let ideas = [scene.idea.to_string()];
        let (author, officer) = (&mut scene.author, &mut scene.officer);
        for browser in [author, officer, &mut site.visitor()] {
            assert_eq!(browser.post("/en/roadmap", &new_item(&ideas, "2027")).await.status, StatusCode::FORBIDDEN);
            assert_eq!(browser.get("/en/roadmap/new").await.status, StatusCode::FORBIDDEN);
        }
        let item = scene.promised().await;
        for path in ["changes", "texts", "ideas", "ideas/removal", "milestones", "milestones/reached"] {
            let path = format!("/en/roadmap/{item}/{path}");
            let fields = [("stage", "done"), ("due", "2027-05"), ("reason", "x"), ("milestone", "1"), ("idea", "1"),
                ("milestone_due", "2027")];
            assert_eq!(scene.author.post(&path, &fields).await.status, StatusCode::FORBIDDEN, "{path}");
        }
        let posted = upload(&mut scene.author, &format!("/en/roadmap/{item}/posts"), &[("body", "x")], b"").await;
        assert_eq!(posted.status, StatusCode::FORBIDDEN);
        assert_eq!(scene.officer.get(&format!("/en/roadmap/{item}/manage")).await.status, StatusCode::OK);
    }

    async fn a_date_moves_in_public_and_everyone_behind_it_hears(site: TestSite) {
        let mut scene = scene(&site).await;
        let item = scene.promised().await;
        let silent = [("stage", "planned"), ("due", "2027-09"), ("reason", "")];
        let refused = change(&mut scene.officer, item, &silent).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("nothing changes here without one"), "{}", refused.body);
        assert!(refused.body.contains("value=\"2027-09\""), "what was typed is still there");
        for (due, reason) in [("2027-07", "The poles are late."), ("2027-Q4", "The trench is full of water.")] {
            let moved = change(&mut scene.officer, item, &[("stage", "planned"), ("due", due), ("reason", reason)]).await;
            assert_eq!(moved.status, StatusCode::SEE_OTHER, "{}", moved.body);
        }
        let page = site.visitor().get(&format!("/en/roadmap/{item}")).await;
        for told in ["First promised: May 2027.", "Moved twice.", "Promised now: fourth quarter of 2027.",
            "The trench is full of water.", "(later)"] {
            assert!(page.body.contains(told), "{told}: {}", page.body);
        }
        assert_eq!(notices(&site).await, ["promised", "date_moved", "date_moved"]);
        all_is_right(&site).await;
    }

    async fn who_waits_is_told_the_new_date_and_the_new_stage_in_their_own_calendar(site: TestSite) {
        let mut scene = scene(&site).await;
        let item = scene.promised().await;
        for (stage, start, due, en, fa) in [
            ("planned", "", "1406-Q2", "It will take longer. Promised now: 22 September 2027; until now: May 2027.",
                "کار بیشتر طول می‌کشد. موعد تازه: تابستان ۱۴۰۶؛ پیش از این: مه ۲۰۲۷ (۱۱ اردیبهشت تا ۱۰ خرداد ۱۴۰۶)."),
            ("planned", "2027-06", "1406-Q2", "Work begins: June 2027.",
                "آغاز کار: ژوئن ۲۰۲۷ (۱۱ خرداد تا ۹ تیر ۱۴۰۶)."),
            ("in_progress", "2027-06", "2027-06-01", "The stage has changed from “Planned” to “In progress”. It is to be done \
                sooner. Promised now: 1 June 2027; until now: 22 September 2027.",
                "مرحله از «برنامه‌ریزی‌شده» به «در دست اجرا» تغییر کرد. کار زودتر انجام می‌شود. موعد تازه: ۱۱ خرداد ۱۴۰۶؛ \
                پیش از این: تابستان ۱۴۰۶."),
        ] {
            let moved = [("stage", stage), ("start", start), ("due", due), ("reason", "So it is.")];
            let moved = change(&mut scene.officer, item, &moved).await;
            assert_eq!(moved.status, StatusCode::SEE_OTHER, "{}", moved.body);
            spread_all(site.db(), || support::NOW).await.unwrap();
            for (language, words) in [("en", en), ("fa", fa)] {
                let told = scene.author.get(&format!("/{language}/notices")).await.body;
                assert!(told.contains(words), "{words}: {told}");
            }
        }
        let promised = scene.author.get("/en/notices").await.body;
        assert!(promised.contains("roadmap now. Stage: Planned. Promised: May 2027."), "{promised}");
    }

    async fn a_promise_is_handed_on_in_public_and_the_new_agency_answers_for_it(site: TestSite) {
        let mut scene = scene(&site).await;
        let parks = second_agency(&site).await;
        let (mut gardener, gardener_id) = site.signed_in_as("Gardener", Role::Officer).await;
        let item = scene.promised().await;
        let manage = format!("/en/roadmap/{item}/manage");
        let path = format!("/en/roadmap/{item}/handovers");
        move_officer(&site, gardener_id, parks).await;
        assert_eq!(gardener.get(&manage).await.status, StatusCode::FORBIDDEN, "not theirs yet");
        let seen = seen(&scene.officer.get(&manage).await);
        let silent = [("seen", seen.as_str()), ("agency", "parks"), ("reason", " ")];
        let refused = scene.officer.post(&path, &silent).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("href=\"#handover-reason\""), "{}", refused.body);
        assert!(refused.body.contains("value=\"parks\" selected"), "what was chosen is still there");
        let itself = [("seen", seen.as_str()), ("agency", "works"), ("reason", "Because.")];
        assert_eq!(scene.officer.post(&path, &itself).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let handed = [("seen", seen.as_str()), ("agency", "parks"), ("stays", "1"), ("reason", "Trees are theirs.")];
        let told = scene.officer.post_and_follow(&path, &handed).await;
        for words in ["Handed from \u{2068}Public works\u{2069} to \u{2068}Parks\u{2069}", "Trees are theirs.", "Officer"] {
            assert!(told.body.contains(words), "{words}: {}", told.body);
        }
        assert!(told.body.contains("The date has never moved."), "a handover moves no date");
        assert!(told.body.contains("<dd>Public works</dd>"), "who had it goes on helping: {}", told.body);
        let of_parks = site.visitor().get("/en/roadmap?agency=parks").await.body;
        assert!(of_parks.contains("New lamps for School Street"), "a kept list is drawn anew");
        assert_eq!(scene.officer.get(&manage).await.status, StatusCode::FORBIDDEN, "no longer theirs");
        assert_eq!(gardener.get(&manage).await.status, StatusCode::OK);
        let late = scene.moderator.post(&path, &[("seen", seen.as_str()), ("agency", "works"), ("reason", "Back.")]).await;
        assert_eq!(late.status, StatusCode::CONFLICT, "somebody was quicker");
        assert!(late.body.contains("Back.") && late.body.contains("Trees are theirs."), "{}", late.body);
        assert_eq!(notices(&site).await, ["promised", "handed_on"]);
        spread_all(site.db(), || support::NOW).await.unwrap();
        for browser in [&mut scene.author, &mut gardener] {
            let told = browser.get("/en/notices").await.body;
            let words = "\u{2068}Parks\u{2069} is responsible for this promise from now on, instead of \u{2068}Public works\u{2069}.";
            assert!(told.contains(words) && told.contains("Trees are theirs."), "{told}");
        }
        let feed = site.visitor().get("/en/roadmap.atom").await.body;
        assert!(feed.contains("Handed to \u{2068}Parks\u{2069}"), "{feed}");
        all_is_right(&site).await;
        run(&site, &format!("update roadmap_items set agency_id = 1 where id = {item}")).await;
        let report = examine(site.db()).await.unwrap();
        assert!(report.to_string().contains("was handed to 2"), "{report}");
    }

    async fn the_second_of_two_is_told_and_nothing_is_overwritten(site: TestSite) {
        let mut scene = scene(&site).await;
        let item = scene.promised().await;
        let old = seen(&scene.moderator.get(&format!("/en/roadmap/{item}/manage")).await);
        let first = [("stage", "in_progress"), ("due", "2027-05"), ("reason", "Work has begun.")];
        assert_eq!(change(&mut scene.officer, item, &first).await.status, StatusCode::SEE_OTHER);
        let late = [("seen", old.as_str()), ("stage", "planned"), ("due", "2027-08"), ("reason", "I heard it slips.")];
        let late = scene.moderator.post(&format!("/en/roadmap/{item}/changes"), &late).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        for told in ["Somebody else was faster", "Officer", "Work has begun.", "I heard it slips."] {
            assert!(late.body.contains(told), "{told}: {}", late.body);
        }
        assert_eq!(stage_of(&site, scene.idea).await, "in_progress");
        assert_ne!(seen(&late), old, "sent again it is meant so");
    }

    async fn declining_tells_why_and_what_would_reopen_it(site: TestSite) {
        let mut scene = scene(&site).await;
        let item = scene.promised().await;
        let bare = [("stage", "declined"), ("reason", "No money.")];
        let refused = change(&mut scene.officer, item, &bare).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("href=\"#reopen_if\""), "{}", refused.body);
        let whole = [("decline_reason", "too-costly"), ("reopen_if", "A grant from the region.")];
        let whole: Vec<_> = bare.into_iter().chain(whole).collect();
        assert_eq!(change(&mut scene.officer, item, &whole).await.status, StatusCode::SEE_OTHER);
        let page = site.visitor().get(&format!("/en/roadmap/{item}")).await;
        for told in ["it costs more than it brings", "A grant from the region.", "No money."] {
            assert!(page.body.contains(told), "{told}: {}", page.body);
        }
        assert_eq!(stage_of(&site, scene.idea).await, "declined");
        all_is_right(&site).await;
    }

    async fn a_supporter_of_both_ideas_is_counted_once(site: TestSite) {
        let mut scene = scene(&site).await;
        let (mut neighbour, neighbour_id) = site.signed_in_as("Neighbour", Role::Resident).await;
        let other = site.idea(neighbour_id, "No light at all near the school").await;
        neighbour.post(&format!("/en/ideas/{}/support", scene.idea), &[]).await;
        let item = scene.promised().await;
        let (path, wanted) = (format!("/en/roadmap/{item}/ideas"), format!("#{other}"));
        let refused = scene.officer.post(&path, &[("idea", &wanted)]).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "nobody has given that idea to this agency");
        let added = scene.moderator.post(&path, &[("idea", &wanted)]).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
        let page = site.visitor().get(&format!("/en/roadmap/{item}")).await;
        assert!(page.body.contains("2 residents stand behind"), "{}", page.body);
        assert!(site.visitor().get("/en/roadmap").await.body.contains("2 voices"));
        assert_eq!(stage_of(&site, other).await, "planned");
        let removed = [("idea", other.to_string())];
        let removed = removed.each_ref().map(|(name, value)| (*name, value.as_str()));
        scene.officer.post(&format!("/en/roadmap/{item}/ideas/removal"), &removed).await;
        assert_eq!(stage_of(&site, other).await, "submitted", "it waits as it did before");
        all_is_right(&site).await;
    }

    async fn milestones_are_reached_once(site: TestSite) {
        let mut scene = scene(&site).await;
        let item = scene.promised().await;
        let path = format!("/en/roadmap/{item}/milestones");
        let wrong = scene.officer.post(&path, &[("milestone", ""), ("milestone_due", "soon")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("value=\"soon\""), "{}", wrong.body);
        scene.officer.post(&path, &[("milestone", "Cable laid"), ("milestone_due", "2027-02")]).await;
        let reach = [("milestone", "1")];
        let path = format!("{path}/reached");
        assert_eq!(scene.officer.post(&path, &reach).await.status, StatusCode::SEE_OTHER);
        assert_eq!(scene.officer.post(&path, &reach).await.status, StatusCode::CONFLICT);
        assert_eq!(notices(&site).await, ["promised", "milestone_reached"]);
    }

    async fn news_come_with_a_picture_that_keeps_no_secrets(site: TestSite) {
        let mut scene = scene(&site).await;
        let item = scene.promised().await;
        let path = format!("/en/roadmap/{item}/posts");
        let fields = [("kind", "update"), ("body", "The first pole **stands**."), ("picture_text", "A pole")];
        let wrong = upload(&mut scene.officer, &path, &fields, b"no picture").await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("The first pole **stands**."), "{}", wrong.body);
        let undescribed = upload(&mut scene.officer, &path, &[("body", "x")], &png()).await;
        assert!(undescribed.body.contains("href=\"#picture_text\""), "{}", undescribed.body);
        let posted = upload(&mut scene.officer, &path, &fields, &png()).await;
        assert_eq!(posted.status, StatusCode::SEE_OTHER, "{}", posted.body);
        let mut visitor = site.visitor();
        let page = visitor.get(&format!("/en/roadmap/{item}")).await;
        assert!(page.body.contains("<strong>stands</strong>"), "{}", page.body);
        assert!(page.body.contains("src=\"/pictures/1\" alt=\"A pole\" width=\"40\" height=\"30\""), "{}", page.body);
        let (headers, bytes) = visitor.raw(Request::get("/pictures/1").body(Body::empty()).unwrap()).await;
        assert_eq!(headers["content-type"], "image/jpeg");
        assert_eq!(headers["x-content-type-options"], "nosniff");
        assert!(headers["cache-control"].to_str().unwrap().contains("immutable"));
        assert!(image::load_from_memory(&bytes).is_ok());
        assert_eq!(visitor.get("/pictures/9").await.status, StatusCode::NOT_FOUND);
        let noise = image::RgbImage::from_fn(420, 300, |x, y| image::Rgb([(x * 31 + y * 17) as u8, (x * y) as u8, (x ^ y) as u8]));
        let mut large = std::io::Cursor::new(Vec::new());
        let encoder = image::codecs::png::PngEncoder::new_with_quality(
            &mut large, image::codecs::png::CompressionType::Uncompressed, image::codecs::png::FilterType::NoFilter);
        noise.write_with_encoder(encoder).unwrap();
        assert!(large.get_ref().len() > 300_000, "more than other forms may send");
        let posted = upload(&mut scene.officer, &path, &fields, large.get_ref()).await;
        assert_eq!(posted.status, StatusCode::SEE_OTHER, "{}", posted.body);
        let too_much = upload(&mut scene.officer, &path, &fields, &vec![0; 9 * 1024 * 1024]).await;
        assert_eq!(too_much.status, StatusCode::PAYLOAD_TOO_LARGE);
        let plain = upload(&mut scene.officer, &path, &[("body", "No picture today.")], b"").await;
        assert_eq!(plain.status, StatusCode::SEE_OTHER);
        spread_all(site.db(), || support::NOW).await.unwrap();
        let told = scene.author.get("/en/notices").await.body;
        assert!(told.contains("\u{2068}Public works\u{2069} tells news of this."), "whose promise it is: {told}");
    }

    async fn those_who_asked_tell_whether_it_helped(site: TestSite) {
        let mut scene = scene(&site).await;
        let item = scene.promised().await;
        let path = format!("/en/roadmap/{item}/outcome");
        assert_eq!(scene.author.post(&path, &[("verdict", "yes")]).await.status, StatusCode::FORBIDDEN, "too early");
        let done = [("stage", "done"), ("due", "2027-05"), ("reason", "The lamps burn.")];
        assert_eq!(change(&mut scene.officer, item, &done).await.status, StatusCode::SEE_OTHER);
        assert_eq!(notices(&site).await, ["promised", "delivered"]);
        let asked = scene.author.get(&format!("/en/roadmap/{item}")).await;
        assert!(asked.body.contains("Did this solve it for you?"), "{}", asked.body);
        assert_eq!(scene.author.post(&path, &[("why", "x")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        scene.author.post(&path, &[("verdict", "no"), ("why", "Still dark.")]).await;
        let told = scene.author.post_and_follow(&path, &[("verdict", "partly"), ("why", "Two of seven.")]).await;
        for words in ["1 of those who asked", "1 (100%)", "Two of seven."] {
            assert!(told.body.contains(words), "{words}: {}", told.body);
        }
        assert!(!told.body.contains("Still dark."), "one answer each, the last");
        let mut stranger = site.resident("Stranger").await;
        assert_eq!(stranger.post(&path, &[("verdict", "no")]).await.status, StatusCode::FORBIDDEN);
        let sent_away = site.visitor().post(&path, &[("verdict", "no")]).await;
        assert!(sent_away.location().starts_with("/en/sign-in"), "{}", sent_away.location());
        let wall = site.visitor().get("/en/roadmap/done").await;
        assert!(wall.body.contains("Some words about it.") && wall.body.contains("New lamps"), "{}", wall.body);
        all_is_right(&site).await;
    }

    async fn when_many_say_no_moderators_look_again(site: TestSite) {
        let mut scene = scene(&site).await;
        let mut residents = Vec::new();
        for n in 0..4 {
            let mut resident = site.resident(&format!("Neighbour {n}")).await;
            resident.post(&format!("/en/ideas/{}/support", scene.idea), &[]).await;
            residents.push(resident);
        }
        let item = scene.promised().await;
        change(&mut scene.officer, item, &[("stage", "done"), ("due", "2027-05"), ("reason", "Done.")]).await;
        let path = format!("/en/roadmap/{item}/outcome");
        for (n, resident) in residents.iter_mut().enumerate() {
            resident.post(&path, &[("verdict", if n < 3 { "no" } else { "yes" })]).await;
        }
        assert!(!scene.moderator.get("/en/roadmap").await.body.contains("many say it did not help"), "four are too few");
        scene.author.post(&path, &[("verdict", "yes")]).await;
        let list = scene.moderator.get("/en/roadmap").await;
        assert!(list.body.contains(&format!("/en/roadmap/{item}#reopening")), "{}", list.body);
        assert!(!scene.author.get("/en/roadmap").await.body.contains("#reopening"));
        let (mut elsewhere, elsewhere_id) = site.signed_in_as("Elsewhere", Role::Moderator).await;
        run(&site, "insert into topics (id, slug, names, position) values (2, 'parks', '{}', 1)").await;
        run(&site, &format!("insert into moderator_topics values ({elsewhere_id}, 2)")).await;
        assert!(!elsewhere.get("/en/roadmap").await.body.contains("#reopening"), "not within reach");
        let settle = format!("/en/roadmap/{item}/reopening");
        let decision = [("decision", "reopen"), ("reason", "Five lamps are missing.")];
        for other in [&mut scene.author, &mut elsewhere, &mut scene.officer] {
            assert_eq!(other.post(&settle, &decision).await.status, StatusCode::FORBIDDEN);
        }
        let unfinished = scene.moderator.post(&settle, &[("decision", "reopen")]).await;
        assert_eq!(unfinished.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = scene.moderator.post_and_follow(&settle, &decision).await;
        assert!(page.body.contains("Five lamps are missing."), "{}", page.body);
        assert_eq!(stage_of(&site, scene.idea).await, "in_progress");
        let again = scene.moderator.post(&settle, &[("decision", "keep"), ("reason", "It is fine.")]).await;
        assert_eq!(again.status, StatusCode::CONFLICT, "already settled");
        all_is_right(&site).await;
    }

    async fn the_three_views_show_the_same_items(site: TestSite) {
        let mut scene = scene(&site).await;
        scene.promised().await;
        let other: Vec<_> = new_item(&[], "2028").into_iter().filter(|(name, _)| *name != "title_en").collect();
        let other: Vec<_> = other.into_iter().chain([("title_en", "A bench at the pier"), ("agency", "works")]).collect();
        let second = scene.moderator.post("/en/roadmap", &other).await;
        assert_eq!(second.status, StatusCode::SEE_OTHER, "{}", second.body);
        change(&mut scene.officer, 2, &[("stage", "done"), ("due", "2028"), ("reason", "There it is.")]).await;
        let mut visitor = site.visitor();
        let columns = visitor.get("/en/roadmap").await.body;
        assert!(columns.contains("School Street") && columns.contains("A bench at the pier"));
        let timeline = visitor.get("/en/roadmap?view=timeline").await.body;
        assert!(timeline.contains("<svg viewBox") && timeline.contains("<table"), "{timeline}");
        let changelog = visitor.get("/en/roadmap?view=changelog").await.body;
        assert!(changelog.contains("A bench at the pier") && !changelog.contains("School Street"), "{changelog}");
        let of_year = visitor.get("/en/roadmap?year=2027").await.body;
        assert!(of_year.contains("School Street") && !of_year.contains("A bench at the pier"), "{of_year}");
        let nobody = visitor.get("/en/roadmap?topic=lighting&area=harbour&agency=works&year=1999").await.body;
        assert!(nobody.contains("No promise matches these filters."), "{nobody}");
    }

    async fn the_calendar_of_due_dates_is_one_that_programs_can_read(site: TestSite) {
        let mut scene = scene(&site).await;
        let title = "چراغ‌های تازه؛ برای خیابان مدرسه, کوچهٔ نانوایی; و همهٔ راه‌های کنار بندر تا پای اسکلهٔ بزرگ";
        let summary = ("summary_fa", "هفت تیر.");
        let new: Vec<_> = new_item(&[], "1406-Q2").into_iter().filter(|(name, _)| !name.ends_with("_en")).collect();
        let new: Vec<_> = new.into_iter().chain([("title_fa", title), summary]).collect();
        assert_eq!(scene.moderator.post("/fa/roadmap", &new).await.status, StatusCode::SEE_OTHER);
        let undated = [("title_en", "A bench at the pier"), ("summary_en", "Nine of oak."), ("agency", "works"), ("stage", "under_review"),
            ("reason", "We look at it.")];
        assert_eq!(scene.moderator.post("/en/roadmap", &undated).await.status, StatusCode::SEE_OTHER);
        let answer = site.visitor().get("/fa/roadmap.ics").await;
        assert_eq!(answer.headers["content-type"], "text/calendar; charset=utf-8");
        let lines = unfolded(&answer.body);
        assert_eq!(lines.first().map(String::as_str), Some("BEGIN:VCALENDAR"));
        assert_eq!(lines.last().map(String::as_str), Some("END:VCALENDAR"));
        assert_eq!(lines.iter().filter(|line| *line == "BEGIN:VEVENT").count(), 1, "what has no date is no event");
        for once in ["VERSION:2.0", "PRODID:", "UID:", "DTSTAMP:20261122T000000Z", "DTSTART;VALUE=DATE:20270922",
            "DTEND;VALUE=DATE:20270923", "SEQUENCE:0"] {
            assert_eq!(lines.iter().filter(|line| line.starts_with(once)).count(), 1, "{once}: {lines:#?}");
        }
        let escaped = title.replace(',', "\\,").replace(';', "\\;");
        assert!(lines.contains(&format!("SUMMARY;LANGUAGE=fa:{escaped}")), "{lines:#?}");
        let told = "DESCRIPTION;LANGUAGE=fa:عمران · برنامه‌ریزی‌شده · تابستان ۱۴۰۶";
        assert!(lines.iter().any(|line| line == told), "{lines:#?}");
        let uid = lines.iter().find(|line| line.starts_with("UID:")).unwrap().clone();
        site.clock.advance(DAY);
        change(&mut scene.officer, 1, &[("stage", "planned"), ("due", "2027-12"), ("reason", "Late poles.")]).await;
        let later = unfolded(&site.visitor().get("/en/roadmap.ics?agency=works").await.body);
        for line in [uid.as_str(), "SEQUENCE:1", "DTSTAMP:20261123T000000Z", "DTSTART;VALUE=DATE:20271231"] {
            assert!(later.iter().any(|one| one == line), "the same event, moved: {line}: {later:#?}");
        }
        change(&mut scene.officer, 1, &[("stage", "done"), ("due", "2027-12"), ("reason", "They burn.")]).await;
        assert!(!site.visitor().get("/en/roadmap.ics").await.body.contains("VEVENT"), "nothing is due any more");
    }

    async fn a_kept_page_of_the_roadmap_shows_what_changed(site: TestSite) {
        let mut scene = scene(&site).await;
        let item = scene.promised().await;
        let mut visitor = site.visitor();
        let path = format!("/en/roadmap/{item}");
        assert!(!visitor.get(&path).await.body.contains("In progress →"));
        site.clock.advance(DAY);
        let begun = [("stage", "in_progress"), ("due", "2027-05"), ("reason", "The trench is open.")];
        change(&mut scene.officer, item, &begun).await;
        assert!(visitor.get(&path).await.body.contains("The trench is open."));
        assert!(visitor.get(&format!("/en/ideas/{}", scene.idea)).await.body.contains("In progress"));
    }

    async fn what_nobody_can_read_is_no_promise(site: TestSite) {
        let mut scene = scene(&site).await;
        let mut tx = site.db().write().await.unwrap();
        masmou::execute!(tx, sqlx::query("update ideas set visibility = 'hidden' where id = $1").bind(scene.idea)).unwrap();
        tx.commit().await.unwrap();
        let form = format!("/en/roadmap/new?idea={}", scene.idea);
        assert_eq!(scene.moderator.get(&form).await.status, StatusCode::NOT_FOUND);
        let ideas = [scene.idea.to_string()];
        let made = scene.moderator.post("/en/roadmap", &new_item(&ideas, "2027")).await;
        assert_eq!(made.status, StatusCode::NOT_FOUND);
    }

    async fn texts_are_kept_in_each_language_that_there_is(site: TestSite) {
        let mut scene = scene(&site).await;
        let item = scene.promised().await;
        let path = format!("/fa/roadmap/{item}/texts");
        let half = [("title_fa", "چراغ‌های تازه برای خیابان مدرسه"), ("summary_fa", "")];
        let refused = scene.officer.post(&path, &half).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("href=\"#summary_fa\""), "{}", refused.body);
        let whole = [half[0], ("summary_fa", "هفت تیر تازه."), ("title_en", NEW[0].1), ("summary_en", NEW[1].1)];
        assert_eq!(scene.officer.post(&path, &whole).await.status, StatusCode::SEE_OTHER);
        let mut visitor = site.visitor();
        assert!(visitor.get(&format!("/fa/roadmap/{item}")).await.body.contains("هفت تیر تازه."));
        let arabic = visitor.get(&format!("/ar/roadmap/{item}")).await.body;
        assert!(arabic.contains("<h1 lang=\"en\">") && arabic.contains("English"), "{arabic}");
    }
}
