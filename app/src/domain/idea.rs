//! An idea: what a resident asks of the city, complains of, wants to know or is glad of.

use serde::{Deserialize, Serialize};

use super::text;

/// A closed set of words that stand in the database, in addresses and in code alike.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, ::serde::Serialize, ::serde::Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $word)] $variant,)+ }

        impl $name {
            /// Every value, in the order in which a reader meets them.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];

            /// The word in the database and in addresses.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word,)+ }
            }

            /// The value that a word stands for.
            pub fn parse(word: &str) -> Option<Self> {
                match word { $($word => Some($name::$variant),)+ _ => None }
            }
        }
    };
}
pub(crate) use words;

words! {
    /// What sort of thing a resident says.
    Kind {
        /// A wish for something that is not there yet.
        Idea = "idea",
        /// Something is broken or wrong.
        Complaint = "complaint",
        /// Something a resident wants to know.
        Question = "question",
        /// Something that went well.
        Praise = "praise",
    }
}

words! {
    /// How far an idea has come.
    Stage {
        /// Written, and not yet taken up.
        Submitted = "submitted",
        /// An agency is looking at it.
        UnderReview = "under_review",
        /// Promised.
        Planned = "planned",
        /// Being done.
        InProgress = "in_progress",
        /// Delivered.
        Done = "done",
        /// Refused, with a reason.
        Declined = "declined",
    }
}

/// What is wrong with a field that a person filled in; pages translate it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldError {
    /// Nothing was typed or chosen.
    Missing,
    /// Fewer characters than `min`.
    TooShort {
        /// Characters that were typed.
        have: usize,
        /// Characters that are needed.
        min: usize,
    },
    /// More characters than `max`.
    TooLong {
        /// Characters that were typed.
        have: usize,
        /// Characters that are allowed.
        max: usize,
    },
    /// Not one of the choices offered.
    Unknown,
    /// Not an e-mail address.
    NotAnEmail,
    /// An account has this e-mail address already.
    EmailTaken,
    /// The name, or one that looks like it, is taken.
    NameTaken,
    /// The name is one by which the city or its staff would be taken to speak.
    NameReserved,
    /// The name holds characters that hide or reorder text.
    NameUnprintable,
    /// One of the 10,000 most common passwords, or made of one repeated.
    PasswordCommon,
    /// The password is the e-mail address or the display name.
    PasswordIsName,
    /// Right, but sent too often in a short time.
    TooOften,
    /// Not a date, or none that can be promised.
    NotADate,
    /// It ends before it begins.
    BeforeStart,
    /// Nothing is different from what stands.
    Unchanged,
    /// Not a picture that can be read.
    NotAPicture,
    /// It holds words that its author has not written so.
    NotTheirWords,
    /// All of a text, where a part of it is asked for.
    NotAPart,
}

fn within(text: &str, min: usize, max: usize) -> Result<(), FieldError> {
    let have = text::chars(text);
    match have {
        0 => Err(FieldError::Missing),
        _ if have < min => Err(FieldError::TooShort { have, min }),
        _ if have > max => Err(FieldError::TooLong { have, max }),
        _ => Ok(()),
    }
}

/// A title of 10 to 120 characters on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdeaTitle(String);

impl IdeaTitle {
    /// Fewest characters.
    pub const MIN: usize = 10;
    /// Most characters.
    pub const MAX: usize = 120;

    /// Cleans and checks what was typed.
    pub fn parse(raw: &str) -> Result<Self, FieldError> {
        let line = text::clean_line(raw);
        within(&line, Self::MIN, Self::MAX)?;
        Ok(Self(line))
    }

    /// The title.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Markdown text of 1 to `MAX` characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Markdown<const MAX: usize>(String);

impl<const MAX: usize> Markdown<MAX> {
    /// Most characters.
    pub const MAX: usize = MAX;

    /// Cleans and checks what was typed.
    pub fn parse(raw: &str) -> Result<Self, FieldError> {
        let block = text::clean_block(raw);
        within(&block, 1, MAX)?;
        Ok(Self(block))
    }

