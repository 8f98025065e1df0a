//! Which language: the address tells, else a cookie, else the browser.

use std::sync::Arc;

use app::i18n::{Lang, Locales};
use app::pages::error::Problem;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::cookies::Cookie;
use super::failure::Failure;
use super::form::Query;
use super::redirect;
use crate::accounts::{self, sessions, sessions::Token};
use crate::site::Site;

/// A year, in seconds.
const REMEMBERED: i64 = 365 * 24 * 60 * 60;

/// The language that an address begins with, and the rest of it: `/fa/ideas/7?x` is Persian and
/// `/ideas/7?x`.
pub fn split<'u>(locales: &'static Locales, uri: &'u Uri) -> Option<(Lang, &'u str)> {
    let all = uri.path_and_query().map_or("/", |path| path.as_str());
    let rest = all.strip_prefix('/')?;
    let end = rest.find(['/', '?']).unwrap_or(rest.len());
    let lang = locales.find(&rest[..end])?;
    Some((lang, &rest[end..]))
}

/// The language that a visitor wants when the address does not tell.
pub fn wanted(site: &Site, headers: &HeaderMap) -> Lang {
    let chosen = Cookie::Language.read(headers, site.config.is_secure()).and_then(|code| site.locales.find(code));
    let accept = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or("");
    chosen.unwrap_or_else(|| site.locales.negotiate(accept, site.default_language))
}

/// Lets pages through whose address begins with a language; `/sign-in` and `/xx` do not.
pub async fn require(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    if split(site.locales, request.uri()).is_some() {
        return next.run(request).await;
    }
    let (method, uri, headers) = (request.method().clone(), request.uri().clone(), request.headers().clone());
    add_to_address(State(site), method, uri, headers).await
}

/// An address without a language leads to the same in the visitor's.
pub async fn add_to_address(State(site): State<Arc<Site>>, method: Method, uri: Uri, headers: HeaderMap) -> Response {
    if split(site.locales, &uri).is_some() || !matches!(method, Method::GET | Method::HEAD) {
        return Failure(Problem::NotFound).into_response();
    }
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    // An unknown page stays a 404 of the page in the visitor's language, not of a bare address.
    let path = if path == "/" { "" } else { redirect::safe_path(path) };
    let mut response = redirect::to(StatusCode::FOUND, &format!("/{}{path}", wanted(&site, &headers).code));
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("Accept-Language, Cookie"));
    response
}

/// Where a language switch leads.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Switch {
    to: String,
}

/// `GET /language/{code}?to=/ideas/7`: remembers the language and shows the page in it.
pub async fn choose(
    State(site): State<Arc<Site>>,
    code: Result<Path<String>, PathRejection>,
    Query(switch): Query<Switch>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let code = code.map_err(|_| Problem::NotFound)?;
    let lang = site.locales.find(&code).ok_or(Problem::NotFound)?;
    let path = if switch.to.starts_with('?') {
        format!("/{}{}", lang.code, switch.to)
    } else {
        let rest = redirect::safe_path(&switch.to);
        format!("/{}{}", lang.code, if rest == "/" { "" } else { rest })
    };
    let mut response = redirect::see_other(&path);
    if let Some(token) = Cookie::Session.read(&headers, site.config.is_secure()).map(Token::from_cookie)
        && let Some(viewer) = sessions::viewer(&site.db, &token, site.clock.now()).await?
    {
        accounts::read_in(&site.db, viewer.id, lang.code).await?;
    }
    let cookie = Cookie::Language.set(lang.code, REMEMBERED, site.config.is_secure());
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}
