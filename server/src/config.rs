//! Settings: from `masmou.toml`, then from the environment, each refused when it is wrong.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use app::domain::calendar::{Calendar, CalendarError};
use app::domain::moderation::trust::Premoderation;
use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::db::Target;

/// Every setting, with its default. The table in README lists the same.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Address and port to listen on.
    pub listen: SocketAddr,
    /// Address of the site as residents type it; `https` turns on secure cookies and HSTS.
    pub public_url: String,
    /// Folder of the database file and all else that is kept.
    pub data_dir: PathBuf,
    /// `postgres://…` to use PostgreSQL instead of a file in `data_dir`.
    pub database_url: Option<String>,
    /// How many proxies of one's own stand before the server; the client's address is read
    /// that many steps from the end of `X-Forwarded-For`. 0: it is the connection's.
    pub proxy_hops: usize,
    /// The city's name by language code.
    pub city_names: BTreeMap<String, String>,
    /// An SVG or PNG file to show as the logo; the built-in mark without it.
    pub logo: Option<PathBuf>,
    /// Where the source of the program that runs here can be had: an `https://` address. The
    /// licence asks those who run a changed Masmou for the public to offer it (AGPL, section 13).
    pub source_url: Option<String>,
    /// The accent colour, `#rrggbb`; shades with enough contrast are derived from it.
    pub accent: String,
    /// Language for visitors whose browser asks for none that there is.
    pub default_language: String,
    /// IANA time zone that decides where a day begins.
    pub time_zone: String,
    /// Days of the week on which the city does not work, by their English names.
    pub weekend: Vec<String>,
    /// Other days on which it does not work, such as `2026-12-25`.
    pub holidays: Vec<String>,
    /// Calendar of Arabic dates: `gregorian` or `hijri`.
    pub arabic_calendar: ArabicCalendar,
    /// Whether sign-in, sign-up, submitting, commenting, keeping drafts, supporting and following are
    /// limited per account and client.
    pub rate_limits: bool,
    /// When moderators read what residents write: `after` it is published, `before`, or before for
    /// `newcomers`, until they are trusted.
    pub moderation: Premoderation,
    /// Hours within which the city wants what waits in the inbox to be settled.
    pub inbox_target_hours: u32,
    /// Percent of "no" among those who were asked whether a delivered promise helped, above which
    /// moderators look at it again.
    pub reopen_share: u8,
    /// Set by `masmou demo`: the site tells that it is a demo, and its accounts.
    pub demo: bool,
}

/// Calendar of Arabic dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ArabicCalendar {
    /// Gregorian.
    Gregorian,
    /// Umm al-Qura.
    Hijri,
}

impl Default for Config {
    fn default() -> Self {
        let names = [("ar", "مدينتنا"), ("fa", "شهر ما"), ("en", "Our city")];
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 3000)),
            public_url: "http://127.0.0.1:3000".into(),
            data_dir: "data".into(),
            database_url: None,
            proxy_hops: 0,
            city_names: names.into_iter().map(|(code, name)| (code.to_owned(), name.to_owned())).collect(),
            logo: None,
            source_url: None,
            accent: "#0b6e6e".into(),
            default_language: "ar".into(),
            time_zone: "UTC".into(),
            weekend: vec!["friday".into(), "saturday".into()],
            holidays: Vec::new(),
            arabic_calendar: ArabicCalendar::Gregorian,
            rate_limits: true,
            moderation: Premoderation::After,
            inbox_target_hours: 24,
            reopen_share: 40,
            demo: false,
        }
    }
}

/// Why the settings cannot be used: one sentence that names the setting.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file or a variable could not be read as a setting.
    #[error("a setting is wrong: {0}")]
    Unreadable(Box<figment::Error>),
    /// A value makes no sense.
    #[error("the setting `{name}` is wrong: {why}")]
    Wrong {
        /// The setting.
        name: &'static str,
        /// What is wrong with it.
        why: String,
    },
    /// A file was named on the command line and is not there.
    #[error("the settings file {0} does not exist")]
    NoFile(PathBuf),
}

fn wrong(name: &'static str, why: impl Into<String>) -> ConfigError {
    ConfigError::Wrong { name, why: why.into() }
}

/// Variables with our prefix that are not settings of the server.
const NOT_SETTINGS: &[&str] = &["config", "assets", "test_postgres", "test_small_disk"];

impl Config {
    /// Reads `file` (`masmou.toml` when none is named and it is there), then `MASMOU_…` and
    /// `DATABASE_URL` from the environment.
    pub fn load(file: Option<&Path>) -> Result<Self, ConfigError> {
        if let Some(file) = file.filter(|file| !file.is_file()) {
            return Err(ConfigError::NoFile(file.to_owned()));
        }
        let file = file.unwrap_or(Path::new("masmou.toml"));
        let figment = Figment::from(Serialized::defaults(Self::default()))
            .merge(Toml::file(file))
            .merge(Env::raw().only(&["DATABASE_URL"]))
            .merge(Env::prefixed("MASMOU_").ignore(NOT_SETTINGS).split("__"));
        let config: Self = figment.extract().map_err(|error| ConfigError::Unreadable(Box::new(error)))?;
        config.check()?;
        Ok(config)
    }

