//! SQL of the roadmap's items, their texts and their changes.

use app::domain::Millis;
use app::domain::access::Place;
use app::domain::roadmap::{Declined, ItemStage, Plan, Promised, Standing};
use sqlx::AssertSqlSafe;

use crate::db::{Conn, Tx};
use crate::ideas::store::numbers;
use crate::{execute, fetch, markdown};

/// A promised date as two columns keep it.
pub(super) fn columns(date: Option<Promised>) -> (Option<String>, Option<&'static str>) {
    (date.map(|date| date.day()), date.map(|date| date.precision().as_str()))
}

/// A promised date of its two columns.
pub(super) fn date(day: Option<String>, precision: Option<String>) -> Option<Promised> {
    Promised::stored(&day?, &precision?)
}

/// The stage of a word; the schema allows no others.
pub(super) fn stage(word: &str) -> ItemStage {
    ItemStage::parse(word).unwrap_or(ItemStage::UnderReview)
}

/// An item without its texts.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ItemRow {
    /// Its number.
    pub id: i64,
    /// Who promises.
    pub agency_id: i64,
    /// What it is about.
    pub topic_id: Option<i64>,
    /// Where.
    pub area_id: Option<i64>,
    stage: String,
    start_on: Option<String>,
    start_precision: Option<String>,
    due_on: Option<String>,
    due_precision: Option<String>,
    /// Empty when not public.
    pub budget: String,
    /// Word of a reason, when declined.
    pub decline_reason: Option<String>,
    /// Markdown, when declined.
    pub reopen_if: Option<String>,
    /// When it was delivered.
    pub delivered_at: Option<Millis>,
    /// When it was made.
    pub created_at: Millis,
}

impl ItemRow {
    /// Where it stands.
    pub fn standing(&self) -> Standing {
        Standing {
            stage: stage(&self.stage),
            start: date(self.start_on.clone(), self.start_precision.clone()),
            due: date(self.due_on.clone(), self.due_precision.clone()),
        }
    }

    /// What a moderator's reach is measured by.
    pub fn place(&self) -> Place {
        Place { topic_id: self.topic_id, area_id: self.area_id }
    }
}

const ITEM: &str = "id, agency_id, topic_id, area_id, stage, start_on, start_precision, due_on, due_precision, budget,
    decline_reason, reopen_if, delivered_at, created_at";

/// An item.
pub async fn find(conn: &mut Conn, id: i64) -> Result<Option<ItemRow>, sqlx::Error> {
    let sql = const_format::formatcp!("select {ITEM} from roadmap_items where id = $1");
    fetch!(conn, fetch_optional, sqlx::query_as(sql).bind(id))
}

/// The same, which nobody else changes until the transaction ends.
pub async fn find_to_change(tx: &mut Tx, id: i64) -> Result<Option<ItemRow>, sqlx::Error> {
    let sql = const_format::formatcp!("update roadmap_items set stage = stage where id = $1 returning {ITEM}");
    fetch!(tx, fetch_optional, sqlx::query_as(sql).bind(id))
}

/// Every item, or those of these numbers.
pub async fn all(conn: &mut Conn, ids: Option<&[i64]>) -> Result<Vec<ItemRow>, sqlx::Error> {
    let only = ids.map(|ids| format!(" where id in ({})", numbers(ids))).unwrap_or_default();
    let sql = format!("select {ITEM} from roadmap_items{only}");
    fetch!(conn, fetch_all, sqlx::query_as(AssertSqlSafe(sql.as_str())).persistent(ids.is_none()))
}

/// Keeps a new item and gives its number.
pub async fn insert(tx: &mut Tx, plan: &Plan, to: &Standing, actor_id: i64, at: Millis) -> Result<i64, sqlx::Error> {
    const SQL: &str = "insert into roadmap_items (agency_id, topic_id, area_id, stage, start_on, start_precision,
            due_on, due_precision, budget, created_by, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        returning id";
    let ((start, start_precision), (due, due_precision)) = (columns(to.start), columns(to.due));
    fetch!(
        tx,
        fetch_one,
        sqlx::query_scalar(SQL)
            .bind(plan.agency_id)
            .bind(plan.topic_id)
            .bind(plan.area_id)
            .bind(to.stage.as_str())
            .bind(&start)
            .bind(start_precision)
            .bind(&due)
            .bind(due_precision)
            .bind(&plan.budget)
            .bind(actor_id)
            .bind(at)
    )
}

