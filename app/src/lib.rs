//! What people see of Masmou, and the rules of its domain.
//!
//! Compiled twice: with `ssr` into the server (rules, strings, pages), and with `hydrate`
//! to WebAssembly (the islands alone: no strings, no rules, no pages travel to the browser).

#[cfg(feature = "ssr")]
pub mod domain;
#[cfg(feature = "ssr")]
pub mod i18n;
pub mod islands;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod parts;

/// Called by `wake.js` once the module is loaded, before it wakes each island.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
