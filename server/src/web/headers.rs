//! Security headers on every answer.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::site::Site;

/// No inline script or style, nothing from elsewhere, no frames.
const CSP: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    font-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; form-action 'self'; \
    base-uri 'none'; frame-ancestors 'none'";

const FIXED: [(HeaderName, &str); 7] = [
    (header::CONTENT_SECURITY_POLICY, CSP),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
    // Links that a reader is about to follow are fetched ahead; see `speculation`.
    (HeaderName::from_static("speculation-rules"), "\"/speculation-rules.json\""),
];

/// A year; other hosts below the same name are not ours to speak for.
const HSTS: &str = "max-age=31536000";

/// Adds the headers.
pub fn secure(headers: &mut HeaderMap, tls: bool) {
    for (name, value) in FIXED {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if tls {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(HSTS));
    }
}

/// Adds the headers to an answer.
pub async fn add(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    secure(response.headers_mut(), site.config.is_secure());
    response
}

/// Which links may be fetched before they are followed: pages, when pointed at; never the
/// language switch, which sets a cookie, nor a notice, which is read once it is followed.
const RULES: &str = r#"{"prefetch":[{"source":"document","eagerness":"moderate","where":{"and":[{"href_matches":"/*"},{"not":{"href_matches":"/language/*"}},{"not":{"href_matches":"/*/sign-*"}},{"not":{"href_matches":"/*/notices/*"}}]}}]}"#;

/// `GET /speculation-rules.json`.
pub async fn speculation() -> ([(HeaderName, &'static str); 2], &'static str) {
    let kind = (header::CONTENT_TYPE, "application/speculationrules+json");
    ([kind, (header::CACHE_CONTROL, "public, max-age=86400")], RULES)
}
