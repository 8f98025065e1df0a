//! The parts that wake up in the browser.
