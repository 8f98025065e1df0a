//! Words of moderation: rules, verdicts, subjects, signs.

use leptos::prelude::*;

use crate::domain::idea::FieldError;
use crate::domain::moderation::inbox::What;
use crate::domain::moderation::spam::{Reason, Sign};
use crate::domain::moderation::{Outcome, Rule, Subject, Verdict};
use crate::i18n::Lang;
use crate::parts::field::{error_text, field_class, field_error, option};

/// What a rule asks for, in a few words.
pub fn rule_name(lang: Lang, rule: Rule) -> &'static str {
    lang.t(match rule {
        Rule::PersonalData => "rule-personal-data",
        Rule::Insult => "rule-insult",
        Rule::OffTopic => "rule-off-topic",
        Rule::Spam => "rule-spam",
        Rule::Illegal => "rule-illegal",
        Rule::Other => "rule-other",
    })
}

/// What was decided, as a log tells it.
pub fn verdict_name(lang: Lang, verdict: Verdict) -> &'static str {
    lang.t(match verdict {
        Verdict::Approve => "verdict-approved",
        Verdict::Hide => "verdict-hidden",
        Verdict::Restore => "verdict-restored",
        Verdict::Keep => "verdict-kept",
    })
}

/// What a button says that decides so.
pub fn verdict_verb(lang: Lang, verdict: Verdict) -> &'static str {
    lang.t(match verdict {
        Verdict::Approve => "verdict-approve",
        Verdict::Hide => "verdict-hide",
        Verdict::Restore => "verdict-restore",
        Verdict::Keep => "verdict-keep",
    })
}

/// What became of a decision after an appeal.
pub fn outcome_name(lang: Lang, outcome: Outcome) -> &'static str {
    lang.t(match outcome {
        Outcome::Upheld => "appeal-upheld",
        Outcome::Overturned => "appeal-overturned",
    })
}

/// What sort of thing it is.
pub fn subject_name(lang: Lang, subject: Subject) -> &'static str {
    lang.t(match subject {
        Subject::Idea => "subject-idea",
        Subject::Comment => "subject-comment",
        Subject::Case => "subject-case",
    })
}

/// What waits.
pub fn what_name(lang: Lang, what: What) -> &'static str {
    lang.t(match what {
        What::Ideas => "inbox-ideas",
        What::Comments => "inbox-comments",
        What::Flags => "inbox-flags",
        What::Duplicates => "inbox-duplicates",
        What::Appeals => "inbox-appeals",
        What::Handbacks => "inbox-handbacks",
        What::Reopenings => "inbox-reopenings",
    })
}

/// Why something is held.
pub fn sign_text(lang: Lang, reason: Reason) -> String {
    match reason.sign {
        Sign::Links => lang.count("sign-links", reason.count),
        Sign::Repeated => lang.count("sign-repeated", reason.count),
        Sign::Burst => lang.count("sign-burst", reason.count),
        Sign::NearDuplicate => lang.with("sign-near-duplicate", &[("n", &lang.number(reason.count))]),
        Sign::Flags => lang.count("sign-flags", reason.count),
    }
}

/// The choice of a rule. `optional` where only some of what can be done with it names one.
pub fn rule_field(
    lang: Lang,
    id: &str,
    chosen: &str,
    error: Option<FieldError>,
    optional: bool,
) -> impl IntoView + use<> {
    let error = error.map(|error| error_text(lang, "rule", error));
    let is_wrong = error.is_some();
    let described = is_wrong.then(|| format!("{id}-error"));
    let options: Vec<_> = Rule::ALL
        .iter()
        .map(|rule| option(rule.as_str().to_owned(), rule_name(lang, *rule).to_owned(), chosen == rule.as_str()))
        .collect();
    let label = lang.t(if optional { "rule-label-optional" } else { "rule-label" });
    view! {
        <div class=field_class(is_wrong)>
            <label class="field-label" for=id.to_owned()>{label}</label>
            {field_error(lang, id, error)}
            <span class="select">
                <select class="input" id=id.to_owned() name="rule" required=!optional
                    aria-invalid=is_wrong.then_some("true") aria-describedby=described>
                    {option(String::new(), lang.t("rule-choose").to_owned(), chosen.is_empty())}
                    {options}
                </select>
            </span>
        </div>
    }
}
