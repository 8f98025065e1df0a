//! What an index holds of each idea, to be compared with what it ought to hold.

use std::collections::BTreeMap;
use std::path::Path;

use masmou::search::{Open, index, store};
use masmou::site::Site;
use tantivy::postings::Postings;
use tantivy::schema::{FieldType, IndexRecordOption, Value};
use tantivy::{DocSet, Index, IndexWriter, TERMINATED, TantivyDocument};

use super::TestSite;
use super::waiting::until;

/// Columns of numbers.
const COLUMNS: [&str; 9] = ["id", "kept", "kind", "stage", "topic", "area", "agency", "language", "year"];

/// An idea in the index.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Held {
    /// By [`COLUMNS`]; the idea's own number first.
    numbers: Vec<u64>,
    created: i64,
    /// The words that texts are compared by, as they are stored.
    profile: String,
    /// Every term of every field that is searched, with how often it occurs.
    terms: Vec<(String, String, u32)>,
}

/// Everything that can be found, in order; an idea that is there twice is there twice.
pub fn contents(index: &Index) -> tantivy::Result<Vec<Held>> {
    let searcher = index.reader()?.searcher();
    let profile = index.schema().get_field("profile")?;
    let mut all = Vec::new();
    for segment in searcher.segment_readers() {
        let fast = segment.fast_fields();
        let columns = COLUMNS.iter().map(|name| fast.u64(name)).collect::<tantivy::Result<Vec<_>>>()?;
        let created = fast.i64("created")?;
        let stored = segment.get_store_reader(1)?;
        let mut held: BTreeMap<u32, Held> = BTreeMap::new();
        for doc in segment.doc_ids_alive() {
            let document: TantivyDocument = stored.get(doc)?;
            let bytes = document.get_first(profile).and_then(|value| value.as_bytes()).unwrap_or_default().to_vec();
            let numbers = columns.iter().map(|column| column.first(doc).unwrap()).collect();
            let profile = String::from_utf8(bytes).unwrap();
            held.insert(doc, Held { numbers, created: created.first(doc).unwrap(), profile, terms: Vec::new() });
        }
        for (field, entry) in index.schema().fields() {
            if !matches!(entry.field_type(), FieldType::Str(_)) {
                continue;
            }
            let inverted = segment.inverted_index(field)?;
            let mut terms = inverted.terms().stream()?;
            while terms.advance() {
                let term = String::from_utf8_lossy(terms.key()).into_owned();
                let mut found = inverted.read_postings_from_terminfo(terms.value(), IndexRecordOption::WithFreqs)?;
                while found.doc() != TERMINATED {
                    if let Some(held) = held.get_mut(&found.doc()) {
                        held.terms.push((entry.name().to_owned(), term.clone(), found.term_freq()));
                    }
                    found.advance();
                }
            }
        }
        all.extend(held.into_values());
    }
    all.sort();
    Ok(all)
}

/// What the index of a folder holds; nothing while there is none that can be read.
pub fn in_folder(folder: &Path) -> Vec<Held> {
    // Files may go while they are opened, when somebody writes; then there is a newer list.
    let read = || -> tantivy::Result<Vec<Held>> {
        // Asked for beforehand: opening a folder would make one.
        if folder.join("meta.json").exists() { contents(&Index::open_in_dir(folder)?) } else { Ok(Vec::new()) }
    };
    (0..5).find_map(|_| read().ok()).unwrap_or_default()
}

/// What an index that is made anew from the database holds.
pub async fn fresh(site: &Site) -> Vec<Held> {
    let mut conn = site.db.read().await.unwrap();
    let entries = store::entries_after(&mut conn, site, 0, i64::MAX).await.unwrap();
    let open = Open::new(None).unwrap();
    let mut writer: IndexWriter = open.index.writer_with_num_threads(1, 15_000_000).unwrap();
    for entry in &entries {
        writer.add_document(index::document(&open.fields, entry)).unwrap();
    }
    writer.commit().unwrap();
    contents(&open.index).unwrap()
}

/// Waits until the site answers from an index that holds what the database holds, no more and no
/// less, nothing twice and nothing of another time.
pub async fn in_step(site: &TestSite) {
    let (wanted, folder) = (fresh(&site.site).await, site.folder().join("index"));
    let mut held = Vec::new();
    let in_step = async || {
        held = in_folder(&folder);
        held == wanted && site.site.search.snapshot().is_ok()
    };
    until(&format!("the index holds {} ideas as the database does", wanted.len()), in_step).await;
}
