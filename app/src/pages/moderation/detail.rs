//! One entry of the inbox: the words, what is known of them, and all that can be done.

mod decision;
mod place;
mod thing;
mod writing;

use leptos::prelude::*;

use self::decision::{appeal, decision, history};
use self::place::{elsewhere, place};
use self::thing::{known, words};
use self::writing::{edit, notes};
use crate::domain::Millis;
use crate::domain::idea::FieldError;
use crate::domain::moderation::inbox::{InboxFilter, Key};
use crate::domain::moderation::spam::Reason;
use crate::domain::moderation::{Outcome, Rule, Seen, Thing, Verdict};
use crate::pages::home::IdeaCard;
use crate::pages::moderation::inbox::claim;
use crate::pages::shell::Frame;
use crate::parts::field::Wrong;
use crate::parts::icon::{Icon, small_icon};

/// What is known of an author.
#[derive(Clone, Debug)]
pub struct AuthorView {
    /// Public name.
    pub name: String,
    /// When they signed up.
    pub since: Millis,
    /// Things of theirs that can be read.
    pub public: i64,
    /// Things of theirs that were hidden lately.
    pub hidden: i64,
}

/// A resident's flag, without their name.
#[derive(Clone, Debug)]
pub struct FlagView {
    /// The rule that they name.
    pub rule: Option<Rule>,
    /// What they say; may be empty.
    pub body: String,
    /// What it weighs, in hundredths.
    pub weight: i64,
    /// When.
    pub at: Millis,
}

/// An earlier decision.
#[derive(Clone, Debug)]
pub struct DecisionView {
    /// Its number.
    pub id: i64,
    /// What was decided.
    pub verdict: Verdict,
    /// The rule, when hidden.
    pub rule: Option<Rule>,
    /// The reason; may be empty.
    pub reason: String,
    /// Who decided.
    pub by: String,
    /// When.
    pub at: Millis,
    /// Whether it was taken back.
    pub is_undone: bool,
    /// What became of it after an appeal.
    pub outcome: Option<Outcome>,
}

/// A note among colleagues.
#[derive(Clone, Debug)]
pub struct NoteView {
    /// Who wrote it.
    pub by: String,
    /// The text as typed.
    pub body: String,
    /// When.
    pub at: Millis,
}

/// An objection that waits to be decided.
#[derive(Clone, Debug)]
pub struct AppealView {
    /// Its number.
    pub id: i64,
    /// The author's words.
    pub body: String,
    /// When.
    pub at: Millis,
    /// Who took the decision.
    pub decided_by: String,
    /// Whether the viewer may decide it: not who took the decision.
    pub can_decide: bool,
}

/// What was typed into the form, and what is wrong with it.
#[derive(Clone, Debug, Default)]
pub struct DecisionForm {
    /// The rule as chosen.
    pub rule: String,
    /// The reason as typed.
    pub reason: String,
    /// What is wrong with the rule.
    pub rule_error: Option<FieldError>,
    /// What is wrong with the reason.
    pub reason_error: Option<FieldError>,
}

/// What was typed as another wording.
#[derive(Clone, Debug, Default)]
pub struct EditForm {
    /// The title.
    pub title: String,
    /// The text.
    pub body: String,
    /// Why.
    pub reason: String,
    /// What is wrong with the title.
    pub title_error: Option<FieldError>,
    /// What is wrong with the text.
    pub body_error: Option<FieldError>,
    /// What is wrong with the reason.
    pub reason_error: Option<FieldError>,
}

