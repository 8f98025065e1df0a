//! From the form to a published idea, with a look at what was said before.

use app::domain::idea::{IdeaInput, NewIdea, numbers};
use app::domain::moderation::Visibility;
use app::pages::error::Problem;
use app::pages::idea_form::IdeaFormPage;
use app::pages::shell::Notice;
use app::parts::similar::SimilarIdea;
use axum::http::{StatusCode, header};
use axum::response::Response;
use serde::Deserialize;

use super::handlers::{form_again, parse, too_often};
use super::submit;
use crate::accounts::kept::{Action, Kept};
use crate::similar::{self, before_publishing, handlers::writing};
use crate::web::failure::Failure;
use crate::web::form::Form;
use crate::web::limits::Deed;
use crate::web::visit::Visit;

/// The form, and what its author says of the ideas that were listed above it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Submission {
    #[serde(flatten)]
    input: IdeaInput,
    offered: String,
    answer: String,
}

impl Submission {
    /// Whether "mine is different: publish" was pressed. It does what it says: nobody is asked
    /// twice, however many ideas are like theirs.
    fn is_answered(&self) -> bool {
        self.answer == "different"
    }

    /// What was typed; the answer has told it apart from what was listed.
    fn input(self) -> IdeaInput {
        if !self.is_answered() {
            return self.input;
        }
        let all = numbers(&format!("{},{}", self.input.different, self.offered));
        let different = all.iter().map(i64::to_string).collect::<Vec<_>>().join(",");
        IdeaInput { different, ..self.input }
    }
}

/// `POST /ideas`: publishes, or shows the form again with what is wrong or what others have said
/// before, or leads to sign in.
pub async fn create(visit: Visit, Form(submission): Form<Submission>) -> Result<Response, Failure> {
    let is_answered = submission.is_answered();
    let input = submission.input();
    let new = match parse(&visit, &input) {
        Ok(new) => new,
        Err(errors) => {
            let page = IdeaFormPage { input, errors, ..Default::default() };
            return Ok(form_again(&visit, StatusCode::UNPROCESSABLE_ENTITY, &page));
        }
    };
    let similar = if is_answered { Vec::new() } else { said_before(&visit, &input, &new).await? };
    if !similar.is_empty() {
        return ask(&visit, input, similar).await;
    }
    let site = &visit.site;
    let Some(author_id) = visit.account_id() else {
        let work = Kept { draft: Some(input.clone()), waiting: Some(Action::SubmitDraft) };
        return match visit.sign_in_first(&work, "/ideas/new").await {
            Err(limited @ Failure(Problem::TooMany { .. })) => Ok(limited.with_page(too_often(&visit, input))),
            answer => answer,
        };
    };
    if site.limits.check(Deed::Submit, visit.client, Some(author_id.to_string())).is_err() {
        return Ok(too_often(&visit, input));
    }
    let gate = site.gate().knowing(alike(&visit, &input).await);
    let (id, visibility) = submit(&site.db, author_id, &new, visit.lang().code, gate, visit.frame.now).await?;
    visit.discard_draft().await?;
    let waits = visibility == Visibility::Waiting;
    Ok(visit.go(&format!("/ideas/{id}"), Some(if waits { Notice::Waiting } else { Notice::IdeaPublished })))
}

/// How alike the most similar idea is, by the measure of the search; 0 when it cannot tell.
async fn alike(visit: &Visit, input: &IdeaInput) -> f64 {
    similar::alike(&visit.site.search, writing(visit, input)).await
}

/// Who asks without end is not asked back: to publish is limited by itself.
async fn said_before(visit: &Visit, input: &IdeaInput, new: &NewIdea) -> Result<Vec<SimilarIdea>, sqlx::Error> {
    let site = &visit.site;
    if site.limits.check(Deed::Compare, visit.client, visit.account_id().map(|id| id.to_string())).is_err() {
        return Ok(Vec::new());
    }
    before_publishing(&site.search, &site.db, writing(visit, input), &new.different).await
}

/// The form again under what is probably the same. The draft is kept, so that going to read one
/// of these ideas loses nothing.
async fn ask(visit: &Visit, input: IdeaInput, similar: Vec<SimilarIdea>) -> Result<Response, Failure> {
    let work = Kept { draft: Some(input.clone()), ..visit.kept_work().await? };
    let cookie = match visit.keep(&work).await {
        // The form itself holds what was typed.
        Err(Failure(Problem::TooMany { .. })) => None,
        kept => kept?,
    };
    let mut response = form_again(visit, StatusCode::OK, &IdeaFormPage { input, similar, ..Default::default() });
    response.headers_mut().extend(cookie.map(|cookie| (header::SET_COOKIE, cookie)));
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn different(answer: &str) -> String {
        let input = IdeaInput { different: "3".into(), ..IdeaInput::default() };
        Submission { input, offered: "5,3,8".into(), answer: answer.into() }.input().different
    }

    #[test]
    fn only_who_says_so_has_told_their_idea_apart() {
        assert_eq!(different("different"), "3,5,8");
        assert_eq!(different(""), "3", "a preview or another language is no answer");
    }
}
