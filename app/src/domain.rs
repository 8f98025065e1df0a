//! The rules of the domain: plain types that cannot hold a wrong value, without input or
//! output, without Leptos.

pub mod access;
pub mod account;
pub mod agency;
pub mod answer;
pub mod calendar;
pub mod case;
pub mod clock;
pub mod comment;
pub mod directory;
pub mod figures;
pub mod following;
pub mod idea;
pub mod listing;
pub mod merge;
pub mod moderation;
pub mod notice;
pub mod roadmap;
pub mod search;
pub mod similar;
pub mod split;
pub mod text;
pub mod trend;

/// A moment: milliseconds since 1970-01-01T00:00Z.
pub type Millis = i64;
