//! Signing up and signing in.

use leptos::prelude::*;

use crate::domain::account::{NewPassword, SignUpErrors, SignUpInput};
use crate::domain::idea::FieldError;
use crate::i18n::Lang;
use crate::pages::shell::{Frame, Shell, encode, page};
use crate::parts::field::{TextField, Wrong, error_summary, error_text, text_field};
use crate::parts::icon::{Icon, icon};
use crate::parts::notice::waiting;

/// What waits to be finished once one is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// Support for the idea of this title.
    Support(String),
    /// A comment on the idea of this title.
    Comment(String),
    /// An idea of this title.
    Idea(String),
    /// A voice for the idea of this title, with what was written of one's own case.
    SameAs(String),
}

/// The sign-up form.
#[derive(Clone, Debug, Default)]
pub struct SignUpPage {
    /// What was typed, without the password.
    pub input: SignUpInput,
    /// What is wrong with it.
    pub errors: SignUpErrors,
    /// What waits.
    pub waiting: Option<Waiting>,
    /// Path without language to go to afterwards.
    pub next: String,
}

/// The sign-in form.
#[derive(Clone, Debug, Default)]
pub struct SignInPage {
    /// What was typed, without the password.
    pub email: String,
    /// Whether e-mail and password were not those of any account.
    pub refused: bool,
    /// Whether it was tried too often to be tried now.
    pub too_often: bool,
    /// What waits.
    pub waiting: Option<Waiting>,
    /// Path without language to go to afterwards.
    pub next: String,
}

/// The whole page for signing up.
pub fn sign_up_html(frame: &Frame, form: &SignUpPage) -> String {
    let lang = frame.lang;
    let wrong = sign_up_errors(lang, &form.errors);
    let shell = Shell {
        canonical: Some("/sign-up".to_owned()),
        has_errors: !wrong.is_empty(),
        ..Shell::new(lang.t("sign-up"))
    };
    page(frame, &shell, || {
        let error = |name, error: Option<FieldError>| error.map(|error| error_text(lang, name, error));
        let min = lang.number(NewPassword::MIN as i64);
        let password_hint = lang.with("field-password-hint", &[("min", &min)]);
        let email = email_field(lang, "email", &form.input.email, true, error("email", form.errors.email));
        let name = TextField {
            id: "name",
            label: lang.t("field-name"),
            hint: Some(lang.t("field-name-hint").to_owned()),
            kind: "text",
            autocomplete: "nickname",
            dir: "auto",
            value: Some(form.input.name.clone()),
            error: error("name", form.errors.name),
            max: None,
        };
        let password = error("password", form.errors.password);
        let sign_in = with_next(frame, "/sign-in", &form.next);
        view! {
            <div class="column column-narrow wrap">
                {error_summary(lang, wrong)}
                <div class="page-head">
                    <h1>{lang.t("sign-up")}</h1>
                    <p class="page-lead">{lang.t("sign-up-lead")}</p>
                </div>
                <form class="form" id="sign-up-form" method="post" action=frame.href("/sign-up") novalidate>
                    {waiting(lang, &form.waiting)}
                    <input type="hidden" name="next" value=form.next.clone()/>
                    {email}
                    {text_field(lang, name)}
                    {password_field(lang, "new-password", Some(password_hint), password)}
                    <button class="button button-primary button-large button-wide">{lang.t("sign-up")}</button>
                </form>
                <div class="form-links"><p>{lang.t("have-account")}" "<a href=sign_in>{lang.t("sign-in")}</a></p></div>
            </div>
        }
    })
}

/// The whole page for signing in.
pub fn sign_in_html(frame: &Frame, form: &SignInPage) -> String {
    let lang = frame.lang;
    let error = match form {
        SignInPage { too_often: true, .. } => Some("error-too-often"),
        SignInPage { refused: true, .. } => Some("sign-in-refused"),
        _ => None,
    };
    let shell =
        Shell { canonical: Some("/sign-in".to_owned()), has_errors: error.is_some(), ..Shell::new(lang.t("sign-in")) };
    page(frame, &shell, || {
        let sign_up = with_next(frame, "/sign-up", &form.next);
        view! {
            <div class="column column-narrow wrap">
                {error.map(|error| refused(lang, error))}
                <div class="page-head"><h1>{lang.t("sign-in")}</h1></div>
                <form class="form" id="sign-in-form" method="post" action=frame.href("/sign-in") novalidate>
                    {waiting(lang, &form.waiting)}
                    <input type="hidden" name="next" value=form.next.clone()/>
                    {email_field(lang, "username", &form.email, false, None)}
                    {password_field(lang, "current-password", None, None)}
                    <button class="button button-primary button-large button-wide">{lang.t("sign-in")}</button>
                </form>
                <div class="form-links"><p>{lang.t("no-account")}" "<a href=sign_up>{lang.t("sign-up")}</a></p></div>
            </div>
        }
    })
}

/// Which of the two was wrong is not told: that would tell who has an account.
fn refused(lang: Lang, error: &str) -> impl IntoView + use<> {
    view! {
        <div class="error-summary" role="alert" tabindex="-1" autofocus data-error-summary="">
            <p><a href="#email">{icon(Icon::Error)}{lang.t(error)}</a></p>
        </div>
    }
}

fn sign_up_errors(lang: Lang, errors: &SignUpErrors) -> Vec<Wrong> {
    let fields = [
        ("email", "field-email", errors.email),
        ("name", "field-name", errors.name),
        ("password", "field-password", errors.password),
    ];
    let wrong =
        |(id, label, error): (&str, &str, Option<FieldError>)| Some(Wrong::new(lang, id, id, lang.t(label), error?));
    fields.into_iter().filter_map(wrong).collect()
}

fn email_field(
    lang: Lang,
    autocomplete: &'static str,
    value: &str,
    with_hint: bool,
    error: Option<String>,
) -> impl IntoView + use<> {
    let field = TextField {
        id: "email",
        label: lang.t("field-email"),
        hint: with_hint.then(|| lang.t("field-email-hint").to_owned()),
        kind: "email",
        autocomplete,
        dir: "ltr",
        value: Some(value.to_owned()),
        error,
        max: None,
    };
    text_field(lang, field)
}

fn password_field(
    lang: Lang,
    autocomplete: &'static str,
    hint: Option<String>,
    error: Option<String>,
) -> impl IntoView + use<> {
    let field = TextField {
        id: "password",
        label: lang.t("field-password"),
        hint,
        kind: "password",
        autocomplete,
        dir: "ltr",
        value: None,
        error,
        max: None,
    };
    text_field(lang, field)
}

fn with_next(frame: &Frame, path: &str, next: &str) -> String {
    if next.is_empty() { frame.href(path) } else { frame.href(&format!("{path}?next={}", encode(next))) }
}
