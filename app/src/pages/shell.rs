//! What surrounds every page: head, header, notice, footer.

mod done;

use std::sync::Arc;

use leptos::prelude::*;

pub use self::done::Notice;
use crate::domain::Millis;
use crate::domain::access::Actor;
use crate::domain::account::{Reach, Role};
use crate::domain::directory::Directory;
pub use crate::domain::text::encode;
use crate::i18n::{Lang, Locales};
use crate::parts::awake::everywhere;
use crate::parts::card::Cards;
use crate::parts::document::render_page;
use crate::parts::footer::footer;
use crate::parts::head::head;
use crate::parts::header::header;
use crate::parts::notice::notice;

/// The city's own face.
#[derive(Clone, Debug)]
pub struct City {
    /// Its name by language code; see [`City::name`].
    pub names: std::collections::BTreeMap<String, String>,
    /// Address of its logo on this site.
    pub logo: String,
    /// Where the source of the program that runs here can be had; none shows no link.
    pub source_url: Option<String>,
    /// Whether this is the demo city, which says so and tells its accounts.
    pub is_demo: bool,
}

impl City {
    /// The name in a language, or in the first that has one.
    pub fn name(&self, language: &str) -> &str {
        self.names.get(language).or_else(|| self.names.values().next()).map_or("Masmou", String::as_str)
    }
}

/// Where the page's own files are.
#[derive(Clone, Debug)]
pub struct AssetUrls {
    /// The style sheet.
    pub style: String,
    /// The one that some pages need besides; see [`Shell::office`].
    pub office: String,
    /// The city's colours.
    pub theme: String,
    /// The module that wakes islands.
    pub wake: String,
    /// What it loads, to be fetched early: the glue.
    pub glue: String,
    /// And the WebAssembly.
    pub wasm: String,
    /// The fonts that a page in the language needs first, by language code.
    pub fonts: std::collections::BTreeMap<String, String>,
    /// The site's icon.
    pub icon: String,
}

/// The account that looks at the page.
#[derive(Clone, Debug)]
pub struct Viewer {
    /// Its number.
    pub id: i64,
    /// Its public name.
    pub name: String,
    /// What it may do.
    pub role: Role,
    /// What the role is for.
    pub reach: Arc<Reach>,
    /// Notices that it has not read; counted up to [`MOST_UNREAD`].
    pub unread: i64,
}

/// Unread notices are counted up to this many: beyond it, "more than 99" is told.
pub const MOST_UNREAD: i64 = 100;

impl Viewer {
    /// The account as the one who acts.
    pub fn actor(&self) -> Actor<'_> {
        Actor::Account { id: self.id, role: self.role, reach: &self.reach }
    }
}

/// What every page needs to know besides its own matter.
#[derive(Clone)]
pub struct Frame {
    /// The reader's language.
    pub lang: Lang,
    /// All languages.
    pub locales: &'static Locales,
    /// The city.
    pub city: Arc<City>,
    /// Topics, areas, agencies.
    pub directory: Arc<Directory>,
    /// Files.
    pub assets: Arc<AssetUrls>,
    /// Cards that were drawn before.
    pub cards: Arc<Cards>,
    /// Who looks, when signed in.
    pub viewer: Option<Viewer>,
    /// Path and query of this page without the language, such as `/ideas/7?thread=3`; the
    /// language switch leads to the same under another language.
    pub path: String,
    /// What has just been done.
    pub notice: Option<Notice>,
    /// The time now.
    pub now: Millis,
}

impl Frame {
    /// The address of a path of this site in the reader's language.
    pub fn href(&self, path: &str) -> String {
        Self::href_in(self.lang.code, path)
    }

    /// The address of a path of this site in a language. Home is `/en`, without a slash.
    pub fn href_in(code: &str, path: &str) -> String {
        let path = match path.strip_prefix('/') {
            Some(rest) if rest.is_empty() || rest.starts_with(['?', '#']) => rest,
            _ => path,
        };
        format!("/{code}{path}")
    }
}

/// How the header leads to the same page in another language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LanguageSwitch {
    /// By links, which keep the choice in a cookie.
    Links,
    /// By buttons that send a form along, so that nothing typed is lost.
    Form {
        /// `id` of the form.
        id: &'static str,
        /// Path without language that draws the form again with what was typed.
        action: String,
    },
}

/// Which entry of the navigation a page belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Current {
    /// The list of ideas.
    Ideas,
    /// The roadmap.
    Roadmap,
    /// Agencies.
    Agencies,
    /// The form for a new one.
    Submit,
    /// The search, which has the field itself.
    Search,
    /// None of them.
    Other,
}

/// What a page tells the shell about itself.
#[derive(Clone, Debug)]
pub struct Shell {
    /// Its title, without the city's name.
    pub title: String,
    /// What search engines show below it.
    pub description: Option<String>,
    /// Path without language under which search engines know it; none keeps them away.
    pub canonical: Option<String>,
    /// Its entry in the navigation.
    pub current: Current,
    /// Its way to other languages.
    pub language_switch: LanguageSwitch,
    /// Whether it shows a form again because of errors, which its title says first.
    pub has_errors: bool,
    /// The feed that tells of what is new on it.
    pub feed: Option<Feed>,
    /// Whether it needs the sheet of agencies, roadmap and moderation.
    pub is_office: bool,
}

/// A feed, as the head of a page offers it to readers of feeds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// Its title.
    pub title: String,
    /// Its address.
    pub href: String,
}

impl Shell {
    /// A page that search engines need not know.
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            description: None,
            canonical: None,
            current: Current::Other,
            language_switch: LanguageSwitch::Links,
            has_errors: false,
            feed: None,
            is_office: false,
        }
    }

    /// The same, for what the city's offices do: agencies, promises, moderation. Their style is a
    /// sheet of its own, which those who read ideas need not fetch.
    pub fn office(title: impl Into<String>) -> Self {
        Self { is_office: true, ..Self::new(title) }
    }
}

/// A whole page as HTML, around what `main` builds.
pub fn page<V: IntoView>(frame: &Frame, shell: &Shell, main: impl FnOnce() -> V) -> String {
    let lang = frame.lang;
    render_page(|| {
        view! {
            <html lang=lang.code dir=lang.dir>
                {head(frame, shell)}
                <body>
                    <a class="skip" href="#main">{lang.t("skip")}</a>
                    {default_button(&shell.language_switch)}
                    {header(frame, shell)}
                    <main id="main" tabindex="-1">{notice(lang, frame.notice)}{main()}</main>
                    {footer(frame)}
                    <div id="live" class="visually-hidden" role="status"></div>
                    {everywhere(lang)}
                </body>
            </html>
        }
    })
}

/// What the key Enter presses in a form whose contents a language switch takes along. Browsers
/// take a form's first button, wherever on the page it stands: without this, a language.
fn default_button(switch: &LanguageSwitch) -> Option<impl IntoView + use<>> {
    let LanguageSwitch::Form { id, .. } = switch else { return None };
    Some(view! { <button form=*id hidden></button> })
}

/// Password of every account of the demo city.
pub const DEMO_PASSWORD: &str = "open the harbour gate";
/// Domain of the e-mail addresses of those accounts.
pub const DEMO_DOMAIN: &str = "demo.masmou.example";
