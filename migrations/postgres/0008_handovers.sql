-- PostgreSQL. Kept beside ../sqlite/0008_handovers.sql: the same tables, columns and keys.
-- That an item of the roadmap was handed from one agency to another is a change like those of stage and dates.

alter table roadmap_changes add column agency_before bigint references agencies (id); -- null unless it was handed on
alter table roadmap_changes add column agency_after bigint references agencies (id);  -- null unless it was handed on
create index roadmap_changes_from_agency on roadmap_changes (agency_before);
create index roadmap_changes_to_agency on roadmap_changes (agency_after);
