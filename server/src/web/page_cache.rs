//! Rendered pages for visitors who are not signed in, kept until something that they show
//! changes.
//!
//! A page remembers how often its subject had changed when it was read (see
//! [`Changes`](crate::events::Changes)); once the number differs, the page is made anew. A
//! change that commits while a page is being made leaves that page out of date at once.

use std::sync::{Arc, OnceLock};

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use sha2::{Digest, Sha256};

use super::compression::{Coding, Effort, shrink};
use super::cookies::Cookie;
use super::headers;
use crate::site::Site;

/// Bytes of pages kept.
const CAPACITY: u64 = 12 * 1024 * 1024;
/// Longer addresses are not kept.
const LONGEST_KEY: usize = 300;

/// What a page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Ideas in a list: changes with any of them.
    List,
    /// One idea.
    Idea(i64),
}

/// A subject and how often it had changed, read before the page's data.
#[derive(Clone, Copy, Debug)]
pub struct Version(Subject, u64);

struct Page {
    version: Version,
    html: Bytes,
    brotli: OnceLock<Bytes>,
    etag: HeaderValue,
}

#[derive(Clone)]
struct BySize;

impl Weighter<String, Arc<Page>> for BySize {
    fn weight(&self, key: &String, page: &Arc<Page>) -> u64 {
        // The compressed form, made later, takes about a sixth.
        (key.len() + page.html.len() + page.html.len() / 6 + 200) as u64
    }
}

/// The kept pages.
pub struct PageCache(Cache<String, Arc<Page>, BySize>);

impl Default for PageCache {
    fn default() -> Self {
        Self::new()
    }
}

impl PageCache {
    /// None yet.
    pub fn new() -> Self {
        Self(Cache::with_weighter(800, CAPACITY, BySize))
    }
}

/// A new day counts as a change: agencies' clocks tell of days.
fn count(site: &Site, subject: Subject) -> u64 {
    let changes = match subject {
        Subject::List => site.db.changes().of_lists(),
        Subject::Idea(id) => site.db.changes().of_idea(id),
    };
    changes.wrapping_add(site.calendar.day(site.clock.now()).unsigned_abs() << 40)
}

/// How often a subject has changed so far; to be asked before its data are read.
pub fn version(site: &Site, subject: Subject) -> Version {
    Version(subject, count(site, subject))
}

/// A header that marks a page as one to keep; [`serve`] takes it out again.
#[derive(Clone, Copy)]
pub struct Keep(pub Version);

fn is_plain_visitor(site: &Site, headers: &HeaderMap) -> bool {
    let secure = site.config.is_secure();
    Cookie::Session.read(headers, secure).is_none() && Cookie::Notice.read(headers, secure).is_none()
}

/// Answers from the kept pages, and keeps those marked with [`Keep`]. Outermost of all layers.
pub async fn serve(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let plain = *request.method() == Method::GET && is_plain_visitor(&site, request.headers());
    let key = request.uri().path_and_query().map_or("/", |path| path.as_str());
    if !plain || key.len() > LONGEST_KEY {
        return next.run(request).await;
    }
    if let Some(page) = site.pages.0.get(key)
        && count(&site, page.version.0) == page.version.1
    {
        return page.respond(&site, request.headers());
    }
    let key = key.to_owned();
    let wanted = request.headers().clone();
    let response = next.run(request).await;
    let Some(Keep(version)) = response.extensions().get::<Keep>().copied() else { return response };
    let Ok(html) = axum::body::to_bytes(response.into_body(), usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    // A copy of its own: what a page was rendered into may be twice as long as the page.
    let html = Bytes::copy_from_slice(&html);
    let page = Arc::new(Page { version, etag: etag(&html), html, brotli: OnceLock::new() });
    site.pages.0.insert(key, page.clone());
    page.respond(&site, &wanted)
}

fn etag(html: &[u8]) -> HeaderValue {
    let hash: String = Sha256::digest(html)[..10].iter().map(|byte| format!("{byte:02x}")).collect();
    // Weak: the compressed and the plain form share it.
    HeaderValue::from_str(&format!("W/\"{hash}\"")).unwrap_or(HeaderValue::from_static("W/\"0\""))
}

impl Page {
    fn respond(&self, site: &Site, wanted: &HeaderMap) -> Response {
        let known = wanted.get(header::IF_NONE_MATCH) == Some(&self.etag);
        let coding = Coding::wanted(wanted, Effort::Kept).filter(|_| !known);
        let body = match coding {
            _ if known => Bytes::new(),
            Some(Coding::Brotli) => {
                self.brotli.get_or_init(|| shrink(Coding::Brotli, &self.html, Effort::Kept)).clone()
            }
            Some(other) => shrink(other, &self.html, Effort::Once),
            None => self.html.clone(),
        };
        let status = if known { StatusCode::NOT_MODIFIED } else { StatusCode::OK };
        let mut response = (status, body).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        headers.insert(header::VARY, HeaderValue::from_static("Cookie, Accept-Encoding"));
        headers.insert(header::ETAG, self.etag.clone());
        if let Some(coding) = coding {
            headers.insert(header::CONTENT_ENCODING, coding.header());
        }
        headers::secure(headers, site.config.is_secure());
        response
    }
}
