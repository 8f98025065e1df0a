//! For moderators: which words are to be an idea of their own.

use leptos::either::EitherOf4;
use leptos::prelude::*;

use super::{SplitPage, SplitState, back, outcome, words};
use crate::domain::idea::FieldError;
use crate::domain::moderation::{ReasonText, Subject, Visibility};
use crate::domain::text::isolate;
use crate::pages::idea_form::{fields, wrong_fields};
use crate::pages::shell::{Frame, Shell, page};
use crate::parts::field::{TextArea, Wrong, error_summary, error_text, text_area};
use crate::parts::icon::{Icon, icon};
use crate::parts::label::moment;

/// The whole page.
pub fn html(frame: &Frame, content: &SplitPage) -> String {
    let lang = frame.lang;
    let wrong = wrong(frame, content);
    let title = lang.t(match content.source.thing.subject {
        Subject::Comment => "split-comment-title",
        Subject::Idea | Subject::Case => "split-idea-title",
    });
    let shell = Shell { has_errors: !wrong.is_empty(), ..Shell::office(title) };
    page(frame, &shell, || {
        let earlier: Vec<_> = content.settled.iter().map(|settled| outcome(frame, settled, false)).collect();
        view! {
            <div class="column column-wide wrap">
                {error_summary(lang, wrong)}
                {back(frame, &content.source)}
                <div class="page-head">
                    <h1>{title}</h1>
                    <p class="page-lead">{lang.t("split-lead")}</p>
                    {earlier}
                </div>
                <div class="split">
                    {words(frame, &content.source)}
                    {state(frame, content)}
                </div>
            </div>
        }
    })
}

fn wrong(frame: &Frame, content: &SplitPage) -> Vec<Wrong> {
    let lang = frame.lang;
    let mut wrong = wrong_fields(lang, &content.form.errors);
    let reason = content.reason_error;
    wrong.extend(reason.map(|error| Wrong::new(lang, "reason", "split-reason", lang.t("reason-label"), error)));
    wrong
}

fn state(frame: &Frame, content: &SplitPage) -> impl IntoView + use<> {
    let lang = frame.lang;
    match &content.state {
        SplitState::Open => EitherOf4::A(form(frame, content)),
        SplitState::Asked { .. } => EitherOf4::B(asked(frame, content)),
        SplitState::Unreadable(visibility) => {
            let key = if *visibility == Visibility::Waiting { "split-waiting" } else { "split-hidden" };
            EitherOf4::C(told(lang.t(key).to_owned(), content.is_late))
        }
        SplitState::NobodyToAsk => EitherOf4::D(told(lang.t("split-imported").to_owned(), content.is_late)),
    }
}

/// Why there is no form; read out at once where it answers one.
fn told(text: String, is_late: bool) -> impl IntoView + use<> {
    view! { <div class="notice" role=is_late.then_some("alert")>{icon(Icon::Info)}<p>{text}</p></div> }
}

fn form(frame: &Frame, content: &SplitPage) -> impl IntoView + use<> {
    let lang = frame.lang;
    let (things, hint) = match content.source.thing.subject {
        Subject::Comment => ("comments", "split-body-hint"),
        Subject::Idea | Subject::Case => ("ideas", "split-part-hint"),
    };
    let action = frame.href(&format!("/{things}/{}/splits", content.source.thing.id));
    view! {
        <form class="form" id="split-form" method="post" action=action novalidate>
            {fields(frame, &content.form, lang.t(hint).to_owned())}
            {reason(frame, &content.reason, content.reason_error)}
            <div class="buttons"><button class="button button-primary">{lang.t("split-send")}</button></div>
        </form>
    }
}

fn reason(frame: &Frame, value: &str, error: Option<FieldError>) -> impl IntoView + use<> {
    let lang = frame.lang;
    let field = TextArea {
        id: "reason".to_owned(),
        name: "reason",
        label: lang.t("reason-label").to_owned(),
        label_hidden: false,
        hint: Some(lang.t("split-reason-hint").to_owned()),
        tall: false,
        value: value.to_owned(),
        error: error.map(|error| error_text(lang, "split-reason", error)),
        max: Some(ReasonText::MAX),
    };
    text_area(lang, field)
}

/// What the author is asked, and the way to take it back.
fn asked(frame: &Frame, content: &SplitPage) -> Option<impl IntoView + use<>> {
    let lang = frame.lang;
    let SplitState::Asked { id, by, at, title, text } = &content.state else { return None };
    let language = content.source.language.clone();
    let late = content.is_late.then(|| {
        let words = [("name", &*isolate(by)), ("date", &*lang.date_time(*at))];
        told(lang.with("split-already", &words), true)
    });
    Some(view! {
        <section aria-labelledby="asked-title">
            <div class="section-head"><h2 id="asked-title">{lang.t("split-asked")}</h2></div>
            {late}
            <ul class="facts"><li><bdi>{by.clone()}</bdi></li><li>{moment(lang, *at)}</li></ul>
            <h3 lang=language.clone()><span dir="auto">{title.clone()}</span></h3>
            <p class="as-typed quote" lang=language dir="auto">{text.clone()}</p>
            <form class="buttons" method="post" action=frame.href(&format!("/splits/{id}/withdrawal"))>
                <button class="button">{lang.t("split-withdraw")}</button>
            </form>
        </section>
    })
}
