//! Every address of the site, on one screen.

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};
use tower_http::timeout::TimeoutLayer;

use crate::agencies::administration::handlers as administration;
use crate::site::Site;
use crate::web::{compression, failure, headers, language, origin, page_cache, theme, trace};
use crate::{
    accounts, agencies, answers, cases, comments, feeds, following, ideas, merging, moderation, notifications,
    pictures, roadmap, search, similar, splitting, votes,
};

/// Bytes of a request's body: a title, a text of 5,000 characters in percent-encoded UTF-8
/// (up to 60,000 bytes) and a margin.
const MAX_BODY: usize = 128 * 1024;
/// Seconds after which a request is given up.
const TIMEOUT: u64 = 30;

/// The site as a service.
pub fn router(site: Arc<Site>) -> Router {
    // A picture beside the text of a post.
    let with_picture = DefaultBodyLimit::max(MAX_BODY + pictures::MAX_BYTES);
    let pages = Router::new()
        .route("/", get(ideas::handlers::home))
        .route("/search", get(search::handlers::show))
        .route("/search.atom", get(search::handlers::feed))
        .route("/ideas", post(ideas::publishing::create))
        .route("/ideas/new", get(ideas::handlers::new).post(ideas::handlers::again))
        .route("/ideas/draft", post(ideas::drafts::save))
        .route("/ideas/draft/discard", post(ideas::drafts::discard))
        .route("/ideas/similar", post(similar::handlers::while_typing))
        .route("/preview", post(ideas::handlers::preview))
        .route("/ideas/{id}", get(ideas::handlers::show))
        .route("/ideas/{id}/same", post(cases::handlers::same))
        .route("/ideas/{id}/language", post(ideas::handlers::correct_language))
        .route("/ideas/{id}/support", post(votes::handlers::support))
        .route("/ideas/{id}/withdrawal", post(votes::handlers::withdrawal))
        .route("/ideas/{id}/follow", post(votes::handlers::start_following))
        .route("/ideas/{id}/unfollow", post(votes::handlers::stop_following))
        .route("/ideas/{id}/answers", post(answers::handlers::create))
        .route("/ideas/{id}/merge", get(merging::handlers::show))
        .route("/ideas/{id}/merges", post(merging::handlers::create))
        .route("/merges/{id}/undo", post(merging::handlers::take_back))
        .route("/moderation/merges", post(merging::handlers::create_many))
        .route("/ideas/{id}/split", get(splitting::handlers::of_idea))
        .route("/ideas/{id}/splits", post(splitting::handlers::create_of_idea))
        .route("/comments/{id}/split", get(splitting::handlers::of_comment))
        .route("/comments/{id}/splits", post(splitting::handlers::create_of_comment))
        .route("/splits/{id}", get(splitting::handlers::show))
        .route("/splits/{id}/answer", post(splitting::handlers::answer))
        .route("/splits/{id}/withdrawal", post(splitting::handlers::withdraw))
        .route("/moderation/distinctions", post(merging::handlers::set_apart))
        .route("/ideas/{id}/assignments", post(agencies::deeds::assign))
        .route("/ideas/{id}/hand-back", post(agencies::deeds::hand_back))
        .route("/ideas/{id}/hand-back/settlement", post(agencies::deeds::leave))
        .route("/ideas/{id}/pauses", post(agencies::deeds::pause))
        .route("/ideas/{id}/resumption", post(agencies::deeds::resume))
        .route("/ideas/{id}/duplicates", get(search::duplicates::of_idea))
        .route("/ideas/{id}/comments", post(comments::handlers::create))
        .route("/comments/{id}", get(comments::handlers::show))
        .route("/comments/{id}/edit", get(comments::handlers::edit_form).post(comments::handlers::update))
        .route("/comments/{id}/deletion", post(comments::handlers::remove))
        .route("/comments/{id}/helpful", post(comments::handlers::helpful))
        .route("/comments/{id}/unhelpful", post(comments::handlers::unhelpful))
        .route("/comments/{id}/history", get(comments::handlers::history))
        .route("/cases/{id}/deletion", post(cases::handlers::remove))
        .route("/ideas/{id}/place", post(moderation::decisions::handlers::place))
        .route("/ideas/{id}/notes", post(moderation::notes::handlers::create))
        .route("/ideas/{id}/edits", post(moderation::edits::handlers::create))
        .route("/ideas/{id}/edit-proposal", get(moderation::edits::handlers::show))
        .route("/edits/{id}/answer", post(moderation::edits::handlers::settle))
        .route("/flags/new", get(moderation::flags::handlers::new))
        .route("/flags", post(moderation::flags::handlers::create))
        .route(
            "/decisions/{id}/appeal",
            get(moderation::appeals::handlers::show).post(moderation::appeals::handlers::create),
        )
        .route("/moderation", get(moderation::inbox::handlers::show))
        .route("/moderation/decisions", post(moderation::decisions::handlers::create))
        .route("/moderation/reversals", post(moderation::decisions::handlers::reverse))
        .route("/moderation/appeals/{id}/outcome", post(moderation::appeals::handlers::decide))
        .route("/moderation/reopenings/{id}/settlement", post(moderation::reopenings::handlers::create))
        .route("/moderation/reopenings/{id}/undo", post(moderation::reopenings::handlers::undo))
        .route(
            "/moderation/replies",
            get(moderation::replies::handlers::show).post(moderation::replies::handlers::create),
        )
        .route("/moderation/replies/{id}/deletion", post(moderation::replies::handlers::remove))
        .route("/moderation/log", get(moderation::log::handlers::show))
        .route("/moderation/public-log", get(moderation::log::handlers::public))
        .route("/roadmap", get(roadmap::handlers::index).post(roadmap::handlers::create))
        .route("/roadmap/done", get(roadmap::handlers::done))
        .route("/roadmap/new", get(roadmap::handlers::new).post(roadmap::handlers::again))
        .route("/roadmap/{id}", get(roadmap::handlers::show))
        .route("/roadmap/{id}/manage", get(roadmap::manage::show))
        .route("/roadmap/{id}/changes", post(roadmap::manage::create_change))
        .route("/roadmap/{id}/handovers", post(roadmap::manage::create_handover))
        .route("/roadmap/{id}/texts", post(roadmap::manage::update_texts))
        .route("/roadmap/{id}/ideas", post(roadmap::manage::add_ideas))
        .route("/roadmap/{id}/ideas/removal", post(roadmap::manage::remove_idea))
        .route("/roadmap/{id}/milestones", post(roadmap::news::handlers::create_milestone))
        .route("/roadmap/{id}/milestones/reached", post(roadmap::news::handlers::reach))
        .route("/roadmap/{id}/posts", post(roadmap::news::handlers::create_post).layer(with_picture))
        .route("/roadmap/{id}/outcome", post(roadmap::outcomes::handlers::create))
        .route("/roadmap/{id}/reopening", post(roadmap::outcomes::handlers::settle_reopening))
        .route("/agencies", get(agencies::handlers::list))
        .route("/agencies/{slug}", get(agencies::handlers::show))
        .route("/agencies/{slug}/queue", get(agencies::handlers::queue))
        .route("/administration/agencies", get(administration::list).post(administration::create))
        .route("/administration/agencies/new", get(administration::new))
        .route("/administration/agencies/{slug}", get(administration::show).post(administration::update))
        .route("/administration/agencies/{slug}/members", post(administration::join))
        .route("/administration/agencies/{slug}/members/{id}/removal", post(administration::leave))
        .route("/administration/moderators", get(administration::moderators))
        .route("/administration/moderators/{id}", post(administration::change_reach))
        .route("/feed.atom", get(feeds::handlers::list))
        .route("/ideas/{id}/feed.atom", get(feeds::handlers::idea))
        .route("/agencies/{slug}/feed.atom", get(feeds::handlers::agency))
        .route("/roadmap.atom", get(feeds::handlers::roadmap))
        .route("/roadmap.ics", get(feeds::handlers::calendar))
        .route("/notices", get(notifications::handlers::index))
        .route("/notices/read", post(notifications::handlers::read_all))
        .route("/notices/{id}", get(notifications::handlers::show))
        .route("/notices/{id}/withdrawal", post(notifications::handlers::withdraw))
        .route("/withdrawals/{id}/undo", post(votes::handlers::take_back))
        .route("/following", get(following::handlers::index))
        .route("/follows", post(following::handlers::start))
        .route("/unfollows", post(following::handlers::stop))
        .route("/moderation/duplicates", get(search::duplicates::all))
        .route("/sign-up", get(accounts::handlers::sign_up_form).post(accounts::handlers::sign_up))
        .route("/sign-in", get(accounts::handlers::sign_in_form).post(accounts::handlers::sign_in))
        .route("/sign-out", post(accounts::handlers::sign_out));

    // `/en/ideas/7`, `/ar`, `/fa/sign-in`: the language comes first.
    let by_language = Router::new()
        .nest("/{lang}", pages)
        .layer(from_fn_with_state(site.clone(), language::require))
        .route("/language/{code}", get(language::choose))
        .layer(from_fn(compression::pages));

    Router::new()
        .merge(by_language)
        .route("/speculation-rules.json", get(headers::speculation))
        .route("/pictures/{id}", get(pictures::handlers::show))
        .route("/theme/{file}", get(theme::serve))
        .route("/healthz", get(|| async { "ok\n" }))
        .merge(site.assets.routes())
        .fallback(language::add_to_address)
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(TimeoutLayer::with_status_code(
            axum::http::StatusCode::SERVICE_UNAVAILABLE,
            std::time::Duration::from_secs(TIMEOUT),
        ))
        .layer(from_fn_with_state(site.clone(), origin::check))
        .layer(from_fn_with_state(site.clone(), failure::show))
        .layer(from_fn_with_state(site.clone(), headers::add))
        .layer(from_fn(trace::requests))
        .layer(from_fn_with_state(site.clone(), page_cache::serve))
        .with_state(site)
}
