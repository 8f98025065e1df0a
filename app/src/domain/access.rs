//! Who may do what: one pure function, which refuses what it does not name.

use super::Millis;
use super::account::{Reach, Role};
use super::comment::is_editable;

/// Who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor<'a> {
    /// Not signed in.
    Visitor,
    /// Signed in.
    Account {
        /// Number of the account.
        id: i64,
        /// What the account may do.
        role: Role,
        /// And with what.
        reach: &'a Reach,
    },
}

impl Actor<'_> {
    /// Number of the account, when signed in.
    pub fn id(self) -> Option<i64> {
        match self {
            Self::Visitor => None,
            Self::Account { id, .. } => Some(id),
        }
    }
}

/// What a moderator's reach is measured by: where something belongs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Its topic; none when imported without one.
    pub topic_id: Option<i64>,
    /// Its area; none for the whole city.
    pub area_id: Option<i64>,
}

/// What is done, and to what. Submitting, supporting and commenting need an account and nothing
/// else: their use cases take its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Mark a comment as helpful.
    MarkHelpful {
        /// Who wrote it.
        author_id: i64,
    },
    /// Change a comment.
    EditComment {
        /// Who wrote it.
        author_id: i64,
        /// When.
        created_at: Millis,
        /// The time now.
        now: Millis,
    },
    /// Delete a comment.
    DeleteComment {
        /// Who wrote it.
        author_id: i64,
    },
    /// Delete one's own case under an idea.
    DeleteCase {
        /// Who wrote it.
        author_id: i64,
    },
    /// Correct the language that an idea is taken to be written in.
    CorrectLanguage {
        /// Who wrote the idea; none when imported.
        author_id: Option<i64>,
        /// Where it belongs.
        place: Place,
    },
    /// Answer an idea for an agency, ask residents about it, pause its clock, hand it on.
    AnswerIdea {
        /// The agency that the idea is assigned to.
        agency_id: Option<i64>,
    },
    /// See which ideas probably say the same, and what waits for moderators.
    SeeInbox,
    /// Approve, hide, restore, merge, split, assign, promote, take notes.
    Moderate(Place),
    /// Decide an appeal.
    DecideAppeal {
        /// Where the thing belongs.
        place: Place,
        /// Who took the decision: never the one who judges it.
        decided_by: i64,
    },
    /// Say that something breaks a rule.
    Flag {
        /// Who wrote it; none when imported.
        author_id: Option<i64>,
    },
    /// Answer for one's own words: appeal, accept another wording, agree to a split.
    SpeakAsAuthor {
        /// Who wrote it; none when imported.
        author_id: Option<i64>,
    },
    /// Read what is hidden, or waits to be approved.
    ReadUnpublished {
        /// Who wrote it; none when imported.
        author_id: Option<i64>,
        /// Where it belongs.
        place: Place,
    },
    /// See the ideas that wait for an agency.
    SeeAgencyQueue {
        /// The agency.
        agency_id: i64,
    },
    /// Change an item of the roadmap: its stage, dates, milestones, posts, evidence.
    ManageItem {
        /// The agency that promised.
        agency_id: i64,
        /// Where it belongs.
        place: Place,
    },
    /// Set up what the city is made of: agencies, their members and topics, saved replies.
    ManageCity,
}

/// Whether `actor` may do `action`.
pub fn authorize(actor: Actor<'_>, action: Action) -> bool {
    let Actor::Account { id, role, reach } = actor else { return false };
    let moderates = |place| moderates(role, reach, place);
    let is_staff = matches!(role, Role::Moderator | Role::Administrator);
    match action {
        Action::MarkHelpful { author_id } => author_id != id,
        Action::EditComment { author_id, created_at, now } => author_id == id && is_editable(created_at, now),
        Action::DeleteComment { author_id } | Action::DeleteCase { author_id } => author_id == id,
        Action::CorrectLanguage { author_id, place } => author_id == Some(id) || moderates(place),
        Action::AnswerIdea { agency_id } => {
            role == Role::Officer && agency_id.is_some_and(|agency| reach.agencies.contains(&agency))
        }
        Action::SeeInbox => is_staff,
        Action::Moderate(place) => moderates(place),
        Action::DecideAppeal { place, decided_by } => decided_by != id && moderates(place),
        Action::Flag { author_id } => author_id != Some(id),
        Action::SpeakAsAuthor { author_id } => author_id == Some(id),
        Action::ReadUnpublished { author_id, place } => author_id == Some(id) || moderates(place),
        Action::SeeAgencyQueue { agency_id } => {
            is_staff || role == Role::Officer && reach.agencies.contains(&agency_id)
        }
        Action::ManageItem { agency_id, place } => {
            moderates(place) || role == Role::Officer && reach.agencies.contains(&agency_id)
        }
        Action::ManageCity => role == Role::Administrator,
    }
}

