//! What residents do with ideas that are alike: they are shown them before they publish, say that
//! theirs is another matter, and find them beside an idea. How alike texts are, the search knows.

pub mod handlers;
pub mod store;

use std::time::Duration;

use app::domain::Millis;
use app::domain::similar::Strength;
use app::pages::home::IdeaCard;
use app::parts::similar::SimilarIdea;

use crate::db::{Conn, Db, Tx};
use crate::events::{self, EventKind};
use crate::ideas;
use crate::search::analysis::Language;
use crate::search::{Draft, Match, Search, SearchError};

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
    let numbers: Vec<i64> = matches.iter().map(|found| found.idea_id).collect();
    let cards = ideas::store::by_ids(&mut db.read().await?, &numbers, writer_id, writer_id).await?;
    let mut cards: Vec<IdeaCard> = cards.into_iter().map(Into::into).collect();
    Ok(matches.iter().filter_map(|found| shown(found, &mut cards, area)).take(SHOWN).collect())
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
fn shown(found: &Match, cards: &mut Vec<IdeaCard>, area: Option<&str>) -> Option<SimilarIdea> {
    let strength = found.strength()?;
    let at = cards.iter().position(|card| card.id == found.idea_id)?;
    let idea = cards.swap_remove(at);
    let (marks, mut reason) = found.evidence.explain(&idea.title, Language::of_tag(&idea.language));
    if found.evidence.is_same_area() && reason.place.is_none() {
        reason.place = area.map(str::to_owned);
    }
    Some(SimilarIdea { idea, strength, marks, reason })
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

/// Ideas like one that is kept, most alike first, as `viewer_id` (0 for a visitor) sees them.
pub async fn related(conn: &mut Conn, idea_id: i64, viewer_id: i64) -> Result<Vec<IdeaCard>, sqlx::Error> {
    let cards = store::like(conn, idea_id, viewer_id).await?;
    Ok(cards.into_iter().map(Into::into).collect())
}
