//! Where an idea of the inbox belongs: under which topic and area, in which other idea, with which
//! agency, on the roadmap.

use leptos::either::Either;
use leptos::prelude::*;

use super::Detail;
use crate::domain::directory::{Directory, Label};
use crate::domain::moderation::inbox::InboxFilter;
use crate::domain::moderation::{Subject, Visibility};
use crate::pages::shell::Frame;
use crate::parts::field::option;

/// Where else an idea goes: into another, to an agency, onto the roadmap.
pub(super) fn elsewhere(frame: &Frame, open: &Detail) -> Option<impl IntoView + use<>> {
    let lang = frame.lang;
    if open.seen.visibility != Visibility::Public {
        return None;
    }
    let id = open.idea.id;
    let split = |things: &str, id: i64, key: &str| {
        let href = frame.href(&format!("/{things}/{id}/split#main"));
        view! { <li><a class="button" href=href data-key="KeyS">{lang.t(key)}</a></li> }
    };
    match open.thing.subject {
        Subject::Idea => {}
        Subject::Comment => {
            let ways = view! { <ul class="detail-ways">{split("comments", open.thing.id, "way-split-comment")}</ul> };
            return Some(Either::Left(ways));
        }
        Subject::Case => return None,
    }
    let split = open.author.is_some().then(|| split("ideas", id, "way-split"));
    Some(Either::Right(view! {
        <ul class="detail-ways">
            <li><a class="button" href=frame.href(&format!("/ideas/{id}/merge#into")) data-key="KeyM">{lang.t("way-merge")}</a></li>
            <li><a class="button" href=frame.href(&format!("/roadmap/new?idea={id}#main")) data-key="KeyP">{lang.t("way-promote")}</a></li>
            {split}
            <li><a class="button" href=frame.href(&format!("/ideas/{id}#clock"))>{lang.t("way-assign")}</a></li>
        </ul>
    }))
}

pub(super) fn place(frame: &Frame, open: &Detail, filter: &InboxFilter) -> impl IntoView + use<> {
    let lang = frame.lang;
    let directory = &frame.directory;
    let idea = &open.idea;
    view! {
        <details class="disclosure" id="place">
            <summary class="button-quiet" data-key="KeyT">{lang.t("place-change")}</summary>
            <form class="form" method="post" action=frame.href(&format!("/ideas/{}/place", idea.id))>
                <input type="hidden" name="to" value=filter.path(Some(open.key))/>
                <div class="field-row">
                    {choice("topic", lang.t("filter-topic"), lang.t("place-no-topic"), &directory.topics, idea.topic_id, lang.code)}
                    {choice("area", lang.t("filter-area"), lang.t("place-whole-city"), &directory.areas, idea.area_id, lang.code)}
                </div>
                <div class="buttons"><button class="button">{lang.t("place-save")}</button></div>
            </form>
        </details>
    }
}

fn choice(
    name: &'static str,
    label: &'static str,
    none: &'static str,
    labels: &[Label],
    id: Option<i64>,
    code: &str,
) -> impl IntoView + use<> {
    let chosen = Directory::by_id(labels, id).map(|label| label.slug.clone());
    let options: Vec<_> = labels
        .iter()
        .map(|one| option(one.slug.clone(), one.name(code).to_owned(), chosen.as_ref() == Some(&one.slug)))
        .collect();
    let field = format!("place-{name}");
    view! {
        <div class="field">
            <label class="field-label" for=field.clone()>{label}</label>
            <span class="select">
                <select class="input" id=field name=name>
                    {option(String::new(), none.to_owned(), chosen.is_none())}{options}
                </select>
            </span>
        </div>
    }
}
