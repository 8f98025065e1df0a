//! The running site: everything that handlers share.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::domain::calendar::Calendar;
use app::i18n::{DateSettings, Lang, Locales};
use app::pages::shell::{AssetUrls, City};
use app::parts::card::{CARDS, Cards};

use crate::accounts::Hasher;
use crate::agencies::sheet::Sheets;
use crate::assets::Assets;
use crate::clock::Clock;
use crate::config::{ArabicCalendar, Config};
use crate::db::Db;
use crate::directory::DirectoryCache;
use crate::moderation::gate::Gate;
use crate::roadmap::cards::KeptItems;
use crate::search::Search;
use crate::web::limits::Limits;
use crate::web::page_cache::PageCache;
use crate::web::theme::Theme;

/// What every request may need; shared by all of them.
pub struct Site {
    /// The settings.
    pub config: Config,
    /// The database.
    pub db: Db,
    /// The time.
    pub clock: Clock,
    /// The days on which the city works.
    pub calendar: Calendar,
    /// What each agency has to answer for.
    pub sheets: Sheets,
    /// The languages.
    pub locales: &'static Locales,
    /// The language for those whose browser asks for none that there is.
    pub default_language: Lang,
    /// The city's face.
    pub city: Arc<City>,
    /// Its colours and logo.
    pub theme: Theme,
    /// Topics, areas, agencies.
    pub directory: DirectoryCache,
    /// Files of the site.
    pub assets: Arc<Assets>,
    /// Where they are.
    pub asset_urls: Arc<AssetUrls>,
    /// Cards that were drawn before.
    pub cards: Arc<Cards>,
    /// Passwords.
    pub hasher: Hasher,
    /// How often something may be done.
    pub limits: Limits,
    /// Rendered pages for visitors.
    pub pages: PageCache,
    /// Items of the roadmap.
    pub roadmap: KeptItems,
    /// What was said before.
    pub search: Search,
}

impl Site {
    /// What comes in goes through it.
    pub fn gate(&self) -> Gate {
        Gate::of(self.config.moderation)
    }

    /// Puts the site together.
    pub async fn new(config: Config, db: Db, clock: Clock) -> anyhow::Result<Arc<Self>> {
        let settings =
            DateSettings { time_zone: config.zone()?, arabic_hijri: config.arabic_calendar == ArabicCalendar::Hijri };
        let locales = Locales::load(&settings)?;
        let default_language = locales.find(&config.default_language).ok_or_else(|| {
            anyhow::anyhow!(
                "the setting `default_language` is wrong: there is no language “{}”",
                config.default_language
            )
        })?;
        let assets = Arc::new(Assets::load()?);
        let theme = Theme::new(&config)?;
        let url = |name: &str| assets.url(name).to_owned();
        let fonts: BTreeMap<String, String> = locales
            .all()
            .map(|lang| {
                let script =
                    if lang.dir == "rtl" { "fonts/vazirmatn-arabic.woff2" } else { "fonts/vazirmatn-latin.woff2" };
                (lang.code.to_owned(), url(script))
            })
            .collect();
        let asset_urls = AssetUrls {
            style: url("pkg/masmou.css"),
            office: url("pkg/office.css"),
            theme: theme.url(),
            wake: url("pkg/wake.js"),
            glue: url("pkg/masmou.js"),
            wasm: url("pkg/masmou.wasm"),
            fonts,
            // The mark serves as both, and is fetched once.
            icon: url("logo.svg"),
        };
        let logo = theme.logo_url().unwrap_or_else(|| url("logo.svg"));
        let (names, source_url) = (config.city_names.clone(), config.source_url.clone());
        let city = City { names, logo, source_url, is_demo: config.demo };
        Ok(Arc::new(Self {
            directory: DirectoryCache::load(&db).await?,
            limits: Limits::new(config.rate_limits),
            pages: PageCache::new(),
            roadmap: KeptItems::default(),
            search: Search::new(config.data_dir.join("index")),
            hasher: Hasher::default(),
            calendar: config.calendar()?,
            sheets: Sheets::default(),
            asset_urls: Arc::new(asset_urls),
            cards: Arc::new(Cards::new(CARDS)),
            city: Arc::new(city),
            config,
            db,
            clock,
            locales,
            default_language,
            theme,
            assets,
        }))
    }
}
