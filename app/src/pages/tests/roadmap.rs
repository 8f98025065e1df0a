//! Pages of the roadmap, full of what somebody typed.

use super::scene::NOW;
use crate::domain::answer::DeclineReason;
use crate::domain::idea::FieldError;
use crate::domain::roadmap::{
    ChangeErrors, ChangeInput, HandoverErrors, HandoverInput, History, ItemStage, Move, Outcome, PlanErrors, PlanInput,
    PostKind, Promised, Roadmap, RoadmapFilter, Standing, TextErrors, TextInput, Verdict, View,
};
use crate::pages::roadmap::{
    ChangeView, DoneCard, DonePage, IdeaBehind, ItemCard, ItemLink, ItemPage, ManagePage, MilestoneForm, MilestoneView,
    NewItemPage, OutcomeView, PictureView, PostForm, PostView, PromiseView, ReopeningView, RoadmapPage, SettleForm,
    WhyView, done_html, item_html, list_html, manage_html, new_html,
};
use crate::pages::shell::Frame;

const WRONG: Option<FieldError> = Some(FieldError::Missing);

fn date(typed: &str) -> Option<Promised> {
    Promised::parse(typed).ok()
}

fn standing(stage: ItemStage) -> Standing {
    Standing { stage, start: date("2026-03"), due: date("2026-Q3") }
}

pub fn card(id: i64, text: &str, stage: ItemStage) -> ItemCard {
    ItemCard {
        id,
        language: "fa".into(),
        title: text.into(),
        standing: standing(stage),
        agency_id: 1,
        topic_id: Some(1),
        area_id: Some(1),
        voices: 1847,
        moved: 2,
        first_due: date("2026-05"),
        told_at: NOW,
        delivered_at: (stage == ItemStage::Done).then_some(NOW),
        last_change: 9,
        helpers: vec![1],
    }
}

pub fn promise(text: &str) -> PromiseView {
    let standing = standing(ItemStage::Planned);
    PromiseView { id: 3, language: "fa".into(), title: text.into(), standing, agency_id: 1 }
}

fn link(text: &str) -> ItemLink {
    ItemLink { id: 3, language: "fa".into(), title: text.into() }
}

fn list(text: &str, view: View) -> RoadmapPage {
    let slug = Some(text.to_owned());
    let filter = RoadmapFilter { agency: slug.clone(), area: slug.clone(), topic: slug, year: Some(2026), stage: None };
    RoadmapPage {
        roadmap: Roadmap { view, filter },
        items: ItemStage::ALL.iter().map(|stage| card(*stage as i64 + 1, text, *stage)).collect(),
        is_cut: true,
        years: vec![2026, 2027],
        reopenings: vec![link(text)],
        can_promote: true,
    }
}

fn behind(text: &str) -> IdeaBehind {
    IdeaBehind {
        id: 7,
        language: "fa".into(),
        title: text.into(),
        excerpt: text.into(),
        votes: 137,
        author: Some(text.into()),
        created_at: NOW,
    }
}

fn picture(text: &str) -> Option<PictureView> {
    Some(PictureView { id: 4, width: 1600, height: 900, text: text.into() })
}

fn change(text: &str, before: Option<ItemStage>, due: (&str, &str)) -> ChangeView {
    ChangeView {
        id: 9,
        actor: text.into(),
        language: "fa".into(),
        reason_html: "<p>x</p>".into(),
        stage_before: before,
        stage_after: ItemStage::Planned,
        start: Move { before: date(due.1), after: date(due.0) },
        due: Move { before: date(due.0), after: date(due.1) },
        handed: before.map(|_| (1, 1)),
        created_at: NOW,
    }
}

pub fn item(text: &str, stage: ItemStage) -> ItemPage {
    let milestone = |reached_at| MilestoneView {
        id: 1,
        language: "fa".into(),
        title: text.into(),
        due: Promised::parse("2026-02").unwrap(),
        reached_at,
    };
    let post = |kind| PostView {
        id: 5,
        kind,
        author: text.into(),
        language: "fa".into(),
        body_html: "<p>x</p>".into(),
        picture: picture(text),
        created_at: NOW,
    };
    ItemPage {
        card: card(3, text, stage),
        summary_html: "<p>x</p>".into(),
        excerpt: text.into(),
        budget: text.into(),
        declined: (stage == ItemStage::Declined).then(|| (DeclineReason::HarmsOthers, "<p>y</p>".into())),
        history: History { first: date("2026-05"), last: date("2026-Q3"), later: 2, earlier: 0 },
        changes: vec![
            change(text, None, ("", "2026-05")),
            change(text, Some(ItemStage::UnderReview), ("2026-05", "2026-07")),
            change(text, Some(ItemStage::Planned), ("2026-07", "")),
            change(text, Some(ItemStage::Planned), ("2026-07", "2026-06")),
        ],
        milestones: vec![milestone(None), milestone(Some(NOW))],
        posts: vec![post(PostKind::Update), post(PostKind::Evidence)],
        ideas: vec![behind(text)],
        outcome: (stage == ItemStage::Done).then(|| OutcomeView {
            outcome: Outcome { yes: 3, partly: 2, no: 4 },
            whys: vec![WhyView { verdict: Verdict::No, language: "fa".into(), text: text.into(), at: NOW }],
            may_answer: true,
            own: Some(Verdict::Partly),
            own_why: text.into(),
            verdict_error: WRONG,
            why_error: Some(FieldError::TooLong { have: 1001, max: 1000 }),
        }),
        reopening: (stage == ItemStage::Done).then_some(ReopeningView {
            id: 6,
            answers: 9,
            no: 4,
            created_at: NOW,
            settled: None,
            can_undo: true,
        }),
        settle: SettleForm {
            decision: text.into(),
            reason: text.into(),
            decision_error: (stage == ItemStage::Done).then_some(FieldError::Missing),
            reason_error: None,
        },
        can_manage: true,
        following: true,
        can_moderate: true,
    }
}

