//! What PostgreSQL finds by itself: its full text search, and trigrams of letters.
//!
//! Everything happens in one transaction that is rolled back, on a temporary table: nothing of
//! the database is read, and nothing stays behind.

use sqlx::{Connection, PgConnection, PgTransaction};

use super::contender::Contender;
use super::set::{Document, Question, Set};

const TABLE: &str =
    "create temporary table eval_documents (id bigint primary key, whole text, words tsvector) on commit drop";

const FILL: &str = "insert into eval_documents
    select id, title || ' ' || body,
           setweight(to_tsvector(config::regconfig, title), 'A') || setweight(to_tsvector(config::regconfig, body), 'B')
    from unnest($1::bigint[], $2::text[], $3::text[], $4::text[]) as given (id, config, title, body)";

const INDEX: &str = "create index on eval_documents using gin (words)";

/// Any lexeme of the question. `quote_literal` would write a backslash in a way that is no lexeme.
const FULL_TEXT: &str = r"with question as (
        select string_agg('''' || replace(replace(lexeme, '\', '\\'), '''', '''''') || '''', ' | ')::tsquery as asked
        from unnest(to_tsvector($1::regconfig, $2))
    )
    select id from eval_documents, question
    where words @@ asked order by ts_rank_cd(words, asked) desc, id limit $3";

const EXTENSION: &str = "create extension if not exists pg_trgm";
const TRIGRAM_INDEX: &str = "create index on eval_documents using gist (whole gist_trgm_ops)";
const TRIGRAMS: &str = "select id from eval_documents order by whole <-> $1, id limit $2";

/// Full text search in the language of the text: any lexeme, by cover density.
pub(super) struct FullText<'a, 'b>(pub &'a mut PgTransaction<'b>);

/// Similarity of letter trigrams.
pub(super) struct Trigrams<'a, 'b>(pub &'a mut PgTransaction<'b>);

/// Takes all documents in.
pub(super) async fn fill(tx: &mut PgTransaction<'_>, set: &Set) -> Result<(), sqlx::Error> {
    sqlx::query(TABLE).execute(&mut **tx).await?;
    let column = |of: fn(&Document) -> String| set.documents.iter().map(of).collect::<Vec<_>>();
    sqlx::query(FILL)
        .bind(set.documents.iter().map(|document| document.id).collect::<Vec<_>>())
        .bind(column(|document| config(document).to_owned()))
        .bind(column(|document| document.title.clone()))
        .bind(column(|document| document.body.clone()))
        .execute(&mut **tx)
        .await?;
    sqlx::query(INDEX).execute(&mut **tx).await?;
    analyse(tx).await
}

/// Makes trigrams ready; the reason where this database has none.
pub(super) async fn index_trigrams(tx: &mut PgTransaction<'_>) -> Result<Result<(), String>, sqlx::Error> {
    let mut attempt = tx.begin().await?;
    match trigrams(&mut attempt).await {
        Ok(()) => attempt.commit().await.map(Ok),
        Err(error) => attempt.rollback().await.map(|()| Err(error.to_string())),
    }
}

async fn trigrams(conn: &mut PgConnection) -> Result<(), sqlx::Error> {
    sqlx::query(EXTENSION).execute(&mut *conn).await?;
    sqlx::query(TRIGRAM_INDEX).execute(&mut *conn).await?;
    analyse(conn).await
}

async fn analyse(conn: &mut PgConnection) -> Result<(), sqlx::Error> {
    sqlx::query("analyze eval_documents").execute(conn).await.map(drop)
}

/// PostgreSQL knows Arabic and English, but no Persian.
fn config(document: &Document) -> &'static str {
    match document.lang.as_str() {
        "ar" => "arabic",
        "en" => "english",
        _ => "simple",
    }
}

fn whole(document: &Document) -> String {
    format!("{} {}", document.title, document.body)
}

impl Contender for FullText<'_, '_> {
    fn name(&self) -> &'static str {
        "PostgreSQL full text"
    }

    async fn ask(&mut self, question: &Question, limit: usize) -> anyhow::Result<Vec<i64>> {
        let document = &question.document;
        let query = sqlx::query_scalar(FULL_TEXT).bind(config(document)).bind(whole(document)).bind(limit as i64);
        Ok(query.fetch_all(&mut **self.0).await?)
    }
}

impl Contender for Trigrams<'_, '_> {
    fn name(&self) -> &'static str {
        "PostgreSQL pg_trgm"
    }

    async fn ask(&mut self, question: &Question, limit: usize) -> anyhow::Result<Vec<i64>> {
        let query = sqlx::query_scalar(TRIGRAMS).bind(whole(&question.document)).bind(limit as i64);
        Ok(query.fetch_all(&mut **self.0).await?)
    }
}
