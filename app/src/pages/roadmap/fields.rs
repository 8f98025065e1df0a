//! Fields of the roadmap's forms. Unlike those of residents, many may be left empty.

use leptos::prelude::*;

use crate::domain::idea::FieldError;
use crate::i18n::Lang;
use crate::parts::document::textarea_body;
use crate::parts::field::{Wrong, described_by, error_text, field_class, field_error, field_hint, option};

/// A field of one line or of several.
pub struct Text<'a> {
    /// `id`.
    pub id: String,
    /// `name`.
    pub name: String,
    /// Key of its label.
    pub label: &'a str,
    /// A line below the label.
    pub hint: Option<String>,
    /// Language of what is typed, where it is known.
    pub language: Option<String>,
    /// What was typed.
    pub value: &'a str,
    /// What is wrong with it.
    pub error: Option<FieldError>,
    /// Whether it must be filled in.
    pub required: bool,
}

impl<'a> Text<'a> {
    /// A field that must be filled in, called `name`.
    pub fn new(name: &str, label: &'a str, value: &'a str, error: Option<FieldError>) -> Self {
        let (id, name) = (name.to_owned(), name.to_owned());
        Self { id, name, label, hint: None, language: None, value, error, required: true }
    }

    /// The same, with a hint.
    pub fn hinted(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// The same, which may be left empty.
    pub fn optional(self) -> Self {
        Self { required: false, ..self }
    }

    /// The same, with another `id`.
    pub fn with_id(self, id: String) -> Self {
        Self { id, ..self }
    }
}

/// A field of one line.
pub fn line(lang: Lang, field: Text<'_>, ltr: bool) -> impl IntoView + use<> {
    let error = field.error.map(|error| error_text(lang, field.label, error));
    let is_wrong = error.is_some();
    let described = described_by(&field.id, field.hint.is_some(), false, is_wrong);
    let optional = (!field.required).then(|| view! { <span class="field-optional">{lang.t("field-optional")}</span> });
    view! {
        <div class=field_class(is_wrong)>
            <label class="field-label" for=field.id.clone()>{lang.t(field.label)}{optional}</label>
            {field_hint(&field.id, field.hint)}
            {field_error(lang, &field.id, error)}
            <input class="input" id=field.id name=field.name type="text" value=field.value.to_owned()
                dir=if ltr { "ltr" } else { "auto" } lang=field.language required=field.required autocomplete="off"
                aria-invalid=is_wrong.then_some("true") aria-describedby=described/>
        </div>
    }
}

/// A field of several lines.
pub fn area(lang: Lang, field: Text<'_>) -> impl IntoView + use<> {
    let error = field.error.map(|error| error_text(lang, field.label, error));
    let is_wrong = error.is_some();
    let described = described_by(&field.id, field.hint.is_some(), false, is_wrong);
    let optional = (!field.required).then(|| view! { <span class="field-optional">{lang.t("field-optional")}</span> });
    view! {
        <div class=field_class(is_wrong)>
            <label class="field-label" for=field.id.clone()>{lang.t(field.label)}{optional}</label>
            {field_hint(&field.id, field.hint)}
            {field_error(lang, &field.id, error)}
            <textarea class="input" id=field.id name=field.name rows="4" dir="auto" lang=field.language
                required=field.required aria-invalid=is_wrong.then_some("true") aria-describedby=described
                inner_html=textarea_body(field.value)></textarea>
        </div>
    }
}

/// A list of choices: value and name, and the name of choosing none.
pub fn select(
    lang: Lang,
    field: Text<'_>,
    none: Option<&'static str>,
    choices: Vec<(String, String)>,
) -> impl IntoView + use<> {
    let error = field.error.map(|error| error_text(lang, field.label, error));
    let is_wrong = error.is_some();
    let described = described_by(&field.id, field.hint.is_some(), false, is_wrong);
    let options: Vec<_> = choices
        .into_iter()
        .map(|(value, name)| {
            let chosen = value == field.value;
            option(value, name, chosen)
        })
        .collect();
    let none = none.map(|none| view! { <option value="">{none}</option> });
    view! {
        <div class=field_class(is_wrong)>
            <label class="field-label" for=field.id.clone()>{lang.t(field.label)}</label>
            {field_hint(&field.id, field.hint)}
            {field_error(lang, &field.id, error)}
            <span class="select">
                <select class="input" id=field.id name=field.name aria-invalid=is_wrong.then_some("true")
                    aria-describedby=described>{none}{options}</select>
            </span>
        </div>
    }
}

/// What is wrong, for the summary: `id` of a field, key of its label, and the error.
pub fn wrong(lang: Lang, fields: Vec<(String, &str, Option<FieldError>)>) -> Vec<Wrong> {
    fields
        .into_iter()
        .filter_map(|(id, label, error)| Some(Wrong::new(lang, &id, label, lang.t(label), error?)))
        .collect()
}
