//! The forms of those who look after an item, on one page.

use leptos::prelude::*;

use super::fields::{Text, area, line, select, wrong as named};
use super::form::{change, change_wrong, plan, plan_wrong};
use super::words::{agency, badge, name};
use super::{ManagePage, PostForm};
use crate::domain::roadmap::{ItemStage, PostKind};
use crate::domain::text::isolate;
use crate::i18n::Lang;
use crate::pages::shell::{Current, Frame, Shell, page};
use crate::parts::field::{Wrong, error_summary, error_text, field_class, field_error};
use crate::parts::icon::{Icon, icon, small_icon};
use crate::parts::label::moment;

/// The whole page.
pub fn html(frame: &Frame, content: &ManagePage) -> String {
    let lang = frame.lang;
    let card = &content.item.card;
    let wrong = wrong(lang, content);
    let shell = Shell {
        current: Current::Roadmap,
        has_errors: !wrong.is_empty() || content.late,
        ..Shell::office(format!("{} – {}", lang.t("item-manage"), card.title))
    };
    page(frame, &shell, || {
        let back = frame.href(&format!("/roadmap/{}", card.id));
        let links: Vec<_> =
            SECTIONS.iter().map(|(id, key)| view! { <li><a href=format!("#{id}")>{lang.t(key)}</a></li> }).collect();
        view! {
            <div class="column wrap manage">
                {error_summary(lang, wrong)}
                {late(frame, content)}
                <a class="back" href=back lang=card.language.clone()>{small_icon(Icon::Back)}<bdi>{card.title.clone()}</bdi></a>
                <div class="page-head">
                    <h1>{lang.t("item-manage")}</h1>
                    <ul class="facts"><li>{badge(lang, card.standing.stage)}</li></ul>
                </div>
                <nav aria-label=lang.t("item-manage-parts")><ul class="manage-parts">{links}</ul></nav>
                {stage_and_dates(frame, content)}
                {news(frame, content)}
                {milestones(frame, content)}
                {texts(frame, content)}
                {ideas(frame, content)}
                {handover(frame, content)}
            </div>
        }
    })
}

/// The parts of the page: where they stand, and what they are called.
const SECTIONS: [(&str, &str); 6] = [
    ("change", "item-stage-and-dates"),
    ("post", "post-title"),
    ("milestones", "milestones-title"),
    ("texts", "item-texts"),
    ("ideas", "manage-ideas"),
    ("handover", "handover"),
];

fn wrong(lang: Lang, content: &ManagePage) -> Vec<Wrong> {
    let mut wrong = change_wrong(lang, &content.change_errors);
    wrong.extend(plan_wrong(lang, &content.plan_errors));
    let PostForm { body_error, picture_error, picture_text_error, .. } = &content.post;
    let field = |id: &str| id.to_owned();
    wrong.extend(named(
        lang,
        vec![
            (field("post-body"), "post-body", *body_error),
            (field("picture"), "post-picture", *picture_error),
            (field("picture_text"), "post-picture-text", *picture_text_error),
            (field("milestone"), "milestone", content.milestone.title_error),
            (field("milestone_due"), "milestone-due", content.milestone.due_error),
            (field("idea"), "manage-idea", content.idea_error),
            (field("handover-agency"), "handover-agency", content.handover_errors.agency),
            (field("handover-reason"), "item-reason", content.handover_errors.reason),
        ],
    ));
    wrong
}

/// That somebody else was faster: who, when, and what they made of it.
fn late(frame: &Frame, content: &ManagePage) -> Option<impl IntoView + use<>> {
    let change = content.item.changes.last().filter(|_| content.late)?;
    let lang = frame.lang;
    let now = lang.with("manage-late-now", &[("stage", name(lang, change.stage_after))]);
    Some(view! {
        <div class="error-summary" role="alert" tabindex="-1" autofocus>
            <h2>{lang.t("manage-late-title")}</h2>
            <p><bdi>{change.actor.clone()}</bdi>" · "{moment(lang, change.created_at)}" · "{now}</p>
            <div class="prose" lang=change.language.clone() dir="auto" inner_html=change.reason_html.clone()></div>
            <p>{lang.t("manage-late-text")}</p>
        </div>
    })
}