/// Whether an account looks after a place: an administrator after all of them, a moderator after
/// those within reach. What has no topic is within the reach of those who look after all topics.
fn moderates(role: Role, reach: &Reach, place: Place) -> bool {
    let within = |list: &[i64], id: Option<i64>| list.is_empty() || id.is_some_and(|id| list.contains(&id));
    match role {
        Role::Administrator => true,
        Role::Moderator => within(&reach.topics, place.topic_id) && within(&reach.areas, place.area_id),
        Role::Officer | Role::Resident => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOWHERE: Place = Place { topic_id: None, area_id: None };

    fn everything() -> &'static Reach {
        static REACH: Reach = Reach { agencies: Vec::new(), topics: Vec::new(), areas: Vec::new() };
        &REACH
    }

    fn account(id: i64, role: Role, reach: &Reach) -> Actor<'_> {
        Actor::Account { id, role, reach }
    }

    #[test]
    fn a_visitor_may_do_nothing_that_writes() {
        let own = |author_id| [Action::DeleteComment { author_id }, Action::DeleteCase { author_id }];
        let others = [
            Action::MarkHelpful { author_id: 1 },
            Action::CorrectLanguage { author_id: None, place: NOWHERE },
            Action::EditComment { author_id: 1, created_at: 0, now: 0 },
            Action::AnswerIdea { agency_id: None },
            Action::SeeInbox,
            Action::Moderate(NOWHERE),
            Action::DecideAppeal { place: NOWHERE, decided_by: 1 },
            Action::Flag { author_id: None },
            Action::SpeakAsAuthor { author_id: None },
            Action::ReadUnpublished { author_id: None, place: NOWHERE },
            Action::SeeAgencyQueue { agency_id: 1 },
            Action::ManageItem { agency_id: 1, place: NOWHERE },
            Action::ManageCity,
        ];
        for action in own(1).into_iter().chain(others) {
            assert!(!authorize(Actor::Visitor, action), "{action:?}");
        }
    }

    #[test]
    fn the_language_of_an_idea_is_its_authors_and_the_moderators_to_correct() {
        let correct = Action::CorrectLanguage { author_id: Some(1), place: NOWHERE };
        for (id, role, may) in [
            (1, Role::Resident, true),
            (2, Role::Resident, false),
            (2, Role::Officer, false),
            (2, Role::Moderator, true),
            (2, Role::Administrator, true),
        ] {
            assert_eq!(authorize(account(id, role, everything()), correct), may, "{id} {role:?}");
        }
        let imported = Action::CorrectLanguage { author_id: None, place: NOWHERE };
        assert!(!authorize(account(1, Role::Resident, everything()), imported));
    }

    #[test]
    fn words_belong_to_their_author_whatever_the_role() {
        for delete in [Action::DeleteComment { author_id: 1 }, Action::DeleteCase { author_id: 1 }] {
            assert!(authorize(account(1, Role::Resident, everything()), delete));
            for role in Role::ALL {
                assert!(!authorize(account(2, *role, everything()), delete), "{role:?}");
            }
        }
    }

    #[test]
    fn nobody_marks_or_flags_their_own_words() {
        let own = [Action::MarkHelpful { author_id: 1 }, Action::Flag { author_id: Some(1) }];
        for action in own {
            assert!(!authorize(account(1, Role::Resident, everything()), action));
            assert!(authorize(account(2, Role::Resident, everything()), action));
        }
    }

    #[test]
    fn an_officer_answers_what_is_assigned_to_any_of_their_agencies_and_nothing_else() {
        let answer = Action::AnswerIdea { agency_id: Some(5) };
        let reach = |agencies: &[i64]| Reach { agencies: agencies.to_vec(), ..Reach::default() };
        assert!(authorize(account(1, Role::Officer, &reach(&[4, 5])), answer));
        assert!(!authorize(account(1, Role::Officer, &reach(&[6])), answer));
        assert!(!authorize(account(1, Role::Officer, &reach(&[5])), Action::AnswerIdea { agency_id: None }));
        assert!(!authorize(account(1, Role::Moderator, &reach(&[5])), answer));
    }

    #[test]
    fn a_moderator_looks_after_what_is_within_reach() {
        let lights = Reach { topics: vec![1], areas: vec![7, 8], ..Reach::default() };
        let moderator = account(1, Role::Moderator, &lights);
        let place = |topic_id, area_id| Action::Moderate(Place { topic_id, area_id });
        assert!(authorize(moderator, place(Some(1), Some(8))));
        assert!(!authorize(moderator, place(Some(2), Some(8))));
        assert!(!authorize(moderator, place(Some(1), None)), "the whole city is not within two areas");
        assert!(authorize(account(1, Role::Moderator, everything()), place(None, None)));
        assert!(authorize(account(1, Role::Administrator, &lights), place(Some(2), None)));
        assert!(!authorize(account(1, Role::Officer, everything()), place(Some(1), Some(7))));
    }

    #[test]
    fn an_appeal_goes_to_another_moderator() {
        let appeal = Action::DecideAppeal { place: NOWHERE, decided_by: 1 };
        assert!(!authorize(account(1, Role::Moderator, everything()), appeal));
        assert!(!authorize(account(1, Role::Administrator, everything()), appeal));
        assert!(authorize(account(2, Role::Moderator, everything()), appeal));
    }

    #[test]
    fn the_inbox_is_for_those_who_may_act_on_it() {
        assert!(!authorize(Actor::Visitor, Action::SeeInbox));
        for role in Role::ALL {
            let may = matches!(role, Role::Moderator | Role::Administrator);
            assert_eq!(authorize(account(1, *role, everything()), Action::SeeInbox), may, "{role:?}");
        }
    }
}
