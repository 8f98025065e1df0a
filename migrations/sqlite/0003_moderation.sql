-- SQLite. Kept beside ../postgres/0003_moderation.sql: the same tables, columns and keys.
-- Roles and their reach, moderation, merging, agencies' clocks, the roadmap, notices.

-- ---------------------------------------------------------------- roles

-- The agencies that an officer may speak for, the one in accounts.agency_id among them.
create table agency_members (
    account_id integer not null references accounts (id) on delete cascade,
    agency_id integer not null references agencies (id),
    created_at integer not null,
    primary key (account_id, agency_id)
) without rowid;
create index agency_members_of_agency on agency_members (agency_id);
insert into agency_members (account_id, agency_id, created_at)
    select id, agency_id, created_at from accounts where agency_id is not null;

-- What a moderator looks after. Without a row in either table: everything.
create table moderator_topics (
    account_id integer not null references accounts (id) on delete cascade,
    topic_id integer not null references topics (id),
    primary key (account_id, topic_id)
) without rowid;
create index moderator_topics_of_topic on moderator_topics (topic_id);
create table moderator_areas (
    account_id integer not null references accounts (id) on delete cascade,
    area_id integer not null references areas (id),
    primary key (account_id, area_id)
) without rowid;
create index moderator_areas_of_area on moderator_areas (area_id);

-- ---------------------------------------------------------------- agencies

alter table agencies add column about text not null default '{}'; -- JSON by language, as names
alter table agencies add column answer_days integer not null default 10;   -- working days to a first answer
alter table agencies add column decision_days integer not null default 30; -- and to a decision

-- Which agency a topic belongs to: where ideas of it are suggested to go.
create table agency_topics (
    topic_id integer not null primary key references topics (id),
    agency_id integer not null references agencies (id)
);
create index agency_topics_of_agency on agency_topics (agency_id);

-- That an agency has an idea to answer for, and since when. The idea's agency_id is that of the
-- row which has not ended.
create table assignments (
    id integer primary key autoincrement,
    idea_id integer not null references ideas (id) on delete cascade,
    agency_id integer not null references agencies (id),
    actor_id integer references accounts (id),  -- null when an import or an upgrade assigned
    reason text not null,                       -- public; empty for a first assignment
    created_at integer not null,
    ended_at integer,                           -- null while it stands
    ended_as text check (ended_as in ('handed_over', 'handed_back', 'withdrawn')) -- null while it stands
);
create unique index assignments_standing on assignments (idea_id) where ended_at is null;
create index assignments_of_idea on assignments (idea_id, created_at);
create index assignments_of_agency on assignments (agency_id, ended_at);
create index assignments_of_actor on assignments (actor_id);
insert into assignments (idea_id, agency_id, reason, created_at)
    select id, agency_id, '', created_at from ideas where agency_id is not null;

-- Times in which an agency's clock stands still.
create table clock_pauses (
    id integer primary key autoincrement,
    assignment_id integer not null references assignments (id) on delete cascade,
    actor_id integer not null references accounts (id),
    reason text not null,                       -- public
    created_at integer not null,
    ended_at integer                            -- null while it stands still
);
create unique index clock_pauses_standing on clock_pauses (assignment_id) where ended_at is null;
create index clock_pauses_of_assignment on clock_pauses (assignment_id);
create index clock_pauses_of_actor on clock_pauses (actor_id);

alter table official_answers add column kind text not null default 'answer'
    check (kind in ('answer', 'question'));     -- a question asks residents, and pauses the clock
alter table official_answers add column decline_reason text; -- null unless it declines
alter table official_answers add column reopen_if text;      -- what would reopen it; null unless it declines

-- ---------------------------------------------------------------- moderation

alter table ideas add column visibility text not null default 'public'
    check (visibility in ('waiting', 'public', 'hidden'));
alter table comments add column visibility text not null default 'public'
    check (visibility in ('waiting', 'public', 'hidden'));
