//! What moderators and officers work with, and the roadmap. Signed in, so that nothing is kept rendered.

use std::sync::Arc;
use std::time::Duration;

use masmou::generate::{moderator_token, officer_token, session_token};

use crate::http::get;
use crate::load::{self, Requests};
use crate::report::{Aim, Report};
use crate::server::Server;

/// Measures each page with one connection.
pub async fn pages(server: &Server, length: Duration, report: &mut Report) -> anyhow::Result<()> {
    let (moderator, officer, resident) = (moderator_token(1), officer_token(1), session_token(1));
    for (what, path, token) in [
        ("inbox", "/en/moderation", &moderator),
        ("inbox, flags", "/en/moderation?what=flags", &moderator),
        ("inbox, one topic", "/en/moderation?topic=lighting", &moderator),
        ("clusters", "/en/moderation/duplicates", &moderator),
        ("roadmap", "/en/roadmap", &resident),
        ("roadmap, for a moderator", "/fa/roadmap", &moderator),
        ("roadmap, timeline", "/en/roadmap?view=timeline", &resident),
        ("roadmap, delivered", "/en/roadmap?view=changelog", &resident),
        ("roadmap, what was asked and done", "/en/roadmap/done", &resident),
        ("promise", "/en/roadmap/7", &resident),
        ("agencies", "/en/agencies", &resident),
        ("agency", "/en/agencies/works", &resident),
        ("officers' queue", "/en/agencies/works/queue", &officer),
    ] {
        let request = get(path, Some(token));
        let requests: Requests = Arc::new(move |_, _| request.clone());
        let run = load::run(server, 1, length, 200, requests).await?;
        report.milliseconds(format!("{what}: p50, one connection"), run.p50, Aim::None);
        report.milliseconds(format!("{what}: server CPU per request"), run.cpu, Aim::AtMost(5.0));
    }
    Ok(())
}
