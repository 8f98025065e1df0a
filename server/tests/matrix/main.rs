//! Who may do what, by every address of the site: each route with each kind of visitor, for things
//! of their own and of others, in each state that a thing can be in.
//!
//! The routes are read from the source. One that no line of [`lines::LINES`] names fails the test.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod lines;
mod scene;
#[path = "../support/mod.rs"]
mod support;

use std::collections::BTreeSet;

use axum::http::StatusCode;
use lines::{About, LINES, Line, State, Who};
use scene::Scene;
use support::Answer;

/// The routes of the source: method and address.
fn routes() -> BTreeSet<(String, String)> {
    let source = include_str!("../../src/routes.rs");
    let pages = source.split("let by_language").next().unwrap();
    let mut all = BTreeSet::new();
    for part in pages.split(".route(").skip(1) {
        let address = part.split('"').nth(1).unwrap();
        for (call, method) in [("get(", "GET"), ("post(", "POST")] {
            // `.get(` after a path would be a method of ours; a route's own begins a word.
            if part.contains(&format!(" {call}")) || part.contains(&format!(".{call}")) {
                all.insert((method.to_owned(), address.to_owned()));
            }
        }
    }
    all
}

#[test]
fn every_route_has_its_line() {
    let known: BTreeSet<(String, String)> =
        LINES.iter().map(|line| (line.method.to_owned(), line.path.to_owned())).collect();
    let routes = routes();
    assert!(routes.len() > 30, "{routes:?}");
    assert_eq!(routes.difference(&known).collect::<Vec<_>>(), Vec::<&(String, String)>::new(), "without a line");
    assert_eq!(known.difference(&routes).collect::<Vec<_>>(), Vec::<&(String, String)>::new(), "no such route");
    // What names something that can be hidden says so.
    let named = |line: &&Line| line.about == About::Nothing && line.path.contains("{id}");
    let blind: Vec<&str> = LINES.iter().filter(named).map(|line| line.path).collect();
    assert_eq!(blind, ["/roadmap/{id}", "/withdrawals/{id}/undo"], "about nothing");
}

/// Whether an answer lets somebody in. Where a line is about something, its form is filled in, and only what was
/// done counts; else it is enough not to be turned away, whatever is wrong with the form.
fn is_in(line: &Line, asked: &str, answer: &Answer) -> bool {
    // There is no index here: that the search is away is an answer like any other.
    assert_ne!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{asked}: {}", answer.body);
    if answer.location().contains("/sign-in") {
        return false;
    }
    match line.about {
        About::Nothing => !matches!(
            answer.status,
            StatusCode::FORBIDDEN | StatusCode::UNAUTHORIZED | StatusCode::NOT_FOUND | StatusCode::GONE
        ),
        _ => answer.status.is_success() || answer.status.is_redirection(),
    }
}

/// Asks for everything in one of its states, as everybody. Whoever is refused changes nothing, so that they
/// all ask for the same thing; whoever is let in gets one of their own.
async fn walk(scene: &Scene, line: &Line, state: State, wrong: &mut Vec<String>) {
    let shared = scene.target(line, state).await;
    for who in Who::ALL {
        let may = line.lets_in(who, state);
        let target = if may && line.method == "POST" { &scene.target(line, state).await } else { &shared };
        let answer = scene.ask(who, line, target).await;
        let asked = format!("{} {} ({state:?}) as {who:?}", line.method, target.path);
        if may != is_in(line, &asked, &answer) {
            wrong.push(format!("{asked}: {} {}", answer.status, answer.location()));
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_route_lets_in_whom_it_is_for_in_each_state_and_nobody_else() {
    let scene = Scene::new().await;
    let mut wrong = Vec::new();
    for line in LINES {
        for state in line.about.states() {
            walk(&scene, line, *state, &mut wrong).await;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
