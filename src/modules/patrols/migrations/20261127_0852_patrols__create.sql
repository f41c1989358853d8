-- Rounds in a grid. What was looked at and what was found: things, never people; no route, no duration, nothing that could be one (domain §8.4, §12.2).

create table patrol (
  id uuid primary key,
  area text collate "C" not null references place (code),
  account_id uuid not null references staff_account (id),
  organisation_id uuid not null references organisation (id),
  day date not null,
  made_at timestamptz not null,
  at timestamptz not null,
  result text not null check (result in ('nothing', 'hazard', 'mended')),
  category text check (length(category) between 1 and 60),
  what text check (length(what) between 4 and 2000),
  place_note text check (length(place_note) between 1 and 200),
  case_id uuid references cases (id),
  state text not null check (state in ('done', 'reported', 'toVerify', 'verified', 'redo')),
  verified_by uuid references staff_account (id),
  verified_at timestamptz,
  verify_note text check (length(verify_note) between 2 and 500),
  version integer not null default 1,
  constraint patrol_found check ((result = 'nothing') = (what is null)),
  constraint patrol_state check (
    (result = 'nothing' and state = 'done')
    or (result = 'hazard' and state = 'reported')
    or (result = 'mended' and state in ('toVerify', 'verified', 'redo'))
  ),
  constraint patrol_case check ((case_id is not null) = (state in ('reported', 'redo'))),
  constraint patrol_verified check (
    (verified_by is null) = (verified_at is null) and (verified_by is not null) = (state in ('verified', 'redo'))
  ),
  constraint patrol_verifier check (verified_by is null or verified_by <> account_id),
  constraint patrol_redo check (state <> 'redo' or verify_note is not null)
);
comment on table patrol is 'a round in a grid on a day: nothing found, a hazard that became a case, or something mended on the spot that another person looks at';
create index patrol_area_day on patrol (area, day);
create index patrol_to_verify on patrol (area) where state = 'toVerify';
create index patrol_case_of on patrol (case_id);

create table patrol_file (
  id uuid primary key,
  patrol_id uuid not null references patrol (id),
  area text collate "C" not null,
  stage text not null check (stage in ('before', 'after')),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  thumb_hash text check (thumb_hash ~ '^[0-9a-f]{64}$'),
  media_type text not null,
  name text not null check (length(name) between 1 and 120),
  at timestamptz not null
);
comment on table patrol_file is 'how it looked before and after; things, no people';
create index patrol_file_patrol on patrol_file (patrol_id);
