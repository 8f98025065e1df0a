//! The demo city's promises: made, moved, kept and judged as real ones are.

use std::collections::BTreeMap;

use anyhow::{Context, anyhow};
use app::domain::Millis;
use app::domain::access::Actor;
use app::domain::account::{Reach, Role};
use app::domain::roadmap::{
    Calendar, Change, ChangeInput, Handover, HandoverInput, NewMilestone, Plan, PlanInput, PostBody, PostKind,
    Precision, Promised, TextInput, Verdict,
};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use serde::Deserialize;

use super::{DAY, Maker, drawing};
use crate::pictures;
use crate::roadmap::changes::{self, handover};
use crate::roadmap::news::{NewPost, post_in, reach_milestone_in, store as news_store};
use crate::roadmap::{behind, outcomes, promote, store};

const ROADMAP: &str = include_str!("../../demo/roadmap.toml");
/// As the setting `reopen_share` has it.
const REOPEN_SHARE: u8 = 40;

#[derive(Deserialize)]
struct RoadmapFile {
    items: Vec<Item>,
}

/// Days from now and a precision, such as `[40, "month"]`; `persian month` is one of that calendar.
type Due = (i64, String);

#[derive(Deserialize)]
struct Item {
    key: String,
    agency: String,
    officer: String,
    #[serde(default)]
    helpers: Vec<String>,
    #[serde(default)]
    topic: String,
    #[serde(default)]
    area: String,
    #[serde(default)]
    budget: String,
    ideas: Vec<String>,
    days_ago: f64,
    stage: String,
    start: Option<Due>,
    due: Option<Due>,
    reason: String,
    texts: BTreeMap<String, Words>,
    #[serde(default)]
    changes: Vec<Moved>,
    #[serde(default)]
    handovers: Vec<HandedOn>,
    #[serde(default)]
    milestones: Vec<Milestone>,
    #[serde(default)]
    posts: Vec<Post>,
    outcome: Option<Told>,
}

#[derive(Deserialize)]
struct Words {
    title: String,
    summary: String,
}

#[derive(Deserialize)]
struct Moved {
    days_ago: f64,
    stage: String,
    start: Option<Due>,
    due: Option<Due>,
    reason: String,
    #[serde(default)]
    decline_reason: String,
    #[serde(default)]
    reopen_if: String,
}

/// To another agency, the one that had it helping from then on.
#[derive(Deserialize)]
struct HandedOn {
    days_ago: f64,
    to: String,
    reason: String,
}

#[derive(Deserialize)]
struct Milestone {
    title: String,
    due: Due,
    reached: Option<f64>,
}

#[derive(Deserialize)]
struct Post {
    days_ago: f64,
    kind: String,
    body: String,
    picture: Option<String>,
    #[serde(default)]
    picture_text: String,
}

/// How many said what, and why some of them did: verdict and words.
#[derive(Deserialize)]
struct Told {
    yes: usize,
    partly: usize,
    no: usize,
    #[serde(default)]
    whys: Vec<(String, String)>,
}

