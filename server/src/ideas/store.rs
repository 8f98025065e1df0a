//! SQL of ideas.

use app::domain::Millis;
use app::domain::access::Place;
use app::domain::directory::Directory;
use app::domain::idea::{Kind, Stage};
use app::domain::listing::{Cursor, Filter, Listing, PAGE_SIZE, Page, Sort};
use app::domain::moderation::Visibility;
use app::pages::home::IdeaCard;
use sqlx::AssertSqlSafe;

use crate::db::{Conn, Numbers, Tx};
use crate::{bind_all, execute, fetch};

/// What is kept of a new idea.
pub struct NewIdeaRow<'a> {
    /// Its kind.
    pub kind: Kind,
    /// Its topic.
    pub topic_id: i64,
    /// Its area.
    pub area_id: Option<i64>,
    /// Who submits it.
    pub author_id: i64,
    /// Of the text.
    pub language: &'a str,
    /// Checked.
    pub title: &'a str,
    /// Checked.
    pub body: &'a str,
    /// Rendered.
    pub body_html: &'a str,
    /// First words.
    pub excerpt: &'a str,
    /// See [`app::domain::trend`].
    pub trend: f64,
    /// When.
    pub at: Millis,
}

/// Keeps a new idea and gives its number.
pub async fn insert(tx: &mut Tx, new: &NewIdeaRow<'_>) -> Result<i64, sqlx::Error> {
    const SQL: &str = "insert into ideas
            (kind, stage, topic_id, area_id, author_id, language, title, body, body_html, excerpt, trend, created_at)
        values ($1, 'submitted', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        returning id";
    fetch!(
        tx,
        fetch_one,
        sqlx::query_scalar(SQL)
            .bind(new.kind.as_str())
            .bind(new.topic_id)
            .bind(new.area_id)
            .bind(new.author_id)
            .bind(new.language)
            .bind(new.title)
            .bind(new.body)
            .bind(new.body_html)
            .bind(new.excerpt)
            .bind(new.trend)
            .bind(new.at)
    )
}

/// An idea as lists show it.
#[derive(Debug, sqlx::FromRow)]
pub struct CardRow {
    id: i64,
    kind: String,
    stage: String,
    language: String,
    title: String,
    excerpt: String,
    pub(super) votes: i64,
    pub(super) imported_votes: i64,
    comments: i64,
    pub(super) trend: f64,
    pub(super) created_at: Millis,
    pub(super) answered_at: Option<Millis>,
    topic_id: Option<i64>,
    area_id: Option<i64>,
    agency_id: Option<i64>,
    author: Option<String>,
    supported: i64,
}

/// Columns of a [`CardRow`], of ideas `i` and their authors `a`; `$1` is the viewer's number, 0 for a
/// visitor.
pub const CARD_COLUMNS: &str = "i.id, i.kind, i.stage, i.language, i.title, i.excerpt, i.votes, i.imported_votes,
    i.comments, i.trend, i.created_at, i.answered_at, i.topic_id, i.area_id, i.agency_id, a.display_name as author,
    (select count(*) from votes v where v.idea_id = i.id and v.account_id = $1)
    + case when i.merged = 0 then 0 else (
        select count(*) from ideas m join votes v on v.idea_id = m.id
        where m.kept_id = i.id and v.account_id = $1) end as supported";

impl CardRow {
    /// The idea's number.
    pub fn id(&self) -> i64 {
        self.id
    }
}

impl From<CardRow> for IdeaCard {
    fn from(row: CardRow) -> Self {
        Self {
            id: row.id,
            kind: Kind::parse(&row.kind).unwrap_or(Kind::Idea),
            stage: stage(&row.stage),
            language: row.language,
            title: row.title,
            excerpt: row.excerpt,
            votes: row.votes,
            imported_votes: row.imported_votes,
            comments: row.comments,
            created_at: row.created_at,
            answered_at: row.answered_at,
            topic_id: row.topic_id,
            area_id: row.area_id,
            agency_id: row.agency_id,
            author: row.author,
            supported: row.supported > 0,
        }
    }
}

/// The stage of a word; the schema allows no others.
pub fn stage(word: &str) -> Stage {
    Stage::parse(word).unwrap_or(Stage::Submitted)
}

/// An idea as its own page shows it.
#[derive(Debug, sqlx::FromRow)]
pub struct IdeaRow {
    /// What lists show, too.
    #[sqlx(flatten)]
    pub card: CardRow,
    /// Rendered.
    pub body_html: String,
    /// Who wrote it; none when imported.
    pub author_id: Option<i64>,
    /// Where it came from, when imported.
    pub source: Option<String>,
    /// Rows of `follows` with the viewer, here and at ideas that stand in this one.
    pub following: i64,
    /// Word of a [`Visibility`].
    visibility: String,
    /// The idea that it stands in since it was merged.
    pub kept_id: Option<i64>,
    /// How many ideas stand in it.
    pub merged: i64,
    discussed: i64,
    answered: i64,
    told: i64,
    alike: i64,
    promised: i64,
    split: i64,
    grown: i64,
}

impl IdeaRow {
    /// What a moderator's reach is measured by.
    pub fn place(&self) -> Place {
        Place { topic_id: self.card.topic_id, area_id: self.card.area_id }
    }

    /// Whether it can be read.
    pub fn visibility(&self) -> Visibility {
        visibility(&self.visibility)
    }

    /// Whether anybody may have commented on it, in words that anyone can read.
    pub fn is_discussed(&self) -> bool {
        self.discussed > 0 || self.merged > 0
    }

    /// Whether an agency may have answered, or asked.
    pub fn is_answered(&self) -> bool {
        self.answered > 0 || self.merged > 0
    }

    /// Whether residents may have told of cases of their own.
    pub fn has_cases(&self) -> bool {
        self.told > 0 || self.merged > 0
    }

    /// Whether there may be ideas like it.
    pub fn has_alike(&self) -> bool {
        self.alike > 0
    }

    /// Whether it may be part of a promise.
    pub fn is_promised(&self) -> bool {
        self.promised > 0 || self.merged > 0
    }

    /// Whether a part of it may be an idea of its own, or is proposed to be.
    pub fn is_split(&self) -> bool {
        self.split > 0 || self.merged > 0
    }

    /// Whether it may be made of a comment, or of a part of another idea.
    pub fn is_grown(&self) -> bool {
        self.grown > 0
    }
}

/// One idea, as `viewer_id` (0 for a visitor) sees it.
pub async fn find(conn: &mut Conn, id: i64, viewer_id: i64) -> Result<Option<IdeaRow>, sqlx::Error> {
    let sql = const_format::formatcp!(
        "select {CARD_COLUMNS}, i.body_html, i.author_id, i.source, i.visibility, i.kept_id, i.merged,
            (select count(*) from ideas m join follows f on f.idea_id = m.id
                where (m.id = i.id or m.kept_id = i.id) and f.account_id = $1) as following,
            case when exists (select 1 from comments c where c.idea_id = i.id) then cast(1 as bigint) else 0 end as discussed,
            case when exists (select 1 from official_answers o where o.idea_id = i.id) then cast(1 as bigint) else 0 end as answered,
            case when exists (select 1 from cases c where c.idea_id = i.id) then cast(1 as bigint) else 0 end as told,
            case when exists (select 1 from roadmap_ideas r where r.idea_id = i.id) then cast(1 as bigint) else 0 end as promised,
            case when exists (select 1 from splits s where s.from_id = i.id) then cast(1 as bigint) else 0 end as split,
            case when exists (select 1 from splits s where s.idea_id = i.id) then cast(1 as bigint) else 0 end as grown,
            (select count(*) from similar_pairs p where p.idea_id = i.id)
            + (select count(*) from similar_pairs p where p.other_id = i.id) as alike
         from ideas i left join accounts a on a.id = i.author_id
         where i.id = $2"
    );
    fetch!(conn, fetch_optional, sqlx::query_as(sql).bind(viewer_id).bind(id))
}

/// One page of a list in its order (backwards before a cursor), and one idea more to tell whether
/// the list goes on.
pub async fn list(
    conn: &mut Conn,
    directory: &Directory,
    listing: &Listing,
    viewer_id: i64,
) -> Result<Vec<CardRow>, sqlx::Error> {
    let sql = list_sql(directory, listing);
    let sql = AssertSqlSafe(sql.as_str());
    match &listing.page {
        Page::First => fetch!(conn, fetch_all, sqlx::query_as(sql).bind(viewer_id)),
        Page::After(cursor) | Page::Before(cursor) => match *cursor {
            Cursor::Trend(score, id) => {
                fetch!(conn, fetch_all, sqlx::query_as(sql).bind(viewer_id).bind(score).bind(id))
            }
            Cursor::Moment(at, id) => fetch!(conn, fetch_all, sqlx::query_as(sql).bind(viewer_id).bind(at).bind(id)),
            Cursor::Votes(votes, imported, id) => {
                fetch!(conn, fetch_all, sqlx::query_as(sql).bind(viewer_id).bind(votes).bind(imported).bind(id))
            }
        },
    }
}

/// The ideas of these numbers in their order, as `viewer_id` (0 for a visitor) sees them; those
/// that are gone are left out, and those that `not_by` (0 for nobody) has written.
pub async fn by_ids(conn: &mut Conn, ids: &[i64], viewer_id: i64, not_by: i64) -> Result<Vec<CardRow>, sqlx::Error> {
    let Some(numbers) = Numbers::of(ids) else { return Ok(Vec::new()) };
    let sql = format!(
        "select {CARD_COLUMNS} from ideas i left join accounts a on a.id = i.author_id
         where i.id in ({}) and (i.author_id is null or i.author_id <> $2) and {LISTED}",
        numbers.holes(3)
    );
    let sql = AssertSqlSafe(sql.as_str());
    let mut rows: Vec<CardRow> =
        fetch!(conn, fetch_all, bind_all!(sqlx::query_as(sql).bind(viewer_id).bind(not_by), numbers))?;
    rows.sort_by_key(|row| ids.iter().position(|id| *id == row.id));
    Ok(rows)
}

/// Numbers as `in (…)` lists them, in statements that are not run often enough to be kept prepared.
pub fn numbers(ids: &[i64]) -> String {
    ids.iter().map(i64::to_string).collect::<Vec<_>>().join(", ")
}

/// The query of a page. Only words of enums and numbers go into the text.
fn list_sql(directory: &Directory, listing: &Listing) -> String {
    let (columns, holes) = match listing.sort {
        Sort::Trending => ("i.trend, i.id", "$2, $3"),
        Sort::Newest => ("i.created_at, i.id", "$2, $3"),
        Sort::Supported => ("i.votes, i.imported_votes, i.id", "$2, $3, $4"),
        Sort::Answered => ("i.answered_at, i.id", "$2, $3"),
    };
    let mut conditions = conditions(directory, &listing.filter);
    conditions.push(LISTED.to_owned());
    if listing.sort == Sort::Answered {
        conditions.push("i.answered_at is not null".into());
    }
    let direction = match listing.page {
        Page::First => "desc",
        Page::After(_) => {
            conditions.push(format!("({columns}) < ({holes})"));
            "desc"
        }
        Page::Before(_) => {
            conditions.push(format!("({columns}) > ({holes})"));
            "asc"
        }
    };
    let conditions = conditions.join(" and ");
    let order: Vec<String> = columns.split(", ").map(|column| format!("{column} {direction}")).collect();
    format!(
        "select {CARD_COLUMNS} from ideas i left join accounts a on a.id = i.author_id
         where {conditions} order by {} limit {}",
        order.join(", "),
        PAGE_SIZE + 1
    )
}

fn conditions(directory: &Directory, filter: &Filter) -> Vec<String> {
    // A slug that is not known matches nothing, rather than everything.
    let id = |labels, slug: &Option<String>| slug.as_ref().map(|slug| Directory::id(labels, slug).unwrap_or(-1));
    [
        filter.kind.map(|kind| format!("i.kind = '{}'", kind.as_str())),
        filter.stage.map(|stage| format!("i.stage = '{}'", stage.as_str())),
        id(&directory.topics, &filter.topic).map(|id| format!("i.topic_id = {id}")),
        id(&directory.areas, &filter.area).map(|id| format!("i.area_id = {id}")),
        id(&directory.agencies, &filter.agency).map(|id| format!("i.agency_id = {id}")),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What lists show, as the indexes of the table say it: ideas that can be read and stand by
/// themselves. With `i` for the table.
pub const LISTED: &str = "i.visibility = 'public' and i.merged_into is null";

/// What others need to know of an idea before they act on it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct IdeaFacts {
    /// Its title.
    pub title: String,
    /// Of its text.
    pub language: String,
    /// Residents' voices.
    pub votes: i64,
    /// Comments that can be read.
    pub comments: i64,
    /// Who wrote it; none when imported.
    pub author_id: Option<i64>,
    /// Who answers for it.
    pub agency_id: Option<i64>,
    /// What it is about.
    pub topic_id: Option<i64>,
    /// Where.
    pub area_id: Option<i64>,
    /// Word of a [`Visibility`].
    visibility: String,
    /// The idea that it stands in since it was merged.
    pub kept_id: Option<i64>,
}

impl IdeaFacts {
    /// These facts, of an idea that can be read: for whoever adds something to it.
    pub fn published(self) -> Result<Self, super::IdeaError> {
        match self.visibility() {
            Visibility::Public => Ok(self),
            Visibility::Waiting => Err(super::IdeaError::Waiting),
            Visibility::Hidden => Err(super::IdeaError::Hidden),
        }
    }

    /// What a moderator's reach is measured by.
    pub fn place(&self) -> Place {
        Place { topic_id: self.topic_id, area_id: self.area_id }
    }

    /// Whether it can be read.
    pub fn visibility(&self) -> Visibility {
        visibility(&self.visibility)
    }
}

/// The visibility of a word; the schema allows no others.
pub fn visibility(word: &str) -> Visibility {
    Visibility::parse(word).unwrap_or(Visibility::Hidden)
}

/// Facts of an idea; none when there is no such idea.
pub async fn facts(conn: &mut Conn, id: i64) -> Result<Option<IdeaFacts>, sqlx::Error> {
    const SQL: &str = "select title, language, votes, comments, author_id, agency_id, topic_id, area_id, visibility,
            kept_id
        from ideas where id = $1";
    fetch!(conn, fetch_optional, sqlx::query_as(SQL).bind(id))
}

/// Lets an idea be read, or not.
pub async fn set_visibility(tx: &mut Tx, id: i64, to: Visibility) -> Result<(), sqlx::Error> {
    execute!(tx, sqlx::query("update ideas set visibility = $1 where id = $2").bind(to.as_str()).bind(id)).map(drop)
}

/// How an idea is worded.
pub struct Wording<'a> {
    /// Checked.
    pub title: &'a str,
    /// Checked.
    pub body: &'a str,
    /// Rendered.
    pub body_html: &'a str,
    /// First words.
    pub excerpt: &'a str,
}

/// Words an idea anew, and keeps what it said before.
pub async fn reword(tx: &mut Tx, id: i64, new: &Wording<'_>, at: Millis) -> Result<(), sqlx::Error> {
    const KEEP: &str = "insert into idea_versions (idea_id, replaced_at, title, body_html)
        select id, $1, title, body_html from ideas where id = $2 on conflict do nothing";
    execute!(tx, sqlx::query(KEEP).bind(at).bind(id))?;
    const SQL: &str = "update ideas set title = $1, body = $2, body_html = $3, excerpt = $4 where id = $5";
    execute!(tx, sqlx::query(SQL).bind(new.title).bind(new.body).bind(new.body_html).bind(new.excerpt).bind(id))
        .map(drop)
}

/// Sets what an idea is about, and where.
pub async fn set_place(tx: &mut Tx, id: i64, place: Place) -> Result<(), sqlx::Error> {
    const SQL: &str = "update ideas set topic_id = $1, area_id = $2 where id = $3";
    execute!(tx, sqlx::query(SQL).bind(place.topic_id).bind(place.area_id).bind(id)).map(drop)
}

/// Sets the language of the text.
pub async fn set_language(tx: &mut Tx, id: i64, language: &str) -> Result<(), sqlx::Error> {
    execute!(tx, sqlx::query("update ideas set language = $1 where id = $2").bind(language).bind(id)).map(drop)
}

/// Changes the number of voices by `by` and gives the trend and the moment of submission. Takes
/// the row's lock on PostgreSQL, so that the trend can be computed and written after it.
pub async fn count_votes(tx: &mut Tx, id: i64, by: i64) -> Result<(f64, Millis), sqlx::Error> {
    const SQL: &str = "update ideas set votes = votes + $1 where id = $2 returning trend, created_at";
    fetch!(tx, fetch_one, sqlx::query_as(SQL).bind(by).bind(id))
}

/// Writes the trend.
pub async fn set_trend(tx: &mut Tx, id: i64, trend: f64) -> Result<(), sqlx::Error> {
    execute!(tx, sqlx::query("update ideas set trend = $1 where id = $2").bind(trend).bind(id)).map(drop)
}

/// Sets the stage by an official answer.
pub async fn answered(tx: &mut Tx, id: i64, stage: Stage, at: Millis) -> Result<(), sqlx::Error> {
    const SQL: &str = "update ideas set stage = $1, answered_at = $2 where id = $3";
    execute!(tx, sqlx::query(SQL).bind(stage.as_str()).bind(at).bind(id)).map(drop)
}

/// The stage of an idea.
pub async fn stage_of(conn: &mut Conn, id: i64) -> Result<Stage, sqlx::Error> {
    let word: String = fetch!(conn, fetch_one, sqlx::query_scalar("select stage from ideas where id = $1").bind(id))?;
    Ok(stage(&word))
}

/// Notes which agency has an idea; for the use cases of agencies alone, which keep the assignment.
pub async fn assign(tx: &mut Tx, id: i64, agency_id: Option<i64>) -> Result<(), sqlx::Error> {
    execute!(tx, sqlx::query("update ideas set agency_id = $1 where id = $2").bind(agency_id).bind(id)).map(drop)
}

/// Sets the stage of ideas by the promise that they stand behind.
pub async fn set_stage(tx: &mut Tx, ids: &[i64], stage: Stage) -> Result<(), sqlx::Error> {
    for id in ids {
        execute!(tx, sqlx::query("update ideas set stage = $1 where id = $2").bind(stage.as_str()).bind(*id))?;
    }
    Ok(())
}

/// The text of an idea as it was typed; empty when there is no such idea.
pub async fn body(conn: &mut Conn, id: i64) -> Result<String, sqlx::Error> {
    let body: Option<String> =
        fetch!(conn, fetch_optional, sqlx::query_scalar("select body from ideas where id = $1").bind(id))?;
    Ok(body.unwrap_or_default())
}
