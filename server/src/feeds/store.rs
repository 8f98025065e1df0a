//! SQL of what is new with an idea and on the roadmap.

use app::domain::Millis;
use sqlx::AssertSqlSafe;

use crate::db::Conn;
use crate::fetch;
use crate::ideas::store::numbers;
use crate::ideas::tree::store::TREE;

/// A comment that everyone can read.
#[derive(Debug, sqlx::FromRow)]
pub struct CommentRow {
    /// Its number.
    pub id: i64,
    /// The comment that it answers.
    pub parent_id: Option<i64>,
    /// Public name of its author.
    pub author: String,
    /// Of the text.
    pub language: String,
    /// Rendered.
    pub body_html: String,
    /// When.
    pub created_at: Millis,
}

/// The newest comments of an idea and those that stand in it.
pub async fn comments(conn: &mut Conn, idea_id: i64, most: usize) -> Result<Vec<CommentRow>, sqlx::Error> {
    let sql = format!(
        "select c.id, c.parent_id, a.display_name as author, c.language, c.body_html, c.created_at
         from comments c join accounts a on a.id = c.author_id
         where c.idea_id in {TREE} and c.visibility = 'public' and c.deleted_at is null
         order by c.created_at desc, c.id desc limit {most}"
    );
    fetch!(conn, fetch_all, sqlx::query_as(AssertSqlSafe(sql.as_str())).bind(idea_id))
}

/// A change of an item of the roadmap, or news of it.
#[derive(Debug, sqlx::FromRow)]
pub struct ItemRow {
    /// Whether it is a `change`, or a post: `update` or `evidence`.
    pub what: String,
    /// Its number among its kind.
    pub id: i64,
    /// The item.
    pub item_id: i64,
    /// The agency that promised.
    pub agency_id: i64,
    /// The stage before, of a change; none at its making and of a post.
    pub stage_before: Option<String>,
    /// The stage after a change; empty of a post.
    pub stage_after: String,
    /// The agency that it was handed to, of such a change.
    pub handed_to: Option<i64>,
    /// Of the text.
    pub language: String,
    /// A change's public reason; empty of a post.
    pub reason: String,
    /// A post's text, rendered; empty of a change.
    pub body_html: String,
    /// When.
    pub created_at: Millis,
}

/// Which items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Items {
    /// These.
    These(Vec<i64>),
    /// Those behind which this idea stands, or one that stands in it.
    Behind(i64),
}

impl Items {
    /// As a condition of the items `i`. Only numbers go into the text.
    fn condition(&self) -> String {
        match self {
            Self::These(ids) if ids.is_empty() => "1 = 0".to_owned(),
            Self::These(ids) => format!("i.id in ({})", numbers(ids)),
            Self::Behind(idea) => format!(
                "i.id in (select r.item_id from roadmap_ideas r join ideas m on m.id = r.idea_id
                          where m.id = {idea} or m.kept_id = {idea})"
            ),
        }
    }
}

/// The newest changes and news of some items.
pub async fn items(conn: &mut Conn, items: &Items, most: usize) -> Result<Vec<ItemRow>, sqlx::Error> {
    let which = items.condition();
    let sql = format!(
        "select 'change' as what, c.id, c.item_id, i.agency_id, c.stage_before, c.stage_after,
            c.agency_after as handed_to, c.language, c.reason, '' as body_html, c.created_at as created_at
         from roadmap_changes c join roadmap_items i on i.id = c.item_id where {which}
         union all
         select p.kind, p.id, p.item_id, i.agency_id, null, '', null, p.language, '', p.body_html, p.created_at as created_at
         from roadmap_posts p join roadmap_items i on i.id = p.item_id where {which}
         order by created_at desc limit {most}"
    );
    fetch!(conn, fetch_all, sqlx::query_as(AssertSqlSafe(sql.as_str())))
}
