//! From what a person typed to the words that the search compares.
//!
//! A text is folded letter by letter ([`fold`]), cut into words that remember where they stood
//! in the original, and each word gets a stem by the language of the text.

pub mod arabic;
pub mod fold;
pub mod frequency;
pub mod language;
pub mod persian;

use frostem::{Algorithm, Stemmer};

use fold::{Folded, fold};
pub use language::Language;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Folded letters.
    pub surface: String,
    /// What is left when endings and prefixes are taken off.
    pub stem: String,
    /// Bytes of the original text that it stood in.
    pub start: usize,
    /// The first byte after them.
    pub end: usize,
}

/// A text cut into words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Language of the text, as its words tell.
    pub language: Language,
    /// Its words in order, without those that stand alone and tell nothing (Persian endings
    /// after a half-space).
    pub words: Vec<Word>,
}

/// Words longer than this are cut: nobody searches for them, and each costs.
const LONGEST: usize = 40;

/// Cuts a text into words; `hint` is the language when the words alone do not tell.
pub fn analyse(text: &str, hint: Language) -> Words {
    let mut words = cut(text);
    let language = language::of(words.iter().map(|word| word.surface.as_str()), hint);
    if language == Language::Persian {
        words.retain(|word| !persian::is_detached(&word.surface));
    }
    for word in &mut words {
        word.stem = stem(&word.surface, language);
    }
    Words { language, words }
}

/// The stem of one folded word in a text of a language.
pub fn stem(surface: &str, language: Language) -> String {
    let arabic_script = surface.chars().next().is_some_and(fold::is_arabic);
    match language {
        _ if !arabic_script => {
            if language != Language::Other && surface.is_ascii() && !surface.as_bytes()[0].is_ascii_digit() {
                Stemmer::new(Algorithm::English).stem(surface).into_owned()
            } else {
                surface.to_owned()
            }
        }
        Language::Persian => persian::stem(surface).to_owned(),
        _ => arabic::stem(surface).to_owned(),
    }
}

/// Words without stems yet. A half-space divides, as a space does.
fn cut(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut current = Word { surface: String::new(), stem: String::new(), start: 0, end: 0 };
    let mut length = 0;
    for (at, c) in text.char_indices() {
        let after = at + c.len_utf8();
        fold(c, |part| match part {
            Folded::Letter(letter) => {
                if length == 0 {
                    current.start = at;
                }
                if length < LONGEST {
                    current.surface.push(letter);
                }
                current.end = after;
                length += 1;
            }
            Folded::Nothing if length > 0 => current.end = after,
            Folded::Nothing => {}
            Folded::HalfSpace | Folded::Space => {
                if length > 0 {
                    words.push(std::mem::replace(
                        &mut current,
                        Word { surface: String::new(), stem: String::new(), start: after, end: after },
                    ));
                    length = 0;
                }
            }
        });
    }
    if length > 0 {
        words.push(current);
    }
    words
}
