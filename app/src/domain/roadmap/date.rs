//! A promised date, as precise as it is honest: a day, a month, a quarter or a year.
//!
//! It is kept as the first day that it means and its precision. Offices that plan by the solar
//! Hijri calendar promise its months, seasons and years: which calendar was meant follows from
//! the first day, since its periods never begin on the first of a Gregorian month.

use icu::calendar::Date as IcuDate;
use jiff::ToSpan;
use jiff::civil::Date;

use crate::domain::idea::{FieldError, words};
use crate::domain::text;

words! {
    /// How much of a date is meant.
    Precision {
        /// That day.
        Day = "day",
        /// Within that month.
        Month = "month",
        /// Within that quarter.
        Quarter = "quarter",
        /// Within that year.
        Year = "year",
    }
}

/// By which calendar a period was promised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Calendar {
    /// The Gregorian one.
    Gregorian,
    /// The solar Hijri one, of Persian speakers.
    Persian,
}

/// The years that can be promised: further off is a mistyped digit.
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2099;
/// The same in the solar Hijri calendar, which is 621 years behind.
const PERSIAN_YEARS: std::ops::RangeInclusive<i16> = 1369..=1477;

/// A promised date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promised {
    first: Date,
    last: Date,
    precision: Precision,
    calendar: Calendar,
}

/// How a date changed for those who wait for it. What counts is the last day that it means: a
/// promise is broken when that has passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    /// It is later now.
    Later,
    /// It is earlier now.
    Earlier,
    /// It is said more precisely, and within what was said.
    Narrowed,
    /// It is said less precisely, and not later.
    Widened,
}

impl Promised {
    /// Reads what was typed: `2027`, `2027-Q3`, `2027-05` or `2027-05-18`, in any digits, and in
    /// the solar Hijri calendar as well, whose years cannot be mistaken.
    pub fn parse(raw: &str) -> Result<Self, FieldError> {
        let typed = plain(raw);
        if typed.is_empty() {
            return Err(FieldError::Missing);
        }
        Self::read(&typed).ok_or(FieldError::NotADate)
    }

    fn read(typed: &str) -> Option<Self> {
        let parts: Vec<&str> = typed.split('-').collect();
        let year: i16 = parts.first()?.parse().ok()?;
        let calendar = match year {
            _ if YEARS.contains(&year) => Calendar::Gregorian,
            _ if PERSIAN_YEARS.contains(&year) => Calendar::Persian,
            _ => return None,
        };
        let number = |text: &str| text.parse::<u8>().ok();
        let (month, day, precision) = match parts.as_slice() {
            [_] => (1, 1, Precision::Year),
            [_, quarter] if quarter.starts_with('Q') => {
                let quarter = number(&quarter[1..]).filter(|quarter| (1..=4).contains(quarter))?;
                (quarter * 3 - 2, 1, Precision::Quarter)
            }
            [_, month] => (number(month)?, 1, Precision::Month),
            [_, month, day] => (number(month)?, number(day)?, Precision::Day),
            _ => return None,
        };
        Self::of(calendar.date(year, month, day)?, precision, calendar)
    }

    /// Reads what is kept: the first day that is meant, as `2027-05-18`, and the precision.
    pub fn stored(day: &str, precision: &str) -> Option<Self> {
        let first: Date = day.parse().ok()?;
        let calendar = if first.day() == 1 { Calendar::Gregorian } else { Calendar::Persian };
        let precision = Precision::parse(precision)?;
        let calendar = if precision == Precision::Day { Calendar::Gregorian } else { calendar };
        Self::of(first, precision, calendar)
    }

    /// The period that begins on `first`; none where no such period begins.
    fn of(first: Date, precision: Precision, calendar: Calendar) -> Option<Self> {
        // A day is a day by any calendar.
        let calendar = if precision == Precision::Day { Calendar::Gregorian } else { calendar };
        let (year, month, day) = calendar.parts(first)?;
        let (next_year, next_month) = match precision {
            Precision::Day => {
                return Some(Self { first, last: first, precision, calendar });
            }
            Precision::Month if day == 1 => (year + i16::from(month == 12), month % 12 + 1),
            Precision::Quarter if day == 1 && month % 3 == 1 => (year + i16::from(month == 10), (month + 2) % 12 + 1),
            Precision::Year if day == 1 && month == 1 => (year + 1, 1),
            _ => return None,
        };
        let last = calendar.date(next_year, next_month, 1)?.checked_sub(1.day()).ok()?;
        Some(Self { first, last, precision, calendar })
    }

