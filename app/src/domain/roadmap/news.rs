//! What is told of an item of the roadmap while it is done.

use super::Promised;
use crate::domain::idea::{FieldError, IdeaTitle, Markdown};
use crate::domain::text;

/// News of an item: up to 3,000 characters.
pub type PostBody = Markdown<3000>;

/// A checked milestone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMilestone {
    /// On one line.
    pub title: String,
    /// Until when.
    pub due: Promised,
}

impl NewMilestone {
    /// Checks what was typed; errors of the title and of the date.
    pub fn parse(title: &str, due: &str) -> Result<Self, (Option<FieldError>, Option<FieldError>)> {
        let line = text::clean_line(title);
        let have = text::chars(&line);
        let title = match have {
            0 => Some(FieldError::Missing),
            _ if have > IdeaTitle::MAX => Some(FieldError::TooLong { have, max: IdeaTitle::MAX }),
            _ => None,
        };
        match (title, Promised::parse(due)) {
            (None, Ok(due)) => Ok(Self { title: line, due }),
            (title, due) => Err((title, due.err())),
        }
    }
}
