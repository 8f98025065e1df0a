//! Handing an item of the roadmap on to another agency, which answers for the promise from then on.

use super::ChangeReason;
use crate::domain::idea::FieldError;

/// A handover as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HandoverInput {
    /// Slug of the agency that is to answer for it.
    pub agency: String,
    /// Public.
    pub reason: String,
    /// Whether the agency that had it goes on helping.
    pub stays: bool,
    /// Number of the last change that whoever typed this has seen.
    pub seen: i64,
}

/// Errors by field of a [`HandoverInput`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HandoverErrors {
    /// Of the agency.
    pub agency: Option<FieldError>,
    /// Of the reason.
    pub reason: Option<FieldError>,
}

/// A checked handover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handover {
    /// The agency that answers for it from then on.
    pub agency_id: i64,
    /// Public.
    pub reason: ChangeReason,
    /// Whether the agency that had it goes on helping.
    pub stays: bool,
}

impl Handover {
    /// Checks what was typed of an item that is now `owner`'s; `agency` finds the number of a slug.
    pub fn parse(
        input: &HandoverInput,
        owner: i64,
        agency: impl Fn(&str) -> Option<i64>,
    ) -> Result<Self, HandoverErrors> {
        let agency_id = match agency(&input.agency) {
            _ if input.agency.is_empty() => Err(FieldError::Missing),
            // The form does not offer the owner itself.
            Some(id) if id != owner => Ok(id),
            _ => Err(FieldError::Unknown),
        };
        match (agency_id, ChangeReason::parse(&input.reason)) {
            (Ok(agency_id), Ok(reason)) => Ok(Self { agency_id, reason, stays: input.stays }),
            (agency, reason) => Err(HandoverErrors { agency: agency.err(), reason: reason.err() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(agency: &str, reason: &str) -> Result<Handover, HandoverErrors> {
        let input = HandoverInput { agency: agency.into(), reason: reason.into(), stays: true, seen: 0 };
        Handover::parse(&input, 1, |slug| {
            ["works", "parks"].iter().position(|one| *one == slug).map(|at| at as i64 + 1)
        })
    }

    #[test]
    fn a_promise_goes_to_another_agency_with_a_reason() {
        let handover = parse("parks", "Parks plants the trees.").unwrap();
        assert_eq!((handover.agency_id, handover.stays), (2, true));
        let missing = Some(FieldError::Missing);
        assert_eq!(parse("", " ").unwrap_err(), HandoverErrors { agency: missing, reason: missing });
        for nobody in ["works", "nowhere"] {
            assert_eq!(parse(nobody, "Because.").unwrap_err().agency, Some(FieldError::Unknown), "{nobody}");
        }
    }
}
