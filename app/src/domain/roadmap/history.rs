//! How a promise was kept, or moved.

use super::{Promised, Shift};

/// One move of a promised date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// What was promised before; none when nothing was.
    pub before: Option<Promised>,
    /// What is promised from then on; none when nothing is any more.
    pub after: Option<Promised>,
}

impl Move {
    /// How it changed for those who wait: none where a date was first said, or taken back.
    pub fn shift(&self) -> Option<Shift> {
        self.before?.shift(&self.after?)
    }

    /// Whether the promise itself moved, and was not only said more or less precisely.
    pub fn is_shift(&self) -> bool {
        matches!(self.shift(), Some(Shift::Later | Shift::Earlier))
    }
}

/// What a promise's changes come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// What was first promised.
    pub first: Option<Promised>,
    /// What is promised now.
    pub last: Option<Promised>,
    /// How often it moved to later.
    pub later: i64,
    /// How often it moved to earlier.
    pub earlier: i64,
}

impl History {
    /// Of moves in their order. A date that is taken back and said again later has moved.
    pub fn of(moves: impl IntoIterator<Item = Move>) -> Self {
        let mut history = Self::default();
        let mut said: Option<Promised> = None;
        for one in moves {
            said = said.or(one.before);
            history.first = history.first.or(said).or(one.after);
            history.last = one.after;
            let moved = Move { before: said, after: one.after };
            said = one.after.or(said);
            match moved.shift() {
                Some(Shift::Later) => history.later += 1,
                Some(Shift::Earlier) => history.earlier += 1,
                _ => {}
            }
        }
        history
    }

    /// How often it moved.
    pub fn moved(&self) -> i64 {
        self.later + self.earlier
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moves(dates: &[&str]) -> Vec<Move> {
        let date = |typed: &&str| Promised::parse(typed).ok();
        let mut before = None;
        dates
            .iter()
            .map(|typed| Move { before: std::mem::replace(&mut before, date(typed)), after: date(typed) })
            .collect()
    }

    #[test]
    fn a_promise_remembers_what_was_first_said() {
        let history = History::of(moves(&["2027-03", "2027-05", "2027-Q3"]));
        assert_eq!(history.first, Promised::parse("2027-03").ok());
        assert_eq!(history.last, Promised::parse("2027-Q3").ok());
        assert_eq!((history.later, history.earlier, history.moved()), (2, 0, 2));
    }

    #[test]
    fn saying_it_more_precisely_is_no_move() {
        let history = History::of(moves(&["2027", "2027-Q2", "2027-05", "2027-05-18"]));
        assert_eq!(history.moved(), 0);
        assert_eq!(history.first, Promised::parse("2027").ok());
    }

    #[test]
    fn a_date_taken_back_is_not_forgotten() {
        let history = History::of(moves(&["2027-03", "", "2027-09"]));
        assert_eq!(history.first, Promised::parse("2027-03").ok());
        assert_eq!(history.later, 1, "taking it back in between hides no move");
        assert_eq!(History::of(moves(&["2027-03", "", "2027-03"])).moved(), 0);
    }
}
