//! Splitting: a comment, or a part of an idea that holds two, becomes an idea of its own.
//!
//! A moderator proposes it, in the author's own words; nothing happens before the author agrees,
//! and then they submit it as they would any idea. While it waits, the proposal can be taken back.
//! Words that are changed meanwhile leave it standing: it holds the passage as it was, and its
//! author sees both. While they are hidden nothing can be made of them. Words that are deleted take
//! the proposal with them.

pub mod handlers;
pub mod links;
pub mod log;
pub mod page;
pub mod store;

use app::domain::Millis;
use app::domain::access::{Action, Actor, authorize};
use app::domain::idea::{FieldError, NewIdea};
use app::domain::moderation::{ReasonText, Subject, Thing, Visibility};
use app::domain::notice::{Audience, NoticeKind};
use app::domain::split::{SplitOutcome, Taken, taken_from};
use serde_json::json;

use crate::db::{Conn, Db, Tx};
use crate::events::{self, EventKind};
use crate::moderation::gate::Gate;
use crate::moderation::things::{self, ThingFacts};
use crate::notifications::{NewNotice, tell_in};
use crate::{comments, ideas};
use store::SplitRow;

/// Why something could not be done with a split.
#[derive(Debug, thiserror::Error)]
pub enum SplitError {
    /// There are no such words, or no such proposal.
    #[error("no such words or proposal")]
    NotFound,
    /// Not this account's to do.
    #[error("not allowed")]
    Forbidden,
    /// The text is not what it may be.
    #[error("the text is wrong: {0:?}")]
    Text(FieldError),
    /// Not everyone can read the words.
    #[error("the words cannot be read")]
    Unreadable,
    /// They were imported.
    #[error("there is nobody to ask")]
    NobodyToAsk,
    /// Their author is asked already.
    #[error("the author is asked already")]
    Standing,
    /// It was answered, or taken back.
    #[error("the proposal is settled")]
    Settled,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] sqlx::Error),
}

/// The words that are to be an idea of their own, or hold them.
#[derive(Clone, Debug)]
pub struct Source {
    /// What they are, and where they stand.
    pub facts: ThingFacts,
    /// Of the text.
    pub language: String,
    /// As typed.
    pub text: String,
    /// Whether everyone can read them, where they stand.
    pub visibility: Visibility,
}

impl Source {
    /// A comment, or an idea; none when there is none, or its author deleted it.
    pub async fn find(conn: &mut Conn, thing: Thing) -> Result<Option<Self>, sqlx::Error> {
        let Some(facts) = things::store::facts(conn, thing).await?.filter(|facts| !facts.deleted) else {
            return Ok(None);
        };
        let Some(idea) = ideas::store::facts(conn, facts.idea_id).await? else { return Ok(None) };
        let kept = match idea.kept_id {
            Some(kept) => ideas::store::facts(conn, kept).await?.map(|kept| kept.visibility()),
            None => None,
        };
        let stands = [Some(facts.visibility), Some(idea.visibility()), kept];
        let not_public = stands.into_iter().flatten().find(|visibility| *visibility != Visibility::Public);
        let visibility = not_public.unwrap_or(Visibility::Public);
        let (language, text) = match thing.subject {
            Subject::Idea => (idea.language, ideas::store::body(conn, thing.id).await?),
            Subject::Comment => match comments::store::find(conn, thing.id).await? {
                Some(comment) => (comment.language, comment.body),
                None => return Ok(None),
            },
            // Of what a resident told as their own case of an idea none is made.
            Subject::Case => return Ok(None),
        };
        Ok(Some(Self { facts, language, text, visibility }))
    }

    /// Checks that nobody's words are put otherwise than they stand. A comment may be taken whole;
    /// of an idea a part is, or nothing would be left.
    fn check(&self, text: &str) -> Result<(), FieldError> {
        match (taken_from(&self.text, text), self.facts.thing.subject) {
            (None, _) => Err(FieldError::NotTheirWords),
            (Some(Taken::All), Subject::Idea) => Err(FieldError::NotAPart),
            (Some(_), _) => Ok(()),
        }
    }
}

