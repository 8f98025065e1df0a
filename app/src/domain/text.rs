//! What holds for every text that a person types.

use std::fmt::Write;

use unicode_normalization::UnicodeNormalization;

/// Number of characters as a person counts them: Unicode scalar values after composition.
pub fn chars(text: &str) -> usize {
    text.nfc().count()
}

/// One line of text, composed (NFC), with runs of white space folded to one space.
///
/// Control characters and bidirectional controls are dropped; the zero-width non-joiner and
/// joiner stay, since Persian spelling needs them. What shows nothing at all is no text: empty.
pub fn clean_line(raw: &str) -> String {
    let composed: String = raw.nfc().collect();
    if !shows_something(&composed) {
        return String::new();
    }
    composed
        .split_whitespace()
        .map(|word| word.chars().filter(|c| !is_unwanted(*c)).collect::<String>())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Several lines of text, composed, with line ends as `\n` and controls dropped; empty when nothing
/// of it would be seen.
pub fn clean_block(raw: &str) -> String {
    let unix = raw.replace("\r\n", "\n").replace('\r', "\n");
    let text: String = unix.nfc().filter(|c| *c == '\n' || *c == '\t' || !is_unwanted(*c)).collect();
    if shows_something(&text) { text.trim().to_owned() } else { String::new() }
}

/// Whether there is anything to see: a letter, a digit, a sign or a picture.
fn shows_something(text: &str) -> bool {
    text.chars().any(|c| !c.is_whitespace() && !c.is_control() && !is_blank(c))
}

/// Characters that are drawn as nothing: those of Unicode's `Default_Ignorable_Code_Point`
/// (joiners, fillers, variation selectors, tags), marks of annotations, and the Braille pattern without dots.
pub fn is_blank(c: char) -> bool {
    matches!(
        c,
        '\u{00AD}'
            | '\u{034F}'
            | '\u{061C}'
            | '\u{115F}'..='\u{1160}'
            | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFFB}'
            | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}'
    )
}

/// Characters that steer the direction of text around them (UAX #9): embeddings, overrides,
/// isolates and marks. Text here gets its direction from markup instead.
pub fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn is_unwanted(c: char) -> bool {
    c.is_control() || is_bidi_control(c) || c == '\u{FEFF}'
}

/// Wraps a user's text in first-strong isolates, for attributes and other places where `<bdi>`
/// cannot stand.
pub fn isolate(text: &str) -> String {
    format!("\u{2068}{text}\u{2069}")
}

/// A text as one part of a query (RFC 3986: all but unreserved characters are encoded).
pub fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// A text with Western digits in place of Arabic and Persian ones.
pub fn western_digits(text: &str) -> String {
    let digit = |c: char, zero: char| char::from_digit(c as u32 - zero as u32, 10).unwrap_or(c);
    let western = |c| match c {
        '۰'..='۹' => digit(c, '۰'),
        '٠'..='٩' => digit(c, '٠'),
        other => other,
    };
    text.chars().map(western).collect()
}

/// The language a text is most likely written in, by its letters alone: `fa` when letters that
/// Arabic lacks occur (پ چ ژ گ, and the Persian ک ی), `ar` for other Arabic script, `en` for
/// Latin; `fallback` when no letter decides.
pub fn guess_language<'a>(text: &str, fallback: &'a str) -> &'a str {
    let (mut latin, mut arabic, mut persian, mut arabic_only) = (0u32, 0u32, 0u32, 0u32);
    for c in text.chars() {
        match c {
            'a'..='z' | 'A'..='Z' | 'À'..='ɏ' => latin += 1,
            'پ' | 'چ' | 'ژ' | 'گ' | 'ک' | 'ی' => persian += 1,
            'ة' | 'ى' | 'ي' | 'ك' | 'أ' | 'إ' => arabic_only += 1,
            '\u{0600}'..='\u{06FF}' => arabic += 1,
            _ => {}
        }
    }
    let arabic_script = arabic + persian + arabic_only;
    if latin + arabic_script == 0 {
        fallback
    } else if latin > arabic_script {
        if fallback == "ar" || fallback == "fa" { "en" } else { fallback }
    } else if persian > arabic_only {
        "fa"
    } else if arabic_only > 0 || fallback != "fa" {
        "ar"
    } else {
        "fa"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_not_bytes() {
        assert_eq!(chars("سرعت‌گیر"), 8);
        assert_eq!(chars("e\u{301}"), 1);
    }

    #[test]
    fn a_line_keeps_the_half_space_and_loses_overrides() {
        assert_eq!(clean_line("  می‌خواهم \u{202E} رد\u{0} شوم\n"), "می‌خواهم رد شوم");
    }

    #[test]
    fn a_block_keeps_its_lines() {
        assert_eq!(clean_block("a\r\nb\rc\u{202E}\n\n"), "a\nb\nc");
    }

    #[test]
    fn what_shows_nothing_is_no_text() {
        for blank in ['\u{200B}', '\u{3164}', '\u{2800}', '\u{FE0F}', '\u{115F}', '\u{00AD}', '\u{E0041}', '\u{200C}'] {
            let text = format!("{blank} {blank}\n").repeat(20);
            assert_eq!((clean_line(&text), clean_block(&text)), (String::new(), String::new()), "{blank:?}");
        }
        for seen in ["❤\u{FE0F}", "👩\u{200D}🚒", "؟", "7", "!\u{200B}", "ـ"] {
            assert_eq!((clean_line(seen), clean_block(seen)), (seen.to_owned(), seen.to_owned()));
        }
    }

    #[test]
    fn language_is_guessed_by_letters() {
        assert_eq!(guess_language("چاله‌ی بزرگ در خیابان", "ar"), "fa");
        assert_eq!(guess_language("حفرة كبيرة في الشارع", "fa"), "ar");
        assert_eq!(guess_language("A deep pothole", "ar"), "en");
        assert_eq!(guess_language("Un bache hondo", "es"), "es");
        assert_eq!(guess_language("12 :-)", "fa"), "fa");
    }
}
