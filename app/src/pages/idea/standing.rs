//! Where an idea stands with moderators: that it waits or is hidden, and how it is flagged.

use leptos::prelude::*;

use super::IdeaPage;
use crate::domain::moderation::{Subject, Thing};
use crate::pages::shell::Frame;
use crate::parts::flag_form::{FlagForm, flag_form};
use crate::parts::hidden;
use crate::parts::icon::{Icon, icon};

fn thing(content: &IdeaPage) -> Thing {
    Thing { subject: Subject::Idea, id: content.idea.id }
}

/// Above its title: why not everyone can read it, and another wording that waits for its author.
pub(super) fn standing(frame: &Frame, content: &IdeaPage) -> impl IntoView + use<> {
    let lang = frame.lang;
    let why = hidden::standing(frame, thing(content), content.visibility, content.trace.as_ref(), content.can_appeal);
    let proposal = content.has_proposal.then(|| {
        let href = frame.href(&format!("/ideas/{}/edit-proposal", content.idea.id));
        view! {
            <div class="notice standing">
                {icon(Icon::Info)}
                <div><p>{lang.t("edit-waits")}</p><p><a href=href>{lang.t("edit-look")}</a></p></div>
            </div>
        }
    });
    (why, proposal)
}

/// Below its text: the form that tells moderators, folded away, and the way to the inbox.
pub(super) fn flagging(frame: &Frame, content: &IdeaPage) -> impl IntoView + use<> {
    let lang = frame.lang;
    let flag = content.can_flag.then(|| {
        view! {
            <details class="disclosure">
                <summary class="button-quiet">{lang.t("flag")}</summary>
                <p class="field-hint">{lang.t("flag-lead")}</p>
                {flag_form(frame, thing(content), &FlagForm::default())}
            </details>
        }
    });
    let inbox = content.can_moderate.then(|| {
        let href = frame.href(&format!("/moderation?item=idea-{}", content.idea.id));
        view! { <a class="button-quiet" href=href>{lang.t("moderate")}</a> }
    });
    (content.can_flag || content.can_moderate).then(|| view! { <div class="idea-flagging">{flag}{inbox}</div> })
}
