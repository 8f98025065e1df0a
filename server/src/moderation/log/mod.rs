//! What was decided: the trace that something hidden leaves in public, the log for colleagues, the
//! log for everyone.

pub mod handlers;
pub mod store;

use std::collections::HashMap;

use app::domain::Millis;
use app::domain::access::{Action, Actor, authorize};
use app::domain::moderation::{Rule, Subject};
use app::pages::moderation::log::{LogPage, PublicLogPage};
use app::pages::moderation::trace::Trace;

use super::{decisions, reopenings};
use crate::db::Conn;
use crate::splitting;

/// Decisions on a page.
const PAGE: usize = 50;
/// How far back the public numbers go: 90 days.
const COUNTED: Millis = 90 * 24 * 60 * 60 * 1000;
/// Decisions that the public log tells one by one.
const LATEST: i64 = 50;

/// Why things of one kind are hidden, by their numbers.
pub type Traces = HashMap<i64, Trace>;

/// Why these things are hidden: of each the last decision that stands.
pub async fn traces(conn: &mut Conn, subject: Subject, ids: &[i64]) -> Result<Traces, sqlx::Error> {
    let rows = decisions::store::traces(conn, subject, ids).await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let rule = Rule::parse(&row.rule);
            (row.subject_id, Trace { decision: row.id, rule, reason: row.reason, at: row.created_at })
        })
        .collect())
}

/// The log as a colleague sees it, from the newest decision before `before` on.
pub async fn page(
    conn: &mut Conn,
    viewer: Actor<'_>,
    language: &str,
    before: Option<i64>,
) -> Result<LogPage, sqlx::Error> {
    let mut rows = store::page(conn, before.unwrap_or(i64::MAX), PAGE as i64 + 1).await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| more).map(store::Row::id);
    let up_to = match before {
        Some(id) => decisions::store::find(conn, id).await?.map(|decision| decision.at),
        None => None,
    };
    let after = rows.last().filter(|_| more).map(store::Row::at);
    let splits = splitting::log::between(conn, viewer, after, up_to).await?;
    let settled = reopenings::between(conn, viewer, language, after, up_to).await?;
    let entries = rows.into_iter().map(|row| {
        let may = authorize(viewer, Action::Moderate(row.place()));
        row.entry(may)
    });
    Ok(LogPage { entries: entries.collect(), splits, settled, next, is_later: before.is_some() })
}

/// The log as everyone sees it.
pub async fn public_page(conn: &mut Conn, now: Millis) -> Result<PublicLogPage, sqlx::Error> {
    let tallies = store::tallies(conn, now - COUNTED).await?;
    Ok(PublicLogPage { tallies, entries: store::latest(conn, LATEST).await? })
}
