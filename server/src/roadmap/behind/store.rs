//! SQL of the ideas behind items, and of who stands behind these.

use app::domain::Millis;
use sqlx::AssertSqlSafe;

use crate::db::{Conn, Tx};
use crate::ideas::store::numbers;
use crate::{execute, fetch};

/// Puts an idea behind an item; false when it is there already.
pub async fn add_idea(tx: &mut Tx, item_id: i64, idea_id: i64, actor_id: i64, at: Millis) -> Result<bool, sqlx::Error> {
    const SQL: &str = "insert into roadmap_ideas (item_id, idea_id, actor_id, created_at) values ($1, $2, $3, $4)
        on conflict do nothing";
    Ok(execute!(tx, sqlx::query(SQL).bind(item_id).bind(idea_id).bind(actor_id).bind(at))? == 1)
}

/// Takes an idea away from behind an item, under whichever number it was put there.
pub async fn remove_idea(tx: &mut Tx, item_id: i64, idea_id: i64) -> Result<bool, sqlx::Error> {
    const SQL: &str = "delete from roadmap_ideas where item_id = $1 and idea_id in
        (select id from ideas where id = $2 or kept_id = $2)";
    Ok(execute!(tx, sqlx::query(SQL).bind(item_id).bind(idea_id))? > 0)
}

/// The ideas behind an item, where they stand now: those that were merged in what keeps them.
pub async fn ideas_behind(conn: &mut Conn, item_id: i64) -> Result<Vec<i64>, sqlx::Error> {
    const SQL: &str = "select distinct coalesce(i.kept_id, i.id) as idea from roadmap_ideas b
        join ideas i on i.id = b.idea_id where b.item_id = $1 order by idea";
    fetch!(conn, fetch_all, sqlx::query_scalar(SQL).bind(item_id))
}

/// An idea behind an item.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct BehindRow {
    /// The item.
    pub item_id: i64,
    /// Where it stands now.
    pub id: i64,
    /// Residents' voices behind it.
    pub votes: i64,
}

/// All ideas behind items.
pub async fn all_behind(conn: &mut Conn) -> Result<Vec<BehindRow>, sqlx::Error> {
    const SQL: &str = "select distinct b.item_id, k.id, k.votes from roadmap_ideas b
        join ideas i on i.id = b.idea_id join ideas k on k.id = coalesce(i.kept_id, i.id)
        order by b.item_id, k.id";
    fetch!(conn, fetch_all, sqlx::query_as(SQL))
}

/// The ideas behind item `$1`, where they stand now, and all that was merged into them.
const TREE: &str = "with roots as (
        select distinct coalesce(i.kept_id, i.id) as root from roadmap_ideas b
        join ideas i on i.id = b.idea_id where b.item_id = $1),
    tree as (select root as id from roots union select t.id from ideas t join roots on t.kept_id = roots.root)";

/// Residents behind the ideas behind an item, each counted once.
pub async fn voices(conn: &mut Conn, item_id: i64) -> Result<i64, sqlx::Error> {
    let sql = const_format::formatcp!(
        "{TREE} select count(distinct account_id) from votes where idea_id in (select id from tree)"
    );
    fetch!(conn, fetch_one, sqlx::query_scalar(sql).bind(item_id))
}

/// Whether an account supports an idea behind an item.
pub async fn is_supporter(conn: &mut Conn, item_id: i64, account_id: i64) -> Result<bool, sqlx::Error> {
    let sql = const_format::formatcp!(
        "{TREE} select count(*) from votes where account_id = $2 and idea_id in (select id from tree)"
    );
    let count: i64 = fetch!(conn, fetch_one, sqlx::query_scalar(sql).bind(item_id).bind(account_id))?;
    Ok(count > 0)
}

/// The items that an idea stands behind, or something that was merged into it.
pub async fn of_idea(conn: &mut Conn, idea_id: i64) -> Result<Vec<i64>, sqlx::Error> {
    const SQL: &str = "select distinct b.item_id from roadmap_ideas b
        where b.idea_id in (select id from ideas where id = $1 or kept_id = $1) order by b.item_id";
    fetch!(conn, fetch_all, sqlx::query_scalar(SQL).bind(idea_id))
}

/// An idea behind an item, as its page shows it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct IdeaRow {
    /// The item.
    pub item_id: i64,
    /// The idea.
    pub id: i64,
    /// Of its text.
    pub language: String,
    /// Its title.
    pub title: String,
    /// Its first words.
    pub excerpt: String,
    /// Residents' voices.
    pub votes: i64,
    /// Public name of its author.
    pub author: Option<String>,
    /// When it was submitted.
    pub created_at: Millis,
}

/// The ideas behind items that can be read, most voices first.
pub async fn ideas(conn: &mut Conn, items: &[i64]) -> Result<Vec<IdeaRow>, sqlx::Error> {
    if items.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "select distinct b.item_id, k.id, k.language, k.title, k.excerpt, k.votes, a.display_name as author,
            k.created_at
         from roadmap_ideas b join ideas i on i.id = b.idea_id join ideas k on k.id = coalesce(i.kept_id, i.id)
         left join accounts a on a.id = k.author_id
         where b.item_id in ({}) and k.visibility = 'public' order by k.votes desc, k.id",
        numbers(items)
    );
    fetch!(conn, fetch_all, sqlx::query_as(AssertSqlSafe(sql.as_str())).persistent(false))
}
