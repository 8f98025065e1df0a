//! Pieces that pages share.

pub mod answer;
pub mod awake;
pub mod card;
pub mod comment;
pub mod comment_form;
pub mod document;
pub mod duplicate;
pub mod facets;
pub mod field;
pub mod filters;
pub mod footer;
pub mod head;
pub mod header;
pub mod hit;
pub mod icon;
pub mod label;
pub mod marked;
pub mod notice;
pub mod pager;
pub mod preview;
pub mod reason;
pub mod search_field;
pub mod search_tips;
pub mod similar;
pub mod support;
pub mod tabs;
