//! A comment that survives a reload.

use leptos::prelude::window;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlInputElement, Storage};

use super::browser::{by_id, inside, left, on, tell_changed, value};

pub fn wake(asleep: &Element) {
    // A browser that is told to keep nothing throws here.
    let Ok(Some(storage)) = window().session_storage() else { return };
    let Some(form) = by_id::<Element>(&left(asleep, "data-form")) else { return };
    let Some(body) = inside(&form, "[name=body]") else { return };
    let key = String::from("comment:") + &left(asleep, "data-key");

    if value(&body).is_empty()
        && let Ok(Some(kept)) = storage.get_item(&key)
    {
        restore(&body, &kept);
    }
    let (sent, sent_key) = (storage.clone(), key.clone());
    on(&form, "submit", move |_| _ = sent.remove_item(&sent_key));
    let field = body.clone();
    on(&body, "input", move |_| keep(&storage, &key, &value(&field)));
}

fn keep(storage: &Storage, key: &str, text: &str) {
    _ = if text.is_empty() { storage.remove_item(key) } else { storage.set_item(key, text) };
}

fn restore(body: &Element, kept: &str) {
    body.unchecked_ref::<HtmlInputElement>().set_value(kept);
    tell_changed(body);
}
