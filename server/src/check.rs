//! `masmou check`: whether counters and rules agree with the rows they speak of.
//!
//! Everything is read in one snapshot, so a server may write meanwhile.

mod engine;
mod repair;
mod rules;

use std::fmt;

use crate::db::{Db, Target};

pub use repair::{Repaired, repair};

/// Differences that are told of each check.
const TOLD: usize = 10;

/// Arguments of `masmou check`.
#[derive(clap::Args, Clone, Copy, Debug, Default)]
pub struct Args {
    /// Compute counters, trends, dates of answers and stages anew where they differ
    #[arg(long)]
    pub repair: bool,
}

/// What one check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What ought to hold.
    pub rule: &'static str,
    /// How often it does not.
    pub differences: u64,
    /// The first of them, in words.
    pub first: Vec<String>,
}

impl Finding {
    fn new(rule: &'static str) -> Self {
        Self { rule, differences: 0, first: Vec::new() }
    }

    fn add(&mut self, line: impl FnOnce() -> String) {
        self.differences += 1;
        if self.first.len() < TOLD {
            self.first.push(line());
        }
    }
}

/// What all checks found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// One for each check.
    pub findings: Vec<Finding>,
}

impl Report {
    /// Whether everything holds.
    pub fn is_clean(&self) -> bool {
        self.failed().next().is_none()
    }

    /// The checks that found something.
    pub fn failed(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.differences > 0)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for finding in &self.findings {
            if finding.differences == 0 {
                writeln!(f, "ok      {}", finding.rule)?;
                continue;
            }
            writeln!(f, "WRONG   {} (differs {} times)", finding.rule, finding.differences)?;
            for line in &finding.first {
                writeln!(f, "          {line}")?;
            }
            if finding.differences > finding.first.len() as u64 {
                writeln!(f, "          … and {} more", finding.differences - finding.first.len() as u64)?;
            }
        }
        Ok(())
    }
}

/// Runs every check.
pub async fn examine(db: &Db) -> Result<Report, sqlx::Error> {
    let mut conn = db.snapshot().await?;
    let mut findings = engine::findings(&mut conn).await?;
    findings.extend(rules::findings(&mut conn).await?);
    Ok(Report { findings })
}

/// The command: prints what each check found and fails when one found something.
pub async fn run(target: &Target, args: Args) -> anyhow::Result<()> {
    let db = Db::open_existing(target).await?;
    let mut report = examine(&db).await?;
    print!("{report}");
    if args.repair && !report.is_clean() {
        println!("\n{}\n", repair(&db).await?);
        report = examine(&db).await?;
        print!("{report}");
    }
    db.close().await;
    let failed = report.failed().count();
    if failed > 0 {
        let advice = if args.repair {
            "what is left cannot be computed from other rows: restore a backup, or write to the developers"
        } else {
            "`masmou check --repair` computes anew what follows from other rows"
        };
        anyhow::bail!("{failed} of {} checks found differences; {advice}", report.findings.len());
    }
    Ok(())
}
