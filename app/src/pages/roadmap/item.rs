//! The page of an item: what is promised, by whom, until when, for whom, and how it went.

use leptos::prelude::*;

use super::outcome::{outcome, reopening};
use super::story::{story, summary};
use super::words::{agency, badge, due, is_overdue, overdue};
use super::{IdeaBehind, ItemPage, MilestoneView, PictureView, PostView};
use crate::domain::following::Followed;
use crate::domain::roadmap::PostKind;
use crate::pages::shell::{Current, Frame, Shell, page};
use crate::parts::answer::decline_name;
use crate::parts::field::error_summary;
use crate::parts::follow::{Follow, follow_button};
use crate::parts::icon::{Icon, icon, small_icon};
use crate::parts::label::{label_name, moment};

/// The whole page.
pub fn html(frame: &Frame, content: &ItemPage) -> String {
    let lang = frame.lang;
    let card = &content.card;
    let wrong = super::outcome::wrong(lang, content);
    let shell = Shell {
        description: Some(content.excerpt.clone()),
        canonical: Some(format!("/roadmap/{}", card.id)),
        current: Current::Roadmap,
        has_errors: !wrong.is_empty(),
        ..Shell::office(card.title.clone())
    };
    page(frame, &shell, || {
        view! {
            <div class="wrap">
                {error_summary(lang, wrong)}
                <div class="item">
                    {head(frame, content)}
                    {facts(frame, content)}
                    <div class="item-main">
                        {declined(frame, content)}
                        {reopening(frame, content)}
                        <div class="item-summary prose" lang=card.language.clone() dir="auto"
                            inner_html=content.summary_html.clone()></div>
                        {outcome(frame, content)}
                        {milestones(frame, &content.milestones)}
                        {posts(frame, &content.posts)}
                        {story(frame, content)}
                        {ideas(frame, &content.ideas)}
                    </div>
                </div>
            </div>
        }
    })
}

fn head(frame: &Frame, content: &ItemPage) -> impl IntoView + use<> {
    let lang = frame.lang;
    let card = &content.card;
    let place = |labels, id| label_name(lang, labels, id).map(|name| view! { <span>{name}</span> });
    let name = |code: &str| frame.locales.find(code).map_or_else(|| code.to_owned(), |lang| lang.name.to_owned());
    // Who reads another language than theirs is told so, and which others there are.
    let other = (card.language != lang.code).then(|| {
        let text = lang.with("item-other-language", &[("language", &name(&card.language))]);
        view! { <p class="item-language">{icon(Icon::Info)}{text}</p> }
    });
    let manage = content.can_manage.then(|| {
        let href = frame.href(&format!("/roadmap/{}/manage", card.id));
        view! { <a class="button" href=href>{lang.t("item-manage")}</a> }
    });
    view! {
        <header class="item-head">
            <a class="back" href=frame.href("/roadmap")>{small_icon(Icon::Back)}{lang.t("roadmap")}</a>
            <p class="kicker">
                <span>{lang.t("item-promise-of")}</span>
                {place(&frame.directory.topics, card.topic_id)}
                {place(&frame.directory.areas, card.area_id)}
            </p>
            <h1 lang=card.language.clone()><span dir="auto">{card.title.clone()}</span></h1>
            <ul class="facts">
                <li>{badge(lang, card.standing.stage)}</li>
                {is_overdue(frame, &card.standing).then(|| view! { <li>{overdue(lang)}</li> })}
                <li>{small_icon(Icon::Sound)}{lang.count("similar-voices", card.voices)}</li>
                <li>{lang.t("item-told")}" "{moment(lang, card.told_at)}</li>
            </ul>
            {other}
            {manage}
            {follow(frame, content)}
        </header>
    }
}

fn follow(frame: &Frame, content: &ItemPage) -> impl IntoView + use<> {
    let card = &content.card;
    let to = format!("/roadmap/{}", card.id);
    let about = Follow { what: Followed::Item, id: card.id, name: &card.title, following: content.following, to: &to };
    follow_button(frame, about)
}

/// Who, when, for how much.
fn facts(frame: &Frame, content: &ItemPage) -> impl IntoView + use<> {
    let lang = frame.lang;
    let card = &content.card;
    let mut rows = vec![("item-agency", agency(frame, card.agency_id))];
    if !card.helpers.is_empty() {
        let names: Vec<String> = card.helpers.iter().map(|id| agency(frame, *id)).collect();
        rows.push(("item-helpers", names.join(lang.t("list-comma"))));
    }
    if let Some(start) = card.standing.start {
        rows.push(("item-start", lang.promised(&start)));
    }
    if let Some(due) = due(lang, &card.standing) {
        rows.push(("item-due", due));
    }
    if let Some(at) = card.delivered_at {
        rows.push(("item-delivered-on", lang.date(at)));
    }
    let voices = lang.count("item-voices", card.voices);
    let budget = (!content.budget.is_empty()).then(|| {
        view! { <div><dt>{lang.t("item-budget")}</dt><dd><bdi>{content.budget.clone()}</bdi></dd></div> }
    });
    let rows: Vec<_> =
        rows.into_iter().map(|(key, value)| view! { <div><dt>{lang.t(key)}</dt><dd>{value}</dd></div> }).collect();
    let history = summary(lang, content).map(|text| {
        view! { <p class="item-history">{text}" "<a href="#story">{lang.t("story-title")}</a></p> }
    });
    view! {
        <aside class="item-facts" aria-label=lang.t("item-facts")>
            <p class="item-voices">{voices}</p>
            <dl>{rows}{budget}</dl>
            {history}
        </aside>
    }
}

