//! Ideas that say what a text says.
//!
//! The index proposes candidates (`candidates.rs`), each is compared with the text word by word
//! (`compare.rs`), and what the comparison found is the reason that people read (`reason.rs`).

mod candidates;
pub mod compare;
mod reason;
pub mod text;

use std::sync::Arc;

use app::domain::similar::Strength;
use tantivy::schema::Value;
use tantivy::{DocAddress, TantivyDocument};

use super::Snapshot;
use super::analysis::Language;
use super::calibration::Tongues;
use super::index::profile::{Profile, Term};
use compare::{Comparison, are_comparable, compare, contained};
pub use reason::{Evidence, Explanation};
use text::Text;

/// What is taken off when both name an area and the areas differ: two dark streets are two
/// matters.
const OTHER_AREA: f32 = 0.85;
/// What the index's own score adds to the order, at most. It is no measure of likeness: it only
/// tells apart what the comparison finds equally alike.
const ORDER: f32 = 0.2;

/// What it counts, beside the likeness of the titles, that the text of an idea says what a bare
/// title says.
const IN_TEXT: f32 = 0.3;
/// From this likeness on two titles say the same, if they have so many words: "street lights" is
/// the title of many matters.
const SAME_TITLE: f32 = 0.9;
const TELLING: usize = 4;
/// What is taken off where only the titles say the same.
const BELOW_TEXTS: f32 = 0.85;
/// Candidates whose texts are compared as a whole: so many by their titles, and so many each by
/// their words and their meaning as the index has them.
const BY_TITLE: usize = 20;
const BY_INDEX: usize = 15;
const BY_CONCEPT: usize = 25;

/// A text that somebody is writing, or has written.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// Its title, as far as it is typed.
    pub title: String,
    /// Its text, which may be empty.
    pub body: String,
    /// Language when the words do not tell: the reader's.
    pub language: Language,
    /// Number of the chosen area; 0 for none.
    pub area: u64,
    /// Number of the idea itself, which is not like itself; 0 when it is not kept yet.
    pub itself: i64,
}

/// An idea that was found to be like a text.
#[derive(Clone, Debug)]
pub struct Match {
    /// Its number.
    pub idea_id: i64,
    /// The idea whose text is like the draft: itself, or one that was merged into it.
    pub text_id: i64,
    /// How alike, from 0 to 1.
    pub score: f32,
    /// What the score means; none is too little to be shown.
    pub strength: Option<Strength>,
    /// What made the score.
    pub evidence: Evidence,
}

impl Snapshot {
    /// The ideas most like a draft, best first; at most `limit`, and only those that are worth
    /// being shown.
    pub fn similar(&self, draft: &Draft, limit: usize) -> tantivy::Result<Vec<Match>> {
        let mut matches = self.ranked(draft, limit)?;
        matches.retain(|found| found.strength.is_some());
        Ok(matches)
    }

