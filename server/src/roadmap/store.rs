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
        const SQL: &str = "insert into roadmap_helpers (item_id, agency_id) values ($1, $2)";
        execute!(tx, sqlx::query(SQL).bind(id).bind(*helper))?;
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

/// What is kept of a change.
pub struct NewChange<'a> {
    /// The item.
    pub item_id: i64,
    /// Who.
    pub actor_id: i64,
    /// Why.
    pub reason: &'a str,
    /// Of the reason.
    pub language: &'a str,
    /// Where it stood; none at its making.
    pub from: Option<Standing>,
    /// Where it stands.
    pub to: Standing,
    /// When.
    pub at: Millis,
}

/// Keeps a change and gives its number.
pub async fn insert_change(tx: &mut Tx, new: &NewChange<'_>) -> Result<i64, sqlx::Error> {
    const SQL: &str = "insert into roadmap_changes (item_id, actor_id, reason, language, stage_before, stage_after,
            start_before, start_before_precision, start_after, start_after_precision,
            due_before, due_before_precision, due_after, due_after_precision, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        returning id";
    let before = |pick: fn(&Standing) -> Option<Promised>| columns(new.from.as_ref().and_then(pick));
    let (start_before, start_before_precision) = before(|from| from.start);
    let (due_before, due_before_precision) = before(|from| from.due);
    let (start_after, start_after_precision) = columns(new.to.start);
    let (due_after, due_after_precision) = columns(new.to.due);
    fetch!(
        tx,
        fetch_one,
        sqlx::query_scalar(SQL)
            .bind(new.item_id)
            .bind(new.actor_id)
            .bind(new.reason)
            .bind(new.language)
            .bind(new.from.map(|from| from.stage.as_str()))
            .bind(new.to.stage.as_str())
            .bind(&start_before)
            .bind(start_before_precision)
            .bind(&start_after)
            .bind(start_after_precision)
            .bind(&due_before)
            .bind(due_before_precision)
            .bind(&due_after)
            .bind(due_after_precision)
            .bind(new.at)
    )
}

/// A change.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ChangeRow {
    /// Its number.
    pub id: i64,
    /// Public name of who made it.
    pub actor: String,
    /// Why.
    pub reason: String,
    /// Of the reason.
    pub language: String,
    /// Word of a stage; none at the item's making.
    pub stage_before: Option<String>,
    /// Word of a stage.
    pub stage_after: String,
    start_before: Option<String>,
    start_before_precision: Option<String>,
    start_after: Option<String>,
    start_after_precision: Option<String>,
    due_before: Option<String>,
    due_before_precision: Option<String>,
    due_after: Option<String>,
    due_after_precision: Option<String>,
    /// When.
    pub created_at: Millis,
}

impl ChangeRow {
    /// How the beginning moved.
    pub fn start(&self) -> app::domain::roadmap::Move {
        app::domain::roadmap::Move {
            before: date(self.start_before.clone(), self.start_before_precision.clone()),
            after: date(self.start_after.clone(), self.start_after_precision.clone()),
        }
    }

    /// How the promised date moved.
    pub fn due(&self) -> app::domain::roadmap::Move {
        app::domain::roadmap::Move {
            before: date(self.due_before.clone(), self.due_before_precision.clone()),
            after: date(self.due_after.clone(), self.due_after_precision.clone()),
        }
    }
}

/// Every change of an item, oldest first.
pub async fn changes(conn: &mut Conn, item_id: i64) -> Result<Vec<ChangeRow>, sqlx::Error> {
    const SQL: &str = "select c.id, a.display_name as actor, c.reason, c.language, c.stage_before, c.stage_after,
            c.start_before, c.start_before_precision, c.start_after, c.start_after_precision,
            c.due_before, c.due_before_precision, c.due_after, c.due_after_precision, c.created_at
        from roadmap_changes c join accounts a on a.id = c.actor_id
        where c.item_id = $1 order by c.id";
    fetch!(conn, fetch_all, sqlx::query_as(SQL).bind(item_id))
}

