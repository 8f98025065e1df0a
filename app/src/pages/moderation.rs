//! Pages of moderation: the inbox and its log, and what residents see of it.

pub mod appeal;
pub mod detail;
pub mod edit;
pub mod flag;
pub mod inbox;
pub mod log;
pub mod reopening;
pub mod replies;
pub mod trace;
