//! The roadmap: one promise for a hundred ideas, in every stage, some of them late.

use std::collections::BTreeSet;

use app::domain::Millis;
use app::domain::roadmap::{Calendar, ItemStage, Outcome, Precision, Promised, Verdict};
use jiff::{Timestamp, ToSpan};
use sqlx::SqliteConnection;

use super::bulk::Bulk;
use super::directory::AGENCIES;
use super::plan::distinct;
use super::random::Random;
use super::staff::Staff;
use super::text::Language;
use super::{Args, waiting};
use crate::markdown;

const DAY: Millis = 24 * 60 * 60 * 1000;
/// Ideas for each promise.
const EACH: u32 = 100;
/// Most ideas behind one.
const BEHIND: i64 = 4;
/// Answers to whether it helped that are read off the voices behind one idea.
const ANSWERS: i64 = 15;

/// The idea that a promise begins with.
#[derive(sqlx::FromRow)]
struct First {
    topic_id: Option<i64>,
    area_id: Option<i64>,
    language: String,
    title: String,
    created_at: Millis,
}

struct Tables {
    items: Bulk,
    texts: Bulk,
    helpers: Bulk,
    ideas: Bulk,
    changes: Bulk,
    milestones: Bulk,
    posts: Bulk,
    outcomes: Bulk,
    reopenings: Bulk,
}

impl Tables {
    fn new() -> Self {
        Self {
            items: Bulk::new(
                "roadmap_items",
                "id agency_id topic_id area_id stage start_on start_precision due_on due_precision budget decline_reason \
                 reopen_if created_by created_at delivered_at",
            ),
            texts: Bulk::new("roadmap_texts", "item_id language title summary summary_html"),
            helpers: Bulk::new("roadmap_helpers", "item_id agency_id"),
            ideas: Bulk::new("roadmap_ideas", "item_id idea_id actor_id created_at"),
            changes: Bulk::new(
                "roadmap_changes",
                "item_id actor_id reason language stage_before stage_after start_before start_before_precision \
                 start_after start_after_precision due_before due_before_precision due_after due_after_precision \
                 created_at",
            ),
            milestones: Bulk::new("milestones", "item_id language title due_on due_precision reached_at created_at"),
            posts: Bulk::new("roadmap_posts", "item_id kind author_id language body body_html created_at"),
            outcomes: Bulk::new("outcomes", "item_id account_id verdict why language created_at changed_at"),
            reopenings: Bulk::new("reopenings", "item_id answers no created_at"),
        }
    }

    /// In the order in which one refers to another.
    fn all(self) -> [Bulk; 9] {
        [
            self.items,
            self.texts,
            self.helpers,
            self.ideas,
            self.changes,
            self.milestones,
            self.posts,
            self.outcomes,
            self.reopenings,
        ]
    }
}

struct Maker<'a> {
    languages: &'a [Language],
    staff: Staff,
    until: Millis,
    tables: Tables,
}

pub(super) async fn write(
    conn: &mut SqliteConnection,
    args: &Args,
    languages: &[Language],
    random: &mut Random,
) -> anyhow::Result<()> {
    let readable = i64::from(args.ideas - waiting(args.ideas));
    let items = i64::from(args.ideas / EACH);
    let mut ideas = distinct(1, items * BEHIND, readable, random).into_iter();
    let mut maker = Maker { languages, staff: Staff::of(args), until: args.until, tables: Tables::new() };
    for item in 1..=items {
        let behind: Vec<i64> = ideas.by_ref().take(1 + random.below(BEHIND) as usize).collect();
        let Some(first) = behind.first() else { break };
        const FIRST: &str = "select topic_id, area_id, language, title, created_at from ideas where id = $1";
        let first: First = sqlx::query_as(FIRST).bind(*first).fetch_one(&mut *conn).await?;
        let stage = maker.item(item, &first, &behind, random);
        for idea in &behind {
            const STAGE: &str = "update ideas set stage = $1 where id = $2";
            sqlx::query(STAGE).bind(stage.as_str()).bind(*idea).execute(&mut *conn).await?;
        }
        if stage == ItemStage::Done {
            maker.outcomes(conn, item, &behind, &first.language, random).await?;
        }
    }
    for rows in maker.tables.all() {
        rows.finish(conn).await?;
    }
    Ok(())
}

