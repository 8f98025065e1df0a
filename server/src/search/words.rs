//! A city's own words and the names of its places.
//!
//! Own words stand in `words.toml` in the data folder, in the form of the lexicon's own files;
//! places are the city's areas. Both are read again when they change, and hold from then on:
//! the index needs no rebuilding.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use app::domain::directory::Directory;

use super::lexicon::Lexicon;
use crate::site::Site;

/// How often the file is looked at.
const LOOK_EVERY: Duration = Duration::from_secs(2);

/// Reads the words, and again whenever they change. A file that cannot be read is told of in the
/// log, and what held before holds on.
pub async fn follow(site: Arc<Site>) {
    let mut known: Option<(Option<SystemTime>, Arc<Directory>)> = None;
    loop {
        let now = (changed(&site), site.directory.get());
        let is_new = known.as_ref().is_none_or(|known| known.0 != now.0 || !Arc::ptr_eq(&known.1, &now.1));
        if is_new {
            read(&site).await;
            known = Some(now);
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

fn changed(site: &Site) -> Option<SystemTime> {
    std::fs::metadata(site.config.words_file()).and_then(|file| file.modified()).ok()
}

async fn read(site: &Arc<Site>) {
    let places: Vec<_> = site.directory.get().areas.iter().map(|area| area.names.clone()).collect();
    let path = site.config.words_file();
    let read = tokio::task::spawn_blocking(move || Lexicon::read_own(&path).map(|own| Lexicon::new(&own, &places)));
    match read.await {
        Ok(Ok(lexicon)) => site.search.speak(lexicon),
        Ok(Err(error)) => tracing::warn!("the city's own words are not used: {error}"),
        Err(error) => tracing::warn!(%error, "the city's own words could not be read"),
    }
}
