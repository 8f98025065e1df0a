//! Turning a view into text, and the two places where Leptos does not escape for us.

use std::sync::Arc;

use hydration_context::SsrSharedContext;
use leptos::prelude::*;

/// The HTML of what `view` builds.
///
/// Each call has an owner of its own, which is cleaned up with all that the view made. Views
/// hold no resources, so nothing is waited for.
pub fn render<V: IntoView>(view: impl FnOnce() -> V) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| view().to_html());
    owner.unset_with_forced_cleanup();
    html
}

/// A whole page: the same, after the line that tells browsers to follow the standards.
pub fn render_page<V: IntoView>(view: impl FnOnce() -> V) -> String {
    let mut html = render(view);
    html.insert_str(0, "<!DOCTYPE html>");
    html
}

/// `<title>`: Leptos writes its text as it is, so that a title could close it (seen in tachys
/// 0.2.19); this one escapes.
pub fn page_title(text: &str) -> impl IntoView + use<> {
    let escaped = html_escape::encode_text(text).into_owned();
    view! { <title inner_html=escaped></title> }
}

/// A text as it stands in markup.
pub fn escaped(text: &str) -> String {
    html_escape::encode_text(text).into_owned()
}

/// The body of a `<textarea>`, which Leptos does not escape either. It begins with a line feed,
/// since parsers drop one there: a text that begins with an empty line keeps it.
pub fn textarea_body(text: &str) -> String {
    let mut body = String::with_capacity(text.len() + 1);
    body.push('\n');
    html_escape::encode_text_to_string(text, &mut body);
    body
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cannot_leave_its_element() {
        let html = render(|| page_title("</title><img src=x onerror=alert(1)>"));
        assert_eq!(html, "<title>&lt;/title&gt;&lt;img src=x onerror=alert(1)&gt;</title>");
    }

    #[test]
    fn a_textarea_keeps_what_was_typed() {
        let body = textarea_body("\n</textarea><script>alert(1)</script>");
        assert_eq!(body, "\n\n&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;");
        let html = render(move || view! { <textarea inner_html=body></textarea> });
        assert!(!html.contains("<script"), "{html}");
    }

    #[test]
    fn nothing_of_a_page_outlives_it() {
        let before = Owner::current().is_some();
        render(|| view! { <p>"x"</p> });
        assert_eq!(Owner::current().is_some(), before);
    }
}
