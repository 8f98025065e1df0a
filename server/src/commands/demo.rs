//! `masmou demo`: a city of our own invention, made once and served.

mod agencies;
mod drawing;
mod merging;
mod moderation;
mod roadmap;

use std::collections::{BTreeMap, HashMap};

use anyhow::{Context, anyhow, bail};
use app::domain::account::{DisplayName, Role};
use app::domain::answer::{Decline, Saying};
use app::domain::case::NewCase;
use app::domain::idea::{IdeaBody, IdeaTitle, Kind, NewIdea, Stage};
use app::domain::{Millis, trend};
use app::pages::shell::DEMO_PASSWORD;
use serde::Deserialize;

use crate::accounts::Hasher;
use crate::accounts::store::{NewAccount, insert as insert_account};
use crate::agencies::store::NewAssignment;
use crate::answers::Answer;
use crate::clock::Clock;
use crate::db::{Db, Tx};
use crate::directory::store::{Shelf, insert as insert_label};
use crate::events::{self, EventKind};
use crate::moderation::gate::Gate;
use crate::{accounts, answers, cases, comments, ideas, markdown, votes};

const CITY: &str = include_str!("../demo/city.toml");
const IDEAS: [&str; 3] = [
    include_str!("../demo/ideas_ar.toml"),
    include_str!("../demo/ideas_fa.toml"),
    include_str!("../demo/ideas_en.toml"),
];
/// Residents without a word of their own, who only support: as many as the best idea has voices.
const CROWD: usize = 400;
const DAY: Millis = 24 * 60 * 60 * 1000;
const HOUR: Millis = 60 * 60 * 1000;

#[derive(Deserialize)]
struct CityFile {
    city: CityNames,
    topics: Vec<LabelEntry>,
    areas: Vec<LabelEntry>,
    agencies: Vec<LabelEntry>,
    people: Vec<Person>,
}

#[derive(Deserialize)]
struct CityNames {
    names: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct LabelEntry {
    slug: String,
    names: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct Person {
    key: String,
    name: String,
    role: String,
    agency: Option<String>,
}

#[derive(Deserialize)]
struct IdeasFile {
    ideas: Vec<IdeaEntry>,
}

#[derive(Deserialize)]
struct IdeaEntry {
    key: String,
    kind: String,
    topic: String,
    area: String,
    agency: Option<String>,
    author: String,
    days_ago: f64,
    supports: usize,
    title: String,
    body: String,
    #[serde(default)]
    comments: Vec<CommentEntry>,
    #[serde(default)]
    answers: Vec<AnswerEntry>,
    #[serde(default)]
    cases: Vec<CaseEntry>,
}

#[derive(Deserialize)]
struct CommentEntry {
    author: String,
    hours_after: f64,
    body: String,
    #[serde(default)]
    helpful: usize,
    reply_to: Option<usize>,
}

#[derive(Deserialize)]
struct CaseEntry {
    author: String,
    hours_after: f64,
    area: String,
    #[serde(default)]
    title: String,
    body: String,
}

#[derive(Deserialize)]
struct AnswerEntry {
    officer: String,
    days_ago: f64,
    stage: String,
    body: String,
}

/// The demo city's name by language code.
pub fn city_names() -> anyhow::Result<BTreeMap<String, String>> {
    let file: CityFile = toml::from_str(CITY)?;
    Ok(file.city.names)
}

/// Fills an empty database with the demo city; leaves one that holds ideas as it is. Gives
/// whether it was filled.
pub async fn fill(db: &Db, clock: &Clock) -> anyhow::Result<bool> {
    if accounts::store::count(&mut db.read().await?).await? > 0 {
        return Ok(false);
    }
    let hash = Hasher::default().hash(DEMO_PASSWORD.to_owned()).await?;
    let now = clock.now();
    let mut tx = db.write().await?;
    let mut maker = Maker { tx: &mut tx, now, ids: HashMap::new(), crowd: Vec::new(), declines: agencies::declines()? };
    let city: CityFile = toml::from_str(CITY).context("demo/city.toml")?;
    maker.labels(Shelf::Topics, &city.topics).await?;
    maker.labels(Shelf::Areas, &city.areas).await?;
    maker.labels(Shelf::Agencies, &city.agencies).await?;
    maker.people(&city.people, &hash).await?;
    maker.agencies().await?;
    for text in IDEAS {
        let file: IdeasFile = toml::from_str(text).context("demo/ideas_*.toml")?;
        for idea in &file.ideas {
            maker.idea(idea).await.with_context(|| format!("the demo's idea {}", idea.key))?;
        }
    }
    moderation::fill(&mut maker, &hash).await.context("the demo's moderation")?;
    maker.steps().await.context("demo/agencies.toml")?;
    maker.roadmap().await?;
    merging::fill(&mut maker).await.context("the demo's merging")?;
    tx.commit().await?;
    Ok(true)
}

struct Maker<'t> {
    tx: &'t mut Tx,
    now: Millis,
    /// Numbers by what they are and their word, such as `topic lighting`.
    ids: HashMap<String, i64>,
    crowd: Vec<i64>,
    /// Why ideas are declined, by their key.
    declines: HashMap<String, Decline>,
}

impl Maker<'_> {
    fn id(&self, what: &str, word: &str) -> anyhow::Result<i64> {
        self.ids.get(&format!("{what} {word}")).copied().ok_or_else(|| anyhow!("there is no {what} “{word}”"))
    }

