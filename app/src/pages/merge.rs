//! For moderators: merging an idea into another, with what it comes to before it is done.

use leptos::either::Either;
use leptos::prelude::*;

use crate::domain::Millis;
use crate::domain::merge::Voices;
use crate::domain::text::isolate;
use crate::i18n::Lang;
use crate::pages::home::IdeaCard;
use crate::pages::shell::{Frame, Shell, page};
use crate::parts::duplicate::leader;
use crate::parts::field::Wrong;
use crate::parts::field::{described_by, error_summary, field_class, field_error, field_hint};
use crate::parts::icon::{Icon, small_icon};

/// Why the ideas cannot be merged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MergeWrong {
    /// There is no such idea.
    Unknown,
    /// They stand together already, or are one and the same.
    Together,
    /// One of them is hidden, or waits to be approved.
    Unpublished,
    /// Somebody was quicker.
    Settled {
        /// Public name of who did it.
        by: String,
        /// When.
        at: Millis,
    },
    /// The other is not within the moderator's reach.
    Forbidden,
}

/// What one of the two ideas brings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Brought {
    /// Comments that can be read.
    pub comments: i64,
    /// Residents who follow it.
    pub followers: i64,
    /// Cases of their own that residents told.
    pub cases: i64,
    /// Official answers.
    pub answers: i64,
    /// Items of the roadmap that it is behind.
    pub items: i64,
}

/// What a merge comes to.
#[derive(Clone, Debug)]
pub struct MergePreview {
    /// The idea that is kept.
    pub kept: IdeaCard,
    /// Voices before and after.
    pub voices: Voices,
    /// What the kept idea has.
    pub has: Brought,
    /// What the merged one brings.
    pub brings: Brought,
}

/// The page.
#[derive(Clone, Debug)]
pub struct MergePage {
    /// The idea that is merged.
    pub idea: IdeaCard,
    /// Number or address of the idea that is kept, as typed.
    pub into: String,
    /// The reason as typed.
    pub reason: String,
    /// What it comes to; none before an idea was named, or when something is wrong.
    pub preview: Option<MergePreview>,
    /// What is wrong.
    pub wrong: Option<MergeWrong>,
    /// Ideas that probably say the same.
    pub candidates: Vec<IdeaCard>,
}

/// The whole page.
pub fn html(frame: &Frame, content: &MergePage) -> String {
    let lang = frame.lang;
    let error = content.wrong.as_ref().map(|wrong| text(lang, wrong));
    let wrong: Vec<Wrong> = error
        .iter()
        .map(|text| Wrong { id: "into".into(), label: lang.t("merge-into"), text: text.clone(), is_clear: true })
        .collect();
    let shell = Shell { has_errors: !wrong.is_empty(), ..Shell::office(lang.t("merge-title")) };
    page(frame, &shell, || {
        let back = frame.href(&format!("/ideas/{}", content.idea.id));
        view! {
            <div class="column wrap">
                {error_summary(lang, wrong)}
                <a class="back" href=back>{small_icon(Icon::Back)}{lang.t("merge-back")}</a>
                <div class="page-head">
                    <h1>{lang.t("merge-title")}</h1>
                    <p class="page-lead">{lang.t("merge-lead")}</p>
                </div>
                <ol class="duplicates">{leader(frame, &content.idea)}</ol>
                {match &content.preview {
                    Some(preview) => Either::Left(preview_view(frame, content, preview)),
                    None => Either::Right(choose(frame, content, error)),
                }}
            </div>
        }
    })
}

/// What is wrong, in words.
fn text(lang: Lang, wrong: &MergeWrong) -> String {
    match wrong {
        MergeWrong::Unknown => lang.t("merge-unknown").to_owned(),
        MergeWrong::Together => lang.t("merge-together").to_owned(),
        MergeWrong::Unpublished => lang.t("merge-unpublished").to_owned(),
        MergeWrong::Forbidden => lang.t("merge-forbidden").to_owned(),
        MergeWrong::Settled { by, at } => {
            lang.with("merge-settled", &[("name", &isolate(by)), ("date", &lang.date_time(*at))])
        }
    }
}

/// The first step: which idea is kept.
fn choose(frame: &Frame, content: &MergePage, error: Option<String>) -> impl IntoView + use<> {
    let lang = frame.lang;
    let action = frame.href(&format!("/ideas/{}/merge", content.idea.id));
    let is_wrong = error.is_some();
    let hint = lang.t("merge-into-hint").to_owned();
    view! {
        <form class="form" method="get" action=action novalidate>
            <div class=field_class(is_wrong)>
                <label class="field-label" for="into">{lang.t("merge-into")}</label>
                {field_hint("into", Some(hint))}
                {field_error(lang, "into", error)}
                <input class="input" id="into" name="into" type="text" dir="ltr" value=content.into.clone()
                    required inputmode="url" autocomplete="off" aria-invalid=is_wrong.then_some("true")
                    aria-describedby=described_by("into", true, false, is_wrong)/>
            </div>
            <div class="buttons"><button class="button button-primary">{lang.t("merge-look")}</button></div>
        </form>
        {candidates(frame, content)}
    }
}

