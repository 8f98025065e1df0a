//! The Markdown subset that residents write: paragraphs, emphasis, lists, quotes, code, links.
//!
//! Rendered once, when a text is written, and kept beside it. Headings become bold paragraphs,
//! pictures their description; raw HTML is shown as text. What comes out is sanitised as well.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::Builder;
use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd, TextMergeStream, html};

/// Most bytes that are rendered; longer input is cut before parsing (the forms allow 5,000
/// characters, which is at most 20,000 bytes).
pub const MAX_BYTES: usize = 20 * 1024;

/// Containers inside one another that are kept.
const MAX_DEPTH: usize = 12;

static SANITISER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::new();
    builder
        .tags(HashSet::from([
            "p",
            "strong",
            "em",
            "ul",
            "ol",
            "li",
            "blockquote",
            "code",
            "pre",
            "a",
            "br",
            "hr",
            "del",
        ]))
        .tag_attributes(HashMap::from([("a", HashSet::from(["href"])), ("ol", HashSet::from(["start"]))]))
        .generic_attributes(HashSet::from(["dir"]))
        .url_schemes(HashSet::from(["https", "http", "mailto", "tel"]))
        .url_relative(ammonia::UrlRelative::Deny)
        .link_rel(Some("nofollow ugc noopener"));
    builder
});

/// Sanitised HTML of a Markdown text. Each outermost paragraph, list and quote finds its own
/// direction (`dir="auto"`), since residents mix scripts.
pub fn render(source: &str) -> String {
    let source = cut(source);
    // No tables, footnotes, heading attributes or metadata blocks: the subset is small, and
    // some of them cost quadratic time on hostile input.
    let parser = Parser::new_ext(source, Options::ENABLE_STRIKETHROUGH);
    let events = linked(TextMergeStream::new(flattened(parser))).map(|event| match event {
        Event::Start(Tag::Heading { .. }) => Event::Html(CowStr::Borrowed("<p><strong>")),
        Event::End(TagEnd::Heading(_)) => Event::Html(CowStr::Borrowed("</strong></p>")),
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => Event::Text(CowStr::Borrowed("")),
        Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw),
        Event::SoftBreak => Event::HardBreak,
        other => other,
    });
    let mut rendered = String::with_capacity(source.len() * 3 / 2);
    html::push_html(&mut rendered, events);
    with_direction(&SANITISER.clean(&rendered).to_string())
}

/// Addresses that stand in a text as they are become links, but in code and within links.
fn linked<'a>(events: impl Iterator<Item = Event<'a>>) -> impl Iterator<Item = Event<'a>> {
    let mut plain = 0usize;
    events.flat_map(move |event| {
        match &event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_)) => plain += 1,
            Event::End(TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock) => plain = plain.saturating_sub(1),
            Event::Text(text) if plain == 0 && text.contains("://") => return with_links(text),
            _ => {}
        }
        vec![event]
    })
}

fn with_links<'a>(text: &str) -> Vec<Event<'a>> {
    let owned = |text: &str| CowStr::from(text.to_owned());
    let mut events = Vec::new();
    let mut rest = text;
    while let Some(at) = ["https://", "http://"].iter().filter_map(|scheme| rest.find(scheme)).min() {
        let address = address(&rest[at..]);
        events.push(Event::Text(owned(&rest[..at])));
        // A scheme alone is no address.
        if address.ends_with("//") {
            events.push(Event::Text(owned(address)));
        } else {
            let (dest_url, title, id) = (owned(address), owned(""), owned(""));
            events.push(Event::Start(Tag::Link { link_type: LinkType::Autolink, dest_url, title, id }));
            events.push(Event::Text(owned(address)));
            events.push(Event::End(TagEnd::Link));
        }
        rest = &rest[at + address.len()..];
    }
    events.push(Event::Text(owned(rest)));
    events
}

/// What belongs to the address at the beginning of a text: up to a space or quotation mark, and
/// without the marks that end a sentence or close a bracket opened before it.
fn address(text: &str) -> &str {
    let end = text
        .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '«' | '»' | '“' | '”'))
        .unwrap_or(text.len());
    let whole = &text[..end];
    let kept = whole.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '،', '؛', '؟', ']', '*', '_']);
    match kept.strip_suffix(')') {
        Some(inner) if !inner.contains('(') => inner.trim_end_matches(['.', ',', '،']),
        _ => kept,
    }
}

/// Lists and quotes deeper than [`MAX_DEPTH`] lose their containers and keep their words: ten
/// thousand nested quotes cost the sanitiser, and every reader's browser, quadratic time.
fn flattened<'a>(parser: Parser<'a>) -> impl Iterator<Item = Event<'a>> {
    let mut depth = 0usize;
    parser.filter(move |event| match event {
        Event::Start(Tag::BlockQuote(_) | Tag::List(_) | Tag::Item) => {
            depth += 1;
            depth <= MAX_DEPTH
        }
        Event::End(TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item) => {
            depth -= 1;
            depth < MAX_DEPTH
        }
        _ => true,
    })
}

/// Elements that stand below one another.
const BLOCKS: [&str; 5] = ["p", "ul", "ol", "blockquote", "pre"];

