//! The two engines hold the same schema.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use std::collections::BTreeMap;

use masmou::db::{Db, Target};
use masmou::{execute, fetch};

/// Type and whether null is allowed, by `table.column`.
type Schema = BTreeMap<String, (String, bool)>;

async fn of_sqlite() -> Schema {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&Target::Sqlite(folder.path().join("a.db"))).await.unwrap();
    let mut conn = db.read().await.unwrap();
    const SQL: &str = "select m.name, p.name, p.type, p.\"notnull\", p.pk
        from sqlite_master m join pragma_table_info(m.name) p
        where m.type = 'table' and m.name not like 'sqlite%' and m.name not like '\\_%' escape '\\'";
    let rows: Vec<(String, String, String, i64, i64)> = fetch!(conn, fetch_all, sqlx::query_as(SQL)).unwrap();
    rows.into_iter()
        .map(|(table, column, kind, not_null, key)| {
            let kind = match kind.to_lowercase().as_str() {
                "integer" => "bigint".to_owned(),
                "real" => "double precision".to_owned(),
                other => other.to_owned(),
            };
            (format!("{table}.{column}"), (kind, not_null == 0 && key == 0))
        })
        .collect()
}

async fn of_postgres(target: &Target) -> Schema {
    let db = Db::open(target).await.unwrap();
    let mut conn = db.read().await.unwrap();
    const SQL: &str = "select table_name::text, column_name::text, data_type::text, is_nullable::text
        from information_schema.columns where table_schema = 'public' and table_name not like '\\_%'";
    let rows: Vec<(String, String, String, String)> = fetch!(conn, fetch_all, sqlx::query_as(SQL)).unwrap();
    rows.into_iter().map(|(table, column, kind, null)| (format!("{table}.{column}"), (kind, null == "YES"))).collect()
}

#[tokio::test]
async fn both_engines_have_the_same_tables_and_columns() {
    let Some(target) = support::fresh_postgres().await else { return };
    let (sqlite, postgres) = (of_sqlite().await, of_postgres(&target).await);
    assert!(sqlite.len() > 50, "{sqlite:?}");
    assert_eq!(sqlite, postgres);
}

#[tokio::test]
async fn a_newer_schema_is_refused_clearly_and_an_older_start_is_safe_to_repeat() {
    let folder = tempfile::tempdir().unwrap();
    let target = Target::Sqlite(folder.path().join("a.db"));
    Db::open(&target).await.unwrap().close().await;
    let db = Db::open(&target).await.unwrap();
    let mut tx = db.write().await.unwrap();
    const SQL: &str = "insert into _sqlx_migrations (version, description, success, checksum, execution_time)
        values (9999, 'from the future', true, x'00', 0)";
    execute!(tx, sqlx::query(SQL)).unwrap();
    tx.commit().await.unwrap();
    db.close().await;
    let Err(error) = Db::open(&target).await else { panic!("a newer schema was opened") };
    assert!(error.to_string().contains("9999"), "{error}");
}
