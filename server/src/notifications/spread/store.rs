//! SQL of spreading: whom a notice concerns, and that they got it.

use app::domain::Millis;
use app::domain::notice::Audience;
use sqlx::AssertSqlSafe;

use crate::db::{Conn, Tx};
use crate::ideas::store::numbers;
use crate::{execute, fetch};

/// A notice that has not reached everyone.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Spreading {
    /// Its number.
    pub id: i64,
    /// JSON of an [`Audience`].
    pub audience: String,
    /// The idea that it is about.
    pub idea_id: Option<i64>,
    /// The item of the roadmap that it is about.
    pub item_id: Option<i64>,
    /// Who did it.
    pub actor_id: Option<i64>,
    /// The last account that has been told.
    pub reached: i64,
}

/// The notice to spread next: those to a few people do not wait for those to thousands.
pub async fn next(conn: &mut Conn) -> Result<Option<Spreading>, sqlx::Error> {
    const SQL: &str = r#"select id, audience, idea_id, item_id, actor_id, reached from notices where spread_at is null
        order by case when audience like '{"to":"accounts"%' then 0 else 1 end, id limit 1"#;
    fetch!(conn, fetch_optional, sqlx::query_as(SQL))
}

/// Notes that a notice has reached the accounts up to `last`, or everyone; false when it has gone
/// further than `reached` already. Takes the row's lock, so that one server at a time goes on.
pub async fn go_on(
    tx: &mut Tx,
    id: i64,
    reached: i64,
    last: i64,
    spread_at: Option<Millis>,
) -> Result<bool, sqlx::Error> {
    const SQL: &str = "update notices set reached = $1, spread_at = $2
        where id = $3 and reached = $4 and spread_at is null";
    Ok(execute!(tx, sqlx::query(SQL).bind(last).bind(spread_at).bind(id).bind(reached))? == 1)
}

/// Gives a notice to accounts, each once, in the language that each reads.
pub async fn deliver(tx: &mut Tx, notice: &Spreading, people: &[i64], at: Millis) -> Result<(), sqlx::Error> {
    if people.is_empty() {
        return Ok(());
    }
    let sql = format!(
        "insert into deliveries (account_id, channel, notice_id, language, state, created_at)
         select a.id, 'app', $1, a.language, 'sent', $2 from accounts a where a.id in ({})
         on conflict do nothing",
        numbers(people)
    );
    // Not kept as a prepared statement: the numbers in it differ from batch to batch.
    let sql = AssertSqlSafe(sql.as_str());
    execute!(tx, sqlx::query(sql).persistent(false).bind(notice.id).bind(at)).map(drop)
}

/// The accounts that an audience holds, after the last that was reached, by number; without the
/// actor and without those who want to hear nothing of it.
pub async fn audience(
    conn: &mut Conn,
    audience: &Audience,
    notice: &Spreading,
    most: usize,
) -> Result<Vec<i64>, sqlx::Error> {
    let people = people(audience);
    let silent = silenced(notice);
    let sql = format!(
        "select account_id from ({people}) as people where account_id > $1 and account_id <> $2
            and not exists (select 1 from silences s where s.account_id = people.account_id and ({silent}))
         order by account_id limit {most}"
    );
    let sql = AssertSqlSafe(sql.as_str());
    let actor = notice.actor_id.unwrap_or(0);
    fetch!(conn, fetch_all, sqlx::query_scalar(sql).persistent(false).bind(notice.reached).bind(actor))
}

/// The condition of a silence about what a notice tells of.
fn silenced(notice: &Spreading) -> String {
    let item = notice.item_id.unwrap_or(0);
    let ideas = tree(notice.idea_id.unwrap_or(0));
    format!("s.subject = 'item' and s.subject_id = {item} or s.subject = 'idea' and s.subject_id in {ideas}")
}

/// An idea and those that were merged into it.
fn tree(idea: i64) -> String {
    format!("(select m.id from ideas m where m.id = {idea} or m.kept_id = {idea})")
}

/// The ideas behind an item of the roadmap, and those that were merged into them.
fn behind(item: i64) -> String {
    format!(
        "(select m.id from roadmap_ideas r join ideas m on m.id = r.idea_id or m.kept_id = r.idea_id
          where r.item_id = {item})"
    )
}

fn voters(ideas: &str) -> String {
    format!("select account_id from votes where idea_id in {ideas}")
}

fn followers(ideas: &str) -> String {
    format!("select account_id from follows where idea_id in {ideas}")
}

/// `union` counts everyone once.
fn voters_and_followers(ideas: &str) -> String {
    format!("{} union {}", voters(ideas), followers(ideas))
}

fn officers(agency: i64) -> String {
    format!("select account_id from agency_members where agency_id = {agency}")
}

/// The query of those whom an audience holds. Only numbers go into the text.
fn people(audience: &Audience) -> String {
    match audience {
        Audience::Accounts(accounts) => {
            format!("select id as account_id from accounts where id in ({})", list(accounts))
        }
        Audience::Idea(idea) => voters_and_followers(&tree(*idea)),
        Audience::Only(ideas) => voters_and_followers(&format!("({})", list(ideas))),
        Audience::Others { idea, than } => format!(
            "select account_id from ({}) as everyone where account_id not in ({})",
            voters_and_followers(&tree(*idea)),
            voters_and_followers(&format!("({})", list(than)))
        ),
        Audience::Followers { idea, without } => format!(
            "select distinct account_id from follows where idea_id in {} and account_id not in ({})",
            tree(*idea),
            list(without)
        ),
        Audience::Item(item) => format!(
            "select account_id from subscriptions where subject = 'item' and subject_id = {item} union {}",
            voters_and_followers(&behind(*item))
        ),
        Audience::ItemAndOfficers { item, agency } => {
            format!("{} union {}", people(&Audience::Item(*item)), officers(*agency))
        }
        Audience::Supporters(item) => {
            format!("select distinct account_id from votes where idea_id in {}", behind(*item))
        }
        Audience::Doubters(item) => {
            format!("select account_id from outcomes where item_id = {item} and verdict <> 'yes'")
        }
        Audience::Watchers { agency, idea } => format!(
            "{} union {} union select account_id from subscriptions where subject = 'agency' and subject_id = {agency}",
            voters_and_followers(&tree(*idea)),
            officers(*agency)
        ),
        Audience::Place(idea) => format!(
            "select distinct s.account_id from ideas i join subscriptions s
                on (s.subject = 'topic' and s.subject_id = i.topic_id)
                or (s.subject = 'area' and s.subject_id = i.area_id)
                or (s.subject = 'agency' and s.subject_id = i.agency_id)
             where i.id = {idea}"
        ),
    }
}

/// Numbers as `in (…)` lists them; one that nothing has when there are none.
fn list(ids: &[i64]) -> String {
    if ids.is_empty() { "-1".to_owned() } else { numbers(ids) }
}
