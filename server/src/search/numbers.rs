//! The numbers under which the index knows what ideas are sorted by.
//!
//! Kinds and stages count from 1 in the order of the domain, labels by their row, languages as
//! [`Written`] lists them; 0 is none. The same mapping serves the index and the question.

use app::domain::Millis;
use app::domain::directory::{Directory, Label};
use app::domain::idea::{Kind, Stage};
use app::domain::search::{Facet, SearchFilter, Written};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::query::{Facets, Filter};

/// The place of a value in a list, counted from 1.
fn place<T: PartialEq>(all: &[T], value: T) -> u64 {
    all.iter().position(|one| *one == value).map_or(0, |at| at as u64 + 1)
}

fn at<T: Copy>(all: &[T], number: u64) -> Option<T> {
    usize::try_from(number).ok()?.checked_sub(1).and_then(|at| all.get(at)).copied()
}

/// Of a kind.
pub fn kind(kind: Kind) -> u64 {
    place(Kind::ALL, kind)
}

/// Of a stage.
pub fn stage(stage: Stage) -> u64 {
    place(Stage::ALL, stage)
}

/// Of a topic, an area or an agency.
pub fn label(id: Option<i64>) -> u64 {
    id.and_then(|id| u64::try_from(id).ok()).unwrap_or(0)
}

/// Of a language, by its BCP 47 tag.
pub fn language(tag: &str) -> u64 {
    place(Written::ALL, Written::of_tag(tag))
}

/// Of the year of a moment, where the city is.
pub fn year(at: Millis, zone: &TimeZone) -> u64 {
    let year = Timestamp::from_millisecond(at).map_or(0, |at| at.to_zoned(zone.clone()).year());
    u64::try_from(year).unwrap_or(0)
}

/// What the index must find, of what an address asks for.
pub fn filter(chosen: &SearchFilter, directory: &Directory) -> Filter {
    // A slug that is not known matches nothing, rather than everything.
    let id = |labels: &[Label], slug: &Option<String>| {
        slug.as_ref().map(|slug| Directory::id(labels, slug).map_or(u64::MAX, |id| label(Some(id))))
    };
    Filter {
        kind: chosen.kind.map(kind),
        stage: chosen.stage.map(stage),
        topic: id(&directory.topics, &chosen.topic),
        area: id(&directory.areas, &chosen.area),
        agency: id(&directory.agencies, &chosen.agency),
        language: chosen.language.map(|language| place(Written::ALL, language)),
        year: chosen.year.map(u64::from),
    }
}

/// The counts of a facet.
pub fn counts(facets: &Facets, facet: Facet) -> &[(u64, u64)] {
    match facet {
        Facet::Kind => &facets.kind,
        Facet::Topic => &facets.topic,
        Facet::Area => &facets.area,
        Facet::Agency => &facets.agency,
        Facet::Stage => &facets.stage,
        Facet::Language => &facets.language,
        Facet::Year => &facets.year,
    }
}

/// The word in addresses of a number of a facet; none for 0 and for what is gone.
pub fn word(facet: Facet, number: u64, directory: &Directory) -> Option<String> {
    let slug = |labels: &[Label]| labels.iter().find(|one| label(Some(one.id)) == number).map(|one| one.slug.clone());
    match facet {
        Facet::Kind => at(Kind::ALL, number).map(|kind| kind.as_str().to_owned()),
        Facet::Topic => slug(&directory.topics),
        Facet::Area => slug(&directory.areas),
        Facet::Agency => slug(&directory.agencies),
        Facet::Stage => at(Stage::ALL, number).map(|stage| stage.as_str().to_owned()),
        Facet::Language => at(Written::ALL, number).map(|language| language.as_str().to_owned()),
        Facet::Year => (number > 0).then(|| number.to_string()),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn every_number_leads_back_to_its_word() {
        let label = |id| Label { id, slug: format!("slug-{id}"), names: BTreeMap::new() };
        let directory = Directory {
            topics: vec![label(4), label(9)],
            areas: vec![label(1)],
            agencies: vec![label(2)],
            ..Directory::default()
        };
        let chosen = SearchFilter {
            kind: Some(Kind::Praise),
            topic: Some("slug-9".into()),
            area: Some("slug-1".into()),
            agency: Some("slug-2".into()),
            stage: Some(Stage::Declined),
            language: Some(Written::Other),
            year: Some(2026),
        };
        let numbers = filter(&chosen, &directory);
        assert_eq!((numbers.kind, numbers.stage, numbers.language), (Some(4), Some(6), Some(4)));
        let all =
            [numbers.kind, numbers.topic, numbers.area, numbers.agency, numbers.stage, numbers.language, numbers.year];
        for (facet, number) in Facet::ALL.iter().zip(all) {
            assert_eq!(word(*facet, number.unwrap(), &directory), chosen.word(*facet), "{facet:?}");
            assert_eq!(word(*facet, 0, &directory), None, "{facet:?}");
        }
        let unknown = SearchFilter { topic: Some("gone".into()), ..SearchFilter::default() };
        assert_eq!(filter(&unknown, &directory).topic, Some(u64::MAX));
    }

    #[test]
    fn languages_are_numbered_by_their_tags() {
        assert_eq!(["ar", "fa-IR", "en-GB", "ckb"].map(language), [1, 2, 3, 4]);
    }

    #[test]
    fn a_year_begins_where_the_city_is() {
        let new_year_in_tehran = 1_798_747_200_000 - 3 * 3_600_000; // 2026-12-31T17:00Z
        let zone = TimeZone::get("Asia/Tehran").unwrap();
        assert_eq!(year(new_year_in_tehran, &zone), 2026);
        assert_eq!(year(new_year_in_tehran + 4 * 3_600_000, &zone), 2027, "21:00 UTC is half past midnight there");
        assert_eq!(year(new_year_in_tehran + 4 * 3_600_000, &TimeZone::UTC), 2026);
    }
}
