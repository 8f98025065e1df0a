//! What several islands need of the browser.

use std::cell::{Cell, RefCell};

use js_sys::{Function, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, AbortSignal, Element, Event, EventInit, EventTarget, Headers, HtmlFormElement, HtmlInputElement,
    RequestCredentials, RequestInit, Response, UrlSearchParams,
};

/// How an answer is asked for, and recognised by the server.
pub const FRAGMENT: &[(&str, &str)] = &[("Accept", "text/html-fragment"), ("X-Fragment", "1")];

/// Browsers refuse more than 64 KiB of requests that outlive their page
/// (<https://fetch.spec.whatwg.org/#http-network-or-cache-fetch>, step 8.11).
const OUTLIVING_BYTES: u32 = 60 * 1024;

/// Wakes what a component left in the page for an island of this name, each once: the first
/// such island to wake wakes them all.
pub fn each_asleep(name: &str, wake: fn(&Element)) {
    while let Ok(Some(asleep)) = document().query_selector(&(String::from("[data-asleep=") + name + "]")) {
        _ = asleep.remove_attribute("data-asleep");
        wake(&asleep);
    }
}

/// A string that the component left; empty when there is none.
pub fn left(asleep: &Element, name: &str) -> String {
    asleep.get_attribute(name).unwrap_or_default()
}

/// The element of an `id`, when it is what is expected.
pub fn by_id<T: JsCast>(id: &str) -> Option<T> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// The first element of a selector inside another.
pub fn inside(parent: &Element, selector: &str) -> Option<Element> {
    parent.query_selector(selector).ok()?
}

/// The text of an input or a text area. Both call it `value`, so neither is asked what it is.
pub fn value(field: &Element) -> String {
    field.unchecked_ref::<HtmlInputElement>().value()
}

/// As if a field were typed in, so that what counts, previews or keeps it hears of it.
pub fn tell_changed(field: &Element) {
    let bubbling = EventInit::new();
    bubbling.set_bubbles(true);
    if let Ok(event) = Event::new_with_event_init_dict("input", &bubbling) {
        _ = field.dispatch_event(&event);
    }
}

/// Calls back at each event of a kind, for as long as the page lives.
pub fn on(target: &EventTarget, kind: &str, react: impl FnMut(Event) + 'static) {
    listen(target, kind, Box::new(react));
}

// Apart from `on`, so that it is compiled once and not for each closure.
fn listen(target: &EventTarget, kind: &str, react: Box<dyn FnMut(Event)>) {
    let react = Closure::wrap(react).into_js_value();
    _ = target.add_event_listener_with_callback(kind, react.unchecked_ref());
}

/// Something that runs once things have been quiet for a while.
pub struct Timer {
    run: Function,
    quiet: i32,
    handle: Cell<Option<i32>>,
}

impl Timer {
    /// Of so many milliseconds.
    pub fn new(quiet: i32, run: impl FnMut() + 'static) -> Self {
        Self::of(quiet, Box::new(run))
    }

    fn of(quiet: i32, run: Box<dyn FnMut()>) -> Self {
        let run = Closure::wrap(run).into_js_value().unchecked_into();
        Self { run, quiet, handle: Cell::new(None) }
    }

    /// Waits from now on.
    pub fn restart(&self) {
        self.stop();
        self.handle.set(window().set_timeout_with_callback_and_timeout_and_arguments_0(&self.run, self.quiet).ok());
    }

    /// Does not run.
    pub fn stop(&self) {
        if let Some(handle) = self.handle.take() {
            window().clear_timeout_with_handle(handle);
        }
    }
}

/// One request at a time: the next one aborts the one before.
#[derive(Default)]
pub struct Latest(RefCell<Option<AbortController>>);

impl Latest {
    /// The signal to send the next request with; when it is aborted, its answer is of no interest.
    pub fn next(&self) -> Option<AbortSignal> {
        self.stop();
        let controller = AbortController::new().ok()?;
        let signal = controller.signal();
        self.0.replace(Some(controller));
        Some(signal)
    }

    /// Aborts the request under way.
    pub fn stop(&self) {
        if let Some(controller) = self.0.take() {
            controller.abort();
        }
    }
}

/// The fields of a form as they would be posted by it, but for the button.
pub fn fields(form: &HtmlFormElement) -> Result<UrlSearchParams, JsValue> {
    let data = web_sys::FormData::new_with_form(form)?;
    // The constructor takes anything that yields pairs, which form data does.
    UrlSearchParams::new_with_str_sequence_sequence(&data)
}

/// A form's worth of fields on its way to the server, as this visitor.
pub struct Post<'a> {
    /// The address.
    pub to: &'a str,
    /// What to post.
    pub fields: &'a UrlSearchParams,
    /// Names and values.
    pub headers: &'a [(&'a str, &'a str)],
    /// Ends it.
    pub signal: Option<&'a AbortSignal>,
    /// Whether it goes on when the page is left.
    pub outlives_page: bool,
}

impl Post<'_> {
    /// Sends it. Redirects are followed; any status is an answer.
    pub async fn send(&self) -> Result<Response, JsValue> {
        let headers = Headers::new()?;
        for (name, value) in self.headers {
            headers.set(name, value)?;
        }
        let init = RequestInit::new();
        init.set_method("POST");
        init.set_credentials(RequestCredentials::SameOrigin);
        init.set_headers_headers(&headers);
        init.set_body_opt_url_search_params(Some(self.fields));
        init.set_signal(self.signal);
        if self.outlives_page && self.fields.to_string().length() < OUTLIVING_BYTES {
            Reflect::set(&init, &"keepalive".into(), &JsValue::TRUE)?;
        }
        let answer = JsFuture::from(window().fetch_with_str_and_init(self.to, &init)).await?;
        Ok(answer.unchecked_into())
    }
}

/// The text of an answer.
pub async fn text(answer: &Response) -> Result<String, JsValue> {
    Ok(JsFuture::from(answer.text()?).await?.as_string().unwrap_or_default())
}

/// Has a text read out by `#live`, also when it is the same as the last.
pub fn say(text: String) {
    let Some(live) = document().get_element_by_id("live") else { return };
    live.set_text_content(None);
    // Emptied and filled in the same moment, a live region that says the same again is silent.
    Timer::new(100, move || live.set_text_content(Some(&text))).restart();
}
