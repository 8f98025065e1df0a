//! Ideas: submitting them and listing them.

pub mod drafts;
pub mod handlers;
pub mod list;
pub mod publishing;
pub mod store;
pub mod told;
pub mod tree;

use app::domain::access::{Action, Actor, Place, authorize};
use app::domain::idea::NewIdea;
use app::domain::moderation::{Subject, Thing, Visibility};
use app::domain::text;
use app::domain::{Millis, trend};

use crate::db::{Conn, Db, Tx};
use crate::events::{self, EventKind};
use crate::moderation::gate::{Arrival, Gate, receive_in};
use crate::{markdown, similar};

/// Characters of the first words shown in lists.
pub const EXCERPT: usize = 180;

/// Why something could not be done with an idea.
#[derive(Debug, thiserror::Error)]
pub enum IdeaError {
    /// There is no such idea.
    #[error("no such idea")]
    NotFound,
    /// Not this account's to do.
    #[error("not allowed")]
    Forbidden,
    /// It waits for a moderator, and nobody adds to it before.
    #[error("it waits to be approved")]
    Waiting,
    /// A moderator hid it, and nobody adds to it any more.
    #[error("it is hidden")]
    Hidden,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] sqlx::Error),
}

/// The idea that an idea stands in, for whoever adds something to it: it must be one that everyone can
/// read. Its row is locked, so that it is so until the transaction ends.
pub async fn open_in(tx: &mut Tx, id: i64) -> Result<(i64, store::IdeaFacts), IdeaError> {
    let kept = tree::standing(tx, id).await?.ok_or(IdeaError::NotFound)?;
    let idea = store::facts(tx, kept).await?.ok_or(IdeaError::NotFound)?;
    Ok((kept, idea.published()?))
}

/// The same, for a page that is only drawn.
pub async fn open(conn: &mut Conn, id: i64) -> Result<(i64, store::IdeaFacts), IdeaError> {
    let kept = tree::kept(conn, id).await?.ok_or(IdeaError::NotFound)?;
    let idea = store::facts(conn, kept).await?.ok_or(IdeaError::NotFound)?;
    Ok((kept, idea.published()?))
}

/// Submits an idea in one transaction: the idea, its author's own voice, from which ideas it
/// differs, the event. `gate` tells whether it waits for a moderator. Gives its number, and whether
/// it can be read.
pub async fn submit(
    db: &Db,
    author_id: i64,
    new: &NewIdea,
    reader_language: &str,
    gate: Gate,
    now: Millis,
) -> Result<(i64, Visibility), sqlx::Error> {
    let mut tx = db.write().await?;
    let submitted = submit_through_in(&mut tx, author_id, new, reader_language, gate, now).await?;
    tx.commit().await?;
    Ok(submitted)
}

/// The same within a transaction that is already open.
pub async fn submit_through_in(
    tx: &mut Tx,
    author_id: i64,
    new: &NewIdea,
    reader_language: &str,
    gate: Gate,
    now: Millis,
) -> Result<(i64, Visibility), sqlx::Error> {
    let id = submit_in(tx, author_id, new, reader_language, now).await?;
    let text = format!("{}\n{}", new.title.as_str(), new.body.as_str());
    let thing = Thing { subject: Subject::Idea, id };
    let arrival = Arrival { thing, idea_id: id, author_id, text: &text };
    let visibility = receive_in(tx, gate, arrival, now).await?;
    // What waits is told to nobody until it is approved.
    told::published_in(tx, id, now).await?;
    Ok((id, visibility))
}

/// The same, past the gate and told to nobody.
pub async fn submit_in(
    tx: &mut Tx,
    author_id: i64,
    new: &NewIdea,
    reader_language: &str,
    now: Millis,
) -> Result<i64, sqlx::Error> {
    let body = new.body.as_str();
    let language = text::guess_language(&format!("{} {body}", new.title.as_str()), reader_language).to_owned();
    let row = store::NewIdeaRow {
        kind: new.kind,
        topic_id: new.topic_id,
        area_id: new.area_id,
        author_id,
        language: &language,
        title: new.title.as_str(),
        body,
        body_html: &markdown::render(body),
        excerpt: &markdown::excerpt(body, EXCERPT),
        trend: trend::single(now),
        at: now,
    };
    let id = store::insert(tx, &row).await?;
    events::record(tx, EventKind::IdeaSubmitted, Some(id), Some(author_id), serde_json::json!({}), now).await?;
    // Who asks for something stands behind it, and hears what becomes of it.
    crate::votes::cast_in(tx, id, author_id, now).await?;
    crate::votes::store::set_follow(tx, id, author_id, true, now).await?;
    similar::tell_apart_in(tx, id, &new.different, author_id, now).await?;
    Ok(id)
}

/// Corrects the language that an idea is taken to be written in: it decides how the text is read
/// aloud, set and searched.
pub async fn correct_language(
    db: &Db,
    actor: Actor<'_>,
    id: i64,
    language: &str,
    now: Millis,
) -> Result<(), IdeaError> {
    let mut tx = db.write().await?;
    let idea = store::facts(&mut tx, id).await?.ok_or(IdeaError::NotFound)?;
    let Actor::Account { id: actor_id, .. } = actor else { return Err(IdeaError::Forbidden) };
    if !authorize(actor, Action::CorrectLanguage { author_id: idea.author_id, place: idea.place() }) {
        return Err(IdeaError::Forbidden);
    }
    if idea.language != language {
        store::set_language(&mut tx, id, language).await?;
        let data = serde_json::json!({ "from": idea.language, "to": language });
        events::record(&mut tx, EventKind::LanguageCorrected, Some(id), Some(actor_id), data, now).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Moves an idea to another topic or area: its moderator may send it beyond their own reach.
pub async fn place(db: &Db, actor: Actor<'_>, id: i64, to: Place, now: Millis) -> Result<(), IdeaError> {
    let mut tx = db.write().await?;
    let from = store::facts(&mut tx, id).await?.ok_or(IdeaError::NotFound)?.place();
    let Some(actor_id) = actor.id().filter(|_| authorize(actor, Action::Moderate(from))) else {
        return Err(IdeaError::Forbidden);
    };
    if from != to {
        store::set_place(&mut tx, id, to).await?;
        let data = serde_json::json!({
            "from": { "topic": from.topic_id, "area": from.area_id },
            "to": { "topic": to.topic_id, "area": to.area_id },
        });
        events::record(&mut tx, EventKind::IdeaPlaced, Some(id), Some(actor_id), data, now).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Counts comments that came (`by` over 0) or went at an idea, there and at those that it stands in.
pub async fn count_comments_in(tx: &mut Tx, id: i64, by: i64) -> Result<(), sqlx::Error> {
    for idea in tree::chain(tx, id).await? {
        tree::store::count_comments(tx, idea, by).await?;
        tx.touch(Some(idea));
    }
    Ok(())
}
