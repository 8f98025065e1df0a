//! Everything that the page of an item shows.

use app::domain::access::{Action, Actor, authorize};
use app::domain::answer::DeclineReason;
use app::domain::following::Followed;
use app::domain::roadmap::ItemStage;
use app::pages::roadmap::{ChangeView, ItemPage, OutcomeView, ReopeningView};

use super::changes::store::ChangeRow;
use super::list::{card, history};
use super::outcomes::store::CaseRow;
use super::store::{self, ItemRow};
use super::{RoadmapError, behind, changes, news, outcomes, plan};
use crate::db::Conn;
use crate::{following, markdown};

/// Reasons of residents that are shown.
const WHYS: i64 = 30;

/// The page, as `viewer` sees it.
pub async fn load(conn: &mut Conn, item_id: i64, viewer: Actor<'_>, language: &str) -> Result<ItemPage, RoadmapError> {
    let item = store::find(conn, item_id).await?.ok_or(RoadmapError::NotFound)?;
    let text = store::texts(conn, item_id, language).await?.into_iter().next().ok_or(RoadmapError::NotFound)?;
    let changes = changes::store::changes(conn, item_id).await?;
    let posts: Vec<_> = news::store::posts(conn, &[item_id]).await?.into_iter().map(|(_, post)| post).collect();
    let milestones = news::store::milestones(conn, item_id).await?;
    let reached = milestones.iter().filter_map(|one| one.reached_at).max();
    let told = posts.first().map(|post| post.created_at).max(reached);
    let mut card = card(&item, (text.language, text.title), &[], told);
    let last = changes.last();
    card.last_change = last.map_or(0, |row| row.id);
    card.told_at = card.told_at.max(last.map_or(item.created_at, |row| row.created_at));
    card.voices = behind::store::voices(conn, item_id).await?;
    card.helpers = store::helpers(conn, Some(item_id)).await?.into_iter().map(|(_, agency)| agency).collect();
    let history = history(changes.iter().map(|row| row.due().after));
    card.moved = history.moved();
    card.first_due = history.first;
    let ideas = behind::store::ideas(conn, &[item_id]).await?.into_iter().map(Into::into).collect();
    Ok(ItemPage {
        summary_html: text.summary_html,
        excerpt: markdown::excerpt(&text.summary, crate::ideas::EXCERPT),
        budget: item.budget.clone(),
        declined: declined(&item),
        history,
        changes: changes.into_iter().map(change).collect(),
        milestones,
        posts,
        ideas,
        outcome: outcome(conn, &item, viewer).await?,
        reopening: outcomes::store::last(conn, item_id).await?.map(|case| reopening(case, &item)),
        settle: Default::default(),
        can_manage: plan::may_manage(viewer, &item),
        following: following::follows(conn, viewer, Followed::Item, item_id).await?,
        can_moderate: authorize(viewer, Action::Moderate(item.place())),
        card,
    })
}

fn declined(item: &ItemRow) -> Option<(DeclineReason, String)> {
    let reason = DeclineReason::parse(item.decline_reason.as_deref()?)?;
    Some((reason, markdown::render(item.reopen_if.as_deref().unwrap_or_default())))
}

fn change(row: ChangeRow) -> ChangeView {
    ChangeView {
        id: row.id,
        start: row.start(),
        due: row.due(),
        stage_before: row.stage_before.as_deref().map(store::stage),
        stage_after: store::stage(&row.stage_after),
        handed: row.handed(),
        reason_html: markdown::render(&row.reason),
        actor: row.actor,
        language: row.language,
        created_at: row.created_at,
    }
}

fn reopening(case: CaseRow, item: &ItemRow) -> ReopeningView {
    let can_undo = case.can_be_taken_back(item);
    let settled = case.settled_at.map(|at| (at, case.reason));
    ReopeningView { id: case.id, answers: case.answers, no: case.no, created_at: case.created_at, settled, can_undo }
}

/// What those say who were asked; none before it is delivered.
async fn outcome(conn: &mut Conn, item: &ItemRow, viewer: Actor<'_>) -> Result<Option<OutcomeView>, sqlx::Error> {
    let counts = outcomes::store::of_items(conn, &[item.id]).await?;
    let is_done = item.standing().stage == ItemStage::Done;
    if !is_done && counts.is_empty() {
        return Ok(None);
    }
    let mut view = OutcomeView {
        outcome: counts.first().map(|(_, outcome)| *outcome).unwrap_or_default(),
        // Their words have not been read by a moderator: they are for those who answer for it.
        whys: match plan::may_manage(viewer, item) {
            true => outcomes::store::whys(conn, item.id, WHYS).await?,
            false => Vec::new(),
        },
        ..OutcomeView::default()
    };
    if let Some(account_id) = viewer.id() {
        view.may_answer = is_done && behind::store::is_supporter(conn, item.id, account_id).await?;
        if let Some((verdict, why)) = outcomes::store::own(conn, item.id, account_id).await? {
            view.own = Some(verdict);
            view.own_why = why;
        }
    }
    Ok(Some(view))
}
