//! SQL of things that residents wrote.

use app::domain::access::Place;
use app::domain::moderation::{Subject, Thing};

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
}

/// One thing; none when there is no such thing.
pub async fn facts(conn: &mut Conn, thing: Thing) -> Result<Option<ThingFacts>, sqlx::Error> {
    let sql = match thing.subject {
        Subject::Idea => {
            "select i.id as idea_id, i.author_id, i.visibility, cast(0 as bigint) as deleted, i.topic_id, i.area_id,
                (select coalesce(max(d.id), 0) from decisions d where d.subject = 'idea' and d.subject_id = i.id)
                    as last_decision
             from ideas i where i.id = $1"
        }
        Subject::Comment => {
            "select c.idea_id, c.author_id, c.visibility,
                cast(case when c.deleted_at is null then 0 else 1 end as bigint) as deleted, i.topic_id, i.area_id,
                (select coalesce(max(d.id), 0) from decisions d where d.subject = 'comment' and d.subject_id = c.id)
                    as last_decision
             from comments c join ideas i on i.id = c.idea_id where c.id = $1"
        }
        Subject::Case => {
            "select c.idea_id, c.author_id, c.visibility, cast(0 as bigint) as deleted, i.topic_id, i.area_id,
                (select coalesce(max(d.id), 0) from decisions d where d.subject = 'case' and d.subject_id = c.id)
                    as last_decision
             from cases c join ideas i on i.id = c.idea_id where c.id = $1"
        }
    };
    let row: Option<FactsRow> = fetch!(conn, fetch_optional, sqlx::query_as(sql).bind(thing.id))?;
    Ok(row.map(|row| ThingFacts {
        thing,
        idea_id: row.idea_id,
        author_id: row.author_id,
        visibility: visibility(&row.visibility),
        deleted: row.deleted > 0,
        place: Place { topic_id: row.topic_id, area_id: row.area_id },
        last_decision: row.last_decision,
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
