//! Measures the server on a city of 50,000 ideas. `./bench` runs it; nothing fails on time.
//!
//! The load comes from the same machine and shares its processors with the server, so true
//! figures are better than these. Processor time per request is free of that.

mod http;
mod index;
mod load;
mod merge;
mod report;
mod server;
mod staff;
mod wire;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context;
use masmou::db::{Db, Target};
use masmou::generate::{self, session_token};
use masmou::{backup, check, fetch};

use http::{get, post};
use load::{Requests, Run};
use report::{Aim, Report};
use server::Server;

const IDEAS: u32 = 50_000;
const RESIDENTS: u32 = 500_000;
const VOTES: u32 = 2_000_000;
const COMMENTS: u32 = 250_000;
const SESSIONS: u32 = 64;
const CONNECTIONS: usize = 16;
/// Ideas that visitors read at a time.
const READ_BY_MANY: u64 = 200;

// `cargo bench` adds `--bench`, and `cargo test --benches` nothing: then there is nothing to do.
#[derive(clap::Parser)]
struct Cli {
    /// The server to measure
    #[arg(long)]
    program: Option<PathBuf>,
    /// Where the city is kept between runs
    #[arg(long, default_value = "target/bench")]
    folder: PathBuf,
    /// Seconds of each run
    #[arg(long, default_value_t = 8)]
    seconds: u64,
    /// Measure on a city so many times smaller
    #[arg(long, default_value_t = 1)]
    smaller: u32,
    /// Make the city and stop
    #[arg(long)]
    generate_only: bool,
    #[arg(long, hide = true)]
    bench: bool,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let cli = <Cli as clap::Parser>::parse();
    if !cli.bench {
        return Ok(());
    }
    let city = city(&cli.folder, cli.smaller).await?;
    if cli.generate_only {
        return Ok(());
    }
    let program = cli.program.context("--program is missing: start this by ./bench")?;
    let data = cli.folder.join("run");
    let mut report = Report::default();
    let log = cli.folder.join("server.log");
    let ready = index::prepare(&program, &city, &log, &mut report).await?;
    fresh_copy(&ready, &data)?;
    let last_pages = last_pages(&data).await?;
    let server = Server::start(&program, &data, &log).await?;
    report.milliseconds("start to first page", server.start, Aim::AtMost(500.0));
    sizes(&server, &mut report).await?;
    let length = Duration::from_secs(cli.seconds);
    let ideas = IDEAS / cli.smaller;
    // Who waits for a moderator is read by nobody else.
    let all = u64::from(ideas - generate::waiting(ideas));
    reads(&server, length, all, &mut report).await?;
    depth(&server, length, &last_pages, &mut report).await?;
    searches(&server, length, all, &mut report).await?;
    staff::pages(&server, length, &mut report).await?;
    supports(&server, length, all, &mut report).await?;
    let (now, most) = server.memory()?;
    report.add("memory after the runs", now, "MiB", Aim::None);
    report.add("memory at most", most, "MiB", Aim::AtMost(100.0));
    drop(server);
    merge::merge(&data, &mut report).await?;
    upkeep(&data, &mut report).await?;
    println!();
    report.print();
    Ok(())
}

/// Generates the city once.
async fn city(folder: &Path, smaller: u32) -> anyhow::Result<PathBuf> {
    let path = folder.join(if smaller == 1 { "city.db".to_owned() } else { format!("city-{smaller}.db") });
    if !path.exists() {
        let args = generate::Args {
            ideas: IDEAS / smaller,
            residents: RESIDENTS / smaller,
            votes: VOTES / smaller,
            comments: COMMENTS / smaller,
            sessions: SESSIONS,
            seed: 1,
            until: 1_793_491_200_000,
        };
        generate::run(&Target::Sqlite(path.clone()), &args).await?;
    }
    Ok(path)
}

/// Each run begins with the same rows and the same index.
fn fresh_copy(ready: &Path, data: &Path) -> anyhow::Result<()> {
    if data.exists() {
        fs::remove_dir_all(data)?;
    }
    for folder in ["", "index"] {
        fs::create_dir_all(data.join(folder))?;
        for file in fs::read_dir(ready.join(folder))?.filter_map(Result::ok).filter(|file| file.path().is_file()) {
            fs::copy(file.path(), data.join(folder).join(file.file_name())).context("cannot copy the city")?;
        }
    }
    Ok(())
}

async fn open(data: &Path) -> anyhow::Result<Db> {
    Ok(Db::open(&Target::Sqlite(data.join("masmou.db"))).await?)
}

