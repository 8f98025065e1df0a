//! Who may do what, by every address of the site: each route with each kind of visitor, for things
//! of their own and of others, in each state that a thing can be in.
//!
//! The routes are read from the source. One that no line of [`LINES`] names fails the test.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use std::collections::BTreeSet;

use app::domain::access::Actor;
use app::domain::account::{Reach, Role};
use app::domain::moderation::{Subject, Thing, Verdict};
use axum::http::StatusCode;
use masmou::execute;
use masmou::moderation::decisions::Ruling;
use sqlx::AssertSqlSafe;
use support::{Answer, Browser, TestSite};

/// Who comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    Visitor,
    Resident,
    /// The resident who wrote the idea, the comment and the case.
    Author,
    /// Of the agency that the idea is assigned to.
    Officer,
    /// Of another agency.
    OtherOfficer,
    Moderator,
    /// Who looks after other topics.
    OtherModerator,
    Administrator,
}

use Who::{Administrator, Author, Moderator, Officer, OtherModerator, OtherOfficer, Resident, Visitor};

const EVERYBODY: [Who; 8] =
    [Visitor, Resident, Author, Officer, OtherOfficer, Moderator, OtherModerator, Administrator];

/// Whom a route lets in, while the thing that it is about can be read.
#[derive(Clone, Copy, Debug)]
enum For {
    /// Everyone.
    All,
    /// Whoever is signed in; visitors are led to sign in, or told that they may not.
    SignedIn,
    /// These alone.
    Only(&'static [Who]),
}

/// What a route is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum About {
    /// Nothing that could be hidden.
    Nothing,
    /// The idea.
    Idea,
    /// Its comment.
    Comment,
    /// Its case.
    Case,
    /// The merge of another idea into it.
    Merge,
    /// Another wording of the idea, which waits for its author.
    Edit,
    /// The decision that hid the comment.
    Decision,
    /// Its author's objection to that.
    Appeal,
    /// Somebody who answers for the agency.
    Officership,
    /// A moderator.
    Moderatorship,
    /// A notice that the author got.
    Told,
}

use About::{Appeal, Case, Comment, Decision, Edit, Idea, Merge, Moderatorship, Nothing, Officership, Told};
use For::{All, Only, SignedIn};

const STAFF: For = Only(&[Moderator, OtherModerator, Administrator]);
/// Those who may change the promise of the agency.
const MANAGERS: For = Only(&[Officer, Moderator, Administrator]);
const MODERATORS: For = Only(&[Moderator, Administrator]);

