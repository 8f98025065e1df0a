//! The officers' queue: what an agency has to do, the most urgent first.

use leptos::either::Either;
use leptos::prelude::*;

use crate::domain::clock::{ClockState, Urgency};
use crate::domain::directory::Directory;
use crate::domain::text::encode;
use crate::pages::home::IdeaCard;
use crate::pages::shell::{Frame, Shell, page};
use crate::parts::clock::clock_state;
use crate::parts::field::option;
use crate::parts::icon::{Icon, icon, small_icon};
use crate::parts::label::{kind_badge, label_name, stage_badge};
use crate::parts::pager::pager;

/// An idea in the queue.
#[derive(Clone, Debug)]
pub struct QueueRow {
    /// The idea.
    pub idea: IdeaCard,
    /// What is next, and by when.
    pub next: ClockState,
    /// Whether that is the decision, the first answer being given.
    pub is_answered: bool,
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct QueuePage {
    /// The agency.
    pub agency_id: i64,
    /// Which are shown; none for all.
    pub urgency: Option<Urgency>,
    /// Slug of the topic that is shown; empty for all.
    pub topic: String,
    /// Those of this page.
    pub rows: Vec<QueueRow>,
    /// How many there are of each, as [`Urgency::ALL`] lists them, under the topic chosen.
    pub counts: Vec<i64>,
    /// How many there are in all, under the topic chosen.
    pub all: i64,
    /// Which page, from 1.
    pub page: usize,
    /// Whether there is another after it.
    pub more: bool,
}

/// The whole page.
pub fn html(frame: &Frame, queue: &QueuePage) -> String {
    let lang = frame.lang;
    let label = Directory::by_id(&frame.directory.agencies, Some(queue.agency_id));
    let (name, slug) = label.map_or(("", ""), |label| (label.name(lang.code), label.slug.as_str()));
    let address = Address { frame, slug, queue };
    page(frame, &Shell::office(format!("{} – {name}", lang.t("queue"))), || {
        let rows: Vec<_> = queue.rows.iter().map(|one| row(frame, one)).collect();
        let list = if rows.is_empty() {
            Either::Left(view! { <div class="empty">{icon(Icon::Done)}<p>{lang.t("queue-empty")}</p></div> })
        } else {
            Either::Right(view! { <ol class="queue">{rows}</ol> })
        };
        let previous = (queue.page > 1).then(|| (lang.t("pager-previous"), address.of(queue.urgency, queue.page - 1)));
        let next = queue.more.then(|| (lang.t("pager-next"), address.of(queue.urgency, queue.page + 1)));
        view! {
            <div class="column wrap">
                <a class="back" href=frame.href(&format!("/agencies/{slug}"))>
                    {small_icon(Icon::Back)}{name.to_owned()}
                </a>
                <div class="page-head">
                    <h1>{lang.t("queue")}</h1>
                    <p class="page-lead">{lang.t("queue-lead")}</p>
                </div>
                {states(&address)}
                {topics(&address)}
                {list}
                {pager(lang, previous, next)}
            </div>
        }
    })
}

struct Address<'a> {
    frame: &'a Frame,
    slug: &'a str,
    queue: &'a QueuePage,
}

impl Address<'_> {
    fn of(&self, urgency: Option<Urgency>, page: usize) -> String {
        let state = urgency.map(|urgency| format!("state={}", urgency.as_str()));
        let topic = (!self.queue.topic.is_empty()).then(|| format!("topic={}", encode(&self.queue.topic)));
        let page = (page > 1).then(|| format!("page={page}"));
        let parts: Vec<String> = [state, topic, page].into_iter().flatten().collect();
        let query = if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) };
        self.frame.href(&format!("/agencies/{}/queue{query}", self.slug))
    }
}

fn states(address: &Address<'_>) -> impl IntoView + use<> {
    let lang = address.frame.lang;
    let queue = address.queue;
    let tab = |urgency: Option<Urgency>, key: &str, count: i64| {
        let current = (queue.urgency == urgency).then_some("true");
        view! {
            <li>
                <a href=address.of(urgency, 1) aria-current=current>
                    {lang.t(key)}" "<span class="queue-count">{lang.number(count)}</span>
                </a>
            </li>
        }
    };
    let mut all = vec![tab(None, "queue-all", queue.all)];
    for (urgency, count) in Urgency::ALL.iter().zip(&queue.counts) {
        all.push(tab(Some(*urgency), &format!("queue-{}", urgency.as_str()), *count));
    }
    view! { <nav class="tabs queue-states" aria-label=lang.t("queue-states")><ul>{all}</ul></nav> }
}

fn topics(address: &Address<'_>) -> impl IntoView + use<> {
    let (frame, queue) = (address.frame, address.queue);
    let lang = frame.lang;
    let options: Vec<_> = frame
        .directory
        .topics
        .iter()
        .map(|topic| option(topic.slug.clone(), topic.name(lang.code).to_owned(), topic.slug == queue.topic))
        .collect();
    let state = queue.urgency.map(|urgency| view! { <input type="hidden" name="state" value=urgency.as_str()/> });
    view! {
        <form class="queue-filter" method="get" action=frame.href(&format!("/agencies/{}/queue", address.slug))>
            {state}
            <label class="field-label" for="queue-topic">{lang.t("filter-topic")}</label>
            <span class="select">
                <select class="input" id="queue-topic" name="topic">
                    <option value="">{lang.t("filter-all-topics")}</option>
                    {options}
                </select>
            </span>
            <button class="button">{lang.t("filter-apply")}</button>
        </form>
    }
}

fn row(frame: &Frame, row: &QueueRow) -> impl IntoView + use<> {
    let lang = frame.lang;
    let idea = &row.idea;
    let directory = &frame.directory;
    let topic = label_name(lang, &directory.topics, idea.topic_id).map(|name| view! { <span>{name}</span> });
    let area = label_name(lang, &directory.areas, idea.area_id).map(|name| view! { <span>{name}</span> });
    let due = lang.t(if row.is_answered { "clock-decision" } else { "clock-first-answer" });
    let comments = if idea.comments == 0 {
        lang.t("comments-none").to_owned()
    } else {
        lang.count("comments-count", idea.comments)
    };
    view! {
        <li class="queue-row">
            <p class="kicker">{kind_badge(lang, idea.kind)}{topic}{area}</p>
            <h2 class="queue-title" lang=idea.language.clone()>
                <a href=frame.href(&format!("/ideas/{}#clock", idea.id)) dir="auto">{idea.title.clone()}</a>
            </h2>
            <p class="queue-clock"><b>{due}": "</b>{clock_state(lang, row.next)}</p>
            <ul class="facts">
                <li>{stage_badge(lang, idea.stage)}</li>
                <li>{lang.count("similar-voices", idea.votes)}</li>
                <li>{comments}</li>
            </ul>
        </li>
    }
}
