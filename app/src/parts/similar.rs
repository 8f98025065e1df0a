//! Ideas that say the same as a draft: while one types, and once more before it is published.

use leptos::prelude::*;

use crate::domain::similar::{Marks, Reason, Strength};
use crate::i18n::Lang;
use crate::pages::home::IdeaCard;
use crate::pages::search::Passage;
use crate::pages::shell::Frame;
use crate::parts::document::render;
use crate::parts::hit::passage;
use crate::parts::label::{label_name, stage_badge};
use crate::parts::marked::marked;
use crate::parts::reason::why;

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
    /// The piece of a text that says what the title does not.
    pub passage: Option<Passage>,
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
            {found.passage.as_ref().map(|found| passage(frame, idea.id, found))}
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
