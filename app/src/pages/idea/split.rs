//! How an idea and what was split off from it lead to each other, and who may split.

use leptos::prelude::*;

use super::{IdeaPage, SplitView};
use crate::domain::moderation::{Subject, Thing};
use crate::pages::shell::Frame;
use crate::parts::icon::{Icon, icon};

/// Of what the idea on the page was made, as a fact about it.
pub(super) fn grew_from(frame: &Frame, content: &IdeaPage) -> Option<impl IntoView + use<>> {
    let grew = content.grew_from.as_ref()?;
    let key = if grew.is_comment { "split-grew-comment" } else { "split-grew-idea" };
    let href = match grew.comment_id {
        Some(id) => frame.href(&format!("/comments/{id}")),
        None => frame.href(&format!("/ideas/{}", grew.idea.id)),
    };
    let (language, title) = (grew.idea.language.clone(), grew.idea.title.clone());
    Some(view! { <li>{frame.lang.t(key)}" "<a href=href><bdi lang=language>{title}</bdi></a></li> })
}

/// What a part of these words has become.
pub fn made(frame: &Frame, split: &SplitView) -> Option<impl IntoView + use<>> {
    if split.made.is_empty() {
        return None;
    }
    let links: Vec<_> = split
        .made
        .iter()
        .map(|idea| {
            let href = frame.href(&format!("/ideas/{}", idea.id));
            let title = view! { <bdi lang=idea.language.clone()>{idea.title.clone()}</bdi> };
            view! { <li>{frame.lang.t("split-made")}" "<a href=href>{title}</a></li> }
        })
        .collect();
    Some(view! { <ul class="facts">{links}</ul> })
}

/// For the author: that a moderator asks about their idea.
pub(super) fn asked(frame: &Frame, split: &SplitView) -> Option<impl IntoView + use<>> {
    let lang = frame.lang;
    let href = frame.href(&format!("/splits/{}", split.asked?));
    Some(view! {
        <div class="notice standing">
            {icon(Icon::Info)}
            <div><p>{lang.t("split-ask-idea")}</p><p><a href=href>{lang.t("split-look")}</a></p></div>
        </div>
    })
}

/// The way to splitting something, for those who may; or to the question that waits.
pub fn split_link(frame: &Frame, thing: Thing, split: &SplitView) -> Option<impl IntoView + use<>> {
    let (things, key) = match thing.subject {
        Subject::Comment => ("comments", "split-link-comment"),
        Subject::Idea | Subject::Case => ("ideas", "split-link-idea"),
    };
    let key = if split.waits { "split-link-waits" } else { key };
    split.can_split.then(|| {
        let href = frame.href(&format!("/{things}/{}/split", thing.id));
        view! { <a class="button-quiet" href=href>{frame.lang.t(key)}</a> }
    })
}
