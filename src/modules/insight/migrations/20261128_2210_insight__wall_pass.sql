-- Screens on walls: each reads one board of one place, without anybody being signed in at it.

create table wall_pass (
  id uuid primary key,
  area text collate "C" not null references place (code),
  name text not null check (name <> ''),
  board text not null check (board in ('place', 'industry')),
  organisation_id uuid references organisation (id),
  span text not null check (span in ('week', 'month', 'quarter', 'year')),
  issued_by uuid not null references staff_account (id),
  issued_at timestamptz not null,
  opened_at timestamptz,
  opened integer not null default 0,
  seen_at timestamptz,
  revoked_at timestamptz,
  check (organisation_id is null or board = 'industry')
);
comment on table wall_pass is 'a screen that reads the figures of one board and nothing else, until it is revoked; opened: how often its link was used, the last use is the one that counts';
create index wall_pass_area on wall_pass (area);