fn candidates(frame: &Frame, content: &MergePage) -> Option<impl IntoView + use<>> {
    if content.candidates.is_empty() {
        return None;
    }
    let lang = frame.lang;
    let items: Vec<_> = content
        .candidates
        .iter()
        .map(|idea| {
            let href = frame.href(&format!("/ideas/{}/merge?into={}", content.idea.id, idea.id));
            view! {
                <li>
                    <a class="merge-candidate" href=href>
                        <bdi lang=idea.language.clone()>{idea.title.clone()}</bdi>
                        <span>{lang.count("similar-voices", idea.votes)}</span>
                    </a>
                </li>
            }
        })
        .collect();
    Some(view! {
        <section aria-labelledby="candidates-title">
            <div class="section-head"><h2 id="candidates-title">{lang.t("merge-candidates")}</h2></div>
            <ul class="merge-candidates">{items}</ul>
        </section>
    })
}

/// The second step: what it comes to.
fn preview_view(frame: &Frame, content: &MergePage, preview: &MergePreview) -> impl IntoView + use<> {
    let lang = frame.lang;
    let (idea, kept) = (content.idea.id, preview.kept.id);
    let action = frame.href(&format!("/ideas/{idea}/merges"));
    let swap = frame.href(&format!("/ideas/{kept}/merge?into={idea}"));
    let other = frame.href(&format!("/ideas/{idea}/merge"));
    view! {
        <section class="merge-preview" aria-labelledby="kept-title">
            <div class="section-head"><h2 id="kept-title">{lang.t("merge-kept")}</h2></div>
            <ol class="duplicates">{leader(frame, &preview.kept)}</ol>
            <p class="buttons">
                <a class="button button-quiet" href=swap>{lang.t("merge-swap")}</a>
                <a class="button button-quiet" href=other>{lang.t("merge-other")}</a>
            </p>
            {figures(lang, preview)}
            <form class="form" id="merge-form" method="post" action=action>
                <input type="hidden" name="into" value=kept.to_string()/>
                <div class="field">
                    <label class="field-label" for="reason">{lang.t("merge-reason")}</label>
                    {field_hint("reason", Some(lang.t("merge-reason-hint").to_owned()))}
                    <input class="input" id="reason" name="reason" type="text" dir="auto" maxlength="500"
                        value=content.reason.clone() autocomplete="off" aria-describedby="reason-hint"/>
                </div>
                <div class="buttons">
                    <button class="button button-primary">
                        {lang.count("merge-do", preview.voices.united())}
                    </button>
                </div>
            </form>
        </section>
    }
}

/// Before and after, as a table.
fn figures(lang: Lang, preview: &MergePreview) -> impl IntoView + use<> {
    let MergePreview { voices, has, brings, .. } = preview;
    let sums = [
        ("merge-comments", has.comments, brings.comments),
        ("merge-followers", has.followers, brings.followers),
        ("merge-cases", has.cases, brings.cases),
        ("merge-answers", has.answers, brings.answers),
        ("merge-items", has.items, brings.items),
    ];
    let rows: Vec<_> = sums
        .into_iter()
        .filter(|(_, has, brings)| has + brings > 0)
        .map(|(key, has, brings)| row(lang, lang.t(key), [has, brings, has + brings]))
        .collect();
    let both = (voices.both > 0).then(|| view! { <p class="merge-both">{lang.count("merge-both", voices.both)}</p> });
    view! {
        <div class="table-scroll">
            <table class="figures">
                <caption class="visually-hidden">{lang.t("merge-figures")}</caption>
                <thead>
                    <tr>
                        <td></td>
                        <th scope="col">{lang.t("merge-column-kept")}</th>
                        <th scope="col">{lang.t("merge-column-merged")}</th>
                        <th scope="col">{lang.t("merge-column-after")}</th>
                    </tr>
                </thead>
                <tbody>
                    {row(lang, lang.t("merge-voices"), [voices.kept, voices.merged, voices.united()])}
                    {rows}
                </tbody>
            </table>
        </div>
        {both}
    }
}

fn row(lang: Lang, name: &'static str, numbers: [i64; 3]) -> impl IntoView + use<> {
    let [kept, merged, after] = numbers.map(|n| lang.number(n));
    view! {
        <tr><th scope="row">{name}</th><td>{kept}</td><td>{merged}</td><td><b>{after}</b></td></tr>
    }
}
