//! What moderators and residents have said of pairs of ideas, by which the search learns from which
//! scores on two ideas are the same wish (see [`calibration`](crate::search::calibration)).
//!
//! The scores are not kept: each pair is compared as the search compares today, so that they stay
//! true when the analysis or the city's words change. A pair is compared once in the life of the
//! process.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use app::domain::Millis;

use super::store;
use crate::cases::store::CaseText;
use crate::db::Conn;
use crate::search::analysis::Language;
use crate::search::calibration::{Decision, Gates, Tongues};
use crate::search::numbers::label;
use crate::search::store::TextRow;
use crate::search::{Draft, SearchError};
use crate::site::Site;
use crate::{cases, merging, search};

/// The newest decisions of each sort that count: a city's ideas change with the years.
const MOST: i64 = 2000;
/// What a resident's word counts beside a moderator's: whoever wants to publish says more readily
/// that theirs is another matter.
const RESIDENTS: f64 = 0.5;
/// Words of one resident that count, the newest: nobody moves a gate alone.
const OF_ONE_RESIDENT: usize = 5;
/// Ideas whose texts are read at a time.
const BATCH: usize = 500;
/// After a failure.
const TRY_AGAIN: Duration = Duration::from_secs(5);

/// What somebody decided about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Pair {
    /// Two ideas, the later one first.
    Ideas(i64, i64),
    /// A case, and the idea that it stands under.
    Case(i64, i64),
}

impl Pair {
    fn of_ideas(one: i64, other: i64) -> Self {
        Self::Ideas(one.max(other), one.min(other))
    }

    fn ideas(self) -> impl Iterator<Item = i64> {
        match self {
            Self::Ideas(one, other) => [Some(one), Some(other)],
            Self::Case(_, idea) => [Some(idea), None],
        }
        .into_iter()
        .flatten()
    }
}

/// Somebody's last word on a pair.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Word {
    is_same: bool,
    /// The resident who said so; none for a moderator.
    resident: Option<i64>,
    at: Millis,
}

impl Word {
    /// A moderator's word stands above residents', and of two the later.
    fn stands_above(&self, other: &Self) -> bool {
        (self.resident.is_none(), self.at) > (other.resident.is_none(), other.at)
    }
}

/// How pairs were compared.
type Scores = HashMap<Pair, (f32, Tongues)>;

/// Works the gates out at start, and again whenever somebody decides.
pub async fn follow(site: Arc<Site>) {
    let mut scores = Scores::new();
    loop {
        site.search.decided().await;
        while let Err(error) = learn(&site, &mut scores).await {
            tracing::warn!(%error, "what was decided about pairs of ideas could not be taken in; trying again");
            tokio::time::sleep(TRY_AGAIN).await;
        }
    }
}

async fn learn(site: &Site, scores: &mut Scores) -> Result<(), anyhow::Error> {
    let mut conn = site.db.read().await?;
    let cases = cases::store::texts(&mut conn, MOST).await?;
    let words = words(&mut conn, &cases).await?;
    scores.retain(|pair, _| words.contains_key(pair));
    let new: Vec<Pair> = words.keys().filter(|pair| !scores.contains_key(pair)).copied().collect();
    let texts = texts(&mut conn, &new, cases).await?;
    drop(conn);
    match site.search.ask(move |snapshot| Ok(compared(snapshot, &new, &texts))).await {
        Ok(compared) => scores.extend(compared),
        // When the index is there again, this is called again.
        Err(SearchError::Building) => return Ok(()),
        Err(error) => return Err(error.into()),
    }
    let gates = Gates::by(&decisions(&words, scores));
    if gates != site.search.gates() {
        tracing::info!(?gates, "the search goes by what was decided about pairs of ideas");
        site.search.open_by(gates);
    }
    Ok(())
}

/// The word that stands on each pair.
async fn words(conn: &mut Conn, cases: &[CaseText]) -> Result<BTreeMap<Pair, Word>, sqlx::Error> {
    let mut all: Vec<(Pair, Word)> = Vec::new();
    for merge in merging::store::verdicts(conn, MOST).await? {
        let at = merge.undone_at.unwrap_or(merge.created_at);
        let word = Word { is_same: merge.undone_at.is_none(), resident: None, at };
        all.push((Pair::of_ideas(merge.idea_id, merge.into_id), word));
    }
    for apart in store::distinctions(conn, MOST).await? {
        let resident = apart.is_authors().then_some(apart.account_id);
        let word = Word { is_same: false, resident, at: apart.created_at };
        all.push((Pair::of_ideas(apart.idea_id, apart.other_id), word));
    }
    for case in cases {
        let word = Word { is_same: true, resident: Some(case.author_id), at: case.created_at };
        all.push((Pair::Case(case.id, case.idea_id), word));
    }
    Ok(standing(all))
}

