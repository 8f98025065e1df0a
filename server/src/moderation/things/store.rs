//! SQL of things that residents wrote.

use app::domain::Millis;
use app::domain::access::Place;
use app::domain::moderation::{Subject, Thing};

use sqlx::AssertSqlSafe;

use super::ThingFacts;
use crate::db::{Conn, Tx};
use crate::ideas::store::visibility;
use crate::{execute, fetch};

#[derive(sqlx::FromRow)]
struct FactsRow {
    idea_id: i64,
    author_id: Option<i64>,
    visibility: String,
    deleted: i64,
    topic_id: Option<i64>,
    area_id: Option<i64>,
    last_decision: i64,
    worded_at: Millis,
}

/// When the words of a thing `t` were last changed, as SQL; 0 when they are the first.
pub fn worded_at(subject: Subject) -> &'static str {
    match subject {
        Subject::Idea => "(select coalesce(max(v.replaced_at), 0) from idea_versions v where v.idea_id = t.id)",
        Subject::Comment => "coalesce(t.edited_at, 0)",
        Subject::Case => "cast(0 as bigint)",
    }
}

/// One thing; none when there is no such thing.
pub async fn facts(conn: &mut Conn, thing: Thing) -> Result<Option<ThingFacts>, sqlx::Error> {
    let (from, deleted) = match thing.subject {
        Subject::Idea => ("ideas t join ideas i on i.id = t.id", "0"),
        Subject::Comment => {
            ("comments t join ideas i on i.id = t.idea_id", "case when t.deleted_at is null then 0 else 1 end")
        }
        Subject::Case => ("cases t join ideas i on i.id = t.idea_id", "0"),
    };
    let sql = format!(
        "select i.id as idea_id, t.author_id, t.visibility, cast({deleted} as bigint) as deleted, i.topic_id, i.area_id,
            (select coalesce(max(d.id), 0) from decisions d where d.subject = '{}' and d.subject_id = t.id)
                as last_decision,
            {} as worded_at
         from {from} where t.id = $1",
        thing.subject.as_str(),
        worded_at(thing.subject)
    );
    let sql = AssertSqlSafe(sql.as_str());
    let row: Option<FactsRow> = fetch!(conn, fetch_optional, sqlx::query_as(sql).bind(thing.id))?;
    Ok(row.map(|row| ThingFacts {
        thing,
        idea_id: row.idea_id,
        author_id: row.author_id,
        visibility: visibility(&row.visibility),
        deleted: row.deleted > 0,
        place: Place { topic_id: row.topic_id, area_id: row.area_id },
        last_decision: row.last_decision,
        worded_at: row.worded_at,
    }))
}

/// Makes others who decide about the same thing wait for the end of this transaction: what is
/// read after it is what they left. On SQLite a writer is alone anyway.
pub async fn lock(tx: &mut Tx, thing: Thing) -> Result<(), sqlx::Error> {
    let sql = match thing.subject {
        Subject::Idea => "update ideas set visibility = visibility where id = $1",
        Subject::Comment => "update comments set visibility = visibility where id = $1",
        Subject::Case => "update cases set visibility = visibility where id = $1",
    };
    execute!(tx, sqlx::query(sql).bind(thing.id)).map(drop)
}
