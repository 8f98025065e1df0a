//! The discussion of an idea: threads of one level, a page at a time.

use std::collections::HashMap;

use app::domain::Millis;
use app::domain::access::{Action, Actor, authorize};
use app::domain::comment::CommentSort;
use app::pages::idea::CommentView;

use super::store::{self, Part, ThreadRow};
use crate::accounts::store::role;
use crate::db::Conn;

/// Threads on one page.
pub const THREADS: usize = 20;
/// Replies shown under a comment; the thread's own page shows up to [`REPLIES_ALONE`].
pub const REPLIES: i64 = 30;
/// Replies shown where one thread is shown alone.
pub const REPLIES_ALONE: i64 = 1000;

/// Which comments are shown, and to whom.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// The idea.
    pub idea_id: i64,
    /// Who wrote the idea; none when imported.
    pub idea_author_id: Option<i64>,
    /// Who looks.
    pub viewer: Actor,
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

fn viewer_id(viewer: Actor) -> i64 {
    match viewer {
        Actor::Visitor => 0,
        Actor::Account { id, .. } => id,
    }
}

/// A page of the discussion.
pub async fn threads(conn: &mut Conn, wanted: &Wanted) -> Result<Threads, sqlx::Error> {
    let viewer_id = viewer_id(wanted.viewer);
    let part = match (wanted.thread, wanted.after) {
        (Some(thread), _) => Part::Only(thread),
        (None, Some((key, id))) => Part::After(key, id),
        (None, None) => Part::First,
    };
    // One more than is shown tells whether the discussion goes on.
    let mut rows = store::first_level(conn, wanted.idea_id, viewer_id, wanted.sort, part, THREADS + 1).await?;
    let more = rows.len() > THREADS;
    rows.truncate(THREADS);
    let next = rows.last().filter(|_| more).map(|row| match wanted.sort {
        CommentSort::Oldest => (row.created_at, row.id),
        CommentSort::Helpful => (row.helpful, row.id),
    });
    let parents: Vec<i64> = rows.iter().filter(|row| row.reply_count > 0).map(|row| row.id).collect();
    let most = if wanted.thread.is_some() { REPLIES_ALONE } else { REPLIES };
    let mut replies: HashMap<i64, Vec<CommentView>> = HashMap::new();
    for row in store::replies(conn, wanted.idea_id, viewer_id, &parents, most).await? {
        replies.entry(row.parent_id.unwrap_or_default()).or_default().push(view(row, wanted));
    }
    let comments = rows
        .into_iter()
        .map(|row| {
            let under = replies.remove(&row.id).unwrap_or_default();
            let mut view = view(row, wanted);
            view.replies = under;
            view
        })
        .collect();
    Ok(Threads { comments, next })
}

fn view(row: ThreadRow, wanted: &Wanted) -> CommentView {
    let author_id = row.author_id;
    let deleted = row.deleted_at.is_some();
    let may = |action| !deleted && authorize(wanted.viewer, action);
    CommentView {
        id: row.id,
        author: row.author,
        role: role(&row.role),
        agency_id: row.agency_id,
        by_idea_author: wanted.idea_author_id == Some(author_id),
        language: row.language,
        body_html: row.body_html,
        helpful: row.helpful,
        marked_helpful: row.marked > 0,
        created_at: row.created_at,
        edited_at: row.edited_at,
        deleted,
        can_edit: may(Action::EditComment { author_id, created_at: row.created_at, now: wanted.now }),
        can_delete: may(Action::DeleteComment { author_id }),
        // A visitor sees the button, too, and is led to sign in.
        can_mark: !deleted && (wanted.viewer == Actor::Visitor || may(Action::MarkHelpful { author_id })),
        replies: Vec::new(),
        reply_count: row.reply_count,
    }
}
