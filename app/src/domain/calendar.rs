//! Working days: which days a city works, in its own time zone.
//!
//! Days are counted, not hours: the day on which something comes in is not counted, the next
//! working day is the first. Weekends differ (Friday and Saturday, Thursday and Friday, Saturday
//! and Sunday), so both weekend and holidays are the city's settings.

use std::collections::BTreeSet;
use std::ops::Range;

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use super::Millis;

/// A day of the city's own calendar, counted from 1970-01-01.
pub type Day = i64;

/// The days on which a city works.
#[derive(Clone, Debug)]
pub struct Calendar {
    zone: TimeZone,
    /// By days from Monday.
    works: [bool; 7],
    /// Holidays that are no weekend days.
    holidays: BTreeSet<Day>,
}

/// Why a calendar cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CalendarError {
    /// No day of the week is called so.
    Weekday(String),
    /// The city would never work.
    NoWorkingDay,
    /// Not a date such as 2026-12-25.
    Holiday(String),
}

impl Default for Calendar {
    /// Works from Sunday to Thursday, by UTC.
    fn default() -> Self {
        Self { zone: TimeZone::UTC, works: [true, true, true, true, false, false, true], holidays: BTreeSet::new() }
    }
}

impl Calendar {
    /// Reads the names of a weekend's days and the dates of holidays.
    pub fn parse(zone: TimeZone, weekend: &[String], holidays: &[String]) -> Result<Self, CalendarError> {
        let mut works = [true; 7];
        for name in weekend {
            let day = weekday(name).ok_or_else(|| CalendarError::Weekday(name.clone()))?;
            works[slot(day)] = false;
        }
        if !works.contains(&true) {
            return Err(CalendarError::NoWorkingDay);
        }
        let mut calendar = Self { zone, works, holidays: BTreeSet::new() };
        for text in holidays {
            let date: Date = text.trim().parse().map_err(|_| CalendarError::Holiday(text.clone()))?;
            let day = number(date);
            if calendar.works_on_weekday(day) {
                calendar.holidays.insert(day);
            }
        }
        Ok(calendar)
    }

    /// The day of a moment.
    pub fn day(&self, at: Millis) -> Day {
        let Ok(moment) = Timestamp::from_millisecond(at) else { return at.div_euclid(86_400_000) };
        let seconds = moment.as_second() + i64::from(self.zone.to_offset(moment).seconds());
        seconds.div_euclid(86_400)
    }

    /// The last moment of a day.
    pub fn end(&self, day: Day) -> Millis {
        let next = date(day + 1).to_zoned(self.zone.clone());
        next.map_or((day + 1) * 86_400_000, |start| start.timestamp().as_millisecond()) - 1
    }

    /// Whether the city works on a day.
    pub fn is_working(&self, day: Day) -> bool {
        self.works_on_weekday(day) && !self.holidays.contains(&day)
    }

    /// How many of these days are working days.
    pub fn working_days(&self, days: Range<Day>) -> i64 {
        if days.is_empty() {
            return 0;
        }
        let weeks = (days.end - days.start) / 7;
        let in_week = self.works.iter().filter(|works| **works).count() as i64;
        let rest = (days.start + weeks * 7..days.end).filter(|day| self.works_on_weekday(*day)).count() as i64;
        weeks * in_week + rest - self.holidays.range(days).count() as i64
    }

    /// The `n`-th working day after a day; for 0 the day itself.
    pub fn after(&self, day: Day, n: i64) -> Day {
        // Whole weeks first: a long way costs no more than a short one.
        let in_week = self.works.iter().filter(|works| **works).count() as i64;
        let (mut at, mut left) = (day, n);
        while left > in_week {
            // At least one day is left to walk, so that the last is a working day.
            let weeks = (left - 1) / in_week;
            let next = at + weeks * 7;
            left -= self.working_days(at + 1..next + 1);
            at = next;
        }
        while left > 0 {
            at += 1;
            left -= i64::from(self.is_working(at));
        }
        at
    }

    fn works_on_weekday(&self, day: Day) -> bool {
        // 1970-01-01 was a Thursday, three days after Monday.
        self.works[(day + 3).rem_euclid(7) as usize]
    }
}

fn weekday(name: &str) -> Option<Weekday> {
    Some(match name.trim().to_ascii_lowercase().as_str() {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    })
}

fn slot(day: Weekday) -> usize {
    day.to_monday_zero_offset().unsigned_abs().into()
}

const EPOCH: Date = Date::constant(1970, 1, 1);

