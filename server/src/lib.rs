//! Masmou's server: where ideas are kept, and what is done with them.

pub mod clock;
pub mod db;
pub mod events;
pub mod import;
pub mod markdown;
