//! What was delivered, last first.

use leptos::prelude::*;

use super::ItemCard;
use super::story::kept;
use super::words::agency;
use crate::pages::shell::Frame;
use crate::parts::icon::{Icon, small_icon};
use crate::parts::label::moment;

/// The list.
pub fn changelog(frame: &Frame, items: &[ItemCard]) -> impl IntoView + use<> {
    let lang = frame.lang;
    let items: Vec<_> = items
        .iter()
        .filter_map(|card| {
            let at = card.delivered_at?;
            let href = frame.href(&format!("/roadmap/{}", card.id));
            Some(view! {
                <li>
                    <p class="changelog-when">{moment(lang, at)}</p>
                    <div class="changelog-what">
                        <h2 class="item-card-title" lang=card.language.clone()>
                            <a href=href dir="auto">{card.title.clone()}</a>
                        </h2>
                        <ul class="facts">
                            <li>{agency(frame, card.agency_id)}</li>
                            <li>{small_icon(Icon::Sound)}{lang.count("similar-voices", card.voices)}</li>
                            {kept(lang, card.first_due, card.standing.due, at).map(|text| view! { <li>{text}</li> })}
                        </ul>
                    </div>
                </li>
            })
        })
        .collect();
    view! { <ol class="changelog">{items}</ol> }
}
