//! A set of texts with what is known to mean the same.

use std::fs;
use std::path::Path;

use anyhow::Context;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// A text.
#[derive(Clone, Debug, Deserialize)]
pub struct Document {
    /// Its number, unique in the set.
    pub id: i64,
    /// BCP 47 tag.
    pub lang: String,
    /// Its title.
    pub title: String,
    /// Its text; may be empty.
    #[serde(default)]
    pub body: String,
}

/// A document and those that mean the same; itself is not among its results.
#[derive(Clone, Debug, Deserialize)]
pub struct Query {
    /// Number of the document.
    pub id: i64,
    /// Numbers of those that mean the same.
    pub relevant: Vec<i64>,
}

/// Two documents that somebody has judged.
#[derive(Clone, Debug, Deserialize)]
pub struct JudgedPair {
    /// One.
    pub a: i64,
    /// The other.
    pub b: i64,
    /// 1 when they mean the same, else 0.
    pub label: u8,
}

/// A folder with `docs.jsonl`, `queries.jsonl` and, where there are judged pairs, `pairs.jsonl`.
pub struct Set {
    /// Name of the folder.
    pub name: String,
    /// All texts.
    pub documents: Vec<Document>,
    /// What is asked.
    pub queries: Vec<Query>,
    /// What was judged.
    pub pairs: Vec<JudgedPair>,
}

impl Set {
    /// Reads a folder.
    pub fn read(folder: &Path) -> anyhow::Result<Self> {
        let pairs = folder.join("pairs.jsonl");
        let queries = folder.join("queries.jsonl");
        Ok(Self {
            name: folder.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned()),
            documents: lines(&folder.join("docs.jsonl"))?,
            queries: if queries.exists() { lines(&queries)? } else { Vec::new() },
            pairs: if pairs.exists() { lines(&pairs)? } else { Vec::new() },
        })
    }

    /// The document of a number.
    pub fn document(&self, id: i64) -> anyhow::Result<&Document> {
        self.documents.iter().find(|document| document.id == id).with_context(|| format!("{}: no document {id}", self.name))
    }
}

fn lines<T: DeserializeOwned>(path: &Path) -> anyhow::Result<Vec<T>> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let read = |(at, line)| serde_json::from_str(line).with_context(|| format!("{}, line {}", path.display(), at + 1));
    text.lines().enumerate().filter(|(_, line)| !line.is_empty()).map(read).collect()
}
