//! What happened, in order: a row in the transaction that did it. Everything derived (rendered
//! pages now, the search index and notices later) follows these rows.

pub mod store;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use app::domain::Millis;
use serde_json::Value;
use tokio::sync::Notify;

use crate::db::Tx;
use crate::site::Site;
use store::Seen;

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
    /// A resident told of their own case under an idea.
    CaseAttached,
    /// A case was deleted by its author.
    CaseDeleted,
    /// The author of an idea, or a moderator, says that others like it are another matter.
    IdeasDistinguished,
    /// The language that an idea is taken to be written in was corrected.
    LanguageCorrected,
    /// An agency answered, with a stage.
    IdeaAnswered,
    /// Ideas came in from elsewhere.
    IdeasImported,
    /// An import was undone.
    ImportUndone,
    /// A moderator moved an idea to another topic or area.
    IdeaPlaced,
    /// An idea was assigned to an agency, handed to another, or handed back.
    IdeaAssigned,
    /// An agency's clock was paused, or goes on.
    ClockPaused,
    /// A moderator decided about an idea, a comment or a case.
    ThingDecided,
    /// Such a decision was undone.
    DecisionUndone,
    /// A resident says that something breaks a rule.
    ThingFlagged,
    /// Something is held for review.
    ThingHeld,
    /// An author objects to a decision.
    DecisionAppealed,
    /// An appeal was decided.
    AppealDecided,
    /// A moderator proposes another wording of an idea.
    EditProposed,
    /// Its author accepted or refused it.
    EditSettled,
    /// Ideas were merged; `ideas` of its data are all whose words are found elsewhere now.
    IdeasMerged,
    /// A merge was undone; its data as above.
    MergeUndone,
    /// A moderator proposes that a comment, or a part of an idea, be an idea of its own.
    SplitProposed,
    /// Its author agreed, with the idea that came of it, or not; or it was taken back.
    SplitSettled,
    /// An item of the roadmap was made, or its stage, its dates or its texts changed.
    ItemChanged,
    /// News of an item, a milestone, or evidence.
    ItemPosted,
    /// A supporter told whether what was delivered helped.
    OutcomeTold,
    /// Topics, areas or agencies changed.
    DirectoryChanged,
}

impl EventKind {
    /// Its word in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::IdeaSubmitted => "idea.submitted",
            Self::VoteCast => "vote.cast",
            Self::VoteWithdrawn => "vote.withdrawn",
            Self::CommentWritten => "comment.written",
            Self::CommentEdited => "comment.edited",
            Self::CommentDeleted => "comment.deleted",
            Self::CommentMarked => "comment.marked",
            Self::CaseAttached => "case.attached",
            Self::CaseDeleted => "case.deleted",
            Self::IdeasDistinguished => "ideas.distinguished",
            Self::LanguageCorrected => "idea.language_corrected",
            Self::IdeaAnswered => "idea.answered",
            Self::IdeasImported => "ideas.imported",
            Self::ImportUndone => "import.undone",
            Self::IdeaPlaced => "idea.placed",
            Self::IdeaAssigned => "idea.assigned",
            Self::ClockPaused => "clock.paused",
            Self::ThingDecided => "moderation.decided",
            Self::DecisionUndone => "moderation.undone",
            Self::ThingFlagged => "moderation.flagged",
            Self::ThingHeld => "moderation.held",
            Self::DecisionAppealed => "appeal.made",
            Self::AppealDecided => "appeal.decided",
            Self::EditProposed => "edit.proposed",
            Self::EditSettled => "edit.settled",
            Self::IdeasMerged => "ideas.merged",
            Self::MergeUndone => "merge.undone",
            Self::SplitProposed => "split.proposed",
            Self::SplitSettled => "split.settled",
            Self::ItemChanged => "item.changed",
            Self::ItemPosted => "item.posted",
            Self::OutcomeTold => "item.outcome",
            Self::DirectoryChanged => "directory.changed",
        }
    }
}

impl EventKind {
    /// Whether it may change what an agency has to answer for, or how its clocks stand.
    fn moves_clocks(word: &str) -> bool {
        const KINDS: [EventKind; 11] = [
            EventKind::IdeaAnswered,
            EventKind::IdeaAssigned,
            EventKind::ClockPaused,
            EventKind::IdeasImported,
            EventKind::ImportUndone,
            EventKind::ThingDecided,
            EventKind::DecisionUndone,
            EventKind::IdeasMerged,
            EventKind::MergeUndone,
            EventKind::ItemChanged,
            EventKind::DirectoryChanged,
        ];
        KINDS.iter().any(|kind| kind.as_str() == word)
    }

