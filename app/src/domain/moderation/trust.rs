//! Who may publish without being read first.

use super::Visibility;
use crate::domain::Millis;
use crate::domain::idea::words;

words! {
    /// When moderators read what residents write: a setting of the city.
    Premoderation {
        /// Afterwards.
        After = "after",
        /// Before anyone else does.
        Before = "before",
        /// Before anyone else does, until the author is trusted.
        Newcomers = "newcomers",
    }
}

/// Things of an author that can be read before the author is trusted.
pub const TRUSTED_FROM: i64 = 3;
/// How far back something hidden counts against its author: 90 days.
pub const LOOKS_BACK: Millis = 90 * 24 * 60 * 60 * 1000;

/// What is known of somebody who writes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Officers, moderators and administrators write as such.
    pub is_staff: bool,
    /// Things of theirs that can be read.
    pub public: i64,
    /// Things of theirs that were hidden within [`LOOKS_BACK`] and still are.
    pub hidden: i64,
}

impl Standing {
    /// Whether what they write needs no approval.
    pub fn is_trusted(self) -> bool {
        self.is_staff || self.public >= TRUSTED_FROM && self.hidden == 0
    }
}

/// Whether a new text of such an author can be read at once.
pub fn on_arrival(mode: Premoderation, author: Standing) -> Visibility {
    let can_be_read = match mode {
        Premoderation::After => true,
        Premoderation::Before => author.is_staff,
        Premoderation::Newcomers => author.is_trusted(),
    };
    if can_be_read { Visibility::Public } else { Visibility::Waiting }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trust_is_earned_by_three_things_and_lost_by_one() {
        let author = |public, hidden| Standing { public, hidden, is_staff: false };
        assert!(!author(2, 0).is_trusted());
        assert!(author(3, 0).is_trusted());
        assert!(!author(30, 1).is_trusted());
    }

    #[test]
    fn the_city_chooses_what_waits() {
        let newcomer = Standing::default();
        let known = Standing { public: 3, ..newcomer };
        let staff = Standing { is_staff: true, ..newcomer };
        let table = [
            (Premoderation::After, [Visibility::Public; 3]),
            (Premoderation::Newcomers, [Visibility::Waiting, Visibility::Public, Visibility::Public]),
            (Premoderation::Before, [Visibility::Waiting, Visibility::Waiting, Visibility::Public]),
        ];
        for (mode, expected) in table {
            assert_eq!([newcomer, known, staff].map(|author| on_arrival(mode, author)), expected, "{mode:?}");
        }
    }
}
