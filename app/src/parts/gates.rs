//! From which scores on the search calls ideas related, and probably the same, and how often
//! moderators found it right.

use leptos::prelude::*;

use crate::i18n::Lang;
use crate::pages::shell::Frame;
use crate::parts::icon::{Icon, icon};

/// What two ideas are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrittenIn {
    /// Both in one of the site's languages, by its code.
    One(&'static str),
    /// In a language that the site does not have.
    Other,
    /// In two languages.
    Two,
}

/// What holds for ideas of some languages.
#[derive(Clone, Copy, Debug)]
pub struct GateView {
    /// Of which.
    pub languages: WrittenIn,
    /// The score from which on they are shown, from 0 to 1.
    pub related: f32,
    /// The score from which on they are called probably the same.
    pub probable: f32,
    /// Pairs that somebody decided about.
    pub decided: usize,
    /// Of these, the pairs that a moderator decided about and that are called probably the same.
    pub called: usize,
    /// Of these, those that are the same.
    pub same: usize,
}

/// A table of them, folded away.
pub fn gates(frame: &Frame, gates: &[GateView]) -> impl IntoView + use<> {
    let lang = frame.lang;
    let rows: Vec<_> = gates.iter().map(|gate| row(frame, gate)).collect();
    view! {
        <details class="disclosure">
            <summary>{icon(Icon::Down)}{lang.t("gates")}</summary>
            <p class="field-hint">{lang.t("gates-lead")}</p>
            <div class="table-scroll">
                <table class="figures">
                    <thead>
                        <tr>
                            <th scope="col">{lang.t("gates-languages")}</th>
                            <th scope="col">{lang.t("gates-related")}</th>
                            <th scope="col">{lang.t("gates-probable")}</th>
                            <th scope="col">{lang.t("gates-decided")}</th>
                            <th scope="col">{lang.t("gates-right")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    }
}

fn row(frame: &Frame, gate: &GateView) -> impl IntoView + use<> {
    let lang = frame.lang;
    let name = match gate.languages {
        WrittenIn::One(code) => frame.locales.find(code).map_or(code, |own| own.name),
        WrittenIn::Other => lang.t("gates-other"),
        WrittenIn::Two => lang.t("gates-two"),
    };
    let right = match gate.called {
        0 => lang.t("gates-none").to_owned(),
        called => {
            let share = percent(lang, gate.same as f32 / called as f32);
            lang.with("gates-share", &[("share", &share), ("n", &whole(lang, called))])
        }
    };
    view! {
        <tr>
            <th scope="row"><bdi>{name}</bdi></th>
            <td>{percent(lang, gate.related)}</td>
            <td>{percent(lang, gate.probable)}</td>
            <td>{whole(lang, gate.decided)}</td>
            <td>{right}</td>
        </tr>
    }
}

fn percent(lang: Lang, share: f32) -> String {
    lang.with("agency-percent", &[("n", &lang.number((share * 100.0).round() as i64))])
}

fn whole(lang: Lang, count: usize) -> String {
    lang.number(i64::try_from(count).unwrap_or(i64::MAX))
}