    /// The text as typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The text of an idea: up to 5,000 characters.
pub type IdeaBody = Markdown<5000>;

/// What a resident typed into the form, before it is checked; shown again as it was when
/// something is wrong, and kept as a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct IdeaInput {
    /// Word of a [`Kind`].
    pub kind: String,
    /// Title as typed.
    pub title: String,
    /// Text as typed.
    pub body: String,
    /// Slug of a topic.
    pub topic: String,
    /// Slug of an area; empty for the whole city.
    pub area: String,
    /// Ideas that its author was shown and says are another matter: numbers with commas between
    /// them. They are not shown again.
    pub different: String,
}

impl IdeaInput {
    /// Most characters of a title that is kept as a draft.
    pub const TITLE_KEPT: usize = 500;
    /// Most characters of a text that is kept until it is published.
    pub const BODY_KEPT: usize = 10_000;
    /// Most characters of a word that the form itself offers.
    const WORD_KEPT: usize = 100;
    /// Fifty numbers with commas.
    const DIFFERENT_KEPT: usize = 1050;

    /// Whether nothing worth keeping was typed.
    pub fn is_blank(&self) -> bool {
        self.title.trim().is_empty() && self.body.trim().is_empty()
    }

    /// What is too long to be kept as a draft. More may be kept than published, so that who wrote
    /// too much can shorten it later; the other fields are words of the form itself.
    pub fn check_draft(&self) -> Result<(), IdeaErrors> {
        let over = |text: &str, max: usize| match text.chars().count() {
            have if have > max => Some(FieldError::TooLong { have, max }),
            _ => None,
        };
        let errors = IdeaErrors {
            kind: over(&self.kind, Self::WORD_KEPT).or_else(|| over(&self.different, Self::DIFFERENT_KEPT)),
            title: over(&self.title, Self::TITLE_KEPT),
            body: over(&self.body, Self::BODY_KEPT),
            topic: over(&self.topic, Self::WORD_KEPT),
            area: over(&self.area, Self::WORD_KEPT),
        };
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }

