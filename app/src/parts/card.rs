//! An idea in a list.

use leptos::either::Either;
use leptos::prelude::*;

use crate::pages::home::IdeaCard;
use crate::pages::shell::Frame;
use crate::parts::icon::{Icon, small_icon};
use crate::parts::kept::Kept;
use crate::parts::label::{kind_badge, label_name, moment, stage_badge};
use crate::parts::support::{Voice, on_card};

/// All that a card is drawn from, with the language's own strings.
#[derive(PartialEq, Eq, Hash)]
pub struct Key {
    language: &'static str,
    third_level: bool,
    /// Where the list is.
    to: String,
    /// Names of topic and area.
    place: [Option<String>; 2],
    idea: IdeaCard,
}

/// Cards that were drawn before.
pub type Cards = Kept<Key>;

/// How many of them are kept: some thirty lists. They take less than 3 MiB.
pub const CARDS: usize = 600;

/// One idea with its title and its first words. Its title is a heading of the third level where
/// the list's own is of the second, else of the second.
pub fn card(frame: &Frame, idea: &IdeaCard, third_level: bool) -> impl IntoView + use<> {
    let (lang, directory) = (frame.lang, &frame.directory);
    let key = Key {
        language: lang.code,
        third_level,
        to: frame.path.clone(),
        place: [label_name(lang, &directory.topics, idea.topic_id), label_name(lang, &directory.areas, idea.area_id)],
        idea: idea.clone(),
    };
    let html = frame.cards.html(key, |key| {
        let idea = &key.idea;
        article(frame, idea, key.third_level, idea.title.clone(), excerpt(idea)).to_html()
    });
    view! { <li inner_html=html></li> }
}

/// The first words of an idea.
pub fn excerpt(idea: &IdeaCard) -> impl IntoView + use<> {
    view! { <p class="idea-card-excerpt" lang=idea.language.clone() dir="auto">{idea.excerpt.clone()}</p> }
}

/// One idea, around what is shown as its title and below it.
pub fn card_around<T: IntoView + 'static, E: IntoView + 'static>(
    frame: &Frame,
    idea: &IdeaCard,
    third_level: bool,
    title: T,
    excerpt: E,
) -> impl IntoView + use<T, E> {
    view! { <li>{article(frame, idea, third_level, title, excerpt)}</li> }
}

fn article<T: IntoView + 'static, E: IntoView + 'static>(
    frame: &Frame,
    idea: &IdeaCard,
    third_level: bool,
    title: T,
    excerpt: E,
) -> impl IntoView + use<T, E> {
    let lang = frame.lang;
    let directory = &frame.directory;
    let href = format!("/{}/ideas/{}", lang.code, idea.id);
    let link = view! { <a href=href dir="auto">{title}</a> };
    let language = idea.language.clone();
    let title = if third_level {
        Either::Left(view! { <h3 class="idea-card-title" lang=language>{link}</h3> })
    } else {
        Either::Right(view! { <h2 class="idea-card-title" lang=language>{link}</h2> })
    };
    let topic = label_name(lang, &directory.topics, idea.topic_id).map(|name| view! { <span>{name}</span> });
    let area = label_name(lang, &directory.areas, idea.area_id).map(|name| view! { <span>{name}</span> });
    let comments = if idea.comments == 0 {
        lang.t("comments-none").to_owned()
    } else {
        lang.count("comments-count", idea.comments)
    };
    let author = match &idea.author {
        Some(name) => Either::Left(view! { <bdi>{name.clone()}</bdi> }),
        None => Either::Right(lang.t("author-imported")),
    };
    let voice =
        Voice { idea_id: idea.id, title: &idea.title, votes: idea.votes, supported: idea.supported, announce: false };
    view! {
            <article class="idea-card" id=format!("idea-{}", idea.id)>
                <div class="idea-card-body">
                    <p class="kicker">{kind_badge(lang, idea.kind)}{topic}{area}</p>
                    {title}
                    {excerpt}
                    <ul class="facts">
                        <li>{stage_badge(lang, idea.stage)}</li>
                        <li>{small_icon(Icon::Comment)}{comments}</li>
                        <li>{moment(lang, idea.created_at)}</li>
                        <li>{author}</li>
                    </ul>
                </div>
                <div class="idea-card-support">{on_card(frame, voice, &frame.path)}{imported(frame, idea)}</div>
            </article>
    }
}

/// Supports from elsewhere, when there are any: never added to residents' voices.
pub fn imported(frame: &Frame, idea: &IdeaCard) -> Option<impl IntoView + use<>> {
    let text = (idea.imported_votes > 0).then(|| frame.lang.count("support-imported", idea.imported_votes))?;
    Some(view! { <p class="support-imported">{text}</p> })
}
