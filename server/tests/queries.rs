//! Searching a small city: what is found under which words, and that nothing typed breaks it.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use std::collections::BTreeMap;

use app::domain::account::Role;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use masmou::search::analysis::Language;
use masmou::search::index::{Entry, document};
use masmou::search::lexicon::Lexicon;
use masmou::search::query::{Filter, Found};
use masmou::search::{Draft, Open, Snapshot, Wanted};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use support::TestSite;
use support::index::in_step;
use tantivy::IndexWriter;

/// An index in memory of titles with their language; the first idea has number 1.
fn city(ideas: &[(&str, &str)]) -> Snapshot {
    let entries = ideas.iter().enumerate().map(|(at, (language, title))| Entry {
        id: at as i64 + 1,
        language: (*language).to_owned(),
        title: (*title).to_owned(),
        created: at as i64,
        ..Entry::default()
    });
    of(entries)
}

fn of(entries: impl Iterator<Item = Entry>) -> Snapshot {
    let open = Open::new(None).unwrap();
    let mut writer: IndexWriter = open.index.writer_with_num_threads(1, 15_000_000).unwrap();
    for entry in entries {
        writer.add_document(document(&open.fields, &entry)).unwrap();
    }
    writer.commit().unwrap();
    open.reload().unwrap();
    open.snapshot(Lexicon::new(&BTreeMap::new(), &[]).into())
}

fn ask(snapshot: &Snapshot, text: &str) -> Found {
    let language = if text.is_ascii() { Language::English } else { Language::Arabic };
    snapshot.search(&Wanted { text: text.to_owned(), language, limit: 100, ..Wanted::default() }).unwrap()
}

/// The ideas that are found, in order of their numbers.
fn found(snapshot: &Snapshot, text: &str) -> Vec<i64> {
    let mut ideas = ask(snapshot, text).ideas;
    ideas.sort_unstable();
    ideas
}

