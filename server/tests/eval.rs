//! What the search finds in sets of texts, measured as `masmou eval` does.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::path::Path;

use masmou::eval::set::Set;
use masmou::eval::{Options, Report, evaluate};

fn set(name: &str) -> Set {
    Set::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)).unwrap()
}

async fn measured(set: &Set, options: Options) -> Report {
    let report = evaluate(set, &options, None).await.unwrap();
    println!("{report}");
    report
}

#[tokio::test]
async fn a_wish_is_found_in_other_words_and_languages() {
    let report = measured(&set("civic"), Options::default()).await;
    let [ours, baseline] = &report.searches[..] else { panic!("ours and the baseline") };
    assert!(ours.all.all_in_five >= 0.55, "{:?}", ours.all);
    assert!(ours.all.all_in_five > baseline.all.all_in_five, "{:?} {:?}", ours.all, baseline.all);
    // Odd-numbered wishes were not looked at while the search was tuned.
    assert!(ours.odd.unwrap().all_in_five >= 0.5, "{:?}", ours.odd);
}

#[tokio::test]
async fn slips_of_spelling_and_half_a_title_cost_little() {
    let options = Options { noise: true, typing: true, alarms: true, ..Options::default() };
    let report = measured(&set("duplicates"), options).await;
    let ours = &report.searches[0];
    assert!(ours.noisy.unwrap().first >= ours.all.first - 0.15, "{ours:?}");
    assert!(ours.typing[0] >= ours.all.five - 0.3, "{ours:?}");
    let alarms = report.alarms.unwrap();
    assert!(alarms.unknown <= alarms.known, "{alarms:?}");
}

#[tokio::test]
async fn the_same_set_gives_the_same_figures() {
    let set = set("duplicates");
    let figures = async || {
        let report = evaluate(&set, &Options { noise: true, seed: 7, ..Options::default() }, None).await.unwrap();
        report.searches.into_iter().map(|one| (one.all, one.noisy)).collect::<Vec<_>>()
    };
    assert_eq!(figures().await, figures().await);
}
