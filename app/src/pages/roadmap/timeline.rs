//! The roadmap over time: a drawing made on the server, and the same as a table.

use std::fmt::Write;

use jiff::ToSpan;
use jiff::civil::Date;
use leptos::prelude::*;

use super::ItemCard;
use super::words::{agency, badge, due, is_overdue, overdue};
use crate::domain::text::isolate;
use crate::pages::shell::Frame;

/// Width of the drawing in its own units.
const WIDTH: f64 = 1000.0;
/// Height of its head, with the months.
const HEAD: f64 = 34.0;
/// Height of an item's row.
const ROW: f64 = 52.0;
/// Height of a bar.
const BAR: f64 = 14.0;
/// Characters of a title that fit into the drawing.
const TITLE: usize = 70;

/// Names of the table's columns, of which the first is that of its rows.
const COLUMNS: [&str; 6] =
    ["timeline-item", "filter-agency", "filter-stage", "item-start", "item-due", "timeline-first"];

/// Drawing and table.
pub fn timeline(frame: &Frame, items: &[ItemCard]) -> impl IntoView + use<> {
    let lang = frame.lang;
    let rows: Vec<_> = items.iter().map(|card| table_row(frame, card)).collect();
    let head: Vec<_> =
        COLUMNS.into_iter().map(|key| view! { <th scope="col" role="columnheader">{lang.t(key)}</th> }).collect();
    // On a narrow screen rows are drawn as blocks, which makes browsers forget that this is a
    // table: the roles say so again.
    view! {
        <p class="timeline-legend">{lang.t("timeline-legend")}</p>
        <div class="timeline-picture" tabindex="0" role="region" aria-label=lang.t("roadmap-view-timeline")
            inner_html=drawing(frame, items)></div>
        <table class="timeline-table" role="table">
            <caption class="visually-hidden">{lang.t("timeline-table")}</caption>
            <thead role="rowgroup"><tr role="row">{head}</tr></thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
}

fn table_row(frame: &Frame, card: &ItemCard) -> impl IntoView + use<> {
    let lang = frame.lang;
    let href = frame.href(&format!("/roadmap/{}", card.id));
    let none = || lang.t("timeline-none").to_owned();
    let start = card.standing.start.map_or_else(none, |start| lang.promised(&start));
    let first = card.first_due.filter(|first| Some(*first) != card.standing.due);
    let first = first.map_or_else(none, |date| lang.promised_until(&date));
    let late = is_overdue(frame, &card.standing).then(|| overdue(lang));
    let label = |at: usize| lang.t(COLUMNS[at]);
    view! {
        <tr role="row">
            <th scope="row" role="rowheader" lang=card.language.clone()>
                <a href=href dir="auto">{card.title.clone()}</a>
            </th>
            <td role="cell" data-label=label(1)>{agency(frame, card.agency_id)}</td>
            <td role="cell" data-label=label(2)>{badge(lang, card.standing.stage)}</td>
            <td role="cell" data-label=label(3)>{start}</td>
            <td role="cell" data-label=label(4)>{due(lang, &card.standing)}" "{late}</td>
            <td role="cell" data-label=label(5)>{first}</td>
        </tr>
    }
}

/// From when to when the drawing goes, and where a day is in it.
struct Scale {
    from: Date,
    days: f64,
    is_rtl: bool,
}

impl Scale {
    fn of(items: &[ItemCard], today: Date, is_rtl: bool) -> Self {
        let dates = items.iter().flat_map(|card| {
            let standing = &card.standing;
            [standing.start.map(|d| d.first()), standing.due.map(|d| d.first()), card.first_due.map(|d| d.last())]
        });
        let lasts = items.iter().filter_map(|card| card.standing.due.map(|due| due.last()));
        let earliest = dates.flatten().min().unwrap_or(today).min(today);
        let latest = lasts.max().unwrap_or(today).max(today);
        // Whole months, a year back and four ahead at most: what lies beyond ends at the edge.
        let back = today.checked_sub(12.months()).unwrap_or(today);
        let ahead = today.checked_add(48.months()).unwrap_or(today);
        let from = earliest.max(back).first_of_month();
        let to = latest.min(ahead).last_of_month();
        let days = f64::from((to - from).get_days().max(60));
        Self { from, days, is_rtl }
    }

    /// Time runs with the text.
    fn x(&self, day: Date) -> f64 {
        let along = f64::from((day - self.from).get_days()) / self.days;
        let x = along.clamp(0.0, 1.0) * WIDTH;
        if self.is_rtl { WIDTH - x } else { x }
    }

    /// Left edge and width of what lies between two days.
    fn span(&self, first: Date, last: Date) -> (f64, f64) {
        let (a, b) = (self.x(first), self.x(last.tomorrow().unwrap_or(last)));
        (a.min(b), (a - b).abs().max(3.0))
    }
}

/// The drawing. It says nothing that the table does not, which readers hear instead.
fn drawing(frame: &Frame, items: &[ItemCard]) -> String {
    let lang = frame.lang;
    let today = lang.today(frame.now);
    let scale = Scale::of(items, today, lang.dir == "rtl");
    let height = HEAD + ROW * items.len() as f64 + 8.0;
    let mut svg = String::with_capacity(600 * (items.len() + 4));
    // Writing to a String cannot fail, here and below.
    _ = write!(svg, r#"<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-hidden="true" direction="{}">"#, lang.dir);
    months(frame, &scale, height, &mut svg);
    for (at, card) in items.iter().enumerate() {
        row(&scale, card, HEAD + ROW * at as f64, &mut svg);
    }
    let x = scale.x(today);
    _ = write!(svg, r#"<line class="today" x1="{x:.1}" x2="{x:.1}" y1="{HEAD}" y2="{height}"/></svg>"#);
    svg
}

/// Lines at the beginning of quarters, with their months.
fn months(frame: &Frame, scale: &Scale, height: f64, svg: &mut String) {
    let end = scale.from.checked_add((scale.days as i64).days()).unwrap_or(scale.from);
    // No more names than fit beside one another.
    let every = if scale.days > 800.0 { 6 } else { 3 };
    for (day, name) in frame.lang.axis(scale.from, end, every) {
        let x = scale.x(day);
        let edge = if scale.is_rtl { x - 4.0 } else { x + 4.0 };
        _ = write!(
            svg,
            r#"<line class="grid" x1="{x:.1}" x2="{x:.1}" y1="0" y2="{height}"/><text class="month" x="{edge:.1}" y="18">{}</text>"#,
            html_escape::encode_text(&name)
        );
    }
}

/// One item: its title, what is sure until the promised period, and that period itself.
fn row(scale: &Scale, card: &ItemCard, top: f64, svg: &mut String) {
    let Some(due) = card.standing.due else { return };
    let y = top + 28.0;
    let edge = if scale.is_rtl { WIDTH - 2.0 } else { 2.0 };
    let title: String = card.title.chars().take(TITLE).collect();
    let cut = if title.len() < card.title.len() { "…" } else { "" };
    let title = isolate(&format!("{}{cut}", title.trim_end()));
    let stage = card.standing.stage.as_str();
    let language = html_escape::encode_double_quoted_attribute(&card.language);
    _ = write!(
        svg,
        r#"<g data-stage="{stage}"><text class="title" x="{edge}" y="{:.1}" lang="{language}">{}</text>"#,
        top + 20.0,
        html_escape::encode_text(&title)
    );
    let start = card.standing.start.map_or(due.first(), |start| start.first());
    let (x, width) = scale.span(start.min(due.first()), due.last());
    _ = write!(svg, r#"<rect class="open" x="{x:.1}" y="{y}" width="{width:.1}" height="{BAR}" rx="3"/>"#);
    if start < due.first() {
        let (x, width) = scale.span(start, due.first().yesterday().unwrap_or(start));
        _ = write!(svg, r#"<rect class="sure" x="{x:.1}" y="{y}" width="{width:.1}" height="{BAR}" rx="3"/>"#);
    }
    if let Some(first) = card.first_due.filter(|first| *first != due) {
        let (x, middle) = (scale.x(first.last()), y + BAR / 2.0);
        let path = format!("M{x:.1} {:.1}l7 7-7 7-7-7z", middle - 7.0);
        _ = write!(svg, r#"<path class="first" d="{path}"/>"#);
    }
    svg.push_str("</g>");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(is_rtl: bool) -> Scale {
        Scale { from: Date::constant(2027, 1, 1), days: 364.0, is_rtl }
    }

    #[test]
    fn time_runs_with_the_text() {
        let (january, june) = (Date::constant(2027, 1, 1), Date::constant(2027, 6, 1));
        assert!(scale(false).x(january) < scale(false).x(june));
        assert!(scale(true).x(january) > scale(true).x(june));
        assert_eq!(scale(true).x(january), WIDTH);
    }

    #[test]
    fn what_lies_beyond_ends_at_the_edge() {
        let (x, width) = scale(false).span(Date::constant(2026, 1, 1), Date::constant(2030, 1, 1));
        assert_eq!((x, width), (0.0, WIDTH));
    }
}
