//! What an item of the roadmap is about and who does it: as typed, and once it is checked.

use std::collections::BTreeMap;

use crate::domain::idea::{FieldError, IdeaTitle, Markdown};
use crate::domain::text;

/// What an item says in a few words: up to 2,000 characters.
pub type Summary = Markdown<2000>;
/// Most characters of a line such as a budget.
pub const BUDGET_MAX: usize = 120;

/// A title and a summary as typed in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextInput {
    /// Title as typed.
    pub title: String,
    /// Summary as typed.
    pub summary: String,
}

/// What is wrong with the texts of one language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TextErrors {
    /// Of the title.
    pub title: Option<FieldError>,
    /// Of the summary.
    pub summary: Option<FieldError>,
}

/// Checked texts of one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemText {
    /// The title.
    pub title: IdeaTitle,
    /// The summary.
    pub summary: Summary,
}

/// What an item is about and who does it, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanInput {
    /// By language code.
    pub texts: BTreeMap<String, TextInput>,
    /// Slug of the agency that promises.
    pub agency: String,
    /// Slugs of agencies that help it.
    pub helpers: Vec<String>,
    /// Slug of a topic; may be empty.
    pub topic: String,
    /// Slug of an area; empty for the whole city.
    pub area: String,
    /// As the city words it; may be empty.
    pub budget: String,
}

/// Errors by field of a [`PlanInput`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanErrors {
    /// By language code.
    pub texts: BTreeMap<String, TextErrors>,
    /// Of the agency.
    pub agency: Option<FieldError>,
    /// Of the topic.
    pub topic: Option<FieldError>,
    /// Of the area.
    pub area: Option<FieldError>,
    /// Of the budget.
    pub budget: Option<FieldError>,
}

/// A checked plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// In at least one language.
    pub texts: BTreeMap<String, ItemText>,
    /// The agency that promises.
    pub agency_id: i64,
    /// Agencies that help it.
    pub helpers: Vec<i64>,
    /// Its topic.
    pub topic_id: Option<i64>,
    /// Its area; none for the whole city.
    pub area_id: Option<i64>,
    /// May be empty.
    pub budget: String,
}

impl Plan {
    /// Checks what was typed. `main` is the language whose missing texts are told when none was
    /// written in any; `agency`, `topic` and `area` find the number of a slug.
    pub fn parse(
        input: &PlanInput,
        main: &str,
        agency: impl Fn(&str) -> Option<i64>,
        topic: impl Fn(&str) -> Option<i64>,
        area: impl Fn(&str) -> Option<i64>,
    ) -> Result<Self, PlanErrors> {
        let mut errors = PlanErrors::default();
        let texts = texts(&input.texts, main, &mut errors.texts);
        let agency_id = if input.agency.is_empty() {
            Err(FieldError::Missing)
        } else {
            agency(&input.agency).ok_or(FieldError::Unknown)
        };
        let optional = |slug: &str, id: Option<i64>| match (slug.is_empty(), id) {
            (true, _) => Ok(None),
            (false, Some(id)) => Ok(Some(id)),
            (false, None) => Err(FieldError::Unknown),
        };
        let topic_id = optional(&input.topic, topic(&input.topic));
        let area_id = optional(&input.area, area(&input.area));
        let budget = text::clean_line(&input.budget);
        let have = text::chars(&budget);
        errors.budget = (have > BUDGET_MAX).then_some(FieldError::TooLong { have, max: BUDGET_MAX });
        errors.agency = agency_id.err();
        errors.topic = topic_id.err();
        errors.area = area_id.err();
        match (agency_id, topic_id, area_id) {
            (Ok(agency_id), Ok(topic_id), Ok(area_id)) if errors == PlanErrors::default() => {
                let mut helpers: Vec<i64> = input.helpers.iter().filter_map(|slug| agency(slug)).collect();
                helpers.retain(|id| *id != agency_id);
                helpers.sort_unstable();
                helpers.dedup();
                Ok(Self { texts, agency_id, helpers, topic_id, area_id, budget })
            }
            _ => Err(errors),
        }
    }
}

/// The texts of each language in which something was typed.
fn texts(
    input: &BTreeMap<String, TextInput>,
    main: &str,
    errors: &mut BTreeMap<String, TextErrors>,
) -> BTreeMap<String, ItemText> {
    let is_blank = |text: &TextInput| text.title.trim().is_empty() && text.summary.trim().is_empty();
    let all_blank = input.values().all(is_blank);
    let mut texts = BTreeMap::new();
    for (language, typed) in input {
        if is_blank(typed) && !(all_blank && language == main) {
            continue;
        }
        match (IdeaTitle::parse(&typed.title), Summary::parse(&typed.summary)) {
            (Ok(title), Ok(summary)) => {
                texts.insert(language.clone(), ItemText { title, summary });
            }
            (title, summary) => {
                errors.insert(language.clone(), TextErrors { title: title.err(), summary: summary.err() });
            }
        }
    }
    if input.is_empty() {
        let missing = Some(FieldError::Missing);
        errors.insert(main.to_owned(), TextErrors { title: missing, summary: missing });
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(texts: &[(&str, &str, &str)]) -> Result<Plan, PlanErrors> {
        let texts = texts.iter().map(|(code, title, summary)| {
            ((*code).to_owned(), TextInput { title: (*title).into(), summary: (*summary).into() })
        });
        let helpers = vec!["works".to_owned(), "parks".to_owned(), "parks".to_owned()];
        let input = PlanInput { texts: texts.collect(), agency: "works".into(), helpers, ..Default::default() };
        let known = |slug: &str| ["works", "parks"].iter().position(|one| *one == slug).map(|at| at as i64 + 1);
        Plan::parse(&input, "fa", known, known, known)
    }

    #[test]
    fn one_language_is_enough_and_half_a_language_is_not() {
        let whole = plan(&[("ar", "", ""), ("en", "Shade at the stops", "Forty of them."), ("fa", "", "")]).unwrap();
        assert_eq!(whole.texts.keys().collect::<Vec<_>>(), ["en"]);
        assert_eq!(whole.helpers, [2], "nobody helps themselves, or twice");
        let half = plan(&[("ar", "", ""), ("en", "Shade at the stops", "")]).unwrap_err();
        assert_eq!(half.texts["en"].summary, Some(FieldError::Missing));
        let none = plan(&[("ar", "", ""), ("en", "", ""), ("fa", "", "")]).unwrap_err();
        assert_eq!(none.texts.keys().collect::<Vec<_>>(), ["fa"], "told in the reader's language");
    }
}
