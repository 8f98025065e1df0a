//! Which agency has the idea, how its clock stands, and the steps so far.

use leptos::either::Either;
use leptos::prelude::*;

use super::IdeaPage;
use crate::domain::Millis;
use crate::domain::clock::{ClockState, Targets};
use crate::domain::idea::{FieldError, Stage, words};
use crate::domain::text::{guess_language, isolate};
use crate::i18n::Lang;
use crate::pages::shell::Frame;
use crate::parts::clock::clock_state;
use crate::parts::clock_form::{assign_form, controls};
use crate::parts::field::Wrong;
use crate::parts::icon::{Icon, icon};
use crate::parts::label::{label_name, moment, stage_badge};

/// The public clock of an idea.
#[derive(Clone, Debug, PartialEq)]
pub struct ClockView {
    /// The agency that has it; none where it waits for one.
    pub agency_id: Option<i64>,
    /// How its clocks stand, where an agency has it.
    pub clocks: Option<Clocks>,
    /// Why the clock stands still.
    pub pause: Option<PauseView>,
    /// Everything that happened, oldest first.
    pub steps: Vec<Step>,
    /// Number of the assignment, 0 for none: forms send it along, so that nobody acts on what is
    /// not so any more.
    pub seen: i64,
    /// Whether the viewer answers for the agency.
    pub is_officer: bool,
    /// Whether the viewer may assign the idea.
    pub is_moderator: bool,
    /// The agency that has the idea's topic.
    pub suggested: Option<i64>,
    /// What was typed into one of the forms.
    pub form: ClockForm,
}

/// How the clocks of an agency stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clocks {
    /// Of the first answer.
    pub answer: ClockState,
    /// Of the decision.
    pub decision: ClockState,
    /// What the agency promises.
    pub targets: Targets,
}

/// A pause that lasts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PauseView {
    /// Since when.
    pub since: Millis,
    /// Why; empty where a question tells.
    pub reason: String,
    /// Number of the question that residents are asked.
    pub question: Option<i64>,
    /// Comments of residents since.
    pub replies: i64,
}

/// One step of the trail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// When.
    pub at: Millis,
    /// What happened.
    pub kind: StepKind,
    /// Which agency it concerns.
    pub agency_id: Option<i64>,
    /// Why; may be empty.
    pub reason: String,
}

impl Step {
    /// A step.
    pub fn new(at: Millis, kind: StepKind, agency_id: Option<i64>, reason: &str) -> Self {
        Self { at, kind, agency_id, reason: reason.to_owned() }
    }
}

/// What happens to an idea on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// An agency got it from the moderators.
    Assigned,
    /// An agency got it from another.
    HandedOver,
    /// An agency returned it.
    HandedBack,
    /// The moderators took it back.
    Withdrawn,
    /// The clock was paused.
    Paused,
    /// The clock goes on.
    Resumed,
    /// The agency answered: number of the answer, and the stage.
    Answered(i64, Stage),
    /// The agency asked residents: number of the question.
    Asked(i64),
}

words! {
    /// What is done with an assignment or its clock.
    Deed {
        /// Give it to an agency.
        Assign = "assign",
        /// Give it to another agency.
        HandOver = "hand-over",
        /// Return it to the moderators, or take it from the agency.
        HandBack = "hand-back",
        /// Pause the clock.
        Pause = "pause",
    }
}

/// What was typed, and what is wrong with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClockForm {
    /// In which form.
    pub deed: Option<Deed>,
    /// Slug of an agency.
    pub agency: String,
    /// The reason.
    pub reason: String,
    /// What is wrong with the agency.
    pub agency_error: Option<FieldError>,
    /// What is wrong with the reason.
    pub reason_error: Option<FieldError>,
    /// Who was quicker.
    pub late: Option<Late>,
}

/// That somebody was quicker.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Late {
    /// Their public name.
    pub by: Option<String>,
    /// When.
    pub at: Millis,
}

/// What is wrong with the form that came back.
pub(super) fn clock_errors(lang: Lang, clock: Option<&ClockView>) -> Vec<Wrong> {
    let Some((form, deed)) = clock.and_then(|clock| Some((&clock.form, clock.form.deed?))) else { return Vec::new() };
    let fields = [("agency", "clock-agency", form.agency_error), ("reason", "clock-reason", form.reason_error)];
    let wrong = |(id, name, error): (&str, &str, Option<FieldError>)| {
        Some(Wrong::new(lang, &format!("{}-{id}", deed.as_str()), name, lang.t(name), error?))
    };
    fields.into_iter().filter_map(wrong).collect()
}

/// That somebody was quicker, at the top of the page.
pub(super) fn late(lang: Lang, clock: Option<&ClockView>) -> Option<impl IntoView + use<>> {
    let late = clock?.form.late.as_ref()?;
    let date = lang.date_time(late.at);
    let text = match &late.by {
        Some(name) => lang.with("clock-late-by", &[("name", &isolate(name)), ("date", &date)]),
        None => lang.with("clock-late-other", &[("date", &date)]),
    };
    Some(view! {
        <div class="notice" role="alert" tabindex="-1" autofocus>
            {icon(Icon::Info)}
            <p><b>{lang.t("clock-late-title")}</b><br/>{text}</p>
        </div>
    })
}

