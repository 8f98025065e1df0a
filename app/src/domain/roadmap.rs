//! The roadmap: what an agency promises, until when, and how far it has come.

mod change;
mod date;
mod handover;
mod history;
mod news;
mod plan;

pub use change::{Change, ChangeErrors, ChangeInput, ChangeReason, Declined, Standing};
pub use date::{Calendar, Precision, Promised, Shift};
pub use handover::{Handover, HandoverErrors, HandoverInput};
pub use history::{History, Move};
pub use news::{NewMilestone, PostBody};
pub use plan::{BUDGET_MAX, ItemText, Plan, PlanErrors, PlanInput, Summary, TextErrors, TextInput};

use super::idea::{Markdown, Stage, words};

/// Why something helped or did not: up to 1,000 characters, in a form that may be left empty.
pub type Why = Markdown<1000>;

words! {
    /// How far a promise has come.
    ItemStage {
        /// An agency looks at what could be done.
        UnderReview = "under_review",
        /// Promised, with a date.
        Planned = "planned",
        /// Being done.
        InProgress = "in_progress",
        /// Delivered.
        Done = "done",
        /// Refused, with a reason.
        Declined = "declined",
    }
}

impl ItemStage {
    /// Stages in which an item can begin: what is promised has a beginning that all saw.
    pub const FIRST: &'static [Self] = &[Self::UnderReview, Self::Planned, Self::InProgress];

    /// The stages that may follow. Nothing is delivered that was not promised; what was delivered
    /// or declined can be taken up again.
    pub fn next(self) -> &'static [Self] {
        use ItemStage::{Declined, Done, InProgress, Planned, UnderReview};
        match self {
            UnderReview => &[Planned, InProgress, Declined],
            Planned => &[UnderReview, InProgress, Done, Declined],
            InProgress => &[Planned, Done, Declined],
            Done => &[InProgress],
            Declined => &[UnderReview, Planned],
        }
    }

    /// Whether an item may go from here to there; staying is no move and always possible.
    pub fn may_become(self, next: Self) -> bool {
        self == next || self.next().contains(&next)
    }

    /// Whether it is a promise, which has a date.
    pub fn is_promise(self) -> bool {
        matches!(self, Self::Planned | Self::InProgress)
    }

    /// Whether something is still to be expected of it.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Done | Self::Declined)
    }
}

impl From<ItemStage> for Stage {
    /// The stage of the ideas behind an item.
    fn from(stage: ItemStage) -> Self {
        match stage {
            ItemStage::UnderReview => Self::UnderReview,
            ItemStage::Planned => Self::Planned,
            ItemStage::InProgress => Self::InProgress,
            ItemStage::Done => Self::Done,
            ItemStage::Declined => Self::Declined,
        }
    }
}

words! {
    /// What an agency tells of a promise.
    PostKind {
        /// How it goes.
        Update = "update",
        /// That it was done.
        Evidence = "evidence",
    }
}

words! {
    /// Whether what was delivered solved it for one who asked.
    Verdict {
        /// It did.
        Yes = "yes",
        /// In part.
        Partly = "partly",
        /// It did not.
        No = "no",
    }
}

words! {
    /// What moderators make of a delivered promise that many say did not help.
    Settlement {
        /// Work goes on.
        Reopen = "reopen",
        /// It stays delivered.
        Keep = "keep",
    }
}

words! {
    /// One of the three views of the roadmap.
    View {
        /// By stage.
        Columns = "columns",
        /// Over time.
        Timeline = "timeline",
        /// What was delivered, newest first.
        Changelog = "changelog",
    }
}

/// How those answered who were asked whether it helped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// It solved it.
    pub yes: i64,
    /// In part.
    pub partly: i64,
    /// It did not.
    pub no: i64,
}

impl Outcome {
    /// Fewest answers that say something: one angry neighbour is no result.
    pub const ENOUGH: i64 = 5;

    /// How many answered.
    pub fn answers(self) -> i64 {
        self.yes + self.partly + self.no
    }

    /// How many answered so.
    pub fn of(self, verdict: Verdict) -> i64 {
        match verdict {
            Verdict::Yes => self.yes,
            Verdict::Partly => self.partly,
            Verdict::No => self.no,
        }
    }

