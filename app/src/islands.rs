//! The few parts of a page that wake up in the browser.
//!
//! Pages work without them. An island here draws nothing: it attaches itself to markup that
//! the server drew, so that markup has one author, the pages. Where it finds nothing it does
//! nothing. What it looks for in a page stands in its description below.
//!
//! A page writes a component, such as [`SupportButton`]. That leaves a hidden element with the
//! strings (translated by the server) and the `id`s of what is to be bettered, and in it an
//! `#[island]` without props, which takes them from there. Not as props: an island's props
//! travel as JSON, and reading JSON took 25 of 69 KB of what visitors download (brotli). For
//! the same reason there is no `regex` and no Markdown here, and what the browser can do
//! (dates, digits, composition of letters) the browser does.

// The structs that the macros generate have no documentation; what is written here has.
#![allow(missing_docs)]

use leptos::prelude::*;

#[cfg(feature = "hydrate")]
mod browser;
#[cfg(feature = "hydrate")]
mod comment;
#[cfg(feature = "hydrate")]
mod count;
#[cfg(feature = "hydrate")]
mod draft;
#[cfg(feature = "hydrate")]
mod error;
#[cfg(feature = "hydrate")]
mod keys;
#[cfg(feature = "hydrate")]
mod preview;
#[cfg(feature = "hydrate")]
mod similar;
#[cfg(feature = "hydrate")]
mod support;
#[cfg(feature = "hydrate")]
mod times;

/// Counts a voice without leaving the page. One per page, for all its `form.js-support`.
///
/// Such a form stands in an element `[data-support]` and holds a button with `aria-pressed`.
/// The button changes at once; the form's fields go to its `action` with `X-Fragment: 1` and
/// `Accept: text/html-fragment`, and the answer, again an element `[data-support]`, takes the
/// old one's place. Its `data-announce` is read out. An answer that was redirected leads there;
/// so does 401, to the path in its `X-Sign-In` header. Otherwise all is put back and `failed`
/// is read out. Reading out is done by `#live`, an empty element with `role="status"`.
#[component]
pub fn SupportButton(
    /// Said when the voice could not be counted.
    failed: String,
) -> impl IntoView {
    view! { <div hidden data-asleep="support" data-failed=failed><WakeSupport/></div> }
}

#[island]
fn WakeSupport() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    browser::each_asleep("support", support::wake);
}

/// Shows how long ago each `<time data-relative datetime="…">` was, up to thirty days.
///
/// The element's own text, the full date, moves to its `title`.
#[component]
pub fn RelativeTimes(
    /// BCP 47 tag that names the digits too, as `locale-icu` of the locale file does.
    language: String,
) -> impl IntoView {
    view! { <div hidden data-asleep="times" data-language=language><WakeTimes/></div> }
}

#[island]
fn WakeTimes() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    browser::each_asleep("times", times::wake);
}

/// Keeps the draft of a form on the server, a second after the last change and when the page
/// is left.
///
/// The form's fields go to `action` with `Accept: application/json`; any answer of the 200s
/// that was not redirected means kept. The outcome is shown in the form's `[data-draft-status]`,
/// which should have `role="status"`: it is written only when it changes, so a screen reader
/// hears it once. The element's `data-state` is then `saved` or `failed`.
#[component]
pub fn DraftKeeper(
    /// `id` of the form.
    form: String,
    /// Where drafts go, such as `/fa/ideas/draft`.
    action: String,
    /// Shown when the draft is kept.
    saved: String,
    /// Shown when it could not be kept.
    failed: String,
) -> impl IntoView {
    view! { <div hidden data-asleep="draft" data-form=form data-action=action data-saved=saved data-failed=failed><WakeDraft/></div> }
}

#[island]
fn WakeDraft() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    browser::each_asleep("draft", draft::wake);
}

/// Shows what a text will look like without leaving the form.
///
/// In the form, the button `name="intent" value="preview"` posts the field `body` alone to
/// `action` with `X-Fragment: 1` and `Accept: text/html-fragment`; the answer fills the form's
/// `[data-preview]` and takes `hidden` off it. From then on the preview follows the typing.
/// When that fails, the button does what it does without this.
#[component]
pub fn MarkdownPreview(
    /// `id` of the form.
    form: String,
    /// Where texts are rendered, such as `/fa/preview`.
    action: String,
) -> impl IntoView {
    view! { <div hidden data-asleep="preview" data-form=form data-action=action><WakePreview/></div> }
}

