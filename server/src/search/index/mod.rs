//! The index: what tantivy keeps of each idea.
//!
//! | field | holds | for |
//! |---|---|---|
//! | `id` | number of the idea | deleting, and finding the row |
//! | `kept` | number of the idea that it is shown as: its own, unless it was merged | comparing; search passes over those that were merged |
//! | `title`, `body` | stems; in `body` also of texts that were merged into it | candidates, search |
//! | `grams` | groups of three letters of the title's words | candidates despite spelling |
//! | `concepts` | numbers of the lexicon's own concepts | candidates in other words and languages |
//! | `surface` | folded words of title and text, with positions | phrases, prefixes, suggestions |
//! | `replies` | stems of comments and official answers | search |
//! | `kind` … `year` | numbers of what an idea is sorted by | filters and facets |
//! | `profile` | the idea's words, stored | comparing candidates |

pub mod grams;
pub mod profile;
pub mod statistics;

use std::path::Path;
use std::sync::LazyLock;

use tantivy::directory::MmapDirectory;
use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{TextAnalyzer, TokenizerManager, WhitespaceTokenizer};
use tantivy::{Index, IndexSettings, TantivyDocument, store};

use super::analysis::{self, Language};
use super::lexicon::{self, ConceptKind, Lexicon};
use super::numbers;
use grams::GramTokenizer;
use profile::Profile;

/// Raised when the analysis or the fields change.
const VERSION: u64 = 2;

/// What an index is made with. One that was made with something else is made anew: with another
/// analysis, other fields, or another lexicon, whose concepts it holds by number.
pub static MADE_WITH: LazyLock<u64> = LazyLock::new(|| lexicon::fingerprint() ^ VERSION);

/// Bytes of a block in which profiles are compressed together: small, since candidates lie far
/// apart and each needs its block.
const BLOCK: usize = 2048;

/// The fields of the index.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)] // The table above tells.
pub struct Fields {
    pub id: Field,
    pub kept: Field,
    pub title: Field,
    pub body: Field,
    pub grams: Field,
    pub concepts: Field,
    pub surface: Field,
    pub replies: Field,
    pub kind: Field,
    pub stage: Field,
    pub topic: Field,
    pub area: Field,
    pub agency: Field,
    pub language: Field,
    pub year: Field,
    pub created: Field,
    pub profile: Field,
}

fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let text = |tokenizer: &str, option| {
        TextOptions::default()
            .set_indexing_options(TextFieldIndexing::default().set_tokenizer(tokenizer).set_index_option(option))
    };
    let words = || text("words", IndexRecordOption::WithFreqs);
    let number = INDEXED | FAST;
    let fields = Fields {
        id: schema.add_u64_field("id", INDEXED | FAST),
        kept: schema.add_u64_field("kept", FAST),
        title: schema.add_text_field("title", words()),
        body: schema.add_text_field("body", words()),
        grams: schema.add_text_field("grams", text("grams", IndexRecordOption::WithFreqs)),
        concepts: schema.add_text_field("concepts", words()),
        surface: schema.add_text_field("surface", text("words", IndexRecordOption::WithFreqsAndPositions)),
        replies: schema.add_text_field("replies", words()),
        kind: schema.add_u64_field("kind", number.clone()),
        stage: schema.add_u64_field("stage", number.clone()),
        topic: schema.add_u64_field("topic", number.clone()),
        area: schema.add_u64_field("area", number.clone()),
        agency: schema.add_u64_field("agency", number.clone()),
        language: schema.add_u64_field("language", number.clone()),
        year: schema.add_u64_field("year", number),
        created: schema.add_i64_field("created", FAST),
        profile: schema.add_bytes_field("profile", STORED),
    };
    (schema.build(), fields)
}

fn tokenizers() -> TokenizerManager {
    // Tantivy asks for its own default, even for numbers.
    let manager = TokenizerManager::default();
    manager.register("words", TextAnalyzer::from(WhitespaceTokenizer::default()));
    manager.register("grams", TextAnalyzer::from(GramTokenizer));
    manager
}

