//! Supporting and following.

use app::domain::following::Followed;
use app::pages::error::Problem;
use app::pages::shell::Notice;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::{cast, restore, store, withdraw};
use crate::accounts::kept::{Action, Kept};
use crate::ideas::IdeaError;
use crate::web::failure::Failure;
use crate::web::form::{Form, Id};
use crate::web::limits::Deed;
use crate::web::redirect;
use crate::web::visit::Visit;
use crate::{following, ideas};

/// Where the button stood.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct From {
    from: String,
    to: String,
}

impl From {
    /// The place of an idea in the list that one comes from; none when it was the idea's own page.
    fn list(&self, id: i64) -> Option<String> {
        (self.from == "list").then(|| {
            let list = redirect::safe_path(&self.to);
            let list = if list == "/" && self.to.starts_with('?') { &self.to } else { list };
            format!("/{}#idea-{id}", list.trim_start_matches('/'))
        })
    }
}

/// `POST /ideas/{id}/support`.
pub async fn support(visit: Visit, Id(id): Id, Form(from): Form<From>) -> Result<Response, Failure> {
    set(&visit, id, true, &from).await
}

/// `POST /ideas/{id}/withdrawal`.
pub async fn withdrawal(visit: Visit, Id(id): Id, Form(from): Form<From>) -> Result<Response, Failure> {
    set(&visit, id, false, &from).await
}

/// `POST /withdrawals/{id}/undo`: one's voices stand again as they stood.
pub async fn take_back(visit: Visit, Id(id): Id) -> Result<Response, Failure> {
    let Some(account_id) = visit.account_id() else {
        return visit.sign_in_first(&visit.kept_work().await?, "/notices").await;
    };
    restore(&visit.site.db, id, account_id, visit.frame.now).await?;
    Ok(visit.go("/notices", Some(Notice::Supported)))
}

/// What is taken back can be taken back of any idea that there is; nothing is added to one that nobody can
/// read.
async fn may_add(visit: &Visit, id: i64, adds: bool) -> Result<(), Failure> {
    match ideas::open(&mut visit.site.db.read().await?, id).await {
        Err(IdeaError::Hidden | IdeaError::Waiting) if !adds => Ok(()),
        other => Ok(other.map(drop)?),
    }
}

async fn set(visit: &Visit, id: i64, supports: bool, from: &From) -> Result<Response, Failure> {
    let db = &visit.site.db;
    let now = visit.frame.now;
    may_add(visit, id, supports).await?;
    let path = format!("/ideas/{id}");
    let Some(account_id) = visit.account_id() else {
        let kept = visit.kept_work().await?;
        let waiting = supports.then_some(Action::Support { idea_id: id });
        let back = from.list(id).unwrap_or(path);
        return visit.sign_in_first(&Kept { waiting, ..kept }, &back).await;
    };
    visit.site.limits.check(Deed::Vote, visit.client, Some(account_id.to_string()))?;
    if supports {
        cast(db, id, account_id, now).await?;
    } else {
        withdraw(db, id, account_id, now).await?;
    }
    if visit.wants_fragment {
        return fragment(visit, id, account_id, supports, from).await;
    }
    let notice = Some(if supports { Notice::Supported } else { Notice::Withdrawn });
    Ok(visit.go(&from.list(id).unwrap_or(path), notice))
}

/// The button as it is now, for the script that pressed it.
async fn fragment(visit: &Visit, id: i64, account_id: i64, supported: bool, from: &From) -> Result<Response, Failure> {
    let mut conn = visit.site.db.read().await?;
    let idea = ideas::store::facts(&mut conn, id).await?.ok_or(Problem::NotFound)?;
    let html = if from.from == "list" {
        app::parts::support::card_html(&visit.frame, id, &idea.title, idea.votes, supported, &from.to)
    } else {
        let following = store::follows(&mut conn, id, account_id).await?;
        let offer = supported && !following;
        app::parts::support::html(&visit.frame, id, &idea.title, idea.votes, supported, offer, following)
    };
    Ok(([(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response())
}

/// `POST /ideas/{id}/follow`.
pub async fn start_following(visit: Visit, Id(id): Id) -> Result<Response, Failure> {
    set_follow(&visit, id, true).await
}

/// `POST /ideas/{id}/unfollow`.
pub async fn stop_following(visit: Visit, Id(id): Id) -> Result<Response, Failure> {
    set_follow(&visit, id, false).await
}

async fn set_follow(visit: &Visit, id: i64, follows: bool) -> Result<Response, Failure> {
    let path = format!("/ideas/{id}");
    let Some(account_id) = visit.account_id() else {
        return visit.sign_in_first(&visit.kept_work().await?, &path).await;
    };
    let db = &visit.site.db;
    visit.site.limits.check(Deed::Vote, visit.client, Some(account_id.to_string()))?;
    may_add(visit, id, follows).await?;
    following::set(db, account_id, Followed::Idea, id, follows, visit.frame.now).await?;
    Ok(visit.go(&path, Some(if follows { Notice::Following } else { Notice::Unfollowed })))
}
