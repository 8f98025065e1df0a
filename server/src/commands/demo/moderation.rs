//! What the demo city's moderators find in their inbox.

use std::collections::BTreeMap;

use anyhow::{Context, anyhow, bail};
use app::domain::access::Actor;
use app::domain::account::{Reach, Role};
use app::domain::idea::{IdeaBody, IdeaTitle, Kind, NewIdea};
use app::domain::moderation::spam::Reason;
use app::domain::moderation::{Rule, Subject, Thing, Verdict, Visibility};
use serde::Deserialize;

use super::{CROWD, DAY, HOUR, Maker};
use crate::events::{self, EventKind};
use crate::moderation::{appeals, decisions, flags, notes, replies, things};
use crate::{comments, ideas, markdown};

const FILE: &str = include_str!("../../demo/moderation.toml");

#[derive(Deserialize)]
struct ModerationFile {
    people: Vec<PersonEntry>,
    ideas: Vec<IdeaEntry>,
    comments: Vec<CommentEntry>,
    flags: Vec<FlagEntry>,
    decisions: Vec<DecisionEntry>,
    appeals: Vec<AppealEntry>,
    notes: Vec<NoteEntry>,
    replies: Vec<ReplyEntry>,
}

#[derive(Deserialize)]
struct PersonEntry {
    key: String,
    name: String,
    days_ago: f64,
}

#[derive(Deserialize)]
struct IdeaEntry {
    key: String,
    kind: String,
    topic: String,
    area: String,
    author: String,
    hours_ago: f64,
    title: String,
    body: String,
}

#[derive(Deserialize)]
pub(super) struct CommentEntry {
    pub(super) key: String,
    idea: String,
    author: String,
    hours_ago: f64,
    body: String,
    #[serde(default)]
    waiting: bool,
    #[serde(default)]
    held: Vec<Reason>,
}

#[derive(Deserialize)]
struct FlagEntry {
    on: String,
    by: usize,
    rule: String,
    body: String,
    hours_ago: f64,
}

#[derive(Deserialize)]
struct DecisionEntry {
    on: String,
    by: String,
    verdict: String,
    #[serde(default)]
    rule: String,
    reason: String,
    hours_ago: f64,
}

#[derive(Deserialize)]
struct AppealEntry {
    on: String,
    body: String,
    hours_ago: f64,
}

#[derive(Deserialize)]
struct NoteEntry {
    idea: String,
    by: String,
    hours_ago: f64,
    body: String,
}

#[derive(Deserialize)]
struct ReplyEntry {
    name: String,
    #[serde(flatten)]
    texts: BTreeMap<String, String>,
}

/// Fills the inbox and the log of the demo city.
pub async fn fill(maker: &mut Maker<'_>, hash: &str) -> anyhow::Result<()> {
    let file: ModerationFile = toml::from_str(FILE).context("demo/moderation.toml")?;
    for person in &file.people {
        let email = format!("{}@demo.masmou.example", person.key);
        let at = maker.now - (person.days_ago * DAY as f64) as i64;
        let id = maker.account_at(&email, &person.name, Role::Resident, None, hash, at).await?;
        maker.ids.insert(format!("person {}", person.key), id);
    }
    for entry in &file.ideas {
        maker.waiting_idea(entry).await.with_context(|| entry.key.clone())?;
    }
    for entry in &file.comments {
        maker.moderated_comment(entry).await.with_context(|| entry.key.clone())?;
    }
    for entry in &file.flags {
        maker.flags(entry).await.with_context(|| entry.on.clone())?;
    }
    for entry in &file.decisions {
        maker.decision(entry).await.with_context(|| entry.on.clone())?;
    }
    for entry in &file.appeals {
        let thing = maker.thing(&entry.on)?;
        let facts = things::store::facts(maker.tx, thing).await?.context("no such thing")?;
        let (author, at) = (facts.author_id.context("no author")?, maker.hours_ago(entry.hours_ago));
        appeals::store::insert(maker.tx, facts.last_decision, author, entry.body.trim(), at).await?;
    }
    for entry in &file.notes {
        let (idea, by, at) =
            (maker.id("idea", &entry.idea)?, maker.id("person", &entry.by)?, maker.hours_ago(entry.hours_ago));
        notes::store::insert(maker.tx, idea, by, entry.body.trim(), at).await?;
    }
    for entry in &file.replies {
        replies::store::insert(maker.tx, &entry.name, &entry.texts).await?;
    }
    Ok(())
}

