//! SQL of pictures.

use app::domain::Millis;

use super::Picture;
use crate::db::{Conn, Tx};
use crate::fetch;

/// Keeps a picture and gives its number.
pub async fn insert(tx: &mut Tx, picture: &Picture, at: Millis) -> Result<i64, sqlx::Error> {
    const SQL: &str = "insert into pictures (media_type, width, height, data, created_at)
        values ($1, $2, $3, $4, $5) returning id";
    let (width, height) = (i64::from(picture.width), i64::from(picture.height));
    fetch!(
        tx,
        fetch_one,
        sqlx::query_scalar(SQL).bind(picture.media_type).bind(width).bind(height).bind(&picture.data).bind(at)
    )
}

/// Media type and base64 of a picture.
pub async fn find(conn: &mut Conn, id: i64) -> Result<Option<(String, String)>, sqlx::Error> {
    fetch!(conn, fetch_optional, sqlx::query_as("select media_type, data from pictures where id = $1").bind(id))
}
