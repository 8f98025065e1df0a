//! What moderators decided: for colleagues, with the way back; and for everyone, as numbers and
//! reasons without anybody's name.

use leptos::either::Either;
use leptos::prelude::*;

use crate::domain::Millis;
use crate::domain::moderation::inbox::Key;
use crate::domain::moderation::{Outcome, Rule, Subject, Thing, Verdict};
use crate::domain::roadmap::Settlement;
use crate::pages::moderation::reopening::settlement_name;
use crate::pages::roadmap::undo_settlement;
use crate::pages::shell::{Frame, Shell, page};
use crate::pages::split::{SplitSettled, outcome};
use crate::parts::icon::{Icon, icon, small_icon};
use crate::parts::label::moment;
use crate::parts::pager::pager;
use crate::parts::rule::{outcome_name, rule_name, subject_name, verdict_name};

/// A decision as colleagues see it.
#[derive(Clone, Debug)]
pub struct LogEntry {
    /// Its number.
    pub id: i64,
    /// What it is about.
    pub thing: Thing,
    /// The title of the idea that this is, or stands under.
    pub title: String,
    /// Language of the title.
    pub language: String,
    /// What was decided.
    pub verdict: Verdict,
    /// The rule, when hidden.
    pub rule: Option<Rule>,
    /// The reason; may be empty.
    pub reason: String,
    /// Who decided.
    pub by: String,
    /// When.
    pub at: Millis,
    /// Who took it back, and when.
    pub undone: Option<(String, Millis)>,
    /// What became of it after an appeal.
    pub outcome: Option<Outcome>,
    /// Whether the viewer may take it back.
    pub can_undo: bool,
}

/// That words were proposed to be an idea of their own.
#[derive(Clone, Debug)]
pub struct SplitEntry {
    /// Number of the proposal.
    pub id: i64,
    /// The comment, or the idea.
    pub thing: Thing,
    /// The title of the idea that this is, or stands under.
    pub title: String,
    /// Language of the title.
    pub language: String,
    /// Why.
    pub reason: String,
    /// Who asked the author.
    pub by: String,
    /// When.
    pub at: Millis,
    /// What became of it; none while it waits for the author.
    pub settled: Option<SplitSettled>,
}

/// How a promise that did not help was settled, as colleagues see it.
#[derive(Clone, Debug)]
pub struct SettledEntry {
    /// Number of the case.
    pub case: i64,
    /// The promise's title.
    pub title: String,
    /// Language of the title.
    pub language: String,
    /// What was decided.
    pub settlement: Option<Settlement>,
    /// The public reason.
    pub reason: String,
    /// Who decided.
    pub by: String,
    /// When.
    pub at: Millis,
    /// Who took it back, and when.
    pub undone: Option<(String, Millis)>,
    /// Whether the viewer may take it back.
    pub can_undo: bool,
}

/// A page of the log.
#[derive(Clone, Debug, Default)]
pub struct LogPage {
    /// Newest first.
    pub entries: Vec<LogEntry>,
    /// Splits that were proposed in the same time, newest first.
    pub splits: Vec<SplitEntry>,
    /// Promises that were settled in the same time, newest first.
    pub settled: Vec<SettledEntry>,
    /// Number of the last decision of this page, when there are older ones.
    pub next: Option<i64>,
    /// Whether this is not the first page.
    pub is_later: bool,
}

/// The log for colleagues.
pub fn html(frame: &Frame, content: &LogPage) -> String {
    let lang = frame.lang;
    page(frame, &Shell::office(lang.t("log")), || {
        let entries = entries(frame, content);
        let list = if entries.is_empty() {
            Either::Left(view! { <p class="empty">{lang.t("log-empty")}</p> })
        } else {
            Either::Right(view! { <ol class="log-list">{entries}</ol> })
        };
        view! {
            <div class="column wrap">
                <a class="back" href=frame.href("/moderation")>{small_icon(Icon::Back)}{lang.t("inbox")}</a>
                <div class="page-head">
                    <h1>{lang.t("log")}</h1>
                    <p class="page-lead">{lang.t("log-lead")}</p>
                </div>
                {list}
                {pager(
                    lang,
                    content.is_later.then(|| (lang.t("log-newest"), frame.href("/moderation/log"))),
                    content.next.map(|id| (lang.t("log-older"), frame.href(&format!("/moderation/log?before={id}")))),
                )}
            </div>
        }
    })
}

