//! The form for a new idea.

use leptos::either::Either;
use leptos::prelude::*;

use crate::domain::directory::Label;
use crate::domain::idea::{FieldError, IdeaBody, IdeaErrors, IdeaInput, IdeaTitle, Kind};
use crate::domain::text::guess_language;
use crate::i18n::Lang;
use crate::pages::shell::{Current, Frame, LanguageSwitch, Shell, page};
use crate::parts::awake;
use crate::parts::field::{
    TextArea, TextField, Wrong, described_by, error_summary, error_text, field_class, field_error, field_hint, option,
    text_area, text_field,
};
use crate::parts::icon::icon;
use crate::parts::label::{kind_hint, kind_name};
use crate::parts::notice::info;
use crate::parts::preview::{Preview, head, preview};
use crate::parts::similar::{FORM, SimilarIdea, before_publishing, publish_all_the_same};

/// What the form shows.
#[derive(Clone, Debug, Default)]
pub struct IdeaFormPage {
    /// What was typed.
    pub input: IdeaInput,
    /// What is wrong with it.
    pub errors: IdeaErrors,
    /// What it will look like, when asked for.
    pub preview_html: Option<String>,
    /// Whether the input comes from a draft that was kept.
    pub from_draft: bool,
    /// Ideas that probably say the same, when it waits for a word on them before it is published.
    pub similar: Vec<SimilarIdea>,
}

/// The whole page.
pub fn html(frame: &Frame, form: &IdeaFormPage) -> String {
    let lang = frame.lang;
    let wrong = wrong_fields(lang, &form.errors);
    let shell = Shell {
        canonical: Some("/ideas/new".to_owned()),
        current: Current::Submit,
        language_switch: LanguageSwitch::Form { id: FORM, action: "/ideas/new".to_owned() },
        has_errors: !wrong.is_empty(),
        ..Shell::new(lang.t("submit-idea"))
    };
    page(frame, &shell, || {
        view! {
            <div class="column wrap">
                {error_summary(lang, wrong)}
                <div class="page-head">
                    <h1>{lang.t("submit-idea")}</h1>
                    <p class="page-lead">{lang.t("idea-form-lead")}</p>
                </div>
                {before_publishing(frame, &form.similar)}
                <form class="form" id=FORM method="post" action=frame.href("/ideas") novalidate>
                    {form.from_draft.then(|| info(lang.t("idea-form-restored").to_owned()))}
                    {previewed(frame, form)}
                    {kinds(lang, &form.input.kind, form.errors.kind)}
                    {title(lang, form)}
                    <div class="similar-place" data-similar="title" hidden></div>
                    {body(lang, form, body_hint(lang))}
                    <div class="similar-place" data-similar="body" hidden></div>
                    {places(frame, form)}
                    {answered(form)}
                    {buttons(frame, form)}
                </form>
                {form.from_draft.then(|| discard(frame))}
                {awake::idea_form(frame)}
            </div>
        }
    })
}

/// What is wrong, for the list at the top of the page.
pub(super) fn wrong_fields(lang: Lang, errors: &IdeaErrors) -> Vec<Wrong> {
    let fields = [
        ("kind-idea", "kind", "idea-form-kind", errors.kind),
        ("title", "title", "idea-form-title", errors.title),
        ("body", "body", "idea-form-body", errors.body),
        ("topic", "topic", "idea-form-topic", errors.topic),
        ("area", "area", "idea-form-area", errors.area),
    ];
    let wrong = |(id, name, label, error): (&str, &str, &str, Option<FieldError>)| {
        Some(Wrong::new(lang, id, name, lang.t(label), error?))
    };
    fields.into_iter().filter_map(wrong).collect()
}