/// Method, address, what it is about, whom it lets in.
const LINES: &[(&str, &str, About, For)] = &[
    ("GET", "/", Nothing, All),
    ("GET", "/search", Nothing, All),
    ("GET", "/search.atom", Nothing, All),
    ("POST", "/ideas", Nothing, SignedIn),
    ("GET", "/ideas/new", Nothing, All),
    ("POST", "/ideas/new", Nothing, All),
    ("POST", "/ideas/draft", Nothing, All),
    ("POST", "/ideas/draft/discard", Nothing, All),
    ("POST", "/ideas/similar", Nothing, All),
    ("POST", "/preview", Nothing, All),
    ("GET", "/ideas/{id}", Idea, All),
    ("POST", "/ideas/{id}/same", Idea, SignedIn),
    ("POST", "/ideas/{id}/language", Idea, Only(&[Author, Moderator, Administrator])),
    ("POST", "/ideas/{id}/support", Idea, SignedIn),
    ("POST", "/ideas/{id}/withdrawal", Idea, SignedIn),
    ("POST", "/ideas/{id}/follow", Idea, SignedIn),
    ("POST", "/ideas/{id}/unfollow", Idea, SignedIn),
    ("POST", "/ideas/{id}/answers", Idea, Only(&[Officer])),
    ("POST", "/ideas/{id}/assignments", Idea, Only(&[Officer, Moderator, Administrator])),
    ("POST", "/ideas/{id}/hand-back", Idea, Only(&[Officer, Moderator, Administrator])),
    ("POST", "/ideas/{id}/hand-back/settlement", Idea, MODERATORS),
    ("POST", "/ideas/{id}/pauses", Idea, Only(&[Officer])),
    ("POST", "/ideas/{id}/resumption", Idea, Only(&[Officer])),
    ("GET", "/agencies", Nothing, All),
    ("GET", "/agencies/{slug}", Nothing, All),
    ("GET", "/agencies/{slug}/queue", Nothing, Only(&[Officer, Moderator, OtherModerator, Administrator])),
    ("GET", "/administration/agencies", Nothing, Only(&[Administrator])),
    ("POST", "/administration/agencies", Nothing, Only(&[Administrator])),
    ("GET", "/administration/agencies/new", Nothing, Only(&[Administrator])),
    ("GET", "/administration/agencies/{slug}", Nothing, Only(&[Administrator])),
    ("POST", "/administration/agencies/{slug}", Nothing, Only(&[Administrator])),
    ("POST", "/administration/agencies/{slug}/members", Nothing, Only(&[Administrator])),
    ("POST", "/administration/agencies/{slug}/members/{id}/removal", Officership, Only(&[Administrator])),
    ("GET", "/administration/moderators", Nothing, Only(&[Administrator])),
    ("POST", "/administration/moderators/{id}", Moderatorship, Only(&[Administrator])),
    ("GET", "/roadmap", Nothing, All),
    ("POST", "/roadmap", Nothing, STAFF),
    ("GET", "/roadmap/done", Nothing, All),
    ("GET", "/roadmap/new", Nothing, STAFF),
    ("POST", "/roadmap/new", Nothing, STAFF),
    ("GET", "/roadmap/{id}", Nothing, All),
    ("GET", "/roadmap/{id}/manage", Nothing, MANAGERS),
    ("POST", "/roadmap/{id}/changes", Nothing, MANAGERS),
    ("POST", "/roadmap/{id}/texts", Nothing, MANAGERS),
    ("POST", "/roadmap/{id}/ideas", Nothing, MANAGERS),
    // Who comes first removes it, and the others find nothing.
    ("POST", "/roadmap/{id}/ideas/removal", Nothing, Only(&[Officer])),
    ("POST", "/roadmap/{id}/milestones", Nothing, MANAGERS),
    ("POST", "/roadmap/{id}/milestones/reached", Nothing, MANAGERS),
    // A form in another shape is not read at all; the roadmap's own tests ask for the rights.
    ("POST", "/roadmap/{id}/posts", Nothing, All),
    // For those who stand behind the promise: none of these does.
    ("POST", "/roadmap/{id}/outcome", Nothing, Only(&[])),
    ("POST", "/roadmap/{id}/reopening", Nothing, MODERATORS),
    ("GET", "/ideas/{id}/merge", Idea, MODERATORS),
    ("POST", "/ideas/{id}/merges", Idea, MODERATORS),
    ("POST", "/merges/{id}/undo", Merge, MODERATORS),
    ("POST", "/moderation/merges", Nothing, MODERATORS),
    ("POST", "/ideas/{id}/place", Idea, MODERATORS),
    ("POST", "/ideas/{id}/notes", Idea, MODERATORS),
    ("POST", "/ideas/{id}/edits", Idea, MODERATORS),
    ("GET", "/ideas/{id}/edit-proposal", Idea, Only(&[Author])),
    ("POST", "/edits/{id}/answer", Edit, Only(&[Author])),
    ("GET", "/flags/new", Nothing, SignedIn),
    ("POST", "/flags", Nothing, SignedIn),
    ("GET", "/decisions/{id}/appeal", Decision, Only(&[Author])),
    ("POST", "/decisions/{id}/appeal", Decision, Only(&[Author])),
    ("GET", "/moderation", Nothing, STAFF),
    ("POST", "/moderation/decisions", Nothing, STAFF),
    ("POST", "/moderation/reversals", Nothing, STAFF),
    ("POST", "/moderation/appeals/{id}/outcome", Appeal, MODERATORS),
    ("GET", "/moderation/replies", Nothing, STAFF),
    ("POST", "/moderation/replies", Nothing, Only(&[Administrator])),
    ("POST", "/moderation/replies/{id}/deletion", Nothing, Only(&[Administrator])),
    ("GET", "/moderation/log", Nothing, STAFF),
    ("GET", "/moderation/public-log", Nothing, All),
    ("GET", "/ideas/{id}/duplicates", Idea, STAFF),
    ("POST", "/ideas/{id}/comments", Idea, SignedIn),
    ("GET", "/comments/{id}", Comment, All),
    ("GET", "/comments/{id}/edit", Comment, Only(&[Author])),
    ("POST", "/comments/{id}/edit", Comment, Only(&[Author])),
    ("POST", "/comments/{id}/deletion", Comment, Only(&[Author])),
    (
        "POST",
        "/comments/{id}/helpful",
        Comment,
        Only(&[Resident, Officer, OtherOfficer, Moderator, OtherModerator, Administrator]),
    ),
    (
        "POST",
        "/comments/{id}/unhelpful",
        Comment,
        Only(&[Resident, Officer, OtherOfficer, Moderator, OtherModerator, Administrator]),
    ),
    ("GET", "/comments/{id}/history", Comment, All),
    ("POST", "/cases/{id}/deletion", Case, Only(&[Author])),
    ("GET", "/feed.atom", Nothing, All),
    ("GET", "/ideas/{id}/feed.atom", Idea, All),
    ("GET", "/agencies/{slug}/feed.atom", Nothing, All),
    ("GET", "/roadmap.atom", Nothing, All),
    ("GET", "/roadmap.ics", Nothing, All),
    ("GET", "/notices", Nothing, SignedIn),
    ("POST", "/notices/read", Nothing, SignedIn),
    ("GET", "/notices/{id}", Told, Only(&[Author])),
    ("GET", "/following", Nothing, SignedIn),
    ("POST", "/follows", Nothing, SignedIn),
    ("POST", "/unfollows", Nothing, SignedIn),
    ("GET", "/moderation/duplicates", Nothing, STAFF),
    ("POST", "/moderation/distinctions", Nothing, MODERATORS),
    ("GET", "/sign-up", Nothing, All),
    ("POST", "/sign-up", Nothing, All),
    ("GET", "/sign-in", Nothing, All),
    ("POST", "/sign-in", Nothing, All),
    ("POST", "/sign-out", Nothing, All),
];

