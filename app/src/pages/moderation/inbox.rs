//! The moderators' inbox: what waits, and one entry of it side by side.

use leptos::either::Either;
use leptos::prelude::*;

use crate::domain::Millis;
use crate::domain::directory::Label;
use crate::domain::moderation::inbox::{InboxFilter, Key, What};
use crate::domain::moderation::spam::Reason;
use crate::domain::moderation::{Rule, Seen, Thing, Verdict};
use crate::domain::roadmap::Settlement;
use crate::pages::moderation::detail::{Detail, detail};
use crate::pages::moderation::log::undo;
use crate::pages::moderation::reopening::{ReopeningDetail, answered, reopening, settlement_name};
use crate::pages::roadmap::undo_settlement;
use crate::pages::shell::{Frame, Shell, page};
use crate::parts::awake;
use crate::parts::field::{TextArea, Wrong, error_summary, error_text, option, text_area};
use crate::parts::icon::{Icon, icon, small_icon};
use crate::parts::label::{label_name, moment};
use crate::parts::rule::{rule_field, rule_name, sign_text, subject_name, verdict_name, verdict_verb, what_name};

/// One entry of the list.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its key.
    pub key: Key,
    /// Why it is there.
    pub what: What,
    /// What a resident wrote that it is about, as it is now; none for a promise.
    pub thing: Option<(Thing, Seen)>,
    /// The title of an idea or a promise, or the first words of a comment or a case.
    pub words: String,
    /// Of these words.
    pub language: String,
    /// Who wrote it; none when imported, and for a promise.
    pub author: Option<String>,
    /// How many answered whether a promise helped, and how many of them say no.
    pub answered: Option<(i64, i64)>,
    /// The topic of the idea or the promise.
    pub topic_id: Option<i64>,
    /// The area.
    pub area_id: Option<i64>,
    /// Since when it waits.
    pub since: Millis,
    /// Whether that is longer than the city wants.
    pub is_late: bool,
    /// The rules that flags name, and how many do.
    pub flags: Vec<(Rule, i64)>,
    /// Why it is held, besides flags.
    pub signs: Vec<Reason>,
    /// Whether it is held.
    pub is_held: bool,
    /// Which colleague is looking at it.
    pub claimed_by: Option<String>,
}

/// What has just been decided, with the way back.
#[derive(Clone, Debug)]
pub struct Done {
    /// What it was.
    pub verdict: Verdict,
    /// Numbers of the decisions.
    pub decisions: Vec<i64>,
    /// How many things were left alone.
    pub left: i64,
}

/// What has just been decided of a promise, with the way back.
#[derive(Clone, Copy, Debug)]
pub struct Settled {
    /// Number of the case.
    pub case: i64,
    /// What was decided.
    pub settlement: Settlement,
}

/// What somebody else has settled meanwhile.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// Who; none when its author deleted it.
    pub by: Option<(String, Millis)>,
}

/// What was typed into the form for many, and what is wrong with it.
#[derive(Clone, Debug, Default)]
pub struct BulkForm {
    /// What was selected.
    pub selected: Vec<Key>,
    /// The rule as chosen.
    pub rule: String,
    /// The reason as typed.
    pub reason: String,
    /// What is wrong.
    pub rule_error: Option<crate::domain::idea::FieldError>,
    /// What is wrong.
    pub reason_error: Option<crate::domain::idea::FieldError>,
}

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct InboxPage {
    /// What of it.
    pub filter: InboxFilter,
    /// How much of each sort waits, topic and area being as filtered.
    pub counts: Vec<(What, i64)>,
    /// The entries, longest waiting first.
    pub entries: Vec<Entry>,
    /// Whether there are more than are shown.
    pub more: bool,
    /// How many hours something may wait.
    pub target_hours: i64,
    /// The entry that is open, where somebody's words are.
    pub open: Option<Detail>,
    /// The promise that is open.
    pub reopening: Option<ReopeningDetail>,
    /// Whether it was asked for: then a narrow page shows it and not the list.
    pub is_asked: bool,
    /// What has just been decided.
    pub done: Option<Done>,
    /// And of a promise.
    pub settled: Option<Settled>,
    /// What could not be.
    pub conflict: Option<Conflict>,
    /// The form for many.
    pub bulk: BulkForm,
}

impl InboxPage {
    /// The key of the entry that is open.
    pub fn open_key(&self) -> Option<Key> {
        let reopening = self.reopening.as_ref().map(|open| Key::Reopening(open.id));
        self.open.as_ref().map(|open| open.key).or(reopening)
    }
}

