//! The form for a comment, a reply, or a change to either.

use leptos::prelude::*;

use crate::domain::comment::CommentBody;
use crate::i18n::Lang;
use crate::pages::idea::CommentForm;
use crate::parts::awake;
use crate::parts::field::{TextArea, Wrong, error_text, text_area};
use crate::parts::preview::{Preview, preview};

/// Where a form stands and what it says.
pub struct Place {
    /// `id` of the form; that of its field is `<id>-body`.
    pub id: String,
    /// Where it goes.
    pub action: String,
    /// A heading above it.
    pub title: Option<&'static str>,
    /// Its field's label.
    pub label: String,
    /// Whether the label is only heard.
    pub label_hidden: bool,
    /// The word on its button.
    pub publish: &'static str,
    /// The comment that is answered.
    pub parent_id: Option<i64>,
    /// A line below the field for visitors, who sign in before it is published.
    pub visitor: bool,
    /// Where one goes without sending it.
    pub cancel: Option<String>,
}

impl Place {
    fn field_id(&self) -> String {
        format!("{}-body", self.id)
    }

    /// What is wrong, for the summary of the page.
    pub fn wrong(&self, lang: Lang, form: &CommentForm) -> Option<Wrong> {
        Some(Wrong::new(lang, &self.field_id(), "comment", lang.t("comment-label"), form.error?))
    }
}

/// The form.
pub fn comment_form(lang: Lang, place: Place, form: &CommentForm) -> impl IntoView + use<> {
    let max = lang.number(CommentBody::MAX as i64);
    let field = TextArea {
        id: place.field_id(),
        name: "body",
        label: place.label,
        label_hidden: place.label_hidden,
        hint: Some(lang.with("comment-hint", &[("max", &max)])),
        tall: false,
        value: form.body.clone(),
        error: form.error.map(|error| error_text(lang, "comment", error)),
        max: Some(CommentBody::MAX),
    };
    let preview_id = format!("{}-preview", place.id);
    let asked = form
        .preview_html
        .as_deref()
        .map(|rendered| preview(lang, Preview { id: &preview_id, head: None, rendered, language: None, focus: true }));
    let parent = place.parent_id.map(|id| {
        view! { <input type="hidden" name="parent_id" value=id.to_string()/> }
    });
    let awake = awake::comment_form(
        lang,
        &place.id,
        place.action.trim_start_matches(&format!("/{}", lang.code)).to_owned() + &place.id,
    );
    view! {
        <form class="comment-form form" id=place.id method="post" action=place.action novalidate>
            {place.title.map(|title| view! { <h3>{title}</h3> })}
            {parent}
            <div data-preview="" hidden=form.preview_html.is_none()>{asked}</div>
            {text_area(lang, field)}
            {place.visitor.then(|| view! { <p class="field-hint">{lang.t("comment-visitor-hint")}</p> })}
            <div class="buttons">
                <button class="button button-primary">{place.publish}</button>
                <button class="button" name="intent" value="preview" formnovalidate>{lang.t("preview")}</button>
                {place.cancel.map(|href| view! { <a class="button-quiet" href=href>{lang.t("cancel")}</a> })}
            </div>
        </form>
        {awake}
    }
}
