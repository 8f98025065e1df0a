//! SQL of accounts.

use app::domain::Millis;
use app::domain::account::{DisplayName, Email, Role};
use app::pages::shell::Viewer;

use crate::db::{Conn, Tx};
use crate::fetch;

/// An account as kept.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct AccountRow {
    /// Its number.
    pub id: i64,
    /// Public name.
    pub display_name: String,
    /// Word of a [`Role`].
    pub role: String,
    /// Agency of an officer.
    pub agency_id: Option<i64>,
    /// Argon2id in PHC form.
    pub password_hash: String,
}

impl AccountRow {
    /// The account as pages and rules know it.
    pub fn viewer(self) -> Viewer {
        Viewer { id: self.id, name: self.display_name, role: role(&self.role), agency_id: self.agency_id }
    }
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
pub async fn taken(conn: &mut Conn, email: &str, skeleton: &str) -> Result<Taken, sqlx::Error> {
    const SQL: &str = "select (select count(*) from accounts where email = $1),
                              (select count(*) from accounts where name_skeleton = $2)";
    let (emails, names): (i64, i64) = fetch!(conn, fetch_one, sqlx::query_as(SQL).bind(email).bind(skeleton))?;
    Ok(Taken { email: emails > 0, name: names > 0 })
}

/// Keeps a new account; none when its address or name is taken.
pub async fn insert(tx: &mut Tx, new: &NewAccount<'_>) -> Result<Option<i64>, sqlx::Error> {
    const SQL: &str = "insert into accounts
            (email, display_name, name_skeleton, password_hash, role, agency_id, created_at)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict do nothing
        returning id";
    fetch!(
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
    )
}

/// The account of an e-mail address.
pub async fn by_email(conn: &mut Conn, email: &str) -> Result<Option<AccountRow>, sqlx::Error> {
    const SQL: &str = "select id, display_name, role, agency_id, password_hash from accounts where email = $1";
    fetch!(conn, fetch_optional, sqlx::query_as(SQL).bind(email))
}
