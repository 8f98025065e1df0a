//! Importing ideas from elsewhere, and taking an import back.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test that cannot go on may stop")]

use std::path::{Path, PathBuf};

use clap::Parser;
use masmou::clock::Clock;
use masmou::db::{Db, Target};
use masmou::import::{self, ImportArgs, Summary, UndoArgs, Undone};
use masmou::{execute, fetch};
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use tempfile::TempDir;

/// 2026-03-01T00:00Z.
const NOW: i64 = 1_772_323_200_000;
const UK: &str = "--source uk-petitions --map title=Petition --map external_id=URL --map stage=State --map-value stage:closed=declined";

/// A city with a file to import.
struct City {
    db: Db,
    clock: Clock,
    folder: TempDir,
}

#[derive(Parser)]
struct Cli {
    #[command(flatten)]
    args: ImportArgs,
}

impl City {
    async fn open(target: &Target, folder: TempDir) -> Self {
        let city = Self { db: Db::open(target).await.unwrap(), clock: Clock::fixed(NOW), folder };
        city.sql("insert into topics (slug, names, position) values ('transport', '{\"en\": \"Transport\", \"es\": \"Movilidad\"}', 1)").await;
        city.sql("insert into accounts (email, display_name, name_skeleton, password_hash, role, created_at) values ('salma@example.org', 'Salma', 'salma', '-', 'resident', 0)").await;
        city
    }

    /// One on each engine; PostgreSQL when `MASMOU_TEST_POSTGRES` tells where.
    async fn all() -> Vec<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mut cities = vec![Self::open(&Target::Sqlite(folder.path().join("masmou.db")), folder).await];
        if let Some(url) = postgres().await {
            cities.push(Self::open(&Target::Postgres(url), tempfile::tempdir().unwrap()).await);
        }
        cities
    }

    fn file(&self, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join("file.csv");
        std::fs::write(&path, content).unwrap();
        path
    }

    async fn try_import(&self, file: &Path, options: &str) -> anyhow::Result<Summary> {
        let words = ["import", file.to_str().unwrap()].map(str::to_owned);
        // A '+' stands for a space inside an option.
        let cli = Cli::try_parse_from(
            words.into_iter().chain(options.split_whitespace().map(|word| word.replace('+', " "))),
        )?;
        import::import_csv(&self.db, &self.clock, &cli.args).await
    }

    async fn import(&self, file: &Path, options: &str) -> Summary {
        self.try_import(file, options).await.unwrap()
    }

    async fn undo(&self, id: i64, even_with_voices: bool) -> Undone {
        import::undo_import(&self.db, &self.clock, &UndoArgs { id, even_with_voices }).await.unwrap()
    }

    async fn sql(&self, sql: &str) {
        let mut tx = self.db.write().await.unwrap();
        execute!(tx, sqlx::query(AssertSqlSafe(sql))).unwrap();
        tx.commit().await.unwrap();
    }

    async fn number(&self, sql: &str) -> i64 {
        let mut conn = self.db.read().await.unwrap();
        fetch!(conn, fetch_one, sqlx::query_scalar(AssertSqlSafe(sql))).unwrap()
    }

    async fn text(&self, sql: &str) -> String {
        let mut conn = self.db.read().await.unwrap();
        fetch!(conn, fetch_one, sqlx::query_scalar(AssertSqlSafe(sql))).unwrap()
    }

    async fn ideas(&self) -> i64 {
        self.number("select count(*) from ideas").await
    }

    async fn support(&self, idea: i64) {
        self.sql(&format!("insert into votes (idea_id, account_id, created_at) values ({idea}, 1, 0)")).await;
        self.sql(&format!("update ideas set votes = votes + 1 where id = {idea}")).await;
    }
}

