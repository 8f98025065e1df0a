//! Ideas that say the same, shown while one types.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::document;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, FocusOptions, HtmlElement, HtmlFormElement, HtmlInputElement};

use super::browser::{FRAGMENT, Latest, Post, Timer, by_id, fields, inside, left, on, say, tell_changed, text, value};

/// After the last key, in milliseconds.
const QUIET: i32 = 300;
/// With fewer letters in both fields there is nothing to compare.
const TITLE_LETTERS: usize = 8;
const BODY_LETTERS: usize = 20;
/// `Node.DOCUMENT_POSITION_FOLLOWING`, which what is inside has, too.
const FOLLOWS: u16 = 4;

pub fn wake(asleep: &Element) {
    if let Some(similar) = Similar::of(asleep) {
        similar.listen();
    }
}

struct Similar {
    form: HtmlFormElement,
    action: String,
    noted: String,
    different: HtmlInputElement,
    title: Place,
    body: Place,
    asking: Latest,
    timer: RefCell<Option<Timer>>,
    /// Whether the title was typed in last.
    in_title: Cell<bool>,
}

/// A field and what is shown below it.
struct Place {
    field: Element,
    panel: Element,
    shown: RefCell<String>,
    said: RefCell<String>,
}

impl Similar {
    fn of(asleep: &Element) -> Option<Rc<Self>> {
        let form: HtmlFormElement = by_id(&left(asleep, "data-form"))?;
        Some(Rc::new(Self {
            different: inside(&form, "[name=different]")?.unchecked_into(),
            title: Place::of(&form, "[name=title]", "[data-similar=title]")?,
            body: Place::of(&form, "[name=body]", "[data-similar=body]")?,
            action: left(asleep, "data-action"),
            noted: left(asleep, "data-noted"),
            asking: Latest::default(),
            timer: RefCell::default(),
            in_title: Cell::new(true),
            form,
        }))
    }

    fn listen(self: Rc<Self>) {
        let typed = self.clone();
        self.timer.replace(Some(Timer::new(QUIET, move || typed.clone().ask())));
        for in_title in [true, false] {
            let typing = self.clone();
            on(&self.place(in_title).field, "input", move |_| {
                typing.in_title.set(in_title);
                if let Some(timer) = &*typing.timer.borrow() {
                    timer.restart();
                }
            });
            let answering = self.clone();
            on(&self.place(in_title).panel, "click", move |event| answering.answered(in_title, &event));
        }
    }

    fn place(&self, in_title: bool) -> &Place {
        if in_title { &self.title } else { &self.body }
    }

    fn ask(self: Rc<Self>) {
        let in_title = self.in_title.get();
        let typed = |place: &Place| value(&place.field).trim().chars().count();
        if typed(&self.title) < TITLE_LETTERS && typed(&self.body) < BODY_LETTERS {
            self.asking.stop();
            return self.show(in_title, "");
        }
        spawn_local(async move {
            let signal = self.asking.next();
            let answer = self.fetch(in_title, signal.as_ref()).await;
            if !signal.is_some_and(|signal| signal.aborted()) {
                // What failed shows nothing: the form goes on without it.
                self.show(in_title, &answer.unwrap_or_default());
            }
        });
    }

    async fn fetch(&self, in_title: bool, signal: Option<&web_sys::AbortSignal>) -> Result<String, JsValue> {
        let fields = fields(&self.form)?;
        // Nothing is shown twice.
        fields.append("shown", &self.place(!in_title).ideas());
        let post = Post { to: &self.action, fields: &fields, headers: FRAGMENT, signal, outlives_page: false };
        let answer = post.send().await?;
        if !answer.ok() || answer.redirected() {
            return Err(JsValue::NULL);
        }
        text(&answer).await
    }

    /// Below the field that was typed in, unless that would move what has the focus by now; then
    /// below the text, when nothing is there yet.
    fn show(&self, in_title: bool, html: &str) {
        let asked = self.place(in_title);
        if !asked.would_move_the_focus() {
            asked.show(html);
        } else if !html.is_empty() && self.body.shown.borrow().is_empty() && !self.body.would_move_the_focus() {
            self.body.show(html);
        }
    }

    /// "Mine is different": remembered in the form, so that it is not asked again.
    fn answered(&self, in_title: bool, event: &Event) {
        let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if !pressed.is_some_and(|element| matches!(element.closest("[data-different]"), Ok(Some(_)))) {
            return;
        }
        let place = self.place(in_title);
        let before = self.different.value();
        let separator = if before.is_empty() { "" } else { "," };
        self.different.set_value(&(before + separator + &place.ideas()));
        place.show("");
        // The button is gone: the focus goes back to where one was writing.
        let still = FocusOptions::new();
        still.set_prevent_scroll(true);
        _ = place.field.unchecked_ref::<HtmlElement>().focus_with_options(&still);
        say(self.noted.clone());
        tell_changed(&self.different);
    }
}

impl Place {
    fn of(form: &Element, field: &str, panel: &str) -> Option<Self> {
        let (field, panel) = (inside(form, field)?, inside(form, panel)?);
        Some(Self { field, panel, shown: RefCell::default(), said: RefCell::default() })
    }

    /// Numbers of the ideas that are shown, with commas between them.
    fn ideas(&self) -> String {
        let mut numbers = Vec::new();
        if let Ok(items) = self.panel.query_selector_all("[data-idea]") {
            for at in 0..items.length() {
                let item = items.item(at).map(|item| item.unchecked_into::<Element>());
                numbers.extend(item.and_then(|item| item.get_attribute("data-idea")));
            }
        }
        numbers.join(",")
    }

    /// Whether the focus is in the panel or after it.
    fn would_move_the_focus(&self) -> bool {
        let focused = document().active_element();
        focused.is_some_and(|element| self.panel.compare_document_position(&element) & FOLLOWS != 0)
    }

    fn show(&self, html: &str) {
        if *self.shown.borrow() == html {
            return;
        }
        self.shown.replace(html.to_owned());
        self.panel.set_inner_html(html);
        _ = self.panel.toggle_attribute_with_force("hidden", html.is_empty());
        let words = inside(&self.panel, "[data-announce]").map(|found| left(&found, "data-announce"));
        let words = words.unwrap_or_default();
        if !words.is_empty() && *self.said.borrow() != words {
            say(words.clone());
        }
        self.said.replace(words);
    }
}
