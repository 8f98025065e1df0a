//! Comments: how residents discuss an idea.

use super::Millis;
use super::idea::{Markdown, words};

/// The text of a comment: up to 3,000 characters.
pub type CommentBody = Markdown<3000>;

/// For how long its author may change a comment: 15 minutes.
pub const EDIT_WINDOW: Millis = 15 * 60 * 1000;

/// Whether a comment written at `created` may still be changed.
pub fn is_editable(created: Millis, now: Millis) -> bool {
    now - created <= EDIT_WINDOW
}

words! {
    /// The order of comments.
    CommentSort {
        /// First written first.
        Oldest = "oldest",
        /// Most often marked helpful first.
        Helpful = "helpful",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_can_be_changed_for_fifteen_minutes() {
        assert!(is_editable(0, EDIT_WINDOW));
        assert!(!is_editable(0, EDIT_WINDOW + 1));
    }
}
