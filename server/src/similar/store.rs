//! SQL of ideas that are alike, and of those that were told apart.

use app::domain::Millis;

use crate::db::{Conn, Tx};
use crate::ideas::store::{CARD_COLUMNS, CardRow, LISTED};
use crate::{execute, fetch};

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

/// Keeps a moderator's word that an idea is another matter than one; it takes the place of what its
/// author had said. Whether both are there.
pub async fn set_apart(
    tx: &mut Tx,
    idea_id: i64,
    other_id: i64,
    account_id: i64,
    at: Millis,
) -> Result<bool, sqlx::Error> {
    const SQL: &str = "insert into distinctions (idea_id, other_id, account_id, created_at)
        select one.id, other.id, $3, $4 from ideas one join ideas other on other.id = $2
        where one.id = $1 and other.id <> one.id
        on conflict (idea_id, other_id) do update set account_id = $3, created_at = $4";
    let done = execute!(tx, sqlx::query(SQL).bind(idea_id).bind(other_id).bind(account_id).bind(at))?;
    Ok(done > 0)
}

/// Two ideas that somebody told apart.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct Distinction {
    /// One of them.
    pub idea_id: i64,
    /// The other.
    pub other_id: i64,
    /// Who.
    pub account_id: i64,
    /// The author of the one.
    pub author_id: Option<i64>,
    /// When.
    pub created_at: Millis,
}

impl Distinction {
    /// Authors tell their own apart, everything else is told by moderators.
    pub fn is_authors(&self) -> bool {
        self.author_id == Some(self.account_id)
    }
}

/// At most `most` of these, the newest first.
pub async fn distinctions(conn: &mut Conn, most: i64) -> Result<Vec<Distinction>, sqlx::Error> {
    const SQL: &str = "select d.idea_id, d.other_id, d.account_id, i.author_id, d.created_at
        from distinctions d join ideas i on i.id = d.idea_id
        order by d.created_at desc, d.idea_id desc, d.other_id desc limit $1";
    fetch!(conn, fetch_all, sqlx::query_as(SQL).bind(most))
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