/// An idea as the index takes it in.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs)] // Each is the column of the same name.
pub struct Entry {
    pub id: i64,
    pub kept: Option<i64>,
    pub language: String,
    pub title: String,
    pub body: String,
    pub merged: Vec<String>,
    pub replies: Vec<String>,
    pub kind: u64,
    pub stage: u64,
    pub topic: u64,
    pub area: u64,
    pub agency: u64,
    pub year: u64,
    pub created: i64,
}

/// Opens the index of a folder, or makes an empty one there; without a folder, in memory.
pub fn open(folder: Option<&Path>) -> tantivy::Result<(Index, Fields)> {
    let (schema, fields) = schema();
    let settings = IndexSettings {
        docstore_compression: store::Compressor::Lz4,
        docstore_blocksize: BLOCK,
        docstore_compress_dedicated_thread: false,
        ..IndexSettings::default()
    };
    let builder = Index::builder().schema(schema).settings(settings);
    let mut index = match folder {
        Some(folder) => {
            crate::private::folder(folder)?;
            builder.open_or_create(MmapDirectory::open(folder)?)?
        }
        None => builder.create_in_ram()?,
    };
    index.set_tokenizers(tokenizers());
    Ok((index, fields))
}

/// The document of an idea.
pub fn document(fields: &Fields, entry: &Entry) -> TantivyDocument {
    let hint = Language::of_tag(&entry.language);
    let profile = Profile::of(&entry.title, &entry.body, hint);
    let mut document = TantivyDocument::default();
    let join = |words: &mut dyn Iterator<Item = &str>| words.collect::<Vec<_>>().join(" ");
    document.add_u64(fields.id, entry.id as u64);
    document.add_u64(fields.kept, entry.kept.unwrap_or(entry.id) as u64);
    document.add_text(fields.title, join(&mut profile.title.iter().map(|word| word.stem.as_ref())));
    document.add_text(fields.body, join(&mut profile.body.iter().map(|word| word.stem.as_ref())));
    document.add_text(fields.grams, join(&mut profile.title.iter().map(|word| word.surface.as_ref())));
    // Masmou's own concepts alone: what a city adds may change at any time.
    let lexicon = Lexicon::default();
    for words in [&profile.title, &profile.body] {
        let found = lexicon.find(words, profile.language);
        let told = found.iter().filter(|found| lexicon.kind(found.concept) != ConceptKind::Frame);
        document.add_text(fields.concepts, told.map(|found| found.concept.to_string()).collect::<Vec<_>>().join(" "));
    }
    // Title and text are apart by one position, so that no phrase runs from one into the other.
    document.add_text(fields.surface, join(&mut profile.title.iter().map(|word| word.surface.as_ref())));
    document.add_text(fields.surface, join(&mut profile.body.iter().map(|word| word.surface.as_ref())));
    // Not in the profile: a text is compared with each of them by itself.
    for text in &entry.merged {
        let words = analysis::analyse(text, hint).words;
        document.add_text(fields.body, join(&mut words.iter().map(|word| word.stem.as_ref())));
        document.add_text(fields.surface, join(&mut words.iter().map(|word| word.surface.as_ref())));
    }
    for reply in &entry.replies {
        let words = analysis::analyse(reply, hint);
        document.add_text(fields.replies, join(&mut words.words.iter().map(|word| word.stem.as_ref())));
    }
    for (field, number) in [
        (fields.kind, entry.kind),
        (fields.stage, entry.stage),
        (fields.topic, entry.topic),
        (fields.area, entry.area),
        (fields.agency, entry.agency),
        (fields.language, numbers::language(&entry.language)),
        (fields.year, entry.year),
    ] {
        document.add_u64(field, number);
    }
    document.add_i64(fields.created, entry.created);
    document.add_bytes(fields.profile, &profile.encode());
    document
}
