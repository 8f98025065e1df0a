//! The index follows the database: what is written can be found, what is gone cannot.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use app::domain::access::Actor;
use app::domain::account::{Reach, Role};
use axum::http::StatusCode;
use clap::Parser;
use masmou::import::{self, ImportArgs, UndoArgs};
use masmou::{events, execute, search};
use serde_json::json;
use support::index::in_step;
use support::waiting::{Task, until};
use support::{Browser, TestSite};

#[derive(Parser)]
struct Import {
    #[command(flatten)]
    args: ImportArgs,
}

/// Whether a search shows an idea; none while there is no answer.
async fn finds(browser: &mut Browser, words: &str, idea: i64) -> Option<bool> {
    let path = format!("/en/search?q={}", app::domain::text::encode(words));
    let page = browser.get(&path).await;
    assert!([StatusCode::OK, StatusCode::SERVICE_UNAVAILABLE].contains(&page.status), "{path}: {}", page.status);
    (page.status == StatusCode::OK).then(|| page.body.contains(&format!("href=\"/en/ideas/{idea}\"")))
}

async fn until_found(site: &TestSite, words: &str, idea: i64) {
    let mut browser = site.visitor();
    until(&format!("“{words}” finds idea {idea}"), async || finds(&mut browser, words, idea).await == Some(true)).await;
}

async fn until_lost(site: &TestSite, words: &str, idea: i64) {
    let mut browser = site.visitor();
    until(&format!("“{words}” loses idea {idea}"), async || finds(&mut browser, words, idea).await == Some(false))
        .await;
}

/// What is shown of what was said before.
async fn similar(browser: &mut Browser, title: &str) -> String {
    let answer = browser.post("/en/ideas/similar", &[("title", title), ("body", "")]).await;
    assert!([StatusCode::OK, StatusCode::NO_CONTENT].contains(&answer.status), "{}", answer.status);
    answer.body
}

/// Writes the city's own words, as an editor does: another file in place of the old one.
fn own_words(site: &TestSite, text: &str) {
    let path = site.folder().join("words.toml");
    std::fs::write(path.with_extension("new"), text).unwrap();
    std::fs::rename(path.with_extension("new"), path).unwrap();
}

/// Gives the city's area other names.
async fn rename_area(site: &TestSite, arabic: &str, english: &str) {
    let mut tx = site.db().write().await.unwrap();
    let names = json!({ "ar": arabic, "fa": arabic, "en": english }).to_string();
    execute!(tx, sqlx::query("update areas set names = $1").bind(names)).unwrap();
    let kind = events::EventKind::DirectoryChanged;
    events::record(&mut tx, kind, None, None, json!({}), support::NOW).await.unwrap();
    tx.commit().await.unwrap();
}

