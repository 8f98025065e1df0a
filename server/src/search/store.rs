//! SQL of the search: texts of ideas that were found, and pairs that were found alike.

use sqlx::AssertSqlSafe;

use super::clusters::Pair;
use crate::db::Conn;
use crate::fetch;
use crate::ideas::store::numbers;

/// Comments of an idea that are looked through for a passage.
const COMMENTS: i64 = 100;

/// The text of an idea.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct TextRow {
    /// The idea.
    pub id: i64,
    /// Its title.
    pub title: String,
    /// Markdown as typed.
    pub body: String,
    /// Of the text (BCP 47).
    pub language: String,
    /// Its area.
    pub area_id: Option<i64>,
}

/// The texts of ideas, in no particular order.
pub async fn texts(conn: &mut Conn, ids: &[i64]) -> Result<Vec<TextRow>, sqlx::Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!("select id, title, body, language, area_id from ideas where id in ({})", numbers(ids));
    // Not kept as prepared statements, here and below: the numbers differ from page to page.
    fetch!(conn, fetch_all, sqlx::query_as(AssertSqlSafe(sql.as_str())).persistent(false))
}

/// An official answer, or a comment that can be read.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ReplyRow {
    /// The idea.
    pub idea_id: i64,
    /// 1 for an official answer, 0 for a comment.
    pub official: i64,
    /// Its number among answers or among comments.
    pub id: i64,
    /// Markdown as typed.
    pub body: String,
    /// Of the text (BCP 47).
    pub language: String,
}

/// What was said to ideas: official answers first, then comments by how helpful they are, so many
/// of each idea that it stays a page's work.
pub async fn replies(conn: &mut Conn, ids: &[i64]) -> Result<Vec<ReplyRow>, sqlx::Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let ids = numbers(ids);
    let sql = format!(
        "select idea_id, official, id, body, language from (
            select idea_id, cast(1 as bigint) as official, id, body, language, cast(0 as bigint) as place
            from official_answers where idea_id in ({ids})
            union all
            select idea_id, cast(0 as bigint), id, body, language,
                row_number() over (partition by idea_id order by helpful desc, id) as place
            from comments where idea_id in ({ids}) and deleted_at is null
         ) said where place <= $1 order by official desc, place, id"
    );
    fetch!(conn, fetch_all, sqlx::query_as(AssertSqlSafe(sql.as_str())).persistent(false).bind(COMMENTS))
}

/// Columns of a [`Pair`]; ideas that are gone have none.
const PAIRS: &str =
    "select p.idea_id as one, p.other_id as other, cast(p.score as real) as score, a.votes as one_votes, b.votes as other_votes
    from similar_pairs p join ideas a on a.id = p.idea_id join ideas b on b.id = p.other_id";

/// All pairs of ideas at least so alike, most alike first.
pub async fn pairs(conn: &mut Conn, least: f32) -> Result<Vec<Pair>, sqlx::Error> {
    let sql = const_format::formatcp!("{PAIRS} where p.score >= $1 order by p.score desc, p.idea_id, p.other_id");
    fetch!(conn, fetch_all, sqlx::query_as(sql).bind(least))
}

/// The same of one idea.
pub async fn pairs_of(conn: &mut Conn, id: i64, least: f32) -> Result<Vec<Pair>, sqlx::Error> {
    let sql = const_format::formatcp!(
        "{PAIRS} where p.score >= $1 and (p.idea_id = $2 or p.other_id = $2)
         order by p.score desc, p.idea_id, p.other_id"
    );
    fetch!(conn, fetch_all, sqlx::query_as(sql).bind(least).bind(id))
}