/// Number of the last change of an item.
pub async fn last_change(conn: &mut Conn, item_id: i64) -> Result<i64, sqlx::Error> {
    const SQL: &str = "select coalesce(max(id), 0) from roadmap_changes where item_id = $1";
    fetch!(conn, fetch_one, sqlx::query_scalar(SQL).bind(item_id))
}

/// When an item last changed its stage or its dates; 0 when it never did.
pub async fn last_changed(conn: &mut Conn, item_id: i64) -> Result<Millis, sqlx::Error> {
    const SQL: &str = "select coalesce(max(created_at), 0) from roadmap_changes where item_id = $1";
    fetch!(conn, fetch_one, sqlx::query_scalar(SQL).bind(item_id))
}

/// When an item was last moved to the stage of what is delivered, if it was.
pub async fn delivered_last(conn: &mut Conn, item_id: i64) -> Result<Option<Millis>, sqlx::Error> {
    const SQL: &str = "select max(created_at) from roadmap_changes
        where item_id = $1 and stage_after = 'done' and coalesce(stage_before, '') <> 'done'";
    fetch!(conn, fetch_one, sqlx::query_scalar(SQL).bind(item_id))
}

/// The date that one change leaves behind.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct DueRow {
    /// The item.
    pub item_id: i64,
    /// Number of the change.
    pub id: i64,
    /// When.
    pub created_at: Millis,
    due_after: Option<String>,
    due_after_precision: Option<String>,
}

impl DueRow {
    /// The date.
    pub fn due(&self) -> Option<Promised> {
        date(self.due_after.clone(), self.due_after_precision.clone())
    }
}

/// The dates that all changes leave behind, by item, oldest first.
pub async fn dues(conn: &mut Conn) -> Result<Vec<DueRow>, sqlx::Error> {
    const SQL: &str = "select item_id, id, created_at, due_after, due_after_precision from roadmap_changes
        order by item_id, id";
    fetch!(conn, fetch_all, sqlx::query_as(SQL))
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

/// Puts an idea behind an item; false when it is there already.
pub async fn add_idea(tx: &mut Tx, item_id: i64, idea_id: i64, actor_id: i64, at: Millis) -> Result<bool, sqlx::Error> {
    const SQL: &str = "insert into roadmap_ideas (item_id, idea_id, actor_id, created_at) values ($1, $2, $3, $4)
        on conflict do nothing";
    Ok(execute!(tx, sqlx::query(SQL).bind(item_id).bind(idea_id).bind(actor_id).bind(at))? == 1)
}

/// Takes an idea away from behind an item, under whichever number it was put there.
pub async fn remove_idea(tx: &mut Tx, item_id: i64, idea_id: i64) -> Result<bool, sqlx::Error> {
    const SQL: &str = "delete from roadmap_ideas where item_id = $1 and idea_id in
        (select id from ideas where id = $2 or kept_id = $2)";
    Ok(execute!(tx, sqlx::query(SQL).bind(item_id).bind(idea_id))? > 0)
}

/// The ideas behind an item, where they stand now: those that were merged in what keeps them.
pub async fn ideas_behind(conn: &mut Conn, item_id: i64) -> Result<Vec<i64>, sqlx::Error> {
    const SQL: &str = "select distinct coalesce(i.kept_id, i.id) as idea from roadmap_ideas b
        join ideas i on i.id = b.idea_id where b.item_id = $1 order by idea";
    fetch!(conn, fetch_all, sqlx::query_scalar(SQL).bind(item_id))
}

/// An idea behind an item.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct BehindRow {
    /// The item.
    pub item_id: i64,
    /// Where it stands now.
    pub id: i64,
    /// Residents' voices behind it.
    pub votes: i64,
}

