//! Pages of signing up, in and out.

use app::domain::account::{DisplayName, Role, SignUpErrors, SignUpInput};
use app::domain::idea::FieldError;
use app::domain::moderation::Visibility;
use app::pages::account::{SignInPage, SignUpPage, Waiting};
use app::pages::shell::{Notice, Viewer};
use axum::http::{StatusCode, header};
use axum::response::Response;
use serde::Deserialize;

use super::kept::{Action, Kept};
use super::reserved::is_reserved;
use super::sessions::{self, Token};
use super::{AccountError, authenticate, create};
use crate::cases::{self, CaseError};
use crate::comments::CommentError;
use crate::ideas::IdeaError;
use crate::web::cookies::Cookie;
use crate::web::failure::Failure;
use crate::web::form::{Form, Query};
use crate::web::limits::Deed;
use crate::web::redirect::safe_path;
use crate::web::visit::Visit;
use crate::{comments, ideas, votes};

/// Where to go afterwards.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Next {
    next: String,
}

/// What is typed to sign up.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct SignUpFields {
    email: String,
    name: String,
    password: String,
    next: String,
}

/// What is typed to sign in.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct SignInFields {
    email: String,
    password: String,
    next: String,
}

/// `GET /sign-up`.
pub async fn sign_up_form(visit: Visit, Query(Next { next }): Query<Next>) -> Result<Response, Failure> {
    let page = SignUpPage { waiting: waiting(&visit).await?, next, ..Default::default() };
    Ok(visit.page(StatusCode::OK, app::pages::account::sign_up_html(&visit.frame, &page)))
}

/// `POST /sign-up`.
pub async fn sign_up(visit: Visit, Form(fields): Form<SignUpFields>) -> Result<Response, Failure> {
    let site = &visit.site;
    let SignUpFields { email, name, password, next } = fields;
    let input = SignUpInput { email, name };
    if let Err(limited) = site.limits.check(Deed::SignUp, visit.client, None) {
        let errors = SignUpErrors { email: Some(FieldError::TooOften), ..SignUpErrors::default() };
        return Ok(limited.with_page(sign_up_again(&visit, StatusCode::TOO_MANY_REQUESTS, input, errors, next).await?));
    }
    if DisplayName::parse(&input.name).is_ok_and(|name| is_reserved(site, &name)) {
        let errors = SignUpErrors { name: Some(FieldError::NameReserved), ..SignUpErrors::default() };
        return sign_up_again(&visit, StatusCode::UNPROCESSABLE_ENTITY, input, errors, next).await;
    }
    match create(&site.db, &site.hasher, &site.clock, &input, &password, Role::Resident, None).await {
        Ok(account) => enter(visit, account, Notice::Welcome, &next).await,
        Err(AccountError::Invalid(errors)) => {
            sign_up_again(&visit, StatusCode::UNPROCESSABLE_ENTITY, input, errors, next).await
        }
        Err(other) => Err(other.into()),
    }
}

/// The form again, with what was typed but the password.
async fn sign_up_again(
    visit: &Visit,
    status: StatusCode,
    input: SignUpInput,
    errors: SignUpErrors,
    next: String,
) -> Result<Response, Failure> {
    let page = SignUpPage { input, errors, waiting: waiting(visit).await?, next };
    Ok(visit.page(status, app::pages::account::sign_up_html(&visit.frame, &page)))
}

/// `GET /sign-in`.
pub async fn sign_in_form(visit: Visit, Query(Next { next }): Query<Next>) -> Result<Response, Failure> {
    let page = SignInPage { waiting: waiting(&visit).await?, next, ..Default::default() };
    Ok(visit.page(StatusCode::OK, app::pages::account::sign_in_html(&visit.frame, &page)))
}