async fn postgres() -> Option<String> {
    let admin = std::env::var("MASMOU_TEST_POSTGRES").ok().filter(|url| !url.is_empty())?;
    let name = format!("import_{:016x}", rand::random::<u64>());
    let mut conn = PgConnection::connect(&admin).await.unwrap();
    sqlx::query(AssertSqlSafe(format!("create database {name}"))).execute(&mut conn).await.unwrap();
    let (address, options) = admin.split_once('?').map_or((&*admin, String::new()), |(a, o)| (a, format!("?{o}")));
    let base = address.rsplit_once('/').map_or(address, |(base, _)| base);
    Some(format!("{base}/{name}{options}"))
}

fn extract(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

/// A copy in the city's folder: lists of rejected rows are written beside a file.
fn copy(city: &City, name: &str) -> PathBuf {
    city.file(std::fs::read(extract(name)).unwrap())
}

#[tokio::test]
async fn an_extract_imported_twice_gives_one_set() {
    for city in City::all().await {
        let file = copy(&city, "uk-petitions.csv");
        let options = format!("{UK} --map votes=Signatures+Count");
        assert_eq!(city.import(&file, &options).await.counts(), [24, 0, 0, 0]);
        let again = city.import(&file, &options).await;
        assert_eq!(again.counts(), [0, 0, 24, 0]);
        assert_eq!(again.import_id(), None, "a run that changes nothing leaves no trace");
        assert_eq!(city.ideas().await, 24);
        assert_eq!(city.number("select count(*) from events where kind = 'ideas.imported'").await, 1);
        assert_eq!(
            city.text("select title || stage from ideas where external_id like '%/petitions/10'").await,
            "resigndeclined"
        );
    }
}

#[tokio::test]
async fn imported_numbers_never_enter_votes() {
    for city in City::all().await {
        city.import(&copy(&city, "uk-petitions.csv"), &format!("{UK} --map votes=Signatures+Count")).await;
        assert_eq!(city.number("select imported_votes from ideas where external_id like '%/petitions/10'").await, 1849);
        assert_eq!(city.number("select cast(sum(votes) as bigint) from ideas").await, 0);
        assert_eq!(city.number("select count(*) from votes").await, 0);
        assert_eq!(city.number("select count(*) from ideas where author_id is not null").await, 0);
    }
}

#[tokio::test]
async fn spanish_proposals_keep_their_text_date_and_withdrawal() {
    for city in City::all().await {
        let file = copy(&city, "decide-madrid.csv");
        let summary = city
            .import(
                &file,
                "--source decide-madrid --delimiter ; --map title=title --map body=description --map external_id=id
                 --map votes=cached_votes_up --map created_at=created_at --date-format %d/%m/%Y --language es
                 --map stage=retired_at --map-value stage:*=declined --topic Movilidad",
            )
            .await;
        assert_eq!(summary.counts(), [10, 0, 0, 0], "{summary}");
        assert_eq!(city.number("select count(*) from ideas where stage = 'declined'").await, 2);
        assert_eq!(city.number("select count(*) from ideas where language = 'es' and topic_id = 1").await, 10);
        // Noon of 1 January 2024.
        assert_eq!(city.number("select created_at from ideas where external_id = '35573'").await, 1_704_110_400_000);
        assert_eq!(
            city.number("select count(*) from ideas where body like '%<p>%' or body_html like '%&lt;%'").await,
            0
        );
        assert_eq!(city.number("select count(*) from ideas where body_html like '%<li>%'").await, 2);
    }
}

#[tokio::test]
async fn a_changed_row_updates_its_idea_and_stays_with_its_first_import() {
    for city in City::all().await {
        let options = "--source town --map title=t --map external_id=id --map votes=n --map body=b --map stage=s";
        let first = city
            .import(
                &city.file("id,t,n,b,s\n1,One,5,x,submitted\n2,Two,6,y,submitted\n3,Three,7,z,submitted\n"),
                options,
            )
            .await;
        city.sql("update ideas set stage = 'planned', answered_at = 1 where external_id = '3'").await;
        let second = city
            .import(&city.file("id,t,n,b,s\n1,One,8,x,done\n2,Two,6,y,submitted\n3,Three,7,new,done\n"), options)
            .await;
        assert_eq!(second.counts(), [0, 2, 1, 0]);
        assert_eq!(city.number("select imported_votes from ideas where external_id = '1'").await, 8);
        assert_eq!(city.text("select stage from ideas where external_id = '1'").await, "done");
        assert_eq!(city.text("select body_html from ideas where external_id = '3'").await, "<p dir=\"auto\">new</p>");
        assert_eq!(
            city.text("select stage from ideas where external_id = '3'").await,
            "planned",
            "the agency's word stands"
        );
        assert_eq!(Some(city.number("select max(import_id) from ideas").await), first.import_id());
    }
}

#[tokio::test]
async fn bad_rows_are_listed_with_line_and_reason_and_the_good_go_in() {
    for city in City::all().await {
        let mut content = b"\xEF\xBB\xBFid,title,votes,when\r\n1,Good,3,2025-01-01\r\n2,,x,2025-13-01\r\n3,\"Open,1,\r\n4,Caf\xE9,1,\r\n5,Few\r\n".to_vec();
        content.extend(b"1,Again,1,\r\n6,Minus,-4,\r\n,No name,1,\r\n7,\"Also\r\ngood\",\xDB\xB1\xDB\xB2,\r\n");
        content.extend(format!("8,{},1,\r\n9,Last,1,", "long ".repeat(60)).bytes());
        let file = city.file(content);
        let summary = city
            .import(
                &file,
                "--source town --map title=title --map external_id=id --map votes=votes --map created_at=when",
            )
            .await;
        assert_eq!(summary.counts(), [3, 0, 0, 8], "{summary}");
        assert_eq!(city.number("select imported_votes from ideas where title = 'Also good'").await, 12);
        let list = std::fs::read(city.folder.path().join("file.csv.rejected.csv")).unwrap();
        let mut list = csv::Reader::from_reader(list.as_slice());
        let rows: Vec<csv::ByteRecord> = list.byte_records().map(Result::unwrap).collect();
        let told: Vec<String> = rows
            .iter()
            .map(|row| format!("{} {}", String::from_utf8_lossy(&row[0]), String::from_utf8_lossy(&row[1])))
            .collect();
        assert_eq!(
            told,
            [
                "3 title: empty; votes: 'x' is not a whole number of 0 or more; created_at: '2025-13-01' is not a date written as 2026-03-21 or 2026-03-21T10:00:00Z",
                "4 text follows a closing quotation mark (a mark inside a field is written twice)",
                "5 not UTF-8 text (byte E9); save the file as UTF-8",
                "6 2 fields, and the first line names 4",
                "7 external_id: '1' stands on line 2 already",
                "8 votes: '-4' is not a whole number of 0 or more",
                "9 external_id: empty",
                "12 title: 299 characters, and at most 250 are taken",
            ]
        );
        assert_eq!(&rows[2][2], b"4,Caf\xE9,1,", "the row as it stood");
        city.import(&city.file("id,title\n1,Good\n"), "--source town --map title=title --map external_id=id").await;
        assert!(!city.folder.path().join("file.csv.rejected.csv").exists(), "an earlier list goes with its mistakes");
    }
}

#[tokio::test]
async fn a_dry_run_writes_nothing_and_tells_what_would_happen() {
    for city in City::all().await {
        let file = city.file("id,title,text\n1,A bench by the river,<p>For <b>walkers</b></p>\n2,,\n");
        let options = "--source town --map title=title --map external_id=id --map body=text";
        let summary = city.import(&file, &format!("{options} --dry-run")).await;
        assert_eq!(summary.counts(), [1, 0, 0, 1]);
        let told = summary.to_string();
        assert!(told.contains("A bench by the river (1)\n") && told.contains("For walkers"), "{told}");
        assert!(told.contains("line 3: title: empty"), "{told}");
        for table in ["ideas", "imports", "events"] {
            assert_eq!(city.number(&format!("select count(*) from {table}")).await, 0, "{table}");
        }
        assert_eq!(
            std::fs::read_dir(city.folder.path())
                .unwrap()
                .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().contains("rejected"))
                .count(),
            0
        );
    }
}

