-- Places that are visited: who receives visitors, when it is open, how many fit in, how long a visit takes. A booking holds places from the moment it is
-- asked for; there are never more people booked than fit in (product S6.1). Names and telephones of who booked are sealed and go after 90 days.

create table venue (
  id uuid primary key,
  area text collate "C" not null references place (code),
  name text not null check (length(name) between 2 and 60),
  kind text not null check (kind in ('fire', 'experience', 'party', 'library', 'museum', 'practice', 'farm', 'other')),
  organisation_id uuid not null references organisation (id),
  address text not null check (length(address) between 2 and 200),
  way text check (length(way) between 2 and 300),
  lat double precision check (lat between 3.86 and 53.55),
  long double precision check (long between 73.66 and 135.05),
  hours jsonb not null check (jsonb_array_length(hours -> 'week') = 7),
  capacity integer not null check (capacity between 1 and 2000),
  visit_minutes integer not null check (visit_minutes between 15 and 480),
  lead_hours integer not null check (lead_hours between 0 and 720),
  ahead_days integer not null check (ahead_days between 1 and 180),
  takes_residents boolean not null,
  shows text not null check (length(shows) between 2 and 1000),
  access text check (length(access) between 2 and 500),
  desk text not null check (length(desk) between 2 and 60),
  phone text not null check (length(phone) between 3 and 60),
  state text not null default 'open' check (state in ('open', 'paused', 'closed')),
  state_reason text check (length(state_reason) between 2 and 200),
  version integer not null default 1,
  constraint venue_reason check ((state = 'open') = (state_reason is null)),
  constraint venue_position check ((lat is null) = (long is null))
);
comment on table venue is 'a place that is visited: its host, visiting hours, how many people fit in at once, how long a visit takes; desk is a function, never a person';
comment on column venue.lat is 'WGS-84, as everything that is kept; other datums are turned into it at the edge';
create index venue_area on venue (area);
create unique index venue_name on venue (left(area, 6), name) where state <> 'closed';

create table venue_closed_day (
  id uuid primary key,
  venue_id uuid not null references venue (id),
  area text collate "C" not null,
  from_day date not null,
  to_day date not null,
  reason text not null check (length(reason) between 2 and 200),
  constraint venue_closed_order check (from_day <= to_day)
);
comment on table venue_closed_day is 'days on which a venue receives nobody, both ends included, and why';
create index venue_closed_of on venue_closed_day (venue_id);

create table venue_booking (
  id uuid primary key,
  number text not null unique check (number ~ '^[0-9]{8}$'),
  venue_id uuid not null references venue (id),
  area text collate "C" not null,
  organisation_id uuid references organisation (id),
  organisation_area text collate "C",
  account_id uuid references staff_account (id),
  group_name text not null check (length(group_name) between 2 and 60),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  people integer not null check (people between 1 and 2000),
  note text check (length(note) between 1 and 500),
  status text not null check (status in ('asked', 'confirmed', 'declined', 'cancelled', 'came', 'missed')),
  reason text check (length(reason) between 2 and 500),
  cancelled_by text check (cancelled_by in ('host', 'visitor')),
  at timestamptz not null,
  decided_at timestamptz,
  reminded_at timestamptz,
  came integer check (came between 1 and 2000),
  activity_id uuid unique references activity (id),
  name_sealed bytea,
  phone_sealed bytea,
  mac bytea,
  tries smallint not null default 0,
  tries_since timestamptz,
  erased_at timestamptz,
  version integer not null default 1,
  constraint venue_booking_span check (starts_at < ends_at),
  constraint venue_booking_who check ((organisation_id is null) = (organisation_area is null) and (organisation_id is null) = (mac is not null)),
  constraint venue_booking_activity check (activity_id is null or organisation_id is not null),
  constraint venue_booking_reason check (status not in ('declined', 'cancelled') or reason is not null),
  constraint venue_booking_cancelled check ((status = 'cancelled') = (cancelled_by is not null)),
  constraint venue_booking_named check ((name_sealed is null) = (erased_at is not null)),
  constraint venue_booking_erased check (erased_at is null or phone_sealed is null)
);
comment on table venue_booking is 'a visit asked for, confirmed or declined by the host, cancelled with a reason, made or missed; an organisation''s becomes an activity, whose roll and minutes are there';
create index venue_booking_when on venue_booking (venue_id, starts_at);
create index venue_booking_host on venue_booking (area, starts_at);
create index venue_booking_visitor on venue_booking (organisation_area, starts_at) where organisation_area is not null;
