//! One entry of the inbox: the words, what is known of them, and all that can be done.

use leptos::either::Either;
use leptos::prelude::*;

use crate::domain::Millis;
use crate::domain::directory::{Directory, Label};
use crate::domain::idea::{FieldError, IdeaTitle};
use crate::domain::moderation::inbox::{InboxFilter, Key};
use crate::domain::moderation::spam::Reason;
use crate::domain::moderation::{NoteText, Outcome, ReasonText, Rule, Seen, Subject, Thing, Verdict, Visibility};
use crate::pages::home::IdeaCard;
use crate::pages::moderation::inbox::claim;
use crate::pages::moderation::log::undo;
use crate::pages::shell::Frame;
use crate::parts::field::{TextArea, Wrong, error_text, option, text_area};
use crate::parts::icon::{Icon, icon, small_icon};
use crate::parts::label::{kind_badge, label_name, moment};
use crate::parts::rule::{outcome_name, rule_field, rule_name, sign_text, subject_name, verdict_name, verdict_verb};

/// What is known of an author.
#[derive(Clone, Debug)]
pub struct AuthorView {
    /// Public name.
    pub name: String,
    /// When they signed up.
    pub since: Millis,
    /// Things of theirs that can be read.
    pub public: i64,
    /// Things of theirs that were hidden lately.
    pub hidden: i64,
}

/// A resident's flag, without their name.
#[derive(Clone, Debug)]
pub struct FlagView {
    /// The rule that they name.
    pub rule: Option<Rule>,
    /// What they say; may be empty.
    pub body: String,
    /// What it weighs, in hundredths.
    pub weight: i64,
    /// When.
    pub at: Millis,
}

/// An earlier decision.
#[derive(Clone, Debug)]
pub struct DecisionView {
    /// Its number.
    pub id: i64,
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
    /// Whether it was taken back.
    pub is_undone: bool,
    /// What became of it after an appeal.
    pub outcome: Option<Outcome>,
}

/// A note among colleagues.
#[derive(Clone, Debug)]
pub struct NoteView {
    /// Who wrote it.
    pub by: String,
    /// The text as typed.
    pub body: String,
    /// When.
    pub at: Millis,
}

/// An objection that waits to be decided.
#[derive(Clone, Debug)]
pub struct AppealView {
    /// Its number.
    pub id: i64,
    /// The author's words.
    pub body: String,
    /// When.
    pub at: Millis,
    /// Who took the decision.
    pub decided_by: String,
    /// Whether the viewer may decide it: not who took the decision.
    pub can_decide: bool,
}

/// What was typed into the form, and what is wrong with it.
#[derive(Clone, Debug, Default)]
pub struct DecisionForm {
    /// The rule as chosen.
    pub rule: String,
    /// The reason as typed.
    pub reason: String,
    /// What is wrong with the rule.
    pub rule_error: Option<FieldError>,
    /// What is wrong with the reason.
    pub reason_error: Option<FieldError>,
}

/// What was typed as another wording.
#[derive(Clone, Debug, Default)]
pub struct EditForm {
    /// The title.
    pub title: String,
    /// The text.
    pub body: String,
    /// Why.
    pub reason: String,
    /// What is wrong with the title.
    pub title_error: Option<FieldError>,
    /// What is wrong with the text.
    pub body_error: Option<FieldError>,
    /// What is wrong with the reason.
    pub reason_error: Option<FieldError>,
}

