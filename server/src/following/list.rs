//! What an account follows, as its page shows it.

use std::collections::BTreeMap;

use app::domain::Millis;
use app::domain::access::{Action, Actor, authorize};
use app::domain::directory::{Directory, Label};
use app::domain::following::Followed;
use app::domain::moderation::Visibility;
use app::pages::following::{FollowedView, FollowingPage};

use super::store;
use crate::db::Conn;
use crate::{ideas, notifications};

/// Ideas on one page.
const IDEAS: usize = 50;

/// A page of it; the ideas from before one on, when it is given.
pub async fn page(
    conn: &mut Conn,
    viewer: Actor<'_>,
    directory: &Directory,
    language: &str,
    before: Option<(Millis, i64)>,
) -> Result<FollowingPage, sqlx::Error> {
    let Some(account_id) = viewer.id() else { return Ok(FollowingPage::default()) };
    let mut page = FollowingPage { is_later: before.is_some(), ..FollowingPage::default() };
    if before.is_none() {
        page.all = subscriptions(conn, account_id, directory, language).await?;
    }
    let mut rows = store::ideas(conn, account_id, before.unwrap_or((Millis::MAX, i64::MAX)), IDEAS + 1).await?;
    let more = rows.len() > IDEAS;
    rows.truncate(IDEAS);
    page.next = rows.last().filter(|_| more).map(|(at, id)| format!("{at}_{id}"));
    for (_, id) in rows {
        let Some(idea) = ideas::store::facts(conn, id).await? else { continue };
        let action = Action::ReadUnpublished { author_id: idea.author_id, place: idea.place() };
        let can_be_read = idea.visibility() == Visibility::Public || authorize(viewer, action);
        page.all.push(FollowedView {
            what: Followed::Idea,
            id,
            name: can_be_read.then_some(idea.title),
            language: idea.language,
            path: format!("/ideas/{id}"),
        });
    }
    Ok(page)
}

/// Topics, areas, agencies and items.
async fn subscriptions(
    conn: &mut Conn,
    account_id: i64,
    directory: &Directory,
    language: &str,
) -> Result<Vec<FollowedView>, sqlx::Error> {
    let rows = store::subscriptions(conn, account_id).await?;
    let items: Vec<i64> = rows.iter().filter(|(what, _)| what == Followed::Item.as_str()).map(|(_, id)| *id).collect();
    let titles = notifications::item_titles(conn, &items, language).await?;
    let label = |labels: &[Label], id: i64, filter: &str| {
        let label = Directory::by_id(labels, Some(id))?;
        Some((label.name(language).to_owned(), language.to_owned(), format!("/?{filter}={}", label.slug)))
    };
    let view = |(word, id): (String, i64)| {
        let what = Followed::parse(&word)?;
        let (name, language, path) = match what {
            Followed::Topic => label(&directory.topics, id, "topic")?,
            Followed::Area => label(&directory.areas, id, "area")?,
            Followed::Agency => label(&directory.agencies, id, "agency")?,
            Followed::Item => named(&titles, id)?,
            Followed::Idea => return None,
        };
        Some(FollowedView { what, id, name: Some(name), language, path })
    };
    Ok(rows.into_iter().filter_map(view).collect())
}

fn named(titles: &BTreeMap<i64, (String, String)>, item: i64) -> Option<(String, String, String)> {
    let (title, language) = titles.get(&item)?.clone();
    Some((title, language, format!("/roadmap/{item}")))
}
