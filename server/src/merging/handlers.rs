//! Merging, as moderators do it in the browser.

use app::domain::access::{Action, authorize};
use app::domain::moderation::Visibility;
use app::pages::error::Problem;
use app::pages::merge::{MergePage, MergeWrong};
use app::pages::shell::Notice;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::preview::preview;
use super::{MergeError, merge, undo};
use crate::web::failure::Failure;
use crate::web::form::{Form, Id, Query};
use crate::web::visit::Visit;
use crate::{ideas, similar};

/// Characters of a reason; longer ones are cut.
const LONGEST_REASON: usize = 500;
/// Ideas that one decision merges; a form that names more was not filled in by hand.
const MOST: usize = 200;

/// Which idea is kept, and why.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct MergeInput {
    into: String,
    reason: String,
}

impl MergeInput {
    /// The number that was typed, or that of an address.
    fn kept_id(&self) -> Option<i64> {
        number(&self.into)
    }

    fn reason(&self) -> String {
        app::domain::text::clean_line(&self.reason).chars().take(LONGEST_REASON).collect()
    }
}

/// The number of an idea, from `7`, `#7` or an address such as `https://…/ar/ideas/7#comments`.
fn number(typed: &str) -> Option<i64> {
    let typed = typed.trim();
    let last = typed.split_once("/ideas/").map_or(typed, |(_, rest)| rest);
    let digits = last.trim_start_matches('#').split(['/', '?', '#']).next()?;
    let latin: String =
        digits.chars().filter_map(|c| c.to_digit(10).or_else(|| eastern(c))).map(|d| d.to_string()).collect();
    if latin.chars().count() == digits.chars().count() { latin.parse().ok() } else { None }
}

/// The value of an Arabic or Persian digit.
fn eastern(c: char) -> Option<u32> {
    let zero = match c {
        '\u{0660}'..='\u{0669}' => 0x0660,
        '\u{06F0}'..='\u{06F9}' => 0x06F0,
        _ => return None,
    };
    Some(c as u32 - zero)
}

/// `GET /ideas/{id}/merge`: which idea is kept, then what it comes to.
pub async fn show(visit: Visit, Id(id): Id, Query(input): Query<MergeInput>) -> Result<Response, Failure> {
    page(&visit, id, input, None).await
}

/// `POST /ideas/{id}/merges`.
pub async fn create(visit: Visit, Id(id): Id, Form(input): Form<MergeInput>) -> Result<Response, Failure> {
    let Some(into) = input.kept_id() else { return page(&visit, id, input, Some(MergeWrong::Unknown)).await };
    match merge(&visit.site.db, visit.actor(), id, into, &input.reason(), visit.frame.now).await {
        Ok(_) => Ok(visit.go(&format!("/ideas/{into}#joined"), Some(Notice::Merged))),
        Err(error) => {
            let wrong = wrong(error)?;
            page(&visit, id, input, Some(wrong)).await
        }
    }
}

/// `POST /moderation/distinctions`: none of a cluster is the same as `into`.
pub async fn set_apart(visit: Visit, Form(fields): Form<Vec<(String, String)>>) -> Result<Response, Failure> {
    let into = fields.iter().find(|(field, _)| field == "into").and_then(|(_, value)| number(value));
    let into = into.ok_or(Problem::BadRequest)?;
    let others = others_shown(&fields, into, |_| true);
    similar::set_apart(&visit.site.db, visit.actor(), into, &others, visit.frame.now).await?;
    Ok(visit.go("/moderation/duplicates", Some(Notice::SetApart)))
}

/// Ideas that the form showed beside the one that is kept, and that are among some.
fn others_shown(fields: &[(String, String)], into: i64, is_among: impl Fn(i64) -> bool) -> Vec<i64> {
    let shown = fields.iter().filter(|(field, _)| field == "shown").filter_map(|(_, value)| number(value));
    shown.filter(|idea| *idea != into && is_among(*idea)).take(MOST).collect()
}

