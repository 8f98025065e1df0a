//! "Did this solve it for you?", what was said, and what moderators make of it.

use leptos::either::Either;
use leptos::prelude::*;

use super::fields::{Text, area, wrong as named};
use super::words::verdict as verdict_name;
use super::{ItemPage, OutcomeView, SettleForm, WhyView};
use crate::domain::roadmap::{Outcome, Verdict};
use crate::i18n::Lang;
use crate::pages::shell::{Frame, encode};
use crate::parts::field::{Wrong, error_text, field_class, field_error};
use crate::parts::icon::{Icon, icon};
use crate::parts::label::moment;

/// What is wrong with the forms of this page.
pub fn wrong(lang: Lang, content: &ItemPage) -> Vec<Wrong> {
    let mut fields = Vec::new();
    if let Some(outcome) = &content.outcome {
        fields.push(("verdict-yes".to_owned(), "outcome-verdict", outcome.verdict_error));
        fields.push(("why".to_owned(), "outcome-why", outcome.why_error));
    }
    fields.push(("decision-reopen".to_owned(), "settle-decision", content.settle.decision_error));
    fields.push(("settle-reason".to_owned(), "item-reason", content.settle.reason_error));
    named(lang, fields)
}

/// The section; nothing before the item is delivered.
pub fn outcome(frame: &Frame, content: &ItemPage) -> Option<impl IntoView + use<>> {
    let view = content.outcome.as_ref()?;
    let lang = frame.lang;
    let answers = view.outcome.answers();
    let title = if answers == 0 { lang.t("outcome-none").to_owned() } else { lang.count("outcome-answers", answers) };
    Some(view! {
        <section class="item-outcome" id="outcome" aria-labelledby="outcome-title">
            <div class="section-head"><h2 id="outcome-title">{lang.t("outcome-title")}</h2></div>
            <p class="outcome-count">{title}</p>
            {(answers > 0).then(|| shares(lang, view.outcome))}
            {ask(frame, content.card.id, view)}
            {whys(lang, &view.whys)}
        </section>
    })
}

/// How many said yes, partly and no.
pub fn shares(lang: Lang, outcome: Outcome) -> impl IntoView + use<> {
    let rows: Vec<_> = Verdict::ALL
        .iter()
        .map(|verdict| {
            let percent = outcome.percent(*verdict);
            let told = lang.with(
                "outcome-share",
                &[("count", &lang.number(outcome.of(*verdict))), ("percent", &lang.number(percent))],
            );
            view! {
                <div class="share" data-verdict=verdict.as_str()>
                    <dt>{verdict_name(lang, *verdict)}</dt>
                    <dd>
                        <svg class="share-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                            <rect class="share-rest" width="100" height="8"/>
                            <rect class="share-part" width=percent.to_string() height="8"/>
                        </svg>
                        {told}
                    </dd>
                </div>
            }
        })
        .collect();
    view! { <dl class="shares">{rows}</dl> }
}

/// The question, for those who stand behind it.
fn ask(frame: &Frame, id: i64, view: &OutcomeView) -> impl IntoView + use<> {
    let lang = frame.lang;
    if frame.viewer.is_none() {
        let href = frame.href(&format!("/sign-in?next={}", encode(&format!("/roadmap/{id}"))));
        return Either::Left(view! {
            <p class="outcome-visitor">{lang.t("outcome-visitor")}" "<a href=href>{lang.t("sign-in")}</a></p>
        });
    }
    Either::Right(view.may_answer.then(|| form(frame, id, view)))
}

fn form(frame: &Frame, id: i64, view: &OutcomeView) -> impl IntoView + use<> {
    let lang = frame.lang;
    let error = view.verdict_error.map(|error| error_text(lang, "outcome-verdict", error));
    let is_wrong = error.is_some();
    let choices: Vec<_> = Verdict::ALL
        .iter()
        .map(|verdict| {
            let id = format!("verdict-{}", verdict.as_str());
            view! {
                <div class="choice-line">
                    <input type="radio" id=id.clone() name="verdict" value=verdict.as_str()
                        checked=view.own == Some(*verdict)
                        aria-describedby=is_wrong.then_some("verdict-yes-error")/>
                    <label for=id>{verdict_name(lang, *verdict)}</label>
                </div>
            }
        })
        .collect();
    let why =
        Text::new("why", "outcome-why", &view.own_why, view.why_error).optional().hinted(lang.t("outcome-why-hint"));
    let send = lang.t(if view.own.is_some() { "outcome-change" } else { "outcome-send" });
    view! {
        <form class="form outcome-form" id="outcome-form" method="post"
            action=frame.href(&format!("/roadmap/{id}/outcome")) novalidate>
            <fieldset class=field_class(is_wrong)>
                <legend class="field-label">{lang.t("outcome-question")}</legend>
                {field_error(lang, "verdict-yes", error)}
                <div class="choice-lines">{choices}</div>
            </fieldset>
            {area(lang, why)}
            <div class="buttons"><button class="button button-primary">{send}</button></div>
        </form>
    }
}

