//! A delivered promise that many say did not help, open in the inbox.

use leptos::either::Either;
use leptos::prelude::*;

use super::detail::steps;
use super::inbox::claim;
use crate::domain::Millis;
use crate::domain::moderation::inbox::{InboxFilter, Key};
use crate::domain::roadmap::{ItemStage, Outcome, Settlement};
use crate::i18n::Lang;
use crate::pages::roadmap::{SettleForm, WhyView, reason_field, shares, undo_settlement, whys};
use crate::pages::shell::Frame;
use crate::parts::field::Wrong;
use crate::parts::label::{label_name, moment, stage_name};

/// What is known of it.
#[derive(Clone, Debug)]
pub struct ReopeningDetail {
    /// Number of the case.
    pub id: i64,
    /// Number of the promise.
    pub item_id: i64,
    /// Its title.
    pub title: String,
    /// Of the title.
    pub language: String,
    /// How far it has come.
    pub stage: ItemStage,
    /// Who promised.
    pub agency_id: i64,
    /// Its topic.
    pub topic_id: Option<i64>,
    /// Its area.
    pub area_id: Option<i64>,
    /// Since when it waits.
    pub since: Millis,
    /// What those say who were asked.
    pub outcome: Outcome,
    /// Their newest reasons.
    pub whys: Vec<WhyView>,
    /// How it was settled, when it was.
    pub settled: Option<SettledView>,
    /// The form.
    pub form: SettleForm,
    /// Which colleague is looking at it.
    pub claimed_by: Option<String>,
}

/// How a case was settled.
#[derive(Clone, Debug)]
pub struct SettledView {
    /// What was decided.
    pub settlement: Option<Settlement>,
    /// By whom.
    pub by: String,
    /// When.
    pub at: Millis,
    /// Why.
    pub reason: String,
    /// Whether it can be taken back.
    pub can_undo: bool,
}

impl ReopeningDetail {
    /// What is wrong with the form that came back.
    pub fn wrong(&self, frame: &Frame) -> Option<Wrong> {
        let lang = frame.lang;
        let error = self.form.reason_error?;
        Some(Wrong::new(lang, "settle-reason", "item-reason", lang.t("item-reason"), error))
    }
}

/// How many say that it did not help.
pub fn answered(lang: Lang, (answers, no): (i64, i64)) -> String {
    lang.with("reopening-told", &[("no", &lang.number(no)), ("answers", &lang.number(answers))])
}

/// What was decided.
pub fn settlement_name(lang: Lang, settlement: Settlement) -> &'static str {
    lang.t(match settlement {
        Settlement::Reopen => "settled-reopen",
        Settlement::Keep => "settled-keep",
    })
}

/// Draws it, with the way to its neighbours in the list.
pub fn reopening(
    frame: &Frame,
    open: &ReopeningDetail,
    filter: &InboxFilter,
    previous: Option<Key>,
    next: Option<Key>,
) -> impl IntoView + use<> {
    let lang = frame.lang;
    let names = [
        label_name(lang, &frame.directory.agencies, Some(open.agency_id)),
        label_name(lang, &frame.directory.topics, open.topic_id),
        label_name(lang, &frame.directory.areas, open.area_id),
    ];
    let names: Vec<_> = names.into_iter().flatten().map(|name| view! { <span>{name}</span> }).collect();
    let path = format!("/roadmap/{}", open.item_id);
    let told = answered(lang, (open.outcome.answers(), open.outcome.no));
    let decision = match &open.settled {
        Some(settled) => Either::Left(decided(frame, open, settled, filter)),
        None => Either::Right(form(frame, open, &filter.path(next.or(previous)))),
    };
    view! {
        <section class="inbox-detail" aria-labelledby="detail-title" data-detail="">
            {steps(frame, filter, previous, next)}
            {claim(frame, open.claimed_by.as_ref())}
            <header class="detail-head">
                <p class="kicker">
                    <b>{lang.t("subject-promise")}</b><span class="state">{stage_name(lang, open.stage.into())}</span>{names}
                </p>
                <h2 id="detail-title" lang=open.language.clone()>
                    <a href=frame.href(&path) dir="auto">{open.title.clone()}</a>
                </h2>
                <ul class="facts"><li>{moment(lang, open.since)}</li></ul>
            </header>
            <div class="detail-known">
                <h3>{told}</h3>
                {shares(lang, open.outcome)}
                {whys(lang, &open.whys)}
            </div>
            {decision}
            <ul class="detail-ways">
                <li><a class="button" href=frame.href(&format!("{path}/manage"))>{lang.t("reopening-manage")}</a></li>
            </ul>
        </section>
    }
}

fn form(frame: &Frame, open: &ReopeningDetail, to: &str) -> impl IntoView + use<> {
    let lang = frame.lang;
    // Both need a reason first: the key leads to its field while it is empty.
    view! {
        <section class="detail-decision" aria-labelledby="detail-decision">
            <h3 class="visually-hidden" id="detail-decision">{lang.t("settle-decision")}</h3>
            <form class="form" method="post" action=frame.href(&format!("/moderation/reopenings/{}/settlement", open.id)) novalidate>
                <input type="hidden" name="to" value=to.to_owned()/>
                {reason_field(lang, &open.form)}
                <div class="buttons">
                    <button class="button button-primary" name="decision" value="keep" data-key="KeyA"
                        data-needs="settle-reason">{lang.t("settle-keep")}</button>
                    <button class="button" name="decision" value="reopen" data-key="KeyP"
                        data-needs="settle-reason">{lang.t("settle-reopen")}</button>
                </div>
            </form>
        </section>
    }
}

fn decided(
    frame: &Frame,
    open: &ReopeningDetail,
    settled: &SettledView,
    filter: &InboxFilter,
) -> impl IntoView + use<> {
    let lang = frame.lang;
    let name = settled.settlement.map(|settlement| settlement_name(lang, settlement));
    let undo = settled.can_undo.then(|| undo_settlement(frame, open.id, &filter.path(None)));
    view! {
        <section aria-labelledby="detail-settled">
            <h3 id="detail-settled">{lang.t("reopening-settled")}</h3>
            <p><b>{name}</b>" · "<bdi>{settled.by.clone()}</bdi>" · "{moment(lang, settled.at)}</p>
            <p class="quote" dir="auto">{settled.reason.clone()}</p>
            {undo}
        </section>
    }
}
