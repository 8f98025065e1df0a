//! Asking everything of one search, and what comes of it.

use std::time::{Duration, Instant};

use super::measures::{Figures, Judged, percentile, recall_at};
use super::set::Question;
use super::typing::{TYPED, typed};
use super::{Options, noise};

/// How many results are asked for.
const DEPTH: usize = 100;

/// A search that is measured.
pub(super) trait Contender {
    /// What it is called in the report.
    fn name(&self) -> &'static str;

    /// Numbers of the documents that answer a question, best first, at most `limit`.
    async fn ask(&mut self, question: &Question, limit: usize) -> anyhow::Result<Vec<i64>>;
}

/// What one search achieved.
#[derive(Clone, Debug)]
pub struct Achieved {
    /// The search.
    pub name: &'static str,
    /// On all questions.
    pub all: Figures,
    /// On the questions of odd-numbered wishes, where wishes are numbered.
    pub odd: Option<Figures>,
    /// On all questions with slips of spelling, when asked for.
    pub noisy: Option<Figures>,
    /// Share with a right result among five when so much of the title is typed, by [`TYPED`];
    /// empty unless asked for.
    pub typing: Vec<f64>,
    /// The time that half of the questions stay within.
    pub median: Duration,
    /// The time that 99 of 100 questions stay within.
    pub slowest: Duration,
}

/// Answers to a list of questions.
struct Answers<'a> {
    questions: &'a [Question],
    rankings: Vec<Vec<i64>>,
    times: Vec<Duration>,
}

impl Answers<'_> {
    fn of(&self, counts: impl Fn(&Question) -> bool) -> Vec<Judged<'_>> {
        let pairs = self.questions.iter().zip(&self.rankings).filter(|(question, _)| counts(question));
        pairs.map(|(question, ranking)| (ranking.as_slice(), &question.relevant)).collect()
    }

    fn all(&self) -> Vec<Judged<'_>> {
        self.of(|_| true)
    }
}

/// Asks a search everything.
pub(super) async fn examine<C: Contender>(
    contender: &mut C,
    questions: &[Question],
    options: &Options,
) -> anyhow::Result<Achieved> {
    let answers = ask_all(contender, questions).await?;
    let odd = answers.of(|question| question.document.wish.is_some_and(|wish| wish % 2 == 1));
    let mut achieved = Achieved {
        name: contender.name(),
        all: Figures::of(&answers.all()),
        odd: (!odd.is_empty()).then(|| Figures::of(&odd)),
        noisy: None,
        typing: Vec::new(),
        median: percentile(0.5, &answers.times),
        slowest: percentile(0.99, &answers.times),
    };
    if options.noise {
        let noisy: Vec<_> = questions.iter().map(|question| noise::misspelt(question, options.seed)).collect();
        achieved.noisy = Some(Figures::of(&ask_all(contender, &noisy).await?.all()));
    }
    if options.typing {
        for per_cent in TYPED {
            let early: Vec<_> = questions.iter().map(|question| typed(question, per_cent)).collect();
            achieved.typing.push(recall_at(super::measures::SHOWN, &ask_all(contender, &early).await?.all()));
        }
    }
    Ok(achieved)
}

async fn ask_all<'a, C: Contender>(contender: &mut C, questions: &'a [Question]) -> anyhow::Result<Answers<'a>> {
    if let Some(first) = questions.first() {
        // What is made at the first use belongs to no question.
        contender.ask(first, DEPTH).await?;
    }
    let mut answers = Answers { questions, rankings: Vec::new(), times: Vec::new() };
    for question in questions {
        let started = Instant::now();
        let mut ranking = contender.ask(question, DEPTH + 1).await?;
        answers.times.push(started.elapsed());
        ranking.retain(|id| *id != question.document.id);
        ranking.truncate(DEPTH);
        answers.rankings.push(ranking);
    }
    Ok(answers)
}
