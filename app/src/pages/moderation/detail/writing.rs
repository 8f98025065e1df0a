//! What moderators write about an entry of the inbox: notes among colleagues, and another wording
//! that its author may accept.

use leptos::either::Either;
use leptos::prelude::*;

use super::Detail;
use super::decision::reason_area;
use crate::domain::idea::IdeaTitle;
use crate::domain::moderation::inbox::InboxFilter;
use crate::domain::moderation::{NoteText, Subject};
use crate::pages::shell::Frame;
use crate::parts::field::{TextArea, error_text, text_area};
use crate::parts::icon::{Icon, icon};
use crate::parts::label::moment;

/// Another wording; a moderator cannot rewrite a resident's words, only propose.
pub(super) fn edit(frame: &Frame, open: &Detail, filter: &InboxFilter) -> Option<impl IntoView + use<>> {
    let lang = frame.lang;
    if open.thing.subject != Subject::Idea || open.author.is_none() {
        return None;
    }
    if open.has_proposal {
        return Some(Either::Left(view! { <p class="detail-note">{icon(Icon::Info)}{lang.t("edit-standing")}</p> }));
    }
    let form = &open.edit;
    let is_open = form.title_error.is_some() || form.body_error.is_some() || form.reason_error.is_some();
    let area = |id: &str, name: &'static str, label: &str, value: &str, error: Option<String>, max: usize| TextArea {
        id: id.to_owned(),
        name,
        label: lang.t(label).to_owned(),
        label_hidden: false,
        hint: None,
        tall: name == "body",
        value: value.to_owned(),
        error,
        max: Some(max),
    };
    let title_error = form.title_error.map(|error| error_text(lang, "title", error));
    let body_error = form.body_error.map(|error| error_text(lang, "body", error));
    Some(Either::Right(view! {
        <details class="disclosure" open=is_open>
            <summary class="button-quiet">{lang.t("edit-propose")}</summary>
            <form class="form" method="post" action=frame.href(&format!("/ideas/{}/edits", open.idea.id))>
                <input type="hidden" name="to" value=filter.path(Some(open.key))/>
                <p class="field-hint">{lang.t("edit-hint")}</p>
                {text_area(lang, area("edit-title", "title", "edit-field-title", &form.title, title_error, IdeaTitle::MAX))}
                {text_area(lang, area("edit-body", "body", "edit-field-body", &form.body, body_error, 5000))}
                {reason_area(frame, "edit-reason", &form.reason, form.reason_error, None)}
                <div class="buttons"><button class="button">{lang.t("edit-send")}</button></div>
            </form>
        </details>
    }))
}

pub(super) fn notes(frame: &Frame, open: &Detail, filter: &InboxFilter) -> impl IntoView + use<> {
    let lang = frame.lang;
    let notes: Vec<_> = open
        .notes
        .iter()
        .map(|note| {
            view! {
                <li>
                    <p class="comment-head"><bdi class="comment-author">{note.by.clone()}</bdi>{moment(lang, note.at)}</p>
                    <p class="detail-note-body" dir="auto">{note.body.clone()}</p>
                </li>
            }
        })
        .collect();
    let count = i64::try_from(notes.len()).unwrap_or(0);
    let is_open = count > 0 || open.note_error.is_some();
    let field = TextArea {
        id: "note".into(),
        name: "body",
        label: lang.t("note-label").to_owned(),
        label_hidden: false,
        hint: Some(lang.t("note-hint").to_owned()),
        tall: false,
        value: open.note.clone(),
        error: open.note_error.map(|error| error_text(lang, "note", error)),
        max: Some(NoteText::MAX),
    };
    view! {
        <details class="disclosure detail-notes" open=is_open>
            <summary class="button-quiet">{lang.t("notes")}" "<span class="count">{lang.number(count)}</span></summary>
            <ol class="detail-list">{notes}</ol>
            <form class="form" method="post" action=frame.href(&format!("/ideas/{}/notes", open.idea.id))>
                <input type="hidden" name="to" value=filter.path(Some(open.key))/>
                {text_area(lang, field)}
                <div class="buttons"><button class="button">{lang.t("note-save")}</button></div>
            </form>
        </details>
    }
}
