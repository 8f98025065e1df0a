//! Arabic stems, on folded letters.
//!
//! What is written together with a word (article, conjunction, preposition) and its endings are
//! taken off as in light10 (Larkey, Ballesteros and Connell, “Light stemming for Arabic
//! information retrieval”, 2007), but where one letter may belong to the word itself (و in
//! وظيفة, ل in لسان) the common words of the language decide. [`skeleton`] goes further: the
//! consonants that a singular shares with its broken plural.

use super::Language;
use super::frequency::is_common;

/// The article with what is written together with it, longest first.
const ARTICLES: [&str; 8] = ["وبال", "ولل", "وال", "بال", "كال", "فال", "لل", "ال"];
/// One letter that may be a word of its own: and, so, for, with, like, shall.
const PROCLITICS: [char; 6] = ['و', 'ف', 'ل', 'ب', 'ك', 'س'];
/// Endings of number, gender and person, in the order in which they are tried.
const ENDINGS: [&str; 14] = ["هما", "ها", "هم", "كم", "نا", "ان", "ات", "ون", "ين", "يه", "ه", "ي", "ا", "وا"];
/// Letters that must remain.
const SHORTEST: usize = 3;

/// The stem of a folded word.
pub fn stem(word: &str) -> &str {
    let mut rest = without_proclitic(word);
    for ending in ENDINGS {
        if let Some(cut) = rest.strip_suffix(ending)
            && letters(cut) >= SHORTEST
            && (!is_doubtful(ending) || !is_common(rest, Language::Arabic) || is_common(cut, Language::Arabic))
        {
            rest = cut;
        }
    }
    rest
}

/// Endings that are often letters of the word.
fn is_doubtful(ending: &str) -> bool {
    matches!(ending, "هم" | "كم" | "نا" | "ان" | "ون" | "ين" | "ا")
}

fn without_proclitic(word: &str) -> &str {
    for article in ARTICLES {
        if let Some(cut) = word.strip_prefix(article)
            && letters(cut) >= SHORTEST - 1
        {
            return cut;
        }
    }
    let mut rest = word;
    for _ in 0..2 {
        let cut = rest.strip_prefix(PROCLITICS).filter(|cut| letters(cut) >= SHORTEST);
        match cut {
            Some(cut) if !is_common(rest, Language::Arabic) && is_common(cut, Language::Arabic) => rest = cut,
            _ => break,
        }
    }
    rest
}

/// The consonants of a stem: long vowels are dropped, and a first ت, م or ا that is not needed.
/// A broken plural and its singular mostly share them (شارع and شوارع, سعر and أسعار), and so do
/// a verb and its noun (حضر and تحضير). None where fewer than three consonants are left.
pub fn skeleton(stem: &str) -> Option<String> {
    let mut consonants: Vec<char> = stem
        .char_indices()
        .filter(|(at, c)| !matches!(c, 'ا' | 'ي') && (*at == 0 || *c != 'و'))
        .map(|(_, c)| c)
        .collect();
    if consonants.len() > SHORTEST && matches!(consonants[0], 'ت' | 'م') {
        consonants.remove(0);
    }
    (consonants.len() >= SHORTEST).then(|| consonants.into_iter().collect())
}

fn letters(word: &str) -> usize {
    word.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_together_is_taken_off() {
        assert_eq!(stem("والشوارع"), "شوارع");
        assert_eq!(stem("للمدرسه"), stem("مدرسه"));
        assert_eq!(stem("وظيفه"), "وظيف");
    }

    #[test]
    fn a_broken_plural_has_the_consonants_of_its_singular() {
        for (one, many) in [
            ("شارع", "شوارع"),
            ("سعر", "اسعار"),
            ("مدرسه", "مدارس"),
            ("طريقه", "طرق"),
            ("وظيفه", "وظايف"),
            ("حفره", "حفر"),
        ] {
            assert_eq!(skeleton(stem(one)), skeleton(stem(many)), "{one} {many}");
        }
    }
}
