//! Orders of a list, as links.

use leptos::prelude::*;

/// One order.
pub struct Tab {
    /// Its name.
    pub name: &'static str,
    /// Where it leads.
    pub href: String,
    /// Whether it is the one shown.
    pub current: bool,
}

/// The orders, under a name for the whole.
pub fn tabs(label: &'static str, tabs: Vec<Tab>) -> impl IntoView + use<> {
    let items: Vec<_> = tabs
        .into_iter()
        .map(|tab| {
            view! { <li><a href=tab.href aria-current=tab.current.then_some("true")>{tab.name}</a></li> }
        })
        .collect();
    view! { <nav class="tabs" aria-label=label><ul>{items}</ul></nav> }
}
