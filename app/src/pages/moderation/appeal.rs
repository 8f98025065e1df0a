//! An author's objection to a decision about their words.

use leptos::either::EitherOf3;
use leptos::prelude::*;

use crate::domain::Millis;
use crate::domain::idea::FieldError;
use crate::domain::moderation::{AppealText, Outcome};
use crate::pages::moderation::trace::Trace;
use crate::pages::shell::{Frame, Shell, page};
use crate::parts::field::{TextArea, Wrong, error_summary, error_text, text_area};
use crate::parts::hidden::trace_facts;
use crate::parts::icon::{Icon, small_icon};
use crate::parts::label::moment;
use crate::parts::rule::outcome_name;

/// An objection that was made.
#[derive(Clone, Debug)]
pub struct Appeal {
    /// The author's words.
    pub body: String,
    /// When.
    pub at: Millis,
    /// What became of it, when it is decided.
    pub outcome: Option<Outcome>,
    /// What the other moderator answered.
    pub answer: String,
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct AppealPage {
    /// The decision.
    pub trace: Trace,
    /// The idea that it is about, or whose page the words stand on.
    pub idea_id: i64,
    /// Language of the words.
    pub language: String,
    /// The words, rendered and sanitised.
    pub body_html: String,
    /// The objection, when there is one already.
    pub appeal: Option<Appeal>,
    /// Whether the decision was taken back meanwhile.
    pub is_undone: bool,
    /// What was typed.
    pub typed: String,
    /// What is wrong with it.
    pub error: Option<FieldError>,
}

/// The whole page.
pub fn html(frame: &Frame, content: &AppealPage) -> String {
    let lang = frame.lang;
    let wrong: Vec<Wrong> = content
        .error
        .map(|error| Wrong::new(lang, "appeal-body", "appeal", lang.t("appeal-label"), error))
        .into_iter()
        .collect();
    let shell = Shell { has_errors: !wrong.is_empty(), ..Shell::office(lang.t("appeal-title")) };
    page(frame, &shell, || {
        let body = match (&content.appeal, content.is_undone) {
            (Some(appeal), _) => EitherOf3::A(made(frame, appeal)),
            (None, true) => EitherOf3::B(view! { <p>{lang.t("appeal-undone")}</p> }),
            (None, false) => EitherOf3::C(form(frame, content)),
        };
        let href = frame.href(&format!("/ideas/{}", content.idea_id));
        view! {
            <div class="column wrap">
                {error_summary(lang, wrong)}
                <a class="back" href=href>{small_icon(Icon::Back)}{lang.t("appeal-back")}</a>
                <div class="page-head"><h1>{lang.t("appeal-title")}</h1></div>
                <div class="quote">
                    <div class="prose" lang=content.language.clone() dir="auto"
                        inner_html=content.body_html.clone()></div>
                </div>
                <h2>{lang.t("appeal-decision")}</h2>
                {trace_facts(lang, &content.trace)}
                {body}
            </div>
        }
    })
}

fn made(frame: &Frame, appeal: &Appeal) -> impl IntoView + use<> {
    let lang = frame.lang;
    let state = match appeal.outcome {
        Some(outcome) => outcome_name(lang, outcome),
        None => lang.t("appeal-open"),
    };
    let answer = (!appeal.answer.is_empty()).then(|| view! { <p class="quote"><bdi>{appeal.answer.clone()}</bdi></p> });
    view! {
        <section class="appeal-made" aria-labelledby="appeal-made">
            <h2 id="appeal-made">{lang.t("appeal-made")}</h2>
            <ul class="facts"><li>{moment(lang, appeal.at)}</li></ul>
            <p class="quote"><bdi>{appeal.body.clone()}</bdi></p>
            <p><b>{state}</b></p>
            {answer}
        </section>
    }
}

fn form(frame: &Frame, content: &AppealPage) -> impl IntoView + use<> {
    let lang = frame.lang;
    let body = TextArea {
        id: "appeal-body".into(),
        name: "body",
        label: lang.t("appeal-label").to_owned(),
        label_hidden: false,
        hint: Some(lang.t("appeal-hint").to_owned()),
        tall: false,
        value: content.typed.clone(),
        error: content.error.map(|error| error_text(lang, "appeal", error)),
        max: Some(AppealText::MAX),
    };
    let action = frame.href(&format!("/decisions/{}/appeal", content.trace.decision));
    view! {
        <form class="form" method="post" action=action>
            {text_area(lang, body)}
            <div class="buttons"><button class="button button-primary">{lang.t("appeal-send")}</button></div>
        </form>
    }
}
