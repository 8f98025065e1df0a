//! SQL of comments.

use app::domain::Millis;
use app::domain::comment::CommentSort;
use app::domain::moderation::Visibility;
use sqlx::AssertSqlSafe;

use crate::db::{Conn, Numbers, Tx};
use crate::ideas::store::visibility;
use crate::ideas::tree::store::TREE;
use crate::{bind_all, execute, fetch};

/// A comment as kept.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct CommentRow {
    /// Its number.
    pub id: i64,
    /// The idea it belongs to.
    pub idea_id: i64,
    /// The comment it answers.
    pub parent_id: Option<i64>,
    /// Who wrote it.
    pub author_id: i64,
    /// Of the text.
    pub language: String,
    /// As typed; empty when deleted.
    pub body: String,
    /// Rendered; empty when deleted.
    pub body_html: String,
    /// When.
    pub created_at: Millis,
    /// When it was deleted.
    pub deleted_at: Option<Millis>,
    /// Word of a [`Visibility`].
    visibility: String,
}

impl CommentRow {
    /// Whether it can be read.
    pub fn visibility(&self) -> Visibility {
        visibility(&self.visibility)
    }

    /// Whether everyone can read its words.
    pub fn is_public(&self) -> bool {
        self.deleted_at.is_none() && self.visibility() == Visibility::Public
    }
}

/// One comment, deleted or not.
pub async fn find(conn: &mut Conn, id: i64) -> Result<Option<CommentRow>, sqlx::Error> {
    const SQL: &str = "select id, idea_id, parent_id, author_id, language, body, body_html, created_at, deleted_at,
            visibility
        from comments where id = $1";
    fetch!(conn, fetch_optional, sqlx::query_as(SQL).bind(id))
}

/// A comment as the discussion shows it to a viewer.
#[derive(Debug, sqlx::FromRow)]
pub struct ThreadRow {
    /// Its number.
    pub id: i64,
    /// The idea that it was written for: the one asked for, or one that stands in it.
    pub idea_id: i64,
    /// The comment it answers.
    pub parent_id: Option<i64>,
    /// Who wrote it.
    pub author_id: i64,
    /// Their public name.
    pub author: String,
    /// Word of a [`Role`](app::domain::account::Role).
    pub role: String,
    /// Agency of an officer.
    pub agency_id: Option<i64>,
    /// Of the text.
    pub language: String,
    /// Rendered; empty when deleted.
    pub body_html: String,
    /// Marks as helpful.
    pub helpful: i64,
    /// Marks by the viewer: 0 or 1.
    pub marked: i64,
    /// When.
    pub created_at: Millis,
    /// When it was changed.
    pub edited_at: Option<Millis>,
    /// When it was deleted.
    pub deleted_at: Option<Millis>,
    /// Word of a [`Visibility`].
    visibility: String,
    /// Replies that can be read.
    pub reply_count: i64,
}

impl ThreadRow {
    /// Whether it can be read.
    pub fn visibility(&self) -> Visibility {
        visibility(&self.visibility)
    }
}

/// Columns of a [`ThreadRow`]; `$1` is the idea, `$2` the viewer, 0 for a visitor.
const COLUMNS: &str =
    "c.id, c.idea_id, c.parent_id, c.author_id, a.display_name as author, a.role, a.agency_id, c.language,
    c.body_html, c.helpful, c.created_at, c.edited_at, c.deleted_at, c.visibility,
    (select count(*) from helpful_marks m where m.comment_id = c.id and m.account_id = $2) as marked,
    (select count(*) from comments r where r.parent_id = c.id and r.deleted_at is null
        and r.visibility = 'public') as reply_count";

/// Whether a comment has a place in the discussion: not when its author deleted it, nor before it
/// is approved but for its author and those who approve. What is hidden keeps its place, without
/// its words.
fn has_place(moderates: bool) -> &'static str {
    if moderates {
        "c.deleted_at is null"
    } else {
        "c.deleted_at is null and (c.visibility <> 'waiting' or c.author_id = $2)"
    }
}

/// Which comments of the first level.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    /// From the first one on.
    First,
    /// After this one: what it is sorted by, and its number.
    After(i64, i64),
    /// This one alone.
    Only(i64),
}

/// An idea with all that stand in it.
#[derive(Clone, Copy, Debug)]
pub struct Whole {
    /// Its number.
    pub id: i64,
    /// Whether any stand in it; without, the index gives comments in their order.
    pub is_joined: bool,
}

impl Whole {
    /// Which comments `c` belong to it; `$1` is its number.
    fn condition(self) -> &'static str {
        if self.is_joined { const_format::formatcp!("c.idea_id in {TREE}") } else { "c.idea_id = $1" }
    }
}

