//! Flags: a resident says that something breaks a rule. Flags that weigh enough together, or what
//! looks like spam, hold it for review; it stays readable until a moderator decides.

pub mod handlers;
pub mod store;

use app::domain::Millis;
use app::domain::access::{Action, Actor, authorize};
use app::domain::idea::FieldError;
use app::domain::moderation::flagging::{holds, weight};
use app::domain::moderation::spam::{Reason, Sign};
use app::domain::moderation::{FlagText, Rule, Thing, Visibility};
use app::domain::notice::{Audience, NoticeKind};
use serde_json::json;

use super::things::{self, ThingFacts};
use super::{ModerationError, Wrong};
use crate::db::{Db, Tx};
use crate::events::{self, EventKind};
use crate::ideas;
use crate::notifications::{NewNotice, tell_in};

/// What came of a flag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flagged {
    /// The idea that was flagged, or that the thing stands under.
    pub idea_id: i64,
    /// Whether it is the resident's first flag on the thing; another is not counted.
    pub is_new: bool,
}

/// Checks what was typed: a rule, and a text that may be empty but where the rule is "other".
pub fn parse(rule: &str, body: &str) -> Result<(Rule, String), Wrong> {
    let parsed = match rule {
        "" => Err(FieldError::Missing),
        word => Rule::parse(word).ok_or(FieldError::Unknown),
    };
    let body = match FlagText::parse(body) {
        Ok(body) => Ok(body.as_str().to_owned()),
        Err(FieldError::Missing) if parsed != Ok(Rule::Other) => Ok(String::new()),
        Err(error) => Err(error),
    };
    match (parsed, body) {
        (Ok(rule), Ok(body)) => Ok((rule, body)),
        (rule, body) => Err(Wrong { rule: rule.err(), text: body.err() }),
    }
}

/// Flags something, once per resident, and begins a hold when that makes the flags heavy enough.
pub async fn flag(
    db: &Db,
    actor: Actor<'_>,
    thing: Thing,
    rule: &str,
    body: &str,
    now: Millis,
) -> Result<Flagged, ModerationError> {
    let (rule, body) = parse(rule, body).map_err(ModerationError::Invalid)?;
    let mut tx = db.write().await?;
    things::store::lock(&mut tx, thing).await?;
    let facts = things::store::facts(&mut tx, thing).await?.ok_or(ModerationError::NotFound)?;
    let under = ideas::open(&mut tx, facts.idea_id).await;
    if facts.visibility != Visibility::Public || facts.deleted || under.is_err() {
        return Err(ModerationError::Changed);
    }
    let action = Action::Flag { author_id: facts.author_id };
    let Some(account_id) = actor.id().filter(|_| authorize(actor, action)) else {
        return Err(ModerationError::Forbidden);
    };
    let flagger = store::flagger(&mut tx, account_id).await?;
    let weight = weight(flagger.record(), now - flagger.created_at);
    let new = store::NewFlag { facts: &facts, account_id, rule, body: &body, weight, at: now };
    let is_new = store::insert(&mut tx, &new).await?;
    if is_new {
        let data = json!({ "subject": thing.subject.as_str(), "id": thing.id, "rule": rule.as_str() });
        let idea = Some(facts.idea_id);
        events::record(&mut tx, EventKind::ThingFlagged, idea, Some(account_id), data, now).await?;
        let open = store::open_weight(&mut tx, thing).await?;
        if holds(open.weight) {
            let reasons = [Reason { sign: Sign::Flags, count: open.flags }];
            hold_in(&mut tx, &facts, 1.0, &reasons, now).await?;
        }
        tx.commit().await?;
    }
    Ok(Flagged { idea_id: facts.idea_id, is_new })
}

/// Holds something for review, once until it is decided, and tells its author why.
pub async fn hold_in(
    tx: &mut Tx,
    facts: &ThingFacts,
    score: f64,
    reasons: &[Reason],
    now: Millis,
) -> Result<(), sqlx::Error> {
    if !store::hold(tx, facts, score, reasons, now).await? {
        return Ok(());
    }
    let data = json!({ "subject": facts.thing.subject.as_str(), "id": facts.thing.id, "reasons": reasons });
    events::record(tx, EventKind::ThingHeld, Some(facts.idea_id), None, data.clone(), now).await?;
    let Some(author_id) = facts.author_id else { return Ok(()) };
    let notice = NewNotice {
        kind: NoticeKind::Held,
        audience: Audience::Accounts(vec![author_id]),
        idea_id: Some(facts.idea_id),
        item_id: None,
        actor_id: None,
        data,
    };
    tell_in(tx, &notice, now).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flag_names_a_rule_and_something_else_needs_words() {
        assert_eq!(parse("spam", ""), Ok((Rule::Spam, String::new())));
        assert_eq!(parse("", "x").unwrap_err().rule, Some(FieldError::Missing));
        assert_eq!(parse("other", " ").unwrap_err().text, Some(FieldError::Missing));
        assert_eq!(parse("boring", "x").unwrap_err().rule, Some(FieldError::Unknown));
    }
}
