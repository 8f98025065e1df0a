//! What happened, in order: a row in the transaction that did it. Everything derived (rendered
//! pages now, the search index and notices later) follows these rows.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use app::domain::Millis;
use serde_json::Value;

use crate::db::{Db, Tx};
use crate::{execute, fetch};

/// What can happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventKind {
    /// An idea was submitted.
    IdeaSubmitted,
    /// A resident supports an idea.
    VoteCast,
    /// A resident withdrew their support.
    VoteWithdrawn,
    /// A comment was written.
    CommentWritten,
    /// A comment was changed.
    CommentEdited,
    /// A comment was deleted by its author.
    CommentDeleted,
    /// A comment was marked as helpful, or the mark taken back.
    CommentMarked,
    /// An agency answered, with a stage.
    IdeaAnswered,
    /// Ideas came in from elsewhere.
    IdeasImported,
    /// An import was undone.
    ImportUndone,
    /// Topics, areas or agencies changed.
    DirectoryChanged,
}

impl EventKind {
    fn as_str(self) -> &'static str {
        match self {
            Self::IdeaSubmitted => "idea.submitted",
            Self::VoteCast => "vote.cast",
            Self::VoteWithdrawn => "vote.withdrawn",
            Self::CommentWritten => "comment.written",
            Self::CommentEdited => "comment.edited",
            Self::CommentDeleted => "comment.deleted",
            Self::CommentMarked => "comment.marked",
            Self::IdeaAnswered => "idea.answered",
            Self::IdeasImported => "ideas.imported",
            Self::ImportUndone => "import.undone",
            Self::DirectoryChanged => "directory.changed",
        }
    }
}

/// Records that `kind` happened, in the transaction of the change.
pub async fn record(
    tx: &mut Tx,
    kind: EventKind,
    idea_id: Option<i64>,
    actor_id: Option<i64>,
    data: Value,
    at: Millis,
) -> Result<(), sqlx::Error> {
    const SQL: &str = "insert into events (kind, idea_id, actor_id, data, created_at) values ($1, $2, $3, $4, $5)";
    execute!(tx, sqlx::query(SQL).bind(kind.as_str()).bind(idea_id).bind(actor_id).bind(data.to_string()).bind(at))?;
    tx.touch(idea_id);
    Ok(())
}

/// How often other processes' events are looked for: imports and other commands, and other
/// servers of the same PostgreSQL.
const FOLLOW_EVERY: Duration = Duration::from_secs(1);

/// Notices what other processes did, so that kept pages show it within a second or two. What
/// this process does is noticed at once, by [`Tx::commit`].
pub async fn follow(db: Db) {
    let mut every = tokio::time::interval(FOLLOW_EVERY);
    let mut seen = None;
    loop {
        every.tick().await;
        match since(&db, seen).await {
            Ok((last, touched)) => {
                seen = Some(last);
                db.changes().bump(&touched);
            }
            Err(error) => tracing::warn!(%error, "the events could not be read"),
        }
    }
}

/// The number of the last event, and the ideas of those after `seen` (none at the first look).
async fn since(db: &Db, seen: Option<i64>) -> Result<(i64, Vec<Option<i64>>), sqlx::Error> {
    let mut conn = db.read().await?;
    let last: i64 = fetch!(conn, fetch_one, sqlx::query_scalar("select coalesce(max(id), 0) from events"))?;
    let touched = match seen {
        Some(seen) if seen < last => {
            const SQL: &str = "select distinct idea_id from events where id > $1 and id <= $2";
            fetch!(conn, fetch_all, sqlx::query_scalar(SQL).bind(seen).bind(last))?
        }
        _ => Vec::new(),
    };
    Ok((last, touched))
}

/// How often lists and each idea have changed since start: whoever keeps something derived
/// compares the number with the one it was made at.
pub struct Changes {
    lists: AtomicU64,
    // Ideas share slots: a page is then rendered anew a little too often, never too seldom.
    ideas: Vec<AtomicU64>,
}

const SLOTS: usize = 4096;

impl Default for Changes {
    fn default() -> Self {
        Self { lists: AtomicU64::new(0), ideas: (0..SLOTS).map(|_| AtomicU64::new(0)).collect() }
    }
}

impl Changes {
    /// The number of changes to anything.
    pub fn of_lists(&self) -> u64 {
        self.lists.load(Ordering::Acquire)
    }

    /// The number of changes to an idea.
    pub fn of_idea(&self, id: i64) -> u64 {
        self.slot(id).load(Ordering::Acquire)
    }

    /// Counts a change to each of these ideas, and to lists; `None` is a change to everything.
    pub fn bump(&self, touched: &[Option<i64>]) {
        for idea in touched {
            match idea {
                Some(id) => {
                    self.slot(*id).fetch_add(1, Ordering::AcqRel);
                }
                None => self.ideas.iter().for_each(|slot| {
                    slot.fetch_add(1, Ordering::AcqRel);
                }),
            }
        }
        if !touched.is_empty() {
            self.lists.fetch_add(1, Ordering::AcqRel);
        }
    }

    fn slot(&self, id: i64) -> &AtomicU64 {
        &self.ideas[id.unsigned_abs() as usize % SLOTS]
    }
}
