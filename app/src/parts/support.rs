//! The button by which a resident gives a voice, and what belongs to it.
//!
//! It stands in an element `[data-support]`, which the island of the same name replaces by the
//! one that the server answers with.

use leptos::either::EitherOf3;
use leptos::prelude::*;

use crate::i18n::Lang;
use crate::pages::shell::Frame;
use crate::parts::document::render;
use crate::parts::icon::{Icon, icon, small_icon};

/// On the page of an idea: the panel's contents, as a fragment.
pub fn html(
    frame: &Frame,
    idea_id: i64,
    title: &str,
    votes: i64,
    supported: bool,
    offer_follow: bool,
    following: bool,
) -> String {
    let voice = Voice { idea_id, title, votes, supported, announce: true };
    render(|| panel(frame, voice, offer_follow, following))
}

/// On a card of a list that is at `to`: the button with its number, as a fragment.
pub fn card_html(frame: &Frame, idea_id: i64, title: &str, votes: i64, supported: bool, to: &str) -> String {
    let voice = Voice { idea_id, title, votes, supported, announce: true };
    render(|| on_card(frame, voice, to))
}

/// What the button shows.
#[derive(Clone, Copy)]
pub struct Voice<'a> {
    /// The idea.
    pub idea_id: i64,
    /// Its title.
    pub title: &'a str,
    /// Residents' voices.
    pub votes: i64,
    /// Whether the viewer's is among them.
    pub supported: bool,
    /// Whether what has just been done is read out; only where it has.
    pub announce: bool,
}

impl Voice<'_> {
    fn announcement(&self, lang: Lang) -> Option<&'static str> {
        self.announce.then(|| lang.t(if self.supported { "notice-supported" } else { "notice-withdrawn" }))
    }

    fn action(&self, frame: &Frame) -> String {
        let verb = if self.supported { "withdrawal" } else { "support" };
        format!("/{}/ideas/{}/{verb}", frame.lang.code, self.idea_id)
    }
}

/// On the page of an idea: number, button, and the question whether to follow.
pub fn panel(frame: &Frame, voice: Voice<'_>, offer_follow: bool, following: bool) -> impl IntoView + use<> {
    let lang = frame.lang;
    view! {
        <div class="support" data-support=voice.idea_id.to_string() data-announce=voice.announcement(lang)>
            <p class="support-total"><b>{lang.number(voice.votes)}</b>" "{lang.count("support-voices", voice.votes)}</p>
            <form id=format!("support-{}", voice.idea_id) class="js-support" method="post" action=voice.action(frame)>
                {button(lang, voice, None)}
            </form>
            {follow(frame, voice.idea_id, offer_follow, following)}
        </div>
    }
}

/// On a card: the button with its number. Without JavaScript one comes back to the list `to`.
pub fn on_card(frame: &Frame, voice: Voice<'_>, to: &str) -> impl IntoView + use<> {
    let lang = frame.lang;
    view! {
        <div class="support" data-support=voice.idea_id.to_string() data-announce=voice.announcement(lang)>
            <form id=format!("support-{}", voice.idea_id) class="js-support" method="post" action=voice.action(frame)>
                <input type="hidden" name="from" value="list"/>
                <input type="hidden" name="to" value=to.to_owned()/>
                {button(lang, voice, Some(lang.number(voice.votes)))}
            </form>
        </div>
    }
}

/// The button. Its name is the same whether pressed or not, with the idea's title for those who
/// hear it without seeing where it stands.
fn button(lang: Lang, voice: Voice<'_>, count: Option<String>) -> impl IntoView + use<> {
    view! {
        <button class="support-button" aria-pressed=if voice.supported { "true" } else { "false" }>
            {icon(Icon::Voice)}
            {icon(Icon::Check)}
            {count.map(|count| view! { <span class="support-count">{count}" "</span> })}
            <span class="support-word">
                {lang.t("support-button")}
                <span class="visually-hidden">": "<bdi>{voice.title.to_owned()}</bdi></span>
            </span>
        </button>
    }
}

fn follow(frame: &Frame, idea_id: i64, offered: bool, following: bool) -> impl IntoView + use<> {
    let lang = frame.lang;
    if following {
        let action = frame.href(&format!("/ideas/{idea_id}/unfollow"));
        return EitherOf3::A(view! {
            <form class="follow" method="post" action=action>
                <p>{lang.t("follow-state")}</p>
                <button class="button button-wide">{lang.t("unfollow-button")}</button>
            </form>
        });
    }
    if frame.viewer.is_none() {
        return EitherOf3::B(view! { <p class="field-hint">{lang.t("support-hint")}</p> });
    }
    let action = frame.href(&format!("/ideas/{idea_id}/follow"));
    let question = offered.then(|| view! { <p role="status">{lang.t("follow-question")}</p> });
    EitherOf3::C(view! {
        <form class="follow" method="post" action=action>
            {question}
            <button class="button button-wide">{small_icon(Icon::Bell)}{lang.t("follow-button")}</button>
        </form>
    })
}
