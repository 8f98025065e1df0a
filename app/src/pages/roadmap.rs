//! The roadmap: three views of one truth, the page of an item, what was asked and done, and the
//! forms of those who look after it.

use std::collections::BTreeMap;

use crate::domain::Millis;
use crate::domain::access::Place;
use crate::domain::answer::DeclineReason;
use crate::domain::idea::FieldError;
use crate::domain::roadmap::{
    ChangeErrors, ChangeInput, HandoverErrors, HandoverInput, History, ItemStage, Move, Outcome, PlanErrors, PlanInput,
    PostKind, Promised, Roadmap, Standing, Verdict,
};

mod changelog;
mod columns;
mod done;
mod fields;
mod form;
mod item;
mod list;
mod manage;
mod outcome;
mod story;
mod timeline;
pub(crate) mod words;

pub use done::html as done_html;
pub use form::html as new_html;
pub use item::html as item_html;
pub use list::{feed_title, html as list_html};
pub use manage::html as manage_html;
pub use outcome::{reason_field, shares, undo as undo_settlement, whys};

/// An item in a list.
#[derive(Clone, Debug)]
pub struct ItemCard {
    /// Its number.
    pub id: i64,
    /// Language of the title.
    pub language: String,
    /// In the reader's language, or another that it has.
    pub title: String,
    /// Where it stands.
    pub standing: Standing,
    /// The agency that promises, by number.
    pub agency_id: i64,
    /// Topic, by number.
    pub topic_id: Option<i64>,
    /// Area, by number; none for the whole city.
    pub area_id: Option<i64>,
    /// Residents behind the ideas behind it, each counted once.
    pub voices: i64,
    /// How often its date moved.
    pub moved: i64,
    /// The date that was first promised.
    pub first_due: Option<Promised>,
    /// When something was last told of it.
    pub told_at: Millis,
    /// When it was delivered.
    pub delivered_at: Option<Millis>,
    /// Number of its last change.
    pub last_change: i64,
    /// Agencies that help.
    pub helpers: Vec<i64>,
}

impl ItemCard {
    /// What a moderator's reach is measured by.
    pub fn place(&self) -> Place {
        Place { topic_id: self.topic_id, area_id: self.area_id }
    }
}

/// The roadmap, in one of its views.
#[derive(Clone, Debug)]
pub struct RoadmapPage {
    /// View and filters, as the address told.
    pub roadmap: Roadmap,
    /// The items, in the order of the view.
    pub items: Vec<ItemCard>,
    /// Whether there are more than one page can show.
    pub is_cut: bool,
    /// Years that can be chosen.
    pub years: Vec<i16>,
    /// Items of which many say that they did not help, for moderators: number, language, title.
    pub reopenings: Vec<ItemLink>,
    /// Whether the viewer may begin a new item.
    pub can_promote: bool,
}

/// A way to an item.
#[derive(Clone, Debug)]
pub struct ItemLink {
    /// Its number.
    pub id: i64,
    /// Language of the title.
    pub language: String,
    /// Its title.
    pub title: String,
}

impl From<&ItemCard> for ItemLink {
    fn from(card: &ItemCard) -> Self {
        Self { id: card.id, language: card.language.clone(), title: card.title.clone() }
    }
}

/// The promise that an idea is part of.
#[derive(Clone, Debug)]
pub struct PromiseView {
    /// Its number.
    pub id: i64,
    /// Language of the title.
    pub language: String,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub standing: Standing,
    /// The agency that promises, by number.
    pub agency_id: i64,
}

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

/// How a moderator settles what is looked at again, as typed.
#[derive(Clone, Debug, Default)]
pub struct SettleForm {
    /// `reopen` or `keep`.
    pub decision: String,
    /// The public reason.
    pub reason: String,
    /// What is wrong with the decision.
    pub decision_error: Option<FieldError>,
    /// And with its reason.
    pub reason_error: Option<FieldError>,
}

/// The forms of those who look after an item.
#[derive(Clone, Debug)]
pub struct ManagePage {
    /// The item.
    pub item: ItemPage,
    /// What is being typed into the form of stage and dates.
    pub change: ChangeInput,
    /// What is wrong with it.
    pub change_errors: ChangeErrors,
    /// Whether somebody else changed it meanwhile.
    pub late: bool,
    /// What is being typed about what it is.
    pub plan: PlanInput,
    /// What is wrong with it.
    pub plan_errors: PlanErrors,
    /// What is being typed about handing it on.
    pub handover: HandoverInput,
    /// What is wrong with that.
    pub handover_errors: HandoverErrors,
    /// A post.
    pub post: PostForm,
    /// A milestone.
    pub milestone: MilestoneForm,
    /// The numbers of ideas to be added, as typed.
    pub idea: String,
    /// What is wrong with them.
    pub idea_error: Option<FieldError>,
}

/// A post as typed.
#[derive(Clone, Debug, Default)]
pub struct PostForm {
    /// Word of a [`PostKind`].
    pub kind: String,
    /// Text as typed.
    pub body: String,
    /// What the picture shows, as typed.
    pub picture_text: String,
    /// What is wrong with the text.
    pub body_error: Option<FieldError>,
    /// With the picture.
    pub picture_error: Option<FieldError>,
    /// With its description.
    pub picture_text_error: Option<FieldError>,
}

/// A milestone as typed.
#[derive(Clone, Debug, Default)]
pub struct MilestoneForm {
    /// Title as typed.
    pub title: String,
    /// Date as typed.
    pub due: String,
    /// What is wrong with the title.
    pub title_error: Option<FieldError>,
    /// With the date.
    pub due_error: Option<FieldError>,
}

/// The form for a new item.
#[derive(Clone, Debug, Default)]
pub struct NewItemPage {
    /// Ideas that it is made of.
    pub ideas: Vec<ItemLink>,
    /// What it is.
    pub plan: PlanInput,
    /// What is wrong with that.
    pub plan_errors: PlanErrors,
    /// Its first stage and dates.
    pub change: ChangeInput,
    /// What is wrong with these.
    pub change_errors: ChangeErrors,
}

/// A delivered item, and what began it.
#[derive(Clone, Debug)]
pub struct DoneCard {
    /// The item.
    pub card: ItemCard,
    /// The idea that began it: the first of those behind it.
    pub idea: Option<IdeaBehind>,
    /// How many others stand behind it.
    pub others: i64,
    /// What those say who were asked.
    pub outcome: Outcome,
    /// Its picture, from the evidence.
    pub picture: Option<PictureView>,
}

/// "You asked, we did".
#[derive(Clone, Debug, Default)]
pub struct DonePage {
    /// Last delivered first.
    pub items: Vec<DoneCard>,
    /// Whether there are earlier ones: query (with `?`) of the next page.
    pub next: Option<String>,
    /// How many there are in all.
    pub total: i64,
}

/// Texts by language, or their errors.
pub type ByLanguage<T> = BTreeMap<String, T>;