    /// Whether it tells that two ideas are the same wish, or that they are not.
    pub fn tells_alike(word: &str) -> bool {
        const KINDS: [EventKind; 5] = [
            EventKind::IdeasMerged,
            EventKind::MergeUndone,
            EventKind::IdeasDistinguished,
            EventKind::CaseAttached,
            EventKind::CaseDeleted,
        ];
        KINDS.iter().any(|kind| kind.as_str() == word)
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
    record_numbered(tx, kind, idea_id, actor_id, data, at).await.map(drop)
}

/// The same, and gives the event's number.
pub async fn record_numbered(
    tx: &mut Tx,
    kind: EventKind,
    idea_id: Option<i64>,
    actor_id: Option<i64>,
    data: Value,
    at: Millis,
) -> Result<i64, sqlx::Error> {
    let (id, kept) = store::insert(tx, kind, idea_id, actor_id, &data, at).await?;
    tx.touch(idea_id);
    // What is shown of an idea that was merged is shown on the page of the one it stands in.
    if kept.is_some() {
        tx.touch(kept);
    }
    if EventKind::moves_clocks(kind.as_str()) {
        tx.touch_clocks();
    }
    Ok(id)
}

/// How often other processes' events are looked for: imports and other commands, and other
/// servers of the same PostgreSQL.
const FOLLOW_EVERY: Duration = Duration::from_secs(1);

/// Numbers below the last event that are looked at again: PostgreSQL hands them out before the
/// commit, so a lower one may turn up after a higher.
pub const LOOK_BACK: i64 = 1000;

/// Notices what other processes did, so that kept pages show it within a second or two. What
/// this process does is noticed at once, by [`Tx::commit`].
pub async fn follow(site: Arc<Site>) {
    let mut every = tokio::time::interval(FOLLOW_EVERY);
    let mut known: Option<BTreeSet<i64>> = None;
    loop {
        every.tick().await;
        if let Err(error) = look(&site, &mut known).await {
            tracing::warn!(%error, "the events could not be read");
        }
    }
}

/// Takes note of the events that are not `known` yet; at the first look all of them are old.
async fn look(site: &Site, known: &mut Option<BTreeSet<i64>>) -> Result<(), sqlx::Error> {
    let last = known.as_ref().and_then(|known| known.last().copied()).unwrap_or(0);
    let rows = store::latest(&mut site.db.read().await?, LOOK_BACK, last - LOOK_BACK).await?;
    let is_first_look = known.is_none();
    let known = known.get_or_insert_default();
    let fresh: Vec<Seen> = rows.into_iter().filter(|row| known.insert(row.id)).collect();
    while known.len() > 2 * LOOK_BACK as usize {
        known.pop_first();
    }
    // More than one look shows has happened: everything may be different.
    let missed = fresh.first().is_some_and(|row| fresh.len() as i64 >= LOOK_BACK && row.id > last + 1);
    if is_first_look {
        return Ok(());
    }
    if missed || fresh.iter().any(|row| row.kind == EventKind::DirectoryChanged.as_str()) {
        site.directory.reload(&site.db).await?;
        site.db.changes().bump(&[None]);
        site.db.changes().bump_clocks();
    }
    if fresh.iter().any(|row| EventKind::moves_clocks(&row.kind)) {
        site.db.changes().bump_clocks();
    }
    let touched: Vec<Option<i64>> = fresh.iter().map(|row| row.idea_id).collect();
    site.db.changes().bump(&touched);
    Ok(())
}

/// How often lists and each idea have changed since start: whoever keeps something derived
/// compares the number with the one it was made at.
pub struct Changes {
    lists: AtomicU64,
    clocks: AtomicU64,
    // Ideas share slots: a page is then rendered anew a little too often, never too seldom.
    ideas: Vec<AtomicU64>,
    woken: Notify,
    told: Notify,
}

const SLOTS: usize = 4096;

impl Default for Changes {
    fn default() -> Self {
        Self {
            lists: AtomicU64::new(0),
            clocks: AtomicU64::new(0),
            ideas: (0..SLOTS).map(|_| AtomicU64::new(0)).collect(),
            woken: Notify::new(),
            told: Notify::new(),
        }
    }
}

impl Changes {
    /// The number of changes to anything.
    pub fn of_lists(&self) -> u64 {
        self.lists.load(Ordering::Acquire)
    }

    /// The number of changes to what agencies have to answer for.
    pub fn of_clocks(&self) -> u64 {
        self.clocks.load(Ordering::Acquire)
    }

    /// Counts such a change.
    pub fn bump_clocks(&self) {
        self.clocks.fetch_add(1, Ordering::AcqRel);
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
            self.woken.notify_one();
        }
    }

    /// Waits for the next change, or for one that nobody has waited for yet. For one who waits.
    pub async fn changed(&self) {
        self.woken.notified().await;
    }

    /// Says that there is a notice to spread.
    pub fn tell(&self) {
        self.told.notify_one();
    }

    /// Waits for the next notice, or for one that nobody has waited for yet. For one who waits.
    pub async fn told(&self) {
        self.told.notified().await;
    }

    fn slot(&self, id: i64) -> &AtomicU64 {
        &self.ideas[id.unsigned_abs() as usize % SLOTS]
    }
}