fn declined(frame: &Frame, content: &ItemPage) -> Option<impl IntoView + use<>> {
    let (reason, reopen_if) = content.declined.as_ref()?;
    let lang = frame.lang;
    let last = content.changes.iter().rev().find(|change| change.stage_before != Some(change.stage_after));
    let why = last.map(|change| {
        let html = change.reason_html.clone();
        view! { <div class="prose" lang=change.language.clone() dir="auto" inner_html=html></div> }
    });
    Some(view! {
        <section class="item-declined" aria-labelledby="declined-title">
            <h2 id="declined-title">{lang.with("declined-title", &[("reason", decline_name(lang, *reason))])}</h2>
            {why}
            <h3>{lang.t("item-reopen-if")}</h3>
            <div class="prose" dir="auto" inner_html=reopen_if.clone()></div>
        </section>
    })
}

fn milestones(frame: &Frame, milestones: &[MilestoneView]) -> Option<impl IntoView + use<>> {
    if milestones.is_empty() {
        return None;
    }
    let lang = frame.lang;
    let today = lang.today(frame.now);
    let items: Vec<_> = milestones
        .iter()
        .map(|one| {
            let by = lang.with("item-due-by", &[("date", &lang.promised_until(&one.due))]);
            let state = match one.reached_at {
                Some(at) => {
                    view! { <span class="milestone-reached">{lang.t("milestone-reached")}" "{moment(lang, at)}</span> }
                        .into_any()
                }
                None if one.due.is_past(today) => view! { <span>{by}</span>{overdue(lang)} }.into_any(),
                None => view! { <span>{by}</span> }.into_any(),
            };
            let mark = if one.reached_at.is_some() { Icon::Done } else { Icon::Planned };
            view! {
                <li data-reached=one.reached_at.map(|_| "")>
                    {icon(mark)}
                    <div>
                        <p class="milestone-title" lang=one.language.clone()><bdi>{one.title.clone()}</bdi></p>
                        <p class="milestone-when">{state}</p>
                    </div>
                </li>
            }
        })
        .collect();
    Some(view! {
        <section class="item-milestones" id="milestones" aria-labelledby="milestones-title">
            <div class="section-head"><h2 id="milestones-title">{lang.t("milestones-title")}</h2></div>
            <ol class="milestones">{items}</ol>
        </section>
    })
}

fn posts(frame: &Frame, posts: &[PostView]) -> Option<impl IntoView + use<>> {
    if posts.is_empty() {
        return None;
    }
    let lang = frame.lang;
    let items: Vec<_> = posts.iter().map(|post| one_post(frame, post)).collect();
    Some(view! {
        <section class="item-posts" id="posts" aria-labelledby="posts-title">
            <div class="section-head"><h2 id="posts-title">{lang.t("posts-title")}</h2></div>
            <ol class="posts">{items}</ol>
        </section>
    })
}

fn one_post(frame: &Frame, post: &PostView) -> impl IntoView + use<> {
    let lang = frame.lang;
    let evidence = (post.kind == PostKind::Evidence)
        .then(|| view! { <span class="badge badge-official">{lang.t("post-evidence")}</span> });
    view! {
        <li>
            <article class="post" id=format!("post-{}", post.id)>
                <p class="post-head">{evidence}{moment(lang, post.created_at)}" · "<bdi>{post.author.clone()}</bdi></p>
                <div class="prose" lang=post.language.clone() dir="auto" inner_html=post.body_html.clone()></div>
                {post.picture.as_ref().map(picture)}
            </article>
        </li>
    }
}

/// A picture, which keeps its place while it loads.
pub fn picture(picture: &PictureView) -> impl IntoView + use<> {
    let PictureView { id, width, height, text } = picture.clone();
    view! {
        <img class="post-picture" src=format!("/pictures/{id}") alt=text width=width.to_string()
            height=height.to_string() loading="lazy" decoding="async"/>
    }
}

fn ideas(frame: &Frame, ideas: &[IdeaBehind]) -> Option<impl IntoView + use<>> {
    if ideas.is_empty() {
        return None;
    }
    let lang = frame.lang;
    let items: Vec<_> = ideas
        .iter()
        .map(|idea| {
            let href = frame.href(&format!("/ideas/{}", idea.id));
            let author = idea.author.as_ref().map(|name| view! { <li><bdi>{name.clone()}</bdi></li> });
            view! {
                <li>
                    <h3 class="related-item" lang=idea.language.clone()><a href=href dir="auto">{idea.title.clone()}</a></h3>
                    <ul class="facts">
                        <li>{lang.count("similar-voices", idea.votes)}</li>
                        {author}
                        <li>{moment(lang, idea.created_at)}</li>
                    </ul>
                </li>
            }
        })
        .collect();
    let count = i64::try_from(ideas.len()).unwrap_or(i64::MAX);
    Some(view! {
        <section class="item-ideas" id="ideas" aria-labelledby="ideas-title">
            <div class="section-head"><h2 id="ideas-title">{lang.count("item-ideas", count)}</h2></div>
            <ul class="related-list">{items}</ul>
        </section>
    })
}
