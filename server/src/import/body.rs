//! Bodies as other forums keep them, made into our Markdown.

use app::domain::text;
use html2text::render::TextDecorator;

use super::args::BodyFormat;
use crate::markdown;

/// Most bytes of a body here: what is rendered, so that nothing is cut.
pub const MAX_BODY: usize = markdown::MAX_BYTES;
/// Most bytes of a body at its source: HTML is longer than what it says.
const MAX_SOURCE: usize = 8 * MAX_BODY;
/// Most tags: deep nesting costs the converter quadratic time.
const MAX_TAGS: usize = 2000;

/// A body as Markdown.
pub fn to_markdown(raw: &str, format: BodyFormat) -> Result<String, String> {
    let too_long = |bytes: usize, most: usize| Err(format!("body: {bytes} bytes, and at most {most} are taken"));
    if raw.len() > MAX_SOURCE {
        return too_long(raw.len(), MAX_SOURCE);
    }
    let body = match format {
        BodyFormat::Html => from_html(raw)?,
        BodyFormat::Auto if looks_like_html(raw) => from_html(raw)?,
        BodyFormat::Plain => from_plain(raw),
        BodyFormat::Auto | BodyFormat::Markdown => raw.to_owned(),
    };
    let body = text::clean_block(&body);
    if body.len() > MAX_BODY { too_long(body.len(), MAX_BODY) } else { Ok(body) }
}

fn looks_like_html(raw: &str) -> bool {
    const TAGS: &[&str] = &[
        "a",
        "b",
        "blockquote",
        "br",
        "div",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "i",
        "li",
        "ol",
        "p",
        "span",
        "strong",
        "table",
        "u",
        "ul",
    ];
    let tag = raw.split('<').skip(1).any(|rest| {
        let name: String = rest.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        rest.contains('>') && TAGS.contains(&name.to_ascii_lowercase().as_str())
    });
    tag || ["&amp;", "&nbsp;", "&lt;", "&gt;", "&quot;", "&#"].iter().any(|entity| raw.contains(entity))
}

fn from_html(raw: &str) -> Result<String, String> {
    if raw.matches('<').count() > MAX_TAGS {
        return Err(format!("body: more than {MAX_TAGS} HTML tags"));
    }
    let wide = html2text::config::with_decorator(Markers::default())
        .link_footnotes(false)
        .raw_mode(true)
        .allow_width_overflow()
        .string_from_read(raw.as_bytes(), raw.len().max(80)) // no paragraph is wider
        .map_err(|error| format!("body: the HTML cannot be read ({error})"))?;
    let lines: Vec<&str> = wide.lines().map(str::trim_end).collect();
    Ok(emphasised(&emphasised(&lines.join("\n"), STRONG, "**"), EMPHASIS, "*"))
}

/// Characters that no text holds (a private-use area) mark emphasis until its ends are known.
const STRONG: [char; 2] = ['\u{F0000}', '\u{F0001}'];
const EMPHASIS: [char; 2] = ['\u{F0002}', '\u{F0003}'];

/// Puts Markdown's marks where the placeholders stand, moved inward to a letter: marks beside
/// white space or punctuation are not emphasis to Markdown, and would be shown as asterisks.
fn emphasised(text: &str, [open, close]: [char; 2], mark: &str) -> String {
    let joined = text.replace(&format!("{close}{open}"), "");
    let mut out = String::with_capacity(joined.len());
    for (nth, part) in joined.split(open).enumerate() {
        let Some((inner, rest)) = part.split_once(close).filter(|_| nth > 0) else {
            out.extend(part.chars().filter(|c| *c != close));
            continue;
        };
        let core = inner.trim_matches(|c: char| !c.is_alphanumeric());
        if core.is_empty() || inner.contains('\n') {
            out.push_str(inner);
        } else {
            let start = inner.find(core).unwrap_or_default();
            out.extend([&inner[..start], mark, core, mark, &inner[start + core.len()..]]);
        }
        out.extend(rest.chars().filter(|c| *c != close));
    }
    out
}

/// Writes emphasis as placeholders, and links, lists, quotes and headings as Markdown.
#[derive(Clone, Default)]
struct Markers {
    link: String,
}

impl TextDecorator for Markers {
    type Annotation = ();

