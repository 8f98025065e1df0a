//! For the author: whether their words may be an idea of their own.

use leptos::either::EitherOf3;
use leptos::prelude::*;

use super::{SplitProposalPage, SplitSettled, back, outcome, words};
use crate::domain::moderation::Subject;
use crate::pages::idea_form::{body_hint, fields, wrong_fields};
use crate::pages::shell::{Frame, Shell, page};
use crate::parts::field::error_summary;
use crate::parts::icon::{Icon, icon};
use crate::parts::label::moment;

/// The whole page.
pub fn html(frame: &Frame, content: &SplitProposalPage) -> String {
    let lang = frame.lang;
    let wrong = wrong_fields(lang, &content.form.errors);
    let title = lang.t(match content.source.thing.subject {
        Subject::Comment => "split-ask-comment",
        Subject::Idea | Subject::Case => "split-ask-idea",
    });
    let shell = Shell { has_errors: !wrong.is_empty(), ..Shell::office(title) };
    page(frame, &shell, || {
        let is_open = content.settled.is_none();
        let lead = is_open.then(|| view! { <p class="page-lead">{lang.t("split-ask-lead")}</p> });
        view! {
            <div class="column column-wide wrap">
                {error_summary(lang, wrong)}
                {back(frame, &content.source)}
                <div class="page-head">
                    <h1>{title}</h1>
                    {lead}
                    <ul class="facts"><li>{moment(lang, content.at)}</li></ul>
                    <p class="quote" dir="auto">{content.reason.clone()}</p>
                </div>
                <div class="split">
                    {words(frame, &content.source)}
                    {answer(frame, content)}
                </div>
            </div>
        }
    })
}

fn answer(frame: &Frame, content: &SplitProposalPage) -> impl IntoView + use<> {
    match &content.settled {
        Some(settled) => EitherOf3::A(told(frame, settled, content.is_late)),
        None if content.is_unreadable => EitherOf3::B(unreadable(frame, content)),
        None => EitherOf3::C(form(frame, content)),
    }
}

/// What became of it; read out at once where it answers a form.
fn told(frame: &Frame, settled: &SplitSettled, is_late: bool) -> impl IntoView + use<> {
    view! {
        <div class="notice" role=is_late.then_some("alert")>{icon(Icon::Info)}<div>{outcome(frame, settled, true)}</div></div>
    }
}

/// Nothing is made of words that are hidden; saying no is possible all the same.
fn unreadable(frame: &Frame, content: &SplitProposalPage) -> impl IntoView + use<> {
    let lang = frame.lang;
    view! {
        <form class="form" method="post" action=action(frame, content)>
            <div class="notice">{icon(Icon::Info)}<p>{lang.t("split-ask-hidden")}</p></div>
            <div class="buttons">
                <button class="button" name="answer" value="declined">{lang.t("split-decline")}</button>
            </div>
        </form>
    }
}

fn form(frame: &Frame, content: &SplitProposalPage) -> impl IntoView + use<> {
    let lang = frame.lang;
    let changed = content.is_changed.then(|| {
        view! { <div class="notice">{icon(Icon::Info)}<p>{lang.t("split-ask-changed")}</p></div> }
    });
    view! {
        <form class="form" id="split-form" method="post" action=action(frame, content) novalidate>
            {changed}
            {fields(frame, &content.form, body_hint(lang))}
            <div class="buttons">
                <button class="button button-primary" name="answer" value="agreed">{lang.t("split-agree")}</button>
                <button class="button" name="answer" value="declined">{lang.t("split-decline")}</button>
            </div>
        </form>
    }
}

fn action(frame: &Frame, content: &SplitProposalPage) -> String {
    frame.href(&format!("/splits/{}/answer", content.id))
}