alter table cases add column visibility text not null default 'public'
    check (visibility in ('waiting', 'public', 'hidden'));

-- What moderators decided of something that a resident wrote. `subject` and `subject_id` name an
-- idea, a comment or a case here and below.
create table decisions (
    id integer primary key autoincrement,
    subject text not null check (subject in ('idea', 'comment', 'case')),
    subject_id integer not null,
    idea_id integer not null references ideas (id) on delete cascade,
    verdict text not null check (verdict in ('approve', 'hide', 'restore', 'keep')),
    rule text not null,                         -- word of a rule when hidden, else empty
    reason text not null,                       -- told to the author and in the public log
    was text not null check (was in ('waiting', 'public', 'hidden')), -- the visibility before
    actor_id integer not null references accounts (id),
    created_at integer not null,
    undone_at integer,                          -- null unless undone
    undone_by integer references accounts (id)  -- null unless undone
);
create index decisions_of_subject on decisions (subject, subject_id, created_at);
create index decisions_by_age on decisions (created_at desc, id desc);
create index decisions_of_idea on decisions (idea_id);
create index decisions_of_actor on decisions (actor_id);
create index decisions_of_undoer on decisions (undone_by);

-- That a resident thinks something breaks a rule.
create table flags (
    id integer primary key autoincrement,
    subject text not null check (subject in ('idea', 'comment', 'case')),
    subject_id integer not null,
    idea_id integer not null references ideas (id) on delete cascade,
    account_id integer not null references accounts (id) on delete cascade,
    rule text not null,
    body text not null,                         -- what they say of it; may be empty
    weight real not null,                       -- by the record of who flags, when they did
    created_at integer not null,
    decision_id integer references decisions (id) on delete set null, -- null until it is decided
    unique (subject, subject_id, account_id)
);
create index flags_open on flags (subject, subject_id) where decision_id is null;
create index flags_of_idea on flags (idea_id);
create index flags_of_account on flags (account_id);
create index flags_of_decision on flags (decision_id);

-- That something waits for a moderator although it can be read: flags weigh enough, or it looks
-- like spam. What holds it is told to its author.
create table holds (
    id integer primary key autoincrement,
    subject text not null check (subject in ('idea', 'comment', 'case')),
    subject_id integer not null,
    idea_id integer not null references ideas (id) on delete cascade,
    reasons text not null,                      -- JSON
    score real not null,                        -- from 0 to 1
    created_at integer not null,
    decision_id integer references decisions (id) on delete set null -- null until it is decided
);
create unique index holds_open on holds (subject, subject_id) where decision_id is null;
create index holds_of_idea on holds (idea_id);
create index holds_of_decision on holds (decision_id);

-- An author's one objection to a decision.
create table appeals (
    id integer primary key autoincrement,
    decision_id integer not null unique references decisions (id) on delete cascade,
    account_id integer not null references accounts (id) on delete cascade,
    body text not null,
    created_at integer not null,
    decided_at integer,                         -- null until decided
    decided_by integer references accounts (id), -- another moderator; null until decided
    outcome text check (outcome in ('upheld', 'overturned')), -- of the decision; null until decided
    answer text not null default ''
);
create index appeals_open on appeals (created_at) where decided_at is null;
create index appeals_of_account on appeals (account_id);
create index appeals_of_decider on appeals (decided_by);

-- Who looks at something in the inbox just now.
create table claims (
    subject text not null,                      -- as in the inbox: idea, comment, case, cluster, appeal …
    subject_id integer not null,
    account_id integer not null references accounts (id) on delete cascade,
    expires_at integer not null,
    primary key (subject, subject_id)
) without rowid;
create index claims_of_account on claims (account_id);

-- Notes among colleagues; never public.
create table internal_notes (
    id integer primary key autoincrement,
    idea_id integer not null references ideas (id) on delete cascade,
    author_id integer not null references accounts (id),
    body text not null,
    created_at integer not null
);
create index internal_notes_of_idea on internal_notes (idea_id, created_at);
create index internal_notes_of_author on internal_notes (author_id);

