//! What residents do with ideas that are alike: they are shown them before they publish, say that
//! theirs is another matter, and find them beside an idea. How alike texts are, the search knows.

pub mod decided;
pub mod handlers;
pub mod store;

use std::time::Duration;

use app::domain::Millis;
use app::domain::access::{Action, Actor, authorize};
use app::domain::similar::{Marks, Strength};
use app::pages::home::IdeaCard;
use app::pages::search::{Passage, Source};
use app::parts::similar::SimilarIdea;

use crate::db::{Conn, Db, Tx};
use crate::events::{self, EventKind};
use crate::ideas;
use crate::search::analysis::Language;
use crate::search::store::TextRow;
use crate::search::{self, Draft, Match, Search, SearchError, query};

/// Ideas that are shown to somebody who writes: more would be read by nobody.
const SHOWN: usize = 5;
/// Further ones that are asked for, in place of the writer's own.
const SPARE: usize = 10;
/// How long an answer is worth waiting for: writing goes on, and so does publishing.
const PATIENCE: Duration = Duration::from_secs(2);

/// Why nothing can be said of what was said before.
#[derive(Debug, thiserror::Error)]
pub enum SimilarError {
    /// The search has no answer.
    #[error(transparent)]
    Search(#[from] SearchError),
    /// It takes too long.
    #[error("the search took over {} s", PATIENCE.as_secs())]
    Late,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] sqlx::Error),
}

/// What somebody writes, and what is known of it besides.
pub struct Writing<'a> {
    /// The text.
    pub draft: Draft,
    /// Name of the area that was chosen, in the reader's language.
    pub area: Option<&'a str>,
    /// Number of the account that writes; 0 for a visitor.
    pub writer_id: i64,
}

/// Ideas that say what a draft says, most alike first, without those in `passed_over` and those
/// of the writer.
pub async fn find(
    search: &Search,
    db: &Db,
    writing: Writing<'_>,
    passed_over: &[i64],
) -> Result<Vec<SimilarIdea>, SimilarError> {
    let Writing { draft, area, writer_id } = writing;
    let limit = SHOWN + SPARE + passed_over.len();
    let asked = search.ask(move |snapshot| snapshot.similar(&draft, limit));
    let mut matches = tokio::time::timeout(PATIENCE, asked).await.map_err(|_| SimilarError::Late)??;
    matches.retain(|found| !passed_over.contains(&found.idea_id));
    let mut conn = db.read().await?;
    let numbers: Vec<i64> = matches.iter().map(|found| found.idea_id).collect();
    let cards = ideas::store::by_ids(&mut conn, &numbers, writer_id, writer_id).await?;
    let mut cards: Vec<IdeaCard> = cards.into_iter().map(Into::into).collect();
    matches.retain(|found| cards.iter().any(|card| card.id == found.idea_id));
    matches.truncate(SHOWN);
    let numbers: Vec<i64> = matches.iter().map(|found| found.text_id).collect();
    let texts = search::store::texts(&mut conn, &numbers).await?;
    Ok(matches.iter().filter_map(|found| shown(found, &mut cards, &texts, area)).collect())
}

/// How alike the idea most like a draft is, from 0 to 1; 0 when the search cannot tell.
pub async fn alike(search: &Search, writing: Writing<'_>) -> f64 {
    let draft = writing.draft;
    let asked = search.ask(move |snapshot| snapshot.similar(&draft, 1));
    match tokio::time::timeout(PATIENCE, asked).await {
        Ok(Ok(found)) => found.first().map_or(0.0, |found| f64::from(found.score)),
        _ => 0.0,
    }
}

