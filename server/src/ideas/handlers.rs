//! Pages of ideas.

use app::domain::access::{Action, Actor, authorize};
use app::domain::comment::CommentSort;
use app::domain::directory::Directory;
use app::domain::idea::{FieldError, IdeaErrors, IdeaInput, NewIdea};
use app::domain::moderation::{Subject as Written, Visibility};
use app::pages::error::Problem;
use app::pages::home::IdeaCard;
use app::pages::idea::{AnswerForm, Cases, CommentForm, IdeaPage};
use app::pages::idea_form::IdeaFormPage;
use app::pages::shell::Notice;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::list::{self, ListQuery};
use super::store;
use crate::agencies::clock;
use crate::cases::list::{Part, page as cases};
use crate::comments::list::{Threads, Wanted, threads};
use crate::comments::store::Whole;
use crate::moderation::log::traces;
use crate::splitting::links::{Links, grew_from};
use crate::web::failure::Failure;
use crate::web::form::{Form, Id, Query};
use crate::web::page_cache::{Keep, Subject, Version, version};
use crate::web::redirect;
use crate::web::visit::Visit;
use crate::{answers, markdown, merging, moderation, roadmap, similar};

/// Marks a visitor's page as one to keep.
pub fn keeping(visit: &Visit, version: Version, html: String) -> Response {
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

/// Which part of the discussion and of the cases is shown.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct DiscussionQuery {
    comments: String,
    thread: Option<i64>,
    after: String,
    cases: String,
    before: String,
}

impl DiscussionQuery {
    fn cases(&self) -> Part {
        if self.cases == "all" { Part::All(key(&self.before)) } else { Part::Newest }
    }
}

/// What a page is sorted by and a number, as an address carries them: `1795305600000_7`.
fn key(text: &str) -> Option<(i64, i64)> {
    let (key, id) = text.split_once('_')?;
    Some((key.parse().ok()?, id.parse().ok()?))
}

/// `GET /ideas/{id}`; of an idea that was merged, the way to the one that is kept.
pub async fn show(visit: Visit, Id(id): Id, Query(query): Query<DiscussionQuery>) -> Result<Response, Failure> {
    let version = version(&visit.site, Subject::Idea(id));
    match load(&visit, id, &query).await {
        Ok(page) if page.idea.id != id => {
            let kept = visit.frame.href(&format!("/ideas/{}", page.idea.id));
            Ok(redirect::to(StatusCode::PERMANENT_REDIRECT, &kept))
        }
        Ok(page) => Ok(keeping(&visit, version, app::pages::idea::html(&visit.frame, &page))),
        Err(Failure(Problem::Hidden)) => hidden(&visit, id).await,
        Err(other) => Err(other),
    }
}

/// What is left in public of an idea that moderators hid.
async fn hidden(visit: &Visit, id: i64) -> Result<Response, Failure> {
    let mut conn = visit.site.db.read().await?;
    let id = super::tree::kept(&mut conn, id).await?.unwrap_or(id);
    let trace = traces(&mut conn, Written::Idea, &[id]).await?.remove(&id);
    Ok(visit.page(StatusCode::GONE, app::pages::moderation::trace::html(&visit.frame, trace.as_ref())))
}

