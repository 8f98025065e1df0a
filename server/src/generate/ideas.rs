//! Ideas with their supports, comments, marks, answers and events.

use app::domain::idea::Kind;
use app::domain::{Millis, trend};
use indicatif::ProgressBar;
use sqlx::SqliteConnection;

use super::Args;
use super::bulk::Bulk;
use super::city::SPAN;
use super::directory::{AGENCIES, AREAS, TOPICS};
use super::plan::{distinct, split};
use super::random::Random;
use super::text::Language;
use crate::markdown;

const DAY: Millis = 24 * 60 * 60 * 1000;

/// Stages that an agency sets, in the order of the answers in the word lists.
const STAGES: [&str; 5] = ["under_review", "planned", "in_progress", "done", "declined"];

/// Characters of an idea's first words in lists.
const EXCERPT: usize = 200;

struct Tables {
    ideas: Bulk,
    votes: Bulk,
    follows: Bulk,
    comments: Bulk,
    marks: Bulk,
    answers: Bulk,
    assignments: Bulk,
}

impl Tables {
    fn new() -> Self {
        Self {
            ideas: Bulk::new(
                "ideas",
                "id kind stage topic_id area_id agency_id author_id language title body body_html excerpt \
                 votes comments trend created_at answered_at",
            ),
            votes: Bulk::new("votes", "idea_id account_id created_at"),
            follows: Bulk::new("follows", "idea_id account_id created_at"),
            comments: Bulk::new(
                "comments",
                "id idea_id parent_id author_id language body body_html helpful created_at deleted_at",
            ),
            marks: Bulk::new("helpful_marks", "comment_id account_id created_at"),
            answers: Bulk::new(
                "official_answers",
                "idea_id agency_id author_id language stage body body_html created_at",
            ),
            assignments: Bulk::new("assignments", "idea_id agency_id reason created_at"),
        }
    }

    fn all(self) -> [Bulk; 7] {
        [self.ideas, self.votes, self.follows, self.comments, self.marks, self.answers, self.assignments]
    }
}

/// What happened: when, what, to which idea, by whom.
type Happening = (Millis, &'static str, i64, i64);

struct Maker<'a> {
    args: &'a Args,
    residents: i64,
    next_comment: i64,
    happenings: Vec<Happening>,
}

/// An idea that others now react to.
struct Stage<'a> {
    id: i64,
    author: i64,
    created: Millis,
    language: &'a Language,
}

pub(super) async fn write(
    conn: &mut SqliteConnection,
    args: &Args,
    languages: &[Language],
    random: &mut Random,
    progress: &ProgressBar,
) -> anyhow::Result<()> {
    let residents = i64::from(args.residents);
    let ideas = args.ideas as usize;
    let votes = split(args.votes.into(), ideas, 0.8, (1, (residents / 4).max(1)), random);
    let comments = split(args.comments.into(), ideas, 0.6, (0, i64::MAX), random);
    let mut maker = Maker { args, residents, next_comment: 1, happenings: Vec::new() };
    let mut tables = Tables::new();
    for (at, (votes, comments)) in votes.into_iter().zip(comments).enumerate() {
        maker.idea(at as i64 + 1, (votes, comments), languages, random, &mut tables);
        for rows in [&mut tables.ideas, &mut tables.votes, &mut tables.follows, &mut tables.comments, &mut tables.marks]
        {
            rows.write_when_full(conn).await?;
        }
        progress.inc(1);
    }
    for rows in tables.all() {
        rows.finish(conn).await?;
    }
    write_events(conn, maker.happenings).await
}

