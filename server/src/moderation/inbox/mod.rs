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

use super::reopenings;
use crate::db::{Conn, Db};
use store::{Scope, WaitingRow};

/// Entries that are shown.
const SHOWN: usize = 50;
/// For how long a colleague counts as looking at what they opened: 10 minutes.
pub const CLAIM: Millis = 10 * 60 * 1000;
/// What the list holds when nothing else is asked for, in this order where one thing is in several.
const LISTED: [What; 6] = [What::Ideas, What::Comments, What::Appeals, What::Flags, What::Handbacks, What::Reopenings];

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
    language: &str,
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
        rows.extend(found.into_iter().filter(|row| known.insert(row.key)));
    }
    rows.sort_by_key(|row| (row.since, row.subject_id));
    let more = rows.len() > SHOWN;
    rows.truncate(SHOWN);
    let late_before = now - target_hours * 60 * 60 * 1000;
    let mut claims = store::claims(conn, viewer.id().unwrap_or(0), now).await?;
    let mut promises = reopenings::promises(conn, &rows, language).await?;
    let mut things = things(conn, &rows).await?;
    let entries = rows.into_iter().filter_map(|row| {
        let entry = things.remove(&row.key).or_else(|| promises.remove(&row.key))?;
        Some(Entry { is_late: row.since < late_before, claimed_by: claims.remove(&row.key), ..entry })
    });
    let entries = entries.collect();
    Ok(InboxPage { filter: filter.clone(), counts, entries, more, target_hours, ..InboxPage::default() })
}

/// What residents wrote of what waits, with its words and flags.
async fn things(conn: &mut Conn, rows: &[WaitingRow]) -> Result<HashMap<Key, Entry>, sqlx::Error> {
    let mut words = HashMap::new();
    for subject in Subject::ALL {
        let of_kind = rows.iter().filter_map(|row| row.thing).filter(|thing| thing.subject == *subject);
        let found = store::words(conn, *subject, &of_kind.map(|thing| thing.id).collect::<Vec<_>>()).await?;
        words.extend(found.into_iter().map(|row| (Thing { subject: *subject, id: row.id }, row)));
    }
    let ideas: Vec<i64> = rows.iter().map(|row| row.idea_id).collect();
    let mut flags = store::flags(conn, &ideas).await?;
    let mut holds = store::holds(conn, &ideas).await?;
    let entry = |row: &WaitingRow| {
        let thing = row.thing?;
        let words = words.remove(&thing)?;
        let signs = holds.remove(&thing);
        let entry = Entry {
            key: row.key,
            what: row.what,
            thing: Some((thing, words.seen())),
            words: words.shown(),
            language: words.language,
            author: words.author,
            answered: None,
            topic_id: words.topic_id,
            area_id: words.area_id,
            since: row.since,
            is_late: false,
            flags: flags.remove(&thing).unwrap_or_default(),
            is_held: signs.is_some(),
            signs: signs.unwrap_or_default(),
            claimed_by: None,
        };
        Some((row.key, entry))
    };
    Ok(rows.iter().filter_map(entry).collect())
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
