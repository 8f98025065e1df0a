//! Moderation: what can be read, which rules there are, and what moderators decide.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Millis;
use super::idea::{Markdown, words};

pub mod flagging;
pub mod inbox;
pub mod spam;
pub mod trust;

words! {
    /// Whether something that a resident wrote can be read.
    Visibility {
        /// Not before a moderator approves it.
        Waiting = "waiting",
        /// By everyone.
        Public = "public",
        /// Not any more: a moderator hid it, for a reason that can be read.
        Hidden = "hidden",
    }
}

words! {
    /// What moderation is about.
    Subject {
        /// An idea.
        Idea = "idea",
        /// A comment.
        Comment = "comment",
        /// A resident's own case under an idea.
        Case = "case",
    }
}

words! {
    /// What residents promise each other; what is hidden names the one that it breaks.
    Rule {
        /// No names, addresses, numbers or pictures by which somebody can be found.
        PersonalData = "personal-data",
        /// No insults, no threats, nobody is put down for what they are.
        Insult = "insult",
        /// It is about the city.
        OffTopic = "off-topic",
        /// No advertising, and the same thing is not posted again and again.
        Spam = "spam",
        /// Nothing that the law forbids.
        Illegal = "illegal",
        /// Something else, which the reason tells.
        Other = "other",
    }
}

words! {
    /// What a moderator decides.
    Verdict {
        /// What waited can be read.
        Approve = "approve",
        /// It cannot be read any more.
        Hide = "hide",
        /// What was hidden can be read again.
        Restore = "restore",
        /// What was held or flagged is left as it is.
        Keep = "keep",
    }
}

words! {
    /// What became of a decision that its author objected to.
    Outcome {
        /// It stands.
        Upheld = "upheld",
        /// It does not.
        Overturned = "overturned",
    }
}

impl Verdict {
    /// What becomes of something that was `was`; none where the verdict makes no sense.
    pub fn outcome(self, was: Visibility) -> Option<Visibility> {
        match (self, was) {
            (Self::Approve, Visibility::Waiting)
            | (Self::Restore, Visibility::Hidden)
            | (Self::Keep, Visibility::Public) => Some(Visibility::Public),
            (Self::Hide, Visibility::Waiting | Visibility::Public) => Some(Visibility::Hidden),
            _ => None,
        }
    }

    /// Whether a reason must be given: where words are taken away, or a colleague is contradicted.
    pub fn needs_reason(self) -> bool {
        matches!(self, Self::Hide | Self::Restore)
    }
}

/// Why a moderator decides so: told to the author and in the public log.
pub type ReasonText = Markdown<1000>;
/// What a resident says of what they flag.
pub type FlagText = Markdown<500>;
/// Why an author objects to a decision.
pub type AppealText = Markdown<2000>;
/// A note among colleagues.
pub type NoteText = Markdown<3000>;

/// One thing that a resident wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Thing {
    /// What it is.
    pub subject: Subject,
    /// Its number.
    pub id: i64,
}

impl Thing {
    /// By which things are sorted where several are changed at once: everywhere the same.
    pub fn order(self) -> (&'static str, i64) {
        (self.subject.as_str(), self.id)
    }

    /// Reads `comment-7`.
    pub fn parse(text: &str) -> Option<Self> {
        let (subject, id) = text.split_once('-')?;
        let id = id.parse().ok().filter(|id| *id > 0)?;
        Some(Self { subject: Subject::parse(subject)?, id })
    }
}

impl fmt::Display for Thing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.subject.as_str(), self.id)
    }
}

/// What a moderator had before their eyes: whether it could be read, the last decision about it, and
/// which words. A form carries it, and nothing is done when it is not so any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Whether it could be read.
    pub visibility: Visibility,
    /// Number of the last decision about it; 0 before the first.
    pub decision: i64,
    /// When its words were last changed; 0 when they are the first.
    pub worded_at: Millis,
}

impl Seen {
    /// Reads `public.12.1795305600000`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let visibility = Visibility::parse(parts.next()?)?;
        let mut number = || parts.next()?.parse().ok();
        Some(Self { visibility, decision: number()?, worded_at: number()? })
    }
}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.visibility.as_str(), self.decision, self.worded_at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verdict_fits_what_it_is_about() {
        use Visibility::{Hidden, Public, Waiting};
        let table = [
            (Verdict::Approve, [Some(Public), None, None]),
            (Verdict::Hide, [Some(Hidden), Some(Hidden), None]),
            (Verdict::Restore, [None, None, Some(Public)]),
            (Verdict::Keep, [None, Some(Public), None]),
        ];
        for (verdict, outcomes) in table {
            for (was, outcome) in [Waiting, Public, Hidden].into_iter().zip(outcomes) {
                assert_eq!(verdict.outcome(was), outcome, "{verdict:?} {was:?}");
            }
        }
    }

    #[test]
    fn words_are_not_taken_away_without_a_reason() {
        assert!(Verdict::Hide.needs_reason() && Verdict::Restore.needs_reason());
        assert!(!Verdict::Approve.needs_reason() && !Verdict::Keep.needs_reason());
    }

    #[test]
    fn forms_name_a_thing_and_what_was_seen_of_it() {
        let thing = Thing { subject: Subject::Comment, id: 7 };
        assert_eq!(Thing::parse(&thing.to_string()), Some(thing));
        let seen = Seen { visibility: Visibility::Public, decision: 12, worded_at: 1_795_305_600_000 };
        assert_eq!(Seen::parse(&seen.to_string()), Some(seen));
        for wrong in ["", "comment", "comment-", "comment-0", "vote-3", "comment-3x"] {
            assert_eq!(Thing::parse(wrong), None, "{wrong}");
        }
        assert_eq!((Seen::parse("public"), Seen::parse("public.12")), (None, None));
    }
}
