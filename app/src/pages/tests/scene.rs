//! A small city, and every page of it with the same text in each field.

mod found;
mod moderation;
mod office;
mod splits;
mod told;
mod whole_idea;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use self::office::agency_pages;
use self::whole_idea::{clock_view, form, merge_page};
use crate::domain::account::{Reach, Role, SignUpErrors, SignUpInput};
use crate::domain::directory::{Directory, Label};
use crate::domain::following::Followed;
use crate::domain::idea::{FieldError, Kind, Stage};
use crate::domain::listing::{Cursor, Filter, Listing, Page, Sort};
use crate::domain::moderation::Visibility;
use crate::i18n::{DateSettings, Lang, Locales};
use crate::pages::account::{SignInPage, SignUpPage, Waiting, sign_in_html, sign_up_html};
use crate::pages::duplicates::{self, DuplicatesPage};
use crate::pages::error::{self, Problem};
use crate::pages::following::{self, FollowingPage};
use crate::pages::home::{self, HomePage, IdeaCard};
use crate::pages::idea::clock::{ClockForm, ClockView, Deed};
use crate::pages::idea::{self, CommentHistoryPage, CommentVersion, EditCommentPage, IdeaPage};
use crate::pages::idea_form::{self, IdeaFormPage};
use crate::pages::merge::{self, MergePage, MergeWrong};
use crate::pages::notices::{self, NoticesPage};
use crate::pages::search::{self, Results, SearchPage};
use crate::pages::shell::{AssetUrls, City, Frame, Notice, Viewer};
use crate::parts::card::Cards;
use crate::parts::similar;
use crate::parts::support;

use self::found::gates;
pub use found::{cluster, search_page, similar_ideas};
pub use whole_idea::{asking_form, idea_page, wrong_form};

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
