//! Strings, plurals, dates, digits and direction of each language.
//!
//! A language is a file `locales/<code>.ftl` (Fluent), and those in `locales/<code>/`. Its `locale-*` messages tell what is not
//! a string: its own name, its direction, and the ICU locale for digits and calendar. Strings
//! without variables are formatted once at start.

mod months;
mod promised;

use std::collections::HashMap;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use icu::calendar::Date;
use icu::datetime::DateTimeFormatter;
use icu::datetime::fieldsets::{M, MD, YM, YMD, YMDT};
use icu::datetime::input::{DateTime, Time};
use icu::decimal::DecimalFormatter;
use icu::decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu::plurals::{PluralCategory, PluralRules};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::domain::Millis;

/// Code and text of every file in `locales/`.
const SOURCES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/locales.rs"));

/// The language that others fall back to where they lack a string.
const SOURCE_LANGUAGE: &str = "en";

/// One language, alive as long as the process.
pub type Lang = &'static Locale;

/// How a city wants its dates.
#[derive(Clone, Debug)]
pub struct DateSettings {
    /// IANA name, such as `Asia/Riyadh`.
    pub time_zone: TimeZone,
    /// Whether Arabic pages count by the Umm al-Qura calendar instead of the Gregorian one.
    pub arabic_hijri: bool,
}

impl Default for DateSettings {
    fn default() -> Self {
        Self { time_zone: TimeZone::UTC, arabic_hijri: false }
    }
}

/// All languages.
pub struct Locales {
    all: Vec<Locale>,
}

/// What one language says, and how it writes numbers and dates.
pub struct Locale {
    /// BCP 47 code; also the first part of every address.
    pub code: &'static str,
    /// The language's name in itself.
    pub name: &'static str,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    plain: HashMap<String, &'static str>,
    bundle: FluentBundle<FluentResource>,
    fallback: Option<FluentBundle<FluentResource>>,
    digits: DecimalFormatter,
    years: DecimalFormatter,
    plurals: PluralRules,
    days: DateTimeFormatter<YMD>,
    moments: DateTimeFormatter<YMDT>,
    months: DateTimeFormatter<M>,
    month_days: DateTimeFormatter<MD>,
    gregorian_months: DateTimeFormatter<YM>,
    /// Whether readers count by the solar Hijri calendar.
    is_persian: bool,
    month_names: DateTimeFormatter<YM>,
    time_zone: TimeZone,
}

/// Why the languages could not be loaded: a mistake in a locale file.
#[derive(Debug)]
pub struct LocaleError(String);

impl std::fmt::Display for LocaleError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
impl std::error::Error for LocaleError {}

fn bundle(code: &str, source: &str) -> Result<FluentBundle<FluentResource>, LocaleError> {
    let wrong = |what: String| LocaleError(format!("locales/{code}.ftl: {what}"));
    let resource = FluentResource::try_new(source.to_owned()).map_err(|(_, e)| wrong(format!("{e:?}")))?;
    let id = code.parse().map_err(|e| wrong(format!("{e}")))?;
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    bundle.set_use_isolating(false);
    bundle.add_resource(resource).map_err(|e| wrong(format!("{e:?}")))?;
    Ok(bundle)
}

/// The keys of a locale file, in its order.
fn keys(source: &str) -> impl Iterator<Item = &str> {
    source.lines().filter_map(|line| {
        let (key, _) = line.split_once('=')?;
        key.starts_with(|c: char| c.is_ascii_lowercase()).then(|| key.trim())
    })
}

fn format(bundle: &FluentBundle<FluentResource>, key: &str, args: Option<&FluentArgs>) -> Option<String> {
    let pattern = bundle.get_message(key)?.value()?;
    Some(bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned())
}

impl Locales {
    /// Loads every file of `locales/`, for the life of the process.
    pub fn load(settings: &DateSettings) -> Result<&'static Self, LocaleError> {
        let source_text = SOURCES.iter().find(|(code, _)| *code == SOURCE_LANGUAGE);
        let (_, source_text) = source_text.ok_or_else(|| LocaleError("locales/en.ftl is missing".into()))?;
        let all = SOURCES
            .iter()
            .map(|(code, text)| Locale::load(code, text, source_text, settings))
            .collect::<Result<_, _>>()?;
        Ok(Box::leak(Box::new(Self { all })))
    }

    /// Every language, by code.
    pub fn all(&'static self) -> impl Iterator<Item = Lang> {
        self.all.iter()
    }

    /// The language of a code.
    pub fn find(&'static self, code: &str) -> Option<Lang> {
        self.all.iter().find(|locale| locale.code == code)
    }

    /// The language that a visitor's browser asks for (`Accept-Language`, RFC 9110 section
    /// 12.5.4), or the city's own.
    pub fn negotiate(&'static self, accept: &str, fallback: Lang) -> Lang {
        let mut wanted: Vec<(f32, Lang)> = accept
            .split(',')
            .filter_map(|range| {
                let mut parts = range.split(';');
                let tag = parts.next()?.trim().to_ascii_lowercase();
                let weight = parts.find_map(|p| p.trim().strip_prefix("q=")?.parse().ok()).unwrap_or(1.0f32);
                let primary = tag.split('-').next()?;
                (weight > 0.0).then_some(())?;
                Some((weight, self.find(primary)?))
            })
            .collect();
        wanted.sort_by(|a, b| b.0.total_cmp(&a.0));
        wanted.first().map_or(fallback, |(_, lang)| lang)
    }
}

