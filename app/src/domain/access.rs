//! Who may do what: one pure function, which refuses what it does not name.

use super::Millis;
use super::account::Role;
use super::comment::is_editable;

/// Who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Not signed in.
    Visitor,
    /// Signed in.
    Account {
        /// Number of the account.
        id: i64,
        /// What the account may do.
        role: Role,
        /// Agency of an officer.
        agency_id: Option<i64>,
    },
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
    },
    /// Answer an idea for an agency.
    AnswerIdea {
        /// The agency that the idea is assigned to.
        agency_id: Option<i64>,
    },
    /// See which ideas probably say the same.
    SeeDuplicates,
}

/// Whether `actor` may do `action`.
pub fn authorize(actor: Actor, action: Action) -> bool {
    let Actor::Account { id, role, agency_id } = actor else { return false };
    match action {
        Action::MarkHelpful { author_id } => author_id != id,
        Action::EditComment { author_id, created_at, now } => author_id == id && is_editable(created_at, now),
        Action::DeleteComment { author_id } => author_id == id,
        Action::DeleteCase { author_id } => author_id == id,
        Action::CorrectLanguage { author_id } => {
            author_id == Some(id) || matches!(role, Role::Moderator | Role::Administrator)
        }
        Action::AnswerIdea { agency_id: assigned } => {
            role == Role::Officer && assigned.is_some() && assigned == agency_id
        }
        Action::SeeDuplicates => matches!(role, Role::Moderator | Role::Administrator),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(id: i64, role: Role, agency_id: Option<i64>) -> Actor {
        Actor::Account { id, role, agency_id }
    }

    #[test]
    fn a_visitor_may_do_nothing_that_writes() {
        let edit = Action::EditComment { author_id: 1, created_at: 0, now: 0 };
        let answer = Action::AnswerIdea { agency_id: None };
        let language = Action::CorrectLanguage { author_id: None };
        let own = [Action::DeleteComment { author_id: 1 }, Action::DeleteCase { author_id: 1 }];
        for action in own.into_iter().chain([Action::MarkHelpful { author_id: 1 }, language, edit, answer]) {
            assert!(!authorize(Actor::Visitor, action), "{action:?}");
        }
    }

    #[test]
    fn the_language_of_an_idea_is_its_authors_and_the_moderators_to_correct() {
        let correct = Action::CorrectLanguage { author_id: Some(1) };
        for (id, role, may) in [
            (1, Role::Resident, true),
            (2, Role::Resident, false),
            (2, Role::Officer, false),
            (2, Role::Moderator, true),
            (2, Role::Administrator, true),
        ] {
            assert_eq!(authorize(account(id, role, None), correct), may, "{id} {role:?}");
        }
        let imported = Action::CorrectLanguage { author_id: None };
        assert!(!authorize(account(1, Role::Resident, None), imported));
    }

    #[test]
    fn words_belong_to_their_author_whatever_the_role() {
        for delete in [Action::DeleteComment { author_id: 1 }, Action::DeleteCase { author_id: 1 }] {
            assert!(authorize(account(1, Role::Resident, None), delete));
            for role in Role::ALL {
                assert!(!authorize(account(2, *role, None), delete), "{role:?}");
            }
        }
    }

    #[test]
    fn nobody_marks_their_own_comment_helpful() {
        let mark = Action::MarkHelpful { author_id: 1 };
        assert!(!authorize(account(1, Role::Resident, None), mark));
        assert!(authorize(account(2, Role::Resident, None), mark));
    }

    #[test]
    fn an_officer_answers_only_what_is_assigned_to_their_agency() {
        let answer = Action::AnswerIdea { agency_id: Some(5) };
        assert!(authorize(account(1, Role::Officer, Some(5)), answer));
        assert!(!authorize(account(1, Role::Officer, Some(6)), answer));
        assert!(!authorize(account(1, Role::Officer, None), Action::AnswerIdea { agency_id: None }));
        assert!(!authorize(account(1, Role::Moderator, None), answer));
    }

    #[test]
    fn duplicates_are_seen_by_those_who_may_act_on_them() {
        assert!(!authorize(Actor::Visitor, Action::SeeDuplicates));
        for role in Role::ALL {
            let may = matches!(role, Role::Moderator | Role::Administrator);
            assert_eq!(authorize(account(1, *role, None), Action::SeeDuplicates), may, "{role:?}");
        }
    }
}
