//! Writes come from this site's own pages: one check over every unsafe method.

use std::sync::Arc;

use app::pages::error::Problem;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::failure::Failure;
use crate::site::Site;

/// Refuses an unsafe request that another site's page sent.
pub async fn check(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || is_own(request.headers(), &site.config.public_url) {
        next.run(request).await
    } else {
        Failure(Problem::Forbidden).into_response()
    }
}

/// Whether a request comes from a page of this site: by `Sec-Fetch-Site`, which scripts cannot
/// set, else by `Origin`. One that carries neither is refused: every browser sends one.
fn is_own(headers: &HeaderMap, public_url: &str) -> bool {
    let text = |name| headers.get(name).and_then(|value: &axum::http::HeaderValue| value.to_str().ok());
    if let Some(site) = text(header::HeaderName::from_static("sec-fetch-site")) {
        return site == "same-origin";
    }
    let Some(origin) = text(header::ORIGIN).and_then(Place::of) else { return false };
    Place::of(public_url).is_some_and(|own| own == origin)
}

/// Scheme, host and port of an address.
#[derive(PartialEq, Eq)]
struct Place {
    scheme: String,
    host: String,
    port: u16,
}

impl Place {
    fn of(address: &str) -> Option<Self> {
        let uri: Uri = address.parse().ok()?;
        let scheme = uri.scheme_str()?.to_ascii_lowercase();
        let port = uri.port_u16().or(match scheme.as_str() {
            "https" => Some(443),
            "http" => Some(80),
            _ => None,
        })?;
        Some(Self { host: uri.host()?.to_ascii_lowercase(), scheme, port })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(pairs: &[(&'static str, &'static str)]) -> bool {
        let headers = pairs
            .iter()
            .map(|(name, value)| (header::HeaderName::from_static(name), axum::http::HeaderValue::from_static(value)));
        is_own(&headers.collect(), "https://ideas.example.org")
    }

    #[test]
    fn other_sites_are_refused() {
        assert!(own(&[("sec-fetch-site", "same-origin")]));
        assert!(own(&[("origin", "https://ideas.example.org")]));
        assert!(own(&[("origin", "https://Ideas.example.org:443")]));
        assert!(!own(&[("sec-fetch-site", "cross-site"), ("origin", "https://ideas.example.org")]));
        assert!(!own(&[("sec-fetch-site", "same-site")]));
        assert!(!own(&[("origin", "https://evil.example"), ("host", "ideas.example.org")]));
        assert!(!own(&[("origin", "http://ideas.example.org"), ("host", "ideas.example.org")]), "another scheme");
        assert!(!own(&[("origin", "https://ideas.example.org:8443")]), "another port");
        assert!(!own(&[("origin", "https://evil.example"), ("host", "evil.example")]), "a name of somebody else's");
        assert!(!own(&[("origin", "null")]));
        assert!(!own(&[]));
    }
}
