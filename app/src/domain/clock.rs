//! The public clock of an idea that an agency has to answer for.
//!
//! Counted are working days after the day of the assignment. While the clock is paused, the
//! working days that end meanwhile are not counted. In time is who needs no more days than the
//! target, so a weekend after the last day costs nothing.

use std::ops::Range;

use super::Millis;
use super::calendar::{Calendar, Day};
use super::idea::{Stage, words};

/// Working days that an agency gives itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Targets {
    /// To a first answer.
    pub answer_days: i64,
    /// To a decision.
    pub decision_days: i64,
}

impl Default for Targets {
    fn default() -> Self {
        Self { answer_days: 10, decision_days: 30 }
    }
}

impl Targets {
    /// Fewest and most days that an agency may set itself.
    pub const RANGE: std::ops::RangeInclusive<i64> = 1..=365;
}

/// A time in which the clock stands still.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pause {
    /// Since when.
    pub from: Millis,
    /// Until when; none while it lasts.
    pub until: Option<Millis>,
}

/// What a clock is read from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Course {
    /// When the agency got the idea.
    pub assigned_at: Millis,
    /// When it gave it away; none while it has it.
    pub ended_at: Option<Millis>,
    /// In which times the clock stood still.
    pub pauses: Vec<Pause>,
    /// The agency's first answer since then.
    pub answered_at: Option<Millis>,
    /// Its first answer since then that decides.
    pub decided_at: Option<Millis>,
    /// Whether the idea came with a decision, which another took.
    pub settled_before: bool,
}

/// How a clock stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockState {
    /// It runs.
    Due {
        /// The last moment that is in time.
        by: Millis,
        /// Working days left, today among them.
        left: i64,
    },
    /// It stands still.
    Paused {
        /// Since when.
        since: Millis,
    },
    /// It has run out.
    Overdue {
        /// The last moment that would have been in time.
        since: Millis,
        /// Working days since then, today among them: at least 1.
        days: i64,
    },
    /// What was due has been done.
    Met {
        /// When.
        at: Millis,
        /// Working days that it took.
        days: i64,
        /// Whether that was more than the target.
        late: bool,
    },
    /// There is nothing to wait for: given away before, or decided by another.
    Ended,
}

/// Whether a stage is a decision.
pub fn decides(stage: Stage) -> bool {
    matches!(stage, Stage::Planned | Stage::InProgress | Stage::Done | Stage::Declined)
}

impl Course {
    /// How the clock of the first answer stands.
    pub fn answer(&self, calendar: &Calendar, targets: Targets, now: Millis) -> ClockState {
        self.state(calendar, targets.answer_days, self.answered_at, now)
    }

    /// How the clock of the decision stands.
    pub fn decision(&self, calendar: &Calendar, targets: Targets, now: Millis) -> ClockState {
        self.state(calendar, targets.decision_days, self.decided_at, now)
    }

    /// The pause that lasts, if one does.
    pub fn standing_pause(&self) -> Option<Pause> {
        self.pauses.iter().copied().find(|pause| pause.until.is_none())
    }

    fn state(&self, calendar: &Calendar, target: i64, met_at: Option<Millis>, now: Millis) -> ClockState {
        if let Some(at) = met_at {
            let days = self.days(calendar, at);
            return ClockState::Met { at, days, late: days > target };
        }
        if self.ended_at.is_some() || self.settled_before {
            return ClockState::Ended;
        }
        if let Some(pause) = self.standing_pause() {
            return ClockState::Paused { since: pause.from };
        }
        let last = self.last_day(calendar, target);
        let used = self.days(calendar, now);
        if used > target {
            return ClockState::Overdue { since: calendar.end(last), days: used - target };
        }
        let today = calendar.day(now);
        let left = calendar.working_days(today..last + 1).min(target);
        ClockState::Due { by: calendar.end(last), left }
    }

    /// Working days from the assignment up to a moment, without those in which the clock stood.
    pub fn days(&self, calendar: &Calendar, until: Millis) -> i64 {
        let first = calendar.day(self.assigned_at) + 1;
        let end = (calendar.day(until) + 1).max(first);
        self.counted(calendar, first..end, until)
    }

    fn counted(&self, calendar: &Calendar, days: Range<Day>, seen_at: Millis) -> i64 {
        let mut all = calendar.working_days(days.clone());
        let mut from = days.start;
        // Pauses follow one another; where two touch the same day it is left out once.
        for pause in self.pauses.iter().filter(|pause| pause.from <= seen_at) {
            let ended = pause.until.filter(|until| *until <= seen_at);
            let until = ended.map_or(days.end, |until| calendar.day(until)).min(days.end);
            let start = calendar.day(pause.from).max(from);
            all -= calendar.working_days(start..until.max(start));
            from = from.max(until);
        }
        all
    }

    /// The day on which the target is used up, all pauses being over.
    fn last_day(&self, calendar: &Calendar, target: i64) -> Day {
        let start = calendar.day(self.assigned_at);
        let mut last = calendar.after(start, target);
        loop {
            let missing = target - self.counted(calendar, start + 1..last + 1, Millis::MAX);
            if missing <= 0 {
                return last;
            }
            last = calendar.after(last, missing);
        }
    }
}

