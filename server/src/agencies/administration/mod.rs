//! Setting agencies up: names, topics, promised days, members; and what moderators look after.

pub mod handlers;

use app::domain::Millis;
use app::domain::access::{Action, Actor, authorize};
use app::domain::account::{Email, Reach};
use app::domain::agency::{AgencyErrors, MemberProblem, NewAgency};
use app::domain::idea::FieldError;
use serde_json::{Value, json};

use crate::db::{Db, Tx};
use crate::directory::store::{Shelf, describe, insert, own_topics, rename};
use crate::events::{self, EventKind};
use crate::{accounts, directory};

/// Why something was not set up.
#[derive(Debug, thiserror::Error)]
pub enum AdminError {
    /// Fields of the form are wrong.
    #[error("the form is wrong: {0:?}")]
    Invalid(AgencyErrors),
    /// The account cannot be a member.
    #[error("no member: {0:?}")]
    Member(MemberProblem),
    /// There is no such agency or account.
    #[error("not found")]
    NotFound,
    /// Not this account's to do.
    #[error("not allowed")]
    Forbidden,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] sqlx::Error),
}

fn administrator(actor: Actor<'_>) -> Result<(), AdminError> {
    if authorize(actor, Action::ManageCity) { Ok(()) } else { Err(AdminError::Forbidden) }
}

async fn record(tx: &mut Tx, actor: Actor<'_>, data: Value, now: Millis) -> Result<(), sqlx::Error> {
    events::record(tx, EventKind::DirectoryChanged, None, actor.id(), data, now).await
}

/// Makes an agency, or changes the one of this number.
pub async fn save(
    db: &Db,
    actor: Actor<'_>,
    agency_id: Option<i64>,
    agency: &NewAgency,
    topics: &[i64],
    now: Millis,
) -> Result<(), AdminError> {
    administrator(actor)?;
    let mut tx = db.write().await?;
    let id = match agency_id {
        Some(id) => {
            rename(&mut tx, Shelf::Agencies, id, &agency.names).await?;
            id
        }
        None => {
            let known = directory::store::all(&mut tx).await?.agencies;
            if known.iter().any(|label| label.slug == agency.slug) {
                let taken = AgencyErrors { slug: Some(FieldError::NameTaken), ..AgencyErrors::default() };
                return Err(AdminError::Invalid(taken));
            }
            insert(&mut tx, Shelf::Agencies, &agency.slug, &agency.names, known.len() as i64).await?
        }
    };
    describe(&mut tx, id, &agency.about, agency.targets).await?;
    own_topics(&mut tx, id, topics).await?;
    record(&mut tx, actor, json!({ "agency": id }), now).await?;
    tx.commit().await?;
    Ok(())
}

/// Lets the account of an e-mail address answer for an agency.
pub async fn add_member(db: &Db, actor: Actor<'_>, agency_id: i64, email: &str, now: Millis) -> Result<(), AdminError> {
    administrator(actor)?;
    let none = AdminError::Member(MemberProblem::NoAccount);
    let Ok(email) = Email::parse(email) else { return Err(none) };
    let mut tx = db.write().await?;
    let Some(account) = accounts::store::by_email(&mut tx, email.as_str()).await? else { return Err(none) };
    if !accounts::store::make_officer(&mut tx, account.id, agency_id, now).await? {
        return Err(AdminError::Member(MemberProblem::OtherRole));
    }
    record(&mut tx, actor, json!({ "agency": agency_id, "joined": account.id }), now).await?;
    tx.commit().await?;
    Ok(())
}

/// Ends that an account answers for an agency. Who answers for none is a resident again.
pub async fn remove_member(
    db: &Db,
    actor: Actor<'_>,
    agency_id: i64,
    account_id: i64,
    now: Millis,
) -> Result<(), AdminError> {
    administrator(actor)?;
    let mut tx = db.write().await?;
    if !accounts::store::leave_agency(&mut tx, account_id, agency_id).await? {
        return Err(AdminError::NotFound);
    }
    record(&mut tx, actor, json!({ "agency": agency_id, "left": account_id }), now).await?;
    tx.commit().await?;
    Ok(())
}

/// Sets what a moderator looks after; nothing named is everything.
pub async fn set_reach(
    db: &Db,
    actor: Actor<'_>,
    account_id: i64,
    reach: &Reach,
    now: Millis,
) -> Result<(), AdminError> {
    administrator(actor)?;
    let mut tx = db.write().await?;
    if !accounts::store::set_reach(&mut tx, account_id, reach).await? {
        return Err(AdminError::NotFound);
    }
    let data = json!({ "moderator": account_id, "topics": reach.topics, "areas": reach.areas });
    record(&mut tx, actor, data, now).await?;
    tx.commit().await?;
    Ok(())
}