impl Maker<'_> {
    fn idea(
        &mut self,
        id: i64,
        (votes, comments): (i64, i64),
        languages: &[Language],
        random: &mut Random,
        tables: &mut Tables,
    ) {
        let language = random.pick(languages);
        let kind = if random.chance(0.5) { Kind::Idea } else { *random.pick(Kind::ALL) }.as_str();
        let step = SPAN / i64::from(self.args.ideas);
        let created = self.args.until - SPAN + (id - 1) * step + random.below(step.max(1));
        let author = random.below(self.residents) + 1;
        let idea = Stage { id, author, created, language };
        let agency = random.chance(0.6).then(|| random.below(AGENCIES.len() as i64) + 1);
        let answer = agency.and_then(|agency| self.answer(&idea, agency, random, tables));
        let score = self.votes(&idea, votes, random, tables);
        let visible = self.comments(&idea, comments, random, tables);
        let (title, body) = (language.words.title(kind, random), language.words.body(random));
        let area = random.chance(0.85).then(|| random.below(AREAS.len() as i64) + 1);
        tables.follows.push([id.into(), author.into(), created.into()]);
        if let Some(agency) = agency {
            tables.assignments.push([id.into(), agency.into(), "".into(), created.into()]);
        }
        self.happenings.push((created, "idea.submitted", id, author));
        tables.ideas.push([
            id.into(),
            kind.into(),
            answer.map_or("submitted", |(stage, _)| stage).into(),
            (random.below(TOPICS.len() as i64) + 1).into(),
            area.into(),
            agency.into(),
            author.into(),
            language.code.into(),
            title.into(),
            (&*body).into(),
            markdown::render(&body).into(),
            markdown::excerpt(&body, EXCERPT).into(),
            votes.into(),
            visible.into(),
            score.into(),
            created.into(),
            answer.map(|(_, at)| at).into(),
        ]);
    }

    /// A moment between `from` and the city's last day, more likely soon after `from`.
    fn after(&self, from: Millis, random: &mut Random) -> Millis {
        from + ((self.args.until - from) as f64 * random.unit().powi(3)) as i64
    }

    /// The author's support and those of others; gives the trend.
    fn votes(&self, idea: &Stage, count: i64, random: &mut Random, tables: &mut Tables) -> f64 {
        let mut voters: Vec<_> = distinct(idea.author, count, self.residents, random)
            .into_iter()
            .map(|voter| (voter, if voter == idea.author { idea.created } else { self.after(idea.created, random) }))
            .collect();
        // In the order of the key: that is how the table is kept.
        voters.sort_unstable();
        for (voter, at) in &voters {
            tables.votes.push([idea.id.into(), (*voter).into(), (*at).into()]);
        }
        trend::total(idea.created, voters.into_iter().map(|(_, at)| at))
    }

    /// Comments, a third of them replies; gives how many are not deleted.
    fn comments(&mut self, idea: &Stage, count: i64, random: &mut Random, tables: &mut Tables) -> i64 {
        let (mut threads, mut visible) = (Vec::new(), 0);
        for _ in 0..count {
            let id = self.next_comment;
            self.next_comment += 1;
            let parent = if !threads.is_empty() && random.chance(0.35) { Some(*random.pick(&threads)) } else { None };
            let at = self.after(parent.map_or(idea.created, |(_, at)| at), random);
            if parent.is_none() {
                threads.push((id, at));
            }
            let author = random.below(self.residents) + 1;
            let is_deleted = random.chance(0.01);
            let body = if is_deleted { String::new() } else { idea.language.words.comment(parent.is_some(), random) };
            let helpful = if is_deleted { 0 } else { self.marks(id, author, at, random, tables) };
            visible += i64::from(!is_deleted);
            self.happenings.push((at, "comment.written", idea.id, author));
            tables.comments.push([
                id.into(),
                idea.id.into(),
                parent.map(|(parent, _)| parent).into(),
                author.into(),
                idea.language.code.into(),
                (&*body).into(),
                markdown::render(&body).into(),
                helpful.into(),
                at.into(),
                is_deleted.then_some(at).into(),
            ]);
        }
        visible
    }

    /// Half of all comments help a few people, none of them their author.
    fn marks(&self, comment: i64, author: i64, at: Millis, random: &mut Random, tables: &mut Tables) -> i64 {
        let count = if random.chance(0.5) { 1 + random.below(4) } else { 0 }.min(self.residents - 1);
        let mut others: Vec<_> = distinct(author, count + 1, self.residents, random).into_iter().skip(1).collect();
        others.sort_unstable();
        for account in others {
            tables.marks.push([comment.into(), account.into(), self.after(at, random).into()]);
        }
        count
    }

    /// An agency answers every eighth idea that it has had for a month.
    fn answer(
        &mut self,
        idea: &Stage,
        agency: i64,
        random: &mut Random,
        tables: &mut Tables,
    ) -> Option<(&'static str, Millis)> {
        if idea.created > self.args.until - 30 * DAY || !random.chance(0.125) {
            return None;
        }
        let which = random.below(STAGES.len() as i64) as usize;
        let at = self.after(idea.created + DAY, random);
        let body = idea.language.words.answer(which);
        let officer = self.residents + agency;
        self.happenings.push((at, "idea.answered", idea.id, officer));
        tables.answers.push([
            idea.id.into(),
            agency.into(),
            officer.into(),
            idea.language.code.into(),
            STAGES[which].into(),
            body.into(),
            markdown::render(body).into(),
            at.into(),
        ]);
        Some((STAGES[which], at))
    }
}

/// In the order of time. Supports have none here: they would double the file without anything
/// reading them.
async fn write_events(conn: &mut SqliteConnection, mut happenings: Vec<Happening>) -> anyhow::Result<()> {
    happenings.sort_unstable();
    let mut rows = Bulk::new("events", "kind idea_id actor_id data created_at");
    for (at, kind, idea, actor) in happenings {
        rows.push([kind.into(), idea.into(), actor.into(), "{}".into(), at.into()]);
        rows.write_when_full(conn).await?;
    }
    rows.finish(conn).await?;
    Ok(())
}
