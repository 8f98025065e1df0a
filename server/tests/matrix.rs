//! Who may do what, by every address of the site: each route with each kind of visitor, for things
//! of their own and of others, in each state that a thing can be in.
//!
//! The routes are read from the source. One that no line of [`LINES`] names fails the test.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use std::collections::BTreeSet;

use app::domain::access::Actor;
use app::domain::account::{Reach, Role};
use axum::http::StatusCode;
use masmou::execute;
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
    /// A notice that the author got.
    Told,
}

use About::{Case, Comment, Idea, Merge, Nothing, Told};
use For::{All, Only, SignedIn};

const STAFF: For = Only(&[Moderator, OtherModerator, Administrator]);
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
    ("GET", "/ideas/{id}/merge", Idea, MODERATORS),
    ("POST", "/ideas/{id}/merges", Idea, MODERATORS),
    ("POST", "/merges/{id}/undo", Merge, MODERATORS),
    ("POST", "/moderation/merges", Nothing, MODERATORS),
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
        sql(&self.site, &format!("update ideas set agency_id = 1 where id = {idea}")).await;
        let now = self.site.clock.now();
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
        let case = {
            let mut conn = self.site.db().read().await.unwrap();
            masmou::fetch!(conn, fetch_one, sqlx::query_scalar("select max(id) from cases")).unwrap()
        };
        [idea, comment, case]
    }

    /// The number of a merge of a new idea into one.
    async fn merge_into(&mut self, idea: i64) -> i64 {
        let [other, ..] = self.things().await;
        let reach = Reach::default();
        let someone = Actor::Account { id: 1, role: Role::Administrator, reach: &reach };
        masmou::merging::merge(self.site.db(), someone, other, idea, "", self.site.clock.now()).await.unwrap()
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
