//! The islands that a page carries: its strings, and the ids of what they better.

use leptos::prelude::*;

use crate::domain::comment::CommentBody;
use crate::domain::idea::{IdeaBody, IdeaTitle};
use crate::i18n::Lang;
use crate::islands::{
    CharacterCount, CommentKeeper, DraftKeeper, ErrorFocus, MarkdownPreview, RelativeTimes, SimilarIdeas, SupportButton,
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