impl Maker<'_> {
    pub(super) fn hours_ago(&self, hours: f64) -> i64 {
        self.now - (hours * HOUR as f64) as i64
    }

    /// What `idea KEY` or `comment KEY` names.
    fn thing(&self, on: &str) -> anyhow::Result<Thing> {
        let (subject, key) = on.split_once(' ').context("on")?;
        let subject = Subject::parse(subject).context("subject")?;
        Ok(Thing { subject, id: self.id(subject.as_str(), key)? })
    }

    async fn waiting_idea(&mut self, entry: &IdeaEntry) -> anyhow::Result<()> {
        let new = NewIdea {
            kind: Kind::parse(&entry.kind).context("kind")?,
            title: IdeaTitle::parse(&entry.title).map_err(|e| anyhow!("title: {e:?}"))?,
            body: IdeaBody::parse(&entry.body).map_err(|e| anyhow!("body: {e:?}"))?,
            topic_id: self.id("Topics", &entry.topic)?,
            area_id: Some(self.id("Areas", &entry.area)?),
            different: Vec::new(),
        };
        let (author, at) = (self.id("person", &entry.author)?, self.hours_ago(entry.hours_ago));
        let id = ideas::submit_in(self.tx, author, &new, "ar", at).await?;
        self.ids.insert(format!("idea {}", entry.key), id);
        Ok(ideas::store::set_visibility(self.tx, id, Visibility::Waiting).await?)
    }

    pub(super) async fn moderated_comment(&mut self, entry: &CommentEntry) -> anyhow::Result<()> {
        let (idea_id, author_id) = (self.id("idea", &entry.idea)?, self.id("person", &entry.author)?);
        let (body, at) = (entry.body.trim(), self.hours_ago(entry.hours_ago));
        let new = comments::store::NewComment {
            idea_id,
            parent_id: None,
            author_id,
            language: app::domain::text::guess_language(body, "ar"),
            body,
            body_html: &markdown::render(body),
            at,
        };
        let id = comments::store::insert(self.tx, &new).await?;
        self.ids.insert(format!("comment {}", entry.key), id);
        let data = serde_json::json!({ "comment": id });
        events::record(self.tx, EventKind::CommentWritten, Some(idea_id), Some(author_id), data, at).await?;
        if entry.waiting {
            comments::store::set_visibility(self.tx, id, Visibility::Waiting).await?;
        } else {
            ideas::count_comments_in(self.tx, idea_id, 1).await?;
        }
        if !entry.held.is_empty() {
            let thing = Thing { subject: Subject::Comment, id };
            let facts = things::store::facts(self.tx, thing).await?.context("no such comment")?;
            flags::hold_in(self.tx, &facts, 0.8, &entry.held, at).await?;
        }
        Ok(())
    }

    async fn flags(&mut self, entry: &FlagEntry) -> anyhow::Result<()> {
        let thing = self.thing(&entry.on)?;
        let rule = Rule::parse(&entry.rule).context("rule")?;
        let facts = things::store::facts(self.tx, thing).await?.context("no such thing")?;
        let at = self.hours_ago(entry.hours_ago);
        for number in 0..entry.by {
            let account_id = self.crowd[(thing.id as usize * 17 + number * 5) % CROWD];
            // What only the first says.
            let body = if number == 0 { entry.body.trim() } else { "" };
            let new = flags::store::NewFlag { facts: &facts, account_id, rule, body, weight: 1.0, at };
            flags::store::insert(self.tx, &new).await?;
        }
        let open = flags::store::open_weight(self.tx, thing).await?;
        if app::domain::moderation::flagging::holds(open.weight) {
            let reasons = [Reason { sign: app::domain::moderation::spam::Sign::Flags, count: open.flags }];
            flags::hold_in(self.tx, &facts, 1.0, &reasons, at).await?;
        }
        Ok(())
    }

    async fn decision(&mut self, entry: &DecisionEntry) -> anyhow::Result<()> {
        let (thing, at) = (self.thing(&entry.on)?, self.hours_ago(entry.hours_ago));
        let reach = Reach::default();
        let actor = Actor::Account { id: self.id("person", &entry.by)?, role: Role::Moderator, reach: &reach };
        let verdict = Verdict::parse(&entry.verdict).context("verdict")?;
        let Ok(ruling) = decisions::Ruling::parse(verdict, &entry.rule, &entry.reason) else { bail!("the ruling") };
        decisions::decide_in(self.tx, actor, thing, None, &ruling, at).await?;
        Ok(())
    }
}