/// The preview that was asked for; empty, the place where an island puts one.
fn previewed(frame: &Frame, form: &IdeaFormPage) -> impl IntoView + use<> {
    let lang = frame.lang;
    let input = &form.input;
    let asked = form.preview_html.as_deref().map(|rendered| {
        let head = head(lang, &input.kind, &input.title);
        let language = guess_language(&input.body, lang.code);
        preview(
            lang,
            Preview { id: "preview", head: Some(head.into_any()), rendered, language: Some(language), focus: true },
        )
    });
    view! { <div data-preview="" hidden=form.preview_html.is_none()>{asked}</div> }
}

/// The fields alone, for other forms that an idea comes of; `hint` tells what the text may be.
pub(super) fn fields(frame: &Frame, form: &IdeaFormPage, hint: String) -> impl IntoView + use<> {
    let lang = frame.lang;
    (kinds(lang, &form.input.kind, form.errors.kind), title(lang, form), body(lang, form, hint), places(frame, form))
}

fn kinds(lang: Lang, chosen: &str, error: Option<FieldError>) -> impl IntoView + use<> {
    let error = error.map(|error| error_text(lang, "kind", error));
    let is_wrong = error.is_some();
    let choices: Vec<_> = Kind::ALL
        .iter()
        .map(|kind| {
            let id = format!("kind-{}", kind.as_str());
            view! {
                <div class="choice">
                    <input type="radio" id=id.clone() name="kind" value=kind.as_str() required
                        checked=chosen == kind.as_str()/>
                    <label for=id>
                        <b>{kind_name(lang, *kind)}</b>
                        {icon(*kind)}
                        <small>{kind_hint(lang, *kind)}</small>
                    </label>
                </div>
            }
        })
        .collect();
    view! {
        <fieldset class=field_class(is_wrong) aria-describedby=described_by("kind", false, false, is_wrong)>
            <legend class="field-label">{lang.t("idea-form-kind")}</legend>
            {field_error(lang, "kind", error)}
            <div class="choices">{choices}</div>
        </fieldset>
    }
}

fn title(lang: Lang, form: &IdeaFormPage) -> impl IntoView + use<> {
    let (min, max) = (lang.number(IdeaTitle::MIN as i64), lang.number(IdeaTitle::MAX as i64));
    let field = TextField {
        id: "title",
        label: lang.t("idea-form-title"),
        hint: Some(lang.with("idea-form-title-hint", &[("min", &min), ("max", &max)])),
        kind: "text",
        autocomplete: "off",
        dir: "auto",
        value: Some(form.input.title.clone()),
        error: form.errors.title.map(|error| error_text(lang, "title", error)),
        max: Some(IdeaTitle::MAX),
    };
    text_field(lang, field)
}

/// What the text may be, where it is its author who writes it.
pub(super) fn body_hint(lang: Lang) -> String {
    lang.with("idea-form-body-hint", &[("max", &lang.number(IdeaBody::MAX as i64))])
}

fn body(lang: Lang, form: &IdeaFormPage, hint: String) -> impl IntoView + use<> {
    let field = TextArea {
        id: "body".to_owned(),
        name: "body",
        label: lang.t("idea-form-body").to_owned(),
        label_hidden: false,
        hint: Some(hint),
        tall: true,
        value: form.input.body.clone(),
        error: form.errors.body.map(|error| error_text(lang, "body", error)),
        max: Some(IdeaBody::MAX),
    };
    text_area(lang, field)
}

fn places(frame: &Frame, form: &IdeaFormPage) -> impl IntoView + use<> {
    let IdeaFormPage { input, errors, .. } = form;
    let directory = &frame.directory;
    let topic = Choice {
        id: "topic",
        label: "idea-form-topic",
        hint: (!directory.owners.is_empty()).then_some("idea-form-topic-hint"),
        none: "idea-form-topic-choose",
        required: true,
    };
    let area = Choice { id: "area", label: "idea-form-area", hint: None, none: "idea-form-area-all", required: false };
    view! {
        <div class="field-row">
            {choice(frame.lang, topic, topics(frame, &input.topic), errors.topic)}
            {choice(frame.lang, area, options(frame.lang, directory.areas.iter(), &input.area), errors.area)}
        </div>
    }
}

