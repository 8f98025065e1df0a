//! The page of notices.

use app::pages::error::Problem;
use app::pages::shell::Notice;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::Deserialize;

use super::{list, place, store};
use crate::web::failure::Failure;
use crate::web::form::{Form, Id, Query};
use crate::web::redirect;
use crate::web::visit::Visit;

/// Which page, and what was done on it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct NoticesQuery {
    before: Option<i64>,
    withdrawn: Option<i64>,
}

/// `GET /notices`.
pub async fn index(visit: Visit, Query(query): Query<NoticesQuery>) -> Result<Response, Failure> {
    if visit.account_id().is_none() {
        return visit.sign_in_first(&visit.kept_work().await?, "/notices").await;
    }
    let mut conn = visit.site.db.read().await?;
    let mut page = list::page(&mut conn, visit.actor(), visit.lang().code, query.before).await?;
    if let Some(withdrawal) = query.withdrawn {
        page.withdrawn = list::withdrawn(&mut conn, visit.actor(), withdrawal, visit.frame.now).await?;
    }
    drop(conn);
    Ok(visit.page(StatusCode::OK, app::pages::notices::html(&visit.frame, &page)))
}

/// `GET /notices/{id}`: on to the place that a notice tells of; it is read then.
pub async fn show(visit: Visit, Id(id): Id, headers: HeaderMap) -> Result<Response, Failure> {
    let Some(account_id) = visit.account_id() else {
        return visit.sign_in_first(&visit.kept_work().await?, &format!("/notices/{id}")).await;
    };
    let db = &visit.site.db;
    let row = store::find(&mut db.read().await?, account_id, id).await?.ok_or(Problem::NotFound)?;
    // A page that a browser fetches ahead is not read.
    if !headers.contains_key("sec-purpose") {
        super::read(db, account_id, id, visit.frame.now).await?;
    }
    Ok(redirect::see_other(&visit.frame.href(&place::path(&row))))
}

/// `POST /notices/{id}/withdrawal`: takes back the voice that a merge carried, from its notice.
pub async fn withdraw(visit: Visit, Id(id): Id) -> Result<Response, Failure> {
    let Some(account_id) = visit.account_id() else {
        return visit.sign_in_first(&visit.kept_work().await?, "/notices").await;
    };
    let db = &visit.site.db;
    if store::find(&mut db.read().await?, account_id, id).await?.is_none() {
        return Err(Problem::NotFound.into());
    }
    super::read(db, account_id, id, visit.frame.now).await?;
    Ok(match super::withdraw(db, account_id, id, visit.frame.now).await? {
        Some(withdrawal) => visit.go(&format!("/notices?withdrawn={withdrawal}"), None),
        None => visit.go("/notices", Some(Notice::NoVoice)),
    })
}

/// Up to which notice.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct UpTo {
    up_to: i64,
}

/// `POST /notices/read`: all of them, as far as the page had shown.
pub async fn read_all(visit: Visit, Form(UpTo { up_to }): Form<UpTo>) -> Result<Response, Failure> {
    let Some(account_id) = visit.account_id() else {
        return visit.sign_in_first(&visit.kept_work().await?, "/notices").await;
    };
    super::read_all(&visit.site.db, account_id, up_to, visit.frame.now).await?;
    Ok(visit.go("/notices", Some(Notice::AllRead)))
}
