//! SQL of milestones and posts.

use app::domain::Millis;
use app::domain::roadmap::{NewMilestone, PostKind, Promised};
use app::pages::roadmap::{MilestoneView, PictureView, PostView};
use sqlx::AssertSqlSafe;

use crate::db::{Conn, Tx};
use crate::ideas::store::numbers;
use crate::{fetch, markdown};

/// Keeps a milestone and gives its number.
pub async fn insert_milestone(
    tx: &mut Tx,
    item_id: i64,
    new: &NewMilestone,
    language: &str,
    at: Millis,
) -> Result<i64, sqlx::Error> {
    const SQL: &str = "insert into milestones (item_id, language, title, due_on, due_precision, created_at)
        values ($1, $2, $3, $4, $5, $6) returning id";
    let (due, precision) = (new.due.day(), new.due.precision().as_str());
    fetch!(
        tx,
        fetch_one,
        sqlx::query_scalar(SQL).bind(item_id).bind(language).bind(&new.title).bind(&due).bind(precision).bind(at)
    )
}

/// Marks a milestone of an item as reached and gives its title; none when it is no milestone of
/// it, or was reached already.
pub async fn reach_milestone(
    tx: &mut Tx,
    item_id: i64,
    milestone_id: i64,
    at: Millis,
) -> Result<Option<String>, sqlx::Error> {
    const SQL: &str = "update milestones set reached_at = $1
        where id = $2 and item_id = $3 and reached_at is null returning title";
    fetch!(tx, fetch_optional, sqlx::query_scalar(SQL).bind(at).bind(milestone_id).bind(item_id))
}

#[derive(sqlx::FromRow)]
struct MilestoneRow {
    id: i64,
    language: String,
    title: String,
    due_on: String,
    due_precision: String,
    reached_at: Option<Millis>,
}

/// The milestones of an item, in the order of their dates.
pub async fn milestones(conn: &mut Conn, item_id: i64) -> Result<Vec<MilestoneView>, sqlx::Error> {
    const SQL: &str = "select id, language, title, due_on, due_precision, reached_at from milestones
        where item_id = $1 order by due_on, id";
    let rows: Vec<MilestoneRow> = fetch!(conn, fetch_all, sqlx::query_as(SQL).bind(item_id))?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            Some(MilestoneView {
                id: row.id,
                language: row.language,
                title: row.title,
                due: Promised::stored(&row.due_on, &row.due_precision)?,
                reached_at: row.reached_at,
            })
        })
        .collect())
}

/// What is kept of a post.
pub struct NewPostRow<'a> {
    /// The item.
    pub item_id: i64,
    /// News or evidence.
    pub kind: PostKind,
    /// Who.
    pub author_id: i64,
    /// Of the text.
    pub language: &'a str,
    /// Checked.
    pub body: &'a str,
    /// Its picture.
    pub picture_id: Option<i64>,
    /// For those who cannot see it.
    pub picture_text: &'a str,
    /// When.
    pub at: Millis,
}

/// Keeps a post and gives its number.
pub async fn insert_post(tx: &mut Tx, new: &NewPostRow<'_>) -> Result<i64, sqlx::Error> {
    const SQL: &str = "insert into roadmap_posts (item_id, kind, author_id, language, body, body_html, picture_id,
            picture_text, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id";
    let html = markdown::render(new.body);
    fetch!(
        tx,
        fetch_one,
        sqlx::query_scalar(SQL)
            .bind(new.item_id)
            .bind(new.kind.as_str())
            .bind(new.author_id)
            .bind(new.language)
            .bind(new.body)
            .bind(&html)
            .bind(new.picture_id)
            .bind(new.picture_text)
            .bind(new.at)
    )
}

#[derive(sqlx::FromRow)]
struct PostRow {
    id: i64,
    item_id: i64,
    kind: String,
    author: String,
    language: String,
    body_html: String,
    picture_id: Option<i64>,
    width: Option<i64>,
    height: Option<i64>,
    picture_text: String,
    created_at: Millis,
}

impl PostRow {
    fn picture(&self) -> Option<PictureView> {
        Some(PictureView {
            id: self.picture_id?,
            width: self.width?,
            height: self.height?,
            text: self.picture_text.clone(),
        })
    }
}

/// The posts of items, newest first, each with its item.
pub async fn posts(conn: &mut Conn, items: &[i64]) -> Result<Vec<(i64, PostView)>, sqlx::Error> {
    if items.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "select p.id, p.item_id, p.kind, a.display_name as author, p.language, p.body_html, p.picture_id,
            f.width, f.height, p.picture_text, p.created_at
         from roadmap_posts p join accounts a on a.id = p.author_id left join pictures f on f.id = p.picture_id
         where p.item_id in ({}) order by p.created_at desc, p.id desc",
        numbers(items)
    );
    let rows: Vec<PostRow> = fetch!(conn, fetch_all, sqlx::query_as(AssertSqlSafe(sql.as_str())).persistent(false))?;
    Ok(rows.into_iter().map(|row| (row.item_id, view(row))).collect())
}

fn view(row: PostRow) -> PostView {
    PostView {
        id: row.id,
        kind: PostKind::parse(&row.kind).unwrap_or(PostKind::Update),
        picture: row.picture(),
        author: row.author,
        language: row.language,
        body_html: row.body_html,
        created_at: row.created_at,
    }
}

/// When something was last told of each item: a post, or a milestone that was reached.
pub async fn last_told(conn: &mut Conn) -> Result<Vec<(i64, Millis)>, sqlx::Error> {
    const SQL: &str = "select item_id, max(at) from (
            select item_id, created_at as at from roadmap_posts
            union all select item_id, reached_at from milestones where reached_at is not null) as told
        group by item_id";
    fetch!(conn, fetch_all, sqlx::query_as(SQL))
}
