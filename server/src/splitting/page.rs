//! What moderators see before they propose a split, and what the author sees before they answer.

use app::domain::access::{Action, Actor, authorize};
use app::domain::directory::Directory;
use app::domain::idea::{IdeaInput, Kind};
use app::domain::moderation::{Thing, Visibility};
use app::domain::split::taken_from;
use app::pages::idea::Origin;
use app::pages::idea_form::IdeaFormPage;
use app::pages::split::{SplitPage, SplitProposalPage, SplitSettled, SplitSource, SplitState};

use super::store::{self, SplitRow};
use super::{Source, SplitError};
use crate::db::Conn;
use crate::{comments, ideas};

/// The page on which one who may do so proposes that words be an idea of their own.
pub async fn to_propose(
    conn: &mut Conn,
    directory: &Directory,
    viewer: Actor<'_>,
    thing: Thing,
) -> Result<SplitPage, SplitError> {
    let source = Source::find(conn, thing).await?.ok_or(SplitError::NotFound)?;
    if !authorize(viewer, Action::Moderate(source.facts.place)) {
        return Err(SplitError::Forbidden);
    }
    let idea = ideas::store::find(conn, source.facts.idea_id, 0).await?.ok_or(SplitError::NotFound)?;
    let idea: app::pages::home::IdeaCard = idea.card.into();
    let mut settled = Vec::new();
    let mut asked = None;
    for row in store::of_source(conn, thing).await? {
        match became(conn, viewer, &row).await? {
            Some(one) => settled.push(one),
            None => asked = Some(row),
        }
    }
    let state = match (asked, source.visibility, source.facts.author_id) {
        (Some(row), ..) => {
            SplitState::Asked { id: row.id, by: row.actor, at: row.created_at, title: row.title, text: row.body }
        }
        (None, Visibility::Public, Some(_)) => SplitState::Open,
        (None, Visibility::Public, None) => SplitState::NobodyToAsk,
        (None, visibility, _) => SplitState::Unreadable(visibility),
    };
    let body = source.text.clone();
    let input = input(directory, idea.kind, (idea.topic_id, idea.area_id), String::new(), body);
    Ok(SplitPage {
        source: shown(conn, viewer, thing, source.facts.idea_id, source.facts.author_id, Some(source)).await?,
        state,
        is_late: false,
        settled,
        form: IdeaFormPage { input, ..Default::default() },
        reason: String::new(),
        reason_error: None,
    })
}

/// The page on which the author answers.
pub async fn to_answer(
    conn: &mut Conn,
    directory: &Directory,
    viewer: Actor<'_>,
    id: i64,
) -> Result<SplitProposalPage, SplitError> {
    let split = store::find(conn, id).await?.ok_or(SplitError::NotFound)?;
    if !authorize(viewer, Action::SpeakAsAuthor { author_id: Some(split.author_id) }) {
        return Err(SplitError::Forbidden);
    }
    let source = Source::find(conn, split.source()).await?;
    let is_unreadable = source.as_ref().is_none_or(|source| source.visibility != Visibility::Public);
    let is_changed = source.as_ref().is_some_and(|source| taken_from(&source.text, &split.body).is_none());
    let settled = became(conn, viewer, &split).await?;
    let place = (Some(split.topic_id), split.area_id);
    let input = input(directory, split.kind, place, split.title.clone(), split.body.clone());
    Ok(SplitProposalPage {
        id,
        source: shown(conn, viewer, split.source(), split.from_id, Some(split.author_id), source).await?,
        reason: split.reason,
        at: split.created_at,
        is_changed,
        is_unreadable,
        settled,
        is_late: false,
        form: IdeaFormPage { input, ..Default::default() },
    })
}

fn input(
    directory: &Directory,
    kind: Kind,
    (topic_id, area_id): (Option<i64>, Option<i64>),
    title: String,
    body: String,
) -> IdeaInput {
    let slug = |labels, id| Directory::by_id(labels, id).map(|label| label.slug.clone()).unwrap_or_default();
    IdeaInput {
        kind: kind.as_str().to_owned(),
        title,
        body,
        topic: slug(&directory.topics, topic_id),
        area: slug(&directory.areas, area_id),
        different: String::new(),
    }
}

/// The words as a page shows them; none are left of what was deleted.
async fn shown(
    conn: &mut Conn,
    viewer: Actor<'_>,
    thing: Thing,
    idea_id: i64,
    author_id: Option<i64>,
    source: Option<Source>,
) -> Result<SplitSource, SplitError> {
    let author = match author_id {
        Some(id) => Some(comments::store::author_name(conn, id).await?),
        None => None,
    };
    let idea = readable(conn, viewer, idea_id).await?;
    // That of an idea which is hidden is told to nobody.
    let idea = idea.unwrap_or_else(|| Origin { id: idea_id, title: String::new(), language: String::new() });
    let (language, text) = source.map(|source| (source.language, source.text)).unwrap_or_default();
    Ok(SplitSource { thing, idea, author, language, text })
}

/// An idea as a link names it; none when the viewer may not read it.
async fn readable(conn: &mut Conn, viewer: Actor<'_>, id: i64) -> Result<Option<Origin>, sqlx::Error> {
    let Some(idea) = ideas::store::facts(conn, id).await? else { return Ok(None) };
    let unpublished = Action::ReadUnpublished { author_id: idea.author_id, place: idea.place() };
    let may = idea.visibility() == Visibility::Public || authorize(viewer, unpublished);
    Ok(may.then_some(Origin { id, title: idea.title, language: idea.language }))
}

/// What became of a proposal; none while it waits.
pub(super) async fn became(
    conn: &mut Conn,
    viewer: Actor<'_>,
    row: &SplitRow,
) -> Result<Option<SplitSettled>, sqlx::Error> {
    let (Some(outcome), Some(at)) = (row.outcome, row.settled_at) else { return Ok(None) };
    let idea = match row.idea_id {
        Some(id) => readable(conn, viewer, id).await?,
        None => None,
    };
    Ok(Some(SplitSettled { outcome, by: row.settler.clone().unwrap_or_default(), at, idea }))
}
