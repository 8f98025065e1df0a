//! Short messages at the top of a page or a form.

use leptos::prelude::*;

use crate::domain::text::isolate;
use crate::i18n::Lang;
use crate::pages::account::Waiting;
use crate::pages::shell::Notice;
use crate::parts::icon::{Icon, icon};

/// What has just been done.
pub fn notice(lang: Lang, notice: Option<Notice>) -> Option<impl IntoView + use<>> {
    let notice = notice?;
    Some(view! {
        <div class="notices wrap">
            <div class="notice notice-ok" role="status">{icon(Icon::Done)}<p>{lang.t(notice.key())}</p></div>
        </div>
    })
}

/// Something to know.
pub fn info(text: String) -> impl IntoView + use<> {
    view! { <div class="notice" role="status">{icon(Icon::Info)}<p>{text}</p></div> }
}

/// What waits until one has signed in.
pub fn waiting(lang: Lang, waiting: &Option<Waiting>) -> Option<impl IntoView + use<>> {
    let (key, title) = match waiting.as_ref()? {
        Waiting::Support(title) => ("waiting-support", title),
        Waiting::Comment(title) => ("waiting-comment", title),
        Waiting::Idea(title) => ("waiting-idea", title),
        Waiting::SameAs(title) => ("waiting-same", title),
    };
    let text = lang.with(key, &[("title", &isolate(title))]);
    Some(view! { <div class="notice" role="status">{icon(Icon::Sound)}<p>{text}</p></div> })
}
