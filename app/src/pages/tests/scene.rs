//! A small city, and every page of it with the same text in each field.

mod moderation;
mod splits;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::domain::account::{Reach, Role, SignUpErrors, SignUpInput};
use crate::domain::agency::{AgencyErrors, AgencyInput, MemberProblem};
use crate::domain::answer::{AnswerErrors, AnswerInput, DeclineReason};
use crate::domain::clock::{ClockState, Targets, Urgency};
use crate::domain::comment::CommentSort;
use crate::domain::directory::{Directory, Label};
use crate::domain::figures::{Figures, Month, Pace};
use crate::domain::following::Followed;
use crate::domain::idea::{FieldError, IdeaErrors, IdeaInput, Kind, Stage};
use crate::domain::listing::{Cursor, Filter, Listing, Page, Sort};
use crate::domain::merge::Voices;
use crate::domain::moderation::Visibility;
use crate::domain::search::{Facet, SearchFilter, SearchQuery};
use crate::domain::similar::{Reason, Strength};
use crate::i18n::{DateSettings, Lang, Locales};
use crate::pages::account::{SignInPage, SignUpPage, Waiting, sign_in_html, sign_up_html};
use crate::pages::agencies::admin::AgencyAdminPage;
use crate::pages::agencies::agency::AgencyPage;
use crate::pages::agencies::queue::{QueuePage, QueueRow};
use crate::pages::agencies::reach::ModeratorView;
use crate::pages::agencies::trend::MonthView;
use crate::pages::agencies::{self, AgencyRow};
use crate::pages::duplicates::{self, ClusterView, Duplicate, DuplicatesPage};
use crate::pages::error::{self, Problem};
use crate::pages::following::{self, FollowingPage};
use crate::pages::home::{self, HomePage, IdeaCard};
use crate::pages::idea::clock::{ClockForm, ClockView, Clocks, Deed, Late, PauseView, Step, StepKind};
use crate::pages::idea::{
    self, AnswerForm, AnswerView, CaseView, Cases, CommentForm, CommentHistoryPage, CommentVersion, CommentView,
    EditCommentPage, IdeaPage, JoinedIdea, Origin,
};
use crate::pages::idea_form::{self, IdeaFormPage};
use crate::pages::merge::{self, Brought, MergePage, MergePreview, MergeWrong};
use crate::pages::notices::{self, NoticesPage};
use crate::pages::search::{self, Choice, FacetView, Hit, Passage, Results, SearchPage, Source};
use crate::pages::shell::{AssetUrls, City, Frame, Notice, Viewer};
use crate::parts::card::Cards;
use crate::parts::gates::{GateView, WrittenIn};
use crate::parts::similar::{self, SimilarIdea};
use crate::parts::support;

mod told;

/// Leaves a title, a text area, an attribute and plain text.
pub const ATTACK: &str =
    "</title></textarea>\" onfocus=y autofocus x=\"'><img src=x onerror=alert(1)><script>alert(1)</script>";

pub const NOW: i64 = 1_795_305_600_000;

fn locales() -> &'static Locales {
    static ALL: OnceLock<&'static Locales> = OnceLock::new();
    ALL.get_or_init(|| Locales::load(&DateSettings::default()).unwrap())
}

pub fn lang(code: &str) -> Lang {
    locales().find(code).unwrap()
}

fn names(name: &str) -> BTreeMap<String, String> {
    ["ar", "en", "fa"].iter().map(|code| ((*code).to_owned(), name.to_owned())).collect()
}

fn labels(slug: &str, name: &str) -> Vec<Label> {
    vec![Label { id: 1, slug: slug.to_owned(), names: names(name) }]
}