/// All ideas behind items.
pub async fn all_behind(conn: &mut Conn) -> Result<Vec<BehindRow>, sqlx::Error> {
    const SQL: &str = "select distinct b.item_id, k.id, k.votes from roadmap_ideas b
        join ideas i on i.id = b.idea_id join ideas k on k.id = coalesce(i.kept_id, i.id)
        order by b.item_id, k.id";
    fetch!(conn, fetch_all, sqlx::query_as(SQL))
}

/// The ideas behind item `$1`, where they stand now, and all that was merged into them.
const TREE: &str = "with roots as (
        select distinct coalesce(i.kept_id, i.id) as root from roadmap_ideas b
        join ideas i on i.id = b.idea_id where b.item_id = $1),
    tree as (select root as id from roots union select t.id from ideas t join roots on t.kept_id = roots.root)";

/// Residents behind the ideas behind an item, each counted once.
pub async fn voices(conn: &mut Conn, item_id: i64) -> Result<i64, sqlx::Error> {
    let sql = const_format::formatcp!(
        "{TREE} select count(distinct account_id) from votes where idea_id in (select id from tree)"
    );
    fetch!(conn, fetch_one, sqlx::query_scalar(sql).bind(item_id))
}

/// Whether an account supports an idea behind an item.
pub async fn is_supporter(conn: &mut Conn, item_id: i64, account_id: i64) -> Result<bool, sqlx::Error> {
    let sql = const_format::formatcp!(
        "{TREE} select count(*) from votes where account_id = $2 and idea_id in (select id from tree)"
    );
    let count: i64 = fetch!(conn, fetch_one, sqlx::query_scalar(sql).bind(item_id).bind(account_id))?;
    Ok(count > 0)
}

/// The items that an idea stands behind, or something that was merged into it.
pub async fn of_idea(conn: &mut Conn, idea_id: i64) -> Result<Vec<i64>, sqlx::Error> {
    const SQL: &str = "select distinct b.item_id from roadmap_ideas b
        where b.idea_id in (select id from ideas where id = $1 or kept_id = $1) order by b.item_id";
    fetch!(conn, fetch_all, sqlx::query_scalar(SQL).bind(idea_id))
}

/// An idea behind an item, as its page shows it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct IdeaRow {
    /// The item.
    pub item_id: i64,
    /// The idea.
    pub id: i64,
    /// Of its text.
    pub language: String,
    /// Its title.
    pub title: String,
    /// Its first words.
    pub excerpt: String,
    /// Residents' voices.
    pub votes: i64,
    /// Public name of its author.
    pub author: Option<String>,
    /// When it was submitted.
    pub created_at: Millis,
}

/// The ideas behind items that can be read, most voices first.
pub async fn ideas(conn: &mut Conn, items: &[i64]) -> Result<Vec<IdeaRow>, sqlx::Error> {
    if items.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "select distinct b.item_id, k.id, k.language, k.title, k.excerpt, k.votes, a.display_name as author,
            k.created_at
         from roadmap_ideas b join ideas i on i.id = b.idea_id join ideas k on k.id = coalesce(i.kept_id, i.id)
         left join accounts a on a.id = k.author_id
         where b.item_id in ({}) and k.visibility = 'public' order by k.votes desc, k.id",
        numbers(items)
    );
    fetch!(conn, fetch_all, sqlx::query_as(AssertSqlSafe(sql.as_str())).persistent(false))
}

/// Numbers of delivered items, last delivered first, and how many there are.
pub async fn delivered(conn: &mut Conn, skip: i64, most: i64) -> Result<(Vec<i64>, i64), sqlx::Error> {
    const SQL: &str = "select id from roadmap_items where stage = 'done'
        order by delivered_at desc, id desc limit $1 offset $2";
    const COUNT: &str = "select count(*) from roadmap_items where stage = 'done'";
    let ids = fetch!(conn, fetch_all, sqlx::query_scalar(SQL).bind(most).bind(skip))?;
    let total = fetch!(conn, fetch_one, sqlx::query_scalar(COUNT))?;
    Ok((ids, total))
}
