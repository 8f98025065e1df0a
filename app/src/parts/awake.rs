//! The islands that a page carries: its strings, and the ids of what they better.

use leptos::prelude::*;

use crate::domain::comment::CommentBody;
use crate::domain::idea::{IdeaBody, IdeaTitle};
use crate::i18n::Lang;
use crate::islands::{
    CharacterCount, CommentKeeper, DraftKeeper, ErrorFocus, InboxKeys, MarkdownPreview, RelativeTimes, SimilarIdeas,
    SupportButton,
};
use crate::pages::shell::Frame;

/// On every page.
pub fn everywhere(lang: Lang) -> impl IntoView + use<> {
    view! {
        <SupportButton failed=lang.t("support-failed").to_owned()/>
        <RelativeTimes language=lang.t("locale-icu").to_owned()/>
        <ErrorFocus/>
    }
}

/// For the form `#idea-form`.
pub fn idea_form(frame: &Frame) -> impl IntoView + use<> {
    let lang = frame.lang;
    let form = || "idea-form".to_owned();
    view! {
        <DraftKeeper form=form() action=frame.href("/ideas/draft")
            saved=lang.t("draft-kept").to_owned() failed=lang.t("draft-not-kept").to_owned()/>
        <MarkdownPreview form=form() action=frame.href("/preview")/>
        <SimilarIdeas form=form() action=frame.href("/ideas/similar") noted=lang.t("similar-noted").to_owned()/>
        {count(lang, "title", IdeaTitle::MAX)}
        {count(lang, "body", IdeaBody::MAX)}
    }
}

/// For the moderators' inbox: the keys, and the legend that tells them.
pub fn moderation(frame: &Frame) -> impl IntoView + use<> {
    let lang = frame.lang;
    let keys: Vec<_> =
        KEYS.iter().map(|(key, name)| view! { <div><dt><kbd>{*key}</kbd></dt><dd>{lang.t(name)}</dd></div> }).collect();
    view! {
        <aside class="keys" id="keys" hidden aria-label=lang.t("keys")>
            <details>
                <summary class="button-quiet">{lang.t("keys")}" "<kbd>"?"</kbd></summary>
                <p class="field-hint">{lang.t("keys-hint")}</p>
                <dl>{keys}</dl>
                <p class="check">
                    <input type="checkbox" id="keys-on" checked/>
                    <label for="keys-on">{lang.t("keys-on")}</label>
                </p>
            </details>
        </aside>
        <InboxKeys/>
    }
}

/// Keys of the inbox as a Latin keyboard writes them, and what they do.
const KEYS: [(&str, &str); 11] = [
    ("J", "keys-next"),
    ("K", "keys-previous"),
    ("A", "keys-approve"),
    ("H", "keys-hide"),
    ("M", "keys-merge"),
    ("P", "keys-promote"),
    ("S", "keys-split"),
    ("R", "keys-reply"),
    ("T", "keys-place"),
    ("U", "keys-undo"),
    ("?", "keys-legend"),
];

/// For a comment's form; `key` names what is written, whatever the language of the page.
pub fn comment_form(lang: Lang, form: &str, key: String) -> impl IntoView + use<> {
    let form = || form.to_owned();
    view! {
        <MarkdownPreview form=form() action=format!("/{}/preview", lang.code)/>
        <CommentKeeper form=form() key=key/>
        {count(lang, &format!("{}-body", form()), CommentBody::MAX)}
    }
}

/// Counts the characters of a field in `#<field>-count`.
fn count(lang: Lang, field: &str, max: usize) -> impl IntoView + use<> {
    let template = lang.with("count-characters", &[("have", "{count}"), ("max", "{max}")]);
    view! {
        <CharacterCount field=field.to_owned() output=format!("{field}-count") template
            max=u32::try_from(max).unwrap_or(u32::MAX) language=lang.t("locale-icu").to_owned()/>
    }
}
