//! An idea among those that probably say the same.

use leptos::prelude::*;

use crate::domain::similar::Marks;
use crate::pages::duplicates::Duplicate;
use crate::pages::home::IdeaCard;
use crate::pages::shell::Frame;
use crate::parts::icon::{Icon, small_icon};
use crate::parts::label::{kind_badge, label_name, moment, stage_badge};
use crate::parts::marked::compared;
use crate::parts::reason::why;

/// An idea that others are compared with, by itself.
pub fn leader(frame: &Frame, idea: &IdeaCard) -> impl IntoView + use<> {
    view! { <li class="duplicate duplicate-leader">{about(frame, idea, idea.title.clone().into_any(), None)}</li> }
}

/// The same in the form that merges others into it, or into one of them.
pub fn chosen_leader(frame: &Frame, idea: &IdeaCard, marks: &Marks) -> impl IntoView + use<> {
    let title = compared(&idea.title, marks).into_any();
    view! {
        <li class="duplicate duplicate-leader">
            {about(frame, idea, title, None)}{choice(frame, idea.id, idea.id, true)}
        </li>
    }
}

/// One of the others: how alike, and why.
pub fn duplicate(frame: &Frame, around: i64, duplicate: &Duplicate) -> impl IntoView + use<> {
    let Duplicate { idea, score, reason, marks } = duplicate;
    view! {
        <li class="duplicate">
            {about(frame, idea, compared(&idea.title, marks).into_any(), Some(*score))}
            {why(frame.lang, reason)}
            {choice(frame, around, idea.id, false)}
        </li>
    }
}

/// Whether it is kept, and whether it belongs. Which is kept is not merged, ticked or not.
fn choice(frame: &Frame, around: i64, id: i64, kept: bool) -> impl IntoView + use<> {
    let lang = frame.lang;
    let (keep, merge) = (format!("keep-{around}-{id}"), format!("merge-{around}-{id}"));
    view! {
        <p class="duplicate-choice">
            <span class="check">
                <input type="radio" id=keep.clone() name="into" value=id.to_string() checked=kept/>
                <label for=keep>{lang.t("duplicates-keep")}</label>
            </span>
            <span class="check">
                <input type="checkbox" id=merge.clone() name="idea" value=id.to_string() checked/>
                <label for=merge>{lang.t("duplicates-merge-this")}</label>
            </span>
        </p>
    }
}

fn about(frame: &Frame, idea: &IdeaCard, title: AnyView, score: Option<f32>) -> impl IntoView + use<> {
    let lang = frame.lang;
    let href = frame.href(&format!("/ideas/{}", idea.id));
    let area = label_name(lang, &frame.directory.areas, idea.area_id).map(|name| view! { <span>{name}</span> });
    let score = score.map(|score| {
        let percent = lang.number((score * 100.0).round() as i64);
        view! { <li><b>{lang.with("duplicates-score", &[("n", &percent)])}</b></li> }
    });
    let voices = format!("{} {}", lang.number(idea.votes), lang.count("support-voices", idea.votes));
    let imported =
        (idea.imported_votes > 0).then(|| view! { <li>{lang.count("support-imported", idea.imported_votes)}</li> });
    view! {
        <p class="kicker">{kind_badge(lang, idea.kind)}{area}</p>
        <h3 class="duplicate-title" lang=idea.language.clone()><a href=href dir="auto">{title}</a></h3>
        <ul class="facts">
            {score}
            <li>{small_icon(Icon::Voice)}{voices}</li>
            {imported}
            <li>{stage_badge(lang, idea.stage)}</li>
            <li>{moment(lang, idea.created_at)}</li>
        </ul>
    }
}
