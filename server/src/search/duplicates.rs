//! For moderators: ideas that probably say the same.

use std::collections::HashMap;

use app::domain::access::{Action, authorize};
use app::domain::similar::{Marks, Reason};
use app::pages::duplicates::{self, ClusterView, Duplicate, DuplicatesPage};
use app::pages::error::Problem;
use app::pages::home::IdeaCard;
use app::parts::gates::{GateView, WrittenIn};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::Snapshot;
use super::analysis::Language;
use super::calibration::{Calibrated, Gates, Tongues};
use super::clusters::{self, Cluster, PAGE_SIZE};
use super::store::{self, TextRow};
use crate::db::Conn;
use crate::ideas::store::by_ids;
use crate::web::failure::Failure;
use crate::web::form::{Id, Query};
use crate::web::visit::Visit;

/// Ideas whose likeness is explained, of those found for one.
const EXPLAINED: usize = 50;

/// Which page of the list.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct PageQuery {
    page: String,
}

/// What of its title makes an idea alike, and why it is like the one that its group is around, by the numbers of both.
type Reasons = HashMap<(i64, i64), (Marks, Reason)>;

/// `GET /moderation/duplicates`.
pub async fn all(visit: Visit, Query(query): Query<PageQuery>) -> Result<Response, Failure> {
    allowed(&visit)?;
    let page = query.page.parse().unwrap_or(1).clamp(1, 10_000);
    let mut conn = visit.site.db.read().await?;
    let mut clusters = clusters::page(&mut conn, (page - 1) * PAGE_SIZE).await?;
    let more = clusters.len() > PAGE_SIZE;
    clusters.truncate(PAGE_SIZE);
    let clusters = views(&visit, &mut conn, &clusters).await?;
    let page = DuplicatesPage { clusters, page, more, gates: gates(&visit.site.search.gates()) };
    Ok(visit.page(StatusCode::OK, duplicates::html(&visit.frame, &page)))
}

/// `GET /ideas/{id}/duplicates`.
pub async fn of_idea(visit: Visit, Id(id): Id) -> Result<Response, Failure> {
    allowed(&visit)?;
    let mut conn = visit.site.db.read().await?;
    let cluster = clusters::around(&mut conn, id).await?;
    let found = views(&visit, &mut conn, &[cluster]).await?.pop().ok_or(Problem::NotFound)?;
    Ok(visit.page(StatusCode::OK, duplicates::of_idea_html(&visit.frame, &found)))
}

/// From which scores on ideas are shown, by what they are written in, and how that has proved true.
fn gates(gates: &Gates) -> Vec<GateView> {
    let view = |tongues| {
        let Calibrated { gate, decided, called, same } = gates.of(tongues);
        let languages = match tongues {
            Tongues::Arabic => WrittenIn::One("ar"),
            Tongues::Persian => WrittenIn::One("fa"),
            Tongues::English => WrittenIn::One("en"),
            Tongues::Other => WrittenIn::Other,
            Tongues::Two => WrittenIn::Two,
        };
        GateView { languages, related: gate.related, probable: gate.probable, decided, called, same }
    };
    Tongues::ALL.map(view).into()
}

fn allowed(visit: &Visit) -> Result<(), Failure> {
    if authorize(visit.actor(), Action::SeeInbox) { Ok(()) } else { Err(Problem::Forbidden.into()) }
}

/// The groups as the page shows them; without ideas that have gone meanwhile.
async fn views(visit: &Visit, conn: &mut Conn, clusters: &[Cluster]) -> Result<Vec<ClusterView>, Failure> {
    let ids: Vec<i64> = clusters.iter().flat_map(|cluster| cluster.ideas.iter().map(|(id, _)| *id)).collect();
    let rows = by_ids(conn, &ids, visit.account_id().unwrap_or(0), 0).await?;
    let cards: HashMap<i64, IdeaCard> = rows.into_iter().map(|row| (row.id(), row.into())).collect();
    let leaders: Vec<i64> = clusters.iter().filter_map(|cluster| Some(cluster.ideas.first()?.0)).collect();
    let reasons = reasons(visit, store::texts(conn, &leaders).await?, store::texts(conn, &ids).await?).await;
    Ok(clusters.iter().filter_map(|cluster| view(cluster, &cards, &reasons)).collect())
}

fn view(cluster: &Cluster, cards: &HashMap<i64, IdeaCard>, reasons: &Reasons) -> Option<ClusterView> {
    let (leader, _) = cluster.ideas.first()?;
    let others = cluster.ideas.iter().skip(1).filter_map(|(id, score)| {
        let (marks, reason) = reasons.get(&(*leader, *id)).cloned().unwrap_or_default();
        Some(Duplicate { idea: cards.get(id)?.clone(), score: *score, reason, marks })
    });
    Some(ClusterView { leader: cards.get(leader)?.clone(), others: others.collect() })
}

/// Why ideas are like the leaders of their groups. While the index is away the list does without.
async fn reasons(visit: &Visit, leaders: Vec<TextRow>, all: Vec<TextRow>) -> Reasons {
    let all: HashMap<i64, TextRow> = all.into_iter().map(|text| (text.id, text)).collect();
    let asked = visit.site.search.ask(move |snapshot| {
        let mut reasons = Reasons::new();
        for leader in &leaders {
            explain(snapshot, leader, &all, &mut reasons)?;
        }
        Ok(reasons)
    });
    asked.await.unwrap_or_else(|error| {
        tracing::warn!(%error, "duplicates are shown without reasons");
        Reasons::new()
    })
}

fn explain(
    snapshot: &Snapshot,
    leader: &TextRow,
    all: &HashMap<i64, TextRow>,
    reasons: &mut Reasons,
) -> tantivy::Result<()> {
    for found in snapshot.similar(&leader.draft(), EXPLAINED)? {
        // One that was merged into it may be what is alike; its words are not those of the title.
        if let Some(text) = all.get(&found.text_id) {
            let told = found.evidence.explain(&text.title, &text.body, Language::of_tag(&text.language));
            reasons.insert((leader.id, found.idea_id), (told.marks, told.reason));
        }
    }
    Ok(())
}
