//! For moderators: ideas that probably say the same.

use leptos::either::Either;
use leptos::prelude::*;

use crate::domain::similar::{Marks, Reason, marks_of};
use crate::pages::home::IdeaCard;
use crate::pages::shell::{Frame, Shell, page};
use crate::parts::duplicate::{chosen_leader, duplicate};
use crate::parts::gates::{GateView, gates};
use crate::parts::icon::{Icon, icon, small_icon};
use crate::parts::pager::pager;

/// An idea that is like another.
#[derive(Clone, Debug)]
pub struct Duplicate {
    /// The idea.
    pub idea: IdeaCard,
    /// How alike, from 0 to 1.
    pub score: f32,
    /// Why; empty while the search is being rebuilt.
    pub reason: Reason,
    /// Bytes of its title that made it alike.
    pub marks: Marks,
}

/// Ideas that probably say the same.
#[derive(Clone, Debug)]
pub struct ClusterView {
    /// The one with most voices.
    pub leader: IdeaCard,
    /// The others, most alike first.
    pub others: Vec<Duplicate>,
}

/// All of them, a page at a time.
#[derive(Clone, Debug, Default)]
pub struct DuplicatesPage {
    /// The clusters of this page.
    pub clusters: Vec<ClusterView>,
    /// Which page, from 1.
    pub page: usize,
    /// Whether there is another after it.
    pub more: bool,
    /// From which scores on the search shows ideas.
    pub gates: Vec<GateView>,
}

/// Every cluster.
pub fn html(frame: &Frame, duplicates: &DuplicatesPage) -> String {
    let lang = frame.lang;
    page(frame, &Shell::office(lang.t("duplicates")), || {
        let clusters: Vec<_> = duplicates
            .clusters
            .iter()
            .map(|found| {
                let all = frame.href(&format!("/ideas/{}/duplicates", found.leader.id));
                let size = i64::try_from(found.others.len() + 1).unwrap_or(i64::MAX);
                view! {
                    <section class="cluster">
                        <div class="section-head">
                            <h2>{lang.count("ideas-count", size)}</h2>
                            <a class="cluster-all" href=all>{lang.t("duplicates-all")}{small_icon(Icon::Forward)}</a>
                        </div>
                        {cluster(frame, found)}
                    </section>
                }
            })
            .collect();
        view! {
            <div class="column column-wide wrap">
                <div class="page-head">
                    <h1>{lang.t("duplicates")}</h1>
                    <p class="page-lead">{lang.t("duplicates-lead")}</p>
                </div>
                {if clusters.is_empty() { Either::Left(none(frame)) } else { Either::Right(clusters) }}
                {neighbours(frame, duplicates)}
                {gates(frame, &duplicates.gates)}
            </div>
        }
    })
}

/// Everything that is like one idea.
pub fn of_idea_html(frame: &Frame, found: &ClusterView) -> String {
    let lang = frame.lang;
    page(frame, &Shell::office(lang.t("duplicates-of-idea")), || {
        let body = if found.others.is_empty() {
            Either::Left(none(frame))
        } else {
            Either::Right(view! { <h2 class="visually-hidden">{lang.t("duplicates")}</h2>{cluster(frame, found)} })
        };
        view! {
            <div class="column column-wide wrap">
                <a class="back" href=frame.href("/moderation/duplicates")>{icon(Icon::Back)}{lang.t("duplicates")}</a>
                <div class="page-head">
                    <h1>{lang.t("duplicates-of-idea")}</h1>
                    <p class="page-lead"><bdi lang=found.leader.language.clone()>{found.leader.title.clone()}</bdi></p>
                </div>
                {body}
            </div>
        }
    })
}

/// The ideas side by side, in a form that merges those that are ticked into the one that is kept.
fn cluster(frame: &Frame, found: &ClusterView) -> impl IntoView + use<> {
    let lang = frame.lang;
    let around = found.leader.id;
    let marks = marks_of(&found.leader.title, &shared(found));
    let others: Vec<_> = found.others.iter().map(|other| duplicate(frame, around, other)).collect();
    let reason = format!("merge-reason-{around}");
    let shown: Vec<_> = std::iter::once(around)
        .chain(found.others.iter().map(|other| other.idea.id))
        .map(|id| view! { <input type="hidden" name="shown" value=id.to_string()/> })
        .collect();
    view! {
        <form class="cluster-form" method="post" action=frame.href("/moderation/merges")>
            {shown}
            <p class="field-hint">{lang.t("duplicates-choose")}" "{lang.t("duplicates-shared")}</p>
            <ol class="duplicates">{chosen_leader(frame, &found.leader, &marks)}{others}</ol>
            <div class="cluster-merge">
                <div class="field">
                    <label class="field-label" for=reason.clone()>{lang.t("duplicates-reason")}</label>
                    <input class="input" id=reason name="reason" dir="auto" autocomplete="off"/>
                </div>
                <button class="button button-primary">{lang.t("duplicates-merge")}</button>
                <button class="button" formaction=frame.href("/moderation/distinctions")>
                    {lang.t("duplicates-apart")}
                </button>
            </div>
        </form>
    }
}

/// Words that the others share with the leader, as both write them.
fn shared(found: &ClusterView) -> Vec<String> {
    let mut words = Vec::new();
    for other in &found.others {
        let of_title = other.marks.iter().filter_map(|mark| other.idea.title.get(mark.clone()));
        words.extend(of_title.map(str::to_owned));
        words.extend(other.reason.bridged.iter().flat_map(|(own, _)| own.split_whitespace().map(str::to_owned)));
    }
    words
}

fn none(frame: &Frame) -> impl IntoView + use<> {
    view! { <div class="empty">{icon(Icon::Done)}<p>{frame.lang.t("duplicates-none")}</p></div> }
}

fn neighbours(frame: &Frame, duplicates: &DuplicatesPage) -> impl IntoView + use<> {
    let lang = frame.lang;
    let at = duplicates.page;
    let href = |page: usize| frame.href(&format!("/moderation/duplicates?page={page}"));
    let previous = (at > 1).then(|| (lang.t("pager-previous"), href(at - 1)));
    let next = duplicates.more.then(|| (lang.t("pager-next"), href(at + 1)));
    pager(lang, previous, next)
}
