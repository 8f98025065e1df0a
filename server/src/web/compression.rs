//! Pages made smaller on their way.
//!
//! A page that is drawn for one reader is made smaller for one answer: by gzip, which takes a
//! fraction of the time that drawing it took, where brotli at a quality that makes it a fifth
//! smaller takes ten times as long. A page that is kept is sent many times, and brotli makes it
//! the smallest. It is whole before it is sent, and seldom over 64 KiB: brotli does with a window
//! of its size, where the usual one of 4 MiB would cost megabytes of memory.

use std::io::Write;

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use brotli::enc::BrotliEncoderParams;
use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::page_cache::Keep;

/// Less is sent as it is: it fits into one packet.
const SMALLEST: usize = 1000;
/// Logarithm of brotli's window: 128 KiB.
const WINDOW: i32 = 17;

/// A way of making an answer smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coding {
    /// RFC 7932.
    Brotli,
    /// RFC 1952.
    Gzip,
}

impl Coding {
    /// The best for this effort that a request accepts.
    pub fn wanted(headers: &HeaderMap, effort: Effort) -> Option<Self> {
        let text = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or("");
        let accepts = |wanted: &str| {
            text.split(',').any(|coding| {
                let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
                name.trim() == wanted && !matches!(weight.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
            })
        };
        let order = match effort {
            Effort::Once => [Self::Gzip, Self::Brotli],
            Effort::Kept => [Self::Brotli, Self::Gzip],
        };
        order.into_iter().find(|coding| accepts(coding.name()))
    }

    /// Its name in `Accept-Encoding` and `Content-Encoding`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    /// Its name as a header's value.
    pub fn header(self) -> HeaderValue {
        HeaderValue::from_static(self.name())
    }
}

/// How hard to try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// For one answer.
    Once,
    /// For an answer that is kept and sent many times.
    Kept,
}

/// Makes a text smaller.
pub fn shrink(coding: Coding, text: &[u8], effort: Effort) -> Bytes {
    let mut small = Vec::with_capacity(text.len() / 4);
    // Writing to memory does not fail; an empty page would show it if it did.
    match coding {
        Coding::Brotli => {
            let quality = if effort == Effort::Kept { 5 } else { 2 };
            let params = BrotliEncoderParams { quality, lgwin: WINDOW, size_hint: text.len(), ..Default::default() };
            let _ = brotli::BrotliCompress(&mut &*text, &mut small, &params);
        }
        Coding::Gzip => {
            let mut encoder = GzEncoder::new(&mut small, Compression::fast());
            let _ = encoder.write_all(text).and_then(|()| encoder.try_finish());
        }
    }
    // Without what was reserved and not needed: some of it is kept for long.
    small.into_boxed_slice().into()
}

/// Makes pages smaller that are not kept: kept ones are compressed once for all.
pub async fn pages(request: Request, next: Next) -> Response {
    let coding = Coding::wanted(request.headers(), Effort::Once);
    let response = next.run(request).await;
    let is_text =
        response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/"));
    let Some(coding) = coding.filter(|_| is_text && response.extensions().get::<Keep>().is_none()) else {
        return response;
    };
    let (mut parts, body) = response.into_parts();
    let Ok(text) = axum::body::to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    if text.len() < SMALLEST {
        return Response::from_parts(parts, Body::from(text));
    }
    parts.headers.insert(header::CONTENT_ENCODING, coding.header());
    parts.headers.append(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(shrink(coding, &text, Effort::Once)))
}
