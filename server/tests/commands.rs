//! What a city sets up from the shell: its directory, the accounts that it makes, and what its moderators look
//! after.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use app::domain::account::Role;
use axum::http::StatusCode;
use clap::Parser;
use masmou::commands::{account, directory};
use masmou::fetch;
use sqlx::AssertSqlSafe;
use support::{PASSWORD, TestSite};

/// The options of one command, as they are typed.
#[derive(Parser)]
enum Cli {
    Load(directory::LoadArgs),
    Create(account::CreateArgs),
    Reach(account::ReachArgs),
}

async fn run(site: &TestSite, words: &[&str]) -> Result<(), String> {
    let cli = Cli::try_parse_from(std::iter::once(&"masmou").chain(words)).map_err(|error| error.to_string())?;
    let done = match cli {
        Cli::Load(args) => directory::load(site.db(), args).await,
        Cli::Create(args) => account::run(site.db(), args).await,
        Cli::Reach(args) => account::reach(site.db(), args).await,
    };
    // A running site follows the event; this one is told.
    site.site.directory.reload(site.db()).await.unwrap();
    done.map_err(|error| format!("{error:#}"))
}

async fn load(site: &TestSite, toml: &str) -> Result<(), String> {
    let file = site.folder().join("city.toml");
    std::fs::write(&file, toml).unwrap();
    run(site, &["load", file.to_str().unwrap()]).await
}

async fn texts(site: &TestSite, sql: &str) -> Vec<String> {
    let mut conn = site.db().read().await.unwrap();
    fetch!(conn, fetch_all, sqlx::query_scalar(AssertSqlSafe(sql))).unwrap()
}

const PARKS: &str = r#"
    [[topics]]
    slug = "parks"
    names = { en = "Parks", fa = "بوستان‌ها" }
    [[areas]]
    slug = "hill"
    names = { en = "The hill" }
"#;

