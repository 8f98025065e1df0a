//! "Mine too", and deleting one's own case.

use app::domain::case::NewCase;
use app::domain::directory::Directory;
use app::domain::idea::{IdeaErrors, IdeaInput};
use app::pages::error::Problem;
use app::pages::idea_form::IdeaFormPage;
use app::pages::shell::Notice;
use axum::http::StatusCode;
use axum::response::Response;

use super::{CaseError, Joined, delete, join};
use crate::accounts::kept::{Action, Kept};
use crate::ideas;
use crate::ideas::handlers::{form_again, too_often};
use crate::web::failure::Failure;
use crate::web::form::{Form, Id};
use crate::web::limits::Deed;
use crate::web::visit::Visit;

impl Joined {
    /// What to tell.
    pub fn notice(self) -> Notice {
        if self.with_case { Notice::SameWithCase } else { Notice::SameAs }
    }
}

/// Says "mine too" for a visitor who is signed in, with what their draft tells.
pub async fn join_with(visit: &Visit, account_id: i64, idea_id: i64, draft: &IdeaInput) -> Result<Joined, CaseError> {
    let areas = &visit.frame.directory.areas;
    let (db, lang, now, gate) = (&visit.site.db, visit.lang().code, visit.frame.now, visit.site.gate());
    join(db, account_id, idea_id, draft, |slug| Directory::id(areas, slug), lang, gate, now).await
}

/// `POST /ideas/{id}/same`: "mine too" of somebody who was about to submit an idea.
pub async fn same(visit: Visit, Id(idea_id): Id, Form(input): Form<IdeaInput>) -> Result<Response, Failure> {
    let title = ideas::open(&mut visit.site.db.read().await?, idea_id).await?.1.title;
    // Checked before signing in, so that a visitor is not sent there and back for nothing.
    if let Err(errors) = NewCase::parse(&input, &title, |_| None) {
        return Ok(refused(&visit, StatusCode::UNPROCESSABLE_ENTITY, input, errors));
    }
    let Some(account_id) = visit.account_id() else {
        let work = Kept { draft: Some(input.clone()), waiting: Some(Action::SameAs { idea_id }) };
        return match visit.sign_in_first(&work, &format!("/ideas/{idea_id}")).await {
            Err(limited @ Failure(Problem::TooMany { .. })) => Ok(limited.with_page(too_often(&visit, input))),
            answer => answer,
        };
    };
    if visit.site.limits.check(Deed::Comment, visit.client, Some(account_id.to_string())).is_err() {
        return Ok(too_often(&visit, input));
    }
    match join_with(&visit, account_id, idea_id, &input).await {
        Ok(joined) => {
            visit.discard_draft().await?;
            Ok(visit.go(&format!("/ideas/{idea_id}"), Some(joined.notice())))
        }
        Err(CaseError::Invalid(errors)) => Ok(refused(&visit, StatusCode::UNPROCESSABLE_ENTITY, input, errors)),
        Err(other) => Err(other.into()),
    }
}

/// The form again, with everything typed.
fn refused(visit: &Visit, status: StatusCode, input: IdeaInput, errors: IdeaErrors) -> Response {
    form_again(visit, status, &IdeaFormPage { input, errors, ..Default::default() })
}

/// `POST /cases/{id}/deletion`.
pub async fn remove(visit: Visit, Id(id): Id) -> Result<Response, Failure> {
    let idea_id = delete(&visit.site.db, visit.actor(), id, visit.frame.now).await?;
    Ok(visit.go(&format!("/ideas/{idea_id}"), Some(Notice::CaseDeleted)))
}
