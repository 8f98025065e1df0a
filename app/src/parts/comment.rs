//! A comment and the answers to it.

use leptos::either::EitherOf3;
use leptos::prelude::*;

use crate::domain::account::Role;
use crate::domain::moderation::{Subject, Thing, Visibility};
use crate::domain::text::isolate;
use crate::i18n::Lang;
use crate::pages::idea::split::{made, split_link};
use crate::pages::idea::{CommentForm, CommentView};
use crate::pages::shell::Frame;
use crate::parts::comment_form::{Place, comment_form};
use crate::parts::document::render;
use crate::parts::hidden::{flag_link, standing};
use crate::parts::icon::{Icon, icon};
use crate::parts::label::{label_name, moment};
use crate::parts::origin::origin;

/// The discussion that comments stand in.
pub struct Discussion<'a> {
    /// The page.
    pub frame: &'a Frame,
    /// The idea.
    pub idea_id: i64,
    /// The form that was sent last, which one reply form may show again.
    pub form: &'a CommentForm,
    /// Whether one thread is shown alone, with all its replies.
    pub single: bool,
}

/// A comment of the first level with its replies.
pub fn thread(discussion: &Discussion<'_>, comment: &CommentView) -> impl IntoView + use<> {
    let replies: Vec<_> = comment.replies.iter().map(|reply| item(discussion, reply, true)).collect();
    let replies = (!replies.is_empty()).then(|| view! { <ol class="comment-replies">{replies}</ol> });
    view! {
        <li id=gone_anchor(comment)>
            {body(discussion, comment, false)}
            {replies}
            {further(discussion, comment)}
        </li>
    }
}

fn item(discussion: &Discussion<'_>, comment: &CommentView, is_reply: bool) -> impl IntoView + use<> {
    view! { <li id=gone_anchor(comment)>{body(discussion, comment, is_reply)}</li> }
}

/// A deleted comment has no article to carry its anchor.
fn gone_anchor(comment: &CommentView) -> Option<String> {
    comment.deleted.then(|| format!("comment-{}", comment.id))
}

/// The way to replies that are not shown here.
fn further(discussion: &Discussion<'_>, comment: &CommentView) -> Option<impl IntoView + use<>> {
    let shown = i64::try_from(comment.replies.len()).unwrap_or(i64::MAX);
    if discussion.single || comment.reply_count <= shown {
        return None;
    }
    let frame = discussion.frame;
    let href = frame.href(&format!("/ideas/{0}?thread={1}#comment-{1}", discussion.idea_id, comment.id));
    Some(view! { <a class="button-quiet" href=href>{frame.lang.count("comment-replies", comment.reply_count)}</a> })
}

fn body(discussion: &Discussion<'_>, comment: &CommentView, is_reply: bool) -> impl IntoView + use<> {
    let lang = discussion.frame.lang;
    if comment.deleted {
        return EitherOf3::A(view! { <p class="comment-gone">{lang.t("comment-deleted")}</p> });
    }
    let frame = discussion.frame;
    let thing = Thing { subject: Subject::Comment, id: comment.id };
    let why = standing(frame, thing, comment.visibility, comment.trace.as_ref(), comment.can_appeal);
    if !comment.can_read {
        return EitherOf3::B(view! {
            <div class="comment-hidden" id=format!("comment-{}", comment.id)>{why}</div>
        });
    }
    let is_public = comment.visibility == Visibility::Public;
    let by = format!("comment-{}-by", comment.id);
    EitherOf3::C(view! {
        <article class="comment" id=format!("comment-{}", comment.id) aria-labelledby=by>
            {head(frame, comment)}
            {why}
            <div class="prose" lang=comment.language.clone() dir="auto" inner_html=comment.body_html.clone()></div>
            {made(frame, &comment.split)}
            {asked(frame, comment)}
            <footer class="comment-actions">
                {is_public.then(|| helpful(frame, comment))}
                {own(frame, comment)}
                {comment.can_flag.then(|| flag_link(frame, thing))}
                {split_link(frame, thing, &comment.split)}
            </footer>
            {(!is_reply && is_public).then(|| reply(discussion, comment))}
        </article>
    })
}

fn head(frame: &Frame, comment: &CommentView) -> impl IntoView + use<> {
    let lang = frame.lang;
    let permalink = frame.href(&format!("/comments/{}", comment.id));
    let author = comment.by_idea_author.then(|| view! { <span class="badge">{lang.t("badge-author")}</span> });
    let official = official(frame, comment).map(|text| view! { <span class="badge badge-official">{text}</span> });
    let edited = comment.edited_at.map(|_| {
        let href = frame.href(&format!("/comments/{}/history", comment.id));
        view! { <a class="comment-time comment-edited" href=href>{lang.t("comment-edited")}</a> }
    });
    view! {
        <header class="comment-head">
            <bdi class="comment-author" id=format!("comment-{}-by", comment.id)>{comment.author.clone()}</bdi>
            {author}
            {official}
            <a class="comment-time" href=permalink>{moment(lang, comment.created_at)}</a>
            {edited}
            {origin(frame, "comment-origin", comment.origin.as_ref())}
        </header>
    }
}

