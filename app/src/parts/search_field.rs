//! The field for searching.

use leptos::prelude::*;

use crate::domain::search::SearchQuery;
use crate::pages::shell::Frame;
use crate::parts::icon::{Icon, icon};

/// The field with what is looked for. What else was chosen stays in force for the next words.
pub fn search_field(frame: &Frame, id: &'static str, query: &SearchQuery) -> impl IntoView + use<> {
    let lang = frame.lang;
    let label = lang.t("search-label");
    let conditions: Vec<_> = query
        .conditions()
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
        .collect();
    view! {
        <form class="search-field" id=id role="search" method="get" action=frame.href("/search")>
            <label class="visually-hidden" for=format!("{id}-words")>{label}</label>
            <input class="input" id=format!("{id}-words") type="search" name="q" value=query.text.clone() dir="auto"
                placeholder=label autocomplete="off" enterkeyhint="search"/>
            {conditions}
            <button class="search-button">
                {icon(Icon::Search)}<span class="visually-hidden">{lang.t("search")}</span>
            </button>
        </form>
    }
}
