//! What has just been done, as the page that follows tells it.

/// What has just been done, told once at the top of the page that follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// An account was made, and one is signed in.
    Welcome,
    /// Signed in.
    SignedIn,
    /// Signed out.
    SignedOut,
    /// The idea is published.
    IdeaPublished,
    /// The voice is counted for an idea that says the same, which one follows.
    SameAs,
    /// And what one wrote is kept with it.
    SameWithCase,
    /// One's own case is deleted.
    CaseDeleted,
    /// The language of a text is corrected.
    LanguageCorrected,
    /// The support is counted.
    Supported,
    /// The support is withdrawn.
    Withdrawn,
    /// There was no voice to withdraw.
    NoVoice,
    /// One hears of the idea from now on.
    Following,
    /// And no longer.
    Unfollowed,
    /// The comment is published.
    Commented,
    /// The comment is changed.
    CommentEdited,
    /// The comment is deleted.
    CommentDeleted,
    /// The draft is kept.
    DraftSaved,
    /// The draft is thrown away.
    DraftDiscarded,
    /// The official answer is published.
    Answered,
    /// What one wrote waits for a moderator.
    Waiting,
    /// What one flagged will be looked at.
    Flagged,
    /// One has flagged it before.
    FlaggedBefore,
    /// One's objection goes to another moderator.
    Appealed,
    /// An objection is decided.
    AppealDecided,
    /// A decision is taken back.
    DecisionUndone,
    /// The idea is in another place.
    Placed,
    /// The note is kept.
    Noted,
    /// Another wording is proposed to the author.
    EditProposed,
    /// The proposed wording is in place.
    EditAccepted,
    /// It is not.
    EditRefused,
    /// The saved reply is kept.
    ReplySaved,
    /// The saved reply is gone.
    ReplyDeleted,
    /// Nothing was selected, so nothing was done.
    NothingSelected,
    /// One hears of what is new somewhere from now on.
    FollowOn,
    /// And no longer.
    FollowOff,
    /// Every notice is read.
    AllRead,
    /// Ideas were merged.
    Merged,
    /// Ideas that seemed the same were told apart.
    SetApart,
    /// A merge is undone.
    MergeUndone,
    /// The author is asked whether their words may be an idea of their own.
    SplitProposed,
    /// One's words stay as they are.
    SplitDeclined,
    /// The author is asked no more.
    SplitWithdrawn,
    /// Somebody else was quicker, and nothing was done.
    AlreadySettled,
    /// The item of the roadmap is made.
    ItemMade,
    /// Its stage or its dates are changed.
    ItemChanged,
    /// What it is, or what stands behind it, is changed.
    ItemSaved,
    /// Another agency answers for the item.
    ItemHandedOn,
    /// The news are published.
    ItemPosted,
    /// The milestone is reached.
    MilestoneReached,
    /// The answer whether it helped is counted.
    OutcomeTold,
    /// What was looked at again is settled.
    ReopeningSettled,
    /// The question to residents is published.
    Asked,
    /// The idea is assigned to an agency.
    ClockAssigned,
    /// The idea is handed over to another agency.
    ClockHandedOver,
    /// The idea is back with the moderators.
    ClockHandedBack,
    /// The clock stands still.
    ClockPaused,
    /// The clock goes on.
    ClockResumed,
    /// The idea stays without an agency.
    ClockLeft,
    /// An agency is saved.
    AgencySaved,
    /// A member is added to an agency.
    MemberAdded,
    /// A member is removed from an agency.
    MemberRemoved,
    /// What a moderator looks after is saved.
    ReachSaved,
}

