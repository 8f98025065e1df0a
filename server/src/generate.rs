//! `masmou generate`: a city of any size, to measure with. The same numbers and seed give the
//! same city, on every machine.

mod bulk;
mod city;
mod directory;
mod ideas;
mod inbox;
mod plan;
pub(crate) mod random;
mod roadmap;
mod staff;
mod text;

use std::time::Instant;

use anyhow::{Context, bail};
use app::domain::Millis;
use indicatif::{ProgressBar, ProgressStyle};
use sqlx::Connection;

use crate::backup::open;
use crate::backup::partial::{Partial, folder_of};
use crate::db::{Target, bring_up_to_date};
use crate::private;

/// The password of every generated account.
pub const PASSWORD: &str = "a password for measuring";

/// Arguments of `masmou generate`.
#[derive(clap::Args, Clone, Debug)]
pub struct Args {
    /// Ideas
    #[arg(long, default_value_t = 50_000)]
    pub ideas: u32,
    /// Residents
    #[arg(long, default_value_t = 500_000)]
    pub residents: u32,
    /// Supports, over all ideas
    #[arg(long, default_value_t = 2_000_000)]
    pub votes: u32,
    /// Comments, over all ideas
    #[arg(long, default_value_t = 250_000)]
    pub comments: u32,
    /// Residents who are signed in, with the cookies bench-session-0001 and so on; officers and moderators are as well,
    /// with bench-officer-1 and bench-moderator-1
    #[arg(long, default_value_t = 64)]
    pub sessions: u32,
    /// Another seed gives another city
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// The last day of the city's two years, in milliseconds since 1970
    #[arg(long, default_value_t = 1_793_491_200_000)]
    pub until: Millis,
}

/// The cookie value of a generated session, counted from 1.
pub fn session_token(number: u32) -> String {
    format!("bench-session-{number:04}")
}

/// The cookie value of an agency's officer, counted from 1.
pub fn officer_token(agency: u32) -> String {
    format!("bench-officer-{agency}")
}

/// The cookie value of a moderator, counted from 1; there are [`MODERATORS`].
pub fn moderator_token(number: u32) -> String {
    format!("bench-moderator-{number}")
}

/// Moderators of a generated city.
pub const MODERATORS: u32 = 2;

/// How many of the city's ideas wait for a moderator: the last ones. Nobody else can read them.
pub fn waiting(ideas: u32) -> u32 {
    ideas / 250
}

/// Makes the city as a new SQLite file.
pub async fn run(target: &Target, args: &Args) -> anyhow::Result<()> {
    let Target::Sqlite(path) = target else {
        bail!("a city is generated as a SQLite file; `masmou backup` and `masmou restore` move it to PostgreSQL");
    };
    if path.symlink_metadata().is_ok() {
        bail!("{} exists already: a city is generated only where nothing is", path.display());
    }
    if args.ideas == 0 || args.residents < 2 || args.sessions > args.residents {
        bail!("a city needs an idea, two residents, and no more sessions than residents");
    }
    let started = Instant::now();
    private::folder(folder_of(path)).context("cannot make the folder")?;
    let file = Partial::beside(path)?;
    let progress = ProgressBar::new(u64::from(args.residents) + u64::from(args.ideas));
    progress.set_style(ProgressStyle::with_template("{msg} {bar:40} {percent}% {eta} left")?);
    let mut conn = open(file.path(), false).await?;
    // Nothing is lost when it fails half way: the file has no name yet.
    for sql in ["pragma journal_mode = off", "pragma synchronous = off", "pragma cache_size = -256000"] {
        sqlx::query(sql).execute(&mut conn).await?;
    }
    bring_up_to_date(&mut conn).await?;
    city::fill(&mut conn, args, &progress).await?;
    conn.close().await?;
    file.publish(path)?;
    progress.finish_and_clear();
    println!(
        "generated {} ideas, {} residents, {} supports and {} comments in {} ({:.0} MB, {:.0} s)",
        args.ideas,
        args.residents,
        args.votes,
        args.comments,
        path.display(),
        std::fs::metadata(path)?.len() as f64 / 1e6,
        started.elapsed().as_secs_f64()
    );
    Ok(())
}
