//! The page of one agency: what it is for, how it does, and what it owes.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::trend::{self, MonthView};
use super::{about, days, percent, topics};
use crate::domain::clock::{ClockState, Targets};
use crate::domain::directory::Directory;
use crate::domain::figures::{Figures, Pace};
use crate::domain::following::Followed;
use crate::i18n::Lang;
use crate::pages::home::IdeaCard;
use crate::pages::shell::{Current, Feed, Frame, Shell, page};
use crate::parts::clock::clock_badge;
use crate::parts::follow::{Follow, follow_button};
use crate::parts::icon::{Icon, icon, small_icon};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct AgencyPage {
    /// Its number.
    pub id: i64,
    /// What it says of itself, by language.
    pub about: BTreeMap<String, String>,
    /// Public names of its members.
    pub members: Vec<String>,
    /// What it promises.
    pub targets: Targets,
    /// How it did.
    pub figures: Figures,
    /// First answers by month.
    pub months: Vec<MonthView>,
    /// How many ideas it still has to do something for.
    pub open: i64,
    /// The longest overdue, and how.
    pub overdue: Vec<(IdeaCard, ClockState)>,
    /// How many are overdue in all.
    pub overdue_count: i64,
    /// Whether the viewer may see its queue.
    pub can_see_queue: bool,
    /// Whether the viewer follows it.
    pub following: bool,
}

/// The whole page.
pub fn html(frame: &Frame, agency: &AgencyPage) -> String {
    let lang = frame.lang;
    let label = Directory::by_id(&frame.directory.agencies, Some(agency.id));
    let (name, slug) = label.map_or(("", ""), |label| (label.name(lang.code), label.slug.as_str()));
    let shell = Shell {
        description: agency.about.get(lang.code).cloned(),
        canonical: Some(format!("/agencies/{slug}")),
        current: Current::Agencies,
        feed: Some(Feed { title: name.to_owned(), href: frame.href(&format!("/agencies/{slug}/feed.atom")) }),
        ..Shell::office(name)
    };
    let queue = agency.can_see_queue.then(|| frame.href(&format!("/agencies/{slug}/queue")));
    let ideas = frame.href(&format!("/?agency={slug}"));
    let to = format!("/agencies/{slug}");
    let follow = Follow { what: Followed::Agency, id: agency.id, name, following: agency.following, to: &to };
    page(frame, &shell, || {
        view! {
            <div class="column wrap agency">
                <a class="back" href=frame.href("/agencies")>{small_icon(Icon::Back)}{lang.t("agencies")}</a>
                <div class="page-head">
                    <h1>{name.to_owned()}</h1>
                    {about(lang, &agency.about)}
                    {topics(frame, agency.id)}
                    <ul class="agency-ways">
                        {queue.map(|href| view! { <li><a class="button" href=href>{lang.t("queue")}</a></li> })}
                        <li>{follow_button(frame, follow)}</li>
                        <li><a href=ideas>{lang.t("agency-ideas")}{icon(Icon::Forward)}</a></li>
                    </ul>
                </div>
                {figures(lang, agency)}
                {overdue(frame, agency)}
                {trend::section(lang, &agency.months)}
                {members(lang, &agency.members)}
            </div>
        }
    })
}

fn figures(lang: Lang, agency: &AgencyPage) -> impl IntoView + use<> {
    let Figures { answer, decision, paused } = &agency.figures;
    let Targets { answer_days, decision_days } = agency.targets;
    view! {
        <section aria-labelledby="figures-title">
            <div class="section-head"><h2 id="figures-title">{lang.t("agency-figures")}</h2></div>
            <table class="figures">
                <thead>
                    <tr>
                        <td></td>
                        <th scope="col">{lang.t("clock-first-answer")}</th>
                        <th scope="col">{lang.t("clock-decision")}</th>
                    </tr>
                </thead>
                <tbody>
                    {line(lang.t("agency-target"), [answer_days, decision_days].map(|n| lang.count("agency-days", n)))}
                    {line(lang.t("agency-median"), [answer, decision].map(|pace| days(lang, pace.median_halves)))}
                    {line(lang.t("agency-share"), [answer, decision].map(|pace| share(lang, pace)))}
                    {line(lang.t("agency-done"), [answer, decision].map(|pace| lang.number(pace.done.len() as i64)))}
                    {line(lang.t("agency-waiting"), [answer, decision].map(|pace| lang.number(pace.waiting)))}
                    {line(lang.t("agency-overdue"), [answer, decision].map(|pace| lang.number(pace.overdue)))}
                </tbody>
            </table>
            <p class="figures-note">{lang.t("agency-figures-note")}" "{lang.count("agency-paused", *paused)}</p>
        </section>
    }
}

fn share(lang: Lang, pace: &Pace) -> String {
    percent(lang, pace.share())
}

fn line(name: &'static str, values: [String; 2]) -> impl IntoView + use<> {
    let cells = values.map(|value| view! { <td>{value}</td> });
    view! { <tr><th scope="row">{name}</th>{cells.into_iter().collect::<Vec<_>>()}</tr> }
}

fn overdue(frame: &Frame, agency: &AgencyPage) -> impl IntoView + use<> {
    let lang = frame.lang;
    let items: Vec<_> = agency
        .overdue
        .iter()
        .map(|(idea, state)| {
            let href = frame.href(&format!("/ideas/{}", idea.id));
            view! {
                <li>
                    <a href=href lang=idea.language.clone() dir="auto">{idea.title.clone()}</a>
                    {clock_badge(lang, *state)}
                </li>
            }
        })
        .collect();
    let none = items.is_empty().then(|| view! { <p>{lang.t("agency-overdue-none")}</p> });
    let more = agency.overdue_count - items.len() as i64;
    let more = (more > 0).then(|| view! { <p class="figures-note">{lang.count("agency-overdue-more", more)}</p> });
    view! {
        <section aria-labelledby="overdue-title">
            <div class="section-head">
                <h2 id="overdue-title">{lang.t("agency-overdue-title")}</h2>
                <span>{lang.count("ideas-count", agency.overdue_count)}</span>
            </div>
            {none}
            <ol class="overdue-list">{items}</ol>
            {more}
        </section>
    }
}

fn members(lang: Lang, members: &[String]) -> Option<impl IntoView + use<>> {
    if members.is_empty() {
        return None;
    }
    let items: Vec<_> = members.iter().map(|name| view! { <li><bdi>{name.clone()}</bdi></li> }).collect();
    Some(view! {
        <section aria-labelledby="members-title">
            <div class="section-head"><h2 id="members-title">{lang.t("agency-members")}</h2></div>
            <ul class="agency-members">{items}</ul>
        </section>
    })
}
