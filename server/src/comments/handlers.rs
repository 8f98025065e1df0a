//! Pages and forms of comments.

use app::domain::access::{Action as Act, authorize};
use app::domain::comment::CommentBody;
use app::domain::idea::FieldError;
use app::domain::moderation::Visibility;
use app::pages::error::Problem;
use app::pages::idea::{CommentForm, CommentHistoryPage, CommentVersion, EditCommentPage};
use app::pages::shell::Notice;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::list::THREADS;
use super::store::{self, CommentRow};
use super::{CommentError, delete, edit, mark, submit};
use crate::accounts::kept::{Action, Kept};
use crate::ideas::handlers::{DiscussionQuery, load};
use crate::web::failure::Failure;
use crate::web::form::{Form, Id};
use crate::web::limits::Deed;
use crate::web::redirect;
use crate::web::visit::Visit;
use crate::{ideas, markdown};

/// What was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct CommentInput {
    body: String,
    parent_id: Option<i64>,
    intent: String,
}

/// `POST /ideas/{id}/comments`: publishes, previews, or leads to sign in.
pub async fn create(visit: Visit, Id(idea_id): Id, Form(input): Form<CommentInput>) -> Result<Response, Failure> {
    let CommentInput { body, parent_id, intent } = input;
    if intent == "preview" {
        let form = CommentForm { preview_html: Some(markdown::render(&body)), body, parent_id, error: None };
        return with_form(&visit, idea_id, form, StatusCode::OK).await;
    }
    if let Err(error) = CommentBody::parse(&body) {
        let form = CommentForm { body, parent_id, error: Some(error), preview_html: None };
        return with_form(&visit, idea_id, form, StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    let Some(author_id) = visit.account_id() else {
        let facts = ideas::store::facts(&mut visit.site.db.read().await?, idea_id).await?;
        facts.ok_or(Problem::NotFound)?.published()?;
        let kept = visit.kept_work().await?;
        let waiting = Some(Action::Comment { idea_id, parent_id, body: body.clone() });
        return match visit.sign_in_first(&Kept { waiting, ..kept }, &format!("/ideas/{idea_id}")).await {
            Err(limited @ Failure(Problem::TooMany { .. })) => {
                let form = CommentForm { body, parent_id, error: Some(FieldError::TooOften), preview_html: None };
                Ok(limited.with_page(with_form(&visit, idea_id, form, StatusCode::TOO_MANY_REQUESTS).await?))
            }
            answer => answer,
        };
    };
    if visit.site.limits.check(Deed::Comment, visit.client, Some(author_id.to_string())).is_err() {
        let form = CommentForm { body, parent_id, error: Some(FieldError::TooOften), preview_html: None };
        return with_form(&visit, idea_id, form, StatusCode::TOO_MANY_REQUESTS).await;
    }
    let (db, lang, now) = (&visit.site.db, visit.lang().code, visit.frame.now);
    let gate = visit.site.gate();
    let (id, visibility) = submit(db, author_id, idea_id, parent_id, &body, lang, gate, now).await?;
    let waits = visibility == Visibility::Waiting;
    Ok(visit.go(&format!("/comments/{id}"), Some(if waits { Notice::Waiting } else { Notice::Commented })))
}

async fn with_form(visit: &Visit, idea_id: i64, form: CommentForm, status: StatusCode) -> Result<Response, Failure> {
    let mut page = load(visit, idea_id, &DiscussionQuery::default()).await?;
    page.form = form;
    Ok(visit.page(status, app::pages::idea::html(&visit.frame_at(&format!("/ideas/{idea_id}")), &page)))
}

async fn find(visit: &Visit, id: i64) -> Result<CommentRow, Failure> {
    let found = store::find(&mut visit.site.db.read().await?, id).await?;
    found.ok_or(Failure(Problem::NotFound))
}

/// Where a comment is read: on its idea's page while all fit there, else with its thread alone.
async fn address(visit: &Visit, comment: &CommentRow) -> Result<String, Failure> {
    let facts = ideas::store::facts(&mut visit.site.db.read().await?, comment.idea_id).await?;
    let few = facts.is_some_and(|idea| idea.comments <= THREADS as i64);
    let thread = comment.parent_id.unwrap_or(comment.id);
    let query = if few { String::new() } else { format!("?thread={thread}") };
    Ok(format!("/ideas/{}{query}#comment-{}", comment.idea_id, comment.id))
}

/// `GET /comments/{id}`: the place of a comment, whichever page it is on.
pub async fn show(visit: Visit, Id(id): Id) -> Result<Response, Failure> {
    let comment = find(&visit, id).await?;
    // Keeps a notice that is under way: the page that it leads to tells it.
    Ok(redirect::see_other(&visit.frame.href(&address(&visit, &comment).await?)))
}

async fn idea_title(visit: &Visit, idea_id: i64) -> Result<String, Failure> {
    let facts = ideas::store::facts(&mut visit.site.db.read().await?, idea_id).await?;
    facts.map(|idea| idea.title).ok_or(Failure(Problem::NotFound))
}

async fn edit_page(visit: &Visit, comment: &CommentRow, form: CommentForm) -> Result<String, Failure> {
    let idea_title = idea_title(visit, comment.idea_id).await?;
    let page = EditCommentPage { id: comment.id, idea_id: comment.idea_id, idea_title, form };
    Ok(app::pages::idea::edit_comment_html(&visit.frame, &page))
}

/// A comment that the visitor may change now.
async fn editable(visit: &Visit, id: i64) -> Result<CommentRow, Failure> {
    let comment = find(visit, id).await?;
    let CommentRow { author_id, created_at, .. } = comment;
    let action = Act::EditComment { author_id, created_at, now: visit.frame.now };
    let is_hidden = comment.visibility() == Visibility::Hidden;
    if comment.deleted_at.is_some() || is_hidden || !authorize(visit.actor(), action) {
        return Err(Problem::Forbidden.into());
    }
    ideas::open(&mut visit.site.db.read().await?, comment.idea_id).await?;
    Ok(comment)
}

/// `GET /comments/{id}/edit`.
pub async fn edit_form(visit: Visit, Id(id): Id) -> Result<Response, Failure> {
    let comment = editable(&visit, id).await?;
    let form = CommentForm { body: comment.body.clone(), ..Default::default() };
    Ok(visit.page(StatusCode::OK, edit_page(&visit, &comment, form).await?))
}

/// `POST /comments/{id}/edit`.
pub async fn update(visit: Visit, Id(id): Id, Form(input): Form<CommentInput>) -> Result<Response, Failure> {
    let preview = (input.intent == "preview").then(|| markdown::render(&input.body));
    if preview.is_some() || input.intent == "language" {
        let comment = editable(&visit, id).await?;
        let form = CommentForm { body: input.body, preview_html: preview, ..Default::default() };
        return Ok(visit.page(StatusCode::OK, edit_page(&visit, &comment, form).await?));
    }
    let gate = visit.site.gate();
    match edit(&visit.site.db, visit.actor(), id, &input.body, gate, visit.frame.now).await {
        Ok((comment, visibility)) => {
            let waits = visibility == Visibility::Waiting;
            let notice = if waits { Notice::Waiting } else { Notice::CommentEdited };
            Ok(visit.go(&address(&visit, &comment).await?, Some(notice)))
        }
        Err(CommentError::Invalid(error)) => {
            let comment = editable(&visit, id).await?;
            let form = CommentForm { body: input.body, error: Some(error), ..Default::default() };
            Ok(visit.page(StatusCode::UNPROCESSABLE_ENTITY, edit_page(&visit, &comment, form).await?))
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /comments/{id}/deletion`.
pub async fn remove(visit: Visit, Id(id): Id) -> Result<Response, Failure> {
    let comment = delete(&visit.site.db, visit.actor(), id, visit.frame.now).await?;
    Ok(visit.go(&format!("/ideas/{}#comments", comment.idea_id), Some(Notice::CommentDeleted)))
}

/// `POST /comments/{id}/helpful`.
pub async fn helpful(visit: Visit, Id(id): Id) -> Result<Response, Failure> {
    set_mark(&visit, id, true).await
}

/// `POST /comments/{id}/unhelpful`.
pub async fn unhelpful(visit: Visit, Id(id): Id) -> Result<Response, Failure> {
    set_mark(&visit, id, false).await
}

async fn set_mark(visit: &Visit, id: i64, helpful: bool) -> Result<Response, Failure> {
    if visit.account_id().is_none() {
        let comment = find(visit, id).await?;
        return visit.sign_in_first(&visit.kept_work().await?, &address(visit, &comment).await?).await;
    }
    let account = visit.account_id().map(|id| id.to_string());
    visit.site.limits.check(Deed::Vote, visit.client, account)?;
    let comment = mark(&visit.site.db, visit.actor(), id, helpful, visit.frame.now).await?;
    if visit.wants_fragment {
        let marks = store::marks(&mut visit.site.db.read().await?, id).await?;
        let html = app::parts::comment::helpful_html(&visit.frame, id, marks, helpful);
        return Ok(([(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response());
    }
    Ok(visit.go(&address(visit, &comment).await?, None))
}

/// `GET /comments/{id}/history`.
pub async fn history(visit: Visit, Id(id): Id) -> Result<Response, Failure> {
    let comment = find(&visit, id).await?;
    let idea = ideas::store::facts(&mut visit.site.db.read().await?, comment.idea_id).await?;
    let idea = idea.ok_or(Problem::NotFound)?;
    let place = idea.place();
    let of_idea = Act::ReadUnpublished { author_id: idea.author_id, place };
    if idea.visibility() != Visibility::Public && !authorize(visit.actor(), of_idea) {
        return Err(Problem::NotFound.into());
    }
    let unpublished = Act::ReadUnpublished { author_id: Some(comment.author_id), place };
    let can_read = comment.is_public() || authorize(visit.actor(), unpublished);
    if comment.deleted_at.is_some() || !can_read {
        return Err(Problem::NotFound.into());
    }
    let idea_title = idea_title(&visit, comment.idea_id).await?;
    let mut conn = visit.site.db.read().await?;
    let versions = store::versions(&mut conn, id).await?;
    let author = store::author_name(&mut conn, comment.author_id).await?;
    let page = CommentHistoryPage {
        id,
        idea_id: comment.idea_id,
        idea_title,
        author,
        language: comment.language,
        current_html: comment.body_html,
        versions: versions
            .into_iter()
            .map(|(body_html, replaced_at)| CommentVersion { body_html, replaced_at })
            .collect(),
    };
    drop(conn);
    Ok(visit.page(StatusCode::OK, app::pages::idea::history_html(&visit.frame, &page)))
}
