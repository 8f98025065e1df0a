//! Official answers: what an agency says to an idea, and why it declines one.

use super::idea::{FieldError, Markdown, Stage, words};

words! {
    /// What an agency does when it speaks.
    AnswerKind {
        /// It answers, with the stage from now on.
        Answer = "answer",
        /// It asks residents something, which pauses its clock.
        Question = "question",
    }
}

words! {
    /// Why an idea is declined.
    DeclineReason {
        /// The law does not allow it.
        NotLegal = "not-legal",
        /// It is not the city's to do.
        NotOurs = "not-ours",
        /// It costs more than it brings.
        TooCostly = "too-costly",
        /// It is there already.
        AlreadyExists = "already-exists",
        /// It would harm others.
        HarmsOthers = "harms-others",
        /// It cannot be done.
        NotFeasible = "not-feasible",
        /// Something else, which the text tells.
        Other = "other",
    }
}

/// The text of an official answer: up to 5,000 characters.
pub type AnswerBody = Markdown<5000>;

/// A reason that everyone can read, of up to 1,000 characters.
pub type PublicReason = Markdown<1000>;

/// Why an idea is declined, and what would make the city think again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decline {
    /// Why.
    pub reason: DeclineReason,
    /// What would reopen it.
    pub reopen_if: PublicReason,
}

/// What an officer typed, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct AnswerInput {
    /// Word of an [`AnswerKind`]; an answer when it is empty.
    pub kind: String,
    /// The text.
    pub body: String,
    /// Word of a [`Stage`]; of no meaning in a question.
    pub stage: String,
    /// Word of a [`DeclineReason`]; of meaning where the stage is declined.
    pub decline_reason: String,
    /// What would reopen it; likewise.
    pub reopen_if: String,
}

/// Errors by field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AnswerErrors {
    /// Of the text.
    pub body: Option<FieldError>,
    /// Of the stage.
    pub stage: Option<FieldError>,
    /// Of the reason for declining.
    pub decline_reason: Option<FieldError>,
    /// Of what would reopen it.
    pub reopen_if: Option<FieldError>,
}

/// What an agency says, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saying {
    /// An answer with the stage from now on.
    Answer {
        /// The stage.
        stage: Stage,
        /// Why, where the stage is declined.
        decline: Option<Decline>,
    },
    /// A question to residents.
    Question,
}

impl AnswerInput {
    /// Whether it is a question to residents.
    pub fn is_question(&self) -> bool {
        AnswerKind::parse(&self.kind) == Some(AnswerKind::Question)
    }

    /// Checks all that was typed.
    pub fn parse(&self) -> Result<(AnswerBody, Saying), AnswerErrors> {
        let body = AnswerBody::parse(&self.body);
        if self.is_question() {
            let wrong = |error| AnswerErrors { body: Some(error), ..AnswerErrors::default() };
            return body.map(|body| (body, Saying::Question)).map_err(wrong);
        }
        let stage = chosen(&self.stage, Stage::parse);
        let declines = stage == Ok(Stage::Declined);
        let reason = declines.then(|| chosen(&self.decline_reason, DeclineReason::parse));
        let reopen_if = declines.then(|| PublicReason::parse(&self.reopen_if));
        match (body, stage, reason.transpose(), reopen_if.transpose()) {
            (Ok(body), Ok(stage), Ok(reason), Ok(reopen_if)) => {
                let decline = reason.zip(reopen_if).map(|(reason, reopen_if)| Decline { reason, reopen_if });
                Ok((body, Saying::Answer { stage, decline }))
            }
            (body, stage, reason, reopen_if) => Err(AnswerErrors {
                body: body.err(),
                stage: stage.err(),
                decline_reason: reason.err(),
                reopen_if: reopen_if.err(),
            }),
        }
    }
}

/// The value of a word that was chosen from a list.
fn chosen<T>(word: &str, parse: impl Fn(&str) -> Option<T>) -> Result<T, FieldError> {
    if word.is_empty() { Err(FieldError::Missing) } else { parse(word).ok_or(FieldError::Unknown) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(stage: &str, reason: &str, reopen_if: &str) -> AnswerInput {
        AnswerInput {
            body: "We looked at it.".into(),
            stage: stage.into(),
            decline_reason: reason.into(),
            reopen_if: reopen_if.into(),
            ..AnswerInput::default()
        }
    }

    #[test]
    fn declining_needs_a_reason_and_what_would_reopen_it() {
        let missing = input("declined", "", " ").parse().unwrap_err();
        let both = (Some(FieldError::Missing), Some(FieldError::Missing));
        assert_eq!((missing.decline_reason, missing.reopen_if), both);
        let unknown = input("declined", "no-time", "A new law").parse().unwrap_err();
        assert_eq!(unknown.decline_reason, Some(FieldError::Unknown));
        let (_, saying) = input("declined", "too-costly", "A cheaper way").parse().unwrap();
        let Saying::Answer { stage: Stage::Declined, decline: Some(decline) } = saying else { panic!("{saying:?}") };
        assert_eq!(decline.reason, DeclineReason::TooCostly);
    }

    #[test]
    fn any_other_answer_needs_neither() {
        let (_, saying) = input("planned", "too-costly", "left over from before").parse().unwrap();
        assert_eq!(saying, Saying::Answer { stage: Stage::Planned, decline: None });
        assert_eq!(input("", "", "").parse().unwrap_err().stage, Some(FieldError::Missing));
    }

    #[test]
    fn a_question_needs_its_text_alone() {
        let ask = AnswerInput { kind: "question".into(), body: "Which lamp?".into(), ..AnswerInput::default() };
        assert_eq!(ask.parse().unwrap().1, Saying::Question);
        let empty = AnswerInput { body: String::new(), ..ask };
        assert_eq!(empty.parse().unwrap_err().body, Some(FieldError::Missing));
    }
}
