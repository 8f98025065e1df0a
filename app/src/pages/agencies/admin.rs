//! Setting agencies up, for administrators.

use leptos::prelude::*;

use crate::domain::agency::{ABOUT_MAX, AgencyErrors, AgencyInput, MemberProblem, NAME_MAX};
use crate::domain::directory::{Directory, Label};
use crate::domain::idea::FieldError;
use crate::i18n::Lang;
use crate::pages::shell::{Frame, Shell, page};
use crate::parts::document::textarea_body;
use crate::parts::field::{Wrong, described_by, error_summary, error_text, field_class, field_error};
use crate::parts::icon::{Icon, icon, small_icon};

/// The page of one agency, or the form for a new one.
#[derive(Clone, Debug, Default)]
pub struct AgencyAdminPage {
    /// Slug of the agency; none for a new one.
    pub slug: Option<String>,
    /// What is there, or what was typed.
    pub input: AgencyInput,
    /// What is wrong with it.
    pub errors: AgencyErrors,
    /// Numbers and public names of its members.
    pub members: Vec<(i64, String)>,
    /// The e-mail address that was typed.
    pub email: String,
    /// Why nobody was added.
    pub problem: Option<MemberProblem>,
}

/// The list.
pub fn list_html(frame: &Frame) -> String {
    let lang = frame.lang;
    page(frame, &Shell::office(lang.t("admin-agencies")), || {
        let items: Vec<_> = frame
            .directory
            .agencies
            .iter()
            .map(|label| {
                let href = frame.href(&format!("/administration/agencies/{}", label.slug));
                let name = label.name(lang.code).to_owned();
                view! { <li class="row"><a href=href>{name}</a></li> }
            })
            .collect();
        view! {
            <div class="column wrap">
                <div class="page-head">
                    <h1>{lang.t("admin-agencies")}</h1>
                    <p class="page-lead">{lang.t("admin-agencies-lead")}</p>
                </div>
                <ul class="rows">{items}</ul>
                <ul class="agency-ways">
                    <li>
                        <a class="button button-primary" href=frame.href("/administration/agencies/new")>
                            {lang.t("admin-agency-new")}
                        </a>
                    </li>
                    <li>
                        <a href=frame.href("/administration/moderators")>
                            {lang.t("admin-moderators")}{icon(Icon::Forward)}
                        </a>
                    </li>
                </ul>
            </div>
        }
    })
}

/// One agency.
pub fn html(frame: &Frame, content: &AgencyAdminPage) -> String {
    let lang = frame.lang;
    let wrong = wrong(lang, content);
    let title = match &content.slug {
        Some(slug) => {
            let label = frame.directory.agencies.iter().find(|label| label.slug == *slug);
            label.map_or(slug.as_str(), |label| label.name(lang.code)).to_owned()
        }
        None => lang.t("admin-agency-new").to_owned(),
    };
    let shell = Shell { has_errors: !wrong.is_empty(), ..Shell::office(title.clone()) };
    let action = match &content.slug {
        Some(slug) => frame.href(&format!("/administration/agencies/{slug}")),
        None => frame.href("/administration/agencies"),
    };
    page(frame, &shell, || {
        view! {
            <div class="column wrap">
                {error_summary(lang, wrong)}
                <a class="back" href=frame.href("/administration/agencies")>
                    {small_icon(Icon::Back)}{lang.t("admin-agencies")}
                </a>
                <div class="page-head"><h1>{title}</h1></div>
                <form class="form" method="post" action=action novalidate>
                    {content.slug.is_none().then(|| slug(lang, content))}
                    {texts(frame, content, Text::NAME)}
                    {texts(frame, content, Text::ABOUT)}
                    {targets(lang, content)}
                    {topics(frame, content)}
                    <div class="buttons">
                        <button class="button button-primary">{lang.t("admin-save")}</button>
                    </div>
                </form>
                {content.slug.as_ref().map(|slug| members(frame, slug, content))}
            </div>
        }
    })
}

fn slug_error(lang: Lang, error: FieldError) -> String {
    match error {
        FieldError::Unknown => lang.t("error-agency-slug-letters").to_owned(),
        FieldError::NameTaken => lang.t("error-agency-slug-taken").to_owned(),
        other => error_text(lang, "agency-slug", other),
    }
}

