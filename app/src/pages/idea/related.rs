//! Ideas that are like the one on the page.

use leptos::prelude::*;

use crate::pages::home::IdeaCard;
use crate::pages::shell::Frame;
use crate::parts::label::{label_name, stage_badge};

/// The section; nothing when there are none.
pub(super) fn related(frame: &Frame, ideas: &[IdeaCard]) -> Option<impl IntoView + use<>> {
    if ideas.is_empty() {
        return None;
    }
    let items: Vec<_> = ideas.iter().map(|idea| item(frame, idea)).collect();
    Some(view! {
        <section class="related" id="related" aria-labelledby="related-title">
            <div class="section-head"><h2 id="related-title">{frame.lang.t("related-title")}</h2></div>
            <ul class="related-list">{items}</ul>
        </section>
    })
}

fn item(frame: &Frame, idea: &IdeaCard) -> impl IntoView + use<> {
    let lang = frame.lang;
    let href = frame.href(&format!("/ideas/{}", idea.id));
    let area = label_name(lang, &frame.directory.areas, idea.area_id).map(|name| view! { <li>{name}</li> });
    view! {
        <li>
            <h3 class="related-item" lang=idea.language.clone()><a href=href dir="auto">{idea.title.clone()}</a></h3>
            <ul class="facts">
                <li>{stage_badge(lang, idea.stage)}</li>
                <li>{lang.count("similar-voices", idea.votes)}</li>
                {area}
            </ul>
        </li>
    }
}
