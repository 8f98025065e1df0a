//! Believable texts, put together from lists of words.

use std::collections::BTreeMap;

use anyhow::Context;
use serde::Deserialize;

use super::random::Random;

/// The pieces of one language.
#[derive(Deserialize)]
pub(super) struct Words {
    given: Vec<String>,
    family: Vec<String>,
    places: Vec<String>,
    titles: BTreeMap<String, Vec<String>>,
    body: Body,
    pub(super) office: Office,
}

/// What agencies, moderators and those who deal with them write.
#[derive(Deserialize)]
pub(super) struct Office {
    /// Why a date moves.
    pub(super) slips: Vec<String>,
    pub(super) milestones: Vec<String>,
    pub(super) flags: Vec<String>,
    pub(super) appeals: Vec<String>,
    pub(super) handbacks: Vec<String>,
    pub(super) pauses: Vec<String>,
}

#[derive(Deserialize)]
struct Body {
    openings: Vec<String>,
    details: Vec<String>,
    effects: Vec<String>,
    requests: Vec<String>,
    closings: Vec<String>,
    comments: Vec<String>,
    replies: Vec<String>,
    answers: Vec<String>,
}

/// A language and its words.
pub(super) struct Language {
    pub(super) code: &'static str,
    pub(super) words: Words,
}

/// Arabic, Persian and English.
pub(super) fn languages() -> anyhow::Result<Vec<Language>> {
    [
        ("ar", include_str!("words/ar.toml")),
        ("fa", include_str!("words/fa.toml")),
        ("en", include_str!("words/en.toml")),
    ]
    .into_iter()
    .map(|(code, text)| {
        Ok(Language { code, words: toml::from_str(text).with_context(|| format!("words/{code}.toml"))? })
    })
    .collect()
}

impl Words {
    /// A name that nobody else has: `number` sets it apart.
    pub(super) fn name(&self, number: i64, random: &mut Random) -> String {
        format!("{} {} {number}", random.pick(&self.given), random.pick(&self.family))
    }

    pub(super) fn title(&self, kind: &str, random: &mut Random) -> String {
        let place = random.pick(&self.places).replace("{n}", &(random.below(300) + 1).to_string());
        self.titles.get(kind).map_or_else(|| place.clone(), |of| random.pick(of).replace("{place}", &place))
    }

    /// Three paragraphs of 200 to 900 characters in all.
    pub(super) fn body(&self, random: &mut Random) -> String {
        let length = 200 + random.below(650) as usize;
        let mut details: Vec<&String> = self.body.details.iter().collect();
        random.shuffle(&mut details);
        let last = format!(
            "{} {} {}",
            random.pick(&self.body.effects),
            random.pick(&self.body.requests),
            random.pick(&self.body.closings)
        );
        let mut text = random.pick(&self.body.openings).clone();
        for (at, detail) in details.into_iter().enumerate() {
            if text.chars().count() + last.chars().count() >= length {
                break;
            }
            text.push_str(if at % 3 == 2 { "\n\n" } else { " " });
            text.push_str(detail);
        }
        format!("{text}\n\n{last}")
    }

    pub(super) fn comment(&self, is_reply: bool, random: &mut Random) -> String {
        if is_reply {
            return random.pick(&self.body.replies).clone();
        }
        let mut text = random.pick(&self.body.comments).clone();
        while random.chance(0.4) {
            text.push(' ');
            text.push_str(random.pick::<String>(&self.body.details));
        }
        text
    }

    /// What an agency says when it sets the stage of this place in the list.
    pub(super) fn answer(&self, stage: usize) -> &str {
        &self.body.answers[stage % self.body.answers.len()]
    }
}

#[cfg(test)]
mod tests {
    use app::domain::idea::{IdeaBody, IdeaTitle, Kind};
    use app::domain::text::guess_language;

    use super::*;

    #[test]
    fn texts_could_have_been_typed_by_residents() {
        let mut random = Random::new(1);
        for language in languages().expect("the lists are well formed") {
            for round in 0..500 {
                let kind = Kind::ALL[round % Kind::ALL.len()].as_str();
                let (title, body) = (language.words.title(kind, &mut random), language.words.body(&mut random));
                let parsed = IdeaTitle::parse(&title).unwrap_or_else(|error| panic!("{title}: {error:?}"));
                assert_eq!(parsed.as_str(), title);
                assert_eq!(IdeaBody::parse(&body).expect("short enough").as_str(), body);
                let length = body.chars().count();
                assert!((150..=950).contains(&length), "{length}: {body}");
                assert!(!title.contains(['{', '}']), "{title}");
                assert_eq!(guess_language(&body, "en"), language.code, "{body}");
            }
        }
    }
}
