//! The page of notices: what a resident was told, grouped by what it is about.

use leptos::either::Either;
use leptos::prelude::*;

use crate::domain::Millis;
use crate::domain::following::Followed;
use crate::domain::idea::Stage;
use crate::domain::moderation::Subject;
use crate::domain::notice::NoticeKind;
use crate::domain::roadmap::Move;
use crate::domain::text::isolate;
use crate::pages::shell::{Frame, Notice, Shell, page};
use crate::parts::icon::{Icon, icon, small_icon};
use crate::parts::label::moment;
use crate::parts::pager::pager;

mod words;

pub use words::unread as unread_notices;

/// The notices of an account, a page at a time.
#[derive(Clone, Debug, Default)]
pub struct NoticesPage {
    /// What was told, by idea or item; what was told last comes first.
    pub groups: Vec<NoticeGroup>,
    /// The number of the newest notice: what comes later is not read by marking these.
    pub newest: i64,
    /// Whether an earlier page is left out above.
    pub is_later: bool,
    /// Where the next page begins.
    pub next: Option<i64>,
    /// What the reader has just withdrawn their voice from.
    pub withdrawn: Option<Withdrawn>,
}

/// A voice that was taken back a moment ago, and can stand again as it stood.
#[derive(Clone, Debug)]
pub struct Withdrawn {
    /// Number of the withdrawal.
    pub id: i64,
    /// Title of the idea; none where it cannot be read.
    pub title: Option<String>,
}

/// What was told of one idea or item.
#[derive(Clone, Debug)]
pub struct NoticeGroup {
    /// What it is about.
    pub about: About,
    /// How many of its notices are not read.
    pub unread: i64,
    /// The newest of them.
    pub lines: Vec<NoticeLine>,
    /// How many earlier ones there are.
    pub earlier: i64,
}

/// What notices are about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// Something that can be read and followed.
    Thing {
        /// What it is.
        what: Followed,
        /// Its number.
        id: i64,
        /// Its title.
        title: String,
        /// Language of the title.
        language: String,
    },
    /// Something that the reader may not read (any more): nothing of it is told.
    Hidden,
    /// Nothing in particular.
    Nothing,
}

/// One notice. Its words are made when it is shown, from what is known then.
#[derive(Clone, Debug)]
pub struct NoticeLine {
    /// Its number; `/notices/<id>` leads to the place.
    pub id: i64,
    /// What it tells.
    pub kind: NoticeKind,
    /// Whether it is not read yet.
    pub unread: bool,
    /// When it happened.
    pub created_at: Millis,
    /// Public name of whom it tells of, where that can be read.
    pub who: Option<String>,
    /// The agency that it tells of, by number.
    pub agency_id: Option<i64>,
    /// The agency that had it before, by number.
    pub agency_before: Option<i64>,
    /// The stage that it tells of.
    pub stage: Option<Stage>,
    /// The stage before.
    pub stage_before: Option<Stage>,
    /// How the promised date changed, if it did.
    pub due: Option<Move>,
    /// How the beginning changed, if it did.
    pub start: Option<Move>,
    /// What of the reader's it is about.
    pub subject: Option<Subject>,
    /// A word that chooses the wording: a verdict, an outcome.
    pub word: Option<String>,
    /// A number that it tells.
    pub count: Option<i64>,
    /// The title of another idea, or of a milestone.
    pub title: Option<String>,
    /// A public reason, as it was written.
    pub reason: Option<String>,
    /// With how many others the reader's voice stands there, which can be withdrawn here.
    pub voice: Option<i64>,
}

/// The whole page.
pub fn html(frame: &Frame, notices: &NoticesPage) -> String {
    let lang = frame.lang;
    page(frame, &Shell::new(lang.t("notices")), || {
        let groups: Vec<_> = notices.groups.iter().map(|found| group(frame, found)).collect();
        let body = if groups.is_empty() {
            Either::Left(empty(frame))
        } else {
            Either::Right(view! { <ol class="told">{groups}</ol> })
        };
        view! {
            <div class="column wrap">
                <div class="page-head">
                    <h1>{lang.t("notices")}</h1>
                    <p class="page-lead">
                        {lang.t("notices-lead")}" "
                        <a href=frame.href("/following")>{lang.t("following")}</a>
                    </p>
                </div>
                {withdrawn(frame, notices.withdrawn.as_ref())}
                {mark_all(frame, notices)}
                {body}
                {neighbours(frame, notices)}
            </div>
        }
    })
}

fn withdrawn(frame: &Frame, withdrawn: Option<&Withdrawn>) -> Option<impl IntoView + use<>> {
    let lang = frame.lang;
    let withdrawn = withdrawn?;
    let text = match &withdrawn.title {
        Some(title) => lang.with("told-withdrawn", &[("title", &isolate(title))]),
        None => lang.t(Notice::Withdrawn.key()).to_owned(),
    };
    Some(view! {
        <div class="notice notice-ok inbox-done" role="status">
            {icon(Icon::Done)}
            <div><p>{text}</p></div>
            <form method="post" action=frame.href(&format!("/withdrawals/{}/undo", withdrawn.id))>
                <button class="button">{lang.t("undo")}</button>
            </form>
        </div>
    })
}