/// One entry, open.
#[derive(Clone, Debug)]
pub struct Detail {
    /// Its key.
    pub key: Key,
    /// What it is about.
    pub thing: Thing,
    /// As it is now.
    pub seen: Seen,
    /// The idea that it is, or stands under.
    pub idea: IdeaCard,
    /// Language of the words.
    pub language: String,
    /// The words, rendered and sanitised.
    pub body_html: String,
    /// When they were written.
    pub at: Millis,
    /// Who wrote them; none when imported.
    pub author: Option<AuthorView>,
    /// Open flags.
    pub flags: Vec<FlagView>,
    /// Why it is held.
    pub signs: Vec<Reason>,
    /// Earlier decisions, newest first.
    pub decisions: Vec<DecisionView>,
    /// Ideas that are like it.
    pub similar: Vec<IdeaCard>,
    /// Notes among colleagues.
    pub notes: Vec<NoteView>,
    /// Saved replies: number and name.
    pub replies: Vec<(i64, String)>,
    /// An objection that waits.
    pub appeal: Option<AppealView>,
    /// Why an agency handed it back.
    pub handback: Option<(i64, String)>,
    /// Whether another wording waits for the author's answer.
    pub has_proposal: bool,
    /// Which colleague is looking at it.
    pub claimed_by: Option<String>,
    /// The form.
    pub form: DecisionForm,
    /// The form for another wording; the present wording to begin with.
    pub edit: EditForm,
    /// What is wrong with a note.
    pub note_error: Option<FieldError>,
    /// What was typed as a note.
    pub note: String,
}

