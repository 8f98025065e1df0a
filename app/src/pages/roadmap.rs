//! The roadmap: three views of one truth, the page of an item, what was asked and done, and the
//! forms of those who look after it.

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
mod view;
pub(crate) mod words;

pub use done::html as done_html;
pub use form::html as new_html;
pub use item::html as item_html;
pub use list::{feed_title, html as list_html};
pub use manage::html as manage_html;
pub use outcome::{reason_field, shares, undo as undo_settlement, whys};
pub use view::*;