/// Writes what an item is: its texts, topic, area, budget and helpers.
pub async fn write_plan(tx: &mut Tx, id: i64, plan: &Plan) -> Result<(), sqlx::Error> {
    const SQL: &str = "update roadmap_items set topic_id = $1, area_id = $2, budget = $3 where id = $4";
    execute!(tx, sqlx::query(SQL).bind(plan.topic_id).bind(plan.area_id).bind(&plan.budget).bind(id))?;
    execute!(tx, sqlx::query("delete from roadmap_texts where item_id = $1").bind(id))?;
    for (language, text) in &plan.texts {
        const SQL: &str = "insert into roadmap_texts (item_id, language, title, summary, summary_html)
            values ($1, $2, $3, $4, $5)";
        let (title, summary) = (text.title.as_str(), text.summary.as_str());
        let html = markdown::render(summary);
        execute!(tx, sqlx::query(SQL).bind(id).bind(language).bind(title).bind(summary).bind(&html))?;
    }
    execute!(tx, sqlx::query("delete from roadmap_helpers where item_id = $1").bind(id))?;
    for helper in &plan.helpers {
        add_helper(tx, id, *helper).await?;
    }
    Ok(())
}

/// Moves an item to where it stands from now on.
pub async fn set_standing(
    tx: &mut Tx,
    id: i64,
    to: &Standing,
    declined: Option<&Declined>,
    delivered_at: Option<Millis>,
) -> Result<(), sqlx::Error> {
    const SQL: &str = "update roadmap_items set stage = $1, start_on = $2, start_precision = $3, due_on = $4,
            due_precision = $5, delivered_at = $6 where id = $7";
    let ((start, start_precision), (due, due_precision)) = (columns(to.start), columns(to.due));
    execute!(
        tx,
        sqlx::query(SQL)
            .bind(to.stage.as_str())
            .bind(&start)
            .bind(start_precision)
            .bind(&due)
            .bind(due_precision)
            .bind(delivered_at)
            .bind(id)
    )?;
    if declined.is_some() || to.stage != ItemStage::Declined {
        const SQL: &str = "update roadmap_items set decline_reason = $1, reopen_if = $2 where id = $3";
        let reason = declined.map(|declined| declined.reason.as_str());
        let reopen_if = declined.map(|declined| declined.reopen_if.as_str());
        execute!(tx, sqlx::query(SQL).bind(reason).bind(reopen_if).bind(id))?;
    }
    Ok(())
}

/// Gives an item to another agency, which no longer helps it then.
pub async fn set_owner(tx: &mut Tx, id: i64, agency_id: i64) -> Result<(), sqlx::Error> {
    execute!(tx, sqlx::query("update roadmap_items set agency_id = $1 where id = $2").bind(agency_id).bind(id))?;
    const SQL: &str = "delete from roadmap_helpers where item_id = $1 and agency_id = $2";
    execute!(tx, sqlx::query(SQL).bind(id).bind(agency_id)).map(drop)
}

/// Adds an agency to those that help an item.
pub async fn add_helper(tx: &mut Tx, id: i64, agency_id: i64) -> Result<(), sqlx::Error> {
    const SQL: &str = "insert into roadmap_helpers (item_id, agency_id) values ($1, $2) on conflict do nothing";
    execute!(tx, sqlx::query(SQL).bind(id).bind(agency_id)).map(drop)
}

/// The title of an item in one language.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct TitleRow {
    /// The item.
    pub item_id: i64,
    /// Its language.
    pub language: String,
    /// The title.
    pub title: String,
}

/// All titles, or those of one item, best for a reader of `language` first.
pub async fn titles(conn: &mut Conn, item_id: Option<i64>, language: &str) -> Result<Vec<TitleRow>, sqlx::Error> {
    const SQL: &str = "select item_id, language, title from roadmap_texts where $1 = 0 or item_id = $1
        order by item_id, case when language = $2 then 0 else 1 end, language";
    fetch!(conn, fetch_all, sqlx::query_as(SQL).bind(item_id.unwrap_or(0)).bind(language))
}

/// The texts of an item in one language.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct TextRow {
    /// Their language.
    pub language: String,
    /// The title.
    pub title: String,
    /// Markdown.
    pub summary: String,
    /// Rendered.
    pub summary_html: String,
}

/// The texts of an item, best for a reader of `language` first.
pub async fn texts(conn: &mut Conn, item_id: i64, language: &str) -> Result<Vec<TextRow>, sqlx::Error> {
    const SQL: &str = "select language, title, summary, summary_html from roadmap_texts where item_id = $1
        order by case when language = $2 then 0 else 1 end, language";
    fetch!(conn, fetch_all, sqlx::query_as(SQL).bind(item_id).bind(language))
}

/// Item and agency of every helper, or of those of one item.
pub async fn helpers(conn: &mut Conn, item_id: Option<i64>) -> Result<Vec<(i64, i64)>, sqlx::Error> {
    const SQL: &str = "select item_id, agency_id from roadmap_helpers where $1 = 0 or item_id = $1
        order by item_id, agency_id";
    fetch!(conn, fetch_all, sqlx::query_as(SQL).bind(item_id.unwrap_or(0)))
}
