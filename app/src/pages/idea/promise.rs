//! The promise that an idea is part of, and the way to make one of it.

use leptos::prelude::*;

use super::IdeaPage;
use crate::domain::access::{Action, Place, authorize};
use crate::pages::roadmap::words::{agency, badge, due, is_overdue, overdue};
use crate::pages::shell::Frame;
use crate::parts::icon::{Icon, small_icon};

/// The section; nothing for an idea without a promise, unless the viewer may make one.
pub(super) fn promise(frame: &Frame, content: &IdeaPage) -> Option<impl IntoView + use<>> {
    let lang = frame.lang;
    let idea = &content.idea;
    let place = Place { topic_id: idea.topic_id, area_id: idea.area_id };
    let may_promote = frame.viewer.as_ref().is_some_and(|viewer| authorize(viewer.actor(), Action::Moderate(place)));
    if content.promises.is_empty() && !may_promote {
        return None;
    }
    let items: Vec<_> = content
        .promises
        .iter()
        .map(|promise| {
            let href = frame.href(&format!("/roadmap/{}", promise.id));
            let due = due(lang, &promise.standing).filter(|_| promise.standing.stage.is_open());
            let late = is_overdue(frame, &promise.standing).then(|| view! { <li>{overdue(lang)}</li> });
            view! {
                <li>
                    <h3 class="related-item" lang=promise.language.clone()>
                        <a href=href dir="auto">{promise.title.clone()}</a>
                    </h3>
                    <ul class="facts">
                        <li>{badge(lang, promise.standing.stage)}</li>
                        <li>{agency(frame, promise.agency_id)}</li>
                        {due.map(|due| view! { <li>{small_icon(Icon::Planned)}{due}</li> })}
                        {late}
                    </ul>
                </li>
            }
        })
        .collect();
    let promote = (may_promote && content.promises.is_empty()).then(|| {
        let href = frame.href(&format!("/roadmap/new?idea={}", idea.id));
        view! { <p class="buttons"><a class="button" href=href>{lang.t("promote")}</a></p> }
    });
    Some(view! {
        <section class="idea-promise" id="promise" aria-labelledby="promise-title">
            <div class="section-head"><h2 id="promise-title">{lang.t("promise-title")}</h2></div>
            <ul class="related-list">{items}</ul>
            {promote}
        </section>
    })
}
