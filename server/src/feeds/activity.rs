//! What is new with an idea, with an agency and on the roadmap, as news.

use app::domain::idea::Stage;
use app::domain::text::isolate;
use app::pages::home::IdeaCard;
use app::pages::idea::AnswerView;
use app::pages::shell::Frame;
use app::parts::label::{label_name, stage_name};

use super::store::{self, CommentRow, ItemRow, Items};
use super::{ENTRIES, News};
use crate::db::Conn;
use crate::{answers, notifications};

/// What became of an idea: its beginning, comments, answers, and changes of its promise.
pub async fn of_idea(conn: &mut Conn, frame: &Frame, idea: &IdeaCard) -> Result<Vec<News>, sqlx::Error> {
    let mut news = vec![submitted(frame, idea)];
    let comments = store::comments(conn, idea.id, ENTRIES).await?;
    news.extend(comments.into_iter().map(|row| comment(frame, idea.id, row)));
    let answers = answers::store::of_idea(conn, idea.id, &[]).await?;
    news.extend(answers.into_iter().map(|given| answer(frame, idea.id, given)));
    news.extend(of_items(conn, frame, &Items::Behind(idea.id)).await?);
    news.sort_by_key(|one| std::cmp::Reverse(one.at));
    news.truncate(ENTRIES);
    Ok(news)
}

fn submitted(frame: &Frame, idea: &IdeaCard) -> News {
    let news = super::of_idea(frame, idea);
    let title = match &idea.author {
        Some(author) => frame.lang.with("feed-entry-idea", &[("who", &isolate(author))]),
        None => frame.lang.t("feed-entry-imported").to_owned(),
    };
    News { title, title_language: None, ..news }
}

fn comment(frame: &Frame, idea_id: i64, row: CommentRow) -> News {
    let key = if row.parent_id.is_some() { "feed-entry-reply" } else { "feed-entry-comment" };
    News {
        id: format!("/ideas/{idea_id}#comment-{}", row.id),
        path: format!("/comments/{}", row.id),
        title: frame.lang.with(key, &[("who", &isolate(&row.author))]),
        title_language: None,
        author: row.author,
        summary: None,
        html: Some(row.body_html),
        language: row.language,
        category: None,
        at: row.created_at,
    }
}

/// The name of an agency, as the author of what its officers write.
fn agency_name(frame: &Frame, id: i64) -> String {
    let name = label_name(frame.lang, &frame.directory.agencies, Some(id));
    name.unwrap_or_else(|| frame.lang.t("told-an-agency").to_owned())
}

fn answer(frame: &Frame, idea_id: i64, given: AnswerView) -> News {
    let agency = agency_name(frame, given.agency_id);
    let words = [("agency", &*isolate(&agency)), ("stage", stage_name(frame.lang, given.stage))];
    News {
        id: format!("/ideas/{idea_id}#answer-{}", given.id),
        path: format!("/ideas/{idea_id}#answer-{}", given.id),
        title: frame.lang.with("feed-entry-answer", &words),
        title_language: None,
        author: agency,
        summary: None,
        html: Some(given.body_html),
        language: given.language,
        category: None,
        at: given.created_at,
    }
}

/// What is new of some items of the roadmap.
pub async fn of_items(conn: &mut Conn, frame: &Frame, items: &Items) -> Result<Vec<News>, sqlx::Error> {
    let rows = store::items(conn, items, ENTRIES).await?;
    let ids: Vec<i64> = rows.iter().map(|row| row.item_id).collect();
    let titles = notifications::item_titles(conn, &ids, frame.lang.code).await?;
    let news = rows.into_iter().map(|row| {
        let title = titles.get(&row.item_id).map(|(title, _)| title.as_str()).unwrap_or_default();
        item(frame, title, row)
    });
    Ok(news.collect())
}

fn item(frame: &Frame, title: &str, row: ItemRow) -> News {
    let lang = frame.lang;
    let stage = Stage::parse(&row.stage_after).map_or("", |stage| stage_name(lang, stage));
    let told = match (row.what.as_str(), &row.stage_before) {
        ("change", None) => lang.with("feed-item-made", &[("stage", stage)]),
        ("change", Some(before)) if *before != row.stage_after => lang.with("feed-item-stage", &[("stage", stage)]),
        ("change", Some(_)) => match row.handed_to {
            Some(agency) => lang.with("feed-item-handed-on", &[("agency", &isolate(&agency_name(frame, agency)))]),
            None => lang.t("feed-item-date").to_owned(),
        },
        ("evidence", _) => lang.t("feed-item-evidence").to_owned(),
        _ => lang.t("feed-item-update").to_owned(),
    };
    let anchor = if row.what == "change" { "change" } else { "post" };
    News {
        id: format!("/roadmap/{}#{anchor}-{}", row.item_id, row.id),
        path: format!("/roadmap/{}", row.item_id),
        title: if title.is_empty() { told } else { format!("{} – {told}", isolate(title)) },
        title_language: None,
        author: agency_name(frame, row.agency_id),
        summary: (!row.reason.is_empty()).then_some(row.reason),
        html: (!row.body_html.is_empty()).then_some(row.body_html),
        language: row.language,
        category: None,
        at: row.created_at,
    }
}
