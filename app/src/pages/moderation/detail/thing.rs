//! What an entry of the inbox is: the words, who wrote them, and why it is here.

use leptos::either::Either;
use leptos::prelude::*;

use super::Detail;
use crate::domain::moderation::{Subject, Visibility};
use crate::pages::shell::Frame;
use crate::parts::label::{kind_badge, label_name, moment};
use crate::parts::rule::{rule_name, sign_text, subject_name};

pub(super) fn words(frame: &Frame, open: &Detail) -> impl IntoView + use<> {
    let lang = frame.lang;
    let idea = &open.idea;
    let href = match open.thing.subject {
        Subject::Idea => format!("/ideas/{}", idea.id),
        Subject::Comment => format!("/ideas/{}?thread={1}#comment-{1}", idea.id, open.thing.id),
        Subject::Case => format!("/ideas/{}#case-{}", idea.id, open.thing.id),
    };
    let author = match &open.author {
        Some(author) => Either::Left(view! {
            <li><bdi>{author.name.clone()}</bdi></li>
            <li>{lang.t("author-since")}" "{moment(lang, author.since)}</li>
            <li>{lang.count("author-public", author.public)}</li>
            {(author.hidden > 0).then(|| view! { <li class="inbox-late">{lang.count("author-hidden", author.hidden)}</li> })}
        }),
        None => Either::Right(view! { <li>{lang.t("author-imported")}</li> }),
    };
    let names = [
        label_name(lang, &frame.directory.topics, idea.topic_id),
        label_name(lang, &frame.directory.areas, idea.area_id),
        label_name(lang, &frame.directory.agencies, idea.agency_id),
    ];
    let names: Vec<_> = names.into_iter().flatten().map(|name| view! { <span>{name}</span> }).collect();
    let state = lang.t(match open.seen.visibility {
        Visibility::Waiting => "state-waiting",
        Visibility::Public => "state-public",
        Visibility::Hidden => "state-hidden",
    });
    view! {
        <header class="detail-head">
            <p class="kicker">
                <b>{subject_name(lang, open.thing.subject)}</b>
                <span class="state" data-visibility=open.seen.visibility.as_str()>{state}</span>
                {kind_badge(lang, idea.kind)}
                {names}
            </p>
            <h2 id="detail-title" lang=idea.language.clone()><a href=frame.href(&href) dir="auto">{idea.title.clone()}</a></h2>
            <ul class="facts">{author}<li>{moment(lang, open.at)}</li></ul>
        </header>
        <div class="detail-words">
            <div class="prose" lang=open.language.clone() dir="auto" inner_html=open.body_html.clone()></div>
        </div>
    }
}

/// Why it is here: flags, signs of spam, an agency's word, ideas that are like it.
pub(super) fn known(frame: &Frame, open: &Detail) -> impl IntoView + use<> {
    let lang = frame.lang;
    let flags: Vec<_> = open
        .flags
        .iter()
        .map(|flag| {
            let rule = flag.rule.map_or("", |rule| rule_name(lang, rule));
            let weight = lang.with("flag-weight", &[("n", &hundredths(frame, flag.weight))]);
            let body = (!flag.body.is_empty()).then(|| view! { <p class="quote"><bdi>{flag.body.clone()}</bdi></p> });
            view! { <li><p><b>{rule}</b>" · "{weight}" · "{moment(lang, flag.at)}</p>{body}</li> }
        })
        .collect();
    let flags = (!flags.is_empty()).then(|| {
        view! { <h3>{lang.t("detail-flags")}</h3><ul class="detail-list">{flags}</ul> }
    });
    let signs: Vec<_> = open.signs.iter().map(|reason| view! { <li>{sign_text(lang, *reason)}</li>" " }).collect();
    let signs = (!signs.is_empty()).then(|| {
        view! { <h3>{lang.t("detail-signs")}</h3><ul class="inbox-why">{signs}</ul> }
    });
    let handback = open.handback.as_ref().map(|(agency, reason)| {
        let name = label_name(lang, &frame.directory.agencies, Some(*agency)).unwrap_or_default();
        view! { <h3>{lang.with("detail-handback", &[("agency", &name)])}</h3><p class="quote"><bdi>{reason.clone()}</bdi></p>
            <form method="post" action=frame.href(&format!("/ideas/{}/hand-back/settlement", open.idea.id))>
                <button class="button">{lang.t("handback-leave")}</button>
            </form> }
    });
    let similar: Vec<_> = open
        .similar
        .iter()
        .map(|idea| {
            let href = frame.href(&format!("/ideas/{}", idea.id));
            view! { <li><a href=href lang=idea.language.clone()><span dir="auto">{idea.title.clone()}</span></a></li> }
        })
        .collect();
    let similar = (!similar.is_empty()).then(|| {
        view! { <h3>{lang.t("detail-similar")}</h3><ul class="detail-list">{similar}</ul> }
    });
    view! { <div class="detail-known">{flags}{signs}{handback}{similar}</div> }
}

/// A weight as people read it.
fn hundredths(frame: &Frame, weight: i64) -> String {
    let (whole, rest) = (weight / 100, weight % 100);
    let point = if frame.lang.dir == "rtl" { "٫" } else { "." };
    let rest = if rest < 10 {
        format!("{}{}", frame.lang.number(0), frame.lang.number(rest))
    } else {
        frame.lang.number(rest)
    };
    format!("{}{point}{rest}", frame.lang.number(whole))
}
