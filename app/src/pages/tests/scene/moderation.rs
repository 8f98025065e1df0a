//! Pages of moderation with the same text in each field.

use super::{NOW, card};
use crate::domain::idea::FieldError;
use crate::domain::moderation::inbox::{InboxFilter, Key, What};
use crate::domain::moderation::spam::{Reason, Sign};
use crate::domain::moderation::{Outcome, Rule, Seen, Subject, Thing, Verdict, Visibility};
use crate::domain::roadmap::{ItemStage, Outcome as Helped, Settlement, Verdict as Answer};
use crate::pages::moderation::appeal::{self, Appeal, AppealPage};
use crate::pages::moderation::detail::{
    AppealView, AuthorView, DecisionForm, DecisionView, Detail, EditForm, FlagView, NoteView,
};
use crate::pages::moderation::edit::{self, EditPage};
use crate::pages::moderation::flag::{self, FlagPage};
use crate::pages::moderation::inbox::{self, BulkForm, Conflict, Done, Entry, InboxPage, Settled};
use crate::pages::moderation::log::{self, LogEntry, LogPage, PublicEntry, PublicLogPage, SettledEntry, Tally};
use crate::pages::moderation::reopening::{ReopeningDetail, SettledView};
use crate::pages::moderation::replies::{self, RepliesPage, SavedReply};
use crate::pages::moderation::trace::{self, Trace};
use crate::pages::roadmap::{SettleForm, WhyView};
use crate::pages::shell::Frame;
use crate::parts::flag_form::FlagForm;

const WRONG: Option<FieldError> = Some(FieldError::Missing);

pub fn trace_of(text: &str) -> Trace {
    Trace { decision: 3, rule: Some(Rule::Insult), reason: text.into(), at: NOW }
}

fn thing(subject: Subject) -> Thing {
    Thing { subject, id: 7 }
}

fn signs() -> Vec<Reason> {
    Sign::ALL.iter().map(|sign| Reason { sign: *sign, count: 3 }).collect()
}

fn entry(what: What, key: Key, text: &str) -> Entry {
    Entry {
        key,
        what,
        thing: (what != What::Reopenings)
            .then(|| (thing(Subject::Comment), Seen { visibility: Visibility::Public, decision: 3, worded_at: 0 })),
        answered: (what == What::Reopenings).then_some((9, 4)),
        words: text.into(),
        language: "fa".into(),
        author: Some(text.into()),
        topic_id: Some(1),
        area_id: Some(1),
        since: NOW,
        is_late: true,
        flags: Rule::ALL.iter().map(|rule| (*rule, 2)).collect(),
        signs: signs(),
        is_held: true,
        claimed_by: Some(text.into()),
    }
}

fn detail(key: Key, subject: Subject, visibility: Visibility, text: &str) -> Detail {
    let is_appeal = matches!(key, Key::Appeal(_));
    Detail {
        key,
        thing: thing(subject),
        seen: Seen { visibility, decision: 3, worded_at: NOW },
        idea: card(7, text),
        language: "fa".into(),
        body_html: "<p>x</p>".into(),
        at: NOW,
        author: Some(AuthorView { name: text.into(), since: NOW, public: 3, hidden: 1 }),
        flags: vec![FlagView { rule: Some(Rule::Spam), body: text.into(), weight: 105, at: NOW }],
        signs: signs(),
        decisions: vec![DecisionView {
            id: 3,
            verdict: Verdict::Hide,
            rule: Some(Rule::Other),
            reason: text.into(),
            by: text.into(),
            at: NOW,
            is_undone: false,
            outcome: Some(Outcome::Upheld),
        }],
        similar: vec![card(8, text)],
        notes: vec![NoteView { by: text.into(), body: text.into(), at: NOW }],
        replies: vec![(1, text.into())],
        appeal: is_appeal.then(|| AppealView {
            id: 1,
            body: text.into(),
            at: NOW,
            decided_by: text.into(),
            can_decide: true,
        }),
        handback: Some((1, text.into())),
        has_proposal: false,
        claimed_by: Some(text.into()),
        form: DecisionForm { rule: text.into(), reason: text.into(), rule_error: WRONG, reason_error: WRONG },
        edit: EditForm {
            title: text.into(),
            body: text.into(),
            reason: text.into(),
            title_error: WRONG,
            body_error: WRONG,
            reason_error: WRONG,
        },
        note_error: WRONG,
        note: text.into(),
    }
}

fn inbox_page(open: Detail, text: &str) -> InboxPage {
    let what = [What::Ideas, What::Flags, What::Appeals, What::Handbacks, What::Reopenings];
    let key = open.key;
    InboxPage {
        filter: InboxFilter { what: Some(What::Flags), topic: Some(text.into()), area: None },
        counts: What::ALL.iter().map(|what| (*what, 12)).collect(),
        entries: what.into_iter().map(|what| entry(what, key, text)).collect(),
        more: true,
        target_hours: 24,
        open: Some(open),
        reopening: None,
        is_asked: true,
        done: Some(Done { verdict: Verdict::Hide, decisions: vec![3, 4], left: 1 }),
        settled: Some(Settled { case: 6, settlement: Settlement::Keep }),
        conflict: Some(Conflict { by: Some((text.into(), NOW)) }),
        bulk: BulkForm {
            selected: vec![key],
            rule: text.into(),
            reason: text.into(),
            rule_error: WRONG,
            reason_error: WRONG,
        },
    }
}

