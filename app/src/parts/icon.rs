//! The icons, drawn on a grid of 24 with one pen.

use leptos::tachys::html::InertElement;

use crate::domain::idea::{Kind, Stage};

/// The markup of one icon.
macro_rules! svg {
    ($classes:expr, $path:literal) => {
        concat!(
            "<svg class=\"icon",
            $classes,
            "\" viewBox=\"0 0 24 24\" width=\"24\" height=\"24\" aria-hidden=\"true\"><path d=\"",
            $path,
            "\"/></svg>"
        )
    };
}

macro_rules! icons {
    ($($(#[$doc:meta])* $name:ident = $class:literal $path:literal;)+) => {
        /// What is drawn.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Icon { $($(#[$doc])* $name,)+ }

        impl Icon {
            /// Its markup, in the size of a heading's letters or a little smaller.
            pub fn svg(self, small: bool) -> &'static str {
                match (self, small) {
                    $((Icon::$name, false) => svg!($class, $path),
                    (Icon::$name, true) => svg!(concat!(" icon-small", $class), $path),)+
                }
            }
        }
    };
}

icons! {
    /// A voice that is not given yet.
    Voice = " icon-unpressed" "M4 10v4M8 7v10M12 4v16M16 8v8M20 10v4";
    /// A voice that is given.
    Check = " icon-pressed" "m5 12.5 4.5 4.5L19 7.5";
    /// Masmou's own sign, where nothing is yet.
    Sound = "" "M4 10v4M8 7v10M12 4v16M16 8v8M20 10v4";
    /// Opens downwards.
    Down = "" "m6 9 6 6 6-6";
    /// Onwards along the text.
    Forward = " icon-directional" "M5 12h14M13 6l6 6-6 6";
    /// Back along the text.
    Back = " icon-directional" "M19 12H5M11 6l-6 6 6 6";
    /// Take away.
    Close = "" "M6 6l12 12M18 6 6 18";
    /// Filters.
    Filter = "" "M4 7h16M7 12h10M10 17h4";
    /// Search.
    Search = "" "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.5 15.5 20 20";
    /// A feed.
    Feed = "" "M5 19v.01M5 12a7 7 0 0 1 7 7M5 5a14 14 0 0 1 14 14";
    /// Comments.
    Comment = "" "M4 5h16v11H10l-5 4v-4H4z";
    /// Follow.
    Bell = "" "M6 16v-5a6 6 0 1 1 12 0v5l1.5 2h-15L6 16ZM10 21h4";
    /// Helpful.
    Helpful = "" "M7 11v9H4v-9h3Zm0 0 4-8a2.5 2.5 0 0 1 2.5 2.5V9H19a2 2 0 0 1 2 2.3l-1.1 7A2 2 0 0 1 17.9 20H7";
    /// A clock that stands still.
    Pause = "" "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM10 9v6M14 9v6";
    /// Reply.
    Reply = " icon-directional" "M9 7 4 12l5 5M4 12h10a6 6 0 0 1 6 6v1";
    /// Something is wrong.
    Error = "" "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 7.5V13M12 16.5v.01";
    /// Something to know.
    Info = "" "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 11v5.5M12 7.5v.01";
    /// [`Kind::Idea`].
    Idea = "" "M9 18h6M10 21h4M12 3a6 6 0 0 0-3.5 10.9c.6.5 1 1.2 1 2.1h5c0-.9.4-1.6 1-2.1A6 6 0 0 0 12 3Z";
    /// [`Kind::Complaint`].
    Complaint = "" "M12 4 2.5 20h19L12 4ZM12 10v4.5M12 17v.01";
    /// [`Kind::Question`].
    Question = "" "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.6.3-1 .8-1 1.7M12 17v.01";
    /// [`Kind::Praise`].
    Praise = "" "M12 20S4 15 4 9.5A4.2 4.2 0 0 1 12 7a4.2 4.2 0 0 1 8 2.5C20 15 12 20 12 20Z";
    /// [`Stage::Submitted`].
    Submitted = "" "M12 4v10M8 10l4 4 4-4M4 15v5h16v-5";
    /// [`Stage::UnderReview`].
    UnderReview = "" "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Z";
    /// [`Stage::Planned`].
    Planned = "" "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4";
    /// [`Stage::InProgress`].
    InProgress = "" "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 7v5l3.5 2";
    /// [`Stage::Done`], and whatever went well.
    Done = "" "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM8 12.5l2.7 2.7L16 9.5";
    /// [`Stage::Declined`].
    Declined = "" "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM5.7 18.3 18.3 5.7";
}

impl From<Kind> for Icon {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Idea => Icon::Idea,
            Kind::Complaint => Icon::Complaint,
            Kind::Question => Icon::Question,
            Kind::Praise => Icon::Praise,
        }
    }
}

impl From<Stage> for Icon {
    fn from(stage: Stage) -> Self {
        match stage {
            Stage::Submitted => Icon::Submitted,
            Stage::UnderReview => Icon::UnderReview,
            Stage::Planned => Icon::Planned,
            Stage::InProgress => Icon::InProgress,
            Stage::Done => Icon::Done,
            Stage::Declined => Icon::Declined,
        }
    }
}

/// An icon beside its word; readers of the page hear the word alone.
pub fn icon(what: impl Into<Icon>) -> InertElement {
    constant(what.into().svg(false))
}

/// The same, a little smaller.
pub fn small_icon(what: impl Into<Icon>) -> InertElement {
    constant(what.into().svg(true))
}

/// Our own constant markup, written as it is.
fn constant(markup: &'static str) -> InertElement {
    InertElement::new(markup)
}
