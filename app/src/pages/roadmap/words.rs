//! Words of the roadmap.

use leptos::prelude::*;

use crate::domain::idea::Stage;
use crate::domain::roadmap::{DeclineReason, ItemStage, Precision, Shift, Standing, Verdict, View};
use crate::i18n::Lang;
use crate::pages::shell::Frame;
use crate::parts::icon::{Icon, small_icon};
use crate::parts::label::{label_name, moment, stage_badge, stage_name};

use super::ItemCard;

/// A stage with its icon.
pub fn badge(lang: Lang, stage: ItemStage) -> impl IntoView + use<> {
    stage_badge(lang, Stage::from(stage))
}

/// The name of a stage.
pub fn name(lang: Lang, stage: ItemStage) -> &'static str {
    stage_name(lang, stage.into())
}

/// The name of a view.
pub fn view_name(lang: Lang, view: View) -> &'static str {
    lang.t(match view {
        View::Columns => "roadmap-view-columns",
        View::Timeline => "roadmap-view-timeline",
        View::Changelog => "roadmap-view-changelog",
    })
}

/// Why something was declined.
pub fn decline_reason(lang: Lang, reason: DeclineReason) -> &'static str {
    lang.t(match reason {
        DeclineReason::Cost => "decline-cost",
        DeclineReason::Priority => "decline-priority",
        DeclineReason::Technical => "decline-technical",
        DeclineReason::Harm => "decline-harm",
        DeclineReason::Law => "decline-law",
        DeclineReason::NotOurs => "decline-not-ours",
        DeclineReason::Exists => "decline-exists",
    })
}

/// What one says who was asked whether it helped.
pub fn verdict(lang: Lang, verdict: Verdict) -> &'static str {
    lang.t(match verdict {
        Verdict::Yes => "outcome-yes",
        Verdict::Partly => "outcome-partly",
        Verdict::No => "outcome-no",
    })
}

/// How a date changed.
pub fn shift(lang: Lang, shift: Shift) -> &'static str {
    lang.t(match shift {
        Shift::Later => "shift-later",
        Shift::Earlier => "shift-earlier",
        Shift::Narrowed => "shift-narrowed",
        Shift::Widened => "shift-widened",
    })
}

/// "By May 2027", or "on 18 May 2027".
pub fn due(lang: Lang, standing: &Standing) -> Option<String> {
    let due = standing.due?;
    let key = if due.precision() == Precision::Day { "item-due-on" } else { "item-due-by" };
    Some(lang.with(key, &[("date", &lang.promised(&due))]))
}

/// The same in few words.
fn due_short(lang: Lang, standing: &Standing) -> Option<String> {
    let due = standing.due?;
    let key = if due.precision() == Precision::Day { "item-due-on" } else { "item-due-by" };
    Some(lang.with(key, &[("date", &lang.promised_short(&due))]))
}

/// Whether a promise should have been kept by now.
pub fn is_overdue(frame: &Frame, standing: &Standing) -> bool {
    let today = frame.lang.today(frame.now);
    standing.stage.is_promise() && standing.due.is_some_and(|due| due.is_past(today))
}

/// That it should have been kept by now.
pub fn overdue(lang: Lang) -> impl IntoView + use<> {
    view! { <span class="overdue">{small_icon(Icon::Error)}{lang.t("item-overdue")}</span> }
}

/// What cards tell below a title: when, how many stand behind it, how old the news are.
pub fn facts(frame: &Frame, card: &ItemCard) -> impl IntoView + use<> {
    let lang = frame.lang;
    let moved = (card.moved > 0).then(|| times(lang, "item-moved", "item-moved-twice", card.moved));
    let moved = moved.map(|moved| format!(" · {moved}"));
    let when = match card.delivered_at {
        Some(at) => {
            view! { <li>{small_icon(Icon::Done)}{lang.t("item-delivered")}" "{moment(lang, at)}</li> }.into_any()
        }
        None => match due_short(lang, &card.standing).filter(|_| card.standing.stage.is_open()) {
            Some(due) => view! { <li>{small_icon(Icon::Planned)}<span>{due}{moved}</span></li> }.into_any(),
            None => ().into_any(),
        },
    };
    let late = is_overdue(frame, &card.standing).then(|| view! { <li>{overdue(lang)}</li> });
    view! {
        <ul class="facts">
            {when}
            {late}
            <li>{small_icon(Icon::Sound)}{lang.count("similar-voices", card.voices)}</li>
            <li>{small_icon(Icon::Bell)}{lang.t("item-told")}" "{moment(lang, card.told_at)}</li>
        </ul>
    }
}

/// How often something happened, with the word that some languages have for two times.
pub fn times(lang: Lang, key: &str, twice: &str, count: i64) -> String {
    if count == 2 { lang.t(twice).to_owned() } else { lang.count(key, count) }
}

/// The agency that promises.
pub fn agency(frame: &Frame, id: i64) -> String {
    label_name(frame.lang, &frame.directory.agencies, Some(id)).unwrap_or_default()
}
