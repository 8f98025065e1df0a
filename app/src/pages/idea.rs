//! The page of one idea: its text, its voices, its official answers, its discussion.

use crate::domain::Millis;
use crate::domain::account::Role;
use crate::domain::answer::{AnswerErrors, AnswerInput, DeclineReason};
use crate::domain::comment::CommentSort;
use crate::domain::idea::{FieldError, Stage};
use crate::domain::moderation::Visibility;
use crate::pages::home::IdeaCard;
use crate::pages::moderation::trace::Trace;
use crate::pages::roadmap::PromiseView;

mod cases;
pub mod clock;
mod comment;
mod joined;
mod language;
mod promise;
mod related;
pub mod split;
mod standing;
mod view;

pub use comment::{edit_comment_html, history_html};
pub use view::html;

/// An idea that was merged into the one on the page.
#[derive(Clone, Debug)]
pub struct JoinedIdea {
    /// Its number.
    pub id: i64,
    /// Its title.
    pub title: String,
    /// Of its text.
    pub language: String,
    /// Rendered and sanitised; read on demand.
    pub body_html: String,
    /// Public name of its author; none when imported.
    pub author: Option<String>,
    /// When it was written.
    pub created_at: Millis,
    /// Number of the merge that brought it.
    pub merge_id: i64,
    /// When that was.
    pub merged_at: Millis,
    /// Why; may be empty.
    pub reason: String,
}

impl JoinedIdea {
    /// As what was said there names it: the one of these with a number, if it is one.
    pub fn origin_of(joined: &[Self], idea_id: i64) -> Option<Origin> {
        let idea = joined.iter().find(|idea| idea.id == idea_id)?;
        Some(Origin { id: idea.id, title: idea.title.clone(), language: idea.language.clone() })
    }
}

/// Where something was said that is shown with another idea since.
#[derive(Clone, Debug)]
pub struct Origin {
    /// Number of the idea.
    pub id: i64,
    /// Its title.
    pub title: String,
    /// Of its text.
    pub language: String,
}

/// Of which words an idea was made, that are an idea of their own since.
#[derive(Clone, Debug)]
pub struct GrewFrom {
    /// The idea that they are part of, or were written for.
    pub idea: Origin,
    /// Whether they are a comment.
    pub is_comment: bool,
    /// Its number, while it can be read.
    pub comment_id: Option<i64>,
}

/// What is split off from an idea or a comment, and who may do so.
#[derive(Clone, Debug, Default)]
pub struct SplitView {
    /// The ideas that were made of it, as far as the viewer can read them.
    pub made: Vec<Origin>,
    /// Number of the proposal that waits for the viewer's answer.
    pub asked: Option<i64>,
    /// Whether the viewer may propose a split.
    pub can_split: bool,
    /// Whether one waits for the author's answer.
    pub waits: bool,
}

/// What an agency answered.
#[derive(Clone, Debug)]
pub struct AnswerView {
    /// Its number.
    pub id: i64,
    /// The idea that it was given to, when that stands in this one since.
    pub origin: Option<Origin>,
    /// Agency, by number.
    pub agency_id: i64,
    /// The officer's public name.
    pub author: String,
    /// Language of its text.
    pub language: String,
    /// The stage that it set.
    pub stage: Stage,
    /// Rendered and sanitised.
    pub body_html: String,
    /// When.
    pub created_at: Millis,
    /// Whether it asks residents something; its stage is of no meaning then.
    pub is_question: bool,
    /// Why the idea was declined.
    pub decline_reason: Option<DeclineReason>,
    /// What would reopen it.
    pub reopen_if: Option<String>,
}

/// A comment.
#[derive(Clone, Debug)]
pub struct CommentView {
    /// Its number; its anchor is `comment-<id>`.
    pub id: i64,
    /// Public name of its author.
    pub author: String,
    /// The idea that it was written for, when that stands in this one since.
    pub origin: Option<Origin>,
    /// What its author is.
    pub role: Role,
    /// Agency of an officer, by number.
    pub agency_id: Option<i64>,
    /// Whether the idea's author wrote it.
    pub by_idea_author: bool,
    /// Language of its text.
    pub language: String,
    /// Rendered and sanitised; empty when deleted.
    pub body_html: String,
    /// How many found it helpful.
    pub helpful: i64,
    /// Whether the viewer did.
    pub marked_helpful: bool,
    /// When.
    pub created_at: Millis,
    /// When it was last changed; its history is at `/comments/<id>/history`.
    pub edited_at: Option<Millis>,
    /// Whether its author deleted it and only a placeholder is left.
    pub deleted: bool,
    /// Whether everyone can read it.
    pub visibility: Visibility,
    /// Why it is hidden.
    pub trace: Option<Trace>,
    /// Whether the viewer can read it.
    pub can_read: bool,
    /// Whether the viewer may flag it (a visitor is led to sign in).
    pub can_flag: bool,
    /// Whether the viewer wrote it and it is hidden.
    pub can_appeal: bool,
    /// What is split off from it.
    pub split: SplitView,
    /// Whether the viewer may change it (15 minutes, its author).
    pub can_edit: bool,
    /// Whether the viewer may delete it.
    pub can_delete: bool,
    /// Whether the viewer may mark it (signed in, not its author; a visitor is led to sign in).
    pub can_mark: bool,
    /// Answers to it, oldest first; one level only.
    pub replies: Vec<CommentView>,
    /// How many answers there are in all.
    pub reply_count: i64,
}

