//! What is left in public of an idea that moderators hid: the rule, the reason, the day.

use leptos::prelude::*;

use crate::domain::Millis;
use crate::domain::moderation::Rule;
use crate::pages::shell::{Frame, Shell, page};
use crate::parts::hidden::trace_facts;
use crate::parts::icon::{Icon, icon};

/// Why something is hidden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// Number of the decision.
    pub decision: i64,
    /// The rule that it breaks.
    pub rule: Option<Rule>,
    /// The moderator's reason.
    pub reason: String,
    /// When.
    pub at: Millis,
}

/// The page of a hidden idea, for those who cannot read it.
pub fn html(frame: &Frame, trace: Option<&Trace>) -> String {
    let lang = frame.lang;
    page(frame, &Shell::office(lang.t("hidden-idea-title")), || {
        view! {
            <div class="wrap">
                <div class="error-page trace">
                    <h1>{lang.t("hidden-idea-title")}</h1>
                    <p class="page-lead">{lang.t("hidden-idea-lead")}</p>
                    {trace.map(|trace| trace_facts(lang, trace))}
                    <ul class="ways-on">
                        <li><a href=frame.href("/moderation/public-log")>{lang.t("public-log")}{icon(Icon::Forward)}</a></li>
                        <li><a href=frame.href("/")>{lang.t("way-list")}{icon(Icon::Forward)}</a></li>
                    </ul>
                </div>
            </div>
        }
    })
}
