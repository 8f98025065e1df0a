//! The button by which a resident follows a topic, an area, an agency or an item of the roadmap.

use leptos::prelude::*;

use crate::domain::following::Followed;
use crate::pages::shell::Frame;
use crate::parts::icon::{Icon, small_icon};

/// What the button is about.
#[derive(Clone, Copy, Debug)]
pub struct Follow<'a> {
    /// What it is.
    pub what: Followed,
    /// Its number.
    pub id: i64,
    /// Its name, for those who hear the button without seeing where it stands.
    pub name: &'a str,
    /// Whether the viewer follows it.
    pub following: bool,
    /// Path without language to come back to.
    pub to: &'a str,
}

/// The button: to follow, or to stop.
pub fn follow_button(frame: &Frame, follow: Follow<'_>) -> impl IntoView + use<> {
    let lang = frame.lang;
    let verb = if follow.following { "/unfollows" } else { "/follows" };
    let word = if follow.following { "follow-stop" } else { follow_word(follow.what) };
    let sign = if follow.following { Icon::Close } else { Icon::Bell };
    view! {
        <form class="follow-form" method="post" action=frame.href(verb)>
            <input type="hidden" name="subject" value=follow.what.as_str()/>
            <input type="hidden" name="id" value=follow.id.to_string()/>
            <input type="hidden" name="to" value=follow.to.to_owned()/>
            <button class="button">
                {small_icon(sign)}
                {lang.t(word)}
                <span class="visually-hidden">": "<bdi>{follow.name.to_owned()}</bdi></span>
            </button>
        </form>
    }
}

fn follow_word(what: Followed) -> &'static str {
    match what {
        Followed::Idea => "follow-button",
        Followed::Topic => "follow-topic",
        Followed::Area => "follow-area",
        Followed::Agency => "follow-agency",
        Followed::Item => "follow-item",
    }
}
