//! Agencies: the list, the page of each, its officers' queue, and their administration.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::domain::directory::{Directory, Label};
use crate::domain::figures::Figures;
use crate::i18n::Lang;
use crate::pages::shell::{Current, Frame, Shell, page};

pub mod admin;
pub mod agency;
pub mod queue;
pub mod reach;
pub mod trend;

/// What the list tells of an agency.
#[derive(Clone, Debug)]
pub struct AgencyRow {
    /// Its number.
    pub id: i64,
    /// What it says of itself, by language.
    pub about: BTreeMap<String, String>,
    /// How it did.
    pub figures: Figures,
    /// How many ideas it still has to do something for.
    pub open: i64,
}

/// The list.
pub fn html(frame: &Frame, rows: &[AgencyRow]) -> String {
    let lang = frame.lang;
    let shell = Shell {
        description: Some(lang.t("agencies-lead").to_owned()),
        canonical: Some("/agencies".to_owned()),
        current: Current::Agencies,
        ..Shell::office(lang.t("agencies"))
    };
    page(frame, &shell, || {
        let items: Vec<_> = rows.iter().filter_map(|one| row(frame, one)).collect();
        view! {
            <div class="wrap agencies">
                <div class="page-head">
                    <h1>{lang.t("agencies")}</h1>
                    <p class="page-lead">{lang.t("agencies-lead")}</p>
                </div>
                <ul class="agency-list">{items}</ul>
            </div>
        }
    })
}

fn row(frame: &Frame, row: &AgencyRow) -> Option<impl IntoView + use<>> {
    let lang = frame.lang;
    let label = Directory::by_id(&frame.directory.agencies, Some(row.id))?;
    let href = frame.href(&format!("/agencies/{}", label.slug));
    let name = label.name(lang.code).to_owned();
    let pace = &row.figures.answer;
    let overdue = pace.overdue.max(row.figures.decision.overdue);
    Some(view! {
        <li>
            <article class="agency-card">
                <h2><a href=href>{name}</a></h2>
                {about(lang, &row.about)}
                {topics(frame, row.id)}
                <dl class="agency-facts">
                    <div><dt>{lang.t("agency-open")}</dt><dd>{lang.number(row.open)}</dd></div>
                    <div><dt>{lang.t("agency-overdue")}</dt><dd>{lang.number(overdue)}</dd></div>
                    <div><dt>{lang.t("agency-answer-median")}</dt><dd>{days(lang, pace.median_halves)}</dd></div>
                </dl>
            </article>
        </li>
    })
}

/// What an agency says of itself, in the reader's language or in one that is marked.
fn about(lang: Lang, about: &BTreeMap<String, String>) -> Option<impl IntoView + use<>> {
    let (code, text) = about.get_key_value(lang.code).or_else(|| about.iter().next())?;
    let (code, text) = (code.clone(), text.clone());
    Some(view! { <p class="agency-about" lang=code dir="auto">{text}</p> })
}

/// The topics that an agency has, each leading to its ideas.
fn topics(frame: &Frame, agency_id: i64) -> Option<impl IntoView + use<>> {
    let lang = frame.lang;
    let owns = |topic: &&Label| frame.directory.owner(Some(topic.id)) == Some(agency_id);
    let items: Vec<_> = frame
        .directory
        .topics
        .iter()
        .filter(owns)
        .map(|topic| {
            let href = frame.href(&format!("/?topic={}", topic.slug));
            let name = topic.name(lang.code).to_owned();
            view! { <li><a class="chip" href=href>{name}</a></li> }
        })
        .collect();
    (!items.is_empty()).then(|| view! { <ul class="chips" aria-label=lang.t("agency-topics")>{items}</ul> })
}

/// A median in working days, or a dash where there is none.
fn days(lang: Lang, halves: Option<i64>) -> String {
    match halves {
        // A half takes the plural of many.
        Some(halves) if halves % 2 == 0 => lang.count("agency-days", halves / 2),
        Some(halves) => lang.with("agency-days-half", &[("n", &lang.halves(halves))]),
        None => "–".to_owned(),
    }
}

/// A share of a hundred, or a dash where there is none.
fn percent(lang: Lang, share: Option<i64>) -> String {
    share.map_or_else(|| "–".to_owned(), |share| lang.with("agency-percent", &[("n", &lang.number(share))]))
}