    /// The ideas most like a draft, best first, however little alike they are.
    pub fn ranked(&self, draft: &Draft, limit: usize) -> tantivy::Result<Vec<Match>> {
        let profile = Profile::of(&draft.title, &draft.body, draft.language);
        let own = Pair::new(&profile, self);
        let mut others = Vec::new();
        let (candidates, by_words) = self.candidates(&profile)?;
        let top = candidates.first().map_or(1.0, |(score, _)| *score);
        for (at, (index_score, address)) in candidates.into_iter().enumerate() {
            let place = self.place(address)?;
            if place.idea_id != draft.itself {
                let document: TantivyDocument = self.searcher.doc(address)?;
                others.push(Other { at, place, order: ORDER * index_score / top, document, titles: 0.0 });
            }
        }
        for other in &mut others {
            other.titles = other.profile(self).map_or(0.0, |profile| own.compare_titles(&profile, self));
        }
        let others = worth_reading(others, by_words);
        let judged = |other| {
            let profile = Other::profile(other, self)?;
            let mut judged = own.compare(&profile, self);
            judged.score *= areas(draft.area, other.place.area);
            Some((other, profile, judged))
        };
        let mut ranked: Vec<_> = others.iter().filter_map(judged).collect();
        let order = |(other, _, judged): &(&Other, Profile<'_>, Judged)| judged.score + other.order;
        ranked.sort_by(|a, b| order(b).total_cmp(&order(a)));
        // An idea counts as the text that is most like the draft, of all that were merged into it.
        let mut matches: Vec<Match> = Vec::with_capacity(limit);
        let text = Arc::new(draft.clone());
        for (other, profile, judged) in ranked {
            if matches.len() < limit && matches.iter().all(|better| better.idea_id != other.place.idea_id) {
                matches.push(self.found(&text, &own, other.place, &profile, &judged));
            }
        }
        Ok(matches)
    }

    /// A candidate that was judged, with what tells why.
    fn found(&self, draft: &Arc<Draft>, own: &Pair, place: Place, profile: &Profile<'_>, judged: &Judged) -> Match {
        let is_same_area = draft.area != 0 && draft.area == place.area;
        let whole = judged.whole.as_ref().map(|whole| (whole, own.all()));
        let compared = std::iter::once((&judged.titles, &own.title)).chain(whole);
        let evidence = Evidence::new(compared, profile.title.len(), draft.clone(), is_same_area);
        let gate = self.gates.of(Tongues::of(own.title.language, profile.language)).gate;
        let Place { idea_id, text_id, .. } = place;
        Match { idea_id, text_id, score: judged.score, strength: gate.strength(judged.score), evidence }
    }

    /// How alike two texts are, from 0 to 1, by the comparison that ranks ideas, and what they are
    /// written in.
    pub fn compare_texts(&self, one: &Draft, other: &Draft) -> (f32, Tongues) {
        let profile = |draft: &Draft| Profile::of(&draft.title, &draft.body, draft.language);
        let (own, theirs) = (profile(one), profile(other));
        let score = Pair::new(&own, self).compare(&theirs, self).score * areas(one.area, other.area);
        (score, Tongues::of(own.language, theirs.language))
    }

    fn place(&self, address: DocAddress) -> tantivy::Result<Place> {
        let columns = self.searcher.segment_reader(address.segment_ord).fast_fields();
        let first = |name| -> tantivy::Result<u64> { Ok(columns.u64(name)?.first(address.doc_id).unwrap_or(0)) };
        Ok(Place { idea_id: first("kept")? as i64, text_id: first("id")? as i64, area: first("area")? })
    }

    fn text(&self, terms: &[Term<'_>], title: usize, language: Language) -> Text {
        Text::new(terms, title, language, &self.statistics, &self.lexicon)
    }
}

/// What the areas of two texts take off; 0 is none.
fn areas(one: u64, other: u64) -> f32 {
    if one != 0 && other != 0 && one != other { OTHER_AREA } else { 1.0 }
}

/// Whose text a candidate is, and where.
#[derive(Clone, Copy)]
struct Place {
    /// The idea that it is shown as.
    idea_id: i64,
    /// The idea whose text it is.
    text_id: i64,
    area: u64,
}

/// A candidate.
struct Other {
    /// Its place among the candidates.
    at: usize,
    place: Place,
    /// What the index adds to its order.
    order: f32,
    document: TantivyDocument,
    /// How alike the titles are.
    titles: f32,
}

impl Other {
    fn profile(&self, snapshot: &Snapshot) -> Option<Profile<'_>> {
        self.document.get_first(snapshot.fields.profile).and_then(|value| value.as_bytes()).and_then(Profile::decode)
    }
}

/// Those whose texts are worth comparing: by their titles, by the index, and by their meaning;
/// the first `by_words` candidates were found by words.
fn worth_reading(mut others: Vec<Other>, by_words: usize) -> Vec<Other> {
    others.sort_by(|a, b| b.titles.total_cmp(&a.titles));
    let mut place = 0;
    others.retain(|other| {
        place += 1;
        place <= BY_TITLE || other.at < BY_INDEX || (by_words..by_words + BY_CONCEPT).contains(&other.at)
    });
    others
}

/// A title, and the title with its text.
struct Pair {
    title: Text,
    whole: Option<Text>,
}

impl Pair {
    fn new(profile: &Profile<'_>, snapshot: &Snapshot) -> Self {
        let title = snapshot.text(&profile.title, profile.title.len(), profile.language);
        let whole = (!profile.body.is_empty()).then(|| {
            let terms: Vec<Term<'_>> = profile.title.iter().chain(&profile.body).cloned().collect();
            snapshot.text(&terms, profile.title.len(), profile.language)
        });
        Self { title, whole }
    }

    /// What two titles say alone, whatever the texts below them say. Somebody who writes the title
    /// again that another found means the same, with an account of their own.
    fn by_title(&self, titles: f32) -> f32 {
        if titles >= SAME_TITLE && self.title.units.len() >= TELLING { titles * BELOW_TEXTS } else { 0.0 }
    }

    fn compare_titles(&self, other: &Profile<'_>, snapshot: &Snapshot) -> f32 {
        let other = snapshot.text(&other.title, other.title.len(), other.language);
        compare(&self.title, &other, &snapshot.lexicon).score
    }

    /// Everything there is: the title with its text, or the title alone.
    fn all(&self) -> &Text {
        self.whole.as_ref().unwrap_or(&self.title)
    }

    /// Compares titles, and where either has a text the whole as well.
    fn compare(&self, other: &Profile<'_>, snapshot: &Snapshot) -> Judged {
        let other = Self::new(other, snapshot);
        let titles = compare(&self.title, &other.title, &snapshot.lexicon);
        if self.whole.is_none() && other.whole.is_none() {
            return Judged { score: titles.score, titles, whole: None };
        }
        let (one, two) = (self.all(), other.all());
        let whole = compare(one, two, &snapshot.lexicon);
        let both = (titles.score + whole.score) / 2.0;
        let score = match (are_comparable(one.language, two.language), &self.whole, &other.whole) {
            // Across languages a title alone has too few concepts to tell.
            (false, ..) => whole.score,
            (true, Some(_), Some(_)) => both.max(self.by_title(titles.score)),
            // A bare title never resembles a text as a whole, but the text may say all of it.
            (true, None, Some(text)) => {
                let said = contained(&self.title, text, &snapshot.lexicon);
                titles.score.max(titles.score * (1.0 - IN_TEXT) + said * IN_TEXT)
            }
            (true, ..) => both.max(titles.score),
        };
        Judged { titles, whole: Some(whole), score }
    }
}

/// What the comparison of two pairs found.
struct Judged {
    titles: Comparison,
    /// None where neither has a text.
    whole: Option<Comparison>,
    /// From 0 to 1.
    score: f32,
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;
    use crate::search::Open;
    use crate::search::index::{self, Entry};
    use crate::search::lexicon::Lexicon;