/// Decisions, splits and settled promises as one list, newest first.
fn entries(frame: &Frame, content: &LogPage) -> Vec<AnyView> {
    let decisions = content.entries.iter().map(|entry| (entry.at, one(frame, entry).into_any()));
    let splits = content.splits.iter().map(|entry| (entry.at, split(frame, entry).into_any()));
    let settled = content.settled.iter().map(|entry| (entry.at, promise(frame, entry).into_any()));
    let mut all: Vec<(Millis, AnyView)> = decisions.chain(splits).chain(settled).collect();
    all.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    all.into_iter().map(|(_, view)| view).collect()
}

fn split(frame: &Frame, entry: &SplitEntry) -> impl IntoView + use<> {
    let lang = frame.lang;
    let href = match entry.thing.subject {
        Subject::Comment => frame.href(&format!("/comments/{}/split", entry.thing.id)),
        Subject::Idea | Subject::Case => frame.href(&format!("/ideas/{}/split", entry.thing.id)),
    };
    let became = match &entry.settled {
        Some(settled) => Either::Left(outcome(frame, settled, false)),
        None => Either::Right(view! { <p>{lang.t("split-asked")}</p> }),
    };
    view! {
        <li class="log-entry" id=format!("split-{}", entry.id)>
            <p class="kicker"><b>{lang.t("log-split")}</b><span>{subject_name(lang, entry.thing.subject)}</span></p>
            <h2 class="log-title" lang=entry.language.clone()><a href=href dir="auto">{entry.title.clone()}</a></h2>
            <ul class="facts"><li><bdi>{entry.by.clone()}</bdi></li><li>{moment(lang, entry.at)}</li></ul>
            <p class="quote"><bdi>{entry.reason.clone()}</bdi></p>
            <div class="log-undone">{became}</div>
        </li>
    }
}

fn one(frame: &Frame, entry: &LogEntry) -> impl IntoView + use<> {
    let lang = frame.lang;
    let href = frame.href(&format!("/moderation?item={}", entry.thing));
    let rule = entry.rule.map(|rule| view! { <li>{rule_name(lang, rule)}</li> });
    let reason = (!entry.reason.is_empty()).then(|| view! { <p class="quote"><bdi>{entry.reason.clone()}</bdi></p> });
    let undone = undone(frame, entry.undone.as_ref());
    let outcome = entry.outcome.map(|outcome| view! { <p class="log-undone">{outcome_name(lang, outcome)}</p> });
    let undo = entry.can_undo.then(|| undo(frame, &[entry.id], "/moderation/log"));
    view! {
        <li class="log-entry" id=format!("decision-{}", entry.id)>
            <p class="kicker">
                <b>{verdict_name(lang, entry.verdict)}</b>
                <span>{subject_name(lang, entry.thing.subject)}</span>
            </p>
            <h2 class="log-title" lang=entry.language.clone()><a href=href dir="auto">{entry.title.clone()}</a></h2>
            <ul class="facts">{rule}<li><bdi>{entry.by.clone()}</bdi></li><li>{moment(lang, entry.at)}</li></ul>
            {reason}
            {undone}
            {outcome}
            {undo}
        </li>
    }
}

/// Who took it back.
fn undone(frame: &Frame, undone: Option<&(String, Millis)>) -> Option<impl IntoView + use<>> {
    let lang = frame.lang;
    let (by, at) = undone?;
    Some(view! { <p class="log-undone">{lang.t("log-undone")}" "<bdi>{by.clone()}</bdi>" "{moment(lang, *at)}</p> })
}

fn promise(frame: &Frame, entry: &SettledEntry) -> impl IntoView + use<> {
    let lang = frame.lang;
    let href = frame.href(&format!("/moderation?item={}", Key::Reopening(entry.case)));
    let name = entry.settlement.map(|settlement| settlement_name(lang, settlement));
    view! {
        <li class="log-entry" id=format!("reopening-{}", entry.case)>
            <p class="kicker"><b>{name}</b><span>{lang.t("subject-promise")}</span></p>
            <h2 class="log-title" lang=entry.language.clone()><a href=href dir="auto">{entry.title.clone()}</a></h2>
            <ul class="facts"><li><bdi>{entry.by.clone()}</bdi></li><li>{moment(lang, entry.at)}</li></ul>
            <p class="quote"><bdi>{entry.reason.clone()}</bdi></p>
            {undone(frame, entry.undone.as_ref())}
            {entry.can_undo.then(|| undo_settlement(frame, entry.case, "/moderation/log"))}
        </li>
    }
}

