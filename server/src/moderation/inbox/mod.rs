//! The inbox: everything that waits for a moderator within reach, and one entry of it open.

pub mod detail;
pub mod handlers;
pub mod store;

use std::collections::{HashMap, HashSet};

use app::domain::Millis;
use app::domain::access::Actor;
use app::domain::account::{Reach, Role};
use app::domain::directory::Directory;
use app::domain::moderation::inbox::{InboxFilter, Key, What};
use app::domain::moderation::{Subject, Thing};
use app::pages::moderation::inbox::{Entry, InboxPage};

use crate::db::{Conn, Db};
use store::{Scope, WaitingRow};

/// Entries that are shown.
const SHOWN: usize = 50;
/// For how long a colleague counts as looking at what they opened: 10 minutes.
pub const CLAIM: Millis = 10 * 60 * 1000;
/// What the list holds when nothing else is asked for, in this order where one thing is in several.
const LISTED: [What; 5] = [What::Ideas, What::Comments, What::Appeals, What::Flags, What::Handbacks];

/// What of the inbox a moderator sees under a filter.
pub fn scope(viewer: Actor<'_>, directory: &Directory, filter: &InboxFilter) -> Scope {
    static NOTHING: Reach = Reach { agencies: Vec::new(), topics: Vec::new(), areas: Vec::new() };
    let reach = match viewer {
        Actor::Account { role: Role::Moderator, reach, .. } => reach,
        _ => &NOTHING,
    };
    // A slug that is not known matches nothing, rather than everything.
    let only = |slug: &Option<String>, labels| slug.as_ref().map(|slug| Directory::id(labels, slug).unwrap_or(-1));
    Scope {
        topics: reach.topics.clone(),
        areas: reach.areas.clone(),
        topic: only(&filter.topic, &directory.topics),
        area: only(&filter.area, &directory.areas),
    }
}

/// The list and its counts, without an entry open.
pub async fn list(
    conn: &mut Conn,
    viewer: Actor<'_>,
    directory: &Directory,
    filter: &InboxFilter,
    target_hours: i64,
    now: Millis,
) -> Result<InboxPage, sqlx::Error> {
    let scope = scope(viewer, directory, filter);
    let counts = store::counts(conn, &scope, &LISTED).await?;
    let wanted: Vec<What> = LISTED.into_iter().filter(|what| filter.what.is_none_or(|only| only == *what)).collect();
    let mut rows = Vec::new();
    let mut known = HashSet::new();
    for what in wanted {
        let found = store::waiting(conn, &scope, what, SHOWN as i64 + 1).await?;
        rows.extend(found.into_iter().filter(|row| known.insert(row.key())));
    }
    rows.sort_by_key(|row| (row.since, row.subject_id));
    let more = rows.len() > SHOWN;
    rows.truncate(SHOWN);
    let late_before = now - target_hours * 60 * 60 * 1000;
    let entries = entries(conn, rows, viewer.id().unwrap_or(0), late_before, now).await?;
    Ok(InboxPage { filter: filter.clone(), counts, entries, more, target_hours, ..InboxPage::default() })
}

/// The rows with their words, flags and claims.
async fn entries(
    conn: &mut Conn,
    rows: Vec<WaitingRow>,
    viewer_id: i64,
    late_before: Millis,
    now: Millis,
) -> Result<Vec<Entry>, sqlx::Error> {
    let mut words = HashMap::new();
    for subject in Subject::ALL {
        let ids: Vec<i64> = rows.iter().filter(|row| row.subject() == *subject).map(|row| row.subject_id).collect();
        let found = store::words(conn, *subject, &ids).await?;
        words.extend(found.into_iter().map(|row| (Thing { subject: *subject, id: row.id }, row)));
    }
    let ideas: Vec<i64> = rows.iter().map(|row| row.idea_id).collect();
    let mut flags = store::flags(conn, &ideas).await?;
    let mut holds = store::holds(conn, &ideas).await?;
    let mut claims = store::claims(conn, viewer_id, now).await?;
    let entry = |row: WaitingRow| {
        let thing = row.thing();
        let key = row.key();
        let words = words.remove(&thing)?;
        let signs = holds.remove(&thing);
        Some(Entry {
            key,
            what: row.what,
            thing,
            seen: words.seen(),
            words: words.shown(),
            language: words.language,
            author: words.author,
            topic_id: words.topic_id,
            area_id: words.area_id,
            since: row.since,
            is_late: row.since < late_before,
            flags: flags.remove(&thing).unwrap_or_default(),
            is_held: signs.is_some(),
            signs: signs.unwrap_or_default(),
            claimed_by: claims.remove(&key),
        })
    };
    Ok(rows.into_iter().filter_map(entry).collect())
}

/// Tells colleagues that somebody looks at an entry, until they open another or ten minutes pass.
/// Gives who looks at it already, and then leaves it theirs.
pub async fn claim(db: &Db, account_id: i64, key: Key, now: Millis) -> Result<Option<String>, sqlx::Error> {
    let mut tx = db.write().await?;
    let other = store::claimed_by_other(&mut tx, key, account_id, now).await?;
    store::release(&mut tx, account_id, now).await?;
    if other.is_none() {
        store::claim(&mut tx, key, account_id, now + CLAIM).await?;
    }
    tx.commit().await?;
    Ok(other)
}
