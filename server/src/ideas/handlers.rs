//! Pages of ideas.

use app::domain::comment::CommentSort;
use app::domain::directory::Directory;
use app::domain::idea::{FieldError, IdeaErrors, IdeaInput, NewIdea};
use app::pages::error::Problem;
use app::pages::home::IdeaCard;
use app::pages::idea::{AnswerForm, CommentForm, IdeaPage};
use app::pages::idea_form::IdeaFormPage;
use app::pages::shell::Notice;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::list::{self, ListQuery};
use super::{store, submit};
use crate::accounts::kept::{Action, Kept};
use crate::comments::list::{Wanted, threads};
use crate::web::failure::Failure;
use crate::web::form::{Form, Id, Query};
use crate::web::limits::Deed;
use crate::web::page_cache::{Keep, Subject, Version, version};
use crate::web::visit::Visit;
use crate::{answers, markdown};

/// Marks a visitor's page as one to keep.
fn keeping(visit: &Visit, version: Version, html: String) -> Response {
    let mut response = visit.page(StatusCode::OK, html);
    if visit.session.is_none() && visit.frame.notice.is_none() {
        response.extensions_mut().insert(Keep(version));
    }
    response
}

/// `GET /`: the list.
pub async fn home(visit: Visit, Query(query): Query<ListQuery>) -> Result<Response, Failure> {
    let site = &visit.site;
    let version = version(site, Subject::List);
    let directory = &visit.frame.directory;
    let listing = query.listing(directory);
    let mut conn = site.db.read().await?;
    let page = list::page(&mut conn, directory, listing, visit.account_id().unwrap_or(0)).await?;
    drop(conn);
    Ok(keeping(&visit, version, app::pages::home::html(&visit.frame, &page)))
}

/// Which part of the discussion is shown.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct DiscussionQuery {
    comments: String,
    thread: Option<i64>,
    after: String,
}

/// `GET /ideas/{id}`.
pub async fn show(visit: Visit, Id(id): Id, Query(query): Query<DiscussionQuery>) -> Result<Response, Failure> {
    let version = version(&visit.site, Subject::Idea(id));
    let page = load(&visit, id, &query).await?;
    Ok(keeping(&visit, version, app::pages::idea::html(&visit.frame, &page)))
}

/// Everything that the page of an idea shows.
pub async fn load(visit: &Visit, id: i64, query: &DiscussionQuery) -> Result<IdeaPage, Failure> {
    let mut conn = visit.site.db.read().await?;
    let viewer = visit.actor();
    let idea = store::find(&mut conn, id, visit.account_id().unwrap_or(0)).await?.ok_or(Problem::NotFound)?;
    let sort = CommentSort::parse(&query.comments).unwrap_or(CommentSort::Oldest);
    let after = query.after.split_once('_').and_then(|(key, id)| Some((key.parse().ok()?, id.parse().ok()?)));
    let wanted = Wanted {
        idea_id: id,
        idea_author_id: idea.author_id,
        viewer,
        sort,
        thread: query.thread,
        after,
        now: visit.frame.now,
    };
    let threads = threads(&mut conn, &wanted).await?;
    let answers = answers::store::of_idea(&mut conn, id).await?;
    let order = (sort != CommentSort::Oldest).then(|| format!("comments={}", sort.as_str()));
    let address = |after: Option<String>| {
        let parts: Vec<String> = order.iter().cloned().chain(after).collect();
        if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
    };
    let card: IdeaCard = idea.card.into();
    let following = idea.following > 0;
    let can_answer = answers::may_answer(viewer, card.agency_id);
    Ok(IdeaPage {
        offer_follow: visit.frame.notice == Some(Notice::Supported) && !following,
        idea: card,
        body_html: idea.body_html,
        source: idea.source,
        following,
        answers,
        can_answer,
        answer_form: AnswerForm::default(),
        comment_sort: sort,
        next_comments: threads.next.map(|(key, id)| address(Some(format!("after={key}_{id}")))),
        first_comments: after.map(|_| address(None)),
        comments: threads.comments,
        thread: query.thread,
        form: CommentForm::default(),
    })
}

/// `GET /ideas/new`.
pub async fn new(visit: Visit) -> Result<Response, Failure> {
    let draft = visit.kept_work().await?.draft;
    let page = IdeaFormPage { from_draft: draft.is_some(), input: draft.unwrap_or_default(), ..Default::default() };
    Ok(visit.page(StatusCode::OK, app::pages::idea_form::html(&visit.frame, &page)))
}

/// What a button of the form asks for besides publishing.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Intent {
    intent: String,
}

/// `POST /ideas/new`: the form again with all that was typed, to preview it or to go on in
/// another language.
pub async fn again(visit: Visit, body: String) -> Result<Response, Failure> {
    let read = |error| {
        tracing::debug!(%error, "a form could not be read");
        Failure(Problem::BadRequest)
    };
    let input: IdeaInput = serde_urlencoded::from_str(&body).map_err(read)?;
    let Intent { intent } = serde_urlencoded::from_str(&body).map_err(read)?;
    let preview_html = (intent == "preview").then(|| markdown::render(&input.body));
    let page = IdeaFormPage { input, preview_html, ..Default::default() };
    Ok(visit.page(StatusCode::OK, app::pages::idea_form::html(&visit.frame, &page)))
}

/// Checks what was typed against the city's topics and areas.
pub fn parse(visit: &Visit, input: &IdeaInput) -> Result<NewIdea, IdeaErrors> {
    let directory = &visit.frame.directory;
    NewIdea::parse(input, |slug| Directory::id(&directory.topics, slug), |slug| Directory::id(&directory.areas, slug))
}

/// `POST /ideas`: publishes, or shows the form again with what is wrong, or leads to sign in.
pub async fn create(visit: Visit, Form(input): Form<IdeaInput>) -> Result<Response, Failure> {
    let new = match parse(&visit, &input) {
        Ok(new) => new,
        Err(errors) => {
            let page = IdeaFormPage { input, errors, ..Default::default() };
            let html = app::pages::idea_form::html(&visit.frame_at("/ideas/new"), &page);
            return Ok(visit.page(StatusCode::UNPROCESSABLE_ENTITY, html));
        }
    };
    let Some(author_id) = visit.account_id() else {
        let work = Kept { draft: Some(input), waiting: Some(Action::SubmitDraft) };
        return visit.sign_in_first(&work, "/ideas/new").await;
    };
    if visit.site.limits.check(Deed::Submit, visit.client, Some(author_id.to_string())).is_err() {
        let errors = IdeaErrors { title: Some(FieldError::TooOften), ..IdeaErrors::default() };
        let page = IdeaFormPage { input, errors, ..Default::default() };
        return Ok(visit
            .page(StatusCode::TOO_MANY_REQUESTS, app::pages::idea_form::html(&visit.frame_at("/ideas/new"), &page)));
    }
    let id = submit(&visit.site.db, author_id, &new, visit.lang().code, visit.frame.now).await?;
    let kept = visit.kept_work().await?;
    if kept.draft.is_some() {
        visit.keep(&Kept { draft: None, ..kept }).await?;
    }
    Ok(visit.go(&format!("/ideas/{id}"), Some(Notice::IdeaPublished)))
}

/// A text to be shown as it will look.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct PreviewInput {
    body: String,
}

/// `POST /preview`: a text as it will look, as a piece of a page.
pub async fn preview(visit: Visit, Form(input): Form<PreviewInput>) -> Response {
    let html = app::parts::preview::html(visit.lang(), &markdown::render(&input.body));
    ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response()
}
