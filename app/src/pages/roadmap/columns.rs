//! The roadmap by stage: a headed list for each.

use leptos::either::Either;
use leptos::prelude::*;

use super::ItemCard;
use super::fields::{Text, area, line, select};
use super::words::{agency, badge, facts, name};
use crate::domain::access::{Action, authorize};
use crate::domain::roadmap::{ItemStage, Promised, Roadmap, RoadmapFilter};
use crate::pages::shell::Frame;
use crate::parts::icon::{Icon, small_icon};

/// The stages, in the order of the columns.
const COLUMNS: [ItemStage; 4] = [ItemStage::UnderReview, ItemStage::Planned, ItemStage::InProgress, ItemStage::Done];
/// Items in a column that stands beside others.
const MOST: usize = 20;

/// All of them, or the one that was asked for; what was declined stands below, folded.
pub fn columns(frame: &Frame, roadmap: &Roadmap, items: &[ItemCard]) -> impl IntoView + use<> {
    let lang = frame.lang;
    if let Some(stage) = roadmap.filter.stage {
        return Either::Left(column(frame, roadmap, stage, items));
    }
    let columns: Vec<_> = COLUMNS.into_iter().map(|stage| column(frame, roadmap, stage, items)).collect();
    let count = items.iter().filter(|card| card.standing.stage == ItemStage::Declined).count();
    let declined = (count > 0).then(|| {
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        view! {
            <details class="disclosure roadmap-declined">
                <summary class="button-quiet">{lang.count("roadmap-declined", count)}</summary>
                {column(frame, roadmap, ItemStage::Declined, items)}
            </details>
        }
    });
    Either::Right(view! { <div class="roadmap-columns">{columns}</div>{declined} })
}

/// The items of one stage.
fn column(frame: &Frame, roadmap: &Roadmap, stage: ItemStage, items: &[ItemCard]) -> impl IntoView + use<> {
    let lang = frame.lang;
    let of = || items.iter().filter(|card| card.standing.stage == stage);
    let count = of().count();
    let is_only = roadmap.filter.stage.is_some();
    let most = if is_only { usize::MAX } else { MOST };
    let cards: Vec<_> = of().take(most).map(|card| item_card(frame, card)).collect();
    let title = format!("column-{}", stage.as_str());
    let number = lang.number(i64::try_from(count).unwrap_or(i64::MAX));
    let all = (count > most).then(|| {
        let filter = RoadmapFilter { stage: Some(stage), ..roadmap.filter.clone() };
        let href = frame.href(&roadmap.filtered(filter).path());
        let text = lang.with("roadmap-all-of-stage", &[("count", &number), ("stage", name(lang, stage))]);
        view! { <a class="roadmap-more" href=href>{text}{small_icon(Icon::Forward)}</a> }
    });
    let none = (count == 0).then(|| view! { <p class="column-none">{lang.t("roadmap-column-none")}</p> });
    view! {
        <section class="roadmap-column" data-only=is_only.then_some("") aria-labelledby=title.clone()>
            <h2 id=title.clone()>{badge(lang, stage)}<span class="column-count">{number}</span></h2>
            {none}
            <ul class="item-list">{cards}</ul>
            {all}
        </section>
    }
}

fn item_card(frame: &Frame, card: &ItemCard) -> impl IntoView + use<> {
    let href = frame.href(&format!("/roadmap/{}", card.id));
    view! {
        <li>
            <article class="item-card" id=format!("item-{}", card.id)>
                <p class="kicker"><span>{agency(frame, card.agency_id)}</span></p>
                <h3 class="item-card-title" lang=card.language.clone()><a href=href dir="auto">{card.title.clone()}</a></h3>
                {facts(frame, card)}
                {menu(frame, card)}
            </article>
        </li>
    }
}

/// How those who look after it move a card. Declining asks for more and has its own page.
fn menu(frame: &Frame, card: &ItemCard) -> Option<impl IntoView + use<>> {
    let viewer = frame.viewer.as_ref()?;
    let manage = Action::ManageItem { agency_id: card.agency_id, place: card.place() };
    if !authorize(viewer.actor(), manage) {
        return None;
    }
    let lang = frame.lang;
    let id = card.id;
    let stages = card.standing.stage.next().iter().filter(|stage| **stage != ItemStage::Declined);
    let stages: Vec<_> = stages.map(|s| (s.as_str().to_owned(), name(lang, *s).to_owned())).collect();
    let typed = |date: Option<Promised>| date.map(|date| date.typed()).unwrap_or_default();
    let due = typed(card.standing.due);
    let stage = Text::new("stage", "item-stage", "", None).with_id(format!("move-{id}-stage"));
    let due_field = Text::new("due", "item-due", &due, None).with_id(format!("move-{id}-due")).optional();
    let reason = Text::new("reason", "item-reason", "", None).with_id(format!("move-{id}-reason"));
    let title = card.title.clone();
    Some(view! {
        <details class="disclosure item-move">
            <summary class="button-quiet">{lang.t("item-move")}<span class="visually-hidden">" "<bdi>{title}</bdi></span></summary>
            <form class="form" method="post" action=frame.href(&format!("/roadmap/{id}/changes"))>
                <input type="hidden" name="seen" value=card.last_change.to_string()/>
                <input type="hidden" name="start" value=typed(card.standing.start)/>
                {select(lang, stage, None, stages)}
                {line(lang, due_field, true)}
                {area(lang, reason)}
                <div class="buttons">
                    <button class="button button-primary">{lang.t("item-move-confirm")}</button>
                    <a href=frame.href(&format!("/roadmap/{id}/manage"))>{lang.t("item-manage")}</a>
                </div>
            </form>
        </details>
    })
}
