//! Closing the loop: whether what was delivered solved it for those who asked.

pub mod handlers;
pub mod settlement;
pub mod store;

use app::domain::Millis;
use app::domain::access::Actor;
use app::domain::idea::FieldError;
use app::domain::roadmap::{ItemStage, Verdict, Why};
use app::domain::text;

use super::{RoadmapError, behind, record_news};
use crate::db::{Db, Tx};
use crate::events::EventKind;

pub use settlement::settle;

/// Why an answer was not taken, or a case not settled.
#[derive(Debug, thiserror::Error)]
pub enum OutcomeError {
    /// Fields of the form are wrong: the answer or the decision, and its reason.
    #[error("the form is wrong")]
    Invalid(Option<FieldError>, Option<FieldError>),
    /// As elsewhere on the roadmap.
    #[error(transparent)]
    Roadmap(#[from] RoadmapError),
}

impl From<sqlx::Error> for OutcomeError {
    fn from(error: sqlx::Error) -> Self {
        Self::Roadmap(error.into())
    }
}

/// Takes the answer of one who supports an idea behind a delivered item, in place of an earlier
/// one. When more than `share` percent say that it did not help, moderators are to look again.
#[allow(clippy::too_many_arguments, reason = "each is a plain value of the answer")]
pub async fn tell(
    db: &Db,
    actor: Actor<'_>,
    item_id: i64,
    verdict: &str,
    why: &str,
    language: &str,
    share: u8,
    now: Millis,
) -> Result<(), OutcomeError> {
    let mut tx = db.write().await?;
    tell_in(&mut tx, actor, item_id, verdict, why, language, share, now).await?;
    tx.commit().await?;
    Ok(())
}

/// The same within a transaction that is already open.
#[allow(clippy::too_many_arguments, reason = "each is a plain value of the answer")]
pub async fn tell_in(
    tx: &mut Tx,
    actor: Actor<'_>,
    item_id: i64,
    verdict: &str,
    why: &str,
    language: &str,
    share: u8,
    now: Millis,
) -> Result<(), OutcomeError> {
    let item = super::store::find_to_change(tx, item_id).await?.ok_or(RoadmapError::NotFound)?;
    let account_id = actor.id().ok_or(RoadmapError::Forbidden)?;
    let may = item.standing().stage == ItemStage::Done && behind::store::is_supporter(tx, item_id, account_id).await?;
    if !may {
        return Err(RoadmapError::Forbidden.into());
    }
    let (verdict, why) = checked(verdict, why)?;
    let language = text::guess_language(&why, language);
    store::upsert(tx, item_id, account_id, verdict, &why, language, now).await?;
    record_news(tx, EventKind::OutcomeTold, item_id, account_id, now).await?;
    let told = store::of_items(tx, &[item_id]).await?;
    if let Some((_, outcome)) = told.first().filter(|(_, outcome)| outcome.asks_for_another_look(share))
        && !is_settled_for(tx, item_id, outcome.no).await?
    {
        store::open(tx, item_id, *outcome, now).await?;
    }
    Ok(())
}

/// Whether moderators have looked at this many already: a case that was settled comes back only
/// when more say no than did then.
async fn is_settled_for(tx: &mut Tx, item_id: i64, no: i64) -> Result<bool, sqlx::Error> {
    let last = store::last(tx, item_id).await?;
    Ok(last.is_some_and(|last| last.settled_at.is_some() && no <= last.no))
}

fn checked(verdict: &str, why: &str) -> Result<(Verdict, String), OutcomeError> {
    let verdict =
        Verdict::parse(verdict).ok_or(if verdict.is_empty() { FieldError::Missing } else { FieldError::Unknown });
    let why = match Why::parse(why) {
        Ok(why) => Ok(why.as_str().to_owned()),
        Err(FieldError::Missing) => Ok(String::new()),
        Err(error) => Err(error),
    };
    match (verdict, why) {
        (Ok(verdict), Ok(why)) => Ok((verdict, why)),
        (verdict, why) => Err(OutcomeError::Invalid(verdict.err(), why.err())),
    }
}
