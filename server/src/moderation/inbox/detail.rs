//! One entry of the inbox with all that is known of it.

use app::domain::Millis;
use app::domain::access::{Action, Actor, authorize};
use app::domain::moderation::inbox::Key;
use app::domain::moderation::{Subject, Thing};
use app::pages::moderation::detail::{AppealView, AuthorView, DecisionForm, Detail, EditForm};

use super::store;
use crate::db::Conn;
use crate::moderation::{ModerationError, appeals, edits, gate, notes, replies, things};
use crate::{cases, comments, ideas, search, similar};

/// Things of an author that are counted, of each kind.
const COUNTED: i64 = 1000;

/// The words of a thing, as its own table holds them.
struct Words {
    author_id: Option<i64>,
    language: String,
    body_html: String,
    at: Millis,
}

/// Opens an entry for a moderator who looks after its place.
pub async fn open(conn: &mut Conn, viewer: Actor<'_>, key: Key, now: Millis) -> Result<Detail, ModerationError> {
    let appeal = match key {
        Key::Appeal(id) => Some(appeals::store::find(conn, id).await?.ok_or(ModerationError::NotFound)?),
        _ => None,
    };
    let thing = match (key, &appeal) {
        (Key::Thing(thing), _) => thing,
        (_, appeal) => appeal.as_ref().ok_or(ModerationError::NotFound)?.thing(),
    };
    let facts = things::store::facts(conn, thing).await?.ok_or(ModerationError::NotFound)?;
    if !authorize(viewer, Action::Moderate(facts.place)) {
        return Err(ModerationError::Forbidden);
    }
    let viewer_id = viewer.id().unwrap_or(0);
    let idea = ideas::store::find(conn, facts.idea_id, viewer_id).await?.ok_or(ModerationError::NotFound)?;
    let idea_html = idea.body_html.clone();
    let idea: app::pages::home::IdeaCard = idea.card.into();
    let words = words(conn, thing, facts.author_id, &idea, idea_html).await?;
    let author = match words.author_id {
        Some(id) => Some(author(conn, id, now).await?),
        None => None,
    };
    let similar =
        if thing.subject == Subject::Idea { similar::related(conn, idea.id, viewer_id).await? } else { Vec::new() };
    let appeal = appeal.filter(|appeal| appeal.decided_at.is_none()).map(|appeal| AppealView {
        id: appeal.id,
        can_decide: authorize(viewer, Action::DecideAppeal { place: facts.place, decided_by: appeal.actor_id }),
        body: appeal.body,
        at: appeal.created_at,
        decided_by: appeal.actor,
    });
    Ok(Detail {
        key,
        thing,
        seen: facts.seen(),
        language: words.language,
        body_html: words.body_html,
        at: words.at,
        author,
        flags: store::flags_of(conn, thing).await?,
        signs: store::holds(conn, &[idea.id]).await?.remove(&thing).unwrap_or_default(),
        decisions: store::decisions_of(conn, thing).await?,
        similar,
        notes: notes::store::of_idea(conn, idea.id).await?,
        replies: replies::store::all(conn).await?.into_iter().map(|reply| (reply.id, reply.name)).collect(),
        appeal,
        handback: if thing.subject == Subject::Idea { store::handback(conn, idea.id).await? } else { None },
        has_proposal: edits::store::standing(conn, idea.id).await?.is_some(),
        claimed_by: store::claimed_by_other(conn, key, viewer_id, now).await?,
        form: DecisionForm::default(),
        edit: present_wording(conn, thing).await?,
        note: String::new(),
        note_error: None,
        idea,
    })
}

async fn words(
    conn: &mut Conn,
    thing: Thing,
    author_id: Option<i64>,
    idea: &app::pages::home::IdeaCard,
    idea_html: String,
) -> Result<Words, ModerationError> {
    Ok(match thing.subject {
        Subject::Idea => {
            Words { author_id, language: idea.language.clone(), body_html: idea_html, at: idea.created_at }
        }
        Subject::Comment => {
            let row = comments::store::find(conn, thing.id).await?.ok_or(ModerationError::NotFound)?;
            Words { author_id, language: row.language, body_html: row.body_html, at: row.created_at }
        }
        Subject::Case => {
            let row = cases::store::words(conn, thing.id).await?.ok_or(ModerationError::NotFound)?;
            // A case may be a title alone.
            let title = app::parts::document::escaped(&row.title);
            let body_html = format!("<p><b>{title}</b></p>{}", row.body_html);
            Words { author_id, language: row.language, body_html, at: row.created_at }
        }
    })
}

async fn author(conn: &mut Conn, id: i64, now: Millis) -> Result<AuthorView, sqlx::Error> {
    let author = gate::store::author(conn, id, COUNTED, now).await?;
    let name = comments::store::author_name(conn, id).await?;
    Ok(AuthorView { name, since: author.created_at, public: author.public, hidden: author.hidden })
}

/// What a proposal of another wording begins with.
async fn present_wording(conn: &mut Conn, thing: Thing) -> Result<EditForm, sqlx::Error> {
    if thing.subject != Subject::Idea {
        return Ok(EditForm::default());
    }
    let text = search::store::texts(conn, &[thing.id]).await?.pop();
    Ok(text.map_or_else(EditForm::default, |text| EditForm {
        title: text.title,
        body: text.body,
        ..Default::default()
    }))
}
