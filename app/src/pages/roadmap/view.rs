//! What the pages of the roadmap show.

mod forms;
mod item;
mod lists;

pub use forms::{ManagePage, MilestoneForm, NewItemPage, PostForm, SettleForm};
pub use item::{
    ChangeView, IdeaBehind, ItemPage, MilestoneView, OutcomeView, PictureView, PostView, ReopeningView, WhyView,
};
pub use lists::{DoneCard, DonePage, ItemCard, ItemLink, PromiseView, RoadmapPage};
