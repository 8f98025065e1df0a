//! A small town, on a database of its own, for tests of commands that look after data.
#![allow(dead_code, reason = "each test file uses a part")]

use app::domain::Millis;
use app::domain::trend;
use masmou::db::{Db, Raw, Target};
use masmou::execute;
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use tempfile::TempDir;

pub mod notices;

/// 2026-03-01T00:00Z.
pub const DAY_ONE: Millis = 1_772_323_200_000;

/// A place for a database, gone when dropped.
pub struct Place {
    pub folder: TempDir,
    pub target: Target,
}

impl Place {
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let target = Target::Sqlite(folder.path().join("masmou.db"));
        Self { folder, target }
    }

    /// A new PostgreSQL database, when `MASMOU_TEST_POSTGRES` tells where to make one.
    pub async fn postgres() -> Option<Self> {
        let admin = std::env::var("MASMOU_TEST_POSTGRES").ok().filter(|url| !url.is_empty())?;
        let name = format!("town_{:016x}", rand::random::<u64>());
        let mut conn = PgConnection::connect(&admin).await.unwrap();
        sqlx::query(AssertSqlSafe(format!("create database {name}"))).execute(&mut conn).await.unwrap();
        let (before, options) = admin.split_once('?').map_or((&*admin, None), |(url, rest)| (url, Some(rest)));
        let base = before.rsplit_once('/').map_or(before, |(base, _)| base);
        let url = options.map_or_else(|| format!("{base}/{name}"), |rest| format!("{base}/{name}?{rest}"));
        Some(Self { folder: tempfile::tempdir().unwrap(), target: Target::Postgres(url) })
    }

    pub async fn all() -> Vec<Self> {
        [Some(Self::sqlite()), Self::postgres().await].into_iter().flatten().collect()
    }

    pub async fn open(&self) -> Db {
        Db::open(&self.target).await.unwrap()
    }

    /// A path inside the place's folder.
    pub fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }
}

/// Runs statements as they are, each in a transaction of its own.
pub async fn run(db: &Db, statements: &[&str]) {
    for sql in statements {
        let mut tx = db.write().await.unwrap();
        execute!(tx, sqlx::query(AssertSqlSafe(*sql))).unwrap_or_else(|error| panic!("{sql}: {error}"));
        tx.commit().await.unwrap();
    }
}

