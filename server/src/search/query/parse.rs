//! What was typed into the search field: words, `"phrases"` and `-exclusions`. Whatever else is
//! typed is taken for the words in it; nothing is an error.

use crate::search::analysis::{Language, analyse};
use crate::search::index::profile::Term;
use crate::search::lexicon::{ConceptId, ConceptKind, Lexicon};

/// Words that are looked at; who types more gets those.
const MOST: usize = 24;

/// One part of what was typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Its words.
    pub terms: Vec<Term<'static>>,
    /// What they mean together, where the lexicon knows it.
    pub concepts: Vec<ConceptId>,
    /// Whether the words must stand next to each other.
    pub is_phrase: bool,
    /// Whether ideas must not have it.
    pub is_excluded: bool,
    /// Whether its last word may go on: it is the last that was typed.
    pub is_open: bool,
}

/// What was typed.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// Its parts.
    pub parts: Vec<Part>,
    /// Its language.
    pub language: Language,
}

/// A piece of the text with what stood around it.
struct Piece<'a> {
    text: &'a str,
    is_phrase: bool,
    is_excluded: bool,
}

impl Query {
    /// Reads what was typed; `hint` is the reader's language.
    pub fn parse(text: &str, hint: Language, lexicon: &Lexicon) -> Self {
        let language = analyse(text, hint).language;
        let ends_open = text.chars().next_back().is_some_and(char::is_alphanumeric);
        let mut parts: Vec<Part> = Vec::new();
        for piece in pieces(text) {
            let terms: Vec<Term<'static>> = analyse(piece.text, language).words.into_iter().map(Term::from).collect();
            if terms.is_empty() {
                continue;
            }
            if piece.is_phrase || piece.is_excluded {
                let concepts = Vec::new();
                let (is_phrase, is_excluded) = (piece.is_phrase && terms.len() > 1, piece.is_excluded);
                parts.push(Part { terms, concepts, is_phrase, is_excluded, is_open: false });
            } else {
                parts.extend(terms.into_iter().map(|term| Part {
                    terms: vec![term],
                    concepts: Vec::new(),
                    is_phrase: false,
                    is_excluded: false,
                    is_open: false,
                }));
            }
        }
        parts.truncate(MOST);
        if let Some(last) = parts.last_mut().filter(|last| ends_open && !last.is_phrase && !last.is_excluded) {
            last.is_open = true;
        }
        let parts = mean(parts, language, lexicon);
        Self { parts, language }
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Number of parts that are looked for.
    pub fn words(&self) -> usize {
        self.parts.iter().filter(|part| !part.is_excluded).count()
    }
}

/// Joins neighbouring words that the lexicon knows as one thing (“street light”), and notes what
/// words mean.
fn mean(parts: Vec<Part>, language: Language, lexicon: &Lexicon) -> Vec<Part> {
    let is_plain = |part: &Part| !part.is_phrase && !part.is_excluded;
    let mut joined: Vec<Part> = Vec::with_capacity(parts.len());
    let mut at = 0;
    while at < parts.len() {
        let run = parts[at..].iter().take_while(|part| is_plain(part)).count();
        if run == 0 {
            joined.push(parts[at].clone());
            at += 1;
            continue;
        }
        let terms: Vec<Term<'static>> = parts[at..at + run].iter().flat_map(|part| part.terms.clone()).collect();
        let found: Vec<_> = lexicon
            .find(&terms, language)
            .into_iter()
            .filter(|found| lexicon.kind(found.concept) != ConceptKind::Frame)
            .collect();
        let mut word = 0;
        while word < run {
            let length = found.iter().filter(|found| found.start == word).map(|found| found.length).max().unwrap_or(1);
            let length = length.min(run - word);
            let concepts =
                found.iter().filter(|found| found.start == word && found.length == length).map(|found| found.concept);
            joined.push(Part {
                terms: terms[word..word + length].to_vec(),
                concepts: concepts.collect(),
                is_open: parts[at + word + length - 1].is_open,
                ..parts[at + word].clone()
            });
            word += length;
        }
        at += run;
    }
    joined
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| !c.is_whitespace()) {
        rest = &rest[start..];
        let is_excluded = rest.starts_with('-') && rest[1..].starts_with(|c: char| c.is_alphanumeric() || is_quote(c));
        if is_excluded {
            rest = &rest[1..];
        }
        if let Some(quoted) = rest.strip_prefix(is_quote) {
            // A quotation mark that nothing closes reaches to the end.
            let end = quoted.find(is_quote).unwrap_or(quoted.len());
            pieces.push(Piece { text: &quoted[..end], is_phrase: true, is_excluded });
            rest = quoted[end..].strip_prefix(is_quote).unwrap_or("");
        } else {
            let end = rest.find(|c: char| c.is_whitespace() || is_quote(c)).unwrap_or(rest.len());
            pieces.push(Piece { text: &rest[..end], is_phrase: false, is_excluded });
            rest = &rest[end..];
        }
    }
    pieces
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        let query = Query::parse(text, Language::English, &Lexicon::default());
        let tell = |part: &Part| {
            let words: Vec<_> = part.terms.iter().map(|term| term.surface.as_ref()).collect();
            let sign = if part.is_excluded { "-" } else { "" };
            if part.is_phrase { format!("{sign}\"{}\"", words.join(" ")) } else { format!("{sign}{}", words.join(" ")) }
        };
        query.parts.iter().map(tell).collect()
    }

    #[test]
    fn words_phrases_and_exclusions_are_told_apart() {
        assert_eq!(told("zebra \"main road\" -cars"), ["zebra", "\"main road\"", "-cars"]);
        assert_eq!(told("«خیابان مدرسه» -سگ"), ["\"خيابان مدرسه\"", "-سگ"]);
    }

    #[test]
    fn what_is_one_thing_is_looked_for_as_one() {
        assert_eq!(told("purple street light"), ["purple", "street light"]);
    }

    #[test]
    fn nonsense_is_no_error() {
        assert_eq!(told("\"((( AND"), ["and"]);
        assert_eq!(told("- -- \" \u{0} 🙂 ()"), [] as [&str; 0]);
        assert_eq!(told("a\"b"), ["a", "b"]);
    }
}
