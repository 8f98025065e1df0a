//! Keys of the moderators' inbox.

use leptos::prelude::{document, window};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, HtmlInputElement, KeyboardEvent};

use super::browser::{by_id, inside, on, say, value};

/// Where the browser remembers that the keys are off.
const OFF: &str = "masmou-keys-off";

pub fn wake(_: &Element) {
    let Some(legend) = by_id::<Element>("keys") else { return };
    _ = legend.remove_attribute("hidden");
    if let Some(switch) = by_id::<HtmlInputElement>("keys-on") {
        switch.set_checked(!are_off());
        let changed = switch.clone();
        on(&switch, "change", move |_| remember(!changed.checked()));
    }
    on(&document(), "keydown", move |event| {
        let event: KeyboardEvent = event.unchecked_into();
        if !are_off() && pressed(&event, &legend) {
            event.prevent_default();
        }
    });
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok()?
}

fn are_off() -> bool {
    storage().and_then(|storage| storage.get_item(OFF).ok()?).is_some()
}

fn remember(off: bool) {
    let Some(storage) = storage() else { return };
    _ = if off { storage.set_item(OFF, "1") } else { storage.remove_item(OFF) };
}

/// Does what a key stands for; false when it stands for nothing here. The key is known by its
/// place on the keyboard, which is the same whatever letters it writes.
fn pressed(event: &KeyboardEvent, legend: &Element) -> bool {
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.repeat() || is_typing() {
        return false;
    }
    let code = event.code();
    if code == "Slash" && event.shift_key() {
        return toggle(legend);
    }
    if event.shift_key() {
        return false;
    }
    let selector = String::from("[data-key=") + &code + "]";
    // A code that is no word, from no keyboard of this world, selects nothing.
    let Ok(Some(target)) = document().query_selector(&selector) else { return false };
    act(&target.unchecked_into())
}

/// Whether letters go somewhere.
fn is_typing() -> bool {
    document().active_element().is_some_and(|element| {
        let name = element.tag_name();
        let is_box = name == "INPUT" && element.get_attribute("type").is_some_and(|kind| kind == "checkbox");
        !is_box && (name == "INPUT" || name == "TEXTAREA" || name == "SELECT")
            || element.has_attribute("contenteditable")
    })
}

/// A field gets the focus, what is folded opens, a link or a button is pressed. A button that
/// needs a field first leads there while it is empty.
fn act(target: &HtmlElement) -> bool {
    match target.tag_name().as_str() {
        "SELECT" => _ = target.focus(),
        "SUMMARY" => {
            let Some(folded) = target.parent_element() else { return false };
            _ = folded.set_attribute("open", "");
            if let Some(first) = inside(&folded, "select, textarea, input:not([type=hidden])") {
                _ = first.unchecked_into::<HtmlElement>().focus();
            }
        }
        _ => match needed(target) {
            Some(field) => _ = field.focus(),
            None => target.click(),
        },
    }
    true
}

/// The field that must not be empty before a button is pressed, when it is.
fn needed(target: &HtmlElement) -> Option<HtmlElement> {
    let field: HtmlElement = by_id(&target.get_attribute("data-needs")?)?;
    value(&field).is_empty().then_some(field)
}

/// Opens the legend, or closes it.
fn toggle(legend: &Element) -> bool {
    let Some(details) = inside(legend, "details") else { return false };
    if details.has_attribute("open") {
        _ = details.remove_attribute("open");
    } else {
        _ = details.set_attribute("open", "");
        say(details.text_content().unwrap_or_default());
    }
    true
}
