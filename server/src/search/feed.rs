//! What was last said that fits a search, as an Atom feed (RFC 4287).

use app::domain::Millis;
use app::domain::search::SearchQuery;
use app::i18n::Locale;
use app::pages::home::IdeaCard;
use app::pages::search::feed_title;
use app::pages::shell::Frame;
use app::parts::label::label_name;
use atom_syndication::{Category, Entry, Feed, FixedDateTime, Link, Person, Text};

use super::query::Wanted;
use super::results;
use crate::ideas::store::by_ids;
use crate::site::Site;
use crate::web::failure::Failure;

/// Ideas in a feed.
const ENTRIES: usize = 30;

/// The feed of a search, newest first, as any visitor may see it.
pub async fn xml(site: &Site, frame: &Frame, query: &SearchQuery) -> Result<String, Failure> {
    let wanted = results::wanted(query, &frame.directory, frame.lang.code);
    let wanted = Wanted { newest: true, limit: ENTRIES, ..wanted };
    let found = site.search.ask(move |snapshot| snapshot.search(&wanted)).await?;
    let ideas = by_ids(&mut site.db.read().await?, &found.ideas, 0, 0).await?;
    let ideas: Vec<IdeaCard> = ideas.into_iter().map(Into::into).collect();
    Ok(document(&site.config.public_url, frame, query, &ideas))
}

/// The document. Addresses are absolute, since feeds are read elsewhere.
fn document(public_url: &str, frame: &Frame, query: &SearchQuery, ideas: &[IdeaCard]) -> String {
    let base = public_url.trim_end_matches('/');
    let address = |path: &str| format!("{base}{}", frame.href(path));
    let itself = address(&query.feed_path());
    let page = address(&query.sorted(true).path());
    // Without ideas nothing ever changed; the feed's own time does not matter then.
    let updated = ideas.iter().map(|idea| idea.created_at).max().unwrap_or(0);
    let feed = Feed {
        title: text(&feed_title(frame, query), None),
        id: itself.clone(),
        updated: moment(updated),
        links: vec![link("self", itself, Some("application/atom+xml")), link("alternate", page, Some("text/html"))],
        lang: Some(frame.lang.code.to_owned()),
        entries: ideas.iter().map(|idea| entry(base, frame, idea)).collect(),
        ..Feed::default()
    };
    feed.to_string()
}

fn entry(base: &str, frame: &Frame, idea: &IdeaCard) -> Entry {
    let language = Some(idea.language.as_str());
    let author = idea.author.as_deref().unwrap_or_else(|| frame.lang.t("author-imported"));
    let topic = label_name(frame.lang, &frame.directory.topics, idea.topic_id);
    let category = topic.map(|name| Category { term: printable(&name), ..Category::default() });
    Entry {
        title: text(&idea.title, language),
        // The same idea has the same name in the feeds of every language.
        id: format!("{base}/ideas/{}", idea.id),
        updated: moment(idea.created_at),
        published: Some(moment(idea.created_at)),
        authors: vec![Person { name: printable(author), ..Person::default() }],
        categories: category.into_iter().collect(),
        links: vec![link(
            "alternate",
            format!("{base}{}", frame.href(&format!("/ideas/{}", idea.id))),
            Some("text/html"),
        )],
        summary: Some(text(&idea.excerpt, language)),
        ..Entry::default()
    }
}

fn link(rel: &str, href: String, kind: Option<&str>) -> Link {
    Link { rel: rel.to_owned(), href, mime_type: kind.map(str::to_owned), ..Link::default() }
}

fn text(value: &str, language: Option<&str>) -> Text {
    Text { value: printable(value), lang: language.map(str::to_owned), ..Text::default() }
}

/// XML 1.0 has no way at all to write these characters; one of them spoils the whole feed.
fn printable(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}'))
        .collect()
}

fn moment(at: Millis) -> FixedDateTime {
    Locale::machine_time(at).parse().unwrap_or_default()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
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
                theme: url(),
                wake: url(),
                glue: url(),
                wasm: url(),
                fonts: BTreeMap::new(),
                icon: url(),
            }),
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
