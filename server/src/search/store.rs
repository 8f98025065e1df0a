//! SQL of the search: texts of ideas that were found, and pairs that were found alike.

use std::collections::{BTreeSet, HashMap};

use app::domain::Millis;
use app::domain::idea::{Kind, Stage};
use jiff::tz::TimeZone;
use sqlx::AssertSqlSafe;

use super::Draft;
use super::analysis::Language;
use super::clusters::Pair;
use super::index::Entry;
use super::numbers as number;
use crate::db::{Conn, Numbers, Tx};
use crate::site::Site;
use crate::{bind_all, execute, fetch};

/// Comments of an idea that are looked through for a passage.
const COMMENTS: i64 = 100;

/// The text of an idea.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct TextRow {
    /// The idea.
    pub id: i64,
    /// Its title.
    pub title: String,
    /// Markdown as typed.
    pub body: String,
    /// Of the text (BCP 47).
    pub language: String,
    /// Its area.
    pub area_id: Option<i64>,
}

impl TextRow {
    /// The idea as a text that others are compared with.
    pub fn draft(&self) -> Draft {
        Draft {
            title: self.title.clone(),
            body: self.body.clone(),
            language: Language::of_tag(&self.language),
            area: number::label(self.area_id),
            itself: self.id,
        }
    }
}

/// The texts of ideas, in no particular order.
pub async fn texts(conn: &mut Conn, ids: &[i64]) -> Result<Vec<TextRow>, sqlx::Error> {
    let Some(ids) = Numbers::of(ids) else { return Ok(Vec::new()) };
    let sql = format!("select id, title, body, language, area_id from ideas where id in ({})", ids.holes(1));
    fetch!(conn, fetch_all, bind_all!(sqlx::query_as(AssertSqlSafe(sql.as_str())), ids))
}

/// What else was said to an idea: an official answer, a comment that can be read, or the text of an
/// idea that was merged into it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ReplyRow {
    /// The idea, with which the others are shown that stand in it.
    pub idea_id: i64,
    /// 0 for a comment, 1 for an official answer, 2 for a merged idea.
    pub place: i64,
    /// Its number among those.
    pub id: i64,
    /// Markdown as typed.
    pub body: String,
    /// Of the text (BCP 47).
    pub language: String,
}

impl ReplyRow {
    /// Whether it is the text of an idea that was merged.
    pub fn is_merged(&self) -> bool {
        self.place == 2
    }
}

/// What was said to ideas and to those that stand in them: merged texts first, then official
/// answers, then comments by how helpful they are, so many of each idea that it stays a page's work.
pub async fn replies(conn: &mut Conn, ids: &[i64]) -> Result<Vec<ReplyRow>, sqlx::Error> {
    let Some(ids) = Numbers::of(ids) else { return Ok(Vec::new()) };
    let holes = ids.holes(2);
    let whole = format!(
        "(select id, id as kept from ideas where id in ({holes})
          union all select id, kept_id from ideas where kept_id in ({holes}))"
    );
    let sql = format!(
        "select idea_id, place, id, body, language from (
            select kept_id as idea_id, cast(2 as bigint) as place, id, title || '\n\n' || body as body, language,
                cast(0 as bigint) as rank
            from ideas where kept_id in ({holes}) and visibility = 'public'
            union all
            select w.kept, cast(1 as bigint), o.id, o.body, o.language, cast(0 as bigint)
            from {whole} w join official_answers o on o.idea_id = w.id
            union all
            select w.kept, cast(0 as bigint), c.id, c.body, c.language,
                row_number() over (partition by w.kept order by c.helpful desc, c.id)
            from {whole} w join comments c on c.idea_id = w.id
            where c.deleted_at is null and c.visibility = 'public'
         ) said where rank <= $1 order by place desc, rank, id"
    );
    fetch!(conn, fetch_all, bind_all!(sqlx::query_as(AssertSqlSafe(sql.as_str())).bind(COMMENTS), ids))
}

/// Columns of a [`Pair`]; ideas that are gone, hidden or merged have none, nor have those that
/// somebody other than the author told apart.
const PAIRS: &str =
    "select p.idea_id as one, p.other_id as other, cast(p.score as real) as score, a.votes as one_votes, b.votes as other_votes
    from similar_pairs p join ideas a on a.id = p.idea_id join ideas b on b.id = p.other_id
        and a.kept_id is null and b.kept_id is null and a.visibility = 'public' and b.visibility = 'public'
        and not exists (select 1 from distinctions d
            where d.idea_id = a.id and d.other_id = b.id and d.account_id <> coalesce(a.author_id, 0))
        and not exists (select 1 from distinctions d
            where d.idea_id = b.id and d.other_id = a.id and d.account_id <> coalesce(b.author_id, 0))";

/// All pairs of ideas at least so alike, most alike first.
pub async fn pairs(conn: &mut Conn, least: f32) -> Result<Vec<Pair>, sqlx::Error> {
    let sql = const_format::formatcp!("{PAIRS} where p.score >= $1 order by p.score desc, p.idea_id, p.other_id");
    fetch!(conn, fetch_all, sqlx::query_as(sql).bind(least))
}

/// The same of one idea.
pub async fn pairs_of(conn: &mut Conn, id: i64, least: f32) -> Result<Vec<Pair>, sqlx::Error> {
    let sql = const_format::formatcp!(
        "{PAIRS} where p.score >= $1 and (p.idea_id = $2 or p.other_id = $2)
         order by p.score desc, p.idea_id, p.other_id"
    );
    fetch!(conn, fetch_all, sqlx::query_as(sql).bind(least).bind(id))
}