    /// The period of a calendar in which a day lies; that day itself at the precision of a day.
    pub fn around(day: Date, precision: Precision, calendar: Calendar) -> Option<Self> {
        let (year, month, _) = calendar.parts(day)?;
        let first = match precision {
            Precision::Day => day,
            Precision::Month => calendar.date(year, month, 1)?,
            Precision::Quarter => calendar.date(year, month - (month - 1) % 3, 1)?,
            Precision::Year => calendar.date(year, 1, 1)?,
        };
        Self::of(first, precision, calendar)
    }

    /// The first day that is meant.
    pub fn first(&self) -> Date {
        self.first
    }

    /// The last day that is meant.
    pub fn last(&self) -> Date {
        self.last
    }

    /// How much of a date is meant.
    pub fn precision(&self) -> Precision {
        self.precision
    }

    /// By which calendar.
    pub fn calendar(&self) -> Calendar {
        self.calendar
    }

    /// Year, and month or quarter, in the calendar in which it was promised.
    pub fn year_and_part(&self) -> (i16, u8) {
        let (year, month, _) = self.calendar.parts(self.first).unwrap_or((self.first.year(), 1, 1));
        (year, if self.precision == Precision::Quarter { month.div_ceil(3) } else { month })
    }

    /// As it is kept: the first day.
    pub fn day(&self) -> String {
        self.first.to_string()
    }

    /// As one would type it.
    pub fn typed(&self) -> String {
        let (year, part) = self.year_and_part();
        match self.precision {
            Precision::Day => self.first.to_string(),
            Precision::Month => format!("{year}-{part:02}"),
            Precision::Quarter => format!("{year}-Q{part}"),
            Precision::Year => year.to_string(),
        }
    }

    /// Whether `today` is after every day that is meant.
    pub fn is_past(&self, today: Date) -> bool {
        today > self.last
    }

    /// How it changed; none when it says the same.
    pub fn shift(&self, now: &Self) -> Option<Shift> {
        if self == now {
            return None;
        }
        Some(if now.last > self.last {
            Shift::Later
        } else if now.first >= self.first {
            Shift::Narrowed
        } else if now.last < self.last {
            Shift::Earlier
        } else {
            Shift::Widened
        })
    }
}

impl Calendar {
    fn date(self, year: i16, month: u8, day: u8) -> Option<Date> {
        match self {
            Self::Gregorian => Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok(),
            Self::Persian => {
                let iso = IcuDate::try_new_persian(year.into(), month, day).ok()?.to_calendar(icu::calendar::Iso);
                let (month, day) = (iso.month().ordinal, iso.day_of_month().0);
                Self::Gregorian.date(i16::try_from(iso.year().extended_year()).ok()?, month, day)
            }
        }
    }

    fn parts(self, date: Date) -> Option<(i16, u8, u8)> {
        let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
        match self {
            Self::Gregorian => Some((date.year(), month, day)),
            Self::Persian => {
                let iso = IcuDate::try_new_iso(date.year().into(), month, day).ok()?;
                let persian = iso.to_calendar(icu::calendar::cal::Persian);
                let year = i16::try_from(persian.year().extended_year()).ok()?;
                Some((year, persian.month().ordinal, persian.day_of_month().0))
            }
        }
    }
}

