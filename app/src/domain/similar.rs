//! What was said before: how strongly another idea resembles a text, and why.

/// How strongly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// About the same matter.
    Related,
    /// Probably the same wish.
    Probable,
}

/// Why two texts were found alike. It comes out of the comparison that made the score, so it is
/// as true as the score.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reason {
    /// The area, or the words of a place, that both name.
    pub place: Option<String>,
    /// What both say, in the words of the idea that was found; what tells most comes first.
    pub shared: Vec<String>,
    /// What both mean in different words, of another language or another region: as the reader
    /// wrote it, and as the idea says it.
    pub bridged: Vec<(String, String)>,
}

/// Bytes of a text that are to be marked, in order and apart from each other.
pub type Marks = Vec<std::ops::Range<usize>>;

/// The words of a text that are among others, whatever their case.
pub fn marks_of(text: &str, others: &[String]) -> Marks {
    let known: Vec<String> = others.iter().map(|word| word.to_lowercase()).collect();
    let mut marks = Marks::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain(std::iter::once((text.len(), ' '))) {
        match (start, is_of_word(c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                if known.contains(&text[from..at].to_lowercase()) {
                    marks.push(from..at);
                }
                start = None;
            }
            _ => {}
        }
    }
    marks
}

/// Letters and digits, and the joiners and vowel marks that spelling puts between them.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{200C}' | '\u{200D}' | '\u{064B}'..='\u{0652}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_words_are_found_whatever_their_case() {
        let others = ["lamp".to_owned(), "چراغ‌های".to_owned()];
        let text = "Lamp, lamps: چراغ‌های";
        let found: Vec<&str> = marks_of(text, &others).into_iter().map(|mark| &text[mark]).collect();
        assert_eq!(found, ["Lamp", "چراغ‌های"]);
    }
}
