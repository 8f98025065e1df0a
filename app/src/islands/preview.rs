//! What a text will look like.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement, HtmlFormElement, UrlSearchParams};

use super::browser::{FRAGMENT, Latest, Post, Timer, by_id, inside, left, on, text, value};

/// After the last key, in milliseconds.
const QUIET: i32 = 400;

pub fn wake(asleep: &Element) {
    if let Some(preview) = Preview::of(asleep) {
        preview.listen();
    }
}

struct Preview {
    form: HtmlFormElement,
    action: String,
    button: HtmlElement,
    body: Element,
    output: Element,
    open: Cell<bool>,
    asking: Latest,
}

impl Preview {
    fn of(asleep: &Element) -> Option<Rc<Self>> {
        let form: HtmlFormElement = by_id(&left(asleep, "data-form"))?;
        let output = inside(&form, "[data-preview]")?;
        Some(Rc::new(Self {
            button: inside(&form, "[name=intent][value=preview]")?.unchecked_into(),
            body: inside(&form, "[name=body]")?,
            // The server may have drawn one already, for a form that came back.
            open: Cell::new(output.first_element_child().is_some()),
            output,
            asking: Latest::default(),
            form,
            action: left(asleep, "data-action"),
        }))
    }

    fn listen(self: Rc<Self>) {
        let clicked = self.clone();
        // The click and not the submit: then there is no submit that others would have to tell
        // from a real one, and a form that is not complete yet can be previewed.
        on(&self.button, "click", move |event| {
            event.prevent_default();
            clicked.clone().ask(true);
        });
        let typed = self.clone();
        let timer = Timer::new(QUIET, move || typed.clone().ask(false));
        let body = self.body.clone();
        on(&body, "input", move |_| {
            if self.open.get() {
                timer.restart();
            }
        });
    }

    fn ask(self: Rc<Self>, clicked: bool) {
        spawn_local(async move {
            let signal = self.asking.next();
            let answer = self.fetch(signal.as_ref()).await;
            if signal.is_some_and(|signal| signal.aborted()) {
                return;
            }
            match answer {
                Ok(html) => {
                    self.output.set_inner_html(&html);
                    _ = self.output.remove_attribute("hidden");
                    self.open.set(true);
                    if clicked {
                        self.lead_there();
                    }
                }
                // As without this island; while typing, the last preview stays instead.
                Err(_) if clicked => _ = self.form.request_submit_with_submitter(Some(&self.button)),
                Err(_) => {}
            }
        });
    }

    /// To the preview, which may stand far above the button that asked for it.
    fn lead_there(&self) {
        if let Some(preview) = self.output.first_element_child() {
            preview.scroll_into_view();
            _ = preview.unchecked_into::<HtmlElement>().focus();
        }
    }

    async fn fetch(&self, signal: Option<&web_sys::AbortSignal>) -> Result<String, JsValue> {
        let fields = UrlSearchParams::new()?;
        // Of an idea; a comment has neither.
        for (name, selector) in [("kind", "[name=kind]:checked"), ("title", "[name=title]")] {
            if let Some(field) = inside(&self.form, selector) {
                fields.append(name, &value(&field));
            }
        }
        fields.append("body", &value(&self.body));
        let post = Post { to: &self.action, fields: &fields, headers: FRAGMENT, signal, outlives_page: false };
        let answer = post.send().await?;
        if !answer.ok() || answer.redirected() {
            return Err(JsValue::NULL);
        }
        text(&answer).await
    }
}