/// Up to `most` comments of the first level; a deleted one while it has replies that can be read.
/// Who `moderates` sees those that wait.
pub async fn first_level(
    conn: &mut Conn,
    idea: Whole,
    (viewer_id, moderates): (i64, bool),
    sort: CommentSort,
    part: Part,
    most: usize,
) -> Result<Vec<ThreadRow>, sqlx::Error> {
    let (after, order) = match sort {
        CommentSort::Oldest => ("(c.created_at, c.id) > ($3, $4)", "c.created_at, c.id"),
        CommentSort::Helpful => ("(c.helpful < $3 or (c.helpful = $3 and c.id > $4))", "c.helpful desc, c.id"),
    };
    let only = match part {
        Part::First => "1 = 1",
        Part::After(..) => after,
        Part::Only(_) => "c.id = $3",
    };
    let sql = format!(
        "select {COLUMNS} from comments c join accounts a on a.id = c.author_id
         where {} and c.parent_id is null and {only}
           and (({})
                or exists (select 1 from comments r where r.parent_id = c.id and r.deleted_at is null
                           and r.visibility = 'public'))
         order by {order} limit {most}",
        idea.condition(),
        has_place(moderates)
    );
    let idea_id = idea.id;
    let sql = AssertSqlSafe(sql.as_str());
    match part {
        Part::First => fetch!(conn, fetch_all, sqlx::query_as(sql).bind(idea_id).bind(viewer_id)),
        Part::After(key, id) => {
            fetch!(conn, fetch_all, sqlx::query_as(sql).bind(idea_id).bind(viewer_id).bind(key).bind(id))
        }
        Part::Only(id) => fetch!(conn, fetch_all, sqlx::query_as(sql).bind(idea_id).bind(viewer_id).bind(id)),
    }
}

/// The first `most` replies under each of these comments.
pub async fn replies(
    conn: &mut Conn,
    idea: Whole,
    (viewer_id, moderates): (i64, bool),
    parents: &[i64],
    most: i64,
) -> Result<Vec<ThreadRow>, sqlx::Error> {
    let Some(parents) = Numbers::of(parents) else { return Ok(Vec::new()) };
    let sql = format!(
        "select * from (
            select {COLUMNS}, row_number() over (partition by c.parent_id order by c.created_at, c.id) as place
            from comments c join accounts a on a.id = c.author_id
            where {} and c.parent_id in ({}) and {}
         ) ranked where place <= $3 order by created_at, id",
        idea.condition(),
        parents.holes(4),
        has_place(moderates)
    );
    let sql = AssertSqlSafe(sql.as_str());
    fetch!(conn, fetch_all, bind_all!(sqlx::query_as(sql).bind(idea.id).bind(viewer_id).bind(most), parents))
}

/// What is kept of a new comment.
pub struct NewComment<'a> {
    /// The idea.
    pub idea_id: i64,
    /// The comment of the first level that it answers.
    pub parent_id: Option<i64>,
    /// Who writes.
    pub author_id: i64,
    /// Of the text.
    pub language: &'a str,
    /// Checked.
    pub body: &'a str,
    /// Rendered.
    pub body_html: &'a str,
    /// When.
    pub at: Millis,
}

/// Keeps a comment and gives its number.
pub async fn insert(tx: &mut Tx, new: &NewComment<'_>) -> Result<i64, sqlx::Error> {
    const SQL: &str = "insert into comments
            (idea_id, parent_id, author_id, language, body, body_html, created_at)
        values ($1, $2, $3, $4, $5, $6, $7)
        returning id";
    fetch!(
        tx,
        fetch_one,
        sqlx::query_scalar(SQL)
            .bind(new.idea_id)
            .bind(new.parent_id)
            .bind(new.author_id)
            .bind(new.language)
            .bind(new.body)
            .bind(new.body_html)
            .bind(new.at)
    )
}

/// Changes a comment, and keeps what it said where everyone could read it: what waited was never said.
pub async fn update(
    tx: &mut Tx,
    before: &CommentRow,
    body: &str,
    body_html: &str,
    now: Millis,
) -> Result<(), sqlx::Error> {
    // Two edits in the same millisecond: the first version of that moment is enough.
    const KEEP: &str = "insert into comment_versions (comment_id, replaced_at, body_html) values ($1, $2, $3)
        on conflict do nothing";
    if before.is_public() {
        execute!(tx, sqlx::query(KEEP).bind(before.id).bind(now).bind(&before.body_html))?;
    }
    const SQL: &str = "update comments set body = $1, body_html = $2, edited_at = $3 where id = $4";
    execute!(tx, sqlx::query(SQL).bind(body).bind(body_html).bind(now).bind(before.id)).map(drop)
}

