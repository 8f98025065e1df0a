//! SQL of where ideas stand.

use crate::db::{Conn, Raw, Tx};
use crate::{execute, fetch};

/// Ideas whose rows an idea counts: itself and those that stand in it. `$1` is its number.
pub const TREE: &str = "(select m.id from ideas m where m.id = $1 or m.kept_id = $1)";

/// The end of the chain of an idea that was merged; none when it stands by itself.
pub async fn kept_id(conn: &mut Conn, id: i64) -> Result<Option<Option<i64>>, sqlx::Error> {
    fetch!(conn, fetch_optional, sqlx::query_scalar("select kept_id from ideas where id = $1").bind(id))
}

/// What merges lock on PostgreSQL: any number that nothing else here locks.
pub const MERGING: i64 = 0x6d65_7267;

/// Keeps ideas where they stand until the transaction ends: on PostgreSQL a merge waits for it, so that
/// rows which are locked along a chain are locked in one order. On SQLite a writer is alone anyway.
pub async fn hold(tx: &mut Tx) -> Result<(), sqlx::Error> {
    if let Raw::Postgres(conn) = tx.raw() {
        sqlx::query("select pg_advisory_xact_lock_shared($1)").bind(MERGING).execute(conn).await?;
    }
    Ok(())
}

/// Locks the row of an idea (on SQLite a writer is alone anyway), and gives the idea that it was
/// merged into.
pub async fn lock(tx: &mut Tx, id: i64) -> Result<Option<Option<i64>>, sqlx::Error> {
    const SQL: &str = "update ideas set merged_into = merged_into where id = $1 returning merged_into";
    fetch!(tx, fetch_optional, sqlx::query_scalar(SQL).bind(id))
}

/// An idea and all that stand in it, the deepest first. Chains are followed for a thousand steps:
/// there are no circles, and should a damaged database hold one, each request must end all the same.
pub async fn tree(conn: &mut Conn, id: i64) -> Result<Vec<i64>, sqlx::Error> {
    const SQL: &str = "with recursive tree (id, depth) as (
            select cast($1 as bigint), 0
            union all
            select i.id, tree.depth + 1 from ideas i join tree on i.merged_into = tree.id where tree.depth < 1000
        ) select id from tree order by depth desc, id";
    fetch!(conn, fetch_all, sqlx::query_scalar(SQL).bind(id))
}

/// The ideas that an idea stands in, from the nearest to the one that is kept.
pub async fn above(conn: &mut Conn, id: i64) -> Result<Vec<i64>, sqlx::Error> {
    const SQL: &str = "with recursive above (id, depth) as (
            select merged_into, 1 from ideas where id = $1 and merged_into is not null
            union all
            select i.merged_into, above.depth + 1 from ideas i join above on i.id = above.id
            where i.merged_into is not null and above.depth < 1000
        ) select id from above order by depth";
    fetch!(conn, fetch_all, sqlx::query_scalar(SQL).bind(id))
}

/// Changes the number of comments of an idea.
pub async fn count_comments(tx: &mut Tx, id: i64, by: i64) -> Result<(), sqlx::Error> {
    execute!(tx, sqlx::query("update ideas set comments = comments + $1 where id = $2").bind(by).bind(id)).map(drop)
}
