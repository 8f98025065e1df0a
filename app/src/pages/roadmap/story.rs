//! A promise's history in words.

use leptos::prelude::*;

use super::words::{agency, name, shift, times};
use super::{ChangeView, ItemPage};
use crate::domain::Millis;
use crate::domain::roadmap::{Move, Promised};
use crate::domain::text::isolate;
use crate::i18n::Lang;
use crate::pages::shell::Frame;
use crate::parts::label::moment;

/// "First promised for March 2027, moved twice, now for July 2027."
pub fn summary(lang: Lang, page: &ItemPage) -> Option<String> {
    let history = &page.history;
    let first = history.first?;
    let date = |date: &Promised| lang.promised_until(date);
    let mut parts = vec![lang.with("story-first", &[("date", &date(&first))])];
    parts.push(match history.moved() {
        0 => lang.t("story-never-moved").to_owned(),
        moved => times(lang, "story-moved", "story-moved-twice", moved),
    });
    match (page.card.delivered_at, history.last) {
        (Some(at), last) => parts.extend(kept(lang, history.first, last, at)),
        (None, Some(last)) if last != first => parts.push(lang.with("story-now", &[("date", &date(&last))])),
        (None, None) => parts.push(lang.t("story-no-date").to_owned()),
        _ => {}
    }
    Some(parts.join(" "))
}

/// Whether what was delivered came when it was promised.
pub fn kept(lang: Lang, first: Option<Promised>, last: Option<Promised>, at: Millis) -> Option<String> {
    let day = lang.today(at);
    let (first, last) = (first?, last?);
    let key = match (first.is_past(day), last.is_past(day)) {
        (false, _) => "story-kept",
        (true, false) => "story-kept-later",
        (true, true) => "story-late",
    };
    Some(lang.t(key).to_owned())
}

/// Every change, oldest first.
pub fn story(frame: &Frame, page: &ItemPage) -> impl IntoView + use<> {
    let lang = frame.lang;
    let items: Vec<_> = page.changes.iter().map(|change| one(frame, change)).collect();
    view! {
        <section class="item-story" id="story" aria-labelledby="story-title">
            <div class="section-head"><h2 id="story-title">{lang.t("story-title")}</h2></div>
            {summary(lang, page).map(|text| view! { <p class="story-summary">{text}</p> })}
            <ol class="story">{items}</ol>
        </section>
    }
}

fn one(frame: &Frame, change: &ChangeView) -> impl IntoView + use<> {
    let lang = frame.lang;
    let stage = match change.stage_before {
        None => Some(lang.with("story-made", &[("stage", name(lang, change.stage_after))])),
        Some(before) if before != change.stage_after => {
            let (from, to) = (name(lang, before), name(lang, change.stage_after));
            Some(lang.with("story-stage", &[("from", from), ("to", to)]))
        }
        Some(_) => None,
    };
    let (due, start) = (date(lang, "due", &change.due), date(lang, "start", &change.start));
    let handed = change.handed.map(|(from, to)| {
        let (from, to) = (isolate(&agency(frame, from)), isolate(&agency(frame, to)));
        lang.with("story-handed-on", &[("from", &from), ("to", &to)])
    });
    let lines: Vec<_> =
        [stage, handed, due, start].into_iter().flatten().map(|text| view! { <li>{text}</li> }).collect();
    view! {
        <li id=format!("change-{}", change.id)>
            <p class="story-when">{moment(lang, change.created_at)}" · "<bdi>{change.actor.clone()}</bdi></p>
            <ul class="story-what">{lines}</ul>
            <div class="story-why prose" lang=change.language.clone() dir="auto"
                inner_html=change.reason_html.clone()></div>
        </li>
    }
}

/// How a date changed, in one line; none when it stayed.
fn date(lang: Lang, which: &str, moved: &Move) -> Option<String> {
    let told = |date: &Promised| lang.promised(date);
    match (&moved.before, &moved.after) {
        (None, None) => None,
        (None, Some(after)) => Some(lang.with(&format!("story-{which}-set"), &[("date", &told(after))])),
        (Some(before), None) => Some(lang.with(&format!("story-{which}-gone"), &[("date", &told(before))])),
        (Some(before), Some(after)) => {
            let how = shift(lang, before.shift(after)?);
            let dates = [("from", &*told(before)), ("to", &*told(after)), ("how", how)].map(|(k, v)| (k, v.to_owned()));
            let dates: Vec<(&'static str, &str)> = dates.iter().map(|(k, v)| (*k, v.as_str())).collect();
            Some(lang.with(&format!("story-{which}-moved"), &dates))
        }
    }
}
