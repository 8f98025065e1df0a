//! Months of the reader's own calendar.

use icu::calendar::Date;
use jiff::civil;
use jiff::{Timestamp, ToSpan};

use super::Locale;
use crate::domain::Millis;

impl Locale {
    /// The last `count` months up to now, earliest first: when each begins, and its name with the
    /// year.
    pub fn months(&self, now: Millis, count: usize) -> Vec<(Millis, String)> {
        let Ok(moment) = Timestamp::from_millisecond(now) else { return Vec::new() };
        let mut day = moment.to_zoned(self.time_zone.clone()).date();
        let mut months = Vec::with_capacity(count);
        for _ in 0..count {
            let Some((first, name)) = self.month_of(day) else { break };
            let Ok(start) = first.to_zoned(self.time_zone.clone()) else { break };
            months.push((start.timestamp().as_millisecond(), name));
            let Ok(before) = first.yesterday() else { break };
            day = before;
        }
        months.reverse();
        months
    }

    /// The first day of the month that a day belongs to, and the month's name.
    fn month_of(&self, day: civil::Date) -> Option<(civil::Date, String)> {
        let date = Date::try_new_iso(day.year().into(), day.month() as u8, day.day() as u8).ok()?;
        let passed = i64::from(date.to_calendar(self.month_names.calendar()).day_of_month().0) - 1;
        let first = day.checked_sub(passed.days()).ok()?;
        Some((first, self.month_names.format(&date).to_string()))
    }

    /// A number of halves, such as 3.5.
    pub fn halves(&self, halves: i64) -> String {
        if halves % 2 == 0 {
            return self.number(halves / 2);
        }
        let mut number = icu::decimal::input::Decimal::from(halves * 5);
        number.multiply_pow10(-1);
        self.digits.format_to_string(&number)
    }
}

#[cfg(test)]
mod tests {
    use crate::i18n::{DateSettings, Lang, Locales};

    const NOW: i64 = 1_795_305_600_000; // 2026-11-22T00:00Z, 1 Azar 1405
    const DAY: i64 = 86_400_000;

    fn lang(code: &str) -> Lang {
        Locales::load(&DateSettings::default()).unwrap().find(code).unwrap()
    }

    #[test]
    fn months_are_those_of_the_readers_calendar() {
        let english = lang("en").months(NOW, 3);
        assert_eq!(english[2], (NOW - 21 * DAY, "Nov 2026".to_owned()));
        assert_eq!(english[0].1, "Sept 2026");
        let persian = lang("fa").months(NOW, 3);
        assert_eq!(persian[2].0, NOW, "the first of Azar");
        assert!(persian[2].1.contains("آذر"), "{}", persian[2].1);
        assert_eq!(persian[1].0, NOW - 30 * DAY);
    }

    #[test]
    fn halves_are_written_in_the_readers_digits() {
        assert_eq!(["en", "fa", "ar"].map(|code| lang(code).halves(7)), ["3.5", "۳٫۵", "٣٫٥"]);
        assert_eq!(lang("fa").halves(6), "۳");
    }
}
