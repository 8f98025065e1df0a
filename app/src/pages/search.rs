//! The page of the search: the field, and what was found.

use leptos::either::Either;
use leptos::prelude::*;

use crate::domain::idea::IdeaTitle;
use crate::domain::search::{Facet, LONGEST, SearchFilter, SearchQuery, first_characters};
use crate::domain::similar::Marks;
use crate::domain::text::{encode, isolate};
use crate::pages::home::IdeaCard;
use crate::pages::shell::{Current, Feed, Frame, Shell, page};
use crate::parts::facets::{chosen, facets};
use crate::parts::hit::hit;
use crate::parts::icon::{Icon, icon, small_icon};
use crate::parts::notice::info;
use crate::parts::pager::pager;
use crate::parts::search_field::search_field;
use crate::parts::search_tips::search_tips;
use crate::parts::tabs::{Tab, tabs};

/// Where a passage stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// In the idea's own text.
    Text,
    /// In an official answer, by its number.
    Answer(i64),
    /// In a comment, by its number.
    Comment(i64),
    /// In an idea that was merged into it, by its number.
    Joined(i64),
}

/// A piece of a text that has what was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Where it stands.
    pub source: Source,
    /// Language of the text (BCP 47).
    pub language: String,
    /// The piece, plain.
    pub text: String,
    /// What to mark in it.
    pub marks: Marks,
    /// Whether something was left out before it, and after it.
    pub cut: (bool, bool),
}

/// An idea that was found.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The idea.
    pub idea: IdeaCard,
    /// What to mark in its title.
    pub title_marks: Marks,
    /// Where the words are; none shows the idea's first words.
    pub passage: Option<Passage>,
}

/// A choice by which the ideas that were found can be narrowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// As addresses write it.
    pub word: String,
    /// How many ideas it leaves.
    pub count: i64,
}

/// What can be chosen of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetView {
    /// The facet.
    pub facet: Facet,
    /// Its choices, in the order in which they are shown.
    pub choices: Vec<Choice>,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Results {
    /// The ideas of this page.
    pub hits: Vec<Hit>,
    /// How many there are in all.
    pub total: usize,
    /// What they can be narrowed by.
    pub facets: Vec<FacetView>,
    /// Other words that find something.
    pub suggestion: Option<String>,
    /// Whether no idea has all of the words.
    pub loosened: bool,
}

/// What the page of the search shows.
#[derive(Clone, Debug, Default)]
pub struct SearchPage {
    /// The search, as the address told.
    pub query: SearchQuery,
    /// Whether more was typed than is looked for.
    pub is_cut: bool,
    /// What was found; none when nothing was looked for.
    pub results: Option<Results>,
}

/// The whole page.
pub fn html(frame: &Frame, search: &SearchPage) -> String {
    let SearchPage { query, is_cut, results } = search;
    let lang = frame.lang;
    let shell = Shell { current: Current::Search, feed: feed(frame, query), ..Shell::new(title(frame, query)) };
    let max = lang.number(LONGEST as i64);
    page(frame, &shell, || {
        view! {
            <div class="search-head wrap">
                <h1>{lang.t("search")}</h1>
                {search_field(frame, "search", query)}
                {is_cut.then(|| info(lang.with("search-cut", &[("max", &max)])))}
                {results.as_ref().and_then(|results| suggestion(frame, query, results))}
            </div>
            {match results {
                None => Either::Left(view! { <div class="wrap">{search_tips(frame)}</div> }),
                Some(results) => Either::Right(found(frame, query, results)),
            }}
        }
    })
}

/// The page's title: the words, and what tells this page from others of the same words.
fn title(frame: &Frame, query: &SearchQuery) -> String {
    let lang = frame.lang;
    let mut parts = vec![lang.t("search").to_owned()];
    if !query.is_blank() {
        parts.insert(0, isolate(&query.text));
    }
    if query.page > 1 {
        parts.push(lang.t("list-later-page").to_owned());
    }
    parts.join(" · ")
}

/// The feed of this search; the title of a feed is read far from this page and names the city.
fn feed(frame: &Frame, query: &SearchQuery) -> Option<Feed> {
    let href = (!query.is_blank()).then(|| frame.href(&query.feed_path()))?;
    Some(Feed { title: feed_title(frame, query), href })
}

