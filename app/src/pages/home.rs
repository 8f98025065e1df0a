//! The home page: the list of ideas.

use leptos::either::Either;
use leptos::prelude::*;

use crate::domain::Millis;
use crate::domain::directory::Label;
use crate::domain::following::Followed;
use crate::domain::idea::{Kind, Stage};
use crate::domain::listing::{Listing, Page, Sort};
use crate::pages::shell::{Current, Feed, Frame, Shell, page};
use crate::parts::card::card;
use crate::parts::filters::{Chosen, chips, chosen, filters};
use crate::parts::follow::{Follow, follow_button};
use crate::parts::icon::{Icon, icon, small_icon};
use crate::parts::pager::pager;
use crate::parts::tabs::{Tab, tabs};

/// One idea in a list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct IdeaCard {
    /// Its number.
    pub id: i64,
    /// Its kind.
    pub kind: Kind,
    /// Its stage.
    pub stage: Stage,
    /// Language of its text (BCP 47).
    pub language: String,
    /// Its title.
    pub title: String,
    /// Its first words.
    pub excerpt: String,
    /// Residents' voices.
    pub votes: i64,
    /// Supports from elsewhere, without names.
    pub imported_votes: i64,
    /// Comments that can be read.
    pub comments: i64,
    /// When it was submitted.
    pub created_at: Millis,
    /// When an agency last answered it.
    pub answered_at: Option<Millis>,
    /// Topic, by number.
    pub topic_id: Option<i64>,
    /// Area, by number.
    pub area_id: Option<i64>,
    /// Agency, by number.
    pub agency_id: Option<i64>,
    /// Public name of its author; none when imported.
    pub author: Option<String>,
    /// Whether the viewer supports it.
    pub supported: bool,
}

/// What the home page shows.
#[derive(Clone, Debug)]
pub struct HomePage {
    /// Filters, order and page, as the address told.
    pub listing: Listing,
    /// The ideas of this page.
    pub ideas: Vec<IdeaCard>,
    /// The page before this one.
    pub previous: Option<Page>,
    /// The page after this one.
    pub next: Option<Page>,
    /// What the viewer follows of what the list is narrowed to.
    pub followed: Vec<(Followed, i64)>,
}

/// The whole page.
pub fn html(frame: &Frame, home: &HomePage) -> String {
    let plain = home.listing == Listing::default();
    let in_force = chosen(frame, &home.listing.filter);
    let city = frame.city.name(frame.lang.code);
    let shell = Shell {
        description: Some(frame.lang.with("home-description", &[("city", city)])),
        canonical: Some(format!("/{}", home.listing.paged(Page::First).query())),
        current: Current::Ideas,
        feed: Some(Feed { title: feed_title(frame, &home.listing), href: frame.href(&feed_path(&home.listing)) }),
        ..Shell::new(title(frame, home, &in_force))
    };
    page(frame, &shell, || {
        view! {
            {plain.then(|| hero(frame))}
            <div class="browse wrap">
                {filters(frame, &home.listing)}
                <section class="browse-list" aria-labelledby="list-title">
                    <div class="section-head">{list_title(frame, plain)}{orders(frame, &home.listing)}</div>
                    {chips(frame, &home.listing, in_force)}
                    {tools(frame, home)}
                    {list(frame, home, plain)}
                    {neighbours(frame, home)}
                </section>
            </div>
        }
    })
}

/// The page's title: what tells this list from the others.
fn title(frame: &Frame, home: &HomePage, in_force: &[Chosen]) -> String {
    let lang = frame.lang;
    let listing = &home.listing;
    if *listing == Listing::default() {
        return lang.with("home-title", &[("city", frame.city.name(lang.code))]);
    }
    let mut parts = vec![lang.t("list-title")];
    parts.extend(in_force.iter().map(|chosen| chosen.value.as_str()));
    if listing.sort != Sort::Trending {
        parts.push(sort_name(frame, listing.sort));
    }
    if listing.page != Page::First {
        parts.push(lang.t("list-later-page"));
    }
    parts.join(" · ")
}

/// The path, without language, of the feed of a list.
pub fn feed_path(listing: &Listing) -> String {
    format!("/feed.atom{}", listing.paged(Page::First).query())
}

/// What the feed of a list is called: it is read far from this page and names the city.
pub fn feed_title(frame: &Frame, listing: &Listing) -> String {
    let mut parts = vec![frame.city.name(frame.lang.code).to_owned(), frame.lang.t("list-title").to_owned()];
    parts.extend(chosen(frame, &listing.filter).into_iter().map(|chosen| chosen.value));
    parts.join(" · ")
}

