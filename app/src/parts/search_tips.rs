//! How one searches, shown while nothing is looked for.

use leptos::prelude::*;

use crate::domain::search::SearchQuery;
use crate::pages::shell::Frame;

/// Each an example to try, and what it finds.
const TIPS: [(&str, &str); 3] = [
    ("search-example-words", "search-tip-words"),
    ("search-example-phrase", "search-tip-phrase"),
    ("search-example-without", "search-tip-without"),
];

/// The tips.
pub fn search_tips(frame: &Frame) -> impl IntoView + use<> {
    let lang = frame.lang;
    let tips: Vec<_> = TIPS
        .iter()
        .map(|(example, tip)| {
            let words = lang.t(example);
            let href = frame.href(&SearchQuery::default().worded(words).path());
            view! { <li><a class="search-example" href=href>{words}</a><p>{lang.t(tip)}</p></li> }
        })
        .collect();
    view! {
        <section class="search-tips" aria-labelledby="search-tips-title">
            <h2 id="search-tips-title">{lang.t("search-tips-title")}</h2>
            <ul class="search-tips-list">{tips}</ul>
            <p><a href=frame.href("/")>{lang.t("show-all")}</a></p>
        </section>
    }
}
