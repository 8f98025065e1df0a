//! Where something was said that is shown with another idea since.

use leptos::prelude::*;

use crate::pages::idea::Origin;
use crate::pages::shell::Frame;

/// The idea that it was said for, when that stands in the one on the page since: below, with the
/// ideas that do. `key` says so.
pub fn origin(frame: &Frame, key: &str, origin: Option<&Origin>) -> Option<impl IntoView + use<>> {
    let Origin { id, title, language } = origin?.clone();
    let words = frame.lang.with(key, &[("n", &frame.lang.number(id))]);
    let href = format!("#joined-{id}");
    Some(view! {
        <span class="comment-origin">{words}" "<a href=href><bdi lang=language>{title}</bdi></a></span>
    })
}
