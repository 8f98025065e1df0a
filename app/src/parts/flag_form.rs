//! The form by which a resident tells moderators that something breaks a rule.

use leptos::prelude::*;

use crate::domain::idea::FieldError;
use crate::domain::moderation::{FlagText, Thing};
use crate::pages::shell::Frame;
use crate::parts::field::{TextArea, Wrong, error_text, text_area};
use crate::parts::rule::rule_field;

/// What was typed, and what is wrong with it.
#[derive(Clone, Debug, Default)]
pub struct FlagForm {
    /// Word of a rule.
    pub rule: String,
    /// As typed.
    pub body: String,
    /// What is wrong with the rule.
    pub rule_error: Option<FieldError>,
    /// What is wrong with the text.
    pub body_error: Option<FieldError>,
}

/// What is wrong, as a summary tells it.
pub fn flag_errors(frame: &Frame, form: &FlagForm) -> Vec<Wrong> {
    let lang = frame.lang;
    let rule = form.rule_error.map(|error| Wrong::new(lang, "flag-rule", "rule", lang.t("rule-label"), error));
    let body = form.body_error.map(|error| Wrong::new(lang, "flag-body", "flag", lang.t("flag-body"), error));
    rule.into_iter().chain(body).collect()
}

/// Draws it.
pub fn flag_form(frame: &Frame, thing: Thing, form: &FlagForm) -> impl IntoView + use<> {
    let lang = frame.lang;
    let body = TextArea {
        id: "flag-body".into(),
        name: "body",
        label: lang.t("flag-body").to_owned(),
        label_hidden: false,
        hint: Some(lang.t("flag-hint").to_owned()),
        tall: false,
        value: form.body.clone(),
        error: form.body_error.map(|error| error_text(lang, "flag", error)),
        max: Some(FlagText::MAX),
    };
    view! {
        <form class="form" id="flag-form" method="post" action=frame.href("/flags")>
            <input type="hidden" name="thing" value=thing.to_string()/>
            {rule_field(lang, "flag-rule", &form.rule, form.rule_error, false)}
            {text_area(lang, body)}
            <div class="buttons"><button class="button" formnovalidate>{lang.t("flag-send")}</button></div>
        </form>
    }
}
