//! Dates as files write them.

use anyhow::Context as _;
use app::domain::Millis;
use jiff::Timestamp;
use jiff::civil::{Time, date, time};
use jiff::fmt::strtime::{self, BrokenDownTime};
use jiff::tz::Offset;

use super::draft::quoted;

/// A date without a time is noon in UTC, which is the same day nearly everywhere.
const NOON: Time = time(12, 0, 0, 0);
const DAY: Millis = 24 * 60 * 60 * 1000;
/// ISO 8601, and what exports make of it.
const ISO: [&str; 9] = [
    "%Y-%m-%dT%H:%M:%S%.f%:z",
    "%Y-%m-%dT%H:%M:%S%.f%z",
    "%Y-%m-%dT%H:%M:%S%.fZ",
    "%Y-%m-%dT%H:%M:%S%.f",
    "%Y-%m-%d %H:%M:%S%.f %z",
    "%Y-%m-%d %H:%M:%S%.f UTC",
    "%Y-%m-%d %H:%M:%S%.f",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d",
];

/// How dates are written.
pub struct DateFormat {
    forms: Vec<String>,
    told: String,
}

impl DateFormat {
    /// A `strftime` format; none for ISO 8601.
    pub fn new(format: Option<&str>) -> anyhow::Result<Self> {
        if let Some(format) = format {
            // Writing a date finds a mistake before the first row does.
            strtime::format(format, &Timestamp::UNIX_EPOCH.to_zoned(jiff::tz::TimeZone::UTC))
                .with_context(|| format!("--date-format '{format}' is not one this program knows"))?;
        }
        let forms = format.map_or_else(|| ISO.to_vec(), |format| vec![format]);
        Ok(Self {
            forms: forms.into_iter().map(str::to_owned).collect(),
            told: format.unwrap_or("2026-03-21 or 2026-03-21T10:00:00Z").to_owned(),
        })
    }

    /// The moment a text stands for; neither before 1900 nor after now.
    pub fn parse(&self, raw: &str, now: Millis) -> Result<Millis, String> {
        let at = self
            .forms
            .iter()
            .find_map(|form| moment(raw, form))
            .ok_or_else(|| format!("{} is not a date written as {}", quoted(raw), self.told))?;
        let oldest = date(1900, 1, 1).to_datetime(NOON);
        let oldest = Offset::UTC.to_timestamp(oldest).map_or(0, Timestamp::as_millisecond);
        // Noon of today, or today further east, may lie ahead of this clock.
        if at < oldest || at > now + DAY {
            return Err(format!("{} lies before 1900 or in the future", quoted(raw)));
        }
        Ok(at.min(now))
    }
}

fn moment(raw: &str, form: &str) -> Option<Millis> {
    let read = BrokenDownTime::parse(form, raw).ok()?;
    if let Some(at) = read.timestamp() {
        return Some(at.as_millisecond());
    }
    let time = if read.hour().is_some() { read.to_time().ok()? } else { NOON };
    let at = read.offset().unwrap_or(Offset::UTC).to_timestamp(read.to_date().ok()?.to_datetime(time)).ok()?;
    Some(at.as_millisecond())
}

/// A moment as operators read it: UTC, to the minute.
pub fn shown(at: Millis) -> String {
    Timestamp::from_millisecond(at).map(|at| at.strftime("%Y-%m-%d %H:%M").to_string()).unwrap_or_default()
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
        assert_eq!(read(Some("%d.%m.%y"), "08.11.25").as_deref(), Some("2025-11-08 12:00"));
        assert!(DateFormat::new(Some("%d/%J")).is_err());
    }

    #[test]
    fn iso_dates_need_no_format() {
        assert_eq!(read(None, "2024-01-03 20:05:12 +0100").as_deref(), Some("2024-01-03 19:05"));
        assert_eq!(read(None, "2024-01-03T20:05:12.250+01:00").as_deref(), Some("2024-01-03 19:05"));
        assert_eq!(read(None, "2024-01-03T20:05:12Z").as_deref(), Some("2024-01-03 20:05"));
        assert_eq!(read(None, "2024-01-03").as_deref(), Some("2024-01-03 12:00"));
    }

    #[test]
    fn nothing_was_written_in_the_future() {
        assert_eq!(read(None, "2031-01-01"), None);
        assert_eq!(read(None, "0024-01-01"), None);
    }
}
