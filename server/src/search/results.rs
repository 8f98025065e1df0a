//! From what the index found to what the page shows: the ideas, and the words in their texts.

use std::collections::HashMap;

use app::domain::directory::Directory;
use app::domain::search::{Facet, PAGE_SIZE, SearchQuery};
use app::pages::home::IdeaCard;
use app::pages::search::{Choice, FacetView, Hit, Passage, Results, Source};

use super::analysis::Language;
use super::query::{Facets, Found, Highlighter, Wanted};
use super::store::{self, ReplyRow};
use super::{Search, SearchError, numbers};
use crate::db::Conn;
use crate::ideas::store::by_ids;
use crate::markdown;

/// Characters of a passage, about two lines.
const PASSAGE: usize = 200;

/// Asks the index for a page of what an address wants; `reader` is the reader's language.
pub async fn find(
    search: &Search,
    query: &SearchQuery,
    directory: &Directory,
    reader: &str,
) -> Result<Found, SearchError> {
    let wanted = Wanted { skip: (query.page - 1) * PAGE_SIZE, limit: PAGE_SIZE, ..wanted(query, directory, reader) };
    search.ask(move |snapshot| snapshot.search(&wanted)).await
}

/// What an address wants, of any page.
pub fn wanted(query: &SearchQuery, directory: &Directory, reader: &str) -> Wanted {
    Wanted {
        text: query.text.clone(),
        language: Language::of_tag(reader),
        filter: numbers::filter(&query.filter, directory),
        newest: query.newest,
        ..Wanted::default()
    }
}

/// What was found, as `viewer_id` (0 for a visitor) sees it.
pub async fn load(
    conn: &mut Conn,
    directory: &Directory,
    query: &SearchQuery,
    found: Found,
    viewer_id: i64,
) -> Result<Results, sqlx::Error> {
    let hits = hits(conn, &found.ideas, &found.highlighter, viewer_id).await?;
    Ok(Results {
        hits,
        total: found.total,
        facets: Facet::ALL.iter().map(|facet| choices(*facet, &found.facets, query, directory)).collect(),
        suggestion: found.suggestion,
        loosened: found.loosened,
    })
}

/// The choices of a facet: most ideas first, years by their age. What is chosen is among them even
/// when nothing is left of it, so that it can be taken back.
fn choices(facet: Facet, facets: &Facets, query: &SearchQuery, directory: &Directory) -> FacetView {
    let mut counts = numbers::counts(facets, facet).to_vec();
    counts.sort_unstable_by_key(|(number, count)| match facet {
        Facet::Year => (u64::MAX - number, 0),
        _ => (u64::MAX - count, *number),
    });
    let mut choices: Vec<Choice> = counts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .filter_map(|(number, count)| {
            let word = numbers::word(facet, number, directory)?;
            Some(Choice { word, count: i64::try_from(count).unwrap_or(i64::MAX) })
        })
        .collect();
    if let Some(word) = query.filter.word(facet)
        && choices.iter().all(|choice| choice.word != word)
    {
        choices.insert(0, Choice { word, count: 0 });
    }
    FacetView { facet, choices }
}

/// The ideas of these numbers with the words marked; ideas that are gone are left out.
async fn hits(
    conn: &mut Conn,
    ids: &[i64],
    highlighter: &Highlighter,
    viewer_id: i64,
) -> Result<Vec<Hit>, sqlx::Error> {
    let texts = store::texts(conn, ids).await?;
    let bodies: HashMap<i64, String> = texts.into_iter().map(|text| (text.id, text.body)).collect();
    let mut hits: Vec<Hit> = by_ids(conn, ids, viewer_id, 0)
        .await?
        .into_iter()
        .map(|row| {
            let body = bodies.get(&row.id()).map_or("", String::as_str);
            in_own_words(row.into(), body, highlighter)
        })
        .collect();
    // Only where the idea itself does not show why it was found, somebody else's words must.
    let unexplained: Vec<i64> = hits.iter().filter(|hit| !is_explained(hit)).map(|hit| hit.idea.id).collect();
    let replies = store::replies(conn, &unexplained).await?;
    for hit in hits.iter_mut().filter(|hit| !is_explained(hit)) {
        let of_idea = replies.iter().filter(|reply| reply.idea_id == hit.idea.id);
        hit.passage = of_idea.into_iter().find_map(|reply| in_reply(reply, highlighter));
    }
    Ok(hits)
}

fn is_explained(hit: &Hit) -> bool {
    hit.passage.is_some() || !hit.title_marks.is_empty()
}

fn in_own_words(idea: IdeaCard, body: &str, highlighter: &Highlighter) -> Hit {
    let title_marks = highlighter.marks(&idea.title, Language::of_tag(&idea.language));
    let passage = passage(Source::Text, body, &idea.language, highlighter);
    Hit { idea, title_marks, passage }
}

fn in_reply(reply: &ReplyRow, highlighter: &Highlighter) -> Option<Passage> {
    let source = match reply.place {
        0 => Source::Comment(reply.id),
        1 => Source::Answer(reply.id),
        _ => Source::Joined(reply.id),
    };
    passage(source, &reply.body, &reply.language, highlighter)
}

fn passage(source: Source, markdown: &str, language: &str, highlighter: &Highlighter) -> Option<Passage> {
    let plain = markdown::excerpt(markdown, markdown::MAX_BYTES);
    let found = highlighter.passage(&plain, Language::of_tag(language), PASSAGE)?;
    Some(Passage { source, language: language.to_owned(), text: found.text, marks: found.marks, cut: found.cut })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_come_by_their_number_and_years_by_their_age() {
        let directory = Directory::default();
        let facets = Facets {
            kind: vec![(1, 3), (2, 9), (3, 0), (99, 4)],
            year: vec![(2024, 50), (2026, 1), (2025, 7)],
            ..Facets::default()
        };
        let words = |facet, query: &SearchQuery| -> Vec<(String, i64)> {
            let view = choices(facet, &facets, query, &directory);
            view.choices.into_iter().map(|choice| (choice.word, choice.count)).collect()
        };
        let plain = SearchQuery::default();
        assert_eq!(words(Facet::Kind, &plain), [("complaint".to_owned(), 9), ("idea".to_owned(), 3)]);
        assert_eq!(words(Facet::Year, &plain).first(), Some(&("2026".to_owned(), 1)));
        let chosen = plain.filtered(plain.filter.with(Facet::Kind, Some("question")));
        assert_eq!(words(Facet::Kind, &chosen)[0], ("question".to_owned(), 0), "it can be taken back");
    }
}