/// What was typed, in Western digits, with one sign between the parts.
fn plain(raw: &str) -> String {
    text::western_digits(raw)
        .chars()
        .filter(|c| !c.is_whitespace() && !text::is_bidi_control(*c))
        .map(|c| match c {
            '/' | '.' | '–' | '−' => '-',
            other => other.to_ascii_uppercase(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(typed: &str) -> Promised {
        Promised::parse(typed).unwrap()
    }

    fn days(typed: &str) -> (String, String) {
        let promised = read(typed);
        (promised.first().to_string(), promised.last().to_string())
    }

    #[test]
    fn a_date_means_no_more_than_was_said() {
        let days = |typed| days(typed);
        assert_eq!(days("2027-05-18"), ("2027-05-18".into(), "2027-05-18".into()));
        assert_eq!(days("2028-02"), ("2028-02-01".into(), "2028-02-29".into()));
        assert_eq!(days("2027-q4"), ("2027-10-01".into(), "2027-12-31".into()));
        assert_eq!(days("2027"), ("2027-01-01".into(), "2027-12-31".into()));
    }

    #[test]
    fn offices_that_plan_by_the_solar_calendar_promise_its_periods() {
        let days = |typed| days(typed);
        assert_eq!(days("۱۴۰۵/۰۷"), ("2026-09-23".into(), "2026-10-22".into()));
        assert_eq!(days("1406-Q1"), ("2027-03-21".into(), "2027-06-21".into()));
        assert_eq!(days("1405"), ("2026-03-21".into(), "2027-03-20".into()));
        assert_eq!(days("1405-09-01"), ("2026-11-22".into(), "2026-11-22".into()));
        assert_eq!(read("1405-Q4").typed(), "1405-Q4");
    }

    #[test]
    fn what_is_no_date_is_refused() {
        let wrong = ["soon", "2027-13", "2027-Q5", "2027-Q", "2027-02-30", "20277", "1200", "2027-1-1-1", "-", "2027-"];
        for typed in wrong {
            assert_eq!(Promised::parse(typed), Err(FieldError::NotADate), "{typed}");
        }
        assert_eq!(Promised::parse("  "), Err(FieldError::Missing));
        assert_eq!(Promised::stored("2027-02-01", "quarter"), None);
    }

    #[test]
    fn a_date_moves_by_the_last_day_that_it_means() {
        let shift = |from: &str, to: &str| read(from).shift(&read(to));
        assert_eq!(shift("2027-03", "2027-05"), Some(Shift::Later));
        assert_eq!(shift("2027-03", "2027"), Some(Shift::Later), "a wider promise that ends later");
        assert_eq!(shift("2027-Q1", "2027-02"), Some(Shift::Narrowed));
        assert_eq!(shift("2027-03", "2027-Q1"), Some(Shift::Widened));
        assert_eq!(shift("2027-03", "2027-01-31"), Some(Shift::Earlier));
        assert_eq!(shift("2027-03", "2027-03"), None);
    }

    fn any_promise() -> impl Strategy<Value = Promised> {
        (1990i16..2099, 1u8..=12, 1u8..=28, 0usize..4, any::<bool>()).prop_map(|(year, month, day, kind, persian)| {
            let year = if persian { year - 621 } else { year };
            let typed = match kind {
                0 => format!("{year}"),
                1 => format!("{year}-Q{}", month.div_ceil(3)),
                2 => format!("{year}-{month:02}"),
                _ => format!("{year}-{month:02}-{day:02}"),
            };
            read(&typed)
        })
    }

    proptest! {
        #[test]
        fn what_is_kept_and_what_is_typed_again_say_the_same(promised in any_promise()) {
            prop_assert_eq!(Promised::stored(&promised.day(), promised.precision().as_str()), Some(promised));
            prop_assert_eq!(Promised::parse(&promised.typed()), Ok(promised));
            prop_assert!(promised.first() <= promised.last());
        }

        #[test]
        fn a_move_back_undoes_a_move(a in any_promise(), b in any_promise()) {
            match a.shift(&b) {
                None => prop_assert_eq!(a, b),
                Some(Shift::Later) => prop_assert!(b.shift(&a) != Some(Shift::Later)),
                Some(_) => prop_assert!(b.last() <= a.last()),
            }
        }

        #[test]
        fn a_day_lies_in_the_periods_around_it(promised in any_promise(), persian in any::<bool>()) {
            let calendar = if persian { Calendar::Persian } else { Calendar::Gregorian };
            for precision in Precision::ALL {
                let around = Promised::around(promised.last(), *precision, calendar).unwrap();
                prop_assert!(around.first() <= promised.last() && promised.last() <= around.last());
                prop_assert_eq!(around.precision(), *precision);
            }
        }

        #[test]
        fn nothing_typed_breaks_it(typed in ".{0,16}") {
            if let Ok(promised) = Promised::parse(&typed) {
                prop_assert!(promised.first() <= promised.last());
            }
        }
    }
}
