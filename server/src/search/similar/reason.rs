//! Why an idea was found: the words that made the score, in the spelling of those who wrote
//! them.

use std::sync::Arc;

use app::domain::similar::{Marks, Reason};

use super::Draft;
use super::compare::{Comparison, How, Link};
use super::text::Text;
use crate::markdown;
use crate::search::analysis::{Language, Word, Words, analyse};
use crate::search::query::{Highlighter, Passage};

/// Words that are shown as the reason, those that tell most.
const SHOWN: usize = 5;
/// Words that tell less than this are not shown: “the”, “in”.
const TELLING: f32 = 3.0;
/// Words spelt alike by less than this are not told, though they count: “they” and “the”.
const TOLD_ALIKE: f32 = 0.7;
/// Characters of the idea's text that are shown, where the match stands there.
const PASSAGE: usize = 120;

/// What a comparison found, kept until it is shown.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// What stands in the titles comes first, and of that what tells most.
    found: Vec<Found>,
    /// Words of the idea's title, after which those of its text are counted on.
    title: usize,
    draft: Arc<Draft>,
    same_area: bool,
}

/// A word or phrase of the draft that the idea says, too; both by place and number of words.
#[derive(Clone, Copy, Debug)]
struct Found {
    own: (usize, usize),
    theirs: (usize, usize),
    is_meaning: bool,
    is_place: bool,
}

/// Why an idea was found, in the words of its title and its text.
#[derive(Clone, Debug, Default)]
pub struct Explanation {
    /// The words that made the score, in the title.
    pub marks: Marks,
    /// The reason in words.
    pub reason: Reason,
    /// The piece of the text that says what the title does not.
    pub passage: Option<Passage>,
}

/// The words of an idea, those of its text after those of its title.
struct Said<'a> {
    title: (&'a str, Words),
    body: (&'a str, Words),
}

impl Evidence {
    /// Keeps what comparisons of a draft with an idea found, the first of them first. `title` is the
    /// number of words of the idea's title.
    pub(super) fn new<'c>(
        compared: impl Iterator<Item = (&'c Comparison, &'c Text)>,
        title: usize,
        draft: Arc<Draft>,
        same_area: bool,
    ) -> Self {
        let mut found: Vec<Found> = Vec::new();
        for (comparison, own) in compared {
            let weight = |link: &Link| own.units[link.from].weight;
            let is_told =
                |link: &&Link| weight(link) >= TELLING && (link.how != How::Alike || link.value >= TOLD_ALIKE);
            let mut links: Vec<_> = comparison.links.iter().filter(is_told).collect();
            links.sort_by(|a, b| weight(b).total_cmp(&weight(a)));
            for link in links {
                // Each word of a phrase leads to the same phrase, and what the title says is told of it.
                if found.iter().all(|known| known.theirs != link.theirs && known.own != link.own) {
                    let is_meaning = link.how == How::Meaning;
                    found.push(Found { own: link.own, theirs: link.theirs, is_meaning, is_place: link.is_place });
                }
            }
        }
        Self { found, title, draft, same_area }
    }

    /// Whether the draft and the idea are of the same area.
    pub fn is_same_area(&self) -> bool {
        self.same_area
    }

    /// The words that made the score. `title`, `body` and `language` are those of the text that was
    /// found.
    pub fn explain(&self, title: &str, body: &str, language: Language) -> Explanation {
        let theirs = Said::of(title, body, language);
        let own = Said::of(&self.draft.title, &self.draft.body, self.draft.language);
        // As they were compared: what has been edited since stands elsewhere.
        if theirs.title.1.words.len() != self.title {
            return Explanation::default();
        }
        let mut shown: Vec<&Found> = self.found.iter().take(SHOWN).collect();
        shown.sort_by_key(|found| found.theirs.0);
        let mut reason = Reason::default();
        let mut after = usize::MAX;
        for found in shown {
            let Some(words) = theirs.slice(found.theirs) else { continue };
            match own.slice(found.own).filter(|_| found.is_meaning) {
                _ if found.is_place => reason.place = Some(words),
                Some(typed) => reason.bridged.push((typed, words)),
                None if found.is_meaning => {}
                // Words that stand together are told together.
                None if found.theirs.0 == after && after != self.title => join(&mut reason.shared, &words),
                None => reason.shared.push(words),
            }
            after = if found.is_meaning || found.is_place { usize::MAX } else { found.theirs.0 + found.theirs.1 };
        }
        let stems = |in_title: bool| -> Vec<String> {
            let found = self.found.iter().filter(|found| (found.theirs.0 < self.title) == in_title);
            found.flat_map(|found| theirs.words(found.theirs)).map(|word| word.stem.clone()).collect()
        };
        let passage = || {
            let highlighter = Highlighter::of_stems(stems(false));
            highlighter.passage(&markdown::excerpt(body, markdown::MAX_BYTES), theirs.body.1.language, PASSAGE)
        };
        Explanation { marks: marks(&theirs.title.1, &stems(true)), reason, passage: passage() }
    }
}

fn join(shared: &mut [String], words: &str) {
    if let Some(last) = shared.last_mut() {
        last.push(' ');
        last.push_str(words);
    }
}

impl<'a> Said<'a> {
    fn of(title: &'a str, body: &'a str, language: Language) -> Self {
        let words = analyse(title, language);
        let rest = analyse(body, words.language);
        Self { title: (title, words), body: (body, rest) }
    }

    /// The words at some places, as they were analysed.
    fn words(&self, (start, length): (usize, usize)) -> impl Iterator<Item = &Word> {
        self.title.1.words.iter().chain(&self.body.1.words).skip(start).take(length.max(1))
    }

    /// The words at some places, as they were written. In a title with what stands between them; in a
    /// text that would be Markdown, too.
    fn slice(&self, place: (usize, usize)) -> Option<String> {
        let (start, length) = (place.0, place.1.max(1));
        let in_title = self.title.1.words.len();
        if start + length <= in_title {
            let (first, last) = (&self.title.1.words[start], &self.title.1.words[start + length - 1]);
            return self.title.0.get(first.start..last.end).map(str::to_owned);
        }
        let words = self.body.1.words.get(start.checked_sub(in_title)?..start - in_title + length)?;
        let written: Option<Vec<&str>> = words.iter().map(|word| self.body.0.get(word.start..word.end)).collect();
        written.map(|words| words.join(" "))
    }
}

/// Bytes of every word that has one of these stems.
fn marks(words: &Words, stems: &[String]) -> Marks {
    let mut marks: Marks = Vec::new();
    for word in words.words.iter().filter(|word| stems.contains(&word.stem)) {
        // A ligature that is two words stands in the same bytes twice.
        if marks.last().is_none_or(|last| last.end <= word.start) {
            marks.push(word.start..word.end);
        }
    }
    marks
}
