//! The list of what is wrong, or what else is read first.

use leptos::prelude::document;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

pub fn wake(_asleep: &Element) {
    let Ok(Some(summary)) = document().query_selector("[data-error-summary], [data-read-first]") else { return };
    // Only what has a tabindex can be focused; -1 keeps it out of the tab order.
    if !summary.has_attribute("tabindex") {
        _ = summary.set_attribute("tabindex", "-1");
    }
    _ = summary.unchecked_into::<HtmlElement>().focus();
}
