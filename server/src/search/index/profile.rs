//! What is kept of an idea for comparing it: its words, folded and stemmed.

use std::borrow::Cow;

use crate::search::analysis::{Language, Word, analyse};

/// A word as it is compared; borrowed from the index where it comes from there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Term<'a> {
    /// Folded letters.
    pub surface: Cow<'a, str>,
    /// Its stem.
    pub stem: Cow<'a, str>,
}

impl From<Word> for Term<'static> {
    fn from(word: Word) -> Self {
        Self { surface: word.surface.into(), stem: word.stem.into() }
    }
}

/// The words of an idea.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile<'a> {
    /// Language of title and text.
    pub language: Language,
    /// Words of the title.
    pub title: Vec<Term<'a>>,
    /// Words of the text.
    pub body: Vec<Term<'a>>,
}

/// Words of a text that are compared; what comes later rarely tells more, and each costs.
const COMPARED: usize = 120;

impl Profile<'static> {
    /// The words of a title and a text; all of them.
    pub fn of(title: &str, body: &str, hint: Language) -> Self {
        let title = analyse(title, hint);
        let body = analyse(body, title.language);
        Self {
            language: title.language,
            title: title.words.into_iter().map(Term::from).collect(),
            body: body.words.into_iter().map(Term::from).collect(),
        }
    }
}

impl<'a> Profile<'a> {
    /// As it is stored: a digit for the language, then a line each for title and text, with a
    /// stem after its word where the two differ. The text is cut.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = String::new();
        out.push(match self.language {
            Language::Arabic => 'a',
            Language::Persian => 'p',
            Language::English => 'e',
            Language::Other => 'o',
        });
        for part in [&self.title[..], &self.body[..self.body.len().min(COMPARED)]] {
            for (at, term) in part.iter().enumerate() {
                if at > 0 {
                    out.push(' ');
                }
                out.push_str(&term.surface);
                if term.stem != term.surface {
                    out.push('/');
                    out.push_str(&term.stem);
                }
            }
            out.push('\n');
        }
        out.into_bytes()
    }

    /// Reads what [`Self::encode`] wrote.
    pub fn decode(bytes: &'a [u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?;
        let language = match text.chars().next()? {
            'a' => Language::Arabic,
            'p' => Language::Persian,
            'e' => Language::English,
            _ => Language::Other,
        };
        let mut parts = text[1..].split('\n').map(|line| {
            line.split(' ')
                .filter(|word| !word.is_empty())
                .map(|word| {
                    let (surface, stem) = word.split_once('/').unwrap_or((word, word));
                    Term { surface: surface.into(), stem: stem.into() }
                })
                .collect()
        });
        Some(Self { language, title: parts.next()?, body: parts.next()? })
    }
}
