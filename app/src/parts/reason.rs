//! Why two ideas were found alike.

use leptos::either::Either;
use leptos::prelude::*;

use crate::domain::similar::Reason;
use crate::domain::text::isolate;
use crate::i18n::Lang;

/// The reason in words: what both name and mean, and the place.
pub fn why(lang: Lang, reason: &Reason) -> Option<impl IntoView + use<>> {
    let says_same = !reason.shared.is_empty() || !reason.bridged.is_empty();
    let label = match (reason.place.is_some(), says_same) {
        (true, true) => "why-both",
        (true, false) => "why-place",
        (false, true) => "why-matter",
        (false, false) => return None,
    };
    let shared = reason.shared.iter().cloned().map(Either::Left);
    let bridged = reason.bridged.iter().map(|(mine, theirs)| {
        let pair = [("mine", isolate(mine)), ("theirs", isolate(theirs))];
        Either::Right(lang.with("why-bridge", &pair.each_ref().map(|(name, word)| (*name, word.as_str()))))
    });
    let words = shared.chain(bridged).chain(reason.place.iter().cloned().map(Either::Left));
    // With a space after each, where a line may break.
    let words: Vec<_> = words
        .map(|word| match word {
            Either::Left(word) => Either::Left(view! { <li><bdi>{word}</bdi></li>" " }),
            Either::Right(pair) => Either::Right(view! { <li>{pair}</li>" " }),
        })
        .collect();
    Some(view! { <div class="why"><span>{lang.t(label)}</span>" "<ul>{words}</ul></div> })
}
