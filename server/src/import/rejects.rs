//! The list of rows that could not be taken.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

/// What the list's first line names.
const COLUMNS: [&str; 3] = ["line", "reason", "row"];
/// Rejected rows that are told on the screen as well.
const SHOWN: usize = 5;

/// Different reasons that are counted apart.
const MOST_REASONS: usize = 20;

/// Lists rejected rows in a file of their own: line, reason, and the row as it stood.
pub struct Rejects {
    path: Option<PathBuf>,
    list: Option<csv::Writer<File>>,
    count: u64,
    first: Vec<String>,
    reasons: BTreeMap<String, u64>,
}

impl Rejects {
    /// Lists rows at `path`; none only counts them. A list of an earlier run is removed, and
    /// any other file is left alone.
    pub fn new(path: Option<PathBuf>) -> anyhow::Result<Self> {
        if let Some(path) = path.as_deref().filter(|path| path.exists()) {
            if !is_list(path) {
                bail!(
                    "{} is there already, and is no list of rejected rows; name another by --rejected",
                    path.display()
                );
            }
            std::fs::remove_file(path).with_context(|| format!("the earlier list {} stays", path.display()))?;
        }
        Ok(Self { path, list: None, count: 0, first: Vec::new(), reasons: BTreeMap::new() })
    }

    /// Lists a row. Its bytes stay as they were, even when they are not UTF-8.
    pub fn add(&mut self, line: u64, reason: &str, raw: &[u8]) -> anyhow::Result<()> {
        self.count += 1;
        let topic = topic_of(reason);
        let known = self.reasons.contains_key(&topic) || self.reasons.len() < MOST_REASONS;
        *self.reasons.entry(if known { topic } else { "other reasons".into() }).or_default() += 1;
        if self.first.len() < SHOWN {
            self.first.push(format!("line {line}: {reason}"));
        }
        if let Some(path) = &self.path {
            let told = || format!("the list of rejected rows, {}, cannot be written", path.display());
            let list = match &mut self.list {
                Some(list) => list,
                none => {
                    let mut list = csv::Writer::from_path(path).with_context(told)?;
                    list.write_record(COLUMNS).with_context(told)?;
                    none.insert(list)
                }
            };
            list.write_record([line.to_string().as_bytes(), reason.as_bytes(), raw]).with_context(told)?;
        }
        Ok(())
    }

    /// Writes out what is left, and tells how many there are and where.
    pub fn finish(mut self) -> anyhow::Result<Told> {
        if let Some(list) = &mut self.list {
            list.flush().context("the list of rejected rows cannot be written")?;
        }
        let path = self.path.filter(|_| self.list.is_some());
        Ok(Told { count: self.count, path, first: self.first, reasons: self.reasons })
    }
}

fn is_list(path: &Path) -> bool {
    csv::Reader::from_path(path).is_ok_and(|mut list| list.headers().is_ok_and(|header| header == COLUMNS.as_slice()))
}

/// Groups reasons that differ by their values alone.
fn topic_of(reason: &str) -> String {
    let mut topic = String::new();
    for (nth, part) in reason.split('\'').enumerate() {
        topic.push_str(if nth % 2 == 0 { part } else { "'…'" });
    }
    topic
        .split(' ')
        .map(|word| if word.bytes().all(|b| b.is_ascii_digit()) { "…" } else { word })
        .collect::<Vec<_>>()
        .join(" ")
}

/// What became of the rejected rows.
#[derive(Debug, Default)]
pub struct Told {
    /// How many.
    pub count: u64,
    /// Where they are listed.
    pub path: Option<PathBuf>,
    /// The first of them, with line and reason.
    pub first: Vec<String>,
    /// How many of each reason.
    pub reasons: BTreeMap<String, u64>,
}

/// Where rows of `file` are listed when nobody says where.
pub fn default_path(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".rejected.csv");
    name.into()
}
