//! An item, with all that is told of it.

use super::{ItemCard, SettleForm};
use crate::domain::Millis;
use crate::domain::answer::DeclineReason;
use crate::domain::idea::FieldError;
use crate::domain::roadmap::{History, ItemStage, Move, Outcome, PostKind, Promised, Verdict};

/// A change of stage or date.
#[derive(Clone, Debug)]
pub struct ChangeView {
    /// Its number.
    pub id: i64,
    /// Public name of who made it.
    pub actor: String,
    /// Language of the reason.
    pub language: String,
    /// The public reason, rendered and sanitised.
    pub reason_html: String,
    /// The stage before; none at the item's making.
    pub stage_before: Option<ItemStage>,
    /// The stage from then on.
    pub stage_after: ItemStage,
    /// How the beginning moved.
    pub start: Move,
    /// How the promised date moved.
    pub due: Move,
    /// The agencies between which it was handed on, by number, if it was.
    pub handed: Option<(i64, i64)>,
    /// When.
    pub created_at: Millis,
}

/// A milestone.
#[derive(Clone, Debug)]
pub struct MilestoneView {
    /// Its number.
    pub id: i64,
    /// Language of the title.
    pub language: String,
    /// Its title.
    pub title: String,
    /// Until when.
    pub due: Promised,
    /// When it was reached.
    pub reached_at: Option<Millis>,
}

/// News, or evidence.
#[derive(Clone, Debug)]
pub struct PostView {
    /// Its number; its anchor is `post-<id>`.
    pub id: i64,
    /// Which of the two.
    pub kind: PostKind,
    /// Public name of who wrote it.
    pub author: String,
    /// Language of its text.
    pub language: String,
    /// Rendered and sanitised.
    pub body_html: String,
    /// Its picture.
    pub picture: Option<PictureView>,
    /// When.
    pub created_at: Millis,
}

/// A picture.
#[derive(Clone, Debug)]
pub struct PictureView {
    /// Its number.
    pub id: i64,
    /// In pixels.
    pub width: i64,
    /// In pixels.
    pub height: i64,
    /// For those who cannot see it.
    pub text: String,
}

/// An idea behind an item.
#[derive(Clone, Debug)]
pub struct IdeaBehind {
    /// Its number.
    pub id: i64,
    /// Language of the title.
    pub language: String,
    /// Its title.
    pub title: String,
    /// Its first words.
    pub excerpt: String,
    /// Residents' voices.
    pub votes: i64,
    /// Public name of its author; none when imported.
    pub author: Option<String>,
    /// When it was submitted.
    pub created_at: Millis,
}

/// Why somebody says that it helped or did not.
#[derive(Clone, Debug)]
pub struct WhyView {
    /// What they say.
    pub verdict: Verdict,
    /// Language of the text.
    pub language: String,
    /// Why, plain.
    pub text: String,
    /// When they last said so.
    pub at: Millis,
}

/// What those say who were asked whether it helped.
#[derive(Clone, Debug, Default)]
pub struct OutcomeView {
    /// How many said what.
    pub outcome: Outcome,
    /// The newest reasons.
    pub whys: Vec<WhyView>,
    /// Whether the viewer is asked.
    pub may_answer: bool,
    /// What the viewer said.
    pub own: Option<Verdict>,
    /// Why, as typed.
    pub own_why: String,
    /// What is wrong with the viewer's answer.
    pub verdict_error: Option<FieldError>,
    /// And with its reason.
    pub why_error: Option<FieldError>,
}

/// That moderators look at a delivered item again.
#[derive(Clone, Debug)]
pub struct ReopeningView {
    /// Number of the case.
    pub id: i64,
    /// How many had answered.
    pub answers: i64,
    /// And said no.
    pub no: i64,
    /// When.
    pub created_at: Millis,
    /// When it was settled, with the reason.
    pub settled: Option<(Millis, String)>,
    /// Whether that can be taken back.
    pub can_undo: bool,
}

/// An item with all that is told of it.
#[derive(Clone, Debug)]
pub struct ItemPage {
    /// What lists show, too.
    pub card: ItemCard,
    /// Rendered and sanitised; in the language of the title.
    pub summary_html: String,
    /// Its first words, plain.
    pub excerpt: String,
    /// As the city words it; empty when not public.
    pub budget: String,
    /// Why it was declined, and what would reopen it (rendered and sanitised).
    pub declined: Option<(DeclineReason, String)>,
    /// Its history in numbers.
    pub history: History,
    /// Every change, oldest first.
    pub changes: Vec<ChangeView>,
    /// In the order of their dates.
    pub milestones: Vec<MilestoneView>,
    /// Newest first.
    pub posts: Vec<PostView>,
    /// Most voices first.
    pub ideas: Vec<IdeaBehind>,
    /// Once it is delivered.
    pub outcome: Option<OutcomeView>,
    /// The last time that moderators looked at it again, or do so now.
    pub reopening: Option<ReopeningView>,
    /// How a moderator is about to settle that.
    pub settle: SettleForm,
    /// Whether the viewer looks after it.
    pub can_manage: bool,
    /// Whether the viewer follows it.
    pub following: bool,
    /// Whether the viewer moderates it.
    pub can_moderate: bool,
}
