//! SQL of accounts, their sessions, and what visitors had begun.

use std::sync::Arc;

use app::domain::Millis;
use app::domain::account::{DisplayName, Email, Reach, Role};
use app::pages::shell::{MOST_UNREAD, Viewer};

use crate::db::{Conn, Tx};
use crate::{execute, fetch};

/// An account as kept.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct AccountRow {
    /// Its number.
    pub id: i64,
    /// Public name.
    pub display_name: String,
    /// Word of a [`Role`].
    pub role: String,
    /// Argon2id in PHC form.
    pub password_hash: String,
    /// Notices that it has not read, up to [`MOST_UNREAD`].
    pub unread: i64,
}

/// Columns of an [`AccountRow`] beside the password. Unread notices are counted with the session:
/// every page shows them.
const COLUMNS: &str = const_format::formatcp!(
    "a.id, a.display_name, a.role,
    (select count(*) from (select 1 from deliveries d
        where d.account_id = a.id and d.read_at is null and d.channel = 'app' limit {MOST_UNREAD}) as few) as unread"
);

/// Keeps the language that somebody reads the site in.
pub async fn set_language(tx: &mut Tx, id: i64, language: &str) -> Result<bool, sqlx::Error> {
    const SQL: &str = "update accounts set language = $1 where id = $2 and language <> $1";
    Ok(execute!(tx, sqlx::query(SQL).bind(language).bind(id))? == 1)
}

/// The account as pages and rules know it.
pub async fn viewer(conn: &mut Conn, row: AccountRow) -> Result<Viewer, sqlx::Error> {
    let role = role(&row.role);
    let reach = if role == Role::Resident { Reach::default() } else { reach(conn, row.id).await? };
    Ok(Viewer { id: row.id, name: row.display_name, role, reach: Arc::new(reach), unread: row.unread })
}

/// What an account's role is for.
async fn reach(conn: &mut Conn, id: i64) -> Result<Reach, sqlx::Error> {
    const SQL: &str = "select 'agency', agency_id from agency_members where account_id = $1
        union all select 'topic', topic_id from moderator_topics where account_id = $1
        union all select 'area', area_id from moderator_areas where account_id = $1";
    let rows: Vec<(String, i64)> = fetch!(conn, fetch_all, sqlx::query_as(SQL).bind(id))?;
    let mut reach = Reach::default();
    for (what, id) in rows {
        match what.as_str() {
            "agency" => reach.agencies.push(id),
            "topic" => reach.topics.push(id),
            _ => reach.areas.push(id),
        }
    }
    Ok(reach)
}

/// Lets an officer speak for an agency.
pub async fn join_agency(tx: &mut Tx, id: i64, agency_id: i64, at: Millis) -> Result<(), sqlx::Error> {
    const SQL: &str = "insert into agency_members (account_id, agency_id, created_at) values ($1, $2, $3)
        on conflict do nothing";
    execute!(tx, sqlx::query(SQL).bind(id).bind(agency_id).bind(at)).map(drop)
}

/// Makes a resident, or an officer of another agency, one of this agency's officers; not those of
/// another role.
pub async fn make_officer(tx: &mut Tx, id: i64, agency_id: i64, at: Millis) -> Result<bool, sqlx::Error> {
    const SQL: &str = "update accounts set role = 'officer', agency_id = coalesce(agency_id, $2)
        where id = $1 and role in ('resident', 'officer')";
    let made = execute!(tx, sqlx::query(SQL).bind(id).bind(agency_id))?;
    if made > 0 {
        join_agency(tx, id, agency_id, at).await?;
    }
    Ok(made > 0)
}

/// Ends that an officer speaks for an agency; who speaks for none is a resident again. Whether
/// they spoke for it.
pub async fn leave_agency(tx: &mut Tx, id: i64, agency_id: i64) -> Result<bool, sqlx::Error> {
    const LEAVE: &str = "delete from agency_members where account_id = $1 and agency_id = $2";
    if execute!(tx, sqlx::query(LEAVE).bind(id).bind(agency_id))? == 0 {
        return Ok(false);
    }
    const SQL: &str = "update accounts set
            role = case when exists (select 1 from agency_members m where m.account_id = accounts.id)
                then 'officer' else 'resident' end,
            agency_id = (select min(m.agency_id) from agency_members m where m.account_id = accounts.id)
        where id = $1 and role = 'officer'";
    execute!(tx, sqlx::query(SQL).bind(id))?;
    Ok(true)
}

