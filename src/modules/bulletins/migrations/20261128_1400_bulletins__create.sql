create table bulletin (
  id uuid primary key,
  area text collate "C" not null references place (code),
  organisation_id uuid references organisation (id),
  issuer_id uuid not null references organisation (id),
  account_id uuid not null references staff_account (id),
  number text not null unique,
  edition smallint not null check (edition >= 1),
  restates uuid unique references bulletin (id),
  template text not null,
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  against text not null check (against in ('previous', 'lastYear')),
  body jsonb not null,
  formula text not null,
  root_day date,
  root text not null,
  as_of timestamptz not null,
  check ((edition = 1) = (restates is null))
);
comment on table bulletin is 'append-only: a bulletin as it was issued, in both languages, with the formulas and the root of the journal it stands on; it never changes, a restated edition refers to it';
create index bulletin_area on bulletin (area, as_of desc);

create table bulletin_number (
  bulletin_id uuid not null references bulletin (id),
  nth smallint not null,
  area text collate "C" not null,
  figure text not null,
  organisation_id uuid references organisation (id),
  slice jsonb,
  from_day date not null,
  before_day date not null check (before_day > from_day),
  value double precision,
  of_count integer,
  digest text,
  marks text[],
  primary key (bulletin_id, nth)
);
comment on table bulletin_number is 'append-only: one number of an issued bulletin, with a digest of the rows behind it and a short mark of each where they are few enough, so that what is new can be told later';

create table bulletin_correction (
  id uuid primary key,
  bulletin_id uuid not null,
  nth smallint not null,
  area text collate "C" not null,
  was_value double precision,
  was_of integer,
  value double precision,
  of_count integer,
  added jsonb not null,
  added_count integer not null,
  gone_count integer not null,
  at timestamptz not null,
  foreign key (bulletin_id, nth) references bulletin_number (bulletin_id, nth)
);
comment on table bulletin_correction is 'append-only: a number of an issued bulletin that records of later changed: from what to what, found when, which records are new; they name nobody';
create index bulletin_correction_of on bulletin_correction (bulletin_id, at);

create table bulletin_check (
  bulletin_id uuid primary key references bulletin (id),
  area text collate "C" not null,
  checked_at timestamptz not null
);
comment on table bulletin_check is 'when the numbers of an issued bulletin were last counted again';

create table bulletin_public (
  bulletin_id uuid primary key references bulletin (id),
  area text collate "C" not null,
  body jsonb not null,
  published_at timestamptz not null,
  account_id uuid not null references staff_account (id),
  withdrawn_at timestamptz,
  version integer not null default 1
);
comment on table bulletin_public is 'an issued bulletin on the portal, without small numbers of people; taken down again, it stays in the house';
create index bulletin_public_since on bulletin_public (published_at desc) where withdrawn_at is null;

create table bulletin_series (
  organisation_id uuid not null references organisation (id),
  area text collate "C" not null,
  year integer not null,
  last integer not null,
  primary key (organisation_id, year)
);
comment on table bulletin_series is 'the last number of a bulletin a unit gave in a year';
