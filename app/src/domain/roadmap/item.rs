//! What is typed about an item of the roadmap, and what is kept of it once it is checked.

use std::collections::BTreeMap;

use super::{ItemStage, Promised};
use crate::domain::idea::{FieldError, IdeaTitle, Markdown, words};
use crate::domain::text;

/// What an item says in a few words: up to 2,000 characters.
pub type Summary = Markdown<2000>;
/// Why a stage or a date changes: up to 1,000 characters.
pub type ChangeReason = Markdown<1000>;
/// News of an item: up to 3,000 characters.
pub type PostBody = Markdown<3000>;
/// Why something helped or did not: up to 1,000 characters, in a form that may be left empty.
pub type Why = Markdown<1000>;
/// Most characters of a line such as a budget.
pub const BUDGET_MAX: usize = 120;

words! {
    /// Why an item is declined.
    DeclineReason {
        /// It costs more than it gives.
        Cost = "cost",
        /// Others need it more.
        Priority = "priority",
        /// It cannot be built or run so.
        Technical = "technical",
        /// It would do harm to others.
        Harm = "harm",
        /// The law forbids it.
        Law = "law",
        /// Somebody else decides it.
        NotOurs = "not_ours",
        /// It is there already.
        Exists = "exists",
    }
}

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

/// Where an item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// How far it has come.
    pub stage: ItemStage,
    /// When it begins.
    pub start: Option<Promised>,
    /// Until when it is promised.
    pub due: Option<Promised>,
}

/// A change of stage or dates as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangeInput {
    /// Word of an [`ItemStage`].
    pub stage: String,
    /// See [`Promised::parse`]; may be empty.
    pub start: String,
    /// See [`Promised::parse`]; may be empty as long as nothing is promised.
    pub due: String,
    /// Public.
    pub reason: String,
    /// Word of a [`DeclineReason`], where it declines.
    pub decline_reason: String,
    /// What would reopen it, where it declines.
    pub reopen_if: String,
    /// Number of the last change that whoever typed this has seen.
    pub seen: i64,
}

/// Errors by field of a [`ChangeInput`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangeErrors {
    /// Of the stage.
    pub stage: Option<FieldError>,
    /// Of the beginning.
    pub start: Option<FieldError>,
    /// Of the promised date.
    pub due: Option<FieldError>,
    /// Of the reason.
    pub reason: Option<FieldError>,
    /// Of why it is declined.
    pub decline_reason: Option<FieldError>,
    /// Of what would reopen it.
    pub reopen_if: Option<FieldError>,
}

/// Why something was declined, and what would reopen it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declined {
    /// From the list.
    pub reason: DeclineReason,
    /// In words.
    pub reopen_if: ChangeReason,
}

/// A checked change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where the item stands afterwards.
    pub to: Standing,
    /// Public.
    pub reason: ChangeReason,
    /// Present when it declines.
    pub declined: Option<Declined>,
}

impl Change {
    /// Checks a change of an item that stands at `now`; of one that is being made at none.
    pub fn parse(input: &ChangeInput, now: Option<&Standing>) -> Result<Self, Box<ChangeErrors>> {
        let stage = stage(&input.stage, now.map(|now| now.stage));
        let start = optional_date(&input.start);
        let mut due = optional_date(&input.due);
        if let (Ok(stage), Ok(None)) = (stage, due)
            && stage.is_promise()
        {
            due = Err(FieldError::Missing);
        }
        if let (Ok(Some(start)), Ok(Some(until))) = (start, due)
            && until.last() < start.first()
        {
            due = Err(FieldError::BeforeStart);
        }
        let declines = stage == Ok(ItemStage::Declined) && now.is_none_or(|now| now.stage != ItemStage::Declined);
        let declined = if declines { declined(input).map(Some) } else { Ok(None) };
        let mut reason = ChangeReason::parse(&input.reason);
        if let (Ok(stage), Ok(start), Ok(due), Some(now)) = (stage, start, due, now)
            && (Standing { stage, start, due } == *now)
        {
            reason = Err(FieldError::Unchanged);
        }
        match (stage, start, due, reason, declined) {
            (Ok(stage), Ok(start), Ok(due), Ok(reason), Ok(declined)) => {
                Ok(Self { to: Standing { stage, start, due }, reason, declined })
            }
            (stage, start, due, reason, declined) => {
                let (decline_reason, reopen_if) = declined.err().unwrap_or_default();
                let (stage, start, due) = (stage.err(), start.err(), due.err());
                let reason = reason.err();
                Err(Box::new(ChangeErrors { stage, start, due, reason, decline_reason, reopen_if }))
            }
        }
    }
}

