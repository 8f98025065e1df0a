//! Splitting: a comment, or a part of an idea, becomes an idea of its own, when its author agrees.

use super::idea::words;

words! {
    /// What became of a proposal to split.
    SplitOutcome {
        /// The author agreed: there is an idea.
        Agreed = "agreed",
        /// The author wants it to stay as it is.
        Declined = "declined",
        /// A moderator took it back before the author had answered.
        Withdrawn = "withdrawn",
        /// The author deleted the words.
        Lapsed = "lapsed",
    }
}

/// What a text takes of another, word for word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// A passage: whole words in their order, nothing added and nothing left out between them.
    Passage,
    /// All of it.
    All,
}

/// How a text stands in another, whatever the space between words; none when it holds anything
/// that does not stand there: nobody's words are put otherwise by somebody else.
pub fn taken_from(source: &str, text: &str) -> Option<Taken> {
    let (source, text) = (folded(source), folded(text));
    if source == text {
        return Some(Taken::All);
    }
    let is_cut = |at: usize| {
        let before = source[..at].chars().next_back();
        let after = source[at + text.len()..].chars().next();
        joins(before) && joins(text.chars().next()) || joins(after) && joins(text.chars().next_back())
    };
    let mut starts = source.match_indices(&text).map(|(at, _)| at);
    (!text.is_empty() && starts.any(|at| !is_cut(at))).then_some(Taken::Passage)
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a letter beside it would be of the same word; the half-space holds Persian words together.
fn joins(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '\u{200C}' | '\u{200D}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "The lamp is out.\n\nAnd the *bench* is broken: it tips over.";

    #[test]
    fn a_passage_is_taken_word_for_word() {
        for text in ["The lamp is out.", "The lamp is out", "out. And the *bench*", "it  tips\nover."] {
            assert_eq!(taken_from(SOURCE, text), Some(Taken::Passage), "{text}");
        }
        assert_eq!(taken_from(SOURCE, "The lamp is out. And the *bench* is broken: it tips over."), Some(Taken::All));
    }

    #[test]
    fn whatever_was_not_written_so_is_refused() {
        for text in ["", "The lamp is not out.", "The bench is broken", "he lamp", "the *benc", "over. The lamp"] {
            assert_eq!(taken_from(SOURCE, text), None, "{text}");
        }
    }

    #[test]
    fn a_word_with_a_half_space_is_not_cut() {
        let source = "من نمی‌خواهم چراغ خاموش باشد";
        assert_eq!(taken_from(source, "خواهم چراغ"), None);
        assert_eq!(taken_from(source, "نمی‌خواهم چراغ"), Some(Taken::Passage));
    }
}
