//! Moderation: what waits to be read, what residents flag, what moderators decide, and how an
//! author objects. Only a moderator's decision hides; everything else holds.

pub mod appeals;
pub mod decisions;
pub mod edits;
pub mod flags;
pub mod gate;
pub mod inbox;
pub mod log;
pub mod notes;
pub mod reopenings;
pub mod replies;
pub mod things;

use app::domain::Millis;
use app::domain::idea::FieldError;

pub use decisions::{decide, undo};

/// Who settled something before, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// The moderator's public name.
    pub by: String,
    /// When.
    pub at: Millis,
}

/// What is wrong with a form of moderation, by field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wrong {
    /// Of the rule.
    pub rule: Option<FieldError>,
    /// Of the reason, or of what else is typed.
    pub text: Option<FieldError>,
}

/// Why something could not be done.
#[derive(Debug, thiserror::Error)]
pub enum ModerationError {
    /// Fields of the form are wrong.
    #[error("the form is wrong: {0:?}")]
    Invalid(Wrong),
    /// There is no such thing.
    #[error("no such thing")]
    NotFound,
    /// Not this account's to do.
    #[error("not allowed")]
    Forbidden,
    /// Nobody decides about their own words.
    #[error("one's own words")]
    Own,
    /// Somebody was faster.
    #[error("already settled by {} at {}", .0.by, .0.at)]
    Settled(Settled),
    /// It is not as the form says, and nobody in particular made it so: deleted by its author, say.
    #[error("it has changed meanwhile")]
    Changed,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] sqlx::Error),
}
