//! The `<head>` of a page.

use leptos::html::link;
use leptos::prelude::*;

use crate::pages::shell::{Feed, Frame, Shell};
use crate::parts::document::page_title;

/// Everything between `<head>` and `</head>`.
pub fn head(frame: &Frame, shell: &Shell) -> impl IntoView + use<> {
    let assets = &frame.assets;
    let title = format!("{} – {}", shell.title, frame.city.name(frame.lang.code));
    let title = if shell.has_errors { format!("{} {title}", frame.lang.t("error-prefix")) } else { title };
    let title = page_title(&title);
    let font = assets.fonts.get(frame.lang.code).cloned().map(|font| preload(font, "font", "font/woff2"));
    view! {
        <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="color-scheme" content="light dark"/>
            <meta name="theme-color" media="(prefers-color-scheme: light)" content="#f1f5f3"/>
            <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#0f1716"/>
            {title}
            {shell.description.clone().map(|text| view! { <meta name="description" content=text/> })}
            {font}
            <link rel="stylesheet" href=assets.style.clone()/>
            {shell.is_office.then(|| view! { <link rel="stylesheet" href=assets.office.clone()/> })}
            <link rel="stylesheet" href=assets.theme.clone()/>
            <link rel="icon" href=assets.icon.clone() type="image/svg+xml"/>
            {addresses(frame, shell)}
            {shell.feed.clone().map(|Feed { title, href }| {
                view! { <link rel="alternate" type="application/atom+xml" title=title href=href/> }
            })}
            <link rel="modulepreload" href=assets.glue.clone()/>
            {preload(assets.wasm.clone(), "fetch", "application/wasm")}
            <script type="module" src=assets.wake.clone()></script>
        </head>
    }
}

/// Where search engines find this page, here and in the other languages; pages that have no
/// address of their own are not for them.
fn addresses(frame: &Frame, shell: &Shell) -> AnyView {
    let Some(path) = &shell.canonical else {
        return view! { <meta name="robots" content="noindex"/> }.into_any();
    };
    let canonical = frame.href(path);
    let others: Vec<_> = frame
        .locales
        .all()
        .map(|lang| {
            let href = Frame::href_in(lang.code, path);
            view! { <link rel="alternate" hreflang=lang.code href=href/> }
        })
        .collect();
    view! { <link rel="canonical" href=canonical/> {others} }.into_any()
}

/// `<link rel=preload>`. Built by hand: the macro takes no attribute called `as`.
fn preload(href: String, what: &'static str, kind: &'static str) -> impl IntoView + use<> {
    link().rel("preload").href(href).r#as(what).r#type(kind).crossorigin("anonymous")
}
