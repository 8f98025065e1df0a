//! Flagging something.

use app::domain::access::{Action, authorize};
use app::domain::moderation::{Subject, Thing, Visibility};
use app::pages::error::Problem;
use app::pages::moderation::flag::{FlagPage, html};
use app::pages::shell::{Notice, encode};
use app::parts::flag_form::FlagForm;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::flag;
use crate::moderation::{ModerationError, things};
use crate::web::failure::Failure;
use crate::web::form::{Form, Query};
use crate::web::limits::Deed;
use crate::web::visit::Visit;
use crate::{cases, comments, ideas};

/// What is flagged.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct FlagQuery {
    thing: String,
}

/// What a resident sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct FlagInput {
    thing: String,
    rule: String,
    body: String,
}

/// `GET /flags/new?thing=comment-7`.
pub async fn new(visit: Visit, Query(query): Query<FlagQuery>) -> Result<Response, Failure> {
    if visit.account_id().is_none() {
        let back = format!("/flags/new?thing={}", encode(&query.thing));
        return Ok(visit.go(&format!("/sign-in?next={}", encode(&back)), None));
    }
    let thing = Thing::parse(&query.thing).ok_or(Problem::BadRequest)?;
    let page = load(&visit, thing, FlagForm::default()).await?;
    Ok(visit.page(StatusCode::OK, html(&visit.frame, &page)))
}

/// `POST /flags`.
pub async fn create(visit: Visit, Form(input): Form<FlagInput>) -> Result<Response, Failure> {
    let back = format!("/flags/new?thing={}", encode(&input.thing));
    let Some(account_id) = visit.account_id() else {
        return visit.sign_in_first(&visit.kept_work().await?, &back).await;
    };
    let thing = Thing::parse(&input.thing).ok_or(Problem::BadRequest)?;
    visit.site.limits.check(Deed::Comment, visit.client, Some(account_id.to_string()))?;
    match flag(&visit.site.db, visit.actor(), thing, &input.rule, &input.body, visit.frame.now).await {
        Ok(flagged) => {
            let notice = if flagged.is_new { Notice::Flagged } else { Notice::FlaggedBefore };
            Ok(visit.go(&format!("/ideas/{}", flagged.idea_id), Some(notice)))
        }
        Err(ModerationError::Invalid(wrong)) => {
            let form = FlagForm { rule: input.rule, body: input.body, rule_error: wrong.rule, body_error: wrong.text };
            let page = load(&visit, thing, form).await?;
            Ok(visit.page(StatusCode::UNPROCESSABLE_ENTITY, html(&visit.frame_at(&back), &page)))
        }
        Err(other) => Err(other.into()),
    }
}

async fn load(visit: &Visit, thing: Thing, form: FlagForm) -> Result<FlagPage, Failure> {
    let mut conn = visit.site.db.read().await?;
    let facts = things::store::facts(&mut conn, thing).await?.ok_or(Problem::NotFound)?;
    let idea = ideas::store::find(&mut conn, facts.idea_id, 0).await?.ok_or(Problem::NotFound)?;
    // What cannot be read is not shown by this way either.
    if facts.visibility != Visibility::Public || facts.deleted || idea.visibility() != Visibility::Public {
        return Err(Problem::NotFound.into());
    }
    if !authorize(visit.actor(), Action::Flag { author_id: facts.author_id }) {
        return Err(Problem::Forbidden.into());
    }
    let idea_html = idea.body_html.clone();
    let card: app::pages::home::IdeaCard = idea.card.into();
    let (language, body_html) = match thing.subject {
        Subject::Idea => (card.language.clone(), idea_html),
        Subject::Comment => {
            let row = comments::store::find(&mut conn, thing.id).await?.ok_or(Problem::NotFound)?;
            (row.language, row.body_html)
        }
        Subject::Case => {
            let row = cases::store::words(&mut conn, thing.id).await?.ok_or(Problem::NotFound)?;
            (row.language, row.body_html)
        }
    };
    Ok(FlagPage { thing, idea_id: card.id, idea_title: card.title, language, body_html, form })
}
