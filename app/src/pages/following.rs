//! The page of what a resident follows, each with a way to stop.

use leptos::either::Either;
use leptos::prelude::*;

use crate::domain::following::Followed;
use crate::pages::shell::{Frame, Shell, page};
use crate::parts::follow::{Follow, follow_button};
use crate::parts::icon::{Icon, icon};
use crate::parts::pager::pager;

/// What an account follows.
#[derive(Clone, Debug, Default)]
pub struct FollowingPage {
    /// Topics, areas, agencies and items; and ideas, the last followed first.
    pub all: Vec<FollowedView>,
    /// Where the next page of ideas begins.
    pub next: Option<String>,
    /// Whether an earlier page is left out above.
    pub is_later: bool,
}

/// Something that is followed.
#[derive(Clone, Debug)]
pub struct FollowedView {
    /// What it is.
    pub what: Followed,
    /// Its number.
    pub id: i64,
    /// Its title or name; none when the reader may not read it (any more).
    pub name: Option<String>,
    /// Language of the name.
    pub language: String,
    /// Path without language that shows it.
    pub path: String,
}

/// The whole page.
pub fn html(frame: &Frame, following: &FollowingPage) -> String {
    let lang = frame.lang;
    page(frame, &Shell::new(lang.t("following")), || {
        let sections: Vec<_> =
            SECTIONS.iter().filter_map(|(what, key)| section(frame, following, *what, key)).collect();
        let body = if sections.is_empty() { Either::Left(empty(frame)) } else { Either::Right(sections) };
        let first = following.is_later.then(|| (lang.t("pager-previous"), frame.href("/following")));
        let next = following
            .next
            .as_ref()
            .map(|after| (lang.t("following-more"), frame.href(&format!("/following?before={after}"))));
        view! {
            <div class="column wrap">
                <div class="page-head">
                    <h1>{lang.t("following")}</h1>
                    <p class="page-lead">
                        {lang.t("following-lead")}" "<a href=frame.href("/notices")>{lang.t("notices")}</a>
                    </p>
                </div>
                {body}
                {pager(lang, first, next)}
            </div>
        }
    })
}

const SECTIONS: [(Followed, &str); 5] = [
    (Followed::Topic, "following-topics"),
    (Followed::Area, "following-areas"),
    (Followed::Agency, "following-agencies"),
    (Followed::Item, "following-items"),
    (Followed::Idea, "following-ideas"),
];

fn section(frame: &Frame, following: &FollowingPage, what: Followed, key: &str) -> Option<impl IntoView + use<>> {
    let rows: Vec<_> = following.all.iter().filter(|one| one.what == what).map(|one| row(frame, one)).collect();
    if rows.is_empty() {
        return None;
    }
    let id = format!("following-{}", what.as_str());
    let labelled_by = id.clone();
    Some(view! {
        <section class="followed" aria-labelledby=labelled_by>
            <h2 id=id>{frame.lang.t(key)}</h2>
            <ul class="followed-list">{rows}</ul>
        </section>
    })
}

fn row(frame: &Frame, one: &FollowedView) -> impl IntoView + use<> {
    let lang = frame.lang;
    let name = match &one.name {
        Some(name) => {
            let href = frame.href(&one.path);
            Either::Left(view! { <a href=href><bdi lang=one.language.clone()>{name.clone()}</bdi></a> })
        }
        None => Either::Right(view! { <span class="told-gone">{lang.t("following-hidden")}</span> }),
    };
    let label = one.name.as_deref().unwrap_or(lang.t("following-hidden"));
    let stop = Follow { what: one.what, id: one.id, name: label, following: true, to: "/following" };
    view! { <li class="followed-row"><p>{name}</p>{follow_button(frame, stop)}</li> }
}

fn empty(frame: &Frame) -> impl IntoView + use<> {
    let lang = frame.lang;
    view! {
        <div class="empty">
            {icon(Icon::Bell)}
            <h2>{lang.t("following-none")}</h2>
            <p>{lang.t("following-none-text")}</p>
            <div class="buttons"><a class="button button-primary" href=frame.href("/")>{lang.t("show-all")}</a></div>
        </div>
    }
}