/// What they gave as reasons.
pub fn whys(lang: Lang, whys: &[WhyView]) -> Option<impl IntoView + use<>> {
    if whys.is_empty() {
        return None;
    }
    let items: Vec<_> = whys
        .iter()
        .map(|why| {
            view! {
                <li>
                    <p class="why-verdict">
                        <span data-verdict=why.verdict.as_str()>{verdict_name(lang, why.verdict)}</span>
                        " · "{moment(lang, why.at)}
                    </p>
                    <p lang=why.language.clone() dir="auto">{why.text.clone()}</p>
                </li>
            }
        })
        .collect();
    Some(view! { <ul class="whys">{items}</ul> })
}

/// That moderators look again, or what they made of it.
pub fn reopening(frame: &Frame, content: &ItemPage) -> Option<impl IntoView + use<>> {
    let view = content.reopening.as_ref()?;
    let lang = frame.lang;
    // While it waits more may answer; once it is settled, what counts is what was settled.
    let now = content.outcome.as_ref().filter(|_| view.settled.is_none()).map(|outcome| outcome.outcome);
    let (no, answers) = now.map_or((view.no, view.answers), |outcome| (outcome.no, outcome.answers()));
    let told = lang.with("reopening-told", &[("no", &lang.number(no)), ("answers", &lang.number(answers))]);
    let settled = view.settled.as_ref().map(|(at, reason)| {
        view! {
            <p>{lang.t("reopening-settled")}" "{moment(lang, *at)}</p>
            <p class="quote" dir="auto">{reason.clone()}</p>
        }
    });
    let form = content.can_moderate.then(|| match view.settled {
        None => Either::Left(settle(frame, content.card.id, &content.settle)),
        Some(_) => Either::Right(view.can_undo.then(|| undo(frame, view.id, &format!("/roadmap/{}", content.card.id)))),
    });
    Some(view! {
        <section class="item-reopening" id="reopening" aria-labelledby="reopening-title">
            <h2 id="reopening-title">{icon(Icon::Error)}{lang.t("reopening-title")}</h2>
            <p>{told}</p>
            {settled}
            {form}
        </section>
    })
}

/// The button that takes a settlement back.
pub fn undo(frame: &Frame, case: i64, to: &str) -> impl IntoView + use<> {
    view! {
        <form method="post" action=frame.href(&format!("/moderation/reopenings/{case}/undo"))>
            <input type="hidden" name="to" value=to.to_owned()/>
            <button class="button" data-key="KeyU">{frame.lang.t("undo")}</button>
        </form>
    }
}

fn settle(frame: &Frame, id: i64, typed: &SettleForm) -> impl IntoView + use<> {
    let lang = frame.lang;
    let error = typed.decision_error.map(|error| error_text(lang, "settle-decision", error));
    let is_wrong = error.is_some();
    let choices: Vec<_> = [("reopen", "settle-reopen"), ("keep", "settle-keep")]
        .into_iter()
        .map(|(word, key)| {
            let id = format!("decision-{word}");
            view! {
                <div class="choice-line">
                    <input type="radio" id=id.clone() name="decision" value=word checked=typed.decision == word
                        aria-describedby=is_wrong.then_some("decision-reopen-error")/>
                    <label for=id>{lang.t(key)}</label>
                </div>
            }
        })
        .collect();
    view! {
        <form class="form" id="settle-form" method="post" action=frame.href(&format!("/roadmap/{id}/reopening")) novalidate>
            <fieldset class=field_class(is_wrong)>
                <legend class="field-label">{lang.t("settle-decision")}</legend>
                {field_error(lang, "decision-reopen", error)}
                <div class="choice-lines">{choices}</div>
            </fieldset>
            {reason_field(lang, typed)}
            <div class="buttons"><button class="button button-primary">{lang.t("settle-send")}</button></div>
        </form>
    }
}

/// Why it is settled so: for everyone to read.
pub fn reason_field(lang: Lang, typed: &SettleForm) -> impl IntoView + use<> {
    let reason = Text::new("reason", "item-reason", &typed.reason, typed.reason_error)
        .with_id("settle-reason".to_owned())
        .hinted(lang.t("item-reason-hint"));
    area(lang, reason)
}