create table saved_replies (
    id integer primary key autoincrement,
    name text not null unique,
    texts text not null,                        -- JSON by language
    position integer not null
);

-- Another wording of an idea that a moderator proposes; its author accepts or refuses.
create table proposed_edits (
    id integer primary key autoincrement,
    idea_id integer not null references ideas (id) on delete cascade,
    actor_id integer not null references accounts (id),
    title text not null,
    body text not null,
    reason text not null,
    created_at integer not null,
    settled_at integer,                         -- null until its author answers
    outcome text check (outcome in ('accepted', 'refused', 'withdrawn')) -- null until then
);
create unique index proposed_edits_standing on proposed_edits (idea_id) where settled_at is null;
create index proposed_edits_of_idea on proposed_edits (idea_id);
create index proposed_edits_of_actor on proposed_edits (actor_id);

-- What an idea said before its author accepted another wording.
create table idea_versions (
    idea_id integer not null references ideas (id) on delete cascade,
    replaced_at integer not null,
    title text not null,
    body_html text not null,
    primary key (idea_id, replaced_at)
);

-- ---------------------------------------------------------------- merging

-- Where an idea stands now: in the idea that it was merged into. Rows that speak of it (votes,
-- follows, comments, cases, answers) stay where they were made; the idea that is kept counts them.
alter table ideas add column merged_into integer references ideas (id); -- null unless merged
alter table ideas add column kept_id integer references ideas (id);     -- the end of the chain; null unless merged
alter table ideas add column merged integer not null default 0;         -- equals the ideas whose kept_id it is
create index ideas_merged_into on ideas (merged_into) where merged_into is not null;
create index ideas_of_kept on ideas (kept_id) where kept_id is not null;

-- Every merge, also those that were undone.
create table merges (
    id integer primary key autoincrement,
    idea_id integer not null references ideas (id) on delete cascade,
    into_id integer not null references ideas (id) on delete cascade,
    actor_id integer not null references accounts (id),
    reason text not null,                       -- public; may be empty
    votes_kept integer not null,                -- voices behind the kept idea before
    votes_merged integer not null,              -- and behind the other
    votes_both integer not null,                -- of these, behind both
    created_at integer not null,
    undone_at integer,                          -- null while it stands
    undone_by integer references accounts (id)  -- null while it stands
);
create unique index merges_standing on merges (idea_id) where undone_at is null;
create index merges_of_idea on merges (idea_id);
create index merges_of_kept on merges (into_id);
create index merges_of_actor on merges (actor_id);
create index merges_of_undoer on merges (undone_by);

-- An idea that was made out of a comment, or out of a part of another idea.
create table splits (
    idea_id integer not null primary key references ideas (id) on delete cascade,
    from_id integer not null references ideas (id) on delete cascade,
    comment_id integer references comments (id) on delete set null, -- null when it was a part of the idea
    actor_id integer not null references accounts (id),
    reason text not null,
    created_at integer not null,
    agreed text not null default 'asked' check (agreed in ('asked', 'agreed', 'refused')),
    agreed_at integer                           -- null until its author answers
);
create index splits_of_origin on splits (from_id);
create index splits_of_comment on splits (comment_id);
create index splits_of_actor on splits (actor_id);

-- Lists show what can be read and stands by itself.
drop index ideas_by_trend;
drop index ideas_by_age;
drop index ideas_by_votes;
drop index ideas_by_answer;
create index ideas_by_trend on ideas (trend desc, id desc)
    where visibility = 'public' and merged_into is null;
create index ideas_by_age on ideas (created_at desc, id desc)
    where visibility = 'public' and merged_into is null;
create index ideas_by_votes on ideas (votes desc, imported_votes desc, id desc)
    where visibility = 'public' and merged_into is null;
