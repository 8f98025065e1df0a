//! What waits for moderators and officers: texts that nobody has approved, flags, holds, objections,
//! ideas that were handed back, clocks that stand still.

use app::domain::Millis;
use app::domain::moderation::Rule;
use sqlx::SqliteConnection;

use super::bulk::Bulk;
use super::random::Random;
use super::staff::Staff;
use super::text::Language;
use super::{Args, waiting};

const DAY: Millis = 24 * 60 * 60 * 1000;

/// A comment that everyone can read.
#[derive(sqlx::FromRow)]
struct Comment {
    id: i64,
    idea_id: i64,
    author_id: i64,
    language: String,
    created_at: Millis,
}

pub(super) async fn write(
    conn: &mut SqliteConnection,
    args: &Args,
    languages: &[Language],
    random: &mut Random,
) -> anyhow::Result<()> {
    let few = i64::from(waiting(args.ideas));
    let mut comments = newest_comments(conn, few * 3).await?;
    let waits = comments.split_off(comments.len() - comments.len().min(few as usize));
    let hidden = comments.split_off(comments.len() - comments.len().min(few as usize / 4));
    ideas_wait(conn, args).await?;
    flags(conn, args, &comments, languages, random).await?;
    hidden_comments(conn, args, &hidden, languages, random).await?;
    unpublish(conn, "waiting", &waits).await?;
    handed_back(conn, args, few / 4, languages, random).await?;
    paused(conn, args, few / 2, languages, random).await?;
    Ok(())
}

fn words<'a>(languages: &'a [Language], code: &str) -> &'a super::text::Words {
    &languages.iter().find(|language| language.code == code).unwrap_or(&languages[0]).words
}

async fn newest_comments(conn: &mut SqliteConnection, most: i64) -> Result<Vec<Comment>, sqlx::Error> {
    const SQL: &str = "select id, idea_id, author_id, language, created_at from comments
        where deleted_at is null and author_id is not null order by created_at desc, id desc limit $1";
    sqlx::query_as(SQL).bind(most).fetch_all(conn).await
}

/// The last ideas wait to be approved; nothing has become of them.
async fn ideas_wait(conn: &mut SqliteConnection, args: &Args) -> Result<(), sqlx::Error> {
    let first = i64::from(args.ideas - waiting(args.ideas)) + 1;
    sqlx::query("update ideas set visibility = 'waiting' where id >= $1").bind(first).execute(conn).await.map(drop)
}

/// Comments that nobody can read, and that their ideas do not count.
async fn unpublish(conn: &mut SqliteConnection, to: &str, comments: &[Comment]) -> Result<(), sqlx::Error> {
    for comment in comments {
        const HIDE: &str = "update comments set visibility = $1 where id = $2";
        sqlx::query(HIDE).bind(to).bind(comment.id).execute(&mut *conn).await?;
        const COUNT: &str = "update ideas set comments = comments - 1 where id = $1";
        sqlx::query(COUNT).bind(comment.idea_id).execute(&mut *conn).await?;
    }
    Ok(())
}

