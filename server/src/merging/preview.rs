//! What a merge comes to, shown before it is done.

use app::domain::access::Actor;
use app::pages::home::IdeaCard;
use app::pages::merge::{Brought, MergePreview};

use super::MergeError;
use super::plan::MergePlan;
use super::store::{self, Luggage, Side};
use crate::db::Conn;
use crate::ideas;

/// What merging an idea into another comes to, as one who may do it sees it.
pub async fn preview(
    conn: &mut Conn,
    actor: Actor<'_>,
    idea_id: i64,
    into_id: i64,
) -> Result<MergePreview, MergeError> {
    let viewer = actor.id().ok_or(MergeError::Forbidden)?;
    let plan = MergePlan::draw(conn, actor, idea_id, into_id).await?;
    let kept: Option<IdeaCard> = ideas::store::find(conn, plan.kept.id, viewer).await?.map(|row| row.card.into());
    let has = brought(&plan.kept, store::luggage(conn, plan.kept.id).await?);
    let brings = brought(&plan.idea, store::luggage(conn, plan.idea.id).await?);
    Ok(MergePreview { kept: kept.ok_or(MergeError::NotFound)?, voices: plan.voices, has, brings })
}

fn brought(side: &Side, luggage: Luggage) -> Brought {
    let Luggage { followers, cases, answers, items } = luggage;
    Brought { comments: side.comments, followers, cases, answers, items }
}