#[tokio::test]
async fn undo_takes_back_what_an_import_brought_and_keeps_ideas_with_voices() {
    for city in City::all().await {
        city.sql("insert into ideas (kind, stage, author_id, language, title, body, body_html, excerpt, trend, created_at) values ('idea', 'submitted', 1, 'en', 'Written here', '', '', '', 0, 0)").await;
        let options = "--source town --map title=t --map external_id=id";
        let file = city.file("id,t\n1,One\n2,Two\n3,Three\n");
        let id = city.import(&file, options).await.import_id().unwrap();
        let taken_up = city.number("select id from ideas where external_id = '2'").await;
        city.support(taken_up).await;

        let undone = city.undo(id, false).await;
        assert_eq!(undone.removed, 2);
        assert_eq!(undone.kept.iter().map(|idea| (idea.id, idea.votes)).collect::<Vec<_>>(), [(taken_up, 1)]);
        assert!(undone.report().contains("Two  (voices: 1)"), "{}", undone.report());
        assert_eq!(city.number("select count(*) from imports where undone_at is not null").await, 1);
        assert_eq!(city.number("select count(*) from events where kind = 'import.undone'").await, 1);
        assert_eq!(city.number("select count(*) from votes").await, 1);

        city.sql(&format!("delete from votes where idea_id = {taken_up}")).await;
        city.sql(&format!("update ideas set votes = 0 where id = {taken_up}")).await;
        city.sql(&format!("insert into cases (idea_id, author_id, language, title, body, body_html, digest, created_at) values ({taken_up}, 1, 'en', '', 'Mine too', '', '', 0)")).await;
        let undone = city.undo(id, false).await;
        assert_eq!((undone.removed, undone.kept[0].cases), (0, 1), "a resident's case keeps its idea");
        assert!(undone.report().contains("Two  (cases: 1)"), "{}", undone.report());
        city.support(taken_up).await;

        assert_eq!(city.import(&file, options).await.counts(), [2, 0, 1, 0], "what was removed may come again");
        assert_eq!(city.undo(id, true).await.removed, 1);
        assert_eq!(city.number("select count(*) from votes").await, 0);
        assert_eq!(city.text("select title from ideas where import_id is null").await, "Written here");
        assert_eq!(city.ideas().await, 3);
    }
}

