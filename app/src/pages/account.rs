//! Signing up and signing in.

use crate::domain::account::{SignUpErrors, SignUpInput};

/// What waits to be finished once one is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// Support for the idea of this title.
    Support(String),
    /// A comment on the idea of this title.
    Comment(String),
    /// An idea of this title.
    Idea(String),
}

/// The sign-up form.
#[derive(Clone, Debug, Default)]
pub struct SignUpPage {
    /// What was typed, without the password.
    pub input: SignUpInput,
    /// What is wrong with it.
    pub errors: SignUpErrors,
    /// What waits.
    pub waiting: Option<Waiting>,
    /// Path without language to go to afterwards.
    pub next: String,
}

/// The sign-in form.
#[derive(Clone, Debug, Default)]
pub struct SignInPage {
    /// What was typed, without the password.
    pub email: String,
    /// Whether e-mail and password were not those of any account.
    pub refused: bool,
    /// What waits.
    pub waiting: Option<Waiting>,
    /// Path without language to go to afterwards.
    pub next: String,
}
