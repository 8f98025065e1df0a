//! What the forms of the roadmap send. They have fields for each language and lists of choices,
//! so they are read as pairs.

use app::domain::idea::numbers;
use app::domain::roadmap::{ChangeInput, HandoverInput, PlanInput, Promised, Standing, TextInput};

/// The fields of a form, in their order; a name may stand several times.
#[derive(Clone, Debug, Default)]
pub struct Fields(pub Vec<(String, String)>);

impl Fields {
    /// What was typed into a field; empty when it is missing.
    pub fn one(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// All that was chosen of a list.
    pub fn all(&self, name: &str) -> Vec<String> {
        self.0.iter().filter(|(key, value)| key == name && !value.is_empty()).map(|(_, value)| value.clone()).collect()
    }

    /// A number; 0 when it is none.
    pub fn number(&self, name: &str) -> i64 {
        self.one(name).trim().parse().unwrap_or(0)
    }

    /// Numbers of ideas, each in a field of its own or with commas between them.
    pub fn ideas(&self, name: &str) -> Vec<i64> {
        numbers(&self.all(name).join(","))
    }

    /// What an item is, as typed in these languages.
    pub fn plan(&self, languages: &[&str]) -> PlanInput {
        let text = |code: &str| TextInput {
            title: self.one(&format!("title_{code}")).to_owned(),
            summary: self.one(&format!("summary_{code}")).to_owned(),
        };
        PlanInput {
            texts: languages.iter().map(|code| ((*code).to_owned(), text(code))).collect(),
            agency: self.one("agency").to_owned(),
            helpers: self.all("helper"),
            topic: self.one("topic").to_owned(),
            area: self.one("area").to_owned(),
            budget: self.one("budget").to_owned(),
        }
    }

    /// A change of stage or dates, as typed.
    pub fn change(&self) -> ChangeInput {
        let text = |name: &str| self.one(name).to_owned();
        ChangeInput {
            stage: text("stage"),
            start: text("start"),
            due: text("due"),
            reason: text("reason"),
            decline_reason: text("decline_reason"),
            reopen_if: text("reopen_if"),
            seen: self.number("seen"),
        }
    }

    /// A handover, as typed.
    pub fn handover(&self) -> HandoverInput {
        HandoverInput {
            agency: self.one("agency").to_owned(),
            reason: self.one("reason").to_owned(),
            stays: !self.one("stays").is_empty(),
            seen: self.number("seen"),
        }
    }
}

/// The form of stage and dates as it begins: where the item stands.
pub fn beginning(standing: &Standing, seen: i64) -> ChangeInput {
    let typed = |date: Option<Promised>| date.map(|date| date.typed()).unwrap_or_default();
    ChangeInput {
        stage: standing.stage.as_str().to_owned(),
        start: typed(standing.start),
        due: typed(standing.due),
        seen,
        ..ChangeInput::default()
    }
}