/// The routes of the source: method and address.
fn routes() -> BTreeSet<(String, String)> {
    let source = include_str!("../src/routes.rs");
    let pages = source.split("let by_language").next().unwrap();
    let mut all = BTreeSet::new();
    for part in pages.split(".route(").skip(1) {
        let address = part.split('"').nth(1).unwrap();
        for (call, method) in [("get(", "GET"), ("post(", "POST")] {
            // `.get(` after a path would be a method of ours; a route's own begins a word.
            if part.contains(&format!(" {call}")) || part.contains(&format!(".{call}")) {
                all.insert((method.to_owned(), address.to_owned()));
            }
        }
    }
    all
}

#[test]
fn every_route_has_its_line() {
    let known: BTreeSet<(String, String)> =
        LINES.iter().map(|(method, path, ..)| ((*method).to_owned(), (*path).to_owned())).collect();
    let routes = routes();
    assert!(routes.len() > 30, "{routes:?}");
    assert_eq!(routes.difference(&known).collect::<Vec<_>>(), Vec::<&(String, String)>::new(), "without a line");
    assert_eq!(known.difference(&routes).collect::<Vec<_>>(), Vec::<&(String, String)>::new(), "no such route");
}

/// A city in which everything is written by the author, about one topic, and assigned.
struct Scene {
    site: TestSite,
    browsers: Vec<(Who, Browser)>,
}

async fn sql(site: &TestSite, text: &str) {
    let mut tx = site.db().write().await.unwrap();
    execute!(tx, sqlx::query(AssertSqlSafe(text))).unwrap_or_else(|error| panic!("{text}: {error}"));
    tx.commit().await.unwrap();
}

