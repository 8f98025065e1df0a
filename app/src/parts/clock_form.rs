//! Forms in which moderators and officers assign an idea, hand it on, and pause its clock.

use leptos::prelude::*;

use crate::domain::answer::PublicReason;
use crate::domain::directory::{Directory, Label};
use crate::domain::text::isolate;
use crate::pages::idea::clock::{ClockForm, ClockView, Deed};
use crate::pages::shell::Frame;
use crate::parts::field::{TextArea, described_by, error_text, field_class, field_error, option, text_area};
use crate::parts::icon::{Icon, icon};

/// The form that gives an idea to its first agency; the one that has its topic is chosen already.
pub fn assign_form(frame: &Frame, idea_id: i64, clock: &ClockView) -> impl IntoView + use<> {
    let lang = frame.lang;
    let leave = (!clock.steps.is_empty()).then(|| {
        let action = frame.href(&format!("/ideas/{idea_id}/hand-back/settlement"));
        view! { <form class="buttons" method="post" action=action><button class="button-quiet">{lang.t("clock-leave")}</button></form> }
    });
    view! {
        <form class="form clock-form" method="post" action=frame.href(&format!("/ideas/{idea_id}/assignments")) novalidate>
            <h3>{lang.t("clock-assign-title")}</h3>
            {agencies(frame, clock, Deed::Assign)}
            {reason(frame, clock, Deed::Assign)}
            <input type="hidden" name="seen" value=clock.seen.to_string()/>
            <div class="buttons"><button class="button button-primary">{lang.t("clock-assign")}</button></div>
        </form>
        {leave}
    }
}

/// What can be done with an idea that an agency has.
pub fn controls(frame: &Frame, idea_id: i64, clock: &ClockView) -> impl IntoView + use<> {
    let lang = frame.lang;
    let is_paused = clock.pause.is_some();
    let resume = (clock.is_officer && is_paused).then(|| {
        let action = frame.href(&format!("/ideas/{idea_id}/resumption"));
        view! {
            <form class="buttons" method="post" action=action>
                <input type="hidden" name="seen" value=clock.seen.to_string()/>
                <button class="button">{icon(Icon::InProgress)}{lang.t("clock-resume")}</button>
            </form>
        }
    });
    let pause = (clock.is_officer && !is_paused).then(|| deed(frame, idea_id, clock, Deed::Pause));
    let title = lang.t(if clock.is_officer { "clock-officer-title" } else { "clock-moderator-title" });
    view! {
        <div class="clock-controls" role="group" aria-label=title>
            {resume}
            {pause}
            {deed(frame, idea_id, clock, Deed::HandOver)}
            {deed(frame, idea_id, clock, Deed::HandBack)}
        </div>
    }
}

/// A form that opens in its place, and is open when it comes back.
fn deed(frame: &Frame, idea_id: i64, clock: &ClockView, deed: Deed) -> impl IntoView + use<> {
    let lang = frame.lang;
    let (title, submit, path) = match deed {
        Deed::Assign => ("clock-assign-title", "clock-assign", "assignments"),
        Deed::HandOver => ("clock-hand-over", "clock-hand-over-submit", "assignments"),
        Deed::HandBack if clock.is_officer => ("clock-hand-back", "clock-hand-back-submit", "hand-back"),
        Deed::HandBack => ("clock-withdraw", "clock-withdraw-submit", "hand-back"),
        Deed::Pause => ("clock-pause", "clock-pause-submit", "pauses"),
    };
    let agency = (deed == Deed::HandOver).then(|| agencies(frame, clock, deed));
    view! {
        <details class="disclosure" open=clock.form.deed == Some(deed)>
            <summary>{icon(Icon::Down)}{lang.t(title)}</summary>
            <form class="form clock-form" method="post" action=frame.href(&format!("/ideas/{idea_id}/{path}")) novalidate>
                {agency}
                {reason(frame, clock, deed)}
                <input type="hidden" name="seen" value=clock.seen.to_string()/>
                <div class="buttons"><button class="button button-primary">{lang.t(submit)}</button></div>
            </form>
        </details>
    }
}

/// What was typed into this form, or nothing.
fn typed(clock: &ClockView, deed: Deed) -> ClockForm {
    if clock.form.deed == Some(deed) { clock.form.clone() } else { ClockForm::default() }
}

fn agencies(frame: &Frame, clock: &ClockView, deed: Deed) -> impl IntoView + use<> {
    let lang = frame.lang;
    let form = typed(clock, deed);
    let id = format!("{}-agency", deed.as_str());
    let error = form.agency_error.map(|error| error_text(lang, "clock-agency", error));
    let is_wrong = error.is_some();
    let suggested = clock.suggested.filter(|id| Some(*id) != clock.agency_id);
    let slug = Directory::by_id(&frame.directory.agencies, suggested).map(|label| label.slug.clone());
    let chosen = if form.deed.is_some() { Some(form.agency) } else { slug.clone() };
    let choice = |label: &Label| {
        let name = label.name(lang.code).to_owned();
        let name = if slug.as_ref() == Some(&label.slug) {
            lang.with("clock-agency-suggested", &[("agency", &isolate(&name))])
        } else {
            name
        };
        option(label.slug.clone(), name, chosen.as_ref() == Some(&label.slug))
    };
    let others = frame.directory.agencies.iter().filter(|label| Some(label.id) != clock.agency_id);
    let options: Vec<_> = others.map(choice).collect();
    view! {
        <div class=field_class(is_wrong)>
            <label class="field-label" for=id.clone()>{lang.t("clock-agency")}</label>
            {field_error(lang, &id, error)}
            <span class="select">
                <select class="input" id=id.clone() name="agency" required aria-invalid=is_wrong.then_some("true")
                    aria-describedby=described_by(&id, false, false, is_wrong)>
                    <option value="">{lang.t("clock-agency-choose")}</option>
                    {options}
                </select>
            </span>
        </div>
    }
}

fn reason(frame: &Frame, clock: &ClockView, deed: Deed) -> impl IntoView + use<> {
    let lang = frame.lang;
    let form = typed(clock, deed);
    let max = lang.number(PublicReason::MAX as i64);
    let label = if deed == Deed::Assign { "clock-reason-optional" } else { "clock-reason" };
    let field = TextArea {
        id: format!("{}-reason", deed.as_str()),
        name: "reason",
        label: lang.t(label).to_owned(),
        label_hidden: false,
        hint: Some(lang.with("clock-reason-hint", &[("max", &max)])),
        tall: false,
        value: form.reason,
        error: form.reason_error.map(|error| error_text(lang, "clock-reason", error)),
        max: None,
    };
    text_area(lang, field)
}
