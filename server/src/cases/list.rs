//! The cases under an idea: the newest with the idea, all of them a page at a time.

use app::domain::Millis;
use app::domain::access::{Action, Actor, Place, authorize};
use app::domain::moderation::{Subject, Visibility};
use app::pages::idea::{CaseView, Cases, JoinedIdea};

use super::store::{self, CaseRow};
use crate::db::Conn;
use crate::moderation::log::{Traces, traces};

/// Cases that stand with an idea.
const NEWEST: usize = 10;
/// Cases on one page of all.
const PAGE: usize = 100;

/// Which cases are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The newest.
    Newest,
    /// All, from the newest on or before this one: its moment and its number.
    All(Option<(Millis, i64)>),
}

/// The cases under an idea, and under those that stand in it, as `viewer` sees them.
pub async fn page(
    conn: &mut Conn,
    idea_id: i64,
    joined: &[JoinedIdea],
    place: Place,
    viewer: Actor<'_>,
    part: Part,
) -> Result<Cases, sqlx::Error> {
    let residents = store::residents(conn, idea_id).await?;
    let who = (viewer.id().unwrap_or(0), authorize(viewer, Action::Moderate(place)));
    let (before, most) = match part {
        Part::Newest => (None, NEWEST),
        Part::All(before) => (before, PAGE),
    };
    // One more than is shown tells whether there are further ones.
    let mut rows = store::of_idea(conn, idea_id, who, before, most as i64 + 1).await?;
    let more = rows.len() > most;
    rows.truncate(most);
    let next = rows.last().filter(|_| more).map(|row| match part {
        Part::Newest => "?cases=all".to_owned(),
        Part::All(_) => format!("?cases=all&before={}_{}", row.created_at, row.id),
    });
    let first = (part != Part::Newest).then(String::new);
    let hidden = rows.iter().filter(|row| row.visibility() == Visibility::Hidden).map(|row| row.id);
    let traces = traces(conn, Subject::Case, &hidden.collect::<Vec<_>>()).await?;
    let shown = rows.into_iter().map(|row| view(row, joined, place, viewer, &traces)).collect();
    Ok(Cases { residents, first, next, shown })
}

fn view(row: CaseRow, joined: &[JoinedIdea], place: Place, viewer: Actor<'_>, traces: &Traces) -> CaseView {
    let visibility = row.visibility();
    let author_id = Some(row.author_id);
    let is_public = visibility == Visibility::Public;
    let can_read = is_public || authorize(viewer, Action::ReadUnpublished { author_id, place });
    // Words that are hidden leave the server for nobody else.
    let words = |text: String| if can_read { text } else { String::new() };
    CaseView {
        id: row.id,
        author: row.author,
        origin: JoinedIdea::origin_of(joined, row.idea_id),
        area_id: row.area_id,
        language: row.language,
        title: words(row.title),
        body_html: words(row.body_html),
        visibility,
        trace: traces.get(&row.id).cloned(),
        can_read,
        can_flag: is_public && (viewer == Actor::Visitor || authorize(viewer, Action::Flag { author_id })),
        can_appeal: visibility == Visibility::Hidden && authorize(viewer, Action::SpeakAsAuthor { author_id }),
        created_at: row.created_at,
        can_delete: authorize(viewer, Action::DeleteCase { author_id: row.author_id }),
    }
}
