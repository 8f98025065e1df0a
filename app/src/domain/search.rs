//! A search as its address tells it: the words, what else must hold, the order, the page.

use serde::Deserialize;

use super::directory::Directory;
use super::idea::{Kind, Stage, words};
use super::text;

/// Most characters that are looked for.
pub const LONGEST: usize = 300;
/// Ideas on one page of what was found.
pub const PAGE_SIZE: usize = 20;
/// Nobody reads on after so many pages; other words find more.
pub const LAST_PAGE: usize = 50;

words! {
    /// The language that an idea is written in.
    Written {
        /// العربية
        Arabic = "ar",
        /// فارسی
        Persian = "fa",
        /// English
        English = "en",
        /// Any other.
        Other = "other",
    }
}

impl Written {
    /// That of a BCP 47 tag.
    pub fn of_tag(tag: &str) -> Self {
        Self::parse(tag.split('-').next().unwrap_or("")).unwrap_or(Self::Other)
    }
}

words! {
    /// What ideas that were found can be narrowed by.
    Facet {
        /// What sort of thing.
        Kind = "kind",
        /// About what.
        Topic = "topic",
        /// Where.
        Area = "area",
        /// Who answers.
        Agency = "agency",
        /// How far it has come.
        Stage = "stage",
        /// Written in which language.
        Language = "language",
        /// Submitted in which year of the Gregorian calendar.
        Year = "year",
    }
}

/// What must hold besides the words; `None` means anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchFilter {
    /// Only this kind.
    pub kind: Option<Kind>,
    /// Only this topic, by slug.
    pub topic: Option<String>,
    /// Only this area, by slug.
    pub area: Option<String>,
    /// Only this agency, by slug.
    pub agency: Option<String>,
    /// Only this stage.
    pub stage: Option<Stage>,
    /// Only ideas written in this language.
    pub language: Option<Written>,
    /// Only ideas of this year.
    pub year: Option<u16>,
}

impl SearchFilter {
    /// Whether anything will do.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What is chosen of a facet, as addresses write it.
    pub fn word(&self, facet: Facet) -> Option<String> {
        match facet {
            Facet::Kind => self.kind.map(|kind| kind.as_str().to_owned()),
            Facet::Topic => self.topic.clone(),
            Facet::Area => self.area.clone(),
            Facet::Agency => self.agency.clone(),
            Facet::Stage => self.stage.map(|stage| stage.as_str().to_owned()),
            Facet::Language => self.language.map(|language| language.as_str().to_owned()),
            Facet::Year => self.year.map(|year| year.to_string()),
        }
    }

    /// The same with another choice of a facet, or with none; a word that means nothing is none.
    pub fn with(&self, facet: Facet, word: Option<&str>) -> Self {
        let mut other = self.clone();
        let slug = word.map(str::to_owned);
        match facet {
            Facet::Kind => other.kind = word.and_then(Kind::parse),
            Facet::Topic => other.topic = slug,
            Facet::Area => other.area = slug,
            Facet::Agency => other.agency = slug,
            Facet::Stage => other.stage = word.and_then(Stage::parse),
            Facet::Language => other.language = word.and_then(Written::parse),
            Facet::Year => other.year = word.and_then(|year| year.parse().ok()).filter(|year| *year > 0),
        }
        other
    }
}

/// The query of an address, as it came.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[allow(missing_docs)] // Each is the name in the address.
pub struct SearchInput {
    pub q: String,
    pub kind: String,
    pub topic: String,
    pub area: String,
    pub agency: String,
    pub stage: String,
    pub language: String,
    pub year: String,
    pub sort: String,
    pub page: String,
}

impl SearchInput {
    fn word(&self, facet: Facet) -> &str {
        match facet {
            Facet::Kind => &self.kind,
            Facet::Topic => &self.topic,
            Facet::Area => &self.area,
            Facet::Agency => &self.agency,
            Facet::Stage => &self.stage,
            Facet::Language => &self.language,
            Facet::Year => &self.year,
        }
    }

    /// Whether the words are more than are looked for.
    pub fn is_too_long(&self) -> bool {
        text::clean_line(&self.q).chars().count() > LONGEST
    }
}

/// A search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchQuery {
    /// Words, `"phrases"`, `-exclusions`; at most [`LONGEST`] characters.
    pub text: String,
    /// What else must hold.
    pub filter: SearchFilter,
    /// Newest first instead of best first.
    pub newest: bool,
    /// Which page, from 1 to [`LAST_PAGE`].
    pub page: usize,
}

impl Default for SearchQuery {
    fn default() -> Self {
        Self { text: String::new(), filter: SearchFilter::default(), newest: false, page: 1 }
    }
}

impl SearchQuery {
    /// What an address asks for; words that mean nothing here are passed over, so that an old
    /// link still finds something.
    pub fn parse(input: &SearchInput, directory: &Directory) -> Self {
        let known = |facet, word: &str| match facet {
            Facet::Topic => Directory::id(&directory.topics, word).is_some(),
            Facet::Area => Directory::id(&directory.areas, word).is_some(),
            Facet::Agency => Directory::id(&directory.agencies, word).is_some(),
            _ => true,
        };
        let filter = Facet::ALL.iter().fold(SearchFilter::default(), |filter, facet| {
            let word = Some(input.word(*facet)).filter(|word| known(*facet, word));
            filter.with(*facet, word)
        });
        Self {
            text: first_characters(&text::clean_line(&input.q), LONGEST),
            filter,
            newest: input.sort == "newest",
            page: input.page.parse().unwrap_or(1).clamp(1, LAST_PAGE),
        }
    }

