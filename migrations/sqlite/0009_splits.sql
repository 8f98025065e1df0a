-- SQLite. Kept beside ../postgres/0008_splits.sql: the same tables, columns and keys.
-- A split is proposed before it makes an idea: its author is asked first. The table that was
-- meant for it until now has never held a row.

drop table splits;

-- That a comment, or a part of an idea, should be an idea of its own.
create table splits (
    id integer primary key autoincrement,
    from_id integer not null references ideas (id) on delete cascade,   -- the idea that the words are part of, or were written for
    comment_id integer references comments (id) on delete cascade,      -- null when they are a part of the idea
    author_id integer not null references accounts (id) on delete cascade, -- whose words they are
    actor_id integer not null references accounts (id),                 -- the moderator who asks
    kind text not null check (kind in ('idea', 'complaint', 'question', 'praise')),
    topic_id integer not null references topics (id),
    area_id integer references areas (id),      -- null for the whole city
    title text not null,                        -- as proposed
    body text not null,                         -- a passage of what was written
    reason text not null,                       -- told to the author
    created_at integer not null,
    settled_at integer,                         -- null while it waits for the author
    settled_by integer references accounts (id), -- null while it waits
    outcome text check (outcome in ('agreed', 'declined', 'withdrawn', 'lapsed')), -- null while it waits
    idea_id integer references ideas (id) on delete cascade -- what came of it; null unless agreed to
);
create unique index splits_standing_of_comment on splits (comment_id) where settled_at is null and comment_id is not null;
create unique index splits_standing_of_idea on splits (from_id) where settled_at is null and comment_id is null;
create unique index splits_of_idea on splits (idea_id) where idea_id is not null;
create index splits_of_origin on splits (from_id);
create index splits_of_comment on splits (comment_id);
create index splits_by_age on splits (created_at);
create index splits_of_author on splits (author_id);
create index splits_of_actor on splits (actor_id);
create index splits_of_settler on splits (settled_by);
create index splits_of_topic on splits (topic_id);
create index splits_of_area on splits (area_id);