/// How often a promise of each stage is found among twenty.
fn stage(random: &mut Random) -> ItemStage {
    match random.below(20) {
        0..3 => ItemStage::UnderReview,
        3..8 => ItemStage::Planned,
        8..12 => ItemStage::InProgress,
        12..18 => ItemStage::Done,
        _ => ItemStage::Declined,
    }
}

/// The stages that an item went through.
fn path(stage: ItemStage) -> Vec<ItemStage> {
    use ItemStage::{Declined, Done, InProgress, Planned, UnderReview};
    match stage {
        UnderReview => vec![UnderReview],
        Planned => vec![UnderReview, Planned],
        InProgress => vec![Planned, InProgress],
        Done => vec![Planned, InProgress, Done],
        Declined => vec![UnderReview, Declined],
    }
}

/// A date some days after a moment, as precise as such things are.
fn date(from: Millis, days: i64, random: &mut Random) -> Option<Promised> {
    let at = Timestamp::from_millisecond(from).ok()?.to_zoned(jiff::tz::TimeZone::UTC).date();
    let precision = *random.pick(&[Precision::Day, Precision::Month, Precision::Month, Precision::Quarter]);
    let calendar = if random.chance(0.3) { Calendar::Persian } else { Calendar::Gregorian };
    Promised::around(at.checked_add(days.days()).ok()?, precision, calendar)
}

/// A date as its two columns.
fn columns(date: Option<Promised>) -> [Option<String>; 2] {
    [date.map(|date| date.day()), date.map(|date| date.precision().as_str().to_owned())]
}

