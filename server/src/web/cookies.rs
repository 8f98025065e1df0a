//! Cookies: `__Host-` names where the site is served by TLS.

use axum::http::{HeaderMap, HeaderValue, header};

/// The cookies there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cookie {
    /// Who is signed in.
    Session,
    /// What was begun and not finished.
    Kept,
    /// The language chosen.
    Language,
    /// What has just been done, for the next page.
    Notice,
}

impl Cookie {
    fn base(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Kept => "kept",
            Self::Language => "language",
            Self::Notice => "notice",
        }
    }

    /// Its name.
    pub fn name(self, secure: bool) -> String {
        if secure { format!("__Host-{}", self.base()) } else { self.base().to_owned() }
    }

    /// Its value in a request.
    pub fn read(self, headers: &HeaderMap, secure: bool) -> Option<&str> {
        let prefix = if secure { "__Host-" } else { "" };
        headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok()).find_map(|line| {
            line.split(';').find_map(|pair| {
                let (name, value) = pair.trim().split_once('=')?;
                (name.strip_prefix(prefix)? == self.base() && !value.is_empty()).then_some(value)
            })
        })
    }

    /// A header that sets it for so many seconds; 0 removes it.
    pub fn set(self, value: &str, seconds: i64, secure: bool) -> HeaderValue {
        let lock = if secure { "; Secure" } else { "" };
        let text = format!("{}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{lock}", self.name(secure));
        // Values are our own: tokens in base64url and words of enums.
        HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static("invalid=; Max-Age=0"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_found_among_others() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_static("a=1; __Host-session=tok; session=evil; language=fa"));
        assert_eq!(Cookie::Session.read(&headers, true), Some("tok"));
        assert_eq!(Cookie::Session.read(&headers, false), Some("evil"));
        assert_eq!(Cookie::Kept.read(&headers, false), None);
        assert!(Cookie::Session.set("x", 60, true).to_str().unwrap().starts_with("__Host-session=x; Path=/; HttpOnly"));
    }
}
