//! What a text will look like.

use leptos::prelude::*;

use crate::domain::idea::Kind;
use crate::domain::text::guess_language;
use crate::i18n::Lang;
use crate::parts::document::render;
use crate::parts::label::kind_badge;

/// A text that is shown before it is published.
pub struct Preview<'a> {
    /// `id` of the section.
    pub id: &'a str,
    /// What stands above the text.
    pub head: Option<AnyView>,
    /// Rendered and sanitised.
    pub rendered: &'a str,
    /// Language of the text, when it was guessed.
    pub language: Option<&'a str>,
    /// Whether the reader is led here, having asked for it.
    pub focus: bool,
}

/// The preview of a rendered and sanitised text, as a fragment for the island that shows it
/// while one types; of an idea with its kind and title, of a comment without.
pub fn html(lang: Lang, idea: Option<(&str, &str)>, rendered: &str) -> String {
    render(|| {
        let head = idea.map(|(kind, title)| head(lang, kind, title).into_any());
        preview(lang, Preview { id: "preview", head, rendered, language: None, focus: false })
    })
}

/// What stands above the text of an idea: the word of its kind, and its title.
pub fn head(lang: Lang, kind: &str, title: &str) -> impl IntoView + use<> {
    let kind = Kind::parse(kind).map(|kind| kind_badge(lang, kind));
    let language = guess_language(title, lang.code).to_owned();
    view! {
        <p class="kicker">{kind}</p>
        <h3 lang=language><span dir="auto">{title.to_owned()}</span></h3>
    }
}

/// A preview under its own heading.
pub fn preview(lang: Lang, preview: Preview<'_>) -> impl IntoView + use<> {
    let title = format!("{}-title", preview.id);
    view! {
        <section class="preview" id=preview.id.to_owned() aria-labelledby=title tabindex="-1"
            autofocus=preview.focus>
            <h2 class="preview-label" id=title.clone()>{lang.t("preview-title")}</h2>
            {preview.head}
            <div class="prose" lang=preview.language.map(str::to_owned) dir="auto"
                inner_html=preview.rendered.to_owned()></div>
        </section>
    }
}
