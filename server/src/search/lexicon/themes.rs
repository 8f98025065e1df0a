//! Masmou's own concepts, a file for each theme.

use std::collections::BTreeMap;

use super::Entry;
use crate::search::index::statistics::key;

/// The lexicon's own files.
const THEMES: &[(&str, &str)] = &[
    ("actions", include_str!("actions.toml")),
    ("administration", include_str!("administration.toml")),
    ("animals", include_str!("animals.toml")),
    ("culture", include_str!("culture.toml")),
    ("digital", include_str!("digital.toml")),
    ("economy", include_str!("economy.toml")),
    ("education", include_str!("education.toml")),
    ("energy-environment", include_str!("energy-environment.toml")),
    ("health", include_str!("health.toml")),
    ("housing", include_str!("housing.toml")),
    ("lighting", include_str!("lighting.toml")),
    ("parks", include_str!("parks.toml")),
    ("qualities", include_str!("qualities.toml")),
    ("roads", include_str!("roads.toml")),
    ("safety", include_str!("safety.toml")),
    ("social", include_str!("social.toml")),
    ("transport", include_str!("transport.toml")),
    ("waste", include_str!("waste.toml")),
    ("water", include_str!("water.toml")),
    ("everyday/adjectives", include_str!("everyday/adjectives.toml")),
    ("everyday/frames", include_str!("everyday/frames.toml")),
    ("everyday/nouns", include_str!("everyday/nouns.toml")),
    ("everyday/verbs", include_str!("everyday/verbs.toml")),
];

/// The concepts of all themes, always in the same order.
pub fn entries() -> Vec<Entry> {
    let mut all = Vec::new();
    for (theme, text) in THEMES {
        match toml::from_str::<BTreeMap<String, Entry>>(text) {
            Ok(entries) => all.extend(entries.into_values()),
            // The test below reads every file, so this does not reach a city.
            Err(error) => tracing::error!(theme, %error, "a theme of the lexicon cannot be read"),
        }
    }
    all
}

/// A number that changes with any word of the lexicon.
pub fn fingerprint() -> u64 {
    THEMES.iter().fold(0, |sum: u64, (theme, text)| sum.rotate_left(7) ^ key(theme) ^ key(text))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_theme_can_be_read_and_every_concept_has_three_languages() {
        let mut keys = BTreeSet::new();
        for (theme, text) in THEMES {
            let entries: BTreeMap<String, Entry> = toml::from_str(text).unwrap();
            for (key, entry) in entries {
                let words = entry.words();
                assert!(words.iter().all(|(_, words)| !words.is_empty()), "{theme}: {key} lacks a language");
                assert!(keys.insert(key.clone()), "{theme}: {key} is there twice");
            }
        }
        assert_eq!(keys.len(), entries().len());
    }
}