/// What happens to an item after it was made, each at its moment.
enum Step<'a> {
    Move(&'a Moved),
    HandOn(&'a HandedOn),
    Reach(i64),
    Post(&'a Post),
}

impl Maker<'_> {
    /// Every promise with all that happened to it.
    pub(super) async fn roadmap(&mut self) -> anyhow::Result<()> {
        let file: RoadmapFile = toml::from_str(ROADMAP).context("demo/roadmap.toml")?;
        for item in &file.items {
            self.item(item).await.with_context(|| format!("the demo's promise {}", item.key))?;
        }
        Ok(())
    }

    fn ago(&self, days: f64) -> Millis {
        self.now - (days * DAY as f64) as Millis
    }

    fn date(&self, due: Option<&Due>) -> anyhow::Result<Option<Promised>> {
        let Some((days, precision)) = due else { return Ok(None) };
        let today: Date = Timestamp::from_millisecond(self.now)?.to_zoned(jiff::tz::TimeZone::UTC).date();
        let day = today.checked_add(days.days())?;
        let (calendar, word) = match precision.strip_prefix("persian ") {
            Some(word) => (Calendar::Persian, word),
            None => (Calendar::Gregorian, precision.as_str()),
        };
        let precision = Precision::parse(word).context("precision")?;
        Ok(Some(Promised::around(day, precision, calendar).context("no such period")?))
    }

    fn typed(&self, due: Option<&Due>) -> anyhow::Result<String> {
        Ok(self.date(due)?.map(|date| date.typed()).unwrap_or_default())
    }

    async fn item(&mut self, item: &Item) -> anyhow::Result<()> {
        let ideas: Vec<i64> = item.ideas.iter().map(|key| self.id("idea", key)).collect::<Result<_, _>>()?;
        let change = ChangeInput {
            stage: item.stage.clone(),
            start: self.typed(item.start.as_ref())?,
            due: self.typed(item.due.as_ref())?,
            reason: item.reason.clone(),
            ..ChangeInput::default()
        };
        let change = Change::parse(&change, None).map_err(|e| anyhow!("{e:?}"))?;
        let plan = self.plan(item)?;
        let nothing = Reach::default();
        let moderator = Actor::Account { id: self.id("person", "moderator")?, role: Role::Moderator, reach: &nothing };
        let at = self.ago(item.days_ago);
        let id = promote::promote_in(self.tx, moderator, &ideas, &plan, &change, "en", at).await?;
        self.live(id, item, plan.agency_id).await?;
        if let Some(told) = &item.outcome {
            self.outcome(id, told).await?;
        }
        Ok(())
    }

    fn plan(&self, item: &Item) -> anyhow::Result<Plan> {
        let text = |words: &Words| TextInput { title: words.title.clone(), summary: words.summary.clone() };
        let input = PlanInput {
            texts: item.texts.iter().map(|(code, words)| (code.clone(), text(words))).collect(),
            agency: item.agency.clone(),
            helpers: item.helpers.clone(),
            topic: item.topic.clone(),
            area: item.area.clone(),
            budget: item.budget.clone(),
        };
        let find = |shelf: &'static str| move |slug: &str| self.id(shelf, slug).ok();
        Plan::parse(&input, "en", find("Agencies"), find("Topics"), find("Areas")).map_err(|e| anyhow!("{e:?}"))
    }

    /// What happened to it, in the order in which it did.
    async fn live(&mut self, id: i64, item: &Item, agency_id: i64) -> anyhow::Result<()> {
        let reach = Reach { agencies: vec![agency_id], ..Reach::default() };
        let officer = Actor::Account { id: self.id("person", &item.officer)?, role: Role::Officer, reach: &reach };
        let mut steps: Vec<(f64, Step<'_>)> = Vec::new();
        for milestone in &item.milestones {
            let due = self.date(Some(&milestone.due))?.context("due")?;
            let new = NewMilestone { title: milestone.title.clone(), due };
            let language = app::domain::text::guess_language(&new.title, "en");
            let at = self.ago(item.days_ago);
            let milestone_id = news_store::insert_milestone(self.tx, id, &new, language, at).await?;
            steps.extend(milestone.reached.map(|days| (days, Step::Reach(milestone_id))));
        }
        steps.extend(item.changes.iter().map(|moved| (moved.days_ago, Step::Move(moved))));
        steps.extend(item.handovers.iter().map(|handed| (handed.days_ago, Step::HandOn(handed))));
        steps.extend(item.posts.iter().map(|post| (post.days_ago, Step::Post(post))));
        steps.sort_by(|a, b| b.0.total_cmp(&a.0));
        for (days_ago, step) in steps {
            let at = self.ago(days_ago);
            match step {
                Step::Move(moved) => self.moved(id, officer, moved, at).await?,
                Step::HandOn(handed) => self.handed_on(id, officer, handed, at).await?,
                Step::Reach(milestone) => reach_milestone_in(self.tx, officer, id, milestone, at).await?,
                Step::Post(post) => self.post(id, officer, post, at).await?,
            }
        }
        Ok(())
    }

    async fn moved(&mut self, id: i64, officer: Actor<'_>, moved: &Moved, at: Millis) -> anyhow::Result<()> {
        let standing = store::find(self.tx, id).await?.context("the promise")?.standing();
        let kept = |date: Option<Promised>| date.map(|date| date.typed()).unwrap_or_default();
        let typed = |due: &Option<Due>, stood: Option<Promised>| match due {
            Some(due) => self.typed(Some(due)),
            None => Ok(kept(stood)),
        };
        let input = ChangeInput {
            stage: moved.stage.clone(),
            start: typed(&moved.start, standing.start)?,
            due: typed(&moved.due, standing.due)?,
            reason: moved.reason.clone(),
            decline_reason: moved.decline_reason.clone(),
            reopen_if: moved.reopen_if.clone(),
            seen: changes::store::last_change(self.tx, id).await?,
        };
        Ok(changes::change_in(self.tx, officer, id, &input, "en", at).await?)
    }

    async fn handed_on(&mut self, id: i64, officer: Actor<'_>, handed: &HandedOn, at: Millis) -> anyhow::Result<()> {
        let owner = store::find(self.tx, id).await?.context("the promise")?.agency_id;
        let input = HandoverInput { agency: handed.to.clone(), reason: handed.reason.clone(), stays: true, seen: 0 };
        let handover =
            Handover::parse(&input, owner, |slug| self.id("Agencies", slug).ok()).map_err(|e| anyhow!("{e:?}"))?;
        let seen = changes::store::last_change(self.tx, id).await?;
        Ok(handover::hand_on_in(self.tx, officer, id, &handover, seen, "en", at).await?)
    }

    async fn post(&mut self, id: i64, officer: Actor<'_>, post: &Post, at: Millis) -> anyhow::Result<()> {
        let picture = match &post.picture {
            Some(name) => {
                let drawn = drawing::draw(name).with_context(|| format!("no drawing {name}"))?;
                Some((pictures::write(&drawn)?, post.picture_text.clone()))
            }
            None => None,
        };
        let new = NewPost {
            kind: PostKind::parse(&post.kind).context("kind")?,
            body: PostBody::parse(&post.body).map_err(|e| anyhow!("{e:?}"))?,
            picture,
        };
        post_in(self.tx, officer, id, &new, "en", at).await?;
        Ok(())
    }

    /// Those who supported it answer, in the weeks after it was delivered.
    async fn outcome(&mut self, id: i64, told: &Told) -> anyhow::Result<()> {
        let counts = [(Verdict::Yes, told.yes), (Verdict::Partly, told.partly), (Verdict::No, told.no)];
        let mut verdicts = counts.into_iter().flat_map(|(verdict, count)| std::iter::repeat_n(verdict, count));
        let delivered = store::find(self.tx, id).await?.and_then(|item| item.delivered_at).context("delivered")?;
        let mut whys = told.whys.clone();
        let nothing = Reach::default();
        let mut next = verdicts.next();
        let mut at = delivered;
        for account in self.crowd.clone() {
            let Some(verdict) = next else { break };
            if !behind::store::is_supporter(self.tx, id, account).await? {
                continue;
            }
            at = (at + DAY / 3).min(self.now);
            let place = whys.iter().position(|(of, _)| of == verdict.as_str());
            let why = place.map(|place| whys.remove(place).1).unwrap_or_default();
            let resident = Actor::Account { id: account, role: Role::Resident, reach: &nothing };
            let verdict = verdict.as_str();
            outcomes::tell_in(self.tx, resident, id, verdict, &why, "en", REOPEN_SHARE, at).await?;
            next = verdicts.next();
        }
        Ok(())
    }
}
