-- PostgreSQL. Kept beside ../sqlite/0004_moderation_inbox.sql: the same tables, columns and keys.

-- What residents wrote within the last 30 days, by its words: whoever posts the same again, or
-- very much at once, is noticed without a look through all that was ever written.
create table arrivals (
    subject text not null check (subject in ('idea', 'comment', 'case')),
    subject_id bigint not null,
    account_id bigint not null references accounts (id) on delete cascade,
    digest text not null,                       -- SHA-256 of the words, without case and spaces
    created_at bigint not null,
    primary key (subject, subject_id)
);
create index arrivals_by_words on arrivals (digest, created_at);
create index arrivals_of_account on arrivals (account_id, created_at);
create index arrivals_by_age on arrivals (created_at);

create index cases_waiting on cases (created_at) where visibility = 'waiting';
