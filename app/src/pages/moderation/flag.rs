//! Telling moderators that something breaks a rule.

use leptos::prelude::*;

use crate::domain::moderation::Thing;
use crate::pages::shell::{Frame, Shell, page};
use crate::parts::field::error_summary;
use crate::parts::flag_form::{FlagForm, flag_errors, flag_form};
use crate::parts::icon::{Icon, small_icon};

/// What is flagged.
#[derive(Clone, Debug)]
pub struct FlagPage {
    /// What it is.
    pub thing: Thing,
    /// The idea that it is, or stands under.
    pub idea_id: i64,
    /// That idea's title.
    pub idea_title: String,
    /// Language of the words.
    pub language: String,
    /// The words, rendered and sanitised.
    pub body_html: String,
    /// What was typed.
    pub form: FlagForm,
}

/// The whole page.
pub fn html(frame: &Frame, content: &FlagPage) -> String {
    let lang = frame.lang;
    let wrong = flag_errors(frame, &content.form);
    let shell = Shell { has_errors: !wrong.is_empty(), ..Shell::office(lang.t("flag-title")) };
    page(frame, &shell, || {
        let href = frame.href(&format!("/ideas/{}", content.idea_id));
        view! {
            <div class="column wrap">
                {error_summary(lang, wrong)}
                <a class="back" href=href>{small_icon(Icon::Back)}<bdi>{content.idea_title.clone()}</bdi></a>
                <div class="page-head">
                    <h1>{lang.t("flag-title")}</h1>
                    <p class="page-lead">{lang.t("flag-lead")}</p>
                </div>
                <div class="quote">
                    <div class="prose" lang=content.language.clone() dir="auto"
                        inner_html=content.body_html.clone()></div>
                </div>
                {flag_form(frame, content.thing, &content.form)}
            </div>
        }
    })
}
