//! A set of texts with what is known to mean the same.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::Path;

use anyhow::Context;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::search::Draft;
use crate::search::analysis::Language;

/// A text.
#[derive(Clone, Debug, Default, Deserialize)]
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
    /// Number of the wish that it tells, where a set was written wish by wish.
    pub wish: Option<i64>,
}

/// A document and those that mean the same.
#[derive(Deserialize)]
struct Query {
    id: i64,
    relevant: BTreeSet<i64>,
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

/// A text to ask with, and what ought to be found.
#[derive(Clone, Debug, Default)]
pub struct Question {
    /// The document that asks. It is not among its own results.
    pub document: Document,
    /// Numbers of the documents that mean the same.
    pub relevant: BTreeSet<i64>,
}

/// A folder with `docs.jsonl`, `queries.jsonl` and, where there are judged pairs, `pairs.jsonl`.
#[derive(Default)]
pub struct Set {
    /// Name of the folder.
    pub name: String,
    /// All texts.
    pub documents: Vec<Document>,
    /// What is asked.
    pub questions: Vec<Question>,
    /// What was judged.
    pub pairs: Vec<JudgedPair>,
    /// Where each document stands.
    places: HashMap<i64, usize>,
}

impl Document {
    /// As the one who writes it would ask the search.
    pub fn draft(&self) -> Draft {
        Draft {
            title: self.title.clone(),
            body: self.body.clone(),
            language: Language::of_tag(&self.lang),
            area: 0,
            itself: self.id,
        }
    }
}

impl Set {
    /// Reads a folder.
    pub fn read(folder: &Path) -> anyhow::Result<Self> {
        let pairs = folder.join("pairs.jsonl");
        let documents: Vec<Document> = lines(&folder.join("docs.jsonl"))?;
        let mut set = Self {
            name: folder.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned()),
            places: documents.iter().enumerate().map(|(at, document)| (document.id, at)).collect(),
            documents,
            pairs: if pairs.exists() { lines(&pairs)? } else { Vec::new() },
            questions: Vec::new(),
        };
        set.questions = set.resolve(lines(&folder.join("queries.jsonl"))?)?;
        Ok(set)
    }

    /// The document of a number.
    pub fn document(&self, id: i64) -> anyhow::Result<&Document> {
        let at = self.places.get(&id).with_context(|| format!("{}: no document {id}", self.name))?;
        Ok(&self.documents[*at])
    }

    fn resolve(&self, queries: Vec<Query>) -> anyhow::Result<Vec<Question>> {
        let question = |query: Query| {
            query.relevant.iter().try_for_each(|id| self.document(*id).map(drop))?;
            Ok(Question { document: self.document(query.id)?.clone(), relevant: query.relevant })
        };
        queries.into_iter().map(question).collect()
    }
}

fn lines<T: DeserializeOwned>(path: &Path) -> anyhow::Result<Vec<T>> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let read = |(at, line)| serde_json::from_str(line).with_context(|| format!("{}, line {}", path.display(), at + 1));
    text.lines().enumerate().filter(|(_, line)| !line.is_empty()).map(read).collect()
}