/// The whole page.
pub fn html(frame: &Frame, content: &InboxPage) -> String {
    let lang = frame.lang;
    let wrong = wrong(frame, content);
    let shell = Shell { has_errors: !wrong.is_empty(), ..Shell::office(lang.t("inbox")) };
    page(frame, &shell, || {
        let class = if content.is_asked { "inbox inbox-asked" } else { "inbox" };
        view! {
            <div class="wrap inbox-page">
                {error_summary(lang, wrong)}
                <div class="inbox-head">
                    <h1>{lang.t("inbox")}</h1>
                    <ul class="inbox-ways">
                        <li><a href=frame.href("/moderation/log")>{lang.t("log")}</a></li>
                        <li><a href=frame.href("/moderation/public-log")>{lang.t("public-log")}</a></li>
                        <li><a href=frame.href("/moderation/replies")>{lang.t("replies")}</a></li>
                    </ul>
                </div>
                {done(frame, content)}
                {settled(frame, content)}
                {conflict(frame, content)}
                {sorts(frame, content)}
                {places(frame, content)}
                {awake::moderation(frame)}
                <div class=class data-inbox="">
                    {list(frame, content)}
                    {side(frame, content)}
                </div>
            </div>
        }
    })
}

/// What is wrong with the form that came back: the one for many, or the one of the entry.
fn wrong(frame: &Frame, content: &InboxPage) -> Vec<Wrong> {
    let lang = frame.lang;
    let mut wrong: Vec<Wrong> = content.open.as_ref().map(|open| open.wrong(frame)).unwrap_or_default();
    wrong.extend(content.reopening.as_ref().and_then(|open| open.wrong(frame)));
    let bulk = &content.bulk;
    wrong.extend(bulk.rule_error.map(|error| Wrong::new(lang, "bulk-rule", "rule", lang.t("rule-label"), error)));
    wrong.extend(
        bulk.reason_error.map(|error| Wrong::new(lang, "bulk-reason", "reason", lang.t("reason-label"), error)),
    );
    wrong
}

fn done(frame: &Frame, content: &InboxPage) -> Option<impl IntoView + use<>> {
    let lang = frame.lang;
    let done = content.done.as_ref()?;
    let count = i64::try_from(done.decisions.len()).unwrap_or(i64::MAX);
    let what = if count == 1 { String::new() } else { format!(" {}", lang.count("inbox-done-many", count)) };
    let left = (done.left > 0).then(|| view! { <p>{lang.count("inbox-left", done.left)}</p> });
    let undo = (count > 0).then(|| undo(frame, &done.decisions, &content.filter.path(None)));
    Some(view! {
        <div class="notice notice-ok inbox-done" role="status">
            {icon(Icon::Done)}
            <div><p>{verdict_name(lang, done.verdict)}{what}</p>{left}</div>
            {undo}
        </div>
    })
}

fn settled(frame: &Frame, content: &InboxPage) -> Option<impl IntoView + use<>> {
    let Settled { case, settlement } = content.settled?;
    Some(view! {
        <div class="notice notice-ok inbox-done" role="status">
            {icon(Icon::Done)}
            <div><p>{settlement_name(frame.lang, settlement)}</p></div>
            {undo_settlement(frame, case, &content.filter.path(None))}
        </div>
    })
}

fn conflict(frame: &Frame, content: &InboxPage) -> Option<impl IntoView + use<>> {
    let lang = frame.lang;
    let text = match &content.conflict.as_ref()?.by {
        Some((by, at)) => Either::Left(view! {
            <p><b>{lang.t("inbox-settled")}</b>" "<bdi>{by.clone()}</bdi>", "{moment(lang, *at)}"."</p>
            <p>{lang.t("inbox-settled-nothing")}</p>
        }),
        None => {
            Either::Right(view! { <p><b>{lang.t("inbox-changed")}</b></p><p>{lang.t("inbox-settled-nothing")}</p> })
        }
    };
    Some(view! {
        <div class="notice inbox-conflict" role="alert" tabindex="-1" data-read-first="">{icon(Icon::Info)}<div>{text}</div></div>
    })
}

/// The sorts, as links with how much of each waits. Probable duplicates have a page of their own.
fn sorts(frame: &Frame, content: &InboxPage) -> impl IntoView + use<> {
    let lang = frame.lang;
    let tab = |what: Option<What>, name: &str, count: i64| {
        let href = frame.href(&InboxFilter { what, ..content.filter.clone() }.path(None));
        let current = (content.filter.what == what).then_some("true");
        let count = lang.number(count);
        view! { <li><a href=href aria-current=current>{name.to_owned()}" "<span class="count">{count}</span></a></li> }
    };
    let total = content.counts.iter().map(|(_, count)| count).sum();
    let all = tab(None, lang.t("inbox-all"), total);
    let each: Vec<_> =
        content.counts.iter().map(|(what, count)| tab(Some(*what), what_name(lang, *what), *count)).collect();
    let duplicates = view! {
        <li><a href=frame.href("/moderation/duplicates")>{what_name(lang, What::Duplicates)}</a></li>
    };
    view! { <nav class="tabs inbox-sorts" aria-label=lang.t("inbox-sorts")><ul>{all}{each}{duplicates}</ul></nav> }
}

