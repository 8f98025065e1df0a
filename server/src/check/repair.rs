//! Computes anew what follows from other rows.

use std::fmt;

use const_format::formatcp;

use super::rules::wrong_trends;
use crate::db::{Db, Tx};
use crate::execute;

/// Where each idea stands: as the merges that were not undone say, with the end of its chain, and how
/// many stand in that. Counters follow these, so these come first.
const STANDING: [&str; 3] = [
    formatcp!("update ideas set merged_into = {MERGED} where coalesce(merged_into, 0) <> coalesce({MERGED}, 0)"),
    formatcp!("{ENDS} update ideas set kept_id = {END} where coalesce(kept_id, 0) <> coalesce({END}, 0)"),
    "update ideas set merged = (select count(*) from ideas m where m.kept_id = ideas.id) \
    where merged <> (select count(*) from ideas m where m.kept_id = ideas.id)",
];

const MERGED: &str = "(select max(m.into_id) from merges m where m.idea_id = ideas.id and m.undone_at is null)";

/// Each merged idea with every idea that it stands in. Pairs are finite, so a circle ends as well: it
/// has no end, and stays for the check to tell.
const ENDS: &str = "with recursive up (id, top) as (select id, merged_into from ideas where merged_into is not null \
    union select up.id, i.merged_into from up join ideas i on i.id = up.top where i.merged_into is not null)";
const END: &str = "(select max(up.top) from up join ideas e on e.id = up.top \
    where up.id = ideas.id and e.merged_into is null)";

/// Counters of ideas that no merge concerns, then of the others with all that stands in them.
const COUNTERS: [&str; 4] = [
    "update ideas set votes = (select count(*) from votes v where v.idea_id = ideas.id) \
    where merged = 0 and kept_id is null \
        and votes <> (select count(*) from votes v where v.idea_id = ideas.id)",
    "update ideas set comments = (select count(*) from comments c \
        where c.idea_id = ideas.id and c.deleted_at is null and c.visibility = 'public') \
    where merged = 0 and kept_id is null and comments <> (select count(*) from comments c \
        where c.idea_id = ideas.id and c.deleted_at is null and c.visibility = 'public')",
    formatcp!(
        "{UP} update ideas set votes = (select count(distinct v.account_id) from votes v \
            where v.idea_id in (select up.id from up where up.top = ideas.id)) \
        where id in (select top from up) and votes <> (select count(distinct v.account_id) from votes v \
            where v.idea_id in (select up.id from up where up.top = ideas.id))"
    ),
    formatcp!(
        "{UP} update ideas set comments = (select count(*) from comments c \
            where c.idea_id in (select up.id from up where up.top = ideas.id) \
                and c.deleted_at is null and c.visibility = 'public') \
        where id in (select top from up) and comments <> (select count(*) from comments c \
            where c.idea_id in (select up.id from up where up.top = ideas.id) \
                and c.deleted_at is null and c.visibility = 'public')"
    ),
];

/// Each idea that a merge concerns, with itself and every idea that it stands in.
const UP: &str = "with recursive up (id, top) as (select id, id from ideas where merged > 0 or kept_id is not null \
    union select up.id, i.merged_into from up join ideas i on i.id = up.top where i.merged_into is not null)";

const HELPFUL: &str = "update comments set helpful = \
        (select count(*) from helpful_marks h where h.comment_id = comments.id) \
    where helpful <> (select count(*) from helpful_marks h where h.comment_id = comments.id)";

const ANSWERED: &str = "update ideas set answered_at = \
        (select max(a.created_at) from official_answers a where a.idea_id = ideas.id and a.kind = 'answer') \
    where coalesce(answered_at, -1) <> coalesce((select max(a.created_at) from official_answers a \
        where a.idea_id = ideas.id and a.kind = 'answer'), -1)";

// The answer is what people were told, so the idea follows it; one behind a promise follows that.
const STAGES: &str = "update ideas set stage = (select a.stage from official_answers a \
        where a.idea_id = ideas.id and a.kind = 'answer' order by a.created_at desc, a.id desc limit 1) \
    where stage <> coalesce((select a.stage from official_answers a \
        where a.idea_id = ideas.id and a.kind = 'answer' \
        order by a.created_at desc, a.id desc limit 1), stage) \
    and not exists (select 1 from roadmap_ideas b join ideas l on l.id = b.idea_id \
        join roadmap_items r on r.id = b.item_id \
        where (l.id = ideas.id or l.kept_id = ideas.id) and r.stage = ideas.stage)";

/// How many rows were put right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Repaired {
    /// Where ideas stand that were merged.
    pub standing: u64,
    /// Counters of ideas and comments.
    pub counters: u64,
    /// Dates of answers, and stages.
    pub answers: u64,
    /// Trends.
    pub trends: u64,
}

impl fmt::Display for Repaired {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "put right: {} places of merged ideas, {} counters, {} dates of answers or stages, {} trends \
             (a server that runs may show the old figures until it is restarted)",
            self.standing, self.counters, self.answers, self.trends
        )
    }
}

/// Puts right what can be, in one transaction.
pub async fn repair(db: &Db) -> Result<Repaired, sqlx::Error> {
    let mut tx = db.write().await?;
    lock_out_writers(&mut tx).await?;
    let mut done = Repaired::default();
    for sql in STANDING {
        done.standing += execute!(tx, sqlx::query(sql))?;
    }
    for sql in COUNTERS.into_iter().chain([HELPFUL]) {
        done.counters += execute!(tx, sqlx::query(sql))?;
    }
    for sql in [ANSWERED, STAGES] {
        done.answers += execute!(tx, sqlx::query(sql))?;
    }
    for (id, _, right) in wrong_trends(&mut tx).await? {
        const SQL: &str = "update ideas set trend = $1 where id = $2";
        done.trends += execute!(tx, sqlx::query(SQL).bind(right).bind(id))?;
    }
    tx.touch(None);
    tx.commit().await?;
    Ok(done)
}

/// On PostgreSQL others could write between the count and the update; on SQLite a writer is
/// alone.
async fn lock_out_writers(tx: &mut Tx) -> Result<(), sqlx::Error> {
    if let crate::db::Raw::Postgres(conn) = tx.raw() {
        const SQL: &str =
            "lock table ideas, merges, votes, comments, helpful_marks, official_answers in exclusive mode";
        sqlx::query(SQL).execute(conn).await?;
    }
    Ok(())
}
