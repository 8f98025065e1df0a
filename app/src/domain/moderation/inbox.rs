//! The moderators' inbox: what waits there, and how its address tells what is shown.

use std::fmt;

use super::Thing;
use crate::domain::idea::words;

words! {
    /// What waits for moderators.
    What {
        /// Ideas that nobody can read yet.
        Ideas = "ideas",
        /// Comments and cases that nobody can read yet.
        Comments = "comments",
        /// What residents flagged, or what is held.
        Flags = "flags",
        /// Ideas that probably say the same.
        Duplicates = "duplicates",
        /// Authors' objections.
        Appeals = "appeals",
        /// Ideas that an agency handed back.
        Handbacks = "handbacks",
        /// Delivered promises that many say did not help.
        Reopenings = "reopenings",
    }
}

/// One entry of the inbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// Something that a resident wrote.
    Thing(Thing),
    /// An appeal, by its number.
    Appeal(i64),
    /// A delivered promise that is looked at again, by the number of the case.
    Reopening(i64),
}

impl Key {
    /// Reads `comment-7`, `appeal-3` or `reopening-2`.
    pub fn parse(text: &str) -> Option<Self> {
        let number = |id: &str| id.parse().ok().filter(|id| *id > 0);
        match text.split_once('-')? {
            ("appeal", id) => number(id).map(Self::Appeal),
            ("reopening", id) => number(id).map(Self::Reopening),
            _ => Thing::parse(text).map(Self::Thing),
        }
    }

    /// What claims call it, and its number.
    pub fn parts(self) -> (&'static str, i64) {
        match self {
            Self::Thing(thing) => (thing.subject.as_str(), thing.id),
            Self::Appeal(id) => ("appeal", id),
            Self::Reopening(id) => ("reopening", id),
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (subject, id) = self.parts();
        write!(f, "{subject}-{id}")
    }
}

/// What of the inbox is shown; none means all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InboxFilter {
    /// Only this sort.
    pub what: Option<What>,
    /// Only this topic, by slug.
    pub topic: Option<String>,
    /// Only this area, by slug.
    pub area: Option<String>,
}

impl InboxFilter {
    /// The address of the inbox so filtered, with one entry open when it is named.
    pub fn path(&self, open: Option<Key>) -> String {
        let pairs = [
            ("what", self.what.map(|what| what.as_str().to_owned())),
            ("topic", self.topic.clone()),
            ("area", self.area.clone()),
            ("item", open.map(|key| key.to_string())),
        ];
        let query: Vec<String> =
            pairs.into_iter().filter_map(|(name, value)| value.map(|value| format!("{name}={value}"))).collect();
        if query.is_empty() { "/moderation".to_owned() } else { format!("/moderation?{}", query.join("&")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::moderation::Subject;

    #[test]
    fn an_entry_survives_its_address() {
        for key in [Key::Appeal(3), Key::Reopening(4), Key::Thing(Thing { subject: Subject::Case, id: 9 })] {
            assert_eq!(Key::parse(&key.to_string()), Some(key));
        }
        assert_eq!(Key::parse("appeal-x"), None);
    }

    #[test]
    fn the_address_tells_what_is_shown() {
        assert_eq!(InboxFilter::default().path(None), "/moderation");
        let filter = InboxFilter { what: Some(What::Flags), topic: Some("lighting".into()), area: None };
        assert_eq!(filter.path(Some(Key::Appeal(3))), "/moderation?what=flags&topic=lighting&item=appeal-3");
    }
}
