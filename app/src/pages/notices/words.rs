//! What a notice says, in the reader's language.

use super::NoticeLine;
use crate::domain::moderation::Subject;
use crate::domain::notice::NoticeKind;
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
    let agency = label_name(lang, &frame.directory.agencies, line.agency_id)
        .map_or_else(|| lang.t("told-an-agency").to_owned(), |name| isolate(&name));
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
        NoticeKind::Promised => staged("told-promised", "told-promised-plain"),
        NoticeKind::StageMoved => staged("told-stage-moved", "told-stage-moved-plain"),
        NoticeKind::DateMoved => lang.t("told-date-moved").to_owned(),
        NoticeKind::MilestoneReached => titled("told-milestone", "told-milestone-plain"),
        NoticeKind::ItemPosted => lang.with("told-posted", &[("agency", &agency)]),
        NoticeKind::Delivered => lang.t("told-delivered").to_owned(),
        NoticeKind::LookedAt => lang.t("told-looked-at").to_owned(),
        NoticeKind::Published => by("told-published", "told-published-plain"),
    }
}
