-- Study rooms (product S5.4): seats on a plan, taken by the slot; hold, away and release rules are data with effective dates. Two people can never have
-- one seat at one time, nor one person two: the database refuses it, whoever was quicker.

create table room (
  id uuid primary key,
  area text collate "C" not null references place (code),
  organisation_id uuid not null references organisation (id),
  name text not null check (length(name) between 2 and 60),
  address text not null check (length(address) between 2 and 200),
  way text check (length(way) between 2 and 300),
  hours jsonb not null check (jsonb_array_length(hours -> 'week') = 7),
  shows text not null check (length(shows) between 2 and 1000),
  desk text not null check (length(desk) between 2 and 60),
  phone text not null check (length(phone) between 3 and 60),
  plan text not null check (length(plan) between 1 and 700),
  takes_children boolean not null,
  children_per_adult integer not null check (children_per_adult between 1 and 15),
  state text not null default 'open' check (state in ('open', 'paused', 'closed')),
  state_reason text check (length(state_reason) between 2 and 200),
  kiosk_epoch integer not null default 0,
  version integer not null default 1,
  constraint room_reason check ((state = 'open') = (state_reason is null))
);
comment on table room is 'a study room: its hours, its plan as a grid of signs, how many children one vetted adult minds; desk is a function, never a person';
create index room_area on room (area);
create unique index room_name on room (left(area, 6), name) where state <> 'closed';

create table room_seat (
  id uuid primary key,
  room_id uuid not null references room (id),
  area text collate "C" not null,
  label text not null check (length(label) between 2 and 5),
  line integer not null check (line between 0 and 19),
  place integer not null check (place between 0 and 29),
  kind text not null check (kind in ('seat', 'child', 'power', 'accessible')),
  removed_at timestamptz
);
comment on table room_seat is 'a seat where the plan has one; a removed one stays for what was booked on it';
create unique index room_seat_place on room_seat (room_id, line, place) where removed_at is null;

create table room_rule_set (
  id uuid primary key,
  room_id uuid not null references room (id),
  area text collate "C" not null,
  name text not null check (length(name) between 2 and 40),
  valid_from date not null,
  slot_minutes integer not null check (slot_minutes between 30 and 720),
  ahead_days integer not null check (ahead_days between 0 and 30),
  hold_minutes integer not null check (hold_minutes between 5 and 120),
  away_minutes integer not null check (away_minutes between 5 and 120),
  meal_minutes integer not null check (meal_minutes between 5 and 240),
  per_day integer not null check (per_day between 1 and 10),
  breaches integer not null check (breaches between 0 and 20),
  within_days integer not null check (within_days between 1 and 60),
  pause_days integer not null check (pause_days between 0 and 14),
  pause_to_week_end boolean not null,
  at timestamptz not null,
  constraint room_rule_set_once unique (room_id, valid_from)
);
comment on table room_rule_set is 'append-only: the house rules of a room from a day on; breaches 0 means that nothing follows from an empty seat; children are only ever reminded';

create table room_term (
  id uuid primary key,
  room_id uuid not null references room (id),
  area text collate "C" not null,
  name text not null check (length(name) between 2 and 40),
  from_day date not null,
  to_day date not null,
  constraint room_term_order check (from_day < to_day),
  constraint room_term_once exclude using gist (room_id with =, daterange(from_day, to_day, '[]') with &&)
);
comment on table room_term is 'a term of homework evenings: what is kept of children ends with it';

create table room_child (
  id uuid primary key,
  number text not null unique check (number ~ '^[0-9]{8}$'),
  room_id uuid not null references room (id),
  term_id uuid not null references room_term (id),
  area text collate "C" not null,
  school_grade integer not null check (school_grade between 1 and 9),
  sealed bytea,
  phone_index bytea,
  consent_version text not null check (length(consent_version) between 1 and 20),
  consented_at timestamptz not null,
  withdrawn_at timestamptz,
  erased_at timestamptz,
  mac bytea,
  tries smallint not null default 0,
  tries_since timestamptz,
  version integer not null default 1,
  constraint room_child_guarded check ((sealed is null) = (erased_at is not null)),
  constraint room_child_emptied check (erased_at is null or (phone_index is null and mac is null)),
  constraint room_child_withdrawn check (withdrawn_at is null or erased_at is not null)
);
comment on table room_child is 'a child whose guardian agreed for a term: names, telephone, who may pick up are sealed as one; there is no child without a guardian';
create index room_child_room on room_child (room_id);
create index room_child_area on room_child (area);

create table room_booking (
  id uuid primary key,
  number text not null unique check (number ~ '^[0-9]{8}$'),
  room_id uuid not null references room (id),
  seat_id uuid not null references room_seat (id),
  area text collate "C" not null,
  child_id uuid references room_child (id),
  source text not null check (source in ('portal', 'kiosk', 'desk')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  status text not null check (status in ('booked', 'checkedIn', 'away', 'released', 'noShow', 'autoReleased', 'cancelled')),
  at timestamptz not null,
  hold_until timestamptz not null,
  arrived_at timestamptz,
  away_until timestamptz,
  ended_at timestamptz,
  excused text check (length(excused) between 2 and 200),
  name_sealed bytea,
  phone_sealed bytea,
  phone_index bytea,
  mac bytea,
  tries smallint not null default 0,
  tries_since timestamptz,
  erased_at timestamptz,
  version integer not null default 1,
  constraint room_booking_span check (starts_at < ends_at),
  constraint room_booking_named check ((name_sealed is null) = (phone_sealed is null) and (name_sealed is null) = (phone_index is null)),
  constraint room_booking_child check (child_id is null or name_sealed is null),
  constraint room_booking_away check ((status = 'away') = (away_until is not null)),
  constraint room_booking_ended check ((status in ('booked', 'checkedIn', 'away')) = (ended_at is null)),
  constraint room_booking_excused check (excused is null or status in ('noShow', 'autoReleased')),
  constraint room_seat_taken exclude using gist (seat_id with =, tstzrange(starts_at, ends_at) with &&) where (status in ('booked', 'checkedIn', 'away')),
  constraint room_person_once exclude using gist (phone_index with =, tstzrange(starts_at, ends_at) with &&) where (status in ('booked', 'checkedIn', 'away') and phone_index is not null),
  constraint room_child_once exclude using gist (child_id with =, tstzrange(starts_at, ends_at) with &&) where (status in ('booked', 'checkedIn', 'away') and child_id is not null)
);
comment on table room_booking is 'a seat for a span: booked, sat on, left for a while, given back; a walk-in leaves no name; a child''s hangs on the guardian''s consent';
create index room_booking_room on room_booking (room_id, starts_at);
create index room_booking_open on room_booking (room_id, status) where status in ('booked', 'checkedIn', 'away');
create index room_booking_area on room_booking (area);
create index room_booking_person on room_booking (phone_index) where phone_index is not null;
