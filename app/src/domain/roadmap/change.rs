//! Where an item of the roadmap stands, and how that changes: as typed, and once it is checked.

use super::{ItemStage, Promised};
use crate::domain::answer::DeclineReason;
use crate::domain::idea::{FieldError, Markdown};

/// Why a stage or a date changes: up to 1,000 characters.
pub type ChangeReason = Markdown<1000>;

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
            ChangeInput { decline_reason: "too-costly".into(), reopen_if: "A grant.".into(), ..input("declined", "") };
        let declined = Change::parse(&whole, Some(&planned())).unwrap().declined.unwrap();
        assert_eq!(declined.reason, DeclineReason::TooCostly);
    }

    #[test]
    fn an_item_goes_only_where_its_stage_leads() {
        let errors = Change::parse(&input("done", "2027-03"), None).unwrap_err();
        assert_eq!(errors.stage, Some(FieldError::Unknown));
        assert!(Change::parse(&input("done", "2027-03"), Some(&planned())).is_ok());
    }
}
