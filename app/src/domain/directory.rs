//! What ideas are sorted by: topics, areas and agencies, each named in the city's languages.

use std::collections::BTreeMap;

use super::clock::Targets;

/// A topic, an area or an agency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Its number.
    pub id: i64,
    /// Its word in addresses.
    pub slug: String,
    /// Its name by language code.
    pub names: BTreeMap<String, String>,
}

impl Label {
    /// The name in a language, or in the first that has one, or the slug.
    pub fn name(&self, language: &str) -> &str {
        self.names.get(language).or_else(|| self.names.values().next()).unwrap_or(&self.slug)
    }
}

/// All of a city's labels, in the order in which it lists them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Directory {
    /// What ideas are about.
    pub topics: Vec<Label>,
    /// Where in the city.
    pub areas: Vec<Label>,
    /// Who answers.
    pub agencies: Vec<Label>,
    /// Number of the agency that a topic belongs to, by the topic's: where its ideas usually go.
    pub owners: BTreeMap<i64, i64>,
    /// What each agency promises, by its number.
    pub targets: BTreeMap<i64, Targets>,
}

impl Directory {
    /// The label of a number.
    pub fn by_id(labels: &[Label], id: Option<i64>) -> Option<&Label> {
        labels.iter().find(|label| Some(label.id) == id)
    }

    /// The agency that ideas of a topic usually go to.
    pub fn owner(&self, topic_id: Option<i64>) -> Option<i64> {
        self.owners.get(&topic_id?).copied()
    }

    /// What an agency promises.
    pub fn targets_of(&self, agency_id: i64) -> Targets {
        self.targets.get(&agency_id).copied().unwrap_or_default()
    }

    /// The number of a slug.
    pub fn id(labels: &[Label], slug: &str) -> Option<i64> {
        labels.iter().find(|label| label.slug == slug).map(|label| label.id)
    }
}
