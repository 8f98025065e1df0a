//! The form for a new idea.

use crate::domain::idea::{IdeaErrors, IdeaInput};

/// What the form shows.
#[derive(Clone, Debug, Default)]
pub struct IdeaFormPage {
    /// What was typed.
    pub input: IdeaInput,
    /// What is wrong with it.
    pub errors: IdeaErrors,
    /// What it will look like, when asked for.
    pub preview_html: Option<String>,
    /// Whether the input comes from a draft that was kept.
    pub from_draft: bool,
}