create index ideas_by_answer on ideas (answered_at desc, id desc)
    where visibility = 'public' and merged_into is null and answered_at is not null;
create index ideas_waiting on ideas (created_at) where visibility = 'waiting';
create index comments_waiting on comments (created_at) where visibility = 'waiting';

-- ---------------------------------------------------------------- the roadmap

-- Pictures in updates of the roadmap, as they are sent.
create table pictures (
    id integer primary key autoincrement,
    media_type text not null,
    width integer not null,
    height integer not null,
    data text not null,                         -- base64
    created_at integer not null
);

-- A promise: what an agency does, and until when. Dates are ISO days; the precision tells how much
-- of one is meant.
create table roadmap_items (
    id integer primary key autoincrement,
    agency_id integer not null references agencies (id),
    topic_id integer references topics (id),    -- null when it has none
    area_id integer references areas (id),      -- null for the whole city
    stage text not null check (stage in ('under_review', 'planned', 'in_progress', 'done', 'declined')),
    start_on text,                              -- null when not known
    start_precision text check (start_precision in ('day', 'month', 'quarter', 'year')),
    due_on text,                                -- null when not promised yet
    due_precision text check (due_precision in ('day', 'month', 'quarter', 'year')),
    budget text not null default '',            -- as the city words it; empty when not public
    decline_reason text,                        -- null unless declined
    reopen_if text,                             -- what would reopen it; null unless declined
    created_by integer not null references accounts (id),
    created_at integer not null,
    delivered_at integer                        -- null until done
);
create index roadmap_items_of_agency on roadmap_items (agency_id);
create index roadmap_items_of_topic on roadmap_items (topic_id);
create index roadmap_items_of_area on roadmap_items (area_id);
create index roadmap_items_of_maker on roadmap_items (created_by);
create index roadmap_items_by_stage on roadmap_items (stage, due_on);

create table roadmap_texts (
    item_id integer not null references roadmap_items (id) on delete cascade,
    language text not null,
    title text not null,
    summary text not null,                      -- Markdown as typed
    summary_html text not null,                 -- rendered and sanitised when written
    primary key (item_id, language)
);

-- Agencies that help the owner.
create table roadmap_helpers (
    item_id integer not null references roadmap_items (id) on delete cascade,
    agency_id integer not null references agencies (id),
    primary key (item_id, agency_id)
) without rowid;
create index roadmap_helpers_of_agency on roadmap_helpers (agency_id);

-- The ideas behind a promise.
create table roadmap_ideas (
    item_id integer not null references roadmap_items (id) on delete cascade,
    idea_id integer not null references ideas (id) on delete cascade,
    actor_id integer not null references accounts (id),
    created_at integer not null,
    primary key (item_id, idea_id)
) without rowid;
create index roadmap_ideas_of_idea on roadmap_ideas (idea_id);
create index roadmap_ideas_of_actor on roadmap_ideas (actor_id);

-- Every change of stage or date. The first row of an item is its making.
create table roadmap_changes (
    id integer primary key autoincrement,
    item_id integer not null references roadmap_items (id) on delete cascade,
    actor_id integer not null references accounts (id),
    reason text not null,                       -- public
    language text not null,                     -- of the reason
    stage_before text,                          -- null at its making
    stage_after text not null,
    start_before text,
    start_before_precision text,
    start_after text,
    start_after_precision text,
    due_before text,
    due_before_precision text,
    due_after text,
    due_after_precision text,
    created_at integer not null
);
create index roadmap_changes_of_item on roadmap_changes (item_id, created_at);
create index roadmap_changes_of_actor on roadmap_changes (actor_id);

create table milestones (
    id integer primary key autoincrement,
    item_id integer not null references roadmap_items (id) on delete cascade,
    language text not null,
    title text not null,
    due_on text not null,
    due_precision text not null check (due_precision in ('day', 'month', 'quarter', 'year')),
    reached_at integer,                         -- null until reached
    created_at integer not null
);
create index milestones_of_item on milestones (item_id, due_on);

