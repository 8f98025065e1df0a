//! Going on to another page of this site, and never to another site.

use app::pages::shell::encode;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// Bytes of the longest path: a search for 300 characters, each of up to 12 bytes when encoded,
/// and what it is narrowed by.
const LONGEST: usize = 4000;

/// `path` when it is a path of this site, else `/`.
pub fn safe_path(path: &str) -> &str {
    let ours = path.starts_with('/')
        && !path.starts_with("//")
        && !path.starts_with("/\\")
        && path.len() <= LONGEST
        && path.bytes().all(|byte| byte > 0x20 && byte != 0x7f && byte != b'\\');
    if ours { path } else { "/" }
}

/// 303 to a path of this site.
pub fn see_other(path: &str) -> Response {
    to(StatusCode::SEE_OTHER, path)
}

/// A redirect with another status.
pub fn to(status: StatusCode, path: &str) -> Response {
    let location: String =
        safe_path(path).chars().map(|c| if c.is_ascii() { c.to_string() } else { encode(&c.to_string()) }).collect();
    let location = HeaderValue::from_str(&location).unwrap_or_else(|_| HeaderValue::from_static("/"));
    (status, [(header::LOCATION, location)]).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_this_site_are_safe() {
        for bad in
            ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a\r\nb", "", "/a b"]
        {
            assert_eq!(safe_path(bad), "/", "{bad:?}");
        }
        assert_eq!(safe_path("/ideas/7?thread=3"), "/ideas/7?thread=3");
    }
}
