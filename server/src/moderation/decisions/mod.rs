//! Decisions: a moderator approves, hides, restores or keeps something, once, with a reason, and
//! can take it back.

pub mod handlers;
pub mod store;

use app::domain::Millis;
use app::domain::access::{Action, Actor, authorize};
use app::domain::idea::FieldError;
use app::domain::moderation::{ReasonText, Rule, Seen, Subject, Thing, Verdict, Visibility};
use app::domain::notice::{Audience, NoticeKind};
use serde_json::json;

use super::things::{self, ThingFacts};
use super::{ModerationError, Settled, Wrong, appeals, flags};
use crate::db::{Db, Tx};
use crate::events::{self, EventKind};
use crate::notifications::{NewNotice, tell_in};
use crate::{cases, comments, ideas};

/// What is decided, checked.
#[derive(Clone, Debug)]
pub struct Ruling {
    /// What becomes of it.
    pub verdict: Verdict,
    /// The rule that it breaks, when it is hidden.
    pub rule: Option<Rule>,
    /// Told to the author and in the public log; may be empty where none is needed.
    pub reason: String,
}

impl Ruling {
    /// Checks what was typed.
    pub fn parse(verdict: Verdict, rule: &str, reason: &str) -> Result<Self, Wrong> {
        let rule = match (verdict, rule) {
            (Verdict::Hide, "") => Err(FieldError::Missing),
            (Verdict::Hide, word) => Rule::parse(word).map(Some).ok_or(FieldError::Unknown),
            _ => Ok(None),
        };
        let reason = match ReasonText::parse(reason) {
            Ok(reason) => Ok(reason.as_str().to_owned()),
            Err(FieldError::Missing) if !verdict.needs_reason() => Ok(String::new()),
            Err(error) => Err(error),
        };
        match (rule, reason) {
            (Ok(rule), Ok(reason)) => Ok(Self { verdict, rule, reason }),
            (rule, reason) => Err(Wrong { rule: rule.err(), text: reason.err() }),
        }
    }
}

