//! The search index of the city, made once and kept beside it.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::Context;

use crate::report::{Aim, Report};
use crate::server::Server;

/// The longest that filling the index and finding all pairs may take.
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
    let paired = format!("\\\"paired\\\":{}", i64::MAX);
    wait(&making, |meta| meta.contains(&paired)).await?;
    report.add("pairs that are alike from nothing", started.elapsed().as_secs_f64(), "s", Aim::AtMost(300.0));
    drop(server);
    fs::rename(&making, &ready)?;
    Ok(ready)
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
