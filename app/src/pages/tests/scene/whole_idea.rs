//! An idea with all that can stand on its page, and the forms about one.

use super::super::roadmap::promise;
use super::similar_ideas;
use super::{NOW, card, moderation, splits};
use crate::domain::account::Role;
use crate::domain::answer::{AnswerErrors, AnswerInput, DeclineReason};
use crate::domain::clock::{ClockState, Targets};
use crate::domain::comment::CommentSort;
use crate::domain::idea::{FieldError, IdeaErrors, IdeaInput, Stage};
use crate::domain::merge::Voices;
use crate::domain::moderation::Visibility;
use crate::pages::idea::clock::{ClockForm, ClockView, Clocks, Deed, Late, PauseView, Step, StepKind};
use crate::pages::idea::{
    AnswerForm, AnswerView, CaseView, Cases, CommentForm, CommentView, IdeaPage, JoinedIdea, Origin,
};
use crate::pages::idea_form::IdeaFormPage;
use crate::pages::merge::{Brought, MergePage, MergePreview};

pub fn comment(id: i64, text: &str) -> CommentView {
    CommentView {
        id,
        author: text.into(),
        role: Role::Officer,
        agency_id: Some(1),
        origin: Some(Origin { id: 5, title: text.into(), language: "ar".into() }),
        by_idea_author: true,
        split: splits::split_view(text),
        language: "fa".into(),
        body_html: "<p>x</p>".into(),
        helpful: 3,
        marked_helpful: false,
        created_at: NOW,
        edited_at: Some(NOW),
        deleted: id == 5,
        visibility: Visibility::Public,
        trace: None,
        can_read: true,
        can_flag: true,
        can_appeal: false,
        can_edit: true,
        can_delete: true,
        can_mark: id == 4,
        replies: Vec::new(),
        reply_count: 0,
    }
}

pub fn hidden(comment: CommentView, can_read: bool, text: &str) -> CommentView {
    let trace = Some(moderation::trace_of(text));
    CommentView { visibility: Visibility::Hidden, trace, can_read, can_appeal: can_read, ..comment }
}

pub fn hidden_case(text: &str) -> CaseView {
    let trace = Some(moderation::trace_of(text));
    CaseView { visibility: Visibility::Hidden, trace, can_read: false, ..case(3, text) }
}

pub fn form(text: &str, parent_id: Option<i64>) -> CommentForm {
    CommentForm {
        body: text.into(),
        parent_id,
        error: Some(FieldError::TooLong { have: 3001, max: 3000 }),
        preview_html: Some("<p>x</p>".into()),
    }
}

pub fn case(id: i64, text: &str) -> CaseView {
    CaseView {
        id,
        author: text.into(),
        origin: Some(Origin { id: 5, title: text.into(), language: "ar".into() }),
        area_id: Some(1),
        language: "fa".into(),
        title: text.into(),
        body_html: "<p>x</p>".into(),
        created_at: NOW,
        visibility: Visibility::Public,
        trace: None,
        can_read: true,
        can_flag: true,
        can_appeal: false,
        can_delete: true,
    }
}

pub fn joined(text: &str) -> JoinedIdea {
    JoinedIdea {
        id: 5,
        title: text.into(),
        language: "ar".into(),
        body_html: "<p>x</p>".into(),
        author: Some(text.into()),
        created_at: NOW,
        merge_id: 2,
        merged_at: NOW,
        reason: text.into(),
    }
}

pub fn merge_page(text: &str) -> MergePage {
    let brought = Brought { comments: 3, followers: 2, cases: 1, answers: 1, items: 1 };
    MergePage {
        idea: card(7, text),
        into: text.into(),
        reason: text.into(),
        preview: Some(MergePreview {
            kept: card(8, text),
            voices: Voices { kept: 30, merged: 20, both: 8 },
            has: brought,
            brings: brought,
        }),
        wrong: None,
        candidates: vec![card(8, text)],
    }
}

