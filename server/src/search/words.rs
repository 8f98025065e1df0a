//! A city's own words and the names of its places.
//!
//! Own words stand in `words.toml` in the data folder, in the form of the lexicon's own files;
//! places are the city's areas. Both are read again when either changes, and hold from then on:
//! the index needs no rebuilding.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use app::domain::directory::Directory;

use super::lexicon::{Entry, Lexicon};
use crate::site::Site;

/// How often the file is looked at.
const LOOK_EVERY: Duration = Duration::from_secs(2);

/// A city's own concepts by their keys.
type Own = BTreeMap<String, Entry>;

/// Reads the words, and again whenever they change. A file that cannot be read is told of in the
/// log; the words that were read last hold on, with the places as they are now.
pub async fn follow(site: Arc<Site>) {
    let mut known: Option<(Option<SystemTime>, Arc<Directory>)> = None;
    let mut own = Own::new();
    loop {
        let now = (changed(&site), site.directory.get());
        let is_new = known.as_ref().is_none_or(|known| known.0 != now.0 || !Arc::ptr_eq(&known.1, &now.1));
        if is_new {
            own = read(&site, own).await;
            known = Some(now);
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

fn changed(site: &Site) -> Option<SystemTime> {
    std::fs::metadata(site.config.words_file()).and_then(|file| file.modified()).ok()
}

/// Speaks the words of the file, or those `before` where it cannot be read; gives those spoken.
async fn read(site: &Arc<Site>, before: Own) -> Own {
    let places: Vec<_> = site.directory.get().areas.iter().map(|area| area.names.clone()).collect();
    let path = site.config.words_file();
    let read = tokio::task::spawn_blocking(move || {
        let own = Lexicon::read_own(&path).unwrap_or_else(|error| {
            tracing::warn!("the city's own words are not used: {error}");
            before
        });
        (Lexicon::new(&own, &places), own)
    });
    match read.await {
        Ok((lexicon, own)) => {
            site.search.speak(lexicon);
            own
        }
        Err(error) => {
            tracing::error!(%error, "the words of the search could not be read");
            Own::new()
        }
    }
}