#[test]
fn one_word_is_found_in_every_spelling() {
    let spellings: [(&str, &str, &[&str]); 8] = [
        ("ar", "إنارة الشوارع الجانبية", &["انارة", "أنارة", "إناره", "إنَارَة", "إنـــارة", "انارة الشوارع"]),
        ("ar", "صيانة مبنى المستشفى", &["مبني", "مبنى", "المستشفي", "المستشفی"]),
        ("fa", "نگهداری کتابخانه", &["كتابخانه", "کتابخانه", "كتابخانة", "کتابخانۀ"]),
        ("fa", "پیاده‌رو خیابان", &["پیاده رو", "پیاده‌رو", "پياده‌رو"]),
        ("en", "Bus line 12 is late", &["12", "١٢", "۱۲", "bus ۱۲"]),
        ("en", "A café in the park", &["cafe", "café", "CAFÉ", "cafe\u{301}", "ＣＡＦＥ"]),
        ("ar", "مسؤول الحي غائب", &["مسئول", "مسؤول", "مسوول"]),
        ("en", "The baker’s oven smokes", &["bakers", "baker's", "baker’s"]),
    ];
    let titles: Vec<_> = spellings.iter().map(|(language, title, _)| (*language, *title)).collect();
    let city = city(&titles);
    let mut lost: Vec<&&str> = Vec::new();
    for (at, (_, _, words)) in spellings.iter().enumerate() {
        lost.extend(words.iter().filter(|word| !found(&city, word).contains(&(at as i64 + 1))));
    }
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn a_slip_of_the_finger_finds_and_asks_what_was_meant() {
    let city = city(&[("en", "Repair the fountain"), ("fa", "تعمیر فواره میدان"), ("ar", "تصليح النافورة")]);
    for (typed, meant, idea) in [("fountian ", "fountain ", 1), ("فوراه ", "فواره ", 2), ("النافورا ", "النافوره ", 3)]
    {
        let answer = ask(&city, typed);
        assert!(answer.ideas.contains(&idea), "{typed}: {answer:?}");
        if idea == 1 || answer.suggestion.is_some() {
            assert_eq!(answer.suggestion.as_deref(), Some(meant));
        }
    }
    assert_eq!(ask(&city, "fountain ").suggestion, None);
    assert_eq!(ask(&city, "founta").suggestion, None, "a word that is being typed is no mistake");
}

#[test]
fn words_of_what_is_hidden_are_no_suggestion() {
    let entry = |id, title: &str| Entry { id, language: "en".into(), title: title.into(), ..Entry::default() };
    let open = Open::new(None).unwrap();
    let mut writer: IndexWriter = open.index.writer_with_num_threads(1, 15_000_000).unwrap();
    writer.set_merge_policy(Box::new(tantivy::merge_policy::NoMergePolicy));
    for entry in [entry(1, "Repair the fountain"), entry(2, "The neighbour Qasimpour steals"), entry(3, "A bench")] {
        writer.add_document(document(&open.fields, &entry)).unwrap();
    }
    writer.commit().unwrap();
    writer.delete_term(tantivy::Term::from_field_u64(open.fields.id, 2));
    writer.commit().unwrap();
    open.reload().unwrap();
    let city = open.snapshot(Lexicon::new(&BTreeMap::new(), &[]).into());
    assert_eq!(ask(&city, "fountian ").suggestion.as_deref(), Some("fountain "));
    assert_eq!(ask(&city, "qasimpuor ").suggestion, None, "it stands in the index's dictionary still");
}

#[test]
fn the_last_word_may_be_begun_and_no_other() {
    let city = city(&[("en", "Repair the fountain"), ("fa", "کتابخانه محله"), ("en", "A founder of the city")]);
    assert_eq!(found(&city, "fount"), [1]);
    assert_eq!(found(&city, "repair fount"), [1]);
    assert_eq!(found(&city, "کتابخ"), [2]);
    assert_eq!(found(&city, "fount "), [] as [i64; 0]);
    assert!(!ask(&city, "fount repair").loosened || found(&city, "fount repair") == [1]);
    assert_eq!(found(&city, "\"fount\""), [] as [i64; 0]);
}

#[test]
fn phrases_stand_together_and_exclusions_leave_out() {
    let city = city(&[
        ("en", "Shade at the bus stop"),
        ("en", "Stop the bus from idling"),
        ("fa", "سایه‌بان ایستگاه اتوبوس"),
        ("fa", "اتوبوس در ایستگاه نمی‌ایستد"),
    ]);
    assert_eq!(found(&city, "\"bus stop\""), [1]);
    assert_eq!(found(&city, "“bus stop”"), [1]);
    assert_eq!(found(&city, "«ایستگاه اتوبوس»"), [3]);
    assert_eq!(found(&city, "bus -shade"), found(&city, "bus").into_iter().filter(|id| *id != 1).collect::<Vec<_>>());
    assert!(!found(&city, "bus -\"bus stop\"").contains(&1));
    assert!(!found(&city, "اتوبوس -سایه‌بان").contains(&3));
    assert_eq!(found(&city, "-bus").iter().filter(|id| **id < 3).count(), 0);
    assert!(found(&city, "bus -bus").iter().all(|id| *id > 2), "the word is left out, not what it means");
    assert_eq!(ask(&city, "\"stop shade\"").total, 0, "words of a phrase stand in their order");
}

#[test]
fn other_words_and_other_languages_for_one_thing_find_it() {
    let city = city(&[
        ("en", "Street light at the corner"),
        ("fa", "چراغ خیابان سر کوچه"),
        ("ar", "عمود إنارة في الزاوية"),
        ("en", "Chess in the library"),
    ]);
    for words in ["street lamp", "lamp post", "تیر چراغ برق", "إنارة الشوارع"] {
        assert_eq!(found(&city, words), [1, 2, 3], "{words}");
    }
}

#[test]
fn when_not_all_words_are_there_some_will_do() {
    let city = city(&[("en", "Repair the fountain"), ("en", "Chess in the library")]);
    let answer = ask(&city, "fountain library ");
    assert!(answer.loosened);
    assert_eq!(answer.total, 2);
    assert!(!ask(&city, "chess library ").loosened);
    assert!(!ask(&city, "xylophone quartet ").loosened, "nothing is nothing");
}

/// Sixty lamps of three kinds, five areas and four years.
fn lamps() -> Snapshot {
    of((0..60).map(|n| Entry {
        id: n + 1,
        language: "en".to_owned(),
        title: "A lamp".to_owned(),
        kind: n as u64 % 3 + 1,
        area: n as u64 % 5 + 1,
        year: 2020 + n as u64 % 4,
        created: (n * 37) % 60 / 2,
        ..Entry::default()
    }))
}

#[test]
fn each_facet_is_counted_under_the_other_filters_alone() {
    let lamps = lamps();
    for (kind, area, year) in
        [(None, None, None), (Some(2), None, None), (Some(1), Some(3), None), (Some(3), Some(2), Some(2021))]
    {
        let filter = Filter { kind, area, year, ..Filter::default() };
        let answer = lamps.search(&Wanted { text: "lamp".into(), filter, limit: 100, ..Wanted::default() }).unwrap();
        let holds = |wanted: Option<u64>, number: u64| wanted.is_none_or(|wanted| wanted == number);
        let numbers = |n: u64| (n % 3 + 1, n % 5 + 1, 2020 + n % 4);
        let count = |skip: usize, of: &dyn Fn(u64) -> u64| {
            let mut counts = BTreeMap::new();
            for n in 0..60 {
                let (k, a, y) = numbers(n);
                if (skip == 0 || holds(kind, k)) && (skip == 1 || holds(area, a)) && (skip == 2 || holds(year, y)) {
                    *counts.entry(of(n)).or_insert(0) += 1;
                }
            }
            counts.into_iter().collect::<Vec<(u64, u64)>>()
        };
        let sorted = |mut counts: Vec<(u64, u64)>| {
            counts.sort_unstable();
            counts
        };
        assert_eq!(sorted(answer.facets.kind), count(0, &|n| numbers(n).0), "{filter:?}");
        assert_eq!(sorted(answer.facets.area), count(1, &|n| numbers(n).1), "{filter:?}");
        assert_eq!(sorted(answer.facets.year), count(2, &|n| numbers(n).2), "{filter:?}");
        assert_eq!(answer.total, answer.ideas.len());
        assert_eq!(answer.total as u64, count(9, &|_| 0).first().map_or(0, |count| count.1));
    }
}

#[test]
fn pages_follow_each_other_without_gap_or_repeat_in_either_order() {
    let lamps = lamps();
    for newest in [false, true] {
        let page = |skip, limit| {
            let wanted = Wanted { text: "lamp".into(), newest, skip, limit, ..Wanted::default() };
            lamps.search(&wanted).unwrap().ideas
        };
        let all = page(0, 100);
        assert_eq!(all.iter().collect::<std::collections::BTreeSet<_>>().len(), 60);
        for length in [1, 7, 20, 59] {
            let pages: Vec<i64> = (0..60).step_by(length).flat_map(|skip| page(skip, length)).collect();
            assert_eq!(pages, all, "newest {newest}, {length} on a page");
        }
        assert_eq!(page(60, 20), [] as [i64; 0]);
        assert_eq!(page(100_000, 20), [] as [i64; 0]);
        if newest {
            let moments: Vec<i64> = all.iter().map(|id| ((id - 1) * 37) % 60 / 2).collect();
            assert!(moments.is_sorted_by(|a, b| a >= b), "{moments:?}");
        }
    }
}

/// What somebody may type, with what a test must not do to it: letters of both directions,
/// ligatures that are four words, marks, halves of pairs, words of the city.
fn typed() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[ \"«»-]{1,2}",
        3 => "\\PC{1,6}",
        2 => prop::sample::select(vec![
            "ﷺ", "ﷲ", "½", "㎞", "㍿", "ŉ", "ß", "İ", "ǰ", "\u{200c}", "\u{200f}", "\u{301}", "ء", "ـ", "\u{0}", "🚲", "ﻻ", "می‌خواهم",
            "lamp", "lammp", "چراغ", "چراغغ", "إنارة", "الله", "وسلم", "عليه", "علية", "وسلن", "street", "light",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// In order, apart from each other, on boundaries of characters, and never empty.
fn fit(text: &str, marks: &[std::ops::Range<usize>]) -> bool {
    let each = marks.iter().all(|mark| text.get(mark.clone()).is_some_and(|word| !word.is_empty()));
    each && marks.is_sorted_by(|a, b| a.end <= b.start)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, rng_seed: RngSeed::Fixed(7), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_typed_is_answered_and_marks_fit_every_text(
        asked in typed(), text in typed(), other in typed(), language in 0usize..4, length in 0usize..40,
    ) {
        let language = [Language::Arabic, Language::Persian, Language::English, Language::Other][language];
        thread_local!(static CITY: Snapshot = city(&[
            ("en", "The street light at the bridge"), ("ar", "الله عليه وسلم"), ("fa", "چراغ خیابان می‌خواهم"), ("ar", "ﷺ ½ ﷲ"),
        ]));
        CITY.with(|city| {
            let wanted = Wanted { text: asked.clone(), language, limit: 10, ..Wanted::default() };
            let answer = city.search(&wanted).unwrap();
            for text in [&asked, &text, &other, &format!("{text} {asked} {other}")] {
                let marks = answer.highlighter.marks(text, language);
                assert!(fit(text, &marks), "{asked:?} in {text:?}: {marks:?}");
                if let Some(passage) = answer.highlighter.passage(text, language, length) {
                    assert!(text.contains(&passage.text), "the original spelling");
                    assert!(fit(&passage.text, &passage.marks), "{asked:?} in {text:?}: {passage:?}");
                }
            }
            let draft = Draft { title: asked.clone(), body: text.clone(), language, ..Draft::default() };
            for found in city.ranked(&draft, 10).unwrap() {
                assert!((0.0..=1.0).contains(&found.score), "{}", found.score);
                // Titles change between the moment of an answer and the moment it is shown.
                for title in [&text, &other, &asked] {
                    let told = found.evidence.explain(title, &asked, language);
                    let passage = told.passage.unwrap_or_default();
                    assert!(fit(&passage.text, &passage.marks), "{asked:?} in {passage:?}");
                    let marks = told.marks;
                    let within = marks.iter().all(|mark| title.get(mark.clone()).is_some());
                    assert!(within, "{asked:?} in {title:?}: {marks:?}");
                }
            }
        });
    }
}

/// Fields as a form sends them, that nobody meant to be answered.
fn nasty() -> Vec<(&'static str, String)> {
    let encoded = |text: &str| app::domain::text::encode(text);
    let exclusions: Vec<String> = (0..300).map(|n| format!("-word{n}")).collect();
    vec![
        ("empty", String::new()),
        ("one letter", encoded("a")),
        ("one Persian letter", encoded("چ")),
        ("one long word", "a".repeat(5000)),
        ("one long Arabic word", encoded(&"ع".repeat(5000))),
        ("emoji", encoded("🚲🚲 🏙️ 👩‍👩‍👧")),
        ("common words", encoded("the of and")),
        ("common Persian words", encoded("از به که در")),
        ("mixed directions", encoded("lamp چراغ \u{202e}pmal\u{202c} إنارة \u{2067}x\u{2069}")),
        ("operators", encoded("\"((( AND")),
        ("more operators", encoded("title:lamp^3 OR NOT [a TO z] /x.*/ ~2 * ?")),
        ("null bytes", "%00lamp%00%00".to_owned()),
        ("SQL", encoded("'; drop table ideas; --")),
        ("HTML", encoded("</title><script>alert(1)</script><img src=x onerror=alert(1)>")),
        ("exclusions", encoded(&exclusions.join(" "))),
        ("quotes", encoded("\"unclosed «never “ever")),
        ("more quotes", encoded(&"\"".repeat(3000))),
        ("half a pair", "%ED%A0%80lamp%ED%B0%80".to_owned()),
        ("no UTF-8", "%FF%FE%C0%AFlamp".to_owned()),
        ("half an escape", "lamp%".to_owned()),
        ("one letter again and again", "a%20".repeat(10_240)),
        ("marks alone", encoded(&"\u{301}\u{64b}ـ".repeat(500))),
        ("a ligature of four words", encoded("ﷺ علية")),
        ("halves of spaces", encoded(&"\u{200c}".repeat(2000))),
    ]
}

on_both_engines! {
    async fn whatever_is_typed_there_is_an_answer(site: TestSite) {
        let _follower = site.follow();
        let author = site.account("Author", Role::Resident).await;
        for title in ["Street lamps are out", "چراغ خیابان خاموش است", "الله عليه وسلم"] {
            site.idea(author, title).await;
        }
        in_step(&site).await;
        for (what, value) in nasty() {
            for address in ["/en/search?q=", "/fa/search?sort=newest&kind=idea&q=", "/ar/search.atom?q="] {
                let path = format!("{address}{value}");
                // Servers refuse longer addresses than this by themselves.
                if path.len() > 60_000 {
                    continue;
                }
                let status = site.visitor().get(&path).await.status;
                let expected = [StatusCode::OK, StatusCode::SEE_OTHER, StatusCode::NOT_FOUND];
                assert!(expected.contains(&status), "{what}: {address} {status}");
            }
            for body in [format!("title={value}"), format!("title=lamps&body={value}"), format!("title={value}&body={value}&different={value}")] {
                let request = Request::post("/fa/ideas/similar")
                    .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                    .header("sec-fetch-site", "same-origin");
                let status = site.visitor().send(request.body(Body::from(body)).unwrap()).await.status;
                let expected = [StatusCode::OK, StatusCode::NO_CONTENT, StatusCode::BAD_REQUEST, StatusCode::PAYLOAD_TOO_LARGE];
                assert!(expected.contains(&status), "{what}: {status}");
            }
        }
        assert!(site.site.search.snapshot().is_ok(), "the index was found to be no worse for it");
        assert_eq!(site.visitor().get("/en/search?q=lamps").await.status, StatusCode::OK);
    }
}
