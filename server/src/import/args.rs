//! What an operator says on the command line.

use std::path::PathBuf;

use app::domain::idea::{Kind, Stage};
use app::domain::text;
use clap::{Args, ValueEnum};

/// What a column can become.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum Field {
    /// The idea's title.
    Title,
    /// The idea's text.
    Body,
    /// What names the row at its source.
    ExternalId,
    /// Supports counted elsewhere, without names.
    Votes,
    /// When it was written.
    CreatedAt,
    /// What sort of thing it says.
    Kind,
    /// What it is about.
    Topic,
    /// Where.
    Area,
    /// Who answers.
    Agency,
    /// How far it has come.
    Stage,
    /// The language of its text.
    Language,
}

impl Field {
    /// The word on the command line.
    pub fn word(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }
}

/// How the text of a body is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum BodyFormat {
    /// HTML where there are tags or entities, else Markdown.
    #[default]
    Auto,
    /// HTML.
    Html,
    /// Markdown.
    Markdown,
    /// Text in which no character has a meaning of its own.
    Plain,
}

/// Where a row's name at its source comes from when no column holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum IdFrom {
    /// The number of the line in the file.
    Line,
}

/// One `--map-value`: what a value of a column stands for here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueRule {
    /// The field whose column is read.
    pub field: Field,
    /// The value in the file; `*` is every other value.
    pub from: String,
    /// The word here; empty leaves the field empty.
    pub to: String,
}

/// Options of `masmou import csv`.
#[derive(Clone, Debug, Args)]
pub struct ImportArgs {
    /// The CSV file, in UTF-8; its first line names the columns.
    pub file: PathBuf,

    /// A short name for the place the rows come from, such as `uk-petitions`. Rows are known
    /// again by it: use the same name for every file from that place.
    #[arg(long, value_name = "NAME", value_parser = source)]
    pub source: String,

    /// Which column becomes what, such as `title=Petition`; once for each field.
    #[arg(long = "map", value_name = "FIELD=COLUMN", value_parser = mapped, required = true)]
    pub map: Vec<(Field, String)>,

    /// What a value stands for here, such as `stage:closed=declined`; `*` is every other value,
    /// and nothing after `=` leaves the field empty.
    #[arg(long = "map-value", value_name = "FIELD:VALUE=WORD", value_parser = value_rule)]
    pub map_value: Vec<ValueRule>,

    /// What parts the columns; `\t` is a tab.
    #[arg(long, value_name = "CHARACTER", default_value = ",", value_parser = delimiter)]
    pub delimiter: u8,

    /// Name rows by their line in the file when no column names them. Only for files in which
    /// lines are never moved, or importing again doubles ideas.
    #[arg(long, value_name = "WHAT")]
    pub id_from: Option<IdFrom>,

    /// How `created_at` is written, such as `%d/%m/%Y` (default: ISO 8601, such as 2026-03-21
    /// or 2026-03-21T10:00:00Z).
    #[arg(long, value_name = "FORMAT")]
    pub date_format: Option<String>,

    /// How the body is written.
    #[arg(long, value_name = "FORMAT", default_value = "auto")]
    pub body_format: BodyFormat,

    /// Language of rows that do not tell it, such as `es`; `auto` looks at the letters and
    /// knows Arabic, Persian and English.
    #[arg(long, value_name = "LANGUAGE", default_value = "auto", value_parser = language)]
    pub language: String,

    /// Kind of rows that do not tell it: idea, complaint, question or praise.
    #[arg(long, value_name = "KIND", default_value = "idea", value_parser = kind)]
    pub kind: Kind,

    /// Stage of rows that do not tell it: submitted, under_review, planned, in_progress, done
    /// or declined.
    #[arg(long, value_name = "STAGE", default_value = "submitted", value_parser = stage)]
    pub stage: Stage,

    /// Topic of rows that do not tell it, by its word in addresses or by name.
    #[arg(long, value_name = "TOPIC")]
    pub topic: Option<String>,

