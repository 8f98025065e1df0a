//! Pages of what one was told and what one follows.

use super::NOW;
use crate::domain::following::Followed;
use crate::domain::idea::Stage;
use crate::domain::moderation::Subject;
use crate::domain::notice::NoticeKind;
use crate::domain::roadmap::{Move, Promised};
use crate::pages::following::{FollowedView, FollowingPage};
use crate::pages::notices::{About, NoticeGroup, NoticeLine, NoticesPage, Withdrawn};

/// Every kind of notice, with and without what it may tell.
pub fn notices_page(text: &str) -> NoticesPage {
    let lines =
        |full: bool| -> Vec<NoticeLine> { NoticeKind::ALL.iter().map(|kind| line(*kind, text, full)).collect() };
    let about = About::Thing { what: Followed::Idea, id: 7, title: text.into(), language: "fa".into() };
    let item = About::Thing { what: Followed::Item, id: 7, title: text.into(), language: "fa".into() };
    let group = |about, lines, unread| NoticeGroup { about, unread, lines, earlier: 12 };
    NoticesPage {
        groups: vec![
            group(about, lines(true), 3),
            group(item, lines(false), 0),
            group(About::Hidden, decisions(text), 1),
            group(About::Nothing, Vec::new(), 0),
        ],
        newest: 40,
        is_later: false,
        next: Some(2),
        withdrawn: Some(Withdrawn { id: 4, title: Some(text.into()) }),
    }
}

fn line(kind: NoticeKind, text: &str, full: bool) -> NoticeLine {
    let given = |text: &str| full.then(|| text.to_owned());
    NoticeLine {
        id: 3,
        kind,
        unread: full,
        created_at: NOW,
        who: given(text),
        agency_id: full.then_some(1),
        agency_before: full.then_some(1),
        stage: full.then_some(Stage::Planned),
        stage_before: full.then_some(Stage::UnderReview),
        due: full.then(|| Move { before: date("2027-03"), after: date("2027-05") }),
        start: full.then(|| Move { before: None, after: date("1406-02") }),
        subject: full.then_some(Subject::Idea),
        word: None,
        count: full.then_some(138),
        title: given(text),
        reason: given(text),
        voice: full.then_some(37),
    }
}

fn date(typed: &str) -> Option<Promised> {
    Promised::parse(typed).ok()
}

/// Each verdict about each of the reader's words.
fn decisions(text: &str) -> Vec<NoticeLine> {
    let words = ["approve", "hide", "restore", "keep", "overturned", "upheld"];
    let kinds = [NoticeKind::Decided, NoticeKind::Held, NoticeKind::AppealDecided];
    let mut all = Vec::new();
    for kind in kinds {
        for subject in Subject::ALL {
            all.extend(words.iter().map(|word| NoticeLine {
                subject: Some(*subject),
                word: Some((*word).to_owned()),
                ..line(kind, text, false)
            }));
        }
    }
    all
}

pub fn following_page(text: &str) -> FollowingPage {
    let mut all: Vec<FollowedView> = Followed::ALL
        .iter()
        .map(|what| FollowedView {
            what: *what,
            id: 1,
            name: Some(text.into()),
            language: "fa".into(),
            path: "/ideas/1".into(),
        })
        .collect();
    all.push(FollowedView { what: Followed::Idea, id: 2, name: None, language: "en".into(), path: "/ideas/2".into() });
    FollowingPage { all, next: Some("5_2".into()), is_later: true }
}