on_both_engines! {
    async fn what_is_published_can_be_found_and_is_shown_to_who_says_it_again(site: TestSite) {
        let _follower = site.follow();
        let mut author = site.resident("Author").await;
        let fields = [
            ("kind", "complaint"), ("topic", "lighting"), ("area", "harbour"),
            ("title", "Street lamps are out on School Street"), ("body", "Since the storm nobody came to repair them."),
        ];
        assert_eq!(author.post("/en/ideas", &fields).await.status, StatusCode::SEE_OTHER);
        until_found(&site, "lamps", 1).await;
        until_found(&site, "storm", 1).await;
        let mut other = site.resident("Salma").await;
        let shown = similar(&mut other, "The street lamps on School Street are out").await;
        assert!(shown.contains("/en/ideas/1"), "{shown}");
        assert_eq!(similar(&mut other, "Teach chess in the library").await, "");
        assert_eq!(similar(&mut author, "The street lamps on School Street are out").await, "", "one knows one's own");
        in_step(&site).await;
    }

    async fn what_others_say_is_found_as_long_as_it_stands(site: TestSite) {
        let _follower = site.follow();
        let (mut author, id) = site.signed_in_as("Author", Role::Resident).await;
        let (mut officer, _) = site.signed_in_as("Officer", Role::Officer).await;
        let idea = site.idea(id, "Street lamps are out").await;
        until_found(&site, "lamps", idea).await;

        author.post(&format!("/en/ideas/{idea}/comments"), &[("body", "A hedgehog lives there")]).await;
        until_found(&site, "hedgehog", idea).await;
        author.post("/en/comments/1/edit", &[("body", "A squirrel lives there")]).await;
        until_found(&site, "squirrel", idea).await;
        until_lost(&site, "hedgehog", idea).await;
        author.post("/en/comments/1/deletion", &[]).await;
        until_lost(&site, "squirrel", idea).await;

        let mut tx = site.db().write().await.unwrap();
        masmou::ideas::store::assign(&mut tx, idea, Some(1)).await.unwrap();
        tx.commit().await.unwrap();
        let answer = [("body", "An electrician comes in May"), ("stage", "planned")];
        officer.post(&format!("/en/ideas/{idea}/answers"), &answer).await;
        until_found(&site, "electrician", idea).await;
        let planned = site.visitor().get("/en/search?q=electrician&stage=planned").await.body;
        assert!(planned.contains(&format!("/en/ideas/{idea}\"")), "the stage is the new one");
        until_found(&site, "lamps", idea).await;
        in_step(&site).await;
    }

    async fn an_idea_is_found_under_its_agency_as_soon_as_it_has_one(site: TestSite) {
        let _follower = site.follow();
        let idea = site.idea(site.account("Author", Role::Resident).await, "Street lamps are out").await;
        until_found(&site, "lamps", idea).await;
        let (mut moderator, _) = site.signed_in_as("Moderator", Role::Moderator).await;
        let is_there = async || {
            let page = site.visitor().get("/en/search?q=lamps&agency=works").await.body;
            page.contains(&format!("/en/ideas/{idea}\""))
        };
        assert!(!is_there().await);
        let fields = [("agency", "works"), ("reason", ""), ("seen", "0")];
        let answer = moderator.post(&format!("/en/ideas/{idea}/assignments"), &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        until("it is found under its agency", is_there).await;
        in_step(&site).await;
    }

    async fn what_a_merged_text_says_is_explained_by_that_text(site: TestSite) {
        let _follower = site.follow();
        let author = site.account("Author", Role::Resident).await;
        let kept = site.told(author, "Repair everything around the school at long last", "Please.").await;
        let merged = site.told(author, "Street lamps are out on School Street", "Since the storm.").await;
        let moderator = site.account("Moderator", Role::Moderator).await;
        let everything = Reach::default();
        let actor = Actor::Account { id: moderator, role: Role::Moderator, reach: &everything };
        masmou::merging::merge(site.db(), actor, merged, kept, "", support::NOW).await.unwrap();
        in_step(&site).await;
        let mut salma = site.resident("Salma").await;
        let shown = similar(&mut salma, "The street lamps of School Street are out").await;
        assert!(shown.contains(&format!("/en/ideas/{kept}\"")), "{shown}");
        let reason = shown.split("class=\"why\"").nth(1).unwrap().split("</ul>").next().unwrap();
        assert!(reason.contains("lamps") && !reason.contains("Repair") && !reason.contains("everything"), "{reason}");
        assert!(shown.contains(&format!("/en/ideas/{kept}#joined-{merged}")) && shown.contains("<mark>lamps</mark>"), "{shown}");
    }

    async fn what_an_import_brings_comes_and_goes_with_it(site: TestSite) {
        let _follower = site.follow();
        let own = site.idea(site.account("Author", Role::Resident).await, "A zebra crossing by the clinic").await;
        let file = site.folder().join("ideas.csv");
        std::fs::write(&file, "id,t\n1,A zebra crossing by the harbour\n2,A zebra crossing by the school\n").unwrap();
        let path = file.to_str().unwrap();
        let line = ["import", path, "--source", "town", "--map", "title=t", "--map", "external_id=id"];
        let import = || async { import::import_csv(site.db(), &site.clock, &Import::parse_from(line).args).await.unwrap() };
        let id = import().await.import_id().unwrap();
        for idea in own..own + 3 {
            until_found(&site, "zebra crossing", idea).await;
        }
        std::fs::write(&file, "id,t\n1,A footbridge by the harbour\n2,A zebra crossing by the school\n").unwrap();
        import().await;
        until_found(&site, "footbridge", own + 1).await;
        until_lost(&site, "zebra", own + 1).await;
        import::undo_import(site.db(), &site.clock, &UndoArgs { id, even_with_voices: false }).await.unwrap();
        for (words, idea) in [("footbridge", own + 1), ("zebra", own + 2)] {
            until_lost(&site, words, idea).await;
        }
        until_found(&site, "zebra", own).await;
        in_step(&site).await;
        assert_eq!(support::index::in_folder(&site.folder().join("index")).len(), 1);
    }

    async fn supports_and_marks_leave_the_index_alone_and_in_step(site: TestSite) {
        let _follower = site.follow();
        let author = site.account("Author", Role::Resident).await;
        let idea = site.idea(author, "Street lamps are out").await;
        in_step(&site).await;
        let voter = site.account("Voter", Role::Resident).await;
        masmou::votes::cast(site.db(), idea, voter, support::NOW).await.unwrap();
        // An idea after it shows that the supports have been passed.
        let other = site.idea(author, "A bench by the river").await;
        until_found(&site, "bench", other).await;
        in_step(&site).await;
    }

    async fn a_citys_own_words_hold_from_when_they_are_written(site: TestSite) {
        let _tasks = [
            site.follow(),
            Task::of(search::words::follow(site.site.clone())),
            Task::of(events::follow(site.site.clone())),
        ];
        let author = site.account("Author", Role::Resident).await;
        let idea = site.idea(author, "More flumbars for the old town").await;
        until_found(&site, "flumbars", idea).await;
        until_lost(&site, "grockle", idea).await;
        own_words(&site, "[flumbar]\nkind = \"thing\"\nen = [\"flumbar\", \"grockle\"]\nfa = [\"پلومبار\"]\n");
        until_found(&site, "grockle", idea).await;
        until_found(&site, "پلومبار", idea).await;
        // What cannot be read changes nothing. The new name of the area is read together with the
        // file, so that it shows when the file was looked at; it holds although the file does not.
        let malformed = ["[flumbar\n", "[flumbar]\nkind = \"sandwich\"\n", "\u{feff}\0", "flumbar = 3\n"];
        for (malformed, name) in malformed.into_iter().zip(["وغبول", "زرفاط", "قشموط", "هلبوق"]) {
            own_words(&site, malformed);
            rename_area(&site, name, "Flumbars").await;
            until_found(&site, name, idea).await;
            assert_eq!(finds(&mut site.visitor(), "grockle", idea).await, Some(true), "{malformed:?}");
        }
        own_words(&site, "[other]\nkind = \"thing\"\nen = [\"flumbar\", \"wibblet\"]\n");
        until_found(&site, "wibblet", idea).await;
        until_lost(&site, "grockle", idea).await;
        std::fs::remove_file(site.folder().join("words.toml")).unwrap();
        until_lost(&site, "wibblet", idea).await;
    }

    async fn names_of_areas_are_words_for_the_place(site: TestSite) {
        let _tasks = [
            site.follow(),
            Task::of(search::words::follow(site.site.clone())),
            Task::of(events::follow(site.site.clone())),
        ];
        let author = site.account("Author", Role::Resident).await;
        let before = site.idea(author, "A bench in Plinthwick").await;
        let after = site.idea(author, "A fountain in Quaggleby").await;
        for (name, idea, other) in [("Plinthwick", before, after), ("Quaggleby", after, before)] {
            rename_area(&site, "زغبوط", name).await;
            until_found(&site, "زغبوط", idea).await;
            until_lost(&site, "زغبوط", other).await;
        }
    }
}
