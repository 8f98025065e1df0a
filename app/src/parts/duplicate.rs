//! An idea among those that probably say the same.

use leptos::prelude::*;

use crate::pages::duplicates::Duplicate;
use crate::pages::home::IdeaCard;
use crate::pages::shell::Frame;
use crate::parts::icon::{Icon, small_icon};
use crate::parts::label::{kind_badge, label_name, moment, stage_badge};
use crate::parts::reason::why;

/// The idea that the others are compared with.
pub fn leader(frame: &Frame, idea: &IdeaCard) -> impl IntoView + use<> {
    view! { <li class="duplicate duplicate-leader">{about(frame, idea, None)}</li> }
}

/// One of the others: how alike, and why.
pub fn duplicate(frame: &Frame, duplicate: &Duplicate) -> impl IntoView + use<> {
    let Duplicate { idea, score, reason } = duplicate;
    view! { <li class="duplicate">{about(frame, idea, Some(*score))}{why(frame.lang, reason)}</li> }
}

fn about(frame: &Frame, idea: &IdeaCard, score: Option<f32>) -> impl IntoView + use<> {
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
        <h3 class="duplicate-title" lang=idea.language.clone()><a href=href dir="auto">{idea.title.clone()}</a></h3>
        <ul class="facts">
            {score}
            <li>{small_icon(Icon::Voice)}{voices}</li>
            {imported}
            <li>{stage_badge(lang, idea.stage)}</li>
            <li>{moment(lang, idea.created_at)}</li>
        </ul>
    }
}
