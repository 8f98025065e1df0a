//! What residents wrote, as moderation sees it: ideas, comments and cases alike.

pub mod store;

use app::domain::Millis;
use app::domain::access::Place;
use app::domain::moderation::{Seen, Subject, Thing, Visibility};

use crate::db::Tx;
use crate::{cases, comments, ideas, splitting};

/// One thing, and where it stands.
#[derive(Clone, Debug)]
pub struct ThingFacts {
    /// What it is.
    pub thing: Thing,
    /// The idea that it is, or that it stands under.
    pub idea_id: i64,
    /// Who wrote it; none when imported.
    pub author_id: Option<i64>,
    /// Whether it can be read.
    pub visibility: Visibility,
    /// Whether its author deleted it.
    pub deleted: bool,
    /// Where its idea belongs.
    pub place: Place,
    /// Number of the last decision about it; 0 before the first.
    pub last_decision: i64,
    /// When its words were last changed; 0 when they are the first.
    pub worded_at: Millis,
}

impl ThingFacts {
    /// What a form that is shown now was made from.
    pub fn seen(&self) -> Seen {
        Seen { visibility: self.visibility, decision: self.last_decision, worded_at: self.worded_at }
    }
}

/// Lets a thing be read, or not, and counts it where it is counted. Gives what it was.
pub async fn set_visibility(tx: &mut Tx, facts: &ThingFacts, to: Visibility) -> Result<(), sqlx::Error> {
    let Thing { subject, id } = facts.thing;
    match subject {
        Subject::Idea => {
            ideas::store::set_visibility(tx, id, to).await?;
            splitting::visibility_changed_in(tx, id).await
        }
        Subject::Comment => {
            comments::store::set_visibility(tx, id, to).await?;
            let counted = |visibility| i64::from(visibility == Visibility::Public && !facts.deleted);
            match counted(to) - counted(facts.visibility) {
                0 => Ok(()),
                by => ideas::count_comments_in(tx, facts.idea_id, by).await,
            }
        }
        Subject::Case => cases::store::set_visibility(tx, id, to).await,
    }
}