#[island]
fn WakePreview() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    browser::each_asleep("preview", preview::wake);
}

/// Shows what was said before while one types.
///
/// The form's fields go to `action` with `X-Fragment: 1` and `Accept: text/html-fragment`, with
/// `shown`, the ideas that stand below the other field. The answer fills `[data-similar=title]`
/// or `[data-similar=body]`, whichever field was typed in, and its `data-announce` is read out
/// when it changes. An empty answer, a late one and none at all show nothing. Each idea has its
/// number in `data-idea`; `[data-different]` adds those that are shown to the form's field
/// `different` and clears the place. Nothing that has the focus moves.
#[component]
pub fn SimilarIdeas(
    /// `id` of the form.
    form: String,
    /// Where drafts are compared, such as `/fa/ideas/similar`.
    action: String,
    /// Said when one's own is another matter.
    noted: String,
) -> impl IntoView {
    view! { <div hidden data-asleep="similar" data-form=form data-action=action data-noted=noted><WakeSimilar/></div> }
}

#[island]
fn WakeSimilar() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    browser::each_asleep("similar", similar::wake);
}

/// Tells how many characters a field holds, as the server counts them: Unicode scalar values
/// after composition (NFC), without white space around.
///
/// The output has `data-over` while there are too many. It needs no `aria-live`: that the
/// limit is passed is read out by `#live`, once.
#[component]
pub fn CharacterCount(
    /// `id` of the input or text area.
    field: String,
    /// `id` of the element that shows the count.
    output: String,
    /// Text with `{count}` and `{max}` in it, such as `{count} / {max}`.
    template: String,
    /// How many are allowed.
    max: u32,
    /// BCP 47 tag that names the digits too, as `locale-icu` of the locale file does.
    language: String,
) -> impl IntoView {
    view! { <div hidden data-asleep="count" data-field=field data-output=output data-template=template data-max=max data-language=language><WakeCount/></div> }
}

#[island]
fn WakeCount() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    browser::each_asleep("count", count::wake);
}

/// Moves the focus to the page's `[data-error-summary]` or `[data-read-first]`, so that it is
/// read first.
///
/// `autofocus` alone does not do it: browsers ignore it on what is not a field, and after a
/// fragment in the address.
#[component]
pub fn ErrorFocus() -> impl IntoView {
    view! { <div hidden data-asleep="error"><WakeError/></div> }
}

#[island]
fn WakeError() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    browser::each_asleep("error", error::wake);
}

/// Keeps what is typed into a comment form until it is sent, so that switching the language or
/// an accidental reload loses nothing.
///
/// It stays in the browser, in this tab (`sessionStorage`). Only an empty field is filled.
#[component]
pub fn CommentKeeper(
    /// `id` of the form; its field `body` is kept.
    form: String,
    /// Tells this text from others: the same in all languages, such as `idea-7` or `comment-9`.
    key: String,
) -> impl IntoView {
    view! { <div hidden data-asleep="comment" data-form=form data-key=key><WakeComment/></div> }
}

#[island]
fn WakeComment() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    browser::each_asleep("comment", comment::wake);
}

/// Lets the moderators' inbox be worked by single keys.
///
/// A key does what the first element with its `data-key` (a `KeyboardEvent.code`, the key's place
/// on the keyboard) does: links and buttons are pressed, folded forms open, fields get the focus.
/// A button with `data-needs` leads to the field of that `id` while it is empty. Shift and the
/// key of the slash open the legend `#keys`, which is hidden without this; its box `#keys-on`
/// switches the keys off in this browser. Nothing happens while one types.
#[component]
pub fn InboxKeys() -> impl IntoView {
    view! { <div hidden data-asleep="keys"><WakeKeys/></div> }
}

#[island]
fn WakeKeys() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    browser::each_asleep("keys", keys::wake);
}
