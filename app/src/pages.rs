//! One file per page: a view model of plain values in, HTML out. Handlers load the values;
//! nothing here waits or asks.

pub mod account;
pub mod agencies;
pub mod duplicates;
pub mod error;
pub mod following;
pub mod home;
pub mod idea;
pub mod idea_form;
pub mod merge;
pub mod moderation;
pub mod notices;
pub mod roadmap;
pub mod search;
pub mod shell;
pub mod split;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
