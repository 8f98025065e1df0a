//! Whatever happens in a city, and however often its index is stopped in the middle: it ends up
//! as one that is made anew.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use std::fmt::Write as _;

use app::domain::account::Role;
use clap::Parser;
use masmou::import::{self, ImportArgs, UndoArgs};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};
use support::index::in_step;
use support::{Browser, TestSite};

const WORDS: [&str; 8] =
    ["lamp", "چراغ", "إنارة", "the zebra crossing", "کتابخانه", "حديقة", "کتاب‌های نو", "broken \u{1F6B2} path"];

/// One thing that happens. Numbers are taken round the list of what there is.
#[derive(Clone, Debug)]
enum Deed {
    Submit(usize),
    CorrectLanguage(usize, usize),
    Comment(usize, usize),
    EditComment(usize, usize),
    DeleteComment(usize),
    Answer(usize, usize),
    Support(usize),
    Import(usize),
    Undo(usize),
    Merge(usize, usize),
    Unmerge(usize),
    /// The follower is stopped wherever it is, and started anew.
    Stop,
    /// The index is given the time to follow.
    Settle,
}

fn deed() -> impl Strategy<Value = Deed> {
    let (one, two) = (0usize..16, 0usize..16);
    prop_oneof![
        3 => one.clone().prop_map(Deed::Submit),
        1 => (one.clone(), two.clone()).prop_map(|(a, b)| Deed::CorrectLanguage(a, b)),
        2 => (one.clone(), two.clone()).prop_map(|(a, b)| Deed::Comment(a, b)),
        1 => (one.clone(), two.clone()).prop_map(|(a, b)| Deed::EditComment(a, b)),
        1 => one.clone().prop_map(Deed::DeleteComment),
        1 => (one.clone(), two.clone()).prop_map(|(a, b)| Deed::Answer(a, b)),
        2 => (one.clone(), two).prop_map(|(a, b)| Deed::Merge(a, b)),
        1 => one.clone().prop_map(Deed::Unmerge),
        1 => one.clone().prop_map(Deed::Support),
        1 => (1usize..4).prop_map(Deed::Import),
        1 => one.prop_map(Deed::Undo),
        1 => Just(Deed::Stop),
        1 => Just(Deed::Settle),
    ]
}

struct City {
    site: TestSite,
    author: i64,
    resident: Browser,
    officer: Browser,
    comments: usize,
    imports: Vec<i64>,
}

#[derive(Parser)]
struct Import {
    #[command(flatten)]
    args: ImportArgs,
}

impl City {
    async fn new() -> Self {
        let site = TestSite::sqlite().await;
        let (resident, author) = site.signed_in_as("Author", Role::Moderator).await;
        let (officer, _) = site.signed_in_as("Officer", Role::Officer).await;
        Self { site, author, resident, officer, comments: 0, imports: Vec::new() }
    }

    /// One of the ideas that there are.
    async fn some_idea(&self, number: usize) -> Option<i64> {
        let mut conn = self.site.db().read().await.unwrap();
        let ids: Vec<i64> =
            masmou::fetch!(conn, fetch_all, sqlx::query_scalar("select id from ideas order by id")).unwrap();
        (!ids.is_empty()).then(|| ids[number % ids.len()])
    }

    async fn import(&mut self, rows: usize) {
        let name = self.imports.len();
        let mut file = "id,t\n".to_owned();
        for row in 0..rows {
            writeln!(file, "{name}-{row},{} of elsewhere", WORDS[(name + row) % WORDS.len()]).unwrap();
        }
        let path = self.site.folder().join("ideas.csv");
        std::fs::write(&path, file).unwrap();
        let path = path.to_str().unwrap();
        let line = ["import", path, "--source", "town", "--map", "title=t", "--map", "external_id=id"];
        let made = import::import_csv(self.site.db(), &self.site.clock, &Import::parse_from(line).args).await.unwrap();
        self.imports.push(made.import_id().unwrap());
    }

    async fn happens(&mut self, deed: &Deed) {
        self.site.clock.advance(1000);
        match *deed {
            Deed::Submit(word) => {
                let (title, body) = (WORDS[word % WORDS.len()], WORDS[(word + 3) % WORDS.len()]);
                self.site.told(self.author, &format!("{title} number {word}"), body).await;
            }
            Deed::Import(rows) => self.import(rows).await,
            Deed::Undo(import) if !self.imports.is_empty() => {
                let id = self.imports[import % self.imports.len()];
                let args = UndoArgs { id, even_with_voices: import % 2 == 0 };
                import::undo_import(self.site.db(), &self.site.clock, &args).await.unwrap();
            }
            Deed::EditComment(comment, word) if self.comments > 0 => {
                let path = format!("/en/comments/{}/edit", comment % self.comments + 1);
                self.resident.post(&path, &[("body", WORDS[word % WORDS.len()])]).await;
            }
            Deed::DeleteComment(comment) if self.comments > 0 => {
                self.resident.post(&format!("/en/comments/{}/deletion", comment % self.comments + 1), &[]).await;
            }
            Deed::Merge(idea, other) => {
                if let (Some(idea), Some(other)) = (self.some_idea(idea).await, self.some_idea(other).await) {
                    let into = [("into", &*other.to_string())];
                    self.resident.post(&format!("/en/ideas/{idea}/merges"), &into).await;
                }
            }
            Deed::Unmerge(merge) => {
                self.resident.post(&format!("/en/merges/{}/undo", merge % 4 + 1), &[]).await;
            }
            Deed::CorrectLanguage(idea, _) | Deed::Comment(idea, _) | Deed::Answer(idea, _) | Deed::Support(idea) => {
                if let Some(idea) = self.some_idea(idea).await {
                    self.happens_to(idea, deed).await;
                }
            }
            _ => {}
        }
    }

    async fn happens_to(&mut self, idea: i64, deed: &Deed) {
        let path = |verb: &str| format!("/en/ideas/{idea}/{verb}");
        match *deed {
            Deed::CorrectLanguage(_, which) => {
                let language = [("language", ["ar", "fa", "en"][which % 3])];
                self.resident.post(&path("language"), &language).await;
            }
            Deed::Comment(_, word) => {
                let made = self.resident.post(&path("comments"), &[("body", WORDS[word % WORDS.len()])]).await;
                self.comments += usize::from(made.status.is_redirection());
            }
            Deed::Answer(_, word) => {
                let mut tx = self.site.db().write().await.unwrap();
                masmou::ideas::store::assign(&mut tx, idea, Some(1)).await.unwrap();
                tx.commit().await.unwrap();
                let answer = [("body", WORDS[word % WORDS.len()]), ("stage", ["planned", "done"][word % 2])];
                let answered = self.officer.post(&path("answers"), &answer).await;
                assert!(answered.status.is_redirection(), "{}", answered.status);
            }
            _ => {
                self.officer.post(&path("support"), &[]).await;
            }
        }
    }
}

proptest! {
    #![proptest_config(Config { cases: 12, max_shrink_iters: 20, rng_seed: RngSeed::Fixed(7), failure_persistence: None, ..Config::default() })]

    #[test]
    fn the_index_ends_up_as_one_that_is_made_anew(deeds in prop::collection::vec(deed(), 1..24)) {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        runtime.block_on(async {
            let mut city = City::new().await;
            let mut follower = city.site.follow();
            for deed in &deeds {
                match deed {
                    Deed::Stop => {
                        follower.stop().await;
                        follower = city.site.follow();
                    }
                    Deed::Settle => in_step(&city.site).await,
                    other => city.happens(other).await,
                }
            }
            in_step(&city.site).await;
            follower.stop().await;
        });
    }
}
