//! Feeds (Atom, RFC 4287): what is new in a list, with an idea, an agency, the roadmap. Addresses are
//! absolute, since feeds are read elsewhere, and whoever asks gets what any visitor may see.

pub mod activity;
pub mod calendar;
pub mod handlers;
pub mod store;

use app::domain::Millis;
use app::i18n::Locale;
use app::pages::home::IdeaCard;
use app::pages::shell::Frame;
use app::parts::label::label_name;
use atom_syndication::{Category, Content, Entry, Feed, FixedDateTime, Link, Person, Text};

/// Entries of a feed.
pub const ENTRIES: usize = 30;

/// What a feed says of itself.
pub struct Head<'a> {
    /// Address of the site.
    pub public_url: &'a str,
    /// Its title.
    pub title: String,
    /// Its path, without language.
    pub path: String,
    /// The path, without language, of the page that shows the same.
    pub page: String,
}

/// Something new.
pub struct News {
    /// Its name, the same in the feeds of every language: a path with or without anchor.
    pub id: String,
    /// Path without language to where it is read.
    pub path: String,
    /// What it is.
    pub title: String,
    /// The language of the title, where it is not the reader's.
    pub title_language: Option<String>,
    /// Public name of who wrote it.
    pub author: String,
    /// First words, plain.
    pub summary: Option<String>,
    /// The whole text, rendered and sanitised.
    pub html: Option<String>,
    /// The language of the text.
    pub language: String,
    /// What it is about.
    pub category: Option<String>,
    /// When.
    pub at: Millis,
}

/// The feed's document.
pub fn document(frame: &Frame, head: &Head<'_>, news: &[News]) -> String {
    let base = head.public_url.trim_end_matches('/');
    let address = |path: &str| format!("{base}{}", frame.href(path));
    let itself = address(&head.path);
    // Without entries nothing ever changed; the feed's own time does not matter then.
    let updated = news.iter().map(|one| one.at).max().unwrap_or(0);
    let feed = Feed {
        title: text(&head.title, None),
        id: itself.clone(),
        updated: moment(updated),
        links: vec![
            link("self", itself, Some("application/atom+xml")),
            link("alternate", address(&head.page), Some("text/html")),
        ],
        lang: Some(frame.lang.code.to_owned()),
        entries: news.iter().map(|one| entry(base, frame, one)).collect(),
        ..Feed::default()
    };
    feed.to_string()
}

fn entry(base: &str, frame: &Frame, news: &News) -> Entry {
    let language = Some(news.language.as_str());
    let category = news.category.as_deref().map(|name| Category { term: printable(name), ..Category::default() });
    let content = news.html.as_deref().map(|html| Content {
        value: Some(printable(html)),
        content_type: Some("html".to_owned()),
        lang: language.map(str::to_owned),
        ..Content::default()
    });
    Entry {
        title: text(&news.title, news.title_language.as_deref()),
        id: format!("{base}{}", news.id),
        updated: moment(news.at),
        published: Some(moment(news.at)),
        authors: vec![Person { name: printable(&news.author), ..Person::default() }],
        categories: category.into_iter().collect(),
        links: vec![link("alternate", format!("{base}{}", frame.href(&news.path)), Some("text/html"))],
        summary: news.summary.as_deref().map(|words| text(words, language)),
        content,
        ..Entry::default()
    }
}

/// An idea as news.
pub fn of_idea(frame: &Frame, idea: &IdeaCard) -> News {
    let author = idea.author.clone().unwrap_or_else(|| frame.lang.t("author-imported").to_owned());
    let path = format!("/ideas/{}", idea.id);
    News {
        id: path.clone(),
        path,
        title: idea.title.clone(),
        title_language: Some(idea.language.clone()),
        author,
        summary: Some(idea.excerpt.clone()),
        html: None,
        language: idea.language.clone(),
        category: label_name(frame.lang, &frame.directory.topics, idea.topic_id),
        at: idea.created_at,
    }
}

/// That an idea was answered, as news: each answer is new, and as old as it is.
pub fn of_answer(frame: &Frame, idea: &IdeaCard) -> News {
    let news = of_idea(frame, idea);
    match idea.answered_at {
        Some(at) => News { id: format!("{}#answered-{at}", news.id), at, ..news },
        None => news,
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