fn number(date: Date) -> Day {
    EPOCH.until(date).map_or(0, |span| span.get_days().into())
}

fn date(day: Day) -> Date {
    EPOCH.checked_add(day.days()).unwrap_or(Date::MAX)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// 2026-11-22, a Sunday, 00:00 UTC.
    const SUNDAY: Millis = 1_795_305_600_000;
    const DAY: Millis = 86_400_000;

    pub(crate) fn calendar(weekend: &[&str], holidays: &[&str]) -> Calendar {
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        Calendar::parse(TimeZone::UTC, &owned(weekend), &owned(holidays)).unwrap()
    }

    fn on(text: &str) -> Day {
        number(text.parse().unwrap())
    }

    #[test]
    fn each_weekend_gives_other_days_off() {
        // Five working days after Sunday 22 November 2026.
        for (weekend, expected) in [
            (["friday", "saturday"], "2026-11-29"),
            (["thursday", "friday"], "2026-11-29"),
            (["saturday", "sunday"], "2026-11-27"),
        ] {
            assert_eq!(calendar(&weekend, &[]).after(on("2026-11-22"), 5), on(expected), "{weekend:?}");
        }
        // Ten, from a Wednesday.
        for (weekend, expected) in [
            (["friday", "saturday"], "2026-12-09"),
            (["thursday", "friday"], "2026-12-09"),
            (["saturday", "sunday"], "2026-12-09"),
        ] {
            assert_eq!(calendar(&weekend, &[]).after(on("2026-11-25"), 10), on(expected), "{weekend:?}");
        }
    }

    #[test]
    fn holidays_are_not_counted_and_count_once_on_a_weekend() {
        let plain = calendar(&["friday", "saturday"], &[]);
        let feast = calendar(&["friday", "saturday"], &["2026-12-25", "2026-12-24", "2026-12-27"]);
        assert!(!feast.is_working(on("2026-12-24")));
        let week = on("2026-12-20")..on("2026-12-28");
        assert_eq!(plain.working_days(week.clone()), 6);
        assert_eq!(feast.working_days(week), 4, "the 25th is a Friday");
    }

    #[test]
    fn a_day_begins_and_ends_in_the_citys_time_zone() {
        let tehran = Calendar::parse(TimeZone::get("Asia/Tehran").unwrap(), &["friday".into()], &[]).unwrap();
        assert_eq!(tehran.day(SUNDAY - 3_600_000), on("2026-11-22"), "23:00 UTC is 02:30 in Tehran");
        assert_eq!(tehran.end(on("2026-11-22")), SUNDAY + DAY - 1 - 12_600_000);
        // Where clocks are put forward at midnight the day still ends when the next begins.
        let beirut = Calendar::parse(TimeZone::get("Asia/Beirut").unwrap(), &["sunday".into()], &[]).unwrap();
        for day in on("2026-03-20")..on("2026-04-05") {
            assert_eq!(beirut.day(beirut.end(day)), day);
            assert_eq!(beirut.day(beirut.end(day) + 1), day + 1);
        }
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        let parse = |weekend: &[&str], holiday: &str| {
            let weekend: Vec<String> = weekend.iter().map(|day| (*day).to_owned()).collect();
            Calendar::parse(TimeZone::UTC, &weekend, &[holiday.to_owned()]).err()
        };
        assert_eq!(parse(&["freitag"], "2026-01-01"), Some(CalendarError::Weekday("freitag".into())));
        assert_eq!(parse(&[], "25 December"), Some(CalendarError::Holiday("25 December".into())));
        let all = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
        assert_eq!(parse(&all, "2026-01-01"), Some(CalendarError::NoWorkingDay));
    }

    #[test]
    fn counting_agrees_with_looking_at_each_day() {
        let weekends: [&[&str]; 4] =
            [&["friday", "saturday"], &["thursday", "friday"], &["saturday", "sunday"], &["friday"]];
        for weekend in weekends {
            let calendar = calendar(weekend, &["2026-12-25", "2027-01-01", "2026-11-24", "2026-11-26"]);
            let start = on("2026-11-16");
            for from in start..start + 9 {
                for to in from..from + 60 {
                    let slow = (from..to).filter(|day| calendar.is_working(*day)).count() as i64;
                    assert_eq!(calendar.working_days(from..to), slow);
                }
                for n in 0..50 {
                    let day = calendar.after(from, n);
                    assert_eq!(calendar.working_days(from + 1..day + 1), n);
                    assert!(n == 0 || calendar.is_working(day));
                }
            }
        }
    }
}
