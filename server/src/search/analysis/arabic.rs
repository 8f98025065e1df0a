//! Arabic stems, after light10 (Larkey, Ballesteros and Connell, “Light stemming for Arabic
//! information retrieval”, 2007), on folded letters.

/// The article with what is written together with it, longest first.
const ARTICLES: [&str; 6] = ["وال", "بال", "كال", "فال", "لل", "ال"];
/// Endings of number, gender and person, in the order in which they are tried.
const ENDINGS: [&str; 10] = ["ها", "ان", "ات", "ون", "ين", "يه", "يا", "ه", "ي", "ا"];
/// Letters that must remain.
const SHORTEST: usize = 3;

/// The stem of a folded word.
pub fn stem(word: &str) -> &str {
    let mut rest = word;
    if letters(rest) > SHORTEST + 1
        && let Some(cut) = rest.strip_prefix('و')
    {
        rest = cut;
    }
    for article in ARTICLES {
        if let Some(cut) = rest.strip_prefix(article)
            && letters(cut) >= SHORTEST - 1
        {
            rest = cut;
            break;
        }
    }
    for ending in ENDINGS {
        if let Some(cut) = rest.strip_suffix(ending)
            && letters(cut) >= SHORTEST - 1
            && !(letters(cut) < SHORTEST && ending != "ه")
        {
            rest = cut;
        }
    }
    rest
}

fn letters(word: &str) -> usize {
    word.chars().count()
}
