//! Stylesheet, islands, fonts and pictures, as `app/pack` prepared them.
//!
//! Three sources, one set of logical names (`pkg/masmou.css`):
//! - feature `embed` (releases): inside the binary, under names that hold the content's hash;
//! - `MASMOU_ASSETS=target/assets` (browser tests): the same packed files, read from disk;
//! - otherwise (`cargo leptos watch`): straight from the sources, unpacked and never cached.

use axum::Router;
use axum::body::Body;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use bytes::Bytes;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

#[cfg(feature = "embed")]
include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// A hashed name never stands for other content, so browsers need not ask again for a year.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// Logical names in a packed set (`/favicon.ico`, `/robots.txt`) do change with a release.
const AN_HOUR: &str = "public, max-age=3600";
const NEVER: &str = "no-cache";

/// What the islands need; from `cargo leptos` while developing.
const ISLANDS: [&str; 2] = ["pkg/masmou.js", "pkg/masmou.wasm"];

/// The files that pages refer to.
#[derive(Debug)]
pub struct Assets {
    /// Logical name to the path it is served under.
    urls: BTreeMap<String, String>,
    source: Source,
}

#[derive(Debug)]
enum Source {
    /// By served name, hashed or logical.
    Packed(HashMap<String, Packed>),
    /// The root of the work tree.
    Sources(PathBuf),
}

#[derive(Debug, Clone)]
struct Packed {
    hash: String,
    cache: &'static str,
    plain: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
}

impl Assets {
    /// Finds the files; see the head of this module for where.
    #[cfg(feature = "embed")]
    pub fn load() -> io::Result<Self> {
        Self::packed(EMBEDDED.iter().map(|(name, content)| ((*name).to_owned(), Bytes::from_static(content))).collect())
    }

    /// Finds the files; see the head of this module for where.
    #[cfg(not(feature = "embed"))]
    pub fn load() -> io::Result<Self> {
        match std::env::var_os("MASMOU_ASSETS") {
            Some(folder) => {
                let mut files = HashMap::new();
                read_below(folder.as_ref(), "", &mut files)?;
                Self::packed(files)
            }
            None => Self::sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..")),
        }
    }

    /// The path a page refers to: `pkg/masmou.css` gives `/pkg/masmou.<hash>.css`.
    #[must_use]
    pub fn url(&self, logical: &str) -> &str {
        match self.urls.get(logical) {
            Some(url) => url,
            None => {
                // A slip of ours, not of the visitor's: the page shows without that file.
                tracing::error!(logical, "a page refers to an asset that does not exist");
                "/missing-asset"
            }
        }
    }

    fn packed(files: HashMap<String, Bytes>) -> io::Result<Self> {
        let manifest = files.get("manifest.json").ok_or_else(|| missing("manifest.json"))?;
        let names: BTreeMap<String, String> = serde_json::from_slice(manifest)?;
        let mut served = HashMap::new();
        for (logical, hashed) in &names {
            let plain = files.get(hashed).ok_or_else(|| missing(hashed))?.clone();
            let file = Packed {
                hash: hash_in(logical, hashed),
                cache: FOR_EVER,
                plain,
                brotli: files.get(&format!("{hashed}.br")).cloned(),
                gzip: files.get(&format!("{hashed}.gz")).cloned(),
            };
            served.insert(logical.clone(), Packed { cache: AN_HOUR, ..file.clone() });
            served.insert(hashed.clone(), file);
        }
        let urls = names.into_iter().map(|(logical, hashed)| (logical, format!("/{hashed}"))).collect();
        Ok(Self { urls, source: Source::Packed(served) })
    }

    #[cfg_attr(feature = "embed", allow(dead_code))]
    fn sources(root: &Path) -> io::Result<Self> {
        let mut names = BTreeSet::from(ISLANDS.map(str::to_owned));
        names.extend(["pkg/masmou.css".to_owned(), "pkg/wake.js".to_owned()]);
        let mut public = HashMap::new();
        if root.join("public").is_dir() {
            read_below(&root.join("public"), "", &mut public)?;
        }
        names.extend(public.into_keys());
        let urls = names.into_iter().map(|name| (name.clone(), format!("/{name}"))).collect();
        Ok(Self { urls, source: Source::Sources(root.to_owned()) })
    }

    /// One route for each folder and each file that stands at the top.
    /// Merge it beside, not below, a compression layer: what can be compressed is so already.
    pub fn routes<S: Clone + Send + Sync + 'static>(self: &Arc<Self>) -> Router<S> {
        // Files at the top are asked for by their own name (`/favicon.svg`) and by the hashed one.
        let served = self.urls.values().map(|url| url.trim_start_matches('/'));
        let tops = self.urls.keys().map(String::as_str).chain(served).map(|name| match name.split_once('/') {
            Some((folder, _)) => format!("/{folder}/{{*file}}"),
            None => format!("/{name}"),
        });
        tops.collect::<BTreeSet<_>>().into_iter().fold(Router::new(), |router, path| {
            let assets = Arc::clone(self);
            let answer = move |uri: Uri, headers: HeaderMap| async move { assets.answer(uri.path(), &headers).await };
            router.route(&path, get(answer))
        })
    }

    async fn answer(&self, path: &str, headers: &HeaderMap) -> Response {
        let name = path.trim_start_matches('/');
        let found = match &self.source {
            Source::Packed(files) => files.get(name).map(|file| packed_response(name, file, headers)),
            Source::Sources(root) => source_response(name, root).await,
        };
        found.unwrap_or_else(|| (StatusCode::NOT_FOUND, "no such file").into_response())
    }
}

