//! Masmou's server: where ideas are kept, and what is done with them.

pub mod accounts;
pub mod answers;
pub mod assets;
pub mod backup;
pub mod cases;
pub mod check;
pub mod clock;
pub mod commands;
pub mod comments;
pub mod config;
pub mod db;
pub mod directory;
pub mod eval;
pub mod events;
pub mod following;
pub mod generate;
pub mod ideas;
pub mod import;
pub mod markdown;
pub mod notifications;
pub mod routes;
pub mod search;
pub mod similar;
pub mod site;
pub mod votes;
pub mod web;