pub fn frame(code: &str, is_demo: bool) -> Frame {
    let url = |name: &str| format!("/a/{name}");
    Frame {
        lang: lang(code),
        locales: locales(),
        city: Arc::new(City { names: names("نور"), logo: url("logo.svg"), source_url: None, is_demo }),
        directory: Arc::new(Directory {
            topics: labels("lighting", "Lighting"),
            areas: labels("harbour", "Harbour"),
            agencies: labels("roads", "Roads"),
            owners: BTreeMap::from([(1, 1)]),
            targets: BTreeMap::new(),
        }),
        assets: Arc::new(AssetUrls {
            style: url("s.css"),
            office: url("o.css"),
            theme: url("t.css"),
            wake: url("w.js"),
            glue: url("g.js"),
            wasm: url("w.wasm"),
            fonts: names("/a/f.woff2"),
            icon: url("i.svg"),
        }),
        cards: Arc::new(Cards::new(100)),
        viewer: Some(Viewer {
            id: 1,
            name: "Layla".into(),
            role: Role::Officer,
            reach: Arc::new(Reach { agencies: vec![1], ..Reach::default() }),
            unread: 3,
        }),
        path: "/?sort=newest".into(),
        notice: Some(Notice::Welcome),
        now: NOW,
    }
}

pub fn card(id: i64, text: &str) -> IdeaCard {
    IdeaCard {
        id,
        kind: Kind::Idea,
        stage: Stage::Planned,
        language: "fa".into(),
        title: text.into(),
        excerpt: text.into(),
        votes: 1847,
        imported_votes: 1204,
        comments: 42,
        created_at: NOW,
        answered_at: None,
        topic_id: Some(1),
        area_id: Some(1),
        agency_id: Some(1),
        author: Some(text.into()),
        supported: id % 3 == 0,
    }
}

pub fn home_page(text: &str) -> HomePage {
    let filter = Filter { topic: Some("lighting".into()), ..Filter::default() };
    let after = Page::After(Cursor::Moment(NOW, 4));
    HomePage {
        listing: Listing { filter, sort: Sort::Newest, page: after.clone() },
        ideas: vec![card(1, text), IdeaCard { author: None, comments: 0, ..card(3, text) }],
        previous: Some(Page::First),
        next: Some(after),
        followed: vec![(Followed::Topic, 1)],
    }
}

/// Twenty ideas, as the home page shows them to most.
pub fn full_home() -> HomePage {
    let text = "چراغ‌های کوچهٔ مدرسه سه هفته است خاموش است و بچه‌ها در تاریکی برمی‌گردند";
    HomePage {
        listing: Listing::default(),
        ideas: (1..=20).map(|id| card(id, text)).collect(),
        previous: None,
        next: Some(Page::After(Cursor::Trend(1.5, 2))),
        followed: Vec::new(),
    }
}

