//! The index after `kill -9` in the middle of writing it: it holds what the database holds.
#![allow(clippy::unwrap_used, reason = "a test may panic")]
#![cfg(unix)]

mod support;

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use app::domain::account::Role;
use masmou::execute;
use support::TestSite;
use support::index::{fresh, in_folder};
use support::waiting::until;

/// Ideas that are there before the index is: several batches.
const IDEAS: i64 = 4000;

/// A real server, killed when dropped.
struct Server(Child);

impl Server {
    fn start(folder: &Path) -> Self {
        let program = Command::new(env!("CARGO_BIN_EXE_masmou"))
            .arg("serve")
            .current_dir(folder)
            .env_remove("DATABASE_URL")
            .env("MASMOU_DATA_DIR", folder)
            .env("MASMOU_LISTEN", "127.0.0.1:0")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        Self(program.unwrap())
    }

    fn kill(mut self) {
        self.0.kill().unwrap();
        let status = self.0.wait().unwrap();
        assert_eq!(std::os::unix::process::ExitStatusExt::signal(&status), Some(9), "{status}");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Many ideas as an import would bring them, without its event.
async fn many(site: &TestSite) {
    const SQL: &str = "with recursive number (n) as (select 1 union all select n + 1 from number where n < $1)
        insert into ideas (kind, stage, topic_id, language, title, body, body_html, excerpt, trend, created_at)
        select 'idea', 'submitted', 1, 'en', 'Lamp number ' || n, 'It is dark at number ' || (n % 97), '', '', 0, n
        from number";
    let mut tx = site.db().write().await.unwrap();
    execute!(tx, sqlx::query(SQL).bind(IDEAS)).unwrap();
    tx.commit().await.unwrap();
}

fn files(folder: &Path) -> usize {
    fs::read_dir(folder).map_or(0, Iterator::count)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_index_whose_writer_is_killed_anywhere_ends_up_whole() {
    let site = TestSite::sqlite().await;
    let index = site.folder().join("index");
    many(&site).await;
    let author = site.account("Author", Role::Resident).await;

    // While it is filled: as soon as there is a folder, a list of files, a first segment, more.
    for least in [1, 4, 6, 12] {
        let server = Server::start(site.folder());
        until("the index is being filled", async || files(&index) >= least).await;
        server.kill();
    }
    let server = Server::start(site.folder());
    let wanted = fresh(&site.site).await;
    until("it is filled after all", async || in_folder(&index) == wanted).await;

    // While it follows: ideas come in, and it is killed when it has written some of them.
    let mut server = server;
    for round in 0..4 {
        let before = fs::read(index.join("meta.json")).unwrap();
        for n in 0..10 + round {
            site.told(author, &format!("Bench {n} of round {round}"), "With a back.").await;
        }
        until("some of them are there", async || fs::read(index.join("meta.json")).is_ok_and(|now| now != before))
            .await;
        server.kill();
        server = Server::start(site.folder());
    }
    let wanted = fresh(&site.site).await;
    assert_eq!(wanted.len() as i64, IDEAS + 10 + 11 + 12 + 13);
    until("everything is there after all", async || in_folder(&index) == wanted).await;
}
