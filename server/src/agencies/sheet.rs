//! What an agency has to answer for, read whole and kept until something of it changes: its page,
//! its figures and its officers' queue are made from it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use app::domain::Millis;
use app::domain::calendar::Day;
use app::domain::clock::{ClockState, Course, Pause, Targets, decides, next};
use app::domain::figures::{Figures, Span};
use app::domain::idea::Stage;

use super::store::{self, SheetRow};
use crate::ideas::store::stage;
use crate::site::Site;

/// Figures tell of this many days back.
const SPAN: Millis = 365 * 24 * 60 * 60 * 1000;

/// An idea that an agency still has to do something for.
#[derive(Clone, Debug, PartialEq)]
pub struct Open {
    /// The idea.
    pub idea_id: i64,
    /// Its topic.
    pub topic_id: Option<i64>,
    /// Its area.
    pub area_id: Option<i64>,
    /// What is next, and by when.
    pub next: ClockState,
    /// Whether that is the decision, the first answer being given.
    pub is_answered: bool,
}

/// Everything, as of a day.
#[derive(Debug, Default)]
pub struct Sheet {
    /// What is to be done, the most urgent first, what is paused last.
    pub open: Vec<Open>,
    /// How the agency did.
    pub figures: Figures,
}

/// The number of changes, the day and the targets that a sheet was made at.
type Made = (u64, Day, Targets);

/// The sheets made lately, by agency.
#[derive(Default)]
pub struct Sheets(Mutex<HashMap<i64, (Made, Arc<Sheet>)>>);

/// The sheet of an agency.
pub async fn of(site: &Site, agency_id: i64) -> Result<Arc<Sheet>, sqlx::Error> {
    let now = site.clock.now();
    let targets = site.directory.get().targets_of(agency_id);
    let made = (site.db.changes().of_clocks(), site.calendar.day(now), targets);
    let kept = site.sheets.0.lock().ok().and_then(|sheets| sheets.get(&agency_id).cloned());
    if let Some((_, sheet)) = kept.filter(|(at, _)| *at == made) {
        return Ok(sheet);
    }
    let mut conn = site.db.read().await?;
    let rows = store::sheet(&mut conn, agency_id, now - SPAN).await?;
    let pauses = store::sheet_pauses(&mut conn, agency_id).await?;
    drop(conn);
    let sheet = Arc::new(make(site, targets, rows, pauses, now));
    if let Ok(mut sheets) = site.sheets.0.lock() {
        sheets.insert(agency_id, (made, sheet.clone()));
    }
    Ok(sheet)
}

fn make(
    site: &Site,
    targets: Targets,
    rows: Vec<SheetRow>,
    pauses: Vec<(i64, Millis, Option<Millis>)>,
    now: Millis,
) -> Sheet {
    let mut stood: HashMap<i64, Vec<Pause>> = HashMap::new();
    for (assignment, from, until) in pauses {
        stood.entry(assignment).or_default().push(Pause { from, until });
    }
    let mut open = Vec::new();
    let mut spans = Vec::with_capacity(rows.len());
    for row in rows {
        let course = course(&row, stood.remove(&row.id).unwrap_or_default());
        let answer = course.answer(&site.calendar, targets, now);
        let decision = course.decision(&site.calendar, targets, now);
        spans.push(Span { assigned_at: row.created_at, answer, decision });
        if let Some(next) = next(answer, decision) {
            let is_answered = course.answered_at.is_some();
            open.push(Open { idea_id: row.idea_id, topic_id: row.topic_id, area_id: row.area_id, next, is_answered });
        }
    }
    open.sort_by_key(|one| (app::domain::clock::moment(one.next).unwrap_or(Millis::MAX), one.idea_id));
    Sheet { open, figures: Figures::of(&spans, now - SPAN) }
}

fn course(row: &SheetRow, pauses: Vec<Pause>) -> Course {
    let stage: Stage = stage(&row.stage);
    Course {
        assigned_at: row.created_at,
        ended_at: row.ended_at,
        pauses,
        answered_at: row.answered_at,
        decided_at: row.decided_at,
        settled_before: row.decided_at.is_none() && decides(stage),
    }
}
