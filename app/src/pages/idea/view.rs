//! The page of one idea.

use leptos::either::Either;
use leptos::prelude::*;

use super::cases::cases;
use super::clock::{clock, clock_errors, late};
use super::joined::{joined, merge_link};
use super::language::language;
use super::promise::promise;
use super::related::related;
use super::split::{asked, grew_from, made, split_link};
use super::standing::{flagging, standing};
use super::{CommentForm, IdeaPage};
use crate::domain::comment::CommentSort;
use crate::domain::directory::{Directory, Label};
use crate::domain::moderation::{Subject, Thing, Visibility};
use crate::domain::text::isolate;
use crate::pages::shell::{Current, Feed, Frame, Shell, page};
use crate::parts::answer::answer;
use crate::parts::answer_form::{answer_errors, answer_forms};
use crate::parts::card::imported;
use crate::parts::comment::{Discussion, reply_place, thread};
use crate::parts::comment_form::{Place, comment_form};
use crate::parts::field::{Wrong, error_summary};
use crate::parts::icon::{Icon, small_icon};
use crate::parts::label::{kind_badge, moment, stage_badge};
use crate::parts::pager::pager;
use crate::parts::support::{Voice, panel};
use crate::parts::tabs::{Tab, tabs};

/// The whole page.
pub fn html(frame: &Frame, content: &IdeaPage) -> String {
    let idea = &content.idea;
    let wrong = wrong(frame, content);
    let is_public = content.visibility == Visibility::Public;
    let shell = Shell {
        description: Some(idea.excerpt.clone()),
        canonical: Some(format!("/ideas/{}", idea.id)),
        current: Current::Other,
        feed: Some(Feed {
            title: frame.lang.with("feed-idea-title", &[("title", &isolate(&idea.title))]),
            href: frame.href(&format!("/ideas/{}/feed.atom", idea.id)),
        }),
        has_errors: !wrong.is_empty(),
        ..Shell::new(idea.title.clone())
    };
    page(frame, &shell, || {
        view! {
            <div class="wrap">
                {error_summary(frame.lang, wrong)}
                {standing(frame, content)}
                {asked(frame, &content.split)}
                {late(frame.lang, content.clock.as_ref())}
                <div class="idea">
                    {head(frame, content)}
                    <div class="idea-body prose" lang=idea.language.clone() dir="auto"
                        inner_html=content.body_html.clone()></div>
                    {made(frame, &content.split)}
                    {is_public.then(|| support(frame, content))}
                    {flagging(frame, content)}
                    {joined(frame, content)}
                    {promise(frame, content)}
                    {clock(frame, content)}
                    {answers(frame, content)}
                    {cases(frame, content)}
                    {discussion(frame, content)}
                    {related(frame, &content.related)}
                </div>
            </div>
        }
    })
}

/// What is wrong with the form that came back, wherever on the page it stands.
fn wrong(frame: &Frame, content: &IdeaPage) -> Vec<Wrong> {
    let mut wrong = answer_errors(frame.lang, &content.answer_form);
    wrong.extend(clock_errors(frame.lang, content.clock.as_ref()));
    let form = &content.form;
    let place = match form.parent_id {
        Some(id) => content.comments.iter().find(|c| c.id == id).map(|c| reply_place(frame, content.idea.id, c)),
        None => Some(comment_place(frame, content)),
    };
    wrong.extend(place.and_then(|place| place.wrong(frame.lang, form)));
    wrong
}

fn head(frame: &Frame, content: &IdeaPage) -> impl IntoView + use<> {
    let lang = frame.lang;
    let idea = &content.idea;
    let directory = &frame.directory;
    let place = |name: &'static str, labels: &[Label], id: Option<i64>| {
        link(frame, name, labels, id).map(|link| view! { <span>{link}</span> })
    };
    let author = idea.author.clone().map(|name| view! { <li><bdi>{name}</bdi></li> });
    let authors = co_authors(frame, content).map(|text| view! { <li>{text}</li> });
    let agency = link(frame, "agency", &directory.agencies, idea.agency_id)
        .map(|link| view! { <li>{lang.t("idea-assigned")}" "{link}</li> });
    let source = content.source.as_deref().map(|source| {
        view! { <li>{lang.with("idea-source", &[("source", &isolate(source))])}</li> }
    });
    view! {
        <header class="idea-head">
            <a class="back" href=frame.href("/")>{small_icon(Icon::Back)}{lang.t("idea-back")}</a>
            <p class="kicker">
                {kind_badge(lang, idea.kind)}
                {place("topic", &directory.topics, idea.topic_id)}
                {place("area", &directory.areas, idea.area_id)}
            </p>
            <h1 lang=idea.language.clone()><span dir="auto">{idea.title.clone()}</span></h1>
            <ul class="facts">
                <li>{stage_badge(lang, idea.stage)}</li>
                {author}
                {authors}
                <li>{moment(lang, idea.created_at)}</li>
                {agency}
                {source}
                {grew_from(frame, content)}
            </ul>
            {language(frame, content)}
            {staff(frame, content)}
        </header>
    }
}

/// What moderators can do with it where they read it.
fn staff(frame: &Frame, content: &IdeaPage) -> Option<impl IntoView + use<>> {
    let thing = Thing { subject: Subject::Idea, id: content.idea.id };
    let (merge, split) = (merge_link(frame, content), split_link(frame, thing, &content.split));
    content.can_moderate.then(|| view! { <div class="idea-flagging">{merge}{split}</div> })
}

