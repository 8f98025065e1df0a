//! How common words are in a language at large.
//!
//! A young city has a few dozen ideas: counting words in those alone would take “street” for a
//! rare word. The counts of the city are therefore added to what is known of the language.
//! The lists hold the 8,000 most common words of each language, folded, one line for each
//! frequency (in hundredths of the negative decimal logarithm), from wordfreq 3.1 (Robyn Speer,
//! CC BY-SA 4.0, <https://doi.org/10.5281/zenodo.7199437>).

use std::collections::HashMap;
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;

use super::Language;

type Table = HashMap<&'static str, f32, FxBuildHasher>;

static ARABIC: LazyLock<Table> = LazyLock::new(|| read(include_str!("frequency_ar.txt")));
static PERSIAN: LazyLock<Table> = LazyLock::new(|| read(include_str!("frequency_fa.txt")));
static ENGLISH: LazyLock<Table> = LazyLock::new(|| read(include_str!("frequency_en.txt")));

fn read(text: &'static str) -> Table {
    let mut table = Table::default();
    for line in text.lines() {
        let mut parts = line.split(' ');
        let Some(centibels) = parts.next().and_then(|number| number.parse::<f32>().ok()) else { continue };
        table.extend(parts.map(|word| (word, 10f32.powf(-centibels / 100.0))));
    }
    table
}

/// The share of a folded word among all words of a language; 0 when it is not among the common
/// ones.
pub fn share(word: &str, language: Language) -> f32 {
    table(language).get(word).copied().unwrap_or(0.0)
}

/// Whether a folded word is among the common ones of a language.
pub fn is_common(word: &str, language: Language) -> bool {
    table(language).contains_key(word)
}

/// All common words of a language with their shares.
pub fn all(language: Language) -> impl Iterator<Item = (&'static str, f32)> {
    table(language).iter().map(|(word, share)| (*word, *share))
}

fn table(language: Language) -> &'static Table {
    match language {
        Language::Arabic => &ARABIC,
        Language::Persian => &PERSIAN,
        Language::English | Language::Other => &ENGLISH,
    }
}
