//! A site for tests: the real router on a real database, with a clock that tests move.
//!
//! Every test written with [`on_both_engines!`] runs on SQLite, and on PostgreSQL when
//! `MASMOU_TEST_POSTGRES` holds the address of a server where databases may be created.
#![allow(dead_code, reason = "each test binary uses its part")]

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use app::domain::account::{Role, SignUpInput};
use app::domain::idea::{IdeaBody, IdeaTitle, Kind, NewIdea};
use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request, StatusCode, header};
use masmou::clock::Clock;
use masmou::config::Config;
use masmou::db::{Db, Target};
use masmou::directory::store::{Shelf, insert};
use masmou::site::Site;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use tower::ServiceExt;

pub mod index;
pub mod waiting;

/// 2026-11-22T00:00Z.
pub const NOW: i64 = 1_795_305_600_000;
/// A password that the rules accept.
pub const PASSWORD: &str = "open the harbour gate";

/// Runs a test on SQLite, and on PostgreSQL when there is one.
#[macro_export]
macro_rules! on_both_engines {
    ($($(#[$doc:meta])* async fn $name:ident($site:ident: TestSite) $body:block)+) => {
        mod on_sqlite {
            use super::*;
            $($(#[$doc])* #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() { let $site = TestSite::sqlite().await; $body })+
        }
        mod on_postgres {
            use super::*;
            $($(#[$doc])* #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                let Some($site) = TestSite::postgres().await else { return };
                $body
            })+
        }
    };
}

/// A site with one topic (`lighting`), one area (`harbour`) and one agency (`works`).
pub struct TestSite {
    pub site: Arc<Site>,
    pub clock: Clock,
    router: Router,
    folder: tempfile::TempDir,
}

/// A fresh PostgreSQL database; none when no server is given.
pub async fn fresh_postgres() -> Option<Target> {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let admin = std::env::var("MASMOU_TEST_POSTGRES").ok()?;
    let name = format!("masmou_test_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
    let mut conn = PgConnection::connect(&admin).await.expect("MASMOU_TEST_POSTGRES can be reached");
    let sql = format!("create database {name}");
    conn.execute(AssertSqlSafe(sql.as_str())).await.expect("a database can be created");
    let (server, query) = admin.split_once('?').map_or((admin.as_str(), ""), |(server, query)| (server, query));
    let (server, _) = server.rsplit_once('/').expect("the address names a database");
    let query = if query.is_empty() { String::new() } else { format!("?{query}") };
    Some(Target::Postgres(format!("{server}/{name}{query}")))
}

impl TestSite {
    /// On a new SQLite file.
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let target = Target::Sqlite(folder.path().join("masmou.db"));
        Self::on(target, folder, |_| ()).await
    }

    /// On a new PostgreSQL database; none when no server is given.
    pub async fn postgres() -> Option<Self> {
        let target = fresh_postgres().await?;
        Some(Self::on(target, tempfile::tempdir().unwrap(), |_| ()).await)
    }

    /// On SQLite, with other settings.
    pub async fn with(change: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let target = Target::Sqlite(folder.path().join("masmou.db"));
        Self::on(target, folder, change).await
    }

    async fn on(target: Target, folder: tempfile::TempDir, change: impl FnOnce(&mut Config)) -> Self {
        let db = Db::open(&target).await.unwrap();
        let names = |ar: &str, fa: &str, en: &str| {
            BTreeMap::from([("ar".into(), ar.into()), ("fa".into(), fa.into()), ("en".into(), en.into())])
        };
        let mut tx = db.write().await.unwrap();
        insert(&mut tx, Shelf::Topics, "lighting", &names("الإنارة", "روشنایی", "Lighting"), 0).await.unwrap();
        insert(&mut tx, Shelf::Areas, "harbour", &names("الميناء", "بندر", "Harbour"), 0).await.unwrap();
        insert(&mut tx, Shelf::Agencies, "works", &names("الأشغال", "عمران", "Public works"), 0).await.unwrap();
        tx.commit().await.unwrap();
        let mut config = Config { rate_limits: false, data_dir: folder.path().to_owned(), ..Config::default() };
        change(&mut config);
        let clock = Clock::fixed(NOW);
        let site = Site::new(config, db, clock.clone()).await.unwrap();
        Self { router: masmou::routes::router(site.clone()), site, clock, folder }
    }

    /// The same city after the program was started anew.
    pub async fn restarted(self) -> Self {
        let Self { site, clock, folder, .. } = self;
        let site = Site::new(site.config.clone(), site.db.clone(), clock.clone()).await.unwrap();
        Self { router: masmou::routes::router(site.clone()), site, clock, folder }
    }

    /// The database.
    pub fn db(&self) -> &Db {
        &self.site.db
    }

    /// The folder of the SQLite file `masmou.db`.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// A browser without cookies.
    pub fn visitor(&self) -> Browser {
        Browser { router: self.router.clone(), cookies: BTreeMap::new() }
    }

    /// An account made without the web; its number.
    pub async fn account(&self, name: &str, role: Role) -> i64 {
        let input = SignUpInput { email: email(name), name: name.to_owned() };
        let agency = (role == Role::Officer).then_some(1);
        let site = &self.site;
        let made = masmou::accounts::create(&site.db, &site.hasher, &site.clock, &input, PASSWORD, role, agency).await;
        made.unwrap().id
    }

    /// A browser that is signed in as a new account; and the account's number.
    pub async fn signed_in_as(&self, name: &str, role: Role) -> (Browser, i64) {
        let id = self.account(name, role).await;
        let token = masmou::accounts::sessions::Token::generate().unwrap();
        masmou::accounts::sessions::begin(self.db(), &token, None, id, self.clock.now()).await.unwrap();
        let mut browser = self.visitor();
        browser.cookies.insert("session".into(), token.as_str().into());
        (browser, id)
    }

    /// A browser signed in as a new resident.
    pub async fn resident(&self, name: &str) -> Browser {
        self.signed_in_as(name, Role::Resident).await.0
    }

    /// An idea of an account; its number.
    pub async fn idea(&self, author_id: i64, title: &str) -> i64 {
        self.told(author_id, title, "Some words about it.").await
    }

    /// An idea with a text of its own; its number.
    pub async fn told(&self, author_id: i64, title: &str, body: &str) -> i64 {
        let new = NewIdea {
            kind: Kind::Idea,
            title: IdeaTitle::parse(title).unwrap(),
            body: IdeaBody::parse(body).unwrap(),
            topic_id: 1,
            area_id: Some(1),
            different: Vec::new(),
        };
        let gate = masmou::moderation::gate::Gate::open();
        masmou::ideas::submit(self.db(), author_id, &new, "en", gate, self.clock.now()).await.unwrap().0
    }

    /// Keeps the index in step from now on, as `masmou serve` does.
    pub fn follow(&self) -> waiting::Task {
        waiting::Task::of(masmou::search::follow::follow(self.site.clone()))
    }
}

/// The address that an account of this name signs in with.
pub fn email(name: &str) -> String {
    format!("{}@example.org", name.to_lowercase().replace(' ', "."))
}

/// Keeps cookies and sends what a browser sends.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    pub cookies: BTreeMap<String, String>,
}

/// An answer, read whole.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    /// Where it leads.
    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).map_or("", |value| value.to_str().unwrap())
    }
}

