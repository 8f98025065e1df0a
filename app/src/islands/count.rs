//! How many characters a field holds.

use js_sys::Intl::NumberFormat;
use js_sys::{Array, JsString, Object};
use wasm_bindgen::prelude::*;
use web_sys::Element;

use super::browser::{by_id, left, on, say, value};

pub fn wake(asleep: &Element) {
    let Some(field) = by_id::<Element>(&left(asleep, "data-field")) else { return };
    let Some(output) = by_id::<Element>(&left(asleep, "data-output")) else { return };
    let max = left(asleep, "data-max").parse().unwrap_or(u32::MAX);
    let digits = NumberFormat::new(&Array::of1(&left(asleep, "data-language").into()), &Object::new()).format();
    let write = move |number: u32| -> JsString {
        digits.call1(&JsValue::UNDEFINED, &number.into()).map(JsCast::unchecked_into).unwrap_or_default()
    };
    let template = JsString::from(left(asleep, "data-template")).replace("{max}", &String::from(write(max)));
    let target = field.clone();
    let mut was_over = false;
    let mut count = move || {
        let held = characters(&value(&field));
        let text = String::from(template.replace("{count}", &String::from(write(held))));
        output.set_text_content(Some(&text));
        let over = held > max;
        _ = output.toggle_attribute_with_force("data-over", over);
        if over && !was_over {
            say(text);
        }
        was_over = over;
    };
    count();
    on(&target, "input", move |_| count());
}

/// As `domain::text::chars` counts, with the browser's tables instead of our own.
fn characters(text: &str) -> u32 {
    String::from(JsString::from(text.trim()).normalize("NFC")).chars().count() as u32
}