/// Two agencies, five people, three ideas with supports, comments, replies, marks, an answer
/// and drafts: every table holds a row.
pub async fn settle(db: &Db) {
    let day = |n: i64| DAY_ONE + n * 86_400_000;
    let accounts = ["Salma", "علی", "Noor", "مريم", "Officer"];
    run(
        db,
        &[
            r#"insert into topics (id, slug, names, position) values (1, 'roads', '{"en":"Roads"}', 1)"#,
            r#"insert into areas (id, slug, names, position) values (1, 'north', '{"en":"North"}', 1)"#,
            r#"insert into agencies (id, slug, names, position) values (1, 'works', '{"en":"Works"}', 1), (2, 'parks', '{"en":"Parks"}', 2)"#,
            "insert into imports (id, source, file_name, started_at, finished_at) values (1, 'paper', 'paper.csv', 5, 6)",
        ],
    )
    .await;
    for (n, name) in accounts.iter().enumerate() {
        let (role, agency) = if *name == "Officer" { ("officer", "1") } else { ("resident", "null") };
        let sql = format!(
            "insert into accounts (id, email, display_name, name_skeleton, password_hash, role, agency_id, created_at) \
             values ({id}, 'p{id}@example.org', '{name}', 'skeleton{id}', 'x', '{role}', {agency}, {at})",
            id = n + 1,
            at = day(0)
        );
        run(db, &[&sql]).await;
    }
    let supports: [&[i64]; 3] = [&[1, 2, 3], &[2, 4], &[]];
    for (n, voters) in supports.iter().enumerate() {
        let id = n as i64 + 1;
        let times: Vec<Millis> = voters.iter().map(|voter| day(id + voter)).collect();
        let score = trend::total(day(id), times.iter().copied());
        const SQL: &str = "insert into ideas (id, kind, stage, topic_id, area_id, agency_id, author_id, language, \
            title, body, body_html, excerpt, votes, trend, created_at) values ($1, 'idea', 'submitted', 1, 1, 1, 1, 'en', \
            'A lamp by the \\ bridge', 'It is dark.', '<p>It is dark.</p>', $2, $3, $4, $5)";
        let excerpt = "line one\r\nline\ttwo \\N";
        let count = voters.len() as i64;
        let mut tx = db.write().await.unwrap();
        execute!(tx, sqlx::query(SQL).bind(id).bind(excerpt).bind(count).bind(score).bind(day(id))).unwrap();
        for (voter, at) in voters.iter().zip(times) {
            const SQL: &str = "insert into votes (idea_id, account_id, created_at) values ($1, $2, $3)";
            execute!(tx, sqlx::query(SQL).bind(id).bind(voter).bind(at)).unwrap();
        }
        tx.commit().await.unwrap();
    }
    let at = day(9);
    run(
        db,
        &[
            &format!("insert into follows values (1, 2, {at})"),
            &format!(
                "insert into comments (id, idea_id, parent_id, author_id, language, body, body_html, helpful, created_at, deleted_at) \
                 values (1, 1, null, 2, 'fa', 'چشم', '<p>چشم</p>', 1, {at}, null), (2, 1, 1, 3, 'en', 'Yes', '<p>Yes</p>', 0, {at}, null), \
                 (3, 1, null, 3, 'en', '', '', 0, {at}, {at}), (4, 2, null, 1, 'en', 'No', '<p>No</p>', 0, {at}, null)"
            ),
            "update ideas set comments = 2 where id = 1",
            "update ideas set comments = 1 where id = 2",
            &format!("insert into comment_versions values (1, {at}, '<p>before</p>')"),
            &format!("insert into helpful_marks values (1, 4, {at})"),
            &format!(
                "insert into official_answers (id, idea_id, agency_id, author_id, language, stage, body, body_html, created_at) \
                 values (1, 1, 1, 5, 'en', 'planned', 'Soon', '<p>Soon</p>', {at})"
            ),
            &format!(
                "insert into cases (id, idea_id, author_id, area_id, language, title, body, body_html, digest, created_at) \
                 values (1, 1, 2, 1, 'fa', 'چراغ', 'خاموش است', '<p>خاموش است</p>', 'digest', {at}), \
                 (2, 1, 3, null, 'en', '', 'Mine is out', '<p>Mine is out</p>', 'digest', {at})"
            ),
            &format!("insert into distinctions values (2, 1, 1, {at})"),
            "insert into similar_pairs values (1, 2, 0.625)",
            &format!("update ideas set stage = 'planned', answered_at = {at} where id = 1"),
            "update comments set visibility = 'hidden' where id = 4",
            "update ideas set comments = 0 where id = 2",
            &format!(
                "insert into decisions (id, subject, subject_id, idea_id, verdict, rule, reason, was, actor_id, created_at, undone_at, undone_by) \
                 values (1, 'comment', 4, 2, 'hide', 'insult', 'Rude', 'public', 4, {at}, null, null), \
                 (2, 'comment', 1, 1, 'hide', 'spam', 'Twice', 'public', 4, {at}, {at}, 3)"
            ),
            &format!(
                "insert into flags (id, subject, subject_id, idea_id, account_id, rule, body, weight, created_at, decision_id) \
                 values (1, 'comment', 4, 2, 2, 'insult', '', 1.5, {at}, 1), (2, 'idea', 1, 1, 3, 'other', 'x', 0.5, {at}, null)"
            ),
            &format!(
                "insert into holds (id, subject, subject_id, idea_id, reasons, score, created_at, decision_id) \
                 values (1, 'comment', 4, 2, '[]', 0.75, {at}, 1)"
            ),
            &format!(
                "insert into appeals (id, decision_id, account_id, body, created_at, decided_at, decided_by, outcome, answer) \
                 values (1, 1, 1, 'It is not', {at}, {at}, 3, 'upheld', 'It is')"
            ),
            "insert into claims (subject, subject_id, account_id, expires_at) values ('idea', 1, 4, 9999999999999)",
            &format!("insert into internal_notes (id, idea_id, author_id, body, created_at) values (1, 1, 4, 'Look', {at})"),
            r#"insert into saved_replies (id, name, texts, position) values (1, 'Thanks', '{"en":"Thank you"}', 1)"#,
            &format!(
                "insert into proposed_edits (id, idea_id, actor_id, title, body, reason, created_at) \
                 values (1, 1, 4, 'A lamp by the bridge', 'It is dark.', 'Clearer', {at})"
            ),
            &format!("insert into idea_versions values (1, {at}, 'A lamp', '<p>Dark</p>')"),
            &format!("insert into arrivals values ('comment', 2, 3, 'digest', {at})"),
            "insert into moderator_topics values (4, 1)",
            "insert into moderator_areas values (4, 1)",
            &format!(
                "insert into pictures (id, media_type, width, height, data, created_at) \
                 values (1, 'image/jpeg', 4, 3, 'AAAA', {at})"
            ),
            &format!(
                "insert into roadmap_items (id, agency_id, topic_id, area_id, stage, due_on, due_precision, budget, \
                     created_by, created_at, delivered_at) \
                 values (1, 1, 1, null, 'done', '2026-05-01', 'month', '12,000', 5, {at}, {at}), \
                 (2, 2, null, 1, 'under_review', null, null, '', 5, {at}, null)"
            ),
            "insert into roadmap_texts values (1, 'en', 'A lamp by the bridge', 'One *lamp*', '<p>One <em>lamp</em></p>'), \
             (2, 'fa', 'چراغ دیگر', 'شاید', '<p>شاید</p>')",
            "insert into roadmap_helpers values (1, 2)",
            &format!("insert into roadmap_ideas values (2, 2, 5, {at})"),
            &format!(
                "insert into roadmap_changes (id, item_id, actor_id, reason, language, stage_before, stage_after, \
                     due_before, due_before_precision, due_after, due_after_precision, created_at) \
                 values (1, 1, 5, 'Soon', 'en', null, 'planned', null, null, '2026-04-01', 'month', {at}), \
                 (2, 1, 5, 'Late', 'en', 'planned', 'done', '2026-04-01', 'month', '2026-05-01', 'month', {at}), \
                 (3, 2, 5, 'Perhaps', 'en', null, 'under_review', null, null, null, null, {at})"
            ),
            &format!(
                "insert into milestones (id, item_id, language, title, due_on, due_precision, reached_at, created_at) \
                 values (1, 1, 'en', 'Cable', '2026-01-01', 'quarter', {at}, {at})"
            ),
            &format!(
                "insert into roadmap_posts (id, item_id, kind, author_id, language, body, body_html, picture_id, \
                     picture_text, created_at) values (1, 1, 'evidence', 5, 'en', 'It burns', '<p>It burns</p>', 1, 'A lamp', {at})"
            ),
            &format!("insert into outcomes values (1, 2, 'no', 'dark', 'en', {at}, {at})"),
            &format!("insert into reopenings (id, item_id, answers, no, created_at) values (1, 1, 1, 1, {at})"),
            "update ideas set stage = 'under_review' where id = 2",
            &format!("insert into agency_members values (5, 1, {at})"),
            "update agencies set about = '{\"en\":\"We mend.\"}', answer_days = 5, decision_days = 20 where id = 1",
            "insert into agency_topics values (1, 1)",
            &format!(
                "insert into assignments (id, idea_id, agency_id, actor_id, reason, created_at, ended_at, ended_as, ended_by, ended_reason) \
                 values (1, 1, 2, null, '', {at}, {at}, 'handed_over', 5, ''), (2, 1, 1, 5, 'Ours', {at}, null, null, null, ''), \
                 (3, 2, 1, null, '', {at}, null, null, null, ''), (4, 3, 1, null, '', {at}, null, null, null, '')"
            ),
            &format!(
                "insert into clock_pauses (id, assignment_id, actor_id, reason, created_at, ended_at, ended_by) \
                 values (1, 2, 5, 'We wait for a part', {at}, {at}, 5), (2, 3, 5, 'Rain', {at}, null, null)"
            ),
            r#"insert into sessions values ('hash', 1, 1, 9999999999999)"#,
            r#"insert into kept_work values ('draft', '{"title":"half"}', 1, 9999999999999)"#,
            r#"insert into events (id, kind, idea_id, actor_id, data, created_at) values (1, 'idea.submitted', 1, 1, '{}', 1), (2, 'idea.submitted', 2, null, '{}', 2)"#,
        ],
    )
    .await;
    notices::settle(db).await;
    if let Raw::Postgres(conn) = db.write().await.unwrap().raw() {
        // Rows with numbers of their own leave PostgreSQL's counters behind.
        let tables = "topics areas agencies accounts imports ideas comments cases official_answers events decisions \
            flags holds appeals internal_notes saved_replies proposed_edits pictures roadmap_items roadmap_changes \
            milestones roadmap_posts reopenings assignments clock_pauses";
        for table in tables.split_whitespace() {
            let sql = format!("select setval(pg_get_serial_sequence('{table}', 'id'), (select max(id) from {table}))");
            sqlx::query(AssertSqlSafe(sql)).execute(&mut *conn).await.unwrap();
        }
    }
}

/// A database with a settled town.
pub async fn settled(place: &Place) -> Db {
    let db = place.open().await;
    settle(&db).await;
    db
}
