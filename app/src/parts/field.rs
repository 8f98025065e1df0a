//! Fields of forms, and what is wrong with them.

use leptos::prelude::*;

use crate::domain::idea::FieldError;
use crate::i18n::Lang;
use crate::parts::document::textarea_body;
use crate::parts::icon::{Icon, icon};

/// What to tell about an error of the field called `field`.
pub fn error_text(lang: Lang, field: &str, error: FieldError) -> String {
    let sized = |key: &str, have: usize, bound: &'static str, limit: usize| {
        let number = |n: usize| lang.number(i64::try_from(n).unwrap_or(i64::MAX));
        lang.with(key, &[("have", &number(have)), (bound, &number(limit))])
    };
    match error {
        FieldError::Missing => lang.t(&format!("error-{field}-missing")).to_owned(),
        FieldError::TooShort { have, min } => sized("error-too-short", have, "min", min),
        FieldError::TooLong { have, max } => sized("error-too-long", have, "max", max),
        FieldError::Unknown => lang.t("error-unknown").to_owned(),
        FieldError::NotAnEmail => lang.t("error-not-an-email").to_owned(),
        FieldError::EmailTaken => lang.t("error-email-taken").to_owned(),
        FieldError::NameTaken => lang.t("error-name-taken").to_owned(),
        FieldError::NameReserved => lang.t("error-name-reserved").to_owned(),
        FieldError::NameUnprintable => lang.t("error-name-unprintable").to_owned(),
        FieldError::PasswordCommon => lang.t("error-password-common").to_owned(),
        FieldError::PasswordIsName => lang.t("error-password-is-name").to_owned(),
        FieldError::TooOften => lang.t("error-too-often").to_owned(),
        FieldError::NotADate => lang.t("error-not-a-date").to_owned(),
        FieldError::BeforeStart => lang.t("error-before-start").to_owned(),
        FieldError::Unchanged => lang.t("error-unchanged").to_owned(),
        FieldError::NotAPicture => lang.t("error-not-a-picture").to_owned(),
        FieldError::NotTheirWords => lang.t("error-not-their-words").to_owned(),
        FieldError::NotAPart => lang.t("error-not-a-part").to_owned(),
    }
}

/// A wrong field, as the summary names it.
pub struct Wrong {
    /// `id` of the field.
    pub id: String,
    /// What the form calls it.
    pub label: &'static str,
    /// What is wrong.
    pub text: String,
    /// Whether the text tells by itself which field is meant.
    pub is_clear: bool,
}

impl Wrong {
    /// The error of the field called `name`, whose element is `id`.
    pub fn new(lang: Lang, id: &str, name: &str, label: &'static str, error: FieldError) -> Self {
        let text = error_text(lang, name, error);
        Self { id: id.to_owned(), label, text, is_clear: matches!(error, FieldError::Missing | FieldError::TooOften) }
    }
}

/// All that is wrong, at the top of the page, with a way to each field; nothing when all is right.
pub fn error_summary(lang: Lang, wrong: Vec<Wrong>) -> Option<impl IntoView + use<>> {
    let count = i64::try_from(wrong.len()).unwrap_or(i64::MAX);
    if count == 0 {
        return None;
    }
    let items: Vec<_> = wrong
        .into_iter()
        .map(|wrong| {
            let text = if wrong.is_clear { wrong.text } else { format!("{}: {}", wrong.label, wrong.text) };
            view! { <li><a href=format!("#{}", wrong.id)>{text}</a></li> }
        })
        .collect();
    Some(view! {
        <div class="error-summary" role="alert" tabindex="-1" autofocus data-error-summary=""
            aria-labelledby="error-summary-title">
            <h2 id="error-summary-title">{lang.count("errors-title", count)}</h2>
            <ul class="error-list">{items}</ul>
        </div>
    })
}

/// The error of one field, beside it.
pub fn field_error(lang: Lang, id: &str, text: Option<String>) -> Option<impl IntoView + use<>> {
    let text = text?;
    Some(view! {
        <p class="field-error" id=format!("{id}-error")>
            {icon(Icon::Error)}
            <span><span class="visually-hidden">{lang.t("error-prefix")}" "</span>{text}</span>
        </p>
    })
}

