//! Masmou's server: where ideas are kept, and what is done with them.

pub mod backup;
pub mod check;
pub mod clock;
pub mod db;
pub mod events;
pub mod generate;
pub mod markdown;
