//! What is shown instead of a page, with a way on.

use leptos::prelude::*;

use crate::i18n::Lang;
use crate::pages::shell::{Frame, Shell, encode, page};
use crate::parts::icon::{Icon, icon};

/// Why there is no page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// 400: the request could not be read.
    BadRequest,
    /// 403: not allowed; also when a form came from another site.
    Forbidden,
    /// 404: nothing here.
    NotFound,
    /// 405: not done this way.
    MethodNotAllowed,
    /// 409: somebody else has done it, or something else, meanwhile.
    Late,
    /// 410 and the like do not occur. 413: too much was sent.
    TooLarge,
    /// 429: too often; try again after so many seconds.
    TooMany {
        /// Seconds to wait.
        retry_after: u64,
    },
    /// 500: our fault.
    Internal,
    /// 503: too busy; try again after so many seconds.
    Busy {
        /// Seconds to wait.
        retry_after: u64,
    },
    /// 503: nothing can be searched for; try again after so many seconds.
    SearchAway {
        /// Seconds to wait.
        retry_after: u64,
    },
}

impl Problem {
    /// The HTTP status.
    pub fn status(self) -> u16 {
        match self {
            Self::BadRequest => 400,
            Self::Forbidden => 403,
            Self::NotFound => 404,
            Self::MethodNotAllowed => 405,
            Self::Late => 409,
            Self::TooLarge => 413,
            Self::TooMany { .. } => 429,
            Self::Internal => 500,
            Self::Busy { .. } | Self::SearchAway { .. } => 503,
        }
    }

    /// Seconds after which it is worth trying again, where waiting helps.
    pub fn retry_after(self) -> Option<u64> {
        match self {
            Self::TooMany { retry_after } | Self::Busy { retry_after } | Self::SearchAway { retry_after } => {
                Some(retry_after)
            }
            _ => None,
        }
    }
}

/// The whole page.
pub fn html(frame: &Frame, problem: Problem) -> String {
    let lang = frame.lang;
    let (title, text) = words(lang, problem);
    page(frame, &Shell::new(title), || {
        let ways: Vec<_> = ways(frame, problem)
            .into_iter()
            .map(|(key, href)| view! { <li><a href=href>{lang.t(key)}{icon(Icon::Forward)}</a></li> })
            .collect();
        view! {
            <div class="wrap">
                <div class="error-page">
                    <p class="error-code" aria-hidden="true">{lang.number(problem.status().into())}</p>
                    <h1>{title}</h1>
                    <p class="page-lead">{text}{wait(lang, problem).map(|wait| format!(" {wait}"))}</p>
                    <ul class="ways-on">{ways}</ul>
                </div>
            </div>
        }
    })
}

/// Title and sentence.
fn words(lang: Lang, problem: Problem) -> (&'static str, &'static str) {
    let (title, text) = match problem {
        Problem::BadRequest => ("problem-bad-request-title", "problem-bad-request-text"),
        Problem::Forbidden => ("problem-forbidden-title", "problem-forbidden-text"),
        Problem::NotFound => ("problem-not-found-title", "problem-not-found-text"),
        Problem::MethodNotAllowed => ("problem-method-not-allowed-title", "problem-method-not-allowed-text"),
        Problem::Late => ("problem-late-title", "problem-late-text"),
        Problem::TooLarge => ("problem-too-large-title", "problem-too-large-text"),
        Problem::TooMany { .. } => ("problem-too-many-title", "problem-too-many-text"),
        Problem::Internal => ("problem-internal-title", "problem-internal-text"),
        Problem::Busy { .. } => ("problem-busy-title", "problem-busy-text"),
        Problem::SearchAway { .. } => ("problem-search-away-title", "problem-search-away-text"),
    };
    (lang.t(title), lang.t(text))
}

/// When to try again: in seconds, or from two minutes on in minutes, rounded up.
fn wait(lang: Lang, problem: Problem) -> Option<String> {
    let seconds = i64::try_from(problem.retry_after()?.max(1)).unwrap_or(i64::MAX);
    Some(match seconds {
        ..120 => lang.count("problem-wait-seconds", seconds),
        _ => lang.count("problem-wait-minutes", (seconds - 1) / 60 + 1),
    })
}

/// Where to go on: a key of a string, and an address.
fn ways(frame: &Frame, problem: Problem) -> Vec<(&'static str, String)> {
    let list = ("way-list", frame.href("/"));
    let retry = ("way-retry", frame.href(&frame.path));
    match problem {
        Problem::Internal => vec![retry, list],
        _ if problem.retry_after().is_some() => vec![retry, list],
        Problem::Forbidden if frame.viewer.is_none() => {
            vec![("sign-in", frame.href(&format!("/sign-in?next={}", encode(&frame.path)))), list]
        }
        Problem::NotFound => vec![list, ("submit-idea", frame.href("/ideas/new"))],
        _ => vec![list],
    }
}
