//! The form for a new item, and the fields that it shares with the form that changes one.

use leptos::prelude::*;

use super::fields::{Text, area, line, select, wrong as named};
use super::words::name;
use super::{ItemLink, NewItemPage};
use crate::domain::answer::DeclineReason;
use crate::domain::directory::Label;
use crate::domain::roadmap::{ChangeErrors, ChangeInput, ItemStage, PlanErrors, PlanInput};
use crate::i18n::Lang;
use crate::pages::shell::{Current, Frame, LanguageSwitch, Shell, page};
use crate::parts::answer::decline_name;
use crate::parts::field::{Wrong, error_summary};
use crate::parts::icon::{Icon, small_icon};

/// The whole page.
pub fn html(frame: &Frame, content: &NewItemPage) -> String {
    let lang = frame.lang;
    let mut wrong = plan_wrong(lang, &content.plan_errors);
    wrong.extend(change_wrong(lang, &content.change_errors));
    let shell = Shell {
        current: Current::Roadmap,
        language_switch: LanguageSwitch::Form { id: "item-form", action: "/roadmap/new".to_owned() },
        has_errors: !wrong.is_empty(),
        ..Shell::office(lang.t("roadmap-new"))
    };
    page(frame, &shell, || {
        let stages = ItemStage::FIRST.iter().map(|s| (s.as_str().to_owned(), name(lang, *s).to_owned())).collect();
        let hidden: Vec<_> = content
            .ideas
            .iter()
            .map(|idea| view! { <input type="hidden" name="idea" value=idea.id.to_string()/> })
            .collect();
        view! {
            <div class="column wrap">
                {error_summary(lang, wrong)}
                <a class="back" href=frame.href("/roadmap")>{small_icon(Icon::Back)}{lang.t("roadmap")}</a>
                <div class="page-head">
                    <h1>{lang.t("roadmap-new")}</h1>
                    <p class="page-lead">{lang.t("roadmap-new-lead")}</p>
                </div>
                {ideas(frame, &content.ideas)}
                <form class="form" id="item-form" method="post" action=frame.href("/roadmap") novalidate>
                    {hidden}
                    {plan(frame, &content.plan, &content.plan_errors, true)}
                    <fieldset class="form item-fieldset">
                        <legend class="item-legend">{lang.t("item-stage-and-dates")}</legend>
                        {change(lang, &content.change, &content.change_errors, stages)}
                    </fieldset>
                    <div class="buttons"><button class="button button-primary">{lang.t("roadmap-promise")}</button></div>
                </form>
            </div>
        }
    })
}

fn ideas(frame: &Frame, ideas: &[ItemLink]) -> Option<impl IntoView + use<>> {
    if ideas.is_empty() {
        return None;
    }
    let lang = frame.lang;
    let items: Vec<_> = ideas
        .iter()
        .map(|idea| {
            let href = frame.href(&format!("/ideas/{}", idea.id));
            view! { <li lang=idea.language.clone()><a href=href dir="auto">{idea.title.clone()}</a></li> }
        })
        .collect();
    let count = i64::try_from(ideas.len()).unwrap_or(i64::MAX);
    Some(view! {
        <div class="quote">
            <p>{lang.count("item-ideas", count)}</p>
            <ul class="item-idea-links">{items}</ul>
        </div>
    })
}

/// What is wrong with what an item is.
pub fn plan_wrong(lang: Lang, errors: &PlanErrors) -> Vec<Wrong> {
    let mut fields = Vec::new();
    for (code, text) in &errors.texts {
        fields.push((format!("title_{code}"), "item-title", text.title));
        fields.push((format!("summary_{code}"), "item-summary", text.summary));
    }
    fields.push(("agency".to_owned(), "item-agency", errors.agency));
    fields.push(("topic".to_owned(), "filter-topic", errors.topic));
    fields.push(("area".to_owned(), "filter-area", errors.area));
    fields.push(("budget".to_owned(), "item-budget", errors.budget));
    named(lang, fields)
}

/// What is wrong with stage and dates.
pub fn change_wrong(lang: Lang, errors: &ChangeErrors) -> Vec<Wrong> {
    let field = |id: &str| id.to_owned();
    named(
        lang,
        vec![
            (field("stage"), "item-stage", errors.stage),
            (field("start"), "item-start", errors.start),
            (field("due"), "item-due", errors.due),
            (field("reason"), "item-reason", errors.reason),
            (field("decline_reason"), "item-decline-reason", errors.decline_reason),
            (field("reopen_if"), "item-reopen-if", errors.reopen_if),
        ],
    )
}

