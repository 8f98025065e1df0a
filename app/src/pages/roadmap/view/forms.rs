//! Forms about items, as typed.

use super::{ItemLink, ItemPage};
use crate::domain::idea::FieldError;
use crate::domain::roadmap::{ChangeErrors, ChangeInput, HandoverErrors, HandoverInput, PlanErrors, PlanInput};

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
