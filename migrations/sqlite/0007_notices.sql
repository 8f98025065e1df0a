-- SQLite. Kept beside ../postgres/0007_notices.sql: the same tables, columns and keys.
-- Following and stopping.

-- Who wants to hear nothing more of an idea or an item of the roadmap, although they stand behind
-- it. What concerns their own words they are told all the same.
create table silences (
    account_id integer not null references accounts (id) on delete cascade,
    subject text not null check (subject in ('idea', 'item')),
    subject_id integer not null,
    created_at integer not null,
    primary key (account_id, subject, subject_id)
) without rowid;

-- Authors follow what they ask for until they stop; so do those who wrote before there were notices.
insert into follows (idea_id, account_id, created_at)
    select id, author_id, created_at from ideas where author_id is not null
    on conflict do nothing;