/// Sets what a moderator looks after; whether there is one of this number.
pub async fn set_reach(tx: &mut Tx, id: i64, reach: &Reach) -> Result<bool, sqlx::Error> {
    const SQL: &str = "select count(*) from accounts where id = $1 and role = 'moderator'";
    let found: i64 = fetch!(tx, fetch_one, sqlx::query_scalar(SQL).bind(id))?;
    if found == 0 {
        return Ok(false);
    }
    execute!(tx, sqlx::query("delete from moderator_topics where account_id = $1").bind(id))?;
    execute!(tx, sqlx::query("delete from moderator_areas where account_id = $1").bind(id))?;
    for topic in &reach.topics {
        const SQL: &str = "insert into moderator_topics (account_id, topic_id) values ($1, $2) on conflict do nothing";
        execute!(tx, sqlx::query(SQL).bind(id).bind(topic))?;
    }
    for area in &reach.areas {
        const SQL: &str = "insert into moderator_areas (account_id, area_id) values ($1, $2) on conflict do nothing";
        execute!(tx, sqlx::query(SQL).bind(id).bind(area))?;
    }
    Ok(true)
}

/// The moderators: number, public name, and what each looks after.
pub async fn moderators(conn: &mut Conn) -> Result<Vec<(i64, String, Reach)>, sqlx::Error> {
    const SQL: &str = "select id, display_name from accounts where role = 'moderator' order by id";
    let rows: Vec<(i64, String)> = fetch!(conn, fetch_all, sqlx::query_as(SQL))?;
    let mut all = Vec::with_capacity(rows.len());
    for (id, name) in rows {
        all.push((id, name, reach(conn, id).await?));
    }
    Ok(all)
}

/// The role of a word; one that is not known may do the least.
pub fn role(word: &str) -> Role {
    Role::parse(word).unwrap_or(Role::Resident)
}

/// What is kept of a new account.
pub struct NewAccount<'a> {
    /// Checked.
    pub email: &'a Email,
    /// Checked.
    pub name: &'a DisplayName,
    /// Argon2id in PHC form.
    pub hash: &'a str,
    /// What it may do.
    pub role: Role,
    /// Agency of an officer.
    pub agency_id: Option<i64>,
    /// When.
    pub at: Millis,
}

/// Which of the keys of a new account another one has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The e-mail address.
    pub email: bool,
    /// The name, or one that looks like it.
    pub name: bool,
}

/// Whether another account has the e-mail address or the name.
pub async fn taken(conn: &mut Conn, email: &Email, name: &DisplayName) -> Result<Taken, sqlx::Error> {
    const SQL: &str = "select (select count(*) from accounts where email = $1),
                              (select count(*) from accounts where name_skeleton in ($2, $3))";
    let capitals = name.skeleton_of_capitals();
    let (emails, names): (i64, i64) =
        fetch!(conn, fetch_one, sqlx::query_as(SQL).bind(email.as_str()).bind(name.skeleton()).bind(&capitals))?;
    Ok(Taken { email: emails > 0, name: names > 0 })
}

/// Keeps a new account; none when its address or name is taken.
pub async fn insert(tx: &mut Tx, new: &NewAccount<'_>) -> Result<Option<i64>, sqlx::Error> {
    const SQL: &str = "insert into accounts
            (email, display_name, name_skeleton, password_hash, role, agency_id, created_at)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict do nothing
        returning id";
    let made: Option<i64> = fetch!(
        tx,
        fetch_optional,
        sqlx::query_scalar(SQL)
            .bind(new.email.as_str())
            .bind(new.name.as_str())
            .bind(new.name.skeleton())
            .bind(new.hash)
            .bind(new.role.as_str())
            .bind(new.agency_id)
            .bind(new.at)
    )?;
    if let (Some(id), Some(agency_id)) = (made, new.agency_id) {
        join_agency(tx, id, agency_id, new.at).await?;
    }
    Ok(made)
}