/// Decides about one thing, in one transaction with its event, its notice and all that counts it.
/// `seen` is what the moderator had before them; none decides whatever it is now. Gives the
/// decision's number.
pub async fn decide(
    db: &Db,
    actor: Actor<'_>,
    thing: Thing,
    seen: Option<Seen>,
    ruling: &Ruling,
    now: Millis,
) -> Result<i64, ModerationError> {
    let mut tx = db.write().await?;
    let id = decide_in(&mut tx, actor, thing, seen, ruling, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// What came of one decision about many things.
#[derive(Clone, Debug, Default)]
pub struct Many {
    /// Numbers of the decisions.
    pub decided: Vec<i64>,
    /// How many were left alone, since somebody was faster or they cannot be decided so.
    pub left: usize,
}

/// One ruling about many things, in one transaction: what somebody else has settled meanwhile is
/// left alone, and so is what the ruling does not fit.
pub async fn decide_many(
    db: &Db,
    actor: Actor<'_>,
    things: &[(Thing, Option<Seen>)],
    ruling: &Ruling,
    now: Millis,
) -> Result<Many, ModerationError> {
    let mut tx = db.write().await?;
    let mut many = Many::default();
    // In one order everywhere: two who decide about the same things would wait for each other.
    let mut things = things.to_vec();
    things.sort_by_key(|(thing, _)| thing.order());
    things.dedup_by_key(|(thing, _)| *thing);
    for (thing, seen) in &things {
        match decide_in(&mut tx, actor, *thing, *seen, ruling, now).await {
            Ok(id) => many.decided.push(id),
            Err(ModerationError::Db(error)) => return Err(error.into()),
            Err(ModerationError::Forbidden) => return Err(ModerationError::Forbidden),
            Err(_) => many.left += 1,
        }
    }
    tx.commit().await?;
    Ok(many)
}

/// The same within a transaction that is already open. Whatever can be refused is refused before
/// anything is written.
pub async fn decide_in(
    tx: &mut Tx,
    actor: Actor<'_>,
    thing: Thing,
    seen: Option<Seen>,
    ruling: &Ruling,
    now: Millis,
) -> Result<i64, ModerationError> {
    things::store::lock(tx, thing).await?;
    let facts = things::store::facts(tx, thing).await?.ok_or(ModerationError::NotFound)?;
    let Some(actor_id) = actor.id().filter(|_| authorize(actor, Action::Moderate(facts.place))) else {
        return Err(ModerationError::Forbidden);
    };
    // What others said of one's own words is for others to overrule.
    if facts.author_id == Some(actor_id) {
        return Err(ModerationError::Own);
    }
    let fits = ruling.verdict.outcome(facts.visibility);
    let (Some(to), false) = (fits, facts.deleted || seen.is_some_and(|seen| seen != facts.seen())) else {
        return Err(settled(tx, &facts).await?);
    };
    let new = store::NewDecision { facts: &facts, ruling, actor_id, at: now };
    let id = store::insert(tx, &new).await?;
    if to != facts.visibility {
        things::set_visibility(tx, &facts, to).await?;
    }
    if (facts.visibility, to) == (Visibility::Waiting, Visibility::Public) {
        tell_readers(tx, thing, now).await?;
    }
    flags::store::settle(tx, thing, id).await?;
    let data = json!({
        "decision": id, "subject": thing.subject.as_str(), "id": thing.id, "verdict": ruling.verdict.as_str(),
        "rule": ruling.rule.map(Rule::as_str),
    });
    events::record(tx, EventKind::ThingDecided, Some(facts.idea_id), Some(actor_id), data.clone(), now).await?;
    // That something stays as it is, is news only for somebody who was told that it is held.
    let is_news = ruling.verdict != Verdict::Keep || flags::store::was_held(tx, id).await?;
    if is_news {
        tell_author(tx, &facts, actor_id, data, now).await?;
    }
    if ruling.verdict == Verdict::Restore {
        appeals::overtaken_in(tx, thing, actor_id, now).await?;
    }
    Ok(id)
}

/// Those who follow the place, or the idea, hear of what was approved; each once, however often it goes
/// and comes back.
async fn tell_readers(tx: &mut Tx, thing: Thing, now: Millis) -> Result<(), sqlx::Error> {
    match thing.subject {
        Subject::Idea => ideas::told::published_in(tx, thing.id, now).await,
        Subject::Comment => comments::told::published_in(tx, thing.id, None, now).await,
        Subject::Case => cases::told::published_in(tx, thing.id, now).await,
    }
}

async fn tell_author(
    tx: &mut Tx,
    facts: &ThingFacts,
    actor_id: i64,
    data: serde_json::Value,
    now: Millis,
) -> Result<(), sqlx::Error> {
    let Some(author_id) = facts.author_id else { return Ok(()) };
    let notice = NewNotice {
        kind: NoticeKind::Decided,
        audience: Audience::Accounts(vec![author_id]),
        idea_id: Some(facts.idea_id),
        item_id: None,
        actor_id: Some(actor_id),
        data,
    };
    tell_in(tx, &notice, now).await
}

/// Who was faster.
async fn settled(tx: &mut Tx, facts: &ThingFacts) -> Result<ModerationError, sqlx::Error> {
    let last = store::last(tx, facts.thing).await?;
    Ok(match last.filter(|_| !facts.deleted) {
        Some(last) => ModerationError::Settled(last),
        None => ModerationError::Changed,
    })
}

/// Takes a decision back: the thing is as it was before, its flags are open again. Only the last
/// decision about a thing can be taken back, and once.
pub async fn undo(db: &Db, actor: Actor<'_>, decision_id: i64, now: Millis) -> Result<Thing, ModerationError> {
    let mut tx = db.write().await?;
    let thing = undo_in(&mut tx, actor, decision_id, now).await?;
    tx.commit().await?;
    Ok(thing)
}

/// Takes several back in one transaction; what cannot be is left alone. Gives how many were.
pub async fn undo_many(db: &Db, actor: Actor<'_>, ids: &[i64], now: Millis) -> Result<usize, ModerationError> {
    if let [id] = ids {
        return undo(db, actor, *id, now).await.map(|_| 1);
    }
    let mut tx = db.write().await?;
    let mut done = 0;
    for id in in_order(&mut tx, ids).await? {
        match undo_in(&mut tx, actor, id, now).await {
            Ok(_) => done += 1,
            Err(ModerationError::Db(error)) => return Err(error.into()),
            Err(ModerationError::Forbidden) => return Err(ModerationError::Forbidden),
            Err(_) => {}
        }
    }
    tx.commit().await?;
    Ok(done)
}

/// Decisions in the order of the things that they are about, each once: that in which things are
/// locked everywhere.
async fn in_order(tx: &mut Tx, ids: &[i64]) -> Result<Vec<i64>, sqlx::Error> {
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        found.extend(store::find(tx, *id).await?.map(|decision| (decision.thing.order(), *id)));
    }
    found.sort_unstable();
    found.dedup();
    Ok(found.into_iter().map(|(_, id)| id).collect())
}

async fn undo_in(tx: &mut Tx, actor: Actor<'_>, decision_id: i64, now: Millis) -> Result<Thing, ModerationError> {
    let thing = store::find(tx, decision_id).await?.ok_or(ModerationError::NotFound)?.thing;
    things::store::lock(tx, thing).await?;
    let decision = store::find(tx, decision_id).await?.ok_or(ModerationError::NotFound)?;
    let facts = things::store::facts(tx, thing).await?.ok_or(ModerationError::NotFound)?;
    let Some(actor_id) = actor.id().filter(|_| authorize(actor, Action::Moderate(facts.place))) else {
        return Err(ModerationError::Forbidden);
    };
    if facts.author_id == Some(actor_id) {
        return Err(ModerationError::Own);
    }
    if let Some(undone) = decision.undone {
        return Err(ModerationError::Settled(undone));
    }
    if facts.last_decision != decision_id || facts.visibility != decision.made() {
        return Err(settled(tx, &facts).await?);
    }
    store::mark_undone(tx, decision_id, actor_id, now).await?;
    things::set_visibility(tx, &facts, decision.was).await?;
    flags::store::reopen(tx, thing, decision_id).await?;
    let data = json!({
        "decision": decision_id, "subject": thing.subject.as_str(), "id": thing.id,
        "verdict": decision.verdict.as_str(), "undone": true,
    });
    events::record(tx, EventKind::DecisionUndone, Some(facts.idea_id), Some(actor_id), data.clone(), now).await?;
    tell_author(tx, &facts, actor_id, data, now).await?;
    Ok(thing)
}

/// A decision as kept.
#[derive(Clone, Debug)]
pub struct Decision {
    /// Its number.
    pub id: i64,
    /// What it is about.
    pub thing: Thing,
    /// The idea that this is, or stands under.
    pub idea_id: i64,
    /// What was decided.
    pub verdict: Verdict,
    /// The rule, when hidden.
    pub rule: Option<Rule>,
    /// The reason; may be empty.
    pub reason: String,
    /// Whether it could be read before.
    pub was: Visibility,
    /// Who decided.
    pub actor_id: i64,
    /// When.
    pub at: Millis,
    /// Who took it back, and when.
    pub undone: Option<Settled>,
}

impl Decision {
    /// What it made of the thing.
    fn made(&self) -> Visibility {
        self.verdict.outcome(self.was).unwrap_or(self.was)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hiding_names_a_rule_and_a_reason() {
        let wrong = Ruling::parse(Verdict::Hide, "", " ").unwrap_err();
        assert_eq!(wrong, Wrong { rule: Some(FieldError::Missing), text: Some(FieldError::Missing) });
        let wrong = Ruling::parse(Verdict::Hide, "bad-mood", "Because.").unwrap_err();
        assert_eq!(wrong, Wrong { rule: Some(FieldError::Unknown), text: None });
        let ruling = Ruling::parse(Verdict::Hide, "insult", " Calls the driver names. ").unwrap();
        assert_eq!((ruling.rule, ruling.reason.as_str()), (Some(Rule::Insult), "Calls the driver names."));
    }

    #[test]
    fn approving_needs_no_words_and_restoring_does() {
        assert!(Ruling::parse(Verdict::Approve, "insult", "").is_ok_and(|ruling| ruling.rule.is_none()));
        assert!(Ruling::parse(Verdict::Keep, "", "").is_ok());
        assert!(Ruling::parse(Verdict::Restore, "", "").is_err());
    }
}
