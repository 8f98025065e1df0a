//! A comment, or a part of an idea, becomes an idea of its own when its author agrees, and not before.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use app::domain::access::Actor;
use app::domain::account::{Reach, Role};
use app::domain::moderation::trust::Premoderation;
use app::domain::moderation::{Subject, Thing, Verdict};
use axum::http::StatusCode;
use masmou::moderation::decisions::Ruling;
use masmou::notifications::spread;
use masmou::{check, comments, execute, fetch, merging};
use sqlx::AssertSqlSafe;
use support::{Answer, Browser, NOW, TestSite};

static EVERYTHING: Reach = Reach { agencies: Vec::new(), topics: Vec::new(), areas: Vec::new() };

const COMMENT: &str = "I agree about the lamp.\n\nBut the *bench* beside it tips over, and somebody will get hurt.";
const PASSAGE: &str = "the *bench* beside it tips over, and somebody will get hurt.";
const TITLE: &str = "The bench at the steps tips over";

/// Salma's idea with Noor's comment, and a moderator.
struct Scene {
    idea: i64,
    comment: i64,
    noor: Browser,
    noor_id: i64,
    nadia: Browser,
    nadia_id: i64,
}

async fn scene(site: &TestSite) -> Scene {
    let salma = site.account("Salma", Role::Resident).await;
    let idea = site.told(salma, "More light at the harbour steps", "It is dark.\n\nAnd the bin is full.").await;
    let (noor, noor_id) = site.signed_in_as("Noor", Role::Resident).await;
    let comment = comments::write(site.db(), noor_id, idea, None, COMMENT, "en", NOW).await.unwrap();
    let (nadia, nadia_id) = site.signed_in_as("Nadia", Role::Moderator).await;
    Scene { idea, comment, noor, noor_id, nadia, nadia_id }
}

fn proposal<'a>(title: &'a str, body: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("kind", "complaint"),
        ("title", title),
        ("body", body),
        ("topic", "lighting"),
        ("area", "harbour"),
        ("reason", "It is another matter than the lamp."),
    ]
}

fn agreement<'a>(title: &'a str, body: &'a str) -> Vec<(&'a str, &'a str)> {
    [proposal(title, body), vec![("answer", "agreed")]].concat()
}

impl Scene {
    /// The moderator asks; the number of the proposal.
    async fn ask(&mut self, site: &TestSite) -> i64 {
        let path = format!("/en/comments/{}/splits", self.comment);
        let asked = self.nadia.post(&path, &proposal(TITLE, PASSAGE)).await;
        assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
        number(site, "select max(id) from splits").await
    }

    async fn hide(&self, site: &TestSite, subject: Subject, id: i64) -> i64 {
        let ruling = Ruling::parse(Verdict::Hide, "insult", "Because.").unwrap();
        let actor = Actor::Account { id: self.nadia_id, role: Role::Moderator, reach: &EVERYTHING };
        masmou::moderation::decide(site.db(), actor, Thing { subject, id }, None, &ruling, NOW).await.unwrap()
    }
}

async fn number(site: &TestSite, sql: &str) -> i64 {
    let mut conn = site.db().read().await.unwrap();
    fetch!(conn, fetch_one, sqlx::query_scalar(AssertSqlSafe(sql))).unwrap()
}

async fn outcome(site: &TestSite, split: i64) -> Option<String> {
    let mut conn = site.db().read().await.unwrap();
    fetch!(conn, fetch_one, sqlx::query_scalar("select outcome from splits where id = $1").bind(split)).unwrap()
}

async fn assert_clean(site: &TestSite) {
    let report = check::examine(site.db()).await.unwrap();
    assert!(report.is_clean(), "{report}");
}

fn made(answer: &Answer) -> i64 {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.location().rsplit('/').next().unwrap().parse().unwrap()
}