/// What a resident told of their own case of the idea's matter.
#[derive(Clone, Debug)]
pub struct CaseView {
    /// Its number; its anchor is `case-<id>`.
    pub id: i64,
    /// Public name of its author.
    pub author: String,
    /// The idea that it was told under, when that stands in this one since.
    pub origin: Option<Origin>,
    /// Where, by number; none for the whole city.
    pub area_id: Option<i64>,
    /// Language of its text.
    pub language: String,
    /// Empty when it says no more than the idea's.
    pub title: String,
    /// Rendered and sanitised; empty when there is a title alone.
    pub body_html: String,
    /// When.
    pub created_at: Millis,
    /// Whether everyone can read it.
    pub visibility: Visibility,
    /// Why it is hidden.
    pub trace: Option<Trace>,
    /// Whether the viewer can read it.
    pub can_read: bool,
    /// Whether the viewer may flag it (a visitor is led to sign in).
    pub can_flag: bool,
    /// Whether the viewer wrote it and it is hidden.
    pub can_appeal: bool,
    /// Whether the viewer may delete it.
    pub can_delete: bool,
}

/// The cases under an idea.
#[derive(Clone, Debug, Default)]
pub struct Cases {
    /// How many residents told of one.
    pub residents: i64,
    /// Those on this page, newest first.
    pub shown: Vec<CaseView>,
    /// Query (with `?`, or empty) of the newest ones, when these are others or more.
    pub first: Option<String>,
    /// Query (with `?`) of those that follow.
    pub next: Option<String>,
}

/// A form for a comment or a reply.
#[derive(Clone, Debug, Default)]
pub struct CommentForm {
    /// What was typed.
    pub body: String,
    /// The comment that is answered; none at the first level.
    pub parent_id: Option<i64>,
    /// What is wrong with it.
    pub error: Option<FieldError>,
    /// What it will look like, when asked for.
    pub preview_html: Option<String>,
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct IdeaPage {
    /// The idea.
    pub idea: IdeaCard,
    /// Rendered and sanitised.
    pub body_html: String,
    /// Where it was first published, when imported: a name such as `uk-petitions`.
    pub source: Option<String>,
    /// Whether the viewer follows it.
    pub following: bool,
    /// Whether following is offered, since the viewer has just supported it.
    pub offer_follow: bool,
    /// Official answers, oldest first.
    pub answers: Vec<AnswerView>,
    /// Whether the viewer may answer for the idea's agency: shows the form.
    pub can_answer: bool,
    /// What an officer typed and what is wrong with it.
    pub answer_form: AnswerForm,
    /// Ideas that were merged into this one, the oldest first.
    pub joined: Vec<JoinedIdea>,
    /// Whether the viewer may merge it, and undo merges.
    pub can_merge: bool,
    /// Of what it was made.
    pub grew_from: Option<GrewFrom>,
    /// What is split off from its own text, and from those that stand in it.
    pub split: SplitView,
    /// Which agency has it, and by when it answers.
    pub clock: Option<clock::ClockView>,
    /// What residents told of their own case.
    pub cases: Cases,
    /// Ideas that are like it, most alike first.
    pub related: Vec<IdeaCard>,
    /// Whether everyone can read it.
    pub visibility: Visibility,
    /// Why it is hidden; for those who can read it all the same.
    pub trace: Option<Trace>,
    /// Whether the viewer may flag it (a visitor is led to sign in).
    pub can_flag: bool,
    /// Whether the viewer wrote it and it is hidden.
    pub can_appeal: bool,
    /// Whether the viewer looks after its place: leads to the inbox.
    pub can_moderate: bool,
    /// Whether another wording waits for the viewer's answer.
    pub has_proposal: bool,
    /// The promises that it is part of.
    pub promises: Vec<PromiseView>,
    /// Whether the viewer may correct the language of its text.
    pub can_correct_language: bool,
    /// Order of the comments.
    pub comment_sort: CommentSort,
    /// Comments of the first level on this page.
    pub comments: Vec<CommentView>,
    /// When only one thread is shown: the number of its first comment.
    pub thread: Option<i64>,
    /// Query (with `?`) of the next page of comments.
    pub next_comments: Option<String>,
    /// Query (with `?`, or empty) of the first page of comments, when this is a later one.
    pub first_comments: Option<String>,
    /// The comment form.
    pub form: CommentForm,
}

/// The officer's form.
#[derive(Clone, Debug, Default)]
pub struct AnswerForm {
    /// As typed.
    pub input: AnswerInput,
    /// What is wrong with it.
    pub errors: AnswerErrors,
}

/// The page on which an author changes a comment.
#[derive(Clone, Debug)]
pub struct EditCommentPage {
    /// Its number.
    pub id: i64,
    /// The idea that it belongs to.
    pub idea_id: i64,
    /// That idea's title.
    pub idea_title: String,
    /// What was typed, and what is wrong with it.
    pub form: CommentForm,
}

/// One state of a comment before it was changed.
#[derive(Clone, Debug)]
pub struct CommentVersion {
    /// Rendered and sanitised.
    pub body_html: String,
    /// Until when it stood.
    pub replaced_at: Millis,
}

/// What a comment said earlier.
#[derive(Clone, Debug)]
pub struct CommentHistoryPage {
    /// Its number.
    pub id: i64,
    /// The idea that it belongs to.
    pub idea_id: i64,
    /// That idea's title.
    pub idea_title: String,
    /// Public name of its author.
    pub author: String,
    /// Language of the text.
    pub language: String,
    /// As it stands now.
    pub current_html: String,
    /// Earlier states, newest first.
    pub versions: Vec<CommentVersion>,
}