    /// The share of an answer in whole percent.
    pub fn percent(self, verdict: Verdict) -> i64 {
        if self.answers() == 0 { 0 } else { (self.of(verdict) * 100 + self.answers() / 2) / self.answers() }
    }

    /// Whether more than `share` (in percent) say that it did not help.
    pub fn asks_for_another_look(self, share: u8) -> bool {
        self.answers() >= Self::ENOUGH && self.no * 100 > i64::from(share) * self.answers()
    }
}

/// Which items are shown; `None` means all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoadmapFilter {
    /// Only of this agency, by slug; also where it helps.
    pub agency: Option<String>,
    /// Only in this area, by slug.
    pub area: Option<String>,
    /// Only on this topic, by slug.
    pub topic: Option<String>,
    /// Only what is due, or was delivered, in this year.
    pub year: Option<i16>,
    /// Only this stage.
    pub stage: Option<ItemStage>,
}

/// A view of the roadmap as its address tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roadmap {
    /// Which of the three.
    pub view: View,
    /// Which items.
    pub filter: RoadmapFilter,
}

impl Default for Roadmap {
    fn default() -> Self {
        Self { view: View::Columns, filter: RoadmapFilter::default() }
    }
}

impl Roadmap {
    /// Its path, with its query.
    pub fn path(&self) -> String {
        self.path_at("/roadmap")
    }

    /// The path of the feed of the same items.
    pub fn feed_path(&self) -> String {
        self.viewed(View::Columns).path_at("/roadmap.atom")
    }

    /// The path of the calendar of the same items.
    pub fn calendar_path(&self) -> String {
        self.viewed(View::Columns).path_at("/roadmap.ics")
    }

    fn path_at(&self, page: &str) -> String {
        let filter = &self.filter;
        let pairs = [
            ("view", (self.view != View::Columns).then(|| self.view.as_str().to_owned())),
            ("agency", filter.agency.clone()),
            ("area", filter.area.clone()),
            ("topic", filter.topic.clone()),
            ("year", filter.year.map(|year| year.to_string())),
            ("stage", filter.stage.map(|stage| stage.as_str().to_owned())),
        ];
        let parts: Vec<String> = pairs
            .into_iter()
            .filter_map(|(name, value)| value.map(|value| format!("{name}={}", super::text::encode(&value))))
            .collect();
        if parts.is_empty() { page.to_owned() } else { format!("{page}?{}", parts.join("&")) }
    }

    /// The same items in another view.
    pub fn viewed(&self, view: View) -> Self {
        Self { view, filter: self.filter.clone() }
    }

    /// The same view of other items.
    pub fn filtered(&self, filter: RoadmapFilter) -> Self {
        Self { view: self.view, filter }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_delivered_that_was_not_promised() {
        for stage in ItemStage::ALL {
            let may = stage.may_become(ItemStage::Done);
            assert_eq!(may, stage.is_promise() || *stage == ItemStage::Done, "{stage:?}");
        }
    }

    #[test]
    fn every_stage_can_be_reached_and_left() {
        for stage in ItemStage::ALL {
            assert!(!stage.next().is_empty() && !stage.next().contains(stage), "{stage:?}");
            let reached = ItemStage::FIRST.contains(stage) || ItemStage::ALL.iter().any(|s| s.next().contains(stage));
            assert!(reached, "{stage:?}");
        }
    }

    #[test]
    fn another_look_is_taken_when_more_than_the_share_says_no() {
        let outcome = |yes, no| Outcome { yes, partly: 0, no };
        assert!(!outcome(0, 4).asks_for_another_look(40), "four are too few");
        assert!(!outcome(3, 2).asks_for_another_look(40), "two of five are the share itself");
        assert!(outcome(2, 3).asks_for_another_look(40));
        assert_eq!(outcome(2, 1).percent(Verdict::Yes), 67);
        assert_eq!(outcome(0, 0).percent(Verdict::No), 0);
    }

    #[test]
    fn a_view_is_its_address() {
        let filter = RoadmapFilter { agency: Some("works".into()), year: Some(2027), ..RoadmapFilter::default() };
        let roadmap = Roadmap { view: View::Timeline, filter };
        assert_eq!(roadmap.path(), "/roadmap?view=timeline&agency=works&year=2027");
        assert_eq!(roadmap.viewed(View::Columns).path(), "/roadmap?agency=works&year=2027");
        assert_eq!(Roadmap::default().path(), "/roadmap");
    }
}