/// The account of an e-mail address.
pub async fn by_email(conn: &mut Conn, email: &str) -> Result<Option<AccountRow>, sqlx::Error> {
    const SQL: &str = const_format::formatcp!("select {COLUMNS}, a.password_hash from accounts a where a.email = $1");
    fetch!(conn, fetch_optional, sqlx::query_as(SQL).bind(email))
}

/// How many accounts there are.
pub async fn count(conn: &mut Conn) -> Result<i64, sqlx::Error> {
    fetch!(conn, fetch_one, sqlx::query_scalar("select count(*) from accounts"))
}

/// Keeps a session.
pub async fn insert_session(
    tx: &mut Tx,
    token_hash: &str,
    account_id: i64,
    at: Millis,
    expires_at: Millis,
) -> Result<(), sqlx::Error> {
    const SQL: &str = "insert into sessions (token_hash, account_id, created_at, expires_at) values ($1, $2, $3, $4)";
    execute!(tx, sqlx::query(SQL).bind(token_hash).bind(account_id).bind(at).bind(expires_at)).map(drop)
}

/// Removes a session.
pub async fn delete_session(tx: &mut Tx, token_hash: &str) -> Result<(), sqlx::Error> {
    execute!(tx, sqlx::query("delete from sessions where token_hash = $1").bind(token_hash)).map(drop)
}

/// Removes sessions whose time is over.
pub async fn delete_expired_sessions(tx: &mut Tx, now: Millis) -> Result<(), sqlx::Error> {
    execute!(tx, sqlx::query("delete from sessions where expires_at < $1").bind(now)).map(drop)
}

/// The account of a session, without its password.
pub async fn by_session(conn: &mut Conn, token_hash: &str, now: Millis) -> Result<Option<AccountRow>, sqlx::Error> {
    const SQL: &str = const_format::formatcp!(
        "select {COLUMNS}, '' as password_hash from sessions s join accounts a on a.id = s.account_id
         where s.token_hash = $1 and s.expires_at > $2"
    );
    fetch!(conn, fetch_optional, sqlx::query_as(SQL).bind(token_hash).bind(now))
}

/// What was begun under a token, as JSON.
pub async fn kept_work(conn: &mut Conn, token_hash: &str, now: Millis) -> Result<Option<String>, sqlx::Error> {
    const SQL: &str = "select payload from kept_work where token_hash = $1 and expires_at > $2";
    fetch!(conn, fetch_optional, sqlx::query_scalar(SQL).bind(token_hash).bind(now))
}

/// Keeps what was begun under a token, in place of what was there.
pub async fn upsert_kept_work(
    tx: &mut Tx,
    token_hash: &str,
    payload: &str,
    at: Millis,
    expires_at: Millis,
) -> Result<(), sqlx::Error> {
    const SQL: &str = "insert into kept_work (token_hash, payload, updated_at, expires_at) values ($1, $2, $3, $4)
        on conflict (token_hash) do update set
            payload = excluded.payload, updated_at = excluded.updated_at, expires_at = excluded.expires_at";
    execute!(tx, sqlx::query(SQL).bind(token_hash).bind(payload).bind(at).bind(expires_at)).map(drop)
}

/// Removes what was begun under a token.
pub async fn delete_kept_work(tx: &mut Tx, token_hash: &str) -> Result<(), sqlx::Error> {
    execute!(tx, sqlx::query("delete from kept_work where token_hash = $1").bind(token_hash)).map(drop)
}

/// Removes what was begun and left for too long.
pub async fn delete_expired_kept_work(tx: &mut Tx, now: Millis) -> Result<(), sqlx::Error> {
    execute!(tx, sqlx::query("delete from kept_work where expires_at < $1").bind(now)).map(drop)
}

/// Removes what was left longest, beyond the `most` that were changed last; never that of `own`.
pub async fn delete_oldest_kept_work(tx: &mut Tx, most: i64, own: &str) -> Result<(), sqlx::Error> {
    // Of one length of life, so that the index by its end tells the last change.
    const SQL: &str = "delete from kept_work where token_hash <> $2 and expires_at <= (
            select expires_at from kept_work order by expires_at desc limit 1 offset $1)";
    execute!(tx, sqlx::query(SQL).bind(most).bind(own)).map(drop)
}