impl Locale {
    fn load(
        code: &'static str,
        text: &'static str,
        source_text: &str,
        settings: &DateSettings,
    ) -> Result<Self, LocaleError> {
        let own = bundle(code, text)?;
        let wrong = |what: &str| LocaleError(format!("locales/{code}.ftl: {what}"));
        let mut plain: HashMap<String, &'static str> = HashMap::new();
        let fallback = if code == SOURCE_LANGUAGE { None } else { Some(bundle(SOURCE_LANGUAGE, source_text)?) };
        for (bundle, text) in [(fallback.as_ref(), source_text), (Some(&own), text)] {
            let Some(bundle) = bundle else { continue };
            for key in keys(text) {
                let mut errors = Vec::new();
                let Some(pattern) = bundle.get_message(key).and_then(|m| m.value()) else { continue };
                let value = bundle.format_pattern(pattern, None, &mut errors).into_owned();
                if errors.is_empty() {
                    plain.insert(key.to_owned(), value.leak());
                } else {
                    plain.remove(key);
                }
            }
        }
        let header = |key: &str| plain.get(key).copied().ok_or_else(|| wrong(&format!("{key} is missing")));
        let mut icu_name = header("locale-icu")?.to_owned();
        if code == "ar" && settings.arabic_hijri {
            icu_name.push_str("-ca-islamic-umalqura");
        }
        let is_persian = icu_name.contains("-ca-persian");
        let mut gregorian = icu_name.replace("-ca-persian", "").replace("-ca-islamic-umalqura", "");
        gregorian.push_str(if gregorian.contains("-u-") { "-ca-gregory" } else { "-u-ca-gregory" });
        let gregorian: icu::locale::Locale = gregorian.parse().map_err(|_| wrong("locale-icu is no ICU locale"))?;
        let icu: icu::locale::Locale = icu_name.parse().map_err(|_| wrong("locale-icu is no ICU locale"))?;
        let unknown = |e: &dyn std::fmt::Display| wrong(&format!("locale-icu: {e}"));
        let ungrouped = DecimalFormatterOptions::from(GroupingStrategy::Never);
        Ok(Self {
            code,
            name: header("locale-name")?,
            dir: header("locale-direction")?,
            digits: DecimalFormatter::try_new((&icu).into(), Default::default()).map_err(|e| unknown(&e))?,
            years: DecimalFormatter::try_new((&icu).into(), ungrouped).map_err(|e| unknown(&e))?,
            plurals: PluralRules::try_new_cardinal((&icu).into()).map_err(|e| unknown(&e))?,
            days: DateTimeFormatter::try_new((&icu).into(), YMD::long()).map_err(|e| unknown(&e))?,
            months: DateTimeFormatter::try_new((&icu).into(), M::long()).map_err(|e| unknown(&e))?,
            gregorian_months: DateTimeFormatter::try_new((&gregorian).into(), YM::long()).map_err(|e| unknown(&e))?,
            month_days: DateTimeFormatter::try_new((&icu).into(), MD::long()).map_err(|e| unknown(&e))?,
            is_persian,
            month_names: DateTimeFormatter::try_new((&icu).into(), YM::medium()).map_err(|e| unknown(&e))?,
            moments: DateTimeFormatter::try_new((&icu).into(), YMD::medium().with_time_hm())
                .map_err(|e| unknown(&e))?,
            plain,
            bundle: own,
            fallback,
            time_zone: settings.time_zone.clone(),
        })
    }

