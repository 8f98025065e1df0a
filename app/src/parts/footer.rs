//! The bottom of every page.

use leptos::prelude::*;

use crate::domain::account::Role;
use crate::pages::shell::{DEMO_DOMAIN, DEMO_PASSWORD, Frame};

/// The footer; that of the demo city tells its accounts.
pub fn footer(frame: &Frame) -> impl IntoView + use<> {
    let lang = frame.lang;
    let run_by = lang.with("footer-run-by", &[("city", frame.city.name(lang.code))]);
    let demo = frame.city.is_demo.then(|| {
        // A left-to-right isolate: the password is Latin in every language, as the addresses are.
        let text = lang.with("footer-demo", &[("password", &format!("\u{2066}{DEMO_PASSWORD}\u{2069}"))]);
        let accounts = Role::ALL.iter().map(|role| {
            view! { <li><bdi dir="ltr">{format!("{}@{DEMO_DOMAIN}", role.as_str())}</bdi></li> }
        });
        view! { <div class="footer-demo"><p>{text}</p><ul>{accounts.collect_view()}</ul></div> }
    });
    let source = frame.city.source_url.clone().map(|url| {
        view! { " "<a href=url rel="noopener">{lang.t("footer-source")}</a> }
    });
    view! {
        <footer class="site-footer">
            <div class="wrap">
                <p>
                    {run_by}{source}" "
                    <a href=frame.href("/moderation/public-log")>{lang.t("public-log")}</a>
                </p>
                {demo}
            </div>
        </footer>
    }
}
