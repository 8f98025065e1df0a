-- SQLite. Kept beside ../postgres/0002_search.sql: the same tables, columns and keys.

-- What residents have of the same matter: an account of their own case under an idea, written when
-- they saw that it had been said before. One resident may add several; the same words twice are
-- one case, whoever presses how often.
create table cases (
    id integer primary key autoincrement,
    idea_id integer not null references ideas (id) on delete cascade,
    author_id integer not null references accounts (id) on delete cascade,
    area_id integer references areas (id),  -- null for the whole city
    language text not null,                 -- BCP 47, of the text
    title text not null,                    -- empty when it says no more than the idea's
    body text not null,                     -- Markdown as typed; empty when only a title was typed
    body_html text not null,                -- rendered and sanitised when written
    digest text not null,                   -- SHA-256 of title and body
    created_at integer not null,
    unique (idea_id, author_id, digest)
);
create index cases_by_age on cases (idea_id, created_at desc, id desc);
create index cases_of_author on cases (author_id);
create index cases_of_area on cases (area_id);

-- That two ideas were found alike and the author of the first says that they are not the same.
create table distinctions (
    idea_id integer not null references ideas (id) on delete cascade,
    other_id integer not null references ideas (id) on delete cascade,
    account_id integer not null references accounts (id) on delete cascade,
    created_at integer not null,
    primary key (idea_id, other_id)
) without rowid;
create index distinctions_of_other on distinctions (other_id);
create index distinctions_of_account on distinctions (account_id);

-- Ideas that are alike, as the search found them; derived, and computed anew at any time.
create table similar_pairs (
    idea_id integer not null references ideas (id) on delete cascade,
    other_id integer not null references ideas (id) on delete cascade,
    score real not null,                    -- from 0 to 1
    primary key (idea_id, other_id)
) without rowid;
create index similar_pairs_of_other on similar_pairs (other_id);