/// Only a topic, only an area.
fn places(frame: &Frame, content: &InboxPage) -> impl IntoView + use<> {
    let lang = frame.lang;
    let filter = &content.filter;
    let what = filter.what.map(|what| view! { <input type="hidden" name="what" value=what.as_str()/> });
    let target = lang.count("inbox-target", content.target_hours);
    view! {
        <form class="inbox-places" method="get" action=frame.href("/moderation")>
            {what}
            {place(lang.t("filter-topic"), "topic", lang.t("inbox-every-topic"), &frame.directory.topics, &filter.topic, lang.code)}
            {place(lang.t("filter-area"), "area", lang.t("inbox-every-area"), &frame.directory.areas, &filter.area, lang.code)}
            <button class="button">{lang.t("inbox-show")}</button>
            <p class="inbox-target">{target}</p>
        </form>
    }
}

fn place(
    label: &'static str,
    name: &'static str,
    every: &'static str,
    labels: &[Label],
    chosen: &Option<String>,
    code: &str,
) -> impl IntoView + use<> {
    let options: Vec<_> = labels
        .iter()
        .map(|one| option(one.slug.clone(), one.name(code).to_owned(), chosen.as_ref() == Some(&one.slug)))
        .collect();
    let id = format!("inbox-{name}");
    view! {
        <div class="field">
            <label class="field-label" for=id.clone()>{label}</label>
            <span class="select">
                <select class="input" id=id name=name>
                    {option(String::new(), every.to_owned(), chosen.is_none())}
                    {options}
                </select>
            </span>
        </div>
    }
}

fn list(frame: &Frame, content: &InboxPage) -> impl IntoView + use<> {
    let lang = frame.lang;
    if content.entries.is_empty() {
        return Either::Left(view! {
            <div class="inbox-list"><div class="empty">{icon(Icon::Done)}<p>{lang.t("inbox-empty")}</p></div></div>
        });
    }
    let entries: Vec<_> = content.entries.iter().map(|one| entry(frame, content, one)).collect();
    let more = content.more.then(|| view! { <p class="inbox-more">{lang.t("inbox-more")}</p> });
    Either::Right(view! {
        <section class="inbox-list" aria-labelledby="inbox-list-title">
            <h2 class="visually-hidden" id="inbox-list-title">{lang.t("inbox-list")}</h2>
            <ol>{entries}</ol>
            {more}
            {content.entries.iter().any(can_be_ticked).then(|| bulk(frame, content))}
        </section>
    })
}

/// Whether one decision about many can be about this: each objection and each promise is settled by itself.
fn can_be_ticked(entry: &Entry) -> bool {
    matches!(entry.key, Key::Thing(_))
}

fn entry(frame: &Frame, content: &InboxPage, entry: &Entry) -> impl IntoView + use<> {
    let lang = frame.lang;
    let key = entry.key.to_string();
    let current = content.open_key() == Some(entry.key);
    let href = frame.href(&content.filter.path(Some(entry.key)));
    let tick = entry.thing.filter(|_| can_be_ticked(entry)).map(|(thing, seen)| {
        let id = format!("select-{key}");
        let label = format!("{} {}", lang.t("inbox-select"), entry.words);
        let value = format!("{thing}@{seen}");
        let ticked = content.bulk.selected.contains(&entry.key);
        view! {
            <input type="checkbox" class="inbox-tick" id=id name="thing" value=value form="bulk" checked=ticked
                aria-label=label/>
        }
    });
    let place = [
        label_name(lang, &frame.directory.topics, entry.topic_id),
        label_name(lang, &frame.directory.areas, entry.area_id),
    ];
    let place: Vec<_> = place.into_iter().flatten().map(|name| view! { <li>{name}</li> }).collect();
    let author = entry.author.clone().map(|name| view! { <li><bdi>{name}</bdi></li> });
    let late = entry
        .is_late
        .then(|| view! { <li class="inbox-late">{small_icon(Icon::InProgress)}{lang.t("inbox-late")}</li> });
    view! {
        <li class="inbox-entry" data-current=current.then_some("")>
            {tick}
            <div>
                <p class="kicker">{kicker(frame, entry)}</p>
                <a class="inbox-words" href=href aria-current=current.then_some("true") lang=entry.language.clone()>
                    <span dir="auto">{entry.words.clone()}</span>
                </a>
                <ul class="facts">{author}{place}<li>{moment(lang, entry.since)}</li>{late}</ul>
                {why(frame, entry)}
                {claim(frame, entry.claimed_by.as_ref())}
            </div>
        </li>
    }
}

