//! Reading forms, numbers and queries, with our own failures.

use app::pages::error::Problem;
use axum::extract::rejection::FormRejection;
use axum::extract::{FromRequest, FromRequestParts, RawPathParams, Request};
use axum::http::StatusCode;
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

use super::failure::Failure;

/// A form as a browser sends it.
pub struct Form<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Form<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        match axum::Form::<T>::from_request(request, state).await {
            Ok(axum::Form(form)) => Ok(Self(form)),
            Err(FormRejection::BytesRejection(error)) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => {
                Err(Problem::TooLarge.into())
            }
            Err(_) => Err(Problem::BadRequest.into()),
        }
    }
}

/// The number in an address, such as 7 in `/ideas/7`.
pub struct Id(pub i64);

impl<S: Send + Sync> FromRequestParts<S> for Id {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let params = RawPathParams::from_request_parts(parts, state).await.map_err(|_| Problem::NotFound)?;
        let id = params.iter().find(|(name, _)| *name == "id").and_then(|(_, value)| value.parse().ok());
        id.filter(|id| *id > 0).map(Self).ok_or(Failure(Problem::NotFound))
    }
}

/// The word in an address, such as `works` in `/agencies/works`.
pub struct Slug(pub String);

impl<S: Send + Sync> FromRequestParts<S> for Slug {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let params = RawPathParams::from_request_parts(parts, state).await.map_err(|_| Problem::NotFound)?;
        let slug = params.iter().find(|(name, _)| *name == "slug").map(|(_, value)| value.to_owned());
        slug.map(Self).ok_or(Failure(Problem::NotFound))
    }
}

/// The query of an address; what cannot be read counts as not given.
pub struct Query<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned + Default> FromRequestParts<S> for Query<T> {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self(axum::extract::Query::try_from_uri(&parts.uri).map(|query| query.0).unwrap_or_default()))
    }
}