fn standing(mut all: Vec<(Pair, Word)>) -> BTreeMap<Pair, Word> {
    all.sort_by_key(|(pair, word)| (std::cmp::Reverse(word.at), *pair));
    let mut said: HashMap<i64, usize> = HashMap::new();
    let mut words: BTreeMap<Pair, Word> = BTreeMap::new();
    for (pair, word) in all {
        if let Some(resident) = word.resident {
            let count = said.entry(resident).or_default();
            *count += 1;
            if *count > OF_ONE_RESIDENT {
                continue;
            }
        }
        if words.get(&pair).is_none_or(|known| word.stands_above(known)) {
            words.insert(pair, word);
        }
    }
    words
}

/// Texts of what was decided about.
struct Texts {
    ideas: HashMap<i64, TextRow>,
    cases: HashMap<i64, CaseText>,
}

async fn texts(conn: &mut Conn, pairs: &[Pair], cases: Vec<CaseText>) -> Result<Texts, sqlx::Error> {
    let ids: HashSet<i64> = pairs.iter().flat_map(|pair| pair.ideas()).collect();
    let ids: Vec<i64> = ids.into_iter().collect();
    let mut ideas = HashMap::with_capacity(ids.len());
    for some in ids.chunks(BATCH) {
        ideas.extend(search::store::texts(conn, some).await?.into_iter().map(|text| (text.id, text)));
    }
    Ok(Texts { ideas, cases: cases.into_iter().map(|case| (case.id, case)).collect() })
}

fn compared(snapshot: &search::Snapshot, pairs: &[Pair], texts: &Texts) -> Vec<(Pair, (f32, Tongues))> {
    let idea = |id: &i64| texts.ideas.get(id).map(TextRow::draft);
    let compare = |pair: &Pair| {
        let (one, other) = match pair {
            Pair::Ideas(one, other) => (idea(one)?, idea(other)?),
            Pair::Case(case, other) => (texts.cases.get(case).map(of_case)?, idea(other)?),
        };
        Some((*pair, snapshot.compare_texts(&one, &other)))
    };
    pairs.iter().filter_map(compare).collect()
}

fn of_case(case: &CaseText) -> Draft {
    Draft {
        title: case.title.clone(),
        body: case.body.clone(),
        language: Language::of_tag(&case.language),
        area: label(case.area_id),
        itself: 0,
    }
}

fn decisions(words: &BTreeMap<Pair, Word>, scores: &Scores) -> Vec<(Tongues, Decision)> {
    let decision = |(pair, word): (&Pair, &Word)| {
        let (score, tongues) = *scores.get(pair)?;
        let weight = if word.resident.is_some() { RESIDENTS } else { 1.0 };
        Some((tongues, Decision { score, is_same: word.is_same, weight }))
    };
    words.iter().filter_map(decision).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(is_same: bool, resident: Option<i64>, at: Millis) -> Word {
        Word { is_same, resident, at }
    }

    #[test]
    fn a_moderators_word_stands_above_an_authors_and_the_later_above_the_earlier() {
        let pair = Pair::of_ideas(3, 7);
        let merged = (pair, word(true, None, 1));
        let apart = (Pair::of_ideas(7, 3), word(false, Some(5), 2));
        assert_eq!(standing(vec![apart, merged])[&pair], merged.1);
        let undone = (pair, word(false, None, 3));
        assert_eq!(standing(vec![merged, undone, apart])[&pair], undone.1);
    }

    #[test]
    fn of_one_resident_the_newest_few_words_count() {
        let said = (0..20).map(|n| (Pair::of_ideas(100, n), word(false, Some(5), n)));
        let words = standing(said.chain([(Pair::Case(1, 2), word(true, Some(6), 0))]).collect());
        assert_eq!(words.len(), OF_ONE_RESIDENT + 1);
        assert!(words.contains_key(&Pair::of_ideas(100, 19)) && !words.contains_key(&Pair::of_ideas(100, 3)));
    }
}