/// A clock that was paused, after everything that can happen, to an officer who mistyped.
pub fn clock_view(text: &str) -> ClockView {
    let kinds = [
        StepKind::Assigned,
        StepKind::HandedOver,
        StepKind::HandedBack,
        StepKind::Withdrawn,
        StepKind::Paused,
        StepKind::Resumed,
        StepKind::Answered(1, Stage::Planned),
        StepKind::Asked(1),
    ];
    ClockView {
        agency_id: Some(1),
        clocks: Some(Clocks {
            answer: ClockState::Met { at: NOW, days: 3, late: true },
            decision: ClockState::Overdue { since: NOW, days: 138 },
            targets: Targets::default(),
        }),
        pause: Some(PauseView { since: NOW, reason: text.into(), question: None, replies: 3 }),
        steps: kinds.into_iter().map(|kind| Step::new(NOW, kind, Some(1), text)).collect(),
        seen: 5,
        is_officer: true,
        is_moderator: true,
        suggested: Some(1),
        form: ClockForm {
            deed: Some(Deed::HandOver),
            agency: text.into(),
            reason: text.into(),
            agency_error: Some(FieldError::Missing),
            reason_error: Some(FieldError::TooLong { have: 1001, max: 1000 }),
            late: Some(Late { by: Some(text.into()), at: NOW }),
        },
    }
}

pub fn idea_page(text: &str) -> IdeaPage {
    IdeaPage {
        idea: card(7, text),
        body_html: "<p>x</p>".into(),
        source: Some(text.into()),
        following: false,
        offer_follow: true,
        answers: vec![AnswerView {
            id: 1,
            origin: Some(Origin { id: 5, title: text.into(), language: "ar".into() }),
            agency_id: 1,
            author: text.into(),
            language: "en".into(),
            stage: Stage::Planned,
            body_html: "<p>x</p>".into(),
            created_at: NOW,
            is_question: false,
            decline_reason: Some(DeclineReason::TooCostly),
            reopen_if: Some(text.into()),
        }],
        joined: vec![joined(text)],
        grew_from: Some(splits::grew_from(text)),
        split: splits::split_view(text),
        can_merge: true,
        can_answer: true,
        answer_form: AnswerForm {
            input: AnswerInput {
                kind: text.into(),
                body: text.into(),
                stage: text.into(),
                decline_reason: text.into(),
                reopen_if: text.into(),
            },
            errors: AnswerErrors {
                body: Some(FieldError::Missing),
                stage: Some(FieldError::Unknown),
                decline_reason: Some(FieldError::Missing),
                reopen_if: Some(FieldError::Missing),
            },
        },
        clock: Some(clock_view(text)),
        cases: Cases {
            residents: 12,
            shown: vec![
                case(1, text),
                hidden_case(text),
                CaseView { title: String::new(), area_id: None, ..case(2, "plain") },
            ],
            first: Some(String::new()),
            next: Some("?cases=all&before=3_2".into()),
        },
        related: vec![card(8, text)],
        visibility: Visibility::Public,
        trace: None,
        can_flag: true,
        can_appeal: true,
        can_moderate: true,
        has_proposal: true,
        promises: vec![promise(text)],
        can_correct_language: true,
        comment_sort: CommentSort::Oldest,
        comments: vec![
            CommentView { replies: vec![comment(4, text)], reply_count: 9, ..comment(3, text) },
            comment(5, text),
            hidden(comment(6, text), false, text),
            hidden(comment(8, text), true, text),
        ],
        thread: None,
        next_comments: Some("?after=3".into()),
        first_comments: Some(String::new()),
        form: form(text, Some(3)),
    }
}

pub fn wrong_form(text: &str) -> IdeaFormPage {
    let bad = Some(FieldError::TooShort { have: 5, min: 10 });
    IdeaFormPage {
        input: IdeaInput {
            kind: "idea".into(),
            title: text.into(),
            body: text.into(),
            topic: text.into(),
            area: text.into(),
            different: text.into(),
        },
        errors: IdeaErrors {
            kind: Some(FieldError::Missing),
            title: bad,
            body: bad,
            topic: Some(FieldError::Unknown),
            area: Some(FieldError::Unknown),
        },
        preview_html: Some("<p>x</p>".into()),
        from_draft: true,
        similar: Vec::new(),
    }
}

/// The form that waits for a word on what others have said.
pub fn asking_form(text: &str) -> IdeaFormPage {
    IdeaFormPage { errors: IdeaErrors::default(), similar: similar_ideas(text), ..wrong_form(text) }
}