    /// A string without variables. A missing key shows as itself, which tests look for.
    pub fn t(&self, key: &str) -> &'static str {
        match self.plain.get(key) {
            Some(text) => text,
            None => String::from(key).leak(),
        }
    }

    /// A string with variables.
    pub fn with(&self, key: &str, variables: &[(&'static str, &str)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in variables {
            args.set(*name, *value);
        }
        self.message(key, &args)
    }

    /// A string that counts: `$count` chooses the plural, `$n` is the number as written here.
    ///
    /// The category comes from ICU and is handed to Fluent as a word: the rules that fluent-bundle
    /// 0.16 brings take Arabic's 138 for "other", not for "many".
    pub fn count(&self, key: &str, count: i64) -> String {
        let mut args = FluentArgs::new();
        args.set("count", word_of(self.plurals.category_for(count.unsigned_abs())));
        args.set("n", self.number(count));
        self.message(key, &args)
    }

    fn message(&self, key: &str, args: &FluentArgs) -> String {
        format(&self.bundle, key, Some(args))
            .or_else(|| format(self.fallback.as_ref()?, key, Some(args)))
            .unwrap_or_else(|| key.to_owned())
    }

    /// A whole number in the language's digits and grouping.
    pub fn number(&self, number: i64) -> String {
        self.digits.format_to_string(&number.into())
    }

    /// A year in the language's digits.
    pub fn year(&self, year: u16) -> String {
        self.years.format_to_string(&year.into())
    }

    /// A day, such as "3 آبان 1405".
    pub fn date(&self, at: Millis) -> String {
        self.civil(at).map(|moment| self.days.format(&moment.date).to_string()).unwrap_or_default()
    }

    /// A day and the time of day.
    pub fn date_time(&self, at: Millis) -> String {
        self.civil(at).map(|moment| self.moments.format(&moment).to_string()).unwrap_or_default()
    }

    fn civil(&self, at: Millis) -> Option<DateTime<icu::calendar::Iso>> {
        let local = Timestamp::from_millisecond(at).ok()?.to_zoned(self.time_zone.clone());
        let date = Date::try_new_iso(local.year().into(), local.month() as u8, local.day() as u8).ok()?;
        let time = Time::try_new(local.hour() as u8, local.minute() as u8, local.second() as u8, 0).ok()?;
        Some(DateTime { date, time })
    }

    /// `at` as `<time datetime>` wants it.
    pub fn machine_time(at: Millis) -> String {
        Timestamp::from_millisecond(at).map(|t| t.to_string()).unwrap_or_default()
    }
}

/// The word of a plural category in locale files.
fn word_of(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lang(code: &str) -> Lang {
        Locales::load(&DateSettings::default()).unwrap().find(code).unwrap()
    }

    #[test]
    fn every_language_has_every_string() {
        let (_, source) = SOURCES.iter().find(|(code, _)| *code == SOURCE_LANGUAGE).unwrap();
        let mut missing = Vec::new();
        for (code, text) in SOURCES {
            let own: Vec<&str> = keys(text).collect();
            missing.extend(keys(source).filter(|key| !own.contains(key)).map(|key| format!("{code}: {key}")));
            let known: Vec<&str> = keys(source).collect();
            missing.extend(own.iter().filter(|key| !known.contains(key)).map(|key| format!("en (has {code}): {key}")));
        }
        assert!(missing.is_empty(), "strings that a language lacks:\n{}", missing.join("\n"));
    }

    #[test]
    fn dates_follow_calendar_and_digits() {
        let at = 1_795_305_600_000; // 2026-11-22T00:00Z
        assert_eq!(lang("en").date(at), "22 November 2026");
        assert_eq!(lang("fa").date(at), "۱ آذر ۱۴۰۵");
        assert_eq!(lang("ar").date(at), "٢٢ نوفمبر ٢٠٢٦");
    }

    #[test]
    fn a_year_is_written_without_grouping() {
        assert_eq!([lang("en").year(2026), lang("fa").year(2026)], ["2026", "۲۰۲۶"]);
    }

    #[test]
    fn arabic_counts_by_the_hijri_calendar_where_a_city_asks_for_it() {
        let settings = DateSettings { arabic_hijri: true, ..DateSettings::default() };
        let arabic = Locales::load(&settings).unwrap().find("ar").unwrap();
        assert!(arabic.date(1_795_305_600_000).contains("١٤٤٨"), "{}", arabic.date(1_795_305_600_000));
    }

    #[test]
    fn arabic_counts_by_all_six_plurals_above_a_hundred_too() {
        let plurals = &lang("ar").plurals;
        let words = [0, 1, 2, 3, 11, 100, 102, 103, 138].map(|n: u64| word_of(plurals.category_for(n)));
        assert_eq!(words, ["zero", "one", "two", "few", "many", "other", "other", "few", "many"]);
        assert_eq!(lang("ar").count("support-voices", 138), lang("ar").count("support-voices", 44));
    }

    #[test]
    fn the_day_is_the_citys_own() {
        let settings = DateSettings { time_zone: TimeZone::get("Asia/Tehran").unwrap(), ..DateSettings::default() };
        let english = Locales::load(&settings).unwrap().find("en").unwrap();
        assert_eq!(english.date(1_795_305_600_000 - 3_600_000), "22 November 2026", "23:00 UTC is 02:30 in Tehran");
    }

    #[test]
    fn a_browser_gets_the_language_it_weighs_most() {
        let locales = Locales::load(&DateSettings::default()).unwrap();
        let english = locales.find("en").unwrap();
        assert_eq!(locales.negotiate("de, en;q=0.5, fa-IR;q=0.8", english).code, "fa");
        assert_eq!(locales.negotiate("de", english).code, "en");
        assert_eq!(locales.negotiate("ar;q=0, *", english).code, "en");
    }
}
