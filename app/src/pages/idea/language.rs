//! The language that a text is taken to be written in, which a guess by its letters can get wrong.

use leptos::prelude::*;

use super::IdeaPage;
use crate::pages::shell::Frame;
use crate::parts::field::option;

/// What it is, and the form that corrects it; nothing for those who may not.
pub(super) fn language(frame: &Frame, content: &IdeaPage) -> Option<impl IntoView + use<>> {
    if !content.can_correct_language {
        return None;
    }
    let lang = frame.lang;
    let idea = &content.idea;
    let name = frame.locales.find(&idea.language).map_or(idea.language.as_str(), |own| own.name);
    let options: Vec<_> = frame
        .locales
        .all()
        .map(|one| option(one.code.to_owned(), one.name.to_owned(), one.code == idea.language))
        .collect();
    Some(view! {
        <details class="disclosure idea-language">
            <summary class="button-quiet">{lang.with("idea-language", &[("language", name)])}</summary>
            <form class="form" method="post" action=frame.href(&format!("/ideas/{}/language", idea.id))>
                <div class="field">
                    <label class="field-label" for="language">{lang.t("idea-language-label")}</label>
                    <span class="select">
                        <select class="input" id="language" name="language" required>{options}</select>
                    </span>
                </div>
                <div class="buttons"><button class="button">{lang.t("idea-language-correct")}</button></div>
            </form>
        </details>
    })
}
