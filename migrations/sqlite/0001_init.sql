-- SQLite. Kept beside ../postgres/0001_init.sql: the same tables, columns and keys.
-- Times are milliseconds since 1970 in UTC. Columns are not null unless absence has a
-- meaning, which is then told beside them (SQLite reads null as 0 or '' where the program
-- does not ask for an option).

create table topics (
    id integer primary key autoincrement,
    slug text not null unique,
    names text not null,            -- JSON: {"ar": "…", "fa": "…", "en": "…"}
    position integer not null
);

create table areas (
    id integer primary key autoincrement,
    slug text not null unique,
    names text not null,
    position integer not null
);

create table agencies (
    id integer primary key autoincrement,
    slug text not null unique,
    names text not null,
    position integer not null
);

create table accounts (
    id integer primary key autoincrement,
    email text not null unique,             -- lower case
    display_name text not null,
    name_skeleton text not null unique,     -- UTS #39: names that look alike share it
    password_hash text not null,            -- argon2id in PHC form
    role text not null check (role in ('resident', 'officer', 'moderator', 'administrator')),
    agency_id integer references agencies (id), -- of officers; null for all others
    created_at integer not null
);

create table sessions (
    token_hash text not null primary key,   -- SHA-256 of the cookie's value
    account_id integer not null references accounts (id) on delete cascade,
    created_at integer not null,
    expires_at integer not null
);
create index sessions_account on sessions (account_id);
create index sessions_expiry on sessions (expires_at);

-- What a visitor had begun and not finished: a draft, or an action that waits for a sign-in.
create table kept_work (
    token_hash text not null primary key,   -- SHA-256 of the cookie's value
    payload text not null,                  -- JSON
    updated_at integer not null,
    expires_at integer not null
);
create index kept_work_expiry on kept_work (expires_at);

create table imports (
    id integer primary key autoincrement,
    source text not null,                   -- names the place the rows came from, e.g. "uk-petitions"
    file_name text not null,
    started_at integer not null,
    finished_at integer,                       -- null while it runs
    undone_at integer                          -- null unless undone
);

create table ideas (
    id integer primary key autoincrement,
    kind text not null check (kind in ('idea', 'complaint', 'question', 'praise')),
    stage text not null check (stage in ('submitted', 'under_review', 'planned', 'in_progress', 'done', 'declined')),
    topic_id integer references topics (id),     -- null when imported without one
    area_id integer references areas (id),       -- null when imported without one, or for the whole city
    agency_id integer references agencies (id),  -- null until assigned
    author_id integer references accounts (id),  -- null when imported
    language text not null,                 -- BCP 47, of the text
    title text not null,
    body text not null,                     -- Markdown as typed
    body_html text not null,                -- rendered and sanitised when written
    excerpt text not null,                  -- first words, plain
    votes integer not null default 0,          -- equals the rows in votes
    imported_votes integer not null default 0, -- supports without names, from elsewhere
    comments integer not null default 0,       -- equals the visible rows in comments
    trend real not null,                   -- see app/src/domain/trend.rs
    created_at integer not null,
    answered_at integer,                       -- of the latest official answer; null until then
    import_id integer references imports (id),   -- null when written here
    source text,                            -- null when written here
    external_id text,                       -- the row's name at its source; null when written here
    unique (source, external_id)
);
create index ideas_by_trend on ideas (trend desc, id desc);
create index ideas_by_age on ideas (created_at desc, id desc);
create index ideas_by_votes on ideas (votes desc, imported_votes desc, id desc);
create index ideas_by_answer on ideas (answered_at desc, id desc) where answered_at is not null;
create index ideas_of_topic on ideas (topic_id);
create index ideas_of_area on ideas (area_id);
create index ideas_of_agency on ideas (agency_id);
create index ideas_of_author on ideas (author_id);
create index ideas_of_import on ideas (import_id);

-- One resident's support for one idea.
create table votes (
    idea_id integer not null references ideas (id) on delete cascade,
    account_id integer not null references accounts (id) on delete cascade,
    created_at integer not null,
    primary key (idea_id, account_id)
) without rowid;
create index votes_of_account on votes (account_id);

create table follows (
    idea_id integer not null references ideas (id) on delete cascade,
    account_id integer not null references accounts (id) on delete cascade,
    created_at integer not null,
    primary key (idea_id, account_id)
) without rowid;
create index follows_of_account on follows (account_id);

create table comments (
    id integer primary key autoincrement,
    idea_id integer not null references ideas (id) on delete cascade,
    parent_id integer references comments (id), -- null at the first level
    author_id integer not null references accounts (id),
    language text not null,
    body text not null,
    body_html text not null,
    helpful integer not null default 0,        -- equals the rows in helpful_marks
    created_at integer not null,
    edited_at integer,                         -- null unless edited
    deleted_at integer                         -- null unless its author deleted it
);
create index comments_by_age on comments (idea_id, parent_id, created_at, id);
create index comments_by_helpful on comments (idea_id, parent_id, helpful desc, id);
create index comments_of_parent on comments (parent_id);
create index comments_of_author on comments (author_id);

-- What a comment said before each edit.
create table comment_versions (
    comment_id integer not null references comments (id) on delete cascade,
    replaced_at integer not null,
    body_html text not null,
    primary key (comment_id, replaced_at)
);

create table helpful_marks (
    comment_id integer not null references comments (id) on delete cascade,
    account_id integer not null references accounts (id) on delete cascade,
    created_at integer not null,
    primary key (comment_id, account_id)
) without rowid;

-- What agencies answered; kept for ever.
create table official_answers (
    id integer primary key autoincrement,
    idea_id integer not null references ideas (id) on delete cascade,
    agency_id integer not null references agencies (id),
    author_id integer not null references accounts (id),
    language text not null,
    stage text not null check (stage in ('submitted', 'under_review', 'planned', 'in_progress', 'done', 'declined')),
    body text not null,
    body_html text not null,
    created_at integer not null
);
create index official_answers_of_idea on official_answers (idea_id, created_at);

-- What happened, in order, written in the transaction that did it.
create table events (
    id integer primary key autoincrement,
    kind text not null,
    idea_id integer,                           -- null when no idea is concerned
    actor_id integer,                          -- null when the system did it
    data text not null,                     -- JSON
    created_at integer not null
);
