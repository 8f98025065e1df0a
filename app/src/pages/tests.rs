//! What holds for every page: nothing typed gets out of its place, and every string is there.

mod roadmap;
mod scene;
mod sheets;

use super::{account, duplicates, error, home, idea, idea_form, search};
use crate::domain::idea::{FieldError, Kind, Stage};
use crate::pages::error::Problem;
use crate::pages::shell::Notice;
use crate::parts::field::error_text;
use crate::parts::{label, preview, similar, support};
use scene::{ATTACK, every_page, frame, home_page, lang};

const CODES: [&str; 3] = ["en", "ar", "fa"];

#[test]
fn nothing_typed_becomes_markup() {
    for code in CODES {
        for (name, html) in every_page(&frame(code, true), ATTACK) {
            assert!(!html.contains("<img src=x"), "{code} {name}: {}", around(&html, "<img src=x"));
            assert!(!html.contains("<script>"), "{code} {name}: {}", around(&html, "<script>"));
            let tag = tags(&html).into_iter().find(|tag| tag.contains("onfocus"));
            assert_eq!(tag, None, "{code} {name}: an attribute was left");
        }
    }
}

/// Every tag without the values of its attributes.
fn tags(html: &str) -> Vec<String> {
    let mut tags = Vec::new();
    let mut chars = html.chars();
    while chars.by_ref().any(|c| c == '<') {
        let mut tag = String::new();
        let mut quoted = false;
        for c in chars.by_ref() {
            match c {
                '"' => quoted = !quoted,
                '>' if !quoted => break,
                _ if quoted => {}
                _ => tag.push(c),
            }
        }
        tags.push(tag);
    }
    tags
}

/// What stands around the first occurrence, for a failed test to tell.
fn around<'a>(html: &'a str, what: &str) -> &'a str {
    let at = html.find(what).unwrap_or(0);
    let start = html.floor_char_boundary(at.saturating_sub(200));
    &html[start..html.floor_char_boundary(at + 100)]
}

#[test]
fn every_page_is_whole_and_in_its_language() {
    for code in CODES {
        let frame = frame(code, false);
        let dir = if code == "en" { "ltr" } else { "rtl" };
        for (name, html) in every_page(&frame, "plain") {
            if name.starts_with("part ") {
                continue;
            }
            let start = format!("<!DOCTYPE html><html lang=\"{code}\" dir=\"{dir}\"><head>");
            assert!(html.starts_with(&start), "{name}: {}", &html[..100]);
            assert_eq!(html.matches("<h1").count(), 1, "{code} {name}: one first heading");
            assert_eq!(html.matches("<main").count(), 1, "{code} {name}");
            assert_eq!(html.matches("<title>").count(), 1, "{code} {name}");
            assert!(!html.contains(" style=") && !html.contains(" onclick="), "{code} {name}");
        }
    }
}

#[test]
fn no_page_shows_the_key_of_a_string() {
    // Missing strings show as their key, and keys begin like this.
    let starts = [
        "comment-",
        "idea-form-",
        "support-",
        "error-",
        "notice-",
        "problem-",
        "stage-",
        "kind-",
        "field-",
        "similar-",
        "why-",
        "case-",
        "cases-",
        "related-",
        "idea-language",
        "search-",
        "filter-",
        "facet-",
        "found-in-",
        "duplicates-",
        "inbox-",
        "rule-",
        "verdict-",
        "sign-",
        "appeal-",
        "flag-",
        "log-",
        "public-log",
        "hidden-",
        "edit-",
        "note-",
        "reply-",
        "keys-",
        "detail-",
        "author-",
        "told-",
        "notices-",
        "follow-",
        "following-",
        "feed-",
        "roadmap-",
        "item-",
        "story-",
        "post-",
        "milestone-",
        "outcome-",
        "manage-",
        "done-",
        "promise-",
        "promised-",
        "shift-",
        "settle-",
        "reopening",
        "timeline-",
        "decline",
        "clock-",
        "answer-",
        "agency-",
        "queue-",
        "admin-",
        "split-",
        "origin-",
        "way-",
    ];
    for code in CODES {
        for (name, html) in every_page(&frame(code, false), "plain") {
            let shown: Vec<&str> =
                html.split('<').filter_map(|tag| tag.split_once('>')).map(|(_, text)| text).collect();
            let bad = shown.iter().find(|text| starts.iter().any(|start| text.starts_with(start)));
            assert_eq!(bad, None, "{code} {name}");
        }
    }
}

