//! Whatever happens to the index: the site serves, and in the end the index holds what the
//! database holds.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use app::domain::account::Role;
use axum::http::StatusCode;
use masmou::execute;
use support::TestSite;
use support::index::{in_folder, in_step};
use support::waiting::until;
use tantivy::IndexWriter;

fn folder(site: &TestSite) -> PathBuf {
    site.folder().join("index")
}

/// A few ideas, by somebody new each time.
async fn ideas(site: &TestSite, who: &str) {
    let author = site.account(who, Role::Resident).await;
    for title in ["Street lamps are out", "A bench by the river", "جسر للمشاة قرب المدرسة", "چاله خیابان بندر"]
    {
        site.told(author, &format!("{title} {who}"), "It was promised a year ago.").await;
    }
}

/// The site answers, whether there is an index or not.
async fn serves(site: &TestSite) {
    let mut browser = site.visitor();
    let status = browser.get("/en/search?q=lamps").await.status;
    assert!([StatusCode::OK, StatusCode::SERVICE_UNAVAILABLE].contains(&status), "{status}");
    let status = browser.post("/en/ideas/similar", &[("title", "Street lamps are out")]).await.status;
    assert!([StatusCode::OK, StatusCode::NO_CONTENT].contains(&status), "{status}");
    assert_eq!(browser.get("/en").await.status, StatusCode::OK);
}

/// A site whose index was made, as it stands before the next start.
async fn left_alone(site: TestSite) -> TestSite {
    ideas(&site, "Author").await;
    ideas(&site, "Noor").await;
    let follower = site.follow();
    in_step(&site).await;
    // An idea that has changed leaves a list of deleted ones behind.
    site.resident("Salma").await.post("/en/ideas/1/comments", &[("body", "So it is.")]).await;
    in_step(&site).await;
    follower.stop().await;
    site.restarted().await
}

/// One file of each kind.
fn one_of_each_kind(folder: &Path) -> BTreeMap<String, PathBuf> {
    let of_kind = |path: PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let (number, kind) = name.split_once('.').unwrap();
        (if number.len() == 32 { kind.rsplit('.').next().unwrap().to_owned() } else { name }, path)
    };
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    files.filter(|path| fs::metadata(path).unwrap().len() > 0).map(of_kind).collect()
}

/// Starts with what there is of the index, and waits until all is well.
async fn recovers(site: TestSite) -> TestSite {
    let site = site.restarted().await;
    let follower = site.follow();
    serves(&site).await;
    in_step(&site).await;
    serves(&site).await;
    follower.stop().await;
    site
}

/// Removes the index. While it goes, whoever writes it may put another file there.
async fn remove(site: &TestSite) {
    until("the folder is gone", async || fs::remove_dir_all(folder(site)).is_ok()).await;
}

