//! Ideas that say the same as a draft: while one types, and once more before it is published.

use leptos::either::Either;
use leptos::prelude::*;

use crate::domain::similar::{Marks, Reason, Strength};
use crate::domain::text::isolate;
use crate::i18n::Lang;
use crate::pages::home::IdeaCard;
use crate::pages::shell::Frame;
use crate::parts::document::render;
use crate::parts::label::{label_name, stage_badge};

/// `id` of the form for a new idea, whose fields the buttons here send.
pub const FORM: &str = "idea-form";

/// An idea that was found to be like a draft.
#[derive(Clone, Debug)]
pub struct SimilarIdea {
    /// The idea.
    pub idea: IdeaCard,
    /// How alike.
    pub strength: Strength,
    /// Bytes of its title that made the likeness.
    pub marks: Marks,
    /// Why.
    pub reason: Reason,
}

/// What is shown below a field while one types in it, as a fragment. `data-announce` is what is
/// read out: how many there are, and nothing more.
pub fn html(frame: &Frame, matches: &[SimilarIdea]) -> String {
    let lang = frame.lang;
    let title = count(lang, matches);
    let announce = title.clone();
    render(|| {
        view! {
            <section class="similar" aria-label=lang.t("similar-label") data-announce=announce>
                <h2 class="similar-head">{title}</h2>
                {list(frame, matches)}
                <div class="buttons">
                    <button class="button" type="button" data-different="">{lang.t("similar-different")}</button>
                </div>
                <p class="field-hint">{lang.t("similar-hint")}</p>
            </section>
        }
    })
}

/// What is asked before a draft is published that others have probably said. The reader is led
/// to its heading.
pub fn before_publishing(frame: &Frame, matches: &[SimilarIdea]) -> Option<impl IntoView + use<>> {
    if matches.is_empty() {
        return None;
    }
    let lang = frame.lang;
    Some(view! {
        <section class="similar similar-question" aria-labelledby="similar-question">
            <h2 class="similar-head" id="similar-question" tabindex="-1" autofocus data-read-first="">
                {count(lang, matches)}
            </h2>
            <p>{lang.t("similar-question-lead")}</p>
            {list(frame, matches)}
            <div class="buttons">{publish_all_the_same(lang)}</div>
            <p class="field-hint">{lang.t("similar-hint")}</p>
        </section>
    })
}

/// The button that publishes a draft whose author says that it is another matter.
pub fn publish_all_the_same(lang: Lang) -> impl IntoView + use<> {
    view! {
        <button class="button button-primary" form=FORM name="answer" value="different">
            {lang.t("similar-different-publish")}
        </button>
    }
}

fn count(lang: Lang, matches: &[SimilarIdea]) -> String {
    lang.count("similar-count", i64::try_from(matches.len()).unwrap_or(i64::MAX))
}

fn list(frame: &Frame, matches: &[SimilarIdea]) -> impl IntoView + use<> {
    let items: Vec<_> = matches.iter().map(|one| item(frame, one)).collect();
    view! { <ol class="similar-list">{items}</ol> }
}

fn item(frame: &Frame, found: &SimilarIdea) -> impl IntoView + use<> {
    let lang = frame.lang;
    let idea = &found.idea;
    let (strength, word) = match found.strength {
        Strength::Probable => ("similar-probable", "probable"),
        Strength::Related => ("similar-related", "related"),
    };
    let area = label_name(lang, &frame.directory.areas, idea.area_id).map(|name| view! { <li>{name}</li> });
    view! {
        <li class="similar-item" data-idea=idea.id.to_string()>
            <p class="similar-strength" data-strength=word>{lang.t(strength)}</p>
            <h3 class="similar-title" lang=idea.language.clone()>
                <a href=frame.href(&format!("/ideas/{}", idea.id)) dir="auto">{marked(&idea.title, &found.marks)}</a>
            </h3>
            <ul class="facts">
                <li>{stage_badge(lang, idea.stage)}</li>
                <li>{lang.count("similar-voices", idea.votes)}</li>
                {area}
            </ul>
            {why(lang, &found.reason)}
            <div class="buttons">
                <button class="button" form=FORM formaction=frame.href(&format!("/ideas/{}/same", idea.id))
                    formmethod="post" formnovalidate>
                    {lang.t("similar-same")}
                    <span class="visually-hidden">": "<bdi>{idea.title.clone()}</bdi></span>
                </button>
            </div>
        </li>
    }
}

/// A text in its own spelling with what matched marked. Bytes that are none of the text's mark
/// nothing: better a word unmarked than a page that fails.
pub fn marked(text: &str, marks: &Marks) -> Vec<AnyView> {
    let mut pieces = Vec::with_capacity(2 * marks.len() + 1);
    let mut done = 0;
    for mark in marks {
        let (Some(before), Some(word)) = (text.get(done..mark.start), text.get(mark.clone())) else { continue };
        plain(before, &mut pieces);
        pieces.push(view! { <mark>{word.to_owned()}</mark> }.into_any());
        done = mark.end;
    }
    plain(text.get(done..).unwrap_or_default(), &mut pieces);
    pieces
}

/// Nothing for nothing: of an empty text Leptos makes a space.
fn plain(text: &str, pieces: &mut Vec<AnyView>) {
    if !text.is_empty() {
        pieces.push(text.to_owned().into_any());
    }
}

/// The reason in words: what both name and mean, and the place.
fn why(lang: Lang, reason: &Reason) -> Option<impl IntoView + use<>> {
    let says_same = !reason.shared.is_empty() || !reason.bridged.is_empty();
    let label = match (reason.place.is_some(), says_same) {
        (true, true) => "similar-why-both",
        (true, false) => "similar-why-place",
        (false, true) => "similar-why-matter",
        (false, false) => return None,
    };
    let shared = reason.shared.iter().cloned().map(Either::Left);
    let bridged = reason.bridged.iter().map(|(mine, theirs)| {
        let pair = [("mine", isolate(mine)), ("theirs", isolate(theirs))];
        Either::Right(lang.with("similar-why-bridge", &pair.each_ref().map(|(name, word)| (*name, word.as_str()))))
    });
    let words = shared.chain(bridged).chain(reason.place.iter().cloned().map(Either::Left));
    // With a space after each, where a line may break.
    let words: Vec<_> = words
        .map(|word| match word {
            Either::Left(word) => Either::Left(view! { <li><bdi>{word}</bdi></li>" " }),
            Either::Right(pair) => Either::Right(view! { <li>{pair}</li>" " }),
        })
        .collect();
    Some(view! { <div class="similar-why"><span>{lang.t(label)}</span>" "<ul>{words}</ul></div> })
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::*;

    fn html_of(text: &str, marks: &[Range<usize>]) -> String {
        let marks = marks.to_vec();
        render(|| view! { <p>{marked(text, &marks)}</p> }).replace("<!>", "")
    }

    #[test]
    fn words_are_marked_in_their_own_spelling() {
        let title = "چراغ‌های خیابان مدرسه";
        let at = title.find("خیابان").unwrap();
        let html = html_of(title, std::slice::from_ref(&(at..at + "خیابان".len())));
        assert_eq!(html, "<p>چراغ‌های <mark>خیابان</mark> مدرسه</p>");
    }

    #[test]
    fn marks_that_fit_no_letters_mark_nothing_and_markup_stays_text() {
        let html = html_of("<b>نور</b>", &[0..1, 0..2, 4..5, 90..95]);
        assert_eq!(html, "<p><mark>&lt;</mark>b&gt;نور&lt;/b&gt;</p>");
    }
}