/// Addresses of the last page of the list, trending and newest first.
async fn last_pages(data: &Path) -> anyhow::Result<[String; 2]> {
    let db = open(data).await?;
    let mut conn = db.read().await?;
    const TREND: &str = "select trend, id from ideas order by trend, id limit 1 offset 20";
    const AGE: &str = "select created_at, id from ideas order by created_at, id limit 1 offset 20";
    let (trend, id): (f64, i64) = fetch!(conn, fetch_one, sqlx::query_as(TREND))?;
    let (at, number): (i64, i64) = fetch!(conn, fetch_one, sqlx::query_as(AGE))?;
    drop(conn);
    db.close().await;
    Ok([format!("/en?after={trend}_{id}"), format!("/en?sort=newest&after={at}_{number}")])
}

async fn sizes(server: &Server, report: &mut Report) -> anyhow::Result<()> {
    for (page, name) in [("/en", "English"), ("/ar", "Arabic"), ("/fa", "Persian")] {
        let sizes = wire::first_view(server.addr, page).await?;
        for (sort, (bytes, requests)) in &sizes {
            let aim = match *sort {
                "HTML" => Aim::AtMost(15.0),
                "CSS" => Aim::AtMost(12.0),
                "fonts" => Aim::AtMost(85.0),
                _ => Aim::None,
            };
            let name = format!("first view, {name}: {sort} in {requests} requests");
            report.add(name, *bytes as f64 / 1000.0, "kB", aim);
        }
        let of = |wanted: &[&str]| -> f64 {
            let chosen = sizes.iter().filter(|(sort, _)| wanted.is_empty() || wanted.contains(*sort));
            chosen.map(|(_, size)| size.0).sum::<usize>() as f64 / 1000.0
        };
        report.add(format!("first view, {name}: wasm and glue"), of(&["wasm", "scripts"]), "kB", Aim::AtMost(75.0));
        report.add(format!("first view, {name}: all"), of(&[]), "kB", Aim::AtMost(200.0));
        let requests: usize = sizes.values().map(|size| size.1).sum();
        report.add(format!("first view, {name}: requests"), requests as f64, "", Aim::AtMost(10.0));
    }
    Ok(())
}

/// Different pages of the same kind: each turn asks for the next.
fn ideas(is_signed_in: bool, all: u64) -> Requests {
    Arc::new(move |connection, turn| {
        let token = is_signed_in.then(|| session_token(connection as u32 + 1));
        let id = (connection as u64 * 3_137 + turn % all * 7_919) % all + 1;
        get(&format!("/en/ideas/{id}"), token.as_deref())
    })
}

fn page(path: &str, is_signed_in: bool) -> Requests {
    let path = path.to_owned();
    Arc::new(move |connection, _| {
        let token = is_signed_in.then(|| session_token(connection as u32 + 1));
        get(&path, token.as_deref())
    })
}

async fn reads(server: &Server, length: Duration, all: u64, report: &mut Report) -> anyhow::Result<()> {
    for is_signed_in in [false, true] {
        let who = if is_signed_in { "signed in" } else { "anonymous" };
        // A visitor's page is kept: what many read is drawn once. Of all ideas in turn none is.
        let read = if is_signed_in { all } else { READ_BY_MANY };
        for (what, requests) in [("home", page("/en", is_signed_in)), ("idea", ideas(is_signed_in, read))] {
            let one = load::run(server, 1, length, 200, requests.clone()).await?;
            let many = load::run(server, CONNECTIONS, length, 200, requests).await?;
            let (per_second, cpu) = if is_signed_in { (2_500.0, 0.7) } else { (20_000.0, 0.06) };
            let aims = [Aim::AtLeast(per_second), Aim::AtMost(3.0), Aim::AtMost(cpu)];
            tell(report, &format!("{what}, {who}"), &one, &many, aims);
        }
    }
    let first = load::run(server, 1, length, 200, ideas(false, all)).await?;
    tell(report, "idea, anonymous, the first time", &first, &first, [Aim::None, Aim::None, Aim::None]);
    Ok(())
}

/// `aims`: of requests a second, of the slowest in a hundred, of processor time.
fn tell(report: &mut Report, name: &str, one: &Run, many: &Run, aims: [Aim; 3]) {
    let [per_second, slowest, cpu] = aims;
    report.add(format!("{name}: {CONNECTIONS} connections"), many.per_second, "req/s", per_second);
    report.milliseconds(format!("{name}: p50, one connection"), one.p50, Aim::None);
    report.milliseconds(format!("{name}: p99, one connection"), one.p99, slowest);
    report.milliseconds(format!("{name}: server CPU per request"), many.cpu, cpu);
}