fn log_entry(text: &str) -> LogEntry {
    LogEntry {
        id: 3,
        thing: thing(Subject::Case),
        title: text.into(),
        language: "fa".into(),
        verdict: Verdict::Hide,
        rule: Some(Rule::Illegal),
        reason: text.into(),
        by: text.into(),
        at: NOW,
        undone: Some((text.into(), NOW)),
        outcome: Some(Outcome::Overturned),
        can_undo: true,
    }
}

fn settled_entry(text: &str) -> SettledEntry {
    SettledEntry {
        case: 6,
        title: text.into(),
        language: "fa".into(),
        settlement: Some(Settlement::Keep),
        reason: text.into(),
        by: text.into(),
        at: NOW,
        undone: Some((text.into(), NOW)),
        can_undo: true,
    }
}

fn public_log(text: &str) -> PublicLogPage {
    let (subject, rule) = (Subject::Comment, Some(Rule::OffTopic));
    PublicLogPage {
        tallies: vec![Tally { subject, rule, hidden: 9, appealed: 2, overturned: 1 }],
        entries: vec![PublicEntry {
            subject,
            verdict: Verdict::Hide,
            rule,
            reason: text.into(),
            at: NOW,
            outcome: Some(Outcome::Upheld),
        }],
    }
}

/// A promise that many say did not help, waiting or settled.
fn reopening_page(settled: Option<Settlement>, text: &str) -> InboxPage {
    let page = inbox_page(detail(Key::Appeal(1), Subject::Comment, Visibility::Hidden, text), text);
    let open = ReopeningDetail {
        id: 6,
        item_id: 3,
        title: text.into(),
        language: "fa".into(),
        stage: ItemStage::Done,
        agency_id: 1,
        topic_id: Some(1),
        area_id: Some(1),
        since: NOW,
        outcome: Helped { yes: 3, partly: 2, no: 4 },
        whys: vec![WhyView { verdict: Answer::No, language: "fa".into(), text: text.into(), at: NOW }],
        settled: settled.map(|settlement| SettledView {
            settlement: Some(settlement),
            by: text.into(),
            at: NOW,
            reason: text.into(),
            can_undo: true,
        }),
        form: SettleForm { decision: text.into(), reason: text.into(), decision_error: WRONG, reason_error: WRONG },
        claimed_by: Some(text.into()),
    };
    InboxPage { open: None, reopening: Some(open), settled: None, ..page }
}

/// The pages of moderation, by name.
pub fn pages(moderator: &Frame, text: &str) -> Vec<(&'static str, String)> {
    let idea = Key::Thing(thing(Subject::Idea));
    let waiting = inbox_page(detail(idea, Subject::Idea, Visibility::Waiting, text), text);
    let public = inbox_page(detail(idea, Subject::Idea, Visibility::Public, text), text);
    let appeal_open = inbox_page(detail(Key::Appeal(1), Subject::Comment, Visibility::Hidden, text), text);
    let form = FlagForm { rule: text.into(), body: text.into(), rule_error: WRONG, body_error: WRONG };
    let flag_page = FlagPage {
        thing: thing(Subject::Comment),
        idea_id: 7,
        idea_title: text.into(),
        language: "fa".into(),
        body_html: "<p>x</p>".into(),
        form,
    };
    let made = Appeal { body: text.into(), at: NOW, outcome: Some(Outcome::Upheld), answer: text.into() };
    let appealing = AppealPage {
        trace: trace_of(text),
        idea_id: 7,
        language: "fa".into(),
        body_html: "<p>x</p>".into(),
        appeal: None,
        is_undone: false,
        typed: text.into(),
        error: WRONG,
    };
    let appealed = AppealPage { appeal: Some(made), error: None, ..appealing.clone() };
    let edit_page = EditPage {
        id: 2,
        idea_id: 7,
        language: "fa".into(),
        title: text.into(),
        body_html: "<p>x</p>".into(),
        new_title: text.into(),
        new_body_html: "<p>y</p>".into(),
        reason: text.into(),
        at: NOW,
    };
    let reply_page = RepliesPage {
        replies: vec![SavedReply { id: 1, name: text.into(), texts: vec![("fa".into(), text.into())] }],
        can_change: true,
        name: text.into(),
        texts: [text.into(), text.into(), text.into()],
        name_error: WRONG,
        text_error: WRONG,
    };
    let log_page = LogPage {
        entries: vec![log_entry(text)],
        splits: super::splits::log_entries(text),
        settled: vec![settled_entry(text)],
        next: Some(3),
        is_later: true,
    };
    let visitor = Frame { viewer: None, ..moderator.clone() };
    vec![
        ("moderation, waiting", inbox::html(moderator, &waiting)),
        ("moderation, public", inbox::html(moderator, &public)),
        ("moderation, appeal", inbox::html(moderator, &appeal_open)),
        ("moderation, promise", inbox::html(moderator, &reopening_page(None, text))),
        ("moderation, settled promise", inbox::html(moderator, &reopening_page(Some(Settlement::Reopen), text))),
        ("moderation, empty", inbox::html(moderator, &InboxPage::default())),
        ("moderation, log", log::html(moderator, &log_page)),
        ("moderation, log, empty", log::html(moderator, &LogPage::default())),
        ("moderation, replies", replies::html(moderator, &reply_page)),
        ("public log", log::public_html(&visitor, &public_log(text))),
        ("public log, empty", log::public_html(&visitor, &PublicLogPage::default())),
        ("hidden idea", trace::html(&visitor, Some(&trace_of(text)))),
        ("flag", flag::html(&visitor, &flag_page)),
        ("appeal", appeal::html(&visitor, &appealing)),
        ("appeal, made", appeal::html(&visitor, &appealed)),
        ("proposed edit", edit::html(&visitor, &edit_page)),
    ]
}
