//! Due dates of the roadmap as a calendar (iCalendar, RFC 5545).

use std::fmt::Write;

use app::domain::Millis;
use app::i18n::Locale;
use app::pages::roadmap::ItemCard;
use app::pages::shell::Frame;
use app::parts::label::{label_name, stage_name};

/// Bytes of a line before it is folded (section 3.1).
const LINE: usize = 75;

/// The calendar of these items. What is promised for a month or a year stands on its last day, and
/// the text tells what was promised.
pub fn document(public_url: &str, frame: &Frame, items: &[ItemCard]) -> String {
    let base = public_url.trim_end_matches('/');
    let lang = frame.lang;
    let city = frame.city.name(lang.code);
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Masmou//Roadmap//EN".to_owned(),
        "CALSCALE:GREGORIAN".to_owned(),
        format!("X-WR-CALNAME:{}", escape(&lang.with("calendar-title", &[("city", city)]))),
    ];
    items.iter().for_each(|item| lines.extend(event(base, frame, item).unwrap_or_default()));
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| fold(line)).collect()
}

/// An item as an event of a day; none while nothing is promised.
fn event(base: &str, frame: &Frame, item: &ItemCard) -> Option<Vec<String>> {
    let due = item.standing.due?;
    let lang = frame.lang;
    let day = due.last();
    let next = day.tomorrow().ok()?;
    let agency = label_name(lang, &frame.directory.agencies, Some(item.agency_id)).unwrap_or_default();
    let stage = stage_name(lang, item.standing.stage.into());
    let told = format!("{agency} · {stage} · {}", lang.promised(&due));
    let host = base.split_once("://").map_or(base, |(_, host)| host);
    Some(vec![
        "BEGIN:VEVENT".to_owned(),
        format!("UID:roadmap-{}@{}", item.id, escape(host)),
        format!("DTSTAMP:{}", stamp(item.told_at)),
        format!("SEQUENCE:{}", item.moved.max(0)),
        format!("DTSTART;VALUE=DATE:{}", day.strftime("%Y%m%d")),
        format!("DTEND;VALUE=DATE:{}", next.strftime("%Y%m%d")),
        format!("SUMMARY;LANGUAGE={}:{}", item.language, escape(&item.title)),
        format!("DESCRIPTION;LANGUAGE={}:{}", lang.code, escape(&told)),
        format!("URL:{base}{}", frame.href(&format!("/roadmap/{}", item.id))),
        "TRANSP:TRANSPARENT".to_owned(),
        "END:VEVENT".to_owned(),
    ])
}

/// A moment in the basic form: `20261122T000000Z`.
fn stamp(at: Millis) -> String {
    let time: String = Locale::machine_time(at).chars().filter(|c| c.is_ascii_alphanumeric() || *c == '.').collect();
    let whole = time.split('.').next().unwrap_or_default().trim_end_matches('Z');
    format!("{whole}Z")
}

/// A text as a value (section 3.3.11). Other controls cannot be written at all.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                escaped.push('\\');
                escaped.push(c);
            }
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// A line with its end, folded where it is long: never within a character.
fn fold(line: &str) -> String {
    let mut folded = String::with_capacity(line.len() + 8);
    let mut width = 0;
    for c in line.chars() {
        if width + c.len_utf8() > LINE {
            folded.push_str("\r\n ");
            width = 1;
        }
        width += c.len_utf8();
        // Writing to a String cannot fail.
        _ = write!(folded, "{c}");
    }
    folded.push_str("\r\n");
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_longer_than_75_bytes_and_unfolding_gives_it_back() {
        let line = format!("SUMMARY:{}", "چراغ‌های بندر، ".repeat(20));
        let folded = fold(&line);
        assert!(folded.split("\r\n").all(|part| part.len() <= LINE), "{folded}");
        assert_eq!(folded.replace("\r\n ", "").trim_end_matches("\r\n"), line);
    }

    #[test]
    fn what_was_typed_cannot_end_a_value() {
        assert_eq!(escape("a;b,c\\d\r\nEND:VEVENT\u{0}"), "a\\;b\\,c\\\\d\\nEND:VEVENT");
    }

    #[test]
    fn a_moment_is_written_in_the_basic_form() {
        assert_eq!(stamp(1_795_305_600_000), "20261122T000000Z");
        assert_eq!(stamp(1_795_305_600_123), "20261122T000000Z");
    }
}
