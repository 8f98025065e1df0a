//! The ideas that were merged into the one on the page, each still to be read.

use leptos::prelude::*;

use super::{IdeaPage, JoinedIdea};
use crate::pages::shell::Frame;
use crate::parts::icon::{Icon, small_icon};
use crate::parts::label::moment;

/// The section; nothing when none stands in it and the viewer may not merge.
pub(super) fn joined(frame: &Frame, content: &IdeaPage) -> Option<impl IntoView + use<>> {
    let lang = frame.lang;
    if content.joined.is_empty() {
        return None;
    }
    let items: Vec<_> = content.joined.iter().map(|idea| item(frame, idea, content.can_merge)).collect();
    let count = i64::try_from(content.joined.len()).unwrap_or(i64::MAX);
    Some(view! {
        <section class="joined" id="joined" aria-labelledby="joined-title">
            <div class="section-head"><h2 id="joined-title">{lang.count("joined-title", count)}</h2></div>
            <p class="field-hint">{lang.t("joined-lead")}</p>
            <ul class="joined-list">{items}</ul>
        </section>
    })
}

fn item(frame: &Frame, idea: &JoinedIdea, can_undo: bool) -> impl IntoView + use<> {
    let lang = frame.lang;
    let author = idea.author.clone().map(|name| view! { <li><bdi>{name}</bdi></li> });
    let reason = (!idea.reason.is_empty()).then(|| view! { <li><bdi dir="auto">{idea.reason.clone()}</bdi></li> });
    let undo = can_undo.then(|| {
        let action = frame.href(&format!("/merges/{}/undo", idea.merge_id));
        view! {
            <form method="post" action=action>
                <button class="button button-quiet">
                    {lang.t("merge-undo")}<span class="visually-hidden">" "<bdi>{idea.title.clone()}</bdi></span>
                </button>
            </form>
        }
    });
    view! {
        <li class="joined-idea" id=format!("joined-{}", idea.id)>
            <details>
                <summary>{small_icon(Icon::Down)}
                    <span lang=idea.language.clone() dir="auto">{idea.title.clone()}</span></summary>
                <div class="prose" lang=idea.language.clone() dir="auto" inner_html=idea.body_html.clone()></div>
            </details>
            <ul class="facts">
                {author}
                <li>{moment(lang, idea.created_at)}</li>
                <li>{lang.with("joined-since", &[("date", &lang.date(idea.merged_at))])}</li>
                {reason}
            </ul>
            {undo}
        </li>
    }
}

/// The way to merging the idea on the page into another, for those who may.
pub(super) fn merge_link(frame: &Frame, content: &IdeaPage) -> Option<impl IntoView + use<>> {
    content.can_merge.then(|| {
        let href = frame.href(&format!("/ideas/{}/merge", content.idea.id));
        view! { <a class="button-quiet" href=href>{frame.lang.t("merge-link")}</a> }
    })
}