/// What the index takes in of an idea.
#[derive(sqlx::FromRow)]
struct EntryRow {
    id: i64,
    kept_id: Option<i64>,
    kind: String,
    stage: String,
    topic_id: Option<i64>,
    area_id: Option<i64>,
    agency_id: Option<i64>,
    language: String,
    title: String,
    body: String,
    created_at: Millis,
}

/// Columns of an [`EntryRow`], of ideas that can be read. Those that were merged are among them,
/// since a text may be like one of them and none of the others.
const ENTRIES: &str = "select i.id, i.kept_id, i.kind, i.stage, i.topic_id, i.area_id,
        i.agency_id, i.language, i.title, i.body, i.created_at
    from ideas i where i.visibility = 'public'";

/// The ideas that these stand in, and those of them that stand by themselves.
pub async fn standing(conn: &mut Conn, ids: &BTreeSet<i64>) -> Result<BTreeSet<i64>, sqlx::Error> {
    let ids: Vec<i64> = ids.iter().copied().collect();
    let mut kept = BTreeSet::new();
    for some in ids.chunks(500).filter_map(Numbers::of) {
        let sql = format!("select coalesce(kept_id, id) from ideas where id in ({})", some.holes(1));
        let found: Vec<i64> =
            fetch!(conn, fetch_all, bind_all!(sqlx::query_scalar(AssertSqlSafe(sql.as_str())), some))?;
        kept.extend(found);
    }
    Ok(kept)
}

/// At most `limit` ideas with a number over `after`, in order, as the index takes them in.
pub async fn entries_after(conn: &mut Conn, site: &Site, after: i64, limit: i64) -> Result<Vec<Entry>, sqlx::Error> {
    let sql = const_format::formatcp!("{ENTRIES} and i.id > $1 order by i.id limit $2");
    let rows = fetch!(conn, fetch_all, sqlx::query_as(sql).bind(after).bind(limit))?;
    with_replies(conn, site, rows).await
}

/// The ideas of these numbers, those that are there, as the index takes them in.
pub async fn entries(conn: &mut Conn, site: &Site, ids: &BTreeSet<i64>) -> Result<Vec<Entry>, sqlx::Error> {
    let ids: Vec<i64> = ids.iter().copied().collect();
    let mut entries = Vec::with_capacity(ids.len());
    for some in ids.chunks(500).filter_map(Numbers::of) {
        let sql = format!("{ENTRIES} and i.id in ({})", some.holes(1));
        let rows = fetch!(conn, fetch_all, bind_all!(sqlx::query_as(AssertSqlSafe(sql.as_str())), some))?;
        entries.extend(with_replies(conn, site, rows).await?);
    }
    Ok(entries)
}

async fn with_replies(conn: &mut Conn, site: &Site, rows: Vec<EntryRow>) -> Result<Vec<Entry>, sqlx::Error> {
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let mut said: HashMap<i64, Vec<ReplyRow>> = HashMap::new();
    for reply in replies(conn, &ids).await? {
        said.entry(reply.idea_id).or_default().push(reply);
    }
    let zone = site.config.zone().unwrap_or(TimeZone::UTC);
    Ok(rows.into_iter().map(|row| entry(&zone, said.remove(&row.id).unwrap_or_default(), row)).collect())
}

/// An idea is found by the texts of those that were merged into it as by its own.
fn entry(zone: &TimeZone, said: Vec<ReplyRow>, row: EntryRow) -> Entry {
    let (merged, replies): (Vec<_>, Vec<_>) = said.into_iter().partition(ReplyRow::is_merged);
    let texts = |rows: Vec<ReplyRow>| rows.into_iter().map(|row| row.body).collect();
    Entry {
        id: row.id,
        kept: row.kept_id,
        kind: Kind::parse(&row.kind).map_or(0, number::kind),
        stage: Stage::parse(&row.stage).map_or(0, number::stage),
        topic: number::label(row.topic_id),
        area: number::label(row.area_id),
        agency: number::label(row.agency_id),
        year: number::year(row.created_at, zone),
        created: row.created_at,
        language: row.language,
        title: row.title,
        body: row.body,
        merged: texts(merged),
        replies: texts(replies),
    }
}

/// Number of ideas that can be read.
pub async fn count(conn: &mut Conn) -> Result<u64, sqlx::Error> {
    const SQL: &str = "select count(*) from ideas where visibility = 'public'";
    let count: i64 = fetch!(conn, fetch_one, sqlx::query_scalar(SQL))?;
    Ok(count.unsigned_abs())
}

/// Forgets what an idea was found to be like, and gives the numbers of those.
pub async fn forget_pairs(tx: &mut Tx, id: i64) -> Result<Vec<i64>, sqlx::Error> {
    const SQL: &str = "delete from similar_pairs where idea_id = $1 or other_id = $1 returning idea_id, other_id";
    let pairs: Vec<(i64, i64)> = fetch!(tx, fetch_all, sqlx::query_as(SQL).bind(id))?;
    Ok(pairs.into_iter().map(|(one, other)| if one == id { other } else { one }).collect())
}

/// Keeps what an idea was found to be like. Ideas that have gone meanwhile are passed over.
pub async fn keep_pairs(tx: &mut Tx, id: i64, alike: &[(i64, f32)]) -> Result<(), sqlx::Error> {
    const SQL: &str = "insert into similar_pairs (idea_id, other_id, score)
        select one.id, other.id, $3 from ideas one join ideas other on other.id = $2 where one.id = $1
        on conflict do nothing";
    for (other, score) in alike {
        execute!(tx, sqlx::query(SQL).bind(id).bind(*other).bind(*score))?;
    }
    Ok(())
}
