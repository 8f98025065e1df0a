//! What is kept of an idea for comparing it: its words, folded and stemmed.

use crate::search::analysis::{Language, Word, analyse};

/// A word as it is compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Term {
    /// Folded letters.
    pub surface: String,
    /// Its stem.
    pub stem: String,
}

impl From<Word> for Term {
    fn from(word: Word) -> Self {
        Self { surface: word.surface, stem: word.stem }
    }
}

/// The words of an idea.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// Language of title and text.
    pub language: Language,
    /// Words of the title.
    pub title: Vec<Term>,
    /// Words of the text.
    pub body: Vec<Term>,
}

/// Words of a text that are compared; what comes later rarely tells more, and each costs.
const COMPARED: usize = 120;

impl Profile {
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
    pub fn decode(bytes: &[u8]) -> Option<Self> {
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
                    Term { surface: surface.to_owned(), stem: stem.to_owned() }
                })
                .collect()
        });
        Some(Self { language, title: parts.next()?, body: parts.next()? })
    }
}
