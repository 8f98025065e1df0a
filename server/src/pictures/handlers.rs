//! `GET /pictures/{id}`.

use std::sync::Arc;

use app::pages::error::Problem;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use super::store;
use crate::site::Site;
use crate::web::failure::Failure;
use crate::web::form::Id;

/// A picture, which never changes under its number.
pub async fn show(State(site): State<Arc<Site>>, Id(id): Id) -> Result<Response, Failure> {
    let found = store::find(&mut site.db.read().await?, id).await?;
    let (media_type, data) = found.ok_or(Problem::NotFound)?;
    let bytes = BASE64_STANDARD.decode(&data).map_err(|error| {
        tracing::error!(%error, id, "a picture is damaged");
        Failure(Problem::Internal)
    })?;
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_str(&media_type).map_err(|_| Failure(Problem::Internal))?);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    Ok(response)
}
