//! Titles as far as they are typed.

use super::set::Question;

/// Shares of a title's characters, in per cent.
pub const TYPED: [usize; 3] = [50, 70, 85];

/// The question of somebody who has typed this much of the title, and nothing of the text.
pub fn typed(question: &Question, per_cent: usize) -> Question {
    let title = &question.document.title;
    let length = (title.chars().count() * per_cent).div_ceil(100);
    let mut early = question.clone();
    early.document.title = title.chars().take(length).collect();
    early.document.body.clear();
    early
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_cut_by_characters() {
        let mut question = Question::default();
        question.document.title = "روشنایی".to_owned();
        question.document.body = "…".to_owned();
        let early = typed(&question, 50).document;
        assert_eq!((early.title.as_str(), early.body.as_str()), ("روشن", ""));
        assert_eq!(typed(&question, 100).document.title, "روشنایی");
    }
}
