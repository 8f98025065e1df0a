//! What an administrator types of an agency.

use std::collections::BTreeMap;

use super::clock::Targets;
use super::idea::FieldError;
use super::text;

/// Most characters of a name.
pub const NAME_MAX: usize = 80;
/// Most characters of what an agency says of itself.
pub const ABOUT_MAX: usize = 600;
/// Most characters of the word in addresses.
pub const SLUG_MAX: usize = 40;

/// As typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgencyInput {
    /// The word in addresses; of meaning for a new agency alone.
    pub slug: String,
    /// Names by language.
    pub names: BTreeMap<String, String>,
    /// What it says of itself, by language.
    pub about: BTreeMap<String, String>,
    /// Working days to a first answer.
    pub answer_days: String,
    /// Working days to a decision.
    pub decision_days: String,
    /// Slugs of the topics that it has.
    pub topics: Vec<String>,
}

/// Errors by field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AgencyErrors {
    /// Of the word in addresses: missing, not made of the letters allowed, or taken.
    pub slug: Option<FieldError>,
    /// Of the names: none is given, or one is too long.
    pub names: Option<FieldError>,
    /// Of what it says of itself.
    pub about: Option<FieldError>,
    /// Of the days to a first answer.
    pub answer_days: Option<FieldError>,
    /// Of the days to a decision.
    pub decision_days: Option<FieldError>,
}

/// Checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAgency {
    /// The word in addresses.
    pub slug: String,
    /// Names by language: at least one.
    pub names: BTreeMap<String, String>,
    /// What it says of itself, by language.
    pub about: BTreeMap<String, String>,
    /// What it promises.
    pub targets: Targets,
}

impl AgencyInput {
    /// Reads the fields of a form, such as `name-fa`; a topic may come many times.
    pub fn of_fields(fields: Vec<(String, String)>) -> Self {
        let mut input = Self::default();
        for (name, value) in fields {
            match name.split_once('-') {
                Some(("name", code)) => _ = input.names.insert(code.to_owned(), value),
                Some(("about", code)) => _ = input.about.insert(code.to_owned(), value),
                _ => match name.as_str() {
                    "slug" => input.slug = value,
                    "answer_days" => input.answer_days = value,
                    "decision_days" => input.decision_days = value,
                    "topic" => input.topics.push(value),
                    _ => {}
                },
            }
        }
        input
    }

    /// Checks all that was typed; `languages` are those that there are.
    pub fn parse(&self, languages: &[&str]) -> Result<NewAgency, AgencyErrors> {
        let slug = slug(&self.slug);
        let names = texts(&self.names, languages, NAME_MAX);
        let names = names.and_then(|names| if names.is_empty() { Err(FieldError::Missing) } else { Ok(names) });
        let about = texts(&self.about, languages, ABOUT_MAX);
        match (slug, names, about, days(&self.answer_days), days(&self.decision_days)) {
            (Ok(slug), Ok(names), Ok(about), Ok(answer_days), Ok(decision_days)) => {
                Ok(NewAgency { slug, names, about, targets: Targets { answer_days, decision_days } })
            }
            (slug, names, about, answer_days, decision_days) => Err(AgencyErrors {
                slug: slug.err(),
                names: names.err(),
                about: about.err(),
                answer_days: answer_days.err(),
                decision_days: decision_days.err(),
            }),
        }
    }
}

/// Addresses hold `a` to `z`, digits and hyphens; `new` is the form's own address.
fn slug(raw: &str) -> Result<String, FieldError> {
    let word = raw.trim();
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    match word.len() {
        0 => Err(FieldError::Missing),
        _ if !word.chars().all(plain) || word == "new" => Err(FieldError::Unknown),
        have if have > SLUG_MAX => Err(FieldError::TooLong { have, max: SLUG_MAX }),
        _ => Ok(word.to_owned()),
    }
}

/// The texts that are there, by language.
fn texts(
    typed: &BTreeMap<String, String>,
    languages: &[&str],
    max: usize,
) -> Result<BTreeMap<String, String>, FieldError> {
    let mut texts = BTreeMap::new();
    for (code, raw) in typed.iter().filter(|(code, _)| languages.contains(&code.as_str())) {
        let text = text::clean_line(raw);
        let have = text::chars(&text);
        if have > max {
            return Err(FieldError::TooLong { have, max });
        }
        if have > 0 {
            texts.insert(code.clone(), text);
        }
    }
    Ok(texts)
}

/// Digits may be those of the reader's language.
fn days(raw: &str) -> Result<i64, FieldError> {
    let digits: String = raw.trim().chars().map(western).collect();
    if digits.is_empty() {
        return Err(FieldError::Missing);
    }
    digits.parse().ok().filter(|days| Targets::RANGE.contains(days)).ok_or(FieldError::Unknown)
}

fn western(c: char) -> char {
    let value = match c {
        '\u{0660}'..='\u{0669}' => u32::from(c) - 0x0660,
        '\u{06F0}'..='\u{06F9}' => u32::from(c) - 0x06F0,
        _ => return c,
    };
    char::from_digit(value, 10).unwrap_or(c)
}

/// Why somebody was not made a member of an agency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MemberProblem {
    /// No account has the e-mail address.
    NoAccount,
    /// The account is a moderator's or an administrator's.
    OtherRole,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(fields: &[(&str, &str)]) -> AgencyInput {
        AgencyInput::of_fields(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn an_agency_needs_a_word_a_name_and_days() {
        let errors = input(&[("name-en", " ")]).parse(&["en"]).unwrap_err();
        let missing = Some(FieldError::Missing);
        assert_eq!(
            (errors.slug, errors.names, errors.answer_days, errors.decision_days),
            (missing, missing, missing, missing)
        );
        let odd = input(&[("slug", "Über"), ("name-en", "x"), ("answer_days", "0"), ("decision_days", "ten")]);
        let unknown = Some(FieldError::Unknown);
        let errors = odd.parse(&["en"]).unwrap_err();
        assert_eq!((errors.slug, errors.answer_days, errors.decision_days), (unknown, unknown, unknown));
        assert_eq!(input(&[("slug", "new")]).parse(&[]).unwrap_err().slug, unknown);
    }

    #[test]
    fn days_may_be_typed_in_the_readers_digits() {
        let fields =
            [("slug", "works"), ("name-fa", "عمران"), ("name-xx", "x"), ("answer_days", "۷"), ("decision_days", "٣٠")];
        let agency = input(&fields).parse(&["ar", "fa", "en"]).unwrap();
        assert_eq!(agency.targets, Targets { answer_days: 7, decision_days: 30 });
        assert_eq!(agency.names.len(), 1, "a language that is not there is passed over");
    }
}
