//! Deciding, about one thing or many, and taking it back.

use app::domain::access::{Action, Place, authorize};
use app::domain::directory::Directory;
use app::domain::moderation::inbox::Key;
use app::domain::moderation::{Rule, Seen, Thing, Verdict};
use app::pages::error::Problem;
use app::pages::moderation::detail::DecisionForm;
use app::pages::moderation::inbox::{BulkForm, Conflict, InboxPage, html};
use app::pages::shell::Notice;
use app::parts::rule::rule_name;
use axum::http::StatusCode;
use axum::response::Response;

use super::{Ruling, decide, decide_many, undo_many};
use crate::ideas;
use crate::moderation::inbox::handlers::{InboxQuery, back_done, back_to, load};
use crate::moderation::replies::{self, Places, filled, in_language};
use crate::moderation::{ModerationError, Wrong};
use crate::web::failure::Failure;
use crate::web::form::{Form, Id};
use crate::web::visit::Visit;

/// Things that one form may name.
const MOST: usize = 100;

/// A form with fields that may come several times.
type Fields = Vec<(String, String)>;

/// What a moderator sends.
#[derive(Debug, Default)]
struct Input {
    things: Vec<(Thing, Option<Seen>)>,
    many: bool,
    verdict: String,
    rule: String,
    reason: String,
    reply: Option<i64>,
    intent: String,
    to: String,
}

impl Input {
    fn read(fields: Fields) -> Self {
        let mut input = Self::default();
        for (name, value) in fields {
            match name.as_str() {
                "thing" if input.things.len() < MOST => {
                    let (thing, seen) =
                        value.split_once('@').map_or((value.as_str(), ""), |(thing, seen)| (thing, seen));
                    if let Some(thing) = Thing::parse(thing) {
                        input.things.push((thing, Seen::parse(seen)));
                    }
                }
                "many" => input.many = true,
                "verdict" => input.verdict = value,
                "rule" => input.rule = value,
                "reason" => input.reason = value,
                "reply" => input.reply = value.parse().ok(),
                "intent" => input.intent = value,
                "to" => input.to = value,
                _ => {}
            }
        }
        input
    }
}

/// Whoever decides nothing at all is told so before their form is looked at.
fn allowed(visit: &Visit) -> Result<(), Failure> {
    if authorize(visit.actor(), Action::SeeInbox) { Ok(()) } else { Err(Problem::Forbidden.into()) }
}

/// `POST /moderation/decisions`.
pub async fn create(visit: Visit, Form(fields): Form<Fields>) -> Result<Response, Failure> {
    allowed(&visit)?;
    let input = Input::read(fields);
    if input.intent == "reply" {
        return with_reply(&visit, input).await;
    }
    let verdict = Verdict::parse(&input.verdict).ok_or(Problem::BadRequest)?;
    let ruling = match Ruling::parse(verdict, &input.rule, &input.reason) {
        Ok(ruling) => ruling,
        Err(wrong) => return again(&visit, input, wrong).await,
    };
    let (db, now) = (&visit.site.db, visit.frame.now);
    if input.many {
        if input.things.is_empty() {
            return Ok(visit.go(back_to(&input.to), Some(Notice::NothingSelected)));
        }
        let many = decide_many(db, visit.actor(), &input.things, &ruling, now).await?;
        return Ok(visit.go(&back_done(&input.to, &many.decided, many.left), None));
    }
    let (thing, seen) = *input.things.first().ok_or(Problem::BadRequest)?;
    match decide(db, visit.actor(), thing, seen, &ruling, now).await {
        Ok(id) => Ok(visit.go(&back_done(&input.to, &[id], 0), None)),
        Err(ModerationError::Settled(settled)) => conflict(&visit, &input, Some((settled.by, settled.at))).await,
        Err(ModerationError::Changed) => conflict(&visit, &input, None).await,
        Err(other) => Err(other.into()),
    }
}

/// The inbox with the thing open that a form was about.
async fn page_of(visit: &Visit, input: &Input) -> Result<InboxPage, Failure> {
    let query = InboxQuery::of_path(&input.to);
    let query = match input.things.first() {
        Some((thing, _)) if !input.many => query.opening(Key::Thing(*thing)),
        _ => query,
    };
    load(visit, &query).await
}

pub(in crate::moderation) fn shown(visit: &Visit, status: StatusCode, page: &InboxPage) -> Response {
    let path = page.filter.path(page.open_key().filter(|_| page.is_asked));
    visit.page(status, html(&visit.frame_at(&path), page))
}

