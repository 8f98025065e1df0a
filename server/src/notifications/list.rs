//! An account's notices, as its page shows them: grouped by what they are about, and worded from
//! what is known and may be read now.

use std::collections::{BTreeMap, BTreeSet};

use app::domain::Millis;
use app::domain::access::{Action, Actor, authorize};
use app::domain::following::Followed;
use app::domain::idea::Stage;
use app::domain::moderation::{Subject, Visibility};
use app::domain::notice::NoticeKind;
use app::domain::roadmap::{Move, Promised};
use app::pages::notices::{About, NoticeGroup, NoticeLine, NoticesPage, Withdrawn};
use serde_json::Value;

use super::item_titles;
use super::store::{self, GroupRow, NoticeRow};
use crate::comments;
use crate::db::Conn;
use crate::ideas::store::{IdeaFacts, facts};
use crate::votes;

/// Ideas and items on one page.
pub const GROUPS: usize = 20;
/// Notices that are shown of each.
pub const LINES: i64 = 6;
/// For how long the page offers to take a withdrawal back.
const UNDO_OFFERED: Millis = 10 * 60 * 1000;

/// A page of notices; from the one before a notice on, when its number is given.
pub async fn page(
    conn: &mut Conn,
    viewer: Actor<'_>,
    language: &str,
    before: Option<i64>,
) -> Result<NoticesPage, sqlx::Error> {
    let Some(account_id) = viewer.id() else { return Ok(NoticesPage::default()) };
    let mut groups = store::groups(conn, account_id, before.unwrap_or(i64::MAX), GROUPS + 1).await?;
    let more = groups.len() > GROUPS;
    groups.truncate(GROUPS);
    let subjects: Vec<i64> = groups.iter().map(|group| group.subject).collect();
    let rows = store::in_groups(conn, account_id, &subjects, LINES).await?;
    let known = Known::gather(conn, viewer, language, &rows).await?;
    Ok(NoticesPage {
        newest: groups.first().map_or(0, |group| group.newest),
        is_later: before.is_some(),
        next: groups.last().filter(|_| more).map(|group| group.newest),
        groups: groups.iter().map(|found| known.group(found, &rows)).collect(),
        withdrawn: None,
    })
}

/// What the notices of a page speak of.
struct Known {
    /// Titles that the reader may read, with their language, by idea.
    ideas: BTreeMap<i64, (String, String)>,
    /// Agencies by idea, of those that may be read.
    agencies: BTreeMap<i64, i64>,
    /// Titles with their language, by item.
    items: BTreeMap<i64, (String, String)>,
    /// Authors of comments that can be read.
    authors: BTreeMap<i64, String>,
    /// How many others stand with the reader where an idea came to stand, by the notice that tells it.
    voices: BTreeMap<i64, i64>,
}

impl Known {
    async fn gather(
        conn: &mut Conn,
        viewer: Actor<'_>,
        language: &str,
        rows: &[NoticeRow],
    ) -> Result<Self, sqlx::Error> {
        let about: BTreeSet<i64> =
            rows.iter().filter_map(|row| row.idea_id).chain(rows.iter().filter_map(other)).collect();
        let mut known = Self {
            ideas: BTreeMap::new(),
            agencies: BTreeMap::new(),
            items: BTreeMap::new(),
            authors: BTreeMap::new(),
            voices: voices(conn, viewer, rows).await?,
        };
        for id in about {
            if let Some(idea) = facts(conn, id).await?.filter(|idea| may_read(viewer, idea)) {
                known.agencies.extend(idea.agency_id.map(|agency| (id, agency)));
                known.ideas.insert(id, (idea.title, idea.language));
            }
        }
        let items: Vec<i64> = rows.iter().filter_map(|row| row.item_id).collect();
        known.items = item_titles(conn, &items, language).await?;
        let written: Vec<i64> = rows.iter().filter_map(|row| row.data()["comment"].as_i64()).collect();
        for comment in comments::store::mentions(conn, &written).await? {
            known.authors.insert(comment.id, comment.author);
        }
        Ok(known)
    }

    fn group(&self, found: &GroupRow, rows: &[NoticeRow]) -> NoticeGroup {
        let lines: Vec<NoticeLine> =
            rows.iter().filter(|row| row.subject == found.subject).filter_map(|row| self.line(row)).collect();
        NoticeGroup {
            about: self.about(found.subject),
            unread: found.unread,
            earlier: found.notices - i64::try_from(lines.len()).unwrap_or(found.notices),
            lines,
        }
    }

    fn about(&self, subject: i64) -> About {
        let (what, id, title) = match subject {
            0 => return About::Nothing,
            item if item > 0 => (Followed::Item, item, self.items.get(&item)),
            idea => (Followed::Idea, -idea, self.ideas.get(&-idea)),
        };
        match title.cloned() {
            Some((title, language)) => About::Thing { what, id, title, language },
            None => About::Hidden,
        }
    }

