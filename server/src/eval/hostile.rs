//! Drafts that nobody would write, to see that the longest answer is short as well.

use std::collections::HashMap;

use app::domain::idea::{IdeaBody, IdeaTitle};

use super::set::Document;
use crate::search::Draft;
use crate::search::analysis::Language;

/// As long as a draft may be, each made to cost most in its own way.
pub fn drafts(documents: &[&Document]) -> Vec<Draft> {
    let language = documents.first().map_or(Language::English, |one| Language::of_tag(&one.lang));
    let (mut counts, mut texts): (HashMap<&str, usize>, String) = (HashMap::new(), String::new());
    for document in documents {
        for word in document.title.split(' ').chain(document.body.split(' ')) {
            *counts.entry(word).or_default() += 1;
        }
        if texts.len() < 8 * IdeaBody::MAX {
            texts.extend([document.title.as_str(), " ", document.body.as_str(), " "]);
        }
    }
    let mut words: Vec<(&str, usize)> = counts.into_iter().filter(|(word, _)| !word.is_empty()).collect();
    words.sort_unstable_by_key(|(word, count)| (std::cmp::Reverse(*count), *word));
    let join = |words: &mut dyn Iterator<Item = &(&str, usize)>| -> String {
        words.map(|(word, _)| *word).collect::<Vec<_>>().join(" ")
    };
    let short: Vec<String> = ('a'..='z').chain('ا'..='ي').map(String::from).collect();
    let texts = [
        // One word without end.
        "a".repeat(IdeaBody::MAX),
        "ع".repeat(IdeaBody::MAX),
        // As many words as there can be.
        short.join(" ").repeat(IdeaBody::MAX / (2 * short.len())),
        // What every idea has, what one idea has, and everything that ideas have.
        join(&mut words.iter().take(40)).repeat(20),
        join(&mut words.iter().rev()),
        join(&mut words.iter().step_by(words.len() / 1000 + 1)),
        texts,
        // Signs that become many letters, and signs that become none.
        "ﷺ".repeat(IdeaBody::MAX),
        "\u{064B}ـ\u{200F}".repeat(IdeaBody::MAX / 3),
        "🚲 ".repeat(IdeaBody::MAX / 2),
    ];
    let cut = |text: &str, most: usize| text.chars().take(most).collect::<String>();
    texts
        .iter()
        .map(|text| Draft {
            title: cut(text, IdeaTitle::MAX),
            body: cut(text, IdeaBody::MAX),
            language,
            ..Draft::default()
        })
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use std::path::Path;
    use std::sync::Arc;
    use std::time::{Duration, Instant};

    use super::*;
    use crate::eval::set::Set;
    use crate::search::Open;
    use crate::search::index::{Entry, document};
    use crate::search::lexicon::Lexicon;

    /// Without optimisation and beside other tests; `masmou eval --speed` measures it as it is.
    const PATIENCE: Duration = Duration::from_secs(1);

    #[test]
    fn whatever_is_drafted_is_answered_in_time() {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
        let sets: Vec<Set> = ["civic", "duplicates"].map(|name| Set::read(&data.join(name)).unwrap()).into();
        let documents: Vec<&Document> = sets.iter().flat_map(|set| &set.documents).collect();
        let drafts = drafts(&documents);
        let open = Open::new(None).unwrap();
        let mut writer = open.index.writer_with_num_threads(1, 50_000_000).unwrap();
        // Ideas as long and as odd as the drafts, too.
        let texts = documents.iter().map(|one| (&one.title, &one.body, &*one.lang));
        let odd = drafts.iter().map(|one| (&one.title, &one.body, one.language.tag().unwrap_or("en")));
        for (at, (title, body, language)) in texts.chain(odd.cycle().take(500)).enumerate() {
            let (title, body, language) = (title.clone(), body.clone(), language.to_owned());
            let entry = Entry { id: at as i64 + 1, language, title, body, ..Entry::default() };
            writer.add_document(document(&open.fields, &entry)).unwrap();
        }
        writer.commit().unwrap();
        open.reload().unwrap();
        let snapshot = open.snapshot(Arc::new(Lexicon::default()));
        for draft in &drafts {
            let started = Instant::now();
            snapshot.similar(draft, 15).unwrap();
            let took = started.elapsed();
            assert!(took < PATIENCE, "{took:?} for {}", draft.body.chars().take(60).collect::<String>());
        }
    }
}