/// The section; nothing where there is nothing to tell and nothing to do.
pub(super) fn clock(frame: &Frame, content: &IdeaPage) -> Option<impl IntoView + use<>> {
    let lang = frame.lang;
    let clock = content.clock.as_ref()?;
    let agency = match clock.agency_id {
        Some(id) => Either::Left(agency(frame, id)),
        None if clock.steps.is_empty() => Either::Right(view! { <p>{lang.t("clock-unassigned")}</p> }),
        None => Either::Right(view! { <p>{lang.t("clock-returned")}</p> }),
    };
    let assign = (clock.is_moderator && clock.agency_id.is_none()).then(|| assign_form(frame, content.idea.id, clock));
    let staff = clock.agency_id.is_some() && (clock.is_officer || clock.is_moderator);
    let controls = staff.then(|| controls(frame, content.idea.id, clock));
    Some(view! {
        <section class="clock" id="clock" aria-labelledby="clock-title">
            <div class="section-head"><h2 id="clock-title">{lang.t("clock-title")}</h2></div>
            {agency}
            {clock.clocks.map(|clocks| states(lang, clocks))}
            {clock.pause.as_ref().map(|pause| pause_note(frame, pause))}
            {assign}
            {controls}
            {trail(frame, &clock.steps)}
        </section>
    })
}

fn agency(frame: &Frame, id: i64) -> Option<impl IntoView + use<>> {
    let label = crate::domain::directory::Directory::by_id(&frame.directory.agencies, Some(id))?;
    let href = frame.href(&format!("/agencies/{}", label.slug));
    let name = label.name(frame.lang.code).to_owned();
    Some(view! { <p class="clock-agency"><a href=href>{name}</a></p> })
}

fn states(lang: Lang, clocks: Clocks) -> impl IntoView + use<> {
    view! {
        <dl class="clock-states">
            <div><dt>{lang.t("clock-first-answer")}</dt><dd>{clock_state(lang, clocks.answer)}</dd></div>
            <div><dt>{lang.t("clock-decision")}</dt><dd>{clock_state(lang, clocks.decision)}</dd></div>
        </dl>
    }
}

/// Why the clock stands still, in the agency's words.
fn pause_note(frame: &Frame, pause: &PauseView) -> impl IntoView + use<> {
    let lang = frame.lang;
    let why = match pause.question {
        Some(id) => Either::Left(view! {
            <p>
                {lang.t("clock-pause-question")}" "
                <a href=format!("#answer-{id}")>{lang.t("clock-pause-question-link")}</a>
            </p>
        }),
        None => Either::Right(view! { <p>{lang.t("clock-pause-reason")}</p>{reason(lang, &pause.reason)} }),
    };
    let replies = (pause.replies > 0).then(|| view! { <p>{lang.count("clock-replies", pause.replies)}</p> });
    view! { <div class="clock-pause">{why}{replies}</div> }
}

fn reason(lang: Lang, text: &str) -> Option<impl IntoView + use<>> {
    let language = guess_language(text, lang.code).to_owned();
    (!text.is_empty()).then(|| view! { <p class="clock-reason" lang=language dir="auto">{text.to_owned()}</p> })
}

fn trail(frame: &Frame, steps: &[Step]) -> Option<impl IntoView + use<>> {
    if steps.is_empty() {
        return None;
    }
    let lang = frame.lang;
    let items: Vec<_> = steps.iter().map(|one| step(frame, one)).collect();
    Some(view! {
        <details class="disclosure clock-trail">
            <summary>{icon(Icon::Down)}{lang.t("clock-steps")}" ("{lang.number(steps.len() as i64)}")"</summary>
            <ol class="steps">{items}</ol>
        </details>
    })
}

fn step(frame: &Frame, step: &Step) -> impl IntoView + use<> {
    let lang = frame.lang;
    let agency = label_name(lang, &frame.directory.agencies, step.agency_id).unwrap_or_default();
    let told = |key: &str| lang.with(key, &[("agency", &isolate(&agency))]);
    let (text, leads_to, stage) = match step.kind {
        StepKind::Assigned => (told("clock-step-assigned"), None, None),
        StepKind::HandedOver => (told("clock-step-handed_over"), None, None),
        StepKind::HandedBack => (told("clock-step-handed_back"), None, None),
        StepKind::Withdrawn => (told("clock-step-withdrawn"), None, None),
        StepKind::Paused => (lang.t("clock-step-paused").to_owned(), None, None),
        StepKind::Resumed => (lang.t("clock-step-resumed").to_owned(), None, None),
        StepKind::Answered(id, stage) => (told("clock-step-answered"), Some(id), Some(stage)),
        StepKind::Asked(id) => (told("clock-step-asked"), Some(id), None),
    };
    let text = match leads_to {
        Some(id) => Either::Left(view! { <a href=format!("#answer-{id}")>{text}</a> }),
        None => Either::Right(text),
    };
    view! {
        <li>
            <p class="step-head">{text}" "{stage.map(|stage| stage_badge(lang, stage))}" "{moment(lang, step.at)}</p>
            {reason(lang, &step.reason)}
        </li>
    }
}
