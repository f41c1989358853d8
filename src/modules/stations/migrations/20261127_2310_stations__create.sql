-- Stations for people who work outdoors. There is no column for a price: a station costs nothing (domain §6).

create table station (
  id uuid primary key,
  area text collate "C" not null references place (code),
  name text not null check (length(name) between 2 and 60),
  kind text not null check (kind in ('redBee', 'warm', 'outdoor', 'charging')),
  address text not null check (length(address) between 2 and 200),
  way text check (length(way) between 2 and 300),
  lat double precision not null check (lat between 3.86 and 53.55),
  long double precision not null check (long between 73.66 and 135.05),
  amenities text[] not null check (
    cardinality(amenities) > 0
    and amenities <@ array['water', 'meal', 'phoneCharge', 'bikeCharge', 'rest', 'warm', 'cool', 'rain', 'firstAid', 'toilet', 'nursery', 'wifi', 'repair', 'books', 'law', 'stepFree']
  ),
  seats integer check (seats between 1 and 500),
  hours jsonb not null check (jsonb_array_length(hours -> 'week') = 7),
  host text not null check (length(host) between 2 and 60),
  organisation_id uuid not null references organisation (id),
  phone text not null check (length(phone) between 3 and 60),
  state text not null default 'open' check (state in ('open', 'paused', 'closed')),
  state_reason text check (length(state_reason) between 2 and 200),
  paused_until date,
  confirmed_on date not null,
  version integer not null default 1,
  constraint station_reason check ((state = 'open') = (state_reason is null)),
  constraint station_paused check (paused_until is null or state = 'paused')
);
comment on table station is 'a place where outdoor workers may drink, warm up and rest, free of charge: where, when, what it offers, who keeps it, and when somebody last looked';
comment on column station.lat is 'WGS-84, as everything that is kept; other datums are turned into it at the edge';
create index station_area on station (area);
create unique index station_name on station (left(area, 6), name) where state <> 'closed';
create index station_organisation on station (organisation_id);

create table station_report (
  id uuid primary key,
  station_id uuid not null references station (id),
  area text collate "C" not null,
  kind text not null check (kind in ('shutNow', 'lacks', 'wrongHours', 'wrongPlace', 'gone', 'charged', 'other')),
  amenity text check (amenity in ('water', 'meal', 'phoneCharge', 'bikeCharge', 'rest', 'warm', 'cool', 'rain', 'firstAid', 'toilet', 'nursery', 'wifi', 'repair', 'books', 'law', 'stepFree')),
  note text check (length(note) between 2 and 200),
  times integer not null default 1,
  first_at timestamptz not null,
  last_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'corrected', 'answered')),
  answer text check (length(answer) between 2 and 300),
  answered_at timestamptz,
  answered_by uuid references staff_account (id),
  version integer not null default 1,
  constraint station_report_lacks check ((kind = 'lacks') = (amenity is not null)),
  constraint station_report_answer check (
    (state = 'waiting') = (answer is null) and (answer is null) = (answered_at is null) and (answer is null) = (answered_by is null)
  )
);
comment on table station_report is 'what users found at a station that is not as told; nobody is recorded as having said so, and the same thing said again is counted';
create index station_report_station on station_report (station_id, last_at);
create index station_report_waiting on station_report (area) where state = 'waiting';

create table station_box (
  area text collate "C" primary key references place (code),
  south double precision not null,
  west double precision not null,
  north double precision not null,
  east double precision not null,
  at timestamptz not null,
  constraint station_box_order check (south < north and west < east),
  constraint station_box_country check (south >= 3.86 and north <= 53.55 and west >= 73.66 and east <= 135.05)
);
comment on table station_box is 'the rectangle a place lies in, told by its own office: a station outside it stands at an impossible position';
