-- The three administrators watch one another: no account is two of them at once, nor one of them beside any other work (GB/T 22239, 三员分立).
alter table post add constraint post_admins_apart exclude using gist (
  account_id with =,
  (case when role in ('systemAdmin', 'securityAdmin', 'auditAdmin') then role else 'work' end) with <>,
  daterange(valid_from, valid_to) with &&
);
-- A post taken in an emergency ends at a moment, not at a day.
alter table post add column until timestamptz;
create table emergency_access (
  id uuid primary key,
  area text collate "C" not null references place (code),
  account_id uuid not null references staff_account (id),
  post_id uuid not null references post (id),
  organisation_id uuid not null references organisation (id),
  role text not null,
  why text not null check (why in ('danger', 'disaster', 'absent', 'outage')),
  reason_sealed bytea not null,
  started_at timestamptz not null,
  until timestamptz not null,
  ended_at timestamptz,
  reviewed_by uuid references staff_account (id),
  reviewed_at timestamptz,
  verdict text check (verdict in ('justified', 'notJustified')),
  note_sealed bytea,
  version integer not null default 1,
  constraint emergency_short check (until > started_at and until <= started_at + interval '4 hours'),
  constraint emergency_reviewed check (num_nulls(reviewed_by, reviewed_at, verdict, note_sealed) in (0, 4)),
  constraint emergency_reviewed_by_another check (reviewed_by <> account_id)
);
comment on table emergency_access is 'somebody took a post that is not theirs, for hours, with a reason; those above see it at once and say afterwards whether it was right';
create index emergency_access_area on emergency_access (area, started_at);
call baodao.lock('emergency_access');
