//! Notices: what people are to hear of, and whom it concerns.

use serde::{Deserialize, Serialize};

use super::idea::words;

words! {
    /// What a notice tells.
    NoticeKind {
        /// An agency answered an idea.
        Answered = "answered",
        /// An agency asks residents something about an idea.
        Asked = "asked",
        /// An idea was assigned to an agency, or handed to another.
        Assigned = "assigned",
        /// One's idea stands within another now.
        Merged = "merged",
        /// Others' voices came to an idea that one stands behind.
        Joined = "joined",
        /// A merge was undone.
        Unmerged = "unmerged",
        /// One is asked whether one's comment, or a part of one's idea, may be an idea of its own.
        Split = "split",
        /// Somebody replied to one's comment.
        Replied = "replied",
        /// Somebody commented on one's idea, or one that one follows.
        Commented = "commented",
        /// A resident told of their own case under one's idea.
        CaseAttached = "case_attached",
        /// A colleague mentioned one in an internal note.
        Mentioned = "mentioned",
        /// A moderator decided about one's words.
        Decided = "decided",
        /// One's words are held for review.
        Held = "held",
        /// A moderator proposes another wording of one's idea.
        EditProposed = "edit_proposed",
        /// One's appeal was decided.
        AppealDecided = "appeal_decided",
        /// An idea that one stands behind became a promise on the roadmap.
        Promised = "promised",
        /// A promise moved to another stage.
        StageMoved = "stage_moved",
        /// A promise's date moved.
        DateMoved = "date_moved",
        /// A promise was handed on to another agency.
        HandedOn = "handed_on",
        /// A milestone was reached.
        MilestoneReached = "milestone_reached",
        /// An agency told news of a promise.
        ItemPosted = "item_posted",
        /// A promise was kept, and one is asked whether it helped.
        Delivered = "delivered",
        /// Moderators looked again at what one says did not help, and it stays delivered.
        LookedAt = "looked_at",
        /// A new idea in a topic, an area or for an agency that one follows.
        Published = "published",
    }
}

/// Whom a notice concerns; worked out when it is spread.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "to", content = "of", rename_all = "snake_case")]
pub enum Audience {
    /// These accounts.
    Accounts(Vec<i64>),
    /// Who supports or follows an idea, or one that was merged into it.
    Idea(i64),
    /// Who supports or follows these very ideas, whatever was merged into them or they into others.
    Only(Vec<i64>),
    /// Who supports or follows an idea, or one that was merged into it, but none of some of these.
    Others {
        /// The idea.
        idea: i64,
        /// The ideas whose supporters and followers hear something else.
        than: Vec<i64>,
    },
    /// Who follows an idea, or one that was merged into it, but not some who hear something else.
    Followers {
        /// The idea.
        idea: i64,
        /// Those others.
        without: Vec<i64>,
    },
    /// Who follows an item of the roadmap, or supports or follows an idea behind it.
    Item(i64),
    /// The same, and the officers of the agency that is to answer for the item.
    ItemAndOfficers {
        /// The item.
        item: i64,
        /// The agency.
        agency: i64,
    },
    /// Who supports an idea behind an item of the roadmap.
    Supporters(i64),
    /// Who said of a delivered item that it did not help, or not wholly.
    Doubters(i64),
    /// Who supports or follows an idea, or one that was merged into it, who follows the agency that it was
    /// given to, and the officers of that agency: whoever is several of these is one person.
    Watchers {
        /// The agency.
        agency: i64,
        /// The idea.
        idea: i64,
    },
    /// Who follows the topic, the area or the agency of an idea.
    Place(i64),
}
