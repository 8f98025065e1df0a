//! `masmou eval`: how well the search finds what means the same, measured on sets of texts.
//!
//! The index is made and asked by the code that answers residents, beside what tantivy and
//! PostgreSQL find by themselves in the same run. The same sets and seed give the same figures,
//! but for the times.

mod baseline;
mod contender;
pub mod hostile;
mod index;
pub mod measures;
pub mod noise;
mod report;
pub mod set;
mod speed;
mod store;
pub mod typing;

use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::Context;
use sqlx::{Connection, PgConnection};

use baseline::Baseline;
pub use contender::Achieved;
use contender::examine;
use index::Ours;
use measures::{auc, recall_at_precision, share};
pub use report::{Alarms, Pairs, Report};
use set::Set;

/// The precision at which recall of judged pairs is told.
const PRECISION: f64 = 0.8;

/// Arguments of `masmou eval`.
#[derive(clap::Args, Clone, Debug)]
pub struct Args {
    /// Folders with docs.jsonl, queries.jsonl and perhaps pairs.jsonl
    #[arg(required = true, value_name = "DIR")]
    pub folders: Vec<PathBuf>,
    /// Measure what a PostgreSQL finds by itself as well; nothing in the database is changed
    #[arg(long, value_name = "URL")]
    pub postgres: Option<String>,
    /// Measure speed and size instead, on so many texts made of all folders
    #[arg(long, value_name = "TEXTS")]
    pub speed: Option<usize>,
    /// What else is measured
    #[command(flatten)]
    pub options: Options,
}

/// What is measured besides the questions as they are.
#[derive(clap::Args, Clone, Copy, Debug, Default)]
pub struct Options {
    /// Also ask with slips of spelling
    #[arg(long)]
    pub noise: bool,
    /// Also ask while the title is being typed
    #[arg(long)]
    pub typing: bool,
    /// Also tell how often a publication is held up
    #[arg(long)]
    pub alarms: bool,
    /// Another number makes other slips of spelling
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
}

/// The command: prints a report for each set.
pub async fn run(args: &Args) -> anyhow::Result<()> {
    if let Some(texts) = args.speed {
        let sets = args.folders.iter().map(|folder| Set::read(folder)).collect::<anyhow::Result<Vec<_>>>()?;
        print!("{}", speed::measure(&sets, texts)?);
        return Ok(());
    }
    let mut postgres = match &args.postgres {
        Some(url) => Some(PgConnection::connect(url).await.context("the PostgreSQL to measure cannot be reached")?),
        None => None,
    };
    for folder in &args.folders {
        let set = Set::read(folder)?;
        eprintln!("{}: {} texts, {} questions", set.name, set.documents.len(), set.questions.len());
        print!("{}", evaluate(&set, &args.options, postgres.as_mut()).await?);
    }
    Ok(())
}

/// Measures everything on one set.
pub async fn evaluate(set: &Set, options: &Options, postgres: Option<&mut PgConnection>) -> anyhow::Result<Report> {
    let mut ours = Ours::new(set)?;
    let mut report = Report {
        set: set.name.clone(),
        documents: set.documents.len(),
        questions: set.questions.len(),
        pairs: pairs(&ours, set)?,
        alarms: if options.alarms { Some(alarms(&ours, set)?) } else { None },
        ..Report::default()
    };
    report.searches.push(examine(&mut ours, &set.questions, options).await?);
    report.searches.push(examine(&mut Baseline::new(set)?, &set.questions, options).await?);
    if let Some(postgres) = postgres {
        beside(postgres, set, options, &mut report).await?;
    }
    Ok(report)
}

/// Adds what PostgreSQL achieves.
async fn beside(conn: &mut PgConnection, set: &Set, options: &Options, report: &mut Report) -> anyhow::Result<()> {
    let mut tx = conn.begin().await?;
    store::fill(&mut tx, set).await?;
    report.searches.push(examine(&mut store::FullText(&mut tx), &set.questions, options).await?);
    match store::index_trigrams(&mut tx).await? {
        Ok(()) => report.searches.push(examine(&mut store::Trigrams(&mut tx), &set.questions, options).await?),
        Err(reason) => report.notes.push(format!("pg_trgm was not measured: {reason}.")),
    }
    Ok(tx.rollback().await?)
}

/// How well the scores of judged pairs tell them apart; none without pairs of both sorts.
fn pairs(ours: &Ours, set: &Set) -> anyhow::Result<Option<Pairs>> {
    let mut scores = Vec::with_capacity(set.pairs.len());
    for pair in &set.pairs {
        scores.push((ours.compare(set.document(pair.a)?, set.document(pair.b)?), pair.label == 1));
    }
    let recall = recall_at_precision(PRECISION, &scores);
    Ok(auc(&scores).map(|auc| Pairs { count: scores.len(), auc, recall }))
}

fn alarms(ours: &Ours, set: &Set) -> tantivy::Result<Alarms> {
    let mut held_up = Vec::with_capacity(set.questions.len());
    for question in &set.questions {
        let with_all = ours.holds_up(question, &BTreeSet::new())?;
        held_up.push((with_all, ours.holds_up(question, &question.relevant)?));
    }
    Ok(Alarms { known: share(&held_up, |one| one.0), unknown: share(&held_up, |one| one.1) })
}