fn packed_response(name: &str, file: &Packed, headers: &HeaderMap) -> Response {
    let (encoding, body) = file.for_client(headers);
    // Each encoding is another representation and so has another tag.
    let tag = format!("\"{}{}\"", file.hash, encoding.map(|name| format!("-{name}")).unwrap_or_default());
    let known = headers
        .get(IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|tags| tags.split(',').any(|known| known.trim().trim_start_matches("W/") == tag));
    let mut response = if known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let mut response = Body::from(body).into_response();
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(content_type(name)));
        if let Some(encoding) = encoding {
            response.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        response
    };
    let answer = response.headers_mut();
    answer.insert(CACHE_CONTROL, HeaderValue::from_static(file.cache));
    answer.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if file.brotli.is_some() || file.gzip.is_some() {
        answer.insert(VARY, HeaderValue::from_static("accept-encoding"));
    }
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        answer.insert(ETAG, tag);
    }
    response
}

impl Packed {
    fn for_client(&self, headers: &HeaderMap) -> (Option<&'static str>, Bytes) {
        let accepted = headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
        for (encoding, body) in [("br", &self.brotli), ("gzip", &self.gzip)] {
            if let Some(body) = body.as_ref().filter(|_| accepts(accepted, encoding)) {
                return (Some(encoding), body.clone());
            }
        }
        (None, self.plain.clone())
    }
}

/// Whether `Accept-Encoding` names an encoding and does not refuse it (`br;q=0`).
fn accepts(header: &str, encoding: &str) -> bool {
    header.split(',').any(|item| {
        let mut parts = item.split(';').map(str::trim);
        let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(encoding));
        let refused = parts
            .filter_map(|part| part.strip_prefix("q="))
            .any(|weight| weight.parse::<f32>().is_ok_and(|weight| weight <= 0.0));
        named && !refused
    })
}

async fn source_response(name: &str, root: &Path) -> Option<Response> {
    let content = tokio::fs::read(root.join(source_of(name)?)).await.ok()?;
    let mut response = Body::from(content).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type(name)));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(NEVER));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    Some(response)
}

/// Where a file comes from while developing. The stylesheet's `@import`s are relative,
/// so the browser follows them below `/pkg/`: nothing needs bundling.
fn source_of(name: &str) -> Option<PathBuf> {
    // Plain names only: what cannot climb out of its folder needs no decoding.
    let plain = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && part.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_.@".contains(letter))
    };
    if !name.split('/').all(plain) {
        return None;
    }
    Some(match name.strip_prefix("pkg/") {
        Some("wake.js") => "app/src/wake.js".into(),
        Some("masmou.css") => "style/main.css".into(),
        Some(part) if part.ends_with(".css") => Path::new("style").join(part),
        Some(_) => Path::new("target/site").join(name),
        None => Path::new("public").join(name),
    })
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "woff2" => "font/woff2",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        "xml" => "application/xml",
        "html" => "text/html; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// The hash that `app/pack` put between stem and extension.
fn hash_in(logical: &str, hashed: &str) -> String {
    let stem = logical.rsplit_once('.').map_or(logical, |(stem, _)| stem);
    let rest = hashed.strip_prefix(stem).unwrap_or(hashed).trim_start_matches('.');
    rest.split('.').next().unwrap_or_default().to_owned()
}

fn read_below(folder: &Path, prefix: &str, files: &mut HashMap<String, Bytes>) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if entry.file_type()?.is_dir() {
            read_below(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.insert(name, std::fs::read(entry.path())?.into());
        }
    }
    Ok(())
}

