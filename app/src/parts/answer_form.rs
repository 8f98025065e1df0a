//! The forms in which officers answer, and ask residents.

use leptos::prelude::*;

use crate::domain::answer::{AnswerBody, DeclineReason, PublicReason};
use crate::domain::idea::{FieldError, Stage};
use crate::i18n::Lang;
use crate::pages::idea::AnswerForm;
use crate::pages::shell::Frame;
use crate::parts::answer::decline_name;
use crate::parts::field::{TextArea, Wrong, described_by, error_text, field_class, field_error, option, text_area};
use crate::parts::icon::{Icon, icon};
use crate::parts::label::stage_name;

/// What is wrong with what an officer typed.
pub fn answer_errors(lang: Lang, form: &AnswerForm) -> Vec<Wrong> {
    let errors = &form.errors;
    let fields = if form.input.is_question() {
        vec![("ask-body", "ask", "answer-ask-body", errors.body)]
    } else {
        vec![
            ("answer-body", "answer", "answer-body", errors.body),
            ("answer-stage", "stage", "answer-stage", errors.stage),
            ("answer-decline-reason", "decline-reason", "answer-decline-reason", errors.decline_reason),
            ("answer-reopen", "reopen", "answer-reopen", errors.reopen_if),
        ]
    };
    let wrong = |(id, name, label, error): (&str, &str, &str, Option<FieldError>)| {
        Some(Wrong::new(lang, id, name, lang.t(label), error?))
    };
    fields.into_iter().filter_map(wrong).collect()
}

/// The forms, for officers of the agency that the idea is assigned to.
pub fn answer_forms(frame: &Frame, idea_id: i64, form: &AnswerForm) -> impl IntoView + use<> {
    let blank = AnswerForm::default();
    let (answer, ask) = if form.input.is_question() { (&blank, form) } else { (form, &blank) };
    view! {
        {answer_form(frame, idea_id, answer)}
        {ask_form(frame, idea_id, ask)}
    }
}

fn answer_form(frame: &Frame, idea_id: i64, form: &AnswerForm) -> impl IntoView + use<> {
    let lang = frame.lang;
    let max = lang.number(AnswerBody::MAX as i64);
    let body = TextArea {
        id: "answer-body".to_owned(),
        name: "body",
        label: lang.t("answer-body").to_owned(),
        label_hidden: false,
        hint: Some(lang.with("answer-body-hint", &[("max", &max)])),
        tall: true,
        value: form.input.body.clone(),
        error: form.errors.body.map(|error| error_text(lang, "answer", error)),
        max: Some(AnswerBody::MAX),
    };
    // An answer moves on what was submitted; to where it began it does not return.
    let stages = Stage::ALL.iter().filter(|stage| **stage != Stage::Submitted);
    let stage = Choice {
        id: "answer-stage",
        name: "stage",
        label: "answer-stage",
        none: "answer-stage-choose",
        all: stages.map(|stage| (stage.as_str(), stage_name(lang, *stage))).collect(),
        chosen: &form.input.stage,
        error: form.errors.stage.map(|error| error_text(lang, "stage", error)),
    };
    view! {
        <form class="comment-form form answer-form" id="answer-form" method="post"
            action=frame.href(&format!("/ideas/{idea_id}/answers")) novalidate>
            <h3>{lang.t("answer-form-title")}</h3>
            {text_area(lang, body)}
            {choice(lang, stage)}
            {declining(lang, form)}
            <div class="buttons"><button class="button button-primary">{lang.t("answer-publish")}</button></div>
        </form>
    }
}

/// What declining needs; the style sheet folds it away while another stage is chosen.
fn declining(lang: Lang, form: &AnswerForm) -> impl IntoView + use<> {
    let reason = Choice {
        id: "answer-decline-reason",
        name: "decline_reason",
        label: "answer-decline-reason",
        none: "answer-decline-choose",
        all: DeclineReason::ALL.iter().map(|reason| (reason.as_str(), decline_name(lang, *reason))).collect(),
        chosen: &form.input.decline_reason,
        error: form.errors.decline_reason.map(|error| error_text(lang, "decline-reason", error)),
    };
    let max = lang.number(PublicReason::MAX as i64);
    let reopen = TextArea {
        id: "answer-reopen".to_owned(),
        name: "reopen_if",
        label: lang.t("answer-reopen").to_owned(),
        label_hidden: false,
        hint: Some(lang.with("answer-reopen-hint", &[("max", &max)])),
        tall: false,
        value: form.input.reopen_if.clone(),
        error: form.errors.reopen_if.map(|error| error_text(lang, "reopen", error)),
        max: None,
    };
    view! {
        <fieldset class="answer-declining">
            <legend class="field-label">{lang.t("answer-decline-title")}</legend>
            {choice(lang, reason)}
            {text_area(lang, reopen)}
        </fieldset>
    }
}

fn ask_form(frame: &Frame, idea_id: i64, form: &AnswerForm) -> impl IntoView + use<> {
    let lang = frame.lang;
    let max = lang.number(AnswerBody::MAX as i64);
    let body = TextArea {
        id: "ask-body".to_owned(),
        name: "body",
        label: lang.t("answer-ask-body").to_owned(),
        label_hidden: false,
        hint: Some(lang.with("answer-ask-hint", &[("max", &max)])),
        tall: false,
        value: form.input.body.clone(),
        error: form.errors.body.map(|error| error_text(lang, "ask", error)),
        max: Some(AnswerBody::MAX),
    };
    view! {
        <details class="disclosure ask" open=form.input.is_question()>
            <summary>{icon(Icon::Question)}{lang.t("answer-ask-title")}</summary>
            <form class="comment-form form" id="ask-form" method="post"
                action=frame.href(&format!("/ideas/{idea_id}/answers")) novalidate>
                <p>{lang.t("answer-ask-lead")}</p>
                {text_area(lang, body)}
                <input type="hidden" name="kind" value="question"/>
                <div class="buttons"><button class="button button-primary">{lang.t("answer-ask-publish")}</button></div>
            </form>
        </details>
    }
}

struct Choice<'a> {
    id: &'static str,
    name: &'static str,
    label: &'static str,
    none: &'static str,
    all: Vec<(&'static str, &'static str)>,
    chosen: &'a str,
    error: Option<String>,
}

fn choice(lang: Lang, choice: Choice<'_>) -> impl IntoView + use<> {
    let Choice { id, name, label, none, all, chosen, error } = choice;
    let is_wrong = error.is_some();
    let options: Vec<_> =
        all.into_iter().map(|(word, text)| option(word.to_owned(), text.to_owned(), word == chosen)).collect();
    view! {
        <div class=field_class(is_wrong)>
            <label class="field-label" for=id>{lang.t(label)}</label>
            {field_error(lang, id, error)}
            <span class="select">
                <select class="input" id=id name=name required aria-invalid=is_wrong.then_some("true")
                    aria-describedby=described_by(id, false, false, is_wrong)>
                    <option value="">{lang.t(none)}</option>
                    {options}
                </select>
            </span>
        </div>
    }
}
