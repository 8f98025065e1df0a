//! The roadmap by stage: a headed list for each.

use leptos::prelude::*;

use super::ItemCard;
use super::fields::{Text, area, line, select};
use super::words::{agency, badge, facts, name};
use crate::domain::access::{Action, authorize};
use crate::domain::roadmap::ItemStage;
use crate::pages::shell::Frame;
use crate::parts::icon::{Icon, small_icon};

/// The stages, in the order of the columns.
const COLUMNS: [ItemStage; 4] = [ItemStage::UnderReview, ItemStage::Planned, ItemStage::InProgress, ItemStage::Done];
/// Delivered items in their column; the changelog has all.
const DELIVERED: usize = 10;

/// All of them; what was declined stands below, folded.
pub fn columns(frame: &Frame, items: &[ItemCard]) -> impl IntoView + use<> {
    let lang = frame.lang;
    let of = |stage: ItemStage| items.iter().filter(move |card| card.standing.stage == stage);
    let columns: Vec<_> = COLUMNS
        .into_iter()
        .map(|stage| {
            let count = of(stage).count();
            let most = if stage == ItemStage::Done { DELIVERED } else { usize::MAX };
            let cards: Vec<_> = of(stage).take(most).map(|card| item_card(frame, card)).collect();
            let title = format!("column-{}", stage.as_str());
            let all = (count > most).then(|| {
                let href = frame.href("/roadmap?view=changelog");
                view! { <a class="roadmap-more" href=href>{lang.t("roadmap-all-delivered")}{small_icon(Icon::Forward)}</a> }
            });
            let none = (count == 0).then(|| view! { <p class="column-none">{lang.t("roadmap-column-none")}</p> });
            view! {
                <section class="roadmap-column" aria-labelledby=title.clone()>
                    <h2 id=title.clone()>
                        {badge(lang, stage)}
                        <span class="column-count">{lang.number(i64::try_from(count).unwrap_or(i64::MAX))}</span>
                    </h2>
                    {none}
                    <ul class="item-list">{cards}</ul>
                    {all}
                </section>
            }
        })
        .collect();
    let declined: Vec<_> = of(ItemStage::Declined).map(|card| item_card(frame, card)).collect();
    let declined = (!declined.is_empty()).then(|| {
        let count = i64::try_from(declined.len()).unwrap_or(i64::MAX);
        view! {
            <details class="disclosure roadmap-declined">
                <summary class="button-quiet">{lang.count("roadmap-declined", count)}</summary>
                <ul class="item-list">{declined}</ul>
            </details>
        }
    });
    view! { <div class="roadmap-columns">{columns}</div>{declined} }
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
    let typed = |date: Option<crate::domain::roadmap::Promised>| date.map(|date| date.typed()).unwrap_or_default();
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
