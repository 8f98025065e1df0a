//! What a search finds, and what is alike.

use super::card;
use crate::domain::search::{Facet, SearchFilter, SearchQuery};
use crate::domain::similar::{Reason, Strength};
use crate::pages::duplicates::{ClusterView, Duplicate};
use crate::pages::search::{Choice, FacetView, Hit, Passage, Results, SearchPage, Source};
use crate::parts::gates::{GateView, WrittenIn};
use crate::parts::similar::SimilarIdea;

pub fn similar_ideas(text: &str) -> Vec<SimilarIdea> {
    let words = |count: usize| vec![text.to_owned(); count];
    let reason = |place: bool, shared, bridged: bool| Reason {
        place: place.then(|| text.to_owned()),
        shared: words(shared),
        bridged: if bridged { vec![(text.to_owned(), text.to_owned())] } else { Vec::new() },
    };
    let all = [
        (Strength::Probable, reason(true, 2, true)),
        (Strength::Related, reason(true, 0, false)),
        (Strength::Related, reason(false, 1, false)),
        (Strength::Related, reason(false, 0, false)),
    ];
    let found = |(id, (strength, reason)): (usize, (Strength, Reason))| SimilarIdea {
        idea: card(id as i64 + 1, text),
        strength,
        marks: vec![0..1, 2..4],
        reason,
        passage: (id == 1).then(|| Passage {
            source: Source::Joined(9),
            language: "fa".into(),
            text: text.into(),
            marks: std::iter::once(0..1).collect(),
            cut: (true, true),
        }),
    };
    all.into_iter().enumerate().map(found).collect()
}

pub fn gates() -> Vec<GateView> {
    let of = |languages, called, same| GateView { languages, related: 0.4, probable: 0.72, decided: 31, called, same };
    vec![of(WrittenIn::One("ar"), 12, 9), of(WrittenIn::Other, 0, 0), of(WrittenIn::Two, 3, 3)]
}

/// A search for `text`, narrowed as far as it goes.
pub fn search_page(text: &str) -> SearchPage {
    let slug = Some(text.to_owned());
    let filter = SearchFilter { topic: slug.clone(), area: slug, year: Some(2026), ..SearchFilter::default() };
    let passage = |source| Passage {
        source,
        language: "en".into(),
        text: text.into(),
        marks: vec![0..2, 3..5],
        cut: (true, true),
    };
    let hit = |id, source: Option<Source>| Hit {
        idea: card(id, text),
        title_marks: vec![1..4, 4..5],
        passage: source.map(passage),
    };
    let choices = |word: &str| (0..8).map(|n| Choice { word: format!("{word}{n}"), count: 1200 + n }).collect();
    let facets = Facet::ALL.iter().map(|facet| FacetView { facet: *facet, choices: choices(text) }).collect();
    let results = Results {
        hits: vec![
            hit(1, Some(Source::Text)),
            hit(2, Some(Source::Comment(5))),
            hit(3, Some(Source::Answer(6))),
            hit(4, None),
        ],
        total: 4321,
        facets,
        suggestion: Some(text.into()),
        loosened: true,
    };
    let query = SearchQuery { text: text.into(), filter, newest: true, page: 2 };
    SearchPage { query, is_cut: true, results: Some(results) }
}

/// Ideas that are like each other for every reason that there is.
pub fn cluster(text: &str) -> ClusterView {
    let reason = Reason {
        place: Some(text.into()),
        shared: vec![text.into(), "lamp".into()],
        bridged: vec![(text.into(), "چراغ".into())],
    };
    ClusterView {
        leader: card(1, text),
        others: vec![Duplicate { idea: card(2, text), score: 0.874, reason, marks: vec![0..1, 2..4] }],
    }
}
