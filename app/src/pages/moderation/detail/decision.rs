//! What can be decided of an entry of the inbox, and what was decided before.

use leptos::either::Either;
use leptos::prelude::*;

use super::Detail;
use crate::domain::idea::FieldError;
use crate::domain::moderation::inbox::InboxFilter;
use crate::domain::moderation::{ReasonText, Verdict};
use crate::pages::moderation::log::undo;
use crate::pages::shell::Frame;
use crate::parts::field::{TextArea, error_text, option, text_area};
use crate::parts::label::moment;
use crate::parts::rule::{outcome_name, rule_field, rule_name, verdict_name, verdict_verb};

/// What can be decided of it, by one form with a button for each.
pub(super) fn decision(frame: &Frame, open: &Detail, to: &str) -> Option<impl IntoView + use<>> {
    let lang = frame.lang;
    if open.appeal.is_some() {
        return None;
    }
    let can_hide = Verdict::Hide.outcome(open.seen.visibility).is_some();
    let buttons: Vec<_> = [Verdict::Approve, Verdict::Keep, Verdict::Restore, Verdict::Hide]
        .into_iter()
        .filter(|verdict| verdict.outcome(open.seen.visibility).is_some())
        .map(|verdict| {
            let (class, code) = match verdict {
                Verdict::Hide => ("button button-danger", "KeyH"),
                _ => ("button button-primary", "KeyA"),
            };
            // What is taken away needs a rule first: the key leads to the field while it is empty.
            let needs = (verdict == Verdict::Hide).then_some("rule");
            view! {
                <button class=class name="verdict" value=verdict.as_str() data-key=code data-needs=needs formnovalidate>{verdict_verb(lang, verdict)}</button>
            }
        })
        .collect();
    let rule = can_hide.then(|| rule_field(lang, "rule", &open.form.rule, open.form.rule_error, true));
    Some(view! {
        <section class="detail-decision" aria-labelledby="detail-decision">
            <h3 class="visually-hidden" id="detail-decision">{lang.t("detail-decision")}</h3>
            <form class="form" id="decision" method="post" action=frame.href("/moderation/decisions")>
                <input type="hidden" name="thing" value=format!("{}@{}", open.thing, open.seen)/>
                <input type="hidden" name="to" value=to.to_owned()/>
                {rule}
                {replies(frame, open)}
                {reason_area(frame, "reason", &open.form.reason, open.form.reason_error, Some(lang.t("reason-hint")))}
                <div class="buttons">{buttons}</div>
            </form>
        </section>
    })
}

/// Saved replies: one is put into the reason, in the author's language.
fn replies(frame: &Frame, open: &Detail) -> Option<impl IntoView + use<>> {
    let lang = frame.lang;
    if open.replies.is_empty() {
        return None;
    }
    let options: Vec<_> = open.replies.iter().map(|(id, name)| option(id.to_string(), name.clone(), false)).collect();
    Some(view! {
        <div class="field">
            <label class="field-label" for="reply">{lang.t("reply-label")}</label>
            <div class="reply-row">
                <span class="select"><select class="input" id="reply" name="reply" data-key="KeyR">{options}</select></span>
                <button class="button" name="intent" value="reply" formnovalidate>{lang.t("reply-insert")}</button>
            </div>
        </div>
    })
}

/// An objection, decided by another moderator than the first.
pub(super) fn appeal(frame: &Frame, open: &Detail, to: &str) -> Option<impl IntoView + use<>> {
    let lang = frame.lang;
    let appeal = open.appeal.as_ref()?;
    let form = if appeal.can_decide {
        Either::Left(view! {
            <form class="form" method="post" action=frame.href(&format!("/moderation/appeals/{}/outcome", appeal.id))>
                <input type="hidden" name="to" value=to.to_owned()/>
                {reason_area(frame, "reason", &open.form.reason, open.form.reason_error, Some(lang.t("appeal-answer-hint")))}
                <div class="buttons">
                    <button class="button" name="outcome" value="upheld" data-key="KeyH">{lang.t("appeal-uphold")}</button>
                    <button class="button button-primary" name="outcome" value="overturned" data-key="KeyA">{lang.t("appeal-overturn")}</button>
                </div>
            </form>
        })
    } else {
        Either::Right(view! { <p>{lang.t("appeal-not-yours")}</p> })
    };
    Some(view! {
        <section class="detail-appeal" aria-labelledby="detail-appeal">
            <h3 id="detail-appeal">{lang.t("detail-appeal")}</h3>
            <ul class="facts">
                <li>{moment(lang, appeal.at)}</li>
                <li>{lang.t("appeal-decided-by")}" "<bdi>{appeal.decided_by.clone()}</bdi></li>
            </ul>
            <p class="quote"><bdi>{appeal.body.clone()}</bdi></p>
            {form}
        </section>
    })
}

pub(super) fn reason_area(
    frame: &Frame,
    id: &str,
    value: &str,
    error: Option<FieldError>,
    hint: Option<&str>,
) -> impl IntoView + use<> {
    let lang = frame.lang;
    text_area(
        lang,
        TextArea {
            id: id.to_owned(),
            name: "reason",
            label: lang.t("reason-label").to_owned(),
            label_hidden: false,
            hint: hint.map(str::to_owned),
            tall: false,
            value: value.to_owned(),
            error: error.map(|error| error_text(lang, "reason", error)),
            max: Some(ReasonText::MAX),
        },
    )
}

pub(super) fn history(frame: &Frame, open: &Detail, filter: &InboxFilter) -> Option<impl IntoView + use<>> {
    let lang = frame.lang;
    if open.decisions.is_empty() {
        return None;
    }
    let items: Vec<_> = open
        .decisions
        .iter()
        .enumerate()
        .map(|(at, one)| {
            let rule = one.rule.map(|rule| view! { " · "{rule_name(lang, rule)} });
            let reason =
                (!one.reason.is_empty()).then(|| view! { <p class="quote"><bdi>{one.reason.clone()}</bdi></p> });
            let state = match (one.is_undone, one.outcome) {
                (true, _) => Some(lang.t("log-undone-plain")),
                (false, Some(outcome)) => Some(outcome_name(lang, outcome)),
                (false, None) => None,
            };
            let undo = (at == 0 && !one.is_undone).then(|| undo(frame, &[one.id], &filter.path(Some(open.key))));
            view! {
                <li>
                    <p>
                        <b>{verdict_name(lang, one.verdict)}</b>{rule}" · "<bdi>{one.by.clone()}</bdi>" · "
                        {moment(lang, one.at)}
                    </p>
                    {reason}
                    {state.map(|text| view! { <p class="log-undone">{text}</p> })}
                    {undo}
                </li>
            }
        })
        .collect();
    Some(view! { <section><h3>{lang.t("detail-history")}</h3><ol class="detail-list">{items}</ol></section> })
}
