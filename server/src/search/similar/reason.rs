//! Why an idea was found: the words that made the score, in the spelling of those who wrote
//! them.

use app::domain::similar::{Marks, Reason};

use super::Draft;
use super::compare::{Comparison, How};
use super::text::Text;
use crate::search::analysis::{Language, Words, analyse};
use crate::search::index::statistics::key;

/// Words that are shown as the reason, those that tell most.
const SHOWN: usize = 5;
/// Words that tell less than this are not shown: “the”, “in”.
const TELLING: f32 = 3.0;

/// What a comparison found, kept until it is shown.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// The stem in the draft, the stem in the idea, what the first tells, and how they match.
    links: Vec<(u64, usize, f32, How)>,
    draft: String,
    language: Language,
    same_area: bool,
}

impl Evidence {
    /// Keeps what a comparison of a draft's title with an idea's title found.
    pub(super) fn new(comparison: &Comparison, title: &Text, draft: &Draft, same_area: bool) -> Self {
        let links = comparison
            .links
            .iter()
            .map(|link| (title.units[link.from].stem, link.to_at, title.units[link.from].weight, link.how))
            .collect();
        Self { links, draft: draft.title.clone(), language: draft.language, same_area }
    }

    /// Whether the draft and the idea are of the same area.
    pub fn is_same_area(&self) -> bool {
        self.same_area
    }

    /// The words of the idea's title that made the score, and the reason in words. `title` and
    /// `language` are the idea's.
    pub fn explain(&self, title: &str, language: Language) -> (Marks, Reason) {
        let (theirs, own) = (analyse(title, language), analyse(&self.draft, self.language));
        let mut told: Vec<_> = self.links.iter().filter(|link| link.2 >= TELLING).collect();
        told.sort_by(|a, b| b.2.total_cmp(&a.2));
        let mut reason = Reason::default();
        for (stem, at, _, how) in told.iter().take(SHOWN) {
            let Some(word) = theirs.words.get(*at).map(|word| &title[word.start..word.end]) else { continue };
            match how {
                How::Meaning => {
                    if let Some(typed) = spelling(&own, &self.draft, *stem) {
                        reason.bridged.push((typed.to_owned(), word.to_owned()));
                    }
                }
                How::Same | How::Alike => reason.shared.push(word.to_owned()),
            }
        }
        (marks(&theirs, &told.iter().map(|link| link.1).collect::<Vec<_>>()), reason)
    }
}

/// The word of a text that has a stem, as it was typed.
fn spelling<'a>(words: &Words, text: &'a str, stem: u64) -> Option<&'a str> {
    words.words.iter().find(|word| key(&word.stem) == stem).map(|word| &text[word.start..word.end])
}

/// Bytes of the words at these places, and of every other word with the same stem.
fn marks(words: &Words, places: &[usize]) -> Marks {
    let stems: Vec<&str> = places.iter().filter_map(|at| words.words.get(*at)).map(|word| word.stem.as_str()).collect();
    words.words.iter().filter(|word| stems.contains(&word.stem.as_str())).map(|word| word.start..word.end).collect()
}