/// Comments that some residents flag; what several flag is held.
async fn flags(
    conn: &mut SqliteConnection,
    args: &Args,
    comments: &[Comment],
    languages: &[Language],
    random: &mut Random,
) -> Result<(), sqlx::Error> {
    let columns = "subject subject_id idea_id account_id rule body weight created_at";
    let mut flags = Bulk::new("flags", columns);
    let mut holds = Bulk::new("holds", "subject subject_id idea_id reasons score created_at");
    for comment in comments {
        let count = 1 + random.below(5);
        let first = 1 + random.below(i64::from(args.residents) - count);
        let at = (comment.created_at + random.below(DAY)).min(args.until);
        for account in (first..first + count).filter(|account| *account != comment.author_id) {
            let text = random.pick(&words(languages, &comment.language).office.flags);
            let body = if random.chance(0.5) { text.as_str() } else { "" };
            flags.push([
                "comment".into(),
                comment.id.into(),
                comment.idea_id.into(),
                account.into(),
                random.pick(Rule::ALL).as_str().into(),
                body.into(),
                (0.5 + random.unit()).into(),
                at.into(),
            ]);
        }
        if count > 3 {
            let reasons = format!(r#"[{{"sign":"flags","count":{count}}}]"#);
            let row =
                ["comment".into(), comment.id.into(), comment.idea_id.into(), reasons.into(), 0.8.into(), at.into()];
            holds.push(row);
        }
    }
    flags.finish(conn).await?;
    holds.finish(conn).await
}

/// Comments that a moderator hid; the author of every second one objects.
async fn hidden_comments(
    conn: &mut SqliteConnection,
    args: &Args,
    comments: &[Comment],
    languages: &[Language],
    random: &mut Random,
) -> Result<(), sqlx::Error> {
    let moderator = Staff::of(args).moderator(1);
    let columns = "id subject subject_id idea_id verdict rule reason was actor_id created_at";
    let mut decisions = Bulk::new("decisions", columns);
    let mut appeals = Bulk::new("appeals", "decision_id account_id body created_at");
    for (id, comment) in (1i64..).zip(comments) {
        let office = &words(languages, &comment.language).office;
        let at = (comment.created_at + DAY).min(args.until);
        decisions.push([
            id.into(),
            "comment".into(),
            comment.id.into(),
            comment.idea_id.into(),
            "hide".into(),
            Rule::PersonalData.as_str().into(),
            office.flags[1].as_str().into(),
            "public".into(),
            moderator.into(),
            at.into(),
        ]);
        if id % 2 == 1 {
            let body = random.pick(&office.appeals).as_str();
            appeals.push([id.into(), comment.author_id.into(), body.into(), at.into()]);
        }
    }
    decisions.finish(&mut *conn).await?;
    appeals.finish(&mut *conn).await?;
    unpublish(conn, "hidden", comments).await
}

/// Assignments that stand, of ideas that nobody has answered, evenly from all of them.
async fn standing(conn: &mut SqliteConnection, most: i64) -> Result<Vec<(i64, i64, i64, String)>, sqlx::Error> {
    const SQL: &str =
        "select s.id, s.idea_id, s.agency_id, i.language from assignments s join ideas i on i.id = s.idea_id
        where s.ended_at is null and i.stage = 'submitted' and i.visibility = 'public'
        and not exists (select 1 from clock_pauses p where p.assignment_id = s.id)
        order by s.id % 97, s.id limit $1";
    sqlx::query_as(SQL).bind(most).fetch_all(conn).await
}

/// Ideas that their agencies hand back.
async fn handed_back(
    conn: &mut SqliteConnection,
    args: &Args,
    count: i64,
    languages: &[Language],
    random: &mut Random,
) -> Result<(), sqlx::Error> {
    for (assignment, idea, agency, language) in standing(conn, count).await? {
        let reason = random.pick(&words(languages, &language).office.handbacks);
        const END: &str = "update assignments set ended_at = $1, ended_as = 'handed_back', ended_by = $2,
            ended_reason = $3 where id = $4";
        let officer = Staff::of(args).officer(agency);
        let at = args.until - random.below(5 * DAY);
        sqlx::query(END).bind(at).bind(officer).bind(reason).bind(assignment).execute(&mut *conn).await?;
        sqlx::query("update ideas set agency_id = null where id = $1").bind(idea).execute(&mut *conn).await?;
    }
    Ok(())
}

/// Clocks that stand still.
async fn paused(
    conn: &mut SqliteConnection,
    args: &Args,
    count: i64,
    languages: &[Language],
    random: &mut Random,
) -> Result<(), sqlx::Error> {
    let mut pauses = Bulk::new("clock_pauses", "assignment_id actor_id reason created_at");
    for (assignment, _, agency, language) in standing(conn, count).await? {
        let reason = random.pick(&words(languages, &language).office.pauses).as_str();
        pauses.push([assignment.into(), Staff::of(args).officer(agency).into(), reason.into(), args.until.into()]);
    }
    pauses.finish(conn).await
}