/// Everything that the page of an idea shows: of an idea that was merged, the one that it stands
/// in.
pub async fn load(visit: &Visit, id: i64, query: &DiscussionQuery) -> Result<IdeaPage, Failure> {
    let mut conn = visit.site.db.read().await?;
    let viewer = visit.actor();
    let viewer_id = visit.account_id().unwrap_or(0);
    let mut idea = store::find(&mut conn, id, viewer_id).await?.ok_or(Problem::NotFound)?;
    if let Some(kept) = idea.kept_id {
        idea = store::find(&mut conn, kept, viewer_id).await?.ok_or(Problem::NotFound)?;
    }
    let id = idea.card.id();
    let (author_id, place, visibility) = (idea.author_id, idea.place(), idea.visibility());
    if visibility != Visibility::Public && !authorize(viewer, Action::ReadUnpublished { author_id, place }) {
        // That something waits is known to nobody but its author.
        let gone = if visibility == Visibility::Hidden { Problem::Hidden } else { Problem::NotFound };
        return Err(gone.into());
    }
    let trace = match visibility {
        Visibility::Hidden => traces(&mut conn, Written::Idea, &[id]).await?.remove(&id),
        _ => None,
    };
    let speaks = authorize(viewer, Action::SpeakAsAuthor { author_id });
    let has_proposal = speaks && moderation::edits::store::standing(&mut conn, id).await?.is_some();
    let joined = if idea.merged > 0 { merging::joined(&mut conn, id).await? } else { Vec::new() };
    let splits = Links::of(&mut conn, id, idea.is_split(), place, viewer).await?;
    let grew_from = if idea.is_grown() { grew_from(&mut conn, id).await? } else { None };
    let sort = CommentSort::parse(&query.comments).unwrap_or(CommentSort::Oldest);
    let after = key(&query.after);
    let wanted = Wanted {
        idea: Whole { id, is_joined: idea.merged > 0 },
        joined: &joined,
        splits: &splits,
        idea_author_id: author_id,
        place,
        viewer,
        sort,
        thread: query.thread,
        after,
        now: visit.frame.now,
    };
    // What the idea's own row says it has not is not asked for: on SQLite each query crosses over
    // to another thread and back, which costs more than most of these find.
    let threads = if idea.is_discussed() { threads(&mut conn, &wanted).await? } else { Threads::default() };
    let answers = if idea.is_answered() { answers::store::of_idea(&mut conn, id, &joined).await? } else { Vec::new() };
    let cases = if idea.has_cases() {
        cases(&mut conn, id, &joined, place, viewer, query.cases()).await?
    } else {
        Cases::default()
    };
    let related = if idea.has_alike() { similar::related(&mut conn, id, viewer_id).await? } else { Vec::new() };
    let promises =
        if idea.is_promised() { roadmap::list::promises(&mut conn, id, visit.lang().code).await? } else { Vec::new() };
    let order = (sort != CommentSort::Oldest).then(|| format!("comments={}", sort.as_str()));
    let address = |after: Option<String>| {
        let parts: Vec<String> = order.iter().cloned().chain(after).collect();
        if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
    };
    let card: IdeaCard = idea.card.into();
    let following = idea.following > 0;
    let asked =
        clock::Wanted { idea_id: id, stage: card.stage, place, viewer, answers: &answers, now: visit.frame.now };
    let clock = clock::of_idea(&mut conn, &visit.site, &asked).await?;
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
        can_merge: authorize(viewer, Action::Moderate(place)),
        joined,
        grew_from,
        split: splits.of_ideas(author_id.is_some() && visibility == Visibility::Public),
        clock,
        cases,
        related,
        promises,
        visibility,
        trace,
        can_flag: visibility == Visibility::Public
            && (viewer == Actor::Visitor || authorize(viewer, Action::Flag { author_id })),
        can_appeal: visibility == Visibility::Hidden && speaks,
        can_moderate: authorize(viewer, Action::Moderate(place)),
        has_proposal,
        can_correct_language: authorize(viewer, Action::CorrectLanguage { author_id, place }),
        comment_sort: sort,
        next_comments: threads.next.map(|(key, id)| address(Some(format!("after={key}_{id}")))),
        first_comments: after.map(|_| address(None)),
        comments: threads.comments,
        thread: query.thread,
        form: CommentForm::default(),
    })
}

/// What the form for a new idea begins with.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Beginning {
    title: String,
}

/// `GET /ideas/new`: with the draft that is kept, or else with the words that a search found
/// nothing for.
pub async fn new(visit: Visit, Query(Beginning { title }): Query<Beginning>) -> Result<Response, Failure> {
    let draft = visit.kept_work().await?.draft;
    let from_draft = draft.is_some();
    let input = draft.unwrap_or_else(|| IdeaInput { title, ..IdeaInput::default() });
    let page = IdeaFormPage { from_draft, input, ..Default::default() };
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

/// The form again, in answer to a POST.
pub fn form_again(visit: &Visit, status: StatusCode, page: &IdeaFormPage) -> Response {
    visit.page(status, app::pages::idea_form::html(&visit.frame_at("/ideas/new"), page))
}

/// The form again, for who has sent too much in a short time.
pub fn too_often(visit: &Visit, input: IdeaInput) -> Response {
    let errors = IdeaErrors { title: Some(FieldError::TooOften), ..IdeaErrors::default() };
    form_again(visit, StatusCode::TOO_MANY_REQUESTS, &IdeaFormPage { input, errors, ..Default::default() })
}

/// The language that a text is in, as somebody says who can read it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct LanguageInput {
    language: String,
}

/// `POST /ideas/{id}/language`.
pub async fn correct_language(
    visit: Visit,
    Id(id): Id,
    Form(LanguageInput { language }): Form<LanguageInput>,
) -> Result<Response, Failure> {
    let language = visit.site.locales.find(&language).ok_or(Problem::BadRequest)?.code;
    super::correct_language(&visit.site.db, visit.actor(), id, language, visit.frame.now).await?;
    Ok(visit.go(&format!("/ideas/{id}"), Some(Notice::LanguageCorrected)))
}

/// A text to be shown as it will look.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct PreviewInput {
    kind: String,
    title: Option<String>,
    body: String,
}

/// `POST /preview`: a text as it will look, as a piece of a page.
pub async fn preview(visit: Visit, Form(input): Form<PreviewInput>) -> Response {
    let idea = input.title.as_deref().map(|title| (input.kind.as_str(), title));
    let html = app::parts::preview::html(visit.lang(), idea, &markdown::render(&input.body));
    ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response()
}