    fn check(&self) -> Result<(), ConfigError> {
        let host = self.public_url.strip_prefix("https://").or_else(|| self.public_url.strip_prefix("http://"));
        if host.is_none_or(|host| host.is_empty() || host.contains(['/', '?', '#', ' '])) {
            return Err(wrong("public_url", "give scheme and host alone, such as https://ideas.example.org"));
        }
        if let Some(url) = &self.database_url
            && !url.starts_with("postgres://")
            && !url.starts_with("postgresql://")
        {
            return Err(wrong("database_url", "it must begin with postgres://; leave it out for SQLite"));
        }
        if self.proxy_hops > 8 {
            return Err(wrong("proxy_hops", "more than 8 proxies in a row is surely a mistake"));
        }
        if self.reopen_share > 100 {
            return Err(wrong("reopen_share", "it is a percentage, from 0 to 100"));
        }
        if self.city_names.is_empty() || self.city_names.values().any(|name| name.trim().is_empty()) {
            return Err(wrong("city_names", "give the city a name in at least one language, none of them empty"));
        }
        if self.source_url.as_ref().is_some_and(|url| !url.starts_with("https://")) {
            return Err(wrong("source_url", "it must begin with https://; leave it out for no link"));
        }
        if !(1..=2400).contains(&self.inbox_target_hours) {
            return Err(wrong("inbox_target_hours", "give 1 to 2400 hours, such as 24"));
        }
        if parse_colour(&self.accent).is_none() {
            return Err(wrong("accent", "write it as #rrggbb, such as #0b6e6e"));
        }
        if let Some(logo) = &self.logo {
            let known = logo.extension().is_some_and(|kind| kind == "svg" || kind == "png");
            if !known || !logo.is_file() {
                return Err(wrong("logo", format!("{} is no readable .svg or .png file", logo.display())));
            }
        }
        self.calendar().map(drop)
    }

    /// The time zone.
    pub fn zone(&self) -> Result<TimeZone, ConfigError> {
        TimeZone::get(&self.time_zone)
            .map_err(|_| wrong("time_zone", format!("“{}” is no IANA time zone such as Asia/Riyadh", self.time_zone)))
    }

    /// The days on which the city works.
    pub fn calendar(&self) -> Result<Calendar, ConfigError> {
        Calendar::parse(self.zone()?, &self.weekend, &self.holidays).map_err(|error| match error {
            CalendarError::Weekday(name) => wrong("weekend", format!("“{name}” is no day such as friday")),
            CalendarError::NoWorkingDay => wrong("weekend", "it leaves no day of the week to work on"),
            CalendarError::Holiday(text) => wrong("holidays", format!("“{text}” is no date such as 2026-12-25")),
        })
    }

    /// The accent colour as red, green, blue.
    pub fn accent_rgb(&self) -> [u8; 3] {
        parse_colour(&self.accent).unwrap_or([0x0b, 0x6e, 0x6e])
    }

    /// Whether residents reach the site by TLS.
    pub fn is_secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// Where a city writes down words of its own; see docs/search.md.
    pub fn words_file(&self) -> PathBuf {
        self.data_dir.join("words.toml")
    }

    /// Where the database is.
    pub fn target(&self) -> Target {
        match &self.database_url {
            Some(url) => Target::Postgres(url.clone()),
            None => Target::Sqlite(self.data_dir.join("masmou.db")),
        }
    }
}

fn parse_colour(text: &str) -> Option<[u8; 3]> {
    let hex = text.strip_prefix('#').filter(|hex| hex.len() == 6 && hex.is_ascii())?;
    let channel = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).ok();
    Some([channel(0)?, channel(2)?, channel(4)?])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(change: impl FnOnce(&mut Config)) -> Result<(), String> {
        let mut config = Config::default();
        change(&mut config);
        config.check().map_err(|error| error.to_string())
    }

    #[test]
    fn the_defaults_are_right() {
        assert_eq!(check(|_| ()), Ok(()));
    }

    type Slip = (&'static str, fn(&mut Config));

    #[test]
    fn wrong_settings_are_named() {
        let wrong: [Slip; 10] = [
            ("inbox_target_hours", |c| c.inbox_target_hours = 0),
            ("public_url", |c| c.public_url = "ideas.example.org".into()),
            ("database_url", |c| c.database_url = Some("mysql://x".into())),
            ("accent", |c| c.accent = "teal".into()),
            ("weekend", |c| c.weekend = vec!["freitag".into()]),
            ("weekend", |c| {
                c.weekend =
                    "monday tuesday wednesday thursday friday saturday sunday".split(' ').map(Into::into).collect()
            }),
            ("holidays", |c| c.holidays = vec!["25 December".into()]),
            ("time_zone", |c| c.time_zone = "Atlantis".into()),
            ("logo", |c| c.logo = Some("nowhere.svg".into())),
            ("city_names", |c| c.city_names.clear()),
        ];
        for (name, change) in wrong {
            let message = check(change).unwrap_err();
            assert!(message.contains(name), "{message}");
        }
    }
}
