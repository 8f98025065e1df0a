//! Saved replies: what moderators write often, in several languages, with places for what differs.

pub mod handlers;
pub mod store;

use std::collections::BTreeMap;

use app::domain::access::{Action, Actor, authorize};
use app::domain::idea::FieldError;
use app::domain::moderation::ReasonText;
use app::domain::text;

use super::{ModerationError, Wrong};
use crate::db::Db;

/// What stands in the places of a reply.
#[derive(Clone, Copy, Debug, Default)]
pub struct Places<'a> {
    /// `{name}`: the author's public name.
    pub name: &'a str,
    /// `{title}`: the idea's title.
    pub title: &'a str,
    /// `{rule}`: the rule that was chosen.
    pub rule: &'a str,
    /// `{city}`: the city's name.
    pub city: &'a str,
}

/// A reply's text with its places filled. What is put in is not looked at again.
pub fn filled(text: &str, places: Places<'_>) -> String {
    let known = [("name", places.name), ("title", places.title), ("rule", places.rule), ("city", places.city)];
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('{') {
        filled.push_str(&rest[..start]);
        rest = &rest[start..];
        let found = known.iter().find_map(|(name, value)| {
            let after = rest.strip_prefix('{')?.strip_prefix(name)?.strip_prefix('}')?;
            Some((*value, after))
        });
        match found {
            Some((value, after)) => {
                filled.push_str(value);
                rest = after;
            }
            None => {
                filled.push('{');
                rest = &rest[1..];
            }
        }
    }
    filled.push_str(rest);
    filled
}

/// The text in a language, or in one that there is.
pub fn in_language<'a>(texts: &'a BTreeMap<String, String>, language: &str) -> &'a str {
    texts.get(language).or_else(|| texts.values().next()).map_or("", String::as_str)
}

/// Keeps a reply under a name that no other has.
pub async fn save(
    db: &Db,
    actor: Actor<'_>,
    name: &str,
    texts: &BTreeMap<String, String>,
) -> Result<(), ModerationError> {
    if !authorize(actor, Action::ManageCity) {
        return Err(ModerationError::Forbidden);
    }
    let name = text::clean_line(name);
    let name_error = match text::chars(&name) {
        0 => Some(FieldError::Missing),
        have if have > 60 => Some(FieldError::TooLong { have, max: 60 }),
        _ => None,
    };
    let mut kept = BTreeMap::new();
    let mut text_error = None;
    for (code, typed) in texts {
        match ReasonText::parse(typed) {
            Ok(text) => _ = kept.insert(code.clone(), text.as_str().to_owned()),
            Err(FieldError::Missing) => {}
            Err(error) => text_error = Some(error),
        }
    }
    if kept.is_empty() && text_error.is_none() {
        text_error = Some(FieldError::Missing);
    }
    if name_error.is_some() || text_error.is_some() {
        return Err(ModerationError::Invalid(Wrong { rule: name_error, text: text_error }));
    }
    let mut tx = db.write().await?;
    if !store::insert(&mut tx, &name, &kept).await? {
        return Err(ModerationError::Invalid(Wrong { rule: Some(FieldError::NameTaken), text: None }));
    }
    tx.commit().await?;
    Ok(())
}

/// Throws a reply away.
pub async fn delete(db: &Db, actor: Actor<'_>, id: i64) -> Result<(), ModerationError> {
    if !authorize(actor, Action::ManageCity) {
        return Err(ModerationError::Forbidden);
    }
    let mut tx = db.write().await?;
    store::delete(&mut tx, id).await?;
    tx.commit().await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_once() {
        let places = Places { name: "{title}", title: "Lamps", rule: "Spam", city: "Noor" };
        assert_eq!(
            filled("Dear {name}: {title} ({rule}, {city}) {other} {", places),
            "Dear {title}: Lamps (Spam, Noor) {other} {"
        );
    }

    #[test]
    fn a_reply_speaks_the_authors_language_or_one_that_there_is() {
        let texts = BTreeMap::from([("ar".to_owned(), "شكرًا".to_owned()), ("en".to_owned(), "Thanks".to_owned())]);
        assert_eq!(in_language(&texts, "en"), "Thanks");
        assert_eq!(in_language(&texts, "fa"), "شكرًا");
        assert_eq!(in_language(&BTreeMap::new(), "fa"), "");
    }
}