/// What is proposed, checked as far as it can be without the words.
#[derive(Clone, Debug)]
pub struct NewSplit {
    /// The idea.
    pub idea: NewIdea,
    /// Why.
    pub reason: ReasonText,
}

/// Proposes that words be an idea of their own; one proposal about the same words at a time. Gives
/// its number.
pub async fn propose(db: &Db, actor: Actor<'_>, thing: Thing, new: &NewSplit, now: Millis) -> Result<i64, SplitError> {
    let mut tx = db.write().await?;
    let id = propose_in(&mut tx, actor, thing, new, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// The same within a transaction that is already open.
pub async fn propose_in(
    tx: &mut Tx,
    actor: Actor<'_>,
    thing: Thing,
    new: &NewSplit,
    now: Millis,
) -> Result<i64, SplitError> {
    things::store::lock(tx, thing).await?;
    let source = Source::find(tx, thing).await?.ok_or(SplitError::NotFound)?;
    let Some(actor_id) = actor.id().filter(|_| authorize(actor, Action::Moderate(source.facts.place))) else {
        return Err(SplitError::Forbidden);
    };
    let author_id = source.facts.author_id.ok_or(SplitError::NobodyToAsk)?;
    if source.visibility != Visibility::Public {
        return Err(SplitError::Unreadable);
    }
    source.check(new.idea.body.as_str()).map_err(SplitError::Text)?;
    let row = store::NewRow { facts: &source.facts, author_id, actor_id, new, at: now };
    let id = store::insert(tx, &row).await?.ok_or(SplitError::Standing)?;
    let data = json!({ "split": id, "subject": thing.subject.as_str(), "id": thing.id });
    events::record(tx, EventKind::SplitProposed, Some(source.facts.idea_id), Some(actor_id), data.clone(), now).await?;
    let notice = NewNotice {
        kind: NoticeKind::Split,
        audience: Audience::Accounts(vec![author_id]),
        idea_id: ideas::tree::kept(tx, source.facts.idea_id).await?,
        item_id: None,
        actor_id: Some(actor_id),
        data,
    };
    tell_in(tx, &notice, now).await?;
    Ok(id)
}

/// The author agrees: `new` is submitted as any idea is, and it and its origin lead to each other.
/// What a moderator has read, word for word, waits for no other; what the author changed goes
/// through the gate. Gives the idea's number, and whether it can be read.
pub async fn agree(
    db: &Db,
    actor: Actor<'_>,
    id: i64,
    new: &NewIdea,
    gate: Gate,
    now: Millis,
) -> Result<(i64, Visibility), SplitError> {
    let mut tx = db.write().await?;
    let made = agree_in(&mut tx, actor, id, new, gate, now).await?;
    tx.commit().await?;
    Ok(made)
}

/// The same within a transaction that is already open.
pub async fn agree_in(
    tx: &mut Tx,
    actor: Actor<'_>,
    id: i64,
    new: &NewIdea,
    gate: Gate,
    now: Millis,
) -> Result<(i64, Visibility), SplitError> {
    let split = of_author(tx, actor, id).await?;
    let source = Source::find(tx, split.source()).await?.ok_or(SplitError::Unreadable)?;
    if source.visibility != Visibility::Public {
        return Err(SplitError::Unreadable);
    }
    // They are like each other, and different matters all the same.
    let new = NewIdea { different: vec![split.from_id], ..new.clone() };
    let is_as_proposed = split.title == new.title.as_str() && split.body == new.body.as_str();
    let gate = if is_as_proposed { Gate::open() } else { gate };
    let (idea_id, visibility) =
        ideas::submit_through_in(tx, split.author_id, &new, &source.language, gate, now).await?;
    settle_in(tx, &split, SplitOutcome::Agreed, split.author_id, Some(idea_id), now).await?;
    Ok((idea_id, visibility))
}

/// The author wants it to stay as it is.
pub async fn decline(db: &Db, actor: Actor<'_>, id: i64, now: Millis) -> Result<SplitRow, SplitError> {
    let mut tx = db.write().await?;
    let split = of_author(&mut tx, actor, id).await?;
    settle_in(&mut tx, &split, SplitOutcome::Declined, split.author_id, None, now).await?;
    tx.commit().await?;
    Ok(split)
}

/// Takes a proposal back that the author has not answered yet: any moderator of the place may.
pub async fn withdraw(db: &Db, actor: Actor<'_>, id: i64, now: Millis) -> Result<SplitRow, SplitError> {
    let mut tx = db.write().await?;
    let split = locked(&mut tx, id).await?;
    let idea = ideas::store::facts(&mut tx, split.from_id).await?.ok_or(SplitError::NotFound)?;
    let Some(actor_id) = actor.id().filter(|_| authorize(actor, Action::Moderate(idea.place()))) else {
        return Err(SplitError::Forbidden);
    };
    if split.outcome.is_some() {
        return Err(SplitError::Settled);
    }
    settle_in(&mut tx, &split, SplitOutcome::Withdrawn, actor_id, None, now).await?;
    tx.commit().await?;
    Ok(split)
}

/// The author deletes a comment: what waits about it is settled, and no proposal keeps its words.
pub async fn comment_deleted_in(tx: &mut Tx, comment_id: i64, author_id: i64, now: Millis) -> Result<(), sqlx::Error> {
    for split in store::waiting_of_comment(tx, comment_id).await? {
        settle_in(tx, &split, SplitOutcome::Lapsed, author_id, None, now).await?;
    }
    store::forget_words(tx, comment_id).await
}

/// A proposal that waits for this account's answer, and goes on doing so until this transaction ends.
async fn of_author(tx: &mut Tx, actor: Actor<'_>, id: i64) -> Result<SplitRow, SplitError> {
    let split = locked(tx, id).await?;
    if !authorize(actor, Action::SpeakAsAuthor { author_id: Some(split.author_id) }) {
        return Err(SplitError::Forbidden);
    }
    if split.outcome.is_some() { Err(SplitError::Settled) } else { Ok(split) }
}

/// A proposal that nobody else settles until this transaction ends, and whose words nobody deletes:
/// whoever does either locks the words first.
async fn locked(tx: &mut Tx, id: i64) -> Result<SplitRow, SplitError> {
    let split = store::find(tx, id).await?.ok_or(SplitError::NotFound)?;
    things::store::lock(tx, split.source()).await?;
    store::find(tx, id).await?.ok_or(SplitError::NotFound)
}

async fn settle_in(
    tx: &mut Tx,
    split: &SplitRow,
    outcome: SplitOutcome,
    by: i64,
    idea_id: Option<i64>,
    now: Millis,
) -> Result<(), sqlx::Error> {
    store::settle(tx, split.id, outcome, by, idea_id, now).await?;
    let data = json!({ "split": split.id, "outcome": outcome.as_str(), "idea": idea_id });
    events::record(tx, EventKind::SplitSettled, Some(split.from_id), Some(by), data, now).await?;
    touch_in(tx, split.from_id).await
}

/// The page that shows an idea is out of date, whichever idea it stands in.
async fn touch_in(tx: &mut Tx, idea_id: i64) -> Result<(), sqlx::Error> {
    let kept = ideas::tree::kept(tx, idea_id).await?;
    tx.touch(kept);
    Ok(())
}

/// An idea can be read from now on, or cannot: the pages that lead to it say so.
pub async fn visibility_changed_in(tx: &mut Tx, idea_id: i64) -> Result<(), sqlx::Error> {
    for other in store::linked(tx, idea_id).await? {
        touch_in(tx, other).await?;
    }
    Ok(())
}
