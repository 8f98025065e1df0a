//! Saved replies: what moderators write often, once in each language.

use leptos::prelude::*;

use crate::domain::idea::FieldError;
use crate::pages::shell::{Frame, Shell, page};
use crate::parts::field::{TextArea, TextField, Wrong, error_summary, error_text, text_area, text_field};
use crate::parts::icon::{Icon, small_icon};

/// One saved reply.
#[derive(Clone, Debug)]
pub struct SavedReply {
    /// Its number.
    pub id: i64,
    /// What colleagues call it.
    pub name: String,
    /// Its text by language code.
    pub texts: Vec<(String, String)>,
}

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct RepliesPage {
    /// All of them.
    pub replies: Vec<SavedReply>,
    /// Whether the viewer may change them.
    pub can_change: bool,
    /// The name as typed.
    pub name: String,
    /// The texts as typed, in the order ar, fa, en.
    pub texts: [String; 3],
    /// What is wrong with the name.
    pub name_error: Option<FieldError>,
    /// What is wrong with the texts: there is none.
    pub text_error: Option<FieldError>,
}

/// Languages of the texts, with the names of their fields.
pub const FIELDS: [(&str, &str); 3] = [("ar", "text_ar"), ("fa", "text_fa"), ("en", "text_en")];

/// The whole page.
pub fn html(frame: &Frame, content: &RepliesPage) -> String {
    let lang = frame.lang;
    let wrong: Vec<Wrong> = [
        content.name_error.map(|error| Wrong::new(lang, "name", "reply-name", lang.t("reply-name"), error)),
        content.text_error.map(|error| Wrong::new(lang, "text_ar", "reply-text", lang.t("replies"), error)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let shell = Shell { has_errors: !wrong.is_empty(), ..Shell::office(lang.t("replies")) };
    page(frame, &shell, || {
        let saved: Vec<_> = content.replies.iter().map(|reply| one(frame, reply, content.can_change)).collect();
        view! {
            <div class="column wrap">
                {error_summary(lang, wrong)}
                <a class="back" href=frame.href("/moderation")>{small_icon(Icon::Back)}{lang.t("inbox")}</a>
                <div class="page-head">
                    <h1>{lang.t("replies")}</h1>
                    <p class="page-lead">{lang.t("replies-lead")}</p>
                </div>
                <ul class="rows">{saved}</ul>
                {content.can_change.then(|| view! { <h2>{lang.t("reply-new")}</h2>{form(frame, content)} })}
            </div>
        }
    })
}

fn one(frame: &Frame, reply: &SavedReply, can_change: bool) -> impl IntoView + use<> {
    let texts: Vec<_> = reply
        .texts
        .iter()
        .map(|(code, text)| {
            // A text may begin with a place such as `{name}`, whose letters tell nothing of its direction.
            let dir = frame.locales.find(code).map_or("auto", |own| own.dir);
            view! { <p lang=code.clone() dir=dir>{text.clone()}</p> }
        })
        .collect();
    view! {
        <li class="row">
            <div><b><bdi>{reply.name.clone()}</bdi></b>{texts}</div>
            {can_change.then(|| deletion(frame, reply))}
        </li>
    }
}

fn deletion(frame: &Frame, reply: &SavedReply) -> impl IntoView + use<> {
    view! {
        <form method="post" action=frame.href(&format!("/moderation/replies/{}/deletion", reply.id))>
            <button class="button-quiet">
                {frame.lang.t("reply-delete")}<span class="visually-hidden">" "{reply.name.clone()}</span>
            </button>
        </form>
    }
}

fn form(frame: &Frame, content: &RepliesPage) -> impl IntoView + use<> {
    let lang = frame.lang;
    let name = TextField {
        id: "name",
        label: lang.t("reply-name"),
        hint: None,
        kind: "text",
        autocomplete: "off",
        dir: "auto",
        value: Some(content.name.clone()),
        error: content.name_error.map(|error| error_text(lang, "reply-name", error)),
        max: None,
    };
    let texts: Vec<_> = FIELDS
        .iter()
        .zip(&content.texts)
        .enumerate()
        .map(|(at, ((code, field), typed))| {
            let own = frame.locales.find(code).map_or(*code, |own| own.name);
            text_area(
                lang,
                TextArea {
                    id: (*field).to_owned(),
                    name: field,
                    label: own.to_owned(),
                    label_hidden: false,
                    hint: (at == 0).then(|| lang.t("reply-hint").to_owned()),
                    tall: false,
                    value: typed.clone(),
                    error: content.text_error.filter(|_| at == 0).map(|error| error_text(lang, "reply-text", error)),
                    max: None,
                },
            )
        })
        .collect();
    view! {
        <form class="form" method="post" action=frame.href("/moderation/replies")>
            {text_field(lang, name)}
            {texts}
            <div class="buttons"><button class="button button-primary" formnovalidate>{lang.t("reply-save")}</button></div>
        </form>
    }
}
