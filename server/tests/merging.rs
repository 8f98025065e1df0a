//! Merging loses no voice, counts none twice, and can be taken back.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use app::domain::access::Actor;
use app::domain::account::{Reach, Role};
use axum::http::StatusCode;
use masmou::merging::{self, MergeError};
use masmou::{agencies, check, comments, execute, fetch, votes};
use rand::rngs::StdRng;
use rand::seq::{IndexedRandom, SliceRandom};
use rand::{Rng, SeedableRng};
use support::TestSite;
use support::index::in_step;
use support::waiting::until;

static EVERYTHING: Reach = Reach { agencies: Vec::new(), topics: Vec::new(), areas: Vec::new() };

fn moderator(id: i64) -> Actor<'static> {
    Actor::Account { id, role: Role::Moderator, reach: &EVERYTHING }
}

/// What an idea says of itself: voices and comments.
async fn counts(site: &TestSite, idea: i64) -> (i64, i64) {
    let mut conn = site.db().read().await.unwrap();
    fetch!(conn, fetch_one, sqlx::query_as("select votes, comments from ideas where id = $1").bind(idea)).unwrap()
}

async fn assert_clean(site: &TestSite) {
    let report = check::examine(site.db()).await.unwrap();
    assert!(report.is_clean(), "{report}");
}

/// Ideas by accounts of their own, and residents besides; none has said anything yet.
async fn town(site: &TestSite, ideas: usize, residents: usize) -> (Vec<i64>, Vec<i64>) {
    let mut all = Vec::new();
    for n in 0..ideas {
        let author = site.account(&format!("Author {n}"), Role::Resident).await;
        all.push(site.idea(author, &format!("More light at the harbour, part {n}")).await);
    }
    let mut people = Vec::new();
    for n in 0..residents {
        people.push(site.account(&format!("Resident {n}"), Role::Resident).await);
    }
    (all, people)
}

async fn support_of(site: &TestSite, idea: i64, account: i64) -> bool {
    votes::cast(site.db(), idea, account, site.clock.now()).await.unwrap()
}

async fn merge(site: &TestSite, idea: i64, into: i64, actor: i64) -> Result<i64, MergeError> {
    merging::merge(site.db(), moderator(actor), idea, into, "The same lamp", site.clock.now()).await
}

async fn undo(site: &TestSite, merge: i64, actor: i64) -> Result<(), MergeError> {
    merging::undo(site.db(), moderator(actor), merge, site.clock.now()).await.map(drop)
}

/// What ought to be true, in the plainest words: who voted where, and what stands in what.
#[derive(Default)]
struct Model {
    voices: BTreeSet<(i64, i64)>,
    /// By number of the comment.
    comments: BTreeMap<i64, i64>,
    /// By idea: into which, and the merge's number.
    merged: BTreeMap<i64, (i64, i64)>,
    /// Withdrawals that may be taken back: the number, and the voices that each took.
    withdrawals: Vec<(i64, Vec<(i64, i64)>)>,
}

impl Model {
    fn chain(&self, idea: i64) -> Vec<i64> {
        let mut chain = vec![idea];
        while let Some((into, _)) = self.merged.get(chain.last().unwrap()) {
            chain.push(*into);
        }
        chain
    }

    fn kept(&self, idea: i64) -> i64 {
        *self.chain(idea).last().unwrap()
    }

    fn counts(&self, idea: i64) -> (i64, i64) {
        let within = |of: i64| self.chain(of).contains(&idea);
        let people: BTreeSet<i64> =
            self.voices.iter().filter(|(of, _)| within(*of)).map(|(_, person)| *person).collect();
        let comments = self.comments.values().filter(|of| within(**of)).count();
        (people.len() as i64, comments as i64)
    }

    fn is_behind(&self, idea: i64, person: i64) -> bool {
        let kept = self.kept(idea);
        self.voices.iter().any(|(of, by)| *by == person && self.kept(*of) == kept)
    }
}

