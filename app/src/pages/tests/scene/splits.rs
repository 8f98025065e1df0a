//! Splits, in every state that they can be in.

use super::{NOW, wrong_form};
use crate::domain::idea::FieldError;
use crate::domain::moderation::{Subject, Thing, Visibility};
use crate::domain::split::SplitOutcome;
use crate::pages::idea::{GrewFrom, Origin, SplitView};
use crate::pages::moderation::log::SplitEntry;
use crate::pages::shell::Frame;
use crate::pages::split::{
    SplitPage, SplitProposalPage, SplitSettled, SplitSource, SplitState, answer_html, propose_html,
};

fn origin(text: &str) -> Origin {
    Origin { id: 7, title: text.into(), language: "fa".into() }
}

fn source(subject: Subject, text: &str) -> SplitSource {
    SplitSource {
        thing: Thing { subject, id: 3 },
        idea: origin(text),
        author: Some(text.into()),
        language: "fa".into(),
        text: text.into(),
    }
}

/// What a page tells of splits to one who is asked and may ask.
pub fn split_view(text: &str) -> SplitView {
    SplitView { made: vec![origin(text)], asked: Some(2), can_split: true, waits: false }
}

/// Of what an idea was made.
pub fn grew_from(text: &str) -> GrewFrom {
    GrewFrom { idea: origin(text), is_comment: true, comment_id: Some(3) }
}

/// Every way in which a proposal ends.
pub fn settled(text: &str) -> Vec<SplitSettled> {
    let one = |outcome: &SplitOutcome| SplitSettled {
        outcome: *outcome,
        by: text.into(),
        at: NOW,
        idea: (*outcome == SplitOutcome::Agreed).then(|| origin(text)),
    };
    SplitOutcome::ALL.iter().map(one).collect()
}

/// Splits as the log tells them: one that waits, and each that ended.
pub fn log_entries(text: &str) -> Vec<SplitEntry> {
    let all = settled(text).into_iter().map(Some).chain([None]);
    let entry = |settled: Option<SplitSettled>| SplitEntry {
        id: 2,
        thing: Thing { subject: Subject::Comment, id: 3 },
        title: text.into(),
        language: "fa".into(),
        reason: text.into(),
        by: text.into(),
        at: NOW,
        settled,
    };
    all.map(entry).collect()
}

/// The pages of splits, by name: those of moderators, and those of the author who is asked.
pub fn pages(moderator: &Frame, author: &Frame, text: &str) -> Vec<(&'static str, String)> {
    let open = SplitPage {
        source: source(Subject::Comment, text),
        state: SplitState::Open,
        is_late: false,
        settled: settled(text),
        form: wrong_form(text),
        reason: text.into(),
        reason_error: Some(FieldError::Missing),
    };
    let (by, title) = (text.to_owned(), text.to_owned());
    let asked = SplitState::Asked { id: 2, by, at: NOW, title, text: text.into() };
    let of_idea = |state: SplitState| SplitPage {
        source: source(Subject::Idea, text),
        state,
        is_late: true,
        form: Default::default(),
        reason_error: None,
        ..open.clone()
    };
    let asking = SplitProposalPage {
        id: 2,
        source: source(Subject::Comment, text),
        reason: text.into(),
        at: NOW,
        is_changed: true,
        is_unreadable: false,
        settled: None,
        is_late: false,
        form: wrong_form(text),
    };
    let right = SplitProposalPage { form: Default::default(), ..asking.clone() };
    let hidden = SplitProposalPage { is_unreadable: true, source: source(Subject::Idea, text), ..right.clone() };
    let mut pages = vec![
        ("split", propose_html(moderator, &open)),
        ("split, asked", propose_html(moderator, &of_idea(asked))),
        ("split, hidden", propose_html(moderator, &of_idea(SplitState::Unreadable(Visibility::Hidden)))),
        ("split, waiting", propose_html(moderator, &of_idea(SplitState::Unreadable(Visibility::Waiting)))),
        ("split, imported", propose_html(moderator, &of_idea(SplitState::NobodyToAsk))),
        ("asked to split", answer_html(author, &asking)),
        ("asked to split, while hidden", answer_html(author, &hidden)),
    ];
    pages.extend(settled(text).into_iter().map(|settled| {
        let page = SplitProposalPage { settled: Some(settled), is_late: true, ..right.clone() };
        ("asked to split, answered", answer_html(author, &page))
    }));
    pages
}
