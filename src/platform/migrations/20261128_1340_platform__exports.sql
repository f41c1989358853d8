-- Who took which list out as a table, and what for (docs/decisions/0033).

create table export_log (
  id uuid primary key,
  area text collate "C" not null,
  at timestamptz not null,
  account_id uuid not null,
  role text not null,
  organisation_id uuid not null,
  list text not null check (list <> ''),
  title text not null,
  filters jsonb not null default '{}',
  filters_mac bytea,
  purpose text not null check (purpose in ('work', 'meeting', 'check', 'report', 'handover', 'audit', 'disclosure', 'form', 'other')),
  words text check (words <> ''),
  format text not null check (format in ('xlsx', 'csv')),
  columns text[] not null default '{}',
  is_personal boolean not null,
  rows integer check (rows >= 0),
  ended text check (ended in ('whole', 'cut', 'broken')),
  ended_at timestamptz,
  constraint export_log_other check (purpose <> 'other' or words is not null),
  constraint export_log_end check ((ended is null) = (ended_at is null))
);
comment on table export_log is 'a table somebody took out of the house: whose, which list, by which filters, how many rows, what for; never what stood in it';
comment on column export_log.filters is 'what narrowed the list: codes, days and choices; of words searched for only that there were any';
comment on column export_log.filters_mac is 'keyed hash of the filters as they were asked for, until the file was fetched';
create index export_log_place on export_log (area, at desc);
create index export_log_own on export_log (account_id, at desc);
