//! Which column becomes what, and what its values stand for.

use std::collections::HashMap;

use anyhow::bail;
use app::domain::text;

use super::args::{Field, IdFrom, ImportArgs, ValueRule};

/// The columns of a file by what they become.
#[derive(Debug)]
pub struct Columns {
    at: HashMap<Field, usize>,
    count: usize,
}

impl Columns {
    /// Finds the mapped columns among those that the file's first line names.
    pub fn find(header: &[String], args: &ImportArgs) -> anyhow::Result<Self> {
        let mut at = HashMap::new();
        for (field, column) in &args.map {
            if at.insert(*field, place(header, column)?).is_some() {
                bail!("{} is mapped twice", field.word());
            }
        }
        if !at.contains_key(&Field::Title) {
            bail!("say which column holds the title: --map title=COLUMN; {}", there_are(header));
        }
        if !at.contains_key(&Field::ExternalId) && args.id_from.is_none() {
            bail!(
                "say which column names each row at its source: --map external_id=COLUMN; without one, \
                 importing again would double every idea (see also --id-from line); {}",
                there_are(header)
            );
        }
        if at.contains_key(&Field::ExternalId) && args.id_from == Some(IdFrom::Line) {
            bail!("--id-from and --map external_id=… exclude each other");
        }
        if let Some(rule) = args.map_value.iter().find(|rule| !at.contains_key(&rule.field)) {
            let word = rule.field.word();
            bail!("--map-value {word}:… needs a column: --map {word}=COLUMN; {}", there_are(header));
        }
        Ok(Self { at, count: header.len() })
    }

    /// How many fields every row has.
    pub fn count(&self) -> usize {
        self.count
    }

    /// What a row holds for a field; empty when no column is mapped.
    pub fn get<'r>(&self, row: &'r [String], field: Field) -> &'r str {
        self.at.get(&field).and_then(|&at| row.get(at)).map_or("", String::as_str)
    }
}

fn place(header: &[String], column: &str) -> anyhow::Result<usize> {
    let wanted = text::clean_line(column);
    let same = |name: &String| text::clean_line(name) == wanted;
    match header.iter().filter(|name| same(name)).count() {
        1 => Ok(header.iter().position(same).unwrap_or_default()),
        0 => bail!("there is no column '{wanted}'; {}", there_are(header)),
        many => bail!("{many} columns are named '{wanted}'; give them different names in the file"),
    }
}

fn there_are(header: &[String]) -> String {
    let names: Vec<String> = header.iter().map(|name| format!("'{}'", text::clean_line(name))).collect();
    let advice = match header {
        [only] if only.contains([';', '\t', '|']) => " (is it another --delimiter?)",
        _ => "",
    };
    format!("the file's columns are {}{advice}", names.join(", "))
}

/// What values stand for, by field.
pub struct Values<'a>(&'a [ValueRule]);

impl<'a> Values<'a> {
    /// The operator's rules.
    pub fn new(rules: &'a [ValueRule]) -> Self {
        Self(rules)
    }

    /// The word that a value stands for: by a rule for it, by the rule for `*`, or itself. An
    /// empty value stands for nothing unless a rule names it.
    pub fn word(&self, field: Field, raw: &str) -> String {
        let value = text::clean_line(raw);
        let rules = || self.0.iter().filter(|rule| rule.field == field);
        let named = rules().find(|rule| rule.from.to_lowercase() == value.to_lowercase());
        let other = || rules().find(|rule| rule.from == "*").filter(|_| !value.is_empty());
        named.or_else(other).map_or(value.clone(), |rule| rule.to.clone())
    }
}
