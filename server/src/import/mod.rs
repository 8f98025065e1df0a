//! Ideas from elsewhere: `masmou import csv`, `undo` and `list`.
//!
//! A file is read row by row ([`rows`]), each row is checked ([`draft`]) by the operator's
//! mapping ([`mapping`]), and batches go in, each in one transaction with its event. A row is
//! known again by its source and its name there, so that importing twice gives one set.

mod args;
mod batch;
mod body;
mod date;
mod draft;
mod mapping;
mod progress;
mod rejects;
mod rows;
mod store;
mod summary;
mod undo;

use std::collections::HashMap;
use std::fs::File;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::BufReader;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

pub use args::{BodyFormat, Field, IdFrom, ImportArgs, UndoArgs, ValueRule};
pub use store::{Import, TakenUp};
pub use summary::Summary;
pub use undo::{Undone, undo as undo_import};

use crate::clock::Clock;
use crate::db::Db;
use batch::Batches;
use draft::{Checker, Draft};
use progress::Progress;
use rejects::Rejects;
use rows::Rows;

/// `masmou import csv`: imports a file and tells what became of it.
pub async fn run(db: &Db, clock: &Clock, args: ImportArgs) -> anyhow::Result<()> {
    println!("{}", import_csv(db, clock, &args).await?);
    Ok(())
}

/// `masmou import undo`: takes an import back and tells what was removed and what stayed.
pub async fn undo(db: &Db, clock: &Clock, args: UndoArgs) -> anyhow::Result<()> {
    println!("{}", undo_import(db, clock, &args).await?.report());
    Ok(())
}

/// `masmou import list`: shows every import.
pub async fn list(db: &Db) -> anyhow::Result<()> {
    println!("{}", summary::table(&imports(db).await?));
    Ok(())
}

/// Every import, the latest first.
pub async fn imports(db: &Db) -> Result<Vec<Import>, sqlx::Error> {
    store::list(&mut db.read().await?).await
}

/// Imports a file.
pub async fn import_csv(db: &Db, clock: &Clock, args: &ImportArgs) -> anyhow::Result<Summary> {
    let file = File::open(&args.file).with_context(|| format!("{} cannot be opened", args.file.display()))?;
    let mut progress = Progress::new(file.metadata().map(|meta| meta.len()).unwrap_or_default());
    let mut rows = Rows::new(BufReader::with_capacity(1 << 16, file), args.delimiter);
    let header = header(&mut rows)?;
    let directory = crate::directory::store::all(&mut db.read().await?).await?;
    let checker = Checker::new(&header, args, &directory, clock.now())?;
    let mut rejects = Rejects::new(rejected_path(args)?)?;
    let mut seen = Seen::default();
    let mut batches = Batches::new(db, clock, args);
    let mut count = 0;
    while let Some(row) = rows.next_row().context("the file cannot be read further")? {
        let checked = row.fields.and_then(|fields| checker.check(row.line, &fields));
        match checked.and_then(|draft| seen.first(row.line, draft)) {
            Ok(draft) => batches.add(draft).await?,
            Err(reason) => rejects.add(row.line, &reason, &row.raw)?,
        }
        count += 1;
        progress.at(rows.bytes_read(), count);
    }
    let done = batches.finish().await?;
    progress.finish();
    Ok(Summary { done, rejected: rejects.finish()?, dry_run: args.dry_run, directory })
}

fn header<R: std::io::BufRead>(rows: &mut Rows<R>) -> anyhow::Result<Vec<String>> {
    match rows.next_row().context("the file cannot be read")? {
        None => bail!("the file is empty; its first line names the columns"),
        Some(row) => row
            .fields
            .map_err(|reason| anyhow::anyhow!("the first line, which names the columns, cannot be read: {reason}")),
    }
}

/// A dry run writes no list unless a place for it is named.
fn rejected_path(args: &ImportArgs) -> anyhow::Result<Option<PathBuf>> {
    let path = match &args.rejected {
        Some(path) => path.clone(),
        None if args.dry_run => return Ok(None),
        None => rejects::default_path(&args.file),
    };
    let whole = |path: &Path| path.canonicalize().ok();
    if path == args.file || whole(&path).is_some_and(|path| whole(&args.file) == Some(path)) {
        bail!("--rejected names the file itself");
    }
    Ok(Some(path))
}

/// The lines on which names occurred: 16 bytes for each row, whatever its size. A name that
/// occurs again is a mistake in the file or in the mapping, and would make an idea change with
/// every run.
#[derive(Default)]
struct Seen(HashMap<u64, u64>);

impl Seen {
    fn first(&mut self, line: u64, draft: Draft) -> Result<Draft, String> {
        let mut hasher = DefaultHasher::new();
        draft.external_id.hash(&mut hasher);
        match *self.0.entry(hasher.finish()).or_insert(line) {
            first if first == line => Ok(draft),
            first => Err(format!("external_id: {} stands on line {first} already", draft::quoted(&draft.external_id))),
        }
    }
}
