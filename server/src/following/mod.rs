//! Following: what residents want to hear of. Ideas are followed in `follows`, whatever else in
//! `subscriptions`.

pub mod handlers;
pub mod list;
pub mod store;

use app::domain::Millis;
use app::domain::access::Actor;
use app::domain::directory::Directory;
use app::domain::following::Followed;
use app::domain::listing::Filter;

use crate::db::{Conn, Db};
use crate::votes;

/// Follows something, or stops. Who stops hears no more of it, also where they support it.
pub async fn set(
    db: &Db,
    account_id: i64,
    what: Followed,
    id: i64,
    follows: bool,
    now: Millis,
) -> Result<(), sqlx::Error> {
    if what == Followed::Idea {
        votes::follow(db, id, account_id, follows, now).await?;
    }
    let mut tx = db.write().await?;
    if what != Followed::Idea {
        store::set(&mut tx, account_id, what, id, follows, now).await?;
    }
    if matches!(what, Followed::Idea | Followed::Item) {
        store::set_silence(&mut tx, account_id, what, id, !follows, now).await?;
    }
    tx.commit().await
}

/// Whether somebody wants to hear no more of an idea.
pub async fn is_silent(conn: &mut Conn, account_id: i64, idea_id: i64) -> Result<bool, sqlx::Error> {
    store::is_silent(conn, account_id, Followed::Idea, idea_id).await
}

/// Whether whoever looks follows something other than an idea.
pub async fn follows(conn: &mut Conn, viewer: Actor<'_>, what: Followed, id: i64) -> Result<bool, sqlx::Error> {
    match viewer.id() {
        Some(account_id) => store::follows(conn, account_id, what, id).await,
        None => Ok(false),
    }
}

/// Which of the topic, the area and the agency that a list is narrowed to an account follows.
pub async fn of_filter(
    conn: &mut Conn,
    directory: &Directory,
    filter: &Filter,
    account_id: i64,
) -> Result<Vec<(Followed, i64)>, sqlx::Error> {
    let places = [
        (Followed::Topic, &directory.topics, &filter.topic),
        (Followed::Area, &directory.areas, &filter.area),
        (Followed::Agency, &directory.agencies, &filter.agency),
    ];
    let mut followed = Vec::new();
    for (what, labels, slug) in places {
        let Some(id) = slug.as_ref().and_then(|slug| Directory::id(labels, slug)) else { continue };
        if account_id > 0 && store::follows(conn, account_id, what, id).await? {
            followed.push((what, id));
        }
    }
    Ok(followed)
}
