//! Milestones and posts.

use std::sync::{Arc, LazyLock};

use app::domain::idea::{FieldError, Markdown};
use app::domain::roadmap::{NewMilestone, PostBody, PostKind};
use app::domain::text;
use app::pages::error::Problem;
use app::pages::roadmap::{ManagePage, MilestoneForm, PostForm};
use app::pages::shell::Notice;
use axum::extract::Multipart;
use axum::extract::multipart::MultipartError;
use axum::http::StatusCode;
use axum::response::Response;
use tokio::sync::Semaphore;

use super::{NewPost, add_milestone, post, reach_milestone};
use crate::pictures::{self, Picture};
use crate::roadmap::input::Fields;
use crate::roadmap::manage::{again, load};
use crate::web::failure::Failure;
use crate::web::form::{Form, Id};
use crate::web::visit::Visit;

/// Most characters of what a picture shows.
const PICTURE_TEXT_MAX: usize = 300;

/// Pictures take memory while they are read: one after the other.
static READING: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(1)));

/// `POST /roadmap/{id}/milestones`.
pub async fn create_milestone(
    visit: Visit,
    Id(id): Id,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let fields = Fields(fields);
    let (title, due) = (fields.one("milestone").to_owned(), fields.one("milestone_due").to_owned());
    let (title_error, due_error) = match NewMilestone::parse(&title, &due) {
        Ok(new) => {
            let (db, lang, now) = (&visit.site.db, visit.lang().code, visit.frame.now);
            add_milestone(db, visit.actor(), id, &new, lang, now).await?;
            return Ok(visit.go(&format!("/roadmap/{id}/manage#milestones"), Some(Notice::ItemSaved)));
        }
        Err(errors) => errors,
    };
    let milestone = MilestoneForm { title, due, title_error, due_error };
    let page = ManagePage { milestone, ..load(&visit, id).await? };
    Ok(again(&visit, StatusCode::UNPROCESSABLE_ENTITY, &page))
}

/// `POST /roadmap/{id}/milestones/reached`.
pub async fn reach(visit: Visit, Id(id): Id, Form(fields): Form<Vec<(String, String)>>) -> Result<Response, Failure> {
    let milestone_id = Fields(fields).number("milestone");
    reach_milestone(&visit.site.db, visit.actor(), id, milestone_id, visit.frame.now).await?;
    Ok(visit.go(&format!("/roadmap/{id}#milestones"), Some(Notice::MilestoneReached)))
}

/// A post as it was sent.
#[derive(Default)]
struct Sent {
    form: PostForm,
    picture: Vec<u8>,
}

/// `POST /roadmap/{id}/posts`, with a picture or without.
pub async fn create_post(visit: Visit, Id(id): Id, multipart: Multipart) -> Result<Response, Failure> {
    // Before a picture is worked on for somebody who may not publish it.
    let page = load(&visit, id).await?;
    let Sent { mut form, picture } = receive(multipart).await?;
    let has_picture = !picture.is_empty();
    let picture = if has_picture { read(picture).await.map(Some) } else { Ok(None) };
    let body = PostBody::parse(&form.body);
    let words = text::clean_line(&form.picture_text);
    form.picture_text_error = has_picture.then(|| words_error(&words)).flatten();
    match (body, picture, form.picture_text_error) {
        (Ok(body), Ok(picture), None) => {
            let kind = PostKind::parse(&form.kind).unwrap_or(PostKind::Update);
            let new = NewPost { kind, body, picture: picture.map(|picture| (picture, words)) };
            let (db, lang, now) = (&visit.site.db, visit.lang().code, visit.frame.now);
            let post_id = post(db, visit.actor(), id, &new, lang, now).await?;
            Ok(visit.go(&format!("/roadmap/{id}#post-{post_id}"), Some(Notice::ItemPosted)))
        }
        (body, picture, _) => {
            form.body_error = body.err();
            form.picture_error = picture.err();
            let page = ManagePage { post: form, ..page };
            Ok(again(&visit, StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
    }
}

fn words_error(words: &str) -> Option<FieldError> {
    Markdown::<PICTURE_TEXT_MAX>::parse(words).err()
}

async fn receive(mut multipart: Multipart) -> Result<Sent, Failure> {
    let unreadable = |error: MultipartError| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Failure(Problem::TooLarge),
        _ => Failure(Problem::BadRequest),
    };
    let mut sent = Sent::default();
    while let Some(field) = multipart.next_field().await.map_err(unreadable)? {
        match field.name().unwrap_or_default() {
            "kind" => sent.form.kind = field.text().await.map_err(unreadable)?,
            "body" => sent.form.body = field.text().await.map_err(unreadable)?,
            "picture_text" => sent.form.picture_text = field.text().await.map_err(unreadable)?,
            "picture" => sent.picture = field.bytes().await.map_err(unreadable)?.to_vec(),
            _ => {}
        }
    }
    Ok(sent)
}

async fn read(bytes: Vec<u8>) -> Result<Picture, FieldError> {
    let turn = READING.clone().acquire_owned().await.map_err(|_| FieldError::NotAPicture)?;
    let read = tokio::task::spawn_blocking(move || {
        // Ends with the work: who goes away in the middle of it does not let the next one begin.
        let _turn = turn;
        pictures::read(&bytes)
    })
    .await;
    read.ok().and_then(Result::ok).ok_or(FieldError::NotAPicture)
}