/// Gives each outermost block the direction of its own words. Not those inside it: an element
/// with `dir="auto"` passes over descendants that have a `dir`, so a list of such items would
/// always run from left to right.
fn with_direction(html: &str) -> String {
    let mut directed = String::with_capacity(html.len() + 64);
    let mut depth = 0usize;
    // The sanitiser's output is well formed, and `<` in texts is `&lt;`.
    for (at, piece) in html.trim().split('<').enumerate() {
        if at > 0 {
            directed.push('<');
        }
        let name = piece.split([' ', '>']).next().unwrap_or_default();
        if at > 0 && BLOCKS.contains(&name) {
            let rest = &piece[name.len()..];
            directed.push_str(name);
            if depth == 0 {
                directed.push_str(" dir=\"auto\"");
            }
            directed.push_str(rest);
            depth += 1;
            continue;
        }
        if at > 0 && name.strip_prefix('/').is_some_and(|name| BLOCKS.contains(&name)) {
            depth = depth.saturating_sub(1);
        }
        directed.push_str(piece);
    }
    directed
}

/// The first words of a Markdown text, plain, in at most `max` characters.
pub fn excerpt(source: &str, max: usize) -> String {
    let mut plain = String::new();
    for event in Parser::new(cut(source)) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                plain.push_str(&text);
            }
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_)) => {
                plain.push(' ');
            }
            _ => {}
        }
        if plain.len() > max * 8 {
            break;
        }
    }
    let words: Vec<&str> = plain.split_whitespace().collect();
    let line = words.join(" ");
    if line.chars().count() <= max {
        return line;
    }
    let cut: String = line.chars().take(max).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(head, _)| head);
    format!("{whole}…")
}

fn cut(source: &str) -> &str {
    let mut end = source.len().min(MAX_BYTES);
    while !source.is_char_boundary(end) {
        end -= 1;
    }
    &source[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_in_a_text_is_a_link() {
        let link = |address: &str| format!("<a href=\"{address}\" rel=\"nofollow ugc noopener\">{address}</a>");
        let cases = [
            ("See https://example.org/a_b?c=1.", format!("See {}.", link("https://example.org/a_b?c=1"))),
            ("(http://a.example)، و", format!("({})، و", link("http://a.example"))),
            ("https://a.example/x_(y) z", format!("{} z", link("https://a.example/x_(y)"))),
            ("انظر https://a.example/x الآن", format!("انظر {} الآن", link("https://a.example/x"))),
        ];
        for (source, expected) in cases {
            assert_eq!(render(source), format!("<p dir=\"auto\">{expected}</p>"), "{source}");
        }
        for plain in ["`https://a.example`", "https:// alone", "javascript://a", "ftp://a.example"] {
            assert!(!render(plain).contains("<a"), "{plain}");
        }
        assert_eq!(render("[words](https://a.example) https").matches("<a ").count(), 1);
        assert_eq!(render("[https://b.example](https://a.example)").matches("<a ").count(), 1);
    }

    #[test]
    fn the_subset_is_rendered() {
        assert_eq!(
            render("**سلام** *world*\nline\n\n- یک\n- two"),
            "<p dir=\"auto\"><strong>سلام</strong> <em>world</em><br>\nline</p>\n<ul dir=\"auto\">\n<li>یک</li>\n<li>two</li>\n</ul>"
        );
        assert_eq!(render("# Title"), "<p dir=\"auto\"><strong>Title</strong></p>");
    }

    #[test]
    fn html_is_shown_as_text() {
        let html = render("<script>alert(1)</script> <img src=x onerror=alert(1)>");
        assert!(!html.contains("<script") && !html.contains("<img"), "{html}");
        assert!(html.contains("&lt;img"), "{html}");
    }

    #[test]
    fn links_lead_only_where_links_may_lead() {
        assert!(render("[a](javascript:alert(1))").contains("a</a>"));
        assert!(!render("[a](javascript:alert(1))").contains("javascript"));
        assert!(!render("[a](//evil.example)").contains("href"));
        assert!(render("[a](https://a.example)").contains("rel=\"nofollow ugc noopener\""));
    }

    #[test]
    fn nesting_is_bounded_and_loses_no_words() {
        for unit in ["> ", "- ", "1. "] {
            let html = render(&format!("{}words", unit.repeat(2000)));
            assert!(html.contains("words"), "{html}");
            let containers = ["<blockquote", "<ul", "<ol", "<li"].map(|tag| html.matches(tag).count());
            assert!(containers.iter().sum::<usize>() <= MAX_DEPTH, "{html}");
        }
    }

    #[test]
    fn hostile_input_of_any_kind_is_rendered() {
        for unit in ["> ", "- ", "[", "*_", "`", "<", "> ---\n", "![](", "&#0;", "\u{202e}"] {
            assert!(render(&unit.repeat(MAX_BYTES)).len() < 40 * MAX_BYTES, "{unit}");
        }
    }

    #[test]
    fn an_excerpt_is_plain_and_ends_at_a_word() {
        assert_eq!(excerpt("**One** two\n\n- three", 100), "One two three");
        assert_eq!(excerpt("alpha beta gamma", 12), "alpha beta…");
    }
}