fn kicker(frame: &Frame, entry: &Entry) -> impl IntoView + use<> {
    let lang = frame.lang;
    let name = match entry.what {
        What::Ideas | What::Comments => lang.t("inbox-waits"),
        What::Flags if entry.is_held => lang.t("inbox-held"),
        What::Flags => lang.t("inbox-flagged"),
        What::Duplicates => lang.t("inbox-duplicates"),
        What::Appeals => lang.t("inbox-appeal"),
        What::Handbacks => lang.t("inbox-handback"),
        What::Reopenings => lang.t("inbox-reopening"),
    };
    let subject = entry.thing.map_or(lang.t("subject-promise"), |(thing, _)| subject_name(lang, thing.subject));
    view! { <b class="inbox-what" data-what=entry.what.as_str()>{name}</b><span>{subject}</span> }
}

/// Rules that residents name, signs of spam, and how many say that a promise did not help.
fn why(frame: &Frame, entry: &Entry) -> Option<impl IntoView + use<>> {
    let lang = frame.lang;
    if entry.flags.is_empty() && entry.signs.is_empty() && entry.answered.is_none() {
        return None;
    }
    let answered = entry.answered.map(|told| view! { <li>{answered(lang, told)}</li> });
    let flags = entry.flags.iter().map(|(rule, count)| {
        let text = if *count > 1 {
            format!("{} × {}", rule_name(lang, *rule), lang.number(*count))
        } else {
            rule_name(lang, *rule).to_owned()
        };
        view! { <li>{text}</li>" " }.into_any()
    });
    let signs = entry.signs.iter().map(|reason| view! { <li>{sign_text(lang, *reason)}</li>" " }.into_any());
    let all: Vec<_> = flags.chain(signs).collect();
    Some(view! { <ul class="inbox-why">{answered}{all}</ul> })
}

/// Who else is looking at it.
pub fn claim(frame: &Frame, by: Option<&String>) -> Option<impl IntoView + use<>> {
    let text = frame.lang.with("inbox-claimed", &[("name", &crate::domain::text::isolate(by?))]);
    Some(view! { <p class="inbox-claim">{small_icon(Icon::UnderReview)}{text}</p> })
}

/// One action and one reason for all that are selected.
fn bulk(frame: &Frame, content: &InboxPage) -> impl IntoView + use<> {
    let lang = frame.lang;
    let form = &content.bulk;
    let is_open = form.rule_error.is_some() || form.reason_error.is_some();
    let reason = TextArea {
        id: "bulk-reason".into(),
        name: "reason",
        label: lang.t("reason-label").to_owned(),
        label_hidden: false,
        hint: None,
        tall: false,
        value: form.reason.clone(),
        error: form.reason_error.map(|error| error_text(lang, "reason", error)),
        max: None,
    };
    let buttons: Vec<_> = [Verdict::Approve, Verdict::Keep, Verdict::Hide]
        .into_iter()
        .map(|verdict| {
            let class = if verdict == Verdict::Hide { "button button-danger" } else { "button" };
            view! { <button class=class name="verdict" value=verdict.as_str() formnovalidate>{verdict_verb(lang, verdict)}</button> }
        })
        .collect();
    view! {
        <details class="disclosure inbox-bulk" open=is_open>
            <summary class="button-quiet">{lang.t("inbox-bulk")}</summary>
            <form class="form" id="bulk" method="post" action=frame.href("/moderation/decisions")>
                <p class="field-hint">{lang.t("inbox-bulk-hint")}</p>
                <input type="hidden" name="to" value=content.filter.path(None)/>
                <input type="hidden" name="many" value="1"/>
                {rule_field(lang, "bulk-rule", &form.rule, form.rule_error, true)}
                {text_area(lang, reason)}
                <div class="buttons">{buttons}</div>
            </form>
        </details>
    }
}

fn side(frame: &Frame, content: &InboxPage) -> Option<impl IntoView + use<>> {
    let key = content.open_key()?;
    let at = content.entries.iter().position(|entry| entry.key == key);
    let near = |at: Option<usize>| at.and_then(|at| content.entries.get(at)).map(|entry| entry.key);
    let next = near(at.map_or(Some(0), |at| at.checked_add(1)));
    let previous = near(at.and_then(|at| at.checked_sub(1)));
    let thing = content.open.as_ref().map(|open| detail(frame, open, &content.filter, previous, next));
    let promise = content.reopening.as_ref().map(|open| reopening(frame, open, &content.filter, previous, next));
    Some(view! { {thing}{promise} })
}
