//! Moderation: what can be read, which rules there are, and what moderators decide.

use super::idea::words;

words! {
    /// Whether something that a resident wrote can be read.
    Visibility {
        /// Not before a moderator approves it.
        Waiting = "waiting",
        /// By everyone.
        Public = "public",
        /// Not any more: a moderator hid it, for a reason that can be read.
        Hidden = "hidden",
    }
}

words! {
    /// What moderation is about.
    Subject {
        /// An idea.
        Idea = "idea",
        /// A comment.
        Comment = "comment",
        /// A resident's own case under an idea.
        Case = "case",
    }
}