/// What the feed of a search is called.
pub fn feed_title(frame: &Frame, query: &SearchQuery) -> String {
    let lang = frame.lang;
    lang.with("search-feed-title", &[("words", &isolate(&query.text)), ("city", frame.city.name(lang.code))])
}

fn suggestion(frame: &Frame, query: &SearchQuery, results: &Results) -> Option<impl IntoView + use<>> {
    let words = results.suggestion.clone()?;
    let href = frame.href(&query.worded(&words).path());
    Some(view! {
        <p class="search-suggestion">{frame.lang.t("search-suggestion")}" "<a href=href><bdi>{words}</bdi></a></p>
    })
}

fn found(frame: &Frame, query: &SearchQuery, results: &Results) -> impl IntoView + use<> {
    let lang = frame.lang;
    let body = if results.hits.is_empty() {
        Either::Left(nothing(frame, query))
    } else {
        let hits: Vec<_> = results.hits.iter().map(|found| hit(frame, found)).collect();
        Either::Right(view! { <ol class="idea-list">{hits}</ol> })
    };
    view! {
        <div class="browse wrap">
            {(results.total > 0).then(|| facets(frame, query, &results.facets))}
            <section class="browse-list" aria-labelledby="search-title">
                <div class="section-head">
                    <h2 id="search-title">{count(frame, query, results)}</h2>
                    {(results.total > 1).then(|| orders(frame, query))}
                </div>
                {chosen(frame, query)}
                {results.loosened.then(|| info(lang.t("search-loosened").to_owned()))}
                {body}
                {neighbours(frame, query, results)}
                {feed_link(frame, query)}
            </section>
        </div>
    }
}

/// How many ideas, if any, and on a later page which one this is.
fn count(frame: &Frame, query: &SearchQuery, results: &Results) -> String {
    let lang = frame.lang;
    if results.total == 0 {
        return lang.with("search-nothing-title", &[("words", &isolate(&query.text))]);
    }
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let count = lang.count("ideas-count", number(results.total));
    if query.page == 1 {
        return count;
    }
    let page = lang.number(number(query.page));
    let pages = lang.number(number(SearchQuery::pages(results.total)));
    format!("{count} · {}", lang.with("search-page", &[("page", &page), ("pages", &pages)]))
}

fn orders(frame: &Frame, query: &SearchQuery) -> impl IntoView + use<> {
    let tab = |key, newest| Tab {
        name: frame.lang.t(key),
        href: frame.href(&query.sorted(newest).path()),
        current: query.newest == newest,
    };
    tabs(frame.lang.t("sort-label"), vec![tab("search-by-relevance", false), tab("sort-newest", true)])
}

/// Nothing was found: ways on.
fn nothing(frame: &Frame, query: &SearchQuery) -> impl IntoView + use<> {
    let lang = frame.lang;
    let narrowed = !query.filter.is_empty();
    let wider = narrowed.then(|| {
        let href = frame.href(&query.filtered(SearchFilter::default()).path());
        view! { <a class="button" href=href>{lang.t("search-without-filters")}</a> }
    });
    let title = encode(&first_characters(&query.text, IdeaTitle::MAX));
    view! {
        <div class="empty">
            {icon(Icon::Search)}
            <p>{lang.t(if narrowed { "search-nothing-narrowed" } else { "search-nothing-text" })}</p>
            <div class="buttons">
                {wider}
                <a class="button button-primary" href=frame.href(&format!("/ideas/new?title={title}"))>
                    {lang.t("search-submit")}
                </a>
                <a class="button" href=frame.href("/")>{lang.t("show-all")}</a>
            </div>
        </div>
    }
}

fn neighbours(frame: &Frame, query: &SearchQuery, results: &Results) -> impl IntoView + use<> {
    let lang = frame.lang;
    let href = |page| frame.href(&query.paged(page).path());
    let previous = (query.page > 1).then(|| (lang.t("pager-previous"), href(query.page - 1)));
    let next = (query.page < SearchQuery::pages(results.total)).then(|| (lang.t("pager-next"), href(query.page + 1)));
    pager(lang, previous, next)
}

fn feed_link(frame: &Frame, query: &SearchQuery) -> Option<impl IntoView + use<>> {
    let href = feed(frame, query)?.href;
    let kind = "application/atom+xml";
    Some(view! {
        <p class="search-feed"><a href=href type=kind>{small_icon(Icon::Feed)}{frame.lang.t("search-feed")}</a></p>
    })
}
