//! Persian stems: plurals, comparison, possession and the verb's prefix, on folded letters.
//!
//! Some endings are also the last letters of plain words (ان in آسان, تر in کامپیوتر). A word
//! that is common as it stands keeps them, unless what is left is a common word, too.

use super::Language;
use super::frequency::is_common;

/// Parts of words that stand alone after a half-space or a space, and tell nothing.
const DETACHED: [&str; 16] =
    ["مي", "نمي", "ها", "هاي", "هايي", "هايم", "هايش", "هايمان", "تر", "ترين", "ام", "اي", "اند", "ايم", "ايد", "اش"];
/// Endings, longest first.
const ENDINGS: [&str; 19] = [
    "هايشان",
    "هايمان",
    "هايتان",
    "ترين",
    "هايي",
    "هايم",
    "هايش",
    "هاي",
    "هام",
    "هاش",
    "ها",
    "تر",
    "يان",
    "ات",
    "ان",
    "ون",
    "ين",
    "ي",
    "ش",
];
/// Letters that must remain.
const SHORTEST: usize = 3;

/// Whether a part of a word is an ending or a prefix that stands alone.
pub fn is_detached(part: &str) -> bool {
    DETACHED.contains(&part)
}

/// The stem of a folded word.
pub fn stem(word: &str) -> &str {
    let may_go = |rest: &str, cut: &str| {
        letters(cut) >= SHORTEST && (!is_common(rest, Language::Persian) || is_common(cut, Language::Persian))
    };
    let verb = ["نمي", "مي"].iter().find_map(|prefix| word.strip_prefix(prefix)).filter(|cut| may_go(word, cut));
    let rest = verb.unwrap_or(word);
    ENDINGS.iter().filter_map(|ending| rest.strip_suffix(ending)).find(|cut| may_go(rest, cut)).unwrap_or(rest)
}

fn letters(word: &str) -> usize {
    word.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ending_goes_and_a_word_that_looks_like_one_stays() {
        assert_eq!(stem("خيابانهاي"), "خيابان");
        assert_eq!(stem("درختان"), "درخت");
        assert_eq!(stem("اسان"), "اسان");
        assert_eq!(stem("كامپيوتر"), "كامپيوتر");
        assert_eq!(stem("ميخواهم"), stem("خواهم"));
        assert_eq!(stem("ميانگين"), "ميانگين");
    }
}
