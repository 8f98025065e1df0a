//! The way to the page before and the page after.

use leptos::prelude::*;

use crate::i18n::Lang;
use crate::parts::icon::{Icon, icon};

/// Links to the neighbouring pages, each a name and an address; nothing when there are none.
pub fn pager(
    lang: Lang,
    previous: Option<(&'static str, String)>,
    next: Option<(&'static str, String)>,
) -> Option<impl IntoView + use<>> {
    if previous.is_none() && next.is_none() {
        return None;
    }
    let previous = previous.map(|(name, href)| view! { <a rel="prev" href=href>{icon(Icon::Back)}{name}</a> });
    let next = next.map(|(name, href)| view! { <a rel="next" href=href>{name}{icon(Icon::Forward)}</a> });
    Some(view! { <nav class="pager" aria-label=lang.t("pager-label")>{previous}{next}</nav> })
}
