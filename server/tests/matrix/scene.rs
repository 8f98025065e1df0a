//! What the matrix asks for: a city in which everything is written by the author, about one topic, and assigned.

use app::domain::access::Actor;
use app::domain::account::{Reach, Role};
use app::domain::idea::{IdeaBody, IdeaTitle, Kind, NewIdea};
use app::domain::moderation::{Subject, Thing, Verdict};
use axum::body::Body;
use axum::http::{Request, header};
use masmou::agencies::store::NewAssignment;
use masmou::db::Tx;
use masmou::moderation::decisions::Ruling;
use masmou::{agencies, cases, comments, execute, fetch, ideas, merging, moderation};
use sqlx::AssertSqlSafe;

use crate::lines::{About, Line, State, Who};
use crate::support::{Answer, Browser, TestSite};

static EVERYTHING: Reach = Reach { agencies: Vec::new(), topics: Vec::new(), areas: Vec::new() };
/// An administrator who made the city, and is nobody who comes.
const MAKER: Actor<'static> = Actor::Account { id: 1, role: Role::Administrator, reach: &EVERYTHING };
/// The number of nothing.
const NOBODY: i64 = 999_999;

/// The site, and a browser for each who comes.
pub struct Scene {
    site: TestSite,
    browsers: Vec<(Who, Browser)>,
    author: i64,
}

/// What is asked for.
pub struct Target {
    /// The whole address.
    pub path: String,
    /// Fields that name it.
    fields: Vec<(&'static str, String)>,
}

/// An idea with a comment and a case.
struct Things {
    idea: i64,
    comment: i64,
    case: i64,
}

async fn run(tx: &mut Tx, text: &str) {
    execute!(tx, sqlx::query(AssertSqlSafe(text))).unwrap_or_else(|error| panic!("{text}: {error}"));
}

/// The number that a statement returns.
async fn made(tx: &mut Tx, text: &str) -> i64 {
    fetch!(tx, fetch_one, sqlx::query_scalar(AssertSqlSafe(text))).unwrap_or_else(|error| panic!("{text}: {error}"))
}

impl Scene {
    pub async fn new() -> Self {
        let site = TestSite::sqlite().await;
        let mut tx = site.db().write().await.unwrap();
        for text in [
            "insert into agencies (slug, names, position) values ('parks', '{\"en\":\"Parks\"}', 1)",
            "insert into topics (slug, names, position) values ('parks', '{\"en\":\"Parks\"}', 1)",
            "insert into accounts (email, display_name, name_skeleton, password_hash, role, created_at)
             values ('maker@example.org', 'Maker', 'maker', 'x', 'administrator', 1)",
        ] {
            run(&mut tx, text).await;
        }
        tx.commit().await.unwrap();
        let mut browsers = vec![(Who::Visitor, site.visitor())];
        let mut author = 0;
        for (who, role) in [
            (Who::Resident, Role::Resident),
            (Who::Author, Role::Resident),
            (Who::Officer, Role::Officer),
            (Who::OtherOfficer, Role::Officer),
            (Who::Moderator, Role::Moderator),
            (Who::OtherModerator, Role::Moderator),
            (Who::Administrator, Role::Administrator),
        ] {
            let (browser, id) = site.signed_in_as(&format!("{who:?}"), role).await;
            let mut tx = site.db().write().await.unwrap();
            match who {
                Who::Author => author = id,
                Who::OtherOfficer => {
                    run(&mut tx, &format!("update agency_members set agency_id = 2 where account_id = {id}")).await;
                }
                Who::OtherModerator => run(&mut tx, &format!("insert into moderator_topics values ({id}, 2)")).await,
                _ => {}
            }
            tx.commit().await.unwrap();
            browsers.push((who, browser));
        }
        site.site.directory.reload(site.db()).await.unwrap();
        let scene = Self { site, browsers, author };
        let mut tx = scene.site.db().write().await.unwrap();
        // The first idea, which forms merge into, and the first promise.
        assert_eq!(scene.things(&mut tx).await.idea, 1);
        scene.item(&mut tx, 1, "planned").await;
        tx.commit().await.unwrap();
        scene
    }

    /// What a line is about, anew, in a state.
    pub async fn target(&self, line: &Line, state: State) -> Target {
        let mut tx = self.site.db().write().await.unwrap();
        let (mut id, mut fields) = self.make(&mut tx, line.about, state).await;
        tx.commit().await.unwrap();
        if line.about == About::Merge {
            id = self.merge_into(id, state).await;
        }
        if state == State::Merged {
            let named = fields.iter().find(|(name, _)| *name == "idea");
            self.merge(named.map_or(id, |(_, value)| value.parse().unwrap())).await;
        }
        if state == State::Gone {
            (id, fields) = gone(line.about, id, fields);
        }
        let path = if line.path == "/" { "" } else { line.path };
        let path = path.replace("{id}", &id.to_string()).replace("{slug}", "works");
        let query = if line.method == "GET" { query(&fields) } else { String::new() };
        Target { path: format!("/en{path}{query}"), fields }
    }

