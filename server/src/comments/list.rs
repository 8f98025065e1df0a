//! The discussion of an idea: threads of one level, a page at a time.

use std::collections::HashMap;

use app::domain::Millis;
use app::domain::access::{Action, Actor, Place, authorize};
use app::domain::comment::CommentSort;
use app::domain::moderation::{Subject, Visibility};
use app::pages::idea::{CommentView, JoinedIdea};

use super::store::{self, Part, ThreadRow, Whole};
use crate::accounts::store::role;
use crate::db::Conn;
use crate::moderation::log::{Traces, traces};
use crate::splitting::links::Links;

/// Threads on one page.
pub const THREADS: usize = 20;
/// Replies shown under a comment; the thread's own page shows up to [`REPLIES_ALONE`].
pub const REPLIES: i64 = 30;
/// Replies shown where one thread is shown alone.
pub const REPLIES_ALONE: i64 = 1000;

/// Which comments are shown, and to whom.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// The idea.
    pub idea: Whole,
    /// What stands in it.
    pub joined: &'a [JoinedIdea],
    /// What was split off from it.
    pub splits: &'a Links,
    /// Who wrote the idea; none when imported.
    pub idea_author_id: Option<i64>,
    /// Where the idea belongs.
    pub place: Place,
    /// Who looks.
    pub viewer: Actor<'a>,
    /// In which order.
    pub sort: CommentSort,
    /// Only this thread.
    pub thread: Option<i64>,
    /// After this comment: what it is sorted by, and its number.
    pub after: Option<(i64, i64)>,
    /// The time now.
    pub now: Millis,
}

/// A page of threads.
#[derive(Default)]
pub struct Threads {
    /// Comments of the first level, with their replies.
    pub comments: Vec<CommentView>,
    /// Where the next page begins.
    pub next: Option<(i64, i64)>,
}

fn viewer_id(viewer: Actor<'_>) -> i64 {
    match viewer {
        Actor::Visitor => 0,
        Actor::Account { id, .. } => id,
    }
}

/// A page of the discussion.
pub async fn threads(conn: &mut Conn, wanted: &Wanted<'_>) -> Result<Threads, sqlx::Error> {
    let viewer = (viewer_id(wanted.viewer), authorize(wanted.viewer, Action::Moderate(wanted.place)));
    let part = match (wanted.thread, wanted.after) {
        (Some(thread), _) => Part::Only(thread),
        (None, Some((key, id))) => Part::After(key, id),
        (None, None) => Part::First,
    };
    // One more than is shown tells whether the discussion goes on.
    let mut rows = store::first_level(conn, wanted.idea, viewer, wanted.sort, part, THREADS + 1).await?;
    let more = rows.len() > THREADS;
    rows.truncate(THREADS);
    let next = rows.last().filter(|_| more).map(|row| match wanted.sort {
        CommentSort::Oldest => (row.created_at, row.id),
        CommentSort::Helpful => (row.helpful, row.id),
    });
    // Also where none can be read by everyone: one's own may wait there.
    let parents: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let most = if wanted.thread.is_some() { REPLIES_ALONE } else { REPLIES };
    let mut replies: HashMap<i64, Vec<CommentView>> = HashMap::new();
    let under = store::replies(conn, wanted.idea, viewer, &parents, most).await?;
    let hidden = rows.iter().chain(&under).filter(|row| row.visibility() == Visibility::Hidden);
    let traces = traces(conn, Subject::Comment, &hidden.map(|row| row.id).collect::<Vec<_>>()).await?;
    for row in under {
        replies.entry(row.parent_id.unwrap_or_default()).or_default().push(view(row, wanted, &traces));
    }
    let comments = rows
        .into_iter()
        .map(|row| {
            let under = replies.remove(&row.id).unwrap_or_default();
            let mut view = view(row, wanted, &traces);
            view.replies = under;
            view
        })
        .collect();
    Ok(Threads { comments, next })
}

fn view(row: ThreadRow, wanted: &Wanted<'_>, traces: &Traces) -> CommentView {
    let author_id = row.author_id;
    let deleted = row.deleted_at.is_some();
    let visibility = row.visibility();
    let may = |action| !deleted && authorize(wanted.viewer, action);
    let is_public = visibility == Visibility::Public;
    let can_read = is_public || may(Action::ReadUnpublished { author_id: Some(author_id), place: wanted.place });
    CommentView {
        id: row.id,
        author: row.author,
        origin: JoinedIdea::origin_of(wanted.joined, row.idea_id),
        role: role(&row.role),
        agency_id: row.agency_id,
        by_idea_author: wanted.idea_author_id == Some(author_id),
        language: row.language,
        // Words that are hidden leave the server for nobody else.
        body_html: if can_read { row.body_html } else { String::new() },
        visibility,
        trace: traces.get(&row.id).cloned(),
        can_read,
        can_flag: is_public
            && !deleted
            && (wanted.viewer == Actor::Visitor || may(Action::Flag { author_id: Some(author_id) })),
        can_appeal: visibility == Visibility::Hidden && may(Action::SpeakAsAuthor { author_id: Some(author_id) }),
        helpful: row.helpful,
        marked_helpful: row.marked > 0,
        created_at: row.created_at,
        edited_at: row.edited_at,
        deleted,
        split: wanted.splits.of_comment(row.id, is_public && !deleted),
        can_edit: visibility != Visibility::Hidden
            && may(Action::EditComment { author_id, created_at: row.created_at, now: wanted.now }),
        can_delete: may(Action::DeleteComment { author_id }),
        // A visitor sees the button, too, and is led to sign in.
        can_mark: !deleted && is_public && (wanted.viewer == Actor::Visitor || may(Action::MarkHelpful { author_id })),
        replies: Vec::new(),
        reply_count: row.reply_count,
    }
}