/// The class of a field's box.
pub fn field_class(is_wrong: bool) -> &'static str {
    if is_wrong { "field field-invalid" } else { "field" }
}

/// The `id`s that describe a field: its hint, its count, its error.
pub fn described_by(id: &str, hint: bool, count: bool, error: bool) -> Option<String> {
    let parts = [(hint, "hint"), (count, "count"), (error, "error")];
    let ids: Vec<String> = parts.iter().filter(|(is, _)| *is).map(|(_, part)| format!("{id}-{part}")).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// A hint below a label.
pub fn field_hint(id: &str, hint: Option<String>) -> Option<impl IntoView + use<>> {
    let hint = hint?;
    Some(view! { <p class="field-hint" id=format!("{id}-hint")>{hint}</p> })
}

/// How much a field holds: without a script, how much it may hold, which stays true as one
/// types.
pub fn field_count(lang: Lang, id: &str, max: Option<usize>) -> Option<impl IntoView + use<>> {
    let max = lang.number(i64::try_from(max?).unwrap_or(i64::MAX));
    let text = lang.with("count-limit", &[("max", &max)]);
    Some(view! { <p class="field-count"><span id=format!("{id}-count")>{text}</span></p> })
}

/// A field of one line. There is no `maxlength`: browsers count UTF-16 units and cut silently.
pub struct TextField {
    /// `id` and `name`.
    pub id: &'static str,
    /// Its label.
    pub label: &'static str,
    /// A line below the label.
    pub hint: Option<String>,
    /// `type` of the input.
    pub kind: &'static str,
    /// `autocomplete` of the input.
    pub autocomplete: &'static str,
    /// `dir` of the input.
    pub dir: &'static str,
    /// What was typed.
    pub value: Option<String>,
    /// What is wrong with it.
    pub error: Option<String>,
    /// Most characters, where they are counted.
    pub max: Option<usize>,
}

/// Draws it.
pub fn text_field(lang: Lang, field: TextField) -> impl IntoView + use<> {
    let TextField { id, label, hint, kind, autocomplete, dir, value, error, max } = field;
    let is_wrong = error.is_some();
    let described = described_by(id, hint.is_some(), max.is_some(), is_wrong);
    view! {
        <div class=field_class(is_wrong)>
            <label class="field-label" for=id>{label}</label>
            {field_hint(id, hint)}
            {field_error(lang, id, error)}
            <input class="input" id=id name=id type=kind value=value dir=dir required autocomplete=autocomplete
                aria-invalid=is_wrong.then_some("true") aria-describedby=described/>
            {field_count(lang, id, max)}
        </div>
    }
}

/// A field of several lines.
pub struct TextArea {
    /// `id`.
    pub id: String,
    /// `name`.
    pub name: &'static str,
    /// Its label.
    pub label: String,
    /// Whether the label is only heard, since a heading says the same.
    pub label_hidden: bool,
    /// A line below the label.
    pub hint: Option<String>,
    /// Whether it is for a long text.
    pub tall: bool,
    /// What was typed.
    pub value: String,
    /// What is wrong with it.
    pub error: Option<String>,
    /// Most characters.
    pub max: Option<usize>,
}

/// Draws it.
pub fn text_area(lang: Lang, field: TextArea) -> impl IntoView + use<> {
    let TextArea { id, name, label, label_hidden, hint, tall, value, error, max } = field;
    let is_wrong = error.is_some();
    let described = described_by(&id, hint.is_some(), max.is_some(), is_wrong);
    let (class, rows) = if tall { ("input input-tall", "9") } else { ("input", "5") };
    view! {
        <div class=field_class(is_wrong)>
            <label class=if label_hidden { "visually-hidden" } else { "field-label" } for=id.clone()>{label}</label>
            {field_hint(&id, hint)}
            {field_error(lang, &id, error)}
            <textarea class=class id=id.clone() name=name rows=rows dir="auto" required
                aria-invalid=is_wrong.then_some("true") aria-describedby=described
                inner_html=textarea_body(&value)></textarea>
            {field_count(lang, &id, max)}
        </div>
    }
}

/// One choice of a list.
pub fn option(value: String, name: String, chosen: bool) -> impl IntoView + use<> {
    view! { <option value=value selected=chosen>{name}</option> }
}
