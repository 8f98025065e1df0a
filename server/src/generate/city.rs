//! The city's people and directory, then its ideas.

use anyhow::Context;
use app::domain::account::DisplayName;
use argon2::password_hash::SaltString;
use argon2::{Argon2, PasswordHasher};
use indicatif::ProgressBar;
use sha2::{Digest, Sha256};
use sqlx::SqliteConnection;

use super::bulk::Bulk;
use super::directory::{AGENCIES, AREAS, TOPICS, names};
use super::random::Random;
use super::staff::Staff;
use super::text::{Language, languages};
use super::{Args, MODERATORS, PASSWORD, ideas, inbox, moderator_token, officer_token, roadmap, session_token};

/// Two years.
pub(super) const SPAN: i64 = 730 * 24 * 60 * 60 * 1000;

pub(super) async fn fill(conn: &mut SqliteConnection, args: &Args, progress: &ProgressBar) -> anyhow::Result<()> {
    let languages = languages()?;
    let mut random = Random::new(args.seed);
    sqlx::query("begin").execute(&mut *conn).await?;
    for (table, labels) in [("topics", TOPICS), ("areas", AREAS), ("agencies", AGENCIES)] {
        let mut rows = Bulk::new(table, "id slug names position");
        for (at, label) in (1i64..).zip(labels) {
            rows.push([at.into(), label.0.into(), names(label).into(), at.into()]);
        }
        rows.finish(conn).await?;
    }
    progress.set_message("people");
    accounts(conn, args, &languages, &mut random, progress).await?;
    sessions(conn, args).await?;
    progress.set_message("ideas");
    ideas::write(conn, args, &languages, &mut random, progress).await?;
    roadmap::write(conn, args, &languages, &mut random).await?;
    inbox::write(conn, args, &languages, &mut random).await?;
    for sql in ["commit", "analyze"] {
        sqlx::query(sql).execute(&mut *conn).await?;
    }
    Ok(())
}

/// Residents, after them an officer for each agency, then moderators.
async fn accounts(
    conn: &mut SqliteConnection,
    args: &Args,
    languages: &[Language],
    random: &mut Random,
    progress: &ProgressBar,
) -> anyhow::Result<()> {
    let hash = password_hash()?;
    let staff = Staff::of(args);
    let columns = "id email display_name name_skeleton password_hash role agency_id created_at";
    let mut rows = Bulk::new("accounts", columns);
    for id in 1..=staff.last() {
        let agency = staff.agency_of(id);
        let role = staff.role(id).as_str();
        let name = random.pick(languages).words.name(id, random);
        let parsed = DisplayName::parse(&name).map_err(|error| anyhow::anyhow!("the name {name:?}: {error:?}"))?;
        rows.push([
            id.into(),
            format!("{role}{id}@city.example").into(),
            parsed.as_str().into(),
            parsed.skeleton().into(),
            (&*hash).into(),
            role.into(),
            agency.into(),
            (args.until - SPAN - random.below(SPAN)).into(),
        ]);
        rows.write_when_full(conn).await?;
        progress.inc(1);
    }
    rows.finish(conn).await?;
    let mut members = Bulk::new("agency_members", "account_id agency_id created_at");
    for agency in 1..=AGENCIES.len() as i64 {
        members.push([staff.officer(agency).into(), agency.into(), (args.until - SPAN).into()]);
    }
    members.finish(conn).await?;
    Ok(())
}

/// One hash for all, computed once: hashing for each would take hours.
fn password_hash() -> anyhow::Result<String> {
    let failed = |error| anyhow::anyhow!("the password cannot be hashed: {error}");
    let salt = SaltString::encode_b64(b"masmou generates").map_err(failed)?;
    Ok(Argon2::default().hash_password(PASSWORD.as_bytes(), &salt).map_err(failed)?.to_string())
}

async fn sessions(conn: &mut SqliteConnection, args: &Args) -> anyhow::Result<()> {
    let staff = Staff::of(args);
    let residents = (1..=args.sessions).map(|number| (session_token(number), i64::from(number)));
    let officers = (1..=AGENCIES.len() as u32).map(|agency| (officer_token(agency), staff.officer(agency.into())));
    let moderators = (1..=MODERATORS).map(|number| (moderator_token(number), staff.moderator(number.into())));
    let mut rows = Bulk::new("sessions", "token_hash account_id created_at expires_at");
    for (token, account) in residents.chain(officers).chain(moderators) {
        let hash = Sha256::digest(token);
        let hex: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        let expires = args.until.checked_add(10 * SPAN).context("the last day is out of range")?;
        rows.push([hex.into(), account.into(), args.until.into(), expires.into()]);
    }
    rows.finish(conn).await?;
    Ok(())
}