/// `POST /moderation/merges`: a whole cluster, `into` and each `idea`. What was shown and is not
/// merged is another matter.
pub async fn create_many(visit: Visit, Form(fields): Form<Vec<(String, String)>>) -> Result<Response, Failure> {
    let all =
        |name: &'static str| fields.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.clone());
    let one = |name| all(name).next().unwrap_or_default();
    let input = MergeInput { into: one("into"), reason: one("reason") };
    let into = input.kept_id().ok_or(Problem::BadRequest)?;
    let (mut merged, mut hidden) = (0, 0);
    for idea in all("idea").filter_map(|idea| number(&idea)).filter(|idea| *idea != into).take(MOST) {
        match merge(&visit.site.db, visit.actor(), idea, into, &input.reason(), visit.frame.now).await {
            Ok(_) => merged += 1,
            // Somebody was quicker with this one; the others go on.
            Err(MergeError::Together | MergeError::Settled { .. }) => {}
            Err(MergeError::Unpublished) => hidden += 1,
            Err(error) => return Err(error.into()),
        }
    }
    if merged == 0 && hidden > 0 {
        return Err(Problem::Changed.into());
    }
    let dropped = others_shown(&fields, into, |idea| !all("idea").any(|ticked| number(&ticked) == Some(idea)));
    if !dropped.is_empty() {
        similar::set_apart(&visit.site.db, visit.actor(), into, &dropped, visit.frame.now).await?;
    }
    let notice = if merged > 0 { Notice::Merged } else { Notice::AlreadySettled };
    Ok(visit.go(&format!("/ideas/{into}#joined"), Some(notice)))
}

/// `POST /merges/{id}/undo`.
pub async fn take_back(visit: Visit, Id(id): Id) -> Result<Response, Failure> {
    match undo(&visit.site.db, visit.actor(), id, visit.frame.now).await {
        Ok(merge) => Ok(visit.go(&format!("/ideas/{}", merge.idea_id), Some(Notice::MergeUndone))),
        Err(MergeError::Settled { .. }) => {
            let merge = super::store::find(&mut visit.site.db.read().await?, id).await?.ok_or(Problem::NotFound)?;
            Ok(visit.go(&format!("/ideas/{}", merge.into_id), Some(Notice::AlreadySettled)))
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(visit: &Visit, id: i64, input: MergeInput, mut told: Option<MergeWrong>) -> Result<Response, Failure> {
    let viewer = visit.account_id().unwrap_or(0);
    let mut conn = visit.site.db.read().await?;
    let idea = ideas::store::find(&mut conn, id, viewer).await?.ok_or(Problem::NotFound)?;
    if !authorize(visit.actor(), Action::Moderate(idea.place())) {
        return Err(Problem::Forbidden.into());
    }
    if told.is_none() && idea.visibility() != Visibility::Public {
        told = Some(MergeWrong::Unpublished);
    }
    let mut shown = None;
    if told.is_none() && !input.into.trim().is_empty() {
        match input.kept_id() {
            None => told = Some(MergeWrong::Unknown),
            Some(into) => match preview(&mut conn, visit.actor(), id, into).await {
                Ok(found) => shown = Some(found),
                Err(error) => told = Some(wrong(error)?),
            },
        }
    }
    let candidates = similar::related(&mut conn, id, viewer).await?;
    let status = if told.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let MergeInput { into, reason } = input;
    let page = MergePage { idea: idea.card.into(), into, reason, preview: shown, wrong: told, candidates };
    let frame = visit.frame_at(&format!("/ideas/{id}/merge"));
    Ok(visit.page(status, app::pages::merge::html(&frame, &page)))
}

/// What the form tells; a failure of the database has a page of its own.
fn wrong(error: MergeError) -> Result<MergeWrong, Failure> {
    Ok(match error {
        MergeError::NotFound => MergeWrong::Unknown,
        MergeError::Forbidden => MergeWrong::Forbidden,
        MergeError::Together => MergeWrong::Together,
        MergeError::Unpublished => MergeWrong::Unpublished,
        MergeError::Settled { by, at } => MergeWrong::Settled { by, at },
        MergeError::Db(error) => return Err(error.into()),
    })
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn an_idea_is_named_by_its_number_or_its_address() {
        for typed in ["7", " #7 ", "۷", "٧", "/ar/ideas/7", "https://ideas.example.org/fa/ideas/7?thread=3#comment-9"]
        {
            assert_eq!(number(typed), Some(7), "{typed}");
        }
        for typed in ["", "seven", "https://ideas.example.org/", "7a", "-7"] {
            assert_eq!(number(typed), None, "{typed}");
        }
    }
}
