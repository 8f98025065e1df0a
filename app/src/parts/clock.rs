//! How a clock stands, in words and with a sign: never by colour alone.

use leptos::prelude::*;

use crate::domain::clock::ClockState;
use crate::i18n::Lang;
use crate::parts::icon::{Icon, small_icon};

/// The state with its date, as the page of an idea tells it.
pub fn clock_state(lang: Lang, state: ClockState) -> impl IntoView + use<> {
    let (main, more) = words(lang, state);
    let more = more.map(|more| view! { " "<span class="clock-more">{more}</span> });
    view! { {badge(state, main)}{more} }
}

/// The state alone, as lists tell it.
pub fn clock_badge(lang: Lang, state: ClockState) -> impl IntoView + use<> {
    badge(state, words(lang, state).0)
}

fn badge(state: ClockState, text: String) -> impl IntoView + use<> {
    let (word, icon) = match state {
        ClockState::Due { .. } => ("due", Icon::InProgress),
        ClockState::Paused { .. } => ("paused", Icon::Pause),
        ClockState::Overdue { .. } => ("overdue", Icon::Complaint),
        ClockState::Met { late: false, .. } => ("met", Icon::Done),
        ClockState::Met { late: true, .. } => ("late", Icon::Done),
        ClockState::Ended => ("ended", Icon::Info),
    };
    view! { <span class="clock-state" data-clock=word>{small_icon(icon)}{text}</span> }
}

fn words(lang: Lang, state: ClockState) -> (String, Option<String>) {
    match state {
        ClockState::Due { by, left } => {
            let left = if left == 0 { lang.t("clock-left-none").to_owned() } else { lang.count("clock-left", left) };
            (lang.with("clock-due", &[("date", &lang.date(by))]), Some(left))
        }
        ClockState::Paused { since } => (lang.with("clock-paused", &[("date", &lang.date(since))]), None),
        ClockState::Overdue { since, days } => {
            let due = lang.with("clock-was-due", &[("date", &lang.date(since))]);
            (lang.count("clock-overdue", days), Some(due))
        }
        ClockState::Met { days, late, .. } => {
            let took =
                if days == 0 { lang.t("clock-done-same-day").to_owned() } else { lang.count("clock-done", days) };
            (took, Some(lang.t(if late { "clock-late" } else { "clock-in-time" }).to_owned()))
        }
        ClockState::Ended => (lang.t("clock-nothing").to_owned(), None),
    }
}
