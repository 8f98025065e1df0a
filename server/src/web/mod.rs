//! What stands between HTTP and the use cases: who asks, in which language, from where; and how
//! an answer or a failure becomes a page.

pub mod compression;
pub mod cookies;
pub mod failure;
pub mod form;
pub mod headers;
pub mod language;
pub mod limits;
pub mod origin;
pub mod page_cache;
pub mod redirect;
pub mod theme;
pub mod trace;
pub mod visit;
