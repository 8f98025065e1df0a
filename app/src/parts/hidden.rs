//! What is shown in place of words that moderators hid, and of words that wait for them.

use leptos::prelude::*;

use crate::domain::moderation::{Subject, Thing, Visibility};
use crate::i18n::Lang;
use crate::pages::moderation::trace::Trace;
use crate::pages::shell::{Frame, encode};
use crate::parts::icon::{Icon, icon};
use crate::parts::label::moment;
use crate::parts::rule::rule_name;

/// The rule, the reason and the day.
pub fn trace_facts(lang: Lang, trace: &Trace) -> impl IntoView + use<> {
    let rule = trace.rule.map(|rule| view! { <li><b>{rule_name(lang, rule)}</b></li> });
    let reason = trace.reason.clone();
    view! {
        <ul class="facts trace-facts">{rule}<li>{moment(lang, trace.at)}</li></ul>
        <p class="trace-reason"><span>{lang.t("hidden-reason")}" "</span><bdi>{reason}</bdi></p>
    }
}

/// Why something cannot be read by everyone; nothing when it can.
pub fn standing(
    frame: &Frame,
    thing: Thing,
    visibility: Visibility,
    trace: Option<&Trace>,
    can_appeal: bool,
) -> Option<impl IntoView + use<>> {
    let lang = frame.lang;
    let (key, what) = match (visibility, thing.subject) {
        (Visibility::Public, _) => return None,
        (Visibility::Waiting, _) => ("waiting-note", Icon::UnderReview),
        (Visibility::Hidden, Subject::Idea) => ("hidden-idea", Icon::Declined),
        (Visibility::Hidden, Subject::Comment) => ("hidden-comment", Icon::Declined),
        (Visibility::Hidden, Subject::Case) => ("hidden-case", Icon::Declined),
    };
    let appeal = trace.filter(|_| can_appeal).map(|trace| {
        let href = frame.href(&format!("/decisions/{}/appeal", trace.decision));
        view! { <p><a href=href>{lang.t("hidden-appeal")}</a></p> }
    });
    Some(view! {
        <div class="notice standing" data-visibility=visibility.as_str()>
            {icon(what)}
            <div><p>{lang.t(key)}</p>{trace.map(|trace| trace_facts(lang, trace))}{appeal}</div>
        </div>
    })
}

/// The way to flag something.
pub fn flag_link(frame: &Frame, thing: Thing) -> impl IntoView + use<> {
    let href = frame.href(&format!("/flags/new?thing={}", encode(&thing.to_string())));
    view! { <a class="button-quiet" rel="nofollow" href=href>{frame.lang.t("flag")}</a> }
}
