//! Failures: each becomes a status and, in one place, a translated page with a way on.

use std::sync::Arc;

use app::pages::error::Problem;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::visit::Visit;
use crate::accounts::{AccountError, HashingBusy};
use crate::agencies::AgencyError;
use crate::answers::AnswerError;
use crate::cases::CaseError;
use crate::comments::CommentError;
use crate::ideas::IdeaError;
use crate::merging::MergeError;
use crate::moderation::ModerationError;
use crate::search::SearchError;
use crate::similar::ApartError;
use crate::site::Site;
use crate::splitting::SplitError;

/// Why a handler has no page to show.
#[derive(Debug)]
pub struct Failure(pub Problem);

impl Failure {
    /// A page of the handler's own in place of the failure's, which tells when to come back all the
    /// same: a form that keeps what was typed.
    pub fn with_page(&self, mut page: Response) -> Response {
        if let Some(retry_after) = self.0.retry_after() {
            page.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(retry_after));
        }
        page
    }
}

/// Seconds after which a busy server is worth another try.
const BUSY_RETRY: u64 = 5;

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self(problem)
    }
}

impl From<sqlx::Error> for Failure {
    fn from(error: sqlx::Error) -> Self {
        tracing::error!(%error, "the database failed");
        match error {
            sqlx::Error::PoolTimedOut => Self(Problem::Busy { retry_after: BUSY_RETRY }),
            ref other if is_conflict(other) => Self(Problem::Busy { retry_after: BUSY_RETRY }),
            _ => Self(Problem::Internal),
        }
    }
}

/// Whether two transactions got into each other's way on PostgreSQL (a deadlock, or a failure to
/// serialize): nothing was changed, and trying again helps.
fn is_conflict(error: &sqlx::Error) -> bool {
    error.as_database_error().and_then(|error| error.code()).is_some_and(|code| code == "40P01" || code == "40001")
}

impl From<HashingBusy> for Failure {
    fn from(_: HashingBusy) -> Self {
        Self(Problem::Busy { retry_after: BUSY_RETRY })
    }
}

impl From<rand::rand_core::OsError> for Failure {
    fn from(error: rand::rand_core::OsError) -> Self {
        tracing::error!(%error, "the system gives no random numbers");
        Self(Problem::Internal)
    }
}

impl From<AccountError> for Failure {
    fn from(error: AccountError) -> Self {
        match error {
            AccountError::Invalid(_) | AccountError::Refused => Self(Problem::BadRequest),
            AccountError::Busy(busy) => busy.into(),
            AccountError::Db(error) => error.into(),
        }
    }
}

impl From<CommentError> for Failure {
    fn from(error: CommentError) -> Self {
        match error {
            CommentError::Invalid(_) => Self(Problem::BadRequest),
            CommentError::NotFound => Self(Problem::NotFound),
            CommentError::Forbidden => Self(Problem::Forbidden),
            CommentError::Idea(error) => error.into(),
            CommentError::Db(error) => error.into(),
        }
    }
}

impl From<CaseError> for Failure {
    fn from(error: CaseError) -> Self {
        match error {
            CaseError::Invalid(_) => Self(Problem::BadRequest),
            CaseError::NotFound => Self(Problem::NotFound),
            CaseError::Forbidden => Self(Problem::Forbidden),
            CaseError::Idea(error) => error.into(),
            CaseError::Db(error) => error.into(),
        }
    }
}

impl From<IdeaError> for Failure {
    fn from(error: IdeaError) -> Self {
        match error {
            IdeaError::NotFound => Self(Problem::NotFound),
            IdeaError::Forbidden => Self(Problem::Forbidden),
            IdeaError::Waiting => Self(Problem::Waiting),
            IdeaError::Hidden => Self(Problem::Hidden),
            IdeaError::Db(error) => error.into(),
        }
    }
}

impl From<ModerationError> for Failure {
    fn from(error: ModerationError) -> Self {
        match error {
            ModerationError::Invalid(_) => Self(Problem::BadRequest),
            ModerationError::NotFound => Self(Problem::NotFound),
            ModerationError::Forbidden | ModerationError::Own => Self(Problem::Forbidden),
            ModerationError::Settled(_) | ModerationError::Changed => Self(Problem::Changed),
            ModerationError::Db(error) => error.into(),
        }
    }
}

