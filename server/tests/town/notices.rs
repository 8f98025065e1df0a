//! What people of the town follow and were told.

use masmou::db::{Db, Raw};

use super::run;

pub async fn settle(db: &Db) {
    run(
        db,
        &[
            r#"insert into notices (id, kind, audience, idea_id, actor_id, data, created_at, reached, spread_at)
               values (1, 'answered', '{"to":"idea","of":1}', 1, 5, '{"answer":1}', 1, 3, 2),
                      (2, 'commented', '{"to":"followers","of":{"idea":1,"without":[]}}', 1, 3, '{"comment":2}', 3, 1, null)"#,
            "insert into deliveries values (1, 'app', 1, 'fa', 'sent', 2, 4), (2, 'app', 1, 'en', 'sent', 2, null),
                      (1, 'app', 2, 'fa', 'sent', 4, null)",
            "insert into subscriptions values (2, 'topic', 1, 1), (2, 'agency', 2, 1)",
            "insert into silences values (3, 'idea', 1, 1)",
        ],
    )
    .await;
    if let Raw::Postgres(conn) = db.write().await.unwrap().raw() {
        let sql = "select setval(pg_get_serial_sequence('notices', 'id'), 2)";
        sqlx::query(sql).execute(&mut *conn).await.unwrap();
    }
}
