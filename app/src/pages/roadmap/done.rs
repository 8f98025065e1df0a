//! "You asked, we did": what was delivered, with the first words that began it.

use leptos::prelude::*;

use super::item::picture;
use super::story::kept;
use super::words::agency;
use super::{DoneCard, DonePage};
use crate::domain::roadmap::{Outcome, Verdict};
use crate::domain::text::isolate;
use crate::i18n::Lang;
use crate::pages::shell::{Current, Frame, Shell, page};
use crate::parts::icon::{Icon, icon, small_icon};
use crate::parts::label::moment;
use crate::parts::pager::pager;

/// The whole page.
pub fn html(frame: &Frame, content: &DonePage) -> String {
    let lang = frame.lang;
    let shell = Shell {
        description: Some(lang.with("done-lead", &[("city", frame.city.name(lang.code))])),
        canonical: Some("/roadmap/done".to_owned()),
        current: Current::Roadmap,
        ..Shell::office(lang.t("done-title"))
    };
    page(frame, &shell, || {
        let cards: Vec<_> = content.items.iter().map(|item| done_card(frame, item)).collect();
        let empty = content.items.is_empty().then(|| {
            view! { <div class="empty">{icon(Icon::Done)}<p>{lang.t("done-empty")}</p></div> }
        });
        let next = content.next.as_ref().map(|q| (lang.t("pager-next"), frame.href(&format!("/roadmap/done{q}"))));
        let count =
            (content.total > 0).then(|| view! { <p class="done-count">{lang.count("done-count", content.total)}</p> });
        view! {
            <div class="roadmap wrap">
                <a class="back" href=frame.href("/roadmap")>{small_icon(Icon::Back)}{lang.t("roadmap")}</a>
                <div class="page-head">
                    <h1>{lang.t("done-title")}</h1>
                    <p class="page-lead">{lang.with("done-lead", &[("city", frame.city.name(lang.code))])}</p>
                    {count}
                </div>
                {empty}
                <ol class="done-list">{cards}</ol>
                {pager(lang, None, next)}
            </div>
        }
    })
}

fn done_card(frame: &Frame, item: &DoneCard) -> impl IntoView + use<> {
    let lang = frame.lang;
    let card = &item.card;
    let href = frame.href(&format!("/roadmap/{}", card.id));
    let asked = item.idea.as_ref().map(|idea| {
        let href = frame.href(&format!("/ideas/{}", idea.id));
        let author = idea.author.as_ref().map(|name| lang.with("done-author", &[("author", &isolate(name))]));
        let others = (item.others > 0).then(|| lang.count("done-others", item.others));
        view! {
            <div class="done-asked">
                <h3>{lang.t("done-asked")}</h3>
                <blockquote lang=idea.language.clone() dir="auto">{idea.excerpt.clone()}</blockquote>
                <p class="done-source">
                    <a href=href lang=idea.language.clone() dir="auto">{idea.title.clone()}</a>
                    " "{author}" "{moment(lang, idea.created_at)}" "{others}
                </p>
            </div>
        }
    });
    let when = card.delivered_at.map(|at| {
        let kept = kept(lang, card.first_due, card.standing.due, at).map(|text| view! { <li>{text}</li> });
        view! { <li>{small_icon(Icon::Done)}{lang.t("item-delivered")}" "{moment(lang, at)}</li>{kept} }
    });
    view! {
        <li>
            <article class="done-card">
                {item.picture.as_ref().map(picture)}
                <div class="done-body">
                    <h2 class="done-title" lang=card.language.clone()><a href=href dir="auto">{card.title.clone()}</a></h2>
                    <ul class="facts">
                        {when}
                        <li>{agency(frame, card.agency_id)}</li>
                        <li>{small_icon(Icon::Sound)}{lang.count("similar-voices", card.voices)}</li>
                    </ul>
                    {asked}
                    {result(lang, item.outcome)}
                </div>
            </article>
        </li>
    }
}

fn result(lang: Lang, outcome: Outcome) -> Option<impl IntoView + use<>> {
    if outcome.answers() == 0 {
        return None;
    }
    let percent = lang.number(outcome.percent(Verdict::Yes));
    let text = lang.with("done-helped", &[("percent", &percent), ("answers", &lang.number(outcome.answers()))]);
    Some(view! { <p class="done-helped">{text}</p> })
}
