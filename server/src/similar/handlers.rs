//! What was said before, while one types.

use app::domain::idea::{IdeaBody, IdeaInput, IdeaTitle, numbers};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::{SimilarError, Writing, find};
use crate::search::analysis::Language;
use crate::search::numbers::label;
use crate::search::{Draft, SearchError};
use crate::web::failure::Failure;
use crate::web::form::Form;
use crate::web::limits::Deed;
use crate::web::visit::Visit;

/// A form that is being filled in, and the ideas that are shown beside it already.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    #[serde(flatten)]
    input: IdeaInput,
    shown: String,
    offered: String,
}

/// `POST /ideas/similar`: up to five ideas that say the same, as a piece of a page. Nothing to
/// show is an empty answer, whatever the reason: writing goes on without it.
pub async fn while_typing(visit: Visit, Form(typed): Form<Typed>) -> Result<Response, Failure> {
    if let Some(answer) = too_often(&visit) {
        return Ok(answer);
    }
    let passed_over = numbers(&[typed.input.different.as_str(), &typed.shown, &typed.offered].join(","));
    let site = &visit.site;
    let found = match find(&site.search, &site.db, writing(&visit, &typed.input), &passed_over).await {
        Ok(found) => found,
        Err(SimilarError::Db(error)) => return Err(error.into()),
        Err(SimilarError::Search(SearchError::Building)) => Vec::new(),
        Err(error) => {
            tracing::warn!(%error, "nothing is shown of what was said before");
            Vec::new()
        }
    };
    if found.is_empty() {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    let html = app::parts::similar::html(&visit.frame, &found);
    let headers = [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    Ok((headers, html).into_response())
}

/// Counts one question; when it was one too many, the answer to it. It is made without a page,
/// since nobody would see one and it would cost more than what was asked for.
fn too_often(visit: &Visit) -> Option<Response> {
    let account = visit.account_id().map(|id| id.to_string());
    let Failure(problem) = visit.site.limits.check(Deed::Compare, visit.client, account).err()?;
    let wait = problem.retry_after().unwrap_or(1).to_string();
    Some((StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, wait)]).into_response())
}

/// What was typed, as the search compares it. What no idea could hold is not looked at.
pub fn writing<'a>(visit: &'a Visit, input: &IdeaInput) -> Writing<'a> {
    let areas = &visit.frame.directory.areas;
    let area = areas.iter().find(|area| area.slug == input.area);
    Writing {
        draft: Draft {
            title: input.title.chars().take(IdeaTitle::MAX).collect(),
            body: input.body.chars().take(IdeaBody::MAX).collect(),
            language: Language::of_tag(visit.lang().code),
            area: label(area.map(|area| area.id)),
            itself: 0,
        },
        area: area.map(|area| area.name(visit.lang().code)),
        writer_id: visit.account_id().unwrap_or(0),
    }
}