    async fn labels(&mut self, shelf: Shelf, labels: &[LabelEntry]) -> anyhow::Result<()> {
        for (position, label) in labels.iter().enumerate() {
            let id = insert_label(self.tx, shelf, &label.slug, &label.names, position as i64).await?;
            self.ids.insert(format!("{shelf:?} {}", label.slug), id);
        }
        Ok(())
    }

    async fn account(
        &mut self,
        email: &str,
        name: &str,
        role: Role,
        agency: Option<i64>,
        hash: &str,
    ) -> anyhow::Result<i64> {
        self.account_at(email, name, role, agency, hash, self.now - 500 * DAY).await
    }

    async fn account_at(
        &mut self,
        email: &str,
        name: &str,
        role: Role,
        agency: Option<i64>,
        hash: &str,
        at: Millis,
    ) -> anyhow::Result<i64> {
        let email = app::domain::account::Email::parse(email).map_err(|e| anyhow!("{email}: {e:?}"))?;
        let name = DisplayName::parse(name).map_err(|e| anyhow!("{name}: {e:?}"))?;
        let new = NewAccount { email: &email, name: &name, hash, role, agency_id: agency, at };
        let id = insert_account(self.tx, &new).await?;
        id.with_context(|| format!("the name {} looks like another", name.as_str()))
    }

    async fn people(&mut self, people: &[Person], hash: &str) -> anyhow::Result<()> {
        for person in people {
            let Some(role) = Role::parse(&person.role) else { bail!("{}: no role {}", person.key, person.role) };
            let agency = person.agency.as_deref().map(|slug| self.id("Agencies", slug)).transpose()?;
            let email = format!("{}@demo.masmou.example", person.key);
            let id = self.account(&email, &person.name, role, agency, hash).await?;
            self.ids.insert(format!("person {}", person.key), id);
        }
        for number in 0..CROWD {
            let email = format!("neighbour-{number}@demo.masmou.example");
            // No password fits this: nobody signs in as one of the crowd.
            let id = self.account(&email, &format!("Neighbour {number}"), Role::Resident, None, "!").await?;
            self.crowd.push(id);
        }
        Ok(())
    }

    async fn idea(&mut self, entry: &IdeaEntry) -> anyhow::Result<()> {
        let at = self.now - (entry.days_ago * DAY as f64) as Millis;
        let new = NewIdea {
            kind: Kind::parse(&entry.kind).context("kind")?,
            title: IdeaTitle::parse(&entry.title).map_err(|e| anyhow!("title: {e:?}"))?,
            body: IdeaBody::parse(&entry.body).map_err(|e| anyhow!("body: {e:?}"))?,
            topic_id: self.id("Topics", &entry.topic)?,
            area_id: Some(self.id("Areas", &entry.area)?),
            different: Vec::new(),
        };
        let author = self.id("person", &entry.author)?;
        let id = ideas::submit_in(self.tx, author, &new, "ar", at).await?;
        self.ids.insert(format!("idea {}", entry.key), id);
        if let Some(slug) = &entry.agency {
            let agency_id = self.id("Agencies", slug)?;
            let new = NewAssignment { idea_id: id, agency_id, actor_id: None, reason: "", at };
            crate::agencies::assign_in(self.tx, &new, None).await?;
        }
        self.supports(id, entry, at).await?;
        self.comments(id, entry, at).await?;
        self.cases(id, entry, at).await?;
        for answer in &entry.answers {
            let stage = Stage::parse(&answer.stage).context("stage")?;
            let body = answers::AnswerBody::parse(&answer.body).map_err(|e| anyhow!("answer: {e:?}"))?;
            let language = app::domain::text::guess_language(body.as_str(), "ar").to_owned();
            let agency = self.id("Agencies", entry.agency.as_deref().context("an answer needs an agency")?)?;
            let officer = self.id("person", &answer.officer)?;
            let when = self.now - (answer.days_ago * DAY as f64) as Millis;
            let decline = self.declines.get(&entry.key).filter(|_| stage == Stage::Declined).cloned();
            let saying = Saying::Answer { stage, decline };
            let answer = Answer {
                idea_id: id,
                agency_id: agency,
                author_id: officer,
                body: &body,
                saying: &saying,
                language: &language,
                at: when,
            };
            answers::publish_in(self.tx, &answer).await?;
        }
        Ok(())
    }

