//! Pieces of pages that many pages show alike, drawn once.
//!
//! A piece is a function of its key alone. So nothing has to tell when one is out of date: when
//! what it shows differs, so does its key.

use std::hash::Hash;
use std::sync::Arc;

use quick_cache::sync::Cache;

/// The pieces of one kind; the least wanted go when there are too many.
pub struct Kept<K>(Cache<K, Arc<str>>);

impl<K: Eq + Hash> Kept<K> {
    /// Keeps up to `most`.
    pub fn new(most: usize) -> Self {
        Self(Cache::new(most))
    }

    /// The HTML for a key: what `draw` made of it once.
    pub fn html(&self, key: K, draw: impl FnOnce(&K) -> String) -> String {
        if let Some(html) = self.0.get(&key) {
            return html.as_ref().into();
        }
        let html = draw(&key);
        self.0.insert(key, html.as_str().into());
        html
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_is_drawn_once_for_each_key() {
        let kept = Kept::new(10);
        let mut drawn = 0;
        for key in ["a", "b", "a", "a", "b"] {
            let html = kept.html(key, |key| {
                drawn += 1;
                format!("<b>{key}</b>")
            });
            assert_eq!(html, format!("<b>{key}</b>"));
        }
        assert_eq!(drawn, 2);
    }
}
