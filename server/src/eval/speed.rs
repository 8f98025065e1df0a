//! How fast the search is, and how large its index, on as many texts as one wants.
//!
//! The texts are those of the sets; when they are too few, further ones are put together from
//! halves of two of them, so that words keep the frequencies that people gave them.

use std::fmt;
use std::path::Path;
use std::time::{Duration, Instant};

use super::hostile;
use super::set::{Document, Set};
use crate::search::analysis::Language;
use crate::search::index::{self, Entry};
use crate::search::lexicon::Lexicon;
use crate::search::{Draft, Open, Snapshot, Wanted};

/// Questions of each kind.
const QUESTIONS: usize = 1000;

/// What was measured.
pub struct Speed {
    /// Texts in the index.
    texts: usize,
    /// Taken in, a second.
    per_second: f64,
    /// Bytes of the index, and of the texts.
    bytes: (u64, u64),
    /// Finding what is similar to a title: median and 99th percentile.
    titles: (Duration, Duration),
    /// Finding what is similar to a title and its text: the same.
    similar: (Duration, Duration),
    /// Finding what is similar to drafts that are made to take long: median and the slowest.
    hostile: (Duration, Duration),
    /// Searching for two words of a text, with facets: the same.
    search: (Duration, Duration),
}

impl fmt::Display for Speed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let row = |f: &mut fmt::Formatter<'_>, name: &str, (median, slow): (Duration, Duration)| {
            let ms = |time: Duration| time.as_secs_f64() * 1000.0;
            writeln!(f, "| {name} | {:.2} ms | {:.2} ms |", ms(median), ms(slow))
        };
        let (index, text) = self.bytes;
        writeln!(f, "{} texts, taken in at {:.0} a second on one thread", self.texts, self.per_second)?;
        writeln!(f, "index {:.1} MB, {:.2} times the text", index as f64 / 1e6, index as f64 / text as f64)?;
        writeln!(f, "\n| one thread | p50 | p99 |\n|---|---:|---:|")?;
        row(f, "similar to a title", self.titles)?;
        row(f, "similar to a title and its text", self.similar)?;
        row(f, "search, with facets", self.search)?;
        row(f, "similar to the worst drafts (p50, slowest)", self.hostile)
    }
}

/// Measures on `texts` texts made of `sets`, with an index in a temporary folder.
pub fn measure(sets: &[Set], texts: usize) -> anyhow::Result<Speed> {
    let folder = std::env::temp_dir().join(format!("masmou-speed-{}", std::process::id()));
    let measured = measure_in(sets, texts, &folder);
    std::fs::remove_dir_all(&folder)?;
    measured
}

fn measure_in(sets: &[Set], texts: usize, folder: &Path) -> anyhow::Result<Speed> {
    let documents: Vec<&Document> = sets.iter().flat_map(|set| &set.documents).collect();
    anyhow::ensure!(!documents.is_empty(), "there are no documents in these folders");
    let open = Open::new(Some(folder))?;
    let mut writer = open.index.writer_with_num_threads(1, 100_000_000)?;
    let (started, mut bytes) = (Instant::now(), 0);
    for number in 0..texts {
        let entry = entry(&documents, number);
        bytes += (entry.title.len() + entry.body.len()) as u64;
        writer.add_document(index::document(&open.fields, &entry))?;
    }
    writer.commit()?;
    let per_second = texts as f64 / started.elapsed().as_secs_f64();
    writer.wait_merging_threads()?;
    open.reload()?;
    let snapshot = open.snapshot(std::sync::Arc::new(Lexicon::default()));
    Ok(Speed {
        texts,
        per_second,
        bytes: (size(folder)?, bytes),
        titles: times(&documents, |document| {
            similar(&snapshot, &Document { body: String::new(), ..document.clone() })
        })?,
        similar: times(&documents, |document| similar(&snapshot, document))?,
        hostile: hostile(&snapshot, &documents)?,
        search: times(&documents, |document| search(&snapshot, document))?,
    })
}

/// The text of a number: one of the documents, or halves of two.
fn entry(documents: &[&Document], number: usize) -> Entry {
    let all = documents.len();
    let one = documents[number % all];
    // Steps that have no factor in common with most lengths, so that pairs repeat late.
    let other = documents[(number / all * 7919 + number * 31) % all];
    let mix = |a: &str, b: &str| {
        if number < all {
            return a.to_owned();
        }
        let (a, b): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
        a[..a.len().div_ceil(2)].iter().chain(&b[b.len() / 2..]).copied().collect::<Vec<_>>().join(" ")
    };
    let number = number as u64;
    Entry {
        id: number as i64 + 1,
        language: one.lang.clone(),
        title: mix(&one.title, &other.title),
        body: mix(&one.body, &other.body),
        kind: number % 4 + 1,
        stage: number % 6 + 1,
        topic: number % 12 + 1,
        area: number % 20 + 1,
        agency: number % 8,
        year: 2010 + number % 16,
        created: number as i64,
        ..Entry::default()
    }
}

fn similar(snapshot: &Snapshot, document: &Document) -> tantivy::Result<()> {
    let draft = Draft {
        title: document.title.clone(),
        body: document.body.clone(),
        language: Language::of_tag(&document.lang),
        ..Draft::default()
    };
    snapshot.similar(&draft, 5).map(drop)
}

fn hostile(snapshot: &Snapshot, documents: &[&Document]) -> tantivy::Result<(Duration, Duration)> {
    let mut times = Vec::new();
    for draft in hostile::drafts(documents) {
        let started = Instant::now();
        snapshot.similar(&draft, 5)?;
        times.push(started.elapsed());
    }
    times.sort_unstable();
    Ok((times[times.len() / 2], times[times.len() - 1]))
}

fn search(snapshot: &Snapshot, document: &Document) -> tantivy::Result<()> {
    let words: Vec<&str> = document.title.split(' ').filter(|word| word.chars().count() > 3).take(2).collect();
    let wanted =
        Wanted { text: words.join(" "), language: Language::of_tag(&document.lang), limit: 20, ..Wanted::default() };
    snapshot.search(&wanted).map(drop)
}

fn times(
    documents: &[&Document],
    ask: impl Fn(&Document) -> tantivy::Result<()>,
) -> anyhow::Result<(Duration, Duration)> {
    let step = (documents.len() / QUESTIONS).max(1);
    let mut times = Vec::new();
    for document in documents.iter().step_by(step) {
        let started = Instant::now();
        ask(document)?;
        times.push(started.elapsed());
    }
    times.sort_unstable();
    Ok((times[times.len() / 2], times[times.len() * 99 / 100]))
}

fn size(folder: &Path) -> std::io::Result<u64> {
    std::fs::read_dir(folder)?.map(|file| Ok(file?.metadata()?.len())).sum()
}
