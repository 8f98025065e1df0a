//! Another wording of an idea that a moderator proposes; its author accepts or refuses.

use leptos::prelude::*;

use crate::domain::Millis;
use crate::pages::shell::{Frame, Shell, page};
use crate::parts::icon::{Icon, small_icon};
use crate::parts::label::moment;

/// What is proposed.
#[derive(Clone, Debug)]
pub struct EditPage {
    /// Number of the proposal.
    pub id: i64,
    /// The idea.
    pub idea_id: i64,
    /// Of the idea's text.
    pub language: String,
    /// The title as it stands.
    pub title: String,
    /// The text as it stands, rendered and sanitised.
    pub body_html: String,
    /// The proposed title.
    pub new_title: String,
    /// The proposed text, rendered and sanitised.
    pub new_body_html: String,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Millis,
}

/// The page on which the author answers.
pub fn html(frame: &Frame, content: &EditPage) -> String {
    let lang = frame.lang;
    page(frame, &Shell::office(lang.t("edit-title")), || {
        let href = frame.href(&format!("/ideas/{}", content.idea_id));
        let action = frame.href(&format!("/edits/{}/answer", content.id));
        view! {
            <div class="column wrap">
                <a class="back" href=href>{small_icon(Icon::Back)}<bdi>{content.title.clone()}</bdi></a>
                <div class="page-head">
                    <h1>{lang.t("edit-title")}</h1>
                    <p class="page-lead">{lang.t("edit-lead")}</p>
                    <ul class="facts"><li>{moment(lang, content.at)}</li></ul>
                    <p class="quote"><bdi>{content.reason.clone()}</bdi></p>
                </div>
                {wording(lang.t("edit-now"), content, &content.title, &content.body_html)}
                {wording(lang.t("edit-proposed"), content, &content.new_title, &content.new_body_html)}
                <form class="buttons" method="post" action=action>
                    <button class="button button-primary" name="answer" value="accepted">{lang.t("edit-accept")}</button>
                    <button class="button" name="answer" value="refused">{lang.t("edit-refuse")}</button>
                </form>
            </div>
        }
    })
}

fn wording(name: &'static str, content: &EditPage, title: &str, body: &str) -> impl IntoView + use<> {
    view! {
        <section class="wording">
            <h2>{name}</h2>
            <h3 lang=content.language.clone()><span dir="auto">{title.to_owned()}</span></h3>
            <div class="prose" lang=content.language.clone() dir="auto" inner_html=body.to_owned()></div>
        </section>
    }
}