/// What one can do with this list: follow what it is about, and read it elsewhere.
fn tools(frame: &Frame, home: &HomePage) -> Option<impl IntoView + use<>> {
    if home.listing.filter.is_empty() {
        return None;
    }
    let buttons: Vec<_> = places(frame, home).into_iter().map(|follow| follow_button(frame, follow)).collect();
    let kind = "application/atom+xml";
    let feed = frame.href(&feed_path(&home.listing));
    Some(view! {
        <div class="list-tools">
            {buttons}
            <a class="list-feed" href=feed type=kind>{small_icon(Icon::Feed)}{frame.lang.t("feed-offer")}</a>
        </div>
    })
}

/// The topic, the area and the agency that the list is narrowed to.
fn places<'a>(frame: &'a Frame, home: &'a HomePage) -> Vec<Follow<'a>> {
    let filter = &home.listing.filter;
    let directory = &frame.directory;
    let place = |what: Followed, labels: &'a [Label], slug: &Option<String>| {
        let label = labels.iter().find(|label| Some(&label.slug) == slug.as_ref())?;
        let following = home.followed.contains(&(what, label.id));
        Some(Follow { what, id: label.id, name: label.name(frame.lang.code), following, to: &frame.path })
    };
    [
        place(Followed::Topic, &directory.topics, &filter.topic),
        place(Followed::Area, &directory.areas, &filter.area),
        place(Followed::Agency, &directory.agencies, &filter.agency),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn sort_name(frame: &Frame, sort: Sort) -> &'static str {
    frame.lang.t(match sort {
        Sort::Trending => "sort-trending",
        Sort::Newest => "sort-newest",
        Sort::Supported => "sort-supported",
        Sort::Answered => "sort-answered",
    })
}

fn hero(frame: &Frame) -> impl IntoView + use<> {
    let lang = frame.lang;
    view! {
        <section class="hero">
            <div class="wrap">
                <h1 class="hero-title">{lang.with("home-title", &[("city", frame.city.name(lang.code))])}</h1>
                <p class="hero-lead">{lang.t("home-lead")}</p>
                <a class="button button-primary button-large" href=frame.href("/ideas/new")>{lang.t("submit-idea")}</a>
            </div>
        </section>
    }
}

/// The first heading of the page, unless the hero has it.
fn list_title(frame: &Frame, plain: bool) -> impl IntoView + use<> {
    let text = frame.lang.t("list-title");
    if plain {
        Either::Left(view! { <h2 id="list-title">{text}</h2> })
    } else {
        Either::Right(view! { <h1 id="list-title">{text}</h1> })
    }
}

fn orders(frame: &Frame, listing: &Listing) -> impl IntoView + use<> {
    let all = Sort::ALL
        .iter()
        .map(|sort| Tab {
            name: sort_name(frame, *sort),
            href: frame.href(&format!("/{}", listing.sorted(*sort).query())),
            current: *sort == listing.sort,
        })
        .collect();
    tabs(frame.lang.t("sort-label"), all)
}

fn list(frame: &Frame, home: &HomePage, plain: bool) -> impl IntoView + use<> {
    if home.ideas.is_empty() {
        return Either::Left(empty(frame, home, plain));
    }
    let cards: Vec<_> = home.ideas.iter().map(|idea| card(frame, idea, plain)).collect();
    Either::Right(view! { <ol class="idea-list">{cards}</ol> })
}

fn empty(frame: &Frame, home: &HomePage, plain: bool) -> impl IntoView + use<> {
    let lang = frame.lang;
    let filtered = !home.listing.filter.is_empty();
    let title = lang.t("empty-title");
    let heading =
        if plain { Either::Left(view! { <h3>{title}</h3> }) } else { Either::Right(view! { <h2>{title}</h2> }) };
    let all = (!plain).then(|| view! { <a class="button" href=frame.href("/")>{lang.t("show-all")}</a> });
    view! {
        <div class="empty">
            {icon(Icon::Sound)}
            {heading}
            <p>{lang.t(if filtered { "empty-filtered" } else { "empty-all" })}</p>
            <div class="buttons">
                <a class="button button-primary" href=frame.href("/ideas/new")>{lang.t("submit-idea")}</a>
                {all}
            </div>
        </div>
    }
}

fn neighbours(frame: &Frame, home: &HomePage) -> impl IntoView + use<> {
    let href = |page: &Page| frame.href(&format!("/{}", home.listing.paged(page.clone()).query()));
    let previous = home.previous.as_ref().map(|page| (frame.lang.t("pager-previous"), href(page)));
    let next = home.next.as_ref().map(|page| (frame.lang.t("pager-next"), href(page)));
    pager(frame.lang, previous, next)
}