type Damage = (&'static str, fn(Vec<u8>) -> Vec<u8>);

/// Damages one file of each kind in each of some ways.
async fn recovers_from(damages: &[Damage]) {
    let mut site = left_alone(TestSite::sqlite().await).await;
    let whole = tempfile::tempdir().unwrap();
    copy(&folder(&site), whole.path());
    let kinds = one_of_each_kind(whole.path());
    let names: Vec<&str> = kinds.keys().map(String::as_str).collect();
    let all = [".managed.json", "del", "fast", "fieldnorm", "idx", "meta.json", "pos", "store", "term"];
    assert_eq!(names, all);
    for (kind, path) in &kinds {
        for (what, damage) in damages {
            remove(&site).await;
            copy(whole.path(), &folder(&site));
            let damaged = damage(fs::read(path).unwrap());
            fs::write(folder(&site).join(path.file_name().unwrap()), damaged).unwrap();
            eprintln!("{kind}: {what}");
            site = recovers(site).await;
        }
    }
}

fn turn(mut bytes: Vec<u8>, place: usize) -> Vec<u8> {
    bytes[place] ^= 0x10;
    bytes
}

on_both_engines! {
    async fn an_index_that_is_gone_is_made_anew(site: TestSite) {
        let site = left_alone(site).await;
        remove(&site).await;
        let _site = recovers(site).await;
    }

    async fn an_index_of_another_version_is_made_anew(site: TestSite) {
        let site = left_alone(site).await;
        let meta = folder(&site).join("meta.json");
        let text = fs::read_to_string(&meta).unwrap();
        let older = text.replacen(r#"\"made_with\":"#, r#"\"made_with\":1"#, 1);
        assert_ne!(older, text, "{text}");
        fs::write(&meta, older).unwrap();
        let _site = recovers(site).await;
        let made_with = |text: &str| text.split("made_with").nth(1).map(|rest| rest[..20].to_owned());
        assert_eq!(made_with(&fs::read_to_string(&meta).unwrap()), made_with(&text));
    }

    async fn an_index_of_another_schema_is_made_anew(site: TestSite) {
        let site = left_alone(site).await;
        let meta = folder(&site).join("meta.json");
        let text = fs::read_to_string(&meta).unwrap();
        fs::write(&meta, text.replace("\"agency\"", "\"office\"")).unwrap();
        let _site = recovers(site).await;
    }

    async fn an_index_that_knows_more_than_a_restored_database_is_made_anew(site: TestSite) {
        let site = left_alone(site).await;
        let mut tx = site.db().write().await.unwrap();
        // As it was two ideas ago, with another one written since.
        for sql in ["delete from votes where idea_id > 2", "delete from ideas where id > 2", "delete from events where idea_id > 2"] {
            execute!(tx, sqlx::query(sql)).unwrap();
        }
        tx.commit().await.unwrap();
        site.clock.advance(60_000);
        let author = site.account("After", Role::Resident).await;
        site.idea(author, "A fountain for the market").await;
        let site = recovers(site).await;
        assert_eq!(in_folder(&folder(&site)).len(), 3);
    }

    async fn while_another_process_writes_the_index_it_waits(site: TestSite) {
        let site = left_alone(site).await;
        let before = in_folder(&folder(&site));
        let index = tantivy::Index::open_in_dir(folder(&site)).unwrap();
        let writer: IndexWriter = index.writer_with_num_threads(1, 15_000_000).unwrap();
        ideas(&site, "Mona").await;
        let follower = site.follow();
        serves(&site).await;
        assert!(site.site.search.snapshot().is_err());
        assert_eq!(in_folder(&folder(&site)), before, "what another writes is left alone");
        drop(writer);
        in_step(&site).await;
        follower.stop().await;
    }

    async fn a_folder_that_is_removed_while_the_site_runs_comes_back_with_the_next_idea(site: TestSite) {
        let follower = site.follow();
        ideas(&site, "Author").await;
        in_step(&site).await;
        remove(&site).await;
        serves(&site).await;
        ideas(&site, "Salma").await;
        serves(&site).await;
        in_step(&site).await;
        serves(&site).await;
        follower.stop().await;
    }

    async fn ideas_wait_for_a_place_where_the_index_can_be_written(site: TestSite) {
        let follower = site.follow();
        ideas(&site, "Author").await;
        in_step(&site).await;
        // A file in place of the folder: nothing can be written there, not even by root.
        remove(&site).await;
        fs::write(folder(&site), "in the way").unwrap();
        ideas(&site, "Salma").await;
        serves(&site).await;
        fs::remove_file(folder(&site)).unwrap();
        in_step(&site).await;
        follower.stop().await;
    }

    async fn a_follower_that_is_stopped_anywhere_goes_on_where_it_was(site: TestSite) {
        let author = site.account("Author", Role::Resident).await;
        for round in 0..8 {
            let follower = site.follow();
            for n in 0..round {
                site.idea(author, &format!("Lamp {n} of round {round}")).await;
            }
            if round % 3 == 2 {
                in_step(&site).await;
            }
            follower.stop().await;
        }
        let _site = recovers(site).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn files_that_are_cut_short_are_no_end() {
    recovers_from(&[
        ("empty", |_| Vec::new()),
        ("a third", |bytes| bytes[..bytes.len() / 3].to_vec()),
        ("all but a byte", |bytes| bytes[..bytes.len() - 1].to_vec()),
    ])
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn bits_that_turned_over_are_found() {
    recovers_from(&[
        ("at the beginning", |bytes| turn(bytes, 0)),
        ("in the middle", |bytes| {
            let place = bytes.len() / 2;
            turn(bytes, place)
        }),
        ("near the end", |bytes| {
            let place = bytes.len() - 1 - bytes.len().min(40) / 2;
            turn(bytes, place)
        }),
    ])
    .await;
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for file in fs::read_dir(from).unwrap() {
        let path = file.unwrap().path();
        fs::copy(&path, to.join(path.file_name().unwrap())).unwrap();
    }
}

/// Where file systems may be mounted (root does): a small disk that fills up.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_full_disk_kept_out_comes_in_once_there_is_space() {
    let site = TestSite::sqlite().await;
    fs::create_dir(folder(&site)).unwrap();
    let mount = Command::new("mount").args(["-t", "tmpfs", "-o", "size=2m", "none"]).arg(folder(&site)).output();
    if !mount.is_ok_and(|done| done.status.success()) {
        eprintln!("not tested here: nothing may be mounted");
        return;
    }
    let _mounted = Mounted(folder(&site));
    let follower = site.follow();
    ideas(&site, "Author").await;
    in_step(&site).await;
    fs::write(folder(&site).join("ballast"), vec![0; 4 << 20]).unwrap_err();
    let before = in_folder(&folder(&site)).len();
    for n in 0..20 {
        ideas(&site, &format!("Resident {n:02}")).await;
    }
    serves(&site).await;
    assert!(in_folder(&folder(&site)).len() >= before, "what was there can still be found");
    fs::remove_file(folder(&site).join("ballast")).unwrap();
    in_step(&site).await;
    follower.stop().await;
}

/// Taken off at the end, however the test ends.
struct Mounted(PathBuf);

impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(&self.0).status();
    }
}