#[test]
fn pages_in_arabic_script_hold_no_stray_english() {
    for code in ["ar", "fa"] {
        for problem in PROBLEMS {
            let html = error::html(&frame(code, false), *problem);
            let main = html.split("<main").nth(1).unwrap().split("</main>").next().unwrap();
            let words = main.split('<').filter_map(|tag| tag.split_once('>')).map(|(_, text)| text);
            let latin: Vec<&str> = words.filter(|text| text.chars().any(|c| c.is_ascii_alphabetic())).collect();
            assert!(latin.is_empty(), "{code} {problem:?}: {latin:?}");
        }
    }
}

const PROBLEMS: &[Problem] = &[
    Problem::BadRequest,
    Problem::Forbidden,
    Problem::NotFound,
    Problem::Hidden,
    Problem::Waiting,
    Problem::Changed,
    Problem::MethodNotAllowed,
    Problem::Late,
    Problem::TooLarge,
    Problem::TooMany { retry_after: 30 },
    Problem::TooMany { retry_after: 120 },
    Problem::Internal,
    Problem::Busy { retry_after: 1 },
    Problem::SearchAway { retry_after: 5 },
];

#[test]
fn every_word_of_the_domain_has_a_string() {
    for code in CODES {
        let lang = lang(code);
        let told =
            |text: &str| assert!(!text.is_empty() && !text.contains("error-") && !text.contains("-missing"), "{text}");
        for notice in Notice::ALL {
            assert_ne!(lang.t(notice.key()), notice.key(), "{code}");
        }
        for kind in Kind::ALL {
            assert!(!label::kind_name(lang, *kind).starts_with("kind-"), "{code} {kind:?}");
            assert!(!label::kind_hint(lang, *kind).starts_with("kind-"), "{code} {kind:?}");
        }
        for stage in Stage::ALL {
            assert!(!label::stage_name(lang, *stage).starts_with("stage-"), "{code} {stage:?}");
        }
        let fields = "kind title body topic comment answer stage email name password rule reason flag appeal note \
            reply-name reply-text item-title item-summary item-agency item-stage item-start item-due item-reason \
            item-decline-reason item-reopen-if post-body post-picture-text milestone milestone-due manage-idea \
            outcome-verdict settle-decision split-reason";
        for field in fields.split_whitespace() {
            told(&error_text(lang, field, FieldError::Missing));
        }
        let sizes = [FieldError::TooShort { have: 3, min: 10 }, FieldError::TooLong { have: 130, max: 120 }];
        for error in sizes {
            let text = error_text(lang, "title", error);
            told(&text);
            assert!(text.contains(&lang.number(if error == sizes[0] { 10 } else { 120 })), "{code}: {text}");
        }
        for error in [
            FieldError::Unknown,
            FieldError::NotAnEmail,
            FieldError::EmailTaken,
            FieldError::NameTaken,
            FieldError::NameReserved,
            FieldError::NameUnprintable,
            FieldError::PasswordCommon,
            FieldError::PasswordIsName,
            FieldError::TooOften,
            FieldError::NotADate,
            FieldError::BeforeStart,
            FieldError::Unchanged,
            FieldError::NotAPicture,
            FieldError::NotTheirWords,
            FieldError::NotAPart,
        ] {
            told(&error_text(lang, "email", error));
        }
    }
}

