//! A voice, counted in place.

use leptos::prelude::{document, window};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, FocusOptions, HtmlElement, HtmlFormElement, HtmlTemplateElement};

use super::browser::{FRAGMENT, Post, fields, inside, left, on, say, text};

/// On the document, so that it covers forms that arrive in an answer too.
pub fn wake(asleep: &Element) {
    let failed = left(asleep, "data-failed");
    on(&document(), "submit", move |event| {
        let Some(voice) = Voice::raised(&event) else { return };
        event.prevent_default();
        if voice.is_waiting() {
            return;
        }
        let failed = failed.clone();
        spawn_local(async move {
            voice.flip();
            match voice.send().await {
                Ok(Answer::Fragment(fresh)) => voice.become_(&fresh),
                Ok(Answer::Elsewhere(address)) => {
                    // Put back first: the page may be shown again by the back button.
                    voice.put_back();
                    _ = window().location().assign(&address);
                }
                Err(_) => {
                    voice.put_back();
                    say(failed);
                }
            }
        });
    });
}

/// A form by which a voice is given or withdrawn.
struct Voice {
    form: HtmlFormElement,
    /// What the answer replaces.
    outer: Element,
    button: Element,
    pressed: String,
}

enum Answer {
    Fragment(Element),
    Elsewhere(String),
}

impl Voice {
    fn raised(event: &Event) -> Option<Self> {
        let form: HtmlFormElement = event.target()?.dyn_into().ok()?;
        if event.default_prevented() || !form.class_list().contains("js-support") {
            return None;
        }
        let button = inside(&form, "[aria-pressed]")?;
        Some(Self {
            outer: form.closest("[data-support]").ok()??,
            pressed: button.get_attribute("aria-pressed")?,
            button,
            form,
        })
    }

    fn is_waiting(&self) -> bool {
        self.button.has_attribute("aria-disabled")
    }

    /// Not `disabled`: that would take the focus from the button and leave it nowhere.
    fn flip(&self) {
        let flipped = if self.pressed == "true" { "false" } else { "true" };
        _ = self.button.set_attribute("aria-pressed", flipped);
        _ = self.button.set_attribute("aria-disabled", "true");
    }

    fn put_back(&self) {
        _ = self.button.set_attribute("aria-pressed", &self.pressed);
        _ = self.button.remove_attribute("aria-disabled");
    }

    async fn send(&self) -> Result<Answer, JsValue> {
        let to = self.form.get_attribute("action").unwrap_or_default();
        let fields = fields(&self.form)?;
        let post = Post { to: &to, fields: &fields, headers: FRAGMENT, signal: None, outlives_page: true };
        let answer = post.send().await?;
        if answer.redirected() {
            return Ok(Answer::Elsewhere(answer.url()));
        }
        if answer.status() == 401
            && let Some(path) = answer.headers().get("X-Sign-In")?
        {
            return Ok(Answer::Elsewhere(path));
        }
        if !answer.ok() {
            return Err(JsValue::NULL);
        }
        let fresh = parse(&text(&answer).await?).ok_or(JsValue::NULL)?;
        Ok(Answer::Fragment(fresh))
    }

    fn become_(&self, fresh: &Element) {
        let document = document();
        // Who has gone on to another field meanwhile stays there. (Safari focuses no button by a
        // click, so then the body has the focus.)
        let focused = document.active_element();
        let here = focused.is_none_or(|element| self.outer.contains(Some(&element)) || element.tag_name() == "BODY");
        _ = self.outer.replace_with_with_node_1(fresh);
        if here && let Some(button) = inside(fresh, "[aria-pressed]") {
            let still = FocusOptions::new();
            still.set_prevent_scroll(true);
            _ = button.unchecked_into::<HtmlElement>().focus_with_options(&still);
        }
        let words = fresh.get_attribute("data-announce");
        if let Some(words) = words.or_else(|| inside(fresh, "[data-announce]")?.get_attribute("data-announce")) {
            say(words);
        }
    }
}

/// The one element that an answer holds. A whole page in its place (a proxy's error, say) is
/// not it.
fn parse(html: &str) -> Option<Element> {
    let template: HtmlTemplateElement = document().create_element("template").ok()?.unchecked_into();
    template.set_inner_html(html);
    let element = template.content().first_element_child()?;
    element.has_attribute("data-support").then_some(element)
}