/// A match with its idea; none when the idea is the writer's own, or gone since.
fn shown(found: &Match, cards: &mut Vec<IdeaCard>, texts: &[TextRow], area: Option<&str>) -> Option<SimilarIdea> {
    let strength = found.strength?;
    let at = cards.iter().position(|card| card.id == found.idea_id)?;
    let idea = cards.swap_remove(at);
    let text = texts.iter().find(|text| text.id == found.text_id)?;
    let told = found.evidence.explain(&text.title, &text.body, Language::of_tag(&text.language));
    let mut reason = told.reason;
    if found.evidence.is_same_area() && reason.place.is_none() {
        reason.place = area.map(str::to_owned);
    }
    let passage = |source, found: query::Passage| {
        let query::Passage { text: piece, marks, cut } = found;
        Passage { source, language: text.language.clone(), text: piece, marks, cut }
    };
    if text.id == idea.id {
        let passage = told.passage.map(|found| passage(Source::Text, found));
        return Some(SimilarIdea { idea, strength, marks: told.marks, reason, passage });
    }
    // Found by a text that was merged into it: that is what the words stand in.
    let title = query::Passage { text: text.title.clone(), marks: told.marks, cut: (false, false) };
    let passage = Some(passage(Source::Joined(text.id), told.passage.unwrap_or(title)));
    Some(SimilarIdea { idea, strength, marks: Marks::new(), reason, passage })
}

/// The ideas that hold a publication up until its author has seen them: those that are probably
/// the same. When the search cannot tell, nothing does.
pub async fn before_publishing(
    search: &Search,
    db: &Db,
    writing: Writing<'_>,
    told_apart: &[i64],
) -> Result<Vec<SimilarIdea>, sqlx::Error> {
    match find(search, db, writing, told_apart).await {
        Ok(mut found) => {
            found.retain(|one| one.strength == Strength::Probable);
            Ok(found)
        }
        Err(SimilarError::Db(error)) => Err(error),
        Err(error) => {
            tracing::warn!(%error, "published without asking what was said before");
            Ok(Vec::new())
        }
    }
}

/// Keeps, in an open transaction, that an idea is another matter than those that its author was
/// shown; moderators can be told by the event. Numbers that are no ideas are passed over.
pub async fn tell_apart_in(
    tx: &mut Tx,
    idea_id: i64,
    others: &[i64],
    account_id: i64,
    now: Millis,
) -> Result<(), sqlx::Error> {
    let kept = store::distinguish(tx, idea_id, others, account_id, now).await?;
    if kept.is_empty() {
        return Ok(());
    }
    let data = serde_json::json!({ "others": kept });
    events::record(tx, EventKind::IdeasDistinguished, Some(idea_id), Some(account_id), data, now).await
}

/// Why ideas were not told apart.
#[derive(Debug, thiserror::Error)]
pub enum ApartError {
    /// There is no such idea.
    #[error("no such idea")]
    NotFound,
    /// Not this account's to do.
    #[error("not allowed")]
    Forbidden,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] sqlx::Error),
}

/// Keeps a moderator's word that ideas are other matters than one: they are not listed with it any
/// more. Ideas that are no more, or not this moderator's, are passed over.
pub async fn set_apart(
    db: &Db,
    moderator: Actor<'_>,
    idea_id: i64,
    others: &[i64],
    now: Millis,
) -> Result<(), ApartError> {
    let account_id = moderator.id().ok_or(ApartError::Forbidden)?;
    let mut tx = db.write().await?;
    let idea = ideas::store::facts(&mut tx, idea_id).await?.ok_or(ApartError::NotFound)?;
    if !authorize(moderator, Action::Moderate(idea.place())) {
        return Err(ApartError::Forbidden);
    }
    let mut apart = Vec::new();
    for other in others {
        let Some(facts) = ideas::store::facts(&mut tx, *other).await? else { continue };
        if authorize(moderator, Action::Moderate(facts.place()))
            && store::set_apart(&mut tx, *other, idea_id, account_id, now).await?
        {
            apart.push(*other);
        }
    }
    if !apart.is_empty() {
        let data = serde_json::json!({ "others": apart });
        events::record(&mut tx, EventKind::IdeasDistinguished, Some(idea_id), Some(account_id), data, now).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Ideas like one that is kept, most alike first, as `viewer_id` (0 for a visitor) sees them.
pub async fn related(conn: &mut Conn, idea_id: i64, viewer_id: i64) -> Result<Vec<IdeaCard>, sqlx::Error> {
    let cards = store::like(conn, idea_id, viewer_id).await?;
    Ok(cards.into_iter().map(Into::into).collect())
}
