//! The bottom of every page.

use leptos::prelude::*;

use crate::pages::shell::{DEMO_DOMAIN, DEMO_PASSWORD, Frame};

/// The footer; that of the demo city tells its accounts.
pub fn footer(frame: &Frame) -> impl IntoView + use<> {
    let lang = frame.lang;
    let run_by = lang.with("footer-run-by", &[("city", frame.city.name(lang.code))]);
    let demo = frame.city.is_demo.then(|| {
        // Left-to-right isolates: addresses and password are Latin in every language.
        let latin = |text: &str| format!("\u{2066}{text}\u{2069}");
        let accounts = latin("resident@, officer@, moderator@, administrator@");
        let (domain, password) = (latin(DEMO_DOMAIN), latin(DEMO_PASSWORD));
        let text = lang.with("footer-demo", &[("accounts", &accounts), ("domain", &domain), ("password", &password)]);
        view! { <p class="footer-demo">{text}</p> }
    });
    let source = frame.city.source_url.clone().map(|url| {
        view! { " "<a href=url rel="noopener">{lang.t("footer-source")}</a> }
    });
    view! {
        <footer class="site-footer">
            <div class="wrap">
                <p>{run_by}{source}</p>
                {demo}
            </div>
        </footer>
    }
}