fn options<'a>(lang: Lang, labels: impl Iterator<Item = &'a Label>, chosen: &str) -> Vec<AnyView> {
    let choice = |label: &Label| {
        let name = label.name(lang.code).to_owned();
        option(label.slug.clone(), name, label.slug == chosen).into_any()
    };
    labels.map(choice).collect()
}

/// The topics, under the agencies that usually answer; those that nobody has come last.
fn topics(frame: &Frame, chosen: &str) -> Vec<AnyView> {
    let (lang, directory) = (frame.lang, &frame.directory);
    if directory.owners.is_empty() {
        return options(lang, directory.topics.iter(), chosen);
    }
    let group = |owner: Option<i64>, name: String| {
        let own = directory.topics.iter().filter(|topic| directory.owner(Some(topic.id)) == owner);
        let own = options(lang, own, chosen);
        (!own.is_empty()).then(|| view! { <optgroup label=name>{own}</optgroup> }.into_any())
    };
    let owned =
        directory.agencies.iter().filter_map(|agency| group(Some(agency.id), agency.name(lang.code).to_owned()));
    owned.chain(group(None, lang.t("idea-form-topic-others").to_owned())).collect()
}

struct Choice {
    id: &'static str,
    label: &'static str,
    hint: Option<&'static str>,
    none: &'static str,
    required: bool,
}

fn choice(lang: Lang, choice: Choice, options: Vec<AnyView>, error: Option<FieldError>) -> impl IntoView + use<> {
    let Choice { id, label, hint, none, required } = choice;
    let error = error.map(|error| error_text(lang, id, error));
    let is_wrong = error.is_some();
    let hint = hint.map(|hint| lang.t(hint).to_owned());
    let described = described_by(id, hint.is_some(), false, is_wrong);
    view! {
        <div class=field_class(is_wrong)>
            <label class="field-label" for=id>{lang.t(label)}</label>
            {field_hint(id, hint)}
            {field_error(lang, id, error)}
            <span class="select">
                <select class="input" id=id name=id required=required aria-invalid=is_wrong.then_some("true")
                    aria-describedby=described>
                    <option value="">{lang.t(none)}</option>
                    {options}
                </select>
            </span>
        </div>
    }
}

/// What was said of ideas that are alike: of which this one differs, and of which it is yet to
/// be said.
fn answered(form: &IdeaFormPage) -> impl IntoView + use<> {
    let offered: Vec<String> = form.similar.iter().map(|one| one.idea.id.to_string()).collect();
    let offered = (!offered.is_empty()).then(|| {
        view! { <input type="hidden" name="offered" value=offered.join(",")/> }
    });
    view! {
        <input type="hidden" name="different" value=form.input.different.clone()/>
        {offered}
    }
}

fn buttons(frame: &Frame, form: &IdeaFormPage) -> impl IntoView + use<> {
    let lang = frame.lang;
    let publish = if form.similar.is_empty() {
        Either::Left(view! {
            <button class="button button-primary button-large">{lang.t("idea-form-publish")}</button>
        })
    } else {
        Either::Right(publish_all_the_same(lang))
    };
    let hint = lang.t(if frame.viewer.is_some() { "idea-form-draft-hint" } else { "idea-form-visitor-hint" });
    view! {
        <div class="form-aside">
            <div class="buttons">
                {publish}
                <button class="button" name="intent" value="preview" formaction=frame.href("/ideas/new")
                    formnovalidate>{lang.t("preview")}</button>
                <button class="button-quiet" formaction=frame.href("/ideas/draft") formnovalidate>
                    {lang.t("idea-form-save")}
                </button>
            </div>
            <p class="field-hint">{hint}</p>
            <p class="field-hint" data-draft-status="" role="status"></p>
        </div>
    }
}

fn discard(frame: &Frame) -> impl IntoView + use<> {
    view! {
        <form class="buttons" method="post" action=frame.href("/ideas/draft/discard")>
            <button class="button-quiet">{frame.lang.t("idea-form-discard")}</button>
        </form>
    }
}