impl Detail {
    /// What is wrong with the forms that came back.
    pub fn wrong(&self, frame: &Frame) -> Vec<Wrong> {
        let lang = frame.lang;
        let wrong = |id: &str, name: &str, label: &'static str, error: Option<FieldError>| {
            error.map(|error| Wrong::new(lang, id, name, lang.t(label), error))
        };
        [
            wrong("rule", "rule", "rule-label", self.form.rule_error),
            wrong("reason", "reason", "reason-label", self.form.reason_error),
            wrong("note", "note", "note-label", self.note_error),
            wrong("edit-title", "title", "edit-field-title", self.edit.title_error),
            wrong("edit-body", "body", "edit-field-body", self.edit.body_error),
            wrong("edit-reason", "reason", "reason-label", self.edit.reason_error),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// Draws it, with the way to its neighbours in the list.
pub fn detail(
    frame: &Frame,
    open: &Detail,
    filter: &InboxFilter,
    previous: Option<Key>,
    next: Option<Key>,
) -> impl IntoView + use<> {
    let lang = frame.lang;
    let step = |key: Option<Key>, code: &'static str, name: &str, what: Icon| {
        key.map(|key| {
            let href = frame.href(&filter.path(Some(key)));
            let name = lang.t(name);
            view! { <a class="button-quiet" href=href data-key=code>{small_icon(what)}{name}</a> }
        })
    };
    // After a decision the next entry opens, and after the last one the one before it.
    let to = filter.path(next.or(previous));
    view! {
        <section class="inbox-detail" aria-labelledby="detail-title" data-detail="">
            <nav class="inbox-steps" aria-label=lang.t("inbox-steps")>
                <a class="button-quiet inbox-back" href=frame.href(&filter.path(None))>{small_icon(Icon::Back)}{lang.t("inbox-back")}</a>
                {step(previous, "KeyK", "inbox-previous", Icon::Back)}
                {step(next, "KeyJ", "inbox-next", Icon::Forward)}
            </nav>
            {claim(frame, open.claimed_by.as_ref())}
            {words(frame, open)}
            {known(frame, open)}
            {appeal(frame, open, &to)}
            {decision(frame, open, &to)}
            {elsewhere(frame, open)}
            {place(frame, open, filter)}
            {edit(frame, open, filter)}
            {notes(frame, open, filter)}
            {history(frame, open, filter)}
        </section>
    }
}

fn words(frame: &Frame, open: &Detail) -> impl IntoView + use<> {
    let lang = frame.lang;
    let idea = &open.idea;
    let href = match open.thing.subject {
        Subject::Idea => format!("/ideas/{}", idea.id),
        Subject::Comment => format!("/ideas/{}?thread={1}#comment-{1}", idea.id, open.thing.id),
        Subject::Case => format!("/ideas/{}#case-{}", idea.id, open.thing.id),
    };
    let author = match &open.author {
        Some(author) => Either::Left(view! {
            <li><bdi>{author.name.clone()}</bdi></li>
            <li>{lang.t("author-since")}" "{moment(lang, author.since)}</li>
            <li>{lang.count("author-public", author.public)}</li>
            {(author.hidden > 0).then(|| view! { <li class="inbox-late">{lang.count("author-hidden", author.hidden)}</li> })}
        }),
        None => Either::Right(view! { <li>{lang.t("author-imported")}</li> }),
    };
    let names = [
        label_name(lang, &frame.directory.topics, idea.topic_id),
        label_name(lang, &frame.directory.areas, idea.area_id),
        label_name(lang, &frame.directory.agencies, idea.agency_id),
    ];
    let names: Vec<_> = names.into_iter().flatten().map(|name| view! { <span>{name}</span> }).collect();
    let state = lang.t(match open.seen.visibility {
        Visibility::Waiting => "state-waiting",
        Visibility::Public => "state-public",
        Visibility::Hidden => "state-hidden",
    });
    view! {
        <header class="detail-head">
            <p class="kicker">
                <b>{subject_name(lang, open.thing.subject)}</b>
                <span class="state" data-visibility=open.seen.visibility.as_str()>{state}</span>
                {kind_badge(lang, idea.kind)}
                {names}
            </p>
            <h2 id="detail-title" lang=idea.language.clone()><a href=frame.href(&href) dir="auto">{idea.title.clone()}</a></h2>
            <ul class="facts">{author}<li>{moment(lang, open.at)}</li></ul>
        </header>
        <div class="detail-words">
            <div class="prose" lang=open.language.clone() dir="auto" inner_html=open.body_html.clone()></div>
        </div>
    }
}

/// Why it is here: flags, signs of spam, an agency's word, ideas that are like it.
fn known(frame: &Frame, open: &Detail) -> impl IntoView + use<> {
    let lang = frame.lang;
    let flags: Vec<_> = open
        .flags
        .iter()
        .map(|flag| {
            let rule = flag.rule.map_or("", |rule| rule_name(lang, rule));
            let weight = lang.with("flag-weight", &[("n", &hundredths(frame, flag.weight))]);
            let body = (!flag.body.is_empty()).then(|| view! { <p class="quote"><bdi>{flag.body.clone()}</bdi></p> });
            view! { <li><p><b>{rule}</b>" · "{weight}" · "{moment(lang, flag.at)}</p>{body}</li> }
        })
        .collect();
    let flags = (!flags.is_empty()).then(|| {
        view! { <h3>{lang.t("detail-flags")}</h3><ul class="detail-list">{flags}</ul> }
    });
    let signs: Vec<_> = open.signs.iter().map(|reason| view! { <li>{sign_text(lang, *reason)}</li>" " }).collect();
    let signs = (!signs.is_empty()).then(|| {
        view! { <h3>{lang.t("detail-signs")}</h3><ul class="inbox-why">{signs}</ul> }
    });
    let handback = open.handback.as_ref().map(|(agency, reason)| {
        let name = label_name(lang, &frame.directory.agencies, Some(*agency)).unwrap_or_default();
        view! { <h3>{lang.with("detail-handback", &[("agency", &name)])}</h3><p class="quote"><bdi>{reason.clone()}</bdi></p>
            <form method="post" action=frame.href(&format!("/ideas/{}/hand-back/settlement", open.idea.id))>
                <button class="button">{lang.t("handback-leave")}</button>
            </form> }
    });
    let similar: Vec<_> = open
        .similar
        .iter()
        .map(|idea| {
            let href = frame.href(&format!("/ideas/{}", idea.id));
            view! { <li><a href=href lang=idea.language.clone()><span dir="auto">{idea.title.clone()}</span></a></li> }
        })
        .collect();
    let similar = (!similar.is_empty()).then(|| {
        view! { <h3>{lang.t("detail-similar")}</h3><ul class="detail-list">{similar}</ul> }
    });
    view! { <div class="detail-known">{flags}{signs}{handback}{similar}</div> }
}

/// A weight as people read it.
fn hundredths(frame: &Frame, weight: i64) -> String {
    let (whole, rest) = (weight / 100, weight % 100);
    let point = if frame.lang.dir == "rtl" { "٫" } else { "." };
    let rest = if rest < 10 {
        format!("{}{}", frame.lang.number(0), frame.lang.number(rest))
    } else {
        frame.lang.number(rest)
    };
    format!("{}{point}{rest}", frame.lang.number(whole))
}

fn reason_area(
    frame: &Frame,
    id: &str,
    value: &str,
    error: Option<FieldError>,
    hint: Option<&str>,
) -> impl IntoView + use<> {
    let lang = frame.lang;
    text_area(
        lang,
        TextArea {
            id: id.to_owned(),
            name: "reason",
            label: lang.t("reason-label").to_owned(),
            label_hidden: false,
            hint: hint.map(str::to_owned),
            tall: false,
            value: value.to_owned(),
            error: error.map(|error| error_text(lang, "reason", error)),
            max: Some(ReasonText::MAX),
        },
    )
}

/// An objection, decided by another moderator than the first.
fn appeal(frame: &Frame, open: &Detail, to: &str) -> Option<impl IntoView + use<>> {
    let lang = frame.lang;
    let appeal = open.appeal.as_ref()?;
    let form = if appeal.can_decide {
        Either::Left(view! {
            <form class="form" method="post" action=frame.href(&format!("/moderation/appeals/{}/outcome", appeal.id))>
                <input type="hidden" name="to" value=to.to_owned()/>
                {reason_area(frame, "reason", &open.form.reason, open.form.reason_error, Some(lang.t("appeal-answer-hint")))}
                <div class="buttons">
                    <button class="button" name="outcome" value="upheld" data-key="KeyH">{lang.t("appeal-uphold")}</button>
                    <button class="button button-primary" name="outcome" value="overturned" data-key="KeyA">{lang.t("appeal-overturn")}</button>
                </div>
            </form>
        })
    } else {
        Either::Right(view! { <p>{lang.t("appeal-not-yours")}</p> })
    };
    Some(view! {
        <section class="detail-appeal" aria-labelledby="detail-appeal">
            <h3 id="detail-appeal">{lang.t("detail-appeal")}</h3>
            <ul class="facts">
                <li>{moment(lang, appeal.at)}</li>
                <li>{lang.t("appeal-decided-by")}" "<bdi>{appeal.decided_by.clone()}</bdi></li>
            </ul>
            <p class="quote"><bdi>{appeal.body.clone()}</bdi></p>
            {form}
        </section>
    })
}

/// What can be decided of it, by one form with a button for each.
fn decision(frame: &Frame, open: &Detail, to: &str) -> Option<impl IntoView + use<>> {
    let lang = frame.lang;
    if open.appeal.is_some() {
        return None;
    }
    let can_hide = Verdict::Hide.outcome(open.seen.visibility).is_some();
    let buttons: Vec<_> = [Verdict::Approve, Verdict::Keep, Verdict::Restore, Verdict::Hide]
        .into_iter()
        .filter(|verdict| verdict.outcome(open.seen.visibility).is_some())
        .map(|verdict| {
            let (class, code) = match verdict {
                Verdict::Hide => ("button button-danger", "KeyH"),
                _ => ("button button-primary", "KeyA"),
            };
            // What is taken away needs a rule first: the key leads to the field while it is empty.
            let needs = (verdict == Verdict::Hide).then_some("rule");
            view! {
                <button class=class name="verdict" value=verdict.as_str() data-key=code data-needs=needs formnovalidate>{verdict_verb(lang, verdict)}</button>
            }
        })
        .collect();
    let rule = can_hide.then(|| rule_field(lang, "rule", &open.form.rule, open.form.rule_error, true));
    Some(view! {
        <section class="detail-decision" aria-labelledby="detail-decision">
            <h3 class="visually-hidden" id="detail-decision">{lang.t("detail-decision")}</h3>
            <form class="form" id="decision" method="post" action=frame.href("/moderation/decisions")>
                <input type="hidden" name="thing" value=format!("{}@{}", open.thing, open.seen)/>
                <input type="hidden" name="to" value=to.to_owned()/>
                {rule}
                {replies(frame, open)}
                {reason_area(frame, "reason", &open.form.reason, open.form.reason_error, Some(lang.t("reason-hint")))}
                <div class="buttons">{buttons}</div>
            </form>
        </section>
    })
}

/// Saved replies: one is put into the reason, in the author's language.
fn replies(frame: &Frame, open: &Detail) -> Option<impl IntoView + use<>> {
    let lang = frame.lang;
    if open.replies.is_empty() {
        return None;
    }
    let options: Vec<_> = open.replies.iter().map(|(id, name)| option(id.to_string(), name.clone(), false)).collect();
    Some(view! {
        <div class="field">
            <label class="field-label" for="reply">{lang.t("reply-label")}</label>
            <div class="reply-row">
                <span class="select"><select class="input" id="reply" name="reply" data-key="KeyR">{options}</select></span>
                <button class="button" name="intent" value="reply" formnovalidate>{lang.t("reply-insert")}</button>
            </div>
        </div>
    })
}

/// Where else an idea goes: into another, to an agency, onto the roadmap.
fn elsewhere(frame: &Frame, open: &Detail) -> Option<impl IntoView + use<>> {
    let lang = frame.lang;
    if open.thing.subject != Subject::Idea || open.seen.visibility != Visibility::Public {
        return None;
    }
    let id = open.idea.id;
    Some(view! {
        <ul class="detail-ways">
            <li><a class="button" href=frame.href(&format!("/ideas/{id}/merge")) data-key="KeyM">{lang.t("way-merge")}</a></li>
            <li><a class="button" href=frame.href(&format!("/roadmap/new?idea={id}")) data-key="KeyP">{lang.t("way-promote")}</a></li>
            <li><a class="button" href=frame.href(&format!("/ideas/{id}#clock"))>{lang.t("way-assign")}</a></li>
        </ul>
    })
}

fn choice(
    name: &'static str,
    label: &'static str,
    none: &'static str,
    labels: &[Label],
    id: Option<i64>,
    code: &str,
) -> impl IntoView + use<> {
    let chosen = Directory::by_id(labels, id).map(|label| label.slug.clone());
    let options: Vec<_> = labels
        .iter()
        .map(|one| option(one.slug.clone(), one.name(code).to_owned(), chosen.as_ref() == Some(&one.slug)))
        .collect();
    let field = format!("place-{name}");
    view! {
        <div class="field">
            <label class="field-label" for=field.clone()>{label}</label>
            <span class="select">
                <select class="input" id=field name=name>
                    {option(String::new(), none.to_owned(), chosen.is_none())}{options}
                </select>
            </span>
        </div>
    }
}

fn place(frame: &Frame, open: &Detail, filter: &InboxFilter) -> impl IntoView + use<> {
    let lang = frame.lang;
    let directory = &frame.directory;
    let idea = &open.idea;
    view! {
        <details class="disclosure" id="place">
            <summary class="button-quiet" data-key="KeyT">{lang.t("place-change")}</summary>
            <form class="form" method="post" action=frame.href(&format!("/ideas/{}/place", idea.id))>
                <input type="hidden" name="to" value=filter.path(Some(open.key))/>
                <div class="field-row">
                    {choice("topic", lang.t("filter-topic"), lang.t("place-no-topic"), &directory.topics, idea.topic_id, lang.code)}
                    {choice("area", lang.t("filter-area"), lang.t("place-whole-city"), &directory.areas, idea.area_id, lang.code)}
                </div>
                <div class="buttons"><button class="button">{lang.t("place-save")}</button></div>
            </form>
        </details>
    }
}

/// Another wording; a moderator cannot rewrite a resident's words, only propose.
fn edit(frame: &Frame, open: &Detail, filter: &InboxFilter) -> Option<impl IntoView + use<>> {
    let lang = frame.lang;
    if open.thing.subject != Subject::Idea || open.author.is_none() {
        return None;
    }
    if open.has_proposal {
        return Some(Either::Left(view! { <p class="detail-note">{icon(Icon::Info)}{lang.t("edit-standing")}</p> }));
    }
    let form = &open.edit;
    let is_open = form.title_error.is_some() || form.body_error.is_some() || form.reason_error.is_some();
    let area = |id: &str, name: &'static str, label: &str, value: &str, error: Option<String>, max: usize| TextArea {
        id: id.to_owned(),
        name,
        label: lang.t(label).to_owned(),
        label_hidden: false,
        hint: None,
        tall: name == "body",
        value: value.to_owned(),
        error,
        max: Some(max),
    };
    let title_error = form.title_error.map(|error| error_text(lang, "title", error));
    let body_error = form.body_error.map(|error| error_text(lang, "body", error));
    Some(Either::Right(view! {
        <details class="disclosure" open=is_open>
            <summary class="button-quiet">{lang.t("edit-propose")}</summary>
            <form class="form" method="post" action=frame.href(&format!("/ideas/{}/edits", open.idea.id))>
                <input type="hidden" name="to" value=filter.path(Some(open.key))/>
                <p class="field-hint">{lang.t("edit-hint")}</p>
                {text_area(lang, area("edit-title", "title", "edit-field-title", &form.title, title_error, IdeaTitle::MAX))}
                {text_area(lang, area("edit-body", "body", "edit-field-body", &form.body, body_error, 5000))}
                {reason_area(frame, "edit-reason", &form.reason, form.reason_error, None)}
                <div class="buttons"><button class="button">{lang.t("edit-send")}</button></div>
            </form>
        </details>
    }))
}

