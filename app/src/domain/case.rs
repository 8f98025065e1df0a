//! A case: what a resident has to tell of the same matter, under an idea that says it already.

use super::idea::{FieldError, IdeaBody, IdeaErrors, IdeaInput, IdeaTitle};
use super::text;

/// A checked account of one's own case. Its title may be shorter than that of an idea, for the
/// idea above it says what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCase {
    /// On one line; empty when it says no more than the idea's.
    pub title: String,
    /// As typed; empty when only a title was typed.
    pub body: String,
    /// Where; none for the whole city.
    pub area_id: Option<i64>,
}

impl NewCase {
    /// What there is to keep of a draft whose author says "mine too" to the idea called
    /// `idea_title`: nothing when they wrote no text and no word that this title lacks. `area`
    /// finds the number of a slug.
    pub fn parse(
        input: &IdeaInput,
        idea_title: &str,
        area: impl Fn(&str) -> Option<i64>,
    ) -> Result<Option<Self>, IdeaErrors> {
        let title = text::clean_line(&input.title);
        let body = match IdeaBody::parse(&input.body) {
            Ok(body) => Ok(body.as_str().to_owned()),
            Err(FieldError::Missing) => Ok(String::new()),
            Err(error) => Err(error),
        };
        let have = text::chars(&title);
        let too_long = (have > IdeaTitle::MAX).then_some(FieldError::TooLong { have, max: IdeaTitle::MAX });
        match (too_long, body) {
            (None, Ok(body)) => Ok(Self { title, body, area_id: area(&input.area) }.beside(idea_title)),
            (title, body) => Err(IdeaErrors { title, body: body.err(), ..IdeaErrors::default() }),
        }
    }

    /// What is left of it beside the idea's own title.
    fn beside(self, idea_title: &str) -> Option<Self> {
        let same = folded(&self.title) == folded(idea_title);
        let title = if same { String::new() } else { self.title };
        let says_more = !self.body.is_empty() || adds_words(&title, idea_title);
        says_more.then_some(Self { title, ..self })
    }
}

fn folded(line: &str) -> String {
    text::clean_line(line).to_lowercase()
}

/// Whether a title has a word that begins none of another's: who recognises their own wish after
/// "street li" has said no more than "Street lights".
fn adds_words(title: &str, other: &str) -> bool {
    let words = |line: &str| -> Vec<String> {
        let folded = folded(line);
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let others = words(other);
    words(title).iter().any(|word| !others.iter().any(|other| other.starts_with(word.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    const IDEA: &str = "Street lamps are out on School Street";

    fn case(title: &str, body: &str) -> Result<Option<NewCase>, IdeaErrors> {
        let input = IdeaInput { title: title.into(), body: body.into(), area: "harbour".into(), ..Default::default() };
        NewCase::parse(&input, IDEA, |slug| (slug == "harbour").then_some(3))
    }

    #[test]
    fn a_title_that_says_no_more_leaves_no_case() {
        for title in ["", "  ", "street  LAMPS are out on School Street", "School stree", "lamps, out!"] {
            assert_eq!(case(title, " \n"), Ok(None), "{title}");
        }
    }

    #[test]
    fn not_a_word_is_lost() {
        let kept = case("Lamp at number 12", "").unwrap().unwrap();
        assert_eq!((kept.title.as_str(), kept.body.as_str(), kept.area_id), ("Lamp at number 12", "", Some(3)));
        let other_language = case("چراغ خیابان مدرسه", "").unwrap().unwrap();
        assert_eq!(other_language.title, "چراغ خیابان مدرسه");
        let kept = case("Lamps", "Since **Monday**.").unwrap().unwrap();
        assert_eq!((kept.title.as_str(), kept.body.as_str()), ("Lamps", "Since **Monday**."));
        let same = case(&IDEA.to_uppercase(), "Since Monday.").unwrap().unwrap();
        assert_eq!(same.title, "", "the idea above it says so");
    }

    #[test]
    fn too_much_is_refused_by_field() {
        let errors = case(&"x".repeat(121), &"y".repeat(5001)).unwrap_err();
        assert_eq!(errors.title, Some(FieldError::TooLong { have: 121, max: 120 }));
        assert_eq!(errors.body, Some(FieldError::TooLong { have: 5001, max: 5000 }));
    }
}