fn plan(text: &str) -> PlanInput {
    let typed = |code: &str| (code.to_owned(), TextInput { title: text.into(), summary: text.into() });
    PlanInput {
        texts: ["ar", "en", "fa"].map(typed).into(),
        agency: "roads".into(),
        helpers: vec!["roads".into()],
        topic: text.into(),
        area: text.into(),
        budget: text.into(),
    }
}

fn plan_errors() -> PlanErrors {
    let texts = [("fa".to_owned(), TextErrors { title: WRONG, summary: WRONG })].into();
    PlanErrors { texts, agency: WRONG, topic: None, area: Some(FieldError::Unknown), budget: None }
}

fn typed_change(text: &str) -> ChangeInput {
    let text = text.to_owned();
    ChangeInput {
        stage: "declined".into(),
        start: text.clone(),
        due: text.clone(),
        reason: text.clone(),
        decline_reason: text.clone(),
        reopen_if: text,
        seen: 9,
    }
}

fn change_errors() -> ChangeErrors {
    ChangeErrors {
        stage: WRONG,
        start: Some(FieldError::NotADate),
        due: Some(FieldError::BeforeStart),
        reason: Some(FieldError::Unchanged),
        decline_reason: WRONG,
        reopen_if: WRONG,
    }
}

fn manage(text: &str, late: bool) -> ManagePage {
    let wrong = !late;
    ManagePage {
        item: item(text, ItemStage::InProgress),
        change: typed_change(text),
        change_errors: if wrong { change_errors() } else { ChangeErrors::default() },
        late,
        plan: plan(text),
        plan_errors: if wrong { plan_errors() } else { PlanErrors::default() },
        handover: HandoverInput { agency: text.into(), reason: text.into(), stays: true, seen: 9 },
        handover_errors: HandoverErrors { agency: WRONG, reason: WRONG },
        post: PostForm {
            kind: text.into(),
            body: text.into(),
            picture_text: text.into(),
            body_error: WRONG,
            picture_error: Some(FieldError::NotAPicture),
            picture_text_error: WRONG,
        },
        milestone: MilestoneForm { title: text.into(), due: text.into(), title_error: WRONG, due_error: WRONG },
        idea: text.into(),
        idea_error: WRONG,
    }
}

/// Every page of the roadmap, by name, with `text` wherever something is typed.
pub fn pages(frame: &Frame, text: &str) -> Vec<(&'static str, String)> {
    let visitor = Frame { viewer: None, ..frame.clone() };
    let empty = |view| RoadmapPage { items: Vec::new(), ..list(text, view) };
    let new = NewItemPage {
        ideas: vec![link(text)],
        plan: plan(text),
        plan_errors: plan_errors(),
        change: typed_change(text),
        change_errors: change_errors(),
    };
    let done = DonePage {
        items: vec![DoneCard {
            card: card(3, text, ItemStage::Done),
            idea: Some(behind(text)),
            others: 2,
            outcome: Outcome { yes: 3, partly: 2, no: 4 },
            picture: picture(text),
        }],
        next: Some("?page=2".into()),
        total: 13,
    };
    vec![
        ("roadmap", list_html(frame, &list(text, View::Columns))),
        ("roadmap, timeline", list_html(&visitor, &list(text, View::Timeline))),
        ("roadmap, changelog", list_html(&visitor, &list(text, View::Changelog))),
        ("roadmap, empty", list_html(frame, &empty(View::Columns))),
        ("item, planned", item_html(&visitor, &item(text, ItemStage::Planned))),
        ("item, done", item_html(frame, &item(text, ItemStage::Done))),
        ("item, declined", item_html(frame, &item(text, ItemStage::Declined))),
        ("item, managed", manage_html(frame, &manage(text, false))),
        ("item, too late", manage_html(frame, &manage(text, true))),
        ("item, new", new_html(frame, &new)),
        ("done", done_html(&visitor, &done)),
        ("done, nothing", done_html(&visitor, &DonePage::default())),
    ]
}