impl Scene {
    async fn new() -> Self {
        let site = TestSite::sqlite().await;
        sql(&site, "insert into agencies (slug, names, position) values ('parks', '{\"en\":\"Parks\"}', 1)").await;
        sql(&site, "insert into topics (slug, names, position) values ('parks', '{\"en\":\"Parks\"}', 1)").await;
        sql(
            &site,
            "insert into accounts (email, display_name, name_skeleton, password_hash, role, created_at)
             values ('maker@example.org', 'Maker', 'maker', 'x', 'administrator', 1)",
        )
        .await;
        sql(
            &site,
            "insert into roadmap_items (agency_id, topic_id, stage, due_on, due_precision, created_by, created_at)
             values (1, 1, 'planned', '2027-01-01', 'year', 1, 1)",
        )
        .await;
        sql(&site, "insert into roadmap_texts values (1, 'en', 'A lamp for the steps', 'Soon', '<p>Soon</p>')").await;
        sql(
            &site,
            "insert into roadmap_changes (item_id, actor_id, reason, language, stage_after, due_after,
                due_after_precision, created_at) values (1, 1, 'Promised', 'en', 'planned', '2027-01-01', 'year', 1)",
        )
        .await;
        let mut browsers = vec![(Visitor, site.visitor())];
        for (who, role) in [
            (Resident, Role::Resident),
            (Author, Role::Resident),
            (Officer, Role::Officer),
            (OtherOfficer, Role::Officer),
            (Moderator, Role::Moderator),
            (OtherModerator, Role::Moderator),
            (Administrator, Role::Administrator),
        ] {
            let (browser, id) = site.signed_in_as(&format!("{who:?}"), role).await;
            match who {
                OtherOfficer => {
                    sql(&site, &format!("update agency_members set agency_id = 2 where account_id = {id}")).await;
                }
                OtherModerator => sql(&site, &format!("insert into moderator_topics values ({id}, 2)")).await,
                _ => {}
            }
            browsers.push((who, browser));
        }
        Self { site, browsers }
    }

    /// A new idea with a comment and a case of the author: their numbers.
    async fn things(&mut self) -> [i64; 3] {
        let author = {
            let mut conn = self.site.db().read().await.unwrap();
            masmou::fetch!(conn, fetch_one, sqlx::query_scalar("select id from accounts where display_name = 'Author'"))
                .unwrap()
        };
        let idea = self.site.idea(author, "A lamp for the steps at the harbour").await;
        let now = self.site.clock.now();
        let reach = Reach::default();
        let someone = Actor::Account { id: author, role: Role::Administrator, reach: &reach };
        masmou::agencies::assign(self.site.db(), someone, idea, 1, "", now).await.unwrap();
        let comment =
            masmou::comments::write(self.site.db(), author, idea, None, "It is dark there.", "en", now).await.unwrap();
        sql(
            &self.site,
            &format!(
                "insert into cases (idea_id, author_id, area_id, language, title, body, body_html, digest, created_at)
                 values ({idea}, {author}, null, 'en', 'Mine', '', '', 'digest', {now})"
            ),
        )
        .await;
        sql(
            &self.site,
            &format!(
                "insert into proposed_edits (idea_id, actor_id, title, body, reason, created_at)
                 values ({idea}, {author}, 'A lamp for the harbour steps', 'It is dark.', 'Shorter', {now})"
            ),
        )
        .await;
        let case = {
            let mut conn = self.site.db().read().await.unwrap();
            masmou::fetch!(conn, fetch_one, sqlx::query_scalar("select max(id) from cases")).unwrap()
        };
        [idea, comment, case]
    }

    /// The number of another wording of an idea.
    async fn edit(&mut self, idea: i64) -> i64 {
        let mut conn = self.site.db().read().await.unwrap();
        let sql = "select max(id) from proposed_edits where idea_id = $1";
        masmou::fetch!(conn, fetch_one, sqlx::query_scalar(sql).bind(idea)).unwrap()
    }

    /// The number of a decision that hides a comment.
    async fn hide(&mut self, comment: i64) -> i64 {
        let reach = Reach::default();
        let someone = Actor::Account { id: 1, role: Role::Administrator, reach: &reach };
        let ruling = Ruling::parse(Verdict::Hide, "spam", "Because.").unwrap();
        let thing = Thing { subject: Subject::Comment, id: comment };
        let now = self.site.clock.now();
        masmou::moderation::decide(self.site.db(), someone, thing, None, &ruling, now).await.unwrap()
    }

    /// The number of the author's objection to it.
    async fn appeal(&mut self, comment: i64) -> i64 {
        let decision = self.hide(comment).await;
        let text = format!(
            "insert into appeals (decision_id, account_id, body, created_at)
             select {decision}, id, 'No', 1 from accounts where display_name = 'Author'"
        );
        sql(&self.site, &text).await;
        let mut conn = self.site.db().read().await.unwrap();
        masmou::fetch!(conn, fetch_one, sqlx::query_scalar("select max(id) from appeals")).unwrap()
    }

    /// The number of a merge of a new idea into one.
    async fn merge_into(&mut self, idea: i64) -> i64 {
        let [other, ..] = self.things().await;
        let reach = Reach::default();
        let someone = Actor::Account { id: 1, role: Role::Administrator, reach: &reach };
        masmou::merging::merge(self.site.db(), someone, other, idea, "", self.site.clock.now()).await.unwrap()
    }

    /// Somebody who answers for the agency, and nobody who comes.
    async fn member(&self) -> i64 {
        let name = format!("Member {}", self.site.clock.now());
        self.site.clock.advance(1);
        self.site.account(&name, Role::Officer).await
    }

    /// A moderator, and nobody who comes.
    async fn moderator(&self) -> i64 {
        let name = format!("Moderator {}", self.site.clock.now());
        self.site.clock.advance(1);
        self.site.account(&name, Role::Moderator).await
    }

    /// The number of a notice about an idea that its author got.
    async fn notice(&mut self, idea: i64) -> i64 {
        let text = format!(
            "insert into notices (kind, audience, idea_id, data, created_at, spread_at) \
             values ('answered', '{{}}', {idea}, '{{}}', 1, 1)"
        );
        sql(&self.site, &text).await;
        let told = "insert into deliveries (account_id, channel, notice_id, language, state, created_at) \
             select a.id, 'app', (select max(id) from notices), 'en', 'sent', 1 from accounts a \
             where a.display_name = 'Author'";
        sql(&self.site, told).await;
        let mut conn = self.site.db().read().await.unwrap();
        masmou::fetch!(conn, fetch_one, sqlx::query_scalar("select max(id) from notices")).unwrap()
    }

    async fn ask(&self, who: Who, method: &str, path: &str) -> Answer {
        let mut browser = self.browsers.iter().find(|(one, _)| *one == who).unwrap().1.clone();
        if method == "GET" { browser.get(path).await } else { browser.post(path, FIELDS).await }
    }
}

