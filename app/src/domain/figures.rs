//! How an agency did: what its clocks say, put together.

use super::Millis;
use super::clock::ClockState;

/// One idea that an agency had, as its two clocks tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Since when.
    pub assigned_at: Millis,
    /// Of the first answer.
    pub answer: ClockState,
    /// Of the decision.
    pub decision: ClockState,
}

/// Figures of one of the clocks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pace {
    /// The middle one of the working days that it took; of an even number the mean of the two in
    /// the middle, in halves. None when there was none.
    pub median_halves: Option<i64>,
    /// How many were in time.
    pub in_time: i64,
    /// How many were late, or are overdue.
    pub late: i64,
    /// How many are overdue now.
    pub overdue: i64,
    /// How many are waited for, in time so far or paused.
    pub waiting: i64,
    /// When each was done, in how many working days, and whether late: in the order of time.
    pub done: Vec<(Millis, i64, bool)>,
}

/// An agency's figures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Of first answers.
    pub answer: Pace,
    /// Of decisions.
    pub decision: Pace,
    /// How many clocks stand still.
    pub paused: i64,
}

impl Pace {
    /// Percent that were in time of all that were due; none when none was.
    pub fn share(&self) -> Option<i64> {
        share(self.in_time, self.late)
    }
}

/// Percent of `yes` among both; none of nothing.
pub fn share(yes: i64, no: i64) -> Option<i64> {
    let all = yes + no;
    (all > 0).then(|| (200 * yes + all) / (2 * all))
}

impl Figures {
    /// Of everything that was done after `since` or is open.
    pub fn of(spans: &[Span], since: Millis) -> Self {
        let is_paused = |state: &ClockState| matches!(state, ClockState::Paused { .. });
        Self {
            answer: pace(spans.iter().map(|span| span.answer), since),
            decision: pace(spans.iter().map(|span| span.decision), since),
            paused: spans.iter().filter(|span| is_paused(&span.answer) || is_paused(&span.decision)).count() as i64,
        }
    }
}

fn pace(states: impl Iterator<Item = ClockState>, since: Millis) -> Pace {
    let mut pace = Pace::default();
    for state in states {
        match state {
            ClockState::Met { at, days, late } if at >= since => pace.done.push((at, days, late)),
            ClockState::Overdue { .. } => pace.overdue += 1,
            ClockState::Due { .. } | ClockState::Paused { .. } => pace.waiting += 1,
            ClockState::Met { .. } | ClockState::Ended => {}
        }
    }
    pace.done.sort_unstable();
    let late = pace.done.iter().filter(|(_, _, late)| *late).count() as i64;
    pace.in_time = pace.done.len() as i64 - late;
    pace.late = late + pace.overdue;
    let days = pace.done.iter().map(|(_, days, _)| *days).collect();
    Pace { median_halves: median_halves(days), ..pace }
}

/// Twice the median, so that it stays a whole number.
pub fn median_halves(mut numbers: Vec<i64>) -> Option<i64> {
    numbers.sort_unstable();
    let middle = numbers.len() / 2;
    match numbers.len() {
        0 => None,
        len if len % 2 == 1 => Some(2 * numbers[middle]),
        _ => Some(numbers[middle - 1] + numbers[middle]),
    }
}

/// What was done in one month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// How many.
    pub count: i64,
    /// How many of them in time.
    pub in_time: i64,
    /// Twice the median of their working days.
    pub median_halves: Option<i64>,
}

/// Sorts what was done into months, which begin at these moments, earliest first.
pub fn by_month(done: &[(Millis, i64, bool)], starts: &[Millis]) -> Vec<Month> {
    let end = |index: usize| starts.get(index + 1).copied().unwrap_or(Millis::MAX);
    let month = |(index, start): (usize, &Millis)| {
        let within: Vec<_> = done.iter().filter(|(at, ..)| at >= start && *at < end(index)).collect();
        Month {
            count: within.len() as i64,
            in_time: within.iter().filter(|(_, _, late)| !late).count() as i64,
            median_halves: median_halves(within.iter().map(|(_, days, _)| *days).collect()),
        }
    };
    starts.iter().enumerate().map(month).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn met(at: Millis, days: i64, late: bool) -> Span {
        Span { assigned_at: 0, answer: ClockState::Met { at, days, late }, decision: ClockState::Ended }
    }

    fn open(answer: ClockState) -> Span {
        Span { assigned_at: 0, answer, decision: ClockState::Paused { since: 1 } }
    }

    #[test]
    fn silence_counts_against_an_agency() {
        let overdue = open(ClockState::Overdue { since: 1, days: 3 });
        let waiting = open(ClockState::Due { by: 9, left: 2 });
        let figures = Figures::of(&[met(5, 3, false), met(6, 4, false), met(7, 12, true), overdue, waiting], 5);
        assert_eq!((figures.answer.in_time, figures.answer.late, figures.answer.overdue), (2, 2, 1));
        assert_eq!(figures.answer.share(), Some(50));
        assert_eq!(figures.answer.median_halves, Some(8));
        assert_eq!(figures.paused, 2);
        assert_eq!(Figures::default().answer.share(), None);
    }

    #[test]
    fn what_was_done_long_ago_is_left_out() {
        let figures = Figures::of(&[met(4, 90, true), met(5, 3, false)], 5);
        assert_eq!(figures.answer.share(), Some(100));
    }

    #[test]
    fn a_median_of_an_even_number_lies_between_two() {
        assert_eq!(median_halves(vec![9, 2, 4, 3]), Some(7));
        assert_eq!(median_halves(Vec::new()), None);
    }

    #[test]
    fn months_hold_what_was_done_in_them() {
        let months = by_month(&[(10, 1, false), (19, 3, true), (20, 5, false), (9, 7, false)], &[10, 20]);
        assert_eq!(months[0], Month { count: 2, in_time: 1, median_halves: Some(4) });
        assert_eq!(months[1].count, 1);
    }
}
