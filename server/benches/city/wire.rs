//! What a browser fetches for a first view, with brotli.

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;

use crate::http::{Connection, get};

/// Bytes and requests by sort of file.
pub type Sizes = BTreeMap<&'static str, (usize, usize)>;

/// Fetches a page and the files that it names in its head, then what its modules import.
pub async fn first_view(addr: SocketAddr, page: &str) -> anyhow::Result<Sizes> {
    let mut connection = Connection::open(addr).await?;
    let answer = connection.send(&get(page, None)).await?;
    let html = text(answer.header("content-encoding"), &answer.body)?;
    let mut sizes = Sizes::from([("HTML", (answer.wire, 1))]);
    let (mut waiting, mut seen) = (files(&html), BTreeSet::new());
    while let Some(path) = waiting.pop() {
        if !seen.insert(path.clone()) {
            continue;
        }
        let answer = connection.send(&get(&path, None)).await?;
        if answer.status != 200 {
            anyhow::bail!("{path}: {}", answer.status);
        }
        let size = sizes.entry(sort(&path)).or_default();
        *size = (size.0 + answer.wire, size.1 + 1);
        if path.split('?').next().is_some_and(|path| path.ends_with(".js")) {
            waiting.extend(imports(&text(answer.header("content-encoding"), &answer.body)?, &path));
        }
    }
    Ok(sizes)
}

fn text(coding: Option<&str>, body: &[u8]) -> anyhow::Result<String> {
    let mut plain = Vec::new();
    match coding {
        Some("br") => {
            brotli::BrotliDecompress(&mut &*body, &mut plain)?;
        }
        _ => plain.extend_from_slice(body),
    }
    Ok(String::from_utf8_lossy(&plain).into_owned())
}

fn sort(path: &str) -> &'static str {
    match path.split('?').next().unwrap_or(path).rsplit('.').next() {
        Some("css") => "CSS",
        Some("js" | "mjs") => "scripts",
        Some("wasm") => "wasm",
        Some("woff2") => "fonts",
        _ => "pictures and other",
    }
}

/// What a browser fetches at once: style sheets, scripts, preloads, pictures, the icon.
fn files(html: &str) -> Vec<String> {
    const FETCHED: [&str; 4] = ["stylesheet", "preload", "modulepreload", "icon"];
    html.split('<')
        .filter_map(|tag| {
            let (name, _) = tag.split_once(|c: char| c.is_whitespace())?;
            match name {
                "link" => attribute(tag, "rel").filter(|rel| FETCHED.contains(rel)).and(attribute(tag, "href")),
                "script" | "img" => attribute(tag, "src"),
                _ => None,
            }
        })
        .filter(|path| path.starts_with('/'))
        .map(|path| path.replace("&amp;", "&"))
        .collect()
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let tag = tag.split('>').next().unwrap_or(tag);
    let rest = &tag[tag.find(&format!(" {name}="))? + name.len() + 2..];
    match rest.chars().next()? {
        quote @ ('"' | '\'') => rest[1..].split(quote).next(),
        _ => rest.split_whitespace().next(),
    }
}

/// What a script imports: quoted names of modules and wasm files after a word that loads them,
/// relative to its own address.
fn imports(script: &str, path: &str) -> Vec<String> {
    const LOADS: [&str; 4] = ["from", "import", "import(", "URL("];
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let parts: Vec<&str> = script.split(['"', '\'', '`']).collect();
    parts
        .windows(2)
        .filter(|two| LOADS.iter().any(|word| two[0].trim_end().ends_with(word)))
        .map(|two| two[1])
        .filter(|name| name.ends_with(".js") || name.ends_with(".wasm"))
        .filter_map(|name| match name.strip_prefix("./") {
            Some(name) => Some(format!("{folder}/{name}")),
            None if name.starts_with('/') => Some(name.to_owned()),
            // A name that the script puts together otherwise; the page preloads it.
            None => None,
        })
        .collect()
}
