//! What a notice says, in the reader's language.

use super::NoticeLine;
use crate::domain::moderation::Subject;
use crate::domain::notice::NoticeKind;
use crate::domain::roadmap::{Move, Promised, Shift};
use crate::domain::text::isolate;
use crate::i18n::Lang;
use crate::pages::shell::{Frame, MOST_UNREAD};
use crate::parts::label::{label_name, stage_name};

/// How many notices are not read.
pub fn unread(lang: Lang, unread: i64) -> String {
    if unread < MOST_UNREAD {
        lang.count("notices-unread", unread)
    } else {
        lang.with("notices-unread-many", &[("n", &lang.number(MOST_UNREAD - 1))])
    }
}

/// The sentence of a notice.
pub fn sentence(frame: &Frame, line: &NoticeLine) -> String {
    let lang = frame.lang;
    let agency_name = |id| {
        let name = label_name(lang, &frame.directory.agencies, id);
        name.map_or_else(|| lang.t("told-an-agency").to_owned(), |name| isolate(&name))
    };
    let agency = agency_name(line.agency_id);
    let who = line.who.as_deref().map(isolate);
    let stage = line.stage.map(|stage| stage_name(lang, stage));
    let by = |key: &str, gone: &str| match &who {
        Some(who) => lang.with(key, &[("who", who)]),
        None => lang.t(gone).to_owned(),
    };
    let of_subject = |key: &str| lang.with(key, &[("subject", line.subject.map_or("", Subject::as_str))]);
    let staged = |key: &str, plain: &str| match stage {
        Some(stage) => lang.with(key, &[("agency", &agency), ("stage", stage)]),
        None => lang.with(plain, &[("agency", &agency)]),
    };
    let titled = |key: &str, plain: &str| match &line.title {
        Some(title) => lang.with(key, &[("title", &isolate(title))]),
        None => lang.t(plain).to_owned(),
    };
    match line.kind {
        NoticeKind::Answered => staged("told-answered", "told-answered-plain"),
        NoticeKind::Asked => lang.with("told-asked", &[("agency", &agency)]),
        NoticeKind::Assigned => lang.with("told-assigned", &[("agency", &agency)]),
        NoticeKind::Merged => titled("told-merged", "told-merged-plain"),
        NoticeKind::Joined => match line.count.filter(|count| *count > 0) {
            Some(count) => lang.count("told-joined", count),
            None => lang.t("told-joined-plain").to_owned(),
        },
        NoticeKind::Unmerged => lang.t("told-unmerged").to_owned(),
        NoticeKind::Split => lang.t("told-split").to_owned(),
        NoticeKind::Replied => by("told-replied", "told-replied-gone"),
        NoticeKind::Commented => by("told-commented", "told-commented-gone"),
        NoticeKind::CaseAttached => by("told-case", "told-case-gone"),
        NoticeKind::Mentioned => by("told-mentioned", "told-mentioned-gone"),
        NoticeKind::Decided => match line.word.as_deref() {
            Some("approve") => of_subject("told-approved"),
            Some("hide") => of_subject("told-hidden-by"),
            Some("restore") => of_subject("told-restored"),
            _ => of_subject("told-kept"),
        },
        NoticeKind::Held => of_subject("told-held"),
        NoticeKind::EditProposed => lang.t("told-edit-proposed").to_owned(),
        NoticeKind::AppealDecided => {
            let overturned = line.word.as_deref() == Some("overturned");
            lang.t(if overturned { "told-appeal-overturned" } else { "told-appeal-upheld" }).to_owned()
        }
        NoticeKind::Promised => with_dates(lang, line, staged("told-promised", "told-promised-plain")),
        NoticeKind::StageMoved => {
            let moved = match (line.stage_before, stage) {
                (Some(before), Some(stage)) => {
                    lang.with("told-stage-moved", &[("from", stage_name(lang, before)), ("stage", stage)])
                }
                _ => staged("told-stage", "told-stage-plain"),
            };
            with_dates(lang, line, moved)
        }
        NoticeKind::DateMoved => match with_dates(lang, line, String::new()) {
            told if told.is_empty() => lang.t("told-date-moved").to_owned(),
            told => told,
        },
        NoticeKind::HandedOn => {
            lang.with("told-handed-on", &[("agency", &agency), ("from", &agency_name(line.agency_before))])
        }
        NoticeKind::MilestoneReached => titled("told-milestone", "told-milestone-plain"),
        NoticeKind::ItemPosted => lang.with("told-posted", &[("agency", &agency)]),
        NoticeKind::Delivered => lang.t("told-delivered").to_owned(),
        NoticeKind::LookedAt => lang.t("told-looked-at").to_owned(),
        NoticeKind::Published => by("told-published", "told-published-plain"),
    }
}

/// What is told, and how dates changed along with it, in the reader's calendar.
fn with_dates(lang: Lang, line: &NoticeLine, told: String) -> String {
    let due = line.due.and_then(|due| moved(lang, due, "due", |date| lang.promised_until(date)));
    let start = line.start.and_then(|start| moved(lang, start, "start", |date| lang.promised(date)));
    let told = Some(told).filter(|told| !told.is_empty());
    told.into_iter().chain(due).chain(start).collect::<Vec<_>>().join(" ")
}

/// How a date changed; none when it stayed.
fn moved(lang: Lang, date: Move, which: &str, told: impl Fn(&Promised) -> String) -> Option<String> {
    match (&date.before, &date.after) {
        (None, None) => None,
        (None, Some(after)) => Some(lang.with(&format!("told-{which}-set"), &[("to", &told(after))])),
        (Some(before), None) => Some(lang.with(&format!("told-{which}-gone"), &[("from", &told(before))])),
        (Some(before), Some(after)) => {
            let how = match before.shift(after)? {
                Shift::Later => "later",
                Shift::Earlier => "earlier",
                Shift::Narrowed => "narrowed",
                Shift::Widened => "widened",
            };
            let words = [("how", how), ("from", &*told(before)), ("to", &*told(after))];
            Some(lang.with(&format!("told-{which}-moved"), &words))
        }
    }
}