fn days_error(lang: Lang, error: FieldError) -> String {
    match error {
        FieldError::Unknown => lang.t("error-agency-days-range").to_owned(),
        other => error_text(lang, "agency-days", other),
    }
}

fn problem_text(lang: Lang, problem: MemberProblem) -> &'static str {
    lang.t(match problem {
        MemberProblem::NoAccount => "error-member-none",
        MemberProblem::OtherRole => "error-member-role",
    })
}

fn wrong(lang: Lang, content: &AgencyAdminPage) -> Vec<Wrong> {
    let errors = &content.errors;
    let first = |prefix: &str| format!("{prefix}-{}", lang.code);
    let mut wrong = Vec::new();
    let mut add = |id: String, label: &str, text: Option<String>| {
        wrong.extend(text.map(|text| Wrong { id, label: lang.t(label), text, is_clear: false }));
    };
    add("slug".into(), "agency-slug", errors.slug.map(|error| slug_error(lang, error)));
    add(first("name"), "agency-names", errors.names.map(|error| error_text(lang, "agency-names", error)));
    add(first("about"), "agency-about", errors.about.map(|error| error_text(lang, "agency-about", error)));
    add("answer_days".into(), "clock-first-answer", errors.answer_days.map(|error| days_error(lang, error)));
    add("decision_days".into(), "clock-decision", errors.decision_days.map(|error| days_error(lang, error)));
    add("email".into(), "field-email", content.problem.map(|problem| problem_text(lang, problem).to_owned()));
    wrong
}

fn slug(lang: Lang, content: &AgencyAdminPage) -> impl IntoView + use<> {
    let error = content.errors.slug.map(|error| slug_error(lang, error));
    let is_wrong = error.is_some();
    view! {
        <div class=field_class(is_wrong)>
            <label class="field-label" for="slug">{lang.t("agency-slug")}</label>
            <p class="field-hint" id="slug-hint">{lang.t("agency-slug-hint")}</p>
            {field_error(lang, "slug", error)}
            <input class="input" id="slug" name="slug" type="text" dir="ltr" autocomplete="off" required
                value=content.input.slug.clone() aria-invalid=is_wrong.then_some("true")
                aria-describedby=described_by("slug", true, false, is_wrong)/>
        </div>
    }
}

/// Which of the texts in all languages.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Text {
    name: &'static str,
    label: &'static str,
    max: usize,
}

impl Text {
    const NAME: Self = Self { name: "name", label: "agency-names", max: NAME_MAX };
    const ABOUT: Self = Self { name: "about", label: "agency-about", max: ABOUT_MAX };
}

/// A field for each language.
fn texts(frame: &Frame, content: &AgencyAdminPage, which: Text) -> impl IntoView + use<> {
    let lang = frame.lang;
    let is_name = which == Text::NAME;
    let (typed, error) = if is_name {
        (&content.input.names, content.errors.names)
    } else {
        (&content.input.about, content.errors.about)
    };
    let error = error.map(|error| error_text(lang, which.label, error));
    let is_wrong = error.is_some();
    let hint = lang.with("count-limit", &[("max", &lang.number(which.max as i64))]);
    let fields: Vec<_> = frame
        .locales
        .all()
        .map(|language| {
            let id = format!("{}-{}", which.name, language.code);
            let value = typed.get(language.code).cloned().unwrap_or_default();
            let input = if is_name {
                view! {
                    <input class="input" type="text" id=id.clone() name=id.clone() lang=language.code dir="auto"
                        autocomplete="off" value=value/>
                }
                .into_any()
            } else {
                view! {
                    <textarea class="input" id=id.clone() name=id.clone() rows="3" lang=language.code dir="auto"
                        inner_html=textarea_body(&value)></textarea>
                }
                .into_any()
            };
            view! {
                <div class="field">
                    <label class="field-label field-label-light" for=id.clone() lang=language.code>{language.name}</label>
                    {input}
                </div>
            }
        })
        .collect();
    view! {
        <fieldset class=field_class(is_wrong)
            aria-describedby=described_by(which.label, true, false, is_wrong)>
            <legend class="field-label">{lang.t(which.label)}</legend>
            <p class="field-hint" id=format!("{}-hint", which.label)>{hint}</p>
            {field_error(lang, which.label, error)}
            {fields}
        </fieldset>
    }
}