impl Browser {
    /// GET a page.
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    /// POST a form of this site.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = serde_urlencoded::to_string(fields).unwrap();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// POST a form and go where the answer leads.
    pub async fn post_and_follow(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut answer = self.post(path, fields).await;
        for _ in 0..5 {
            if !answer.status.is_redirection() {
                break;
            }
            let to = answer.location().split('#').next().unwrap().to_owned();
            answer = self.get(&to).await;
        }
        answer
    }

    /// Headers and bytes of an answer.
    pub async fn raw(&self, mut request: Request<Body>) -> (HeaderMap, Vec<u8>) {
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 50_000))));
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        (parts.headers, axum::body::to_bytes(body, usize::MAX).await.unwrap().to_vec())
    }

    /// Any request, with this browser's cookies.
    pub async fn send(&mut self, mut request: Request<Body>) -> Answer {
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 50_000))));
        if !self.cookies.is_empty() {
            let line: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request.headers_mut().insert(header::COOKIE, line.join("; ").parse().unwrap());
        }
        let response = self.router.clone().oneshot(request).await.unwrap();
        for cookie in response.headers().get_all(header::SET_COOKIE) {
            let (name, rest) = cookie.to_str().unwrap().split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            if value.is_empty() || rest.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        Answer { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&bytes).into_owned() }
    }
}
