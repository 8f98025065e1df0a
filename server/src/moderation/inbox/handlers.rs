//! The page of the inbox.

use app::domain::access::{Action, authorize};
use app::domain::directory::Directory;
use app::domain::moderation::inbox::{InboxFilter, Key, What};
use app::pages::error::Problem;
use app::pages::moderation::inbox::{Done, InboxPage, html};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::Deserialize;

use super::{claim, detail, list};
use crate::moderation::{ModerationError, decisions, reopenings};
use crate::web::failure::Failure;
use crate::web::form::Query;
use crate::web::redirect::safe_path;
use crate::web::visit::Visit;

/// For how long the page offers to take a decision back in place; the log does later.
const UNDO_OFFERED: i64 = 10 * 60 * 1000;

/// What of the inbox is shown, and what has just been done.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct InboxQuery {
    what: String,
    topic: String,
    area: String,
    item: String,
    done: String,
    left: i64,
    settled: i64,
}

impl InboxQuery {
    /// The query of a path that a form carries, such as `/moderation?what=flags&item=comment-7`.
    pub fn of_path(path: &str) -> Self {
        let query = path.split_once('?').map_or("", |(_, query)| query);
        serde_urlencoded::from_str(query).unwrap_or_default()
    }

    /// What is shown; words that mean nothing here are passed over.
    pub fn filter(&self, directory: &Directory) -> InboxFilter {
        let known = |labels, slug: &String| Directory::id(labels, slug).map(|_| slug.clone());
        InboxFilter {
            what: What::parse(&self.what).filter(|what| *what != What::Duplicates),
            topic: known(&directory.topics, &self.topic),
            area: known(&directory.areas, &self.area),
        }
    }

    /// The entry that is asked for.
    pub fn item(&self) -> Option<Key> {
        Key::parse(&self.item)
    }

    /// The same with another entry asked for.
    pub fn opening(self, key: Key) -> Self {
        Self { item: key.to_string(), ..self }
    }
}

/// Where a form leads afterwards: a page of moderation, or the inbox.
pub fn back_to(to: &str) -> &str {
    let to = safe_path(to);
    if to == "/moderation" || to.starts_with("/moderation?") || to.starts_with("/moderation/") {
        to
    } else {
        "/moderation"
    }
}

/// Where a form leads, as an address of the inbox that says what was done.
pub fn back_done(to: &str, decided: &[i64], left: usize) -> String {
    let to = back_to(to);
    let ids: Vec<String> = decided.iter().map(i64::to_string).collect();
    let joiner = if to.contains('?') { '&' } else { '?' };
    let left = if left > 0 { format!("&left={left}") } else { String::new() };
    format!("{to}{joiner}done={}{left}", ids.join("."))
}

/// `GET /moderation`. Opening an entry tells colleagues that somebody looks at it; a browser that
/// fetches ahead does not look.
pub async fn show(visit: Visit, headers: HeaderMap, Query(query): Query<InboxQuery>) -> Result<Response, Failure> {
    let mut page = load(&visit, &query).await?;
    let fetches_ahead = headers.contains_key("sec-purpose");
    if let (Some(key), Some(account_id)) = (page.open_key(), visit.account_id())
        && page.is_asked
        && !fetches_ahead
    {
        claim(&visit.site.db, account_id, key, visit.frame.now).await?;
    }
    page.done = done(&visit, &query).await?;
    page.settled = reopenings::settled(&mut visit.site.db.read().await?, visit.actor(), query.settled).await?;
    Ok(visit.page(StatusCode::OK, html(&visit.frame, &page)))
}

/// Everything that the page shows, with the entry that is asked for open, or else the first.
pub async fn load(visit: &Visit, query: &InboxQuery) -> Result<InboxPage, Failure> {
    let viewer = visit.actor();
    if !authorize(viewer, Action::SeeInbox) {
        return Err(Problem::Forbidden.into());
    }
    let directory = &visit.frame.directory;
    let filter = query.filter(directory);
    let mut conn = visit.site.db.read().await?;
    let target = i64::from(visit.site.config.inbox_target_hours);
    let (language, now) = (visit.lang().code, visit.frame.now);
    let mut page = list(&mut conn, viewer, directory, language, &filter, target, now).await?;
    let asked = query.item();
    let key = asked.or_else(|| page.entries.first().map(|entry| entry.key));
    // What is gone since is left out, unless it was asked for.
    let unless_gone =
        |error| if matches!(error, ModerationError::NotFound) && asked.is_none() { Ok(()) } else { Err(error) };
    match key {
        Some(Key::Reopening(id)) => match reopenings::open(&mut conn, viewer, id, language, now).await {
            Ok(open) => page.reopening = Some(open),
            Err(error) => unless_gone(error)?,
        },
        Some(key) => match detail::open(&mut conn, viewer, key, now).await {
            Ok(open) => page.open = Some(open),
            Err(error) => unless_gone(error)?,
        },
        None => {}
    }
    page.is_asked = asked.is_some();
    Ok(page)
}

/// What the viewer has just decided, while it is worth offering to take it back.
async fn done(visit: &Visit, query: &InboxQuery) -> Result<Option<Done>, Failure> {
    let ids: Vec<i64> = query.done.split('.').filter_map(|id| id.parse().ok()).take(100).collect();
    let mut conn = visit.site.db.read().await?;
    let mut verdict = None;
    let mut decisions = Vec::new();
    for id in ids {
        let Some(decision) = decisions::store::find(&mut conn, id).await? else { continue };
        let is_fresh = visit.frame.now - decision.at < UNDO_OFFERED;
        if Some(decision.actor_id) == visit.account_id() && decision.undone.is_none() && is_fresh {
            verdict = Some(decision.verdict);
            decisions.push(id);
        }
    }
    Ok(verdict.map(|verdict| Done { verdict, decisions, left: query.left }))
}

/// Where a form leads, as an address of the inbox that says how a case was settled.
pub fn back_settled(to: &str, case: i64) -> String {
    let to = back_to(to);
    format!("{to}{}settled={case}", if to.contains('?') { '&' } else { '?' })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_lead_to_pages_of_moderation_alone() {
        assert_eq!(back_to("/moderation?what=flags"), "/moderation?what=flags");
        for elsewhere in ["https://evil.example", "/ideas/3", "//x", "/moderationx", ""] {
            assert_eq!(back_to(elsewhere), "/moderation", "{elsewhere}");
        }
        assert_eq!(back_done("/moderation?what=flags", &[3, 4], 1), "/moderation?what=flags&done=3.4&left=1");
        assert_eq!(back_done("", &[3], 0), "/moderation?done=3");
    }
}