    /// The ideas that its author says are another matter.
    pub fn told_apart(&self) -> Vec<i64> {
        numbers(&self.different)
    }
}

/// Ideas that one draft can be told apart from; a form that names more was not filled in by hand.
const MOST_NUMBERS: usize = 50;

/// Numbers of ideas as forms carry them, such as `3,17`; what is no number is passed over.
pub fn numbers(text: &str) -> Vec<i64> {
    let mut numbers = Vec::new();
    for number in text.split(',').filter_map(|part| part.trim().parse().ok()) {
        if number > 0 && numbers.len() < MOST_NUMBERS && !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    numbers
}

/// Errors by field of the idea form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IdeaErrors {
    /// Of the kind.
    pub kind: Option<FieldError>,
    /// Of the title.
    pub title: Option<FieldError>,
    /// Of the text.
    pub body: Option<FieldError>,
    /// Of the topic.
    pub topic: Option<FieldError>,
    /// Of the area.
    pub area: Option<FieldError>,
}

impl IdeaErrors {
    /// Whether every field is right.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A checked idea, ready to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewIdea {
    /// Its kind.
    pub kind: Kind,
    /// Its title.
    pub title: IdeaTitle,
    /// Its text.
    pub body: IdeaBody,
    /// Its topic.
    pub topic_id: i64,
    /// Its area; none for the whole city.
    pub area_id: Option<i64>,
    /// Ideas that its author was shown and says are another matter.
    pub different: Vec<i64>,
}

impl NewIdea {
    /// Checks all that was typed; `topic` and `area` find the number of a slug.
    pub fn parse(
        input: &IdeaInput,
        topic: impl Fn(&str) -> Option<i64>,
        area: impl Fn(&str) -> Option<i64>,
    ) -> Result<Self, IdeaErrors> {
        let chosen = |word: &str, id: Option<i64>| match (word.is_empty(), id) {
            (true, _) => Err(FieldError::Missing),
            (false, None) => Err(FieldError::Unknown),
            (false, Some(id)) => Ok(id),
        };
        let kind = if input.kind.is_empty() {
            Err(FieldError::Missing)
        } else {
            Kind::parse(&input.kind).ok_or(FieldError::Unknown)
        };
        let title = IdeaTitle::parse(&input.title);
        let body = IdeaBody::parse(&input.body);
        let topic_id = chosen(&input.topic, topic(&input.topic));
        let area_id = if input.area.is_empty() { Ok(None) } else { chosen(&input.area, area(&input.area)).map(Some) };
        let errors = IdeaErrors {
            kind: kind.err(),
            title: title.as_ref().err().copied(),
            body: body.as_ref().err().copied(),
            topic: topic_id.err(),
            area: area_id.err(),
        };
        match (kind, title, body, topic_id, area_id) {
            (Ok(kind), Ok(title), Ok(body), Ok(topic_id), Ok(area_id)) => {
                Ok(Self { kind, title, body, topic_id, area_id, different: input.told_apart() })
            }
            _ => Err(errors),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input() -> IdeaInput {
        IdeaInput {
            kind: "complaint".into(),
            title: "چراغ خیابان مدرسه خاموش است".into(),
            body: "سه هفته است.".into(),
            topic: "lighting".into(),
            area: String::new(),
            different: String::new(),
        }
    }

    fn parse(input: &IdeaInput) -> Result<NewIdea, IdeaErrors> {
        let known = |slug: &str| (slug == "lighting").then_some(7);
        NewIdea::parse(input, known, known)
    }

    #[test]
    fn a_draft_may_be_longer_than_an_idea_but_not_endless() {
        let draft = |title: usize, body: usize| {
            IdeaInput { title: "ش".repeat(title), body: "ش".repeat(body), ..input() }.check_draft()
        };
        assert_eq!(draft(500, 10_000), Ok(()));
        let errors = draft(501, 10_001).unwrap_err();
        assert_eq!(errors.title, Some(FieldError::TooLong { have: 501, max: 500 }));
        assert_eq!(errors.body, Some(FieldError::TooLong { have: 10_001, max: 10_000 }));
        let huge = IdeaInput { topic: "x".repeat(101), ..input() };
        assert!(huge.check_draft().is_err());
    }

    #[test]
    fn a_title_is_measured_in_characters() {
        let title = "ش".repeat(120);
        assert!(IdeaTitle::parse(&title).is_ok());
        assert_eq!(IdeaTitle::parse(&format!("{title}ش")), Err(FieldError::TooLong { have: 121, max: 120 }));
        assert_eq!(IdeaTitle::parse("کوتاه"), Err(FieldError::TooShort { have: 5, min: 10 }));
    }

    #[test]
    fn numbers_in_a_form_are_read_as_far_as_they_are_numbers() {
        assert_eq!(numbers("3, 17,,x,-1,3,0"), [3, 17]);
        assert_eq!(numbers(""), [0i64; 0]);
        let many: Vec<String> = (1..=99).map(|n| n.to_string()).collect();
        assert_eq!(numbers(&many.join(",")).len(), 50);
    }

    #[test]
    fn the_whole_city_is_a_valid_area() {
        assert_eq!(parse(&input()).unwrap().area_id, None);
    }

    #[test]
    fn every_wrong_field_is_named_at_once() {
        let wrong = IdeaInput { topic: "x".into(), area: "y".into(), ..IdeaInput::default() };
        let errors = parse(&wrong).unwrap_err();
        assert_eq!(errors.kind, Some(FieldError::Missing));
        assert_eq!(errors.title, Some(FieldError::Missing));
        assert_eq!(errors.body, Some(FieldError::Missing));
        assert_eq!(errors.topic, Some(FieldError::Unknown));
        assert_eq!(errors.area, Some(FieldError::Unknown));
    }
}