/// What an item is: texts by language, agencies, place, budget. The agency that promises is chosen
/// once.
pub fn plan(frame: &Frame, input: &PlanInput, errors: &PlanErrors, is_new: bool) -> impl IntoView + use<> {
    let lang = frame.lang;
    let directory = &frame.directory;
    let choices = |labels: &[Label]| -> Vec<(String, String)> {
        labels.iter().map(|l| (l.slug.clone(), l.name(lang.code).to_owned())).collect()
    };
    let agency = is_new.then(|| {
        let field = Text::new("agency", "item-agency", &input.agency, errors.agency);
        select(lang, field, Some(lang.t("item-agency-choose")), choices(&directory.agencies))
    });
    let helpers: Vec<_> = directory
        .agencies
        .iter()
        .filter(|label| is_new || label.slug != input.agency)
        .map(|label| {
            let id = format!("helper-{}", label.slug);
            view! {
                <div class="choice-line">
                    <input type="checkbox" id=id.clone() name="helper" value=label.slug.clone()
                        checked=input.helpers.contains(&label.slug)/>
                    <label for=id>{label.name(lang.code).to_owned()}</label>
                </div>
            }
        })
        .collect();
    let topic = Text::new("topic", "filter-topic", &input.topic, errors.topic);
    let area_field = Text::new("area", "filter-area", &input.area, errors.area);
    let budget =
        Text::new("budget", "item-budget", &input.budget, errors.budget).optional().hinted(lang.t("item-budget-hint"));
    view! {
        {texts(frame, input, errors)}
        {agency}
        <fieldset class="field">
            <legend class="field-label">{lang.t("item-helpers")}</legend>
            <div class="choice-lines">{helpers}</div>
        </fieldset>
        <div class="field-row">
            {select(lang, topic, Some(lang.t("item-topic-none")), choices(&directory.topics))}
            {select(lang, area_field, Some(lang.t("idea-form-area-all")), choices(&directory.areas))}
        </div>
        {line(lang, budget, false)}
    }
}

/// Title and summary in each language; those of the reader come first.
fn texts(frame: &Frame, input: &PlanInput, errors: &PlanErrors) -> Vec<impl IntoView + use<>> {
    let lang = frame.lang;
    let mut languages: Vec<Lang> = frame.locales.all().collect();
    languages.sort_by_key(|one| one.code != lang.code);
    languages
        .into_iter()
        .map(|one| {
            let code = one.code;
            let typed = input.texts.get(code).cloned().unwrap_or_default();
            let wrong = errors.texts.get(code).copied().unwrap_or_default();
            let field = |name: String, label, value, error| {
                let language = Some(code.to_owned());
                Text { language, ..Text::new(&name, label, value, error).optional() }
            };
            let title = field(format!("title_{code}"), "item-title", &typed.title, wrong.title);
            let summary = field(format!("summary_{code}"), "item-summary", &typed.summary, wrong.summary);
            view! {
                <fieldset class="form item-fieldset">
                    <legend class="item-legend" lang=code>{one.name}</legend>
                    {line(lang, title, false)}
                    {area(lang, summary)}
                </fieldset>
            }
        })
        .collect()
}

/// Stage and dates, with the public reason.
pub fn change(
    lang: Lang,
    input: &ChangeInput,
    errors: &ChangeErrors,
    stages: Vec<(String, String)>,
) -> impl IntoView + use<> {
    let hint = || lang.t("item-date-hint");
    let declines = stages.iter().any(|(word, _)| word == ItemStage::Declined.as_str());
    let stage = Text::new("stage", "item-stage", &input.stage, errors.stage);
    let start = Text::new("start", "item-start", &input.start, errors.start).optional().hinted(hint());
    let due = Text::new("due", "item-due", &input.due, errors.due).hinted(hint());
    let reason = Text::new("reason", "item-reason", &input.reason, errors.reason).hinted(lang.t("item-reason-hint"));
    let declining = declines.then(|| {
        let reasons = DeclineReason::ALL.iter();
        let reasons = reasons.map(|r| (r.as_str().to_owned(), decline_name(lang, *r).to_owned())).collect();
        let field = Text::new("decline_reason", "item-decline-reason", &input.decline_reason, errors.decline_reason);
        let reopen_if = Text::new("reopen_if", "item-reopen-if", &input.reopen_if, errors.reopen_if);
        let wrong = errors.decline_reason.is_some() || errors.reopen_if.is_some();
        view! {
            <details class="disclosure" open=wrong || input.stage == ItemStage::Declined.as_str()>
                <summary class="button-quiet">{lang.t("item-declining")}</summary>
                <div class="form">
                    {select(lang, field, Some(lang.t("item-decline-choose")), reasons)}
                    {area(lang, reopen_if)}
                </div>
            </details>
        }
    });
    view! {
        {select(lang, stage, None, stages)}
        <div class="field-row">{line(lang, start, true)}{line(lang, due, true)}</div>
        {area(lang, reason)}
        {declining}
    }
}
