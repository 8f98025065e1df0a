//! The list of ideas: what is filtered out, in which order, and where a page begins.

use super::idea::{Kind, Stage, words};

/// Ideas on one page of the list.
pub const PAGE_SIZE: usize = 20;

words! {
    /// The order of the list.
    Sort {
        /// See [`super::trend`].
        Trending = "trending",
        /// Last submitted first.
        Newest = "newest",
        /// Most residents' voices first; imported numbers break ties.
        Supported = "supported",
        /// Last official answer first; ideas without one are left out.
        Answered = "answered",
    }
}

/// Which ideas are shown; `None` means all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
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
}

impl Filter {
    /// Whether every idea is shown.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Which page: the one after, or the one before, a certain idea in the order of the list.
#[derive(Clone, Debug, PartialEq)]
pub enum Page {
    /// The first.
    First,
    /// The one that follows.
    After(Cursor),
    /// The one that leads up to.
    Before(Cursor),
}

/// Where an idea stands in the order of the list: what it is sorted by, and its number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cursor {
    /// In the trending order.
    Trend(f64, i64),
    /// By moment: of submission or of the last answer.
    Moment(i64, i64),
    /// By votes and imported votes.
    Votes(i64, i64, i64),
}

impl Cursor {
    /// As it stands in an address.
    pub fn encode(&self) -> String {
        match self {
            Self::Trend(score, id) => format!("{score}_{id}"),
            Self::Moment(at, id) => format!("{at}_{id}"),
            Self::Votes(votes, imported, id) => format!("{votes}_{imported}_{id}"),
        }
    }

    /// Reads what [`Self::encode`] wrote for the same order; anything else is none.
    pub fn decode(sort: Sort, text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('_').collect();
        match (sort, parts.as_slice()) {
            (Sort::Trending, [score, id]) => {
                let score: f64 = score.parse().ok()?;
                score.is_finite().then_some(Self::Trend(score, id.parse().ok()?))
            }
            (Sort::Newest | Sort::Answered, [at, id]) => Some(Self::Moment(at.parse().ok()?, id.parse().ok()?)),
            (Sort::Supported, [votes, imported, id]) => {
                Some(Self::Votes(votes.parse().ok()?, imported.parse().ok()?, id.parse().ok()?))
            }
            _ => None,
        }
    }
}

/// A list as its address tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct Listing {
    /// Which ideas.
    pub filter: Filter,
    /// In which order.
    pub sort: Sort,
    /// Which page.
    pub page: Page,
}

impl Default for Listing {
    fn default() -> Self {
        Self { filter: Filter::default(), sort: Sort::Trending, page: Page::First }
    }
}

impl Listing {
    /// The query of an address that shows this list, with its `?`; empty for the plain list.
    pub fn query(&self) -> String {
        let filter = &self.filter;
        let (after, before) = match &self.page {
            Page::First => (None, None),
            Page::After(cursor) => (Some(cursor.encode()), None),
            Page::Before(cursor) => (None, Some(cursor.encode())),
        };
        let sort = (self.sort != Sort::Trending).then(|| self.sort.as_str().to_owned());
        let pairs = [
            ("sort", sort),
            ("kind", filter.kind.map(|k| k.as_str().to_owned())),
            ("topic", filter.topic.clone()),
            ("area", filter.area.clone()),
            ("agency", filter.agency.clone()),
            ("stage", filter.stage.map(|s| s.as_str().to_owned())),
            ("after", after),
            ("before", before),
        ];
        let text: Vec<String> =
            pairs.into_iter().filter_map(|(name, value)| value.map(|v| format!("{name}={v}"))).collect();
        if text.is_empty() { String::new() } else { format!("?{}", text.join("&")) }
    }

    /// The first page of the same list in another order.
    pub fn sorted(&self, sort: Sort) -> Self {
        Self { sort, page: Page::First, filter: self.filter.clone() }
    }

    /// The first page of the list under another filter.
    pub fn filtered(&self, filter: Filter) -> Self {
        Self { filter, page: Page::First, sort: self.sort }
    }

    /// Another page of the same list.
    pub fn paged(&self, page: Page) -> Self {
        Self { page, filter: self.filter.clone(), sort: self.sort }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_survives_its_address() {
        for (sort, cursor) in [
            (Sort::Trending, Cursor::Trend(-0.1 + 0.2, 7)),
            (Sort::Newest, Cursor::Moment(1_704_067_200_000, 9)),
            (Sort::Supported, Cursor::Votes(3, 1204, 1)),
        ] {
            assert_eq!(Cursor::decode(sort, &cursor.encode()), Some(cursor));
        }
        assert_eq!(Cursor::decode(Sort::Trending, "NaN_1"), None);
        assert_eq!(Cursor::decode(Sort::Newest, "1_2_3"), None);
        assert_eq!(Cursor::decode(Sort::Newest, "'; drop table ideas"), None);
    }

    #[test]
    fn another_order_begins_at_the_first_page() {
        let deep = Listing { page: Page::After(Cursor::Trend(1.5, 2)), ..Listing::default() };
        assert_eq!(deep.query(), "?after=1.5_2");
        assert_eq!(deep.sorted(Sort::Newest).query(), "?sort=newest");
    }
}