    fn decorate_link_start(&mut self, url: &str) -> (String, ()) {
        self.link = url.chars().filter(|c| !c.is_control() && !"<>".contains(*c)).collect();
        ("[".into(), ())
    }
    fn decorate_link_end(&mut self) -> String {
        if self.link.contains([' ', '(', ')']) { format!("](<{}>)", self.link) } else { format!("]({})", self.link) }
    }
    fn decorate_em_start(&self) -> (String, ()) {
        (EMPHASIS[0].into(), ())
    }
    fn decorate_em_end(&self) -> String {
        EMPHASIS[1].into()
    }
    fn decorate_strong_start(&self) -> (String, ()) {
        (STRONG[0].into(), ())
    }
    fn decorate_strong_end(&self) -> String {
        STRONG[1].into()
    }
    fn decorate_strikeout_start(&self) -> (String, ()) {
        (String::new(), ())
    }
    fn decorate_strikeout_end(&self) -> String {
        String::new()
    }
    fn decorate_code_start(&self) -> (String, ()) {
        (String::new(), ())
    }
    fn decorate_code_end(&self) -> String {
        String::new()
    }
    fn decorate_preformat_first(&self) {}
    fn decorate_preformat_cont(&self) {}
    fn decorate_image(&mut self, _src: &str, title: &str) -> (String, ()) {
        (title.to_owned(), ())
    }
    fn header_prefix(&self, level: usize) -> String {
        format!("{} ", "#".repeat(level))
    }
    fn quote_prefix(&self) -> String {
        "> ".into()
    }
    fn unordered_item_prefix(&self) -> String {
        "- ".into()
    }
    fn ordered_item_prefix(&self, number: i64) -> String {
        format!("{number}. ")
    }
    fn make_subblock_decorator(&self) -> Self {
        Self::default()
    }
}

/// Keeps every character as it is by escaping those that mean something to Markdown.
fn from_plain(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    for line in raw.replace("\r\n", "\n").split('\n') {
        let line = line.trim();
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        for (at, c) in line.char_indices() {
            let starts_a_block = (at == 0 && "#+-=>".contains(c)) || (digits > 0 && at == digits && ".)".contains(c));
            if starts_a_block || "\\`*_[]<~&".contains(c) {
                out.push('\\');
            }
            out.push(c);
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on may stop")]
mod tests {
    use super::*;

    fn auto(raw: &str) -> String {
        to_markdown(raw, BodyFormat::Auto).unwrap()
    }

    #[test]
    fn html_becomes_markdown() {
        assert_eq!(
            auto(
                "<p>Un <strong>parque </strong>nuevo &amp; limpio.</p>\n<ul><li>uno</li><li>dos</li></ul><p>Ver <a href=\"https://a.example/x\">aqu&iacute;</a></p>"
            ),
            "Un **parque** nuevo & limpio.\n- uno\n- dos\n\nVer [aquí](https://a.example/x)"
        );
        assert_eq!(auto("<p>a</p><hr><p><b>Nota:</b>b</p>"), "a\n\n**Nota**:b");
        assert_eq!(auto("<p><b>su </b><b>voz</b></p>"), "**su voz**");
        assert_eq!(auto("<h2>Título</h2><p>x<br>y</p>"), "## Título\n\nx\ny");
    }

    #[test]
    fn a_long_paragraph_stays_one_line() {
        let long = "palabra ".repeat(900);
        assert_eq!(auto(&format!("<p>{long}</p>")), long.trim());
    }

    #[test]
    fn text_without_tags_is_left_alone() {
        assert_eq!(auto("3 < 4, and **bold**"), "3 < 4, and **bold**");
    }

    #[test]
    fn plain_text_is_shown_as_it_is() {
        let body = to_markdown("# 5 * 3\n2. <b>", BodyFormat::Plain).unwrap();
        assert_eq!(markdown::render(&body), "<p dir=\"auto\"># 5 * 3<br>\n2. &lt;b&gt;</p>");
    }

    #[test]
    fn a_body_is_kept_whole_or_refused() {
        assert!(to_markdown(&"é ".repeat(MAX_BODY), BodyFormat::Auto).unwrap_err().contains("bytes"));
        assert_eq!(auto(&"x".repeat(MAX_BODY)).len(), MAX_BODY);
    }

    #[test]
    fn hostile_html_is_bounded() {
        let started = std::time::Instant::now();
        for unit in ["<div>", "<blockquote>", "<b>", "<table><tr><td>", "<hr>", "<ul><li>", "<a href=x>"] {
            assert!(to_markdown(&unit.repeat(MAX_SOURCE / unit.len()), BodyFormat::Html).is_err());
            let _ = to_markdown(&unit.repeat(MAX_TAGS / unit.matches('<').count()), BodyFormat::Html);
        }
        assert!(started.elapsed().as_secs() < 30, "{:?}", started.elapsed());
    }
}