fn notes(frame: &Frame, open: &Detail, filter: &InboxFilter) -> impl IntoView + use<> {
    let lang = frame.lang;
    let notes: Vec<_> = open
        .notes
        .iter()
        .map(|note| {
            view! {
                <li>
                    <p class="comment-head"><bdi class="comment-author">{note.by.clone()}</bdi>{moment(lang, note.at)}</p>
                    <p class="detail-note-body" dir="auto">{note.body.clone()}</p>
                </li>
            }
        })
        .collect();
    let count = i64::try_from(notes.len()).unwrap_or(0);
    let is_open = count > 0 || open.note_error.is_some();
    let field = TextArea {
        id: "note".into(),
        name: "body",
        label: lang.t("note-label").to_owned(),
        label_hidden: false,
        hint: Some(lang.t("note-hint").to_owned()),
        tall: false,
        value: open.note.clone(),
        error: open.note_error.map(|error| error_text(lang, "note", error)),
        max: Some(NoteText::MAX),
    };
    view! {
        <details class="disclosure detail-notes" open=is_open>
            <summary class="button-quiet">{lang.t("notes")}" "<span class="count">{lang.number(count)}</span></summary>
            <ol class="detail-list">{notes}</ol>
            <form class="form" method="post" action=frame.href(&format!("/ideas/{}/notes", open.idea.id))>
                <input type="hidden" name="to" value=filter.path(Some(open.key))/>
                {text_area(lang, field)}
                <div class="buttons"><button class="button">{lang.t("note-save")}</button></div>
            </form>
        </details>
    }
}