fn comment(id: i64, text: &str) -> CommentView {
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

fn hidden(comment: CommentView, can_read: bool, text: &str) -> CommentView {
    let trace = Some(moderation::trace_of(text));
    CommentView { visibility: Visibility::Hidden, trace, can_read, can_appeal: can_read, ..comment }
}

fn hidden_case(text: &str) -> CaseView {
    let trace = Some(moderation::trace_of(text));
    CaseView { visibility: Visibility::Hidden, trace, can_read: false, ..case(3, text) }
}

fn form(text: &str, parent_id: Option<i64>) -> CommentForm {
    CommentForm {
        body: text.into(),
        parent_id,
        error: Some(FieldError::TooLong { have: 3001, max: 3000 }),
        preview_html: Some("<p>x</p>".into()),
    }
}

fn case(id: i64, text: &str) -> CaseView {
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

pub fn similar_ideas(text: &str) -> Vec<SimilarIdea> {
    let words = |count: usize| vec![text.to_owned(); count];
    let reason = |place: bool, shared, bridged: bool| Reason {
        place: place.then(|| text.to_owned()),
        shared: words(shared),
        bridged: if bridged { vec![(text.to_owned(), text.to_owned())] } else { Vec::new() },
    };
    let all = [
        (Strength::Probable, reason(true, 2, true)),
        (Strength::Related, reason(true, 0, false)),
        (Strength::Related, reason(false, 1, false)),
        (Strength::Related, reason(false, 0, false)),
    ];
    let found = |(id, (strength, reason)): (usize, (Strength, Reason))| SimilarIdea {
        idea: card(id as i64 + 1, text),
        strength,
        marks: vec![0..1, 2..4],
        reason,
        passage: (id == 1).then(|| Passage {
            source: Source::Joined(9),
            language: "fa".into(),
            text: text.into(),
            marks: vec![0..1],
            cut: (true, true),
        }),
    };
    all.into_iter().enumerate().map(found).collect()
}

fn gates() -> Vec<GateView> {
    let of = |languages, called, same| GateView { languages, related: 0.4, probable: 0.72, decided: 31, called, same };
    vec![of(WrittenIn::One("ar"), 12, 9), of(WrittenIn::Other, 0, 0), of(WrittenIn::Two, 3, 3)]
}

fn joined(text: &str) -> JoinedIdea {
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

fn merge_page(text: &str) -> MergePage {
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
fn clock_view(text: &str) -> ClockView {
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
        promises: vec![super::roadmap::promise(text)],
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

/// A search for `text`, narrowed as far as it goes.
pub fn search_page(text: &str) -> SearchPage {
    let slug = Some(text.to_owned());
    let filter = SearchFilter { topic: slug.clone(), area: slug, year: Some(2026), ..SearchFilter::default() };
    let passage = |source| Passage {
        source,
        language: "en".into(),
        text: text.into(),
        marks: vec![0..2, 3..5],
        cut: (true, true),
    };
    let hit = |id, source: Option<Source>| Hit {
        idea: card(id, text),
        title_marks: vec![1..4, 4..5],
        passage: source.map(passage),
    };
    let choices = |word: &str| (0..8).map(|n| Choice { word: format!("{word}{n}"), count: 1200 + n }).collect();
    let facets = Facet::ALL.iter().map(|facet| FacetView { facet: *facet, choices: choices(text) }).collect();
    let results = Results {
        hits: vec![
            hit(1, Some(Source::Text)),
            hit(2, Some(Source::Comment(5))),
            hit(3, Some(Source::Answer(6))),
            hit(4, None),
        ],
        total: 4321,
        facets,
        suggestion: Some(text.into()),
        loosened: true,
    };
    let query = SearchQuery { text: text.into(), filter, newest: true, page: 2 };
    SearchPage { query, is_cut: true, results: Some(results) }
}

/// Ideas that are like each other for every reason that there is.
pub fn cluster(text: &str) -> ClusterView {
    let reason = Reason {
        place: Some(text.into()),
        shared: vec![text.into(), "lamp".into()],
        bridged: vec![(text.into(), "چراغ".into())],
    };
    ClusterView {
        leader: card(1, text),
        others: vec![Duplicate { idea: card(2, text), score: 0.874, reason, marks: vec![0..1, 2..4] }],
    }
}

/// The agencies' own pages.
fn agency_pages(frame: &Frame, text: &str) -> Vec<(&'static str, String)> {
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

/// Every page and fragment, by name, with `text` wherever something is typed.
pub fn every_page(plain: &Frame, text: &str) -> Vec<(&'static str, String)> {
    let mut frame = plain.clone();
    frame.path = format!("/?sort={text}");
    if let Some(viewer) = &mut frame.viewer {
        viewer.name = text.into();
    }
    let visitor = Frame { viewer: None, notice: None, ..frame.clone() };
    let home = home_page(text);
    let odd = Filter { topic: Some(text.into()), area: Some(text.into()), ..Filter::default() };
    let empty = HomePage { ideas: Vec::new(), listing: home.listing.filtered(odd), ..home.clone() };
    let hidden_idea =
        IdeaPage { visibility: Visibility::Hidden, trace: Some(moderation::trace_of(text)), ..idea_page(text) };
    let clock = ClockView {
        agency_id: None,
        clocks: None,
        pause: None,
        form: ClockForm { deed: Some(Deed::Assign), ..clock_view(text).form },
        ..clock_view(text)
    };
    let own_form = IdeaPage { form: form(text, None), thread: Some(3), clock: Some(clock), ..idea_page(text) };
    let sign_up = SignUpPage {
        input: SignUpInput { email: text.into(), name: text.into() },
        errors: SignUpErrors {
            email: Some(FieldError::EmailTaken),
            name: Some(FieldError::NameTaken),
            password: Some(FieldError::PasswordCommon),
        },
        waiting: Some(Waiting::Support(text.into())),
        next: text.into(),
    };
    let sign_in = SignInPage {
        email: text.into(),
        refused: true,
        too_often: false,
        waiting: Some(Waiting::Comment(text.into())),
        next: text.into(),
    };
    let edit = EditCommentPage { id: 3, idea_id: 7, idea_title: text.into(), form: form(text, None) };
    let history = CommentHistoryPage {
        id: 3,
        idea_id: 7,
        idea_title: text.into(),
        author: text.into(),
        language: "fa".into(),
        current_html: "<p>x</p>".into(),
        versions: vec![CommentVersion { body_html: "<p>y</p>".into(), replaced_at: NOW }],
    };
    let nothing = SearchPage { results: Some(Results::default()), ..search_page(text) };
    let viewer = Viewer { id: 2, name: text.into(), role: Role::Moderator, reach: Arc::default(), unread: 100 };
    let moderator = Frame { viewer: Some(viewer), ..frame.clone() };
    let quicker = MergeWrong::Settled { by: text.into(), at: NOW };
    let choosing = MergePage { preview: None, wrong: Some(quicker), ..merge_page(text) };
    let all_duplicates = DuplicatesPage { clusters: vec![cluster(text)], page: 2, more: true, gates: gates() };
    let mut pages = super::roadmap::pages(&frame, text);
    pages.extend(agency_pages(&frame, text));
    pages.extend(moderation::pages(&moderator, text));
    pages.extend(splits::pages(&moderator, &frame, text));
    pages.extend([
        ("home", home::html(&frame, &full_home())),
        ("home, filtered", home::html(&visitor, &home)),
        ("home, empty", home::html(&frame, &empty)),
        ("idea", idea::html(&frame, &idea_page(text))),
        ("merge", merge::html(&moderator, &merge_page(text))),
        ("merge, choosing", merge::html(&moderator, &choosing)),
        ("idea, visitor", idea::html(&visitor, &own_form)),
        ("idea, hidden", idea::html(&frame, &hidden_idea)),
        ("idea form", idea_form::html(&frame, &wrong_form(text))),
        ("idea form, asking", idea_form::html(&visitor, &asking_form(text))),
        ("idea form, blank", idea_form::html(&visitor, &IdeaFormPage::default())),
        ("sign up", sign_up_html(&visitor, &sign_up)),
        ("sign in", sign_in_html(&visitor, &sign_in)),
        ("edit comment", idea::edit_comment_html(&frame, &edit)),
        ("comment history", idea::history_html(&frame, &history)),
        ("search", search::html(&frame, &search_page(text))),
        ("search, nothing", search::html(&visitor, &nothing)),
        ("search, blank", search::html(&visitor, &SearchPage::default())),
        ("notices", notices::html(&frame, &told::notices_page(text))),
        ("notices, none", notices::html(&frame, &NoticesPage::default())),
        ("following", following::html(&frame, &told::following_page(text))),
        ("following, nothing", following::html(&frame, &FollowingPage::default())),
        ("duplicates", duplicates::html(&moderator, &all_duplicates)),
        ("duplicates, none", duplicates::html(&moderator, &DuplicatesPage { page: 1, ..Default::default() })),
        ("duplicates of an idea", duplicates::of_idea_html(&moderator, &cluster(text))),
        ("error, search", error::html(&frame, Problem::SearchAway { retry_after: 5 })),
        ("error", error::html(&visitor, Problem::Forbidden)),
        ("error, busy", error::html(&frame, Problem::Busy { retry_after: 5 })),
        ("part support", support::html(&frame, 7, text, 3, true, true, false)),
        ("part similar", similar::html(&frame, &similar_ideas(text))),
        ("part card support", support::card_html(&frame, 7, text, 3, false, text)),
    ]);
    pages
}
