//! Notices: what people are to hear of. A use case writes one in its own transaction; to whom it
//! goes is worked out and written afterwards.

pub mod handlers;
pub mod list;
pub mod place;
pub mod spread;
pub mod store;

use std::collections::BTreeMap;

use app::domain::Millis;
use app::domain::notice::{Audience, NoticeKind};
use serde_json::Value;

use crate::db::{Conn, Db, Tx};
use crate::ideas::tree;
use crate::votes;
use store::NoticeRow;

/// What is to be told.
#[derive(Clone, Debug)]
pub struct NewNotice {
    /// What it tells.
    pub kind: NoticeKind,
    /// Whom it concerns.
    pub audience: Audience,
    /// The idea that it is about; it leads there.
    pub idea_id: Option<i64>,
    /// The item of the roadmap that it is about; it leads there.
    pub item_id: Option<i64>,
    /// Who did it, and does not hear of it.
    pub actor_id: Option<i64>,
    /// What else its wording needs.
    pub data: Value,
}

/// Writes a notice in the transaction of what it tells.
pub async fn tell_in(tx: &mut Tx, notice: &NewNotice, now: Millis) -> Result<(), sqlx::Error> {
    store::insert(tx, notice, now).await?;
    tx.tell();
    Ok(())
}

/// Whether a notice of this kind was written about an idea before, with the same data: what is
/// published, taken back and published again is told once.
pub async fn was_told(tx: &mut Tx, kind: NoticeKind, idea_id: i64, data: &Value) -> Result<bool, sqlx::Error> {
    store::was_told(tx, kind, idea_id, data).await
}

/// Takes note that an account has read a notice, and with it what else was told of the same idea or
/// item until then.
pub async fn read(db: &Db, account_id: i64, notice_id: i64, now: Millis) -> Result<(), sqlx::Error> {
    let mut tx = db.write().await?;
    if store::mark_read(&mut tx, account_id, notice_id, now).await? > 0 {
        tx.commit().await?;
    }
    Ok(())
}

/// Takes note that an account has read everything up to a notice.
pub async fn read_all(db: &Db, account_id: i64, up_to: i64, now: Millis) -> Result<(), sqlx::Error> {
    let mut tx = db.write().await?;
    if store::mark_all_read(&mut tx, account_id, up_to, now).await? > 0 {
        tx.commit().await?;
    }
    Ok(())
}

/// Takes back the voice that a notice says is counted elsewhere now, wherever it was given. It asks for no
/// session: a letter that carries the notice can lead here, too. Gives the number of the withdrawal; none
/// when the voice does not stand there any more.
pub async fn withdraw(db: &Db, account_id: i64, notice_id: i64, now: Millis) -> Result<Option<i64>, sqlx::Error> {
    let mut conn = db.read().await?;
    let Some(row) = store::find(&mut conn, account_id, notice_id).await? else { return Ok(None) };
    let Some(kept) = merged_whole(&mut conn, &row).await? else { return Ok(None) };
    drop(conn);
    votes::withdraw(db, kept, account_id, now).await
}

/// The idea that is kept, of a notice that tells of a merge; none when that was undone.
async fn merged_whole(conn: &mut Conn, row: &NoticeRow) -> Result<Option<i64>, sqlx::Error> {
    let (Some(told), Some(from)) = (row.idea_id, row.data()["from"].as_i64()) else { return Ok(None) };
    if row.kind != NoticeKind::Merged.as_str() {
        return Ok(None);
    }
    let kept = tree::kept(conn, told).await?;
    let still = tree::kept(conn, from).await? == kept;
    Ok(kept.filter(|_| still))
}

/// The title of each of these items of the roadmap in a language, or in one that it has, with the
/// language that it is in.
pub async fn item_titles(
    conn: &mut Conn,
    items: &[i64],
    language: &str,
) -> Result<BTreeMap<i64, (String, String)>, sqlx::Error> {
    let mut titles = BTreeMap::new();
    for (item, of, title) in store::item_titles(conn, items).await? {
        if of == language || !titles.contains_key(&item) {
            titles.insert(item, (title, of));
        }
    }
    Ok(titles)
}
