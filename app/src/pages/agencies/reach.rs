//! What each moderator looks after, for administrators.

use leptos::either::Either;
use leptos::prelude::*;

use crate::domain::account::Reach;
use crate::domain::directory::Label;
use crate::i18n::Lang;
use crate::pages::shell::{Frame, Shell, page};
use crate::parts::icon::{Icon, icon, small_icon};

/// A moderator.
#[derive(Clone, Debug)]
pub struct ModeratorView {
    /// Number of the account.
    pub id: i64,
    /// Public name.
    pub name: String,
    /// Topics and areas; none named is all of them.
    pub reach: Reach,
}

/// The whole page.
pub fn html(frame: &Frame, moderators: &[ModeratorView]) -> String {
    let lang = frame.lang;
    page(frame, &Shell::office(lang.t("admin-moderators")), || {
        let items: Vec<_> = moderators.iter().map(|one| moderator(frame, one)).collect();
        let none = items.is_empty();
        let list = if none {
            Either::Left(view! { <p>{lang.t("admin-moderators-none")}</p> })
        } else {
            Either::Right(view! { <ul class="moderators">{items}</ul> })
        };
        view! {
            <div class="column wrap">
                <a class="back" href=frame.href("/administration/agencies")>
                    {small_icon(Icon::Back)}{lang.t("admin-agencies")}
                </a>
                <div class="page-head">
                    <h1>{lang.t("admin-moderators")}</h1>
                    <p class="page-lead">{lang.t("admin-moderators-lead")}</p>
                </div>
                {list}
            </div>
        }
    })
}

fn moderator(frame: &Frame, moderator: &ModeratorView) -> impl IntoView + use<> {
    let lang = frame.lang;
    let ModeratorView { id, name, reach } = moderator;
    let names = |labels: &[Label], ids: &[i64]| {
        let chosen = labels.iter().filter(|label| ids.contains(&label.id));
        chosen.map(|label| label.name(lang.code).to_owned()).collect::<Vec<_>>()
    };
    let all: Vec<String> =
        [names(&frame.directory.topics, &reach.topics), names(&frame.directory.areas, &reach.areas)].concat();
    let summary = if all.is_empty() { lang.t("admin-reach-all").to_owned() } else { all.join(" · ") };
    view! {
        <li>
            <h2 class="moderator-name"><bdi>{name.clone()}</bdi></h2>
            <p class="figures-note">{summary}</p>
            <details class="disclosure">
                <summary>
                    {icon(Icon::Down)}{lang.t("admin-reach-change")}
                    <span class="visually-hidden">" "<bdi>{name.clone()}</bdi></span>
                </summary>
                <form class="form clock-form" method="post" action=frame.href(&format!("/administration/moderators/{id}"))>
                    {checks(lang, *id, "topic", "admin-reach-topics", &frame.directory.topics, &reach.topics)}
                    {checks(lang, *id, "area", "admin-reach-areas", &frame.directory.areas, &reach.areas)}
                    <div class="buttons"><button class="button button-primary">{lang.t("admin-save")}</button></div>
                </form>
            </details>
        </li>
    }
}

fn checks(
    lang: Lang,
    account: i64,
    name: &'static str,
    title: &str,
    labels: &[Label],
    chosen: &[i64],
) -> impl IntoView + use<> {
    let items: Vec<_> = labels
        .iter()
        .map(|label| {
            let id = format!("{name}-{account}-{}", label.slug);
            let is_chosen = chosen.contains(&label.id);
            view! {
                <li class="check">
                    <input type="checkbox" id=id.clone() name=name value=label.slug.clone() checked=is_chosen/>
                    <label for=id>{label.name(lang.code).to_owned()}</label>
                </li>
            }
        })
        .collect();
    view! {
        <fieldset class="field">
            <legend class="field-label">{lang.t(title)}</legend>
            <ul class="checks">{items}</ul>
        </fieldset>
    }
}
