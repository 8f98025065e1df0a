-- PostgreSQL. Kept beside ../sqlite/0005_agencies.sql: the same tables, columns and keys.
-- Who ended an assignment and why, which question paused a clock, and hand-backs that wait.

alter table assignments add column ended_by bigint references accounts (id); -- null while it stands
alter table assignments add column ended_reason text not null default '';     -- public; empty when handed over: the next row tells
alter table assignments add column settled_at bigint;     -- when moderators left a hand-back without an agency; null otherwise
create index assignments_of_ender on assignments (ended_by);
create index assignments_handed_back on assignments (ended_at)
    where ended_as = 'handed_back' and settled_at is null;

alter table clock_pauses add column answer_id bigint references official_answers (id) on delete cascade; -- the question that paused it; null otherwise
alter table clock_pauses add column ended_by bigint references accounts (id);                            -- null while it stands still
create index clock_pauses_of_answer on clock_pauses (answer_id);
create index clock_pauses_of_ender on clock_pauses (ended_by);