impl Maker<'_> {
    fn language(&self, code: &str) -> &Language {
        self.languages.iter().find(|language| language.code == code).unwrap_or(&self.languages[0])
    }

    /// Writes an item and all that is told of it; gives its stage.
    fn item(&mut self, item: i64, first: &First, behind: &[i64], random: &mut Random) -> ItemStage {
        let agency = random.below(AGENCIES.len() as i64) + 1;
        let stage = stage(random);
        let made = (first.created_at + (5 + random.below(60)) * DAY).min(self.until - 3 * DAY);
        let (due, last) = self.changes(item, first, made, stage, agency, random);
        let [due_on, due_precision] = columns(due);
        let is_declined = stage == ItemStage::Declined;
        self.tables.items.push([
            item.into(),
            agency.into(),
            first.topic_id.into(),
            first.area_id.into(),
            stage.as_str().into(),
            None::<String>.into(),
            None::<String>.into(),
            due_on.into(),
            due_precision.into(),
            if random.chance(0.3) { "120,000" } else { "" }.into(),
            is_declined.then_some("too-costly").into(),
            is_declined.then(|| self.language(&first.language).words.answer(1)).into(),
            self.staff.moderator(1).into(),
            made.into(),
            (stage == ItemStage::Done).then_some(last).into(),
        ]);
        for idea in behind {
            self.tables.ideas.push([item.into(), (*idea).into(), self.staff.moderator(1).into(), made.into()]);
        }
        let helpers: BTreeSet<i64> = (0..random.below(3)).map(|_| random.below(AGENCIES.len() as i64) + 1).collect();
        for helper in helpers.into_iter().filter(|helper| *helper != agency) {
            self.tables.helpers.push([item.into(), helper.into()]);
        }
        self.texts(item, first, random);
        self.news(item, first, made, stage, agency, random);
        stage
    }

    /// What an item says, in the language of its idea and mostly in another one.
    fn texts(&mut self, item: i64, first: &First, random: &mut Random) {
        for language in self.languages {
            let is_own = language.code == first.language;
            if !is_own && random.chance(0.4) {
                continue;
            }
            let title = if is_own { first.title.clone() } else { language.words.title("idea", random) };
            let summary = language.words.body(random);
            let html = markdown::render(&summary);
            self.tables.texts.push([item.into(), language.code.into(), title.into(), summary.into(), html.into()]);
        }
    }

    /// How an item came to where it stands, its date moving now and then; the date that it ended
    /// with, and the moment of the last change.
    fn changes(
        &mut self,
        item: i64,
        first: &First,
        made: Millis,
        stage: ItemStage,
        agency: i64,
        random: &mut Random,
    ) -> (Option<Promised>, Millis) {
        let mut steps: Vec<(ItemStage, bool)> = Vec::new();
        for next in path(stage) {
            steps.push((next, false));
            let slips = if next.is_promise() { random.below(3) } else { 0 };
            steps.extend((0..slips).map(|_| (next, true)));
        }
        let step = (self.until - made) / (steps.len() as i64 + 1);
        let (mut before, mut due, mut at) = (None, None, made);
        let mut days = 30 + random.below(300);
        for (number, (after, slips)) in steps.into_iter().enumerate() {
            let due_before: Option<Promised> = due;
            if slips || (due.is_none() && after.is_promise()) {
                due = date(made, days, random);
                days += 20 + random.below(130);
            }
            at = made + step * number as i64;
            let words = &self.language(&first.language).words;
            let reason =
                if slips { random.pick(&words.office.slips).clone() } else { words.answer(after as usize).into() };
            let [due_on_before, due_precision_before] = columns(due_before);
            let [due_on, due_precision] = columns(due);
            let actor = if before.is_none() { self.staff.moderator(1) } else { self.staff.officer(agency) };
            self.tables.changes.push([
                item.into(),
                actor.into(),
                reason.into(),
                first.language.clone().into(),
                before.map(ItemStage::as_str).into(),
                after.as_str().into(),
                None::<String>.into(),
                None::<String>.into(),
                None::<String>.into(),
                None::<String>.into(),
                due_on_before.into(),
                due_precision_before.into(),
                due_on.into(),
                due_precision.into(),
                at.into(),
            ]);
            before = Some(after);
        }
        (due, at)
    }

    /// Milestones and news.
    fn news(&mut self, item: i64, first: &First, made: Millis, stage: ItemStage, agency: i64, random: &mut Random) {
        let code = self.language(&first.language).code;
        let mut milestones = self.language(code).words.office.milestones.clone();
        milestones.truncate(random.below(5) as usize);
        for (number, title) in (1..).zip(milestones) {
            let Some(due) = date(made, number * 60, random) else { continue };
            let reached = made + number * 55 * DAY;
            let is_reached = stage == ItemStage::Done || (stage == ItemStage::InProgress && reached < self.until);
            let [due_on, precision] = columns(Some(due));
            let reached = is_reached.then_some(reached.min(self.until));
            let row =
                [item.into(), code.into(), title.into(), due_on.into(), precision.into(), reached.into(), made.into()];
            self.tables.milestones.push(row);
        }
        let updates = if stage.is_promise() || stage == ItemStage::Done { random.below(4) } else { 0 };
        let updates = (1..=updates).map(|number| ("update", 2, (made + number * 25 * DAY).min(self.until)));
        let evidence = (stage == ItemStage::Done).then_some(("evidence", 3, self.until - DAY));
        for (kind, answer, at) in updates.chain(evidence) {
            let body = self.language(code).words.answer(answer).to_owned();
            let html = markdown::render(&body);
            let author = self.staff.officer(agency);
            self.tables.posts.push([
                item.into(),
                kind.into(),
                author.into(),
                code.into(),
                body.into(),
                html.into(),
                at.into(),
            ]);
        }
    }

    /// What those say who asked for it. Where many say no, moderators look again.
    async fn outcomes(
        &mut self,
        conn: &mut SqliteConnection,
        item: i64,
        behind: &[i64],
        language: &str,
        random: &mut Random,
    ) -> Result<(), sqlx::Error> {
        let mut people = BTreeSet::new();
        for idea in behind {
            const VOICES: &str = "select account_id from votes where idea_id = $1 order by account_id limit $2";
            let voices: Vec<i64> = sqlx::query_scalar(VOICES).bind(*idea).bind(ANSWERS).fetch_all(&mut *conn).await?;
            people.extend(voices);
        }
        let helps = if random.chance(0.15) { 0.3 } else { 0.7 };
        let mut outcome = Outcome::default();
        let at = self.until - DAY / 2;
        for account in people {
            let verdict = match (random.chance(helps), random.chance(0.3)) {
                (true, _) => Verdict::Yes,
                (false, true) => Verdict::Partly,
                (false, false) => Verdict::No,
            };
            match verdict {
                Verdict::Yes => outcome.yes += 1,
                Verdict::Partly => outcome.partly += 1,
                Verdict::No => outcome.no += 1,
            }
            let why =
                if random.chance(0.3) { self.language(language).words.comment(true, random) } else { String::new() };
            let row = [
                item.into(),
                account.into(),
                verdict.as_str().into(),
                why.into(),
                language.into(),
                at.into(),
                at.into(),
            ];
            self.tables.outcomes.push(row);
        }
        if outcome.asks_for_another_look(40) {
            self.tables.reopenings.push([item.into(), outcome.answers().into(), outcome.no.into(), at.into()]);
        }
        Ok(())
    }
}