/// The button that takes decisions back.
pub fn undo(frame: &Frame, decisions: &[i64], to: &str) -> impl IntoView + use<> {
    let ids: Vec<_> =
        decisions.iter().map(|id| view! { <input type="hidden" name="decision" value=id.to_string()/> }).collect();
    view! {
        <form method="post" action=frame.href("/moderation/reversals")>
            {ids}
            <input type="hidden" name="to" value=to.to_owned()/>
            <button class="button" data-key="KeyU">{frame.lang.t("undo")}</button>
        </form>
    }
}

/// How often something was decided.
#[derive(Clone, Copy, Debug)]
pub struct Tally {
    /// What sort of thing.
    pub subject: Subject,
    /// The rule.
    pub rule: Option<Rule>,
    /// How many were hidden.
    pub hidden: i64,
    /// How many of these decisions were objected to.
    pub appealed: i64,
    /// How many of them did not stand.
    pub overturned: i64,
}

/// One decision as everyone sees it.
#[derive(Clone, Debug)]
pub struct PublicEntry {
    /// What sort of thing.
    pub subject: Subject,
    /// What was decided.
    pub verdict: Verdict,
    /// The rule, when hidden.
    pub rule: Option<Rule>,
    /// The reason.
    pub reason: String,
    /// When.
    pub at: Millis,
    /// What became of it after an appeal.
    pub outcome: Option<Outcome>,
}

/// The log for everyone.
#[derive(Clone, Debug, Default)]
pub struct PublicLogPage {
    /// Of the last 90 days.
    pub tallies: Vec<Tally>,
    /// The last ones.
    pub entries: Vec<PublicEntry>,
}

/// The log for everyone.
pub fn public_html(frame: &Frame, content: &PublicLogPage) -> String {
    let lang = frame.lang;
    let shell = Shell { canonical: Some("/moderation/public-log".into()), ..Shell::office(lang.t("public-log")) };
    page(frame, &shell, || {
        let body = if content.entries.is_empty() {
            Either::Left(view! { <div class="empty">{icon(Icon::Done)}<p>{lang.t("public-log-none")}</p></div> })
        } else {
            let entries: Vec<_> = content.entries.iter().map(|entry| public_one(frame, entry)).collect();
            Either::Right(view! {
                {tallies(frame, &content.tallies)}
                <h2>{lang.t("public-log-last")}</h2>
                <ol class="log-list">{entries}</ol>
            })
        };
        view! {
            <div class="column wrap">
                <div class="page-head">
                    <h1>{lang.t("public-log")}</h1>
                    <p class="page-lead">{lang.t("public-log-lead")}</p>
                </div>
                {body}
            </div>
        }
    })
}

fn tallies(frame: &Frame, tallies: &[Tally]) -> Option<impl IntoView + use<>> {
    let lang = frame.lang;
    if tallies.is_empty() {
        return None;
    }
    let rows: Vec<_> = tallies
        .iter()
        .map(|tally| {
            let rule = tally.rule.map_or("", |rule| rule_name(lang, rule));
            let what = format!("{}: {rule}", subject_name(lang, tally.subject));
            view! {
                <tr>
                    <th scope="row">{what}</th>
                    <td>{lang.number(tally.hidden)}</td>
                    <td>{lang.number(tally.appealed)}</td>
                    <td>{lang.number(tally.overturned)}</td>
                </tr>
            }
        })
        .collect();
    Some(view! {
        <div class="table-scroll" tabindex="0" role="region" aria-labelledby="tallies">
            <table class="tallies">
                <caption id="tallies">{lang.t("public-log-numbers")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{lang.t("public-log-what")}</th>
                        <th scope="col">{lang.t("public-log-hidden")}</th>
                        <th scope="col">{lang.t("public-log-appealed")}</th>
                        <th scope="col">{lang.t("public-log-overturned")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    })
}

fn public_one(frame: &Frame, entry: &PublicEntry) -> impl IntoView + use<> {
    let lang = frame.lang;
    let rule = entry.rule.map(|rule| view! { <li>{rule_name(lang, rule)}</li> });
    let reason = (!entry.reason.is_empty()).then(|| view! { <p class="quote"><bdi>{entry.reason.clone()}</bdi></p> });
    let outcome = entry.outcome.map(|outcome| view! { <p class="log-undone">{outcome_name(lang, outcome)}</p> });
    view! {
        <li class="log-entry">
            <p class="kicker">
                <b>{verdict_name(lang, entry.verdict)}</b><span>{subject_name(lang, entry.subject)}</span>
            </p>
            <ul class="facts">{rule}<li>{moment(lang, entry.at)}</li></ul>
            {reason}
            {outcome}
        </li>
    }
}
