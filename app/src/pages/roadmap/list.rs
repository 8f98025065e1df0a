//! The roadmap: what is promised, in one of three views.

use leptos::either::{Either, EitherOf3};
use leptos::prelude::*;

use super::changelog::changelog;
use super::columns::columns;
use super::timeline::timeline;
use super::words::{name, view_name};
use super::{ItemLink, RoadmapPage};
use crate::domain::directory::Label;
use crate::domain::roadmap::{ItemStage, Roadmap, RoadmapFilter, View};
use crate::pages::shell::{Current, Feed, Frame, Shell, page};
use crate::parts::filters::select;
use crate::parts::icon::{Icon, icon, small_icon};
use crate::parts::notice::info;
use crate::parts::tabs::{Tab, tabs};

/// The whole page.
pub fn html(frame: &Frame, content: &RoadmapPage) -> String {
    let lang = frame.lang;
    let roadmap = &content.roadmap;
    let shell = Shell {
        description: Some(lang.with("roadmap-description", &[("city", frame.city.name(lang.code))])),
        canonical: Some(roadmap.path()),
        current: Current::Roadmap,
        feed: Some(Feed { title: feed_title(frame), href: frame.href(&roadmap.feed_path()) }),
        ..Shell::office(title(frame, roadmap))
    };
    page(frame, &shell, || {
        let body = if content.items.is_empty() {
            Either::Left(empty(frame, roadmap))
        } else {
            Either::Right(match roadmap.view {
                View::Columns => EitherOf3::A(columns(frame, roadmap, &content.items)),
                View::Timeline => EitherOf3::B(timeline(frame, &content.items)),
                View::Changelog => EitherOf3::C(changelog(frame, &content.items)),
            })
        };
        view! {
            <div class="roadmap wrap">
                <div class="page-head roadmap-head">
                    <h1>{lang.t("roadmap")}</h1>
                    <p class="page-lead">{lang.t("roadmap-lead")}</p>
                    <p class="buttons">
                        <a class="button" href=frame.href("/roadmap/done")>{icon(Icon::Done)}{lang.t("done-title")}</a>
                        {content.can_promote.then(|| {
                            let href = frame.href("/roadmap/new");
                            view! { <a class="button" href=href>{lang.t("roadmap-new")}</a> }
                        })}
                    </p>
                </div>
                {reopenings(frame, &content.reopenings)}
                <div class="section-head roadmap-bar">{views(frame, roadmap)}</div>
                {filters(frame, content)}
                {chips(frame, roadmap)}
                {content.is_cut.then(|| info(lang.t("roadmap-cut").to_owned()))}
                {body}
                {elsewhere(frame, roadmap)}
            </div>
        }
    })
}

/// What the feed of the roadmap is called: it is read far from this page and names the city.
pub fn feed_title(frame: &Frame) -> String {
    frame.lang.with("feed-roadmap-title", &[("city", frame.city.name(frame.lang.code))])
}

/// The same items in readers of feeds and in calendars.
fn elsewhere(frame: &Frame, roadmap: &Roadmap) -> impl IntoView + use<> {
    let (feed, calendar) = (frame.href(&roadmap.feed_path()), frame.href(&roadmap.calendar_path()));
    let (feed_kind, calendar_kind) = ("application/atom+xml", "text/calendar");
    view! {
        <p class="list-tools">
            <a class="list-feed" href=feed type=feed_kind>{small_icon(Icon::Feed)}{frame.lang.t("feed-offer")}</a>
            <a class="list-feed" href=calendar type=calendar_kind>
                {small_icon(Icon::Planned)}{frame.lang.t("calendar-offer")}
            </a>
        </p>
    }
}

fn title(frame: &Frame, roadmap: &Roadmap) -> String {
    let lang = frame.lang;
    let mut parts = vec![lang.t("roadmap").to_owned()];
    if roadmap.view != View::Columns {
        parts.push(view_name(lang, roadmap.view).to_owned());
    }
    parts.extend(chosen(frame, roadmap).into_iter().map(|(_, value, _)| value));
    parts.join(" · ")
}

fn views(frame: &Frame, roadmap: &Roadmap) -> impl IntoView + use<> {
    let all = View::ALL.iter().map(|view| Tab {
        name: view_name(frame.lang, *view),
        href: frame.href(&roadmap.viewed(*view).path()),
        current: *view == roadmap.view,
    });
    tabs(frame.lang.t("roadmap-views"), all.collect())
}

/// What moderators are to look at again.
fn reopenings(frame: &Frame, links: &[ItemLink]) -> Option<impl IntoView + use<>> {
    if links.is_empty() {
        return None;
    }
    let lang = frame.lang;
    let items: Vec<_> = links
        .iter()
        .map(|link| {
            let href = frame.href(&format!("/roadmap/{}#reopening", link.id));
            view! { <li lang=link.language.clone()><a href=href dir="auto">{link.title.clone()}</a></li> }
        })
        .collect();
    Some(view! {
        <section class="reopenings" aria-labelledby="reopenings-title">
            <h2 id="reopenings-title">{icon(Icon::Error)}{lang.t("reopenings-title")}</h2>
            <p>{lang.t("reopenings-lead")}</p>
            <ul class="reopenings-list">{items}</ul>
        </section>
    })
}

