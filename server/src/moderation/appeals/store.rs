//! SQL of appeals.

use app::domain::Millis;
use app::domain::moderation::{Outcome, Thing};
use app::pages::moderation::appeal::Appeal;

use crate::db::{Conn, Tx};
use crate::moderation::decisions::store::subject;
use crate::{execute, fetch};

/// Keeps an appeal and gives its number; none when there is one against this decision already.
pub async fn insert(
    tx: &mut Tx,
    decision_id: i64,
    account_id: i64,
    body: &str,
    at: Millis,
) -> Result<Option<i64>, sqlx::Error> {
    const SQL: &str = "insert into appeals (decision_id, account_id, body, created_at) values ($1, $2, $3, $4)
        on conflict do nothing returning id";
    fetch!(tx, fetch_optional, sqlx::query_scalar(SQL).bind(decision_id).bind(account_id).bind(body).bind(at))
}

/// An appeal, with the decision that it is against.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    /// Its number.
    pub id: i64,
    /// The decision.
    pub decision_id: i64,
    /// The author.
    pub account_id: i64,
    /// Their words.
    pub body: String,
    /// When.
    pub created_at: Millis,
    /// When it was decided.
    pub decided_at: Option<Millis>,
    /// By whom.
    pub decider: Option<String>,
    /// Word of an [`Outcome`].
    outcome: Option<String>,
    answer: String,
    subject: String,
    subject_id: i64,
    /// Who took the decision.
    pub actor_id: i64,
    /// Their name.
    pub actor: String,
}

impl Row {
    /// What the decision is about.
    pub fn thing(&self) -> Thing {
        Thing { subject: subject(&self.subject), id: self.subject_id }
    }
}

impl From<Row> for Appeal {
    fn from(row: Row) -> Self {
        let outcome = row.outcome.as_deref().and_then(Outcome::parse);
        Self { body: row.body, at: row.created_at, outcome, answer: row.answer }
    }
}

const APPEAL: &str = "select p.id, p.decision_id, p.account_id, p.body, p.created_at, p.decided_at,
        b.display_name as decider, p.outcome, p.answer, d.subject, d.subject_id, d.actor_id, a.display_name as actor
    from appeals p join decisions d on d.id = p.decision_id join accounts a on a.id = d.actor_id
    left join accounts b on b.id = p.decided_by";

/// One appeal.
pub async fn find(conn: &mut Conn, id: i64) -> Result<Option<Row>, sqlx::Error> {
    let sql = const_format::formatcp!("{APPEAL} where p.id = $1");
    fetch!(conn, fetch_optional, sqlx::query_as(sql).bind(id))
}

/// The appeal against a decision.
pub async fn of_decision(conn: &mut Conn, decision_id: i64) -> Result<Option<Row>, sqlx::Error> {
    let sql = const_format::formatcp!("{APPEAL} where p.decision_id = $1");
    fetch!(conn, fetch_optional, sqlx::query_as(sql).bind(decision_id))
}

/// How an appeal is decided.
pub struct Settlement<'a> {
    /// The appeal.
    pub appeal_id: i64,
    /// What becomes of the decision.
    pub outcome: Outcome,
    /// What the author is told.
    pub answer: &'a str,
    /// Who decides.
    pub actor_id: i64,
    /// When.
    pub at: Millis,
}

/// Keeps how an appeal is decided.
pub async fn settle(tx: &mut Tx, new: &Settlement<'_>) -> Result<(), sqlx::Error> {
    const SQL: &str = "update appeals set outcome = $1, answer = $2, decided_by = $3, decided_at = $4 where id = $5";
    execute!(
        tx,
        sqlx::query(SQL)
            .bind(new.outcome.as_str())
            .bind(new.answer)
            .bind(new.actor_id)
            .bind(new.at)
            .bind(new.appeal_id)
    )
    .map(drop)
}

/// Open appeals about a thing that was restored are overturned by who did it, unless they had
/// hidden it themselves.
pub async fn overturn_open(tx: &mut Tx, thing: Thing, actor_id: i64, at: Millis) -> Result<(), sqlx::Error> {
    const SQL: &str = "update appeals set outcome = 'overturned', decided_by = $1, decided_at = $2
        where decided_at is null and decision_id in
            (select id from decisions where subject = $3 and subject_id = $4 and actor_id <> $1)";
    execute!(tx, sqlx::query(SQL).bind(actor_id).bind(at).bind(thing.subject.as_str()).bind(thing.id)).map(drop)
}
