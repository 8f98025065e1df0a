//! `masmou directory load`: the city's topics, areas and agencies, from a file.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Context, ensure};
use app::domain::clock::Targets;
use app::domain::directory::Directory;
use clap::Args;
use serde::Deserialize;

use crate::clock::Clock;
use crate::db::{Db, Tx};
use crate::directory::store::{self, Shelf, all, upsert};
use crate::events::{self, EventKind};

/// Options of `masmou directory load`.
#[derive(Debug, Args)]
pub struct LoadArgs {
    /// A TOML file with `[[topics]]`, `[[areas]]` and `[[agencies]]`, each with a `slug` and
    /// `names = { ar = "…", fa = "…", en = "…" }`, in the order in which lists show them. Agencies
    /// may have `about`, likewise by language, `answer_days`, `decision_days`, and `topics`, a list
    /// of slugs.
    file: PathBuf,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    topics: Vec<Entry>,
    #[serde(default)]
    areas: Vec<Entry>,
    #[serde(default)]
    agencies: Vec<AgencyEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    slug: String,
    names: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AgencyEntry {
    slug: String,
    names: BTreeMap<String, String>,
    about: Option<BTreeMap<String, String>>,
    answer_days: Option<i64>,
    decision_days: Option<i64>,
    topics: Option<Vec<String>>,
}

impl AgencyEntry {
    fn label(&self) -> Entry {
        Entry { slug: self.slug.clone(), names: self.names.clone() }
    }
}

/// Adds what is new and renames what is there; nothing is removed, since ideas may point to it.
/// A running site shows it within a second or two.
pub async fn load(db: &Db, args: LoadArgs) -> anyhow::Result<()> {
    let text = std::fs::read_to_string(&args.file).with_context(|| format!("reading {}", args.file.display()))?;
    let file: File = toml::from_str(&text).with_context(|| args.file.display().to_string())?;
    let mut tx = db.write().await?;
    let agencies: Vec<Entry> = file.agencies.iter().map(AgencyEntry::label).collect();
    let shelves = [(Shelf::Topics, &file.topics), (Shelf::Areas, &file.areas), (Shelf::Agencies, &agencies)];
    for (shelf, entries) in shelves {
        for (position, entry) in entries.iter().enumerate() {
            check(entry)?;
            upsert(&mut tx, shelf, &entry.slug, &entry.names, position as i64).await?;
        }
    }
    let directory = all(&mut tx).await?;
    for agency in &file.agencies {
        describe(&mut tx, &directory, agency).await.with_context(|| format!("the agency “{}”", agency.slug))?;
    }
    events::record(&mut tx, EventKind::DirectoryChanged, None, None, serde_json::json!({}), Clock::System.now())
        .await?;
    tx.commit().await?;
    println!("{} topics, {} areas, {} agencies.", file.topics.len(), file.areas.len(), file.agencies.len());
    Ok(())
}

/// What the file tells of an agency besides its names; what it does not tell stays as it is.
async fn describe(tx: &mut Tx, directory: &Directory, entry: &AgencyEntry) -> anyhow::Result<()> {
    let id = Directory::id(&directory.agencies, &entry.slug).context("it is not there")?;
    let before = directory.targets_of(id);
    let targets = Targets {
        answer_days: entry.answer_days.unwrap_or(before.answer_days),
        decision_days: entry.decision_days.unwrap_or(before.decision_days),
    };
    for days in [targets.answer_days, targets.decision_days] {
        ensure!(Targets::RANGE.contains(&days), "{days} is no number of working days from 1 to 365");
    }
    let about = match &entry.about {
        Some(about) => about.clone(),
        None => store::about(tx, id).await?,
    };
    store::describe(tx, id, &about, targets).await?;
    if let Some(topics) = &entry.topics {
        let number = |slug: &String| {
            Directory::id(&directory.topics, slug).with_context(|| format!("there is no topic “{slug}”"))
        };
        store::own_topics(tx, id, &topics.iter().map(number).collect::<anyhow::Result<Vec<_>>>()?).await?;
    }
    Ok(())
}

/// Slugs stand in addresses.
fn check(entry: &Entry) -> anyhow::Result<()> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    ensure!(
        !entry.slug.is_empty() && entry.slug.chars().all(plain),
        "the slug “{}” may hold only a to z, 0 to 9 and -",
        entry.slug
    );
    let named = !entry.names.is_empty() && entry.names.values().all(|name| !name.trim().is_empty());
    ensure!(named, "“{}” needs a name in at least one language, none of them empty", entry.slug);
    Ok(())
}
