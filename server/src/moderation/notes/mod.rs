//! Notes among colleagues about an idea; never public. `@name` tells a colleague of it.

pub mod handlers;
pub mod store;

use app::domain::Millis;
use app::domain::access::{Action, Actor, authorize};
use app::domain::moderation::NoteText;
use app::domain::notice::{Audience, NoticeKind};
use serde_json::json;

use super::{ModerationError, Wrong};
use crate::db::Db;
use crate::ideas;
use crate::notifications::{NewNotice, tell_in};

/// Keeps a note about an idea and tells the colleagues that it names.
pub async fn write(db: &Db, actor: Actor<'_>, idea_id: i64, body: &str, now: Millis) -> Result<i64, ModerationError> {
    let body =
        NoteText::parse(body).map_err(|error| ModerationError::Invalid(Wrong { text: Some(error), rule: None }))?;
    let mut tx = db.write().await?;
    let idea = ideas::store::facts(&mut tx, idea_id).await?.ok_or(ModerationError::NotFound)?;
    let Some(author_id) = actor.id().filter(|_| authorize(actor, Action::Moderate(idea.place()))) else {
        return Err(ModerationError::Forbidden);
    };
    let id = store::insert(&mut tx, idea_id, author_id, body.as_str(), now).await?;
    let colleagues = store::colleagues(&mut tx).await?;
    let told: Vec<i64> =
        mentioned(body.as_str(), &colleagues).into_iter().filter(|colleague| *colleague != author_id).collect();
    if !told.is_empty() {
        let notice = NewNotice {
            kind: NoticeKind::Mentioned,
            audience: Audience::Accounts(told),
            idea_id: Some(idea_id),
            item_id: None,
            actor_id: Some(author_id),
            data: json!({ "note": id }),
        };
        tell_in(&mut tx, &notice, now).await?;
    }
    tx.commit().await?;
    Ok(id)
}

/// The colleagues that a text names with an `@` before the name. Names hold spaces, so that each
/// is looked for; a longer name that begins like a shorter one hides it.
fn mentioned(text: &str, colleagues: &[(i64, String)]) -> Vec<i64> {
    let text = text.to_lowercase();
    let mut by_length: Vec<(i64, String)> = colleagues.iter().map(|(id, name)| (*id, name.to_lowercase())).collect();
    by_length.sort_by_key(|(_, name)| std::cmp::Reverse(name.len()));
    let mut found = Vec::new();
    for rest in text.split('@').skip(1) {
        let whole =
            |name: &str| rest.strip_prefix(name).is_some_and(|after| !after.starts_with(|c: char| c.is_alphanumeric()));
        if let Some((id, _)) = by_length.iter().find(|(_, name)| whole(name))
            && !found.contains(id)
        {
            found.push(*id);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colleagues_are_found_by_their_whole_name() {
        let all = [(1, "Mona".to_owned()), (2, "Mona Said".to_owned()), (3, "رضا کریمی".to_owned())];
        assert_eq!(mentioned("@mona said: look", &all), [2]);
        assert_eq!(mentioned("@Mona, please. And @رضا کریمی too", &all), [1, 3]);
        assert_eq!(mentioned("mona@example.org or @monastery", &all), [0i64; 0]);
    }
}