on_both_engines! {
    async fn a_comment_becomes_an_idea_when_its_author_agrees(site: TestSite) {
        let mut scene = scene(&site).await;
        let split = scene.ask(&site).await;
        assert_eq!(number(&site, "select count(*) from ideas").await, 1, "nothing is made before the author agrees");

        spread::spread_all(site.db(), || NOW).await.unwrap();
        let notices = scene.noor.get("/en/notices").await.body;
        assert!(notices.contains("A moderator proposes that what you wrote"), "{notices}");
        let notice = number(&site, "select max(notice_id) from deliveries").await;
        let led = scene.noor.get(&format!("/en/notices/{notice}")).await;
        assert_eq!(led.location(), format!("/en/splits/{split}"));

        let page = scene.noor.get(&format!("/en/splits/{split}")).await;
        assert!(page.body.contains(TITLE) && page.body.contains("It is another matter than the lamp."));
        assert!(!page.body.contains("Nadia"), "which moderator asks is of no matter");
        let discussion = scene.noor.get(&format!("/en/ideas/{}", scene.idea)).await.body;
        assert!(discussion.contains(&format!("/en/splits/{split}")), "the way is found from the comment, too");

        let mut visitor = site.visitor();
        let before = visitor.get(&format!("/en/ideas/{}", scene.idea)).await.body;
        assert!(!before.contains("/split"), "nobody else learns of it");
        let agreed = scene.noor.post(&format!("/en/splits/{split}/answer"), &agreement(TITLE, PASSAGE)).await;
        let idea = made(&agreed);

        let of_idea = |what: &str| format!("select count(*) from {what} where idea_id = {idea}");
        let sql = format!("{} and account_id = {}", of_idea("votes"), scene.noor_id);
        assert_eq!(number(&site, &sql).await, 1, "the author's own voice");
        assert_eq!(number(&site, &of_idea("follows")).await, 1);
        let apart = number(&site, &format!("select other_id from distinctions where idea_id = {idea}")).await;
        assert_eq!(apart, scene.idea, "nobody takes it for a duplicate of where it came from");
        let page = visitor.get(&format!("/en/ideas/{idea}")).await.body;
        assert!(page.contains("grew out of a comment on") && page.contains(&format!("/en/comments/{}", scene.comment)));
        assert!(page.contains(">Noor<"), "under its author's name");
        let origin = visitor.get(&format!("/en/ideas/{}", scene.idea)).await.body;
        assert!(origin.contains("Became an idea of its own:") && origin.contains(&format!("/en/ideas/{idea}")));
        let log = scene.nadia.get("/en/moderation/log").await.body;
        assert!(log.contains("Split proposed") && log.contains("agreed,") && log.contains(TITLE), "{log}");
        let kinds = "select count(*) from events where kind in ('split.proposed', 'split.settled')";
        assert_eq!(number(&site, kinds).await, 2);
        assert_clean(&site).await;
    }

    async fn the_author_may_say_it_in_other_words_and_a_moderator_may_not(site: TestSite) {
        let mut scene = scene(&site).await;
        let path = format!("/en/comments/{}/splits", scene.comment);
        let typed = "the bench beside it is a danger";
        let wrong = scene.nadia.post(&path, &proposal(TITLE, typed)).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("not the author’s words") && wrong.body.contains(typed), "{}", wrong.body);
        assert!(wrong.body.contains("It is another matter than the lamp."), "what was typed is kept");
        let short = scene.nadia.post(&path, &[("body", PASSAGE), ("title", "Bench")]).await;
        assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
        for error in ["5 characters", "Give a reason", "Choose"] {
            assert!(short.body.contains(error), "{error}: {}", short.body);
        }
        assert_eq!(number(&site, "select count(*) from splits").await, 0);

        let split = scene.ask(&site).await;
        let path = format!("/en/splits/{split}/answer");
        let wrong = scene.noor.post(&path, &agreement("Bench", "My own words.")).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("My own words."), "{}", wrong.body);
        let idea = made(&scene.noor.post(&path, &agreement("A bench to sit on safely", "My own words.")).await);
        let page = site.visitor().get(&format!("/en/ideas/{idea}")).await.body;
        assert!(page.contains("A bench to sit on safely") && page.contains("My own words."));
        assert_clean(&site).await;
    }

    async fn of_an_idea_a_part_is_taken_and_the_rest_stays(site: TestSite) {
        let mut scene = scene(&site).await;
        let (mut salma, salma_id) = site.signed_in_as("Salma Two", Role::Resident).await;
        let idea = site.told(salma_id, "Lamp and bin at the steps", "The lamp is out.\n\nAnd the bin is full.").await;
        let path = format!("/en/ideas/{idea}/splits");
        let form = scene.nadia.get(&format!("/en/ideas/{idea}/split")).await.body;
        assert!(form.contains("And the bin is full.") && form.contains("value=\"lighting\" selected"), "{form}");
        let whole = proposal("The bin at the steps is full", "The lamp is out. And the bin is full.");
        let wrong = scene.nadia.post(&path, &whole).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("This is all of it."), "{}", wrong.body);
        let asked = scene.nadia.post_and_follow(&path, &proposal("The bin at the steps is full", "the bin is full.")).await;
        assert!(asked.body.contains("Waits for the author’s answer"), "{}", asked.status);
        let split = number(&site, "select max(id) from splits").await;
        let waiting = salma.get(&format!("/en/ideas/{idea}")).await.body;
        assert!(waiting.contains("May a part of your idea become an idea of its own?"), "{waiting}");
        let answer = agreement("The bin at the steps is full", "the bin is full.");
        let new = made(&salma.post(&format!("/en/splits/{split}/answer"), &answer).await);
        let mut visitor = site.visitor();
        let page = visitor.get(&format!("/en/ideas/{new}")).await.body;
        assert!(page.contains("grew out of a part of") && page.contains(&format!("/en/ideas/{idea}")));
        let origin = visitor.get(&format!("/en/ideas/{idea}")).await.body;
        assert!(origin.contains("And the bin is full.") && origin.contains(&format!("/en/ideas/{new}")));
        assert_clean(&site).await;
    }

    async fn the_second_moderator_is_told_who_has_asked_and_nothing_is_done_twice(site: TestSite) {
        let mut scene = scene(&site).await;
        scene.ask(&site).await;
        let (mut omar, _) = site.signed_in_as("Omar", Role::Moderator).await;
        site.clock.advance(60_000);
        let path = format!("/en/comments/{}/splits", scene.comment);
        let late = omar.post(&path, &proposal("The bench ought to be mended", PASSAGE)).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.body.contains("\u{2068}Nadia\u{2069} has asked the author already"), "{}", late.body);
        assert_eq!(number(&site, "select count(*) from splits").await, 1);
        assert_eq!(number(&site, "select count(*) from notices where kind = 'split'").await, 1);
    }

    async fn of_many_who_ask_at_the_same_moment_one_asks(site: TestSite) {
        let scene = scene(&site).await;
        let path = format!("/en/comments/{}/splits", scene.comment);
        let asking: Vec<_> = (0..8)
            .map(|_| {
                let (mut browser, path) = (scene.nadia.clone(), path.clone());
                tokio::spawn(async move { browser.post(&path, &proposal(TITLE, PASSAGE)).await.status })
            })
            .collect();
        let mut asked = 0;
        for one in asking {
            let status = one.await.unwrap();
            assert!(status == StatusCode::SEE_OTHER || status == StatusCode::CONFLICT, "{status}");
            asked += usize::from(status == StatusCode::SEE_OTHER);
        }
        assert_eq!(asked, 1);
        assert_eq!(number(&site, "select count(*) from splits").await, 1);
    }

    async fn what_the_author_declines_stays_as_it_is_and_cannot_be_agreed_to_afterwards(site: TestSite) {
        let mut scene = scene(&site).await;
        let split = scene.ask(&site).await;
        let path = format!("/en/splits/{split}/answer");
        let declined = scene.noor.post_and_follow(&path, &[("answer", "declined")]).await;
        assert!(declined.body.contains("It stays as it is."), "{}", declined.status);
        let late = scene.noor.post(&path, &agreement(TITLE, PASSAGE)).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.body.contains("You wanted it to stay as it is"), "{}", late.body);
        assert_eq!(number(&site, "select count(*) from ideas").await, 1);
        let page = scene.nadia.get(&format!("/en/comments/{}/split", scene.comment)).await.body;
        assert!(page.contains("\u{2068}Noor\u{2069} wanted it to stay as it is"), "{page}");
        assert_clean(&site).await;
    }

    async fn a_proposal_is_taken_back_until_it_is_answered(site: TestSite) {
        let mut scene = scene(&site).await;
        let split = scene.ask(&site).await;
        let (mut omar, _) = site.signed_in_as("Omar", Role::Moderator).await;
        let path = format!("/en/splits/{split}/withdrawal");
        let back = omar.post_and_follow(&path, &[]).await;
        assert!(back.body.contains("The question is taken back."), "{}", back.status);
        assert!(back.body.contains("id=\"split-form\""), "it can be asked anew");
        let twice = scene.nadia.post_and_follow(&path, &[]).await;
        assert!(twice.body.contains("settled this already"), "{}", twice.status);
        let late = scene.noor.post(&format!("/en/splits/{split}/answer"), &agreement(TITLE, PASSAGE)).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.body.contains("The moderators took the question back"), "{}", late.body);

        let again = scene.ask(&site).await;
        made(&scene.noor.post(&format!("/en/splits/{again}/answer"), &agreement(TITLE, PASSAGE)).await);
        let answered = scene.nadia.post_and_follow(&format!("/en/splits/{again}/withdrawal"), &[]).await;
        assert!(answered.body.contains("settled this already"), "{}", answered.status);
        assert_eq!(outcome(&site, again).await.as_deref(), Some("agreed"));
        assert_clean(&site).await;
    }

    async fn agreeing_and_taking_back_at_the_same_moment_end_in_one_of_both(site: TestSite) {
        let mut scene = scene(&site).await;
        for round in 0..6 {
            let split = scene.ask(&site).await;
            let (mut noor, mut nadia) = (scene.noor.clone(), scene.nadia.clone());
            let answering = tokio::spawn(async move {
                noor.post(&format!("/en/splits/{split}/answer"), &agreement(TITLE, PASSAGE)).await.status
            });
            let withdrawing =
                tokio::spawn(async move { nadia.post(&format!("/en/splits/{split}/withdrawal"), &[]).await.status });
            let (answered, withdrawn) = (answering.await.unwrap(), withdrawing.await.unwrap());
            assert_eq!(withdrawn, StatusCode::SEE_OTHER, "round {round}");
            let agreed = outcome(&site, split).await.as_deref() == Some("agreed");
            assert_eq!(answered == StatusCode::SEE_OTHER, agreed, "round {round}: {answered}");
            assert_clean(&site).await;
        }
    }

    async fn words_that_are_deleted_take_the_proposal_with_them(site: TestSite) {
        let mut scene = scene(&site).await;
        let split = scene.ask(&site).await;
        scene.noor.post(&format!("/en/comments/{}/deletion", scene.comment), &[]).await;
        assert_eq!(outcome(&site, split).await.as_deref(), Some("lapsed"));
        assert_eq!(number(&site, "select count(*) from splits where body <> '' or title <> ''").await, 0, "words go");
        let page = scene.noor.get(&format!("/en/splits/{split}")).await.body;
        assert!(page.contains("You deleted your comment"), "{page}");
        let late = scene.noor.post(&format!("/en/splits/{split}/answer"), &agreement(TITLE, PASSAGE)).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        let gone = scene.nadia.get(&format!("/en/comments/{}/split", scene.comment)).await;
        assert_eq!(gone.status, StatusCode::NOT_FOUND);
        let log = scene.nadia.get("/en/moderation/log").await.body;
        assert!(log.contains("deleted the comment"), "{log}");
        assert_clean(&site).await;
    }

    async fn nothing_is_made_of_words_while_they_are_hidden(site: TestSite) {
        let mut scene = scene(&site).await;
        let split = scene.ask(&site).await;
        let path = format!("/en/splits/{split}/answer");
        // The comment itself, and the idea that it stands under.
        for (subject, id) in [(Subject::Comment, scene.comment), (Subject::Idea, scene.idea)] {
            let decision = scene.hide(&site, subject, id).await;
            let page = scene.noor.get(&format!("/en/splits/{split}")).await.body;
            assert!(page.contains("cannot be read by everyone at present") && !page.contains("value=\"agreed\""));
            let refused = scene.noor.post(&path, &agreement(TITLE, PASSAGE)).await;
            assert_eq!(refused.status, StatusCode::CONFLICT, "{subject:?}");
            scene.nadia.post("/en/moderation/reversals", &[("decision", &decision.to_string())]).await;
        }
        made(&scene.noor.post(&path, &agreement(TITLE, PASSAGE)).await);

        scene.hide(&site, Subject::Comment, scene.comment).await;
        let hidden = scene.nadia.get(&format!("/en/comments/{}/split", scene.comment)).await;
        assert!(hidden.body.contains("This is hidden") && !hidden.body.contains("id=\"split-form\""));
        let asked = scene.nadia.post(&format!("/en/comments/{}/splits", scene.comment), &proposal(TITLE, PASSAGE)).await;
        assert_eq!(asked.status, StatusCode::CONFLICT);
        assert_clean(&site).await;
    }

    async fn words_that_change_meanwhile_leave_the_question_as_it_was(site: TestSite) {
        let mut scene = scene(&site).await;
        let split = scene.ask(&site).await;
        let changed = [("body", "Nothing about benches any more.")];
        scene.noor.post(&format!("/en/comments/{}/edit", scene.comment), &changed).await;
        let page = scene.noor.get(&format!("/en/splits/{split}")).await.body;
        assert!(page.contains("Your text has changed since you were asked"), "{page}");
        assert!(page.contains("Nothing about benches any more.") && page.contains("tips over"), "both are shown");
        made(&scene.noor.post(&format!("/en/splits/{split}/answer"), &agreement(TITLE, PASSAGE)).await);
        assert_clean(&site).await;
    }

    async fn the_words_of_a_merged_idea_are_split_as_before_and_shown_with_the_kept_one(site: TestSite) {
        let mut scene = scene(&site).await;
        let kept = site.idea(site.account("Other", Role::Resident).await, "A lamp at the harbour").await;
        let split = scene.ask(&site).await;
        let actor = Actor::Account { id: scene.nadia_id, role: Role::Moderator, reach: &EVERYTHING };
        merging::merge(site.db(), actor, scene.idea, kept, "The same lamp", NOW).await.unwrap();
        let mut visitor = site.visitor();
        visitor.get(&format!("/en/ideas/{kept}")).await;
        let idea = made(&scene.noor.post(&format!("/en/splits/{split}/answer"), &agreement(TITLE, PASSAGE)).await);
        let page = visitor.get(&format!("/en/ideas/{kept}")).await.body;
        assert!(page.contains("Became an idea of its own:") && page.contains(&format!("/en/ideas/{idea}")), "{page}");
        assert!(visitor.get(&format!("/en/ideas/{idea}")).await.body.contains("grew out of a comment on"));
        assert_clean(&site).await;
    }

    async fn what_came_of_it_is_linked_only_while_everyone_can_read_it(site: TestSite) {
        let mut scene = scene(&site).await;
        let split = scene.ask(&site).await;
        let idea = made(&scene.noor.post(&format!("/en/splits/{split}/answer"), &agreement(TITLE, PASSAGE)).await);
        let (from, to) = (format!("/en/ideas/{}", scene.idea), format!("/en/ideas/{idea}"));
        let mut visitor = site.visitor();
        assert!(visitor.get(&from).await.body.contains(TITLE));
        assert!(visitor.get(&to).await.body.contains("harbour steps"));
        let decision = scene.hide(&site, Subject::Idea, idea).await;
        assert!(!visitor.get(&from).await.body.contains(TITLE), "also on the page that was kept");
        scene.nadia.post("/en/moderation/reversals", &[("decision", &decision.to_string())]).await;
        assert!(visitor.get(&from).await.body.contains(TITLE));
        scene.hide(&site, Subject::Idea, scene.idea).await;
        assert!(!visitor.get(&to).await.body.contains("harbour steps"), "nor is a hidden origin named");
        assert_clean(&site).await;
    }

    async fn an_imported_idea_has_nobody_who_could_agree(site: TestSite) {
        let mut scene = scene(&site).await;
        let mut tx = site.db().write().await.unwrap();
        execute!(tx, sqlx::query("update ideas set author_id = null where id = $1").bind(scene.idea)).unwrap();
        tx.commit().await.unwrap();
        let page = scene.nadia.get(&format!("/en/ideas/{}/split", scene.idea)).await;
        assert!(page.body.contains("nobody who could agree") && !page.body.contains("id=\"split-form\""));
        let path = format!("/en/ideas/{}/splits", scene.idea);
        let asked = scene.nadia.post(&path, &proposal(TITLE, "It is dark.")).await;
        assert_eq!(asked.status, StatusCode::CONFLICT);
        let of_comment = scene.nadia.get(&format!("/en/comments/{}/split", scene.comment)).await;
        assert!(of_comment.body.contains("id=\"split-form\""), "who commented on it can be asked");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_moderator_has_read_waits_for_no_other_and_what_is_changed_does() {
    let site = TestSite::with(|config| config.moderation = Premoderation::Before).await;
    let mut scene = scene(&site).await;
    let split = scene.ask(&site).await;
    let path = format!("/en/splits/{split}/answer");
    let idea = made(&scene.noor.post(&path, &agreement(TITLE, PASSAGE)).await);
    assert_eq!(site.visitor().get(&format!("/en/ideas/{idea}")).await.status, StatusCode::OK);
    let split = scene.ask(&site).await;
    let path = format!("/en/splits/{split}/answer");
    let idea = made(&scene.noor.post(&path, &agreement("Buy our benches now", "Cheap benches here.")).await);
    let mut visitor = site.visitor();
    assert_eq!(visitor.get(&format!("/en/ideas/{idea}")).await.status, StatusCode::NOT_FOUND);
    let origin = visitor.get(&format!("/en/ideas/{}", scene.idea)).await.body;
    assert!(!origin.contains("Buy our benches"), "what waits is named nowhere");
    assert!(scene.noor.get(&format!("/en/ideas/{}", scene.idea)).await.body.contains("Buy our benches"));
    assert_clean(&site).await;
}