    /// The number that stands in the address, and the fields that name more.
    async fn make(&self, tx: &mut Tx, about: About, state: State) -> (i64, Vec<(&'static str, String)>) {
        if about == About::Nothing {
            return (1, Vec::new());
        }
        let now = self.site.clock.now();
        let things = self.things(tx).await;
        let Things { idea, comment, case } = things;
        self.bring_into(tx, about, &things, state).await;
        let field = |name, value: i64| vec![(name, value.to_string())];
        let thing = format!("comment-{comment}");
        match about {
            About::Nothing | About::Idea | About::Merge => (idea, Vec::new()),
            // Some forms call it so, others by its number alone.
            About::NamedIdea => (0, vec![("idea", idea.to_string()), ("id", idea.to_string())]),
            About::NamedComment => (0, vec![("thing", thing)]),
            About::HandedBack => {
                let ended = format!(
                    "update assignments set ended_at = {now}, ended_as = 'handed_back', ended_by = 1
                     where idea_id = {idea}"
                );
                run(tx, &ended).await;
                run(tx, &format!("update ideas set agency_id = null where id = {idea}")).await;
                (idea, Vec::new())
            }
            About::Paused => {
                let pause = format!(
                    "insert into clock_pauses (assignment_id, actor_id, reason, created_at)
                     select id, 1, 'Rain', {now} from assignments where idea_id = {idea}"
                );
                run(tx, &pause).await;
                (idea, Vec::new())
            }
            About::Proposal => {
                self.proposal(tx, idea).await;
                (idea, Vec::new())
            }
            About::Edit => (self.proposal(tx, idea).await, Vec::new()),
            About::Words => (idea, vec![("body", "words about it.".to_owned())]),
            About::Comment => (comment, Vec::new()),
            About::CommentWords => (comment, vec![("body", "It is dark there.".to_owned())]),
            About::Split => {
                let text = format!(
                    "insert into splits
                        (from_id, comment_id, author_id, actor_id, kind, topic_id, title, body, reason, created_at)
                     values ({idea}, {comment}, {}, 1, 'idea', 1, 'A lamp for the steps', 'It is dark there.', 'Why', 1)
                     returning id",
                    self.author
                );
                (made(tx, &text).await, Vec::new())
            }
            About::Case => (case, Vec::new()),
            About::Decision => (self.hide(tx, comment).await, Vec::new()),
            About::NamedDecision => (0, field("decision", self.hide(tx, comment).await)),
            About::Appeal => {
                let decision = self.hide(tx, comment).await;
                let text = format!(
                    "insert into appeals (decision_id, account_id, body, created_at)
                     values ({decision}, {}, 'No', 1) returning id",
                    self.author
                );
                (made(tx, &text).await, Vec::new())
            }
            About::Officership | About::Moderatorship => (self.member(tx, about).await, Vec::new()),
            About::Told => (self.notice(tx, idea).await, Vec::new()),
            About::Reply => {
                // One of the name that the idea's number makes, since each has another.
                let text = format!(
                    "insert into saved_replies (name, texts, position) values ('R{idea}', '{{}}', 1) returning id"
                );
                (made(tx, &text).await, Vec::new())
            }
            About::Item => self.whole_item(tx, idea).await,
            About::ItemAndIdea => (self.item(tx, 1, "planned").await, field("idea", idea)),
            About::Delivered => (self.item(tx, idea, "done").await, vec![("verdict", "yes".to_owned())]),
            About::Doubted | About::Reopening | About::Settled => {
                let item = self.item(tx, idea, "done").await;
                let settled =
                    if about == About::Settled { format!("{now}, 1, 'keep'") } else { "null, null, ''".into() };
                let text = format!(
                    "insert into reopenings (item_id, answers, no, created_at, settled_at, settled_by, decision)
                     values ({item}, 5, 3, {now}, {settled}) returning id"
                );
                let case = made(tx, &text).await;
                (if about == About::Doubted { item } else { case }, Vec::new())
            }
        }
    }

    /// Writes an idea that the agency has, with a comment and a case of the author.
    async fn things(&self, tx: &mut Tx) -> Things {
        let (author_id, at) = (self.author, self.site.clock.now());
        let new = NewIdea {
            kind: Kind::Idea,
            title: IdeaTitle::parse("A lamp for the steps at the harbour").unwrap(),
            body: IdeaBody::parse("Some words about it.").unwrap(),
            topic_id: 1,
            area_id: Some(1),
            different: Vec::new(),
        };
        let idea_id = ideas::submit_in(tx, author_id, &new, "en", at).await.unwrap();
        let assigned = NewAssignment { idea_id, agency_id: 1, actor_id: Some(1), reason: "", at };
        assert!(agencies::assign_in(tx, &assigned, None).await.unwrap());
        let (body, body_html, language) = ("It is dark there.", "<p>It is dark there.</p>", "en");
        let new = comments::store::NewComment { idea_id, parent_id: None, author_id, language, body, body_html, at };
        let comment = comments::store::insert(tx, &new).await.unwrap();
        ideas::count_comments_in(tx, idea_id, 1).await.unwrap();
        let (area_id, title, digest) = (None, "Mine", "digest");
        let new =
            cases::store::NewCaseRow { idea_id, author_id, area_id, language, title, body, body_html, digest, at };
        let case = cases::store::insert(tx, &new).await.unwrap().unwrap();
        Things { idea: idea_id, comment, case }
    }

    /// Lets what a line is about wait, be hidden or deleted, or stand under what is hidden.
    async fn bring_into(&self, tx: &mut Tx, about: About, things: &Things, state: State) {
        let Things { idea, comment, case } = things;
        let (table, id) = match about {
            About::Comment | About::CommentWords | About::NamedComment => ("comments", comment),
            About::Case => ("cases", case),
            _ => ("ideas", idea),
        };
        match state {
            State::Waiting | State::Hidden => {
                let word = if state == State::Waiting { "waiting" } else { "hidden" };
                run(tx, &format!("update {table} set visibility = '{word}' where id = {id}")).await;
            }
            // An idea that is merged is hidden after that.
            State::Under if about == About::Merge => {}
            State::Under => run(tx, &format!("update ideas set visibility = 'hidden' where id = {idea}")).await,
            State::Gone if table == "comments" => {
                run(tx, &format!("update comments set deleted_at = 1, body = '', body_html = '' where id = {id}"))
                    .await;
            }
            State::Open | State::Merged | State::Gone => {}
        }
    }

    /// Merges an idea into a new one; the number of the merge.
    async fn merge(&self, idea: i64) -> i64 {
        let mut tx = self.site.db().write().await.unwrap();
        let kept = self.things(&mut tx).await.idea;
        tx.commit().await.unwrap();
        merging::merge(self.site.db(), MAKER, idea, kept, "", self.site.clock.now()).await.unwrap()
    }

    /// The same the other way round; the idea that is kept may be hidden afterwards.
    async fn merge_into(&self, kept: i64, state: State) -> i64 {
        let mut tx = self.site.db().write().await.unwrap();
        let idea = self.things(&mut tx).await.idea;
        tx.commit().await.unwrap();
        let merge = merging::merge(self.site.db(), MAKER, idea, kept, "", self.site.clock.now()).await.unwrap();
        if state == State::Under {
            let mut tx = self.site.db().write().await.unwrap();
            run(&mut tx, &format!("update ideas set visibility = 'hidden' where id = {kept}")).await;
            tx.commit().await.unwrap();
        }
        merge
    }

    /// Another wording of an idea, which waits for its author.
    async fn proposal(&self, tx: &mut Tx, idea: i64) -> i64 {
        let text = format!(
            "insert into proposed_edits (idea_id, actor_id, title, body, reason, created_at)
             values ({idea}, 1, 'A lamp for the harbour steps', 'It is dark.', 'Shorter', 1) returning id"
        );
        made(tx, &text).await
    }

    /// A decision that hides a comment.
    async fn hide(&self, tx: &mut Tx, comment: i64) -> i64 {
        let ruling = Ruling::parse(Verdict::Hide, "spam", "Because.").unwrap();
        let thing = Thing { subject: Subject::Comment, id: comment };
        moderation::decisions::decide_in(tx, MAKER, thing, None, &ruling, self.site.clock.now()).await.unwrap()
    }

    /// Somebody who answers for the agency, or a moderator, and nobody who comes.
    async fn member(&self, tx: &mut Tx, about: About) -> i64 {
        let role = if about == About::Officership { "officer" } else { "moderator" };
        let name = format!("Member {}", made(tx, "select max(id) from accounts").await);
        let text = format!(
            "insert into accounts (email, display_name, name_skeleton, password_hash, role, created_at)
             values ('{name}@example.org', '{name}', '{name}', 'x', '{role}', 1) returning id"
        );
        let id = made(tx, &text).await;
        if about == About::Officership {
            run(tx, &format!("insert into agency_members values ({id}, 1, 1)")).await;
        }
        id
    }

    /// A notice about an idea that its author got.
    async fn notice(&self, tx: &mut Tx, idea: i64) -> i64 {
        let text = format!(
            "insert into notices (kind, audience, idea_id, data, created_at, spread_at)
             values ('answered', '{{}}', {idea}, '{{}}', 1, 1) returning id"
        );
        let id = made(tx, &text).await;
        run(tx, &format!("insert into deliveries values ({}, 'app', {id}, 'en', 'sent', 1, null)", self.author)).await;
        id
    }

    /// A promise of the agency with an idea behind it.
    async fn item(&self, tx: &mut Tx, idea: i64, stage: &str) -> i64 {
        let text = format!(
            "insert into roadmap_items (agency_id, topic_id, stage, due_on, due_precision, created_by, created_at)
             values (1, 1, '{stage}', '2027-01-01', 'year', 1, 1) returning id"
        );
        let item = made(tx, &text).await;
        let title = "'en', 'A lamp for the steps', 'Soon', '<p>Soon</p>'";
        run(tx, &format!("insert into roadmap_texts values ({item}, {title})")).await;
        run(tx, &format!("insert into roadmap_ideas values ({item}, {idea}, 1, 1)")).await;
        let text = format!(
            "insert into roadmap_changes (item_id, actor_id, reason, language, stage_after, due_after,
                due_after_precision, created_at) values ({item}, 1, 'Promised', 'en', '{stage}', '2027-01-01', 'year', 1)"
        );
        run(tx, &text).await;
        item
    }

