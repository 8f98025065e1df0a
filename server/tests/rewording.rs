//! Words that their author changes are looked at as new ones are: nothing that nobody has seen is public.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use app::domain::access::Actor;
use app::domain::account::{Reach, Role};
use app::domain::moderation::trust::Premoderation;
use app::domain::moderation::{Seen, Subject, Thing, Verdict, Visibility};
use axum::http::StatusCode;
use masmou::check::examine;
use masmou::comments;
use masmou::moderation::ModerationError;
use masmou::moderation::decisions::{Ruling, decide};
use masmou::moderation::gate::Gate;
use support::{Browser, TestSite};

static EVERYTHING: Reach = Reach { agencies: Vec::new(), topics: Vec::new(), areas: Vec::new() };

struct Scene {
    idea: i64,
    author: Browser,
    author_id: i64,
    moderator_id: i64,
    moderator: Browser,
}

async fn scene(site: &TestSite) -> Scene {
    let (author, author_id) = site.signed_in_as("Author", Role::Resident).await;
    let (moderator, moderator_id) = site.signed_in_as("Moderator", Role::Moderator).await;
    let idea = site.idea(author_id, "More light at the harbour").await;
    Scene { idea, author, author_id, moderator_id, moderator }
}

impl Scene {
    async fn comment(&self, site: &TestSite, body: &str) -> i64 {
        comments::write(site.db(), self.author_id, self.idea, None, body, "en", site.clock.now()).await.unwrap()
    }

    async fn edit(&self, site: &TestSite, comment: i64, body: &str, mode: Premoderation) -> Visibility {
        let actor = Actor::Account { id: self.author_id, role: Role::Resident, reach: &EVERYTHING };
        site.clock.advance(1_000);
        let now = site.clock.now();
        comments::edit(site.db(), actor, comment, body, Gate::of(mode), now).await.unwrap().1
    }

    async fn approve(&self, site: &TestSite, comment: i64, seen: Option<Seen>) -> Result<i64, ModerationError> {
        let actor = Actor::Account { id: self.moderator_id, role: Role::Moderator, reach: &EVERYTHING };
        let ruling = Ruling::parse(Verdict::Approve, "", "").unwrap();
        let thing = Thing { subject: Subject::Comment, id: comment };
        decide(site.db(), actor, thing, seen, &ruling, site.clock.now()).await
    }

    /// What the form of a decision carries that is drawn now.
    async fn seen(&mut self, comment: i64) -> Seen {
        let page = self.moderator.get(&format!("/en/moderation?item=comment-{comment}")).await.body;
        let (_, rest) = page.split_once(&format!("value=\"comment-{comment}@")).unwrap();
        Seen::parse(rest.split('"').next().unwrap()).unwrap()
    }
}

/// What everyone can read of an idea and its comments.
async fn public(site: &TestSite, idea: i64) -> String {
    site.visitor().get(&format!("/en/ideas/{idea}")).await.body
}

on_both_engines! {
    async fn each_setting_decides_whether_changed_words_wait(site: TestSite) {
        let scene = scene(&site).await;
        let newcomer = scene.comment(&site, "It is dark there.").await;
        let kept = scene.edit(&site, newcomer, "It is dark there at night.", Premoderation::After).await;
        assert_eq!(kept, Visibility::Public);
        let waits = scene.edit(&site, newcomer, "Look at my shop.", Premoderation::Newcomers).await;
        assert_eq!(waits, Visibility::Waiting, "a newcomer's new words");
        scene.approve(&site, newcomer, None).await.unwrap();
        for n in 0..2 {
            scene.comment(&site, &format!("And there, {n}.")).await;
        }
        let trusted = scene.edit(&site, newcomer, "Nothing to see.", Premoderation::Newcomers).await;
        assert_eq!(trusted, Visibility::Public, "three other things of theirs can be read");
        let all = scene.edit(&site, newcomer, "Nothing at all.", Premoderation::Before).await;
        assert_eq!(all, Visibility::Waiting, "everyone's");
        assert!(examine(site.db()).await.unwrap().is_clean());
    }

    async fn what_waits_again_is_not_public_and_nothing_of_it_is_lost(site: TestSite) {
        let mut scene = scene(&site).await;
        let comment = scene.comment(&site, "The first words.").await;
        scene.edit(&site, comment, "The second words.", Premoderation::Before).await;
        scene.edit(&site, comment, "The third words.", Premoderation::Before).await;
        let history = format!("/en/comments/{comment}/history");
        let page = public(&site, scene.idea).await;
        assert!(!page.contains(" words."), "{page}");
        assert_eq!(site.visitor().get(&history).await.status, StatusCode::NOT_FOUND);
        assert!(scene.author.get(&format!("/en/ideas/{}", scene.idea)).await.body.contains("The third words."));
        let inbox = scene.moderator.get("/en/moderation?what=comments").await.body;
        assert!(inbox.contains("The third words."), "{inbox}");
        assert!(examine(site.db()).await.unwrap().is_clean(), "it is counted no more");

        let seen = scene.seen(comment).await;
        scene.approve(&site, comment, Some(seen)).await.unwrap();
        assert!(public(&site, scene.idea).await.contains("The third words."));
        let told = site.visitor().get(&history).await.body;
        assert!(told.contains("The first words."), "what everyone could read before: {told}");
        assert!(!told.contains("The second words."), "what nobody has approved: {told}");
        assert!(examine(site.db()).await.unwrap().is_clean());
    }

    async fn nobody_approves_words_that_they_have_not_seen(site: TestSite) {
        let mut scene = scene(&site).await;
        let comment = scene.comment(&site, "The first words.").await;
        scene.edit(&site, comment, "The second words.", Premoderation::Before).await;
        let seen = scene.seen(comment).await;
        scene.edit(&site, comment, "The third words.", Premoderation::Before).await;
        let late = scene.approve(&site, comment, Some(seen)).await;
        assert!(matches!(late, Err(ModerationError::Settled(_) | ModerationError::Changed)), "{late:?}");
        assert!(!public(&site, scene.idea).await.contains(" words."));
    }

    async fn words_that_become_an_advertisement_are_held(site: TestSite) {
        let mut scene = scene(&site).await;
        let comment = scene.comment(&site, "It is dark there.").await;
        let links = "Buy: https://a.example https://b.example https://c.example https://d.example https://e.example";
        assert_eq!(scene.edit(&site, comment, links, Premoderation::After).await, Visibility::Public);
        let inbox = scene.moderator.get("/en/moderation?what=flags").await.body;
        assert!(inbox.contains(&format!("item=comment-{comment}")), "{inbox}");
    }
}

/// The whole way, through the forms, in a city that reads first.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_author_is_told_that_what_they_changed_waits() {
    let site = TestSite::with(|config| config.moderation = Premoderation::Before).await;
    let mut scene = scene(&site).await;
    let comment = scene.comment(&site, "The first words.").await;
    let edit = format!("/en/comments/{comment}/edit");
    let told = scene.author.post_and_follow(&edit, &[("body", "The second words.")]).await;
    assert!(told.body.contains("A moderator will read it"), "{}", told.body);
    assert!(!public(&site, scene.idea).await.contains(" words."));
}
