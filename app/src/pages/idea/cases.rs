//! What residents told of their own case, below the idea that says it.

use leptos::either::Either;
use leptos::prelude::*;

use super::{CaseView, Cases, IdeaPage};
use crate::domain::moderation::{Subject, Thing};
use crate::pages::shell::Frame;
use crate::parts::hidden::{flag_link, standing};
use crate::parts::label::{label_name, moment};
use crate::parts::origin::origin;
use crate::parts::pager::pager;

/// The section; nothing when nobody told of one.
pub(super) fn cases(frame: &Frame, content: &IdeaPage) -> Option<impl IntoView + use<>> {
    let lang = frame.lang;
    let Cases { residents, shown, .. } = &content.cases;
    if shown.is_empty() {
        return None;
    }
    let items: Vec<_> = shown.iter().map(|one| item(frame, one)).collect();
    Some(view! {
        <section class="cases" id="cases" aria-labelledby="cases-title">
            <div class="section-head"><h2 id="cases-title">{lang.count("cases-title", *residents)}</h2></div>
            <ol class="case-list">{items}</ol>
            {neighbours(frame, content)}
        </section>
    })
}

/// The way to those that are not shown.
fn neighbours(frame: &Frame, content: &IdeaPage) -> impl IntoView + use<> {
    let lang = frame.lang;
    let href = |query: &String| frame.href(&format!("/ideas/{}{query}#cases", content.idea.id));
    let Cases { first, next, .. } = &content.cases;
    let more = lang.t(if first.is_none() { "cases-all" } else { "cases-more" });
    pager(
        lang,
        first.as_ref().map(|query| (lang.t("cases-first"), href(query))),
        next.as_ref().map(|query| (more, href(query))),
    )
}

fn item(frame: &Frame, case: &CaseView) -> impl IntoView + use<> {
    let lang = frame.lang;
    let thing = Thing { subject: Subject::Case, id: case.id };
    let why = standing(frame, thing, case.visibility, case.trace.as_ref(), case.can_appeal);
    if !case.can_read {
        return Either::Left(view! { <li id=format!("case-{}", case.id)>{why}</li> });
    }
    let title = (!case.title.is_empty()).then(|| {
        view! { <h3 class="case-title" lang=case.language.clone()><span dir="auto">{case.title.clone()}</span></h3> }
    });
    let text = (!case.body_html.is_empty()).then(|| {
        view! {
            <div class="prose" lang=case.language.clone() dir="auto" inner_html=case.body_html.clone()></div>
        }
    });
    let area = label_name(lang, &frame.directory.areas, case.area_id).map(|name| view! { <span>{name}</span> });
    Either::Right(view! {
        <li>
            <article class="case" id=format!("case-{}", case.id) aria-labelledby=format!("case-{}-by", case.id)>
                <header class="comment-head">
                    <bdi class="comment-author" id=format!("case-{}-by", case.id)>{case.author.clone()}</bdi>
                    {area}
                    {moment(lang, case.created_at)}
                    {origin(frame, "origin-idea", case.origin.as_ref())}
                </header>
                {why}
                {title}
                {text}
                <div class="comment-actions">
                    {case.can_delete.then(|| deletion(frame, case.id))}
                    {case.can_flag.then(|| flag_link(frame, thing))}
                </div>
            </article>
        </li>
    })
}

/// Deleting asks once more, without a script.
fn deletion(frame: &Frame, id: i64) -> impl IntoView + use<> {
    let lang = frame.lang;
    view! {
        <details class="disclosure">
            <summary class="button-quiet">{lang.t("comment-delete")}</summary>
            <form class="buttons" method="post" action=frame.href(&format!("/cases/{id}/deletion"))>
                <p>{lang.t("case-delete-question")}</p>
                <button class="button button-danger">{lang.t("case-delete-confirm")}</button>
            </form>
        </details>
    }
}
