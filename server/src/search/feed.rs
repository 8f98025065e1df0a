//! What was last said that fits a search, as an Atom feed (RFC 4287).

use app::domain::search::SearchQuery;
use app::pages::home::IdeaCard;
use app::pages::search::feed_title;
use app::pages::shell::Frame;

use super::query::Wanted;
use super::results;
use crate::feeds::{self, ENTRIES, Head, News};
use crate::ideas::store::by_ids;
use crate::site::Site;
use crate::web::failure::Failure;

/// The feed of a search, newest first, as any visitor may see it.
pub async fn xml(site: &Site, frame: &Frame, query: &SearchQuery) -> Result<String, Failure> {
    let wanted = results::wanted(query, &frame.directory, frame.lang.code);
    let wanted = Wanted { newest: true, limit: ENTRIES, ..wanted };
    let found = site.search.ask(move |snapshot| snapshot.search(&wanted)).await?;
    let ideas = by_ids(&mut site.db.read().await?, &found.ideas, 0, 0).await?;
    let ideas: Vec<IdeaCard> = ideas.into_iter().map(Into::into).collect();
    Ok(document(&site.config.public_url, frame, query, &ideas))
}

fn document(public_url: &str, frame: &Frame, query: &SearchQuery, ideas: &[IdeaCard]) -> String {
    let head =
        Head { public_url, title: feed_title(frame, query), path: query.feed_path(), page: query.sorted(true).path() };
    let news: Vec<News> = ideas.iter().map(|idea| feeds::of_idea(frame, idea)).collect();
    feeds::document(frame, &head, &news)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use atom_syndication::Feed;

    use std::collections::BTreeMap;
    use std::sync::Arc;

    use app::domain::directory::Directory;
    use app::domain::idea::{Kind, Stage};
    use app::i18n::{DateSettings, Locales};
    use app::pages::shell::{AssetUrls, City};

    use super::*;

    const HOSTILE: &str = "]]></title><script>alert(1)</script> & \u{0}\u{FFFE}\"چراغ\"";

    fn frame() -> Frame {
        let locales = Locales::load(&DateSettings::default()).unwrap();
        let url = String::new;
        let names = BTreeMap::from([("en".to_owned(), "Noor & Sons".to_owned())]);
        Frame {
            lang: locales.find("fa").unwrap(),
            locales,
            city: Arc::new(City { names, logo: url(), source_url: None, is_demo: false }),
            directory: Arc::new(Directory::default()),
            assets: Arc::new(AssetUrls {
                style: url(),
                office: url(),
                theme: url(),
                wake: url(),
                glue: url(),
                wasm: url(),
                fonts: BTreeMap::new(),
                icon: url(),
            }),
            cards: Arc::new(app::parts::card::Cards::new(10)),
            viewer: None,
            path: "/search".into(),
            notice: None,
            now: 0,
        }
    }

    fn card() -> IdeaCard {
        IdeaCard {
            id: 7,
            kind: Kind::Idea,
            stage: Stage::Submitted,
            language: "fa".into(),
            title: HOSTILE.into(),
            excerpt: HOSTILE.into(),
            votes: 1,
            imported_votes: 0,
            comments: 0,
            created_at: 1_795_305_600_000,
            answered_at: None,
            topic_id: None,
            area_id: None,
            agency_id: None,
            author: Some(HOSTILE.into()),
            supported: false,
        }
    }

    #[test]
    fn a_feed_can_be_read_again_whatever_was_written() {
        let query = SearchQuery { text: HOSTILE.into(), newest: true, page: 3, ..SearchQuery::default() };
        let xml = document("https://ideas.example.org/", &frame(), &query, &[card()]);
        assert!(!xml.contains("<script"), "{xml}");
        let feed: Feed = xml.parse().unwrap();
        let entry = &feed.entries[0];
        assert_eq!(entry.title.value, "]]></title><script>alert(1)</script> & \"چراغ\"");
        assert_eq!(entry.id, "https://ideas.example.org/ideas/7");
        assert_eq!(entry.links[0].href, "https://ideas.example.org/fa/ideas/7");
        assert_eq!(entry.updated.to_rfc3339(), "2026-11-22T00:00:00+00:00");
        assert!(feed.links[0].href.starts_with("https://ideas.example.org/fa/search.atom?q="), "{xml}");
        assert!(!feed.links[0].href.contains("page=") && !feed.links[0].href.contains("sort="), "{xml}");
    }

    #[test]
    fn a_feed_of_nothing_is_a_feed() {
        let xml = document("https://ideas.example.org", &frame(), &SearchQuery::default(), &[]);
        assert_eq!(xml.parse::<Feed>().unwrap().entries.len(), 0);
    }
}