/// For its author: that a moderator asks whether it may be an idea of its own.
fn asked(frame: &Frame, comment: &CommentView) -> Option<impl IntoView + use<>> {
    let href = frame.href(&format!("/splits/{}", comment.split.asked?));
    Some(view! { <p><a href=href>{frame.lang.t("split-ask-comment")}</a></p> })
}

/// As what an author speaks who is more than a resident.
fn official(frame: &Frame, comment: &CommentView) -> Option<String> {
    let lang = frame.lang;
    match comment.role {
        Role::Resident => None,
        Role::Officer => Some(match label_name(lang, &frame.directory.agencies, comment.agency_id) {
            Some(agency) => lang.with("badge-officer-of", &[("agency", &agency)]),
            None => lang.t("role-officer").to_owned(),
        }),
        Role::Moderator => Some(lang.t("role-moderator").to_owned()),
        Role::Administrator => Some(lang.t("role-administrator").to_owned()),
    }
}

/// The button by which a comment is found helpful as it is now, for the script that pressed it.
pub fn helpful_html(frame: &Frame, comment_id: i64, helpful: i64, marked: bool) -> String {
    render(|| mark(frame, comment_id, helpful, marked))
}

/// The island that counts voices in place counts these, too.
fn mark(frame: &Frame, comment_id: i64, helpful: i64, marked: bool) -> impl IntoView + use<> {
    let lang = frame.lang;
    let verb = if marked { "unhelpful" } else { "helpful" };
    let action = frame.href(&format!("/comments/{comment_id}/{verb}"));
    view! {
        <div data-support="">
            <form class="js-support" method="post" action=action>
                <button class="button-quiet" aria-pressed=if marked { "true" } else { "false" }>
                    {icon(Icon::Helpful)}
                    {lang.t("comment-helpful")}
                    " "
                    <span class="count">{lang.number(helpful)}</span>
                </button>
            </form>
        </div>
    }
}

/// The button by which one finds it helpful. Visitors see it, too: it leads them to sign in.
/// Who may not press it sees the number alone.
fn helpful(frame: &Frame, comment: &CommentView) -> impl IntoView + use<> {
    let lang = frame.lang;
    if comment.can_mark || frame.viewer.is_none() {
        EitherOf3::A(mark(frame, comment.id, comment.helpful, comment.marked_helpful))
    } else if comment.helpful > 0 {
        EitherOf3::B(view! {
            <span class="button-quiet">
                {icon(Icon::Helpful)}{lang.t("comment-helpful")}" "
                <span class="count">{lang.number(comment.helpful)}</span>
            </span>
        })
    } else {
        EitherOf3::C(())
    }
}

/// What an author may do with it. Deleting asks once more, without a script.
fn own(frame: &Frame, comment: &CommentView) -> impl IntoView + use<> {
    let lang = frame.lang;
    let edit = comment.can_edit.then(|| {
        let href = frame.href(&format!("/comments/{}/edit", comment.id));
        view! { <a class="button-quiet" href=href>{lang.t("comment-edit")}</a> }
    });
    let delete = comment.can_delete.then(|| {
        let action = frame.href(&format!("/comments/{}/deletion", comment.id));
        view! {
            <details class="disclosure">
                <summary class="button-quiet">{lang.t("comment-delete")}</summary>
                <form class="buttons" method="post" action=action>
                    <p>{lang.t("comment-delete-question")}</p>
                    <button class="button button-danger">{lang.t("comment-delete-confirm")}</button>
                </form>
            </details>
        }
    });
    (edit, delete)
}

/// Where the reply to a comment is written.
pub fn reply_place(frame: &Frame, idea_id: i64, comment: &CommentView) -> Place {
    let lang: Lang = frame.lang;
    Place {
        id: format!("reply-{}", comment.id),
        action: frame.href(&format!("/ideas/{idea_id}/comments")),
        title: None,
        label: lang.with("reply-to", &[("author", &isolate(&comment.author))]),
        label_hidden: false,
        publish: lang.t("reply-publish"),
        parent_id: Some(comment.id),
        visitor: frame.viewer.is_none(),
        cancel: None,
    }
}

/// The reply form, folded away until it is asked for or comes back with something to show.
fn reply(discussion: &Discussion<'_>, comment: &CommentView) -> impl IntoView + use<> {
    let Discussion { frame, idea_id, form, .. } = discussion;
    let is_open = form.parent_id == Some(comment.id);
    let blank = CommentForm::default();
    let shown = if is_open { form } else { &blank };
    view! {
        <details class="disclosure" open=is_open>
            <summary class="button-quiet">{icon(Icon::Reply)}{frame.lang.t("comment-reply")}</summary>
            {comment_form(frame.lang, reply_place(frame, *idea_id, comment), shown)}
        </details>
    }
}
