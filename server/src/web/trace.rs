//! A line of the log for each request that went wrong or took long.

use std::time::{Duration, Instant};

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;

/// Slower answers are logged.
const SLOW: Duration = Duration::from_millis(500);

/// Logs failures and slow answers: method, path without its query (which may hold what people
/// typed), status, time.
pub async fn requests(request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let path = request.uri().path().to_owned();
    let started = Instant::now();
    let response = next.run(request).await;
    let took = started.elapsed();
    let status = response.status();
    if status.is_server_error() || took > SLOW {
        tracing::warn!(%method, path, status = status.as_u16(), millis = took.as_millis() as u64, "request");
    }
    response
}
