//! Dates as files write them.

use anyhow::Context as _;
use app::domain::Millis;
use time::format_description::{self, BorrowedFormatItem, OwnedFormatItem};
use time::parsing::Parsed;
use time::{Date, Month, PrimitiveDateTime, Time, UtcOffset};

use super::draft::quoted;

/// A date without a time is noon in UTC, which is the same day nearly everywhere.
const NOON: Time = match Time::from_hms(12, 0, 0) {
    Ok(noon) => noon,
    Err(_) => Time::MIDNIGHT,
};
const DAY: Millis = 24 * 60 * 60 * 1000;

/// How dates are written.
pub struct DateFormat {
    forms: Vec<OwnedFormatItem>,
    told: String,
}

impl DateFormat {
    /// A `strftime` format; none for ISO 8601.
    pub fn new(format: Option<&str>) -> anyhow::Result<Self> {
        let iso = [
            "%Y-%m-%dT%H:%M:%S%z",
            "%Y-%m-%dT%H:%M:%SZ",
            "%Y-%m-%dT%H:%M:%S",
            "%Y-%m-%d %H:%M:%S %z",
            "%Y-%m-%d %H:%M:%S UTC",
            "%Y-%m-%d %H:%M:%S",
            "%Y-%m-%d %H:%M",
            "%Y-%m-%d",
        ];
        let wanted = format.map_or_else(|| iso.to_vec(), |format| vec![format]);
        let forms = wanted
            .iter()
            .map(|form| format_description::parse_strftime_owned(form))
            .collect::<Result<_, _>>()
            .with_context(|| format!("--date-format '{}' is not one this program knows", format.unwrap_or_default()))?;
        Ok(Self { forms, told: format.unwrap_or("2026-03-21 or 2026-03-21T10:00:00Z").to_owned() })
    }

    /// The moment a text stands for; neither before 1900 nor after now.
    pub fn parse(&self, raw: &str, now: Millis) -> Result<Millis, String> {
        let at = self
            .forms
            .iter()
            .find_map(|form| moment(raw, form))
            .ok_or_else(|| format!("{} is not a date written as {}", quoted(raw), self.told))?;
        let oldest =
            Date::from_calendar_date(1900, Month::January, 1).map_or(0, |date| millis(date, NOON, UtcOffset::UTC));
        // Noon of today, or today further east, may lie ahead of this clock.
        if at < oldest || at > now + DAY {
            return Err(format!("{} lies before 1900 or in the future", quoted(raw)));
        }
        Ok(at.min(now))
    }
}

fn moment(raw: &str, form: &OwnedFormatItem) -> Option<Millis> {
    let mut parsed = Parsed::new();
    let left = match parsed.parse_item(raw.as_bytes(), form) {
        Ok(left) => left,
        Err(_) => return None,
    };
    let date = Date::try_from(parsed).ok().filter(|_| left.is_empty())?;
    let time = Time::try_from(parsed).unwrap_or(NOON);
    let offset = UtcOffset::try_from(parsed).unwrap_or(UtcOffset::UTC);
    Some(millis(date, time, offset))
}

fn millis(date: Date, time: Time, offset: UtcOffset) -> Millis {
    let at = PrimitiveDateTime::new(date, time).assume_offset(offset);
    at.unix_timestamp() * 1000 + i64::from(at.millisecond())
}

/// A moment as operators read it: UTC, to the minute.
pub fn shown(at: Millis) -> String {
    const FORM: &[BorrowedFormatItem<'_>] = time::macros::format_description!("[year]-[month]-[day] [hour]:[minute]");
    time::OffsetDateTime::from_unix_timestamp(at.div_euclid(1000))
        .ok()
        .and_then(|at| at.format(FORM).ok())
        .unwrap_or_default()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on may stop")]
mod tests {
    use super::*;

    const NOW: Millis = 1_772_323_200_000;

    fn read(format: Option<&str>, raw: &str) -> Option<String> {
        DateFormat::new(format).unwrap().parse(raw, NOW).ok().map(shown)
    }

    #[test]
    fn dates_are_read_as_the_operator_says_they_are_written() {
        assert_eq!(read(Some("%d/%m/%Y"), "08/11/2025").as_deref(), Some("2025-11-08 12:00"));
        assert_eq!(read(Some("%d/%m/%Y %H:%M"), "08/11/2025 09:30").as_deref(), Some("2025-11-08 09:30"));
        assert_eq!(read(Some("%d/%m/%Y"), "2025-11-08"), None);
        assert_eq!(read(Some("%d/%m/%Y"), "31/02/2025"), None);
    }

    #[test]
    fn iso_dates_need_no_format() {
        assert_eq!(read(None, "2024-01-03 20:05:12 +0100").as_deref(), Some("2024-01-03 19:05"));
        assert_eq!(read(None, "2024-01-03T20:05:12Z").as_deref(), Some("2024-01-03 20:05"));
        assert_eq!(read(None, "2024-01-03").as_deref(), Some("2024-01-03 12:00"));
    }

    #[test]
    fn nothing_was_written_in_the_future() {
        assert_eq!(read(None, "2031-01-01"), None);
        assert_eq!(read(None, "0024-01-01"), None);
    }
}