-- What an agency tells of a promise, and shows when it is kept.
create table roadmap_posts (
    id integer primary key autoincrement,
    item_id integer not null references roadmap_items (id) on delete cascade,
    kind text not null check (kind in ('update', 'evidence')),
    author_id integer not null references accounts (id),
    language text not null,
    body text not null,
    body_html text not null,
    picture_id integer references pictures (id), -- null without one
    picture_text text not null default '',      -- for those who cannot see it
    created_at integer not null
);
create index roadmap_posts_of_item on roadmap_posts (item_id, created_at);
create index roadmap_posts_of_author on roadmap_posts (author_id);
create index roadmap_posts_of_picture on roadmap_posts (picture_id);

-- Whether what was delivered solved it for one who stood behind it.
create table outcomes (
    item_id integer not null references roadmap_items (id) on delete cascade,
    account_id integer not null references accounts (id) on delete cascade,
    verdict text not null check (verdict in ('yes', 'partly', 'no')),
    why text not null,                          -- may be empty
    language text not null,
    created_at integer not null,
    changed_at integer not null,
    primary key (item_id, account_id)
) without rowid;
create index outcomes_of_account on outcomes (account_id);

-- That so many say it did not help that moderators look at it again.
create table reopenings (
    id integer primary key autoincrement,
    item_id integer not null references roadmap_items (id) on delete cascade,
    answers integer not null,                   -- how many had answered
    no integer not null,                        -- and said no
    created_at integer not null,
    settled_at integer,                         -- null until a moderator settles it
    settled_by integer references accounts (id), -- null until then
    reason text not null default ''
);
create unique index reopenings_standing on reopenings (item_id) where settled_at is null;
create index reopenings_of_item on reopenings (item_id);
create index reopenings_of_settler on reopenings (settled_by);

-- ---------------------------------------------------------------- notices

-- What people are to hear of. Written in the transaction that did it; who hears of it is worked
-- out and written afterwards, a few hundred at a time, so that a merge of fifty thousand voices
-- keeps nobody waiting.
create table notices (
    id integer primary key autoincrement,
    kind text not null,
    audience text not null,                     -- JSON: whom it concerns
    idea_id integer references ideas (id) on delete cascade,         -- null when none is concerned
    item_id integer references roadmap_items (id) on delete cascade, -- null when none is concerned
    actor_id integer references accounts (id),  -- who did it, and does not hear of it; null when nobody
    data text not null,                         -- JSON
    created_at integer not null,
    reached integer not null default 0,         -- the last account that has been told
    spread_at integer                           -- null until everyone has been told
);
create index notices_to_spread on notices (id) where spread_at is null;
create index notices_of_idea on notices (idea_id);
create index notices_of_item on notices (item_id);
create index notices_of_actor on notices (actor_id);

-- To whom a notice goes, by which channel.
create table deliveries (
    account_id integer not null references accounts (id) on delete cascade,
    channel text not null check (channel in ('app', 'mail')),
    notice_id integer not null references notices (id) on delete cascade,
    language text not null,                     -- that it is worded in
    state text not null check (state in ('waiting', 'sent', 'failed')),
    created_at integer not null,
    read_at integer,                            -- null until read
    primary key (account_id, channel, notice_id)
) without rowid;
create index deliveries_of_notice on deliveries (notice_id);
create index deliveries_unread on deliveries (account_id) where read_at is null and channel = 'app';

-- What a resident follows besides single ideas.
create table subscriptions (
    account_id integer not null references accounts (id) on delete cascade,
    subject text not null check (subject in ('topic', 'area', 'agency', 'item')),
    subject_id integer not null,
    created_at integer not null,
    primary key (account_id, subject, subject_id)
) without rowid;
create index subscriptions_of_subject on subscriptions (subject, subject_id);

-- The language that someone last read the site in: notices and mail are worded in it.
alter table accounts add column language text not null default 'en';
