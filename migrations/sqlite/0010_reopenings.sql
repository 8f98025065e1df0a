-- SQLite. Kept beside ../postgres/0010_reopenings.sql: the same tables, columns and keys.
-- What moderators make of a promise that many say did not help: how it was settled, and that a settlement was
-- taken back.
alter table reopenings add column decision text not null default '' check (decision in ('', 'keep', 'reopen'));
alter table reopenings add column undone_at integer;              -- null unless it was taken back
alter table reopenings add column undone_by integer references accounts (id); -- null until then
create index reopenings_of_undoer on reopenings (undone_by);
