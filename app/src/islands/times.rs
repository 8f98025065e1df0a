//! How long ago something was.

use js_sys::Intl::RelativeTimeFormat;
use js_sys::{Array, Date, Object, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::prelude::*;
use web_sys::Element;

use super::browser::{left, on};

const MINUTE: f64 = 60_000.0;
const HOUR: f64 = 60.0 * MINUTE;
const DAY: f64 = 24.0 * HOUR;

/// Beyond this, "32 days ago" tells less than the date does.
const LONGEST: f64 = 30.0 * DAY;

pub fn wake(asleep: &Element) {
    let options = Object::new();
    // "yesterday" in place of "1 day ago", in languages that have the word.
    _ = Reflect::set(&options, &"numeric".into(), &"auto".into());
    let format = RelativeTimeFormat::new(&Array::of1(&left(asleep, "data-language").into()), &options);
    let refresh = move || {
        if !document().hidden() {
            refresh(&format);
        }
    };
    refresh();
    let again = refresh.clone();
    on(&document(), "visibilitychange", move |_| again());
    let each_minute = Closure::<dyn FnMut()>::new(refresh).into_js_value();
    _ = window().set_interval_with_callback_and_timeout_and_arguments_0(each_minute.unchecked_ref(), MINUTE as i32);
}

fn refresh(format: &RelativeTimeFormat) {
    let Ok(times) = document().query_selector_all("time[data-relative]") else { return };
    let now = Date::now();
    for place in 0..times.length() {
        if let Some(time) = times.item(place) {
            show(&time.unchecked_into(), now, format);
        }
    }
}

fn show(time: &Element, now: f64, format: &RelativeTimeFormat) {
    let then = Date::parse(&time.get_attribute("datetime").unwrap_or_default());
    let shown = time.text_content().unwrap_or_default();
    let absolute = time.get_attribute("title").unwrap_or_else(|| {
        _ = time.set_attribute("title", &shown);
        shown.clone()
    });
    let text = match distance(now, then) {
        Some((count, unit)) => String::from(format.format(count, unit)),
        None => absolute,
    };
    if text != shown {
        time.set_text_content(Some(&text));
    }
}

/// Steps from now, negative in the past, and their unit; none when it is too far, or no time.
fn distance(now: f64, then: f64) -> Option<(f64, &'static str)> {
    let (away, sign) = ((then - now).abs(), (then - now).signum());
    if away.is_nan() || away > LONGEST {
        return None;
    }
    Some(match away {
        // Seconds that pass unseen between two refreshes: zero of them reads "now".
        _ if away < MINUTE => (0.0, "second"),
        _ if away < HOUR => (sign * (away / MINUTE).floor(), "minute"),
        _ if away < DAY => (sign * (away / HOUR).floor(), "hour"),
        // Forty hours ago may be the day before yesterday: what counts is the calendar.
        _ => (day(then) - day(now), "day"),
    })
}

/// Number of the visitor's calendar day.
fn day(time: f64) -> f64 {
    let offset = Date::new(&time.into()).get_timezone_offset() * MINUTE;
    ((time - offset) / DAY).floor()
}
