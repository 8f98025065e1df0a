//! An idea that was found.

use leptos::prelude::*;

use crate::pages::search::{Hit, Passage, Source};
use crate::pages::shell::Frame;
use crate::parts::card::{card_around, excerpt};
use crate::parts::marked::marked;

/// The idea as lists show it, with what was looked for marked, and with the piece of its text,
/// of an answer or of a comment that has it.
pub fn hit(frame: &Frame, hit: &Hit) -> impl IntoView + use<> {
    let below = match &hit.passage {
        Some(found) => passage(frame, hit.idea.id, found).into_any(),
        None => excerpt(&hit.idea).into_any(),
    };
    card_around(frame, &hit.idea, true, marked(&hit.idea.title, &hit.title_marks), below)
}

/// A piece of a text, and where it stands.
pub fn passage(frame: &Frame, idea_id: i64, found: &Passage) -> impl IntoView + use<> {
    let Passage { source, language, text, marks, cut: (before, after) } = found;
    let lang = frame.lang;
    let from = match source {
        Source::Text => None,
        Source::Answer(id) => Some(("found-in-answer", format!("/ideas/{idea_id}#answer-{id}"))),
        Source::Joined(id) => Some(("found-in-joined", format!("/ideas/{idea_id}#joined-{id}"))),
        Source::Comment(id) => Some(("found-in-comment", format!("/comments/{id}"))),
    };
    let from = from.map(|(key, path)| {
        view! { <p class="passage-source"><a href=frame.href(&path)>{lang.t(key)}</a></p> }
    });
    view! {
        <div class="passage">
            {from}
            <p lang=language.clone() dir="auto">
                {before.then_some("… ")}{marked(text, marks)}{after.then_some(" …")}
            </p>
        </div>
    }
}
