//! Following: what a resident can hear of.

use super::idea::words;

words! {
    /// What can be followed.
    Followed {
        /// An idea.
        Idea = "idea",
        /// New ideas about a topic.
        Topic = "topic",
        /// New ideas in an area.
        Area = "area",
        /// New ideas for an agency.
        Agency = "agency",
        /// An item of the roadmap.
        Item = "item",
    }
}