/// The last page ought to cost what the first costs. Signed in, so that nothing is kept rendered.
async fn depth(server: &Server, length: Duration, last: &[String; 2], report: &mut Report) -> anyhow::Result<()> {
    for (order, first, last) in [("trending", "/en", &last[0]), ("newest", "/en?sort=newest", &last[1])] {
        let first = load::run(server, 1, length, 200, page(first, true)).await?;
        let last = load::run(server, 1, length, 200, page(last, true)).await?;
        report.milliseconds(format!("list, {order}, first page: p50"), first.p50, Aim::None);
        report.milliseconds(format!("list, {order}, last page: p50"), last.p50, Aim::None);
        let ratio = last.p50.as_secs_f64() / first.p50.as_secs_f64();
        report.add(format!("list, {order}: last page to first"), ratio, "times", Aim::AtMost(1.2));
    }
    Ok(())
}

/// Searching, and finding what was said before, each time with other words.
async fn searches(server: &Server, length: Duration, all: u64, report: &mut Report) -> anyhow::Result<()> {
    let page: Requests = Arc::new(move |connection, turn| {
        let id = (connection as u64 * 3_137 + turn * 7_919) % all + 1;
        get(&format!("/en/search?q={}", WORDS[id as usize % WORDS.len()]), None)
    });
    let run = load::run(server, 1, length, 200, page).await?;
    report.milliseconds("search with facets and passages: p50, one connection", run.p50, Aim::None);
    report.milliseconds("search with facets and passages: p99, one connection", run.p99, Aim::None);
    report.milliseconds("search with facets and passages: server CPU per request", run.cpu, Aim::AtMost(5.0));
    Ok(())
}

/// Looked for by residents of the generated city, in its three languages.
const WORDS: [&str; 8] = [
    "street+light",
    "bus+stop+shade",
    "%D9%85%D9%88%D9%82%D9%81",
    "%DA%86%D8%B1%D8%A7%D8%BA+%D8%AE%DB%8C%D8%A7%D8%A8%D8%A7%D9%86",
    "rubbish",
    "school+crossing",
    "park",
    "%D8%B4%D8%A7%D8%B1%D8%B9",
];

/// Every request is another resident's support for another idea, each kept on disk before 303.
async fn supports(server: &Server, length: Duration, all: u64, report: &mut Report) -> anyhow::Result<()> {
    let per_connection = u64::from(SESSIONS) / CONNECTIONS as u64;
    let requests: Requests = Arc::new(move |connection, turn| {
        let session = connection as u64 + CONNECTIONS as u64 * (turn % per_connection);
        let id = (session * 3_137 + turn / per_connection % all * 7_919) % all + 1;
        post(&format!("/en/ideas/{id}/support"), &session_token(session as u32 + 1))
    });
    let run = load::run(server, CONNECTIONS, length, 303, requests).await?;
    report.add(format!("support: {CONNECTIONS} connections"), run.per_second, "req/s", Aim::AtLeast(500.0));
    report.milliseconds(format!("support: p99, {CONNECTIONS} connections"), run.p99, Aim::AtMost(100.0));
    report.milliseconds("support: server CPU per request", run.cpu, Aim::None);
    Ok(())
}

/// The commands that look after data, on what the runs have left.
async fn upkeep(data: &Path, report: &mut Report) -> anyhow::Result<()> {
    let target = Target::Sqlite(data.join("masmou.db"));
    let started = Instant::now();
    let db = open(data).await?;
    let found = check::examine(&db).await?;
    report.add("`masmou check`", started.elapsed().as_secs_f64(), "s", Aim::None);
    anyhow::ensure!(found.is_clean(), "the check found differences after the runs:\n{found}");
    // A redirect to the sign-in form is a 303 as well. The generated city has no such events.
    let mut conn = db.read().await?;
    const KEPT: &str = "select count(*) from events where kind = 'vote.cast'";
    let kept: i64 = fetch!(conn, fetch_one, sqlx::query_scalar(KEPT))?;
    anyhow::ensure!(kept > 0, "supports were answered and none was kept: are the generated sessions valid?");
    drop(conn);
    db.close().await;
    drop(db);
    let started = Instant::now();
    let file = data.join("city.backup");
    backup::take(&target, &file, &masmou::clock::Clock::System).await?;
    report.add("`masmou backup`", started.elapsed().as_secs_f64(), "s", Aim::None);
    let started = Instant::now();
    let other = Target::Sqlite(data.join("restored.db"));
    backup::restore(&other, &backup::RestoreArgs { file, replace: false }, &masmou::clock::Clock::System).await?;
    report.add("`masmou restore`", started.elapsed().as_secs_f64(), "s", Aim::None);
    Ok(())
}