/// The form again, with what is wrong.
async fn again(visit: &Visit, input: Input, wrong: Wrong) -> Result<Response, Failure> {
    let mut page = page_of(visit, &input).await?;
    let Input { things, many, rule, reason, .. } = input;
    if many {
        let selected = things.into_iter().map(|(thing, _)| Key::Thing(thing)).collect();
        page.bulk = BulkForm { selected, rule, reason, rule_error: wrong.rule, reason_error: wrong.text };
    } else if let Some(open) = &mut page.open {
        open.form = DecisionForm { rule, reason, rule_error: wrong.rule, reason_error: wrong.text };
    }
    Ok(shown(visit, StatusCode::UNPROCESSABLE_ENTITY, &page))
}

/// Somebody was faster: nothing is done, and the entry is shown as it is now.
async fn conflict(visit: &Visit, input: &Input, by: Option<(String, i64)>) -> Result<Response, Failure> {
    let mut page = page_of(visit, input).await?;
    page.conflict = Some(Conflict { by });
    Ok(shown(visit, StatusCode::CONFLICT, &page))
}

/// The form again with a saved reply in it, after what was typed.
async fn with_reply(visit: &Visit, input: Input) -> Result<Response, Failure> {
    let mut page = page_of(visit, &input).await?;
    let all = replies::store::all(&mut visit.site.db.read().await?).await?;
    let chosen = all.into_iter().find(|reply| Some(reply.id) == input.reply);
    if let (Some(open), Some(reply)) = (&mut page.open, chosen) {
        let author = visit.site.locales.find(&open.language).unwrap_or(visit.frame.lang);
        let places = Places {
            name: open.author.as_ref().map_or("", |author| author.name.as_str()),
            title: &open.idea.title,
            rule: Rule::parse(&input.rule).map_or("", |rule| rule_name(author, rule)),
            city: visit.frame.city.name(author.code),
        };
        let text = filled(in_language(&reply.texts, author.code), places);
        let reason =
            if input.reason.trim().is_empty() { text } else { format!("{}\n\n{text}", input.reason.trim_end()) };
        open.form = DecisionForm { rule: input.rule, reason, ..DecisionForm::default() };
    }
    Ok(shown(visit, StatusCode::OK, &page))
}

/// `POST /moderation/reversals`: takes decisions back.
pub async fn reverse(visit: Visit, Form(fields): Form<Fields>) -> Result<Response, Failure> {
    allowed(&visit)?;
    let value =
        |wanted: &'static str| fields.iter().filter(move |(name, _)| name == wanted).map(|(_, value)| value.as_str());
    let ids: Vec<i64> = value("decision").filter_map(|id| id.parse().ok()).take(MOST).collect();
    let to = value("to").next().unwrap_or_default();
    match undo_many(&visit.site.db, visit.actor(), &ids, visit.frame.now).await {
        Ok(0) => Err(Problem::Changed.into()),
        Ok(_) => Ok(visit.go(back_to(to), Some(Notice::DecisionUndone))),
        Err(ModerationError::Settled(settled)) => {
            let query = InboxQuery::of_path(to);
            let mut page = load(&visit, &query).await?;
            page.conflict = Some(Conflict { by: Some((settled.by, settled.at)) });
            Ok(shown(&visit, StatusCode::CONFLICT, &page))
        }
        Err(other) => Err(other.into()),
    }
}

/// A moderator moves an idea to another topic or area.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct PlaceInput {
    topic: String,
    area: String,
    to: String,
}

/// `POST /ideas/{id}/place`.
pub async fn place(visit: Visit, Id(id): Id, Form(input): Form<PlaceInput>) -> Result<Response, Failure> {
    let directory = &visit.frame.directory;
    let known = |labels, slug: &str| match slug {
        "" => Ok(None),
        slug => Directory::id(labels, slug).map(Some).ok_or(Problem::BadRequest),
    };
    let place =
        Place { topic_id: known(&directory.topics, &input.topic)?, area_id: known(&directory.areas, &input.area)? };
    ideas::place(&visit.site.db, visit.actor(), id, place, visit.frame.now).await?;
    // It may have gone beyond the moderator's reach: then the entry cannot open again.
    let reachable = authorize(visit.actor(), Action::Moderate(place));
    let to = if reachable { back_to(&input.to) } else { "/moderation" };
    Ok(visit.go(to, Some(Notice::Placed)))
}
