//! What the demo's agencies promise, and what happened to ideas on their way.

use std::collections::{BTreeMap, HashMap};

use anyhow::{Context, anyhow, bail};
use app::domain::Millis;
use app::domain::answer::{AnswerBody, Decline, DeclineReason, PublicReason, Saying};
use app::domain::clock::Targets;
use serde::Deserialize;

use super::{DAY, Maker};
use crate::agencies::store::{Ending, NewAssignment, Standing, standing};
use crate::answers::Answer;
use crate::{accounts, agencies, answers, directory};

const AGENCIES: &str = include_str!("../../demo/agencies.toml");

#[derive(Deserialize)]
struct File {
    agencies: Vec<AgencyEntry>,
    members: Vec<MemberEntry>,
    declines: Vec<DeclineEntry>,
    steps: Vec<StepEntry>,
}

#[derive(Deserialize)]
struct AgencyEntry {
    slug: String,
    about: BTreeMap<String, String>,
    answer_days: i64,
    decision_days: i64,
    topics: Vec<String>,
}

#[derive(Deserialize)]
struct MemberEntry {
    person: String,
    agency: String,
}

#[derive(Deserialize)]
struct DeclineEntry {
    idea: String,
    reason: String,
    reopen_if: String,
}

#[derive(Deserialize)]
struct StepEntry {
    idea: String,
    days_ago: f64,
    deed: String,
    by: String,
    agency: Option<String>,
    #[serde(default)]
    reason: String,
}

fn file() -> anyhow::Result<File> {
    toml::from_str(AGENCIES).context("demo/agencies.toml")
}

/// Why the demo's agencies decline what they decline, by the idea's key.
pub(super) fn declines() -> anyhow::Result<HashMap<String, Decline>> {
    let read = |entry: DeclineEntry| {
        let reason = DeclineReason::parse(&entry.reason).with_context(|| format!("{}: reason", entry.idea))?;
        let reopen_if = PublicReason::parse(&entry.reopen_if).map_err(|e| anyhow!("{}: {e:?}", entry.idea))?;
        Ok((entry.idea, Decline { reason, reopen_if }))
    };
    file()?.declines.into_iter().map(read).collect()
}

impl Maker<'_> {
    /// What the agencies are for and promise; before there are ideas.
    pub(super) async fn agencies(&mut self) -> anyhow::Result<()> {
        let file = file()?;
        for entry in &file.agencies {
            let id = self.id("Agencies", &entry.slug)?;
            let targets = Targets { answer_days: entry.answer_days, decision_days: entry.decision_days };
            directory::store::describe(self.tx, id, &entry.about, targets).await?;
            let topics: Vec<i64> = entry.topics.iter().map(|slug| self.id("Topics", slug)).collect::<Result<_, _>>()?;
            directory::store::own_topics(self.tx, id, &topics).await?;
        }
        for entry in &file.members {
            let (person, agency) = (self.id("person", &entry.person)?, self.id("Agencies", &entry.agency)?);
            accounts::store::join_agency(self.tx, person, agency, self.now - 400 * DAY).await?;
        }
        Ok(())
    }

    /// What happened to ideas since they were submitted.
    pub(super) async fn steps(&mut self) -> anyhow::Result<()> {
        for step in file()?.steps {
            self.step(&step).await.with_context(|| format!("{} of {}", step.deed, step.idea))?;
        }
        Ok(())
    }

    async fn step(&mut self, step: &StepEntry) -> anyhow::Result<()> {
        let (idea, actor) = (self.id("idea", &step.idea)?, self.id("person", &step.by)?);
        let at = self.now - (step.days_ago * DAY as f64) as Millis;
        let reason = step.reason.as_str();
        let before = standing(self.tx, idea).await?;
        let done = match step.deed.as_str() {
            "assign" | "hand_over" => {
                let agency_id = self.id("Agencies", step.agency.as_deref().context("agency")?)?;
                let new = NewAssignment { idea_id: idea, agency_id, actor_id: Some(actor), reason, at };
                agencies::assign_in(self.tx, &new, before).await?
            }
            "hand_back" => {
                let before = before.context("nobody has it")?;
                agencies::hand_back_in(self.tx, idea, before, Ending::HandedBack, Some(actor), reason, at).await?
            }
            "pause" => {
                let id = before.context("nobody has it")?.id;
                agencies::pause_in(self.tx, idea, id, actor, reason, None, at).await?
            }
            "resume" => {
                let id = before.context("nobody has it")?.id;
                agencies::resume_in(self.tx, idea, id, actor, at).await?
            }
            "ask" => self.ask(idea, before.context("nobody has it")?, actor, reason, at).await?,
            other => bail!("there is no deed “{other}”"),
        };
        if done { Ok(()) } else { bail!("it could not be done") }
    }

    async fn ask(
        &mut self,
        idea_id: i64,
        by: Standing,
        author_id: i64,
        text: &str,
        at: Millis,
    ) -> anyhow::Result<bool> {
        let body = AnswerBody::parse(text).map_err(|e| anyhow!("{e:?}"))?;
        let language = app::domain::text::guess_language(text, "ar");
        let saying = Saying::Question;
        let agency_id = by.agency_id;
        let answer = Answer { idea_id, agency_id, author_id, body: &body, saying: &saying, language, at };
        answers::publish_in(self.tx, &answer).await?;
        Ok(true)
    }
}
