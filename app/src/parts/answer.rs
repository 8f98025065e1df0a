//! Official answers, and the form in which officers write them.

use leptos::prelude::*;

use crate::domain::idea::{FieldError, IdeaBody, Stage};
use crate::i18n::Lang;
use crate::pages::idea::{AnswerForm, AnswerView};
use crate::pages::shell::Frame;
use crate::parts::field::{TextArea, Wrong, described_by, error_text, field_class, field_error, option, text_area};
use crate::parts::label::{label_name, moment, stage_badge, stage_name};

/// One answer.
pub fn answer(frame: &Frame, answer: &AnswerView) -> impl IntoView + use<> {
    let lang = frame.lang;
    let agency = label_name(lang, &frame.directory.agencies, Some(answer.agency_id));
    let title = format!("answer-{}-title", answer.id);
    view! {
        <article class="answer" id=format!("answer-{}", answer.id) aria-labelledby=title>
            <header class="answer-head">
                <h3 class="answer-agency" id=title.clone()>{agency.unwrap_or_else(|| lang.t("role-officer").to_owned())}</h3>
                <span class="badge badge-official">{lang.t("role-officer")}</span>
                <bdi>{answer.author.clone()}</bdi>
                {stage_badge(lang, answer.stage)}
                {moment(lang, answer.created_at)}
            </header>
            <div class="prose" lang=answer.language.clone() dir="auto" inner_html=answer.body_html.clone()></div>
        </article>
    }
}

/// What is wrong with an officer's answer.
pub fn answer_errors(lang: Lang, form: &AnswerForm) -> Vec<Wrong> {
    let fields = [
        ("answer-body", "answer", "answer-body", form.body_error),
        ("answer-stage", "stage", "answer-stage", form.stage_error),
    ];
    let wrong = |(id, name, label, error): (&str, &str, &str, Option<FieldError>)| {
        Some(Wrong::new(lang, id, name, lang.t(label), error?))
    };
    fields.into_iter().filter_map(wrong).collect()
}

/// The form, for officers of the agency that the idea is assigned to.
pub fn answer_form(frame: &Frame, idea_id: i64, form: &AnswerForm) -> impl IntoView + use<> {
    let lang = frame.lang;
    let max = lang.number(IdeaBody::MAX as i64);
    let body = TextArea {
        id: "answer-body".to_owned(),
        name: "body",
        label: lang.t("answer-body").to_owned(),
        label_hidden: false,
        hint: Some(lang.with("answer-body-hint", &[("max", &max)])),
        tall: true,
        value: form.body.clone(),
        error: form.body_error.map(|error| error_text(lang, "answer", error)),
        max: Some(IdeaBody::MAX),
    };
    view! {
        <form class="comment-form form" id="answer-form" method="post"
            action=frame.href(&format!("/ideas/{idea_id}/answers")) novalidate>
            <h3>{lang.t("answer-form-title")}</h3>
            {text_area(lang, body)}
            {stages(lang, form)}
            <div class="buttons"><button class="button button-primary">{lang.t("answer-publish")}</button></div>
        </form>
    }
}

fn stages(lang: Lang, form: &AnswerForm) -> impl IntoView + use<> {
    let error = form.stage_error.map(|error| error_text(lang, "stage", error));
    let is_wrong = error.is_some();
    let options: Vec<_> = Stage::ALL
        .iter()
        .map(|s| option(s.as_str().to_owned(), stage_name(lang, *s).to_owned(), form.stage == s.as_str()))
        .collect();
    view! {
        <div class=field_class(is_wrong)>
            <label class="field-label" for="answer-stage">{lang.t("answer-stage")}</label>
            {field_error(lang, "answer-stage", error)}
            <span class="select">
                <select class="input" id="answer-stage" name="stage" required
                    aria-invalid=is_wrong.then_some("true")
                    aria-describedby=described_by("answer-stage", false, false, is_wrong)>
                    <option value="">{lang.t("answer-stage-choose")}</option>
                    {options}
                </select>
            </span>
        </div>
    }
}
