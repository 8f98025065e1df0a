//! A draft that keeps itself.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::{document, window};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlFormElement};

use super::browser::{Latest, Post, Timer, by_id, fields, inside, left, on};

/// After the last change, in milliseconds.
const QUIET: i32 = 1000;

pub fn wake(asleep: &Element) {
    let Some(form) = by_id::<HtmlFormElement>(&left(asleep, "data-form")) else { return };
    let status = inside(&form, "[data-draft-status]");
    let draft = Rc::new(Draft {
        form,
        action: left(asleep, "data-action"),
        saved: left(asleep, "data-saved"),
        failed: left(asleep, "data-failed"),
        status,
        changed: Cell::new(false),
        sending: Latest::default(),
    });

    let keeping = draft.clone();
    let timer = Rc::new(Timer::new(QUIET, move || keeping.clone().keep()));

    let (typing, waiting) = (draft.clone(), timer.clone());
    on(&draft.form, "input", move |_| {
        typing.changed.set(true);
        waiting.restart();
    });
    let leaving = draft.clone();
    on(&document(), "visibilitychange", move |_| {
        if document().hidden() && leaving.changed.get() {
            leaving.clone().keep();
        }
    });
    // On the window, where it is known whether another listener has stopped it. Once the form is
    // sent the draft is no more: a late save must not bring it back.
    on(&window(), "submit", move |event| {
        if event.target().as_ref() == Some(draft.form.as_ref()) && !event.default_prevented() {
            draft.changed.set(false);
            draft.sending.stop();
            timer.stop();
        }
    });
}

struct Draft {
    form: HtmlFormElement,
    action: String,
    saved: String,
    failed: String,
    status: Option<Element>,
    /// Since it was last sent.
    changed: Cell<bool>,
    sending: Latest,
}

impl Draft {
    fn keep(self: Rc<Self>) {
        self.changed.set(false);
        spawn_local(async move {
            let signal = self.sending.next();
            let kept = self.send(signal.as_ref()).await.unwrap_or(false);
            if signal.is_some_and(|signal| signal.aborted()) {
                return;
            }
            if kept {
                self.tell(&self.saved, "saved");
            } else {
                // Tried again at the next change, or when the page is left.
                self.changed.set(true);
                self.tell(&self.failed, "failed");
            }
        });
    }

    async fn send(&self, signal: Option<&web_sys::AbortSignal>) -> Result<bool, JsValue> {
        let fields = fields(&self.form)?;
        let headers = &[("Accept", "application/json")];
        let post = Post { to: &self.action, fields: &fields, headers, signal, outlives_page: true };
        let answer = post.send().await?;
        // Redirected is signed out: the form came back in place of an answer.
        Ok(answer.ok() && !answer.redirected())
    }

    /// Written only when it changes: the element is a live region.
    fn tell(&self, text: &str, state: &str) {
        let Some(status) = &self.status else { return };
        if status.text_content().as_deref() != Some(text) {
            status.set_text_content(Some(text));
            _ = status.set_attribute("data-state", state);
        }
    }
}