on_both_engines! {
    async fn a_directory_brings_what_agencies_promise_of_their_time_and_what_they_look_after(site: TestSite) {
        let works = r#"
            [[agencies]]
            slug = "works"
            names = { en = "Works and lights" }
            about = { en = "We keep the lamps burning." }
            answer_days = 4
            decision_days = 33
            topics = ["lighting", "parks"]
        "#;
        load(&site, &format!("{PARKS}{works}")).await.unwrap();
        let page = site.visitor().get("/en/agencies/works").await.body;
        for told in ["Works and lights", "We keep the lamps burning.", "4 working days", "33 working days"] {
            assert!(page.contains(told), "{told}: {page}");
        }
        let owned = "select t.slug from agency_topics o join topics t on t.id = o.topic_id order by t.slug";
        assert_eq!(texts(&site, owned).await, ["lighting", "parks"]);
        // What the next file does not tell stays as it is, but for the names.
        load(&site, "[[agencies]]\nslug = \"works\"\nnames = { en = \"Works\" }\nanswer_days = 5").await.unwrap();
        let page = site.visitor().get("/en/agencies/works").await.body;
        for told in ["We keep the lamps burning.", "5 working days", "33 working days"] {
            assert!(page.contains(told), "{told}: {page}");
        }
        assert!(!page.contains("Works and lights"), "{page}");
        assert_eq!(texts(&site, owned).await.len(), 2);
    }

    async fn a_directory_with_a_mistake_changes_nothing_and_names_it(site: TestSite) {
        let agency = |rest: &str| format!("{PARKS}[[agencies]]\nslug = \"works\"\nnames = {{ en = \"X\" }}\n{rest}");
        for (rest, told) in [
            ("answer_days = 0", "1 to 365"),
            ("decision_days = 366", "1 to 365"),
            ("topics = [\"roads\"]", "no topic “roads”"),
            ("weekend = \"friday\"", "weekend"),
        ] {
            let refused = load(&site, &agency(rest)).await.unwrap_err();
            assert!(refused.contains(told), "{rest}: {refused}");
        }
        assert!(load(&site, "[[topics]]\nslug = \"A B\"\nnames = { en = \"X\" }").await.unwrap_err().contains("A B"));
        assert!(load(&site, "[[topics]]\nslug = \"x\"\nnames = { en = \" \" }").await.unwrap_err().contains("a name"));
        assert_eq!(texts(&site, "select slug from topics").await, ["lighting"]);
    }

    async fn a_moderator_looks_after_what_reach_names_and_after_everything_without(site: TestSite) {
        load(&site, PARKS).await.unwrap();
        let (mut omid, _) = site.signed_in_as("Omid", Role::Moderator).await;
        let author = site.account("Author", Role::Resident).await;
        let idea = site.idea(author, "More light at the harbour").await;
        let place = format!("/en/ideas/{idea}/place");
        let stays = [("topic", "lighting"), ("area", "harbour")];
        let email = "omid@example.org";
        for (words, status) in [
            (vec!["reach", email, "--topic", "parks"], StatusCode::FORBIDDEN),
            (vec!["reach", email, "--topic", "parks", "--topic", "lighting"], StatusCode::SEE_OTHER),
            (vec!["reach", email, "--topic", "lighting", "--area", "hill"], StatusCode::FORBIDDEN),
            (vec!["reach", "OMID@example.org", "--area", "harbour"], StatusCode::SEE_OTHER),
            (vec!["reach", email, "--area", "hill"], StatusCode::FORBIDDEN),
            (vec!["reach", email], StatusCode::SEE_OTHER),
        ] {
            run(&site, &words).await.unwrap();
            assert_eq!(omid.post(&place, &stays).await.status, status, "{words:?}");
        }
    }

    async fn reach_is_for_moderators_and_names_what_it_does_not_know(site: TestSite) {
        site.account("Salma", Role::Resident).await;
        site.account("Omid", Role::Moderator).await;
        for (words, told) in [
            (["reach", "omid@example.org", "--topic", "roads"], "there are lighting"),
            (["reach", "omid@example.org", "--area", "moon"], "there are harbour"),
            (["reach", "nobody@example.org", "--topic", "lighting"], "no account of nobody@example.org"),
            (["reach", "omid", "--topic", "lighting"], "no e-mail address"),
            (["reach", "salma@example.org", "--topic", "lighting"], "no moderator but resident"),
        ] {
            let refused = run(&site, &words).await.unwrap_err();
            assert!(refused.contains(told), "{words:?}: {refused}");
        }
        assert!(texts(&site, "select cast(topic_id as text) from moderator_topics").await.is_empty());
    }

    async fn an_officer_is_made_with_the_agencies_that_they_answer_for(site: TestSite) {
        let parks = "[[agencies]]\nslug = \"parks\"\nnames = { en = \"Parks\" }";
        load(&site, parks).await.unwrap();
        let person = ["create", "--email", "sara@example.org", "--name", "Sara", "--password", PASSWORD];
        let with = |rest: &[&'static str]| person.into_iter().chain(rest.iter().copied()).collect::<Vec<_>>();
        for (rest, told) in [
            (&["--role", "officer"][..], "name it with --agency"),
            (&["--role", "moderator", "--agency", "works"], "for officers alone"),
            (&["--role", "officer", "--agency", "roads"], "there are works, parks"),
            (&["--role", "mayor"], "one of resident"),
        ] {
            let refused = run(&site, &with(rest)).await.unwrap_err();
            assert!(refused.contains(told), "{rest:?}: {refused}");
        }
        run(&site, &with(&["--role", "officer", "--agency", "works", "--agency", "parks"])).await.unwrap();
        let of = "select g.slug from agency_members m join agencies g on g.id = m.agency_id order by g.slug";
        assert_eq!(texts(&site, of).await, ["parks", "works"]);
        let mut sara = site.visitor();
        sara.post("/en/sign-in", &[("email", "sara@example.org"), ("password", PASSWORD)]).await;
        for slug in ["works", "parks"] {
            assert_eq!(sara.get(&format!("/en/agencies/{slug}/queue")).await.status, StatusCode::OK);
        }
    }
}