    /// Spreads the voices over the idea's life: most come early, some late.
    async fn supports(&mut self, id: i64, entry: &IdeaEntry, at: Millis) -> anyhow::Result<()> {
        let life = (self.now - at) as f64;
        let start = entry.key.bytes().map(usize::from).sum::<usize>();
        let mut moments = Vec::new();
        for number in 0..entry.supports {
            let account = self.crowd[(start + number * 7) % CROWD];
            let share = ((number + 1) as f64 / (entry.supports + 1) as f64).powf(1.7);
            let when = at + (life * share) as Millis;
            if votes::store::insert(self.tx, id, account, when).await? {
                moments.push(when);
            }
        }
        let (score, _) = ideas::store::count_votes(self.tx, id, moments.len() as i64).await?;
        let score = moments.iter().fold(score, |score, when| trend::add(score, *when));
        Ok(ideas::store::set_trend(self.tx, id, score).await?)
    }

    /// Whoever tells of their own case supports the idea and follows it.
    async fn cases(&mut self, idea_id: i64, entry: &IdeaEntry, at: Millis) -> anyhow::Result<()> {
        for told in &entry.cases {
            let author_id = self.id("person", &told.author)?;
            let area_id = Some(self.id("Areas", &told.area)?);
            let when = (at + (told.hours_after * HOUR as f64) as Millis).min(self.now - HOUR / 6);
            let case = NewCase { title: told.title.clone(), body: told.body.clone(), area_id };
            votes::cast_in(self.tx, idea_id, author_id, when).await?;
            votes::store::set_follow(self.tx, idea_id, author_id, true, when).await?;
            cases::attach_in(self.tx, idea_id, author_id, &case, "ar", Gate::open(), when).await?;
        }
        Ok(())
    }

    async fn comments(&mut self, idea_id: i64, entry: &IdeaEntry, at: Millis) -> anyhow::Result<()> {
        let mut order: Vec<usize> = (0..entry.comments.len()).collect();
        order.sort_by(|a, b| entry.comments[*a].hours_after.total_cmp(&entry.comments[*b].hours_after));
        // A reply follows what it answers, whatever the hours say.
        order.sort_by_key(|index| entry.comments[*index].reply_to.is_some());
        let mut ids = HashMap::new();
        for index in order {
            let comment = &entry.comments[index];
            let parent_id = comment.reply_to.map(|to| ids.get(&to).copied().context("reply_to")).transpose()?;
            let body = comment.body.trim();
            let when = (at + (comment.hours_after * HOUR as f64) as Millis).min(self.now - HOUR / 6);
            let author_id = self.id("person", &comment.author)?;
            let new = comments::store::NewComment {
                idea_id,
                parent_id,
                author_id,
                language: app::domain::text::guess_language(body, "ar"),
                body,
                body_html: &markdown::render(body),
                at: when,
            };
            let id = comments::store::insert(self.tx, &new).await?;
            ideas::count_comments_in(self.tx, idea_id, 1).await?;
            for number in 0..comment.helpful.min(CROWD) {
                let account = self.crowd[(id as usize * 13 + number * 3) % CROWD];
                comments::store::set_mark(self.tx, id, account, true, when).await?;
            }
            let data = serde_json::json!({ "comment": id });
            events::record(self.tx, EventKind::CommentWritten, Some(idea_id), Some(author_id), data, when).await?;
            ids.insert(index, id);
        }
        Ok(())
    }
}

/// Tells how to sign in to the demo.
pub fn tell_accounts(config: &crate::config::Config) {
    println!("The demo city is at {}", config.public_url);
    println!("Sign in with the password “{DEMO_PASSWORD}” as");
    for key in ["resident", "officer", "moderator", "administrator"] {
        println!("  {key}@demo.masmou.example");
    }
}
