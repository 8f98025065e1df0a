//! Which ideas are shown: the form that chooses, and the choices made.

use leptos::prelude::*;

use crate::domain::directory::Label;
use crate::domain::idea::{Kind, Stage};
use crate::domain::listing::{Filter, Listing, Sort};
use crate::i18n::Lang;
use crate::pages::shell::Frame;
use crate::parts::field::option;
use crate::parts::icon::{Icon, icon, small_icon};
use crate::parts::label::{kind_name, stage_name};

/// The form.
pub fn filters(frame: &Frame, listing: &Listing) -> impl IntoView + use<> {
    let lang = frame.lang;
    let Filter { kind, topic, area, agency, stage } = &listing.filter;
    let kinds = Kind::ALL.iter().map(|k| (k.as_str().to_owned(), kind_name(lang, *k).to_owned())).collect();
    let stages = Stage::ALL.iter().map(|s| (s.as_str().to_owned(), stage_name(lang, *s).to_owned())).collect();
    let labels = |labels: &[Label]| labels.iter().map(|l| (l.slug.clone(), l.name(lang.code).to_owned())).collect();
    let directory = &frame.directory;
    let sort = (listing.sort != Sort::Trending).then(|| {
        view! { <input type="hidden" name="sort" value=listing.sort.as_str()/> }
    });
    view! {
        <details class="filters">
            <summary class="filters-summary">{icon(Icon::Filter)}{lang.t("filter-title")}{icon(Icon::Down)}</summary>
            <form class="filters-form" method="get" action=frame.href("/") aria-label=lang.t("filter-title")>
                {sort}
                {select(lang, "kind", "filter-kind", "filter-all-kinds", kinds, kind.map(Kind::as_str))}
                {select(lang, "topic", "filter-topic", "filter-all-topics", labels(&directory.topics), topic.as_deref())}
                {select(lang, "area", "filter-area", "filter-all-areas", labels(&directory.areas), area.as_deref())}
                {select(lang, "agency", "filter-agency", "filter-all-agencies", labels(&directory.agencies), agency.as_deref())}
                {select(lang, "stage", "filter-stage", "filter-all-stages", stages, stage.map(Stage::as_str))}
                <button class="button">{lang.t("filter-apply")}</button>
            </form>
        </details>
    }
}

/// One choice of a form of filters, by `name` in the address; `all` stands for none chosen.
pub fn select(
    lang: Lang,
    name: &'static str,
    label: &str,
    all: &str,
    choices: Vec<(String, String)>,
    chosen: Option<&str>,
) -> impl IntoView + use<> {
    let id = format!("filter-{name}");
    let options: Vec<_> = choices
        .into_iter()
        .map(|(value, text)| {
            let chosen = chosen == Some(value.as_str());
            option(value, text, chosen)
        })
        .collect();
    view! {
        <div class="field">
            <label class="field-label" for=id.clone()>{lang.t(label)}</label>
            <span class="select">
                <select class="input" id=id name=name><option value="">{lang.t(all)}</option>{options}</select>
            </span>
        </div>
    }
}

/// One choice that is in force, and the list without it.
pub struct Chosen {
    label: &'static str,
    /// What was chosen.
    pub value: String,
    without: Filter,
}

/// The choices in force.
pub fn chosen(frame: &Frame, filter: &Filter) -> Vec<Chosen> {
    let lang = frame.lang;
    let name = |labels: &[Label], slug: &str| {
        labels.iter().find(|l| l.slug == slug).map_or(slug, |l| l.name(lang.code)).to_owned()
    };
    let mut all = Vec::new();
    let mut add = |key: &str, value: Option<String>, without: Filter| {
        if let Some(value) = value {
            all.push(Chosen { label: lang.t(key), value, without });
        }
    };
    let rest = || filter.clone();
    let directory = &frame.directory;
    let by_slug = |labels: &[Label], slug: &Option<String>| slug.as_deref().map(|slug| name(labels, slug));
    add("filter-kind", filter.kind.map(|k| kind_name(lang, k).to_owned()), Filter { kind: None, ..rest() });
    add("filter-topic", by_slug(&directory.topics, &filter.topic), Filter { topic: None, ..rest() });
    add("filter-area", by_slug(&directory.areas, &filter.area), Filter { area: None, ..rest() });
    add("filter-agency", by_slug(&directory.agencies, &filter.agency), Filter { agency: None, ..rest() });
    add("filter-stage", filter.stage.map(|s| stage_name(lang, s).to_owned()), Filter { stage: None, ..rest() });
    all
}

/// The choices in force, each with a way to take it back; nothing when every idea is shown.
pub fn chips(frame: &Frame, listing: &Listing, chosen: Vec<Chosen>) -> Option<impl IntoView + use<>> {
    if chosen.is_empty() {
        return None;
    }
    let lang = frame.lang;
    let href = |filter: Filter| frame.href(&format!("/{}", listing.filtered(filter).query()));
    let items: Vec<_> = chosen
        .into_iter()
        .map(|Chosen { label, value, without }| {
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
    let clear = href(Filter::default());
    Some(view! {
        <ul class="chips" aria-label=lang.t("filter-active")>
            {items}
            <li><a class="chips-clear" href=clear>{lang.t("filter-clear")}</a></li>
        </ul>
    })
}