#[test]
fn the_button_tells_whether_one_supports() {
    let frame = frame("en", false);
    let on = support::html(&frame, 7, "Shade", 3, true, true, false);
    assert!(on.contains("aria-pressed=\"true\"") && on.contains("/en/ideas/7/withdrawal"), "{on}");
    assert!(on.contains("/en/ideas/7/follow") && on.contains("data-announce"), "{on}");
    let off = support::html(&frame, 7, "Shade", 1847, false, false, true);
    assert!(off.contains("aria-pressed=\"false\"") && off.contains("/en/ideas/7/support"), "{off}");
    assert!(off.contains("/en/ideas/7/unfollow") && off.contains("1,847"), "{off}");
    let card = support::card_html(&frame, 7, "Shade", 3, true, "/?sort=newest");
    assert!(card.contains("name=\"from\" value=\"list\"") && card.contains("/?sort=newest"), "{card}");
}

#[test]
fn fragments_are_one_element() {
    let frame = frame("fa", false);
    let html = support::html(&frame, 7, "x", 1, false, false, false);
    assert!(html.starts_with("<div data-support=\"7\"") && html.ends_with("</div>"), "{html}");
    let html = preview::html(lang("fa"), Some(("idea", "x")), "<p>x</p>");
    assert!(html.starts_with("<section") && html.ends_with("</section>") && html.contains("<p>x</p>"), "{html}");
}

#[test]
fn a_draft_that_was_said_before_asks_and_keeps_the_form() {
    let html = idea_form::html(&frame("en", false), &scene::asking_form("Shade"));
    assert!(html.contains("tabindex=\"-1\" autofocus data-read-first"), "{html}");
    assert!(html.contains("formaction=\"/en/ideas/1/same\"") && html.contains("form=\"idea-form\""), "{html}");
    assert!(html.contains("name=\"offered\" value=\"1,2,3,4\""), "{html}");
    assert_eq!(html.matches("name=\"answer\" value=\"different\"").count(), 2, "above the form and at its end");
    assert!(!html.contains(&format!(">{}<", lang("en").t("idea-form-publish"))), "no third way to publish");
}

#[test]
fn enter_sends_a_form_and_does_not_change_its_language() {
    let html = idea_form::html(&frame("ar", false), &scene::asking_form("Shade"));
    let first = html.find("form=\"idea-form\"").unwrap();
    assert!(html[first..].starts_with("form=\"idea-form\" hidden"), "{}", around(&html, "form=\"idea-form\""));
}

#[test]
fn a_likeness_is_told_in_words() {
    let html = similar::html(&frame("fa", false), &scene::similar_ideas("نور"));
    assert!(html.starts_with("<section") && html.ends_with("</section>"), "{html}");
    assert!(html.contains("<mark>"), "{html}");
    for key in ["similar-probable", "similar-related", "why-both", "why-place", "why-matter"] {
        assert!(html.contains(lang("fa").t(key)), "{key}: {html}");
    }
    assert!(html.contains("\u{2068}نور\u{2069} = \u{2068}نور\u{2069}"), "{html}");
    assert_eq!(html.matches("class=\"why\"").count(), 3, "no reason is made up");
}

#[test]
fn addresses_keep_the_language_and_lose_the_cursor() {
    let frame = frame("ar", false);
    let html = home::html(&frame, &home_page("plain"));
    assert!(html.contains("<link rel=\"canonical\" href=\"/ar?sort=newest&amp;topic=lighting\""), "{html}");
    assert!(html.contains("hreflang=\"fa\" href=\"/fa?sort=newest&amp;topic=lighting\""));
    assert!(html.contains("/language/en?to=%2F%3Fsort%3Dnewest"), "{html}");
}

#[test]
fn the_form_takes_what_is_typed_to_another_language() {
    let frame = frame("en", false);
    let html = idea_form::html(&frame, &Default::default());
    assert!(html.contains("form=\"idea-form\"") && html.contains("formaction=\"/fa/ideas/new\""), "{html}");
    assert!(!html.contains("/language/"), "{html}");
    assert!(!html.contains("maxlength"));
    let comment = idea::html(&frame, &scene::idea_page("plain"));
    assert!(comment.contains("/language/fa"));
    assert!(account::sign_in_html(&frame, &Default::default()).contains("autocomplete=\"current-password\""));
}

