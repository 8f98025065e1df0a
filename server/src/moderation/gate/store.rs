//! SQL of what arrives.

use app::domain::Millis;
use app::domain::account::Role;
use app::domain::moderation::Thing;
use app::domain::moderation::trust::{LOOKS_BACK, Standing, TRUSTED_FROM};

use super::Arrival;
use crate::accounts::store::role;
use crate::db::{Conn, Tx};
use crate::{execute, fetch};

/// Somebody who writes.
#[derive(Debug, sqlx::FromRow)]
pub struct Author {
    role: String,
    /// When they signed up.
    pub created_at: Millis,
    /// Things of theirs that can be read, as far as they were counted.
    pub public: i64,
    /// Things of theirs that were hidden lately and still are.
    pub hidden: i64,
}

impl Author {
    /// What trust goes by, without so many of the things that can be read.
    pub fn standing(&self, without: i64) -> Standing {
        let is_staff = role(&self.role) != Role::Resident;
        Standing { is_staff, public: self.public - without, hidden: self.hidden }
    }
}

/// So much is counted as trust needs.
pub const ENOUGH: i64 = TRUSTED_FROM + 1;

/// What is known of an author, with at most `most` things of each kind counted.
pub async fn author(conn: &mut Conn, account_id: i64, most: i64, now: Millis) -> Result<Author, sqlx::Error> {
    const SQL: &str = "select a.role, a.created_at,
            (select count(*) from (
                select 1 as one from (select 1 as one from ideas where author_id = $1 and visibility = 'public' limit $3) i
                union all
                select 1 from (select 1 as one from comments where author_id = $1 and visibility = 'public'
                    and deleted_at is null limit $3) c
                union all
                select 1 from (select 1 as one from cases where author_id = $1 and visibility = 'public' limit $3) k
            ) things) as public,
            (select count(*) from decisions d
                left join ideas i on d.subject = 'idea' and i.id = d.subject_id
                left join comments c on d.subject = 'comment' and c.id = d.subject_id
                left join cases k on d.subject = 'case' and k.id = d.subject_id
             where d.verdict = 'hide' and d.undone_at is null and d.created_at > $2
                and coalesce(i.author_id, c.author_id, k.author_id) = $1
                and coalesce(i.visibility, c.visibility, k.visibility) = 'hidden') as hidden
         from accounts a where a.id = $1";
    fetch!(conn, fetch_one, sqlx::query_as(SQL).bind(account_id).bind(now - LOOKS_BACK).bind(most))
}

/// How often the same words are remembered, of other things.
pub async fn copies(conn: &mut Conn, digest: &str, of: Thing) -> Result<i64, sqlx::Error> {
    const SQL: &str = "select count(*) from arrivals where digest = $1 and not (subject = $2 and subject_id = $3)";
    fetch!(conn, fetch_one, sqlx::query_scalar(SQL).bind(digest).bind(of.subject.as_str()).bind(of.id))
}

/// How much an account has written since.
pub async fn count_since(conn: &mut Conn, account_id: i64, since: Millis) -> Result<i64, sqlx::Error> {
    const SQL: &str = "select count(*) from arrivals where account_id = $1 and created_at > $2";
    fetch!(conn, fetch_one, sqlx::query_scalar(SQL).bind(account_id).bind(since))
}

/// Remembers what arrived, or what it says since it was changed.
pub async fn remember(tx: &mut Tx, arrival: &Arrival<'_>, digest: &str, at: Millis) -> Result<(), sqlx::Error> {
    const SQL: &str = "insert into arrivals (subject, subject_id, account_id, digest, created_at)
        values ($1, $2, $3, $4, $5)
        on conflict (subject, subject_id) do update set digest = excluded.digest";
    execute!(
        tx,
        sqlx::query(SQL)
            .bind(arrival.thing.subject.as_str())
            .bind(arrival.thing.id)
            .bind(arrival.author_id)
            .bind(digest)
            .bind(at)
    )
    .map(drop)
}

/// Forgets what arrived before a moment.
pub async fn forget(tx: &mut Tx, before: Millis) -> Result<(), sqlx::Error> {
    execute!(tx, sqlx::query("delete from arrivals where created_at < $1").bind(before)).map(drop)
}