fn stage(word: &str, now: Option<ItemStage>) -> Result<ItemStage, FieldError> {
    if word.is_empty() {
        return Err(FieldError::Missing);
    }
    let may = |stage: &ItemStage| now.map_or(ItemStage::FIRST.contains(stage), |now| now.may_become(*stage));
    ItemStage::parse(word).filter(may).ok_or(FieldError::Unknown)
}

fn optional_date(raw: &str) -> Result<Option<Promised>, FieldError> {
    match Promised::parse(raw) {
        Err(FieldError::Missing) => Ok(None),
        other => other.map(Some),
    }
}

fn declined(input: &ChangeInput) -> Result<Declined, (Option<FieldError>, Option<FieldError>)> {
    let reason = if input.decline_reason.is_empty() {
        Err(FieldError::Missing)
    } else {
        DeclineReason::parse(&input.decline_reason).ok_or(FieldError::Unknown)
    };
    match (reason, ChangeReason::parse(&input.reopen_if)) {
        (Ok(reason), Ok(reopen_if)) => Ok(Declined { reason, reopen_if }),
        (reason, reopen_if) => Err((reason.err(), reopen_if.err())),
    }
}

/// A checked milestone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMilestone {
    /// On one line.
    pub title: String,
    /// Until when.
    pub due: Promised,
}

impl NewMilestone {
    /// Checks what was typed; errors of the title and of the date.
    pub fn parse(title: &str, due: &str) -> Result<Self, (Option<FieldError>, Option<FieldError>)> {
        let line = text::clean_line(title);
        let have = text::chars(&line);
        let title = match have {
            0 => Some(FieldError::Missing),
            _ if have > IdeaTitle::MAX => Some(FieldError::TooLong { have, max: IdeaTitle::MAX }),
            _ => None,
        };
        match (title, Promised::parse(due)) {
            (None, Ok(due)) => Ok(Self { title: line, due }),
            (title, due) => Err((title, due.err())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(typed: &str) -> Option<Promised> {
        Some(Promised::parse(typed).unwrap())
    }

    fn planned() -> Standing {
        Standing { stage: ItemStage::Planned, start: None, due: date("2027-03") }
    }

    fn input(stage: &str, due: &str) -> ChangeInput {
        ChangeInput {
            stage: stage.into(),
            due: due.into(),
            reason: "The cable came late.".into(),
            ..Default::default()
        }
    }

    #[test]
    fn a_date_moves_with_a_reason_or_not_at_all() {
        let change = Change::parse(&input("planned", "2027-05"), Some(&planned())).unwrap();
        assert_eq!(change.to.due, date("2027-05"));
        let silent = ChangeInput { reason: " ".into(), ..input("planned", "2027-05") };
        let errors = Change::parse(&silent, Some(&planned())).unwrap_err();
        assert_eq!(*errors, ChangeErrors { reason: Some(FieldError::Missing), ..Default::default() });
        let same = Change::parse(&input("planned", "2027-03"), Some(&planned())).unwrap_err();
        assert_eq!(same.reason, Some(FieldError::Unchanged));
    }

    #[test]
    fn a_promise_has_a_date() {
        let errors = Change::parse(&input("planned", ""), None).unwrap_err();
        assert_eq!(errors.due, Some(FieldError::Missing));
        assert!(Change::parse(&input("under_review", ""), None).is_ok());
        let late = ChangeInput { start: "2028".into(), ..input("planned", "2027") };
        assert_eq!(Change::parse(&late, None).unwrap_err().due, Some(FieldError::BeforeStart));
    }

    #[test]
    fn declining_tells_why_and_what_would_reopen_it() {
        let errors = Change::parse(&input("declined", "2027-03"), Some(&planned())).unwrap_err();
        assert_eq!(errors.decline_reason, Some(FieldError::Missing));
        assert_eq!(errors.reopen_if, Some(FieldError::Missing));
        let whole =
            ChangeInput { decline_reason: "cost".into(), reopen_if: "A grant.".into(), ..input("declined", "") };
        let declined = Change::parse(&whole, Some(&planned())).unwrap().declined.unwrap();
        assert_eq!(declined.reason, DeclineReason::Cost);
    }

    #[test]
    fn an_item_goes_only_where_its_stage_leads() {
        let errors = Change::parse(&input("done", "2027-03"), None).unwrap_err();
        assert_eq!(errors.stage, Some(FieldError::Unknown));
        assert!(Change::parse(&input("done", "2027-03"), Some(&planned())).is_ok());
    }

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
