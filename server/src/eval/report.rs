//! What was measured, as Markdown.

use std::fmt;
use std::time::Duration;

use super::contender::Achieved;
use super::measures::Figures;
use super::typing::TYPED;

/// How well scores tell judged pairs apart.
#[derive(Clone, Copy, Debug)]
pub struct Pairs {
    /// Number of pairs.
    pub count: usize,
    /// How probably a pair that means the same scores above one that does not.
    pub auc: f64,
    /// Share that is recognised when four of five that are recognised are right.
    pub recall: f64,
}

/// How often somebody who publishes is asked whether theirs is the same.
#[derive(Clone, Copy, Debug)]
pub struct Alarms {
    /// Share of questions whose shown results are probably the same, everything being there.
    pub known: f64,
    /// The same when everything that is known to mean the same is not there: false alarms, but
    /// for what nobody has labelled.
    pub unknown: f64,
}

/// What was measured on one set.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Name of the set.
    pub set: String,
    /// Number of documents.
    pub documents: usize,
    /// Number of questions.
    pub questions: usize,
    /// Each search: ours, then the baseline, then others.
    pub searches: Vec<Achieved>,
    /// On judged pairs, where there are some of both sorts.
    pub pairs: Option<Pairs>,
    /// When asked for.
    pub alarms: Option<Alarms>,
    /// What could not be measured.
    pub notes: Vec<String>,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "## {}\n\n{} texts, {} questions.\n", self.set, self.documents, self.questions)?;
        self.all(f)?;
        self.odd(f)?;
        self.noise(f)?;
        self.typing(f)?;
        if let Some(pairs) = self.pairs {
            let (auc, recall) = (pairs.auc, per_cent(pairs.recall));
            writeln!(f, "{} judged pairs: AUC {auc:.3}, recall {recall} % at a precision of 80 %.\n", pairs.count)?;
        }
        if let Some(alarms) = self.alarms {
            let (known, unknown) = (per_cent(alarms.known), per_cent(alarms.unknown));
            writeln!(
                f,
                "A publication is held up for {known} % of the questions; without what is known to mean the same, for {unknown} %.\n"
            )?;
        }
        self.notes.iter().try_for_each(|note| writeln!(f, "{note}\n"))
    }
}

impl Report {
    fn all(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        head(f, &["", "R@1", "R@5", "MRR@10", "all in five", "p50 ms", "p99 ms"])?;
        self.rows(f, |one| {
            let mut cells = figures(&one.all).to_vec();
            cells.extend([milliseconds(one.median), milliseconds(one.slowest)]);
            Some(cells)
        })
    }

    fn odd(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.searches.iter().all(|one| one.odd.is_none()) {
            return Ok(());
        }
        head(f, &["odd wishes only", "R@1", "R@5", "MRR@10", "all in five"])?;
        self.rows(f, |one| one.odd.map(|odd| figures(&odd).to_vec()))
    }

    fn noise(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.searches.iter().all(|one| one.noisy.is_none()) {
            return Ok(());
        }
        head(f, &["slips of spelling", "R@1 as written", "R@1 with slips", "difference"])?;
        self.rows(f, |one| {
            let (plain, noisy) = (one.all.first, one.noisy?.first);
            Some(vec![per_cent(plain), per_cent(noisy), format!("{:+.1}", 100.0 * (noisy - plain))])
        })
    }

    fn typing(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.searches.iter().all(|one| one.typing.is_empty()) {
            return Ok(());
        }
        let typed = TYPED.map(|share| format!("R@5 at {share} %"));
        head(f, &[&["of the title typed"][..], &typed.each_ref().map(String::as_str)].concat())?;
        self.rows(f, |one| Some(one.typing.iter().map(|share| per_cent(*share)).collect()))
    }

    fn rows(&self, f: &mut fmt::Formatter<'_>, cells: impl Fn(&Achieved) -> Option<Vec<String>>) -> fmt::Result {
        for one in &self.searches {
            if let Some(cells) = cells(one) {
                writeln!(f, "| {} | {} |", one.name, cells.join(" | "))?;
            }
        }
        writeln!(f)
    }
}

fn head(f: &mut fmt::Formatter<'_>, names: &[&str]) -> fmt::Result {
    writeln!(f, "| {} |", names.join(" | "))?;
    writeln!(f, "|---|{}", "--:|".repeat(names.len() - 1))
}

fn figures(figures: &Figures) -> [String; 4] {
    [figures.first, figures.five, figures.reciprocal, figures.all_in_five].map(per_cent)
}

fn per_cent(share: f64) -> String {
    format!("{:.1}", 100.0 * share)
}

fn milliseconds(time: Duration) -> String {
    format!("{:.2}", time.as_secs_f64() * 1000.0)
}