    /// The line of a notice; none for a kind that a later version wrote.
    fn line(&self, row: &NoticeRow) -> Option<NoticeLine> {
        let kind = NoticeKind::parse(&row.kind)?;
        let data = row.data();
        let word = |key: &str| data[key].as_str().map(str::to_owned);
        let can_be_read = row.item_id.is_some() || row.idea_id.is_none_or(|idea| self.ideas.contains_key(&idea));
        let who = match kind {
            NoticeKind::Replied | NoticeKind::Commented => {
                data["comment"].as_i64().and_then(|comment| self.authors.get(&comment).cloned())
            }
            NoticeKind::Published | NoticeKind::CaseAttached | NoticeKind::Mentioned => row.actor.clone(),
            _ => None,
        };
        let agency = data["agency"].as_i64().or_else(|| self.agencies.get(&row.idea_id?).copied());
        let other = other(row).and_then(|idea| self.ideas.get(&idea)).map(|(title, _)| title.clone());
        let stage = |key: &str| data[key].as_str().and_then(Stage::parse).filter(|_| can_be_read);
        let moved = |key: &str| moved(&data, key).filter(|_| can_be_read);
        Some(NoticeLine {
            id: row.id,
            kind,
            unread: row.read_at.is_none(),
            created_at: row.created_at,
            who: who.filter(|_| can_be_read),
            agency_id: agency.filter(|_| can_be_read),
            agency_before: data["agency_before"].as_i64().filter(|_| can_be_read),
            stage: stage("stage"),
            stage_before: stage("stage_before"),
            due: moved("due"),
            start: moved("start"),
            subject: data["subject"].as_str().and_then(Subject::parse),
            word: word("verdict").or_else(|| word("outcome")),
            count: data["carried"].as_i64(),
            title: word("milestone").or(other).filter(|_| can_be_read),
            reason: word("reason").filter(|_| can_be_read),
            voice: self.voices.get(&row.id).copied().filter(|_| can_be_read),
        })
    }
}

/// Of each idea that others came to stand in, the newest notice that tells so, as long as it is true and the
/// reader's voice counts there: with how many others.
async fn voices(conn: &mut Conn, viewer: Actor<'_>, rows: &[NoticeRow]) -> Result<BTreeMap<i64, i64>, sqlx::Error> {
    let Some(account_id) = viewer.id() else { return Ok(BTreeMap::new()) };
    let mut voices = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for row in rows.iter().filter(|row| NoticeKind::parse(&row.kind) == Some(NoticeKind::Merged)) {
        let Some(kept) = super::merged_whole(conn, row).await? else { continue };
        if seen.insert(kept)
            && votes::stands(conn, kept, account_id).await?
            && let Some(idea) = facts(conn, kept).await?
        {
            voices.insert(row.id, idea.votes - 1);
        }
    }
    Ok(voices)
}

/// What a resident withdrew their voice from a moment ago, with the title where they may read it.
pub async fn withdrawn(
    conn: &mut Conn,
    viewer: Actor<'_>,
    id: i64,
    now: Millis,
) -> Result<Option<Withdrawn>, sqlx::Error> {
    let Some(account_id) = viewer.id() else { return Ok(None) };
    let found = votes::withdrawal(conn, id, account_id).await?.filter(|found| now - found.at < UNDO_OFFERED);
    let Some(found) = found else { return Ok(None) };
    let title = facts(conn, found.idea_id).await?.filter(|idea| may_read(viewer, idea)).map(|idea| idea.title);
    Ok(Some(Withdrawn { id, title }))
}

/// The other idea that a notice of a merge speaks of.
fn other(row: &NoticeRow) -> Option<i64> {
    let speaks = matches!(
        NoticeKind::parse(&row.kind),
        Some(NoticeKind::Merged | NoticeKind::Joined | NoticeKind::Unmerged | NoticeKind::Split)
    );
    row.data()["from"].as_i64().filter(|_| speaks)
}

/// How a date changed, as [`crate::roadmap`] tells it; none when it stayed.
fn moved(data: &Value, key: &str) -> Option<Move> {
    let date = |key: &str| data[key].as_str().and_then(|typed| Promised::parse(typed).ok());
    let moved = Move { before: date(&format!("{key}_before")), after: date(key) };
    (moved.before != moved.after).then_some(moved)
}

/// Whether the reader may read an idea: what is hidden, or waits, is for its author and moderators.
fn may_read(viewer: Actor<'_>, idea: &IdeaFacts) -> bool {
    let action = Action::ReadUnpublished { author_id: idea.author_id, place: idea.place() };
    idea.visibility() == Visibility::Public || authorize(viewer, action)
}
