//! What was found, sorted: links that narrow it, and the choices in force.

use leptos::prelude::*;

use crate::domain::directory::Label;
use crate::domain::idea::{Kind, Stage};
use crate::domain::search::{Facet, SearchFilter, SearchQuery};
use crate::pages::search::{Choice, FacetView};
use crate::pages::shell::Frame;
use crate::parts::icon::{Icon, icon, small_icon};
use crate::parts::label::{kind_name, stage_name};

/// Choices of a facet that are shown at once; the others open.
const SHOWN: usize = 6;

/// The name of a facet.
fn facet_name(frame: &Frame, facet: Facet) -> &'static str {
    frame.lang.t(match facet {
        Facet::Kind => "filter-kind",
        Facet::Topic => "filter-topic",
        Facet::Area => "filter-area",
        Facet::Agency => "filter-agency",
        Facet::Stage => "filter-stage",
        Facet::Language => "filter-language",
        Facet::Year => "filter-year",
    })
}

/// What a word of a facet means to readers.
fn choice_name(frame: &Frame, facet: Facet, word: &str) -> String {
    let lang = frame.lang;
    let directory = &frame.directory;
    let label = |labels: &[Label]| {
        labels.iter().find(|label| label.slug == word).map_or(word, |label| label.name(lang.code)).to_owned()
    };
    match facet {
        Facet::Kind => Kind::parse(word).map_or(word, |kind| kind_name(lang, kind)).to_owned(),
        Facet::Topic => label(&directory.topics),
        Facet::Area => label(&directory.areas),
        Facet::Agency => label(&directory.agencies),
        Facet::Stage => Stage::parse(word).map_or(word, |stage| stage_name(lang, stage)).to_owned(),
        Facet::Language => lang.t(&format!("written-{word}")).to_owned(),
        Facet::Year => word.parse().map_or(word.to_owned(), |year| lang.year(year)),
    }
}

/// The facets, each with its choices; nothing when there is nothing to choose.
pub fn facets(frame: &Frame, query: &SearchQuery, facets: &[FacetView]) -> Option<impl IntoView + use<>> {
    let groups: Vec<_> =
        facets.iter().filter(|facet| !facet.choices.is_empty()).map(|facet| group(frame, query, facet)).collect();
    if groups.is_empty() {
        return None;
    }
    Some(view! {
        <details class="filters facets">
            <summary class="filters-summary">
                {icon(Icon::Filter)}{frame.lang.t("search-narrow")}{icon(Icon::Down)}
            </summary>
            <div class="facets-groups">{groups}</div>
        </details>
    })
}

fn group(frame: &Frame, query: &SearchQuery, facet: &FacetView) -> impl IntoView + use<> {
    let FacetView { facet, choices } = facet;
    let chosen = query.filter.word(*facet);
    let mut links: Vec<_> = choices.iter().map(|choice| link(frame, query, *facet, choice, &chosen)).collect();
    let others = links.split_off(links.len().min(SHOWN));
    let more = (!others.is_empty()).then(|| {
        view! {
            <details class="disclosure">
                <summary>{frame.lang.t("facet-more")}{small_icon(Icon::Down)}</summary>
                <ul class="facet-choices">{others}</ul>
            </details>
        }
    });
    view! {
        <section class="facet">
            <h2 class="facet-name">{facet_name(frame, *facet)}</h2>
            <ul class="facet-choices">{links}</ul>
            {more}
        </section>
    }
}

/// A choice: one that is in force is taken back.
fn link(
    frame: &Frame,
    query: &SearchQuery,
    facet: Facet,
    choice: &Choice,
    chosen: &Option<String>,
) -> impl IntoView + use<> {
    let is_chosen = chosen.as_ref() == Some(&choice.word);
    let filter = query.filter.with(facet, (!is_chosen).then_some(choice.word.as_str()));
    let href = frame.href(&query.filtered(filter).path());
    view! {
        <li>
            <a class="facet-choice" href=href rel="nofollow" aria-current=is_chosen.then_some("true")>
                <span>{choice_name(frame, facet, &choice.word)}</span>
                <span class="facet-count">" "{frame.lang.number(choice.count)}</span>
            </a>
        </li>
    }
}

/// The choices in force, each with a way to take it back; nothing when there are none.
pub fn chosen(frame: &Frame, query: &SearchQuery) -> Option<impl IntoView + use<>> {
    if query.filter.is_empty() {
        return None;
    }
    let lang = frame.lang;
    let href = |filter: SearchFilter| frame.href(&query.filtered(filter).path());
    let items: Vec<_> = Facet::ALL
        .iter()
        .filter_map(|facet| Some((*facet, query.filter.word(*facet)?)))
        .map(|(facet, word)| {
            view! {
                <li>
                    <a class="chip" href=href(query.filter.with(facet, None))>
                        <span>{facet_name(frame, facet)}": "<b>{choice_name(frame, facet, &word)}</b></span>
                        {small_icon(Icon::Close)}
                        <span class="visually-hidden">{lang.t("filter-remove")}</span>
                    </a>
                </li>
            }
        })
        .collect();
    Some(view! {
        <ul class="chips" aria-label=lang.t("filter-active")>
            {items}
            <li><a class="chips-clear" href=href(SearchFilter::default())>{lang.t("filter-clear")}</a></li>
        </ul>
    })
}
