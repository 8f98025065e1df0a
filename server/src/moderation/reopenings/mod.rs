//! Delivered promises that many say did not help, as the inbox shows them. What becomes of them is the
//! roadmap's (see [`settlement`](crate::roadmap::outcomes::settlement)).

pub mod handlers;

use std::collections::HashMap;

use app::domain::Millis;
use app::domain::access::{Action, Actor, authorize};
use app::domain::moderation::inbox::{Key, What};
use app::pages::moderation::inbox::{Entry, Settled};
use app::pages::moderation::log::SettledEntry;
use app::pages::moderation::reopening::{ReopeningDetail, SettledView};

use super::ModerationError;
use super::inbox::store::{WaitingRow, claimed_by_other};
use crate::db::Conn;
use crate::roadmap::outcomes;
use crate::roadmap::{list, store as items};

/// Reasons of residents that are shown.
const WHYS: i64 = 30;
/// Cases that were settled between two decisions at the most; more are not settled by hand.
const LOGGED: i64 = 200;

/// The promises among what waits, titled in a language or in one that they have.
pub async fn promises(
    conn: &mut Conn,
    rows: &[WaitingRow],
    language: &str,
) -> Result<HashMap<Key, Entry>, sqlx::Error> {
    let rows: Vec<&WaitingRow> = rows.iter().filter(|row| row.what == What::Reopenings).collect();
    let ids: Vec<i64> = rows.iter().map(|row| row.subject_id).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let items = items::all(conn, Some(&ids)).await?;
    let links = list::links(conn, &ids, language).await?;
    let outcomes: HashMap<_, _> = outcomes::store::of_items(conn, &ids).await?.into_iter().collect();
    let entry = |row: &WaitingRow| {
        let item = items.iter().find(|item| item.id == row.subject_id)?;
        let link = links.iter().find(|link| link.id == item.id)?;
        let outcome = outcomes.get(&item.id).copied().unwrap_or_default();
        let entry = Entry {
            key: row.key,
            what: row.what,
            thing: None,
            words: link.title.clone(),
            language: link.language.clone(),
            author: None,
            answered: Some((outcome.answers(), outcome.no)),
            topic_id: item.topic_id,
            area_id: item.area_id,
            since: row.since,
            is_late: false,
            flags: Vec::new(),
            signs: Vec::new(),
            is_held: false,
            claimed_by: None,
        };
        Some((row.key, entry))
    };
    Ok(rows.into_iter().filter_map(entry).collect())
}

/// Opens a case for a moderator who looks after its place.
pub async fn open(
    conn: &mut Conn,
    viewer: Actor<'_>,
    id: i64,
    language: &str,
    now: Millis,
) -> Result<ReopeningDetail, ModerationError> {
    let case = outcomes::store::find(conn, id).await?.ok_or(ModerationError::NotFound)?;
    let item = items::find(conn, case.item_id).await?.ok_or(ModerationError::NotFound)?;
    if !authorize(viewer, Action::Moderate(item.place())) {
        return Err(ModerationError::Forbidden);
    }
    let link = list::links(conn, &[item.id], language).await?.pop().ok_or(ModerationError::NotFound)?;
    let outcome = outcomes::store::of_items(conn, &[item.id]).await?.pop();
    let settled = case.settled_at.map(|at| SettledView {
        settlement: case.settlement(),
        by: case.settler.clone().unwrap_or_default(),
        at,
        reason: case.reason.clone(),
        can_undo: case.can_be_taken_back(&item),
    });
    Ok(ReopeningDetail {
        id,
        item_id: item.id,
        title: link.title,
        language: link.language,
        stage: item.standing().stage,
        agency_id: item.agency_id,
        topic_id: item.topic_id,
        area_id: item.area_id,
        since: case.created_at,
        outcome: outcome.map(|(_, outcome)| outcome).unwrap_or_default(),
        whys: outcomes::store::whys(conn, item.id, WHYS).await?,
        settled,
        form: Default::default(),
        claimed_by: claimed_by_other(conn, Key::Reopening(id), viewer.id().unwrap_or(0), now).await?,
    })
}

/// What was settled a moment ago, while it can be taken back.
pub async fn settled(conn: &mut Conn, viewer: Actor<'_>, id: i64) -> Result<Option<Settled>, sqlx::Error> {
    let Some(case) = outcomes::store::find(conn, id).await? else { return Ok(None) };
    let Some(item) = items::find(conn, case.item_id).await? else { return Ok(None) };
    let may = authorize(viewer, Action::Moderate(item.place())) && case.can_be_taken_back(&item);
    Ok(case.settlement().filter(|_| may).map(|settlement| Settled { case: id, settlement }))
}

/// The cases that were settled after one moment, from the beginning on when none is given, up to another, or
/// to now, as the log tells them; the newest first.
pub async fn between(
    conn: &mut Conn,
    viewer: Actor<'_>,
    language: &str,
    after: Option<Millis>,
    up_to: Option<Millis>,
) -> Result<Vec<SettledEntry>, sqlx::Error> {
    let (after, up_to) = (after.unwrap_or(Millis::MIN), up_to.unwrap_or(Millis::MAX));
    let mut entries = Vec::new();
    for case in outcomes::store::settled_between(conn, after, up_to, LOGGED).await? {
        let Some(item) = items::find(conn, case.item_id).await? else { continue };
        let Some(link) = list::links(conn, &[item.id], language).await?.pop() else { continue };
        entries.push(SettledEntry {
            case: case.id,
            title: link.title,
            language: link.language,
            settlement: case.settlement(),
            can_undo: authorize(viewer, Action::Moderate(item.place())) && case.can_be_taken_back(&item),
            at: case.settled_at.unwrap_or(case.created_at),
            undone: case.undone_at.map(|at| (case.undoer.unwrap_or_default(), at)),
            by: case.settler.unwrap_or_default(),
            reason: case.reason,
        });
    }
    Ok(entries)
}
