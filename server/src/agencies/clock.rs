//! The public clock of one idea, and the steps that it has gone through.

use app::domain::Millis;
use app::domain::access::{Action, Actor, Place, authorize};
use app::domain::clock::{Course, Pause, decides};
use app::domain::idea::Stage;
use app::pages::idea::AnswerView;
use app::pages::idea::clock::{ClockForm, ClockView, Clocks, PauseView, Step, StepKind};

use super::store::{self, PauseRow, TrailRow};
use crate::comments;
use crate::db::Conn;
use crate::site::Site;

/// What the clock of an idea is read from, besides its own rows.
pub struct Wanted<'a> {
    /// The idea.
    pub idea_id: i64,
    /// Its stage.
    pub stage: Stage,
    /// Where it belongs.
    pub place: Place,
    /// Who looks.
    pub viewer: Actor<'a>,
    /// Its official answers, oldest first.
    pub answers: &'a [AnswerView],
    /// The time now.
    pub now: Millis,
}

/// The clock of an idea; none where no agency has or had it and the viewer cannot assign it.
pub async fn of_idea(conn: &mut Conn, site: &Site, wanted: &Wanted<'_>) -> Result<Option<ClockView>, sqlx::Error> {
    let trail = store::trail(conn, wanted.idea_id).await?;
    let moderates = authorize(wanted.viewer, Action::Moderate(wanted.place));
    if trail.is_empty() && !moderates {
        return Ok(None);
    }
    let pauses = if trail.is_empty() { Vec::new() } else { store::pauses(conn, wanted.idea_id).await? };
    let standing = trail.iter().find(|row| row.ended_at.is_none());
    let agency_id = standing.map(|row| row.agency_id);
    let directory = site.directory.get();
    let clocks = standing.map(|row| {
        let course = course(row, &pauses, wanted);
        let targets = directory.targets_of(row.agency_id);
        Clocks {
            answer: course.answer(&site.calendar, targets, wanted.now),
            decision: course.decision(&site.calendar, targets, wanted.now),
            targets,
        }
    });
    let lasting = pauses.iter().find(|pause| pause.ended_at.is_none());
    let pause = match lasting {
        Some(row) => Some(PauseView {
            since: row.created_at,
            reason: row.reason.clone(),
            question: row.answer_id,
            replies: comments::store::count_since(conn, wanted.idea_id, row.created_at).await?,
        }),
        None => None,
    };
    Ok(Some(ClockView {
        agency_id,
        clocks,
        pause,
        steps: steps(&trail, &pauses, wanted.answers),
        seen: standing.map_or(0, |row| row.id),
        is_officer: authorize(wanted.viewer, Action::AnswerIdea { agency_id }),
        is_moderator: moderates,
        suggested: directory.owner(wanted.place.topic_id),
        form: ClockForm::default(),
    }))
}

fn course(row: &TrailRow, pauses: &[PauseRow], wanted: &Wanted<'_>) -> Course {
    let own = || {
        let since = |answer: &&AnswerView| answer.agency_id == row.agency_id && answer.created_at >= row.created_at;
        wanted.answers.iter().filter(since).filter(|answer| !answer.is_question)
    };
    let decided_at = own().find(|answer| decides(answer.stage)).map(|answer| answer.created_at);
    let stood = pauses.iter().filter(|pause| pause.assignment_id == row.id);
    Course {
        assigned_at: row.created_at,
        ended_at: row.ended_at,
        pauses: stood.map(|pause| Pause { from: pause.created_at, until: pause.ended_at }).collect(),
        answered_at: own().next().map(|answer| answer.created_at),
        decided_at,
        settled_before: decided_at.is_none() && decides(wanted.stage),
    }
}

/// Everything that happened, oldest first.
fn steps(trail: &[TrailRow], pauses: &[PauseRow], answers: &[AnswerView]) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut was_handed_over = false;
    for row in trail {
        let kind = if was_handed_over { StepKind::HandedOver } else { StepKind::Assigned };
        steps.push(Step::new(row.created_at, kind, Some(row.agency_id), &row.reason));
        was_handed_over = row.ended_as.as_deref() == Some("handed_over");
        let ended = match row.ended_as.as_deref() {
            Some("handed_back") => StepKind::HandedBack,
            Some("withdrawn") => StepKind::Withdrawn,
            _ => continue,
        };
        steps.extend(row.ended_at.map(|at| Step::new(at, ended, Some(row.agency_id), &row.ended_reason)));
    }
    for pause in pauses {
        // A question tells of itself, and so does an answer that lets the clock go on.
        if pause.answer_id.is_none() {
            steps.push(Step::new(pause.created_at, StepKind::Paused, None, &pause.reason));
        }
        let tells =
            |at: Millis| answers.iter().any(|a| a.created_at == at) || trail.iter().any(|t| t.ended_at == Some(at));
        let resumed = pause.ended_at.filter(|at| !tells(*at));
        steps.extend(resumed.map(|at| Step::new(at, StepKind::Resumed, None, "")));
    }
    for answer in answers {
        let kind =
            if answer.is_question { StepKind::Asked(answer.id) } else { StepKind::Answered(answer.id, answer.stage) };
        steps.push(Step::new(answer.created_at, kind, Some(answer.agency_id), ""));
    }
    steps.sort_by_key(|step| step.at);
    steps
}