#[tokio::test]
async fn mistakes_in_the_options_are_told_before_anything_is_written() {
    let city = City::all().await.remove(0);
    let file = city.file("Name;Address\na;b\n");
    let cases = [
        (
            "--source t --map title=Titel --map external_id=Address --delimiter ;",
            "there is no column 'Titel'; the file's columns are 'Name', 'Address'",
        ),
        ("--source t --map title=Name --map external_id=Address", "is it another --delimiter?"),
        ("--source t --map title=Name --delimiter ;", "--map external_id=COLUMN"),
        ("--source t --map headline=Name", "there is no field 'headline'; fields are title, body, external_id"),
        (
            "--source t --map title=Name --id-from line --topic Moon --delimiter ;",
            "--topic 'Moon' is not known; there are transport",
        ),
        ("--source t --map title=Name --id-from line --date-format %! --delimiter ;", "--date-format '%!'"),
    ];
    for (options, message) in cases {
        let error = format!("{:#}", city.try_import(&file, options).await.unwrap_err());
        assert!(error.contains(message), "{options}: {error}");
    }
    assert_eq!(city.number("select count(*) from imports").await, 0);
    let other = city.folder.path().join("notes.txt");
    std::fs::write(&other, "mine").unwrap();
    let refused = city
        .try_import(
            &file,
            &format!("--source t --map title=Name --id-from line --delimiter ; --rejected {}", other.display()),
        )
        .await;
    assert!(refused.unwrap_err().to_string().contains("no list of rejected rows"));
    assert_eq!(std::fs::read_to_string(other).unwrap(), "mine");
}
