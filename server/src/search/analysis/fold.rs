//! Letters as the search sees them: every way of writing one letter becomes one letter.
//!
//! Each character is taken apart by Unicode's compatibility decomposition (presentation forms,
//! ligatures, full-width letters, letters with hamza or accents), marks are dropped, and what
//! is left is lower-cased and mapped. The mapping is the same for Arabic and Persian, so that
//! the two meet where they share words.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// What a character becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folded {
    /// A letter or a digit.
    Letter(char),
    /// Nothing: diacritics, tatweel, direction marks.
    Nothing,
    /// The Persian half-space: ends a part of a word.
    HalfSpace,
    /// Ends a word.
    Space,
}

/// Calls back with what each part of `c` becomes.
pub fn fold(c: char, mut tell: impl FnMut(Folded)) {
    if c.is_ascii() {
        return tell(plain(c.to_ascii_lowercase()));
    }
    if matches!(c, '\u{200C}') {
        return tell(Folded::HalfSpace);
    }
    decompose_compatible(c, |part| {
        for low in part.to_lowercase() {
            tell(plain(low));
        }
    });
}

fn plain(c: char) -> Folded {
    let mapped = match c {
        'ى' | 'ی' | 'ۍ' | 'ې' => 'ي',
        'ک' | 'ڪ' | 'ګ' => 'ك',
        'ة' | 'ۀ' | 'ە' | 'ہ' | 'ھ' | 'ۃ' | 'ۂ' => 'ه',
        'ٱ' => 'ا',
        // What remains of أ إ آ ؤ ئ after decomposition is the letter and a mark.
        'ء' | 'ـ' => return Folded::Nothing,
        '\u{0660}'..='\u{0669}' => digit(c, 0x0660),
        '\u{06F0}'..='\u{06F9}' => digit(c, 0x06F0),
        '\'' | '’' | '\u{02BC}' => return Folded::Nothing,
        _ => c,
    };
    // Marks first: Unicode counts those of Arabic as alphabetic.
    if is_combining_mark(c) || is_invisible(c) {
        Folded::Nothing
    } else if mapped.is_alphanumeric() {
        Folded::Letter(mapped)
    } else {
        Folded::Space
    }
}

fn digit(c: char, zero: u32) -> char {
    char::from_digit(c as u32 - zero, 10).unwrap_or(c)
}

/// Marks of direction and joining, which nobody sees.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}' | '\u{200D}'..='\u{200F}' | '\u{061C}' | '\u{2066}'..='\u{2069}' | '\u{202A}'..='\u{202E}' | '\u{FEFF}' | '\u{00AD}' | '\u{FE00}'..='\u{FE0F}')
}

/// Whether a letter belongs to the Arabic script.
pub fn is_arabic(c: char) -> bool {
    matches!(c, '\u{0620}'..='\u{064A}' | '\u{066E}'..='\u{06D3}' | '\u{06FA}'..='\u{06FF}' | '\u{0750}'..='\u{077F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        let mut out = String::new();
        for c in text.chars() {
            fold(c, |part| match part {
                Folded::Letter(c) => out.push(c),
                Folded::Nothing => {}
                Folded::HalfSpace => out.push('|'),
                Folded::Space => out.push(' '),
            });
        }
        out
    }

    #[test]
    fn spellings_of_one_word_become_one() {
        assert_eq!(folded("إنَارَة"), folded("اناره"));
        assert_eq!(folded("مســـؤول"), folded("مسوول"));
        assert_eq!(folded("شئون"), folded("شيون"));
        assert_eq!(folded("كتابي"), folded("کتابی"));
        assert_eq!(folded("آب"), folded("اب"));
        assert_eq!(folded("خانۀ"), folded("خانه"));
        assert_eq!(folded("ﻻفتة"), folded("لافته"));
        assert_eq!(folded("Café DON’T"), "cafe dont");
        assert_eq!(folded("۱۲ ١٢ 12"), "12 12 12");
        assert_eq!(folded("می‌خواهم"), "مي|خواهم");
    }
}
