//! `masmou directory load`: the city's topics, areas and agencies, from a file.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Context, ensure};
use clap::Args;
use serde::Deserialize;

use crate::clock::Clock;
use crate::db::Db;
use crate::directory::store::{Shelf, upsert};
use crate::events::{self, EventKind};

/// Options of `masmou directory load`.
#[derive(Debug, Args)]
pub struct LoadArgs {
    /// A TOML file with `[[topics]]`, `[[areas]]` and `[[agencies]]`, each with a `slug` and
    /// `names = { ar = "…", fa = "…", en = "…" }`, in the order in which lists show them.
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
    agencies: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    slug: String,
    names: BTreeMap<String, String>,
}

/// Adds what is new and renames what is there; nothing is removed, since ideas may point to it.
/// A running site shows it within a second or two.
pub async fn load(db: &Db, args: LoadArgs) -> anyhow::Result<()> {
    let text = std::fs::read_to_string(&args.file).with_context(|| format!("reading {}", args.file.display()))?;
    let file: File = toml::from_str(&text).with_context(|| args.file.display().to_string())?;
    let mut tx = db.write().await?;
    let shelves = [(Shelf::Topics, &file.topics), (Shelf::Areas, &file.areas), (Shelf::Agencies, &file.agencies)];
    for (shelf, entries) in shelves {
        for (position, entry) in entries.iter().enumerate() {
            check(entry)?;
            upsert(&mut tx, shelf, &entry.slug, &entry.names, position as i64).await?;
        }
    }
    events::record(&mut tx, EventKind::DirectoryChanged, None, None, serde_json::json!({}), Clock::System.now())
        .await?;
    tx.commit().await?;
    println!("{} topics, {} areas, {} agencies.", file.topics.len(), file.areas.len(), file.agencies.len());
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
