//! The draft of an idea: kept while one writes, so that a closed tab or a lost session loses
//! nothing.

use app::domain::idea::IdeaInput;
use app::pages::error::Problem;
use app::pages::idea_form::IdeaFormPage;
use app::pages::shell::Notice;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::handlers::{form_again, too_often};
use crate::accounts::kept::Kept;
use crate::web::failure::Failure;
use crate::web::form::Form;
use crate::web::visit::Visit;

/// `POST /ideas/draft`: keeps what is typed. A script gets 204, a form the page again.
pub async fn save(visit: Visit, headers: HeaderMap, Form(input): Form<IdeaInput>) -> Result<Response, Failure> {
    let by_script = headers.get(header::ACCEPT).is_some_and(|accept| accept == "application/json");
    if let Err(errors) = input.check_draft() {
        return if by_script {
            Err(Problem::TooLarge.into())
        } else {
            let page = IdeaFormPage { input, errors, ..Default::default() };
            Ok(form_again(&visit, StatusCode::UNPROCESSABLE_ENTITY, &page))
        };
    }
    let kept = visit.kept_work().await?;
    let draft = (!input.is_blank()).then(|| input.clone());
    let cookie = match visit.keep(&Kept { draft, ..kept }).await {
        Err(limited @ Failure(Problem::TooMany { .. })) if !by_script => {
            return Ok(limited.with_page(too_often(&visit, input)));
        }
        kept => kept?,
    };
    let mut response = if by_script {
        StatusCode::NO_CONTENT.into_response()
    } else {
        visit.go("/ideas/new", Some(Notice::DraftSaved))
    };
    response.headers_mut().extend(cookie.map(|cookie| (header::SET_COOKIE, cookie)));
    Ok(response)
}

/// `POST /ideas/draft/discard`: throws it away.
pub async fn discard(visit: Visit) -> Result<Response, Failure> {
    let kept = visit.kept_work().await?;
    visit.keep_rest(&Kept { draft: None, ..kept }).await?;
    Ok(visit.go("/ideas/new", Some(Notice::DraftDiscarded)))
}