fn missing(name: &str) -> io::Error {
    io::Error::new(io::ErrorKind::NotFound, format!("{name} is missing from the packed assets; run masmou-pack"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::{Method, Request};
    use tower::ServiceExt;

    fn packed() -> io::Result<Arc<Assets>> {
        let manifest = r#"{"pkg/masmou.css": "pkg/masmou.aaaa.css", "fonts/a.woff2": "fonts/a.bbbb.woff2",
                           "favicon.svg": "favicon.cccc.svg"}"#;
        let files = [
            ("manifest.json", manifest),
            ("pkg/masmou.aaaa.css", "plain"),
            ("pkg/masmou.aaaa.css.br", "brotli"),
            ("pkg/masmou.aaaa.css.gz", "gzip"),
            ("fonts/a.bbbb.woff2", "font"),
            ("favicon.cccc.svg", "<svg/>"),
        ];
        let files = files.map(|(name, content)| (name.to_owned(), Bytes::from_static(content.as_bytes())));
        Assets::packed(HashMap::from(files)).map(Arc::new)
    }

    async fn ask(assets: &Arc<Assets>, method: Method, path: &str, header: (&str, &str)) -> (Response, Bytes) {
        let request = Request::builder().method(method).uri(path).header(header.0, header.1).body(Body::empty());
        let app: Router = assets.routes();
        let response = app.oneshot(request.expect("a request")).await.expect("infallible");
        let (head, body) = response.into_parts();
        let body = axum::body::to_bytes(body, 1 << 20).await.expect("a body");
        (Response::from_parts(head, Body::empty()), body)
    }

    #[test]
    fn pages_refer_to_hashed_names() -> io::Result<()> {
        let assets = packed()?;
        assert_eq!(assets.url("pkg/masmou.css"), "/pkg/masmou.aaaa.css");
        assert_eq!(assets.url("nowhere.css"), "/missing-asset");
        Ok(())
    }

    #[tokio::test]
    async fn a_browser_gets_the_best_encoding_it_takes() -> io::Result<()> {
        let assets = packed()?;
        for (accepted, encoding, body) in [
            ("gzip, deflate, br, zstd", Some("br"), "brotli"),
            ("gzip;q=1.0, br;q=0", Some("gzip"), "gzip"),
            ("identity", None, "plain"),
        ] {
            let (response, got) =
                ask(&assets, Method::GET, "/pkg/masmou.aaaa.css", ("accept-encoding", accepted)).await;
            let told = response.headers().get(CONTENT_ENCODING).and_then(|value| value.to_str().ok());
            assert_eq!((told, got.as_ref()), (encoding, body.as_bytes()), "{accepted}");
            assert_eq!(response.headers()[CACHE_CONTROL], FOR_EVER);
            assert_eq!(response.headers()[VARY], "accept-encoding");
            assert_eq!(response.headers()[X_CONTENT_TYPE_OPTIONS], "nosniff");
            assert_eq!(response.headers()[CONTENT_TYPE], "text/css; charset=utf-8");
        }
        Ok(())
    }

    #[tokio::test]
    async fn a_browser_that_has_the_file_is_told_so() -> io::Result<()> {
        let assets = packed()?;
        let (response, _) = ask(&assets, Method::GET, "/fonts/a.bbbb.woff2", ("accept", "*/*")).await;
        let tag = response.headers()[ETAG].to_str().expect("ascii").to_owned();
        let (response, body) = ask(&assets, Method::GET, "/fonts/a.bbbb.woff2", ("if-none-match", &tag)).await;
        assert_eq!(response.status(), StatusCode::NOT_MODIFIED);
        assert!(body.is_empty());
        Ok(())
    }

    #[tokio::test]
    async fn head_answers_like_get_without_the_body() -> io::Result<()> {
        let (response, body) = ask(&packed()?, Method::HEAD, "/favicon.svg", ("accept", "*/*")).await;
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers()["content-length"], "6");
        assert_eq!(response.headers()[CACHE_CONTROL], AN_HOUR);
        assert!(body.is_empty());
        Ok(())
    }

    #[tokio::test]
    async fn what_does_not_exist_is_not_found() -> io::Result<()> {
        let assets = packed()?;
        for path in ["/pkg/masmou.zzzz.css", "/pkg/manifest.json", "/pkg/../manifest.json"] {
            let (response, _) = ask(&assets, Method::GET, path, ("accept", "*/*")).await;
            assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
        }
        Ok(())
    }

    #[tokio::test]
    async fn while_developing_the_sources_themselves_are_served() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        std::fs::create_dir_all(folder.path().join("style/parts"))?;
        std::fs::write(folder.path().join("style/main.css"), "@import 'parts/a.css';")?;
        std::fs::write(folder.path().join("style/parts/a.css"), ".a {}")?;
        std::fs::write(folder.path().join("Cargo.toml"), "secret")?;
        let assets = Arc::new(Assets::sources(folder.path())?);
        assert_eq!(assets.url("pkg/masmou.css"), "/pkg/masmou.css");
        let (response, body) = ask(&assets, Method::GET, "/pkg/parts/a.css", ("accept", "*/*")).await;
        assert_eq!((response.headers()[CACHE_CONTROL].as_bytes(), body.as_ref()), (NEVER.as_bytes(), &b".a {}"[..]));
        for path in ["/pkg/../Cargo.toml", "/pkg/%2e%2e/Cargo.toml", "/pkg/..%2fCargo.toml"] {
            let (response, _) = ask(&assets, Method::GET, path, ("accept", "*/*")).await;
            assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
        }
        Ok(())
    }

    #[test]
    fn an_incomplete_set_is_refused_at_the_start() {
        assert!(Assets::packed(HashMap::new()).is_err());
    }
}
