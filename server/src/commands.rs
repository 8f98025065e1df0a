//! What the `masmou` command does, a file for each verb.

pub mod account;
pub mod demo;
pub mod directory;
pub mod serve;