/// One entry, open.
#[derive(Clone, Debug)]
pub struct Detail {
    /// Its key.
    pub key: Key,
    /// What it is about.
    pub thing: Thing,
    /// As it is now.
    pub seen: Seen,
    /// The idea that it is, or stands under.
    pub idea: IdeaCard,
    /// Language of the words.
    pub language: String,
    /// The words, rendered and sanitised.
    pub body_html: String,
    /// When they were written.
    pub at: Millis,
    /// Who wrote them; none when imported.
    pub author: Option<AuthorView>,
    /// Open flags.
    pub flags: Vec<FlagView>,
    /// Why it is held.
    pub signs: Vec<Reason>,
    /// Earlier decisions, newest first.
    pub decisions: Vec<DecisionView>,
    /// Ideas that are like it.
    pub similar: Vec<IdeaCard>,
    /// Notes among colleagues.
    pub notes: Vec<NoteView>,
    /// Saved replies: number and name.
    pub replies: Vec<(i64, String)>,
    /// An objection that waits.
    pub appeal: Option<AppealView>,
    /// Why an agency handed it back.
    pub handback: Option<(i64, String)>,
    /// Whether another wording waits for the author's answer.
    pub has_proposal: bool,
    /// Which colleague is looking at it.
    pub claimed_by: Option<String>,
    /// The form.
    pub form: DecisionForm,
    /// The form for another wording; the present wording to begin with.
    pub edit: EditForm,
    /// What is wrong with a note.
    pub note_error: Option<FieldError>,
    /// What was typed as a note.
    pub note: String,
}

impl Detail {
    /// What is wrong with the forms that came back.
    pub fn wrong(&self, frame: &Frame) -> Vec<Wrong> {
        let lang = frame.lang;
        let wrong = |id: &str, name: &str, label: &'static str, error: Option<FieldError>| {
            error.map(|error| Wrong::new(lang, id, name, lang.t(label), error))
        };
        [
            wrong("rule", "rule", "rule-label", self.form.rule_error),
            wrong("reason", "reason", "reason-label", self.form.reason_error),
            wrong("note", "note", "note-label", self.note_error),
            wrong("edit-title", "title", "edit-field-title", self.edit.title_error),
            wrong("edit-body", "body", "edit-field-body", self.edit.body_error),
            wrong("edit-reason", "reason", "reason-label", self.edit.reason_error),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// Draws it, with the way to its neighbours in the list.
pub fn detail(
    frame: &Frame,
    open: &Detail,
    filter: &InboxFilter,
    previous: Option<Key>,
    next: Option<Key>,
) -> impl IntoView + use<> {
    // After a decision the next entry opens, and after the last one the one before it.
    let to = filter.path(next.or(previous));
    view! {
        <section class="inbox-detail" aria-labelledby="detail-title" data-detail="">
            {steps(frame, filter, previous, next)}
            {claim(frame, open.claimed_by.as_ref())}
            {words(frame, open)}
            {known(frame, open)}
            {appeal(frame, open, &to)}
            {decision(frame, open, &to)}
            {elsewhere(frame, open)}
            {place(frame, open, filter)}
            {edit(frame, open, filter)}
            {notes(frame, open, filter)}
            {history(frame, open, filter)}
        </section>
    }
}

/// The way back to the list, and to the neighbours in it.
pub(super) fn steps(
    frame: &Frame,
    filter: &InboxFilter,
    previous: Option<Key>,
    next: Option<Key>,
) -> impl IntoView + use<> {
    let lang = frame.lang;
    let step = |key: Option<Key>, code: &'static str, name: &str, what: Icon| {
        key.map(|key| {
            let href = frame.href(&filter.path(Some(key)));
            let name = lang.t(name);
            view! { <a class="button-quiet" href=href data-key=code>{small_icon(what)}{name}</a> }
        })
    };
    view! {
        <nav class="inbox-steps" aria-label=lang.t("inbox-steps")>
            <a class="button-quiet inbox-back" href=frame.href(&filter.path(None))>{small_icon(Icon::Back)}{lang.t("inbox-back")}</a>
            {step(previous, "KeyK", "inbox-previous", Icon::Back)}
            {step(next, "KeyJ", "inbox-next", Icon::Forward)}
        </nav>
    }
}
