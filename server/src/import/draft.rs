//! A row checked: an idea ready to be kept, or everything that is wrong with it.

use app::domain::Millis;
use app::domain::directory::{Directory, Label};
use app::domain::idea::{Kind, Stage};
use app::domain::text;

use super::args::{self, Field, ImportArgs};
use super::body;
use super::date::DateFormat;
use super::mapping::{Columns, Values};

/// Most characters of a title from elsewhere. Residents write 10 to 120 here; other forums
/// allowed more or less, and what people supported there is kept as they read it.
pub const MAX_TITLE: usize = 250;
/// Most characters of a row's name at its source.
const MAX_ID: usize = 500;

/// An idea as a row tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// What names the row at its source.
    pub external_id: String,
    /// Title, cleaned.
    pub title: String,
    /// Markdown.
    pub body: String,
    /// Supports without names.
    pub votes: i64,
    /// When it was written.
    pub created_at: Millis,
    /// Its kind.
    pub kind: Kind,
    /// Its stage.
    pub stage: Stage,
    /// Its topic.
    pub topic_id: Option<i64>,
    /// Its area.
    pub area_id: Option<i64>,
    /// Its agency.
    pub agency_id: Option<i64>,
    /// The language of its text.
    pub language: String,
}

/// What is needed to check rows.
pub struct Checker<'a> {
    columns: Columns,
    args: &'a ImportArgs,
    values: Values<'a>,
    dates: DateFormat,
    directory: &'a Directory,
    labels: [Option<i64>; 3],
    now: Millis,
}

impl<'a> Checker<'a> {
    /// Checks the operator's options against the file's first line and the city's directory.
    pub fn new(header: &[String], args: &'a ImportArgs, directory: &'a Directory, now: Millis) -> anyhow::Result<Self> {
        let columns = Columns::find(header, args)?;
        let dates = DateFormat::new(args.date_format.as_deref())?;
        let chosen = |labels: &[Label], option: &str, word: &Option<String>| match word {
            None => Ok(None),
            Some(word) => label(labels, word)
                .map(Some)
                .ok_or_else(|| anyhow::anyhow!("--{option} '{word}' is not known; {}", known(labels))),
        };
        let labels = [
            chosen(&directory.topics, "topic", &args.topic)?,
            chosen(&directory.areas, "area", &args.area)?,
            chosen(&directory.agencies, "agency", &args.agency)?,
        ];
        Ok(Self { columns, args, values: Values::new(&args.map_value), dates, directory, labels, now })
    }

    /// The idea that a row tells, or all that is wrong with it.
    pub fn check(&self, line: u64, row: &[String]) -> Result<Draft, String> {
        if row.len() != self.columns.count() {
            return Err(format!("{} fields, and the first line names {}", row.len(), self.columns.count()));
        }
        let mut wrong = Wrong::default();
        let [topic, area, agency] = self.labels;
        let title = wrong.or(self.title(row));
        let body = wrong.or(body::to_markdown(self.columns.get(row, Field::Body), self.args.body_format));
        let draft = Draft {
            external_id: wrong.or(self.external_id(line, row)),
            votes: wrong.or(votes(self.columns.get(row, Field::Votes))),
            created_at: wrong.or(self.created_at(row)),
            kind: wrong.or_else(self.kind(row), self.args.kind),
            stage: wrong.or_else(self.stage(row), self.args.stage),
            topic_id: wrong.or(self.label(row, Field::Topic, &self.directory.topics, topic)),
            area_id: wrong.or(self.label(row, Field::Area, &self.directory.areas, area)),
            agency_id: wrong.or(self.label(row, Field::Agency, &self.directory.agencies, agency)),
            language: wrong.or(self.language(row, &title, &body)),
            title,
            body,
        };
        if wrong.0.is_empty() { Ok(draft) } else { Err(wrong.0.join("; ")) }
    }

    fn title(&self, row: &[String]) -> Result<String, String> {
        let title = text::clean_line(self.columns.get(row, Field::Title));
        match text::chars(&title) {
            0 => Err("title: empty".into()),
            have if have > MAX_TITLE => Err(format!("title: {have} characters, and at most {MAX_TITLE} are taken")),
            _ => Ok(title),
        }
    }

    fn external_id(&self, line: u64, row: &[String]) -> Result<String, String> {
        if self.args.id_from.is_some() {
            return Ok(format!("line-{line}"));
        }
        let id = text::clean_line(self.columns.get(row, Field::ExternalId));
        match text::chars(&id) {
            0 => Err("external_id: empty".into()),
            have if have > MAX_ID => Err(format!("external_id: {have} characters, and at most {MAX_ID} are taken")),
            _ => Ok(id),
        }
    }