/// What every form of the site needs, so that a refusal is one of rights and not of fields.
const FIELDS: &[(&str, &str)] = &[
    ("body", "A sentence that says enough."),
    ("title", "A lamp for the steps at the harbour"),
    ("kind", "idea"),
    ("topic", "lighting"),
    ("area", "harbour"),
    ("stage", "planned"),
    ("language", "en"),
    ("reason", "Because."),
    ("into", "1"),
    ("idea", "2"),
    ("answer", "accepted"),
    ("outcome", "upheld"),
    ("verdict", "keep"),
    ("name", "Reply"),
    ("subject", "idea"),
    ("id", "1"),
];

/// Whether an answer lets somebody in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Door {
    Open,
    Shut,
    /// Led to sign in.
    SignIn,
}

fn door(asked: &str, answer: &Answer) -> Door {
    // There is no index here: that the search is away is an answer like any other.
    assert_ne!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{asked}: {}", answer.body);
    match answer.status {
        StatusCode::FORBIDDEN | StatusCode::UNAUTHORIZED | StatusCode::NOT_FOUND | StatusCode::GONE => Door::Shut,
        _ if answer.location().contains("/sign-in") => Door::SignIn,
        _ => Door::Open,
    }
}

fn is_let_in(whom: For, who: Who) -> bool {
    match whom {
        All => true,
        SignedIn => who != Visitor,
        Only(list) => list.contains(&who),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_route_lets_in_whom_it_is_for_and_nobody_else() {
    let mut scene = Scene::new().await;
    let mut wrong = Vec::new();
    // The idea that others are merged into.
    let [first, ..] = scene.things().await;
    assert_eq!(first, 1);
    for (method, path, about, whom) in LINES {
        for who in EVERYBODY {
            let [idea, comment, case] = scene.things().await;
            let number = match about {
                Comment => comment,
                Case => case,
                Idea => idea,
                Merge => scene.merge_into(idea).await,
                Edit => scene.edit(idea).await,
                Decision => scene.hide(comment).await,
                Appeal => scene.appeal(comment).await,
                Officership => scene.member().await,
                Moderatorship => scene.moderator().await,
                Told => scene.notice(idea).await,
                Nothing => 1,
            };
            let path = format!("/en{}", if *path == "/" { "" } else { path })
                .replace("{id}", &number.to_string())
                .replace("{slug}", "works");
            let path = if *method == "GET" { format!("{path}?q=lamp") } else { path };
            let found = door(&path, &scene.ask(who, method, &path).await);
            let may = is_let_in(*whom, who);
            if may != (found == Door::Open) {
                wrong.push(format!("{method} {path} as {who:?}: {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