impl From<AnswerError> for Failure {
    fn from(error: AnswerError) -> Self {
        match error {
            AnswerError::Invalid(_) => Self(Problem::BadRequest),
            AnswerError::NotFound => Self(Problem::NotFound),
            AnswerError::Forbidden => Self(Problem::Forbidden),
            AnswerError::Idea(error) => error.into(),
            AnswerError::Db(error) => error.into(),
        }
    }
}

impl From<MergeError> for Failure {
    fn from(error: MergeError) -> Self {
        match error {
            MergeError::NotFound => Self(Problem::NotFound),
            MergeError::Forbidden => Self(Problem::Forbidden),
            MergeError::Together | MergeError::Unpublished | MergeError::Settled { .. } => Self(Problem::BadRequest),
            MergeError::Db(error) => error.into(),
        }
    }
}

impl From<SplitError> for Failure {
    fn from(error: SplitError) -> Self {
        match error {
            SplitError::NotFound => Self(Problem::NotFound),
            SplitError::Forbidden => Self(Problem::Forbidden),
            SplitError::Text(_) => Self(Problem::BadRequest),
            SplitError::Unreadable | SplitError::NobodyToAsk | SplitError::Standing | SplitError::Settled => {
                Self(Problem::Changed)
            }
            SplitError::Db(error) => error.into(),
        }
    }
}

impl From<ApartError> for Failure {
    fn from(error: ApartError) -> Self {
        match error {
            ApartError::NotFound => Self(Problem::NotFound),
            ApartError::Forbidden => Self(Problem::Forbidden),
            ApartError::Db(error) => error.into(),
        }
    }
}

impl From<AgencyError> for Failure {
    fn from(error: AgencyError) -> Self {
        match error {
            AgencyError::Reason(_) | AgencyError::Late(_) => Self(Problem::BadRequest),
            AgencyError::NotFound => Self(Problem::NotFound),
            AgencyError::Forbidden => Self(Problem::Forbidden),
            AgencyError::Idea(error) => error.into(),
            AgencyError::Db(error) => error.into(),
        }
    }
}

impl From<SearchError> for Failure {
    fn from(error: SearchError) -> Self {
        match error {
            SearchError::Building => {}
            SearchError::Broken(ref why) => tracing::error!(why, "the search failed"),
        }
        Self(Problem::SearchAway { retry_after: BUSY_RETRY })
    }
}

impl IntoResponse for Failure {
    /// A bare status that carries its problem, for [`show`] to draw.
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.0.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = status.into_response();
        if let Some(retry_after) = self.0.retry_after() {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(retry_after));
        }
        response.extensions_mut().insert(self.0);
        response
    }
}

/// Draws the page of a problem in the visitor's language.
pub async fn show(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let uri = parts.uri.clone();
    let headers = parts.headers.clone();
    let response = next.run(Request::from_parts(parts, body)).await;
    let problem = response.extensions().get::<Problem>().copied().or_else(|| match response.status() {
        // From the framework itself: what cannot be read (no UTF-8, another content type), a wrong
        // method, or a body over the limit.
        StatusCode::BAD_REQUEST | StatusCode::UNSUPPORTED_MEDIA_TYPE => Some(Problem::BadRequest),
        StatusCode::METHOD_NOT_ALLOWED => Some(Problem::MethodNotAllowed),
        StatusCode::PAYLOAD_TOO_LARGE => Some(Problem::TooLarge),
        StatusCode::INTERNAL_SERVER_ERROR => Some(Problem::Internal),
        StatusCode::SERVICE_UNAVAILABLE => Some(Problem::Busy { retry_after: BUSY_RETRY }),
        _ => None,
    });
    let Some(problem) = problem else { return response };
    let mut visit = Visit::anonymous(&site, &uri, &headers);
    // Who is signed in sees so, as long as the database can tell.
    if problem.status() < 500 {
        visit.recognise().await.unwrap_or_else(|error| tracing::warn!(%error, "the session could not be read"));
    }
    let page = app::pages::error::html(&visit.frame, problem);
    let (mut parts, _) = response.into_parts();
    parts.status = StatusCode::from_u16(problem.status()).unwrap_or(parts.status);
    parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    parts.headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, page.into())
}
