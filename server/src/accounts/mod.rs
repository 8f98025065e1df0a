//! Accounts: signing up, signing in, signing out.

pub mod handlers;
pub mod kept;
mod password;
mod reserved;
pub mod sessions;
pub mod store;

use std::sync::Arc;

use app::domain::account::{DisplayName, Email, NewPassword, Reach, Role, SignUpErrors, SignUpInput};
use app::domain::idea::FieldError;
use app::pages::shell::Viewer;

use crate::clock::Clock;
use crate::db::Db;

pub use password::{Hasher, HashingBusy, is_common};

/// Why an account could not be used or made.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    /// Fields of the form are wrong.
    #[error("the form is wrong: {0:?}")]
    Invalid(SignUpErrors),
    /// No account has this e-mail with this password; which of the two is not told.
    #[error("unknown account or wrong password")]
    Refused,
    /// Too many passwords are being checked.
    #[error(transparent)]
    Busy(#[from] HashingBusy),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] sqlx::Error),
}

/// Makes an account. `agency_id` is for officers.
pub async fn create(
    db: &Db,
    hasher: &Hasher,
    clock: &Clock,
    input: &SignUpInput,
    password: &str,
    role: Role,
    agency_id: Option<i64>,
) -> Result<Viewer, AccountError> {
    let email = Email::parse(&input.email);
    let name = DisplayName::parse(&input.name);
    let password = NewPassword::parse(password, &[&input.email, &input.name], is_common);
    let (email, name, password) = match (email, name, password) {
        (Ok(email), Ok(name), Ok(password)) => (email, name, password),
        (email, name, password) => {
            let errors = SignUpErrors { email: email.err(), name: name.err(), password: password.err() };
            return Err(AccountError::Invalid(errors));
        }
    };
    let taken = store::taken(&mut db.read().await?, &email, &name).await?;
    if taken.email || taken.name {
        return Err(AccountError::Invalid(taken.errors()));
    }
    let hash = hasher.hash(password.expose().to_owned()).await?;
    let new = store::NewAccount { email: &email, name: &name, hash: &hash, role, agency_id, at: clock.now() };
    let mut tx = db.write().await?;
    // Another sign-up may have taken the address or the name meanwhile: the keys decide.
    match store::insert(&mut tx, &new).await? {
        Some(id) => {
            tx.commit().await?;
            let reach = Reach { agencies: agency_id.into_iter().collect(), ..Reach::default() };
            Ok(Viewer { id, name: name.as_str().to_owned(), role, reach: Arc::new(reach), unread: 0 })
        }
        None => {
            let taken = store::taken(&mut tx, &email, &name).await?;
            Err(AccountError::Invalid(taken.errors()))
        }
    }
}

/// The account of an e-mail address and a password. Takes the same time whether there is such
/// an account or not.
pub async fn authenticate(db: &Db, hasher: &Hasher, email: &str, password: &str) -> Result<Viewer, AccountError> {
    let found = match Email::parse(email) {
        Ok(email) => store::by_email(&mut db.read().await?, email.as_str()).await?,
        Err(_) => None,
    };
    let hash = found.as_ref().map(|account| account.password_hash.clone());
    let right = hasher.verify(password.to_owned(), hash).await?;
    let account = found.filter(|_| right).ok_or(AccountError::Refused)?;
    Ok(store::viewer(&mut db.read().await?, account).await?)
}

/// Takes note of the language that somebody reads the site in: notices are worded in it.
pub async fn read_in(db: &Db, account_id: i64, language: &str) -> Result<(), sqlx::Error> {
    let mut tx = db.write().await?;
    if store::set_language(&mut tx, account_id, language).await? {
        tx.commit().await?;
    }
    Ok(())
}

impl store::Taken {
    fn errors(&self) -> SignUpErrors {
        SignUpErrors {
            email: self.email.then_some(FieldError::EmailTaken),
            name: self.name.then_some(FieldError::NameTaken),
            password: None,
        }
    }
}
