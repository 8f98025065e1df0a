//! Why an idea was found: the words that made the score, in the spelling of those who wrote
//! them.

use app::domain::similar::{Marks, Reason};

use super::Draft;
use super::compare::{Comparison, How, Link};
use super::text::Text;
use crate::search::analysis::{Language, Words, analyse};

/// Words that are shown as the reason, those that tell most.
const SHOWN: usize = 5;
/// Words that tell less than this are not shown: “the”, “in”.
const TELLING: f32 = 3.0;

/// What a comparison found, kept until it is shown.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// Those that tell most first.
    found: Vec<Found>,
    title: String,
    body: String,
    language: Language,
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

impl Evidence {
    /// Keeps what a comparison of a draft with an idea found among the first `title` words of the
    /// idea, which are its title: only those are shown to whoever reads the reason. `own` is the
    /// text that was compared, the draft's title or the whole of it.
    pub(super) fn new(comparison: &Comparison, own: &Text, title: usize, draft: &Draft, same_area: bool) -> Self {
        let weight = |link: &Link| own.units[link.from].weight;
        let is_told = |link: &&Link| weight(link) >= TELLING && link.theirs.0 + link.theirs.1 <= title;
        let mut links: Vec<_> = comparison.links.iter().filter(is_told).collect();
        links.sort_by(|a, b| weight(b).total_cmp(&weight(a)));
        let mut found: Vec<Found> = Vec::new();
        for link in links {
            // Each word of a phrase leads to the same phrase.
            if found.iter().all(|known| known.theirs != link.theirs) {
                let is_meaning = link.how == How::Meaning;
                found.push(Found { own: link.own, theirs: link.theirs, is_meaning, is_place: link.is_place });
            }
        }
        let (title, body) = (draft.title.clone(), draft.body.clone());
        Self { found, title, body, language: draft.language, same_area }
    }

    /// Whether there is nothing to tell.
    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Whether the draft and the idea are of the same area.
    pub fn is_same_area(&self) -> bool {
        self.same_area
    }

    /// The words of the idea's title that made the score, and the reason in words. `title` and
    /// `language` are the idea's.
    pub fn explain(&self, title: &str, language: Language) -> (Marks, Reason) {
        let theirs = analyse(title, language);
        let own = analyse(&self.title, self.language);
        let rest = analyse(&self.body, own.language);
        let mut shown: Vec<&Found> = self.found.iter().take(SHOWN).collect();
        shown.sort_by_key(|found| found.theirs.0);
        let mut reason = Reason::default();
        let mut after = usize::MAX;
        for found in shown {
            let Some(words) = slice(&theirs, title, found.theirs) else { continue };
            // As they were compared, the words of the text follow those of the title.
            let typed = match found.own.0.checked_sub(own.words.len()) {
                None => slice(&own, &self.title, found.own),
                Some(start) => slice(&rest, &self.body, (start, found.own.1)),
            };
            match typed.filter(|_| found.is_meaning) {
                _ if found.is_place => reason.place = Some(words.to_owned()),
                Some(typed) => reason.bridged.push((typed.to_owned(), words.to_owned())),
                None if found.is_meaning => {}
                // Words that stand together are told together.
                None if found.theirs.0 == after => join(&mut reason.shared, words),
                None => reason.shared.push(words.to_owned()),
            }
            after = if found.is_meaning || found.is_place { usize::MAX } else { found.theirs.0 + found.theirs.1 };
        }
        (marks(&theirs, &self.found), reason)
    }
}

fn join(shared: &mut [String], words: &str) {
    if let Some(last) = shared.last_mut() {
        last.push(' ');
        last.push_str(words);
    }
}

/// Words of a text as they were written.
fn slice<'a>(words: &Words, text: &'a str, (start, length): (usize, usize)) -> Option<&'a str> {
    let (first, last) = (words.words.get(start)?, words.words.get(start + length.max(1) - 1)?);
    text.get(first.start..last.end)
}

/// Bytes of what was found, and of every other word with the same stem.
fn marks(words: &Words, found: &[Found]) -> Marks {
    let stems: Vec<&str> = found
        .iter()
        .flat_map(|found| words.words.iter().skip(found.theirs.0).take(found.theirs.1))
        .map(|word| word.stem.as_str())
        .collect();
    let mut marks: Marks = Vec::new();
    for word in words.words.iter().filter(|word| stems.contains(&word.stem.as_str())) {
        // A ligature that is two words stands in the same bytes twice.
        if marks.last().is_none_or(|last| last.end <= word.start) {
            marks.push(word.start..word.end);
        }
    }
    marks
}