#[test]
fn a_wrong_field_is_named_in_the_summary_and_beside_it() {
    let html = idea_form::html(&frame("en", false), &scene::wrong_form("Shade"));
    assert!(html.contains("<title>Error: "), "{html}");
    assert!(html.contains("href=\"#title\"") && html.contains("id=\"title-error\""));
    assert!(html.contains("aria-invalid=\"true\" aria-describedby=\"title-hint title-count title-error\""), "{html}");
}

#[test]
fn the_links_of_a_search_keep_its_words() {
    let mut frame = frame("en", false);
    let page = scene::search_page("street \"lamp\"");
    frame.path = page.query.path();
    let html = search::html(&frame, &page);
    let words = "q=street%20%22lamp%22";
    let without_year = "topic=street%20%22lamp%22&amp;area=street%20%22lamp%22&amp;sort=newest";
    let chip = format!("href=\"/en/search?{words}&amp;{without_year}\" class=\"chip\"");
    assert!(html.contains(&chip), "{html}");
    assert!(html.contains("&amp;year=2026&amp;sort=newest&amp;page=3\""), "the next page");
    assert!(html.contains("name=\"q\" value=\"street &quot;lamp&quot;\""), "the field");
    assert!(html.contains("type=\"hidden\" name=\"year\" value=\"2026\""), "what was chosen stays");
    assert!(html.contains(&format!("to=%2Fsearch%3F{}", crate::pages::shell::encode(words))), "the language switch");
    assert!(html.contains("rel=\"alternate\" type=\"application/atom+xml\" title"));
    assert!(html.contains(&format!("href=\"/en/search.atom?{words}")), "the feed");
    assert_eq!(html.matches("role=\"search\"").count(), 1, "one field");
    assert!(html.contains("<mark>"), "{html}");
}

#[test]
fn the_field_is_on_every_page_and_the_list_of_duplicates_in_some_menus() {
    let is_staff =
        |name: &str| ["duplicates", "merge", "moderation", "split"].iter().any(|page| name.starts_with(page));
    let frame = frame("en", false);
    for (name, html) in every_page(&frame, "plain") {
        if !name.starts_with("part ") {
            assert_eq!(html.matches("role=\"search\"").count(), 1, "{name}");
            assert_eq!(html.contains("href=\"/en/moderation/duplicates\""), is_staff(name), "{name}");
        }
    }
    let html = duplicates::of_idea_html(&frame, &scene::cluster("Shade"));
    let (place, pair) = ("<li><bdi>Shade</bdi></li>", "\u{2068}Shade\u{2069} = \u{2068}چراغ\u{2069}");
    for told in ["87% alike", "Same place and same matter:", place, pair] {
        assert!(html.contains(told), "{told}: {html}");
    }
}

#[test]
fn a_demo_tells_its_accounts_and_a_city_does_not() {
    let password = crate::pages::shell::DEMO_PASSWORD;
    assert!(error::html(&frame("fa", true), Problem::NotFound).contains(password));
    assert!(!error::html(&frame("fa", false), Problem::NotFound).contains(password));
}

/// `cargo test -p app --release --features ssr -- --ignored --nocapture speed`
#[test]
#[ignore = "measures"]
fn speed_and_memory_of_the_home_page() {
    let frame = frame("fa", false);
    let page = scene::full_home();
    let memory = || -> u64 {
        let text = std::fs::read_to_string("/proc/self/statm").unwrap();
        text.split(' ').nth(1).unwrap().parse::<u64>().unwrap() * 4
    };
    let rounds: u32 = if cfg!(debug_assertions) { 2_000 } else { 100_000 };
    for _ in 0..rounds / 10 {
        home::html(&frame, &page);
    }
    let (before, start) = (memory(), std::time::Instant::now());
    let mut bytes = 0;
    for _ in 0..rounds {
        bytes = home::html(&frame, &page).len();
    }
    let (each, after) = (start.elapsed() / rounds, memory());
    println!("{each:?} per page of {bytes} bytes; memory {before} KiB, after {rounds} pages {after} KiB");
    assert!(after < before + 4_096, "pages leave something behind");
}