/// `POST /sign-in`.
pub async fn sign_in(visit: Visit, Form(fields): Form<SignInFields>) -> Result<Response, Failure> {
    let site = &visit.site;
    let SignInFields { email, password, next } = fields;
    let account = email.trim().to_lowercase();
    let limited = site.limits.check(Deed::SignIn, visit.client, Some(format!("{account} {}", visit.client)));
    if let Err(limited) = limited.and_then(|()| site.limits.check(Deed::Guess, visit.client, Some(account))) {
        let page = SignInPage { email, too_often: true, waiting: waiting(&visit).await?, next, ..Default::default() };
        let html = app::pages::account::sign_in_html(&visit.frame, &page);
        return Ok(limited.with_page(visit.page(StatusCode::TOO_MANY_REQUESTS, html)));
    }
    match authenticate(&site.db, &site.hasher, &email, &password).await {
        Ok(account) => enter(visit, account, Notice::SignedIn, &next).await,
        Err(AccountError::Refused) => {
            let page = SignInPage { email, refused: true, waiting: waiting(&visit).await?, next, ..Default::default() };
            let html = app::pages::account::sign_in_html(&visit.frame, &page);
            Ok(visit.page(StatusCode::UNPROCESSABLE_ENTITY, html))
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /sign-out`: ends the session, and leaves no draft to whoever uses the browser next.
pub async fn sign_out(visit: Visit) -> Result<Response, Failure> {
    let secure = visit.site.config.is_secure();
    if let Some(token) = &visit.session {
        sessions::end(&visit.site.db, token).await?;
    }
    if visit.kept.is_some() {
        visit.keep_rest(&Kept::default()).await?;
    }
    let mut response = visit.go("/", Some(Notice::SignedOut));
    for cookie in [Cookie::Session, Cookie::Kept] {
        response.headers_mut().append(header::SET_COOKIE, cookie.set("", 0, secure));
    }
    Ok(response)
}

/// Begins a session under a new token, finishes what was waiting, and goes on.
async fn enter(mut visit: Visit, account: Viewer, notice: Notice, next: &str) -> Result<Response, Failure> {
    let site = visit.site.clone();
    let token = Token::generate()?;
    sessions::begin(&site.db, &token, visit.session.as_ref(), account.id, visit.frame.now).await?;
    super::read_in(&site.db, account.id, visit.lang().code).await?;
    visit.frame.viewer = Some(account);
    let mut response = match finish(&visit).await {
        // Back to the list in which an idea was supported, as it was filtered.
        Ok(Some((_, Notice::Supported))) if !next.is_empty() => visit.go(safe_path(next), Some(Notice::Supported)),
        Ok(Some((path, done))) => visit.go(&path, Some(done)),
        Ok(None) => visit.go(safe_path(next), Some(notice)),
        // Signed in all the same; what was waiting is still kept.
        Err(Failure(problem)) => {
            tracing::warn!(?problem, "what was waiting could not be finished");
            visit.go(safe_path(next), Some(notice))
        }
    };
    let cookie = Cookie::Session.set(token.as_str(), sessions::LIFETIME / 1000, site.config.is_secure());
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}

/// Does what a visitor was about to do before signing in; gives where to go and what to tell.
async fn finish(visit: &Visit) -> Result<Option<(String, Notice)>, Failure> {
    let (Some(account_id), Kept { draft, waiting: Some(action) }) = (visit.account_id(), visit.kept_work().await?)
    else {
        return Ok(None);
    };
    let (db, now, lang, gate) = (&visit.site.db, visit.frame.now, visit.lang().code, visit.site.gate());
    let account = Some(account_id.to_string());
    let mut left = Kept { draft, waiting: None };
    let done = match action {
        Action::Support { idea_id } => {
            match votes::cast(db, idea_id, account_id, now).await {
                Ok(_) => Some((format!("/ideas/{idea_id}"), Notice::Supported)),
                Err(IdeaError::Db(error)) => return Err(error.into()),
                // Nobody can read the idea any more: its address tells why.
                Err(_) => Some((format!("/ideas/{idea_id}"), Notice::SignedIn)),
            }
        }
        Action::Comment { idea_id, parent_id, body } => {
            visit.site.limits.check(Deed::Comment, visit.client, account)?;
            // The idea or the comment that was answered may be gone by now: then so is the reply.
            match comments::submit(db, account_id, idea_id, parent_id, &body, lang, gate, now).await {
                Ok((id, Visibility::Public)) => Some((format!("/comments/{id}"), Notice::Commented)),
                Ok((id, _)) => Some((format!("/comments/{id}"), Notice::Waiting)),
                Err(CommentError::Db(error)) => return Err(error.into()),
                Err(_) => Some((format!("/ideas/{idea_id}"), Notice::SignedIn)),
            }
        }
        Action::SameAs { idea_id } => {
            visit.site.limits.check(Deed::Comment, visit.client, account)?;
            let told = left.draft.clone().unwrap_or_default();
            match cases::handlers::join_with(visit, account_id, idea_id, &told).await {
                Ok(joined) => {
                    left.draft = None;
                    Some((format!("/ideas/{idea_id}"), joined.notice()))
                }
                Err(CaseError::Db(error)) => return Err(error.into()),
                // The idea is gone, or the draft has grown too long: its author goes on with it.
                Err(_) => Some(("/ideas/new".to_owned(), Notice::SignedIn)),
            }
        }
        Action::SubmitDraft => {
            let new = left.draft.as_ref().and_then(|input| ideas::handlers::parse(visit, input).ok());
            match new {
                Some(new) => {
                    visit.site.limits.check(Deed::Submit, visit.client, account)?;
                    let (id, visibility) = ideas::submit(db, account_id, &new, lang, gate, now).await?;
                    left.draft = None;
                    let waits = visibility == Visibility::Waiting;
                    Some((format!("/ideas/{id}"), if waits { Notice::Waiting } else { Notice::IdeaPublished }))
                }
                // The draft was changed meanwhile and is not complete: its author goes on with it.
                None => Some(("/ideas/new".to_owned(), Notice::SignedIn)),
            }
        }
    };
    visit.keep_rest(&left).await?;
    Ok(done)
}

/// What waits for the visitor to be signed in, as the page tells it.
async fn waiting(visit: &Visit) -> Result<Option<Waiting>, Failure> {
    let kept = visit.kept_work().await?;
    let title = |idea_id: i64| async move {
        let facts = ideas::store::facts(&mut visit.site.db.read().await?, idea_id).await?;
        // Nobody learns the title of an idea that they cannot read.
        Ok::<_, sqlx::Error>(facts.and_then(|idea| idea.published().ok()).map(|idea| idea.title))
    };
    Ok(match kept.waiting {
        None => None,
        Some(Action::Support { idea_id }) => title(idea_id).await?.map(Waiting::Support),
        Some(Action::SameAs { idea_id }) => title(idea_id).await?.map(Waiting::SameAs),
        Some(Action::Comment { idea_id, .. }) => title(idea_id).await?.map(Waiting::Comment),
        Some(Action::SubmitDraft) => kept.draft.map(|draft| Waiting::Idea(draft.title)),
    })
}
