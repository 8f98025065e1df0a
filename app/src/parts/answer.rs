//! Official answers.

use leptos::prelude::*;

use crate::domain::answer::DeclineReason;
use crate::domain::text::guess_language;
use crate::i18n::Lang;
use crate::pages::idea::AnswerView;
use crate::pages::shell::Frame;
use crate::parts::icon::{Icon, small_icon};
use crate::parts::label::{label_name, moment, stage_badge};
use crate::parts::origin::origin;

/// One answer, or a question to residents.
pub fn answer(frame: &Frame, answer: &AnswerView) -> impl IntoView + use<> {
    let lang = frame.lang;
    let agency = label_name(lang, &frame.directory.agencies, Some(answer.agency_id));
    let title = format!("answer-{}-title", answer.id);
    let asks = answer.is_question.then(|| {
        view! { <span class="answer-asks">{small_icon(Icon::Question)}{lang.t("answer-asks")}</span> }
    });
    let stage = (!answer.is_question).then(|| stage_badge(lang, answer.stage));
    view! {
        <article class="answer" id=format!("answer-{}", answer.id) aria-labelledby=title>
            <header class="answer-head">
                <h3 class="answer-agency" id=title.clone()>{agency.unwrap_or_else(|| lang.t("role-officer").to_owned())}</h3>
                <span class="badge badge-official">{lang.t("role-officer")}</span>
                <bdi>{answer.author.clone()}</bdi>
                {asks}
                {stage}
                {moment(lang, answer.created_at)}
                {origin(frame, "origin-idea", answer.origin.as_ref())}
            </header>
            <div class="prose" lang=answer.language.clone() dir="auto" inner_html=answer.body_html.clone()></div>
            {decline(lang, answer)}
        </article>
    }
}

/// The name of a reason for declining.
pub fn decline_name(lang: Lang, reason: DeclineReason) -> &'static str {
    lang.t(match reason {
        DeclineReason::NotLegal => "decline-not-legal",
        DeclineReason::NotOurs => "decline-not-ours",
        DeclineReason::TooCostly => "decline-too-costly",
        DeclineReason::AlreadyExists => "decline-already-exists",
        DeclineReason::OthersFirst => "decline-others-first",
        DeclineReason::HarmsOthers => "decline-harms-others",
        DeclineReason::NotFeasible => "decline-not-feasible",
        DeclineReason::Other => "decline-other",
    })
}

/// Why it was declined, and what would reopen it.
fn decline(lang: Lang, answer: &AnswerView) -> Option<impl IntoView + use<>> {
    let reason = answer.decline_reason?;
    let reopen = answer.reopen_if.clone().filter(|text| !text.is_empty()).map(|text| {
        let language = guess_language(&text, lang.code).to_owned();
        view! { <div><dt>{lang.t("answer-reopen-if")}</dt><dd lang=language dir="auto">{text}</dd></div> }
    });
    Some(view! {
        <dl class="answer-decline">
            <div><dt>{lang.t("answer-decline-because")}</dt><dd>{decline_name(lang, reason)}</dd></div>
            {reopen}
        </dl>
    })
}
