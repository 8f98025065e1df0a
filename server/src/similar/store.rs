//! SQL of ideas that are alike, and of those that were told apart.

use app::domain::Millis;

use crate::db::{Conn, Tx};
use crate::fetch;
use crate::ideas::store::{CARD_COLUMNS, CardRow, LISTED};

/// Ideas beside an idea.
const RELATED: i64 = 5;

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

/// The ideas most like one, whichever of the two was compared with the other, most alike first, as
/// `viewer_id` (0 for a visitor) sees them.
pub async fn like(conn: &mut Conn, idea_id: i64, viewer_id: i64) -> Result<Vec<CardRow>, sqlx::Error> {
    // A limit that is bound would make SQLite plan the query anew each time.
    let sql = const_format::formatcp!(
        "select {CARD_COLUMNS} from (
            select id, max(score) as likeness from (
                select other_id as id, score from similar_pairs where idea_id = $2
                union all
                select idea_id as id, score from similar_pairs where other_id = $2
            ) as pairs
            where id <> $2
            group by id
         ) as alike join ideas i on i.id = alike.id left join accounts a on a.id = i.author_id
         where {LISTED} order by alike.likeness desc, i.id desc limit {RELATED}"
    );
    fetch!(conn, fetch_all, sqlx::query_as(sql).bind(viewer_id).bind(idea_id))
}
