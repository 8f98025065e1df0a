//! Who asks, in which language, and how they are answered with a page.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use app::domain::access::Actor;
use app::i18n::Lang;
use app::pages::error::Problem;
use app::pages::shell::{Frame, Notice, Viewer, encode};
use axum::extract::{ConnectInfo, FromRequestParts, OriginalUri};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};

use super::cookies::Cookie;
use super::failure::Failure;
use super::limits::Deed;
use super::{language, redirect};
use crate::accounts::kept::{self, Kept};
use crate::accounts::sessions::{self, Token};
use crate::site::Site;

/// One request of one person.
pub struct Visit {
    /// The site.
    pub site: Arc<Site>,
    /// What every page needs.
    pub frame: Frame,
    /// The session's cookie.
    pub session: Option<Token>,
    /// The cookie of kept work.
    pub kept: Option<Token>,
    /// The client's address.
    pub client: IpAddr,
    /// Whether a script of ours asks for a piece of a page instead of a page.
    pub wants_fragment: bool,
}

impl FromRequestParts<Arc<Site>> for Visit {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Failure> {
        let uri = parts.extensions.get::<OriginalUri>().map_or_else(|| parts.uri.clone(), |uri| uri.0.clone());
        let mut visit = Self::anonymous(site, &uri, &parts.headers);
        visit.client = client(parts, site.config.proxy_hops);
        visit.recognise().await?;
        Ok(visit)
    }
}

/// The client's address: the connection's, or the one that the outermost proxy of ours saw.
fn client(parts: &Parts, hops: usize) -> IpAddr {
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let peer = peer.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
    if hops == 0 {
        return peer;
    }
    let lines = parts.headers.get_all("x-forwarded-for").iter().filter_map(|line| line.to_str().ok());
    let chain: Vec<&str> = lines.flat_map(|line| line.split(',')).map(str::trim).collect();
    chain.len().checked_sub(hops).and_then(|at| chain[at].parse().ok()).unwrap_or(peer)
}

impl Visit {
    /// A visit of nobody in particular: the language and the address alone.
    pub fn anonymous(site: &Arc<Site>, uri: &Uri, headers: &HeaderMap) -> Self {
        let secure = site.config.is_secure();
        let (lang, path) = match language::split(site.locales, uri) {
            Some((lang, path)) => (lang, path.to_owned()),
            None => (language::wanted(site, headers), "/".to_owned()),
        };
        let notice = Cookie::Notice
            .read(headers, secure)
            .and_then(|key| Notice::ALL.iter().copied().find(|notice| notice.key() == key));
        let frame = Frame {
            lang,
            locales: site.locales,
            city: site.city.clone(),
            directory: site.directory.get(),
            assets: site.asset_urls.clone(),
            cards: site.cards.clone(),
            viewer: None,
            path,
            notice,
            now: site.clock.now(),
        };
        Self {
            site: site.clone(),
            frame,
            session: Cookie::Session.read(headers, secure).map(Token::from_cookie),
            kept: Cookie::Kept.read(headers, secure).map(Token::from_cookie),
            client: IpAddr::V4(Ipv4Addr::LOCALHOST),
            wants_fragment: headers.contains_key("x-fragment"),
        }
    }

    /// Finds out who is signed in.
    pub async fn recognise(&mut self) -> Result<(), sqlx::Error> {
        if let Some(token) = &self.session {
            self.frame.viewer = sessions::viewer(&self.site.db, token, self.frame.now).await?;
        }
        Ok(())
    }

    /// The reader's language.
    pub fn lang(&self) -> Lang {
        self.frame.lang
    }

    /// The frame of a form that is shown again in answer to a POST: its links lead to the page
    /// at `path`, since the address itself answers to POST alone.
    pub fn frame_at(&self, path: &str) -> Frame {
        Frame { path: path.to_owned(), ..self.frame.clone() }
    }

    /// Who acts.
    pub fn actor(&self) -> Actor<'_> {
        self.frame.viewer.as_ref().map_or(Actor::Visitor, Viewer::actor)
    }

    /// Number of the account, when signed in.
    pub fn account_id(&self) -> Option<i64> {
        self.frame.viewer.as_ref().map(|viewer| viewer.id)
    }

    /// A page with a status.
    pub fn page(&self, status: StatusCode, html: String) -> Response {
        let mut response = (status, html).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
        headers.insert(header::VARY, HeaderValue::from_static("Cookie"));
        if self.frame.notice.is_some() {
            let gone = Cookie::Notice.set("", 0, self.site.config.is_secure());
            headers.append(header::SET_COOKIE, gone);
        }
        response
    }

    /// On to a page of this site in the reader's language, which tells what was done.
    pub fn go(&self, path: &str, notice: Option<Notice>) -> Response {
        let path = if path == "/" { self.frame.href("") } else { self.frame.href(path) };
        let mut response = redirect::see_other(&path);
        if let Some(notice) = notice {
            let cookie = Cookie::Notice.set(notice.key(), 60, self.site.config.is_secure());
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
        response
    }

    /// What was begun and not finished.
    pub async fn kept_work(&self) -> Result<Kept, sqlx::Error> {
        match &self.kept {
            Some(token) => kept::find(&self.site.db, token, self.frame.now).await,
            None => Ok(Kept::default()),
        }
    }

    /// Keeps what was begun, and gives the header that lets the browser find it again; none when
    /// nothing differs from what is kept.
    pub async fn keep(&self, work: &Kept) -> Result<Option<HeaderValue>, Failure> {
        if *work == self.kept_work().await? {
            return Ok(None);
        }
        if !work.fits() {
            return Err(Problem::TooLarge.into());
        }
        let account = self.account_id().map(|id| id.to_string());
        self.site.limits.check(Deed::Keep, self.client, account)?;
        let token = match &self.kept {
            Some(token) => token.clone(),
            None => Token::generate()?,
        };
        kept::save(&self.site.db, &token, work, self.frame.now).await?;
        Ok(Some(Cookie::Kept.set(token.as_str(), kept::LIFETIME / 1000, self.site.config.is_secure())))
    }

    /// Keeps what is left of it once something has found its place: never refused, since it is less.
    pub async fn keep_rest(&self, rest: &Kept) -> Result<(), sqlx::Error> {
        match &self.kept {
            Some(token) => kept::save(&self.site.db, token, rest, self.frame.now).await,
            None => Ok(()),
        }
    }

    /// Throws a draft away whose words have found their place.
    pub async fn discard_draft(&self) -> Result<(), Failure> {
        let kept = self.kept_work().await?;
        if kept.draft.is_some() {
            self.keep_rest(&Kept { draft: None, ..kept }).await?;
        }
        Ok(())
    }

    /// Keeps what a visitor wants to do and leads them to sign in, after which it is done.
    pub async fn sign_in_first(&self, work: &Kept, back: &str) -> Result<Response, Failure> {
        let cookie = self.keep(work).await?;
        let target = format!("/sign-in?next={}", encode(back));
        let mut response = if self.wants_fragment {
            let mut response = StatusCode::UNAUTHORIZED.into_response();
            if let Ok(value) = HeaderValue::from_str(&self.frame.href(&target)) {
                response.headers_mut().insert("x-sign-in", value);
            }
            response
        } else {
            self.go(&target, None)
        };
        response.headers_mut().extend(cookie.map(|cookie| (header::SET_COOKIE, cookie)));
        Ok(response)
    }
}