    fn created_at(&self, row: &[String]) -> Result<Millis, String> {
        match self.columns.get(row, Field::CreatedAt).trim() {
            "" => Ok(self.now),
            raw => self.dates.parse(raw, self.now).map_err(|reason| format!("created_at: {reason}")),
        }
    }

    fn kind(&self, row: &[String]) -> Result<Kind, String> {
        let word = self.values.word(Field::Kind, self.columns.get(row, Field::Kind));
        match word.as_str() {
            "" => Ok(self.args.kind),
            word => Kind::parse(word).ok_or_else(|| unknown(Field::Kind, word, &args::kinds())),
        }
    }

    fn stage(&self, row: &[String]) -> Result<Stage, String> {
        let word = self.values.word(Field::Stage, self.columns.get(row, Field::Stage));
        match word.as_str() {
            "" => Ok(self.args.stage),
            word => Stage::parse(word).ok_or_else(|| unknown(Field::Stage, word, &args::stages())),
        }
    }

    fn label(
        &self,
        row: &[String],
        field: Field,
        labels: &[Label],
        default: Option<i64>,
    ) -> Result<Option<i64>, String> {
        let word = self.values.word(field, self.columns.get(row, field));
        match word.as_str() {
            "" => Ok(default),
            word => label(labels, word).map(Some).ok_or_else(|| {
                format!("{0}: {1} is not known here; see --map-value {0}:…", field.word(), quoted(word))
            }),
        }
    }

    fn language(&self, row: &[String], title: &str, body: &str) -> Result<String, String> {
        let word = self.values.word(Field::Language, self.columns.get(row, Field::Language));
        match (word.as_str(), self.args.language.as_str()) {
            ("" | "auto", "auto") => Ok(text::guess_language(&format!("{title}\n{body}"), "en").to_owned()),
            ("" | "auto", fixed) => Ok(fixed.to_owned()),
            (word, _) if args::is_language(word) => Ok(word.to_owned()),
            (word, _) => Err(format!("language: {} is not a code such as es", quoted(word))),
        }
    }
}

#[derive(Default)]
struct Wrong(Vec<String>);

impl Wrong {
    fn or<T: Default>(&mut self, read: Result<T, String>) -> T {
        self.or_else(read, T::default())
    }

    fn or_else<T>(&mut self, read: Result<T, String>, otherwise: T) -> T {
        read.unwrap_or_else(|reason| {
            self.0.push(reason);
            otherwise
        })
    }
}

fn unknown(field: Field, word: &str, known: &str) -> String {
    let field = field.word();
    format!("{field}: {} is none of {known}; see --map-value {field}:…", quoted(word))
}

/// A value as a reason quotes it: without control characters, and not at any length.
pub fn quoted(raw: &str) -> String {
    const MOST: usize = 60;
    let line = text::clean_line(raw);
    match line.char_indices().nth(MOST) {
        Some((end, _)) => format!("'{}…'", &line[..end]),
        None => format!("'{line}'"),
    }
}

/// A label by its word in addresses, or by any of its names.
fn label(labels: &[Label], word: &str) -> Option<i64> {
    let wanted = text::clean_line(word).to_lowercase();
    let named = |label: &&Label| label.names.values().any(|name| text::clean_line(name).to_lowercase() == wanted);
    Directory::id(labels, &wanted).or_else(|| labels.iter().find(named).map(|label| label.id))
}

fn known(labels: &[Label]) -> String {
    match labels {
        [] => "there is none yet".into(),
        labels => format!("there are {}", labels.iter().map(|l| l.slug.as_str()).collect::<Vec<_>>().join(", ")),
    }
}

/// A count of supports: digits of any of our scripts, and nothing else. "1,234" is refused,
/// since a comma is a decimal point in other places.
fn votes(raw: &str) -> Result<i64, String> {
    let raw = raw.trim();
    let ascii: Option<String> = raw.chars().map(digit).collect();
    match ascii {
        Some(digits) if digits.is_empty() => Ok(0),
        Some(digits) => digits.parse().map_err(|_| format!("votes: {} is too large", quoted(raw))),
        None => Err(format!("votes: {} is not a whole number of 0 or more", quoted(raw))),
    }
}

fn digit(c: char) -> Option<char> {
    let zero = match c {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        _ => return None,
    };
    char::from_digit(u32::from(c) - u32::from(zero), 10)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on may stop")]
mod tests {
    use super::*;

    #[test]
    fn votes_are_whole_numbers_in_any_of_our_digits() {
        assert_eq!(votes(" 35203 "), Ok(35203));
        assert_eq!(votes("۱۲٣"), Ok(123));
        assert_eq!(votes(""), Ok(0));
        for bad in ["-1", "1,234", "12.5", "many", "99999999999999999999"] {
            assert!(votes(bad).is_err(), "{bad}");
        }
    }
}