    /// Whether there is nothing to look for.
    pub fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// Pages that `total` ideas take.
    pub fn pages(total: usize) -> usize {
        total.div_ceil(PAGE_SIZE).clamp(1, LAST_PAGE)
    }

    /// Names and values of the address, but for the words and the page.
    pub fn conditions(&self) -> Vec<(&'static str, String)> {
        let chosen = Facet::ALL.iter().filter_map(|facet| Some((facet.as_str(), self.filter.word(*facet)?)));
        chosen.chain(self.newest.then(|| ("sort", "newest".to_owned()))).collect()
    }

    /// Its address without the language.
    pub fn path(&self) -> String {
        let page = (self.page > 1).then(|| ("page", self.page.to_string()));
        self.address("/search", self.conditions().into_iter().chain(page))
    }

    /// The address of its feed, which is always newest first.
    pub fn feed_path(&self) -> String {
        self.address("/search.atom", self.conditions().into_iter().filter(|(name, _)| *name != "sort"))
    }

    fn address(&self, path: &str, rest: impl Iterator<Item = (&'static str, String)>) -> String {
        let words = (!self.is_blank()).then(|| ("q", self.text.clone()));
        let pairs: Vec<String> =
            words.into_iter().chain(rest).map(|(name, value)| format!("{name}={}", text::encode(&value))).collect();
        if pairs.is_empty() { path.to_owned() } else { format!("{path}?{}", pairs.join("&")) }
    }

    /// The first page of the same search under another filter.
    pub fn filtered(&self, filter: SearchFilter) -> Self {
        Self { filter, page: 1, ..self.clone() }
    }

    /// The first page of the same search in the other order.
    pub fn sorted(&self, newest: bool) -> Self {
        Self { newest, page: 1, ..self.clone() }
    }

    /// Another page of the same search.
    pub fn paged(&self, page: usize) -> Self {
        Self { page, ..self.clone() }
    }

    /// The first page of the same search for other words.
    pub fn worded(&self, text: &str) -> Self {
        Self { text: text.to_owned(), page: 1, ..self.clone() }
    }
}

/// The first `most` characters of a text, without a space at the end.
pub fn first_characters(text: &str, most: usize) -> String {
    let end = text.char_indices().nth(most).map_or(text.len(), |(at, _)| at);
    text[..end].trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::domain::directory::Label;

    fn directory() -> Directory {
        let topic = Label { id: 7, slug: "lighting".into(), names: BTreeMap::new() };
        Directory { topics: vec![topic], ..Directory::default() }
    }

    fn parse(input: SearchInput) -> SearchQuery {
        SearchQuery::parse(&input, &directory())
    }

    #[test]
    fn an_address_survives_being_read() {
        let query = SearchQuery {
            text: "\"street lamp\" -school & 100% سرعت‌گیر".into(),
            filter: SearchFilter {
                kind: Some(Kind::Complaint),
                topic: Some("lighting".into()),
                stage: Some(Stage::UnderReview),
                language: Some(Written::Persian),
                year: Some(2026),
                ..SearchFilter::default()
            },
            newest: true,
            page: 3,
        };
        let path = query.path();
        assert!(path.starts_with("/search?q=%22street%20lamp%22%20-school%20%26%20100%25%20"), "{path}");
        assert!(
            path.ends_with(
                "&kind=complaint&topic=lighting&stage=under_review&language=fa&year=2026&sort=newest&page=3"
            )
        );
        let input = SearchInput {
            q: query.text.clone(),
            kind: "complaint".into(),
            topic: "lighting".into(),
            stage: "under_review".into(),
            language: "fa".into(),
            year: "2026".into(),
            sort: "newest".into(),
            page: "3".into(),
            ..SearchInput::default()
        };
        assert_eq!(parse(input), query);
    }

    #[test]
    fn what_means_nothing_is_passed_over() {
        let input = SearchInput {
            q: " \u{0} lamp\n\u{202E} ".into(),
            kind: "nonsense".into(),
            topic: "'; drop table".into(),
            year: "-5".into(),
            page: "many".into(),
            ..SearchInput::default()
        };
        assert_eq!(parse(input), SearchQuery { text: "lamp".into(), ..SearchQuery::default() });
        assert_eq!(SearchQuery::default().path(), "/search");
    }

    #[test]
    fn pages_end_at_the_fiftieth() {
        let page = |page: &str| parse(SearchInput { page: page.into(), ..SearchInput::default() }).page;
        assert_eq!([page("0"), page("50"), page("51"), page("99999999999999999999999")], [1, 50, 50, 1]);
        assert_eq!([0, 1, 20, 21, 100_000].map(SearchQuery::pages), [1, 1, 1, 2, 50]);
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        let input = SearchInput { q: "چ".repeat(301), ..SearchInput::default() };
        assert!(input.is_too_long());
        assert_eq!(parse(input).text, "چ".repeat(300));
    }

    #[test]
    fn another_choice_begins_at_the_first_page() {
        let query = SearchQuery { text: "lamp".into(), page: 4, ..SearchQuery::default() };
        let narrowed = query.filtered(query.filter.with(Facet::Year, Some("2026")));
        assert_eq!(narrowed.path(), "/search?q=lamp&year=2026");
        assert_eq!(narrowed.filtered(narrowed.filter.with(Facet::Year, None)).path(), "/search?q=lamp");
        assert_eq!(narrowed.sorted(true).feed_path(), "/search.atom?q=lamp&year=2026");
    }

    #[test]
    fn a_language_is_known_by_the_first_part_of_its_tag() {
        assert_eq!(Written::of_tag("fa-AF"), Written::Persian);
        assert_eq!(Written::of_tag("ckb"), Written::Other);
    }
}
