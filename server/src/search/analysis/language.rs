//! The language of a text, by its letters and its common words.

use super::fold::is_arabic;
use super::frequency;

/// The languages that have an analysis of their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// العربية
    Arabic,
    /// فارسی
    Persian,
    /// English
    English,
    /// Any other: folded, and stemmed as English where it is written in plain Latin letters.
    #[default]
    Other,
}

impl Language {
    /// The language of a BCP 47 tag.
    pub fn of_tag(tag: &str) -> Self {
        match tag.split('-').next().unwrap_or("") {
            "ar" => Self::Arabic,
            "fa" => Self::Persian,
            "en" => Self::English,
            _ => Self::Other,
        }
    }

    /// Its BCP 47 tag, where there is one.
    pub fn tag(self) -> Option<&'static str> {
        match self {
            Self::Arabic => Some("ar"),
            Self::Persian => Some("fa"),
            Self::English => Some("en"),
            Self::Other => None,
        }
    }
}

/// A word that is not among a language's common ones is taken to be this frequent in it.
const RARE: f32 = 3e-6;

/// The language of a text's folded words. Where letters decide nothing, its common words do
/// (naive Bayes over the shares of words); `hint` breaks ties.
pub fn of<'a>(words: impl Iterator<Item = &'a str>, hint: Language) -> Language {
    let (mut latin, mut arabic_script, mut towards_persian) = (0usize, 0usize, 0f32);
    for word in words {
        let Some(first) = word.chars().next() else { continue };
        if first.is_ascii_alphabetic() || ('à'..='ɏ').contains(&first) {
            latin += 1;
        } else if is_arabic(first) {
            arabic_script += 1;
            if word.chars().any(|c| matches!(c, 'پ' | 'چ' | 'ژ' | 'گ')) {
                towards_persian += 4.0;
            } else {
                let share = |language| frequency::share(word, language).max(RARE);
                towards_persian += (share(Language::Persian) / share(Language::Arabic)).ln();
                if word.starts_with("ال") && word.chars().count() > 4 {
                    towards_persian -= 1.5;
                }
            }
        }
    }
    if latin > arabic_script {
        return if matches!(hint, Language::Other) { Language::Other } else { Language::English };
    }
    match (arabic_script, hint) {
        (0, hint) => hint,
        (_, Language::Persian) if towards_persian > -1.0 => Language::Persian,
        (_, Language::Arabic) if towards_persian < 1.0 => Language::Arabic,
        _ if towards_persian > 0.0 => Language::Persian,
        _ => Language::Arabic,
    }
}
