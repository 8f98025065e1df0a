//! The agencies' own pages.

use super::{NOW, card, names};
use crate::domain::account::Reach;
use crate::domain::agency::{AgencyErrors, AgencyInput, MemberProblem};
use crate::domain::clock::{ClockState, Targets, Urgency};
use crate::domain::figures::{Figures, Month, Pace};
use crate::domain::idea::FieldError;
use crate::pages::agencies::admin::AgencyAdminPage;
use crate::pages::agencies::agency::AgencyPage;
use crate::pages::agencies::queue::{QueuePage, QueueRow};
use crate::pages::agencies::reach::ModeratorView;
use crate::pages::agencies::trend::MonthView;
use crate::pages::agencies::{self, AgencyRow};
use crate::pages::shell::Frame;

/// The agencies' own pages.
pub fn agency_pages(frame: &Frame, text: &str) -> Vec<(&'static str, String)> {
    let pace = |median_halves| Pace {
        median_halves,
        in_time: 8,
        late: 3,
        overdue: 2,
        waiting: 4,
        done: vec![(NOW, 3, false), (NOW, 12, true)],
    };
    let figures = Figures { answer: pace(Some(7)), decision: pace(None), paused: 1 };
    let row = AgencyRow { id: 1, about: names(text), figures: figures.clone(), open: 12 };
    let month = |count| MonthView { name: text.into(), month: Month { count, in_time: 2, median_halves: Some(8) } };
    let state = ClockState::Overdue { since: NOW, days: 2 };
    let page = AgencyPage {
        id: 1,
        about: names(text),
        members: vec![text.into()],
        targets: Targets::default(),
        figures,
        months: vec![month(3), month(2)],
        open: 12,
        overdue: vec![(card(1, text), state)],
        overdue_count: 9,
        can_see_queue: true,
        following: true,
    };
    let bare = AgencyPage { overdue: Vec::new(), overdue_count: 0, months: Vec::new(), ..page.clone() };
    let queue_page = QueuePage {
        agency_id: 1,
        urgency: Some(Urgency::Overdue),
        topic: text.into(),
        rows: vec![QueueRow { idea: card(1, text), next: state, is_answered: true }],
        counts: vec![1, 2, 3, 4],
        all: 7,
        page: 2,
        more: true,
    };
    let empty = QueuePage { rows: Vec::new(), urgency: None, ..queue_page.clone() };
    let input = AgencyInput {
        slug: text.into(),
        names: names(text),
        about: names(text),
        answer_days: text.into(),
        decision_days: text.into(),
        topics: vec![text.into()],
    };
    let errors = AgencyErrors {
        slug: Some(FieldError::NameTaken),
        names: Some(FieldError::Missing),
        about: Some(FieldError::TooLong { have: 601, max: 600 }),
        answer_days: Some(FieldError::Unknown),
        decision_days: Some(FieldError::Missing),
    };
    let admin = AgencyAdminPage {
        slug: Some("roads".into()),
        input,
        errors,
        members: vec![(3, text.into())],
        email: text.into(),
        problem: Some(MemberProblem::OtherRole),
    };
    let new = AgencyAdminPage { slug: None, ..admin.clone() };
    let moderator = ModeratorView { id: 4, name: text.into(), reach: Reach { topics: vec![1], ..Reach::default() } };
    vec![
        ("administration", agencies::admin::list_html(frame)),
        ("administration, agency", agencies::admin::html(frame, &admin)),
        ("administration, new agency", agencies::admin::html(frame, &new)),
        ("administration, moderators", agencies::reach::html(frame, &[moderator])),
        ("agencies", agencies::html(frame, &[row])),
        ("agency", agencies::agency::html(frame, &page)),
        ("agency, nothing due", agencies::agency::html(frame, &bare)),
        ("queue", agencies::queue::html(frame, &queue_page)),
        ("queue, empty", agencies::queue::html(frame, &empty)),
    ]
}
