//! The top of every page: languages, account, name of the city, the way to a new idea.

use leptos::either::Either;
use leptos::prelude::*;

use crate::domain::access::{Action, authorize};
use crate::domain::directory::Directory;
use crate::domain::search::SearchQuery;
use crate::i18n::Lang;
use crate::pages::notices::unread_notices;
use crate::pages::shell::{Current, Frame, LanguageSwitch, MOST_UNREAD, Shell, Viewer, encode};
use crate::parts::icon::{Icon, icon};
use crate::parts::search_field::search_field;

/// The header.
pub fn header(frame: &Frame, shell: &Shell) -> impl IntoView + use<> {
    let lang = frame.lang;
    let account = match &frame.viewer {
        Some(viewer) => Either::Left((bell(frame, viewer), account_menu(frame, viewer))),
        None => {
            let href = frame.href(&format!("/sign-in?next={}", encode(&frame.path)));
            Either::Right(view! { <a href=href>{lang.t("sign-in")}</a> })
        }
    };
    let home = frame.href("/");
    let on_roadmap = (shell.current == Current::Roadmap).then_some("page");
    let on_agencies = (shell.current == Current::Agencies).then_some("page");
    let on_list = (shell.current == Current::Ideas).then_some("page");
    // The page of the search has the field itself.
    let search = (shell.current != Current::Search).then(|| {
        view! {
            <a class="site-search-link" href=frame.href("/search")>
                {icon(Icon::Search)}<span class="visually-hidden">{lang.t("search")}</span>
            </a>
            {search_field(frame, "site-search", &SearchQuery::default())}
        }
    });
    let submit = (shell.current != Current::Submit).then(|| {
        view! { <a class="button button-primary" href=frame.href("/ideas/new")>{lang.t("submit-idea")}</a> }
    });
    view! {
        <header class="site-header">
            <div class="site-utility">
                <div class="wrap">
                    <nav class="languages" aria-label=lang.t("languages")>
                        <ul>{languages(frame, &shell.language_switch)}</ul>
                    </nav>
                    <div class="account">{account}</div>
                </div>
            </div>
            <div class="site-masthead wrap">
                <a class="brand" href=home.clone()>
                    <img src=frame.city.logo.clone() alt="" width="40" height="40"/>
                    <span class="brand-name">{frame.city.name(lang.code).to_owned()}</span>
                </a>
                <nav class="site-nav" aria-label=lang.t("nav-main")>
                    <ul>
                        <li><a href=home aria-current=on_list>{lang.t("nav-ideas")}</a></li>
                        <li><a href=frame.href("/roadmap") aria-current=on_roadmap>{lang.t("nav-roadmap")}</a></li>
                        <li><a href=frame.href("/agencies") aria-current=on_agencies>{lang.t("nav-agencies")}</a></li>
                    </ul>
                </nav>
                {search}
                {submit}
            </div>
        </header>
    }
}

/// The same page in each language, by a link, or by a button that takes a form's contents along.
fn languages(frame: &Frame, switch: &LanguageSwitch) -> Vec<AnyView> {
    let to = encode(&frame.path);
    frame
        .locales
        .all()
        .map(|lang| {
            let current = (lang.code == frame.lang.code).then_some("true");
            match switch {
                LanguageSwitch::Links => {
                    let href = format!("/language/{}?to={to}", lang.code);
                    view! {
                        <li><a href=href lang=lang.code hreflang=lang.code aria-current=current>{lang.name}</a></li>
                    }
                    .into_any()
                }
                LanguageSwitch::Form { id, action } => {
                    let action = Frame::href_in(lang.code, action);
                    view! {
                        <li>
                            <button form=*id formaction=action formmethod="post" formnovalidate name="intent"
                                value="language" lang=lang.code aria-current=current>{lang.name}</button>
                        </li>
                    }
                    .into_any()
                }
            }
        })
        .collect()
}

/// The way to one's notices, with how many are not read.
fn bell(frame: &Frame, viewer: &Viewer) -> impl IntoView + use<> {
    let lang = frame.lang;
    let count = (viewer.unread > 0).then(|| {
        let most = MOST_UNREAD - 1;
        let more = if viewer.unread > most { "+" } else { "" };
        let count = format!("{}{more}", lang.number(viewer.unread.min(most)));
        view! { <span class="bell-count" aria-hidden="true">{count}</span> }
    });
    view! {
        <a class="bell" href=frame.href("/notices")>
            {icon(Icon::Bell)}
            {count}
            <span class="visually-hidden">{notices_name(lang, viewer.unread)}</span>
        </a>
    }
}

/// The name of the bell: how many notices are not read.
fn notices_name(lang: Lang, unread: i64) -> String {
    if unread == 0 { lang.t("notices").to_owned() } else { unread_notices(lang, unread) }
}

fn account_menu(frame: &Frame, viewer: &Viewer) -> impl IntoView + use<> {
    let lang = frame.lang;
    let duplicates = authorize(viewer.actor(), Action::SeeInbox).then(|| {
        view! {
            <li><a href=frame.href("/moderation")>{lang.t("inbox")}</a></li>
            <li><a href=frame.href("/moderation/duplicates")>{lang.t("duplicates")}</a></li>
        }
    });
    let queues: Vec<_> = viewer
        .reach
        .agencies
        .iter()
        .filter(|id| authorize(viewer.actor(), Action::SeeAgencyQueue { agency_id: **id }))
        .filter_map(|id| Directory::by_id(&frame.directory.agencies, Some(*id)))
        .map(|agency| {
            let href = frame.href(&format!("/agencies/{}/queue", agency.slug));
            let text = lang.with("queue-of", &[("agency", agency.name(lang.code))]);
            view! { <li><a href=href>{text}</a></li> }
        })
        .collect();
    let administration = authorize(viewer.actor(), Action::ManageCity).then(|| {
        view! { <li><a href=frame.href("/administration/agencies")>{lang.t("admin-agencies")}</a></li> }
    });
    view! {
        <details class="menu">
            <summary class="menu-button">
                <span class="visually-hidden">{lang.t("account-menu")}" "</span>
                <bdi class="menu-name">{viewer.name.clone()}</bdi>
                {icon(Icon::Down)}
            </summary>
            <ul class="menu-list">
                {queues}
                {duplicates}
                {administration}
                <li><a href=frame.href("/following")>{lang.t("following")}</a></li>
                <li>
                    <form method="post" action=frame.href("/sign-out")>
                        <button>{lang.t("sign-out")}</button>
                    </form>
                </li>
            </ul>
        </details>
    }
}
