//! Hiding and showing, waiting, flags, appeals, and the moderators' inbox.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use app::domain::account::Role;
use axum::http::StatusCode;
use masmou::{execute, fetch};
use support::waiting::until;
use support::{Answer, Browser, TestSite};

const DAY: i64 = 24 * 60 * 60 * 1000;

/// A resident's idea with a comment of another under it, and a moderator.
struct Scene {
    author: Browser,
    salma: Browser,
    mona: Browser,
    idea: i64,
    comment: i64,
}

async fn scene(site: &TestSite) -> Scene {
    let (author, author_id) = site.signed_in_as("Author", Role::Resident).await;
    let idea = site.told(author_id, "More light at the harbour", "The quay is secretly dark.").await;
    let mut salma = site.resident("Salma").await;
    let comment = comment(&mut salma, idea, "I stumble there **every** night.").await;
    let mona = site.signed_in_as("Mona", Role::Moderator).await.0;
    Scene { author, salma, mona, idea, comment }
}

async fn comment(browser: &mut Browser, idea: i64, body: &str) -> i64 {
    let answer = browser.post(&format!("/en/ideas/{idea}/comments"), &[("body", body)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.location().rsplit('/').next().unwrap().parse().unwrap()
}

async fn decide(moderator: &mut Browser, thing: &str, verdict: &str, rule: &str, reason: &str) -> Answer {
    let fields = [("thing", thing), ("verdict", verdict), ("rule", rule), ("reason", reason)];
    moderator.post("/en/moderation/decisions", &fields).await
}

async fn hide(moderator: &mut Browser, thing: &str) -> i64 {
    let answer = decide(moderator, thing, "hide", "insult", "It names a neighbour.").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.location().rsplit('=').next().unwrap().parse().unwrap()
}

async fn undo(moderator: &mut Browser, decision: i64) -> StatusCode {
    moderator.post("/en/moderation/reversals", &[("decision", &decision.to_string())]).await.status
}

async fn flag(browser: &mut Browser, thing: &str) -> Answer {
    browser.post("/en/flags", &[("thing", thing), ("rule", "spam"), ("body", "")]).await
}

async fn number(site: &TestSite, sql: &'static str) -> i64 {
    fetch!(site.db().read().await.unwrap(), fetch_one, sqlx::query_scalar(sql)).unwrap()
}

async fn run(site: &TestSite, sql: &'static str) {
    let mut tx = site.db().write().await.unwrap();
    execute!(tx, sqlx::query(sql)).unwrap();
    tx.commit().await.unwrap();
}

async fn is_whole(site: &TestSite) {
    let report = masmou::check::examine(site.db()).await.unwrap();
    assert!(report.is_clean(), "{report}");
}

on_both_engines! {
    async fn a_hidden_idea_is_nowhere_public_and_leaves_a_trace(site: TestSite) {
        let mut s = scene(&site).await;
        hide(&mut s.mona, &format!("idea-{}", s.idea)).await;
        let path = format!("/en/ideas/{}", s.idea);
        let page = site.visitor().get(&path).await;
        assert_eq!(page.status, StatusCode::GONE);
        assert!(page.body.contains("It names a neighbour.") && page.body.contains("Insult or threat"), "{}", page.body);
        for secret in ["More light", "secretly dark", "I stumble there"] {
            assert!(!page.body.contains(secret), "{secret}");
            assert!(!site.visitor().get("/en?sort=newest").await.body.contains(secret), "{secret}");
        }
        let history = site.visitor().get(&format!("/en/comments/{}/history", s.comment)).await;
        assert_eq!(history.status, StatusCode::NOT_FOUND, "its title stands there, too");
        let own = s.author.get(&path).await;
        assert_eq!(own.status, StatusCode::OK);
        assert!(own.body.contains("secretly dark") && own.body.contains("/appeal"), "{}", own.body);
        assert!(s.mona.get(&path).await.body.contains("secretly dark"));
        assert_eq!(s.salma.get(&path).await.status, StatusCode::GONE);
        is_whole(&site).await;
    }

    async fn nobody_adds_to_what_is_hidden(site: TestSite) {
        let mut s = scene(&site).await;
        hide(&mut s.mona, &format!("idea-{}", s.idea)).await;
        for (path, field) in [("support", "from"), ("follow", "from"), ("comments", "body"), ("same", "body")] {
            let answer = s.salma.post(&format!("/en/ideas/{}/{path}", s.idea), &[(field, "x")]).await;
            assert_eq!(answer.status, StatusCode::GONE, "{path}: {}", answer.body);
            assert!(answer.body.contains("This idea is hidden"), "{path}");
        }
        let mut visitor = site.visitor();
        assert_eq!(visitor.post(&format!("/en/ideas/{}/comments", s.idea), &[("body", "x")]).await.status, StatusCode::GONE);
        assert!(!visitor.get("/en/sign-in").await.body.contains("More light"), "its title is told to nobody");
        assert_eq!(number(&site, "select votes from ideas").await, 1, "the author's own");
        assert_eq!(s.salma.post(&format!("/en/ideas/{}/withdrawal", s.idea), &[]).await.status, StatusCode::SEE_OTHER);
    }

    async fn moderators_leave_their_own_words_to_others(site: TestSite) {
        let mut s = scene(&site).await;
        let (mut omid, omid_id) = site.signed_in_as("Omid", Role::Moderator).await;
        let thing = format!("idea-{}", site.idea(omid_id, "A plan of my own for the square").await);
        let decision = hide(&mut s.mona, &thing).await;
        assert_eq!(decide(&mut omid, &thing, "restore", "", "It is fine.").await.status, StatusCode::FORBIDDEN);
        assert_eq!(undo(&mut omid, decision).await, StatusCode::FORBIDDEN);
        assert_eq!(undo(&mut s.mona, decision).await, StatusCode::SEE_OTHER);
        flag(&mut s.salma, &thing).await;
        assert_eq!(decide(&mut omid, &thing, "keep", "", "").await.status, StatusCode::FORBIDDEN);
    }

    async fn a_hidden_comment_keeps_its_place_without_its_words_and_is_not_counted(site: TestSite) {
        let mut s = scene(&site).await;
        let decision = hide(&mut s.mona, &format!("comment-{}", s.comment)).await;
        let path = format!("/en/ideas/{}", s.idea);
        let page = site.visitor().get(&path).await.body;
        assert!(!page.contains("stumble") && page.contains(&format!("id=\"comment-{}\"", s.comment)), "{page}");
        assert!(page.contains("It names a neighbour."));
        assert!(s.salma.get(&path).await.body.contains("stumble"), "its author reads it still");
        assert_eq!(number(&site, "select comments from ideas").await, 0);
        let reply = [("body", "Indeed"), ("parent_id", &*s.comment.to_string())];
        assert_eq!(s.author.post(&format!("{path}/comments"), &reply).await.status, StatusCode::NOT_FOUND);
        let edit = format!("/en/comments/{}/edit", s.comment);
        assert_eq!(s.salma.post(&edit, &[("body", "Other words")]).await.status, StatusCode::FORBIDDEN);
        is_whole(&site).await;
        assert_eq!(undo(&mut s.mona, decision).await, StatusCode::SEE_OTHER);
        assert!(site.visitor().get(&path).await.body.contains("stumble"));
        assert_eq!(number(&site, "select comments from ideas").await, 1);
        is_whole(&site).await;
    }

    async fn a_hidden_comment_that_is_deleted_is_taken_from_no_count(site: TestSite) {
        let mut s = scene(&site).await;
        hide(&mut s.mona, &format!("comment-{}", s.comment)).await;
        s.salma.post(&format!("/en/comments/{}/deletion", s.comment), &[]).await;
        assert_eq!(number(&site, "select comments from ideas").await, 0);
        let late = decide(&mut s.mona, &format!("comment-{}", s.comment), "restore", "", "Again").await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        is_whole(&site).await;
    }

    async fn the_second_moderator_is_told_who_was_faster(site: TestSite) {
        let mut s = scene(&site).await;
        let mut omar = site.signed_in_as("Omar", Role::Moderator).await.0;
        let form = format!("comment-{}@public.0", s.comment);
        hide(&mut s.mona, &form).await;
        site.clock.advance(60_000);
        let late = decide(&mut omar, &form, "keep", "", "").await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.body.contains("Already settled by") && late.body.contains("Mona"), "{}", late.body);
        assert_eq!(number(&site, "select count(*) from decisions").await, 1);
    }

    async fn hiding_needs_a_rule_and_a_reason_and_keeps_what_was_typed(site: TestSite) {
        let mut s = scene(&site).await;
        let answer = decide(&mut s.mona, &format!("idea-{}@public.0", s.idea), "hide", "", "Half a reason").await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains("Half a reason") && answer.body.contains("id=\"rule-error\""), "{}", answer.body);
        assert_eq!(number(&site, "select count(*) from decisions").await, 0);
    }

    async fn residents_and_officers_decide_nothing(site: TestSite) {
        let mut s = scene(&site).await;
        let mut officer = site.signed_in_as("Officer", Role::Officer).await.0;
        for browser in [&mut s.author, &mut officer, &mut site.visitor()] {
            let answer = decide(browser, &format!("comment-{}", s.comment), "hide", "spam", "No").await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN);
            for path in ["/en/moderation", "/en/moderation/log", "/en/moderation/replies"] {
                assert_eq!(browser.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
            }
        }
    }

    async fn a_moderator_of_another_topic_neither_decides_nor_sees_it(site: TestSite) {
        let mut s = scene(&site).await;
        run(&site, "insert into topics (slug, names, position) values ('water', '{}', 1)").await;
        let (mut omar, _) = site.signed_in_as("Omar", Role::Moderator).await;
        run(&site, "insert into moderator_topics (account_id, topic_id) select max(id), 2 from accounts").await;
        for _ in 0..3 {
            let name = format!("Neighbour {}", site.clock.now());
            site.clock.advance(1);
            flag(&mut site.resident(&name).await, &format!("comment-{}", s.comment)).await;
        }
        assert!(s.mona.get("/en/moderation").await.body.contains("I stumble there"));
        assert!(!omar.get("/en/moderation").await.body.contains("I stumble there"));
        let opened = omar.get(&format!("/en/moderation?item=comment-{}", s.comment)).await;
        assert_eq!(opened.status, StatusCode::FORBIDDEN);
        let answer = decide(&mut omar, &format!("comment-{}", s.comment), "hide", "spam", "No").await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
    }

    async fn flags_hold_and_never_hide(site: TestSite) {
        let mut s = scene(&site).await;
        site.clock.advance(8 * DAY);
        let thing = format!("comment-{}", s.comment);
        let mut flaggers = Vec::new();
        for name in ["Rana", "Sami", "Tala"] {
            flaggers.push(site.resident(name).await);
        }
        site.clock.advance(8 * DAY);
        for flagger in &mut flaggers[..2] {
            assert_eq!(flag(flagger, &thing).await.status, StatusCode::SEE_OTHER);
            flag(flagger, &thing).await;
        }
        assert_eq!(number(&site, "select count(*) from flags").await, 2, "one per resident");
        assert_eq!(number(&site, "select count(*) from holds").await, 0);
        flag(&mut flaggers[2], &thing).await;
        assert_eq!(number(&site, "select count(*) from holds").await, 1);
        assert_eq!(number(&site, "select count(*) from notices where kind = 'held'").await, 1);
        let page = site.visitor().get(&format!("/en/ideas/{}", s.idea)).await.body;
        assert!(page.contains("stumble"), "it can be read until a moderator decides");
        let inbox = s.mona.get("/en/moderation?what=flags").await.body;
        assert!(inbox.contains("Held") && inbox.contains("Advertising or spam × 3"), "{inbox}");
        assert!(!inbox.contains("Rana"), "who flagged is told to nobody");
        let keep = decide(&mut s.mona, &format!("{thing}@public.0"), "keep", "", "").await;
        let decision: i64 = keep.location().rsplit('=').next().unwrap().parse().unwrap();
        const OPEN: &str = "select (select count(*) from flags where decision_id is null)
            + (select count(*) from holds where decision_id is null)";
        assert_eq!(number(&site, OPEN).await, 0);
        undo(&mut s.mona, decision).await;
        assert_eq!(number(&site, OPEN).await, 4, "the flags are open again, and so is the hold");
        is_whole(&site).await;
    }

    async fn nobody_flags_their_own_words_or_what_cannot_be_read(site: TestSite) {
        let mut s = scene(&site).await;
        let thing = format!("comment-{}", s.comment);
        assert_eq!(flag(&mut s.salma, &thing).await.status, StatusCode::FORBIDDEN);
        let no_rule = s.author.post("/en/flags", &[("thing", &*thing), ("body", "typed words")]).await;
        assert_eq!(no_rule.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(no_rule.body.contains("typed words") && no_rule.body.contains("flag-rule-error"));
        hide(&mut s.mona, &thing).await;
        assert_eq!(flag(&mut s.author, &thing).await.status, StatusCode::CONFLICT);
        assert_eq!(s.author.get(&format!("/en/flags/new?thing={thing}")).await.status, StatusCode::NOT_FOUND);
    }

    async fn an_author_objects_once_and_another_moderator_decides(site: TestSite) {
        let mut s = scene(&site).await;
        let mut omar = site.signed_in_as("Omar", Role::Moderator).await.0;
        let decision = hide(&mut s.mona, &format!("comment-{}", s.comment)).await;
        let path = format!("/en/decisions/{decision}/appeal");
        assert_eq!(s.author.post(&path, &[("body", "Not mine")]).await.status, StatusCode::FORBIDDEN);
        assert_eq!(s.salma.post(&path, &[("body", " ")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(s.salma.post(&path, &[("body", "It names nobody.")]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(s.salma.post(&path, &[("body", "Again!")]).await.status, StatusCode::CONFLICT);
        assert!(s.mona.get("/en/moderation?item=appeal-1").await.body.contains("a colleague must judge"));
        let outcome = [("outcome", "overturned"), ("reason", "Indeed, it names nobody.")];
        let settle = "/en/moderation/appeals/1/outcome";
        assert_eq!(s.mona.post(settle, &outcome).await.status, StatusCode::FORBIDDEN);
        assert!(omar.get("/en/moderation").await.body.contains("appeal-1"));
        assert_eq!(omar.post(settle, &outcome).await.status, StatusCode::SEE_OTHER);
        let late = omar.post(settle, &outcome).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(site.visitor().get(&format!("/en/ideas/{}", s.idea)).await.body.contains("stumble"));
        assert!(s.salma.get(&path).await.body.contains("Indeed, it names nobody."));
        assert_eq!(number(&site, "select comments from ideas").await, 1);
        assert_eq!(number(&site, "select count(*) from notices where kind = 'appeal_decided'").await, 1);
        is_whole(&site).await;
    }

    async fn many_are_settled_by_one_decision_and_what_a_colleague_settled_is_left_alone(site: TestSite) {
        let mut s = scene(&site).await;
        let second = comment(&mut s.author, s.idea, "The second comment").await;
        hide(&mut s.mona, &format!("idea-{}", s.idea)).await;
        let things = [format!("comment-{}@public.0", s.comment), format!("comment-{second}@public.0"), format!("idea-{}@public.0", s.idea)];
        let mut fields = vec![("many", "1"), ("verdict", "hide"), ("rule", "spam"), ("reason", "One reason")];
        fields.extend(things.iter().map(|thing| ("thing", thing.as_str())));
        let answer = s.mona.post("/en/moderation/decisions", &fields).await;
        assert!(answer.location().ends_with("?done=2.3&left=1"), "{}", answer.location());
        let page = s.mona.get(answer.location()).await.body;
        assert!(page.contains("(2 items)") && page.contains("1 was left alone"), "{page}");
        let undo = [("decision", "2"), ("decision", "3")];
        assert_eq!(s.mona.post("/en/moderation/reversals", &undo).await.status, StatusCode::SEE_OTHER);
        assert_eq!(number(&site, "select comments from ideas").await, 2);
        is_whole(&site).await;
    }

    async fn only_the_last_decision_is_taken_back_and_once(site: TestSite) {
        let mut s = scene(&site).await;
        let thing = format!("comment-{}", s.comment);
        let first = hide(&mut s.mona, &thing).await;
        let answer = decide(&mut s.mona, &thing, "restore", "", "A mistake").await;
        let second: i64 = answer.location().rsplit('=').next().unwrap().parse().unwrap();
        assert_eq!(undo(&mut s.mona, first).await, StatusCode::CONFLICT);
        assert_eq!(undo(&mut s.mona, second).await, StatusCode::SEE_OTHER);
        assert_eq!(undo(&mut s.mona, second).await, StatusCode::CONFLICT);
        assert!(!site.visitor().get(&format!("/en/ideas/{}", s.idea)).await.body.contains("stumble"));
        let log = s.mona.get("/en/moderation/log").await.body;
        assert!(log.contains("Undone by") && log.contains("A mistake"), "{log}");
        is_whole(&site).await;
    }

    async fn the_public_log_names_nobody(site: TestSite) {
        let mut s = scene(&site).await;
        hide(&mut s.mona, &format!("comment-{}", s.comment)).await;
        let log = site.visitor().get("/en/moderation/public-log").await;
        assert_eq!(log.status, StatusCode::OK);
        assert!(log.body.contains("It names a neighbour.") && log.body.contains("Comment: Insult or threat"), "{}", log.body);
        for name in ["Mona", "Salma", "More light", "stumble"] {
            assert!(!log.body.contains(name), "{name}");
        }
    }

    async fn a_colleague_sees_who_is_looking_for_ten_minutes(site: TestSite) {
        let mut s = scene(&site).await;
        let mut omar = site.signed_in_as("Omar", Role::Moderator).await.0;
        flag(&mut s.author, &format!("comment-{}", s.comment)).await;
        let open = format!("/en/moderation?item=comment-{}", s.comment);
        omar.get("/en/moderation").await;
        assert!(!s.mona.get("/en/moderation").await.body.contains("is looking at this"), "a list is no look");
        s.mona.get(&open).await;
        assert!(omar.get("/en/moderation").await.body.contains("\u{2068}Mona\u{2069} is looking at this"));
        omar.get(&open).await;
        assert!(!s.mona.get(&open).await.body.contains("Omar"), "it stays with who came first");
        site.clock.advance(10 * 60 * 1000 + 1);
        assert!(!omar.get("/en/moderation").await.body.contains("is looking at this"));
    }

    async fn notes_tell_the_colleagues_that_they_name_and_nobody_else(site: TestSite) {
        let mut s = scene(&site).await;
        site.signed_in_as("Omar Said", Role::Administrator).await;
        let path = format!("/en/ideas/{}/notes", s.idea);
        let to = format!("/moderation?item=idea-{}", s.idea);
        let note = [("body", "@omar said: is it the same quay?"), ("to", &*to)];
        assert_eq!(s.author.post(&path, &note).await.status, StatusCode::FORBIDDEN);
        assert_eq!(s.mona.post(&path, &note).await.status, StatusCode::SEE_OTHER);
        assert!(s.mona.get(&format!("/en{to}")).await.body.contains("is it the same quay?"));
        for page in [format!("/en/ideas/{}", s.idea), "/en".into(), "/en/moderation/public-log".into()] {
            assert!(!s.author.get(&page).await.body.contains("same quay"), "{page}");
        }
        assert_eq!(number(&site, "select count(*) from notices where kind = 'mentioned'").await, 1);
        assert_eq!(s.mona.post(&path, &[("body", ""), ("to", &to)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn another_wording_is_the_authors_to_accept(site: TestSite) {
        let mut s = scene(&site).await;
        let path = format!("/en/ideas/{}/edits", s.idea);
        let wording = [("title", "More light on the old quay"), ("body", "It is dark."), ("reason", "Easier to find")];
        assert_eq!(s.salma.post(&path, &wording).await.status, StatusCode::FORBIDDEN);
        let short = s.mona.post(&path, &[("title", "Short"), ("body", "x"), ("reason", "y")]).await;
        assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(s.mona.post(&path, &wording).await.status, StatusCode::SEE_OTHER);
        assert_eq!(s.mona.post(&path, &wording).await.status, StatusCode::CONFLICT, "one at a time");
        let idea = format!("/en/ideas/{}", s.idea);
        assert!(!s.salma.get(&idea).await.body.contains("old quay"));
        assert!(s.author.get(&idea).await.body.contains("edit-proposal"));
        assert!(s.author.get(&format!("{idea}/edit-proposal")).await.body.contains("old quay"));
        assert_eq!(s.salma.get(&format!("{idea}/edit-proposal")).await.status, StatusCode::FORBIDDEN);
        assert_eq!(s.salma.post("/en/edits/1/answer", &[("answer", "accepted")]).await.status, StatusCode::FORBIDDEN);
        assert_eq!(s.author.post("/en/edits/1/answer", &[("answer", "accepted")]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(s.author.post("/en/edits/1/answer", &[("answer", "refused")]).await.status, StatusCode::CONFLICT);
        let page = site.visitor().get(&idea).await.body;
        assert!(page.contains("old quay") && !page.contains("secretly dark"), "{page}");
        assert_eq!(number(&site, "select count(*) from idea_versions").await, 1);
    }

    async fn an_idea_moves_to_another_topic(site: TestSite) {
        let mut s = scene(&site).await;
        run(&site, "insert into topics (slug, names, position) values ('water', '{\"en\":\"Water\"}', 1)").await;
        site.site.directory.reload(site.db()).await.unwrap();
        let path = format!("/en/ideas/{}/place", s.idea);
        assert_eq!(s.author.post(&path, &[("topic", "water")]).await.status, StatusCode::FORBIDDEN);
        assert_eq!(s.mona.post(&path, &[("topic", "nowhere")]).await.status, StatusCode::BAD_REQUEST);
        assert_eq!(s.mona.post(&path, &[("topic", "water"), ("area", "")]).await.status, StatusCode::SEE_OTHER);
        assert!(site.visitor().get("/en?topic=water").await.body.contains("More light"));
        assert_eq!(number(&site, "select count(*) from ideas where area_id is null").await, 1);
    }

    async fn saved_replies_are_inserted_in_the_language_of_the_text(site: TestSite) {
        let mut s = scene(&site).await;
        let mut admin = site.signed_in_as("Admin", Role::Administrator).await.0;
        let texts = [("name", "Names"), ("text_en", "Dear {name}, please write {title} without names."), ("text_fa", "سلام")];
        assert_eq!(s.mona.post("/en/moderation/replies", &texts).await.status, StatusCode::FORBIDDEN);
        assert_eq!(admin.post("/en/moderation/replies", &texts).await.status, StatusCode::SEE_OTHER);
        assert_eq!(admin.post("/en/moderation/replies", &texts).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let thing = format!("comment-{}@public.0", s.comment);
        let fields = [("thing", &*thing), ("intent", "reply"), ("reply", "1"), ("reason", "Typed before."), ("rule", "insult")];
        let page = s.mona.post("/fa/moderation/decisions", &fields).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("Typed before.\n\nDear Salma, please write More light at the harbour"), "{}", page.body);
        assert_eq!(number(&site, "select count(*) from decisions").await, 0);
    }
}

async fn wait_for_all(site: &TestSite, browser: &mut Browser, title: &str) -> i64 {
    let fields = [("kind", "idea"), ("title", title), ("body", "Some words"), ("topic", "lighting"), ("area", "")];
    let answer = browser.post("/en/ideas", &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let id = answer.location().rsplit('/').next().unwrap().parse().unwrap();
    is_whole(site).await;
    id
}

#[tokio::test]
async fn newcomers_wait_until_three_things_of_theirs_can_be_read() {
    use app::domain::moderation::trust::Premoderation;
    let site = TestSite::with(|config| config.moderation = Premoderation::Newcomers).await;
    let mut nour = site.resident("Nour").await;
    let mut mona = site.signed_in_as("Mona", Role::Moderator).await.0;
    let idea = wait_for_all(&site, &mut nour, "A bench under the palm trees").await;
    let path = format!("/en/ideas/{idea}");
    let own = nour.get(&path).await;
    assert!(own.status == StatusCode::OK && own.body.contains("Only its author and the moderators"), "{}", own.body);
    assert_eq!(site.visitor().get(&path).await.status, StatusCode::NOT_FOUND);
    assert!(!site.visitor().get("/en?sort=newest").await.body.contains("palm trees"));
    assert!(mona.get("/en/moderation?what=ideas").await.body.contains("palm trees"));
    assert_eq!(
        decide(&mut mona, &format!("idea-{idea}@waiting.0"), "approve", "", "").await.status,
        StatusCode::SEE_OTHER
    );
    assert!(site.visitor().get("/en?sort=newest").await.body.contains("palm trees"));
    for n in 0..2 {
        let comment = comment(&mut nour, idea, &format!("Comment number {n}")).await;
        assert!(!site.visitor().get(&path).await.body.contains(&format!("Comment number {n}")));
        assert!(nour.get(&path).await.body.contains(&format!("Comment number {n}")));
        assert!(mona.get(&path).await.body.contains(&format!("Comment number {n}")));
        is_whole(&site).await;
        decide(&mut mona, &format!("comment-{comment}@waiting.0"), "approve", "", "").await;
    }
    assert_eq!(number(&site, "select comments from ideas").await, 2);
    comment(&mut nour, idea, "Trusted from now on").await;
    assert!(site.visitor().get(&path).await.body.contains("Trusted from now on"));
    is_whole(&site).await;
}

#[tokio::test]
async fn a_new_account_with_links_is_held_and_told_why() {
    let site = TestSite::sqlite().await;
    let mut s = scene(&site).await;
    let mut seller = site.resident("Seller").await;
    comment(&mut seller, s.idea, "Buy lamps: https://a.example https://b.example www.c.example").await;
    let page = site.visitor().get(&format!("/en/ideas/{}", s.idea)).await.body;
    assert!(page.contains("Buy lamps"), "it is held, not hidden");
    let inbox = s.mona.get("/en/moderation").await.body;
    assert!(inbox.contains("3 links, new account"), "{inbox}");
    assert_eq!(number(&site, "select count(*) from notices where kind = 'held'").await, 1);
}

#[tokio::test]
async fn the_same_words_again_and_again_are_held() {
    let site = TestSite::sqlite().await;
    let s = scene(&site).await;
    let words = "Come to the best shop at the old harbour, open day and night!";
    for n in 0..4 {
        let mut browser = site.resident(&format!("Account {n}")).await;
        comment(&mut browser, s.idea, words).await;
    }
    assert!(number(&site, "select count(*) from holds").await >= 1);
    let mut thanks = site.resident("Polite").await;
    for _ in 0..3 {
        comment(&mut thanks, s.idea, "Thank you!").await;
    }
    assert_eq!(
        number(
            &site,
            "select count(*) from holds h join comments c on c.id = h.subject_id where c.body = 'Thank you!'"
        )
        .await,
        0
    );
}

#[tokio::test]
async fn the_search_finds_nothing_hidden_and_finds_it_again() {
    let site = TestSite::sqlite().await;
    let mut s = scene(&site).await;
    let _follow = site.follow();
    let found = async |want: bool, when: &str| {
        let shown = async || {
            let page = site.visitor().get("/en/search?q=harbour").await;
            page.status == StatusCode::OK && page.body.contains("id=\"idea-1\"") == want
        };
        until(when, shown).await;
    };
    found(true, "a public idea is found").await;
    let decision = hide(&mut s.mona, &format!("idea-{}", s.idea)).await;
    found(false, "a hidden idea is found no more").await;
    undo(&mut s.mona, decision).await;
    found(true, "the idea is found again").await;
}

#[tokio::test]
async fn two_at_the_same_moment_decide_once() {
    let site = TestSite::sqlite().await;
    let s = scene(&site).await;
    let form = format!("comment-{}@public.0", s.comment);
    let mut tasks = Vec::new();
    for n in 0..8 {
        let mut browser = site.signed_in_as(&format!("Moderator {n}"), Role::Moderator).await.0;
        let form = form.clone();
        tasks.push(tokio::spawn(async move { decide(&mut browser, &form, "hide", "spam", "Once").await.status }));
    }
    let mut done = 0;
    for task in tasks {
        done += usize::from(task.await.unwrap() == StatusCode::SEE_OTHER);
    }
    assert_eq!(done, 1);
    assert_eq!(number(&site, "select comments from ideas").await, 0);
    is_whole(&site).await;
}

/// On PostgreSQL, where two transactions can wait for each other.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_moderators_who_decide_about_the_same_things_do_not_block_each_other() {
    let Some(site) = TestSite::postgres().await else { return };
    let author = site.account("Author", Role::Resident).await;
    let mut ideas = Vec::new();
    for n in 0..6 {
        ideas.push(format!("idea-{}", site.idea(author, &format!("More light at pier {n}")).await));
    }
    let mut mona = site.signed_in_as("Mona", Role::Moderator).await.0;
    let mut omid = site.signed_in_as("Omid", Role::Moderator).await.0;
    let ruling = [("many", "1"), ("verdict", "keep"), ("reason", "It is fine.")];
    let things = ideas.iter().map(|idea| ("thing", idea.as_str()));
    let forth: Vec<_> = ruling.into_iter().chain(things.clone()).collect();
    let back: Vec<_> = ruling.into_iter().chain(things.rev()).collect();
    for _ in 0..20 {
        let (one, two) =
            tokio::join!(mona.post("/en/moderation/decisions", &forth), omid.post("/en/moderation/decisions", &back));
        assert_eq!((one.status, two.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER), "{}", one.body);
    }
    for _ in 0..20 {
        mona.post("/en/moderation/decisions", &forth).await;
        let last = "select max(id) from decisions group by subject, subject_id order by 1";
        let mut conn = site.db().read().await.unwrap();
        let decisions: Vec<i64> = fetch!(conn, fetch_all, sqlx::query_scalar(last)).unwrap();
        drop(conn);
        let fields: Vec<_> = decisions.iter().map(|id| ("decision", id.to_string())).collect();
        let forth: Vec<_> = fields.iter().map(|(name, id)| (*name, id.as_str())).collect();
        let back: Vec<_> = forth.iter().rev().copied().collect();
        let (one, two) =
            tokio::join!(mona.post("/en/moderation/reversals", &forth), omid.post("/en/moderation/reversals", &back));
        // Who is later finds everything taken back already.
        for answer in [one, two] {
            assert!([StatusCode::SEE_OTHER, StatusCode::CONFLICT].contains(&answer.status), "{}", answer.body);
        }
    }
    is_whole(&site).await;
}