    fn city(ideas: &[(&str, &str, &str)]) -> Snapshot {
        let open = Open::new(None).unwrap();
        let mut writer = open.index.writer_with_num_threads(1, 20_000_000).unwrap();
        for (at, (language, title, body)) in ideas.iter().enumerate() {
            let (language, title, body) = ((*language).to_owned(), (*title).to_owned(), (*body).to_owned());
            let entry = Entry { id: at as i64 + 1, language, title, body, ..Entry::default() };
            writer.add_document(index::document(&open.fields, &entry)).unwrap();
        }
        writer.commit().unwrap();
        open.reload().unwrap();
        open.snapshot(Arc::new(Lexicon::default()))
    }

    #[test]
    fn a_reason_is_told_when_the_text_says_what_the_title_does_not() {
        let title = "Street lights near the school";
        let city = city(&[("en", title, "They are out and children walk in the dark.")]);
        let draft = Draft {
            title: "لطفاً کاری بکنید".into(),
            body: "تیر چراغ کنار مدرسه خاموش است و بچه‌ها در تاریکی می‌روند.".into(),
            language: Language::Persian,
            ..Draft::default()
        };
        let found = city.similar(&draft, 5).unwrap();
        let told = found[0].evidence.explain(title, "They are out and children walk in the dark.", Language::English);
        let bridged = &told.reason.bridged;
        assert!(bridged.contains(&("تیر چراغ".to_owned(), "Street lights".to_owned())), "{told:?}");
        assert!(told.marks.iter().any(|mark| &title[mark.clone()] == "school"), "{told:?}");
    }

    #[test]
    fn what_only_the_text_of_an_idea_says_is_told_and_shown_where_it_stands() {
        let (title, body) =
            ("Please do something at last", "Nobody **empties** the bins on [Orchard](https://a.example) Street.");
        let city = city(&[("en", title, body), ("en", "More trams on Sundays", "They come twice an hour.")]);
        let (typed, more) = ("Bins of Orchard Street".into(), "They are full.".into());
        let draft = Draft { title: typed, body: more, language: Language::English, ..Draft::default() };
        let found = &city.ranked(&draft, 1).unwrap()[0];
        assert_eq!((found.idea_id, found.text_id), (1, 1));
        let told = found.evidence.explain(title, body, Language::English);
        let shared = &told.reason.shared;
        assert!(
            shared.contains(&"bins".to_owned()) && shared.iter().any(|words| words.contains("Orchard")),
            "{told:?}"
        );
        assert!(told.marks.is_empty() && shared.iter().all(|words| !words.contains(['*', '['])), "{told:?}");
        let passage = told.passage.as_ref().unwrap();
        let marked: Vec<&str> = passage.marks.iter().map(|mark| &passage.text[mark.clone()]).collect();
        assert_eq!(marked, ["bins", "Orchard", "Street"]);
        let edited = found.evidence.explain("Another title", body, Language::English);
        assert_eq!(edited.reason, Explanation::default().reason, "what has changed since is not explained wrongly");
    }

    #[test]
    fn the_same_title_is_a_probable_duplicate_whatever_stands_below_it() {
        let (title, body) = ("A late bus from the hospital after the night shift", "Nurses walk home along the road.");
        let city = city(&[("en", title, body), ("en", "Street lights", "Those at the school are broken.")]);
        let strength = |title: &str| {
            let body = "My sister cleans there and waits an hour for a lift. It has been so for two years.".into();
            let draft = Draft { title: title.into(), body, language: Language::English, ..Draft::default() };
            city.similar(&draft, 5).unwrap().first().and_then(|found| found.strength)
        };
        assert_eq!(strength(title), Some(Strength::Probable));
        assert_eq!(strength("a late bus from the Hospital, after the night shift!"), Some(Strength::Probable));
        assert_ne!(strength("Street lights"), Some(Strength::Probable), "two words are the title of many matters");
    }

    #[test]
    fn one_thing_in_common_is_no_probable_duplicate_in_another_language() {
        let city = city(&[("en", "Thank you for the new street lights", "They look lovely at Christmas.")]);
        let draft = Draft { title: "تیر چراغ".into(), language: Language::Persian, ..Draft::default() };
        assert!(city.similar(&draft, 5).unwrap().iter().all(|found| found.strength != Some(Strength::Probable)));
    }
}
