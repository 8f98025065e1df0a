//! Words for kinds, stages and places, and moments.

use leptos::prelude::*;

use crate::domain::Millis;
use crate::domain::directory::{Directory, Label};
use crate::domain::idea::{Kind, Stage};
use crate::i18n::{Lang, Locale};
use crate::parts::icon::icon;

/// The name of a kind.
pub fn kind_name(lang: Lang, kind: Kind) -> &'static str {
    lang.t(match kind {
        Kind::Idea => "kind-idea",
        Kind::Complaint => "kind-complaint",
        Kind::Question => "kind-question",
        Kind::Praise => "kind-praise",
    })
}

/// One line that tells when a kind fits.
pub fn kind_hint(lang: Lang, kind: Kind) -> &'static str {
    lang.t(match kind {
        Kind::Idea => "kind-idea-hint",
        Kind::Complaint => "kind-complaint-hint",
        Kind::Question => "kind-question-hint",
        Kind::Praise => "kind-praise-hint",
    })
}

/// The name of a stage.
pub fn stage_name(lang: Lang, stage: Stage) -> &'static str {
    lang.t(match stage {
        Stage::Submitted => "stage-submitted",
        Stage::UnderReview => "stage-under_review",
        Stage::Planned => "stage-planned",
        Stage::InProgress => "stage-in_progress",
        Stage::Done => "stage-done",
        Stage::Declined => "stage-declined",
    })
}

/// A kind with its icon.
pub fn kind_badge(lang: Lang, kind: Kind) -> impl IntoView + use<> {
    view! { <span class="kind">{icon(kind)}{kind_name(lang, kind)}</span> }
}

/// A stage with its icon: never told by colour alone.
pub fn stage_badge(lang: Lang, stage: Stage) -> impl IntoView + use<> {
    view! { <span class="stage" data-stage=stage.as_str()>{icon(stage)}{stage_name(lang, stage)}</span> }
}

/// The name of a topic, area or agency by its number.
pub fn label_name(lang: Lang, labels: &[Label], id: Option<i64>) -> Option<String> {
    Directory::by_id(labels, id).map(|label| label.name(lang.code).to_owned())
}

/// A moment: the day as text, to which an island adds how long ago that was.
pub fn moment(lang: Lang, at: Millis) -> impl IntoView + use<> {
    view! { <time data-relative="" datetime=Locale::machine_time(at)>{lang.date(at)}</time> }
}