    /// A promise with what its forms name: its last change, its idea, a milestone.
    async fn whole_item(&self, tx: &mut Tx, idea: i64) -> (i64, Vec<(&'static str, String)>) {
        let item = self.item(tx, idea, "planned").await;
        let seen = made(tx, &format!("select max(id) from roadmap_changes where item_id = {item}")).await;
        let text = format!(
            "insert into milestones (item_id, language, title, due_on, due_precision, created_at)
             values ({item}, 'en', 'Cable', '2027-01-01', 'year', 1) returning id"
        );
        let milestone = made(tx, &text).await;
        let named = [("seen", seen), ("idea", idea), ("milestone", milestone)];
        (item, named.into_iter().map(|(name, value)| (name, value.to_string())).collect())
    }

    /// Asks as somebody, with a form that is filled in.
    pub async fn ask(&self, who: Who, line: &Line, target: &Target) -> Answer {
        let mut browser = self.browsers.iter().find(|(one, _)| *one == who).unwrap().1.clone();
        if line.method == "GET" {
            return browser.get(&target.path).await;
        }
        if line.path == "/roadmap/{id}/posts" {
            return browser.send(news(&target.path)).await;
        }
        let named = |name: &str| target.fields.iter().any(|(field, _)| *field == name);
        let others = FIELDS.iter().filter(|(name, _)| !named(name)).copied();
        let fields: Vec<(&str, &str)> =
            target.fields.iter().map(|(name, value)| (*name, value.as_str())).chain(others).collect();
        browser.post(&target.path, &fields).await
    }
}

/// What nobody has is asked for in its place.
fn gone(about: About, id: i64, mut fields: Vec<(&'static str, String)>) -> (i64, Vec<(&'static str, String)>) {
    match about {
        // Its author deleted it; its number is still known.
        About::Comment | About::NamedComment => {}
        About::ItemAndIdea | About::NamedIdea | About::NamedDecision => {
            fields.iter_mut().for_each(|(_, value)| *value = NOBODY.to_string());
        }
        _ => return (NOBODY, fields),
    }
    (id, fields)
}

fn query(fields: &[(&'static str, String)]) -> String {
    let named: String = fields.iter().map(|(name, value)| format!("&{name}={value}")).collect();
    format!("?q=lamp{named}")
}

/// News of a promise, as a browser sends them.
fn news(path: &str) -> Request<Body> {
    let body = "--b\r\nContent-Disposition: form-data; name=\"body\"\r\n\r\nThe trench is open.\r\n--b--\r\n";
    let request = Request::post(path)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b")
        .header("sec-fetch-site", "same-origin");
    request.body(Body::from(body)).unwrap()
}

/// What every form of the site needs, so that a refusal is one of rights and not of fields.
const FIELDS: &[(&str, &str)] = &[
    ("body", "A sentence that says enough."),
    ("title", "A lamp for the steps at the harbour"),
    ("title_en", "A lamp for the steps"),
    ("summary_en", "Seven poles and a new cable."),
    ("kind", "idea"),
    ("topic", "lighting"),
    ("area", "harbour"),
    ("agency", "parks"),
    ("stage", "planned"),
    ("due", "2028"),
    ("milestone", "The cable lies"),
    ("milestone_due", "2027-05"),
    ("language", "en"),
    ("reason", "Because."),
    ("into", "1"),
    ("answer", "accepted"),
    ("outcome", "upheld"),
    ("verdict", "keep"),
    ("decision", "keep"),
    ("rule", "spam"),
    ("name", "Reply"),
    ("subject", "idea"),
];