/// One random step, in the database and in the model.
async fn step(site: &TestSite, model: &mut Model, rng: &mut StdRng, ideas: &[i64], people: &[i64], actor: i64) {
    let (idea, other) = (*ideas.choose(rng).unwrap(), *ideas.choose(rng).unwrap());
    let person = *people.choose(rng).unwrap();
    let now = site.clock.now() + rng.random_range(0..100_000_000);
    match rng.random_range(0..11) {
        0..=2 => {
            let new = votes::cast(site.db(), idea, person, now).await.unwrap();
            assert_eq!(new, !model.is_behind(idea, person));
            if new {
                model.voices.insert((model.kept(idea), person));
            }
        }
        3 => {
            let gone = votes::withdraw(site.db(), idea, person, now).await.unwrap();
            assert_eq!(gone.is_some(), model.is_behind(idea, person));
            let kept = model.kept(idea);
            let within: Vec<_> = model.voices.iter().copied().filter(|(of, _)| model.kept(*of) == kept).collect();
            let taken: Vec<_> = within.into_iter().filter(|(_, by)| *by == person).collect();
            model.voices.retain(|voice| !taken.contains(voice));
            model.withdrawals.extend(gone.map(|id| (id, taken)));
        }
        4 => {
            let id = comments::write(site.db(), person, idea, None, "Yes.", "en", now).await.unwrap();
            model.comments.insert(id, model.kept(idea));
        }
        5 => {
            let under = model.comments.iter().map(|(id, of)| (*id, *of)).collect::<Vec<_>>();
            if let Some((parent, of)) = under.choose(rng) {
                let id = comments::write(site.db(), person, idea, Some(*parent), "No.", "en", now).await;
                if model.kept(*of) == model.kept(idea) {
                    model.comments.insert(id.unwrap(), *of);
                } else {
                    assert!(id.is_err(), "a reply to a comment of another idea");
                }
            }
        }
        6..=7 => {
            let done = merge(site, idea, other, actor).await;
            if model.kept(idea) == model.kept(other) {
                assert!(matches!(done, Err(MergeError::Together)), "{done:?}");
            } else if model.merged.contains_key(&idea) {
                assert!(matches!(done, Err(MergeError::Settled { .. })), "{done:?}");
            } else {
                model.merged.insert(idea, (model.kept(other), done.unwrap()));
            }
        }
        8 => {
            if let Some((id, taken)) = model.withdrawals.choose(rng).cloned() {
                let person = taken[0].1;
                let back: Vec<_> = taken.into_iter().filter(|(of, _)| !model.is_behind(*of, person)).collect();
                assert_eq!(votes::restore(site.db(), id, person, now).await.unwrap(), !back.is_empty());
                model.voices.extend(back);
            }
        }
        _ => {
            let standing: Vec<(i64, i64)> = model.merged.iter().map(|(of, (_, id))| (*of, *id)).collect();
            if let Some((of, id)) = standing.choose(rng) {
                undo(site, *id, actor).await.unwrap();
                model.merged.remove(of);
            }
        }
    }
}

async fn assert_as_told(site: &TestSite, model: &Model, ideas: &[i64], seed: u64) {
    for idea in ideas {
        assert_eq!(counts(site, *idea).await, model.counts(*idea), "idea {idea} with seed {seed}");
    }
}

