//! What the demo city's moderators brought together, and what they want to part.

use anyhow::{Context, anyhow};
use app::domain::access::Actor;
use app::domain::account::{Reach, Role};
use app::domain::idea::{IdeaBody, IdeaTitle, Kind, NewIdea};
use app::domain::moderation::{ReasonText, Subject, Thing};
use serde::Deserialize;

use super::moderation::CommentEntry;
use super::{CROWD, Maker};
use crate::moderation::gate::Gate;
use crate::splitting::NewSplit;
use crate::{merging, splitting, votes};

const FILE: &str = include_str!("../../demo/merging.toml");

#[derive(Deserialize)]
struct MergingFile {
    merges: Vec<MergeEntry>,
    comments: Vec<CommentEntry>,
    splits: Vec<SplitEntry>,
}

#[derive(Deserialize)]
struct MergeEntry {
    idea: String,
    into: String,
    by: String,
    hours_ago: f64,
    reason: String,
    undone_hours_ago: Option<f64>,
}

#[derive(Deserialize)]
struct SplitEntry {
    comment: String,
    by: String,
    hours_ago: f64,
    reason: String,
    kind: String,
    topic: String,
    area: String,
    title: String,
    body: String,
    agreed: Option<AgreedEntry>,
}

/// What the author made of it.
#[derive(Deserialize)]
struct AgreedEntry {
    hours_ago: f64,
    title: String,
    supports: usize,
}

static EVERYTHING: Reach = Reach { agencies: Vec::new(), topics: Vec::new(), areas: Vec::new() };

/// Merges and splits what the city has said.
pub async fn fill(maker: &mut Maker<'_>) -> anyhow::Result<()> {
    let file: MergingFile = toml::from_str(FILE).context("demo/merging.toml")?;
    for entry in &file.merges {
        maker.merge(entry).await.with_context(|| entry.idea.clone())?;
    }
    for entry in &file.comments {
        maker.moderated_comment(entry).await.with_context(|| entry.key.clone())?;
    }
    for entry in &file.splits {
        maker.split(entry).await.with_context(|| entry.comment.clone())?;
    }
    Ok(())
}

impl Maker<'_> {
    fn actor(&self, key: &str, role: Role) -> anyhow::Result<Actor<'static>> {
        Ok(Actor::Account { id: self.id("person", key)?, role, reach: &EVERYTHING })
    }

    async fn merge(&mut self, entry: &MergeEntry) -> anyhow::Result<()> {
        let actor = self.actor(&entry.by, Role::Moderator)?;
        let (idea, into) = (self.id("idea", &entry.idea)?, self.id("idea", &entry.into)?);
        let at = self.hours_ago(entry.hours_ago);
        let id = merging::merge_in(self.tx, actor, idea, into, &entry.reason, at).await?;
        if let Some(hours) = entry.undone_hours_ago {
            let at = self.hours_ago(hours);
            merging::undo_in(self.tx, actor, id, at).await?;
        }
        Ok(())
    }

    async fn split(&mut self, entry: &SplitEntry) -> anyhow::Result<()> {
        let idea = NewIdea {
            kind: Kind::parse(&entry.kind).context("kind")?,
            title: title(&entry.title)?,
            body: IdeaBody::parse(&entry.body).map_err(|e| anyhow!("body: {e:?}"))?,
            topic_id: self.id("Topics", &entry.topic)?,
            area_id: Some(self.id("Areas", &entry.area)?),
            different: Vec::new(),
        };
        let reason = ReasonText::parse(&entry.reason).map_err(|e| anyhow!("reason: {e:?}"))?;
        let (moderator, at) = (self.actor(&entry.by, Role::Moderator)?, self.hours_ago(entry.hours_ago));
        let thing = Thing { subject: Subject::Comment, id: self.id("comment", &entry.comment)? };
        let new = NewSplit { idea, reason };
        let id = splitting::propose_in(self.tx, moderator, thing, &new, at).await?;
        let Some(agreed) = &entry.agreed else { return Ok(()) };
        let split = splitting::store::find(self.tx, id).await?.context("no such split")?;
        let author = Actor::Account { id: split.author_id, role: Role::Resident, reach: &EVERYTHING };
        let idea = NewIdea { title: title(&agreed.title)?, ..new.idea };
        let at = self.hours_ago(agreed.hours_ago);
        let (made, _) = splitting::agree_in(self.tx, author, id, &idea, Gate::open(), at).await?;
        for number in 0..agreed.supports {
            let account = self.crowd[(made as usize * 11 + number * 7) % CROWD];
            let share = (number + 1) as f64 / (agreed.supports + 1) as f64;
            let at = self.hours_ago(agreed.hours_ago * (1.0 - share));
            votes::cast_in(self.tx, made, account, at).await?;
        }
        Ok(())
    }
}

fn title(text: &str) -> anyhow::Result<IdeaTitle> {
    IdeaTitle::parse(text).map_err(|e| anyhow!("title: {e:?}"))
}
