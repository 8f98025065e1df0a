//! SQL of official answers.

use app::domain::Millis;
use app::domain::answer::{AnswerKind, Decline, DeclineReason};
use app::domain::idea::Stage;
use app::pages::idea::{AnswerView, JoinedIdea};

use crate::db::{Conn, Tx};
use crate::fetch;
use crate::ideas::store::stage;
use crate::ideas::tree::store::TREE;

/// What is kept of a new answer.
pub struct NewAnswer<'a> {
    /// The idea.
    pub idea_id: i64,
    /// The agency that answers.
    pub agency_id: i64,
    /// Its officer.
    pub author_id: i64,
    /// Of the text.
    pub language: &'a str,
    /// The stage that it sets, or leaves.
    pub stage: Stage,
    /// Whether it asks residents something.
    pub is_question: bool,
    /// Why, where it declines.
    pub decline: Option<&'a Decline>,
    /// Checked.
    pub body: &'a str,
    /// Rendered.
    pub html: &'a str,
    /// When.
    pub at: Millis,
}

/// Keeps an answer and gives its number.
pub async fn insert(tx: &mut Tx, new: &NewAnswer<'_>) -> Result<i64, sqlx::Error> {
    const SQL: &str = "insert into official_answers
            (idea_id, agency_id, author_id, language, stage, body, body_html, created_at, kind, decline_reason,
             reopen_if)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        returning id";
    let kind = if new.is_question { AnswerKind::Question } else { AnswerKind::Answer };
    fetch!(
        tx,
        fetch_one,
        sqlx::query_scalar(SQL)
            .bind(new.idea_id)
            .bind(new.agency_id)
            .bind(new.author_id)
            .bind(new.language)
            .bind(new.stage.as_str())
            .bind(new.body)
            .bind(new.html)
            .bind(new.at)
            .bind(kind.as_str())
            .bind(new.decline.map(|decline| decline.reason.as_str()))
            .bind(new.decline.map(|decline| decline.reopen_if.as_str()))
    )
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    idea_id: i64,
    agency_id: i64,
    author: String,
    language: String,
    stage: String,
    body_html: String,
    created_at: Millis,
    kind: String,
    decline_reason: Option<String>,
    reopen_if: Option<String>,
}

/// The answers to an idea and to those that stand in it, oldest first; which of the latter each was
/// given to, as far as `joined` names them.
pub async fn of_idea(conn: &mut Conn, idea_id: i64, joined: &[JoinedIdea]) -> Result<Vec<AnswerView>, sqlx::Error> {
    let sql = const_format::formatcp!(
        "select o.id, o.idea_id, o.agency_id, a.display_name as author, o.language, o.stage, o.body_html, o.created_at,
            o.kind, o.decline_reason, o.reopen_if
        from official_answers o join accounts a on a.id = o.author_id
        where o.idea_id in {TREE} order by o.created_at, o.id"
    );
    let rows: Vec<Row> = fetch!(conn, fetch_all, sqlx::query_as(sql).bind(idea_id))?;
    Ok(rows
        .into_iter()
        .map(|row| AnswerView {
            id: row.id,
            origin: JoinedIdea::origin_of(joined, row.idea_id),
            agency_id: row.agency_id,
            author: row.author,
            language: row.language,
            stage: stage(&row.stage),
            body_html: row.body_html,
            created_at: row.created_at,
            is_question: row.kind == AnswerKind::Question.as_str(),
            decline_reason: row.decline_reason.as_deref().and_then(DeclineReason::parse),
            reopen_if: row.reopen_if,
        })
        .collect())
}

/// The stage that the latest answer to an idea set; none without an answer.
pub async fn last_stage(conn: &mut Conn, idea_id: i64) -> Result<Option<Stage>, sqlx::Error> {
    const SQL: &str = "select stage from official_answers where idea_id = $1 and kind = 'answer'
        order by created_at desc, id desc limit 1";
    let word: Option<String> = fetch!(conn, fetch_optional, sqlx::query_scalar(SQL).bind(idea_id))?;
    Ok(word.as_deref().map(stage))
}
