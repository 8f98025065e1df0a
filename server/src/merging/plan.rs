//! What a merge or its undoing comes to. Counting tens of thousands of voices takes a while: it is
//! done before the writers are kept waiting, and done again when somebody wrote in between.

use app::domain::Millis;
use app::domain::access::{Action, Actor, authorize};
use app::domain::merge::Voices;
use app::domain::trend;

use super::MergeError;
use super::store::{self, MergeRow, Side};
use crate::db::Conn;
use crate::ideas::tree;
use crate::votes;

/// What merging one idea into another comes to.
pub(super) struct MergePlan {
    /// The idea that is merged.
    pub idea: Side,
    /// The one that is kept: the end of the chain that was asked for.
    pub kept: Side,
    /// The merged idea with all that stand in it, the deepest first.
    pub tree: Vec<i64>,
    /// Voices before.
    pub voices: Voices,
    /// Trend of the idea that is kept, afterwards.
    pub trend: f64,
}

impl MergePlan {
    /// For one who may merge both: others learn nothing. `conn` must see one moment: were the ideas
    /// merged the other way round while their rows are read one by one, a circle would come of it.
    pub async fn draw(conn: &mut Conn, actor: Actor<'_>, idea_id: i64, into_id: i64) -> Result<Self, MergeError> {
        let kept_id = tree::kept(conn, into_id).await?.ok_or(MergeError::NotFound)?;
        let kept = store::side(conn, kept_id).await?.ok_or(MergeError::NotFound)?;
        let idea = store::side(conn, idea_id).await?.ok_or(MergeError::NotFound)?;
        if !(may(actor, &idea) && may(actor, &kept)) {
            return Err(MergeError::Forbidden);
        }
        if !(idea.is_public() && kept.is_public()) {
            return Err(MergeError::Unpublished);
        }
        if idea.kept_id.unwrap_or(idea.id) == kept.id {
            return Err(MergeError::Together);
        }
        if idea.kept_id.is_some() {
            return Err(settled(store::standing_merge(conn, idea.id).await?));
        }
        let tree = tree::all(conn, idea.id).await?;
        if kept.kept_id.is_some() || tree.contains(&kept.id) {
            return Err(MergeError::Together);
        }
        let mut together = tree::all(conn, kept.id).await?;
        together.extend(&tree);
        let moments = votes::store::moments(conn, &together).await?;
        let united = moments.len() as i64;
        let voices = Voices { kept: kept.votes, merged: idea.votes, both: kept.votes + idea.votes - united };
        let trend = trend::total(kept.created_at, moments);
        Ok(Self { idea, kept, tree, voices, trend })
    }

    /// Whether nobody has written in between.
    pub async fn still_holds(&self, conn: &mut Conn) -> Result<bool, sqlx::Error> {
        let idea = store::side(conn, self.idea.id).await?;
        let kept = store::side(conn, self.kept.id).await?;
        Ok(idea.as_ref() == Some(&self.idea) && kept.as_ref() == Some(&self.kept))
    }
}

/// What undoing a merge comes to.
pub(super) struct UndoPlan {
    /// The merge.
    pub merge: MergeRow,
    /// The idea that was merged.
    pub idea: Side,
    /// That idea with all that stand in it, the deepest first.
    pub tree: Vec<i64>,
    /// The ideas that it stands in, the nearest first, each with its voices and its trend afterwards.
    pub above: Vec<(Side, i64, f64)>,
}

impl UndoPlan {
    /// For one who may merge all of them: others learn nothing.
    pub async fn draw(conn: &mut Conn, actor: Actor<'_>, merge_id: i64) -> Result<Self, MergeError> {
        let merge = store::find(conn, merge_id).await?.ok_or(MergeError::NotFound)?;
        let idea = store::side(conn, merge.idea_id).await?.ok_or(MergeError::NotFound)?;
        if !may(actor, &idea) {
            return Err(MergeError::Forbidden);
        }
        if merge.undone_at.is_some() {
            return Err(settled(Some(merge)));
        }
        let tree = tree::all(conn, idea.id).await?;
        let mut above = Vec::new();
        for id in tree::store::above(conn, idea.id).await? {
            let side = store::side(conn, id).await?.ok_or(MergeError::NotFound)?;
            if !may(actor, &side) {
                return Err(MergeError::Forbidden);
            }
            let mut left = tree::all(conn, id).await?;
            left.retain(|id| !tree.contains(id));
            let moments = votes::store::moments(conn, &left).await?;
            let (votes, trend) = (moments.len() as i64, trend::total(side.created_at, moments));
            above.push((side, votes, trend));
        }
        Ok(Self { merge, idea, tree, above })
    }

    /// Whether nobody has written in between.
    pub async fn still_holds(&self, conn: &mut Conn) -> Result<bool, sqlx::Error> {
        let merge = store::find(conn, self.merge.id).await?;
        let mut holds = merge.is_some_and(|merge| merge.undone_at.is_none());
        let sides = self.above.iter().map(|(side, ..)| side).chain([&self.idea]);
        for side in sides {
            holds &= store::side(conn, side.id).await?.as_ref() == Some(side);
        }
        Ok(holds)
    }
}

/// Whether an account may merge an idea, and undo its merges.
fn may(actor: Actor<'_>, side: &Side) -> bool {
    authorize(actor, Action::Moderate(side.place()))
}

/// Who was quicker.
fn settled(merge: Option<MergeRow>) -> MergeError {
    let told = |merge: MergeRow| -> (String, Millis) {
        match (merge.undoer, merge.undone_at) {
            (Some(by), Some(at)) => (by, at),
            _ => (merge.actor, merge.created_at),
        }
    };
    merge.map(told).map_or(MergeError::NotFound, |(by, at)| MergeError::Settled { by, at })
}