fn history(frame: &Frame, open: &Detail, filter: &InboxFilter) -> Option<impl IntoView + use<>> {
    let lang = frame.lang;
    if open.decisions.is_empty() {
        return None;
    }
    let items: Vec<_> = open
        .decisions
        .iter()
        .enumerate()
        .map(|(at, one)| {
            let rule = one.rule.map(|rule| view! { " · "{rule_name(lang, rule)} });
            let reason =
                (!one.reason.is_empty()).then(|| view! { <p class="quote"><bdi>{one.reason.clone()}</bdi></p> });
            let state = match (one.is_undone, one.outcome) {
                (true, _) => Some(lang.t("log-undone-plain")),
                (false, Some(outcome)) => Some(outcome_name(lang, outcome)),
                (false, None) => None,
            };
            let undo = (at == 0 && !one.is_undone).then(|| undo(frame, &[one.id], &filter.path(Some(open.key))));
            view! {
                <li>
                    <p>
                        <b>{verdict_name(lang, one.verdict)}</b>{rule}" · "<bdi>{one.by.clone()}</bdi>" · "
                        {moment(lang, one.at)}
                    </p>
                    {reason}
                    {state.map(|text| view! { <p class="log-undone">{text}</p> })}
                    {undo}
                </li>
            }
        })
        .collect();
    Some(view! { <section><h3>{lang.t("detail-history")}</h3><ol class="detail-list">{items}</ol></section> })
}