/// Lets a comment be read, or not.
pub async fn set_visibility(tx: &mut Tx, id: i64, to: Visibility) -> Result<(), sqlx::Error> {
    execute!(tx, sqlx::query("update comments set visibility = $1 where id = $2").bind(to.as_str()).bind(id)).map(drop)
}

/// Takes a comment's words away; false when that was done before.
pub async fn delete(tx: &mut Tx, id: i64, now: Millis) -> Result<bool, sqlx::Error> {
    const SQL: &str = "update comments set deleted_at = $1, body = '', body_html = ''
        where id = $2 and deleted_at is null";
    let done = execute!(tx, sqlx::query(SQL).bind(now).bind(id))? == 1;
    if done {
        execute!(tx, sqlx::query("delete from comment_versions where comment_id = $1").bind(id))?;
    }
    Ok(done)
}

/// Adds or removes a mark, and counts it; false when nothing changed.
pub async fn set_mark(tx: &mut Tx, id: i64, account_id: i64, helpful: bool, now: Millis) -> Result<bool, sqlx::Error> {
    let changed = if helpful {
        const SQL: &str = "insert into helpful_marks (comment_id, account_id, created_at) values ($1, $2, $3)
            on conflict do nothing";
        execute!(tx, sqlx::query(SQL).bind(id).bind(account_id).bind(now))?
    } else {
        const SQL: &str = "delete from helpful_marks where comment_id = $1 and account_id = $2";
        execute!(tx, sqlx::query(SQL).bind(id).bind(account_id))?
    };
    if changed == 0 {
        return Ok(false);
    }
    let by: i64 = if helpful { 1 } else { -1 };
    execute!(tx, sqlx::query("update comments set helpful = helpful + $1 where id = $2").bind(by).bind(id))?;
    Ok(true)
}

/// How many find a comment helpful.
pub async fn marks(conn: &mut Conn, id: i64) -> Result<i64, sqlx::Error> {
    fetch!(conn, fetch_one, sqlx::query_scalar("select helpful from comments where id = $1").bind(id))
}

/// An earlier state of a comment, newest first.
pub async fn versions(conn: &mut Conn, id: i64) -> Result<Vec<(String, Millis)>, sqlx::Error> {
    const SQL: &str =
        "select body_html, replaced_at from comment_versions where comment_id = $1 order by replaced_at desc";
    fetch!(conn, fetch_all, sqlx::query_as(SQL).bind(id))
}

/// Public name of an account.
pub async fn author_name(conn: &mut Conn, account_id: i64) -> Result<String, sqlx::Error> {
    const SQL: &str = "select display_name from accounts where id = $1";
    fetch!(conn, fetch_one, sqlx::query_scalar(SQL).bind(account_id))
}

/// A comment as others tell of it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Mention {
    /// Its number.
    pub id: i64,
    /// The idea that it is under.
    pub idea_id: i64,
    /// The comment that it answers.
    pub parent_id: Option<i64>,
    /// Who wrote it.
    pub author_id: i64,
    /// Their public name.
    pub author: String,
    /// Who wrote what it answers.
    pub parent_author_id: Option<i64>,
}

/// Those of these comments that can be read by everyone.
pub async fn mentions(conn: &mut Conn, ids: &[i64]) -> Result<Vec<Mention>, sqlx::Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<String> = ids.iter().map(i64::to_string).collect();
    let sql = format!(
        "select c.id, c.idea_id, c.parent_id, c.author_id, a.display_name as author, p.author_id as parent_author_id
         from comments c join accounts a on a.id = c.author_id left join comments p on p.id = c.parent_id
         where c.id in ({}) and c.visibility = 'public' and c.deleted_at is null",
        ids.join(", ")
    );
    let sql = AssertSqlSafe(sql.as_str());
    fetch!(conn, fetch_all, sqlx::query_as(sql).persistent(false))
}

/// How many comments that can be read came to an idea after `since`, officers' own left out.
pub async fn count_since(conn: &mut Conn, idea_id: i64, since: Millis) -> Result<i64, sqlx::Error> {
    const SQL: &str = "select count(*) from comments c join accounts a on a.id = c.author_id
        where c.idea_id = $1 and c.created_at > $2 and c.deleted_at is null and c.visibility = 'public'
            and a.role <> 'officer'";
    fetch!(conn, fetch_one, sqlx::query_scalar(SQL).bind(idea_id).bind(since))
}
