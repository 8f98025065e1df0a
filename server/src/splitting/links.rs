//! How an idea and what was split off from it lead to each other.

use app::domain::access::{Action, Actor, Place, authorize};
use app::pages::idea::{GrewFrom, Origin, SplitView};

use super::store::{self, PartRow};
use crate::db::Conn;

/// What the page of an idea tells one viewer of splits.
#[derive(Debug, Default)]
pub struct Links {
    parts: Vec<PartRow>,
    viewer_id: Option<i64>,
    moderates: bool,
}

impl Links {
    /// Of an idea with all that stand in it; `is_split` tells whether any of them may be.
    pub async fn of(
        conn: &mut Conn,
        idea_id: i64,
        is_split: bool,
        place: Place,
        viewer: Actor<'_>,
    ) -> Result<Self, sqlx::Error> {
        let parts = if is_split { store::parts(conn, idea_id).await? } else { Vec::new() };
        Ok(Self { parts, viewer_id: viewer.id(), moderates: authorize(viewer, Action::Moderate(place)) })
    }

    /// Of the ideas' own texts; `can_be_split` when there is something to take and somebody to ask.
    pub fn of_ideas(&self, can_be_split: bool) -> SplitView {
        self.view(None, can_be_split)
    }

    /// Of a comment.
    pub fn of_comment(&self, id: i64, can_be_split: bool) -> SplitView {
        self.view(Some(id), can_be_split)
    }

    fn view(&self, comment_id: Option<i64>, can_be_split: bool) -> SplitView {
        let is_own = |part: &PartRow| self.viewer_id == Some(part.author_id);
        let here = || self.parts.iter().filter(|part| part.comment_id == comment_id);
        let waiting = || here().filter(|part| part.idea_id.is_none());
        // What waits for a moderator, or is hidden, is known to its author alone.
        let made = here().filter(|part| part.is_public() || is_own(part)).filter_map(origin);
        SplitView {
            made: made.collect(),
            asked: waiting().find(|part| is_own(part)).map(|part| part.id),
            can_split: can_be_split && self.moderates,
            waits: waiting().next().is_some(),
        }
    }
}

fn origin(part: &PartRow) -> Option<Origin> {
    Some(Origin { id: part.idea_id?, title: part.title.clone()?, language: part.language.clone()? })
}

/// Of what an idea was made.
pub async fn grew_from(conn: &mut Conn, idea_id: i64) -> Result<Option<GrewFrom>, sqlx::Error> {
    Ok(store::origin(conn, idea_id).await?.map(|row| GrewFrom {
        idea: Origin { id: row.from_id, title: row.title, language: row.language },
        is_comment: row.comment_id.is_some(),
        comment_id: row.comment_id.filter(|_| row.can_read_comment > 0),
    }))
}
