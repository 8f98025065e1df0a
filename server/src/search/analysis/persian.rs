//! Persian stems: plurals, comparison, possession and the verb's prefix, on folded letters.

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
const SHORTEST: usize = 3;

/// Whether a part of a word is an ending or a prefix that stands alone.
pub fn is_detached(part: &str) -> bool {
    DETACHED.contains(&part)
}

/// The stem of a folded word.
pub fn stem(word: &str) -> &str {
    let mut rest = word;
    for prefix in ["نمي", "مي"] {
        if let Some(cut) = rest.strip_prefix(prefix)
            && letters(cut) >= SHORTEST
        {
            rest = cut;
            break;
        }
    }
    for ending in ENDINGS {
        if let Some(cut) = rest.strip_suffix(ending)
            && letters(cut) >= SHORTEST
        {
            return cut;
        }
    }
    rest
}

fn letters(word: &str) -> usize {
    word.chars().count()
}
