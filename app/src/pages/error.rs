//! What is shown instead of a page, with a way on.

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
}

impl Problem {
    /// The HTTP status.
    pub fn status(self) -> u16 {
        match self {
            Self::BadRequest => 400,
            Self::Forbidden => 403,
            Self::NotFound => 404,
            Self::MethodNotAllowed => 405,
            Self::TooLarge => 413,
            Self::TooMany { .. } => 429,
            Self::Internal => 500,
            Self::Busy { .. } => 503,
        }
    }
}