fn mark_all(frame: &Frame, notices: &NoticesPage) -> Option<impl IntoView + use<>> {
    let viewer = frame.viewer.as_ref().filter(|viewer| viewer.unread > 0 && !notices.is_later)?;
    let lang = frame.lang;
    Some(view! {
        <form class="told-mark" method="post" action=frame.href("/notices/read")>
            <p>{words::unread(lang, viewer.unread)}</p>
            <input type="hidden" name="up_to" value=notices.newest.to_string()/>
            <button class="button">{icon(Icon::Done)}{lang.t("notices-mark-all")}</button>
        </form>
    })
}

fn group(frame: &Frame, found: &NoticeGroup) -> impl IntoView + use<> {
    let lang = frame.lang;
    let lines: Vec<_> = found.lines.iter().map(|one| line(frame, one)).collect();
    let earlier = (found.earlier > 0)
        .then(|| view! { <p class="told-earlier">{lang.count("notices-earlier", found.earlier)}</p> });
    view! {
        <li class="told-group" data-unread=(found.unread > 0).then_some("")>
            {title(frame, &found.about)}
            <ul class="told-lines">{lines}</ul>
            {earlier}
            {stop(frame, &found.about)}
        </li>
    }
}

fn title(frame: &Frame, about: &About) -> AnyView {
    let lang = frame.lang;
    match about {
        About::Thing { what, title, language, .. } => {
            let sign = if *what == Followed::Item { Icon::Planned } else { Icon::Sound };
            let kind = lang.t(if *what == Followed::Item { "told-about-item" } else { "told-about-idea" });
            view! {
                <h2 class="told-title">
                    {icon(sign)}<span class="visually-hidden">{kind}": "</span>
                    <bdi lang=language.clone()>{title.clone()}</bdi>
                </h2>
            }
            .into_any()
        }
        About::Hidden => view! { <h2 class="told-title told-gone">{lang.t("told-hidden")}</h2> }.into_any(),
        About::Nothing => view! { <h2 class="told-title">{lang.t("told-about-site")}</h2> }.into_any(),
    }
}

fn line(frame: &Frame, one: &NoticeLine) -> impl IntoView + use<> {
    let lang = frame.lang;
    let href = frame.href(&format!("/notices/{}", one.id));
    let new = one.unread.then(|| view! { <span class="told-new">{lang.t("told-new")}</span> });
    let reason = one.reason.clone().filter(|reason| !reason.is_empty());
    let reason = reason.map(|reason| view! { <p class="told-reason" dir="auto">{reason}</p> });
    view! {
        <li class="told-line" data-unread=one.unread.then_some("")>
            <a class="told-link" href=href rel="nofollow">{words::sentence(frame, one)}</a>
            {reason}
            {one.voice.map(|others| voice(frame, one, others))}
            <p class="told-facts">{new}{moment(lang, one.created_at)}</p>
        </li>
    }
}

/// Where one's voice stands now, and the way to take it back without looking for it.
fn voice(frame: &Frame, one: &NoticeLine, others: i64) -> impl IntoView + use<> {
    let lang = frame.lang;
    let text = if others > 0 { lang.count("told-voice", others) } else { lang.t("told-voice-alone").to_owned() };
    let title = one.title.clone().map(|title| {
        view! { <span class="visually-hidden">": "<bdi>{title}</bdi></span> }
    });
    view! {
        <form class="told-voice" method="post" action=frame.href(&format!("/notices/{}/withdrawal", one.id))>
            <p>{text}</p>
            <button class="button">{lang.t("told-voice-withdraw")}{title}</button>
        </form>
    }
}

/// The way to hear no more of it.
fn stop(frame: &Frame, about: &About) -> Option<impl IntoView + use<>> {
    let About::Thing { what, id, title, .. } = about else { return None };
    let lang = frame.lang;
    Some(view! {
        <form class="told-stop" method="post" action=frame.href("/unfollows")>
            <input type="hidden" name="subject" value=what.as_str()/>
            <input type="hidden" name="id" value=id.to_string()/>
            <input type="hidden" name="to" value="/notices"/>
            <button class="link-button">
                {small_icon(Icon::Close)}{lang.t("told-stop")}
                <span class="visually-hidden">": "<bdi>{title.clone()}</bdi></span>
            </button>
        </form>
    })
}

fn empty(frame: &Frame) -> impl IntoView + use<> {
    let lang = frame.lang;
    view! {
        <div class="empty">
            {icon(Icon::Bell)}
            <h2>{lang.t("notices-none")}</h2>
            <p>{lang.t("notices-none-text")}</p>
            <div class="buttons"><a class="button button-primary" href=frame.href("/")>{lang.t("show-all")}</a></div>
        </div>
    }
}

fn neighbours(frame: &Frame, notices: &NoticesPage) -> impl IntoView + use<> {
    let lang = frame.lang;
    let first = notices.is_later.then(|| (lang.t("notices-first"), frame.href("/notices")));
    let next = notices.next.map(|before| (lang.t("notices-more"), frame.href(&format!("/notices?before={before}"))));
    pager(lang, first, next)
}
