//! SQL of ideas that are alike, and of those that were told apart.

use app::domain::Millis;

use crate::db::{Conn, Tx};
use crate::fetch;

/// Keeps that an idea is another matter than `others`, and gives those of them that there are and
/// that it was not told apart from before.
pub async fn distinguish(
    tx: &mut Tx,
    idea_id: i64,
    others: &[i64],
    account_id: i64,
    at: Millis,
) -> Result<Vec<i64>, sqlx::Error> {
    const SQL: &str = "insert into distinctions (idea_id, other_id, account_id, created_at)
        select $1, i.id, $2, $3 from ideas i where i.id = $4 and i.id <> $1
        on conflict do nothing
        returning other_id";
    let mut kept = Vec::new();
    for other in others {
        let new: Option<i64> =
            fetch!(tx, fetch_optional, sqlx::query_scalar(SQL).bind(idea_id).bind(account_id).bind(at).bind(other))?;
        kept.extend(new);
    }
    Ok(kept)
}

/// Numbers of the ideas most like one, whichever of the two was compared with the other.
pub async fn like(conn: &mut Conn, idea_id: i64, limit: i64) -> Result<Vec<i64>, sqlx::Error> {
    const SQL: &str = "select id from (
            select other_id as id, score from similar_pairs where idea_id = $1
            union all
            select idea_id as id, score from similar_pairs where other_id = $1
        ) as pairs
        where id <> $1
        group by id order by max(score) desc, id desc limit $2";
    fetch!(conn, fetch_all, sqlx::query_scalar(SQL).bind(idea_id).bind(limit))
}
