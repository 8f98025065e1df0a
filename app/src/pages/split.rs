//! Splitting: a moderator proposes that a comment, or a part of an idea, be an idea of its own; its
//! author agrees or not.

mod answer;
mod propose;

use leptos::either::Either;
use leptos::prelude::*;

use crate::domain::Millis;
use crate::domain::idea::FieldError;
use crate::domain::moderation::{Subject, Thing, Visibility};
use crate::domain::split::SplitOutcome;
use crate::domain::text::isolate;
use crate::i18n::Lang;
use crate::pages::idea::Origin;
use crate::pages::idea_form::IdeaFormPage;
use crate::pages::shell::Frame;
use crate::parts::icon::{Icon, small_icon};

pub use answer::html as answer_html;
pub use propose::html as propose_html;

/// The words that are to be an idea of their own, or hold them.
#[derive(Clone, Debug)]
pub struct SplitSource {
    /// A comment or an idea.
    pub thing: Thing,
    /// The idea that this is, or was written for.
    pub idea: Origin,
    /// Public name of its author; none when it was imported.
    pub author: Option<String>,
    /// Of the text.
    pub language: String,
    /// As typed.
    pub text: String,
}

impl SplitSource {
    /// The path where it is read.
    fn path(&self) -> String {
        match self.thing.subject {
            Subject::Comment => format!("/comments/{}", self.thing.id),
            Subject::Idea | Subject::Case => format!("/ideas/{}", self.idea.id),
        }
    }
}

/// A proposal that was answered, or is not to be answered any more.
#[derive(Clone, Debug)]
pub struct SplitSettled {
    /// How.
    pub outcome: SplitOutcome,
    /// Public name of who settled it.
    pub by: String,
    /// When.
    pub at: Millis,
    /// The idea that came of it.
    pub idea: Option<Origin>,
}

/// How far it has come with the words.
#[derive(Clone, Debug)]
pub enum SplitState {
    /// They can be made an idea.
    Open,
    /// The author is asked.
    Asked {
        /// Number of the proposal.
        id: i64,
        /// Public name of the moderator.
        by: String,
        /// When.
        at: Millis,
        /// The title as proposed.
        title: String,
        /// The passage.
        text: String,
    },
    /// Not everyone can read them.
    Unreadable(Visibility),
    /// They were imported: there is nobody to ask.
    NobodyToAsk,
}

/// What moderators see.
#[derive(Clone, Debug)]
pub struct SplitPage {
    /// Whose words.
    pub source: SplitSource,
    /// How far it has come.
    pub state: SplitState,
    /// Whether somebody was quicker, so that nothing was done.
    pub is_late: bool,
    /// What became of earlier proposals, the oldest first.
    pub settled: Vec<SplitSettled>,
    /// The idea as proposed.
    pub form: IdeaFormPage,
    /// Why, as typed.
    pub reason: String,
    /// What is wrong with that.
    pub reason_error: Option<FieldError>,
}

/// What the author sees.
#[derive(Clone, Debug)]
pub struct SplitProposalPage {
    /// Number of the proposal.
    pub id: i64,
    /// Their words as they are now.
    pub source: SplitSource,
    /// Why it is proposed.
    pub reason: String,
    /// When.
    pub at: Millis,
    /// Whether their words have changed since.
    pub is_changed: bool,
    /// Whether they are not to be read at present.
    pub is_unreadable: bool,
    /// What became of it; none while it waits for an answer.
    pub settled: Option<SplitSettled>,
    /// Whether it was settled before the answer came, so that nothing was done.
    pub is_late: bool,
    /// The idea as proposed, or as typed.
    pub form: IdeaFormPage,
}

fn back(frame: &Frame, source: &SplitSource) -> impl IntoView + use<> {
    let href = frame.href(&source.path());
    let title = match &source.idea {
        Origin { title, .. } if title.is_empty() => Either::Left(frame.lang.t("merge-back")),
        Origin { title, language, .. } => Either::Right(view! { <bdi lang=language.clone()>{title.clone()}</bdi> }),
    };
    view! { <a class="back" href=href>{small_icon(Icon::Back)}{title}</a> }
}

/// The words themselves, as typed: from these a passage is taken. None are left of a deleted comment.
fn words(frame: &Frame, source: &SplitSource) -> Option<impl IntoView + use<>> {
    let lang = frame.lang;
    let title = lang.t(match source.thing.subject {
        Subject::Comment => "split-source-comment",
        Subject::Idea | Subject::Case => "split-source-idea",
    });
    let author = source.author.clone().map(|name| view! { <ul class="facts"><li><bdi>{name}</bdi></li></ul> });
    (!source.text.is_empty()).then(|| {
        view! {
            <section aria-labelledby="source-title">
                <div class="section-head"><h2 id="source-title">{title}</h2></div>
                {author}
                <p class="as-typed" lang=source.language.clone() dir="auto">{source.text.clone()}</p>
            </section>
        }
    })
}

/// What became of a proposal, in a sentence, with the way to the idea that came of it.
pub(super) fn outcome(frame: &Frame, settled: &SplitSettled, for_author: bool) -> impl IntoView + use<> {
    let idea = settled.idea.as_ref().map(|idea| {
        let href = frame.href(&format!("/ideas/{}", idea.id));
        view! { " "<a href=href><bdi lang=idea.language.clone()>{idea.title.clone()}</bdi></a> }
    });
    view! { <p>{sentence(frame.lang, settled, for_author)}{idea}</p> }
}

/// Authors are told of themselves, and not which moderator it was.
fn sentence(lang: Lang, settled: &SplitSettled, for_author: bool) -> String {
    let key = match (settled.outcome, for_author) {
        (SplitOutcome::Agreed, true) => "split-you-agreed",
        (SplitOutcome::Declined, true) => "split-you-declined",
        (SplitOutcome::Withdrawn, true) => "split-taken-back",
        (SplitOutcome::Lapsed, true) => "split-you-deleted",
        (SplitOutcome::Agreed, false) => "split-agreed",
        (SplitOutcome::Declined, false) => "split-declined",
        (SplitOutcome::Withdrawn, false) => "split-withdrawn",
        (SplitOutcome::Lapsed, false) => "split-lapsed",
    };
    lang.with(key, &[("name", &isolate(&settled.by)), ("date", &lang.date_time(settled.at))])
}