words! {
    /// How urgent an idea is in an agency's queue; also the queue's filters.
    Urgency {
        /// The first answer or the decision is late.
        Overdue = "overdue",
        /// It has no answer yet.
        Unanswered = "unanswered",
        /// It is answered, and not decided.
        Undecided = "undecided",
        /// Its clock stands still.
        Paused = "paused",
    }
}

/// What an agency has to do next for an idea, and by when: the first answer, then the decision.
/// None when nothing is left to do.
pub fn next(answer: ClockState, decision: ClockState) -> Option<ClockState> {
    let is_open = |state: &ClockState| {
        matches!(state, ClockState::Due { .. } | ClockState::Overdue { .. } | ClockState::Paused { .. })
    };
    match (is_open(&answer), is_open(&decision)) {
        (true, true) if decision_is_earlier(answer, decision) => Some(decision),
        (true, _) => Some(answer),
        (false, true) => Some(decision),
        (false, false) => None,
    }
}

fn decision_is_earlier(answer: ClockState, decision: ClockState) -> bool {
    match (moment(answer), moment(decision)) {
        (Some(answer), Some(decision)) => decision < answer,
        _ => false,
    }
}

/// The last moment in time, of a clock that is not paused.
pub fn moment(state: ClockState) -> Option<Millis> {
    match state {
        ClockState::Due { by, .. } => Some(by),
        ClockState::Overdue { since, .. } => Some(since),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::calendar::tests::calendar;

    /// 2026-11-22, a Sunday, 00:00 UTC.
    const SUNDAY: Millis = 1_795_305_600_000;
    const HOUR: Millis = 3_600_000;
    const DAY: Millis = 24 * HOUR;
    const TARGETS: Targets = Targets { answer_days: 5, decision_days: 20 };

    fn gulf() -> Calendar {
        calendar(&["friday", "saturday"], &[])
    }

    fn course(at: Millis) -> Course {
        Course { assigned_at: at, ..Course::default() }
    }

    #[test]
    fn a_first_answer_is_due_at_the_end_of_the_last_working_day() {
        let state = course(SUNDAY + 10 * HOUR).answer(&gulf(), TARGETS, SUNDAY + 11 * HOUR);
        // Monday to Thursday, and Sunday the 29th.
        assert_eq!(state, ClockState::Due { by: SUNDAY + 8 * DAY - 1, left: 5 });
        let on_the_day = course(SUNDAY).answer(&gulf(), TARGETS, SUNDAY + 7 * DAY + HOUR);
        assert_eq!(on_the_day, ClockState::Due { by: SUNDAY + 8 * DAY - 1, left: 1 });
    }

    #[test]
    fn it_is_overdue_from_the_next_working_day_on() {
        let clock = course(SUNDAY);
        let last = SUNDAY + 8 * DAY - 1;
        assert_eq!(clock.answer(&gulf(), TARGETS, last + 1), ClockState::Overdue { since: last, days: 1 });
        assert_eq!(clock.answer(&gulf(), TARGETS, last + 1 + 6 * DAY), ClockState::Overdue { since: last, days: 5 });
        // Due on a Thursday: on Friday and Saturday nobody is late.
        let targets = Targets { answer_days: 4, ..TARGETS };
        let friday = SUNDAY + 5 * DAY + HOUR;
        assert_eq!(clock.answer(&gulf(), targets, friday), ClockState::Due { by: SUNDAY + 5 * DAY - 1, left: 0 });
        assert!(matches!(clock.answer(&gulf(), targets, friday + 2 * DAY), ClockState::Overdue { days: 1, .. }));
    }

    #[test]
    fn an_answer_tells_how_many_working_days_it_took() {
        let answered = |at| Course { answered_at: Some(at), ..course(SUNDAY) }.answer(&gulf(), TARGETS, at + 90 * DAY);
        let at = SUNDAY + 3 * DAY;
        assert_eq!(answered(at), ClockState::Met { at, days: 3, late: false });
        assert_eq!(answered(SUNDAY + HOUR), ClockState::Met { at: SUNDAY + HOUR, days: 0, late: false });
        let at = SUNDAY + 8 * DAY;
        assert_eq!(answered(at), ClockState::Met { at, days: 6, late: true });
    }

    #[test]
    fn a_pause_prolongs_by_the_working_days_that_end_in_it() {
        let pause = Pause { from: SUNDAY + 2 * DAY + 9 * HOUR, until: Some(SUNDAY + 4 * DAY + 9 * HOUR) };
        let paused = Course { pauses: vec![pause], ..course(SUNDAY) };
        // Tuesday and Wednesday are not counted: Tuesday, 1 December, instead of Sunday.
        let state = paused.answer(&gulf(), TARGETS, SUNDAY + 5 * DAY);
        assert!(matches!(state, ClockState::Due { by, .. } if by == SUNDAY + 10 * DAY - 1), "{state:?}");
        let within_a_day = Pause { from: SUNDAY + DAY + 9 * HOUR, until: Some(SUNDAY + DAY + 15 * HOUR) };
        let short = Course { pauses: vec![within_a_day], ..course(SUNDAY) };
        assert_eq!(short.answer(&gulf(), TARGETS, SUNDAY), course(SUNDAY).answer(&gulf(), TARGETS, SUNDAY));
    }

    #[test]
    fn while_it_is_paused_nothing_falls_due() {
        let since = SUNDAY + DAY;
        let paused = Course { pauses: vec![Pause { from: since, until: None }], ..course(SUNDAY) };
        assert_eq!(paused.answer(&gulf(), TARGETS, SUNDAY + 400 * DAY), ClockState::Paused { since });
    }

    #[test]
    fn what_was_given_away_or_came_decided_is_not_waited_for() {
        let away = Course { ended_at: Some(SUNDAY + DAY), ..course(SUNDAY) };
        let decided = Course { settled_before: true, ..course(SUNDAY) };
        for clock in [away, decided] {
            assert_eq!(clock.answer(&gulf(), TARGETS, SUNDAY + 90 * DAY), ClockState::Ended);
        }
    }

    #[test]
    fn the_first_answer_comes_before_the_decision() {
        let clock = course(SUNDAY);
        let (answer, decision) = (clock.answer(&gulf(), TARGETS, SUNDAY), clock.decision(&gulf(), TARGETS, SUNDAY));
        assert_eq!(next(answer, decision), Some(answer));
        let answered = Course { answered_at: Some(SUNDAY + DAY), ..clock };
        assert_eq!(next(answered.answer(&gulf(), TARGETS, SUNDAY), decision), Some(decision));
        assert_eq!(next(ClockState::Ended, ClockState::Ended), None);
    }

    /// The definition, a day at a time.
    fn slow_days(clock: &Course, calendar: &Calendar, until: Millis) -> i64 {
        let first = calendar.day(clock.assigned_at) + 1;
        let stood = |day: Day| {
            clock.pauses.iter().any(|pause| {
                let end = calendar.end(day);
                pause.from <= until && pause.from <= end && pause.until.filter(|u| *u <= until).is_none_or(|u| u > end)
            })
        };
        (first..=calendar.day(until)).filter(|day| calendar.is_working(*day) && !stood(*day)).count() as i64
    }

    prop_compose! {
        /// Pauses one after another, the last perhaps still standing.
        fn pauses()(
            gaps in prop::collection::vec((0i64..200, 0i64..300), 0..5),
            stands in any::<bool>(),
        ) -> Vec<Pause> {
            let mut at = SUNDAY;
            let last = gaps.len();
            gaps.into_iter().enumerate().map(|(index, (gap, length))| {
                let from = at + gap * HOUR;
                at = from + length * HOUR;
                Pause { from, until: (!stands || index + 1 < last).then_some(at) }
            }).collect()
        }
    }

    const WEEKENDS: [[&str; 2]; 3] = [["friday", "saturday"], ["thursday", "friday"], ["saturday", "sunday"]];

    proptest! {
        #[test]
        fn days_are_counted_as_the_definition_says(
            which in 0usize..3, start in 0i64..400, length in 0i64..2000, pauses in pauses(),
        ) {
            let calendar = calendar(&WEEKENDS[which], &["2026-12-25", "2026-11-24", "2027-01-03"]);
            let clock = Course { pauses, ..course(SUNDAY + start * HOUR) };
            let until = clock.assigned_at + length * HOUR;
            prop_assert_eq!(clock.days(&calendar, until), slow_days(&clock, &calendar, until));
        }

        #[test]
        fn a_pause_never_brings_the_date_forward(
            which in 0usize..3, days in 1i64..40, pauses in pauses(),
        ) {
            let calendar = calendar(&WEEKENDS[which], &["2026-12-25"]);
            let over: Vec<Pause> = pauses.into_iter().filter(|pause| pause.until.is_some()).collect();
            let paused = Course { pauses: over, ..course(SUNDAY) };
            let last = paused.last_day(&calendar, days);
            prop_assert!(last >= course(SUNDAY).last_day(&calendar, days));
            // The last day is the one on which the target is used up, and not a day later.
            prop_assert_eq!(paused.counted(&calendar, calendar.day(SUNDAY) + 1..last + 1, Millis::MAX), days);
            prop_assert_eq!(paused.counted(&calendar, calendar.day(SUNDAY) + 1..last, Millis::MAX), days - 1);
        }

        #[test]
        fn the_clock_says_the_same_of_a_date_before_and_after_it(
            which in 0usize..3, days in 1i64..40, hours in 0i64..2000,
        ) {
            let calendar = calendar(&WEEKENDS[which], &["2026-12-25"]);
            let targets = Targets { answer_days: days, decision_days: days };
            let now = SUNDAY + hours * HOUR;
            let open = course(SUNDAY);
            let answered = Course { answered_at: Some(now), ..open.clone() };
            let late = matches!(answered.answer(&calendar, targets, now), ClockState::Met { late: true, .. });
            let overdue = matches!(open.answer(&calendar, targets, now), ClockState::Overdue { .. });
            prop_assert_eq!(late, overdue);
        }
    }
}
