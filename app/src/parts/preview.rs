//! What a text will look like.

use leptos::prelude::*;

use crate::i18n::Lang;
use crate::parts::document::render;

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
/// while one types.
pub fn html(lang: Lang, rendered: &str) -> String {
    render(|| preview(lang, Preview { id: "preview", head: None, rendered, language: None, focus: false }))
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
