//! The cases under an idea: the newest with the idea, all of them a page at a time.

use app::domain::Millis;
use app::domain::access::{Action, Actor, authorize};
use app::pages::idea::{CaseView, Cases};

use super::store::{self, CaseRow};
use crate::db::Conn;

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

/// The cases that so many `residents` told of under an idea, as `viewer` sees them.
pub async fn page(
    conn: &mut Conn,
    idea_id: i64,
    residents: i64,
    viewer: Actor,
    part: Part,
) -> Result<Cases, sqlx::Error> {
    if residents == 0 {
        return Ok(Cases::default());
    }
    let (before, most) = match part {
        Part::Newest => (None, NEWEST),
        Part::All(before) => (before, PAGE),
    };
    // One more than is shown tells whether there are further ones.
    let mut rows = store::of_idea(conn, idea_id, before, most as i64 + 1).await?;
    let more = rows.len() > most;
    rows.truncate(most);
    let next = rows.last().filter(|_| more).map(|row| match part {
        Part::Newest => "?cases=all".to_owned(),
        Part::All(_) => format!("?cases=all&before={}_{}", row.created_at, row.id),
    });
    let first = (part != Part::Newest).then(String::new);
    Ok(Cases { residents, first, next, shown: rows.into_iter().map(|row| view(row, viewer)).collect() })
}

fn view(row: CaseRow, viewer: Actor) -> CaseView {
    CaseView {
        id: row.id,
        author: row.author,
        area_id: row.area_id,
        language: row.language,
        title: row.title,
        body_html: row.body_html,
        created_at: row.created_at,
        can_delete: authorize(viewer, Action::DeleteCase { author_id: row.author_id }),
    }
}
