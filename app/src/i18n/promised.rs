//! Promised dates in words.
//!
//! A period is named in the calendar in which it was promised. For readers who count by another
//! one, the days that it means are told in theirs: a month there is no month here, and a rounded
//! one would promise something else.

use icu::datetime::input::Date;
use jiff::Timestamp;
use jiff::civil;

use super::Locale;
use crate::domain::Millis;
use crate::domain::roadmap::{Calendar, Precision, Promised};

impl Locale {
    /// A promised date, such as "third quarter of 2027".
    pub fn promised(&self, promised: &Promised) -> String {
        if promised.precision() == Precision::Day {
            return self.civil_day(promised.first());
        }
        match (promised.calendar(), self.is_persian) {
            (Calendar::Gregorian, false) | (Calendar::Persian, true) => self.period(promised),
            (Calendar::Persian, false) => self.days_of(promised),
            (Calendar::Gregorian, true) => {
                let days = self.days_of(promised);
                self.with("promised-with-days", &[("period", &self.period(promised)), ("days", &days)])
            }
        }
    }

    /// The same in few words, for a place where the calendar's own unit is enough.
    pub fn promised_short(&self, promised: &Promised) -> String {
        match (promised.precision(), promised.calendar(), self.is_persian) {
            (Precision::Day, ..) | (_, Calendar::Persian, false) => self.civil_day(promised.last()),
            _ => self.period(promised),
        }
    }

    /// A period by its name in its own calendar.
    fn period(&self, promised: &Promised) -> String {
        let (year, part) = promised.year_and_part();
        let year = self.years.format_to_string(&i64::from(year).into());
        let is_persian = promised.calendar() == Calendar::Persian;
        let first = self.iso(promised.first());
        let key = match (promised.precision(), is_persian) {
            (Precision::Month, true) => {
                // The pattern of ICU for both together puts the year before the month.
                return first.map(|day| format!("{} {year}", self.months.format(&day))).unwrap_or_default();
            }
            (Precision::Month, false) => {
                return first.map(|day| self.gregorian_months.format(&day).to_string()).unwrap_or_default();
            }
            (Precision::Quarter, true) => {
                ["promised-season-1", "promised-season-2", "promised-season-3", "promised-season-4"]
            }
            (Precision::Quarter, false) => {
                ["promised-quarter-1", "promised-quarter-2", "promised-quarter-3", "promised-quarter-4"]
            }
            _ => return self.with("promised-year", &[("year", &year)]),
        };
        self.with(key[usize::from(part.clamp(1, 4)) - 1], &[("year", &year)])
    }

    /// The days that a period means; within one year its number is told once.
    fn days_of(&self, promised: &Promised) -> String {
        let (first, last) = (self.civil_day(promised.first()), self.civil_day(promised.last()));
        let one_year = self.year_of(promised.first()) == self.year_of(promised.last());
        let short = self.iso(promised.first()).filter(|_| one_year).map(|day| self.month_days.format(&day).to_string());
        self.with("promised-days", &[("first", short.as_deref().unwrap_or(&first)), ("last", &last)])
    }

    /// The year of a day by the reader's calendar, as it would be promised.
    fn year_of(&self, day: civil::Date) -> Option<Promised> {
        let calendar = if self.is_persian { Calendar::Persian } else { Calendar::Gregorian };
        Promised::around(day, Precision::Year, calendar)
    }

    /// A day of the civil calendar, as [`Locale::date`] writes it.
    pub fn civil_day(&self, day: civil::Date) -> String {
        self.iso(day).map(|date| self.days.format(&date).to_string()).unwrap_or_default()
    }

    /// What an axis of time says: every so many months of the reader's calendar, their first days
    /// and their names.
    pub fn axis(&self, from: civil::Date, to: civil::Date, every: usize) -> Vec<(civil::Date, String)> {
        let behind = if self.is_persian { 622 } else { 0 };
        (from.year() - behind..=to.year() - behind + 1)
            .flat_map(|year| (1..=12).step_by(every).map(move |month| format!("{year}-{month:02}")))
            .filter_map(|typed| Promised::parse(&typed).ok())
            .filter(|month| month.first() >= from && month.first() <= to)
            .map(|month| (month.first(), self.period(&month)))
            .collect()
    }

    /// The day that it is in the city.
    pub fn today(&self, now: Millis) -> civil::Date {
        let moment = Timestamp::from_millisecond(now).unwrap_or(Timestamp::UNIX_EPOCH);
        moment.to_zoned(self.time_zone.clone()).date()
    }

    fn iso(&self, day: civil::Date) -> Option<Date<icu::calendar::Iso>> {
        let (month, date) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
        Date::try_new_iso(day.year().into(), month, date).ok()
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::roadmap::Promised;
    use crate::i18n::{DateSettings, Locales};

    fn told(code: &str, typed: &str) -> String {
        let locales = Locales::load(&DateSettings::default()).unwrap();
        locales.find(code).unwrap().promised(&Promised::parse(typed).unwrap())
    }

    #[test]
    fn a_period_is_told_as_it_was_promised() {
        assert_eq!(told("en", "2027-05-18"), "18 May 2027");
        assert_eq!(told("en", "2027-05"), "May 2027");
        assert_eq!(told("en", "2027-Q3"), "third quarter of 2027");
        assert_eq!(told("en", "2027"), "2027");
        assert_eq!(told("ar", "2027-05"), "مايو ٢٠٢٧");
        assert_eq!(told("ar", "2027-Q3"), "الربع الثالث من ٢٠٢٧");
    }

    #[test]
    fn a_gregorian_month_is_no_persian_one_and_is_told_by_its_days() {
        assert_eq!(told("fa", "2027-05-18"), "۲۸ اردیبهشت ۱۴۰۶");
        assert_eq!(told("fa", "2026-07"), "ژوئیه ۲۰۲۶ (۱۰ تیر تا ۹ مرداد ۱۴۰۵)");
        assert_eq!(told("fa", "1405-Q3"), "پاییز ۱۴۰۵");
        assert_eq!(told("fa", "1405-07"), "مهر ۱۴۰۵");
        assert_eq!(told("en", "1405-07"), "23 September to 22 October 2026");
    }
}