    /// Area of rows that do not tell it.
    #[arg(long, value_name = "AREA")]
    pub area: Option<String>,

    /// Agency of rows that do not tell it.
    #[arg(long, value_name = "AGENCY")]
    pub agency: Option<String>,

    /// Where rows that cannot be taken are listed (default: FILE.rejected.csv).
    #[arg(long, value_name = "PATH")]
    pub rejected: Option<PathBuf>,

    /// Read and check everything, write nothing, and show what would happen.
    #[arg(long)]
    pub dry_run: bool,
}

/// Options of `masmou import undo`.
#[derive(Clone, Debug, Args)]
pub struct UndoArgs {
    /// The number of the import; `masmou import list` shows it.
    pub id: i64,

    /// Also remove ideas that residents or agencies have taken up here, with their voices,
    /// comments and answers.
    #[arg(long)]
    pub even_with_voices: bool,
}

fn source(raw: &str) -> Result<String, String> {
    let fits = (1..=60).contains(&raw.len())
        && raw.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'.');
    if fits { Ok(raw.to_owned()) } else { Err("up to 60 of a-z, 0-9, '-' and '.'".into()) }
}

fn field(raw: &str) -> Result<Field, String> {
    Field::from_str(raw.trim(), true).map_err(|_| {
        let known: Vec<String> = Field::value_variants().iter().map(|field| field.word()).collect();
        format!("there is no field '{raw}'; fields are {}", known.join(", "))
    })
}

fn mapped(raw: &str) -> Result<(Field, String), String> {
    let (name, column) = raw.split_once('=').ok_or("write FIELD=COLUMN, such as title=Petition")?;
    Ok((field(name)?, column.to_owned()))
}

fn value_rule(raw: &str) -> Result<ValueRule, String> {
    const FORM: &str = "write FIELD:VALUE=WORD, such as stage:closed=declined";
    let (name, rule) = raw.split_once(':').ok_or(FORM)?;
    let (from, to) = rule.rsplit_once('=').ok_or(FORM)?;
    let field = field(name)?;
    if !matches!(field, Field::Kind | Field::Stage | Field::Topic | Field::Area | Field::Agency | Field::Language) {
        return Err(format!("values of '{name}' are taken as they are"));
    }
    Ok(ValueRule { field, from: text::clean_line(from), to: to.trim().to_owned() })
}

fn delimiter(raw: &str) -> Result<u8, String> {
    match raw.as_bytes() {
        b"\\t" => Ok(b'\t'),
        [byte] if byte.is_ascii() && !matches!(byte, b'"' | b'\n' | b'\r') => Ok(*byte),
        _ => Err("one ASCII character other than a quotation mark, or \\t".into()),
    }
}

fn language(raw: &str) -> Result<String, String> {
    if raw == "auto" || is_language(raw) {
        Ok(raw.to_owned())
    } else {
        Err("a code such as es or pt-BR, or auto".into())
    }
}

/// Whether a text has the shape of a BCP 47 code.
pub fn is_language(raw: &str) -> bool {
    let mut parts = raw.split('-');
    parts.next().is_some_and(|first| matches!(first.len(), 2 | 3) && first.bytes().all(|b| b.is_ascii_alphabetic()))
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
        && raw.len() <= 35
}

fn kind(raw: &str) -> Result<Kind, String> {
    Kind::parse(raw).ok_or_else(|| format!("one of {}", kinds()))
}

fn stage(raw: &str) -> Result<Stage, String> {
    Stage::parse(raw).ok_or_else(|| format!("one of {}", stages()))
}

/// The words of all kinds.
pub fn kinds() -> String {
    Kind::ALL.iter().map(|kind| kind.as_str()).collect::<Vec<_>>().join(", ")
}

/// The words of all stages.
pub fn stages() -> String {
    Stage::ALL.iter().map(|stage| stage.as_str()).collect::<Vec<_>>().join(", ")
}
