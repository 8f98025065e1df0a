//! The pages of one comment: changing it, and what it said earlier.

use leptos::either::Either;
use leptos::prelude::*;

use super::{CommentHistoryPage, EditCommentPage};
use crate::domain::text::isolate;
use crate::i18n::Locale;
use crate::pages::shell::{Frame, LanguageSwitch, Shell, page};
use crate::parts::comment_form::{Place, comment_form};
use crate::parts::field::error_summary;
use crate::parts::icon::{Icon, small_icon};

/// The whole page on which an author changes a comment.
pub fn edit_comment_html(frame: &Frame, content: &EditCommentPage) -> String {
    let lang = frame.lang;
    let path = format!("/comments/{}/edit", content.id);
    let place = Place {
        id: "comment-form".to_owned(),
        action: frame.href(&path),
        title: None,
        label: lang.t("comment-label").to_owned(),
        label_hidden: false,
        publish: lang.t("comment-save"),
        parent_id: None,
        visitor: false,
        cancel: Some(frame.href(&format!("/comments/{}", content.id))),
    };
    let wrong: Vec<_> = place.wrong(lang, &content.form).into_iter().collect();
    let shell = Shell {
        language_switch: LanguageSwitch::Form { id: "comment-form", action: path },
        has_errors: !wrong.is_empty(),
        ..Shell::new(format!("{} – {}", lang.t("comment-edit-title"), content.idea_title))
    };
    page(frame, &shell, || {
        view! {
            <div class="column wrap">
                {error_summary(lang, wrong)}
                <div class="page-head">
                    {idea_link(frame, content.idea_id, &content.idea_title)}
                    <h1>{lang.t("comment-edit-title")}</h1>
                    <p class="page-lead">{lang.t("comment-edit-lead")}</p>
                </div>
                {comment_form(lang, place, &content.form)}
            </div>
        }
    })
}

/// The whole page that shows what a comment said earlier.
pub fn history_html(frame: &Frame, content: &CommentHistoryPage) -> String {
    let lang = frame.lang;
    let title = lang.t("comment-history-title");
    let shell = Shell::new(format!("{title} – {} – {}", content.author, content.idea_title));
    page(frame, &shell, || {
        view! {
            <div class="column wrap">
                <div class="page-head">
                    {idea_link(frame, content.idea_id, &content.idea_title)}
                    <h1>{title}</h1>
                    <p class="page-lead">
                        {lang.with("comment-history-by", &[("author", &isolate(&content.author))])}
                    </p>
                    <p><a href=frame.href(&format!("/comments/{}", content.id))>{lang.t("comment-back")}</a></p>
                </div>
                <h2>{lang.t("comment-history-now")}</h2>
                <div class="quote prose" lang=content.language.clone() dir="auto"
                    inner_html=content.current_html.clone()></div>
                {versions(frame, content)}
            </div>
        }
    })
}

fn versions(frame: &Frame, content: &CommentHistoryPage) -> impl IntoView + use<> {
    let lang = frame.lang;
    if content.versions.is_empty() {
        return Either::Left(view! { <p>{lang.t("comment-history-none")}</p> });
    }
    let items: Vec<_> = content
        .versions
        .iter()
        .map(|version| {
            let until = lang.with("comment-history-until", &[("date", &lang.date_time(version.replaced_at))]);
            view! {
                <li>
                    <h2><time datetime=Locale::machine_time(version.replaced_at)>{until}</time></h2>
                    <div class="prose" lang=content.language.clone() dir="auto"
                        inner_html=version.body_html.clone()></div>
                </li>
            }
        })
        .collect();
    Either::Right(view! { <ol class="history-list">{items}</ol> })
}

fn idea_link(frame: &Frame, idea_id: i64, title: &str) -> impl IntoView + use<> {
    let href = frame.href(&format!("/ideas/{idea_id}"));
    view! { <a class="back" href=href>{small_icon(Icon::Back)}<bdi>{title.to_owned()}</bdi></a> }
}