fn targets(lang: Lang, content: &AgencyAdminPage) -> impl IntoView + use<> {
    let field = |id: &'static str, label: &str, value: &str, error: Option<FieldError>| {
        let error = error.map(|error| days_error(lang, error));
        let is_wrong = error.is_some();
        view! {
            <div class=field_class(is_wrong)>
                <label class="field-label" for=id>{lang.t(label)}</label>
                {field_error(lang, id, error)}
                <input class="input input-days" id=id name=id type="text" inputmode="numeric" dir="auto" required
                    autocomplete="off" value=value.to_owned() aria-invalid=is_wrong.then_some("true")
                    aria-describedby=described_by(id, false, false, is_wrong)/>
            </div>
        }
    };
    let AgencyAdminPage { input, errors, .. } = content;
    view! {
        <div class="field-row">
            {field("answer_days", "agency-answer-days", &input.answer_days, errors.answer_days)}
            {field("decision_days", "agency-decision-days", &input.decision_days, errors.decision_days)}
        </div>
    }
}

/// The topics, each with the agency that has it now.
fn topics(frame: &Frame, content: &AgencyAdminPage) -> impl IntoView + use<> {
    let lang = frame.lang;
    let item = |topic: &Label| {
        let id = format!("topic-{}", topic.slug);
        let owner = Directory::by_id(&frame.directory.agencies, frame.directory.owner(Some(topic.id)))
            .filter(|owner| Some(&owner.slug) != content.slug.as_ref())
            .map(|owner| view! { " "<small>"("{owner.name(lang.code).to_owned()}")"</small> });
        view! {
            <li class="check">
                <input type="checkbox" id=id.clone() name="topic" value=topic.slug.clone()
                    checked=content.input.topics.contains(&topic.slug)/>
                <label for=id>{topic.name(lang.code).to_owned()}{owner}</label>
            </li>
        }
    };
    let items: Vec<_> = frame.directory.topics.iter().map(item).collect();
    view! {
        <fieldset class="field">
            <legend class="field-label">{lang.t("agency-topics")}</legend>
            <p class="field-hint">{lang.t("agency-topics-hint")}</p>
            <ul class="checks">{items}</ul>
        </fieldset>
    }
}

fn members(frame: &Frame, slug: &str, content: &AgencyAdminPage) -> impl IntoView + use<> {
    let lang = frame.lang;
    let action = frame.href(&format!("/administration/agencies/{slug}/members"));
    let items: Vec<_> = content
        .members
        .iter()
        .map(|(id, name)| {
            view! {
                <li class="row">
                    <bdi>{name.clone()}</bdi>
                    <form method="post" action=format!("{action}/{id}/removal")>
                        <button class="button-quiet">
                            {lang.t("admin-member-remove")}<span class="visually-hidden">" "<bdi>{name.clone()}</bdi></span>
                        </button>
                    </form>
                </li>
            }
        })
        .collect();
    let error = content.problem.map(|problem| problem_text(lang, problem).to_owned());
    let is_wrong = error.is_some();
    view! {
        <section class="admin-members" aria-labelledby="members-title">
            <div class="section-head"><h2 id="members-title">{lang.t("agency-members")}</h2></div>
            <ul class="rows-plain">{items}</ul>
            <form class="form" method="post" action=action novalidate>
                <div class=field_class(is_wrong)>
                    <label class="field-label" for="email">{lang.t("admin-member-email")}</label>
                    <p class="field-hint" id="email-hint">{lang.t("admin-member-hint")}</p>
                    {field_error(lang, "email", error)}
                    <input class="input" id="email" name="email" type="email" dir="ltr" autocomplete="off" required
                        value=content.email.clone() aria-invalid=is_wrong.then_some("true")
                        aria-describedby=described_by("email", true, false, is_wrong)/>
                </div>
                <div class="buttons"><button class="button">{lang.t("admin-member-add")}</button></div>
            </form>
        </section>
    }
}
