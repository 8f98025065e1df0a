//! Cases: a resident whose concern has been said already stands behind that idea, and what they
//! had written of their own case is kept with it.

pub mod handlers;
pub mod list;
pub mod store;
pub mod told;

use app::domain::Millis;
use app::domain::access::{Action, Actor, authorize};
use app::domain::case::NewCase;
use app::domain::idea::{IdeaErrors, IdeaInput};
use app::domain::moderation::{Subject, Thing};
use app::domain::text;
use sha2::{Digest, Sha256};

use crate::db::{Db, Tx};
use crate::events::{self, EventKind};
use crate::moderation::gate::{Arrival, Gate, receive_in};
use crate::{ideas, markdown, votes};

/// Why something could not be done with a case.
#[derive(Debug, thiserror::Error)]
pub enum CaseError {
    /// Fields of the form are wrong.
    #[error("the form is wrong: {0:?}")]
    Invalid(IdeaErrors),
    /// There is no such idea, or no such case.
    #[error("no such idea or case")]
    NotFound,
    /// Not this account's to do.
    #[error("not allowed")]
    Forbidden,
    /// Nobody adds to an idea that is hidden, or waits to be approved.
    #[error(transparent)]
    Idea(ideas::IdeaError),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] sqlx::Error),
}

/// What came of "mine too".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Joined {
    /// Whether the draft had something to tell beside the idea's title, which is kept now.
    pub with_case: bool,
}

/// "Mine too", in one transaction: the resident's voice, following, and what they had written as
/// a case of their own. Done twice it is done once: the keys of the tables decide. `area` finds
/// the number of a slug; `gate` tells whether the case waits for a moderator.
#[allow(clippy::too_many_arguments, reason = "who, where, what, how it is looked at, and when")]
pub async fn join(
    db: &Db,
    account_id: i64,
    idea_id: i64,
    draft: &IdeaInput,
    area: impl Fn(&str) -> Option<i64>,
    reader_language: &str,
    gate: Gate,
    now: Millis,
) -> Result<Joined, CaseError> {
    let mut tx = db.write().await?;
    let (idea_id, idea) = ideas::open_in(&mut tx, idea_id).await.map_err(|error| match error {
        ideas::IdeaError::NotFound => CaseError::NotFound,
        state => CaseError::Idea(state),
    })?;
    let case = NewCase::parse(draft, &idea.title, area).map_err(CaseError::Invalid)?;
    votes::cast_in(&mut tx, idea_id, account_id, now).await?;
    votes::follow_in(&mut tx, idea_id, account_id, true, now).await?;
    if let Some(case) = &case {
        attach_in(&mut tx, idea_id, account_id, case, reader_language, gate, now).await?;
    }
    tx.commit().await?;
    Ok(Joined { with_case: case.is_some() })
}

/// Keeps a case within a transaction that is already open; the same words of the same resident
/// are kept once.
pub async fn attach_in(
    tx: &mut Tx,
    idea_id: i64,
    author_id: i64,
    case: &NewCase,
    reader_language: &str,
    gate: Gate,
    now: Millis,
) -> Result<(), sqlx::Error> {
    let words = format!("{}\n{}", case.title, case.body);
    let new = store::NewCaseRow {
        idea_id,
        author_id,
        area_id: case.area_id,
        language: text::guess_language(&words, reader_language),
        title: &case.title,
        body: &case.body,
        body_html: &markdown::render(&case.body),
        digest: &digest(&words),
        at: now,
    };
    if let Some(id) = store::insert(tx, &new).await? {
        let thing = Thing { subject: Subject::Case, id };
        receive_in(tx, gate, Arrival { thing, idea_id, author_id, text: &words }, now).await?;
        let data = serde_json::json!({ "case": id });
        events::record(tx, EventKind::CaseAttached, Some(idea_id), Some(author_id), data, now).await?;
        told::published_in(tx, id, now).await?;
    }
    Ok(())
}

fn digest(words: &str) -> String {
    Sha256::digest(words).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Deletes a case; the voice stays. Gives its idea.
pub async fn delete(db: &Db, actor: Actor<'_>, id: i64, now: Millis) -> Result<i64, CaseError> {
    let mut tx = db.write().await?;
    let (idea_id, author_id) = store::find(&mut tx, id).await?.ok_or(CaseError::NotFound)?;
    if !authorize(actor, Action::DeleteCase { author_id }) {
        return Err(CaseError::Forbidden);
    }
    store::delete(&mut tx, id).await?;
    let data = serde_json::json!({ "case": id });
    events::record(&mut tx, EventKind::CaseDeleted, Some(idea_id), Some(author_id), data, now).await?;
    tx.commit().await?;
    Ok(idea_id)
}