/// Those who said the same in ideas that stand in this one.
fn co_authors(frame: &Frame, content: &IdeaPage) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for name in content.joined.iter().filter_map(|idea| idea.author.as_deref()) {
        let name = isolate(name);
        if content.idea.author.as_deref().map(isolate) != Some(name.clone()) && !names.contains(&name) {
            names.push(name);
        }
    }
    let lang = frame.lang;
    (!names.is_empty()).then(|| lang.with("joined-with", &[("names", &names.join(lang.t("list-separator")))]))
}

/// The name of a topic, area or agency, which leads to the list of its ideas.
fn link(frame: &Frame, filter: &str, labels: &[Label], id: Option<i64>) -> Option<impl IntoView + use<>> {
    let label = Directory::by_id(labels, id)?;
    let href = frame.href(&format!("/?{filter}={}", label.slug));
    let name = label.name(frame.lang.code).to_owned();
    Some(view! { <a href=href>{name}</a> })
}

fn support(frame: &Frame, content: &IdeaPage) -> impl IntoView + use<> {
    let idea = &content.idea;
    let voice =
        Voice { idea_id: idea.id, title: &idea.title, votes: idea.votes, supported: idea.supported, announce: false };
    view! {
        <aside class="support-panel" aria-label=frame.lang.t("support-label")>
            {panel(frame, voice, content.offer_follow, content.following)}
            {imported(frame, idea)}
        </aside>
    }
}

fn answers(frame: &Frame, content: &IdeaPage) -> Option<impl IntoView + use<>> {
    if content.answers.is_empty() && !content.can_answer {
        return None;
    }
    let answers: Vec<_> = content.answers.iter().map(|one| answer(frame, one)).collect();
    let form = content.can_answer.then(|| answer_forms(frame, content.idea.id, &content.answer_form));
    Some(view! {
        <section class="idea-answers" id="answers" aria-labelledby="answers-title">
            <div class="section-head"><h2 id="answers-title">{frame.lang.t("answers-title")}</h2></div>
            {answers}
            {form}
        </section>
    })
}

fn discussion(frame: &Frame, content: &IdeaPage) -> impl IntoView + use<> {
    let lang = frame.lang;
    let count = content.idea.comments;
    let title = if count == 0 { lang.t("comments-none").to_owned() } else { lang.count("comments-count", count) };
    let blank = CommentForm::default();
    // Nobody adds to what is hidden, or waits.
    let is_public = content.visibility == Visibility::Public;
    let form = if content.form.parent_id.is_none() { &content.form } else { &blank };
    view! {
        <section class="comments" id="comments" aria-labelledby="comments-title">
            <div class="section-head"><h2 id="comments-title">{title}</h2>{orders(frame, content)}</div>
            {comments(frame, content)}
            {is_public.then(|| comment_form(lang, comment_place(frame, content), form))}
        </section>
    }
}

/// The comments, and the way to those that are not shown.
fn comments(frame: &Frame, content: &IdeaPage) -> impl IntoView + use<> {
    let lang = frame.lang;
    let id = content.idea.id;
    let all = content.thread.map(|_| {
        let href = frame.href(&format!("/ideas/{id}#comments"));
        view! { <p class="thread-note">{lang.t("comment-thread")}" "<a href=href>{lang.t("comments-all")}</a></p> }
    });
    let around = Discussion { frame, idea_id: id, form: &content.form, single: content.thread.is_some() };
    let items: Vec<_> = content.comments.iter().map(|comment| thread(&around, comment)).collect();
    let list = (!items.is_empty()).then(|| view! { <ol class="comment-list">{items}</ol> });
    let href = |query: &String| frame.href(&format!("/ideas/{id}{query}#comments"));
    let pages = pager(
        lang,
        content.first_comments.as_ref().map(|query| (lang.t("comments-first"), href(query))),
        content.next_comments.as_ref().map(|query| (lang.t("comments-more"), href(query))),
    );
    (all, list, pages)
}

/// The orders, where there is something to order.
fn orders(frame: &Frame, content: &IdeaPage) -> impl IntoView + use<> {
    let lang = frame.lang;
    if content.comments.len() < 2 || content.thread.is_some() {
        return Either::Left(());
    }
    let tab = |sort: CommentSort, name: &str, query: &str| Tab {
        name: lang.t(name),
        href: frame.href(&format!("/ideas/{}{query}#comments", content.idea.id)),
        current: content.comment_sort == sort,
    };
    let all = vec![
        tab(CommentSort::Oldest, "comments-sort-oldest", ""),
        tab(CommentSort::Helpful, "comments-sort-helpful", "?comments=helpful"),
    ];
    Either::Right(tabs(lang.t("comments-sort-label"), all))
}

fn comment_place(frame: &Frame, content: &IdeaPage) -> Place {
    let lang = frame.lang;
    Place {
        id: "comment-form".to_owned(),
        action: frame.href(&format!("/ideas/{}/comments", content.idea.id)),
        title: Some(lang.t("comment-form-title")),
        label: lang.t("comment-label").to_owned(),
        label_hidden: true,
        publish: lang.t("comment-publish"),
        parent_id: None,
        visitor: frame.viewer.is_none(),
        cancel: None,
    }
}