fn section<V: IntoView + 'static>(lang: Lang, at: usize, body: V) -> impl IntoView + use<V> {
    let (id, key) = SECTIONS[at];
    let title = format!("{id}-title");
    view! {
        <section class="manage-section" id=id aria-labelledby=title.clone()>
            <div class="section-head"><h2 id=title.clone()>{lang.t(key)}</h2></div>
            {body}
        </section>
    }
}

fn stage_and_dates(frame: &Frame, content: &ManagePage) -> impl IntoView + use<> {
    let lang = frame.lang;
    let stage = content.item.card.standing.stage;
    let stages = std::iter::once(&stage).chain(stage.next());
    let stages = stages.map(|s| (s.as_str().to_owned(), name(lang, *s).to_owned())).collect();
    let action = frame.href(&format!("/roadmap/{}/changes", content.item.card.id));
    let seen = content.change.seen.to_string();
    section(
        lang,
        0,
        view! {
            <p class="field-hint">{lang.t("item-change-lead")}</p>
            <form class="form" id="change-form" method="post" action=action novalidate>
                <input type="hidden" name="seen" value=seen/>
                {change(lang, &content.change, &content.change_errors, stages)}
                <div class="buttons"><button class="button button-primary">{lang.t("item-change-send")}</button></div>
            </form>
        },
    )
}

fn news(frame: &Frame, content: &ManagePage) -> impl IntoView + use<> {
    let lang = frame.lang;
    let post = &content.post;
    let action = frame.href(&format!("/roadmap/{}/posts", content.item.card.id));
    let is_done = content.item.card.standing.stage == ItemStage::Done;
    let kind = if post.kind.is_empty() && is_done { PostKind::Evidence.as_str() } else { &post.kind };
    let kinds = [(PostKind::Update, "post-update"), (PostKind::Evidence, "post-evidence")];
    let kinds = kinds.into_iter().map(|(kind, key)| (kind.as_str().to_owned(), lang.t(key).to_owned())).collect();
    let kind = select(lang, Text::new("kind", "post-kind", kind, None), None, kinds);
    let body = Text::new("body", "post-body", &post.body, post.body_error).with_id("post-body".to_owned());
    let words = Text::new("picture_text", "post-picture-text", &post.picture_text, post.picture_text_error)
        .optional()
        .hinted(lang.t("post-picture-text-hint"));
    section(
        lang,
        1,
        view! {
            <form class="form" id="post-form" method="post" action=action enctype="multipart/form-data" novalidate>
                {kind}
                {area(lang, body)}
                {picture(lang, post)}
                {line(lang, words, false)}
                <div class="buttons"><button class="button button-primary">{lang.t("post-send")}</button></div>
            </form>
        },
    )
}

fn picture(lang: Lang, post: &PostForm) -> impl IntoView + use<> {
    let error = post.picture_error.map(|error| error_text(lang, "post-picture", error));
    let is_wrong = error.is_some();
    let described = if is_wrong { "picture-hint picture-error" } else { "picture-hint" };
    view! {
        <div class=field_class(is_wrong)>
            <label class="field-label" for="picture">
                {lang.t("post-picture")}<span class="field-optional">{lang.t("field-optional")}</span>
            </label>
            <p class="field-hint" id="picture-hint">{lang.t("post-picture-hint")}</p>
            {field_error(lang, "picture", error)}
            <input class="input" id="picture" name="picture" type="file" accept="image/jpeg,image/png,image/webp"
                aria-invalid=is_wrong.then_some("true") aria-describedby=described/>
        </div>
    }
}

fn milestones(frame: &Frame, content: &ManagePage) -> impl IntoView + use<> {
    let lang = frame.lang;
    let id = content.item.card.id;
    let items: Vec<_> = content
        .item
        .milestones
        .iter()
        .map(|one| {
            let action = frame.href(&format!("/roadmap/{id}/milestones/reached"));
            let state = match one.reached_at {
                Some(at) => view! { <span class="milestone-reached">{icon(Icon::Done)}{lang.t("milestone-reached")}" "{moment(lang, at)}</span> }.into_any(),
                None => view! {
                    <form method="post" action=action>
                        <input type="hidden" name="milestone" value=one.id.to_string()/>
                        <button class="button">{lang.t("milestone-reach")}<span class="visually-hidden">" "<bdi>{one.title.clone()}</bdi></span></button>
                    </form>
                }
                .into_any(),
            };
            view! {
                <li class="row">
                    <span><bdi lang=one.language.clone()>{one.title.clone()}</bdi>" – "{lang.promised(&one.due)}</span>
                    {state}
                </li>
            }
        })
        .collect();
    let list = (!items.is_empty()).then(|| view! { <ul class="rows">{items}</ul> });
    let form = &content.milestone;
    let title = Text::new("milestone", "milestone", &form.title, form.title_error);
    let due = Text::new("milestone_due", "milestone-due", &form.due, form.due_error).hinted(lang.t("item-date-hint"));
    section(
        lang,
        2,
        view! {
            {list}
            <form class="form" id="milestone-form" method="post" action=frame.href(&format!("/roadmap/{id}/milestones")) novalidate>
                <div class="field-row">{line(lang, title, false)}{line(lang, due, true)}</div>
                <div class="buttons"><button class="button">{lang.t("milestone-add")}</button></div>
            </form>
        },
    )
}