on_both_engines! {
    async fn whatever_is_merged_and_undone_no_voice_is_lost_and_none_counted_twice(site: TestSite) {
        let (ideas, people) = town(&site, 6, 5).await;
        let actor = site.account("Moderator", Role::Moderator).await;
        let mut model = Model::default();
        {
            const SQL: &str = "select idea_id, account_id from votes";
            let mut conn = site.db().read().await.unwrap();
            let rows: Vec<(i64, i64)> = fetch!(conn, fetch_all, sqlx::query_as(SQL)).unwrap();
            model.voices.extend(rows);
        }
        for seed in 0..12 {
            let mut rng = StdRng::seed_from_u64(seed);
            for _ in 0..40 {
                step(&site, &mut model, &mut rng, &ideas, &people, actor).await;
            }
            assert_as_told(&site, &model, &ideas, seed).await;
            assert_clean(&site).await;
            // Undoing everything, in any order, leaves what each idea was given.
            let mut standing: Vec<(i64, i64)> = model.merged.iter().map(|(of, (_, id))| (*of, *id)).collect();
            standing.shuffle(&mut rng);
            for (of, id) in standing {
                undo(&site, id, actor).await.unwrap();
                model.merged.remove(&of);
            }
            assert_as_told(&site, &model, &ideas, seed).await;
            assert_clean(&site).await;
        }
    }

    async fn voices_that_come_while_ideas_are_merged_and_parted_are_all_counted(site: TestSite) {
        let (ideas, people) = town(&site, 3, 24).await;
        let actor = site.account("Moderator", Role::Moderator).await;
        let writers: Vec<_> = people
            .iter()
            .map(|person| {
                let (db, ideas, person, now) = (site.db().clone(), ideas.clone(), *person, site.clock.now());
                tokio::spawn(async move {
                    for idea in ideas {
                        votes::cast(&db, idea, person, now).await.unwrap();
                        comments::write(&db, person, idea, None, "Yes.", "en", now).await.unwrap();
                        if let Some(id) = votes::withdraw(&db, idea, person, now).await.unwrap() {
                            votes::restore(&db, id, person, now).await.unwrap();
                        }
                    }
                })
            })
            .collect();
        for _ in 0..6 {
            let one = merge(&site, ideas[0], ideas[1], actor).await.unwrap();
            let two = merge(&site, ideas[2], ideas[0], actor).await.unwrap();
            undo(&site, one, actor).await.unwrap();
            undo(&site, two, actor).await.unwrap();
        }
        for writer in writers {
            writer.await.unwrap();
        }
        assert_clean(&site).await;
        let mut all = 0;
        for idea in &ideas {
            all += counts(&site, *idea).await.1;
        }
        let told = people.len() as i64 * 3;
        assert!(all >= told, "{all} comments of {told}");
        merge(&site, ideas[0], ideas[1], actor).await.unwrap();
        merge(&site, ideas[2], ideas[1], actor).await.unwrap();
        assert_eq!(counts(&site, ideas[1]).await, (people.len() as i64 + 3, told));
    }

    /// As two moderators do who disagree on which idea to keep.
    async fn merges_in_opposite_directions_never_make_a_circle(site: TestSite) {
        let (ideas, _) = town(&site, 2, 0).await;
        let actor = site.account("Moderator", Role::Moderator).await;
        for round in 0..40 {
            let both = [(ideas[0], ideas[1]), (ideas[1], ideas[0])].map(|(idea, into)| {
                let (db, now) = (site.db().clone(), site.clock.now());
                tokio::spawn(async move { merging::merge(&db, moderator(actor), idea, into, "The same", now).await })
            });
            let mut made = Vec::new();
            for merge in both {
                made.extend(merge.await.unwrap().ok());
            }
            assert_eq!(made.len(), 1, "round {round}");
            undo(&site, made[0], actor).await.unwrap();
        }
        assert_clean(&site).await;
    }

    /// Whatever made it: the page, the writers and the check must end.
    async fn a_circle_in_a_damaged_database_hangs_nothing(site: TestSite) {
        let (ideas, people) = town(&site, 2, 1).await;
        let mut tx = site.db().write().await.unwrap();
        for (one, other) in [(0, 1), (1, 0)] {
            let sql = "update ideas set merged_into = $1, kept_id = $1, merged = 1 where id = $2";
            execute!(tx, sqlx::query(sql).bind(ideas[other]).bind(ideas[one])).unwrap();
        }
        tx.commit().await.unwrap();
        let path = format!("/en/ideas/{}", ideas[0]);
        assert!(!site.visitor().get(&path).await.status.is_success());
        votes::cast(site.db(), ideas[0], people[0], site.clock.now()).await.unwrap();
        let report = check::examine(site.db()).await.unwrap();
        assert!(!report.is_clean() && report.to_string().contains("chain"), "{report}");
    }

    async fn a_repair_mends_where_ideas_stand_and_so_what_they_count(site: TestSite) {
        let (ideas, people) = town(&site, 4, 6).await;
        let actor = site.account("Moderator", Role::Moderator).await;
        for (at, person) in people.iter().enumerate() {
            support_of(&site, ideas[at % 4], *person).await;
        }
        for (idea, into) in [(0, 1), (1, 2), (3, 2)] {
            merge(&site, ideas[idea], ideas[into], actor).await.unwrap();
        }
        let before = counts(&site, ideas[2]).await;
        let [first, second, third, other] = ideas[..] else { unreachable!() };
        for damage in [
            format!("update ideas set kept_id = null where id = {other}"),
            format!("update ideas set merged = 0 where id = {third}"),
            format!("update ideas set merged = 7 where id = {first}"),
            format!("update ideas set merged_into = null, kept_id = null where id = {second}"),
            format!("update ideas set merged_into = {first}, kept_id = {first} where id = {third}"),
        ] {
            let mut tx = site.db().write().await.unwrap();
            execute!(tx, sqlx::query(sqlx::AssertSqlSafe(damage.as_str()))).unwrap();
            tx.commit().await.unwrap();
            assert!(!check::examine(site.db()).await.unwrap().is_clean(), "{damage}");
            check::repair(site.db()).await.unwrap();
            assert_clean(&site).await;
            assert_eq!(counts(&site, third).await, before, "{damage}");
        }
    }

    async fn a_supporter_of_both_ideas_is_counted_once_and_may_withdraw_from_the_one_that_is_kept(site: TestSite) {
        let (ideas, people) = town(&site, 2, 3).await;
        let actor = site.account("Moderator", Role::Moderator).await;
        for person in &people {
            support_of(&site, ideas[0], *person).await;
        }
        support_of(&site, ideas[1], people[0]).await;
        merge(&site, ideas[0], ideas[1], actor).await.unwrap();
        assert_eq!(counts(&site, ideas[1]).await.0, 5, "two authors and three residents");
        assert!(!support_of(&site, ideas[1], people[1]).await, "whose voice was carried has given it");
        assert!(votes::withdraw(site.db(), ideas[1], people[0], site.clock.now()).await.unwrap().is_some());
        assert_eq!(counts(&site, ideas[1]).await.0, 4);
        assert_clean(&site).await;
    }

    async fn the_old_address_leads_to_the_kept_idea_for_ever(site: TestSite) {
        let (ideas, _) = town(&site, 3, 0).await;
        let actor = site.account("Moderator", Role::Moderator).await;
        merge(&site, ideas[0], ideas[1], actor).await.unwrap();
        merge(&site, ideas[1], ideas[2], actor).await.unwrap();
        let mut visitor = site.visitor();
        let answer = visitor.get(&format!("/fa/ideas/{}", ideas[0])).await;
        assert_eq!(answer.status, StatusCode::PERMANENT_REDIRECT);
        assert_eq!(answer.location(), format!("/fa/ideas/{}", ideas[2]), "to the end of the chain at once");
        let home = visitor.get("/en").await.body;
        assert!(!home.contains(&format!("/ideas/{}\"", ideas[0])), "lists show the kept idea alone");
        let page = visitor.get(&format!("/en/ideas/{}", ideas[2])).await.body;
        assert!(page.contains("part 0") && page.contains("part 1"), "what was merged can still be read");
    }

    async fn what_is_done_at_a_merged_idea_is_done_at_the_kept_one(site: TestSite) {
        let (ideas, _) = town(&site, 2, 0).await;
        let actor = site.account("Moderator", Role::Moderator).await;
        merge(&site, ideas[0], ideas[1], actor).await.unwrap();
        let mut salma = site.resident("Salma").await;
        // From a page that was opened before.
        salma.post(&format!("/en/ideas/{}/support", ideas[0]), &[]).await;
        salma.post(&format!("/en/ideas/{}/follow", ideas[0]), &[]).await;
        let answer = salma
            .post_and_follow(&format!("/en/ideas/{}/comments", ideas[0]), &[("body", "Still dark at night.")])
            .await;
        assert!(answer.body.contains("Still dark at night."), "{}", answer.status);
        assert_eq!(counts(&site, ideas[1]).await, (3, 1));
        let page = salma.get(&format!("/en/ideas/{}", ideas[1])).await.body;
        assert!(page.contains("/unfollow"), "follows the kept idea");
        assert_clean(&site).await;
    }

    async fn comments_are_shown_with_the_kept_idea_and_go_back_with_their_own(site: TestSite) {
        let (ideas, people) = town(&site, 2, 1).await;
        let actor = site.account("Moderator", Role::Moderator).await;
        let first = comments::write(site.db(), people[0], ideas[0], None, "From the old page.", "en", 1).await.unwrap();
        let id = merge(&site, ideas[0], ideas[1], actor).await.unwrap();
        let mut salma = site.resident("Salma").await;
        let page = salma.get(&format!("/en/ideas/{}", ideas[1])).await.body;
        assert!(page.contains("From the old page.") && page.contains("written for"), "with its origin");
        let reply = [("body", "I agree with that."), ("parent_id", &first.to_string())];
        let answer = salma.post_and_follow(&format!("/en/ideas/{}/comments", ideas[1]), &reply).await;
        assert!(answer.body.contains("I agree with that."));
        undo(&site, id, actor).await.unwrap();
        assert_eq!((counts(&site, ideas[0]).await.1, counts(&site, ideas[1]).await.1), (2, 0));
        let page = salma.get(&format!("/en/ideas/{}", ideas[0])).await.body;
        assert!(page.contains("From the old page.") && page.contains("I agree with that."));
    }

    async fn answers_and_cases_of_a_merged_idea_tell_where_they_were_given(site: TestSite) {
        let (ideas, _) = town(&site, 2, 0).await;
        let actor = site.account("Moderator", Role::Moderator).await;
        let (mut officer, _) = site.signed_in_as("Officer", Role::Officer).await;
        let mut salma = site.resident("Salma").await;
        for idea in &ideas {
            agencies::assign(site.db(), moderator(actor), *idea, 1, "", site.clock.now()).await.unwrap();
            let fields = [("body", "We look into it."), ("stage", "under_review")];
            officer.post(&format!("/en/ideas/{idea}/answers"), &fields).await;
            let fields = [("title", "My own lamp is out"), ("body", "At the quay."), ("kind", "idea"), ("topic", "lighting")];
            salma.post(&format!("/en/ideas/{idea}/same"), &fields).await;
        }
        let origin = format!("from idea #{}", ideas[0]);
        let mut visitor = site.visitor();
        let before = visitor.get(&format!("/en/ideas/{}", ideas[1])).await.body;
        assert!(before.contains("We look into it.") && before.contains("At the quay."), "{before}");
        assert!(!before.contains(&origin));
        let id = merge(&site, ideas[0], ideas[1], actor).await.unwrap();
        let page = visitor.get(&format!("/en/ideas/{}", ideas[1])).await.body;
        for part in ["class=\"answer\"", "class=\"case\""] {
            let all: Vec<&str> = page.split(part).skip(1).map(|one| one.split("</article>").next().unwrap()).collect();
            assert_eq!(all.len(), 2, "{part}");
            let told = all.iter().filter(|one| one.contains(&origin)).count();
            assert_eq!(told, 1, "{part}: those of the kept idea need no origin");
            assert!(all.iter().all(|one| one.contains(&origin) == one.contains(&format!("#joined-{}", ideas[0]))));
        }
        undo(&site, id, actor).await.unwrap();
        let page = visitor.get(&format!("/en/ideas/{}", ideas[1])).await.body;
        assert!(!page.contains(&origin));
    }

    async fn only_moderators_merge_and_the_second_one_is_told_who_was_quicker(site: TestSite) {
        let (ideas, _) = town(&site, 2, 0).await;
        let (one, into) = (ideas[0], ideas[1].to_string());
        let path = format!("/en/ideas/{one}/merges");
        let fields = [("into", into.as_str()), ("reason", "Same lamp")];
        for role in [Role::Resident, Role::Officer] {
            let (mut browser, _) = site.signed_in_as(&format!("{role:?}"), role).await;
            assert_eq!(browser.post(&path, &fields).await.status, StatusCode::FORBIDDEN, "{role:?}");
        }
        let (mut first, _) = site.signed_in_as("Nadia", Role::Moderator).await;
        let (mut second, _) = site.signed_in_as("Omar", Role::Moderator).await;
        let preview = first.get(&format!("/en/ideas/{one}/merge?into={into}")).await;
        assert!(preview.body.contains("Merge: 2 voices"), "{}", preview.status);
        let done = first.post_and_follow(&path, &fields).await;
        assert!(done.body.contains("One idea stands in this one") && done.body.contains("Same lamp"));
        let late = second.post(&path, &fields).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(late.body.contains("stand together already"));
        let third = site.idea(site.account("Third", Role::Resident).await, "Another lamp at the harbour").await;
        let late = second.post(&path, &[("into", &third.to_string())]).await;
        assert!(late.body.contains("Nadia"), "{}", late.body);
        assert_eq!(counts(&site, ideas[1]).await.0, 2);
    }

    async fn fifty_ideas_are_one_decision_and_each_can_be_parted_again(site: TestSite) {
        let (ideas, _) = town(&site, 12, 0).await;
        let (mut nadia, _) = site.signed_in_as("Nadia", Role::Moderator).await;
        let numbers: Vec<String> = ideas.iter().map(i64::to_string).collect();
        let mut fields = vec![("into", numbers[0].as_str()), ("reason", "One matter")];
        fields.extend(numbers.iter().map(|id| ("idea", id.as_str())));
        let done = nadia.post_and_follow("/en/moderation/merges", &fields).await;
        assert!(done.body.contains("11 ideas stand in this one"), "{}", done.status);
        assert_eq!(counts(&site, ideas[0]).await.0, 12);
        let undone = nadia.post_and_follow("/en/merges/3/undo", &[]).await;
        assert!(undone.body.contains("The merge is undone"), "{}", undone.status);
        let twice = nadia.post_and_follow("/en/merges/3/undo", &[]).await;
        assert!(twice.body.contains("settled this already"), "{}", twice.status);
        assert_eq!(counts(&site, ideas[0]).await.0, 11);
        assert_clean(&site).await;
    }

    async fn the_kept_idea_is_found_by_the_words_of_all(site: TestSite) {
        let people = [site.account("One", Role::Resident).await, site.account("Two", Role::Resident).await];
        let kept = site.told(people[0], "More light at the harbour steps", "It is dark there.").await;
        let merged = site.told(people[1], "Burnt out lantern beside the quay", "The xylophone shop closes early.").await;
        let actor = site.account("Moderator", Role::Moderator).await;
        let follower = site.follow();
        let id = merge(&site, merged, kept, actor).await.unwrap();
        in_step(&site).await;
        let mut visitor = site.visitor();
        let found = visitor.get("/en/search?q=xylophone").await.body;
        assert!(found.contains(&format!("id=\"idea-{kept}\"")) && !found.contains(&format!("id=\"idea-{merged}\"")));
        assert!(found.contains(&format!("#joined-{merged}")), "the passage stands in what was merged");
        let typed = [("title", "A burnt out lantern by the quay")];
        let similar = visitor.post("/en/ideas/similar", &typed).await.body;
        assert!(similar.contains("More light at the harbour steps"), "{similar}");
        undo(&site, id, actor).await.unwrap();
        let parted = async || {
            let found = visitor.get("/en/search?q=xylophone").await.body;
            found.contains(&format!("id=\"idea-{merged}\"")) && !found.contains(&format!("id=\"idea-{kept}\""))
        };
        until("the idea is found by itself again", parted).await;
        drop(follower);
    }
}
