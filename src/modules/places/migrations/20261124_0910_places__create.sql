-- The division tree, the names people really use, and the working days the State Council announces.

create table place (
  code text collate "C" primary key check (code ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12}|[0-9]{15})$'),
  name text not null check (name <> ''),
  full_name text not null check (full_name <> ''),
  kind text not null check (kind in ('province', 'prefecture', 'county', 'countyUnit', 'subdistrict', 'town', 'township', 'quasiTownship',
    'community', 'villageCommittee', 'quasiCommunity', 'quasiVillage', 'grid')),
  parent text collate "C" references place (code),
  valid_from date,
  valid_to date,
  version integer not null default 1,
  constraint place_below_parent check (parent is null or (code <> parent and starts_with(code, parent))),
  constraint place_valid check (valid_from is null or valid_to is null or valid_from < valid_to),
  constraint place_grid_has_fifteen_digits check ((kind = 'grid') = (length(code) = 15))
);
comment on table place is 'the code is the area; kind is stated, never derived from the code; a closed place stays; full_name reads from the county down and is kept by the store';
create index place_parent on place (parent, code);

create table place_alias (
  id uuid primary key,
  area text collate "C" not null references place (code),
  alias text not null check (alias <> ''),
  valid_from date,
  valid_to date,
  constraint place_alias_valid check (valid_from is null or valid_to is null or valid_from < valid_to),
  constraint place_alias_once exclude using gist (area with =, alias with =, daterange(valid_from, valid_to) with &&)
);
comment on table place_alias is 'other names of a place, old and popular ones, each for a half-open range of days';

create table calendar_cover (
  region text collate "C" primary key references place (code),
  covered_from date not null,
  covered_until date not null,
  edition uuid not null,
  constraint calendar_cover_order check (covered_from <= covered_until)
);
comment on table calendar_cover is 'the days, both ends included, about which the notices of a region have spoken; edition changes with every import, and caches ask for it';

create table calendar_day (
  region text collate "C" not null references calendar_cover (region),
  date date not null,
  is_workday boolean not null,
  name text not null,
  source_doc text not null check (source_doc <> ''),
  primary key (region, date)
);
comment on table calendar_day is 'exceptions to "Monday to Friday are working days", each with the notice that made it';