fn texts(frame: &Frame, content: &ManagePage) -> impl IntoView + use<> {
    let lang = frame.lang;
    let action = frame.href(&format!("/roadmap/{}/texts", content.item.card.id));
    section(
        lang,
        3,
        view! {
            <form class="form" id="texts-form" method="post" action=action novalidate>
                {plan(frame, &content.plan, &content.plan_errors, false)}
                <div class="buttons"><button class="button button-primary">{lang.t("item-texts-save")}</button></div>
            </form>
        },
    )
}

fn ideas(frame: &Frame, content: &ManagePage) -> impl IntoView + use<> {
    let lang = frame.lang;
    let id = content.item.card.id;
    let items: Vec<_> = content
        .item
        .ideas
        .iter()
        .map(|idea| {
            let href = frame.href(&format!("/ideas/{}", idea.id));
            let action = frame.href(&format!("/roadmap/{id}/ideas/removal"));
            let title = idea.title.clone();
            view! {
                <li class="row">
                    <a href=href lang=idea.language.clone() dir="auto">{idea.title.clone()}</a>
                    <form method="post" action=action>
                        <input type="hidden" name="idea" value=idea.id.to_string()/>
                        <button class="button-quiet">{lang.t("manage-idea-remove")}<span class="visually-hidden">" "<bdi>{title}</bdi></span></button>
                    </form>
                </li>
            }
        })
        .collect();
    let list = (!items.is_empty()).then(|| view! { <ul class="rows">{items}</ul> });
    let field = Text::new("idea", "manage-idea", &content.idea, content.idea_error).hinted(lang.t("manage-idea-hint"));
    section(
        lang,
        4,
        view! {
            {list}
            <form class="form" id="ideas-form" method="post" action=frame.href(&format!("/roadmap/{id}/ideas")) novalidate>
                {line(lang, field, true)}
                <div class="buttons"><button class="button">{lang.t("manage-idea-add")}</button></div>
            </form>
        },
    )
}

fn handover(frame: &Frame, content: &ManagePage) -> impl IntoView + use<> {
    let lang = frame.lang;
    let card = &content.item.card;
    let (typed, wrong) = (&content.handover, &content.handover_errors);
    let others = frame.directory.agencies.iter().filter(|label| label.id != card.agency_id);
    let others = others.map(|label| (label.slug.clone(), label.name(lang.code).to_owned())).collect();
    let to = Text::new("agency", "handover-agency", &typed.agency, wrong.agency).with_id("handover-agency".to_owned());
    let reason = Text::new("reason", "item-reason", &typed.reason, wrong.reason)
        .with_id("handover-reason".to_owned())
        .hinted(lang.t("item-reason-hint"));
    let owner = isolate(&agency(frame, card.agency_id));
    let stays = lang.with("handover-stays", &[("agency", &owner)]);
    section(
        lang,
        5,
        view! {
            <p class="field-hint">{lang.with("handover-lead", &[("agency", &owner)])}</p>
            <form class="form" id="handover-form" method="post" action=frame.href(&format!("/roadmap/{}/handovers", card.id)) novalidate>
                <input type="hidden" name="seen" value=typed.seen.to_string()/>
                {select(lang, to, Some(lang.t("item-agency-choose")), others)}
                {area(lang, reason)}
                <div class="choice-line">
                    <input type="checkbox" id="handover-stays" name="stays" value="1" checked=typed.stays/>
                    <label for="handover-stays">{stays}</label>
                </div>
                <div class="buttons"><button class="button button-primary">{lang.t("handover-send")}</button></div>
            </form>
        },
    )
}
