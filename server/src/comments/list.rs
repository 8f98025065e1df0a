//! The discussion of an idea: threads of one level, a page at a time.

use std::collections::HashMap;

use app::domain::Millis;
use app::domain::access::{Action, Actor, authorize};
use app::domain::comment::CommentSort;
use app::pages::idea::CommentView;
use sqlx::AssertSqlSafe;

use crate::accounts::store::role;
use crate::db::Conn;
use crate::fetch;

/// Threads on one page.
pub const THREADS: usize = 20;
/// Replies shown under a comment; the thread's own page shows up to [`REPLIES_ALONE`].
pub const REPLIES: i64 = 30;
/// Replies shown where one thread is shown alone.
pub const REPLIES_ALONE: i64 = 1000;

/// Which comments are shown, and to whom.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// The idea.
    pub idea_id: i64,
    /// Who wrote the idea; none when imported.
    pub idea_author_id: Option<i64>,
    /// Who looks.
    pub viewer: Actor,
    /// In which order.
    pub sort: CommentSort,
    /// Only this thread.
    pub thread: Option<i64>,
    /// After this comment: what it is sorted by, and its number.
    pub after: Option<(i64, i64)>,
    /// The time now.
    pub now: Millis,
}

/// A page of threads.
pub struct Threads {
    /// Comments of the first level, with their replies.
    pub comments: Vec<CommentView>,
    /// Where the next page begins.
    pub next: Option<(i64, i64)>,
}

#[derive(Debug, sqlx::FromRow)]
struct Row {
    id: i64,
    parent_id: Option<i64>,
    author_id: i64,
    author: String,
    role: String,
    agency_id: Option<i64>,
    language: String,
    body_html: String,
    helpful: i64,
    marked: i64,
    created_at: Millis,
    edited_at: Option<Millis>,
    deleted_at: Option<Millis>,
    reply_count: i64,
}

const COLUMNS: &str = "c.id, c.parent_id, c.author_id, a.display_name as author, a.role, a.agency_id, c.language,
    c.body_html, c.helpful, c.created_at, c.edited_at, c.deleted_at,
    (select count(*) from helpful_marks m where m.comment_id = c.id and m.account_id = $2) as marked,
    (select count(*) from comments r where r.parent_id = c.id and r.deleted_at is null) as reply_count";

fn viewer_id(viewer: Actor) -> i64 {
    match viewer {
        Actor::Visitor => 0,
        Actor::Account { id, .. } => id,
    }
}

/// A page of the discussion.
pub async fn threads(conn: &mut Conn, wanted: &Wanted) -> Result<Threads, sqlx::Error> {
    let mut rows = first_level(conn, wanted).await?;
    let more = rows.len() > THREADS;
    rows.truncate(THREADS);
    let next = rows.last().filter(|_| more).map(|row| match wanted.sort {
        CommentSort::Oldest => (row.created_at, row.id),
        CommentSort::Helpful => (row.helpful, row.id),
    });
    let parents: Vec<i64> = rows.iter().filter(|row| row.reply_count > 0).map(|row| row.id).collect();
    let mut replies = replies(conn, wanted, &parents).await?;
    let comments = rows
        .into_iter()
        .map(|row| {
            let under = replies.remove(&row.id).unwrap_or_default();
            let mut view = view(row, wanted);
            view.replies = under;
            view
        })
        .collect();
    Ok(Threads { comments, next })
}

async fn first_level(conn: &mut Conn, wanted: &Wanted) -> Result<Vec<Row>, sqlx::Error> {
    let (after, order) = match wanted.sort {
        CommentSort::Oldest => ("(c.created_at, c.id) > ($3, $4)", "c.created_at, c.id"),
        CommentSort::Helpful => ("(c.helpful < $3 or (c.helpful = $3 and c.id > $4))", "c.helpful desc, c.id"),
    };
    let only = match (wanted.thread, wanted.after) {
        (Some(_), _) => "c.id = $3",
        (None, Some(_)) => after,
        (None, None) => "1 = 1",
    };
    let sql = format!(
        "select {COLUMNS} from comments c join accounts a on a.id = c.author_id
         where c.idea_id = $1 and c.parent_id is null and {only}
           and (c.deleted_at is null
                or exists (select 1 from comments r where r.parent_id = c.id and r.deleted_at is null))
         order by {order} limit {}",
        THREADS + 1
    );
    let (idea, viewer) = (wanted.idea_id, viewer_id(wanted.viewer));
    let sql = AssertSqlSafe(sql.as_str());
    match (wanted.thread, wanted.after) {
        (Some(thread), _) => {
            fetch!(conn, fetch_all, sqlx::query_as(sql).bind(idea).bind(viewer).bind(thread))
        }
        (None, Some((key, id))) => {
            fetch!(conn, fetch_all, sqlx::query_as(sql).bind(idea).bind(viewer).bind(key).bind(id))
        }
        (None, None) => fetch!(conn, fetch_all, sqlx::query_as(sql).bind(idea).bind(viewer)),
    }
}

async fn replies(
    conn: &mut Conn,
    wanted: &Wanted,
    parents: &[i64],
) -> Result<HashMap<i64, Vec<CommentView>>, sqlx::Error> {
    let mut found: HashMap<i64, Vec<CommentView>> = HashMap::new();
    if parents.is_empty() {
        return Ok(found);
    }
    let parents: Vec<String> = parents.iter().map(i64::to_string).collect();
    let sql = format!(
        "select * from (
            select {COLUMNS}, row_number() over (partition by c.parent_id order by c.created_at, c.id) as place
            from comments c join accounts a on a.id = c.author_id
            where c.idea_id = $1 and c.parent_id in ({}) and c.deleted_at is null
         ) ranked where place <= $3 order by created_at, id",
        parents.join(", ")
    );
    let most = if wanted.thread.is_some() { REPLIES_ALONE } else { REPLIES };
    let viewer = viewer_id(wanted.viewer);
    let sql = AssertSqlSafe(sql.as_str());
    // Not kept as a prepared statement: the numbers in it differ from page to page.
    let rows: Vec<Row> =
        fetch!(conn, fetch_all, sqlx::query_as(sql).persistent(false).bind(wanted.idea_id).bind(viewer).bind(most))?;
    for row in rows {
        found.entry(row.parent_id.unwrap_or_default()).or_default().push(view(row, wanted));
    }
    Ok(found)
}

fn view(row: Row, wanted: &Wanted) -> CommentView {
    let author_id = row.author_id;
    let deleted = row.deleted_at.is_some();
    let may = |action| !deleted && authorize(wanted.viewer, action);
    CommentView {
        id: row.id,
        author: row.author,
        role: role(&row.role),
        agency_id: row.agency_id,
        by_idea_author: wanted.idea_author_id == Some(author_id),
        language: row.language,
        body_html: row.body_html,
        helpful: row.helpful,
        marked_helpful: row.marked > 0,
        created_at: row.created_at,
        edited_at: row.edited_at,
        deleted,
        can_edit: may(Action::EditComment { author_id, created_at: row.created_at, now: wanted.now }),
        can_delete: may(Action::DeleteComment { author_id }),
        // A visitor sees the button, too, and is led to sign in.
        can_mark: !deleted && (wanted.viewer == Actor::Visitor || may(Action::MarkHelpful { author_id })),
        replies: Vec::new(),
        reply_count: row.reply_count,
    }
}
