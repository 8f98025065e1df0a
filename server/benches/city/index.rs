//! The search index of the city, made once and kept beside it.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::Context;

use crate::report::{Aim, Report};
use crate::server::Server;

/// Ideas whose pairs are measured.
const PAIRED: i64 = 2000;
/// What stands before the number of ideas whose pairs were looked for.
const MARK: &str = "\\\"paired\\\":";
/// The longest that filling the index and finding some pairs may take.
const LONGEST: Duration = Duration::from_secs(1200);

/// A data folder with the city, its index and the pairs of ideas that are alike. It is made when
/// there is none, which is measured.
pub async fn prepare(program: &Path, city: &Path, log: &Path, report: &mut Report) -> anyhow::Result<PathBuf> {
    let ready = city.with_extension("ready");
    if ready.join("index").exists() {
        return Ok(ready);
    }
    let making = city.with_extension("making");
    if making.exists() {
        fs::remove_dir_all(&making)?;
    }
    fs::create_dir_all(&making)?;
    fs::copy(city, making.join("masmou.db")).context("cannot copy the city")?;
    let started = Instant::now();
    let server = Server::start(program, &making, log).await?;
    wait(&making, |meta| meta.contains("made_with")).await?;
    report.add("index from nothing", started.elapsed().as_secs_f64(), "s", Aim::AtMost(5.0));
    let started = Instant::now();
    wait(&making, |meta| paired(meta).is_some_and(|ideas| ideas >= PAIRED)).await?;
    report.add("pairs that are alike", PAIRED as f64 / started.elapsed().as_secs_f64(), "ideas/s", Aim::AtLeast(167.0));
    drop(server);
    // The rest would take minutes, and what follows is not about pairs: they count as found.
    let meta = making.join("index/meta.json");
    let text = fs::read_to_string(&meta)?;
    let ideas = paired(&text).context("the index tells nothing of pairs")?;
    fs::write(&meta, text.replace(&format!("{MARK}{ideas}"), &format!("{MARK}{}", i64::MAX)))?;
    fs::rename(&making, &ready)?;
    Ok(ready)
}

/// Up to which idea pairs were looked for, by the index's own account of itself.
fn paired(meta: &str) -> Option<i64> {
    meta.split(MARK).nth(1)?.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

/// Waits until the index's own account of itself holds something.
async fn wait(data: &Path, is_there: impl Fn(&str) -> bool) -> anyhow::Result<()> {
    let started = Instant::now();
    while !fs::read_to_string(data.join("index/meta.json")).is_ok_and(|meta| is_there(&meta)) {
        anyhow::ensure!(started.elapsed() < LONGEST, "the search index was not ready in time");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Ok(())
}