fn filters(frame: &Frame, content: &RoadmapPage) -> impl IntoView + use<> {
    let lang = frame.lang;
    let RoadmapFilter { agency, area, topic, year, stage } = &content.roadmap.filter;
    let directory = &frame.directory;
    let labels = |labels: &[Label]| labels.iter().map(|l| (l.slug.clone(), l.name(lang.code).to_owned())).collect();
    let years = content.years.iter().map(|year| (year.to_string(), lang.year(year.unsigned_abs()))).collect();
    let stages = ItemStage::ALL.iter().map(|s| (s.as_str().to_owned(), name(lang, *s).to_owned())).collect();
    let view = (content.roadmap.view != View::Columns).then(|| {
        view! { <input type="hidden" name="view" value=content.roadmap.view.as_str()/> }
    });
    view! {
        <details class="filters roadmap-filters">
            <summary class="filters-summary">{icon(Icon::Filter)}{lang.t("roadmap-filter")}{icon(Icon::Down)}</summary>
            <form class="filters-form" method="get" action=frame.href("/roadmap")>
                {view}
                {select(lang, "agency", "filter-agency", "filter-all-agencies", labels(&directory.agencies), agency.as_deref())}
                {select(lang, "area", "filter-area", "filter-all-areas", labels(&directory.areas), area.as_deref())}
                {select(lang, "topic", "filter-topic", "filter-all-topics", labels(&directory.topics), topic.as_deref())}
                {select(lang, "year", "filter-year", "roadmap-all-years", years, year.map(|y| y.to_string()).as_deref())}
                {select(lang, "stage", "filter-stage", "filter-all-stages", stages, stage.map(ItemStage::as_str))}
                <button class="button">{lang.t("filter-apply")}</button>
            </form>
        </details>
    }
}

/// The choices in force: what they are called, what was chosen, and the filter without.
fn chosen(frame: &Frame, roadmap: &Roadmap) -> Vec<(&'static str, String, RoadmapFilter)> {
    let lang = frame.lang;
    let filter = &roadmap.filter;
    let rest = || filter.clone();
    let label = |labels: &[Label], slug: &Option<String>| {
        let slug = slug.as_deref()?;
        Some(labels.iter().find(|l| l.slug == slug).map_or(slug, |l| l.name(lang.code)).to_owned())
    };
    let directory = &frame.directory;
    [
        ("filter-agency", label(&directory.agencies, &filter.agency), RoadmapFilter { agency: None, ..rest() }),
        ("filter-area", label(&directory.areas, &filter.area), RoadmapFilter { area: None, ..rest() }),
        ("filter-topic", label(&directory.topics, &filter.topic), RoadmapFilter { topic: None, ..rest() }),
        ("filter-year", filter.year.map(|y| lang.year(y.unsigned_abs())), RoadmapFilter { year: None, ..rest() }),
        ("filter-stage", filter.stage.map(|s| name(lang, s).to_owned()), RoadmapFilter { stage: None, ..rest() }),
    ]
    .into_iter()
    .filter_map(|(key, value, without)| Some((lang.t(key), value?, without)))
    .collect()
}

fn chips(frame: &Frame, roadmap: &Roadmap) -> Option<impl IntoView + use<>> {
    let chosen = chosen(frame, roadmap);
    if chosen.is_empty() {
        return None;
    }
    let lang = frame.lang;
    let href = |filter: RoadmapFilter| frame.href(&roadmap.filtered(filter).path());
    let items: Vec<_> = chosen
        .into_iter()
        .map(|(label, value, without)| {
            view! {
                <li>
                    <a class="chip" href=href(without)>
                        <span>{label}": "<b>{value}</b></span>
                        {small_icon(Icon::Close)}
                        <span class="visually-hidden">{lang.t("filter-remove")}</span>
                    </a>
                </li>
            }
        })
        .collect();
    let clear = href(RoadmapFilter::default());
    Some(view! {
        <ul class="chips" aria-label=lang.t("filter-active")>
            {items}
            <li><a class="chips-clear" href=clear>{lang.t("filter-clear")}</a></li>
        </ul>
    })
}

fn empty(frame: &Frame, roadmap: &Roadmap) -> impl IntoView + use<> {
    let lang = frame.lang;
    let filtered = roadmap.filter != RoadmapFilter::default();
    let key = match (filtered, roadmap.view) {
        (true, _) => "roadmap-empty-filtered",
        (false, View::Changelog) => "done-empty",
        (false, _) => "roadmap-empty",
    };
    view! {
        <div class="empty">
            {icon(Icon::Planned)}
            <h2>{lang.t("empty-title")}</h2>
            <p>{lang.t(key)}</p>
            <div class="buttons"><a class="button" href=frame.href("/")>{lang.t("show-all")}</a></div>
        </div>
    }
}