impl Notice {
    /// Every notice.
    pub const ALL: &'static [Notice] = &[
        Notice::Welcome,
        Notice::SignedIn,
        Notice::SignedOut,
        Notice::IdeaPublished,
        Notice::SameAs,
        Notice::SameWithCase,
        Notice::CaseDeleted,
        Notice::LanguageCorrected,
        Notice::Supported,
        Notice::Withdrawn,
        Notice::NoVoice,
        Notice::Following,
        Notice::Unfollowed,
        Notice::Commented,
        Notice::CommentEdited,
        Notice::CommentDeleted,
        Notice::DraftSaved,
        Notice::DraftDiscarded,
        Notice::Answered,
        Notice::Waiting,
        Notice::Flagged,
        Notice::FlaggedBefore,
        Notice::Appealed,
        Notice::AppealDecided,
        Notice::DecisionUndone,
        Notice::Placed,
        Notice::Noted,
        Notice::EditProposed,
        Notice::EditAccepted,
        Notice::EditRefused,
        Notice::ReplySaved,
        Notice::ReplyDeleted,
        Notice::NothingSelected,
        Notice::FollowOn,
        Notice::FollowOff,
        Notice::AllRead,
        Notice::Merged,
        Notice::SetApart,
        Notice::MergeUndone,
        Notice::SplitProposed,
        Notice::SplitDeclined,
        Notice::SplitWithdrawn,
        Notice::AlreadySettled,
        Notice::ItemMade,
        Notice::ItemChanged,
        Notice::ItemSaved,
        Notice::ItemHandedOn,
        Notice::ItemPosted,
        Notice::MilestoneReached,
        Notice::OutcomeTold,
        Notice::ReopeningSettled,
        Notice::Asked,
        Notice::ClockAssigned,
        Notice::ClockHandedOver,
        Notice::ClockHandedBack,
        Notice::ClockPaused,
        Notice::ClockResumed,
        Notice::ClockLeft,
        Notice::AgencySaved,
        Notice::MemberAdded,
        Notice::MemberRemoved,
        Notice::ReachSaved,
    ];

    /// Key of its string, and its value in the cookie that carries it over a redirect.
    pub fn key(self) -> &'static str {
        match self {
            Notice::Welcome => "notice-welcome",
            Notice::SignedIn => "notice-signed-in",
            Notice::SignedOut => "notice-signed-out",
            Notice::IdeaPublished => "notice-idea-published",
            Notice::SameAs => "notice-same",
            Notice::SameWithCase => "notice-same-with-case",
            Notice::CaseDeleted => "notice-case-deleted",
            Notice::LanguageCorrected => "notice-language-corrected",
            Notice::Supported => "notice-supported",
            Notice::Withdrawn => "notice-withdrawn",
            Notice::NoVoice => "notice-no-voice",
            Notice::Following => "notice-following",
            Notice::Unfollowed => "notice-unfollowed",
            Notice::Commented => "notice-commented",
            Notice::CommentEdited => "notice-comment-edited",
            Notice::CommentDeleted => "notice-comment-deleted",
            Notice::DraftSaved => "notice-draft-saved",
            Notice::DraftDiscarded => "notice-draft-discarded",
            Notice::Answered => "notice-answered",
            Notice::Waiting => "notice-waiting",
            Notice::Flagged => "notice-flagged",
            Notice::FlaggedBefore => "notice-flagged-before",
            Notice::Appealed => "notice-appealed",
            Notice::AppealDecided => "notice-appeal-decided",
            Notice::DecisionUndone => "notice-decision-undone",
            Notice::Placed => "notice-placed",
            Notice::Noted => "notice-noted",
            Notice::EditProposed => "notice-edit-proposed",
            Notice::EditAccepted => "notice-edit-accepted",
            Notice::EditRefused => "notice-edit-refused",
            Notice::ReplySaved => "notice-reply-saved",
            Notice::ReplyDeleted => "notice-reply-deleted",
            Notice::NothingSelected => "notice-nothing-selected",
            Notice::FollowOn => "notice-follow-on",
            Notice::FollowOff => "notice-follow-off",
            Notice::AllRead => "notice-read-all",
            Notice::Merged => "notice-merged",
            Notice::SetApart => "notice-set-apart",
            Notice::MergeUndone => "notice-merge-undone",
            Notice::SplitProposed => "notice-split-proposed",
            Notice::SplitDeclined => "notice-split-declined",
            Notice::SplitWithdrawn => "notice-split-withdrawn",
            Notice::AlreadySettled => "notice-already-settled",
            Notice::ItemMade => "notice-item-made",
            Notice::ItemChanged => "notice-item-changed",
            Notice::ItemSaved => "notice-item-saved",
            Notice::ItemHandedOn => "notice-item-handed-on",
            Notice::ItemPosted => "notice-item-posted",
            Notice::MilestoneReached => "notice-milestone-reached",
            Notice::OutcomeTold => "notice-outcome-told",
            Notice::ReopeningSettled => "notice-reopening-settled",
            Notice::Asked => "notice-asked",
            Notice::ClockAssigned => "notice-clock-assigned",
            Notice::ClockHandedOver => "notice-clock-handed-over",
            Notice::ClockHandedBack => "notice-clock-handed-back",
            Notice::ClockPaused => "notice-clock-paused",
            Notice::ClockResumed => "notice-clock-resumed",
            Notice::ClockLeft => "notice-clock-left",
            Notice::AgencySaved => "notice-agency-saved",
            Notice::MemberAdded => "notice-member-added",
            Notice::MemberRemoved => "notice-member-removed",
            Notice::ReachSaved => "notice-reach-saved",
        }
    }
}
